//! What came in, for tests to look at.

use axum::{body::Body, http::request::Parts};
use bytes::Bytes;
use futures::StreamExt;
use sha2::{Digest, Sha256};
use std::{
    fmt,
    sync::{Mutex, MutexGuard},
};

/// Most bytes of a request's body that are kept; of what is longer only the beginning is.
const KEPT: usize = 64 << 10;

/// One request that the simulation got.
#[derive(Clone)]
pub struct Seen {
    /// `GET`, `POST`, …
    pub method: String,
    /// Path and query, as they were sent.
    pub target: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// Length of the body in bytes.
    pub bytes: u64,
    /// SHA-256 of the body, in hexadecimal.
    pub sha256: String,
    /// The body, or the beginning of a long one.
    pub body: Bytes,
    /// Whether it came to the storage host.
    pub to_storage: bool,
}

impl Seen {
    /// A header's value; the name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// `GET /2.0/user`
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.target)
    }

    /// Reads a request to its end, however long that is.
    pub(super) async fn read(head: &Parts, body: Body, to_storage: bool) -> Self {
        let mut pieces = Body::into_data_stream(body);
        let (mut bytes, mut kept, mut digest) = (0, Vec::new(), Sha256::new());
        while let Some(Ok(piece)) = pieces.next().await {
            bytes += piece.len() as u64;
            kept.extend_from_slice(&piece[..piece.len().min(KEPT - kept.len())]);
            digest.update(&piece);
        }
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        Self {
            method: head.method.to_string(),
            target: head.uri.path_and_query().map_or_else(String::new, ToString::to_string),
            headers: head.headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect(),
            bytes,
            sha256: digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
            body: kept.into(),
            to_storage,
        }
    }
}

impl fmt::Debug for Seen {
    /// Shows no header's value: one is the credential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line())
    }
}

/// Every request, in order.
#[derive(Default)]
pub struct Log(Mutex<Vec<Seen>>);

impl Log {
    /// Adds one; tells how many there are.
    pub fn add(&self, seen: Seen) -> usize {
        let mut all = self.lock();
        all.push(seen);
        all.len()
    }

    pub fn all(&self) -> Vec<Seen> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Seen>> {
        self.0.lock().expect("no panic under the lock")
    }
}
