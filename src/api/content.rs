//! Bodies of answers as JSON can carry them: as JSON, text, base64 or the handle of a blob.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::value::RawValue;

use super::Reply;
use crate::action::{Word, word};
use crate::error::{Error, Kind, Result};
use crate::host::Chunk;

/// How an answer's body is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Json,
    Text,
    Base64,
    Blob,
}

/// The words for files, which are never JSON to the connector, whatever they hold.
pub const FILE_ENCODINGS: &[Word] = &[Content::Text.word(), Content::Base64.word(), Content::Blob.word()];
pub const ENCODINGS: &[Word] =
    &[Content::Json.word(), Content::Text.word(), Content::Base64.word(), Content::Blob.word()];

impl Content {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Text => "text",
            Self::Base64 => "base64",
            Self::Blob => "blob",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        [Self::Json, Self::Text, Self::Base64, Self::Blob].into_iter().find(|content| content.name() == name)
    }

    const fn word(self) -> Word {
        word(self.name(), self.name(), self.name())
    }
}

impl Reply {
    /// The body in the form that is wanted, or else in the first that fits: a blob that it is already, JSON where the
    /// answer says so and `json_too` allows it, text where it is UTF-8, base64. Gives the form and the body as JSON;
    /// JSON is passed through as it came.
    ///
    /// # Errors
    /// `upstream` where the body is not of the form that was asked for.
    pub fn content(&self, wanted: Option<Content>, json_too: bool) -> Result<(Content, String)> {
        if let Chunk::Blob(handle) = &self.body {
            return Ok((Content::Blob, quoted(handle)));
        }
        let says_json = || self.header("Content-Type").is_some_and(|media| media.contains("json"));
        let json = || match self.text() {
            Some("") => Some("null".to_owned()),
            text => {
                text.filter(|text| serde_json::from_str::<&RawValue>(text).is_ok()).map(|text| text.trim().to_owned())
            }
        };
        let base64 = || quoted(&STANDARD.encode(self.bytes()));
        let found = match wanted {
            Some(Content::Json) => json().map(|json| (Content::Json, json)),
            Some(Content::Text) => self.text().map(|text| (Content::Text, quoted(text))),
            Some(Content::Base64 | Content::Blob) => Some((Content::Base64, base64())),
            None if json_too && says_json() && json().is_some() => json().map(|json| (Content::Json, json)),
            None => self.text().map(|text| (Content::Text, quoted(text))).or_else(|| Some((Content::Base64, base64()))),
        };
        found.ok_or_else(|| {
            let wanted = if wanted == Some(Content::Json) { "JSON" } else { "text in UTF-8" };
            let mut error = Error::new(Kind::Upstream, format!("The answer is no {wanted}."))
                .resolution("Ask for it as base64 or as a blob, which can hold any bytes.");
            error.status = Some(self.status);
            error.request = Some(self.request.clone());
            error
        })
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::Header;

    fn reply(media: &str, body: &[u8]) -> Reply {
        let headers = vec![Header { name: "content-type".into(), value: media.into() }];
        Reply { request: "GET /x".into(), status: 200, headers, body: Chunk::Bytes(body.into()), retry_after_ms: None }
    }

    fn of(media: &str, body: &[u8], wanted: Option<Content>, json_too: bool) -> Option<(&'static str, String)> {
        reply(media, body).content(wanted, json_too).ok().map(|(content, body)| (content.name(), body))
    }

    #[test]
    fn json_passes_through_as_it_came() {
        let body = br#"{"z": 1.0, "a": 12345678901234567890.123}"#;
        let expected = Some(("json", String::from_utf8_lossy(body).into_owned()));
        assert_eq!(of("application/json; charset=utf-8", body, None, true), expected);
        assert_eq!(of("text/plain", body, Some(Content::Json), true), expected);
    }

    #[test]
    fn other_bodies_become_what_can_hold_them() {
        assert_eq!(of("text/html", b"<p>\"", None, true), Some(("text", r#""<p>\"""#.into())));
        assert_eq!(of("application/json", b"{half", None, true), Some(("text", r#""{half""#.into())));
        assert_eq!(of("application/json", b"{}", None, false), Some(("text", r#""{}""#.into())));
        assert_eq!(of("image/png", b"\x89PNG\xff", None, true), Some(("base64", r#""iVBOR/8=""#.into())));
        assert_eq!(of("", b"", Some(Content::Json), true), Some(("json", "null".into())));
        assert_eq!(of("", b"{half", Some(Content::Json), true), None);
        assert_eq!(of("", b"\xff", Some(Content::Text), true), None);
        let blob = Reply { body: Chunk::Blob("b-1".into()), ..reply("", b"") };
        assert_eq!(blob.content(Some(Content::Blob), true).unwrap().1, r#""b-1""#);
    }
}
