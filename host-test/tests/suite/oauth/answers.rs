//! What token endpoints answer, and what a person is told about it.

use super::{ACQUISITION, CALLBACK, REFRESH, RESPONSE, Site, assert_told, stage::Stage};
use host_test::{
    error,
    sim::{Answer, CLIENT_SECRET, Decision, Product, Rule, Script, Simulation, click},
};
use serde_json::{Value, json};
use std::collections::HashSet;
use url::Url;

/// The token endpoint answers so, whatever it is asked.
fn answering(site: &Site, answer: Answer) {
    site.simulation.rule(Rule::on("POST", &Simulation::token_path(site.product)).answers(answer));
}

/// What becomes of a sign-in and of a refresh.
async fn exchanged_and_refreshed(product: Product, answer: &Answer) -> [(Site, Value); 2] {
    let signing = Site::new(product, Script::default());
    answering(&signing, answer.clone());
    let told = error::json(&signing.connect().await.expect_err("it is no token"));
    let refreshing = Site::connected(product, Script::default()).await;
    refreshing.outlive();
    answering(&refreshing, answer.clone());
    let refreshed = refreshing.fails().await;
    [(signing, told), (refreshing, refreshed)]
}

fn page(status: u16) -> Answer {
    Answer::text(status, "text/html; charset=utf-8", "<html><title>Log in</title></html>")
}

#[tokio::test]
async fn what_is_no_token_is_explained() {
    let token = |changes: Value| {
        let mut body = json!({ "access_token": "an-access-token", "token_type": "bearer", "expires_in": 7200 });
        for (name, value) in changes.as_object().expect("an object") {
            body[name] = value.clone();
        }
        Answer::json(200, &body)
    };
    for product in Product::ALL {
        for (answer, words) in [
            (page(200), "web page"),
            (page(403), "web page"),
            (Answer::text(200, "text/plain", "It works!"), "JSON"),
            (Answer::text(200, "application/json", r#"{"access_token": "sim"#), "JSON"),
            (Answer::text(200, "application/json", &b"{\"access_token\": \"caf\xe9\"}"[..]), "JSON"),
            (token(json!({})).declaring(10), "JSON"),
            (Answer::new(204), "JSON"),
            (Answer::json(200, &json!(["access_token"])), "JSON"),
            (Answer::json(200, &json!({})), "access_token"),
            (token(json!({ "access_token": null })), "access_token"),
            (token(json!({ "access_token": 7 })), "access_token"),
            (token(json!({ "access_token": "" })), "access_token"),
            (token(json!({ "access_token": "two\r\nlines" })), "access_token"),
            (token(json!({ "token_type": "mac" })), "token_type"),
        ] {
            let (kind, begins) = RESPONSE;
            for (site, told) in exchanged_and_refreshed(product, &answer).await {
                assert_told(&told, kind, begins, &[words]);
                // It is read once: what it is does not change.
                assert_eq!(site.requests().0.len(), 1, "{product:?} {answer:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_redirect_is_never_followed() {
    for product in Product::ALL {
        for status in [301, 302, 303, 307, 308] {
            let site = Site::connected(product, Script::default()).await;
            site.outlive();
            let elsewhere = format!("{}/token", site.simulation.storage());
            answering(&site, Answer::redirect(status, &elsewhere));
            let (kind, begins) = RESPONSE;
            assert_told(&site.fails().await, kind, begins, &["redirect"]);
            assert_eq!(site.counts(), (1, 0), "{product:?} {status}");
        }
    }
}

#[tokio::test]
async fn each_refusal_says_what_to_do() {
    let refusals = [
        (401, "invalid_client", "Client authentication failed."),
        (400, "unauthorized_client", "Invalid OAuth client credentials"),
        (400, "invalid_grant", "The specified code is not valid."),
        (400, "invalid_scope", "Not so much."),
        (400, "invalid_request", "redirect_uri does not match"),
        (403, "access_denied", "The user took it back."),
    ];
    for product in Product::ALL {
        let mut resolutions = HashSet::new();
        for (status, code, said) in refusals {
            let answer = Answer::json(status, &json!({ "error": code, "error_description": said }));
            let [(signing, told), (refreshing, refreshed)] = exchanged_and_refreshed(product, &answer).await;
            for (site, told, (kind, begins)) in [(signing, told, ACQUISITION), (refreshing, refreshed, REFRESH)] {
                assert_told(&told, kind, begins, &[code, said.trim_end_matches('.')]);
                assert_eq!((&told["status"], site.requests().0.len()), (&json!(status), 1), "{product:?} {code}");
                if kind == ACQUISITION.0 {
                    resolutions.insert(told["resolution"].to_string());
                }
            }
        }
        // One for the client, whichever way a server calls it.
        assert!(resolutions.len() >= refusals.len() - 1, "{product:?}: {resolutions:#?}");
    }
}

#[tokio::test]
async fn a_code_is_shown_once_whatever_becomes_of_the_answer() {
    // Shown again, it may cost the tokens that it bought the first time.
    for product in Product::ALL {
        for answer in [Answer::new(500), Answer::new(503), Answer::reset()] {
            let site = Site::new(product, Script::default());
            let rule = Rule::on("POST", &Simulation::token_path(product)).times(1).done_first();
            site.simulation.rule(rule.answers(answer.clone()));
            let told = error::json(&site.connect().await.expect_err("the answer is lost"));
            assert_told(&told, ACQUISITION.0, ACQUISITION.1, &[]);
            assert_eq!((site.requests().0.len(), site.stored().await), (1, None), "{product:?} {answer:?}");
            site.connect().await.expect("another sign-in");
        }
        // What was not worked on may be asked again.
        let site = Site::new(product, Script::default());
        let rule = Rule::on("POST", &Simulation::token_path(product)).times(1);
        site.simulation.rule(rule.answers(Answer::rate_limited(Some("1"))));
        site.connect().await.expect("it is connected");
        assert_eq!(site.requests().0.len(), 2, "{product:?}");
    }
}

#[tokio::test]
async fn a_store_that_fails_at_the_sign_in_is_told() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let site = site.staged(|stage| match stage {
            Stage::Save => Err("the disk is full".into()),
            _ => Ok(()),
        });
        let told = error::json(&site.connect().await.expect_err("nothing is stored"));
        assert_told(&told, ACQUISITION.0, ACQUISITION.1, &["the disk is full"]);
        assert_eq!(site.stored().await, None, "{product:?}");
    }
}

#[tokio::test]
async fn what_a_server_repeats_of_a_secret_is_not_told() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let started = site.begin(&[]).await.expect("it begins");
        let callback = click(&started.url, Decision::Allow).await.expect("a page");
        let code = Url::parse(&callback).expect("an address");
        let code = code.query_pairs().find(|(name, _)| name == "code").expect("a code").1.into_owned();
        let verifier = crate::json(&started.pending)["verifier"].as_str().expect("a verifier").to_owned();
        let said = format!("{code} with {verifier} of {CLIENT_SECRET} does not count");
        for body in [
            json!({ "error": "invalid_grant", "error_description": said }),
            json!({ "error": said }),
            json!({ "error": "invalid_client", "error_description": { "said": said } }),
        ] {
            answering(&site, Answer::json(400, &body));
            let told = site.complete(&started, &callback).await.expect_err("it is refused");
            assert!(!error::json(&told).to_string().contains(&verifier), "{told:?}");
        }

        let site = Site::connected(product, Script::default()).await;
        let tokens = site.stored().await.expect("tokens").tokens;
        site.outlive();
        let said = format!("{} and {} are over", tokens.refresh_token.expect("a token"), tokens.access_token);
        answering(&site, Answer::json(400, &json!({ "error": "invalid_grant", "error_description": said })));
        // The site searches what it is told.
        site.fails().await;
        answering(&site, Answer::text(200, "text/html", said));
        site.fails().await;
    }
}

#[tokio::test]
async fn a_browser_can_bring_any_words() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let started = site.begin(&[]).await.expect("it begins");
        let state = Url::parse(&started.url).expect("an address");
        let state = state.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned();
        for (error, said) in
            [("server_error", "Come back later"), ("temporarily_unavailable", ""), ("größe", "\u{202e}<b>")]
        {
            let pairs = [("error", error), ("error_description", said), ("state", state.as_str())];
            let callback = Url::parse_with_params(CALLBACK, pairs).expect("an address");
            let told = site.complete(&started, callback.as_str()).await.expect_err("it is refused");
            assert_told(&error::json(&told), ACQUISITION.0, ACQUISITION.1, &[error]);
        }
        assert_eq!(site.requests().0.len(), 0);
    }
}

