//! Recorded cases: an action's input, the exchanges with Bitbucket, and what the action answers.
//!
//! The same files are the tests of the actions, the demonstration's answers and what `--record` writes.

use crate::{
    fields::Fields,
    http::{BlobPart, Chunk, HttpError, Request, Sink},
    store::file,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

/// One case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    /// What it shows, in a sentence.
    pub about: String,
    /// Where its replies come from.
    pub source: Source,
    /// One of the [demo connections](crate::demo::connections); the product's own where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection: Option<String>,
    /// Which attempt at the step it is; the first where absent.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub attempt: u32,
    /// Id of the action.
    pub action: String,
    /// Its input.
    pub input: Value,
    /// What is sent and answered, in order.
    pub calls: Vec<Exchange>,
    /// What the action answers, unless it fails.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub output: Option<Value>,
    /// The error record with which it fails, as [`crate::error::json`] writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Value>,
}

/// Where replies come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Source {
    /// `recorded`: from a real exchange.
    Recorded,
    /// `documented URL…`: each has the shape that one of these pages of the vendor publishes.
    Documented(Vec<String>),
    /// `composed`, or `composed: WHY`: put together by us. Failures are, and what nobody publishes.
    Composed(Option<String>),
}

/// A request and its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// What the connector has to send.
    pub request: Sent,
    /// What comes back.
    pub reply: Reply,
}

/// A request, as a fixture shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    /// `GET`, `POST`, …
    pub method: String,
    /// Absolute.
    pub url: String,
    /// Every header that the connector sets; of `Authorization` only the scheme.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// The body.
    #[serde(flatten)]
    pub body: Body,
    /// `blob` where the answer's body goes to the file store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sink: Option<String>,
}

/// A body in the first of these forms that fits it; none of them is no body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Where the content type says JSON.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub json: Option<Value>,
    /// Other text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Bytes that are no text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
    /// A request's body of which a part is a blob, piece by piece.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chunks: Option<Vec<Piece>>,
}

/// A piece of a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Text.
    Text(String),
    /// Bytes that are no text.
    Base64(String),
    /// A blob, by its handle.
    Blob(String),
    /// A part of a blob.
    BlobPart {
        /// The blob's handle.
        handle: String,
        /// Byte at which it begins.
        offset: u64,
        /// In bytes; to the end where absent.
        length: Option<u64>,
        /// Whether it is sent as base64.
        base64: bool,
    },
}

/// An answer, or the lack of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Reply {
    /// No answer came.
    Fails {
        /// Why.
        fails: Failure,
    },
    /// Bitbucket's answer.
    Answer {
        /// HTTP status.
        status: u16,
        /// Headers; a body of JSON brings its content type along.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        headers: BTreeMap<String, String>,
        /// The body.
        #[serde(flatten)]
        body: Body,
    },
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// Bitbucket took too long.
    Timeout,
    /// The host forbids it.
    Denied(String),
    /// DNS, TLS or the connection failed before anything was sent.
    Unreachable(String),
    /// The connection broke after the request may have been sent.
    Interrupted(String),
    /// The call is being stopped.
    Cancelled(String),
    /// Anything else.
    Other(String),
    /// The body is larger than so many bytes.
    TooLarge(u64),
}

fn first() -> u32 {
    1
}

fn is_first(attempt: &u32) -> bool {
    *attempt == 1
}

/// Where the vendor's pages lie: of its APIs, and of what its webhooks deliver.
const PAGES: [&str; 3] =
    ["https://developer.atlassian.com/", "https://support.atlassian.com/", "https://confluence.atlassian.com/"];

impl TryFrom<String> for Source {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let pages = |urls: &str| -> Vec<String> { urls.split(' ').map(str::to_owned).collect() };
        match text.split_once(' ') {
            None if text == "recorded" => Ok(Self::Recorded),
            None if text == "composed" => Ok(Self::Composed(None)),
            Some(("composed:", why)) if !why.trim().is_empty() => Ok(Self::Composed(Some(why.to_owned()))),
            Some(("documented", urls))
                if pages(urls).iter().all(|url| PAGES.iter().any(|page| url.starts_with(page))) =>
            {
                Ok(Self::Documented(pages(urls)))
            }
            _ => Err(format!(
                "a source is `recorded`, `documented {}…`, `composed` or `composed: WHY`, not `{text}`",
                PAGES[0]
            )),
        }
    }
}

impl From<Source> for String {
    fn from(source: Source) -> Self {
        match source {
            Source::Recorded => "recorded".into(),
            Source::Documented(urls) => format!("documented {}", urls.join(" ")),
            Source::Composed(None) => "composed".into(),
            Source::Composed(Some(why)) => format!("composed: {why}"),
        }
    }
}

impl Fixture {
    /// Reads a fixture; the error names the file and the place in it.
    pub fn load(path: &Path) -> io::Result<Self> {
        Self::parse(&fs::read_to_string(path)?)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display())))
    }

    /// Reads a fixture's text.
    pub fn parse(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }

    /// Writes it, two spaces deep and with its members in their order. A new file is its owner's alone: what was
    /// recorded is nobody else's to read.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self).map_err(io::Error::other)? + "\n";
        file::private().create(true).truncate(true).open(path)?.write_all(text.as_bytes())
    }
}

impl Reply {
    /// An answer of success, cut down to what was asked for.
    pub fn part(&self, fields: &Fields) -> Self {
        let mut reply = self.clone();
        if let Self::Answer { status: ..400, body, .. } = &mut reply
            && let Some(json) = &mut body.json
        {
            *json = fields.cut(json);
        }
        reply
    }
}

