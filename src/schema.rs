//! What hosts draw forms from: JSON Schemas (2020-12) and samples, derived from fields and shapes.

use serde_json::{Value, json};

use crate::action::{Action, Field, Gives, Kind, Product, Word};
use crate::json;
use crate::shape::{Is, Member, Shape};

/// Either in braces or not: half a pair is a mistake of copying.
const ID: &str = r"^(\{[^\x00-\x1f\x7f]*\}|[^{\x00-\x1f\x7f][^\x00-\x1f\x7f]*[^}\x00-\x1f\x7f]|[^{}\x00-\x1f\x7f])$";
const PATH: &str = r"^[^/\x00-\x1f\x7f]+(/[^/\x00-\x1f\x7f]+)*$";
const DOT_SEGMENT: &str = r"(^|/)\.{1,2}(/|$)";
const SEARCH: &str = r#"^[^"\\\x00-\x1f\x7f]+$"#;

pub fn input(action: &Action) -> Value {
    object(action.needs.iter(), action.optional())
}

pub fn output(action: &Action) -> Value {
    match action.gives {
        Gives::Made(shape) => of_shape(shape, false),
        Gives::One(shape) => of_shape(shape, true),
        Gives::List(shape) => json!({
            "type": "object",
            "properties": {
                "items": { "type": "array", "items": of_shape(shape, true) },
                "next": {
                    "type": ["string", "null"],
                    "description": "Give it as `cursor` to go on from here. Null when there is no more.",
                },
            },
            "required": ["items", "next"],
            "additionalProperties": false,
        }),
    }
}

pub fn sample_input(action: &Action) -> Value {
    sample_of(action.needs.iter().chain(action.takes.iter().filter(|field| field.sampled)))
}

pub fn sample_output(action: &Action) -> Value {
    match action.gives {
        Gives::Made(shape) | Gives::One(shape) => sample_of_shape(shape),
        Gives::List(shape) => json!({ "items": [sample_of_shape(shape)], "next": null }),
    }
}

