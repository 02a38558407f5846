//! What is sent again, how often, after which wait; and what is not.

use super::{Site, thing};
use host_test::{
    sim::{Answer, Product, Rule, Script},
    types::ErrorKind,
};
use serde_json::json;
use std::time::Duration;

const HARMLESS: [&str; 4] = ["GET", "HEAD", "PUT", "DELETE"];
const HARMFUL: [&str; 2] = ["POST", "PATCH"];

fn site(product: Product, rule: impl Fn(Rule) -> Rule) -> Site {
    let always = Rule::on("*", &thing(product)).answers(Answer::json(200, &json!({})));
    Site::new(product, Script::default().rule(rule(Rule::on("*", &thing(product)))).rule(always))
}

#[tokio::test]
async fn too_many_requests_are_repeated_for_any_method() {
    for product in Product::ALL {
        for method in [&HARMLESS[..], &HARMFUL].concat() {
            let site = site(product, |rule| rule.times(2).answers(Answer::rate_limited(Some("2"))));
            assert_eq!(site.call(method).await.expect("a success").status, 200, "{product:?} {method}");
            assert_eq!((site.count(method), site.slept()), (3, 4_000), "{product:?} {method}");
            let bodies: Vec<_> = site.requests().iter().map(|seen| seen.sha256.clone()).collect();
            assert!(bodies.iter().all(|body| *body == bodies[0]), "{method}");
        }
    }
}

