//! An input as flags of the command line.

use serde_json::Value;

/// `-f workspace=acme -f reviewers[]=ada`
pub fn flags(input: &Value) -> String {
    let mut flags = Vec::new();
    for (name, value) in input.as_object().into_iter().flatten() {
        match value {
            Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
                flags.extend(items.iter().map(|item| flag(&format!("{name}[]"), item)));
            }
            value => flags.push(flag(name, value)),
        }
    }
    flags.join(" ")
}

fn flag(name: &str, value: &Value) -> String {
    let text = format!("{name}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./=:@,+%[]".contains(c);
    // Shells look for files in brackets.
    match text.chars().all(is_plain) && !text.contains('[') {
        true => format!("-f {text}"),
        false => format!("-f '{}'", text.replace('\'', r"'\''")),
    }
}
