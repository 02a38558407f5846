use super::{BlobPart, Chunk, Header, Http, HttpError, Request, Response, deliver};
use crate::{
    blobs::Blobs,
    policy::{Policy, is_public},
};
use async_trait::async_trait;
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use futures::{
    StreamExt,
    stream::{self, BoxStream},
};
use reqwest::{
    Body, Client, ClientBuilder, Method,
    dns::{Addrs, Name, Resolve, Resolving},
    header::{AUTHORIZATION, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue},
};
use std::{
    env,
    error::Error,
    io,
    sync::{Arc, OnceLock},
};
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

/// Sends requests over the network.
#[derive(Clone)]
pub struct Live {
    client: Client,
    /// For storage, whose names may lead to no private address; made when it is first needed.
    guarded: Arc<OnceLock<Client>>,
}

impl Live {
    /// A client with the system's proxies and certificates.
    ///
    /// # Errors
    /// Where the system's certificates or proxies cannot be read; the text says what failed.
    pub fn new() -> Result<Self, String> {
        // Fails where the embedding program chose a provider already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Ok(Self { client: built(builder())?, guarded: Arc::default() })
    }

    fn client(&self, guarded: bool) -> Result<&Client, HttpError> {
        match self.guarded.get() {
            _ if !guarded => Ok(&self.client),
            Some(client) => Ok(client),
            None => {
                let client = built(builder().dns_resolver(Guarded::new())).map_err(HttpError::Denied)?;
                Ok(self.guarded.get_or_init(|| client))
            }
        }
    }
}

fn builder() -> ClientBuilder {
    Client::builder()
        .user_agent(concat!("bitbucket-connector/", env!("CARGO_PKG_VERSION")))
        // Redirects can lead to another host, and only the connector knows what may be sent twice.
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
}

fn built(builder: ClientBuilder) -> Result<Client, String> {
    builder.build().map_err(|error| reason(&error))
}

#[async_trait]
impl Http for Live {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let method = Method::from_bytes(request.method.as_bytes()).map_err(|_| invalid("method"))?;
        let mut headers = header_map(&request.headers)?;
        if let Some(authorization) = policy.authorization(request.purpose) {
            let mut value = HeaderValue::from_str(authorization).map_err(|_| invalid("host's authorization header"))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        let client = self.client(policy.has_to_be_public(request.purpose, &request.url))?;
        let mut sending = client.request(method, request.url).timeout(request.timeout);
        if !request.body.is_empty() {
            let (body, bytes) = outgoing(request.body, blobs).await?;
            headers.insert(CONTENT_LENGTH, bytes.into());
            sending = sending.body(body);
        }
        let answer = sending.headers(headers).send().await.map_err(fault)?;
        let status = answer.status().as_u16();
        let headers: Vec<_> = answer
            .headers()
            .iter()
            .map(|(name, value)| Header { name: name.to_string(), value: text(value.as_bytes()) })
            .collect();
        let body = deliver(status, &headers, answer.bytes_stream(), fault, request.sink, policy, blobs).await?;
        Ok(Response { status, headers, body })
    }
}

/// A header's value as the contract has it: UTF-8, or else one character a byte.
fn text(value: &[u8]) -> String {
    std::str::from_utf8(value).map_or_else(|_| value.iter().copied().map(char::from).collect(), str::to_owned)
}

/// Resolves names, and keeps private addresses to itself. A proxy is whoever runs the host's own, wherever it is.
struct Guarded {
    proxies: Vec<String>,
}

impl Guarded {
    fn new() -> Self {
        let proxies = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]
            .into_iter()
            .flat_map(|name| [name.to_owned(), name.to_lowercase()]);
        let host = |proxy: String| {
            let address = if proxy.contains("://") { proxy } else { format!("http://{proxy}") };
            url::Url::parse(&address).ok()?.host_str().map(str::to_owned)
        };
        Self { proxies: proxies.filter_map(|name| env::var(name).ok()).filter_map(host).collect() }
    }
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let proxy = self.proxies.iter().any(|proxy| proxy == name.as_str());
        Box::pin(async move {
            let found: Vec<_> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let public: Vec<_> = found.into_iter().filter(|address| proxy || is_public(address.ip())).collect();
            match public.is_empty() {
                true => Err("the name leads to an address of a private network".into()),
                false => Ok(Box::new(public.into_iter()) as Addrs),
            }
        })
    }
}

/// Bytes of a blob that become base64 at a time: a multiple of three, so that the pieces join.
const BASE64_PIECE: usize = 48 << 10;

/// The body as a stream, blobs opened only when their turn comes to be read, and its length in bytes.
async fn outgoing(chunks: Vec<Chunk>, blobs: &dyn Blobs) -> Result<(Body, u64), HttpError> {
    let mut bytes = 0;
    let mut pieces = Vec::new();
    for chunk in chunks {
        let (piece, length) = match chunk {
            Chunk::Text(text) => in_hand(text.into()),
            Chunk::Bytes(bytes) => in_hand(bytes.into()),
            Chunk::Blob(handle) => stored(&BlobPart { handle, offset: 0, length: None, base64: false }, blobs).await?,
            Chunk::BlobPart(part) => stored(&part, blobs).await?,
        };
        bytes += length;
        pieces.push(piece);
    }
    Ok((Body::wrap_stream(stream::iter(pieces).flatten()), bytes))
}

type Piece = BoxStream<'static, io::Result<Bytes>>;

fn in_hand(bytes: Bytes) -> (Piece, u64) {
    let length = bytes.len() as u64;
    (stream::iter([Ok(bytes)]).boxed(), length)
}

async fn stored(part: &BlobPart, blobs: &dyn Blobs) -> Result<(Piece, u64), HttpError> {
    let unreadable =
        |error: io::Error| HttpError::Denied(format!("The blob `{}` cannot be read: {error}.", part.handle));
    let mut blob = blobs.open(&part.handle).await.map_err(unreadable)?;
    let skipped = tokio::io::copy(&mut (&mut blob.reader).take(part.offset), &mut tokio::io::sink()).await;
    let left = blob.bytes - skipped.map_err(unreadable)?.min(blob.bytes);
    let length = part.length.map_or(left, |length| length.min(left));
    let reader = blob.reader.take(length);
    if !part.base64 {
        return Ok((ReaderStream::new(reader).boxed(), length));
    }
    let encoded = stream::try_unfold(reader, |mut reader| async move {
        let mut piece = Vec::new();
        (&mut reader).take(BASE64_PIECE as u64).read_to_end(&mut piece).await?;
        Ok((!piece.is_empty()).then(|| (Bytes::from(STANDARD.encode(piece)), reader)))
    });
    Ok((encoded.boxed(), length.div_ceil(3) * 4))
}

fn header_map(headers: &[Header]) -> Result<HeaderMap, HttpError> {
    headers
        .iter()
        .map(|header| {
            let name = HeaderName::from_bytes(header.name.as_bytes()).map_err(|_| invalid("name of a header"))?;
            let value =
                HeaderValue::from_bytes(header.value.as_bytes()).map_err(|_| invalid(&format!("header `{name}`")))?;
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
