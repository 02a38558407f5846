//! What holds whatever happens, in whatever order.

use super::{HERE, MINUTE, RESPONSE, Site, stage::Stage};
use host_test::{
    clock::Clock,
    error,
    sim::{Answer, Product, Rule, Script, Simulation},
};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json};
use std::{
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("the system has threads"));

/// What can happen between two runs.
#[derive(Clone, Debug)]
enum Event {
    /// So many minutes pass.
    Pass(u32),
    /// The connector's clock is set forwards or backwards by so many hours.
    Jump(i64),
    /// This step fails so many times.
    Spoil(Stage, usize),
    Run,
}

fn event() -> impl Strategy<Value = Event> {
    let stages = vec![Stage::Load, Stage::Lock, Stage::Locked, Stage::Ask, Stage::Answered, Stage::Save, Stage::Saved];
    prop_oneof![
        (1..200_u32).prop_map(Event::Pass),
        (-50_000..50_000_i64).prop_map(Event::Jump),
        (select(stages), 1..7_usize).prop_map(|(stage, times)| Event::Spoil(stage, times)),
        Just(Event::Run),
        Just(Event::Run),
    ]
}

/// Lives through the events; wherever the server's rules let it, the connection works again as soon as nothing fails.
async fn live(product: Product, events: Vec<Event>) {
    let site = Site::connected(product, Script::default()).await;
    let (store, spoilt) = (site.services.tokens.clone(), Arc::new(Mutex::new(Vec::<(Stage, usize)>::new())));
    let spoils = spoilt.clone();
    let site = site.staged(move |stage| {
        let mut spoils = spoils.lock().expect("no panic under the lock");
        match spoils.iter_mut().find(|(spoilt, times)| spoilt == stage && *times > 0) {
            Some((_, times)) => {
                *times -= 1;
                Err("spoilt by chance".into())
            }
            None => Ok(()),
        }
    });
    // Since a first run failed, the refresh token may have been used, and counts for ten more minutes.
    let mut left = None;
    for event in events.into_iter().chain([Event::Run]) {
        match event {
            Event::Pass(minutes) => {
                let time = (MINUTE * minutes).min(left.unwrap_or(Duration::MAX));
                left = left.map(|left: Duration| left - time);
                site.pass(time);
            }
            Event::Jump(hours) => site.clock.set(site.clock.now_ms().saturating_add_signed(hours * 3_600_000)),
            Event::Spoil(stage, times) => spoilt.lock().expect("no panic under the lock").push((stage, times)),
            Event::Run => match site.run().await {
                Ok(_) => {
                    left = None;
                    let stored = store.load(HERE).await.expect("memory").expect("tokens").tokens;
                    assert!(site.simulation.takes(product, &stored.refresh_token.expect("a refresh token")));
                }
                Err(error) => {
                    left = left.or(Some(MINUTE * 9));
                    let told = error::json(&error);
                    assert!(["token-refresh", "host"].iter().any(|kind| told["kind"] == *kind), "{told:#}");
                    assert!(told["cause"].is_string() && told["resolution"].is_string(), "{told:#}");
                }
            },
        }
    }
    spoilt.lock().expect("no panic under the lock").clear();
    site.run().await.expect("nothing fails any more");
    assert!(site.is_alive().await);
}

/// Anything that a token endpoint may say, near to what it should.
fn token_answer() -> impl Strategy<Value = (u16, Vec<u8>)> {
    let names =
        ["access_token", "refresh_token", "token_type", "expires_in", "scope", "scopes", "error", "error_description"];
    let value = prop_oneof![
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        select(vec![json!(null), json!({}), json!([["a"], 1]), json!("bearer"), json!("invalid_grant"), json!(true)]),
    ];
    let object = vec((select(names.to_vec()), value), 0..8)
        .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Value>())
        .prop_map(|object| object.to_string().into_bytes());
    let status = select(vec![200, 201, 204, 302, 400, 401, 403, 404, 500, 503]);
    (status, prop_oneof![4 => object, 1 => vec(any::<u8>(), 0..64)])
}

async fn answered(product: Product, status: u16, body: Vec<u8>) {
    let site = Site::connected(product, Script::default()).await;
    site.outlive();
    let before = site.stored().await;
    let answer = Answer::text(status, "application/json", body);
    site.simulation.rule(Rule::on("POST", &Simulation::token_path(product)).answers(answer));
    let told = site.fails().await;
    assert!(told["cause"].is_string() && told["resolution"].is_string(), "{told:#}");
    if told["kind"] == "unauthenticated" {
        // A token it was, though the API does not know it.
        assert_ne!(site.stored().await, before);
        return;
    }
    let begins = if told["kind"] == RESPONSE.0 { RESPONSE.1 } else { "Token refresh failure" };
    assert!(told["message"].as_str().is_some_and(|message| message.starts_with(begins)), "{told:#}");
    assert_eq!((site.stored().await, site.counts().1), (before, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_chain_lives_through_whatever_happens(product in select(Product::ALL.to_vec()), events in vec(event(), 1..16)) {
        RUNTIME.block_on(live(product, events));
    }

    #[test]
    fn whatever_a_token_endpoint_answers_is_explained(
        product in select(Product::ALL.to_vec()),
        (status, body) in token_answer(),
    ) {
        RUNTIME.block_on(answered(product, status, body));
    }
}
