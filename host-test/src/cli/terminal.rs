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
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => plain.push(c),
            c if is_obeyed(c) => plain.extend(c.escape_unicode()),
            c => plain.push(c),
        }
    }
    plain
}

/// JSON laid out for a person. What a terminal would obey is escaped as JSON escapes it, so that it stays the same JSON.
pub fn json(value: &Value) -> String {
    let mut escaped = String::new();
    for c in format!("{value:#}").chars() {
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
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_seen() {
        let text = "a\u{1b}]0;x\u{7}\u{9b}2J\u{7f}\u{202e}b\r\tc\nd";
        let shown = "a\\u{1b}]0;x\\u{7}\\u{9b}2J\\u{7f}\\u{202e}b\\u{d}\tc\nd";
        assert_eq!(plain(text), shown);
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
}
