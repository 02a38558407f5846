//! `docs/actions.md` says what the catalog says, and shows what the fixtures show. `UPDATE=1` writes it.

use crate::{LIBRARY, Offered, catalog, json, oracle::operation, root};
use host_test::{catalog::Effect, fixture::Sent, http::Case, operations, scopes};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write,
    fs,
};

const PRODUCTS: [(&str, &str); 2] = [("cloud", "Cloud"), ("data-center", "Data Center")];
/// Inputs that are told once for all actions.
const COMMON: [&str; 3] = ["max_items", "cursor", "include_raw"];
/// Nobody reads through dozens of words in a cell.
const MOST_WORDS: usize = 20;
const HEAD: &str = "\
# Actions

Written by a test from the catalog and the fixtures; do not edit.

Actions that list give `{items, next}`; they take `max_items` (100 when absent, over all pages) and `cursor`, the `next` of an
earlier answer. Actions that give what Bitbucket has take `include_raw`, which adds Bitbucket's own answer under `raw`. What
actions give is told [below](#what-actions-give), and [last](#operations) which of Bitbucket's operations they reach.
`workspace` and `repo` may be left out where the connection has a default for them. A file is an object that names one of the workflow
platform's store: `{\"blob\": handle, \"name\", \"media_type\", \"size\"}`, of which only `blob` has to be there.
";

#[tokio::test]
async fn the_page_of_actions_is_what_the_catalog_gives() {
    let page = page(catalog().await);
    let file = root().join("docs/actions.md");
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(root().join("docs"))
            .and_then(|()| fs::write(&file, &page))
            .expect("the page can be written");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    let differs = page.lines().zip(written.lines()).find(|(now, then)| now != then);
    assert!(page == written, "docs/actions.md is not up to date (UPDATE=1 writes it); first difference: {differs:?}");
}

fn page(actions: &[Offered]) -> String {
    let mut page = HEAD.to_owned();
    let mut groups: Vec<&str> = Vec::new();
    for action in actions {
        if !groups.contains(&&*action.group) {
            groups.push(&action.group);
        }
    }
    for group in &groups {
        let members = actions.iter().filter(|action| action.group == *group);
        let links: Vec<_> = members.map(|action| format!("[{id}](#{id})", id = action.id)).collect();
        let _ = write!(page, "\n- {group}: {}", links.join(", "));
    }
    page.push('\n');
    let mut shapes = BTreeMap::new();
    for group in groups {
        let _ = writeln!(page, "\n## {group}");
        for action in actions.iter().filter(|action| action.group == group) {
            write_action(&mut page, action, &mut shapes);
        }
    }
    page.push_str("\n## What actions give\n");
    for (name, schema) in shapes {
        let _ = writeln!(page, "\n### {name}\n\n| member | type | description |\n|---|---|---|");
        for row in rows(&schema) {
            let _ = writeln!(page, "| `{}` | {} | {} |", row.path, row.kind, row.about);
        }
    }
    write_operations(&mut page);
    page
}

fn write_action(page: &mut String, action: &Offered, shapes: &mut BTreeMap<String, Value>) {
    let _ = write!(page, "\n### {}\n\n{}\n\n", action.id, action.description);
    let effect = match action.effect {
        Effect::Read => "Reads only",
        Effect::Write => "Writes",
        Effect::Destroy => "Can destroy",
    };
    let again =
        if action.idempotent { "running it twice is as good as once" } else { "running it twice does it twice" };
    let _ = writeln!(page, "{effect}; {again}. Gives {}.", output(&json(&action.schemas.output), shapes));
    if let Some(deprecated) = &action.deprecated {
        let _ = writeln!(page, "\n**Deprecated** since {}: {}", deprecated.since, deprecated.reason);
    }
    page.push_str("\n| product | scopes | API token scopes | since |\n|---|---|---|---|\n");
    for support in &action.support {
        let of = |credential: &str| scopes::of(&support.scopes, credential).join(", ");
        let (scopes, tokens) = (of("oauth"), if support.product == "cloud" { of("api-token") } else { String::new() });
        let since = support.since.as_deref().unwrap_or_default();
        let _ = writeln!(page, "| {} | {scopes} | {tokens} | {since} |", support.product);
    }
    let mut inputs = rows(&json(&action.schemas.input));
    inputs.retain(|row| action.id == "call-api" || !COMMON.contains(&&*row.path));
    if !inputs.is_empty() {
        page.push_str("\n| input | type | required | description |\n|---|---|---|---|\n");
    }
    for row in inputs {
        let required = if row.required { " yes |" } else { "  |" };
        let _ = writeln!(page, "| `{}` | {} |{required} {} |", row.path, row.kind, row.about);
    }
    write_sample(page, action);
}

/// What an action gives, as a link to its shape.
fn output(schema: &Value, shapes: &mut BTreeMap<String, Value>) -> String {
    let (inside, told) = match &schema["properties"]["items"]["items"] {
        Value::Null => (schema, "one"),
        items => (items, "a list of"),
    };
    match inside["title"].as_str() {
        Some(name) => {
            let told = format!("{told} [{name}](#{})", anchor(name));
            shapes.insert(name.to_owned(), inside.clone());
            told
        }
        None => "`{\"done\": true}`".to_owned(),
    }
}

fn anchor(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

/// The sample input, and for each product what is sent for it and what comes of it.
fn write_sample(page: &mut String, action: &Offered) {
    let input = laid_out(&json(&action.schemas.sample_input));
    let _ = write!(page, "\n<details><summary>Sample</summary>\n\n```json\n{input}\n```\n");
    for (product, name) in PRODUCTS {
        let Some(case) = LIBRARY.cases().find(|case| case.product == product && case.name == action.id) else {
            continue;
        };
        if case.fixture.calls.is_empty() {
            let _ = write!(page, "\n{name} is sent nothing. It gives:\n");
        } else {
            let requests: Vec<_> = case.fixture.calls.iter().map(|call| request(&call.request)).collect();
            let _ = write!(page, "\n{name} is sent:\n\n```http\n{}\n```\n\nIt gives:\n", requests.join("\n\n"));
        }
        let _ = write!(page, "\n```json\n{}\n```\n", laid_out(&given(case)));
    }
    page.push_str("\n</details>\n");
}

/// The output, of a list its first item; or the error of what cannot succeed.
fn given(case: &Case) -> Value {
    let mut given = case.fixture.output.clone().or(case.fixture.error.clone()).unwrap_or_default();
    if let Some(items) = given.get_mut("items").and_then(Value::as_array_mut) {
        items.truncate(1);
    }
    given
}

fn request(sent: &Sent) -> String {
    let path = sent.url.splitn(4, '/').nth(3).unwrap_or_default();
    let host = sent.url.split('/').nth(2).unwrap_or_default();
    // Only storage and tokens lie elsewhere than the API.
    let place = match host {
        "api.bitbucket.org" | "git.example.com" => format!("/{path}"),
        _ => sent.url.clone(),
    };
    let body = match (&sent.body.json, &sent.body.text) {
        (Some(json), _) => format!("\n{}", laid_out(json)),
        (None, Some(text)) => format!("\n{}", text.replace("\r\n", "\n").trim_end()),
        (None, None) => String::new(),
    };
    format!("{} {place}{body}", sent.method)
}

/// JSON with a line for each member, and what lies further inside on that line.
fn laid_out(value: &Value) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let inside: Vec<_> = members
                .iter()
                .map(|(name, value)| format!("  {}: {}", Value::from(name.as_str()), inner(value)))
                .collect();
            format!("{{\n{}\n}}", inside.join(",\n"))
        }
        other => other.to_string(),
    }
}

