//! What reading costs, beside the least that it could: `cargo bench -p host-test --bench reading`.
//!
//! All cases take turns in one run, so that what else the machine does meets all of them; medians, and their ratios.
//! `CONNECTOR_WASM` names another component to measure.

mod native;

use std::{
    env, fs,
    sync::{Arc, LazyLock},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use host_test::{
    COMPONENT, Host, Limits, Services,
    blobs::{Blobs, FolderBlobs},
    demo,
    fixture::{Fixture, Reply},
    http::{Content, Header, Http, HttpError, Library, Request, Response},
    policy::Policy,
};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// How often each case is run; before that a tenth as often, unmeasured.
const TIMES: usize = 1_000;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("the system has threads"));
/// The connector, or another that is compared with it.
static CONNECTOR: LazyLock<Vec<u8>> = LazyLock::new(|| match env::var_os("CONNECTOR_WASM") {
    Some(file) => fs::read(file).expect("CONNECTOR_WASM names a file"),
    None => COMPONENT.to_vec(),
});
static HOST: LazyLock<Host> = LazyLock::new(|| Host::load(&CONNECTOR, Limits::default()).expect("the connector loads"));

/// One thing that is measured.
struct Case {
    name: &'static str,
    /// The most that it may take of the case before it, if that is its floor.
    goal: Option<f64>,
    run: Box<dyn Fn()>,
}

fn main() {
    let page = page();
    let repository = reply_of("get-repository").to_string();
    println!("component: {} KB; page of 50 pull requests: {} KB", CONNECTOR.len() / 1000, page.len() / 1000);
    let listed = invoked("list-pull-requests", &json!({ "workspace": "acme", "repo": "web", "max_items": 50 }), &page);
    let output: Value = serde_json::from_str(&listed()).expect("JSON");
    let expected: Value = serde_json::from_str(&native::pull_requests(&page)).expect("JSON");
    assert_eq!(output, expected, "both clients give the same");
    let refused = invoked("get-repository", &json!({}), "");
    let called = invoked("call-api", &json!({ "path": "things" }), &page);
    let (native_page, copied) = (page.clone(), page.clone());
    let got = invoked("get-repository", &json!({ "workspace": "acme", "repo": "web" }), &repository);
    let cases = [
        case("native: a page of 50 pull requests", None, move || drop(native::pull_requests(&native_page))),
        case("list-pull-requests: the same page", Some(2.5), move || drop(listed())),
        case("native: UTF-8 of the page checked, and copied", None, move || {
            drop(std::hint::black_box(String::from_utf8(copied.clone().into_bytes())));
        }),
        case("call-api: the same page", None, move || drop(called())),
        case("a fresh instance, asked for the scopes of nothing", None, || {
            RUNTIME.block_on(HOST.required_scopes("cloud", &[])).expect("an answer");
        }),
        case("get-repository: an input that is refused", None, move || drop(refused())),
        case("get-repository", None, move || drop(got())),
    ];
    let mut times = vec![Vec::with_capacity(TIMES); cases.len()];
    for turn in 0..TIMES + TIMES / 10 {
        for (case, times) in cases.iter().zip(&mut times) {
            let begin = Instant::now();
            (case.run)();
            if turn >= TIMES / 10 {
                times.push(begin.elapsed());
            }
        }
    }
    let mut before = Duration::ZERO;
    for (case, times) in cases.iter().zip(&mut times) {
        times.sort_unstable();
        let median = times[TIMES / 2];
        let ratio = median.as_secs_f64() / before.as_secs_f64();
        let ratio = case.goal.map(|goal| format!("{ratio:.1} times it (goal: {goal})")).unwrap_or_default();
        println!("{:<46} {:>8.1} µs  {ratio}", case.name, median.as_secs_f64() * 1e6);
        before = median;
    }
}

fn case(name: &'static str, goal: Option<f64>, run: impl Fn() + 'static) -> Case {
    Case { name, goal, run: Box::new(run) }
}

/// A call of an action that gets this answer.
fn invoked(action: &'static str, input: &Value, body: &str) -> impl Fn() -> String + use<> {
    let (services, input) = (services(body), input.to_string());
    move || match RUNTIME.block_on(HOST.invoke(&services, "cloud", action, &input)).expect("an answer") {
        Ok(output) => output,
        Err(error) => error.message,
    }
}

/// A page of 50 pull requests as Cloud gives it: the fixture's, each with a number of its own.
fn page() -> String {
    let pull_request = &reply_of("list-pull-requests")["values"][0];
    let numbered = |id: u32| {
        let mut pull_request = pull_request.clone();
        pull_request["id"] = json!(id);
        pull_request
    };
    json!({ "values": (1..=50).map(numbered).collect::<Vec<_>>(), "pagelen": 50, "size": 50, "page": 1 }).to_string()
}

/// The answer of Cloud in an action's fixture.
fn reply_of(action: &str) -> Value {
    let library = Library::embedded();
    let case = library.cases().find(|case| case.product == "cloud" && case.name == action);
    let Fixture { calls, .. } = &case.expect("a fixture of this name").fixture;
    let Reply::Answer { body, .. } = &calls[0].reply else { panic!("the fixture is one of a success") };
    body.json.clone().expect("JSON")
}

fn services(body: &str) -> Services {
    demo::services(Arc::new(Always(body.to_owned())), Arc::new(FolderBlobs::open("/nonexistent".as_ref())))
}

/// Gives the same answer to everything.
struct Always(String);

#[async_trait]
impl Http for Always {
    async fn send(&self, _: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        let headers = vec![Header { name: "Content-Type".into(), value: "application/json".into() }];
        Ok(Response { status: 200, headers, body: Content::Text(self.0.clone()) })
    }
}
