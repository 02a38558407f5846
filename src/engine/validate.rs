//! Checks an input against the fields of the table: all faults at once, each by its path, before anything is sent.

use serde_json::{Map, Value};

use crate::base::error::{Error, FieldError, Result};
use crate::base::json;
use crate::base::product::Product;
use crate::base::spelling::{nearest, quoted};
use crate::engine::field::{FILE, Field, Record, Type};
use crate::engine::form::Form;
use crate::engine::schema;

/// What was entered into a form, checked, with its defaults and those of the connection.
///
/// # Errors
/// `invalid-input` with every fault.
pub fn input(form: &Form, product: Product, inherited: &Map<String, Value>, text: &str) -> Result<Map<String, Value>> {
    let what = format!("`{}`", form.id);
    let members = json::members(&what, text)?;
    let mut checker = Checker { product, inherited, faults: Vec::new() };
    let checked = checker.record("", &members, &form.required, &form.optional);
    checker.one_of(form.one_of, &members);
    if checker.faults.is_empty() { Ok(checked) } else { Err(Error::invalid_input(&what, checker.faults)) }
}

/// The settings of a connection, checked, with their defaults.
///
/// # Errors
/// `invalid-input` with every fault, none of which repeats a value: it may be a secret in the wrong place.
pub fn settings(
    members: &Map<String, Value>,
    product: Product,
    required: &[&Field],
    optional: &[&Field],
) -> std::result::Result<Map<String, Value>, Vec<FieldError>> {
    let mut checker = Checker { product, inherited: &Map::new(), faults: Vec::new() };
    let checked = checker.record("", members, required, optional);
    if checker.faults.is_empty() { Ok(checked) } else { Err(checker.faults) }
}

struct Checker<'a> {
    product: Product,
    /// What the connection has for fields that are left out.
    inherited: &'a Map<String, Value>,
    faults: Vec<FieldError>,
}

