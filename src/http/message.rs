//! A request before it has its credential, and the reply to it.

use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::Url;

use crate::base::host::{Chunk, Content, Header, Purpose, Sink};

/// A request without its credential.
#[derive(Clone)]
pub struct Request {
    pub method: String,
    pub url: Url,
    pub headers: Vec<Header>,
    pub body: Vec<Chunk>,
    pub sink: Sink,
    /// Whether it does no harm to send it again when nobody knows what became of it.
    pub repeatable: bool,
    /// Whether a 404 after a try whose answer was lost means that this try removed it. Whoever asked for the answer as it
    /// comes gets the 404.
    pub gone_is_done: bool,
    /// Whether it is for the web pages, and below their root rather than the API's.
    pub web: bool,
    /// Only what is for the API takes the connection's credential along.
    pub purpose: Purpose,
}

/// An answer of any status.
#[derive(Debug)]
pub struct Reply {
    /// The request that it answers: `GET /2.0/repositories/acme/web`.
    pub request: String,
    pub status: u16,
    pub headers: Vec<Header>,
    pub body: Content,
    /// When to come back, where it is worth it.
    pub retry_after_ms: Option<u64>,
}

impl Request {
    /// The most of an answer that is taken into memory; what is larger goes to the host's file store.
    pub const INLINE: Sink = Sink::Inline(16 * 1024 * 1024);

    pub fn new(method: &str, url: Url) -> Self {
        Self {
            method: method.into(),
            url,
            headers: Vec::new(),
            body: Vec::new(),
            sink: Self::INLINE,
            repeatable: !matches!(method, "POST" | "PATCH"),
            gone_is_done: method == "DELETE",
            web: false,
            purpose: Purpose::Api,
        }
    }

    pub fn get(url: Url) -> Self {
        Self::new("GET", url)
    }

    /// A request to the authorization server, which goes without the connection's credential.
    pub fn token(url: Url) -> Self {
        Self { purpose: Purpose::Token, ..Self::new("POST", url) }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push(Header { name: name.into(), value: value.into() });
        self
    }

    pub fn json(self, body: &Value) -> Self {
        self.text("application/json", body.to_string())
    }

    pub fn text(mut self, media: &str, body: String) -> Self {
        self.body = vec![Chunk::Text(body)];
        self.header("Content-Type", media)
    }

    /// `GET /2.0/repositories/acme/web`: how errors and logs name it. Queries stay out, as they may hold what is private.
    pub fn label(&self) -> String {
        format!("{} {}", self.method, self.url.path())
    }

    pub fn with_credential(&self) -> bool {
        self.purpose == Purpose::Api
    }

    pub fn has_header(&self, name: &str) -> bool {
        self.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name))
    }
}

impl Reply {
    /// An answer that the connector makes itself.
    pub fn made(request: String, body: String) -> Self {
        let headers = vec![Header { name: "content-type".into(), value: "application/json".into() }];
        Self { request, status: 200, headers, body: Content::Text(body), retry_after_ms: None }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value.as_str())
    }

    /// Whom Data Center took the request for, which it tells in a header; none where for nobody.
    pub fn user_name(&self) -> Option<String> {
        let name = percent_decode_str(self.header("X-AUSERNAME")?).decode_utf8_lossy();
        (!name.is_empty() && name != "anonymous").then(|| name.into_owned())
    }

    /// The body in memory; empty for one that went to the file store.
    pub fn bytes(&self) -> &[u8] {
        self.body.bytes()
    }

    /// The body as text, where it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        self.body.text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_named_without_their_query() {
        let request = Request::get("https://a.example/2.0/x?q=private".parse().unwrap()).header("Accept", "text/plain");
        assert_eq!(request.label(), "GET /2.0/x");
        assert!(request.has_header("accept") && !request.has_header("Range"));
        assert_eq!(request.sink, Sink::Inline(16_777_216));
    }

    #[test]
    fn nobody_has_no_name() {
        for (name, expected) in [
            (Some("ada"), Some("ada")),
            (Some("a%20b"), Some("a b")),
            (Some("anonymous"), None),
            (Some(""), None),
            (None, None),
        ] {
            let mut reply = Reply::made("GET /x".into(), "{}".into());
            reply.headers.extend(name.map(|value| Header { name: "x-ausername".into(), value: value.into() }));
            assert_eq!(reply.user_name().as_deref(), expected, "{name:?}");
        }
    }
}
