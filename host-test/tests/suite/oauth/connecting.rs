//! From the first click to the first run.

use super::{ACQUISITION, CALLBACK, MINUTE, Site, assert_told};
use crate::json;
use host_test::{
    authorization::Started,
    error,
    sim::{CLIENT_ID, Consumer, Decision, Product, Script, click},
    types::ErrorKind,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use tempfile::TempDir;
use url::Url;

fn query(address: &str) -> HashMap<String, String> {
    Url::parse(address).expect("an address").query_pairs().into_owned().collect()
}

/// A sign-in that came back from the browser.
async fn agreed(site: &Site) -> (Started, String) {
    let started = site.begin(&[]).await.expect("it begins");
    let callback = click(&started.url, Decision::Allow).await.expect("a page");
    (started, callback)
}

async fn refused(site: &Site, started: &Started, callback: &str) -> Value {
    error::json(&site.complete(started, callback).await.expect_err("no tokens"))
}

#[tokio::test]
async fn a_person_agrees_and_it_works() {
    for product in Product::ALL {
        for consumer in
            [Consumer::default(), Consumer::default().says_scopes(), Consumer::default().without_refresh_tokens()]
        {
            for in_file in [false, true] {
                let folder = TempDir::new().expect("a folder");
                let site = Site::new(product, Script::default().consumer(consumer.clone()));
                let site = if in_file { site.in_file(folder.path()) } else { site };
                site.connect().await.expect("it is connected");
                let stored = site.stored().await.expect("tokens").tokens;
                assert!(!stored.scopes.is_empty() && stored.access_token.len() > 2_500, "{product:?}");
                assert_eq!(site.run().await.expect("a success")["name"], "Web", "{product:?}");
                assert_eq!((site.simulation.issued(product).exchanges, site.refreshes()), (1, 0));
                assert!(site.is_alive().await);
            }
        }
    }
}

#[tokio::test]
async fn what_the_browser_is_sent_with_cannot_be_guessed() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let [one, other] = [site.begin(&[]).await, site.begin(&[]).await].map(|begun| begun.expect("it begins"));
        assert!(one.url.starts_with(&site.simulation.authorize_url(product)), "{}", one.url);
        let (first, second) = (query(&one.url), query(&other.url));
        assert_eq!((&first["state"], &second["state"]), (&one.state, &other.state), "{product:?}");
        for name in ["state", "code_challenge"] {
            // 32 bytes in base64url.
            assert_eq!(first[name].len(), 43, "{product:?} {name}");
            assert_ne!(first[name], second[name], "{product:?} {name}");
        }
        let expected = [
            ("response_type", "code"),
            ("client_id", CLIENT_ID),
            ("redirect_uri", CALLBACK),
            ("code_challenge_method", "S256"),
        ];
        for (name, value) in expected {
            assert_eq!(first[name], value, "{product:?}");
        }
        // The verifier stays at home.
        let verifier = json(&one.pending)["verifier"].as_str().expect("a verifier").to_owned();
        assert!(!one.url.contains(&verifier) && verifier.len() == 43);
    }
}

#[tokio::test]
async fn scopes_are_asked_for_by_their_real_names() {
    let site = Site::new(Product::Cloud, Script::default());
    let started = site.begin(&["repository:read", "pullrequest:write", "account:read"]).await.expect("it begins");
    assert_eq!(query(&started.url)["scope"], "repository pullrequest:write account");
    let error = site.begin(&["pulrequest"]).await.expect_err("it is none");
    assert_eq!(
        (error.kind, error.message.contains("`pullrequest`")),
        (ErrorKind::InvalidInput, true),
        "{}",
        error.message
    );

    // One that the consumer was not made with.
    for (product, scope) in [(Product::Cloud, "repository:delete"), (Product::DataCenter, "SYSTEM_ADMIN")] {
        let site = Site::new(product, Script::default());
        let started = site.begin(&[scope]).await.expect("it begins");
        let callback = click(&started.url, Decision::Allow).await.expect("a page");
        let (kind, begins) = ACQUISITION;
        assert_told(&refused(&site, &started, &callback).await, kind, begins, &["invalid_scope"]);
    }
}

#[tokio::test]
async fn whoever_denies_is_believed() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let started = site.begin(&[]).await.expect("it begins");
        let callback = click(&started.url, Decision::Deny).await.expect("a page");
        let (kind, begins) = ACQUISITION;
        assert_told(&refused(&site, &started, &callback).await, kind, begins, &["access_denied"]);
        assert_eq!((site.requests().0.len(), site.stored().await), (0, None), "{product:?}");
        assert_eq!(site.fails().await["kind"], "unauthenticated");
    }
}

#[tokio::test]
async fn a_state_of_another_sign_in_is_refused_unsent() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let (_, callback) = agreed(&site).await;
        let other = site.begin(&[]).await.expect("it begins");
        let stateless = callback.split("&state=").next().expect("a part").to_owned();
        for callback in [&callback, &stateless, &format!("{stateless}&state=")] {
            let (kind, begins) = ACQUISITION;
            assert_told(&refused(&site, &other, callback).await, kind, begins, &["state"]);
        }
        assert_eq!((site.requests().0.len(), site.stored().await), (0, None), "{product:?}");
    }
}

