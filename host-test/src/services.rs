use crate::{
    blobs::Blobs,
    clock::{Clock, SystemClock},
    connections::Connections,
    http::Http,
    invocation::Invocation,
    journal::Journal,
    observer::{Observer, Silent},
    tokens::{MemoryTokens, TokenStore},
};
use std::sync::Arc;

/// Everything that a connector can reach while one call runs: what is not here does not exist for it.
#[derive(Clone)]
pub struct Services {
    /// Sends requests.
    pub http: Arc<dyn Http>,
    /// What the person entered when a connection was made.
    pub connections: Arc<dyn Connections>,
    /// OAuth tokens.
    pub tokens: Arc<dyn TokenStore>,
    /// Files that pass by the connector's memory.
    pub blobs: Arc<dyn Blobs>,
    /// Time and randomness.
    pub clock: Arc<dyn Clock>,
    /// Hears log lines and progress.
    pub observer: Arc<dyn Observer>,
    /// What the call is a part of.
    pub invocation: Invocation,
    /// Keeps what an action, a called endpoint or a form learns, so that it can go on elsewhere.
    pub journal: Option<Arc<Journal>>,
}

impl Services {
    /// These three, with tokens in memory, the system's clock, nobody listening, and a first attempt.
    pub fn new(http: Arc<dyn Http>, connections: Arc<dyn Connections>, blobs: Arc<dyn Blobs>) -> Self {
        Self {
            http,
            connections,
            tokens: Arc::new(MemoryTokens::default()),
            blobs,
            clock: Arc::new(SystemClock),
            observer: Arc::new(Silent),
            invocation: Invocation::default(),
            journal: None,
        }
    }

    /// For what is never recorded: sign-in and tokens.
    pub(crate) fn unrecorded(&self) -> Self {
        Self { journal: None, ..self.clone() }
    }
}