#[tokio::test]
async fn faults_are_repeated_where_that_is_harmless() {
    let faults = [500, 502, 503, 504, 555].map(Answer::new);
    let faults = faults.into_iter().chain([Answer::reset()]);
    for fault in faults {
        for product in Product::ALL {
            for method in HARMLESS {
                let site = site(product, |rule| rule.times(1).answers(fault.clone()));
                assert_eq!(site.call(method).await.expect("a success").status, 200, "{product:?} {method} {fault:?}");
                assert_eq!(site.count(method), 2, "{product:?} {method} {fault:?}");
            }
            for method in HARMFUL {
                let site = site(product, |rule| rule.times(1).answers(fault.clone()));
                let error = site.call(method).await.expect_err("it may have been done");
                assert!(
                    matches!(error.kind, ErrorKind::Upstream | ErrorKind::Timeout | ErrorKind::Network),
                    "{error:?}"
                );
                assert_eq!((site.count(method), site.slept()), (1, 0), "{product:?} {method} {fault:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_build_status_is_harmless_twice() {
    for (product, path) in [
        (Product::Cloud, "/2.0/repositories/acme/web/commit/"),
        (Product::DataCenter, "/bitbucket/rest/api/latest/projects/acme/repos/web/commits/"),
    ] {
        for lost in [Answer::new(503), Answer::reset()] {
            let rule = Rule::on("POST", path).times(1).done_first().answers(lost);
            let site = Site::new(product, Script::default().rule(rule));
            let input = json!({
                "workspace": "acme", "repo": "web", "commit": "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
                "key": "ci/web", "state": "successful", "url": "https://ci.example.com/web/17",
            });
            let build = site.invoke("set-build-status", &input).await.expect("a success");
            assert_eq!((build["key"].as_str(), site.count("POST")), (Some("ci/web"), 2), "{product:?}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_late_is_asked_for_again() {
    for product in Product::ALL {
        for late in [Answer::new(200).late(Duration::from_secs(60)), Answer::json(200, &json!({ "a": 1 })).stuck()] {
            let mut site = site(product, |rule| rule.times(1).answers(late.clone()));
            site.set(json!({ "timeout_ms": 300 }));
            assert_eq!(site.call("GET").await.expect("a success").status, 200, "{product:?}");
            // On a busy machine the second can be late as well.
            assert!((2..=4).contains(&site.count("GET")), "{product:?}");
        }
        let mut site = site(product, |rule| rule.answers(Answer::new(200).late(Duration::from_secs(60))));
        site.set(json!({ "timeout_ms": 50 }));
        let error = site.call("POST").await.expect_err("it may have been done");
        assert_eq!((error.kind, site.count("POST")), (ErrorKind::Timeout, 1), "{product:?}");
    }
}

#[tokio::test]
async fn what_does_not_pass_is_not_repeated() {
    for product in Product::ALL {
        for status in [400, 401, 403, 404, 405, 409, 410, 412, 422, 501] {
            let site = site(product, |rule| rule.answers(Answer::new(status)));
            let error = site.call("GET").await.expect_err("a failure");
            assert_eq!((error.status, error.retry_after_ms), (Some(status), None), "{product:?}");
            assert_eq!((site.count("GET"), site.slept()), (1, 0), "{product:?} {status}");
        }
    }
    // A password that is tried again and again ends in a CAPTCHA, even where the server asks for patience.
    let mut site = site(Product::DataCenter, |rule| rule.answers(Answer::new(401).header("Retry-After", "1")));
    site.set(json!({ "credential": "password", "username": "ada", "password": "wrong", "token": null }));
    assert_eq!(site.call("GET").await.expect_err("a failure").kind, ErrorKind::Unauthenticated);
    assert_eq!(site.count("GET"), 1);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    // The clock begins at noon of 1 November 2026.
    for (named, waited) in
        [("0", 500), ("7", 7_000), ("Sun, 01 Nov 2026 12:00:45 GMT", 45_000), ("Sun, 01 Nov 2026 11:00:00 GMT", 500)]
    {
        for product in Product::ALL {
            for status in [429, 503] {
                let site =
                    site(product, |rule| rule.times(1).answers(Answer::new(status).header("Retry-After", named)));
                site.call("GET").await.expect("a success");
                assert_eq!((site.count("GET"), site.slept()), (2, waited), "{product:?} {named}");
            }
        }
    }
}

#[tokio::test]
async fn waits_without_a_word_grow_within_bounds() {
    for product in Product::ALL {
        let mut site = site(product, |rule| rule.answers(Answer::rate_limited(None)));
        site.set(json!({ "retries": 10, "retry_wait_ms": 3_600_000 }));
        let error = site.call("GET").await.expect_err("it stays so");
        assert_eq!((error.kind, site.count("GET")), (ErrorKind::RateLimited, 11), "{product:?}");
        // 1, 2, 4, 8, 16 and five times 30 seconds are the most; at random, all of them are as good as impossible.
        assert!((1..181_000).contains(&site.slept()), "{}", site.slept());
        assert!(error.retry_after_ms.is_some_and(|ms| ms <= 30_000), "{:?}", error.retry_after_ms);
    }
}

#[tokio::test]
async fn a_spent_budget_tells_when_to_come_back() {
    for product in Product::ALL {
        // Of tries.
        let site = site(product, |rule| rule.answers(Answer::rate_limited(Some("3"))));
        let error = site.call("POST").await.expect_err("it stays so");
        assert_eq!((error.kind, error.retry_after_ms), (ErrorKind::RateLimited, Some(3_000)), "{product:?}");
        assert_eq!((site.count("POST"), site.slept()), (4, 9_000), "{product:?}");

        // Of waiting: what does not fit is not begun.
        for (named, sent, slept) in [("3600", 1, 0), ("25", 3, 50_000)] {
            let site = self::site(product, |rule| rule.answers(Answer::new(503).header("Retry-After", named)));
            let error = site.call("GET").await.expect_err("it stays so");
            let ms = named.parse::<u64>().expect("a number") * 1_000;
            assert_eq!((error.kind, error.retry_after_ms), (ErrorKind::Upstream, Some(ms)), "{product:?}");
            assert_eq!((site.count("GET"), site.slept()), (sent, slept), "{product:?} {named}");
        }

        // Of lost answers.
        let site = self::site(product, |rule| rule.answers(Answer::reset()));
        let error = site.call("GET").await.expect_err("it stays so");
        assert_eq!((error.kind, site.count("GET")), (ErrorKind::Network, 4), "{product:?}");
        assert!(error.retry_after_ms.is_some(), "{product:?}");
    }
}

#[tokio::test]
async fn an_empty_budget_never_waits() {
    for product in Product::ALL {
        for settings in [json!({ "retry_wait_ms": 0 }), json!({ "retries": 0 })] {
            for (answer, kind, back) in [
                (Answer::rate_limited(Some("5")), ErrorKind::RateLimited, Some(5_000)),
                (Answer::rate_limited(Some("0")), ErrorKind::RateLimited, Some(500)),
                (Answer::new(502), ErrorKind::Upstream, None),
            ] {
                let mut site = site(product, |rule| rule.answers(answer.clone()));
                site.set(settings.clone());
                let error = site.call("GET").await.expect_err("a failure");
                assert_eq!((error.kind, site.count("GET"), site.slept()), (kind, 1, 0), "{product:?} {settings}");
                assert!(error.retry_after_ms.is_some(), "{product:?} {settings}");
                assert!(back.is_none() || error.retry_after_ms == back, "{:?}", error.retry_after_ms);
            }
        }
    }
}

#[tokio::test]
async fn the_budget_is_that_of_the_whole_run() {
    // Each request of a list may be refused once: the waits of all count together.
    for product in Product::ALL {
        let path = format!("{}things", product.root());
        let limited = Rule::on("GET", &path).answers(Answer::rate_limited(Some("40")));
        let first = Rule::on("GET", &path).times(1).answers(Answer::rate_limited(Some("40")));
        let page = match product {
            Product::Cloud => json!({ "values": [1], "pagelen": 1, "page": 1 }),
            Product::DataCenter => json!({ "values": [1], "isLastPage": false, "nextPageStart": 1 }),
        };
        let page = Rule::on("GET", &path).times(1).answers(Answer::json(200, &page));
        let site = Site::new(product, Script::default().rule(first).rule(page).rule(limited));
        let error = site.list(10, None).await.expect_err("the second page's wait does not fit");
        assert_eq!((error.kind, error.retry_after_ms), (ErrorKind::RateLimited, Some(40_000)), "{product:?}");
        assert_eq!((site.count("GET"), site.slept()), (3, 40_000), "{product:?}");
    }
}

#[tokio::test]
async fn a_merge_is_looked_at_before_it_is_repeated() {
    let input = json!({ "workspace": "acme", "repo": "web", "pull_request": 42 });
    for (product, path) in [
        (Product::Cloud, "/2.0/repositories/acme/web/pullrequests/42/merge"),
        (Product::DataCenter, "/bitbucket/rest/api/latest/projects/acme/repos/web/pull-requests/42/merge"),
    ] {
        let lost = [Answer::new(555), Answer::reset(), Answer::new(502)];
        for answer in lost {
            let at = |done_first: bool| {
                let rule = Rule::on("POST", path).times(1).answers(answer.clone());
                let rule = if done_first { rule.done_first() } else { rule };
                Site::new(product, Script::default().rule(rule))
            };
            // It was done: nothing is repeated.
            let site = at(true);
            let merged = site.invoke("merge-pull-request", &input).await.expect("it is merged");
            assert_eq!((merged["state"].as_str(), site.count("POST")), (Some("merged"), 1), "{product:?} {answer:?}");
            // It was not: it is repeated once, after a look.
            let site = at(false);
            let merged = site.invoke("merge-pull-request", &input).await.expect("it is merged");
            assert_eq!((merged["state"].as_str(), site.count("POST")), (Some("merged"), 2), "{product:?} {answer:?}");
            let methods: Vec<_> = site.requests().iter().map(|seen| seen.method.clone()).collect();
            let posts: Vec<_> = (0..methods.len()).filter(|at| methods[*at] == "POST").collect();
            assert!(methods[posts[0]..posts[1]].contains(&"GET".to_owned()), "{product:?}: {methods:?}");
            // It never is: it is given up.
            let rule = Rule::on("POST", path).answers(answer.clone());
            let site = Site::new(product, Script::default().rule(rule));
            site.invoke("merge-pull-request", &input).await.expect_err("it fails");
            assert_eq!(site.count("POST"), 2, "{product:?} {answer:?}");
        }
        // What was refused outright is not looked at.
        let site = Site::new(product, Script::default().rule(Rule::on("POST", path).answers(Answer::new(403))));
        let error = site.invoke("merge-pull-request", &input).await.expect_err("it is refused");
        assert_eq!((error.kind, site.count("POST")), (ErrorKind::Forbidden, 1), "{product:?}");
        assert!(site.requests().last().is_some_and(|seen| seen.method == "POST"), "{product:?}");
    }
}
