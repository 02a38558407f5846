//! The connector accepts exactly what its schemas say, and sends nothing where it does not.

use crate::{HOST, Offered, catalog, json};
use async_trait::async_trait;
use host_test::{
    blobs::{Blobs, FolderBlobs},
    demo, error,
    http::{Http, HttpError, Request, Response},
    policy::Policy,
    types::{Error, ErrorKind},
};
use proptest::{
    prelude::*,
    sample::{Index, select},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Value, json as literal};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::runtime::Handle;

/// Refuses everything, and counts.
#[derive(Default)]
struct Counting(AtomicUsize);

#[async_trait]
impl Http for Counting {
    async fn send(&self, _: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Err(HttpError::Denied("this test has no network".into()))
    }
}

/// What can become of one member of an input.
#[derive(Clone, Debug)]
enum Change {
    Drop,
    Set(Value),
    Add(String, Value),
}

fn values() -> impl Strategy<Value = Value> {
    let odd = [
        literal!(null),
        literal!(true),
        literal!(0),
        literal!(-1),
        literal!(1),
        literal!(7),
        literal!(1.5),
        literal!(1e300),
        literal!(""),
        literal!(" "),
        literal!("a"),
        literal!("ada"),
        literal!("a/b"),
        literal!(".."),
        literal!("a/../b"),
        literal!("/a"),
        literal!("{x"),
        literal!("x}"),
        literal!("{x}"),
        literal!("line\nbreak"),
        literal!("\u{0}"),
        literal!("ünïcode €"),
        literal!("\"quoted\""),
        literal!([]),
        literal!(["a"]),
        literal!(["a", 1]),
        literal!([null]),
        literal!({}),
        literal!({ "a": 1 }),
        literal!({ "a": [1, "b"] }),
        literal!({ "a": {} }),
    ];
    prop_oneof![select(odd.to_vec()), any::<String>().prop_map(Value::from), any::<i64>().prop_map(Value::from)]
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    let change = prop_oneof![
        1 => Just(Change::Drop),
        6 => values().prop_map(Change::Set),
        1 => ("[a-z_]{0,8}", values()).prop_map(|(name, value)| Change::Add(name, value)),
    ];
    prop::collection::vec((any::<Index>(), change), 0..3)
}

/// The sample with some of the schema's members changed.
fn changed(action: &Offered, changes: Vec<(Index, Change)>) -> Value {
    let schema = json(&action.schemas.input);
    let names: Vec<_> = schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name).collect();
    let mut input = json(&action.schemas.sample_input);
    let members = input.as_object_mut().expect("an object");
    for (index, change) in changes {
        match change {
            Change::Add(name, value) => drop(members.insert(name, value)),
            _ if names.is_empty() => {}
            Change::Drop => drop(members.remove(*index.get(&names))),
            Change::Set(value) => drop(members.insert((*index.get(&names)).clone(), value)),
        }
    }
    input
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connector_agrees_with_its_input_schemas() {
    let catalog = catalog().await;
    let handle = Handle::current();
    let property = move |action: &Offered, product: &str, input: &Value| {
        // What a product lacks it refuses whatever the input.
        prop_assume!(action.support.iter().any(|support| support.product == product));
        let validator = jsonschema::draft202012::new(&json(&action.schemas.input)).expect("a schema");
        let http = Arc::new(Counting::default());
        let services = demo::services(http.clone(), Arc::new(FolderBlobs::open("/nonexistent".as_ref())));
        let answer =
            handle.block_on(HOST.invoke(&services, product, &action.id, &input.to_string())).expect("an answer");
        let refusal = answer.err().filter(|error| error.kind == ErrorKind::InvalidInput);
        if let Some(error) = &refusal {
            prop_assert_eq!(http.0.load(Ordering::SeqCst), 0, "something was sent");
            prop_assert!(!error.fields.is_empty(), "no field is named");
        }
        match (validator.is_valid(input), refusal) {
            (true, Some(error)) if !beyond_a_schema(action, &error) => {
                prop_assert!(false, "{}: {}", action.id, error::json(&error))
            }
            (false, None) => prop_assert!(false, "{} accepts {input}", action.id),
            _ => {}
        }
        Ok(())
    };
    let run = tokio::task::spawn_blocking(move || {
        // The same inputs in every run: a failure is then everybody's.
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let config = Config { cases: 2000, failure_persistence: None, ..Config::default() };
        let inputs = (any::<Index>(), select(vec!["cloud", "data-center"]), changes());
        TestRunner::new_with_rng(config, rng).run(&inputs, |(index, product, changes)| {
            let action = index.get(catalog);
            // An input is looked at by a product that has the action.
            let has = |product: &&str| action.support.iter().any(|support| support.product == *product);
            let product = [product, "cloud", "data-center"].into_iter().find(has).expect("one of them has it");
            property(action, product, &changed(action, changes))
        })
    });
    run.await.expect("it ran").unwrap_or_else(|failure| panic!("{failure}"));
}

/// What a schema that serves all connections cannot say: which product knows a field or a word, what the connection has
/// for a field that is left out, which cursors exist, and how inputs go together.
fn beyond_a_schema(action: &Offered, refusal: &Error) -> bool {
    // What one part of an input means for another, and what a text has to look like inside.
    let told_beyond = |text: &str| {
        [
            "this connection is",
            "does not exist on",
            "or set a default in the connection",
            "not both",
            "specify only one of",
            "requires it",
            "is empty;",
            "its content as one of",
            "the content as one of",
            "is not base64",
            "seven fields",
        ]
        .iter()
        .any(|told| text.contains(told))
    };
    action.id == "call-api" || refusal.fields.iter().all(|fault| fault.field == "cursor" || told_beyond(&fault.message))
}

#[tokio::test]
async fn text_that_is_no_json_object_is_refused() {
    let services = demo::services(Arc::new(Counting::default()), Arc::new(FolderBlobs::open("/nonexistent".as_ref())));
    for input in ["", "{", "[]", "null", "\"text\"", "{} {}"] {
        let answer = HOST.invoke(&services, "cloud", "get-current-user", input).await.expect("an answer");
        assert_eq!(answer.expect_err(input).kind, ErrorKind::InvalidInput, "{input}");
    }
}

#[tokio::test]
async fn every_fault_is_named_at_once_and_an_unknown_field_with_its_nearest() {
    let services = demo::services(Arc::new(Counting::default()), Arc::new(FolderBlobs::open("/nonexistent".as_ref())));
    let input = r#"{ "workspase": "acme", "repo": 7 }"#;
    let answer = HOST.invoke(&services, "cloud", "get-repository", input).await.expect("an answer");
    let error = answer.expect_err("it is wrong three times");
    let fields: Vec<_> = error.fields.iter().map(|fault| fault.field.as_str()).collect();
    for field in ["repo", "workspace", "workspase"] {
        assert!(fields.contains(&field), "{fields:?}");
    }
    let hint = error.fields.iter().find(|fault| fault.field == "workspase").expect("it is there");
    assert!(hint.message.contains("`workspace`"), "{}", hint.message);
}
