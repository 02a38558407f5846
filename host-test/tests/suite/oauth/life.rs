//! When tokens are refreshed, and when they are not.

use super::{ACQUISITION, MINUTE, REFRESH, Site, assert_told, life};
use host_test::{
    clock::Clock,
    sim::{Answer, Consumer, List, Paging, Product, Rotation, Rule, Script, Simulation},
    types::ErrorKind,
};
use serde_json::{Value, json};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

fn at_token_endpoint(site: &Site) -> Rule {
    Rule::on("POST", &Simulation::token_path(site.product))
}

/// The API answers so, whatever it is asked.
fn refusing(site: &Site, answer: Answer) -> Rule {
    let root = match site.product {
        Product::Cloud => "/2.0/",
        // The token endpoint lies below the same root.
        Product::DataCenter => "/bitbucket/rest/api/",
    };
    Rule::on("*", root).answers(answer)
}

fn says_expired(product: Product) -> Answer {
    match product {
        Product::Cloud => cloud(401, "Access token expired. Use your refresh token to obtain a new access token."),
        Product::DataCenter => data_center(401, "auth.AuthenticationException"),
    }
}

fn cloud(status: u16, message: &str) -> Answer {
    Answer::json(status, &json!({ "type": "error", "error": { "message": message } }))
}

fn data_center(status: u16, exception: &str) -> Answer {
    let exception = format!("com.atlassian.bitbucket.{exception}");
    Answer::json(status, &json!({ "errors": [{ "context": null, "message": "No.", "exceptionName": exception }] }))
}

#[tokio::test]
async fn a_token_is_refreshed_a_minute_before_it_expires() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        site.pass(life(product) - MINUTE - SECOND);
        site.run().await.expect("a success");
        assert_eq!(site.counts(), (0, 1), "{product:?}");
        site.pass(SECOND * 2);
        site.run().await.expect("a success");
        assert_eq!((site.counts(), site.refreshes()), ((1, 2), 1), "{product:?}");
        assert!(site.is_alive().await);
        // The new one lasts as long.
        site.pass(life(product) - MINUTE - SECOND);
        site.run().await.expect("a success");
        assert_eq!(site.refreshes(), 1, "{product:?}");
    }
}

#[tokio::test]
async fn client_credentials_get_a_new_token_instead() {
    let site = Site::with(Product::Cloud, "client-credentials", Script::default(), json!({}));
    let given = || site.simulation.issued(Product::Cloud).client_credentials;
    for expected in [1, 1, 2] {
        site.run().await.expect("a success");
        assert_eq!((given(), site.refreshes()), (expected, 0));
        site.pass((life(Product::Cloud) - MINUTE) / 2 + SECOND);
    }
    // Taken back, there is no way to know but to try.
    site.simulation.revoke(Product::Cloud);
    site.run().await.expect("a success");
    assert_eq!(given(), 3);
}

#[tokio::test]
async fn tokens_outlive_every_run_of_a_year() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        for day in 1..=12 {
            site.pass(MINUTE * 60 * 24 * 30);
            site.run().await.expect("a success");
            assert_eq!(site.refreshes(), day, "{product:?}");
        }
        // Three months unused are too many, and only a person can help.
        site.pass(MINUTE * 60 * 24 * 91);
        assert_told(&site.fails().await, REFRESH.0, REFRESH.1, &["onnect"]);
    }
}

#[tokio::test]
async fn a_401_that_says_expired_is_refreshed_once() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        let mut tokens = site.stored().await.expect("tokens").tokens;
        tokens.expires_at = None;
        site.hold(tokens).await;
        site.outlive();
        site.run().await.expect("a success");
        assert_eq!((site.counts(), site.refreshes()), ((1, 2), 1), "{product:?}");

        // Where that does not help, nothing does.
        let site = Site::connected(product, Script::default()).await;
        site.simulation.rule(refusing(&site, says_expired(product)));
        assert_eq!(site.fails().await["kind"], "unauthenticated", "{product:?}");
        assert_eq!(site.counts(), (1, 2), "{product:?}");
        assert!(site.is_alive().await);
    }
}