#[tokio::test]
async fn a_code_counts_once_and_not_for_long() {
    for product in Product::ALL {
        let (kind, begins) = ACQUISITION;
        let site = Site::new(product, Script::default());
        let (started, callback) = agreed(&site).await;
        site.complete(&started, &callback).await.expect("tokens");
        assert_told(&refused(&site, &started, &callback).await, kind, begins, &["invalid_grant"]);
        // What the first one bought is still there.
        site.run().await.expect("a success");

        let site = Site::new(product, Script::default());
        let (started, callback) = agreed(&site).await;
        site.pass(MINUTE * 10);
        assert_told(&refused(&site, &started, &callback).await, kind, begins, &["invalid_grant"]);
        assert_eq!(site.requests().0.len(), 1);
    }
}

#[tokio::test]
async fn a_code_that_somebody_else_brings_buys_nothing() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let (mut started, callback) = agreed(&site).await;
        let mut pending = json(&started.pending);
        pending["verifier"] = json!("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        started.pending = pending.to_string();
        let (kind, begins) = ACQUISITION;
        assert_told(&refused(&site, &started, &callback).await, kind, begins, &["invalid_grant"]);
        assert_eq!(site.stored().await, None);
    }
}

#[tokio::test]
async fn a_wrong_client_is_told_where_to_look() {
    for (product, error) in [(Product::Cloud, "unauthorized_client"), (Product::DataCenter, "invalid_client")] {
        let wrong = json!({ "client_secret": "wrong-client-secret-0010" });
        let site = Site::with(product, "oauth", Script::default(), wrong);
        let (started, callback) = agreed(&site).await;
        let (kind, begins) = ACQUISITION;
        assert_told(&refused(&site, &started, &callback).await, kind, begins, &[error, "secret"]);
        assert_eq!((site.requests().0.len(), site.stored().await), (1, None), "{product:?}");
    }
    let site = Site::with(
        Product::Cloud,
        "client-credentials",
        Script::default().consumer(Consumer::default().public()),
        json!({}),
    );
    let (kind, begins) = ACQUISITION;
    assert_told(&site.fails().await, kind, begins, &["unauthorized_client", "private"]);
}

#[tokio::test]
async fn what_is_no_callback_is_refused_by_name() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let started = site.begin(&[]).await.expect("it begins");
        let state = &query(&started.url)["state"];
        let (kind, begins) = ACQUISITION;
        let told = refused(&site, &started, &format!("{CALLBACK}?state={state}")).await;
        assert_told(&told, kind, begins, &["code"]);
        assert_eq!(refused(&site, &started, "?code=x").await["kind"], "invalid-input");
        let broken = Started { pending: "{}".into(), ..started };
        assert_eq!(refused(&site, &broken, &format!("{CALLBACK}?state={state}&code=x")).await["kind"], "invalid-input");
        assert_eq!(site.requests().0.len(), 0, "{product:?}");
    }
}

#[tokio::test]
async fn connecting_again_replaces_the_tokens() {
    for product in Product::ALL {
        let folder = TempDir::new().expect("a folder");
        let site = Site::new(product, Script::default()).in_file(folder.path());
        site.connect().await.expect("it is connected");
        let first = site.stored().await.expect("tokens");
        site.simulation.revoke(product);
        let lost = site.fails().await;
        assert!(lost["resolution"].as_str().is_some_and(|text| text.to_lowercase().contains("connect")), "{lost:#}");
        site.connect().await.expect("it is connected again");
        let second = site.stored().await.expect("tokens");
        assert!(second.revision > first.revision && second.tokens != first.tokens, "{product:?}");
        site.run().await.expect("a success");
    }
}

#[tokio::test]
async fn only_oauth_for_people_needs_a_browser() {
    for (product, credential) in [
        (Product::Cloud, "api-token"),
        (Product::Cloud, "access-token"),
        (Product::Cloud, "client-credentials"),
        (Product::Cloud, "host-managed"),
        (Product::DataCenter, "http-access-token"),
        (Product::DataCenter, "password"),
        (Product::DataCenter, "host-managed"),
    ] {
        let site = Site::with(product, credential, Script::default(), json!({}));
        let error = site.begin(&[]).await.expect_err("there is nothing to begin");
        assert_eq!(error.kind, ErrorKind::Unsupported, "{credential}: {}", error.message);
        assert!(error.message.contains(credential), "{}", error.message);
        // It works as it is.
        site.run().await.expect("a success");
    }
}

#[tokio::test]
async fn whoever_disconnects_is_not_connected() {
    for product in Product::ALL {
        let folder = TempDir::new().expect("a folder");
        let site = Site::new(product, Script::default()).in_file(folder.path());
        site.connect().await.expect("it is connected");
        crate::HOST.disconnect(&site.services, super::HERE).await.expect("an answer").expect("it is disconnected");
        assert_eq!(site.stored().await, None);
        let told = site.fails().await;
        assert_eq!(told["kind"], "unauthenticated", "{told:#}");
        assert!(told["message"].as_str().is_some_and(|text| text.contains("has not been connected")), "{told:#}");
        assert_eq!(site.counts().1, 2, "the consent page alone, {product:?}");
    }
}
