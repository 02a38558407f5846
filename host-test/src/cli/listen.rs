//! `listen`: receives the webhooks of all subscriptions until Ctrl-C, and looks after them.

use std::{net::SocketAddr, sync::Arc};

use anyhow::Context as _;
use host_test::{receiver::Receiver, store::Mode};
use tokio::net::TcpListener;

use super::{
    arguments::{Listen, Options},
    failure::{self, Result},
    hosted::{Hosted, unusable},
    reconcile,
    sink::Sink,
};

/// Listens, and hands events on.
pub async fn listen(options: &Options, arguments: &Listen) -> Result<()> {
    let hosted = Hosted::open(options)?;
    let sink = Sink::new(&arguments.to)?;
    let address = SocketAddr::new(arguments.address, arguments.port);
    let listener = TcpListener::bind(address).await.with_context(|| format!("Can't listen on {address}."));
    let listener = listener.map_err(failure::host)?;
    let bound = listener.local_addr().map_err(|error| failure::host(error.into()))?;
    let subscriptions = hosted.store.subscriptions().await.map_err(unusable)?;
    super::note(&format!("Listening on http://{bound}. Press Ctrl-C to stop."));
    for one in subscriptions.iter().filter(|one| one.mode == Mode::Webhook) {
        super::note(&format!("  /hooks/{} starts {} of {}", one.id, one.trigger, one.connection));
    }
    let caring = hosted.clone();
    let caring = tokio::spawn(async move { reconcile::regularly(&caring).await });
    let Hosted { host, store, services } = hosted;
    let receiver = Receiver { host, store, services, handler: Arc::new(sink) };
    let stop = async {
        // Without a way to hear of Ctrl-C, it ends the program anyway.
        let _ = tokio::signal::ctrl_c().await;
    };
    let served = receiver.serve(listener, stop).await.context("Can't receive webhooks.").map_err(failure::host);
    caring.abort();
    served
}