/// Items of a list, laid out once more.
fn inner(value: &Value) -> String {
    match value {
        Value::Array(items) if items.iter().any(|item| item.as_object().is_some_and(|members| members.len() > 3)) => {
            let items: Vec<_> = items.iter().map(|item| laid_out(item).replace('\n', "\n    ")).collect();
            format!("[\n    {}\n  ]", items.join(",\n    "))
        }
        other => other.to_string(),
    }
}

struct Row {
    path: String,
    kind: String,
    required: bool,
    about: String,
}

fn rows(schema: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    collect(&mut rows, "", schema);
    rows.retain(|row| row.path != "raw");
    rows
}

/// One row a member, those of inner objects and of the items of lists included. What is required comes first.
fn collect(rows: &mut Vec<Row>, path: &str, schema: &Value) {
    let required =
        |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|other| other == name));
    let members = schema["properties"].as_object().into_iter().flatten();
    let (first, then): (Vec<_>, Vec<_>) = members.partition(|(name, _)| required(name));
    for (name, member) in first.into_iter().chain(then) {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let mut about = member["description"].as_str().unwrap_or_default().replace('|', "\\|").replace('\n', " ");
        if !member["default"].is_null() {
            let _ = write!(about, " `{}` when absent.", member["default"]);
        }
        rows.push(Row { path: path.clone(), kind: kind(member), required: required(name), about });
        if member["x-blob"] == true {
            continue;
        }
        collect(rows, &path, member);
        collect(rows, &format!("{path}[]"), &member["items"]);
    }
}

