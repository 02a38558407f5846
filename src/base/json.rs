//! JSON of servers and of inputs: read, looked into, and changed where it may be anything.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::base::error::{Error, Result};

/// Reads JSON text.
///
/// # Errors
/// Where it is none, with line and column.
pub fn parse(text: &str) -> serde_json::Result<Value> {
    // By the function that `serde_json` compiles itself, for speed, while this crate is compiled for size.
    text.parse()
}

/// Whether a text is JSON that every reader takes, nested no deeper than this: without numbers beyond any range, and without
/// halves of surrogate pairs.
pub fn is_valid(text: &str, deepest: usize) -> bool {
    let mut reader = serde_json::Deserializer::from_str(text);
    Checked { deeper: deepest }.deserialize(&mut reader).is_ok() && reader.end().is_ok()
}

/// Reads everything and keeps nothing.
#[derive(Clone, Copy)]
struct Checked {
    deeper: usize,
}

impl Checked {
    fn inside<E: serde_core::de::Error>(self) -> Result<Self, E> {
        let deeper = self.deeper.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))?;
        Ok(Self { deeper })
    }
}

impl<'de> DeserializeSeed<'de> for Checked {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Checked {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let item = self.inside()?;
        while list.next_element_seed(item)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let member = self.inside()?;
        while object.next_key_seed(member)?.is_some() {
            object.next_value_seed(member)?;
        }
        Ok(())
    }
}

/// JSON text that must be an object.
///
/// # Errors
/// `invalid-input`.
pub fn members(what: &str, text: &str) -> Result<Map<String, Value>> {
    let message = match parse(text) {
        Ok(Value::Object(members)) => return Ok(members),
        Ok(other) => format!("it must be a JSON object, not {}", type_of(&other)),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            format!("it is not valid JSON: {} at line {line}, column {column}", syntax(&error))
        }
    };
    Err(Error::invalid_field(what, "", message))
}

/// The parser's complaint without its position, and never a piece of the text.
fn syntax(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.split(" at line ").next().unwrap_or_default().to_owned()
}

/// A value's type, as messages tell it.
pub fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The items of an array; none where it is no array.
pub fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Sets a member of an answer. What is no object stays as it is: servers and proxies answer anything, and to write by
/// index into a text or a number is a crash.
pub fn set(value: &mut Value, name: &str, member: Value) {
    if let Value::Object(members) = value {
        members.insert(name.into(), member);
    }
}

/// Takes a member out of an answer; null where it is not there, or the answer is no object.
pub fn take(value: &mut Value, name: &str) -> Value {
    value.get_mut(name).map(Value::take).unwrap_or_default()
}

/// Takes a member out of an answer, with its name.
pub fn take_out(value: &mut Value, name: &str) {
    if let Value::Object(members) = value {
        members.shift_remove(name);
    }
}

/// An object of these members.
pub fn object(members: impl IntoIterator<Item = (String, Value)>) -> Map<String, Value> {
    let mut object = Map::new();
    object.extend(members);
    object
}

/// What lies at a path; null where nothing does.
pub fn find(answer: &Value, path: &str) -> Value {
    look(answer, path).into_owned()
}

/// As `find`, without a copy of what is there as it is: answers are large, and most of them is looked through for a few members.
pub fn look<'a>(answer: &'a Value, path: &str) -> Cow<'a, Value> {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let onward = |value: &'a Value| rest.map_or(Cow::Borrowed(value), |rest| look(value, rest));
    match (answer, step) {
        (_, "") => NULL,
        (Value::Array(items), "*") => {
            let found = items.iter().map(onward).filter(|found| !found.is_null());
            Cow::Owned(found.map(Cow::into_owned).collect())
        }
        (Value::Array(items), step) => match step.split_once('=') {
            Some((name, wanted)) => {
                let chosen: Value = items.iter().filter(|item| item[name].as_str() == Some(wanted)).cloned().collect();
                Cow::Owned(rest.map_or_else(|| chosen.clone(), |rest| find(&chosen, rest)))
            }
            None => step.parse().ok().and_then(|n: usize| items.get(n)).map_or(NULL, onward),
        },
        (Value::Object(members), "@") => Cow::Owned(members.keys().map(String::as_str).collect()),
        (Value::Object(members), step) => match (members.get(step), step.split_once('=')) {
            (Some(member), _) => onward(member),
            (None, Some((name, wanted))) if answer[name].as_str() == Some(wanted) => onward(answer),
            _ => NULL,
        },
        _ => NULL,
    }
}

const NULL: Cow<'_, Value> = Cow::Owned(Value::Null);

/// The texts of a list, without what is none; of what is no list none.
pub fn texts_of(list: &Value) -> Vec<String> {
    let mut texts = Vec::new();
    for item in list.as_array().into_iter().flatten() {
        texts.extend(item.as_str().map(str::to_owned));
    }
    texts
}

/// A value inside text.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_every_reader_takes_is_valid() {
        for (text, expected) in [
            ("1", true),
            ("[true,false,1.5,null]", true),
            (r#"["\"[[[", {}, [], {"a": "[[{ 1e5"}]"#, true),
            (r#"{"a":[{"b":[1]}]}"#, false),
            ("[[[[1]]]]", false),
            (r#""\ud83d\ude00""#, true),
            (r#""\ud83d""#, false),
            (r#"{"\ud83d":1}"#, false),
            ("1e5", true),
            ("1e999", false),
            ("[1,]", false),
            ("1 2", false),
            ("", false),
        ] {
            assert_eq!(is_valid(text, 3), expected, "{text}");
        }
    }

    #[test]
    fn paths_reach_into_objects_lists_and_chosen_items() {
        let answer = json!({
            "a": { "b": 1 },
            "links": [{ "name": "ssh", "href": "s" }, { "name": "https", "href": "h" }],
            "reviewers": [{ "user": { "name": "ada" } }, {}, { "user": { "name": "grace" } }]
        });
        assert_eq!(find(&answer, "a.b"), json!(1));
        assert_eq!(find(&answer, "a.c.d"), Value::Null);
        assert_eq!(find(&answer, "links.1.href"), json!("h"));
        assert_eq!(find(&answer, "links.9.href"), Value::Null);
        assert_eq!(find(&answer, "links.name=https.0.href"), json!("h"));
        assert_eq!(find(&answer, "links.name=none.0.href"), Value::Null);
        assert_eq!(find(&json!({"side": "old", "line": 7}), "side=old.line"), json!(7));
        assert_eq!(find(&json!({"side": "new", "line": 7}), "side=old.line"), Value::Null);
        assert_eq!(find(&answer, "reviewers.*.user.name"), json!(["ada", "grace"]));
        assert_eq!(find(&answer, "a.@"), json!(["b"]));
        assert_eq!(find(&answer, ""), Value::Null);
    }
}