#[tokio::test]
async fn pages_that_are_read_side_by_side_share_one_refresh() {
    for (product, paging) in [(Product::Cloud, Paging::Numbered), (Product::DataCenter, Paging::Offsets)] {
        for known in [true, false] {
            let site = Site::connected(product, Script::default().list(List::new(paging, "things", 900))).await;
            let mut tokens = site.stored().await.expect("tokens").tokens;
            // Where the connector does not know, every page is refused once.
            tokens.expires_at = tokens.expires_at.filter(|_| known);
            site.hold(tokens).await;
            site.outlive();
            let list = site.list(900).await.expect("a list");
            assert_eq!(list["items"].as_array().map(Vec::len), Some(900), "{product:?}");
            assert_eq!((site.counts().0, site.refreshes()), (1, 1), "{product:?} {known}");
        }
    }
}

#[tokio::test]
async fn a_run_that_outlives_its_token_goes_on() {
    for (product, paging) in [(Product::Cloud, Paging::Opaque), (Product::DataCenter, Paging::Offsets)] {
        let script = Script::default().list(List::new(paging, "things", 300));
        let patient = json!({ "retry_wait_ms": 3_600_000 });
        let site = Site::with(product, "oauth", script, patient);
        site.hold(site.simulation.connected(product)).await;
        site.pass(life(product) - MINUTE * 2);
        // The second page makes it wait until the token is as good as over.
        let things = format!("{}things", product.root());
        site.simulation.rule(Rule::on("GET", &things).after(1).times(1).answers(Answer::rate_limited(Some("90"))));
        let list = site.list(300).await.expect("a list");
        assert_eq!((list["items"].as_array().map(Vec::len), site.refreshes()), (Some(300), 1), "{product:?}");
        assert!(site.is_alive().await);
    }
}

#[tokio::test]
async fn no_other_refusal_is_refreshed() {
    for (product, answer, kind) in [
        (Product::Cloud, cloud(401, "Authentication required"), "unauthenticated"),
        (Product::Cloud, Answer::new(401), "unauthenticated"),
        (Product::Cloud, cloud(403, "This API is not accessible by this authentication mechanism"), "forbidden"),
        (Product::DataCenter, data_center(401, "AuthorisationException"), "forbidden"),
        (Product::DataCenter, data_center(401, "auth.NoAccessAuthenticationException"), "forbidden"),
        (Product::DataCenter, data_center(403, "auth.CaptchaRequiredAuthenticationException"), "interaction-required"),
        (Product::DataCenter, data_center(401, "auth.CaptchaRequiredAuthenticationException"), "interaction-required"),
    ] {
        let site = Site::connected(product, Script::default()).await;
        site.simulation.rule(refusing(&site, answer.clone()));
        assert_eq!(site.fails().await["kind"], kind, "{answer:?}");
        assert_eq!(site.counts(), (0, 1), "{answer:?}");
    }
}

#[tokio::test]
async fn without_a_refresh_token_the_access_token_counts_until_it_is_refused() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default().consumer(Consumer::default().without_refresh_tokens()));
        site.connect().await.expect("it is connected");
        site.pass(life(product) - SECOND);
        site.run().await.expect("a success");
        site.pass(SECOND);
        let told = site.fails().await;
        assert_told(&told, REFRESH.0, REFRESH.1, &["refresh token", "onnect"]);
        assert_eq!(site.requests().0.len(), 1, "the sign-in's");
    }
}

#[tokio::test]
async fn a_refresh_token_that_does_not_rotate_is_kept() {
    for product in Product::ALL {
        let consumer = Consumer::default().rotation(Rotation::Never);
        let site = Site::connected(product, Script::default().consumer(consumer)).await;
        let first = site.stored().await.expect("tokens").tokens;
        for expected in 1..=3 {
            site.outlive();
            site.run().await.expect("a success");
            let stored = site.stored().await.expect("tokens").tokens;
            assert_eq!((&stored.refresh_token, site.refreshes()), (&first.refresh_token, expected), "{product:?}");
            assert_eq!(stored.scopes, first.scopes);
        }
    }
}

