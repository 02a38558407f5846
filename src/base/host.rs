//! What the connector asks of its host. `lib.rs` answers it with the imports of the world, tests with a host of their own.

use std::any::Any;
use std::fmt;

/// A header of a request or an answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Header {
    pub name: String,
    pub value: String,
}

impl fmt::Debug for Header {
    /// The name alone: values carry credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Header").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A file in the host's store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    pub handle: String,
    /// In bytes.
    pub size: Option<u64>,
    pub media_type: Option<String>,
    /// Without folders.
    pub name: Option<String>,
}

/// A part of a file in the host's store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobPart {
    pub handle: String,
    /// Byte at which the part begins.
    pub offset: u64,
    /// In bytes; to the end where absent.
    pub length: Option<u64>,
    /// Whether it is sent as base64.
    pub base64: bool,
}

/// A piece of a body to send: in hand, or in the host's file store.
#[derive(Clone, PartialEq, Eq)]
pub enum Chunk {
    Bytes(Vec<u8>),
    Text(String),
    /// A whole blob, by its handle.
    Blob(String),
    BlobPart(BlobPart),
}

impl Chunk {
    /// The bytes, unless they are in the file store.
    pub fn in_hand(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Text(text) => Some(text.as_bytes()),
            Self::Blob(_) | Self::BlobPart(_) => None,
        }
    }
}

impl fmt::Debug for Chunk {
    /// The length alone: bodies carry tokens.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Text(text) => write!(f, "{} bytes", text.len()),
            Self::Blob(handle) | Self::BlobPart(BlobPart { handle, .. }) => write!(f, "blob {handle}"),
        }
    }
}

/// A body that was received: in hand, or in the host's file store.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    Bytes(Vec<u8>),
    Text(String),
    Blob(Blob),
}

impl fmt::Debug for Content {
    /// The length alone: bodies carry tokens.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blob(blob) => write!(f, "blob {}", blob.handle),
            inline => write!(f, "{} bytes", inline.bytes().len()),
        }
    }
}

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The API of the connection's own server.
    Api,
    /// The authorization server.
    Token,
    /// An address that the API gave out, where files lie: it sees no credential.
    Storage,
}

/// Where the body of an answer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sink {
    /// Into the answer, up to so many bytes.
    Inline(u64),
    /// Into the host's file store.
    Blob,
}

#[derive(Debug, Clone)]
pub struct Request {
    pub connection: String,
    pub purpose: Purpose,
    pub method: String,
    /// Absolute.
    pub url: String,
    pub headers: Vec<Header>,
    pub body: Vec<Chunk>,
    pub sink: Sink,
    /// For the whole exchange.
    pub timeout_ms: u32,
    /// Whether the host may send it again by itself, where it lost the answer.
    pub repeatable: bool,
    /// JSON, for what is agreed on later.
    pub extra: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<Header>,
    pub body: Content,
}

impl Content {
    /// What is in hand; nothing of what is in the file store.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
            Self::Blob(_) => &[],
        }
    }

    /// What is in hand as text, where it is UTF-8; without the mark that some servers put before it.
    pub fn text(&self) -> Option<&str> {
        let text = match self {
            Self::Text(text) => text,
            Self::Bytes(bytes) => std::str::from_utf8(bytes).ok()?,
            Self::Blob(_) => "",
        };
        Some(text.strip_prefix('\u{feff}').unwrap_or(text))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpError {
    /// The host's policy forbids it. Nothing was sent.
    Denied(String),
    /// Nothing was sent.
    Unreachable(String),
    /// The request may have been sent.
    Interrupted(String),
    /// The request may have been sent.
    Timeout,
    /// The answer is larger than the sink allows, in bytes.
    TooLarge(u64),
    /// The call is being stopped. Nothing was sent.
    Cancelled(String),
    /// The request may have been sent.
    Other(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConnectionError {
    Unknown,
    /// The connection is not for this call.
    Denied(String),
    Unavailable(String),
}

/// What an authorization server gave.
#[derive(Clone, PartialEq, Eq)]
pub struct Tokens {
    pub access_token: String,
    pub refresh_token: Option<String>,
    /// Milliseconds since the epoch.
    pub expires_at: Option<u64>,
    pub scopes: Vec<String>,
    /// JSON: what else came with them.
    pub extra: Option<String>,
}

impl fmt::Debug for Tokens {
    /// Without the tokens themselves.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens")
            .field("expires_at", &self.expires_at)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// Stored tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub tokens: Tokens,
    /// Grows with every save.
    pub revision: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The stored revision is not the expected one; this is what is stored.
    Conflict(Option<Entry>),
    /// The lock was not to be had in time.
    Busy,
    /// The tokens are not for this call.
    Denied(String),
    Unavailable(String),
}

/// The right to refresh one connection's tokens, given back when it is dropped.
pub struct RefreshLock(#[allow(dead_code)] pub Box<dyn Any>);

pub trait Host {
    /// The settings of a connection, as JSON.
    fn connection(&self, name: &str) -> Result<String, ConnectionError>;
    fn load_tokens(&self, connection: &str) -> Result<Option<Entry>, StoreError>;
    /// Durable when it returns. `expected` is the revision that it replaces; none where nothing is stored.
    fn save_tokens(&self, connection: &str, tokens: &Tokens, expected: Option<u64>) -> Result<u64, StoreError>;
    fn forget_tokens(&self, connection: &str) -> Result<(), StoreError>;
    /// Waits for the right to refresh, across every instance that shares the store.
    fn lock_tokens(&self, connection: &str, wait_ms: u32) -> Result<RefreshLock, StoreError>;
    fn send(&self, request: Request) -> Result<Response, HttpError>;
    /// Sends all side by side; the answers in the same order.
    fn send_all(&self, requests: Vec<Request>) -> Vec<Result<Response, HttpError>>;
    /// Above 1, an earlier attempt at the same step may have got somewhere.
    fn attempt(&self) -> u32;
    /// When the host will stop the call, in milliseconds since the epoch.
    fn deadline(&self) -> Option<u64>;
    /// Milliseconds since the epoch.
    fn now(&self) -> u64;
    fn sleep(&self, ms: u32);
    /// From a cryptographic source.
    fn random(&self, len: u32) -> Vec<u8>;
    /// A line for whoever looks for a fault; the host drops it otherwise.
    fn debug(&self, message: &str);
    /// A line for whoever has to do something about it.
    fn warn(&self, message: &str);
    fn progress(&self, done: u64, total: Option<u64>, what: &str);
}
