//! Every fixture is a test of its own: `cargo test -p host-test --test fixtures cloud/list-pull-requests`.
//!
//! `UPDATE=1` writes what the connector sends and answers into the fixtures, and leaves Bitbucket's replies as they are.

#[path = "fixtures/deliveries.rs"]
mod deliveries;
#[path = "fixtures/polls.rs"]
mod polls;
#[path = "fixtures/subscriptions.rs"]
mod subscriptions;

use host_test::{
    Host, Limits, blobs::FolderBlobs, catalog::Schemas, demo, error, fixture::Fixture, fixture::differences,
    http::Case, http::Library, http::Replay,
};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    env,
    path::Path,
    process::ExitCode,
    sync::{Arc, LazyLock},
};
use tokio::runtime::Runtime;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures");

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("the system has threads"));
static HOST: LazyLock<Host> = LazyLock::new(|| {
    let compiled = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled");
    Host::cached(&compiled, Limits::default()).expect("the connector loads")
});
static CATALOG: LazyLock<BTreeMap<String, Schemas>> = LazyLock::new(|| {
    let schemas = async |id: &str| HOST.schemas_of(id, None).await.expect("an answer").expect("it is in the catalog");
    RUNTIME.block_on(async {
        let mut catalog = BTreeMap::new();
        for action in HOST.actions().await.expect("the connector has a catalog") {
            catalog.insert(action.id.clone(), schemas(&action.id).await);
        }
        catalog
    })
});

fn main() -> ExitCode {
    let library = match Library::open(Path::new(FIXTURES)) {
        Ok(library) => library,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let trial = |case: &Case| {
        let case = case.clone();
        Trial::test(format!("{}/{}", case.product, case.name), move || replay(&case))
    };
    let mut trials: Vec<Trial> = library.cases().map(trial).collect();
    trials.extend(deliveries::trials(Path::new(FIXTURES)));
    trials.extend(polls::trials(Path::new(FIXTURES)));
    trials.extend(subscriptions::trials(Path::new(FIXTURES)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn replay(case: &Case) -> Result<(), Failed> {
    let Fixture { action, input, calls, .. } = &case.fixture;
    let schemas = CATALOG.get(action).ok_or(format!("there is no action `{action}`"))?;
    let meant_to_be_wrong = case.fixture.error.as_ref().is_some_and(|error| error["kind"] == "invalid-input");
    if !meant_to_be_wrong {
        fits("input", input, &schemas.input)?;
    }

    let update = env::var_os("UPDATE").is_some();
    let http = Arc::new(if update { Replay::lenient(calls) } else { Replay::strict(calls) });
    let folder = tempfile::tempdir()?;
    let mut services = demo::services(http.clone(), Arc::new(FolderBlobs::open(folder.path())));
    services.invocation.attempt = case.fixture.attempt;
    let result = RUNTIME.block_on(HOST.invoke(&services, case.connection(), action, &input.to_string()))?;
    let (output, error) = match result {
        Ok(output) => (Some(serde_json::from_str(&output)?), None),
        Err(error) => (None, Some(error::json(&error))),
    };
    let calls = http.finish().map_err(|faults| {
        let answer = pretty(&output.clone().or(error.clone()));
        format!("{}\nThe action answered {answer}", faults.join("\n"))
    })?;
    if update {
        let path = Path::new(FIXTURES).join(case.product).join(format!("{}.json", case.name));
        Fixture { calls, output: output.clone(), error, ..case.fixture.clone() }.save(&path)?;
    } else {
        same("output", &case.fixture.output, &output)?;
        same("error", &case.fixture.error, &error)?;
    }
    match &output {
        Some(output) => fits("output", output, &schemas.output),
        None => Ok(()),
    }
}

fn fits(what: &str, value: &Value, schema: &str) -> Result<(), Failed> {
    let validator = jsonschema::draft202012::new(&serde_json::from_str(schema)?)?;
    let faults: Vec<_> =
        validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("the {what} does not fit its schema\n{}", faults.join("\n")).into())
    }
}

fn same(what: &str, expected: &Option<Value>, actual: &Option<Value>) -> Result<(), Failed> {
    if expected == actual {
        return Ok(());
    }
    let lines = match (expected, actual) {
        (Some(expected), Some(actual)) => differences(expected, actual),
        _ => Vec::new(),
    };
    Err(format!("the {what} differs\n{}\nexpected {}\ngot {}", lines.join("\n"), pretty(expected), pretty(actual))
        .into())
}

fn pretty(value: &Option<Value>) -> String {
    value.as_ref().map_or("none".into(), |value| serde_json::to_string_pretty(value).expect("JSON"))
}
