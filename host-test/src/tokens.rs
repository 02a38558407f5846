//! OAuth tokens, kept by the host because a connector keeps nothing between calls.

use async_trait::async_trait;
use std::{
    any::Any,
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex},
};

/// What an authorization server gave.
#[derive(Clone, PartialEq)]
pub struct Tokens {
    /// Goes into the `Authorization` header.
    pub access_token: String,
    /// Buys the next access token.
    pub refresh_token: Option<String>,
    /// Milliseconds since the epoch.
    pub expires_at: Option<u64>,
    /// What was granted.
    pub scopes: Vec<String>,
    /// What else came with them, as JSON.
    pub extra: Option<String>,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens")
            .field("expires_at", &self.expires_at)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// Stored tokens and the revision they are at.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The tokens.
    pub tokens: Tokens,
    /// Grows with every save.
    pub revision: u64,
}

/// Why tokens could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else saved meanwhile; this is what is stored now.
    #[error("the stored tokens changed meanwhile")]
    Conflict(Option<Entry>),
    /// The store does not answer.
    #[error("the token store is not available: {0}")]
    Unavailable(String),
}

/// The right to refresh one connection's tokens; given back when dropped.
pub struct Lock(#[allow(dead_code)] Box<dyn Any + Send>);

impl Lock {
    /// Holds whatever the store needs to be told by a drop.
    pub fn new(guard: impl Any + Send) -> Self {
        Self(Box::new(guard))
    }
}

/// Where tokens live.
#[async_trait]
pub trait TokenStore: Send + Sync {
    /// The stored tokens of a connection.
    async fn load(&self, connection: &str) -> Result<Option<Entry>, StoreError>;
    /// Replaces revision `expected` (none: nothing is stored yet) and returns the new one; durable when it returns.
    async fn save(&self, connection: &str, tokens: Tokens, expected: Option<u64>) -> Result<u64, StoreError>;
    /// Removes what is stored.
    async fn forget(&self, connection: &str) -> Result<(), StoreError>;
    /// Waits for the right to refresh; the host bounds the wait.
    async fn lock(&self, connection: &str) -> Result<Lock, StoreError>;
}

/// Tokens that live as long as the process.
#[derive(Default)]
pub struct MemoryTokens {
    entries: Mutex<HashMap<String, Entry>>,
    /// Revisions grow across a `forget`, so that a late writer still meets a conflict.
    revisions: Mutex<HashMap<String, u64>>,
    locks: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
}

#[async_trait]
impl TokenStore for MemoryTokens {
    async fn load(&self, connection: &str) -> Result<Option<Entry>, StoreError> {
        Ok(self.entries.lock().expect("no panic under the lock").get(connection).cloned())
    }

    async fn save(&self, connection: &str, tokens: Tokens, expected: Option<u64>) -> Result<u64, StoreError> {
        let mut entries = self.entries.lock().expect("no panic under the lock");
        let stored = entries.get(connection);
        if stored.map(|entry| entry.revision) != expected {
            return Err(StoreError::Conflict(stored.cloned()));
        }
        let mut revisions = self.revisions.lock().expect("no panic under the lock");
        let revision = revisions.entry(connection.to_owned()).or_default();
        *revision += 1;
        entries.insert(connection.to_owned(), Entry { tokens, revision: *revision });
        Ok(*revision)
    }

    async fn forget(&self, connection: &str) -> Result<(), StoreError> {
        self.entries.lock().expect("no panic under the lock").remove(connection);
        Ok(())
    }

    async fn lock(&self, connection: &str) -> Result<Lock, StoreError> {
        let lock =
            self.locks.lock().expect("no panic under the lock").entry(connection.to_owned()).or_default().clone();
        Ok(Lock::new(lock.lock_owned().await))
    }
}
