//! What a terminal shows of texts from elsewhere: everything, and it obeys none of it.

use std::fmt::Write as _;

use console::Term;
use serde_json::Value;

/// Columns of the terminal on stdout; none where stdout is a file or a pipe, and nothing needs to be cut.
pub fn width() -> Option<u16> {
    Term::stdout().size_checked().map(|(_, columns)| columns)
}

/// The text with visible escapes (`\u{1b}`) for what a terminal would obey, and for what would show it in another order.
/// Lines and tabs stay.
pub fn plain(text: &str) -> String {
    escaped(text, |c| is_obeyed(c) && c != '\n' && c != '\t')
}

/// As `plain`, on one line: for a cell, a name, or whatever else would look like something of ours on a line of its own.
pub fn line(text: &str) -> String {
    escaped(text, is_obeyed)
}

/// The text with escapes as Rust writes them.
fn escaped(text: &str, is_escaped: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if !is_escaped(c) => escaped.push(c),
            '\n' | '\r' | '\t' => escaped.extend(c.escape_default()),
            c => escaped.extend(c.escape_unicode()),
        }
    }
    escaped
}

/// JSON laid out for a person. What a terminal would obey is escaped as JSON escapes it, so that it stays the same JSON.
pub fn json(value: &Value) -> String {
    json_escaped(&format!("{value:#}"))
}

/// As `json`, on one line.
pub fn json_line(value: &Value) -> String {
    json_escaped(&value.to_string())
}

fn json_escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\n' => escaped.push(c),
            // JSON itself escapes those below a space; all others are single units of UTF-16.
            c if is_obeyed(c) => drop(write!(escaped, "\\u{:04x}", u32::from(c))),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Control characters (C0, DEL, C1), and Unicode's controls of the direction in which text runs.
fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use host_test::{
        catalog::{Action, Deprecation, Effect, Schemas, Support},
        diagnostics::{Check, Report, Verdict},
        forms::{Choice, ChoicePage},
        types::FieldError,
    };
    use serde_json::json;

    use super::*;
    use crate::cli::{actions, answer, choices, describe, failure, test};

    /// Clears the screen, in two ways, deletes, turns the line around, goes back to its start, and adds a line of ours.
    const HOSTILE: &str = "a\u{1b}[2J\u{9b}2J\u{7f}\u{202e}\rb\nstate  merged";

    #[test]
    fn what_a_terminal_would_obey_is_seen() {
        let text = "a\u{1b}]0;x\u{7}\u{9b}2J\u{7f}\u{202e}b\r\tc\nd";
        let shown = "a\\u{1b}]0;x\\u{7}\\u{9b}2J\\u{7f}\\u{202e}b\\r\tc\nd";
        assert_eq!(plain(text), shown);
        assert_eq!(line(text), shown.replace('\t', "\\t").replace('\n', "\\n"));
        assert_eq!(line(&line(text)), line(text));
        assert_eq!(plain("ü 漢 🎉"), "ü 漢 🎉");
    }

    #[test]
    fn json_stays_the_same_json() {
        let value = json!({ "a\u{9b}": "\u{1b}\u{7f}\u{9b}\u{202e}\u{2069}", "b": [1, "ü"] });
        let shown = json(&value);
        assert!(!shown.contains(|c: char| c != '\n' && is_obeyed(c)), "{shown:?}");
        assert_eq!(serde_json::from_str::<Value>(&shown).unwrap(), value);
        assert!(shown.contains(r"\u009b"), "{shown}");
    }

    fn assert_obeyed_by_none(what: &str, shown: &str) {
        assert!(shown.contains(r"a\u{1b}[2J\u{9b}2J\u{7f}\u{202e}\rb"), "{what}: {shown:?}");
        assert!(!shown.contains(|c: char| c != '\n' && is_obeyed(c)), "{what}: {shown:?}");
        assert!(!shown.lines().any(|line| line.trim_start().starts_with("state  merged")), "{what}: {shown}");
    }

    #[test]
    fn no_answer_steers_the_terminal() {
        for (what, output) in [
            ("a member's name", json!({ HOSTILE: "x" })),
            ("a member", json!({ "id": 1, "description": HOSTILE })),
            ("a list of texts", json!({ "items": [HOSTILE] })),
            ("a list of lists", json!({ "items": [[HOSTILE]] })),
            ("a cell", json!({ "items": [{ "id": 1, "title": HOSTILE }] })),
            ("a cell's name", json!({ "items": [{ HOSTILE: 1 }] })),
            ("a label", json!({ "items": [{ "author": { "name": HOSTILE } }] })),
            ("a file's name", json!({ "encoding": "blob", "content": { "blob": HOSTILE } })),
            ("a text", json!(HOSTILE)),
        ] {
            let shown = String::from_utf8(answer::show(&output, &[], Path::new("blobs")).body).unwrap();
            // Headers are in capitals.
            let shown = if what == "a cell's name" { shown.replace('A', "a").replace('B', "b") } else { shown };
            assert_obeyed_by_none(what, &shown);
        }
        let without_a_name = json!({ "id": 1, "other": { "x": "\u{1b}\u{9b}\n\u{202e}" } });
        let shown = answer::show(&without_a_name, &[], Path::new("blobs")).body;
        assert_eq!(String::from_utf8(shown).unwrap(), "id     1\nother  {\"x\":\"\\u001b\\u009b\\n\\u202e\"}\n");
    }

    #[test]
    fn nothing_else_from_a_connector_does() {
        let hostile = || HOSTILE.to_owned();
        let choice = Choice { value: json!(HOSTILE).to_string(), label: hostile(), description: None, extra: None };
        assert_obeyed_by_none("a choice", &choices::list(&ChoicePage { items: vec![choice], cursor: None }));

        let check = Check { name: hostile(), verdict: Verdict::Failed, message: hostile() };
        let report = Report {
            passed: false,
            identity: Some(hostile()),
            credential: Some(hostile()),
            server: Some(hostile()),
            expires_at: None,
            granted_scopes: vec![hostile()],
            checks: vec![check],
            extra: None,
        };
        assert_obeyed_by_none("a report", &test::show(&report));

        let mut error = *failure::usage(hostile(), hostile());
        (error.cause, error.detail, error.code, error.link) =
            (Some(hostile()), Some(hostile()), Some(hostile()), Some(hostile()));
        error.fields = vec![FieldError { field: hostile(), message: hostile() }];
        let shown = failure::explain(&error);
        // It has lines, which stand where none of ours begins.
        let ours = |line: &str| line.starts_with("state") || line.starts_with("  state");
        assert!(shown.lines().count() > 5 && !shown.lines().any(ours), "{shown}");
        assert!(!shown.contains(|c: char| c != '\n' && is_obeyed(c)), "{shown:?}");

        let action = Action {
            id: hostile(),
            title: hostile(),
            description: hostile(),
            group: hostile(),
            effect: Effect::Read,
            idempotent: true,
            support: vec![Support { product: hostile(), since: Some(hostile()), scopes: Vec::new() }],
            deprecated: Some(Deprecation { since: hostile(), reason: hostile(), replacement: None, removal: None }),
            documentation: None,
            extra: None,
        };
        let text = json!({ HOSTILE: HOSTILE }).to_string();
        let schema =
            json!({ "properties": { HOSTILE: { "type": "string", "description": HOSTILE, "default": HOSTILE } } });
        let schemas = Schemas {
            input: schema.to_string(),
            output: schema.to_string(),
            sample_input: text.clone(),
            sample_output: text,
        };
        assert_obeyed_by_none("an action", &describe::describe(&action, &schemas, &[]));
        assert_obeyed_by_none("the catalog", &actions::list(&[&action]));
    }
}