fn kind(schema: &Value) -> String {
    if let Some(values) = schema["enum"].as_array() {
        let shown: Vec<_> = values.iter().map(|value| format!("`{}`", value.as_str().unwrap_or("null"))).collect();
        return match shown.len().checked_sub(MOST_WORDS) {
            None | Some(0) => shown.join(", "),
            Some(more) => format!("{} and {more} more that the schema lists", shown[..MOST_WORDS].join(", ")),
        };
    }
    if schema["x-blob"] == true {
        return "file".into();
    }
    if let Some(either) = schema["anyOf"].as_array() {
        return either.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    match &schema["type"] {
        Value::String(name) if name == "array" => format!("list of {}", kind(&schema["items"])),
        Value::String(name) => named(schema, name),
        Value::Array(names) => {
            let names: Vec<_> = names.iter().filter_map(Value::as_str).map(|name| named(schema, name)).collect();
            names.join(" or ")
        }
        _ => "any".into(),
    }
}

fn named(schema: &Value, name: &str) -> String {
    match (name, schema["format"].as_str()) {
        ("string", Some("date-time")) => "time".into(),
        ("string", Some("uri")) => "address".into(),
        ("string", _) => "text".into(),
        ("boolean", _) => "flag".into(),
        (name, _) => name.into(),
    }
}

/// Which of the vendor's operations actions reach, by what they are about; Call API reaches the others.
fn write_operations(page: &mut String) {
    page.push_str(
        "\n## Operations\n\nWhat Atlassian lists, and which actions send it. [call-api](#call-api) reaches the rest as well: \
         `host-test describe call-api` lists all with their scopes.\n",
    );
    for (product, name) in PRODUCTS {
        let operations = operations::of(product);
        let mut reached: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
        for case in LIBRARY.cases().filter(|case| case.product == product && case.fixture.action != "call-api") {
            for call in &case.fixture.calls {
                if let Some(operation) = operation(&operations, product, &call.request) {
                    let methods = reached.entry(operation.path).or_default();
                    methods.entry(operation.method).or_default().insert(&case.fixture.action);
                }
            }
        }
        // How many there are about each thing, and how many of them actions reach.
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for operation in &operations {
            let (all, typed) = counts.entry(thing(operation.path)).or_default();
            *all += 1;
            *typed += usize::from(reached.get(operation.path).is_some_and(|it| it.contains_key(operation.method)));
        }
        let typed: usize = counts.values().map(|(_, typed)| typed).sum();
        let (all, alone) = (operations.len(), operations.len() - typed);
        let _ = write!(
            page,
            "\n### Operations of {name}\n\n{all} operations: {typed} by actions, {alone} by Call API alone.\n\n\
             | about | operations | by actions | by Call API alone |\n|---|---|---|---|\n"
        );
        for (thing, (all, typed)) in counts {
            let _ = writeln!(page, "| {thing} | {all} | {typed} | {} |", all - typed);
        }
        page.push_str("\n<details><summary>By which actions</summary>\n\n| operation | actions |\n|---|---|\n");
        for (path, methods) in reached {
            for (method, actions) in methods {
                let links: Vec<_> = actions.iter().map(|id| format!("[{id}](#{id})")).collect();
                let _ = writeln!(page, "| {method} `{path}` | {} |", links.join(", "));
            }
        }
        page.push_str("\n</details>\n");
    }
}

/// What an operation is about: the first word of its path that says more than where it lies.
fn thing(path: &str) -> String {
    const PLACES: [&str; 9] =
        ["repositories", "workspaces", "api", "latest", "projects", "repos", "commit", "commits", "refs"];
    let words: Vec<_> = path.split('/').filter(|word| !word.is_empty() && !word.starts_with('{')).collect();
    let telling = words.iter().find(|word| !PLACES.contains(word)).or(words.last());
    telling.map_or_else(String::new, |word| word.replace(['-', '_'], " "))
}