impl Checker<'_> {
    fn fault(&mut self, path: &str, message: String) {
        self.faults.push(FieldError { field: path.into(), message });
    }

    fn record(
        &mut self,
        at: &str,
        members: &Map<String, Value>,
        required: &[&Field],
        optional: &[&Field],
    ) -> Map<String, Value> {
        let mut checked = Map::new();
        let product = self.product;
        let is_of_other = |field: &Field| field.only.is_some_and(|only| only != product);
        let is_needed = |field: &Field| required.iter().any(|needed| needed.name == field.name);
        for field in required.iter().filter(|field| !members.contains_key(field.name) && !is_of_other(field)) {
            if let Some(value) = self.inherited.get(field.name).filter(|_| field.inherited) {
                checked.insert(field.name.into(), value.clone());
                continue;
            }
            let path = format!("{at}{}", field.name);
            let why = field.only.map(|only| format!(": {} requires it", only.name()));
            let way_out = if field.inherited { "; set it, or set a default in the connection" } else { "" };
            self.fault(&path, format!("`{path}` is required{}{way_out}", why.unwrap_or_default()));
        }
        for (name, value) in members {
            let path = format!("{at}{name}");
            match required.iter().chain(optional).find(|field| field.name == name) {
                // What the other product needs is left aside, so that one input serves both.
                Some(field) if is_needed(field) && is_of_other(field) => {
                    self.kind(&path, &field.ty, value);
                }
                Some(field) => {
                    let value = self.field(&path, field, value);
                    checked.insert(name.clone(), value);
                }
                None => {
                    let known = || required.iter().chain(optional).map(|field| field.name);
                    let hint = match nearest(name, known()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("valid fields are {}", quoted(", ", &mut known())),
                    };
                    self.fault(&path, format!("`{path}` is unknown; {hint}"));
                }
            }
        }
        for field in required.iter().chain(optional).filter(|field| members.contains_key(field.name)) {
            let (name, needed) = (field.name, field.requires);
            if !needed.is_empty() && !members.contains_key(needed) && !checked.contains_key(needed) {
                self.fault(&format!("{at}{needed}"), format!("`{at}{needed}` is required with `{at}{name}`"));
            }
            if let Some(other) = field.conflicts_with.iter().find(|other| members.contains_key(**other)) {
                self.fault(&format!("{at}{name}"), format!("specify either `{at}{other}` or `{at}{name}`, not both"));
            }
        }
        for field in optional.iter().filter(|field| !field.default.is_empty() && !members.contains_key(field.name)) {
            checked.insert(field.name.into(), schema::typed(&field.ty, field.default));
        }
        checked
    }

    /// Exactly one of these members is there, where there are names at all.
    fn one_of(&mut self, names: &[&str], members: &Map<String, Value>) {
        let all = || quoted(" or ", &mut names.iter().copied());
        let given: Vec<_> = names.iter().filter(|name| members.contains_key(**name)).collect();
        match (&given[..], names) {
            ([_, second, ..], _) => self.fault(second, format!("specify only one of {}", all())),
            ([], [first, ..]) => self.fault(first, format!("{} is required", all())),
            _ => {}
        }
    }

    fn field(&mut self, path: &str, field: &Field, value: &Value) -> Value {
        if let Some(only) = field.only.filter(|only| *only != self.product) {
            self.fault(
                path,
                format!(
                    "`{path}` is supported on {} only, and this connection is {}",
                    only.name(),
                    self.product.name()
                ),
            );
            return Value::Null;
        }
        match value {
            Value::Null if field.clearable => Value::Null,
            Value::Null if !matches!(field.ty, Type::Any) => {
                self.fault(path, format!("`{path}` must not be `null`; omit it instead"));
                Value::Null
            }
            value => self.kind(path, &field.ty, value),
        }
    }

    /// The value, numbers made whole; every fault by its path.
    fn kind(&mut self, path: &str, kind: &Type, value: &Value) -> Value {
        match (kind, value) {
            (Type::Array(items), Value::Array(values)) => {
                values.iter().enumerate().map(|(i, v)| self.kind(&format!("{path}[{i}]"), items, v)).collect()
            }
            (Type::Object(Record { required, optional }), Value::Object(members)) => {
                Value::Object(self.record(&format!("{path}."), members, required, optional))
            }
            (Type::File, Value::Object(members)) => {
                Value::Object(self.record(&format!("{path}."), members, FILE.required, FILE.optional))
            }
            (Type::Map, Value::Object(members)) => {
                for (name, value) in members {
                    let scalar = |v: &Value| v.is_string() || v.is_number() || v.is_boolean();
                    if !(scalar(value) || value.as_array().is_some_and(|items| items.iter().all(scalar))) {
                        self.fault(
                            path,
                            format!("`{path}.{name}` must be a string, number, boolean, or an array of these"),
                        );
                    }
                }
                value.clone()
            }
            (Type::Any, value) => value.clone(),
            (Type::Boolean, Value::Bool(_)) => value.clone(),
            (Type::Integer((min, max)), value) => match whole(value).filter(|n| (min..=max).contains(&n)) {
                Some(n) => Value::from(n),
                None => {
                    self.fault(path, format!("`{path}` must be an integer from {min} to {max}"));
                    Value::Null
                }
            },
            (kind, Value::String(text)) => {
                if let Some(complaint) = self.text(kind, text) {
                    self.fault(path, format!("`{path}` {complaint}"));
                }
                value.clone()
            }
            (kind, value) => {
                self.fault(path, format!("`{path}` must be {}, not {}", wanted(kind), json::type_of(value)));
                Value::Null
            }
        }
    }

    /// What is wrong with a text; the schema says the same as a pattern.
    fn text(&self, kind: &Type, text: &str) -> Option<String> {
        let control = text.chars().any(|c| c.is_ascii_control());
        match kind {
            Type::String { min } => (text.chars().count() < *min).then(|| "must not be empty".into()),
            Type::Id | Type::User | Type::Path | Type::Search if text.is_empty() => Some("must not be empty".into()),
            Type::Id | Type::User | Type::Path | Type::Search if control => {
                Some("must not contain control characters".into())
            }
            Type::Id | Type::User if text == "." || text == ".." => Some("must not be `.` or `..`".into()),
            Type::Id | Type::User
                if text.len() == 1 && "{}".contains(text) || text.starts_with('{') != text.ends_with('}') =>
            {
                Some("has only one brace; use a UUID with both, or a name with none".into())
            }
            Type::Path if text.starts_with('/') => {
                Some("must not begin with a slash; paths are relative to the root of the repository".into())
            }
            Type::Path if text.split('/').any(|segment| matches!(segment, "" | "." | "..")) => {
                Some("must not contain empty, `.` or `..` segments".into())
            }
            Type::Search if text.contains(['"', '\\']) => Some("must not contain quotes or backslashes".into()),
            Type::Enum(words) => match words.iter().find(|word| word.name == text) {
                Some(word) if word.on(self.product).is_empty() => {
                    Some(format!("`{text}` does not exist on {}", self.product.name()))
                }
                Some(_) => None,
                None => {
                    let here = || words.iter().filter(|word| !word.on(self.product).is_empty()).map(|word| word.name);
                    // Nobody reads through dozens of words.
                    match nearest(text, here()).filter(|_| words.len() > 12) {
                        Some(near) => Some(format!("is unknown; did you mean `{near}`?")),
                        None => Some(format!("must be one of {}", quoted(", ", &mut here()))),
                    }
                }
            },
            Type::Id | Type::User | Type::Path | Type::Search | Type::Any => None,
            kind => Some(format!("must be {}, not a string", wanted(kind))),
        }
    }
}