/// The schema of an object with these members and no others.
pub fn object<'a>(needs: impl Iterator<Item = &'a Field> + Clone, takes: impl Iterator<Item = &'a Field>) -> Value {
    let properties = json::object(needs.clone().chain(takes).map(|f| (f.name.to_owned(), of_field(f))));
    let required: Vec<_> = needs.map(|field| field.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn of_field(field: &Field) -> Value {
    let mut schema = of_kind(&field.kind);
    schema["title"] = json!(title(field.name));
    schema["description"] = json!(description(field));
    if !field.example.is_empty() {
        schema["examples"] = json!([typed(&field.kind, field.example)]);
    }
    if !field.default.is_empty() {
        schema["default"] = typed(&field.kind, field.default);
    }
    if field.clearable {
        schema["type"] = json!([schema["type"].take(), "null"]);
    }
    if field.secret {
        schema["writeOnly"] = json!(true);
    }
    schema
}

/// The field's sentence, with what holds on one product alone.
fn description(field: &Field) -> String {
    let mut told = field.about.to_owned();
    if field.clearable {
        told += " Null clears it.";
    }
    if let Some(only) = field.only {
        told += &format!(" On {} only.", only.name());
    }
    if let Kind::Words(words) = field.kind {
        for (product, other) in [(Product::Cloud, Product::DataCenter), (Product::DataCenter, Product::Cloud)] {
            let missing: Vec<_> = words.iter().filter(|word| word.on(other).is_empty()).map(quoted).collect();
            if !missing.is_empty() && field.only.is_none() {
                told += &format!(" {} on {} only.", missing.join(", "), product.name());
            }
        }
    }
    told
}

fn quoted(word: &Word) -> String {
    format!("`{}`", word.name)
}

fn of_kind(kind: &Kind) -> Value {
    match kind {
        Kind::Text { min } => json!({ "type": "string", "minLength": min }),
        Kind::Id => json!({ "type": "string", "pattern": ID, "not": { "enum": [".", ".."] } }),
        Kind::Path => json!({ "type": "string", "pattern": PATH, "not": { "pattern": DOT_SEGMENT } }),
        Kind::Search => json!({ "type": "string", "pattern": SEARCH }),
        Kind::Number { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Words(words) => {
            let names: Vec<_> = words.iter().map(|word| word.name).collect();
            json!({ "type": "string", "enum": names })
        }
        Kind::List(items) => json!({ "type": "array", "items": of_kind(items) }),
        Kind::Record { needs, takes } => object(needs.iter(), takes.iter()),
        Kind::Pairs => {
            let scalar = json!(["string", "number", "boolean"]);
            let list = json!({ "type": "array", "items": { "type": scalar } });
            json!({ "type": "object", "additionalProperties": { "anyOf": [{ "type": scalar }, list] } })
        }
        Kind::Any => json!({}),
    }
}

/// An example or default, as the JSON that a person would have typed.
pub fn typed(kind: &Kind, text: &str) -> Value {
    match kind {
        Kind::Text { .. } | Kind::Id | Kind::Path | Kind::Search | Kind::Words(_) => json!(text),
        Kind::List(items) if !matches!(**items, Kind::Record { .. }) => {
            text.split(", ").map(|item| typed(items, item)).collect()
        }
        _ => serde_json::from_str(text).expect("a test reads every example of the table"),
    }
}

/// `Pull request`, from `pull_request`.
fn title(name: &str) -> String {
    let mut title = name.replace('_', " ");
    title[..1].make_ascii_uppercase();
    title
}

pub fn sample_of<'a>(fields: impl Iterator<Item = &'a Field>) -> Value {
    json::object(fields.map(|field| (field.name.to_owned(), typed(&field.kind, field.example)))).into()
}

fn of_shape(shape: &Shape, with_raw: bool) -> Value {
    let mut properties = json::object(shape.members.iter().map(|m| (m.name.to_owned(), of_member(m))));
    if with_raw {
        let raw = json!({ "description": "Bitbucket's own answer, where `include_raw` asks for it." });
        properties.insert("raw".into(), raw);
    }
    let required: Vec<_> = shape.members.iter().map(|member| member.name).collect();
    json!({
        "title": shape.name,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of_member(member: &Member) -> Value {
    let mut told = member.about.to_owned();
    let mut schema = match &member.is {
        Is::Text => json!({ "type": "string" }),
        Is::Number => json!({ "type": "number" }),
        Is::Flag => json!({ "type": "boolean" }),
        Is::Time => json!({ "type": "string", "format": "date-time" }),
        Is::Words(words) => {
            let names: Vec<_> = words.iter().map(quoted).collect();
            told += &format!(" One of {}; another word where Bitbucket has a new one.", names.join(", "));
            json!({ "type": "string" })
        }
        Is::One(shape) => of_shape(shape, false),
        Is::Many(shape) => json!({ "type": "array", "items": of_shape(shape, false) }),
        Is::Any => json!({}),
    };
    if let Some(when) = member.null {
        told += &format!(" Null {when}.");
        if let Some(of_type) = schema.get_mut("type") {
            *of_type = json!([of_type.take(), "null"]);
        }
    }
    schema["description"] = json!(told);
    schema
}

fn sample_of_shape(shape: &Shape) -> Value {
    let sample = |member: &Member| match &member.is {
        Is::Text | Is::Time | Is::Words(_) => json!(member.example),
        Is::Number | Is::Flag | Is::Any => {
            serde_json::from_str(member.example).expect("a test reads every example of the table")
        }
        Is::One(shape) => sample_of_shape(shape),
        Is::Many(shape) => json!([sample_of_shape(shape)]),
    };
    json::object(shape.members.iter().map(|member| (member.name.to_owned(), sample(member)))).into()
}
