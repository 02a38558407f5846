//! What hosts draw forms from: JSON Schemas (2020-12) and samples, derived from fields and shapes.

use serde_json::{Value, json};

use crate::base::product::Product;
use crate::base::{json, spelling};
use crate::engine::action::{Action, Output};
use crate::engine::field::{FILE, Field, Record, Type, Variant};
use crate::engine::form::Form;
use crate::engine::shape::{Demand, Member, MemberType, Shape};

/// Either in braces or not: half a pair is a mistake of copying.
const ID: &str = r#"{
    "type": "string",
    "pattern": "^(\\{[^\\x00-\\x1f\\x7f]*\\}|[^{\\x00-\\x1f\\x7f][^\\x00-\\x1f\\x7f]*[^}\\x00-\\x1f\\x7f]|[^{}\\x00-\\x1f\\x7f])$",
    "not": { "enum": [".", ".."] }
}"#;
const PATH: &str = r#"{
    "type": "string",
    "pattern": "^[^/\\x00-\\x1f\\x7f]+(/[^/\\x00-\\x1f\\x7f]+)*$",
    "not": { "pattern": "(^|/)\\.{1,2}(/|$)" }
}"#;
const SEARCH: &str = r#"{ "type": "string", "pattern": "^[^\"\\\\\\x00-\\x1f\\x7f]+$" }"#;
const PAIRS: &str = r#"{
    "type": "object",
    "additionalProperties": {
        "anyOf": [
            { "type": ["string", "number", "boolean"] },
            { "type": "array", "items": { "type": ["string", "number", "boolean"] } }
        ]
    }
}"#;
const LIST: &str = r#"{
    "type": "object",
    "properties": {
        "items": { "type": "array", "description": "Items of the list." },
        "next": {
            "type": ["string", "null"],
            "description": "Pass it as `cursor` to get the next page. `null` on the last page."
        },
        "skipped": {
            "type": "array",
            "description": "Items that Bitbucket returned without the member that identifies them. Present only if there are any.",
            "items": {
                "type": "object",
                "properties": {
                    "page": { "type": "integer", "description": "Page of the response, from 1." },
                    "position": { "type": "integer", "description": "Position on the page, from 1." },
                    "reason": { "type": "string", "description": "What is missing." }
                },
                "required": ["page", "position", "reason"],
                "additionalProperties": false
            }
        }
    },
    "required": ["items", "next"],
    "additionalProperties": false
}"#;
const DONE: &str = r#"{
    "type": "object",
    "properties": { "done": { "const": true, "type": "boolean", "description": "Always `true`." } },
    "required": ["done"],
    "additionalProperties": false
}"#;
const OBJECT: &str = r#"{ "type": "object", "additionalProperties": false }"#;

/// The schema of a form. Where a product is named, the schema is of its inputs alone, in its words.
pub fn input(form: &Form, product: Option<Product>) -> Value {
    let mut schema = object(&form.required, &form.optional, product);
    if !form.one_of.is_empty() {
        schema["oneOf"] = form.one_of.iter().map(|name| json!({ "required": [name] })).collect();
    }
    schema
}

pub fn output(action: &Action) -> Value {
    match action.output {
        Output::Empty => read(DONE),
        Output::Content(shape) | Output::Custom(shape) => of_shape(shape, Demand::All),
        Output::Object(shape) => of_shape(shape, Demand::Identity),
        Output::List(shape) => {
            let mut schema = read(LIST);
            schema["properties"]["items"]["items"] = of_shape(shape, Demand::Identity);
            schema
        }
    }
}

/// The schema of a trigger's event. Deliveries are taken as they come, so that nothing in them is demanded.
pub fn event(shape: &Shape) -> Value {
    of_shape(shape, Demand::Nothing)
}

/// The text is of this module or of the table, and a test reads it all.
pub fn read(text: &str) -> Value {
    json::parse(text).unwrap_or_default()
}

fn of_type(name: &str) -> Value {
    json!({ "type": name })
}

pub fn sample_input(form: &Form, product: Option<Product>) -> Value {
    let sampled = form.optional.iter().filter(|field| field.sampled);
    sample_of(form.required.iter().chain(sampled).copied().filter(|field| is_of(field, product)))
}

/// Whether a field is of a form for this product, or for all.
fn is_of(field: &Field, product: Option<Product>) -> bool {
    field.only.is_none() || product.is_none() || field.only == product
}

