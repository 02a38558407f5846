//! The catalog speaks with one voice: a name means the same everywhere, and ids tell what actions do.

use crate::{LIBRARY, Offered, assert_none, catalog, json};
use host_test::catalog::Effect;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What the whole catalog holds: actions, those on both products, those on one alone.
const ACTIONS: usize = 168;
const ON_BOTH: usize = 114;
const ON_CLOUD_ALONE: usize = 41;
const ON_DATA_CENTER_ALONE: usize = 13;

#[tokio::test]
async fn the_catalog_is_whole() {
    let on = |action: &&Offered, product: &str| action.support.iter().any(|support| support.product == product);
    let catalog = catalog().await;
    let (cloud, others): (Vec<&Offered>, Vec<&Offered>) = catalog.iter().partition(|action| on(action, "cloud"));
    let both = cloud.iter().filter(|action| on(action, "data-center")).count();
    assert_eq!(
        (catalog.len(), both, cloud.len() - both, others.len()),
        (ACTIONS, ON_BOTH, ON_CLOUD_ALONE, ON_DATA_CENTER_ALONE)
    );
}

#[tokio::test]
async fn an_input_means_the_same_wherever_it_is_taken() {
    let mut known: BTreeMap<String, (String, String, &str)> = BTreeMap::new();
    let mut faults = Vec::new();
    // Call API takes requests as they are, in words of its own.
    for action in catalog().await.iter().filter(|action| action.id != "call-api") {
        for (name, schema) in members(&json(&action.schemas.input)) {
            let (kind, sentence) = (kind(&schema), sentence(&schema));
            let (first_kind, first_sentence, first) =
                known.entry(name.clone()).or_insert_with(|| (kind.clone(), sentence.clone(), &action.id));
            if *first_kind != kind {
                faults.push(format!("`{name}` is {kind} in {}, and {first_kind} in {first}", action.id));
            }
            // A filter says what it filters by.
            let filters = [first_sentence.as_str(), &sentence].iter().any(|text| text.starts_with("Filters by"));
            if *first_sentence != sentence && !filters {
                faults.push(format!("`{name}` is «{sentence}» in {}, and «{first_sentence}» in {first}", action.id));
            }
        }
    }
    assert_none(faults);
}

/// The type, but not its limits: a name that is searched for may be half a name.
fn kind(schema: &Value) -> String {
    let told = |schema: &Value| match &schema["type"] {
        Value::String(name) => name.clone(),
        // A field that can be cleared takes null besides.
        Value::Array(names) => names[0].as_str().unwrap_or_default().to_owned(),
        _ => "any".to_owned(),
    };
    match told(schema).as_str() {
        "array" => format!("a list of {}", kind(&schema["items"])),
        other => other.to_owned(),
    }
}

/// The first sentence: what follows is said of one action alone.
fn sentence(schema: &Value) -> String {
    let told = schema["description"].as_str().unwrap_or_default();
    told.split_once(". ").map_or(told, |(first, _)| first).trim_end_matches('.').to_owned()
}

fn members(schema: &Value) -> Vec<(String, Value)> {
    let members = schema["properties"].as_object().into_iter().flatten();
    members.map(|(name, schema)| (name.clone(), schema.clone())).collect()
}

#[tokio::test]
async fn a_shape_has_the_same_members_wherever_it_is_given() {
    let mut known = BTreeMap::new();
    let mut faults = Vec::new();
    for action in catalog().await {
        shapes(&json(&action.schemas.output), &mut |name, members| {
            let (first, given) = known.entry(name.to_owned()).or_insert_with(|| (members.clone(), &action.id));
            if first != members {
                faults.push(format!("`{name}` of {} is not that of {given}", action.id));
            }
        });
    }
    assert_none(faults);
}

/// A member's type. Whether it may be null depends on what the shape is a part of.
fn type_of(schema: &Value) -> Value {
    match &schema["type"] {
        Value::Array(names) => names.iter().filter(|name| *name != "null").cloned().collect(),
        name => Value::Array(vec![name.clone()]),
    }
}

/// Each shape of a schema by its name, with the types of its members.
fn shapes(schema: &Value, each: &mut impl FnMut(&str, &Value)) {
    if let (Some(name), Some(members)) = (schema["title"].as_str(), schema["properties"].as_object()) {
        // `raw` is there where an action answers with the shape itself.
        let members = members.iter().filter(|(name, _)| *name != "raw");
        each(name, &members.map(|(name, schema)| (name.clone(), type_of(schema))).collect());
    }
    for (_, member) in members(schema) {
        shapes(&member, each);
        shapes(&member["items"], each);
    }
}

#[tokio::test]
async fn ids_tell_what_actions_do_and_where_they_stand() {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    let mut groups: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    for action in catalog().await {
        let (id, group) = (&action.id, &action.group);
        if !ids.insert(id) {
            faults.push(format!("{id} is there twice"));
        }
        if id.replace('-', " ").replace("api", "API").to_lowercase() != action.title.to_lowercase() {
            faults.push(format!("{id} is called «{}»", action.title));
        }
        let (verb, thing) = id.split_once('-').expect("a verb and a thing");
        let reads = ["get", "list", "find", "search", "compare", "discover", "wait", "download"].contains(&verb);
        if reads != (action.effect == Effect::Read) || verb == "delete" && action.effect != Effect::Destroy {
            faults.push(format!("{id} is said to {:?}", action.effect));
        }
        let lists = json(&action.schemas.output)["properties"]["items"].is_object();
        if verb == "list" && !lists {
            faults.push(format!("{id} does not give a list"));
        }
        // Data Center makes a deployment of a build, Cloud tells of those of a pipeline.
        if ["create", "get", "update", "delete", "list"].contains(&verb) && singular(thing) != "deployment" {
            let (first, given) = *groups.entry(singular(thing)).or_insert((group, id));
            if first != group {
                faults.push(format!("{id} stands in «{group}», and {given} in «{first}»"));
            }
        }
    }
    assert_none(faults);
}

/// `repository`, of `repositories`.
fn singular(things: &str) -> String {
    match things.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => things
            .strip_suffix("es")
            .filter(|stem| stem.ends_with("ch"))
            .or(things.strip_suffix('s'))
            .unwrap_or(things)
            .to_owned(),
    }
}

#[tokio::test]
async fn links_are_addresses() {
    let mut faults = Vec::new();
    let mut check = |place: &str, value: &Value| {
        links(value, &mut |link| {
            if !Url::parse(link).is_ok_and(|url| url.scheme().starts_with("http") && url.has_host()) {
                faults.push(format!("{place}: {link}"));
            }
        });
    };
    for action in catalog().await {
        check(&format!("the sample of {}", action.id), &json(&action.schemas.sample_output));
    }
    for case in LIBRARY.cases() {
        // What Call API gives is Bitbucket's own.
        if let Some(output) = case.fixture.output.as_ref().filter(|_| case.fixture.action != "call-api") {
            check(&format!("{}/{}", case.product, case.name), output);
        }
    }
    assert_none(faults);
}

fn links(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| *name != "raw") {
                match member {
                    Value::String(link) if name == "link" => each(link),
                    member => links(member, each),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| links(item, each)),
        _ => {}
    }
}
