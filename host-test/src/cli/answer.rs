//! An action's output for a person: a list as a table, an object as names and values, a file as it is.

use std::path::Path;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use console::{measure_text_width, truncate_str};
use serde_json::{Map, Value};

use super::{
    table::table,
    terminal::{json_line, line, plain, width},
};

/// Members that tell most about a thing come first, in this order; the rest follow by name.
const TELLING: &[&str] = &[
    "id",
    "repo",
    "workspace",
    "key",
    "slug",
    "full_name",
    "name",
    "display_name",
    "title",
    "state",
    "status",
    "source",
    "target",
    "author",
];
/// Members that stand for a whole object where only a cell is left for it.
const LABEL: &[&str] =
    &["name", "display_name", "full_name", "title", "slug", "key", "id", "person", "user", "message", "raw"];
/// Wider cells are cut on a terminal; `--json` has all of everything.
const CELL: usize = 44;
/// How much to show where no terminal says.
const PAGE: usize = 120;

/// What goes to stdout, and lines beside it for stderr.
pub struct Shown {
    pub body: Vec<u8>,
    pub notes: Vec<String>,
}

/// An output for a person; `columns` are those of a list, by names with dots, and `blobs` is the folder that blobs are in.
pub fn show(output: &Value, columns: &[String], blobs: &Path) -> Shown {
    let mut notes = Vec::new();
    // Only a called endpoint's answer has both.
    if let (Some(status), Some(body)) = (output["status"].as_u64(), output.get("body"))
        && (status >= 400 || body.is_null())
    {
        notes.push(format!("The response has status {status}."));
    }
    if output["items"].as_array().is_some_and(Vec::is_empty) {
        notes.push("Nothing found.".to_owned());
    }
    let skipped = output["skipped"].as_array().map_or(0, Vec::len);
    if skipped > 0 {
        notes.push(format!("{skipped} invalid items were skipped. `skipped` lists them (--json)."));
    }
    if let Some(next) = output["next"].as_str() {
        notes.push(format!("There is more: take all with --all, or go on with -f cursor={}", next));
    }
    let body = match content(output) {
        // A terminal would obey what stands in it; a file gets it as it is.
        Some(("text", text)) if width().is_some() => plain(text.as_str().unwrap_or_default()).into(),
        Some(("text", text)) => text.as_str().unwrap_or_default().into(),
        Some(("base64", bytes)) => match BASE64_STANDARD.decode(bytes.as_str().unwrap_or_default()).unwrap_or_default()
        {
            bytes if width().is_some() => {
                notes.push(format!("{} bytes that are no text: send them to a file or a pipe.", bytes.len()));
                Vec::new()
            }
            bytes => bytes,
        },
        Some(("blob", file)) => {
            let path = blobs.join(file["blob"].as_str().unwrap_or_default());
            format!("{}\n", line(&path.display().to_string())).into()
        }
        Some((_, json)) => lay_out(json, &[]).into(),
        None => lay_out(output, columns).into(),
    };
    Shown { body, notes }
}

/// How an output holds a content, and the content: a file's, or the body of an answer.
fn content(output: &Value) -> Option<(&str, &Value)> {
    let named = |form: &str, content: &str| Some((output.get(form)?.as_str()?, output.get(content)?));
    named("encoding", "content").or_else(|| named("format", "body"))
}

fn lay_out(value: &Value, columns: &[String]) -> String {
    // Listings of actions, joined pages, and single pages as Bitbucket sends them.
    if let Some(list) = value.get("items").or_else(|| value.get("values")).unwrap_or(value).as_array() {
        return items(list, columns);
    }
    match value {
        Value::Null => String::new(),
        Value::Object(object) => members(object),
        scalar => format!("{}\n", cell(scalar)),
    }
}

fn items(items: &[Value], wanted: &[String]) -> String {
    if !items.iter().any(Value::is_object) {
        return items.iter().map(|item| format!("{}\n", cell(item))).collect();
    }
    // Members that were asked for are members of an output that has them alone: by their whole name.
    let columns: Vec<&str> =
        if wanted.is_empty() { columns(items) } else { wanted.iter().map(String::as_str).collect() };
    let most = if width().is_some() { CELL } else { usize::MAX };
    let shown = |item: &Value, name: &str| {
        truncate_str(&short(first_line(item.get(name).or_else(|| at(item, name)))), most, "…").into_owned()
    };
    table(&columns, items.iter().map(|item| columns.iter().map(|name| shown(item, name)).collect()))
}

/// The member at a path of names.
pub fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, name| value.get(name))
}

/// On a terminal a commit is told by its first digits, as Git does; files and pipes get all of them.
fn short(text: String) -> String {
    const DIGITS: usize = 12;
    let is_hash = text.len() == 40 && text.chars().all(|digit| digit.is_ascii_hexdigit());
    if is_hash && width().is_some() { text[..DIGITS].to_owned() } else { text }
}

/// The columns that fit: those that tell most, scalars before objects, opaque ones last, empty ones never.
fn columns(items: &[Value]) -> Vec<&str> {
    let mut names: Vec<&str> =
        items.iter().filter_map(Value::as_object).flatten().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| *name != "raw" && items.iter().any(|item| !first_line(item.get(name)).is_empty()));
    names.sort_by_key(|name| {
        let told = TELLING.iter().position(|telling| telling == name).unwrap_or(TELLING.len());
        let values = || items.iter().filter_map(|item| item.get(name));
        // Addresses and UUIDs are long and say little.
        let opaque =
            values().any(|value| value.as_str().is_some_and(|text| text.starts_with("http") || text.starts_with('{')));
        let nested = values().any(|value| value.is_object() || value.is_array());
        (opaque, told == TELLING.len() && nested, told)
    });
    let width = width().map_or(PAGE, usize::from);
    let mut used = 0;
    let fitting = names
        .iter()
        .take_while(|name| {
            let widest = items.iter().map(|item| measure_text_width(&first_line(item.get(name)))).max().unwrap_or(0);
            used += widest.min(CELL).max(name.len()) + 2;
            used <= width
        })
        .count();
    names.truncate(fitting.max(1));
    names
}

fn members(object: &Map<String, Value>) -> String {
    let mut names: Vec<&String> = object.keys().filter(|name| *name != "raw").collect();
    names.sort_by_key(|name| TELLING.iter().position(|telling| telling == name).unwrap_or(TELLING.len()));
    let rows = names.into_iter().map(|name| (name, cell(&object[name]))).filter(|(_, value)| !value.is_empty());
    table(&[], rows.map(|(name, value)| vec![name.clone(), value]))
}

/// A value in one cell: a text on one line, an object by what names it, a list joined.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => line(text),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join(", "),
        Value::Object(object) => {
            match LABEL.iter().find_map(|label| object.get(*label).filter(|value| !value.is_null())) {
                Some(label) => cell(label),
                None => truncate_str(&json_line(value), CELL, "…").into_owned(),
            }
        }
        scalar => scalar.to_string(),
    }
}

/// What tells a thing in a list: of a text, its first line.
fn first_line(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => line(text.lines().next().unwrap_or_default()),
        other => other.map(cell).unwrap_or_default(),
    }
}