pub fn sample_output(action: &Action) -> Value {
    match action.output {
        Output::Empty => read(crate::engine::action::DONE),
        Output::Content(shape) | Output::Custom(shape) | Output::Object(shape) => sample_of_shape(shape),
        Output::List(shape) => {
            let mut sample = json!({ "items": [sample_of_shape(shape)] });
            sample["next"] = Value::Null;
            sample
        }
    }
}

/// The schema of an object with these members and no others; on one product where it is named.
pub fn object(required: &[&Field], optional: &[&Field], product: Option<Product>) -> Value {
    let (mut schema, mut names) = (read(OBJECT), Vec::new());
    schema["properties"] = read("{}");
    for (fields, needed) in [(required, true), (optional, false)] {
        for field in fields.iter().filter(|field| is_of(field, product)) {
            schema["properties"][field.name] = of_field(field, needed, product);
            if needed && (field.only.is_none() || product.is_some()) && !field.inherited {
                names.push(Value::from(field.name));
            }
        }
    }
    schema["required"] = names.into();
    let fields = || required.iter().chain(optional).filter(|field| is_of(field, product));
    for field in fields().filter(|field| !field.requires.is_empty()) {
        schema["dependentRequired"][field.name] = Value::Array(vec![field.requires.into()]);
    }
    let pairs = fields().flat_map(|field| field.conflicts_with.iter().map(|other| [field.name, other]));
    let conflicts: Vec<Value> = pairs.map(|pair| json!({ "not": { "required": pair } })).collect();
    if !conflicts.is_empty() {
        schema["allOf"] = conflicts.into();
    }
    schema
}

fn of_field(field: &Field, needed: bool, product: Option<Product>) -> Value {
    let mut schema = of_kind(&field.ty, product);
    schema["title"] = if field.title.is_empty() { title(field.name) } else { field.title.to_owned() }.into();
    schema["description"] = description(field, needed, product).into();
    if !field.format.is_empty() {
        schema["format"] = field.format.into();
    }
    if !field.example.is_empty() {
        schema["examples"] = Value::Array(vec![typed(&field.ty, field.example)]);
    }
    if !field.default.is_empty() {
        schema["default"] = typed(&field.ty, field.default);
    }
    if field.clearable {
        schema["type"] = Value::Array(vec![schema["type"].take(), "null".into()]);
    }
    if field.secret {
        schema["writeOnly"] = true.into();
    }
    annotate(&mut schema, field, needed, product);
    schema
}

/// What forms have to know and JSON Schema has no word for.
///
/// | annotation | meaning |
/// |---|---|
/// | `x-products` | the products that take the input, or have the output's member, where not all do |
/// | `x-required-on` | the products that require it, where not all do |
/// | `x-inherited` | the connection's default stands for an absent value |
/// | `x-since` | the oldest Data Center that takes it |
/// | `x-enum-products` | the products of each value that not all have |
/// | `x-user` | a user, by whatever a user is called by |
/// | `x-column` | an output's member that a table shows |
fn annotate(schema: &mut Value, field: &Field, needed: bool, product: Option<Product>) {
    if let Some(only) = field.only.filter(|_| product.is_none()) {
        // What one product requires the other takes and leaves aside.
        let name = if needed { "x-required-on" } else { "x-products" };
        schema[name] = Value::Array(vec![only.id().into()]);
    }
    if needed && field.inherited {
        schema["x-inherited"] = true.into();
    }
    if !field.since.is_empty() && product != Some(Product::Cloud) {
        schema["x-since"] = field.since.into();
    }
    let variants = match field.ty {
        Type::Enum(variants) | Type::Array(&Type::Enum(variants)) if product.is_none() && field.only.is_none() => {
            variants
        }
        _ => &[],
    };
    for variant in variants {
        let on: Vec<_> = Product::ALL.into_iter().filter(|product| !variant.on(*product).is_empty()).collect();
        if on.len() < Product::ALL.len() {
            schema["x-enum-products"][variant.name] = on.into_iter().map(Product::id).collect();
        }
    }
}

/// The field's sentence, with what holds on one product alone where the form is for all.
fn description(field: &Field, needed: bool, product: Option<Product>) -> String {
    // A filter says what it filters by, and nothing else.
    let mut told = match field.note {
        "" => field.about.to_owned(),
        filter if filter.starts_with("Filters by") => filter.to_owned(),
        note => format!("{} {note}", field.about),
    };
    if needed && field.inherited {
        told += &format!(" Defaults to the connection's `{}`.", field.name);
    }
    if field.clearable {
        told += " Set it to `null` to clear it.";
    }
    match field.only.filter(|_| product.is_none()) {
        Some(only) if needed => told += &format!(" Required on {}, ignored otherwise.", only.short_name()),
        Some(only) => told += &format!(" {} only.", only.short_name()),
        None => {}
    }
    if !field.since.is_empty() && product != Some(Product::Cloud) {
        told += &format!(" Data Center {} or later.", field.since);
    }
    if let Type::Enum(words) = field.ty
        && product.is_none()
    {
        for (product, other) in [(Product::Cloud, Product::DataCenter), (Product::DataCenter, Product::Cloud)] {
            let missing = quoted(words, &|word| word.on(other).is_empty());
            if !missing.is_empty() && field.only.is_none() {
                told += &format!(" {missing}: {} only.", product.short_name());
            }
        }
    }
    told
}