#[tokio::test]
async fn a_new_token_is_used_once_whatever_its_expiry_says() {
    for product in Product::ALL {
        for expires_in in [
            json!(0),
            json!(-7200),
            json!(null),
            json!(1e300),
            json!(u64::MAX),
            json!("7200"),
            json!("soon"),
            json!({}),
        ] {
            let site = Site::connected(product, Script::default()).await;
            site.outlive();
            let live = site.simulation.connected(product);
            let body = json!({ "access_token": live.access_token, "token_type": "bearer", "expires_in": expires_in, "refresh_token": live.refresh_token });
            site.simulation.rule(at_token_endpoint(&site).times(1).answers(Answer::json(200, &body)));
            site.run().await.expect("a success");
            assert_eq!(site.counts(), (1, 1), "{product:?} {expires_in}");
            // And the chain goes on.
            site.run().await.expect("a success");
            assert!(site.is_alive().await, "{product:?} {expires_in}");
        }
    }
}

#[tokio::test]
async fn clocks_may_jump() {
    for product in Product::ALL {
        let now = Site::new(product, Script::default()).clock.now_ms();
        let years = 20 * 365 * 24 * 3_600_000;
        // Forwards, a token seems to be over that is not; a refresh too many does no harm.
        for ahead in [now + years, u64::MAX / 2, u64::MAX - 1_000, u64::MAX] {
            let site = Site::connected(product, Script::default()).await;
            for expected in 1..=2 {
                site.clock.set(ahead);
                site.run().await.expect("a success");
                assert!((1..=expected).contains(&site.refreshes()), "{product:?} {ahead}: {}", site.refreshes());
                assert!(site.is_alive().await);
            }
        }
        // Backwards, it never seems to be over, until the server says so.
        for behind in [now - years, 1, 0] {
            let site = Site::connected(product, Script::default()).await;
            site.clock.set(behind);
            site.run().await.expect("a success");
            assert_eq!(site.refreshes(), 0, "{product:?} {behind}");
            site.servers_clock.set(site.servers_clock.now_ms() + life(product).as_millis() as u64);
            site.run().await.expect("a success");
            assert_eq!((site.refreshes(), site.counts()), (1, (1, 3)), "{product:?} {behind}");
        }
    }
}

#[tokio::test]
async fn any_expiry_can_be_stored() {
    for product in Product::ALL {
        for (expires_at, refreshes) in [(Some(0), 1), (Some(1), 1), (Some(u64::MAX), 0), (None, 0)] {
            let site = Site::connected(product, Script::default()).await;
            let mut tokens = site.stored().await.expect("tokens").tokens;
            tokens.expires_at = expires_at;
            site.hold(tokens).await;
            site.run().await.expect("a success");
            assert_eq!(site.refreshes(), refreshes, "{product:?} {expires_at:?}");
        }
    }
}

