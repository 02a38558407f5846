//! Keeps secrets out of what is told: the one place, at the end of a run, that every error and every report passes.
//!
//! | what | rule |
//! |---|---|
//! | secrets | the connection's, tokens and codes that the run came by, secret inputs, secrets that the server told |
//! | spellings | as it is; in JSON and HTML; percent-encoded, in either case and as forms do; in Base64 of both alphabets, whatever the padding |
//! | where | every text of an error, `extra` before it becomes text, reports, and Bitbucket's own answer in `raw` |
//! | how much | no text is longer than 4 KB, `detail` not longer than 16 KB |

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde_json::Value;

use crate::base::error::Error;
use crate::base::json;
use crate::base::percent::encoded;

/// What stands where a secret was.
const MASK: &str = "***";

/// Most bytes of a text of an error, and of its `detail`.
const MOST: usize = 4 << 10;
const MOST_DETAIL: usize = 16 << 10;

/// Fewest bytes of a secret. A shorter one gives nothing away, and would be found in every other word.
const SHORTEST: usize = 4;

/// Secrets in every spelling in which a server may echo them.
pub struct Redactor {
    /// The longest first: a short one inside a longer one must not break it into unmasked halves.
    spellings: Vec<String>,
}

impl Redactor {
    pub fn new(secrets: impl Iterator<Item = String>) -> Self {
        let mut spellings: Vec<_> =
            secrets.filter(|secret| secret.len() >= SHORTEST).flat_map(|secret| spelt(&secret)).collect();
        spellings.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        spellings.dedup();
        Self { spellings }
    }

    /// The text without the secrets.
    pub fn text(&self, text: &str) -> String {
        let mut redacted = text.to_owned();
        for spelling in self.spellings.iter().filter(|spelling| text.contains(spelling.as_str())) {
            redacted = redacted.replace(spelling.as_str(), MASK);
        }
        redacted
    }

    /// Takes the secrets out of every text of a document, names of members included.
    pub fn json(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.text(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.json(item)),
            Value::Object(members) => {
                let all = std::mem::take(members);
                for (name, mut member) in all {
                    self.json(&mut member);
                    members.insert(self.text(&name), member);
                }
            }
            _ => {}
        }
    }

    /// The error as it may be told.
    pub fn error(&self, mut error: Box<Error>) -> Box<Error> {
        let hide = |text: &mut String| *text = cut(&self.text(text), MOST);
        hide(&mut error.message);
        for text in [&mut error.code, &mut error.cause, &mut error.resolution, &mut error.link, &mut error.request] {
            text.iter_mut().for_each(hide);
        }
        error.detail = error.detail.map(|detail| cut(&self.text(&detail), MOST_DETAIL));
        for field in &mut error.fields {
            hide(&mut field.field);
            hide(&mut field.message);
        }
        error.required_scopes.iter_mut().chain(&mut error.granted_scopes).for_each(hide);
        error.extra = error.extra.map(|extra| match json::parse(&extra) {
            Ok(mut extra) => {
                self.json(&mut extra);
                shortened(&mut extra);
                extra.to_string()
            }
            Err(_) => cut(&self.text(&extra), MOST),
        });
        error
    }
}

/// A secret in all spellings.
fn spelt(secret: &str) -> Vec<String> {
    let percent = encoded(secret);
    let json = Value::from(secret).to_string();
    let json = json[1..json.len() - 1].to_owned();
    let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let quotes = ["&#39;", "&#x27;", "&apos;"].map(|quote| html.replace('\'', quote));
    let mut spellings = vec![
        secret.to_owned(),
        json.replace('/', "\\/"),
        json,
        html.replace("&quot;", "&#34;"),
        lower_hex(&percent),
        percent.replace("%20", "+"),
        percent,
    ];
    spellings.extend(quotes);
    spellings.extend([STANDARD_NO_PAD.encode(secret), URL_SAFE_NO_PAD.encode(secret)]);
    spellings
}

/// A percent-encoded text with its digits in lower case.
fn lower_hex(encoded: &str) -> String {
    let mut digits = 0;
    let lower = |c: char| {
        if c == '%' {
            digits = 2;
            return c;
        }
        if digits > 0 {
            digits -= 1;
            return c.to_ascii_lowercase();
        }
        c
    };
    encoded.chars().map(lower).collect()
}

/// The beginning of a text, of so many bytes at most.
fn cut(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    format!("{}…", &text[..text.floor_char_boundary(most - '…'.len_utf8())])
}

fn shortened(value: &mut Value) {
    match value {
        Value::String(text) => *text = cut(text, MOST),
        Value::Array(items) => items.iter_mut().for_each(shortened),
        Value::Object(members) => members.iter_mut().for_each(|(_, member)| shortened(member)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::error::Kind;

    const SECRET: &str = r#"p&"s/ß' 1"#;

    fn redactor() -> Redactor {
        Redactor::new([SECRET.to_owned(), "ada:hunter2".to_owned(), String::new()].into_iter())
    }

    #[test]
    fn a_secret_is_found_in_every_spelling() {
        for echoed in [
            r#"p&"s/ß' 1"#,
            r#"p&\"s/ß' 1"#,
            r#"p&\"s\/ß' 1"#,
            "p&amp;&quot;s/ß&#39; 1",
            "p&amp;&quot;s/ß&#x27; 1",
            "p&amp;&#34;s/ß' 1",
            "p%26%22s%2F%C3%9F%27%201",
            "p%26%22s%2f%c3%9f%27%201",
            "p%26%22s%2F%C3%9F%27+1",
            "YWRhOmh1bnRlcjI",
        ] {
            let told = redactor().text(&format!("before {echoed} after"));
            assert!(told.starts_with("before ***") && told.ends_with(" after"), "{echoed}: {told}");
        }
        assert_eq!(redactor().text("Basic YWRhOmh1bnRlcjI="), "Basic ***=");
        assert_eq!(redactor().text("nothing of it"), "nothing of it");
    }

    #[test]
    fn every_member_of_an_error_is_redacted_and_bounded() {
        let mut error = Error::new(Kind::Rejected, format!("no {SECRET}")).cause(SECRET).resolution(SECRET);
        for text in [&mut error.code, &mut error.link, &mut error.request] {
            *text = Some(SECRET.into());
        }
        error.detail = Some(SECRET.repeat(10_000));
        error.granted_scopes = vec![SECRET.into()];
        error.extra = Some(json!({ "a": { SECRET: [SECRET, "x".repeat(5_000)] } }).to_string());
        let told = redactor().error(error);
        let shown = format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            told.message,
            told.code,
            told.cause,
            told.resolution,
            told.link,
            told.request,
            told.detail,
            told.granted_scopes,
            told.extra
        );
        assert!(!shown.contains("s/ß"), "{shown}");
        let extra = json::parse(told.extra.as_deref().unwrap()).unwrap();
        assert_eq!(extra["a"]["***"][0], "***");
        assert!(extra["a"]["***"][1].as_str().unwrap().len() <= MOST);
        assert!(told.detail.unwrap().len() <= MOST_DETAIL);
    }
}
