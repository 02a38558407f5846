//! A form that is made from the schema of all products and nothing else: whatever its annotations let through, the
//! connector takes.

use crate::{HOST, catalog, json};
use async_trait::async_trait;
use host_test::{
    blobs::{Blobs, FolderBlobs},
    demo,
    http::{Http, HttpError, Request, Response},
    policy::Policy,
    types::ErrorKind,
};
use serde_json::{Map, Value};
use std::sync::Arc;

/// What was entered passed once something is sent.
struct Closed;

#[async_trait]
impl Http for Closed {
    async fn send(&self, _: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        Err(HttpError::Denied("this test has no network".into()))
    }
}

/// Whether a form for this product shows a field.
fn shows(field: &Value, product: &str) -> bool {
    let allows = |name: &str| field[name].as_array().is_none_or(|products| products.iter().any(|it| it == product));
    allows("x-products") && allows("x-required-on")
}

/// What somebody enters who fills in everything: the example, or the last value that a choice of few offers here.
fn entered(field: &Value, product: &str) -> Value {
    if let Some(values) = field["enum"].as_array() {
        let is_here = |value: &&Value| {
            let on = &field["x-enum-products"][value.as_str().unwrap_or_default()];
            on.as_array().is_none_or(|products| products.iter().any(|it| it == product))
        };
        return values.iter().rfind(is_here).expect("a choice has a value on every product that shows it").clone();
    }
    match field["type"].as_str() {
        Some("array") if field["items"]["enum"].is_array() => {
            let mut items = field["items"].clone();
            items["x-enum-products"] = field["x-enum-products"].clone();
            Value::Array(vec![entered(&items, product)])
        }
        Some("object") if field["properties"].is_object() => {
            let members = field["properties"].as_object().expect("it is one").iter();
            let members = members.filter(|(_, member)| shows(member, product));
            Value::Object(without_conflicts(
                field,
                members.map(|(name, it)| (name.clone(), entered(it, product))).collect(),
            ))
        }
        _ => field["examples"][0].clone(),
    }
}

/// Of inputs that exclude each other the first stays.
fn without_conflicts(schema: &Value, mut input: Map<String, Value>) -> Map<String, Value> {
    for pair in schema["allOf"].as_array().into_iter().flatten().map(|rule| &rule["not"]["required"]) {
        let [first, second] = [0, 1].map(|at| pair[at].as_str().expect("a pair"));
        if input.contains_key(first) && input.contains_key(second) {
            input.remove(second);
        }
    }
    let one_of: Vec<_> =
        schema["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["required"][0].as_str()).collect();
    for other in one_of.iter().skip(1) {
        input.remove(*other);
    }
    input
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_fills_in_everything_that_a_form_shows_is_not_refused() {
    let mut refused = Vec::new();
    let mut tried = 0;
    // What Call API takes depends on the method that is entered, which no schema says.
    for action in catalog().await.iter().filter(|action| action.id != "call-api") {
        for (product, connection) in [("cloud", "cloud"), ("data-center", "data-center")] {
            if !action.support.iter().any(|support| support.product == product) {
                continue;
            }
            let schema = json(&action.schemas.input);
            let fields = schema["properties"].as_object().expect("an object");
            let shown = fields.iter().filter(|(name, field)| *name != "cursor" && shows(field, product));
            let input =
                without_conflicts(&schema, shown.map(|(name, it)| (name.clone(), entered(it, product))).collect());
            for (name, other) in schema["dependentRequired"].as_object().into_iter().flatten() {
                assert!(!input.contains_key(name) || input.contains_key(other[0].as_str().expect("a name")));
            }
            let services = demo::services(Arc::new(Closed), Arc::new(FolderBlobs::open("/nonexistent".as_ref())));
            let input = Value::Object(input);
            let ran = HOST.invoke(&services, connection, &action.id, &input.to_string()).await.expect("it ends");
            tried += 1;
            if let Err(error) = ran
                && error.kind == ErrorKind::InvalidInput
            {
                refused.push(format!("{} on {product}: {} {input}", action.id, error.message));
            }
        }
    }
    assert!(tried > 250, "{tried}");
    assert!(refused.is_empty(), "{refused:#?}");
}

#[tokio::test]
async fn forms_say_what_is_of_one_product_inherited_or_new() {
    let schema = async |id: &str| {
        let action = catalog().await.iter().find(|action| action.id == id).expect("it is there");
        json(&action.schemas.input)["properties"].clone()
    };
    let create = schema("create-pull-request").await;
    assert_eq!(create["workspace"]["x-inherited"], true);
    assert_eq!(create["draft"]["x-since"], "8.18");
    assert_eq!(create["close_source_branch"]["x-products"], Value::from(vec!["cloud"]));
    assert_eq!(
        (&create["source"]["title"], &create["target"]["title"]),
        (&"Source branch".into(), &"Target branch".into())
    );
    let list = schema("list-pull-requests").await;
    assert_eq!(list["state"]["x-enum-products"]["superseded"], Value::from(vec!["cloud"]));
    assert_eq!(list["state"]["x-enum-products"].as_object().map(Map::len), Some(1));
    assert_eq!(schema("list-build-statuses").await["workspace"]["x-required-on"], Value::from(vec!["cloud"]));
    assert_eq!(schema("create-webhook").await["url"]["format"], "uri");
}