fn whole(value: &Value) -> Option<i64> {
    // A float that is whole is an integer to JSON Schema.
    value.as_i64().or_else(|| value.as_f64().filter(|f| f.fract() == 0.0 && f.abs() < 9e15).map(|f| f as i64))
}

fn wanted(kind: &Type) -> &'static str {
    match kind {
        Type::String { .. } | Type::Id | Type::User | Type::Path | Type::Search | Type::Enum(_) => "a string",
        Type::Integer(_) => "an integer",
        Type::Boolean => "a boolean",
        Type::Array(_) => "an array",
        Type::Object(_) | Type::Map => "an object",
        Type::File => "a file object like `{\"blob\": …}`",
        Type::Any => "any JSON",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::action::{ACTION, Action};
    use crate::engine::field::Field;
    use crate::engine::field::Variant;

    const STATES: &[Variant] = &[Variant::new("open", "OPEN", "OPEN"), Variant::new("superseded", "SUPERSEDED", "")];
    const FORM: Action = Action {
        id: "fill-form",
        required: &[&Field::id("repo", "", "web").inherited(), &Field::string("title", "", "t")],
        optional: &[
            &Field::integer("line", "", &(1, 9), "1"),
            &Field::boolean("draft", "").or("false"),
            &Field::ids("reviewers", "", "ada"),
            &Field::enumeration("state", "", STATES, "open"),
            &Field::string("target", "", "main").clearable(),
            &Field::string("note", "", "n").on_cloud(),
            &Field::new(Type::Path, "path", "", "a"),
            &Field::new(Type::Map, "query", "", "{}"),
            &Field::new(
                Type::Array(&Type::Object(&Record { required: &[&Field::string("name", "", "a")], optional: &[] })),
                "parts",
                "",
                "[]",
            ),
        ],
        ..ACTION
    };

    fn faults(product: Product, text: &str) -> Vec<(String, String)> {
        let error = input(&FORM.form(), product, &Map::new(), text).unwrap_err();
        assert_eq!(error.kind, crate::base::error::Kind::InvalidInput);
        error.fields.into_iter().map(|fault| (fault.field, fault.message)).collect()
    }

    #[test]
    fn a_right_input_passes_with_its_defaults() {
        let text = r#"{"repo":"web","title":"t","line":2.0,"target":null}"#;
        let checked = input(&FORM.form(), Product::Cloud, &Map::new(), text).unwrap();
        assert_eq!(
            Value::Object(checked),
            serde_json::json!({"repo":"web","title":"t","line":2,"target":null,"draft":false})
        );
    }

    #[test]
    fn what_one_product_needs_the_other_takes_and_leaves_aside() {
        const OF_CLOUD: Action = Action { required: &[&Field::id("workspace", "", "acme").on_cloud()], ..ACTION };
        let told = |product, text: &str| {
            input(&OF_CLOUD.form(), product, &Map::new(), text).map_err(|error| error.fields[0].message.clone())
        };
        assert_eq!(told(Product::Cloud, r#"{"workspace":"acme"}"#).unwrap()["workspace"], "acme");
        assert_eq!(told(Product::Cloud, "{}").unwrap_err(), "`workspace` is required: Bitbucket Cloud requires it");
        assert_eq!(told(Product::DataCenter, "{}"), Ok(Map::new()));
        assert_eq!(told(Product::DataCenter, r#"{"workspace":"acme"}"#), Ok(Map::new()));
        assert_eq!(
            told(Product::DataCenter, r#"{"workspace":7}"#).unwrap_err(),
            "`workspace` must be a string, not a number"
        );
    }

    #[test]
    fn of_some_fields_exactly_one_is_given() {
        const EITHER: Action = Action {
            optional: &[&Field::id("person", "", ""), &Field::id("group", "", "")],
            one_of: &["person", "group"],
            ..ACTION
        };
        let told = |text: &str| {
            input(&EITHER.form(), Product::Cloud, &Map::new(), text).map_err(|error| error.fields[0].message.clone())
        };
        assert!(told(r#"{"group":"developers"}"#).is_ok());
        assert_eq!(told("{}").unwrap_err(), "`person` or `group` is required");
        assert_eq!(
            told(r#"{"person":"ada","group":"developers"}"#).unwrap_err(),
            "specify only one of `person` or `group`"
        );
    }

    #[test]
    fn what_is_left_out_is_the_connections_where_it_has_that() {
        let inherited = json::object([("repo".to_owned(), "docs".into()), ("title".to_owned(), "none".into())]);
        let of = |text: &str| input(&FORM.form(), Product::Cloud, &inherited, text);
        assert_eq!(of(r#"{"title":"t"}"#).unwrap()["repo"], "docs");
        assert_eq!(of(r#"{"repo":"web","title":"t"}"#).unwrap()["repo"], "web");
        assert_eq!(of("{}").unwrap_err().fields[0].message, "`title` is required");
        let told = faults(Product::Cloud, r#"{"title":"t"}"#);
        assert_eq!(told[0].1, "`repo` is required; set it, or set a default in the connection");
    }

    #[test]
    fn every_fault_is_named_at_once_with_its_path() {
        let told = faults(
            Product::DataCenter,
            r#"{"repo":"..","tilte":"t","line":12,"draft":"yes","reviewers":["ada",7],"state":"superseded","note":"n",
                "path":"a/../b","query":{"q":{}},"parts":[{"nam":"a"}]}"#,
        );
        let told: Vec<_> = told.iter().map(|(field, message)| (field.as_str(), message.as_str())).collect();
        assert_eq!(
            told,
            [
                ("title", "`title` is required"),
                ("repo", "`repo` must not be `.` or `..`"),
                ("tilte", "`tilte` is unknown; did you mean `title`?"),
                ("line", "`line` must be an integer from 1 to 9"),
                ("draft", "`draft` must be a boolean, not a string"),
                ("reviewers[1]", "`reviewers[1]` must be a string, not a number"),
                ("state", "`state` `superseded` does not exist on Bitbucket Data Center"),
                ("note", "`note` is supported on Bitbucket Cloud only, and this connection is Bitbucket Data Center"),
                ("path", "`path` must not contain empty, `.` or `..` segments"),
                ("query", "`query.q` must be a string, number, boolean, or an array of these"),
                ("parts[0].name", "`parts[0].name` is required"),
                ("parts[0].nam", "`parts[0].nam` is unknown; did you mean `name`?"),
            ]
        );
    }

    #[test]
    fn null_empty_text_and_half_braces_are_refused_where_they_mean_nothing() {
        let told = faults(Product::Cloud, r#"{"repo":"{1234","title":"","draft":null,"zebra":1}"#);
        let told: Vec<_> = told.iter().map(|(_, message)| message.as_str()).collect();
        assert_eq!(told[0], "`repo` has only one brace; use a UUID with both, or a name with none");
        assert_eq!(told[1], "`title` must not be empty");
        assert_eq!(told[2], "`draft` must not be `null`; omit it instead");
        assert!(told[3].starts_with("`zebra` is unknown; valid fields are `repo`, `title`, `line`"), "{}", told[3]);
    }

    #[test]
    fn what_is_no_json_object_is_refused_with_its_place() {
        assert_eq!(faults(Product::Cloud, "[]")[0].1, "it must be a JSON object, not an array");
        let told = &faults(Product::Cloud, "{\n  \"repo\": web}")[0].1;
        assert_eq!(told, "it is not valid JSON: expected value at line 2, column 11");
    }
}