fn quoted(words: &[Variant], which: &dyn Fn(&Variant) -> bool) -> String {
    spelling::quoted(", ", &mut words.iter().filter(|word| which(word)).map(|word| word.name))
}

fn of_kind(kind: &Type, product: Option<Product>) -> Value {
    match kind {
        Type::String { min } => {
            let mut schema = of_type("string");
            schema["minLength"] = (*min).into();
            schema
        }
        Type::Id => read(ID),
        Type::User => {
            let mut schema = read(ID);
            schema["x-user"] = true.into();
            schema
        }
        Type::Path => read(PATH),
        Type::Search => read(SEARCH),
        Type::Integer((min, max)) => {
            let mut schema = of_type("integer");
            schema["minimum"] = (*min).into();
            schema["maximum"] = (*max).into();
            schema
        }
        Type::Boolean => of_type("boolean"),
        Type::Enum(words) => {
            let mut schema = of_type("string");
            let here = words.iter().filter(|word| product.is_none_or(|product| !word.on(product).is_empty()));
            let names: Vec<_> = here.map(|word| word.name).collect();
            // The labels of a drop-down, by JSON Schema's own words for them.
            schema["oneOf"] = names.iter().map(|name| json!({ "const": name, "title": title(name) })).collect();
            schema["enum"] = names.into();
            schema
        }
        Type::Array(items) => {
            let mut schema = of_type("array");
            schema["items"] = of_kind(items, product);
            schema
        }
        Type::Object(Record { required, optional }) => object(required, optional, product),
        Type::File => file(),
        Type::Map => read(PAIRS),
        Type::Any => read("{}"),
    }
}

/// An example or default, as the JSON that a person would have typed.
pub fn typed(kind: &Type, text: &str) -> Value {
    match kind {
        Type::String { .. } | Type::Id | Type::User | Type::Path | Type::Search | Type::Enum(_) => text.into(),
        Type::Array(items) if !matches!(**items, Type::Object(_)) => {
            text.split(", ").map(|item| typed(items, item)).collect()
        }
        _ => read(text),
    }
}

/// `Pull request`, from `pull_request` or `pull-request`.
fn title(name: &str) -> String {
    let mut title = String::new();
    for word in name.split(['_', '-']) {
        title += if title.is_empty() { "" } else { " " };
        title += match word {
            "api" => "API",
            "http" => "HTTP",
            "id" => "ID",
            "ms" => "(ms)",
            "url" => "URL",
            word => word,
        };
    }
    title[..1].make_ascii_uppercase();
    title
}

pub fn sample_of<'a>(fields: impl Iterator<Item = &'a Field>) -> Value {
    json::object(fields.map(|field| (field.name.to_owned(), typed(&field.ty, field.example)))).into()
}

/// A file of the host's store. `x-blob` is how a host finds every handle.
fn file() -> Value {
    let mut schema = object(FILE.required, FILE.optional, None);
    schema["x-blob"] = true.into();
    schema
}

fn of_shape(shape: &Shape, demand: Demand) -> Value {
    let members = shape.members.iter().enumerate();
    let of_member = |(at, m): (usize, &Member)| (m.name.to_owned(), of_member(m, demand.is_for(m, at == 0)));
    let mut properties = json::object(members.map(of_member));
    if demand == Demand::Identity {
        let raw = r#"{ "description": "Bitbucket's unmodified response, if `include_raw` is set." }"#;
        properties.insert("raw".into(), read(raw));
    }
    let required: Vec<_> = shape.members.iter().map(|member| member.name).collect();
    let mut schema = read(OBJECT);
    schema["title"] = shape.name.into();
    schema["properties"] = properties.into();
    schema["required"] = required.into();
    schema
}

