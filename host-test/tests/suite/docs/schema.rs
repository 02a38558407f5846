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

/// What holds between inputs: which need or exclude each other, and of which exactly one has to be there.
pub fn rules(schema: &Value) -> Vec<String> {
    let names = |required: &Value| -> Vec<String> {
        required.as_array().into_iter().flatten().filter_map(Value::as_str).map(|name| format!("`{name}`")).collect()
    };
    let mut rules = Vec::new();
    let either = schema["oneOf"].as_array().into_iter().flatten().flat_map(|one| names(&one["required"]));
    let either: Vec<_> = either.collect();
    if !either.is_empty() {
        rules.push(format!("Specify exactly one of {}.", either.join(", ")));
    }
    let pairs: Vec<_> =
        schema["allOf"].as_array().into_iter().flatten().map(|it| names(&it["not"]["required"])).collect();
    for group in exclusive(&pairs) {
        rules.push(match &group[..] {
            [one, other] => format!("Specify either {one} or {other}, not both."),
            all => format!("Specify at most one of {}.", all.join(", ")),
        });
    }
    for (name, needs) in schema["dependentRequired"].as_object().into_iter().flatten() {
        rules.push(format!("`{name}` requires {}.", names(needs).join(", ")));
    }
    rules
}

/// Groups of which each excludes all others, from the pairs that exclude each other.
fn exclusive(pairs: &[Vec<String>]) -> Vec<Vec<String>> {
    let excludes = |one: &String, other: &String| pairs.iter().any(|pair| pair.contains(one) && pair.contains(other));
    let mut groups: Vec<Vec<String>> = Vec::new();
    for pair in pairs {
        if groups.iter().any(|group| pair.iter().all(|name| group.contains(name))) {
            continue;
        }
        let (name, other) = (&pair[0], &pair[1]);
        let joins = |group: &&mut Vec<String>| group.contains(other) && group.iter().all(|it| excludes(it, name));
        match groups.iter_mut().find(joins) {
            Some(group) => group.push(name.clone()),
            None => groups.push(vec![other.clone(), name.clone()]),
        }
    }
    groups
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
