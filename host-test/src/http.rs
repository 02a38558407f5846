//! Sending requests: for real, from a recording, or for real and recording it.

mod library;
mod live;
mod record;
mod replay;

pub use crate::bindings::workflow::connector::http::{Chunk, Header, HttpError, Response, Sink};
pub use library::{Case, Library};
pub use live::Live;
pub use record::Record;
pub use replay::Replay;

use crate::{blobs::Blobs, policy::Policy};
use async_trait::async_trait;
use futures::{Stream, StreamExt};
use std::{fmt, time::Duration};
use url::Url;

/// One request of a connector, after the host found its address to be allowed.
#[derive(Clone, PartialEq)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: String,
    /// Absolute.
    pub url: Url,
    /// As the connector gave them.
    pub headers: Vec<Header>,
    /// Sent one after another; empty for no body.
    pub body: Vec<Chunk>,
    /// Where the answer's body goes.
    pub sink: Sink,
    /// For the whole exchange.
    pub timeout: Duration,
}

impl fmt::Debug for Request {
    /// Shows neither headers, query nor body: each can hold a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.url.clone();
        url.set_query(None);
        f.debug_struct("Request").field("method", &self.method).field("url", &url.as_str()).finish_non_exhaustive()
    }
}

/// Something that answers requests. It follows no redirect and retries nothing: the connector decides about both.
#[async_trait]
pub trait Http: Send + Sync {
    /// Sends one request; blobs in either direction stream through `blobs`.
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError>;
}

/// Takes a body as it comes in to where the request wants it, and stops as soon as it is larger than allowed.
///
/// Only a success is worth a blob: why something failed is for the connector to read, whatever it asked for.
async fn deliver<E>(
    status: u16,
    mut body: impl Stream<Item = Result<bytes::Bytes, E>> + Send + Unpin,
    fault: impl Fn(E) -> HttpError,
    sink: Sink,
    policy: &Policy,
    blobs: &dyn Blobs,
) -> Result<Chunk, HttpError> {
    let sink = match sink {
        Sink::Blob if !(200..300).contains(&status) => Sink::Inline(policy.response_bytes),
        sink => sink,
    };
    match sink {
        Sink::Inline(bytes) => {
            let cap = bytes.min(policy.response_bytes);
            let mut whole = Vec::new();
            while let Some(piece) = body.next().await {
                let piece = piece.map_err(&fault)?;
                if (whole.len() + piece.len()) as u64 > cap {
                    return Err(HttpError::TooLarge(cap));
                }
                whole.extend_from_slice(&piece);
            }
            // Text crosses into some guest languages far faster than a list of bytes.
            Ok(String::from_utf8(whole).map_or_else(|error| Chunk::Bytes(error.into_bytes()), Chunk::Text))
        }
        Sink::Blob => {
            let storage = |error: std::io::Error| HttpError::Denied(format!("the file store failed: {error}"));
            let mut blob = blobs.create().await.map_err(storage)?;
            let mut written = 0;
            while let Some(piece) = body.next().await {
                let piece = piece.map_err(&fault)?;
                written += piece.len() as u64;
                if written > policy.blob_bytes {
                    return Err(HttpError::TooLarge(policy.blob_bytes));
                }
                blob.write(&piece).await.map_err(storage)?;
            }
            Ok(Chunk::Blob(blob.finish().await.map_err(storage)?))
        }
    }
}
