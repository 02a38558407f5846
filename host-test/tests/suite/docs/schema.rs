//! A JSON Schema as rows of a table, in one vocabulary: string, integer, number, boolean, enum, object, array of X, file, user.

use super::{anchor, products};
use serde_json::Value;

/// More words than these nobody reads in a cell.
const MOST_WORDS: usize = 20;

/// A member of a schema.
pub struct Row {
    pub path: String,
    pub kind: String,
    pub required: &'static str,
    pub nullable: bool,
    pub products: String,
    pub about: String,
}

/// The members, those of inner objects and of the items of arrays included. What is required comes first, then what a
/// connection can give.
pub fn inputs(schema: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    collect(&mut rows, "", schema);
    rows
}

fn collect(rows: &mut Vec<Row>, path: &str, schema: &Value) {
    let required = |name: &str, member: &Value| match &schema["required"] {
        Value::Array(names) if names.iter().any(|other| other == name) => "Yes",
        _ if member["x-inherited"] == true => "Unless set in the connection",
        _ => match &member["x-required-on"] {
            Value::Array(products) if products[0] == "cloud" => "On Cloud",
            Value::Array(_) => "On Data Center",
            _ => "",
        },
    };
    let order = ["Yes", "Unless set in the connection", "On Cloud", "On Data Center", ""];
    let mut members: Vec<_> = schema["properties"].as_object().into_iter().flatten().collect();
    members.sort_by_key(|(name, member)| order.iter().position(|word| *word == required(name, member)));
    for (name, member) in members {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let mut about = about(member);
        if let Some(words) = words(member) {
            about += &format!(" {words}");
        }
        if !member["default"].is_null() {
            about += &format!(" Defaults to `{}`.", text(&member["default"]));
        }
        rows.push(Row {
            path: path.clone(),
            kind: kind(member, false),
            required: required(name, member),
            nullable: false,
            products: String::new(),
            about,
        });
        if member["x-blob"] == true {
            continue;
        }
        collect(rows, &path, member);
        collect(rows, &format!("{path}[]"), &member["items"]);
    }
}

/// The members of an output shape. Shapes inside it are linked to, as each has a table of its own.
pub fn members(shape: &Value) -> Vec<Row> {
    let members = shape["properties"].as_object().into_iter().flatten().filter(|(name, _)| *name != "raw");
    let row = |(name, member): (&String, &Value)| Row {
        path: name.clone(),
        kind: kind(member, true),
        required: "",
        nullable: is_nullable(member),
        products: products(member["x-products"].as_array().into_iter().flatten().filter_map(Value::as_str)).join(", "),
        about: about(member),
    };
    members.map(row).collect()
}

pub fn is_nullable(schema: &Value) -> bool {
    schema["type"].as_array().is_some_and(|names| names.iter().any(|name| name == "null"))
}

fn about(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().replace('|', "\\|").replace('\n', " ")
}

/// The values of an enum, or of the items of an array.
fn words(schema: &Value) -> Option<String> {
    let values = schema["enum"].as_array().or(schema["items"]["enum"].as_array())?;
    let shown: Vec<_> = values.iter().map(|value| format!("`{}`", text(value))).collect();
    Some(match shown.len().checked_sub(MOST_WORDS) {
        None | Some(0) => format!("One of {}.", shown.join(", ")),
        Some(more) => format!("One of {} and {more} more, which the schema lists.", shown[..MOST_WORDS].join(", ")),
    })
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The type in a word; with links, an output shape is its link.
fn kind(schema: &Value, linked: bool) -> String {
    if schema["enum"].is_array() {
        return "enum".into();
    }
    if schema["x-blob"] == true {
        return "file".into();
    }
    if schema["x-user"] == true {
        return "user".into();
    }
    if let Some(either) = schema["anyOf"].as_array() {
        return either.iter().map(|one| kind(one, linked)).collect::<Vec<_>>().join(" or ");
    }
    // A null among the types is told in a column of its own, or by the description.
    let name = match &schema["type"] {
        Value::Array(names) => names.iter().filter_map(Value::as_str).find(|name| *name != "null"),
        name => name.as_str(),
    };
    match (name, schema["title"].as_str()) {
        (Some("array"), _) => format!("array of {}", kind(&schema["items"], linked)),
        (Some("object"), Some(shape)) if linked => format!("[{shape}](#{})", anchor(shape)),
        (Some(name), _) => name.into(),
        (None, _) => "any".into(),
    }
}
