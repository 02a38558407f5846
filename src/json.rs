//! JSON read and made in one place each: another instance of the parser, or of a sort, costs kilobytes of the component.

use serde_json::{Map, Value};

/// Reads JSON text.
///
/// # Errors
/// Where it is none, with line and column.
pub fn parse(text: &str) -> Result<Value, serde_json::Error> {
    // By the function that `serde_json` compiles itself, for speed, while this crate is compiled for size.
    text.parse()
}

/// The items of an array; none where it is no array.
#[inline(never)]
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

/// An object of these members.
#[inline(never)]
pub fn record(members: Vec<(&str, Value)>) -> Value {
    let mut record = Map::new();
    for (name, value) in members {
        record.insert(name.into(), value);
    }
    Value::Object(record)
}

/// An object of these members, inserted one after another: `collect` would sort them first.
pub fn object(members: impl IntoIterator<Item = (String, Value)>) -> Map<String, Value> {
    let mut object = Map::new();
    object.extend(members);
    object
}
