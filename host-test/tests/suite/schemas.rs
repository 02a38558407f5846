//! What the catalog says of itself is true.

use crate::{HOST, LIBRARY, assert_none, catalog, json, schemas};
use jsonschema::draft202012;
use serde_json::Value;
use std::collections::BTreeSet;

#[tokio::test]
async fn schemas_are_valid_and_samples_fit_them() {
    let mut faults = Vec::new();
    for action in catalog().await {
        for (what, schema, sample) in [
            ("input", &action.schemas.input, &action.schemas.sample_input),
            ("output", &action.schemas.output, &action.schemas.sample_output),
        ] {
            faults.extend(check(&json(schema), &json(sample)).into_iter().map(|fault| {
                let id = &action.id;
                format!("{id} {what}: {fault}")
            }));
        }
    }
    assert_none(faults);
}

#[tokio::test]
async fn a_form_for_one_product_has_nothing_of_the_other() {
    let mut faults = Vec::new();
    for action in catalog().await {
        for product in ["cloud", "data-center"] {
            let has = action.support.iter().any(|support| support.product == product);
            let cut = schemas(&action.id, Some(product)).await;
            assert_eq!(cut.is_some(), has, "{} {product}", action.id);
            let Some(cut) = cut else { continue };
            let (schema, sample) = (json(&cut.input), json(&cut.sample_input));
            faults.extend(check(&schema, &sample).into_iter().map(|fault| format!("{} {product}: {fault}", action.id)));
            for told in ["On Bitbucket Cloud only", "On Bitbucket Data Center only", "Needed on"] {
                if cut.input.contains(told) {
                    faults.push(format!("{} {product}: {told}", action.id));
                }
            }
        }
    }
    assert_none(faults);
    let of = async |product| json(&schemas("merge-pull-request", product).await.expect("it is on both").input);
    let (all, cloud) = (of(None).await, of(Some("cloud")).await);
    let words = |schema: &Value| schema["properties"]["strategy"]["enum"].as_array().expect("words").len();
    assert!(words(&cloud) < words(&all), "{cloud}");
    assert_eq!((schemas("no-such-action", None).await, schemas("get-file", Some("server")).await), (None, None));
}

#[tokio::test]
async fn the_connection_schema_accepts_every_demo_connection() {
    let schema = json(&HOST.describe().await.expect("an answer").connection_schema);
    let mut faults = Vec::new();
    for (name, connection) in host_test::demo::connections().0 {
        faults.extend(check(&schema, &json(&connection.json())).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert_none(faults);
}

#[tokio::test]
async fn products_are_named_once_for_settings_and_actions() {
    let connector = HOST.describe().await.expect("an answer");
    let offered: BTreeSet<_> = connector.products.iter().map(|product| product.id.clone()).collect();
    assert_eq!(offered.len(), connector.products.len());
    let schema = json(&connector.connection_schema);
    let branches = schema["oneOf"].as_array().expect("a branch for each product and credential");
    let constants =
        branches.iter().map(|branch| branch["properties"]["product"]["const"].as_str().expect("a constant"));
    assert_eq!(constants.map(str::to_owned).collect::<BTreeSet<_>>(), offered);
    for action in catalog().await {
        assert!(action.support.iter().all(|support| offered.contains(&support.product)), "{}", action.id);
    }
}

#[tokio::test]
async fn the_connection_schema_marks_secrets_as_write_only() {
    let schema = json(&HOST.describe().await.expect("an answer").connection_schema);
    let mut marked = BTreeSet::new();
    secrets(&schema, &mut marked);
    assert!(
        marked.is_superset(&BTreeSet::from(["client_secret".into(), "password".into(), "token".into()])),
        "marked: {marked:?}"
    );
}

#[tokio::test]
async fn ids_are_unique_and_in_kebab_case() {
    let mut seen = BTreeSet::new();
    for action in catalog().await {
        let words: Vec<_> = action.id.split('-').collect();
        let plain =
            |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        assert!(words.iter().all(plain), "{} is not in kebab case", action.id);
        assert!(seen.insert(&action.id), "{} is there twice", action.id);
    }
}

#[tokio::test]
async fn texts_are_sentences_and_support_is_named() {
    for action in catalog().await {
        assert!(action.description.ends_with('.'), "{}: {}", action.id, action.description);
        assert!(!action.title.is_empty() && !action.group.is_empty(), "{} lacks a title or group", action.id);
        assert!(!action.support.is_empty(), "{} is on no product", action.id);
        for support in &action.support {
            assert!(["cloud", "data-center"].contains(&&*support.product), "{}: {}", action.id, support.product);
        }
    }
}

fn check(schema: &Value, sample: &Value) -> Vec<String> {
    if let Err(fault) = jsonschema::draft202012::meta::validate(schema) {
        return vec![format!("no valid schema: {fault}")];
    }
    let validator = draft202012::new(schema).expect("it was valid");
    validator.iter_errors(sample).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

fn secrets(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(members) = schema["properties"].as_object() {
        found.extend(members.iter().filter(|(_, member)| member["writeOnly"] == true).map(|(name, _)| name.clone()));
    }
    match schema {
        Value::Object(members) => members.values().for_each(|member| secrets(member, found)),
        Value::Array(items) => items.iter().for_each(|item| secrets(item, found)),
        _ => {}
    }
}

/// `x-products` of outputs comes from where members lie in answers: what a function fills in besides would make it untrue.
#[tokio::test]
async fn an_output_member_of_one_product_is_null_on_the_other() {
    let mut faults = Vec::new();
    let (mut told, mut user) = (0, false);
    for action in catalog().await {
        let (input, output) = (json(&action.schemas.input), json(&action.schemas.output));
        user |= input["properties"]["person"]["x-user"] == true;
        for case in LIBRARY.cases().filter(|case| case.fixture.action == action.id) {
            if let Some(given) = &case.fixture.output {
                let lost = untrue(&output, given, case.product, &mut told);
                faults.extend(lost.into_iter().map(|path| format!("{}/{}: {path}", case.product, case.name)));
            }
        }
    }
    assert_none(faults);
    assert!(told > 100 && user, "{told} members of one product");
}

/// The members that have a value although the schema says that this product lacks them.
fn untrue(schema: &Value, given: &Value, product: &str, told: &mut usize) -> Vec<String> {
    let mut lost = Vec::new();
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        let value = &given[name];
        if let Some(products) = member["x-products"].as_array() {
            *told += 1;
            if !value.is_null() && !products.iter().any(|one| one == product) {
                lost.push(format!("{name} is {value}"));
            }
        }
        let items = value.as_array().into_iter().flatten().map(|item| (&member["items"], item));
        for (schema, value) in items.chain([(member, value)]) {
            lost.extend(untrue(schema, value, product, told).into_iter().map(|path| format!("{name}.{path}")));
        }
    }
    lost
}
