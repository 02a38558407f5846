//! An answer, and everything that can be wrong with one.

use super::wire::Line;
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use bytes::Bytes;
use futures::{
    StreamExt,
    stream::{self, BoxStream},
};
use serde_json::Value;
use std::{convert::Infallible, time::Duration};

/// Size of the pieces in which a generated body is sent.
const PIECE: usize = 64 << 10;

/// What the simulation answers.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Content,
    delay: Duration,
    declared: Option<u64>,
}

#[derive(Clone, Debug)]
enum Content {
    Whole(Bytes),
    /// So many bytes of zero, made while they are sent.
    Zeros(u64),
    /// A byte at a time, with a pause before each.
    Drip(Bytes, Duration),
    /// The beginning, and then nothing more while the connection stays open.
    Stuck(Bytes),
    /// No answer: the connection is reset.
    Reset,
}

impl Answer {
    /// An empty answer of this status.
    pub fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Content::Whole(Bytes::new()), delay: Duration::ZERO, declared: None }
    }

    /// JSON.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::new(status).header("Content-Type", "application/json; charset=utf-8").body(body.to_string())
    }

    /// A text of any media type.
    pub fn text(status: u16, media: &str, body: impl Into<Bytes>) -> Self {
        Self::new(status).header("Content-Type", media).body(body)
    }

    /// So many bytes, which exist only while they are sent.
    pub fn stream(bytes: u64) -> Self {
        Self { body: Content::Zeros(bytes), declared: Some(bytes), ..Self::new(200) }
            .header("Content-Type", "application/octet-stream")
    }

    /// A redirect.
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::new(status).header("Location", location)
    }

    /// Too many requests, in words that both products use, with this `Retry-After` if any: seconds or a date.
    pub fn rate_limited(retry_after: Option<&str>) -> Self {
        let answer = Self::text(429, "text/plain", "Rate limit for this resource has been exceeded");
        match retry_after {
            Some(when) => answer.header("Retry-After", when),
            None => answer,
        }
    }

    /// No answer at all: the connection is reset.
    pub fn reset() -> Self {
        Self { body: Content::Reset, ..Self::new(200) }
    }

    /// One more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// This body.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = Content::Whole(body.into());
        self
    }

    /// Begins only after so long.
    pub fn late(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Says that the body is so many bytes long, whatever it is. Where it is shorter the connection is closed after it,
    /// where it is longer the rest is cut off.
    pub fn declaring(mut self, bytes: u64) -> Self {
        self.declared = Some(bytes);
        self
    }

    /// Half of the body, and then the connection is closed.
    pub fn halved(self) -> Self {
        let whole = self.content();
        let length = whole.len();
        self.body(whole.slice(..length / 2)).declaring(length as u64)
    }

    /// A byte at a time, with a pause before each.
    pub fn dripping(mut self, pause: Duration) -> Self {
        self.body = Content::Drip(self.content(), pause);
        self
    }

    /// The beginning of the body, and then nothing while the connection stays open.
    pub fn stuck(mut self) -> Self {
        let whole = self.content();
        self.declared = Some(whole.len() as u64);
        self.body = Content::Stuck(whole.slice(..whole.len() / 2));
        self
    }

    fn content(&self) -> Bytes {
        match &self.body {
            Content::Whole(bytes) | Content::Drip(bytes, _) | Content::Stuck(bytes) => bytes.clone(),
            Content::Zeros(_) | Content::Reset => Bytes::new(),
        }
    }

    /// As the server sends it on this line.
    pub(super) async fn send(self, line: &Line) -> Response<Body> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        if let Content::Reset = self.body {
            line.reset();
        }
        self.into_response()
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response<Body> {
        let mut response = Response::new(self.body.stream(self.declared));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in &self.headers {
            if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_bytes(value.as_bytes())) {
                response.headers_mut().append(name, value);
            }
        }
        if let Some(declared) = self.declared {
            response.headers_mut().insert(header::CONTENT_LENGTH, declared.into());
        }
        response
    }
}

impl Content {
    fn stream(self, declared: Option<u64>) -> Body {
        let pieces = |pieces: BoxStream<'static, Bytes>| Body::from_stream(pieces.map(Ok::<_, Infallible>));
        match self {
            Self::Reset => Body::empty(),
            Self::Whole(bytes) if declared.is_none() => Body::from(bytes),
            // As a stream, because the length of plain bytes would be checked against the declared one.
            Self::Whole(bytes) => pieces(stream::iter([bytes]).boxed()),
            Self::Zeros(bytes) => pieces(zeros(bytes).boxed()),
            Self::Stuck(bytes) => pieces(stream::iter([bytes]).chain(stream::pending()).boxed()),
            Self::Drip(bytes, pause) => {
                let late = move |byte| async move {
                    tokio::time::sleep(pause).await;
                    Bytes::from(vec![byte])
                };
                pieces(stream::iter(bytes).then(late).boxed())
            }
        }
    }
}

fn zeros(bytes: u64) -> impl stream::Stream<Item = Bytes> + Send + 'static {
    static ZEROS: [u8; PIECE] = [0; PIECE];
    let whole = bytes / PIECE as u64;
    let rest = (bytes % PIECE as u64) as usize;
    let piece = |length: usize| Bytes::from_static(&ZEROS[..length]);
    stream::iter((0..whole).map(move |_| piece(PIECE)).chain((rest > 0).then(|| piece(rest))))
}
