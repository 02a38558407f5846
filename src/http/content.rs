//! Bodies of answers as JSON can carry them: as JSON, text, base64 or a file of the host's store.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::base::error::{Error, Kind, Result};
use crate::base::host::{Blob, Content};
use crate::http::message::Reply;

/// How deep an answer's JSON may be nested. Most readers stop at 128, and it goes on inside an output.
const DEEPEST: usize = 120;

/// How an answer's body is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Json,
    Text,
    Base64,
    Blob,
}

impl Encoding {
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
}

impl Reply {
    /// The body in the form that is wanted, or else in the first that fits: a blob that it is already, JSON where the
    /// answer says so and `json_too` allows it, text where it is UTF-8, base64. Gives the form and the body as JSON;
    /// JSON is passed through as it came.
    ///
    /// # Errors
    /// `upstream` where the body is not of the form that was asked for.
    pub fn content(&self, wanted: Option<Encoding>, json_too: bool) -> Result<(Encoding, String)> {
        if let Content::Blob(blob) = &self.body {
            return Ok((Encoding::Blob, self.file(blob).to_string()));
        }
        let says_json = || self.header("Content-Type").is_some_and(|media| media.contains("json"));
        let json = || match self.text() {
            Some("") => Some("null".to_owned()),
            text => text.map(str::trim).filter(|text| excerpt::is_valid(text, DEEPEST)).map(str::to_owned),
        };
        let base64 = || quoted(&STANDARD.encode(self.bytes()));
        let found = match wanted {
            Some(Encoding::Json) => json().map(|json| (Encoding::Json, json)),
            Some(Encoding::Text) => self.text().map(|text| (Encoding::Text, quoted(text))),
            Some(Encoding::Base64 | Encoding::Blob) => Some((Encoding::Base64, base64())),
            None => {
                let json = if json_too && says_json() { json() } else { None };
                let text = || self.text().map(|text| (Encoding::Text, quoted(text)));
                json.map(|json| (Encoding::Json, json)).or_else(text).or_else(|| Some((Encoding::Base64, base64())))
            }
        };
        found.ok_or_else(|| {
            let wanted = if wanted == Some(Encoding::Json) { "JSON" } else { "UTF-8 text" };
            let mut error = Error::new(Kind::Upstream, format!("The response isn't {wanted}."))
                .resolution("Request it as base64 or as a blob, which can contain any bytes.");
            error.status = Some(self.status);
            error.request = Some(self.request.clone());
            error
        })
    }
}

impl Reply {
    /// A file of the host's store, as JSON has it. Where nobody tells a name, it is called as its address ends.
    fn file(&self, blob: &Blob) -> Value {
        let of_address = || {
            let last = self.request.rsplit('/').next().filter(|last| !last.is_empty())?;
            Some(percent_decode_str(last).decode_utf8_lossy().into_owned())
        };
        let mut file = json!({ "blob": blob.handle.as_str() });
        for (member, known) in [
            ("name", blob.name.clone().or_else(of_address).map(Value::from)),
            ("media_type", blob.media_type.clone().map(Value::from)),
            ("size", blob.size.map(Value::from)),
        ] {
            if let Some(known) = known {
                file[member] = known;
            }
        }
        file
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::host::Header;

    fn reply(media: &str, body: &[u8]) -> Reply {
        let headers = vec![Header { name: "content-type".into(), value: media.into() }];
        Reply {
            request: "GET /x".into(),
            status: 200,
            headers,
            body: Content::Bytes(body.into()),
            retry_after_ms: None,
        }
    }

    fn of(media: &str, body: &[u8], wanted: Option<Encoding>, json_too: bool) -> Option<(&'static str, String)> {
        reply(media, body).content(wanted, json_too).ok().map(|(content, body)| (content.name(), body))
    }

    #[test]
    fn json_passes_through_as_it_came() {
        let body = br#"{"z": 1.0, "a": 12345678901234567890.123}"#;
        let expected = Some(("json", String::from_utf8_lossy(body).into_owned()));
        assert_eq!(of("application/json; charset=utf-8", body, None, true), expected);
        assert_eq!(of("text/plain", body, Some(Encoding::Json), true), expected);
    }

    #[test]
    fn other_bodies_become_what_can_hold_them() {
        assert_eq!(of("text/html", b"<p>\"", None, true), Some(("text", r#""<p>\"""#.into())));
        assert_eq!(of("application/json", b"{half", None, true), Some(("text", r#""{half""#.into())));
        assert_eq!(of("application/json", b"{}", None, false), Some(("text", r#""{}""#.into())));
        assert_eq!(of("image/png", b"\x89PNG\xff", None, true), Some(("base64", r#""iVBOR/8=""#.into())));
        assert_eq!(of("", b"", Some(Encoding::Json), true), Some(("json", "null".into())));
        assert_eq!(of("", b"{half", Some(Encoding::Json), true), None);
        assert_eq!(of("", b"\xff", Some(Encoding::Text), true), None);
        let named = |name: Option<&str>, size| {
            let blob = Blob { handle: "b-1".into(), size, media_type: None, name: name.map(Into::into) };
            let reply = Reply { request: "GET /raw/a%20b.png".into(), body: Content::Blob(blob), ..reply("", b"") };
            reply.content(Some(Encoding::Blob), true).unwrap().1
        };
        assert_eq!(named(Some("logo.png"), Some(7)), r#"{"blob":"b-1","name":"logo.png","size":7}"#);
        assert_eq!(named(None, None), r#"{"blob":"b-1","name":"a b.png"}"#);
    }
}
