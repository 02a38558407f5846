//! Sending requests: for real, from a recording, or for real and recording it.

mod library;
mod live;
mod record;
mod replay;

pub use crate::bindings::workflow::connector::{
    http::{HttpError, Purpose, Response, Sink},
    types::{Blob, BlobPart, Chunk, Content, Header},
};
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
    /// What it is for, as the connector says.
    pub purpose: Purpose,
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
    /// Sent twice, it does no more than sent once.
    pub repeatable: bool,
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

/// Most bytes of an answer of failure where a blob was wanted: enough to explain it.
const FAILURE_BYTES: u64 = 1 << 20;

/// Takes a body as it comes in to where the request wants it, and stops as soon as it is larger than allowed; that of a
/// failure is cut.
///
/// Only a success is worth a blob: why something failed is for the connector to read, whatever it asked for.
async fn deliver<E>(
    status: u16,
    headers: &[Header],
    mut body: impl Stream<Item = Result<bytes::Bytes, E>> + Send + Unpin,
    fault: impl Fn(E) -> HttpError,
    sink: Sink,
    policy: &Policy,
    blobs: &dyn Blobs,
) -> Result<Content, HttpError> {
    let sink = match sink {
        Sink::Blob if !(200..300).contains(&status) => Sink::Inline(FAILURE_BYTES),
        sink => sink,
    };
    match sink {
        Sink::Inline(bytes) => {
            let cap = bytes.min(policy.response_bytes);
            let mut whole = Vec::new();
            while let Some(piece) = body.next().await {
                let piece = piece.map_err(&fault)?;
                let room = (cap - whole.len() as u64).min(piece.len() as u64) as usize;
                whole.extend_from_slice(&piece[..room]);
                if room < piece.len() && status < 400 {
                    return Err(HttpError::TooLarge(cap));
                }
                if room < piece.len() {
                    // Of a failure, status and headers say most, and the beginning of a page is enough of it.
                    break;
                }
            }
            // Text crosses into some guest languages far faster than a list of bytes.
            Ok(String::from_utf8(whole).map_or_else(|error| Content::Bytes(error.into_bytes()), Content::Text))
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
            let handle = blob.finish().await.map_err(storage)?;
            let media_type = value(headers, "content-type").map(str::to_owned);
            Ok(Content::Blob(Blob { handle, size: Some(written), media_type, name: file_name(headers) }))
        }
    }
}

/// The value of a header.
fn value<'a>(headers: &'a [Header], name: &str) -> Option<&'a str> {
    headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value.as_str())
}

/// What the server calls a file (RFC 6266), without the folders that it may name.
fn file_name(headers: &[Header]) -> Option<String> {
    let disposition = value(headers, "content-disposition")?;
    let parameter = |name: &str| {
        let found = disposition.split(';').map(str::trim).find_map(|pair| {
            let (found, value) = pair.split_once('=')?;
            found.trim().eq_ignore_ascii_case(name).then_some(value.trim())
        })?;
        Some(found.trim_matches('"').to_owned())
    };
    let encoded = parameter("filename*").and_then(|value| {
        let encoded = value.get(..7).filter(|charset| charset.eq_ignore_ascii_case("utf-8''")).map(|_| &value[7..])?;
        Some(percent_encoding::percent_decode_str(encoded).decode_utf8().ok()?.into_owned())
    });
    let name = encoded.or_else(|| parameter("filename"))?;
    name.rsplit(['/', '\\']).next().filter(|name| !name.is_empty() && *name != "..").map(str::to_owned)
}
