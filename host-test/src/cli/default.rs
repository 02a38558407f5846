//! `use`: the connection of commands that name none.

use std::{fs, path::PathBuf};

use anyhow::Context as _;
use serde_json::json;

use super::{
    arguments::{Options, Use},
    connection::is_demo,
    failure::{self, Result},
    own::{DEMOS, Own, folder, variable},
};

/// Beside the store.
const FILE: &str = "default-connection";

/// The connection that the flag names, or the environment, or `use`; else the demo.
pub fn name(options: &Options) -> String {
    let from_environment = || std::env::var("BITBUCKET_CONNECTION").ok().filter(|name| !name.is_empty());
    let named = options.connection.clone().or_else(from_environment);
    // Fixtures are not of one's own connections.
    let kept = || if options.replay.is_some() { None } else { kept(options) };
    named.or_else(kept).unwrap_or_else(|| DEMOS[0].to_owned())
}

fn kept(options: &Options) -> Option<String> {
    let name = fs::read_to_string(file(options)?).ok()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

fn file(options: &Options) -> Option<PathBuf> {
    let folder = options.store.clone().or_else(|| variable("BITBUCKET_CONNECTOR_STORE")).or_else(|| folder().ok())?;
    Some(folder.join(FILE))
}

/// Sets it, or tells which it is.
pub async fn set(options: &Options, arguments: &Use) -> Result<String> {
    if let Some(name) = &arguments.name {
        if !is_demo(name) {
            // One that is not there would fail every command.
            Own::open(options)?.settings(name).await?;
        }
        let file = file(options).context("There is no home folder.").map_err(failure::host)?;
        let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, name));
        written.with_context(|| format!("{} can't be written.", file.display())).map_err(failure::host)?;
    }
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => name(options),
    };
    Ok(if options.json { super::document(&json!({ "connection": name }).to_string()) } else { format!("{name}\n") })
}
