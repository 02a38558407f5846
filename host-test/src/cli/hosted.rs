//! A host for triggers: the connector, the user's own connections, and the store of subscriptions.

use std::sync::Arc;

use anyhow::anyhow;
use host_test::{
    Host, Services,
    blobs::FolderBlobs,
    store::{SqliteStore, Subscription},
    types::Error,
};

use super::{
    arguments::Options,
    connection::{self, is_demo},
    failure::{self, Result, usage},
    own::Own,
    progress::Progress,
};

/// What the commands for triggers work with.
#[derive(Clone)]
pub struct Hosted {
    pub host: Host,
    pub store: Arc<SqliteStore>,
    pub services: Services,
}

impl Hosted {
    /// Opens the store. Nothing is sent.
    pub fn open(options: &Options) -> Result<Self> {
        let own = Own::open(options)?;
        let store = own.store.clone();
        let http = Arc::new(connection::live()?);
        let services = Services::new(http, Arc::new(own), Arc::new(FolderBlobs::open(&options.blobs)));
        let observer = Arc::new(Progress::new(options.verbose));
        let services = Services { tokens: store.clone(), observer, ..services };
        Ok(Self { host: super::load()?, store, services })
    }

    /// The subscription that an id, or its beginning, names.
    pub async fn subscription(&self, id: &str) -> Result<Subscription> {
        let all = self.store.subscriptions().await.map_err(unusable)?;
        let mut named = all.into_iter().filter(|one| one.id.starts_with(id));
        match (named.next(), named.next()) {
            (Some(one), None) => Ok(one),
            (Some(_), Some(_)) => Err(usage(
                format!("Several subscriptions begin with `{id}`."),
                "Type more of the ID: host-test subscriptions",
            )),
            (None, _) => Err(usage(format!("There is no subscription `{id}`."), "List them: host-test subscriptions")),
        }
    }
}

/// Refuses the built-in connections, which have no Bitbucket behind them.
pub fn real(connection: &str) -> Result<()> {
    if !is_demo(connection) {
        return Ok(());
    }
    Err(usage(
        format!("The connection `{connection}` replays recorded responses, so nothing happens there."),
        "Use a connection of your own: --connection NAME",
    ))
}

/// The store does not answer.
pub fn unusable(reason: String) -> Box<Error> {
    failure::host(anyhow!(reason).context("The store of subscriptions can't be used."))
}
