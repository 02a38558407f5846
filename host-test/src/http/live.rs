use super::{Chunk, Header, Http, HttpError, Request, Response, deliver};
use crate::{blobs::Blobs, policy::Policy};
use async_trait::async_trait;
use futures::{StreamExt, stream};
use reqwest::{
    Body, Client, Method,
    header::{AUTHORIZATION, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue},
};
use std::{error::Error, io};
use tokio_util::io::ReaderStream;

/// Sends requests over the network.
#[derive(Clone)]
pub struct Live {
    client: Client,
}

impl Live {
    /// A client with the system's proxies and certificates.
    ///
    /// # Errors
    /// Where the system's certificates or proxies cannot be read; the text says what failed.
    pub fn new() -> Result<Self, String> {
        // Fails where the embedding program chose a provider already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("bitbucket-connector/", env!("CARGO_PKG_VERSION")))
            // Redirects can lead to another host, and only the connector knows what may be sent twice.
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .build()
            .map_err(|error| reason(&error))?;
        Ok(Self { client })
    }
}

#[async_trait]
impl Http for Live {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let method = Method::from_bytes(request.method.as_bytes()).map_err(|_| invalid("method"))?;
        let mut headers = header_map(&request.headers)?;
        if let Some(authorization) = policy.authorization(&request.url) {
            let mut value = HeaderValue::from_str(authorization).map_err(|_| invalid("host's authorization header"))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        let mut sending = self.client.request(method, request.url).timeout(request.timeout);
        if !request.body.is_empty() {
            let (body, bytes) = outgoing(request.body, blobs).await?;
            headers.insert(CONTENT_LENGTH, bytes.into());
            sending = sending.body(body);
        }
        let answer = sending.headers(headers).send().await.map_err(fault)?;
        let status = answer.status().as_u16();
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = answer
            .headers()
            .iter()
            .map(|(name, value)| Header { name: name.to_string(), value: text(value) })
            .collect();
        let body = deliver(status, answer.bytes_stream(), fault, request.sink, policy, blobs).await?;
        Ok(Response { status, headers, body })
    }
}

/// The body as a stream, blobs opened only when their turn comes to be read, and its length in bytes.
async fn outgoing(chunks: Vec<Chunk>, blobs: &dyn Blobs) -> Result<(Body, u64), HttpError> {
    let mut bytes = 0;
    let mut pieces = Vec::new();
    for chunk in chunks {
        let piece = match chunk {
            Chunk::Text(text) => {
                bytes += text.len() as u64;
                stream::iter([io::Result::Ok(bytes::Bytes::from(text))]).boxed()
            }
            Chunk::Bytes(given) => {
                bytes += given.len() as u64;
                stream::iter([Ok(bytes::Bytes::from(given))]).boxed()
            }
            Chunk::Blob(handle) => {
                let blob = blobs
                    .open(&handle)
                    .await
                    .map_err(|error| HttpError::Denied(format!("The blob `{handle}` cannot be read: {error}.")))?;
                bytes += blob.bytes;
                ReaderStream::new(blob.reader).boxed()
            }
        };
        pieces.push(piece);
    }
    Ok((Body::wrap_stream(stream::iter(pieces).flatten()), bytes))
}

fn header_map(headers: &[Header]) -> Result<HeaderMap, HttpError> {
    headers
        .iter()
        .map(|header| {
            let name = HeaderName::from_bytes(header.name.as_bytes()).map_err(|_| invalid("name of a header"))?;
            let value = HeaderValue::from_str(&header.value).map_err(|_| invalid(&format!("header `{name}`")))?;
            Ok((name, value))
        })
        .collect()
}

fn invalid(what: &str) -> HttpError {
    HttpError::Denied(format!("The {what} is malformed."))
}

fn fault(error: reqwest::Error) -> HttpError {
    let (timeout, connecting) = (error.is_timeout(), error.is_connect());
    let why = reason(&error.without_url());
    match (connecting, timeout) {
        // Names, TLS and the handshake: no request was on its way yet.
        (true, _) => HttpError::Unreachable(why),
        (false, true) => HttpError::Timeout,
        (false, false) => HttpError::Interrupted(why),
    }
}

/// The error and its causes. Callers took the address off: its query can hold what nobody should read.
fn reason(error: &dyn Error) -> String {
    let mut reasons = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(error) = cause {
        reasons.push(error.to_string());
        cause = error.source();
    }
    reasons.dedup();
    reasons.join(": ")
}
