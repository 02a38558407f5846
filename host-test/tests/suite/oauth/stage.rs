//! The steps of a refresh, each of which a test can look at, spoil, or stop.

use async_trait::async_trait;
use host_test::{
    Services,
    blobs::Blobs,
    http::{Http, HttpError, Request, Response},
    policy::Policy,
    tokens::{Entry, Lock, StoreError, TokenStore, Tokens},
};
use std::sync::Arc;

/// A step; in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before the store is read.
    Load,
    /// Before the lock is waited for.
    Lock,
    /// The lock is had.
    Locked,
    /// Before the token endpoint is asked.
    Ask,
    /// Its answer is there, and known to nobody else.
    Answered,
    /// Before the tokens are saved.
    Save,
    /// They are saved; the connector does not know yet.
    Saved,
    /// Before the lock is given back.
    Unlock,
}

impl Stage {
    /// Those between which a refresh can be interrupted.
    pub const REFRESH: [Self; 7] =
        [Self::Lock, Self::Locked, Self::Ask, Self::Answered, Self::Save, Self::Saved, Self::Unlock];
}

type At = dyn Fn(&Stage) -> Result<(), String> + Send + Sync;

/// What is done at each step. An error is one of the store, or a lost connection.
#[derive(Clone)]
pub struct Hook(Arc<At>);

impl Hook {
    pub fn new(at: impl Fn(&Stage) -> Result<(), String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(at))
    }

    fn at(&self, stage: Stage) -> Result<(), StoreError> {
        (self.0)(&stage).map_err(StoreError::Unavailable)
    }
}

/// The services with a hook at each step.
pub fn services(services: Services, hook: Hook) -> Services {
    let http = Arc::new(Staged { inner: services.http, hook: hook.clone() });
    let tokens = Arc::new(Staged { inner: services.tokens, hook });
    Services { http, tokens, ..services }
}

struct Staged<T: ?Sized> {
    hook: Hook,
    inner: Arc<T>,
}

#[async_trait]
impl Http for Staged<dyn Http> {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let path = request.url.path();
        if !path.ends_with("/access_token") && !path.ends_with("/latest/token") {
            return self.inner.send(request, policy, blobs).await;
        }
        let lost = |_| HttpError::Interrupted("the connection was lost".into());
        self.hook.at(Stage::Ask).map_err(lost)?;
        let answer = self.inner.send(request, policy, blobs).await;
        self.hook.at(Stage::Answered).map_err(lost)?;
        answer
    }
}

#[async_trait]
impl TokenStore for Staged<dyn TokenStore> {
    async fn load(&self, connection: &str) -> Result<Option<Entry>, StoreError> {
        self.hook.at(Stage::Load)?;
        self.inner.load(connection).await
    }

    async fn save(&self, connection: &str, tokens: Tokens, expected: Option<u64>) -> Result<u64, StoreError> {
        self.hook.at(Stage::Save)?;
        let saved = self.inner.save(connection, tokens, expected).await?;
        self.hook.at(Stage::Saved)?;
        Ok(saved)
    }

    async fn forget(&self, connection: &str) -> Result<(), StoreError> {
        self.inner.forget(connection).await
    }

    async fn lock(&self, connection: &str) -> Result<Lock, StoreError> {
        self.hook.at(Stage::Lock)?;
        let held = Held { hook: self.hook.clone(), _lock: self.inner.lock(connection).await? };
        self.hook.at(Stage::Locked)?;
        Ok(Lock::new(held))
    }
}

struct Held {
    hook: Hook,
    _lock: Lock,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Nobody is left to be told of a failure.
        let _ = self.hook.at(Stage::Unlock);
    }
}
