//! How much memory a long list needs: what it returns, and about as much again while that grows.

use crate::{LIBRARY, loaded};
use async_trait::async_trait;
use host_test::{
    Host, Limits,
    blobs::{Blobs, FolderBlobs},
    demo,
    fixture::Reply,
    http::{Content, Header, Http, HttpError, Request, Response},
    policy::Policy,
};
use serde_json::{Value, json};
use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicUsize, Ordering},
};

const PULL_REQUESTS: usize = 10_000;

static HOST: LazyLock<Host> = LazyLock::new(|| loaded(Limits { memory_bytes: 48 << 20, ..Limits::default() }));

/// Ten thousand pull requests, page after page, on either product.
struct Many {
    /// The fixture's, with a place for the number.
    pull_request: String,
    requests: AtomicUsize,
}

impl Many {
    fn of(product: &str) -> Self {
        let case = LIBRARY.cases().find(|case| case.product == product && case.name == "list-pull-requests");
        let Reply::Answer { body, .. } = &case.expect("a fixture").fixture.calls[0].reply else { panic!("a success") };
        let mut pull_request = body.json.as_ref().expect("JSON")["values"][0].clone();
        pull_request["id"] = json!("<number>");
        Self { pull_request: pull_request.to_string(), requests: AtomicUsize::default() }
    }
}

#[async_trait]
impl Http for Many {
    async fn send(&self, request: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        self.requests.fetch_add(1, Ordering::Relaxed);
        let url = &request.url;
        let number = |name: &str| url.query_pairs().find(|(known, _)| known == name)?.1.parse::<usize>().ok();
        let (from, size, told) = if let Some(size) = number("pagelen") {
            let page = number("page").unwrap_or(1);
            let next = url.as_str().replace(&format!("&page={page}"), "") + &format!("&page={}", page + 1);
            let next = (page * size < PULL_REQUESTS).then_some(next);
            ((page - 1) * size, size, json!({"page": page, "pagelen": size, "size": PULL_REQUESTS, "next": next}))
        } else {
            let (start, size) = (number("start").unwrap_or(0), number("limit").expect("a size"));
            let last = start + size >= PULL_REQUESTS;
            (start, size, json!({"isLastPage": last, "nextPageStart": start + size, "limit": size}))
        };
        let numbers = from + 1..=(from + size).min(PULL_REQUESTS);
        let values: Vec<_> = numbers.map(|id| self.pull_request.replace("\"<number>\"", &id.to_string())).collect();
        let told = told.to_string();
        let body = format!("{{\"values\":[{}],{}", values.join(","), &told[1..]);
        let headers = vec![Header { name: "Content-Type".into(), value: "application/json".into() }];
        Ok(Response { status: 200, headers, body: Content::Text(body) })
    }
}

#[tokio::test]
async fn ten_thousand_pull_requests_fit_into_48_mib() {
    // Cloud's pages have 50 pull requests, Data Center's 1,000.
    for (product, requests) in [("cloud", 200), ("data-center", 10)] {
        let many = Arc::new(Many::of(product));
        let services = demo::services(many.clone(), Arc::new(FolderBlobs::open("/nonexistent".as_ref())));
        let input = json!({"workspace": "acme", "repo": "web", "max_items": PULL_REQUESTS}).to_string();
        let output = HOST.invoke(&services, product, "list-pull-requests", &input).await;
        let output: Value = serde_json::from_str(&output.expect(product).expect("a success")).expect("JSON");
        let ids: Vec<_> = output["items"].as_array().expect("items").iter().map(|item| item["id"].as_u64()).collect();
        assert!(ids.iter().copied().eq((1..=10_000).map(Some)), "{product}: {} items", ids.len());
        assert_eq!(output["next"], Value::Null);
        assert_eq!(many.requests.load(Ordering::Relaxed), requests, "{product}");
    }
}
