//! `simulate`: a Bitbucket on this machine to try actions against, until somebody ends it.

use std::{collections::BTreeMap, time::Duration};

use anyhow::Context as _;
use host_test::sim::{Product, Script, Simulation};
use serde_json::json;

use super::{
    arguments::Simulate,
    failure::{self, Result},
};

/// Even a forgotten one ends.
const LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// Starts it, tells how to reach it, and serves until Ctrl-C.
pub async fn simulate(arguments: &Simulate, as_json: bool) -> Result<()> {
    let script = Script::default().port(arguments.port).life(LIFE);
    let mut simulation = Simulation::start(script)
        .with_context(|| format!("The simulation can't listen on port {}.", arguments.port))
        .map_err(failure::host)?;
    let mut connections = BTreeMap::from([
        ("simulated-cloud", simulation.connection(Product::Cloud)),
        ("simulated-cloud-grace", simulation.connection_of(Product::Cloud, "grace")),
        ("simulated-cloud-oauth", simulation.connection_with(Product::Cloud, "oauth")),
        ("simulated-data-center", simulation.connection(Product::DataCenter)),
        ("simulated-data-center-grace", simulation.connection_of(Product::DataCenter, "grace")),
        ("simulated-data-center-oauth", simulation.connection_with(Product::DataCenter, "oauth")),
    ]);
    // Downloads lead to a storage of its own, and no host fetches files from a private address by itself.
    for settings in connections.values_mut() {
        settings["host"]["allow"] = json!([simulation.storage()]);
    }
    if as_json {
        let (origin, storage) = (simulation.origin(), simulation.storage());
        let told = json!({ "origin": origin, "storage": storage, "connections": connections });
        super::print(super::document(&told.to_string()).as_bytes());
    } else {
        let tables = toml::to_string(&connections).context("The connections are no TOML.").map_err(failure::host)?;
        super::print(tables.as_bytes());
        super::note(
            "\nPaste these tables into your connections file; Ctrl-C ends the simulation. Then try:\n\
             host-test run list-pull-requests -c simulated-cloud -f workspace=acme -f repo=web\n\
             host-test connect simulated-cloud-oauth\n\
             docs/story.md plays a whole day; webhooks are delivered to this machine.",
        );
    }
    tokio::select! {
        () = simulation.ended() => super::note("The simulation ended by itself: it has a longest life and a most of requests."),
        // Without a way to hear of Ctrl-C, it ends the program anyway.
        _ = tokio::signal::ctrl_c() => {}
    }
    Ok(())
}
