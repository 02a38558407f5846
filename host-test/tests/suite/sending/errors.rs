//! What goes wrong, as the error record tells it.

use super::{Site, request, text, thing};
use host_test::{
    ApiRequest, error,
    fixture::differences,
    observer::{Level, Observer},
    sim::{Answer, Product, Rule, Script},
    types::{Applied, ErrorKind},
};
use serde_json::{Value, json};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

fn answering(product: Product, answer: Answer) -> Site {
    let site = Site::new(product, Script::default());
    site.simulation.rule(Rule::on("*", &thing(product)).answers(answer));
    site
}

/// The members of the error record that are named here.
async fn assert_told(product: Product, answer: Answer, expected: Value) {
    let told = answering(product, answer).call("POST").await.expect_err("a failure");
    let told = error::json(&told);
    let named: Value = expected
        .as_object()
        .expect("an object")
        .keys()
        .map(|name| (name.clone(), told[name].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let differences = differences(&expected, &named);
    assert!(differences.is_empty(), "{product:?} {expected}: {differences:?}");
    assert!(told["resolution"].is_string() && told["request"] == format!("POST {}", thing(product)), "{told}");
}

#[tokio::test]
async fn envelopes_become_the_record() {
    let cloud = |status: u16, error: Value| (Product::Cloud, status, json!({ "type": "error", "error": error }));
    let data_center = |status: u16, error: Value| (Product::DataCenter, status, json!({ "errors": [error] }));
    let gone = json!({ "announcement_url": "https://announcements.example.com/1" });
    for ((product, status, body), expected) in [
        (
            cloud(
                400,
                json!({ "message": "Bad request", "fields": { "name": ["Too long", "Too odd"], "key": "Taken" } }),
            ),
            json!({
                "kind": "rejected", "status": 400, "message": "Bitbucket Cloud returned 400: Bad request.",
                "fields": [{ "field": "name", "message": "Too long; Too odd" }, { "field": "key", "message": "Taken" }],
            }),
        ),
        (cloud(400, json!({ "message": "This pull request is already closed." })), json!({ "kind": "conflict" })),
        (
            cloud(404, json!({ "message": "Not found", "detail": "Look again" })),
            json!({ "kind": "not-found", "detail": "Look again" }),
        ),
        (
            cloud(
                403,
                json!({
                    "message": "Your credentials lack one or more required privilege scopes.",
                    "detail": { "required": ["pullrequest"], "granted": ["repository"] },
                }),
            ),
            json!({ "kind": "missing-scope", "required_scopes": ["pullrequest"], "granted_scopes": ["repository"] }),
        ),
        (
            cloud(410, json!({ "message": "CHANGE-2770 - Functionality has been deprecated", "data": gone })),
            json!({ "kind": "gone", "link": "https://announcements.example.com/1" }),
        ),
        (
            (Product::Cloud, 400, json!({ "error": "invalid_grant", "error_description": "Invalid refresh_token" })),
            json!({ "kind": "rejected", "message": "Bitbucket Cloud returned 400: Invalid refresh_token." }),
        ),
        (
            data_center(
                401,
                json!({ "message": "No.", "exceptionName": "com.atlassian.bitbucket.AuthorisationException" }),
            ),
            json!({ "kind": "forbidden", "status": 401 }),
        ),
        (
            data_center(401, json!({ "message": "No.", "exceptionName": "x.auth.NoAccessAuthenticationException" })),
            json!({ "kind": "forbidden" }),
        ),
        (
            data_center(403, json!({ "message": "No.", "exceptionName": "x.CaptchaRequiredAuthenticationException" })),
            json!({ "kind": "interaction-required" }),
        ),
        (
            data_center(400, json!({ "message": "It exists.", "exceptionName": "x.DuplicateRefException" })),
            json!({ "kind": "conflict", "extra": { "exception": "x.DuplicateRefException" } }),
        ),
        (
            data_center(
                409,
                json!({
                    "message": "Vetoed.", "exceptionName": "x.PullRequestMergeVetoedException",
                    "vetoes": [{ "summaryMessage": "Builds", "detailedMessage": "Two builds are red." }],
                }),
            ),
            json!({ "kind": "conflict", "cause": "Two builds are red." }),
        ),
        (
            data_center(
                409,
                json!({
                    "message": "Wrong reviewers.", "exceptionName": "x.InvalidPullRequestReviewersException",
                    "reviewerErrors": [{ "context": "eve", "message": "Eve is no user." }],
                }),
            ),
            json!({ "kind": "conflict", "cause": "Eve is no user." }),
        ),
        (
            data_center(
                400,
                json!({ "context": "name", "message": "Name it.", "exceptionName": null, "details": ["It has none."] }),
            ),
            json!({ "kind": "rejected", "fields": [{ "field": "name", "message": "Name it." }], "detail": "It has none." }),
        ),
        (
            data_center(404, json!({ "message": "No such thing.", "exceptionName": "x.NoSuchEntityException" })),
            json!({ "kind": "not-found", "message": "Bitbucket Data Center returned 404: No such thing." }),
        ),
    ] {
        assert_told(product, Answer::json(status, &body), expected).await;
    }
}

#[tokio::test]
async fn bodies_that_are_no_envelope_are_told_as_they_are() {
    let html = |status| Answer::text(status, "text/html;charset=UTF-8", "<html>\n <b>XSRF check failed</b></html>");
    let xml = "<?xml version=\"1.0\"?><status><message>No</message></status>";
    for product in Product::ALL {
        for (answer, expected) in [
            (Answer::text(400, "text/plain", "Bad Request"), json!({ "kind": "rejected", "detail": "Bad Request" })),
            (Answer::new(400), json!({ "kind": "rejected", "detail": null })),
            (html(403), json!({ "kind": "forbidden", "detail": "<html> <b>XSRF check failed</b></html>" })),
            (Answer::text(500, "application/xml", xml), json!({ "kind": "upstream", "detail": xml })),
            (
                Answer::text(409, "application/json", r#"{"type":"error","error":{"mess"#),
                json!({ "kind": "conflict", "detail": r#"{"type":"error","error":{"mess"# }),
            ),
            // Neither envelope, but JSON.
            (Answer::json(422, &json!([1])), json!({ "kind": "rejected", "detail": "[1]" })),
            (Answer::json(500, &json!({ "error": 7, "errors": "x" })), json!({ "kind": "upstream", "status": 500 })),
            // Says UTF-8 and is Latin-1.
            (
                Answer::text(400, "application/json; charset=utf-8", &b"{\"error\": {\"message\": \"caf\xe9\"}}"[..]),
                json!({ "kind": "rejected", "detail": "{\"error\": {\"message\": \"caf\u{fffd}\"}}" }),
            ),
        ] {
            assert_told(product, answer, expected).await;
        }
        // Which of these is a missing route depends on the product.
        let kind = if product == Product::Cloud { "not-found" } else { "unsupported" };
        assert_told(product, Answer::text(404, "text/plain", "Not Found"), json!({ "kind": kind })).await;
    }
    let captcha = Answer::new(403).header("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=x");
    assert_told(Product::DataCenter, captcha, json!({ "kind": "interaction-required" })).await;
}

#[tokio::test]
async fn an_answer_of_success_that_is_no_json_is_an_error() {
    for (product, path) in [
        (Product::Cloud, "/2.0/repositories/acme/web"),
        (Product::DataCenter, "/bitbucket/rest/api/latest/projects/acme/repos/web"),
    ] {
        let json = Answer::json(200, &json!({ "slug": "web", "name": "Web" }));
        for (answer, kind) in [
            (Answer::text(200, "text/html", "<form>Log in</form>"), ErrorKind::Unauthenticated),
            (Answer::text(200, "text/plain", "It works!"), ErrorKind::Upstream),
            (Answer::text(200, "application/json", "{\"slug\": \"we"), ErrorKind::Upstream),
            (Answer::text(200, "application/json", &b"{\"slug\": \"w\xe9b\"}"[..]), ErrorKind::Upstream),
            // The declared length cuts it.
            (json.declaring(10), ErrorKind::Upstream),
            (Answer::new(204), ErrorKind::Upstream),
            (Answer::json(200, &json!(null)), ErrorKind::Upstream),
            (Answer::json(200, &json!({ "slug": {} })), ErrorKind::Upstream),
        ] {
            let site = Site::new(product, Script::default().rule(Rule::on("GET", path).answers(answer.clone())));
            let input = json!({ "workspace": "acme", "repo": "web" });
            let error = site.invoke("get-repository", &input).await.expect_err("it is no repository");
            assert_eq!((error.kind, site.count("GET")), (kind, 1), "{product:?} {answer:?}: {error:?}");
        }
    }
}

#[tokio::test]
async fn half_an_answer_is_a_lost_one() {
    for product in Product::ALL {
        let half = Answer::json(200, &json!({ "whole": "no" })).halved();
        let site = answering(product, half.clone());
        let error = site.call("POST").await.expect_err("half of it is lost");
        assert_eq!((error.kind, site.count("POST")), (ErrorKind::Network, 1), "{product:?}");
        assert_eq!((error.applied, error.retryable), (Applied::Unknown, true), "{product:?}");

        let site = answering(product, Answer::json(200, &json!({ "whole": "yes" })));
        site.simulation.rule(Rule::on("GET", &thing(product)).times(1).answers(half));
        let answer = site.call("GET").await.expect("a success");
        assert_eq!((text(&answer).as_str(), site.count("GET")), (r#"{"whole":"yes"}"#, 2), "{product:?}");
    }
}

#[tokio::test]
async fn a_slow_answer_arrives() {
    for product in Product::ALL {
        let slow = Answer::json(200, &json!({ "slow": true })).dripping(Duration::from_millis(1));
        let answer = answering(product, slow).call("GET").await.expect("a success");
        assert_eq!(text(&answer), r#"{"slow":true}"#, "{product:?}");
    }
}

#[tokio::test]
async fn an_answer_can_be_had_as_it_is() {
    for product in Product::ALL {
        for status in [400, 401, 403, 404, 409, 410] {
            let site = answering(product, Answer::text(status, "text/plain", "as it is"));
            let plain = ApiRequest { raise_for_status: false, ..request("GET", "thing") };
            let answer = site.send(plain).await.expect("an answer");
            assert_eq!((answer.status, text(&answer).as_str()), (status, "as it is"), "{product:?}");
        }
    }
}

/// Hears warnings.
#[derive(Default)]
struct Warnings(Mutex<Vec<String>>);

impl Observer for Warnings {
    fn log(&self, level: Level, message: &str) {
        if level == Level::Warn {
            self.0.lock().expect("no panic under the lock").push(message.to_owned());
        }
    }

    fn progress(&self, _: u64, _: Option<u64>, _: &str) {}
}

#[tokio::test]
async fn what_is_going_away_is_told_once_a_route() {
    for product in Product::ALL {
        let answer = Answer::json(200, &json!({ "values": [] }))
            .header("Deprecation", "@1795167000")
            .header("Link", "<https://example.com/x>; rel=\"deprecation\"");
        let mut site = answering(product, answer.clone());
        site.simulation
            .rule(Rule::on("GET", &thing(product)).times(1).answers(Answer::new(503).header("Sunset", "soon")));
        let heard = Arc::new(Warnings::default());
        site.services.observer = heard.clone();
        site.call("GET").await.expect("a success");
        let told = heard.0.lock().expect("no panic under the lock").clone();
        assert_eq!(told.len(), 1, "{product:?} {told:?}");
        assert!(told[0].contains(&thing(product)) && told[0].contains("Sunset: soon"), "{told:?}");
    }
}

#[tokio::test]
async fn a_credential_that_the_host_adds_is_in_no_echo() {
    for product in Product::ALL {
        let echo = "You sent Bearer host-secret-77 (aG9zdC1zZWNyZXQtNzc=).";
        let body = json!({ "error": { "message": echo }, "errors": [{ "message": echo }] });
        let mut site = answering(product, Answer::json(400, &body).header("X-Echo", "host-secret-77"));
        let mut settings =
            json!({ "credential": "host-managed", "host": { "authorization": "Bearer host-secret-77" } });
        for gone in ["token", "email"] {
            settings[gone] = json!(null);
        }
        site.set(settings);
        let error = site.call("GET").await.expect_err("a failure");
        let told = format!("{error:?}");
        assert!(told.contains("You sent") && !told.contains("host-secret-77"), "{told}");
        assert!(!told.contains("aG9zdC1zZWNyZXQtNzc"), "{told}");
    }
}

#[tokio::test]
async fn odd_json_is_read_or_told_and_a_write_that_was_done_is_told_so() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    for product in Product::ALL {
        for (body, is_read) in [
            ("\u{feff}{\"a\":1}".to_owned(), true),
            (nested(120), true),
            (nested(121), false),
            (nested(127), false),
            (nested(129), false),
            ("{\"a\":\"\\ud800\"}".to_owned(), false),
            ("{\"a\":1e999}".to_owned(), false),
            ("{\"a\":1".to_owned(), false),
        ] {
            for method in ["GET", "POST"] {
                let site = answering(product, Answer::text(200, "application/json", body.clone()));
                let input = json!({ "path": "thing", "method": method, "response_as": "json" });
                match site.invoke("call-api", &input).await {
                    Ok(_) => assert!(is_read, "{product:?} {body}"),
                    Err(error) => {
                        assert!(!is_read && error.kind == ErrorKind::Upstream, "{product:?} {body}: {error:?}");
                        let applied = if method == "GET" { Applied::No } else { Applied::Yes };
                        assert_eq!((error.applied, error.status), (applied, Some(200)), "{product:?} {body}");
                    }
                }
                // Whoever takes what comes gets it as it came.
                let input = json!({ "path": "thing", "method": method });
                site.invoke("call-api", &input).await.expect("a text at least");
            }
        }
    }
}
