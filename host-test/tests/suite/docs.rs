//! `docs/actions.md` says what the catalog says. `UPDATE=1` writes it.

use crate::{catalog, json, root};
use host_test::catalog::{Action, Effect};
use serde_json::Value;
use std::{env, fmt::Write, fs};

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

fn page(actions: &[Action]) -> String {
    let mut page = String::from("# Actions\n\nWritten by a test from the catalog; do not edit.\n");
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
    for group in groups {
        let _ = writeln!(page, "\n## {group}");
        for action in actions.iter().filter(|action| action.group == group) {
            write_action(&mut page, action);
        }
    }
    page
}

fn write_action(page: &mut String, action: &Action) {
    let _ = write!(page, "\n### {}\n\n{}\n\n", action.id, action.description);
    let effect = match action.effect {
        Effect::Read => "Reads only",
        Effect::Write => "Writes",
        Effect::Destroy => "Can destroy",
    };
    let again =
        if action.idempotent { "running it twice is as good as once" } else { "running it twice does it twice" };
    let _ = writeln!(page, "{effect}; {again}.");
    if let Some(deprecated) = &action.deprecated {
        let _ = writeln!(page, "\n**Deprecated** since {}: {}", deprecated.since, deprecated.reason);
    }
    page.push_str("\n| product | scopes | API token scopes | since |\n|---|---|---|---|\n");
    for support in &action.support {
        let (scopes, tokens) = (support.scopes.join(", "), support.token_scopes.join(", "));
        let since = support.since.as_deref().unwrap_or_default();
        let _ = writeln!(page, "| {} | {scopes} | {tokens} | {since} |", support.product);
    }
    write_members(page, "input", &json(&action.input_schema), true);
    write_members(page, "output", &json(&action.output_schema), false);
    for (what, sample) in [("input", &action.sample_input), ("output", &action.sample_output)] {
        let sample = serde_json::to_string_pretty(&json(sample)).expect("JSON");
        let _ = writeln!(page, "\nSample {what}:\n\n```json\n{sample}\n```");
    }
}

fn write_members(page: &mut String, what: &str, schema: &Value, with_required: bool) {
    let mut rows = Vec::new();
    collect(&mut rows, "", schema);
    if rows.is_empty() {
        let _ = writeln!(page, "\nNo {what}.");
        return;
    }
    let (head, rule) = if with_required { (" required |", "---|") } else { ("", "") };
    let _ = writeln!(page, "\n| {what} | type |{head} description |\n|---|---|{rule}---|");
    for row in rows {
        let required = match (with_required, row.required) {
            (false, _) => "",
            (true, true) => " yes |",
            (true, false) => "  |",
        };
        let _ = writeln!(page, "| `{}` | {} |{required} {} |", row.path, row.kind, row.about);
    }
}

struct Row {
    path: String,
    kind: String,
    required: bool,
    about: String,
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
        collect(rows, &path, member);
        collect(rows, &format!("{path}[]"), &member["items"]);
    }
}

fn kind(schema: &Value) -> String {
    if let Some(values) = schema["enum"].as_array() {
        let shown: Vec<_> = values.iter().map(|value| format!("`{}`", value.as_str().unwrap_or("null"))).collect();
        return shown.join(", ");
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
