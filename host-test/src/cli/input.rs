//! What is given on the command line: values of fields, and JSON in place, from a file, or from stdin.

use std::io::Read as _;

use host_test::{Host, types::Error};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::{
    actions::parse,
    arguments::Input,
    failure::{self, Result, usage},
};

/// The input of an action or trigger: JSON, and on top of it the values of fields, typed by its schema; none where nothing is given.
pub async fn of(host: &Host, id: &str, given: &Input) -> Result<Option<String>> {
    let whole = given.input.as_deref().map(|given| read("--input", given)).transpose()?;
    if given.field.is_empty() {
        return Ok(whole);
    }
    let mut input = match whole.as_deref().map(serde_json::from_str::<Map<String, Value>>) {
        None => Map::new(),
        Some(Ok(input)) => input,
        Some(Err(_)) => return Err(usage("--input is not a JSON object.", "Add fields to an object: --input '{}'")),
    };
    let schemas = host.schemas_of(id, None).await.map_err(|ended| failure::host(ended.into()))?;
    let properties = schemas.map(|schemas| parse(&schemas.input)["properties"].take()).unwrap_or_default();
    for field in &given.field {
        // Not told with what was typed, which may be a secret behind another sign.
        let (name, value) = field.split_once('=').filter(|(name, _)| is_name(name)).ok_or_else(|| {
            usage("A -f is not of the form NAME=VALUE.", "Write the field's name, `=`, and its value: -f repo=web")
        })?;
        if properties[name]["writeOnly"] == true {
            return Err(usage(
                format!("`{name}` is a secret, and a command line can be read by every process of the machine."),
                format!(
                    "Treat this one as seen. Use a file or stdin: --input @FILE, or --input - with {{\"{name}\": …}}"
                ),
            ));
        }
        match name.strip_suffix("[]") {
            None => drop(input.insert(name.to_owned(), typed(&properties[name], value))),
            Some(name) => {
                let item = typed(&properties[name]["items"], value);
                match input.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
                    Value::Array(items) => items.push(item),
                    other => *other = Value::Array(vec![item]),
                }
            }
        }
    }
    Ok(Some(Value::Object(input).to_string()))
}

fn is_name(text: &str) -> bool {
    let name = text.strip_suffix("[]").unwrap_or(text);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A value as its schema wants it. What does not fit stays a text: the connector tells what is wrong with it.
fn typed(schema: &Value, text: &str) -> Value {
    let is =
        |name: &str| schema["type"] == name || schema["type"].as_array().is_some_and(|all| all.contains(&name.into()));
    let json = || serde_json::from_str::<Value>(text).ok();
    if is("string") || schema["enum"].is_array() {
        return text.into();
    }
    let read = json().filter(|value| match value {
        Value::Array(_) => is("array") || schema["type"].is_null(),
        Value::Object(_) => is("object") || schema["type"].is_null(),
        // A list of one is meant.
        _ => !is("array"),
    });
    match read {
        Some(value) => value,
        None if is("array") => Value::Array(vec![typed(&schema["items"], text)]),
        None => text.into(),
    }
}

/// Reads `JSON`, `@FILE` or `-`, and checks that it is JSON. `flag` is the flag it came with.
pub fn read(flag: &str, given: &str) -> Result<String> {
    let (text, place) = match given.strip_prefix('@') {
        Some(path) => (read_file(flag, path)?, path.to_owned()),
        None if given == "-" => (read_stdin(flag)?, "stdin".to_owned()),
        None => (given.to_owned(), flag.to_owned()),
    };
    match serde_json::from_str::<IgnoredAny>(&text) {
        Ok(_) => Ok(text),
        Err(error) => Err(not_json(flag, &place, &text, &error)),
    }
}

fn read_file(flag: &str, path: &str) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| {
        usage(format!("Can't read the file `{path}` of {flag}: {error}."), "Enter the path of a JSON file after the @.")
    })
}

fn read_stdin(flag: &str) -> Result<String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| {
        usage(format!("Can't read stdin for {flag}: {error}."), "Pipe UTF-8 text into the command.")
    })?;
    Ok(text)
}

fn not_json(flag: &str, place: &str, text: &str, error: &serde_json::Error) -> Box<Error> {
    let resolution = match place {
        _ if text.trim().is_empty() => format!("Use at least an empty object: {flag} '{{}}'"),
        _ if place == flag => {
            format!(
                "Put the JSON into single quotes: {flag} '{{\"workspace\": \"acme\"}}'. Or use a file: {flag} @input.json"
            )
        }
        _ => "JSON requires double quotes around names and strings, and no comma before a closing bracket.".to_owned(),
    };
    // The message of the parser ends in the place, which is told in words of our own.
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or(&what);
    let cause = format!("Line {}, column {}: {what}.{}", error.line(), error.column(), pointer(text, error));
    let mut failure = usage(format!("{place} is not valid JSON."), resolution);
    failure.cause = Some(cause);
    failure
}

/// The faulty line with a caret below the fault, cut to what a line of a terminal holds. Of the input it shows where things
/// stand and not what they are: it may hold a secret.
fn pointer(text: &str, error: &serde_json::Error) -> String {
    const AROUND: usize = 36;
    let Some(line) = text.lines().nth(error.line().saturating_sub(1)).filter(|line| !line.trim().is_empty()) else {
        return String::new();
    };
    // The column counts bytes; the caret counts characters.
    let fault = String::from_utf8_lossy(&line.as_bytes()[..error.column().min(line.len())]).chars().count().max(1) - 1;
    let start = fault.saturating_sub(AROUND);
    let outline = |c: char| if "{}[]:,\"' \t".contains(c) { c } else { '·' };
    let shown: String = line.chars().skip(start).take(2 * AROUND).map(outline).collect();
    format!("\n{shown}\n{:>1$}", '^', fault - start + 1)
}
