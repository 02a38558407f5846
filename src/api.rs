//! Sends requests on behalf of a connection. Nothing below this module does I/O, nothing above it knows of credentials.

pub mod address;
pub mod content;
mod failure;
pub mod paging;

use serde_json::Value;
use url::Url;

use crate::action::Product;
use crate::connection::Connection;
use crate::error::{Error, Kind, Result};
use crate::host::{self, Chunk, Header, Host, HttpError, Sink};
use crate::json;

/// One connection, ready to send.
pub struct Api<'a> {
    pub host: &'a dyn Host,
    pub connection: Connection,
}

/// A request without its credential.
pub struct Request {
    pub method: String,
    pub url: Url,
    pub headers: Vec<Header>,
    pub body: Vec<Chunk>,
    pub sink: Sink,
}

/// An answer of any status.
#[derive(Debug)]
pub struct Reply {
    /// The request that it answers: `GET /2.0/repositories/acme/web`.
    pub request: String,
    pub status: u16,
    pub headers: Vec<Header>,
    pub body: Chunk,
}

impl Request {
    /// The most of an answer that is taken into memory; what is larger goes to the host's file store.
    pub const INLINE: Sink = Sink::Inline(16 * 1024 * 1024);

    pub fn new(method: &str, url: Url) -> Self {
        Self { method: method.into(), url, headers: Vec::new(), body: Vec::new(), sink: Self::INLINE }
    }

    pub fn get(url: Url) -> Self {
        Self::new("GET", url)
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push(Header { name: name.into(), value: value.into() });
        self
    }

    pub fn json(mut self, body: &Value) -> Self {
        self.body = vec![Chunk::Text(body.to_string())];
        self.header("Content-Type", "application/json")
    }

    /// `GET /2.0/repositories/acme/web`: how errors and logs name it. Queries stay out, as they may hold what is private.
    fn label(&self) -> String {
        format!("{} {}", self.method, self.url.path())
    }

    pub fn has_header(&self, name: &str) -> bool {
        self.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name))
    }
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value.as_str())
    }

    /// The body in memory; empty for one that went to the file store.
    pub fn bytes(&self) -> &[u8] {
        match &self.body {
            Chunk::Bytes(bytes) => bytes,
            Chunk::Text(text) => text.as_bytes(),
            Chunk::Blob(_) => &[],
        }
    }

    /// The body as text, where it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(self.bytes()).ok()
    }
}

impl Api<'_> {
    pub fn product(&self) -> Product {
        self.connection.product
    }

    /// Sends and gives back an answer of success.
    ///
    /// # Errors
    /// What Bitbucket or the way to it says, as the error record.
    pub fn send(&self, request: Request) -> Result<Reply> {
        let reply = self.exchange(request)?;
        if (200..300).contains(&reply.status) { Ok(reply) } else { Err(failure::of(&self.connection, &reply)) }
    }

    /// Sends and reads an answer that must be JSON; null for an empty one.
    ///
    /// # Errors
    /// As `send`; `upstream` or `unauthenticated` where the answer is no JSON.
    pub fn send_json(&self, request: Request) -> Result<Value> {
        self.json(&self.send(request)?)
    }

    /// An answer of success as JSON; null for an empty one.
    ///
    /// # Errors
    /// `upstream` or `unauthenticated` where it is no JSON.
    pub fn json(&self, reply: &Reply) -> Result<Value> {
        match reply.text() {
            Some("") => Ok(Value::Null),
            text => {
                text.and_then(|text| json::parse(text).ok()).ok_or_else(|| failure::no_json(&self.connection, reply))
            }
        }
    }

    /// Sends and gives back the answer whatever its status.
    ///
    /// # Errors
    /// Only where there is no answer.
    pub fn exchange(&self, mut request: Request) -> Result<Reply> {
        let label = request.label();
        if !request.has_header("Accept") {
            request = request.header("Accept", "application/json");
        }
        if self.product() == Product::DataCenter
            && !matches!(request.method.as_str(), "GET" | "HEAD")
            && !request.has_header("X-Atlassian-Token")
        {
            // Without it a write whose body is no JSON is refused as a forgery.
            request = request.header("X-Atlassian-Token", "no-check");
        }
        if let Some(authorization) = self.connection.credential.authorization() {
            request = request.header("Authorization", &authorization);
        }
        let sent = host::Request {
            connection: self.connection.name.clone(),
            method: request.method,
            url: request.url.into(),
            headers: request.headers,
            body: request.body,
            sink: request.sink,
            timeout_ms: self.connection.timeout_ms,
        };
        let reply = self.host.send(sent).map_err(|error| self.unanswered(error, &label))?;
        self.host.debug(&format!("{label} -> {}", reply.status));
        Ok(Reply { request: label, status: reply.status, headers: reply.headers, body: reply.body })
    }

    fn unanswered(&self, error: HttpError, label: &str) -> Box<Error> {
        let host = self.connection.root.host_str().unwrap_or_default();
        let mut error = match error {
            HttpError::Timeout => {
                Error::new(Kind::Timeout, format!("{host} did not answer within {} ms.", self.connection.timeout_ms))
                    .resolution(
                        "Try again, or raise `timeout_ms` in the connection. A write may have been done: look first.",
                    )
            }
            HttpError::Denied(why) => Error::new(Kind::Host, "The workflow platform does not let this request out.")
                .cause(self.connection.redact(&why))
                .resolution("Ask whoever runs the platform to allow the host of this connection."),
            HttpError::Network(why) => Error::new(Kind::Network, format!("{host} cannot be reached."))
                .cause(self.connection.redact(&why))
                .resolution("Check the address in the connection, the network, the proxy and the certificate."),
            HttpError::TooLarge(limit) => Error::new(
                Kind::Host,
                format!("The answer is larger than {limit} bytes, the most that is taken into memory."),
            )
            .resolution("Let it be saved as a blob, or ask for less."),
        };
        error.request = Some(label.into());
        error
    }
}
