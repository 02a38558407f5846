//! `refresh`: new tokens for a connection that nobody uses for long, before the old ones are void.

use std::sync::Arc;

use host_test::{Services, blobs::FolderBlobs, tokens::TokenStore as _};
use serde_json::json;

use super::{
    arguments::{Options, Refresh},
    connection::{self, is_demo},
    connections::State,
    failure::{self, Result, usage},
    own::Own,
    progress::Progress,
};

/// Gets new tokens now, and keeps them.
pub async fn refresh(options: &Options, arguments: &Refresh) -> Result<String> {
    let name = &arguments.name;
    if is_demo(name) {
        return Err(usage(
            format!("The connection `{name}` is built in and has no tokens."),
            "Refresh one of your own: `host-test connections` lists them.",
        ));
    }
    let own = Own::open(options)?;
    let settings = own.settings(name).await?;
    let (http, tokens) = (Arc::new(connection::live()?), own.store.clone());
    let services = Services::new(http, Arc::new(own), Arc::new(FolderBlobs::open(&options.blobs)));
    let services = Services { tokens: tokens.clone(), observer: Arc::new(Progress::new(options.verbose)), ..services };
    let refreshed = super::load()?.refresh(&services, name).await;
    refreshed.map_err(|ended| failure::host(ended.into()))??;

    let entry = tokens.load(name).await;
    let entry =
        entry.map_err(|error| failure::host(anyhow::Error::from(error).context("Can't read the new tokens.")))?;
    let expires_at = entry.as_ref().and_then(|entry| entry.tokens.expires_at);
    if options.json {
        return Ok(super::document(&json!({ "connection": name, "expires_at": expires_at }).to_string()));
    }
    super::note(&format!("Refreshed `{name}`: {}.", State::of(&settings, entry).told(name)));
    Ok(String::new())
}
