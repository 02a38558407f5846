//! Everything about the connector and its host that is not the case of one action. One binary, because linking wasmtime
//! takes longer than the tests.

mod anything;
mod checking;
mod choices;
mod completeness;
mod consistency;
mod docs;
mod durable;
mod floors;
mod forms;
mod generic;
mod histories;
mod hostile;
mod live;
mod memory;
mod oauth;
mod oracle;
mod published;
mod receiving;
mod recording;
mod sandbox;
mod schemas;
mod secrets;
mod sending;
mod simulation;
mod stores;
mod story;
mod triggers;
mod validation;

use host_test::{
    Host, Limits,
    catalog::{Action, Schemas},
    http::Library,
};
use serde_json::Value;
use std::{
    ops::Deref,
    path::{Path, PathBuf},
    sync::LazyLock,
};
use tokio::sync::OnceCell;

static HOST: LazyLock<Host> = LazyLock::new(|| loaded(Limits::default()));

/// The connector, compiled once for all tests of all files and their children.
fn loaded(limits: Limits) -> Host {
    Host::cached(&compiled(), limits).expect("the connector loads")
}

fn compiled() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled")
}

static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| Library::open(&root().join("fixtures")).expect("the fixtures parse"));

/// An action with its schemas and samples.
#[derive(PartialEq, Debug)]
struct Offered {
    action: Action,
    schemas: Schemas,
}

impl Deref for Offered {
    type Target = Action;

    fn deref(&self) -> &Action {
        &self.action
    }
}

async fn catalog() -> &'static [Offered] {
    static CATALOG: OnceCell<Vec<Offered>> = OnceCell::const_new();
    let read = || async {
        let mut catalog = Vec::new();
        for action in HOST.actions().await.expect("the connector has a catalog") {
            catalog
                .push(Offered { schemas: schemas(&action.id, None).await.expect("every action has schemas"), action });
        }
        catalog
    };
    CATALOG.get_or_init(read).await
}

async fn schemas(id: &str, product: Option<&str>) -> Option<Schemas> {
    HOST.schemas_of(id, product).await.expect("an answer")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Fails with all the faults at once.
fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