impl Sent {
    /// How a fixture shows this request.
    pub fn of(request: &Request) -> Self {
        let mut headers = BTreeMap::<String, String>::new();
        for header in &request.headers {
            let value = if header.name.eq_ignore_ascii_case("authorization") {
                header.value.split(' ').next().unwrap_or_default().to_owned() + " ***"
            } else {
                header.value.clone()
            };
            headers
                .entry(header.name.clone())
                .and_modify(|values| *values = format!("{values}, {value}"))
                .or_insert(value);
        }
        Self {
            method: request.method.clone(),
            url: request.url.to_string(),
            body: Body::of_chunks(&request.body, content_type(&headers)),
            headers,
            sink: matches!(request.sink, Sink::Blob).then(|| "blob".into()),
        }
    }
}

impl Body {
    fn of_chunks(chunks: &[Chunk], content_type: &str) -> Self {
        if chunks.iter().any(|chunk| matches!(chunk, Chunk::Blob(_) | Chunk::BlobPart(_))) {
            return Self { chunks: Some(chunks.iter().map(Piece::of).collect()), ..Self::default() };
        }
        let bytes: Vec<u8> = chunks
            .iter()
            .flat_map(|chunk| match chunk {
                Chunk::Text(text) => text.as_bytes(),
                Chunk::Bytes(bytes) => bytes,
                Chunk::Blob(_) | Chunk::BlobPart(_) => &[],
            })
            .copied()
            .collect();
        Self::of_bytes(bytes, content_type)
    }

    /// The form that fits these bytes.
    pub fn of_bytes(bytes: Vec<u8>, content_type: &str) -> Self {
        if bytes.is_empty() {
            return Self::default();
        }
        if content_type.contains("json")
            && let Ok(json) = serde_json::from_slice(&bytes)
        {
            return Self { json: Some(json), ..Self::default() };
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self { text: Some(text), ..Self::default() },
            Err(error) => Self { base64: Some(STANDARD.encode(error.as_bytes())), ..Self::default() },
        }
    }

    /// The bytes that an answer of this body has.
    pub fn bytes(&self) -> Result<Vec<u8>, base64::DecodeError> {
        Ok(match self {
            Self { json: Some(json), .. } => json.to_string().into_bytes(),
            Self { text: Some(text), .. } => text.clone().into_bytes(),
            Self { base64: Some(base64), .. } => STANDARD.decode(base64)?,
            _ => Vec::new(),
        })
    }
}

impl Piece {
    fn of(chunk: &Chunk) -> Self {
        match chunk {
            Chunk::Text(text) => Self::Text(text.clone()),
            Chunk::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Self::Text(text.into()),
                Err(_) => Self::Base64(STANDARD.encode(bytes)),
            },
            Chunk::Blob(handle) => Self::Blob(handle.clone()),
            Chunk::BlobPart(BlobPart { handle, offset, length, base64 }) => {
                Self::BlobPart { handle: handle.clone(), offset: *offset, length: *length, base64: *base64 }
            }
        }
    }
}

impl From<&HttpError> for Failure {
    fn from(error: &HttpError) -> Self {
        match error {
            HttpError::Timeout => Self::Timeout,
            HttpError::Denied(why) => Self::Denied(why.clone()),
            HttpError::Unreachable(why) => Self::Unreachable(why.clone()),
            HttpError::Interrupted(why) => Self::Interrupted(why.clone()),
            HttpError::Cancelled(why) => Self::Cancelled(why.clone()),
            HttpError::Other(why) => Self::Other(why.clone()),
            HttpError::TooLarge(bytes) => Self::TooLarge(*bytes),
        }
    }
}

impl From<&Failure> for HttpError {
    fn from(failure: &Failure) -> Self {
        match failure {
            Failure::Timeout => Self::Timeout,
            Failure::Denied(why) => Self::Denied(why.clone()),
            Failure::Unreachable(why) => Self::Unreachable(why.clone()),
            Failure::Interrupted(why) => Self::Interrupted(why.clone()),
            Failure::Cancelled(why) => Self::Cancelled(why.clone()),
            Failure::Other(why) => Self::Other(why.clone()),
            Failure::TooLarge(bytes) => Self::TooLarge(*bytes),
        }
    }
}

/// The value of the `Content-Type` header, or nothing.
pub fn content_type(headers: &BTreeMap<String, String>) -> &str {
    headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type")).map_or("", |(_, value)| value)
}

/// Where two documents differ, a line each with the path, what was expected and what is there.
pub fn differences(expected: &Value, actual: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    compare("", Some(expected), Some(actual), &mut lines);
    lines
}

fn compare(path: &str, expected: Option<&Value>, actual: Option<&Value>, lines: &mut Vec<String>) {
    match (expected, actual) {
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let added = right.keys().filter(|name| !left.contains_key(*name));
            for name in left.keys().chain(added) {
                compare(&format!("{path}.{name}"), left.get(name), right.get(name), lines);
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => {
            for index in 0..left.len().max(right.len()) {
                compare(&format!("{path}[{index}]"), left.get(index), right.get(index), lines);
            }
        }
        (left, right) if left == right => {}
        (left, right) => {
            let shown = |value: Option<&Value>| value.map_or("nothing".into(), Value::to_string);
            let path = if path.is_empty() { "." } else { path };
            lines.push(format!("{path}: expected {}, got {}", shown(left), shown(right)));
        }
    }
}

/// Keeps a `null` that is there apart from a member that is not.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}