#[tokio::test]
async fn tokens_are_taken_in_whatever_way_they_are_told() {
    for product in Product::ALL {
        for (changes, scopes) in [
            (json!({ "scope": "one two" }), &["one", "two"][..]),
            (json!({ "scopes": "one two" }), &["one", "two"]),
            (json!({ "scope": ["one", "two"] }), &["one", "two"]),
            (json!({ "scopes": "one,two" }), &["one", "two"]),
            (json!({ "token_type": "Bearer", "scope": "" }), &[]),
            (json!({ "token_type": null, "expires_in": "7200" }), &[]),
            (json!({ "expires_in": null, "refresh_token": null, "more": { "a": [1] } }), &[]),
            (json!({ "refresh_token": "r".repeat(10_000) }), &[]),
        ] {
            let site = Site::new(product, Script::default());
            let live = site.simulation.connected(product);
            let mut body = json!({ "access_token": live.access_token, "token_type": "bearer", "expires_in": 7200 });
            for (name, value) in changes.as_object().expect("an object") {
                body[name] = value.clone();
            }
            answering(&site, Answer::json(200, &body));
            site.connect().await.expect("it is connected");
            let stored = site.stored().await.expect("tokens").tokens;
            assert_eq!(stored.scopes, scopes, "{product:?} {changes}");
            assert_eq!(stored.refresh_token.as_deref(), body["refresh_token"].as_str(), "{product:?}");
            site.run().await.expect("a success");
        }
    }
}