#[tokio::test]
async fn what_may_pass_is_asked_again() {
    let answers = [500, 502, 503, 504].map(Answer::new).into_iter().chain([Answer::reset()]);
    for answer in answers {
        for product in Product::ALL {
            for done_first in [false, true] {
                let site = Site::connected(product, Script::default()).await;
                site.outlive();
                let rule = at_token_endpoint(&site).times(2).answers(answer.clone());
                site.simulation.rule(if done_first { rule.done_first() } else { rule });
                site.run().await.expect("a success");
                // The old refresh token counted again: that is what its grace is for.
                assert_eq!(
                    (site.counts().0, site.refreshes()),
                    (3, if done_first { 3 } else { 1 }),
                    "{product:?} {answer:?}"
                );
                assert!(site.is_alive().await, "{product:?} {answer:?}");
            }
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_late_is_asked_for_again() {
    for product in Product::ALL {
        let impatient = json!({ "timeout_ms": 1_500 });
        let site = Site::with(product, "oauth", Script::default(), impatient);
        site.hold(site.simulation.connected(product)).await;
        site.outlive();
        let late = Answer::new(200).late(MINUTE);
        site.simulation.rule(at_token_endpoint(&site).times(1).done_first().answers(late));
        site.run().await.expect("a success");
        assert!(site.refreshes() >= 2 && site.is_alive().await, "{product:?}");
    }
}

#[tokio::test]
async fn a_rotation_whose_answer_is_lost_for_good_is_told() {
    for product in Product::ALL {
        let consumer = Consumer::default().rotation(Rotation::Grace(Duration::ZERO));
        let site = Site::connected(product, Script::default().consumer(consumer)).await;
        site.outlive();
        site.simulation.rule(at_token_endpoint(&site).times(1).done_first().answers(Answer::reset()));
        assert_told(&site.fails().await, REFRESH.0, REFRESH.1, &["onnect"]);
        assert_eq!((site.counts(), site.refreshes()), ((2, 0), 1), "{product:?}");
    }
}

#[tokio::test]
async fn an_outage_costs_nothing_but_time() {
    for product in Product::ALL {
        for answer in [Answer::new(503), Answer::new(500), Answer::reset(), Answer::rate_limited(Some("7"))] {
            let site = Site::connected(product, Script::default()).await;
            site.outlive();
            site.simulation.rule(at_token_endpoint(&site).times(4).answers(answer.clone()));
            let before = site.stored().await;
            let told = site.fails().await;
            assert_told(&told, REFRESH.0, REFRESH.1, &[]);
            assert!(told["retry_after_ms"].is_u64(), "{product:?} {answer:?}: {told:#}");
            assert_eq!((site.counts(), site.stored().await), ((4, 0), before), "{product:?} {answer:?}");
            site.run().await.expect("a success");
            assert!(site.is_alive().await, "{product:?} {answer:?}");
        }
    }
    let site = Site::with(Product::Cloud, "client-credentials", Script::default(), json!({}));
    site.simulation.rule(at_token_endpoint(&site).answers(Answer::new(503)));
    let told = site.fails().await;
    assert_told(&told, ACQUISITION.0, ACQUISITION.1, &["503"]);
}

#[tokio::test]
async fn a_server_that_asks_for_patience_gets_it() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        site.outlive();
        site.simulation.rule(at_token_endpoint(&site).times(2).answers(Answer::rate_limited(Some("5"))));
        let began = site.clock.now_ms();
        site.run().await.expect("a success");
        assert_eq!((site.clock.now_ms() - began, site.counts().0), (10_000, 3), "{product:?}");
    }
}

#[tokio::test]
async fn what_is_refused_is_not_asked_again() {
    for product in Product::ALL {
        for status in [400, 401, 403, 404, 405, 409, 410, 422] {
            for body in [json!({ "error": "invalid_request", "error_description": "No." }), json!({}), Value::Null] {
                let site = Site::connected(product, Script::default()).await;
                site.outlive();
                site.simulation.rule(at_token_endpoint(&site).answers(Answer::json(status, &body)));
                let before = site.stored().await;
                assert_told(&site.fails().await, REFRESH.0, REFRESH.1, &[]);
                assert_eq!((site.counts(), site.stored().await), ((1, 0), before), "{product:?} {status} {body}");
            }
        }
    }
}

#[tokio::test]
async fn a_refresh_that_is_asked_for_happens_at_once_and_is_stored() {
    for product in Product::ALL {
        let site = Site::connected(product, Script::default()).await;
        let before = site.stored().await.expect("tokens");
        site.refresh().await.expect("a success");
        let after = site.stored().await.expect("tokens");
        assert_eq!(
            (site.counts(), site.refreshes()),
            ((1, 0), 1),
            "{product:?}: nothing but the token endpoint is asked"
        );
        assert!(after.revision > before.revision && after.tokens != before.tokens, "{product:?}");
        assert!(site.is_alive().await);
    }
}

#[tokio::test]
async fn only_what_has_tokens_is_refreshed() {
    let site = Site::new(Product::Cloud, Script::default());
    let error = site.refresh().await.expect_err("nobody has agreed yet");
    assert_eq!(error.kind, ErrorKind::Unauthenticated);
    let client = Site::with(Product::Cloud, "client-credentials", Script::default(), json!({}));
    client.refresh().await.expect("it asks for itself");
    assert!(client.stored().await.is_some());
    let token = Site::with(Product::Cloud, "access-token", Script::default(), json!({}));
    let error = token.refresh().await.expect_err("it has none");
    assert_eq!((error.kind, token.counts()), (ErrorKind::Unsupported, (0, 0)));
}
