//! What a call costs: `cargo bench -p host-test`.

use divan::Bencher;
use host_test::{COMPONENT, Host, Limits, blobs::FolderBlobs, demo, http::Library};
use serde_json::Value;
use std::sync::{Arc, LazyLock};
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("the system has threads"));
static HOST: LazyLock<Host> = LazyLock::new(|| Host::new(Limits::default()).expect("the connector loads"));

fn main() {
    println!("component: {} KB", COMPONENT.len() / 1000);
    divan::main();
}

/// A fresh instance and the smallest answer.
#[divan::bench]
fn describe(bencher: Bencher) {
    LazyLock::force(&HOST);
    bencher.bench(|| RUNTIME.block_on(HOST.describe()).expect("an answer"));
}

/// A fresh instance, the whole way to Bitbucket's recorded answer and back.
#[divan::bench]
fn list_pull_requests(bencher: Bencher) {
    let library = Library::embedded();
    let case = library.cases().find(|case| case.product == "cloud" && case.name == "list-pull-requests");
    let case = case.expect("the fixture of the action's sample");
    let input = case.fixture.input.to_string();
    let call = || {
        let http = library.answering("cloud", &case.fixture.action, &case.fixture.input);
        let services = demo::services(http, Arc::new(FolderBlobs::open("/nonexistent".as_ref())));
        let answer = RUNTIME.block_on(HOST.invoke(&services, "cloud", &case.fixture.action, &input));
        let output = answer.expect("an answer").expect("a success");
        serde_json::from_str::<Value>(&output).expect("JSON")
    };
    call();
    bencher.bench(call);
}
