//! `describe`: one action for a person, from its schemas and samples.

use std::{collections::BTreeSet, fmt::Write as _};

use console::style;
use host_test::{
    catalog::{Action, Effect, Schemas},
    operations,
};
use serde_json::{Value, json};

use super::{
    actions::{self, parse},
    table::table,
    terminal::{self, line},
};

/// The products whose operations to list beside an action: those of Call API, which reaches them all.
pub fn products_of_operations<'a>(action: &'a Action, only: Option<&'a str>) -> Vec<&'a str> {
    match (&*action.id, only) {
        ("call-api", Some(only)) => vec![only],
        ("call-api", None) => action.support.iter().map(|support| support.product.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// The catalog's entry, its schemas and samples, and the operations of these products.
pub fn entry(action: &Action, schemas: &Schemas, products: &[&str]) -> Value {
    let mut entry = actions::entry(action);
    entry["input_schema"] = parse(&schemas.input);
    entry["output_schema"] = parse(&schemas.output);
    entry["sample_input"] = parse(&schemas.sample_input);
    entry["sample_output"] = parse(&schemas.sample_output);
    for product in products {
        let listed = operations::of(product).into_iter().map(
            |it| json!({ "method": it.method, "path": it.path, "scopes": it.scopes, "token_scopes": it.token_scopes }),
        );
        entry["operations"][*product] = listed.collect();
    }
    entry
}

/// Everything about an action, what is needed to run it first; and the operations of these products.
pub fn describe(action: &Action, schemas: &Schemas, products: &[&str]) -> String {
    let id = line(&action.id);
    let mut text =
        format!("{} ({})\n{}\n", style(&id).bold(), line(&actions::products(action)), line(&action.description));
    if let Some(deprecated) = &action.deprecated {
        let _ = writeln!(text, "Deprecated since {}: {}", line(&deprecated.since), line(&deprecated.reason));
    }
    let twice = if action.idempotent { "Idempotent" } else { "Not idempotent" };
    let effect = match action.effect {
        Effect::Read => "Read-only",
        Effect::Write => "Write",
        Effect::Destroy => "Destructive",
    };
    let _ = writeln!(text, "{effect} · {twice}");
    let sections = [
        ("Input", inputs(&parse(&schemas.input))),
        ("Sample input", format!("{}\n", terminal::json(&parse(&schemas.sample_input)))),
        ("Scopes", scopes(action)),
        ("Output", outputs(&parse(&schemas.output))),
        ("Sample output", format!("{}\n", terminal::json(&parse(&schemas.sample_output)))),
    ];
    for (title, body) in sections {
        let _ = write!(text, "\n{}\n{body}", style(title).bold());
    }
    for product in products {
        let listed = operations::of(product);
        let title = format!("Operations of {product}: {}", listed.len());
        let rows = listed
            .into_iter()
            .map(|it| vec![it.method.to_owned(), it.path.to_owned(), it.scopes.join(", "), it.token_scopes.join(", ")]);
        let table = table(&["method", "path", "scopes", "API token scopes"], rows);
        let _ = write!(text, "\n{}\n{table}", style(title).bold());
    }
    let _ = writeln!(text, "\nTry it, without an account: host-test run {id}");
    text
}

pub fn inputs(schema: &Value) -> String {
    let rows = Field::all(schema).into_iter().map(|field| {
        let needed = if field.needed { "yes" } else { "" };
        let default = field.schema.get("default").map(|default| format!(" Default: {}.", word(default)));
        vec![field.path, kind(field.schema), needed.to_owned(), about(field.schema) + &default.unwrap_or_default()]
    });
    table(&["field", "type", "required", "description"], rows)
}

/// All fields of an output are there, so none is said to be needed.
pub fn outputs(schema: &Value) -> String {
    let rows = Field::all(schema).into_iter().map(|field| vec![field.path, kind(field.schema), about(field.schema)]);
    table(&["field", "type", "description"], rows)
}

fn scopes(action: &Action) -> String {
    if action.support.iter().all(|it| it.scopes.is_empty()) {
        return "none of its own\n".to_owned();
    }
    let rows = action.support.iter().flat_map(|it| {
        let since = it.since.clone().unwrap_or_default();
        it.scopes
            .iter()
            .map(move |set| vec![it.product.clone(), of(&set.credentials), set.scopes.join(", "), since.clone()])
    });
    table(&["product", "credential", "scopes", "since"], rows)
}

/// The kinds of credential that a set of scopes is for.
fn of(credentials: &[String]) -> String {
    if credentials.is_empty() { "all".to_owned() } else { credentials.join(", ") }
}

/// A member of an object's schema, or of an object or list below it.
struct Field<'a> {
    /// `items[].author.name`
    path: String,
    schema: &'a Value,
    needed: bool,
}

impl<'a> Field<'a> {
    fn all(schema: &'a Value) -> Vec<Self> {
        let (mut fields, mut told) = (Vec::new(), BTreeSet::new());
        Self::collect(schema, "", &mut fields, &mut told);
        fields
    }

    /// What must be given comes first. A shape that has a name is told once, where it first occurs.
    fn collect(schema: &'a Value, path: &str, fields: &mut Vec<Self>, told: &mut BTreeSet<&'a str>) {
        if shape(schema).is_some_and(|name| !told.insert(name)) {
            return;
        }
        let needed = |name: &str| schema["required"].as_array().is_some_and(|list| list.iter().any(|it| it == name));
        let mut members: Vec<_> = schema["properties"].as_object().into_iter().flatten().collect();
        members.sort_by_key(|(name, _)| !needed(name));
        for (name, member) in members {
            let path = format!("{path}{name}");
            fields.push(Self { path: path.clone(), schema: member, needed: needed(name) });
            if member["x-blob"] == true {
                continue;
            }
            Self::collect(member, &format!("{path}."), fields, told);
            Self::collect(&member["items"], &format!("{path}[]."), fields, told);
        }
    }
}

/// The name of an object's shape.
fn shape(schema: &Value) -> Option<&str> {
    schema["properties"].as_object().and(schema["title"].as_str())
}

fn about(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().to_owned()
}

fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// More values than these are cut.
const MOST_VALUES: usize = 8;

/// The type: `array of string`, `open | merged`, `person | null`.
fn kind(schema: &Value) -> String {
    if let Some(values) = schema["enum"].as_array() {
        let mut shown: Vec<_> = values.iter().take(MOST_VALUES).map(word).collect();
        if values.len() > MOST_VALUES {
            shown.push(format!("{} more", values.len() - MOST_VALUES));
        }
        return shown.join(" | ");
    }
    if schema["x-blob"] == true {
        return "file".to_owned();
    }
    if let Some(either) = schema["anyOf"].as_array() {
        return either.iter().map(kind).collect::<Vec<_>>().join(" | ");
    }
    let said = |name: &str| match name {
        "string" => schema["format"].as_str().unwrap_or("string").to_owned(),
        "array" => format!("array of {}", kind(&schema["items"])),
        "object" => shape(schema).map_or_else(|| "object".to_owned(), str::to_lowercase),
        other => other.to_owned(),
    };
    match &schema["type"] {
        Value::String(name) => said(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).map(said).collect::<Vec<_>>().join(" | "),
        _ => "any".to_owned(),
    }
}
