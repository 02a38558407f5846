//! Runs that are stopped from outside, and deadlines that come before the end.

use super::{HERE, HOST, Site, request, thing};
use crate::loaded;
use async_trait::async_trait;
use host_test::{
    CallHandle, Limits, Services,
    blobs::Blobs,
    clock::{Clock, FakeClock, SystemClock},
    http::{Content, Http, HttpError, Request, Response},
    observer::{Level, Observer},
    policy::Policy,
    sim::{Answer, Product, Rule, Script},
    types::{Applied, Error, ErrorKind},
};
use serde_json::json;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

const TEN_SECONDS: u64 = 10_000;

/// A site whose runs are told that they will be stopped in ten seconds.
fn short_of_time(product: Product, script: Script) -> Site {
    let mut site = Site::new(product, script);
    site.clock = Arc::new(FakeClock::at(site.began).until(site.began + TEN_SECONDS));
    site.services.clock = site.clock.clone();
    site
}

#[tokio::test]
async fn nothing_is_sent_once_a_call_is_stopped() {
    for product in Product::ALL {
        for method in ["GET", "POST"] {
            let site = Site::new(product, Script::default());
            site.services.invocation.handle.cancel();
            let error = site.call(method).await.expect_err("it was stopped");
            assert_eq!((error.kind, error.applied, error.retryable), (ErrorKind::Cancelled, Applied::No, false));
            assert!(site.requests().is_empty(), "{product:?} {method}");
        }
    }
}

/// Stops the call while a request is under way, which is never answered.
struct Stops(CallHandle, Mutex<Vec<String>>);

#[async_trait]
impl Http for Stops {
    async fn send(&self, request: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        self.1.lock().expect("no panic under the lock").push(request.method);
        self.0.cancel();
        std::future::pending().await
    }
}

async fn stopped_on_the_way(product: Product, method: &str) -> (Error, Vec<String>) {
    let site = Site::new(product, Script::default());
    let http = Arc::new(Stops(site.services.invocation.handle.clone(), Mutex::default()));
    let services = Services { http: http.clone(), ..site.services.clone() };
    let error =
        HOST.call_api(&services, HERE, &request(method, "thing")).await.expect("an answer").expect_err("stopped");
    let sent = http.1.lock().expect("no panic under the lock").clone();
    (error, sent)
}

#[tokio::test]
async fn a_write_that_was_under_way_may_have_happened() {
    for product in Product::ALL {
        let (error, sent) = stopped_on_the_way(product, "POST").await;
        assert_eq!((error.applied, &sent[..]), (Applied::Unknown, &["POST".to_owned()][..]), "{error:?}");
        let (error, sent) = stopped_on_the_way(product, "GET").await;
        assert_eq!((error.kind, error.applied, sent.len()), (ErrorKind::Cancelled, Applied::No, 1), "{error:?}");
    }
}

/// Never answers.
struct Silent;

#[async_trait]
impl Http for Silent {
    async fn send(&self, _: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn at_the_deadline_a_run_says_what_became_of_it() {
    let limits = Limits { deadline: Duration::from_millis(200), ..Limits::default() };
    let host = loaded(limits);
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let services = Services { http: Arc::new(Silent), ..site.services.clone() };
        let ended = host.call_api(&services, HERE, &request("POST", "thing")).await;
        let error = ended.expect("it has a moment to say so").expect_err("nothing came back");
        assert_eq!((error.applied, error.retryable), (Applied::Unknown, true), "{error:?}");
    }
}

/// Stops the call when it has heard of an answer.
struct StopsAt429(CallHandle);

impl Observer for StopsAt429 {
    fn log(&self, _: Level, message: &str) {
        if message.ends_with("429") {
            self.0.cancel();
        }
    }

    fn progress(&self, _: u64, _: Option<u64>, _: &str) {}
}

#[tokio::test]
async fn a_wait_ends_when_the_call_is_stopped() {
    for product in Product::ALL {
        let busy = Answer::new(429).header("Retry-After", "30");
        let mut site = Site::new(product, Script::default().rule(Rule::on("*", &thing(product)).answers(busy)));
        site.services.clock = Arc::new(SystemClock);
        site.services.observer = Arc::new(StopsAt429(site.services.invocation.handle.clone()));
        let ended = tokio::time::timeout(Duration::from_secs(20), site.call("POST")).await;
        let error = ended.expect("half a minute is not waited").expect_err("it was stopped");
        assert_eq!(
            (error.kind, error.applied, site.count("POST")),
            (ErrorKind::Cancelled, Applied::No, 1),
            "{product:?}"
        );
    }
}

#[tokio::test]
async fn no_wait_goes_beyond_the_deadline() {
    for product in Product::ALL {
        for (seconds, requests) in [(5, 2), (30, 1)] {
            let busy = Answer::new(429).header("Retry-After", &seconds.to_string());
            let site = short_of_time(product, Script::default().rule(Rule::on("*", &thing(product)).answers(busy)));
            let error = site.call("POST").await.expect_err("it stays busy");
            assert_eq!(
                (error.kind, error.retry_after_ms),
                (ErrorKind::RateLimited, Some(seconds * 1_000)),
                "{product:?}"
            );
            assert_eq!(
                (site.count("POST"), site.clock.now_ms() < site.began + TEN_SECONDS),
                (requests, true),
                "{product:?}"
            );
        }
    }
}

#[tokio::test]
async fn waiting_for_a_pipeline_ends_before_the_deadline_and_goes_on_in_the_next_run() {
    let id = "{7a1e5c30-0001-4b2d-9f3e-5d6c7b8a9f01}";
    let pipeline = json!({
        "uuid": id, "build_number": 7, "state": { "name": "IN_PROGRESS", "stage": { "name": "RUNNING" } },
        "target": { "type": "pipeline_ref_target", "ref_type": "branch", "ref_name": "main", "commit": { "hash": "4f5e6d7c" } },
        "created_on": "2026-11-20T09:30:00Z",
    });
    let rule = Rule::on("GET", "/2.0/repositories/acme/web/pipelines/").answers(Answer::json(200, &pipeline));
    let site = short_of_time(Product::Cloud, Script::default().rule(rule));
    let input = json!({ "workspace": "acme", "repo": "web", "pipeline": id, "wait_seconds": 3_600 });
    let waited = site.invoke("wait-for-pipeline", &input).await.expect("an answer");
    assert_eq!((&waited["done"], &waited["next"]), (&json!(false), &json!("9")), "{waited}");
    assert_eq!(site.slept(), 9_000);
}

/// Notes how long each request may take.
#[derive(Default)]
struct Timed(Mutex<Vec<Duration>>);

#[async_trait]
impl Http for Timed {
    async fn send(&self, request: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        self.0.lock().expect("no panic under the lock").push(request.timeout);
        Ok(Response { status: 200, headers: Vec::new(), body: Content::Text("{}".into()) })
    }
}

#[tokio::test]
async fn a_request_may_not_take_longer_than_the_call() {
    for product in Product::ALL {
        let site = short_of_time(product, Script::default());
        let http = Arc::new(Timed::default());
        let services = Services { http: http.clone(), ..site.services.clone() };
        for (now, seconds) in [(0, 9), (8_500, 1), (TEN_SECONDS, 1)] {
            site.clock.set(site.began + now);
            HOST.call_api(&services, HERE, &request("GET", "thing")).await.expect("an answer").expect("a success");
            let last = http.0.lock().expect("no panic under the lock").pop();
            assert_eq!(last, Some(Duration::from_secs(seconds)), "{product:?}");
        }
    }
}
