//! JSON of servers and of inputs: read, looked into, and changed where it may be anything.

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