fn of_member(member: &Member, never_null: bool) -> Value {
    let mut told = member.about.to_owned();
    let mut schema = match &member.ty {
        MemberType::String
        | MemberType::Branch
        | MemberType::Name
        | MemberType::Email
        | MemberType::Workspace
        | MemberType::Repo => of_type("string"),
        MemberType::Strings => read(r#"{ "type": "array", "items": { "type": "string" } }"#),
        MemberType::Number => of_type("number"),
        MemberType::Boolean | MemberType::Secret => of_type("boolean"),
        MemberType::Time => read(r#"{ "type": "string", "format": "date-time" }"#),
        MemberType::Enum(words) => {
            let names = quoted(words, &|_| true);
            told += &format!(" One of {names}.");
            of_type("string")
        }
        MemberType::Enums(words) => {
            let names = quoted(words, &|_| true);
            told += &format!(" Each is one of {names}.");
            read(r#"{ "type": "array", "items": { "type": "string" } }"#)
        }
        MemberType::Object(shape) => of_shape(shape, Demand::Nothing),
        MemberType::Array(shape) => {
            let mut schema = of_type("array");
            schema["items"] = of_shape(shape, Demand::Nothing);
            schema
        }
        MemberType::Content { json } => {
            let inline = if *json { read("{}") } else { of_type("string") };
            json!({ "anyOf": [file(), inline] })
        }
        MemberType::Any => read("{}"),
    };
    if let Some(when) = member.null.filter(|when| !when.is_empty()) {
        told += &format!(" `null` {when}.");
    }
    if !never_null && let Some(of_type) = schema.get_mut("type") {
        *of_type = Value::Array(vec![of_type.take(), "null".into()]);
    }
    // What only one product's responses contain. A member that is never null is filled in by a function on the other.
    let on: Vec<_> = Product::ALL.into_iter().filter(|product| !member.source.on(*product).is_empty()).collect();
    if let ([only], true) = (&on[..], member.null.is_some()) {
        told += &format!(" {} only.", only.short_name());
        schema["x-products"] = Value::Array(vec![only.id().into()]);
    }
    if member.column {
        schema["x-column"] = true.into();
    }
    schema["description"] = told.into();
    schema
}

/// A sample of a shape.
pub fn sample_of_shape(shape: &Shape) -> Value {
    let sample = |member: &Member| match &member.ty {
        MemberType::String
        | MemberType::Branch
        | MemberType::Name
        | MemberType::Email
        | MemberType::Workspace
        | MemberType::Repo
        | MemberType::Time
        | MemberType::Enum(_) => member.example.into(),
        MemberType::Strings | MemberType::Enums(_) => member.example.split(", ").collect(),
        MemberType::Number
        | MemberType::Boolean
        | MemberType::Secret
        | MemberType::Content { .. }
        | MemberType::Any => read(member.example),
        MemberType::Object(shape) => sample_of_shape(shape),
        MemberType::Array(shape) => Value::Array(vec![sample_of_shape(shape)]),
    };
    json::object(shape.members.iter().map(|member| (member.name.to_owned(), sample(member)))).into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::engine::action::ACTION;
    use crate::engine::field::Field;

    #[test]
    fn a_form_for_one_product_is_in_its_words() {
        const STATES: &[Variant] =
            &[Variant::new("open", "OPEN", "OPEN"), Variant::new("superseded", "SUPERSEDED", "")];
        const FORM: Action = Action {
            required: &[&Field::string("key", "Key.", "k").on_data_center(), &Field::string("title", "Title.", "t")],
            optional: &[
                &Field::enumeration("state", "State.", STATES, "open"),
                &Field::string("note", "Note.", "n").on_cloud(),
            ],
            ..ACTION
        };
        let of = |product| input(&FORM.form(), product);
        let names = |schema: &Value| schema["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(
            (names(&of(None)), &of(None)["required"]),
            (vec!["key".into(), "title".into(), "state".into(), "note".into()], &json!(["title"]))
        );
        let cloud = of(Some(Product::Cloud));
        assert_eq!(
            (names(&cloud), &cloud["required"]),
            (vec!["title".into(), "state".into(), "note".into()], &json!(["title"]))
        );
        assert_eq!(cloud["properties"]["note"]["description"], "Note.");
        let server = of(Some(Product::DataCenter));
        assert_eq!(
            (names(&server), &server["required"]),
            (vec!["key".into(), "title".into(), "state".into()], &json!(["key", "title"]))
        );
        assert_eq!(
            (&server["properties"]["state"]["enum"], &server["properties"]["key"]["description"]),
            (&json!(["open"]), &json!("Key."))
        );
        assert_eq!(sample_input(&FORM.form(), Some(Product::Cloud)), json!({ "title": "t" }));
    }
}
