//! What long lists cost, in time and in the connector's memory: `cargo bench -p host-test --bench sending`.
//!
//! The time of a page must not grow with their number; ten thousand items must fit into 64 MiB.

use async_trait::async_trait;
use divan::{Bencher, counter::ItemsCount};
use host_test::{
    COMPONENT, Host, Limits, Services,
    blobs::{Blobs, FolderBlobs},
    demo,
    fixture::Reply,
    http::{Content, Header, Http, HttpError, Library, Request, Response},
    policy::Policy,
};
use serde_json::json;
use std::sync::{Arc, LazyLock};
use tokio::runtime::Runtime;

/// Items of a page.
const PAGE: usize = 100;

/// Pages whose memory is told: ten thousand items.
const MANY: usize = 100;

/// Most that is tried, in MiB.
const MOST: usize = 512;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("the system has threads"));
static HOST: LazyLock<Host> = LazyLock::new(|| Host::new(Limits::default()).expect("the connector loads"));

fn main() {
    println!("memory that {} items need:", PAGE * MANY);
    for list in LISTS {
        println!(
            "  {list:<32} {}",
            least_memory(list).map_or("too much".into(), |mebibytes| format!("{mebibytes} MiB"))
        );
    }
    divan::main();
}

/// Actions on connections: as small as items can be, and as large as Bitbucket's are.
const LISTS: [List; 4] = [
    List { connection: "cloud", action: "call-api" },
    List { connection: "data-center", action: "call-api" },
    List { connection: "cloud", action: "list-pull-requests" },
    List { connection: "data-center", action: "list-pull-requests" },
];

#[derive(Clone, Copy, Debug)]
struct List {
    connection: &'static str,
    action: &'static str,
}

impl std::fmt::Display for List {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}, {}", self.action, self.connection))
    }
}

#[divan::bench(args = [10, 100, 400])]
fn pages_of_small_items(bencher: Bencher, pages: usize) {
    bench(bencher, LISTS[1], pages);
}

#[divan::bench(args = [10, 50])]
fn pages_of_pull_requests(bencher: Bencher, pages: usize) {
    bench(bencher, LISTS[2], pages);
}

fn bench(bencher: Bencher, list: List, pages: usize) {
    let services = list.services(pages);
    bencher.counter(ItemsCount::new(pages)).bench(|| list.output(&HOST, &services).expect("memory enough"));
}

/// The smallest memory in MiB in which the list arrives, found by halving.
fn least_memory(list: List) -> Option<usize> {
    let services = list.services(MANY);
    let fits = |mebibytes: usize| {
        let limits = Limits { memory_bytes: mebibytes << 20, instances: 1, ..Limits::default() };
        Host::load(COMPONENT, limits).is_ok_and(|host| list.output(&host, &services).is_some())
    };
    let (mut too_little, mut enough) = (0, MOST);
    if !fits(enough) {
        return None;
    }
    while enough - too_little > 1 {
        let middle = usize::midpoint(too_little, enough);
        if fits(middle) { enough = middle } else { too_little = middle }
    }
    Some(enough)
}

impl List {
    fn services(self, pages: usize) -> Services {
        let library = Library::embedded();
        let item = match self.action {
            "call-api" => json!({ "name": "item" }),
            action => {
                let case = library.cases().find(|case| case.product == self.connection && case.name == action);
                let Reply::Answer { body, .. } = &case.expect("a fixture of this name").fixture.calls[0].reply else {
                    panic!("the fixture is one of a success")
                };
                body.json.as_ref().expect("a page")["values"][0].clone()
            }
        };
        let mut item = item;
        item["id"] = json!("NUMBER");
        let item = item.to_string();
        demo::services(Arc::new(Pages { item, pages }), Arc::new(FolderBlobs::open("/nonexistent".as_ref())))
    }

    /// Lists them all; none where the connector ran out of memory.
    fn output(self, host: &Host, services: &Services) -> Option<String> {
        let mut input = match self.action {
            "call-api" => json!({ "path": "things" }),
            _ => json!({ "workspace": "acme", "repo": "web" }),
        };
        input["max_items"] = json!(100_000);
        let answer = RUNTIME.block_on(host.invoke(services, self.connection, self.action, &input.to_string()));
        answer.ok().map(|answer| answer.expect("a success"))
    }
}

/// A list of so many pages of the same item, but for its number.
struct Pages {
    item: String,
    pages: usize,
}

#[async_trait]
impl Http for Pages {
    async fn send(&self, request: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        let cloud = request.url.host_str() == Some("api.bitbucket.org");
        let named = |name: &str| request.url.query_pairs().find(|(known, _)| known == name);
        let place = named(if cloud { "page" } else { "start" });
        let place: usize = place.and_then(|(_, number)| number.parse().ok()).unwrap_or(0);
        let page = if cloud { place.saturating_sub(1) } else { place / PAGE };
        let numbers = page * PAGE..(page + 1) * PAGE;
        let items = numbers.map(|number| self.item.replacen("\"NUMBER\"", &number.to_string(), 1));
        let items = items.collect::<Vec<_>>().join(",");
        let last = page + 1 == self.pages;
        let body = if cloud {
            let mut next = request.url.clone();
            let others: Vec<_> = request.url.query_pairs().filter(|(name, _)| name != "page").collect();
            next.query_pairs_mut().clear().extend_pairs(others).append_pair("page", &(page + 2).to_string());
            json!({
                "pagelen": PAGE, "page": page + 1, "size": PAGE * self.pages,
                "next": (!last).then_some(next.as_str()),
            })
        } else {
            json!({ "isLastPage": last, "nextPageStart": (page + 1) * PAGE })
        };
        let body = body.to_string().replacen('{', &format!("{{\"values\":[{items}],"), 1);
        let headers = vec![Header { name: "Content-Type".into(), value: "application/json".into() }];
        Ok(Response { status: 200, headers, body: Content::Text(body) })
    }
}
