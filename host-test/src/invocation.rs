//! What a call is a part of, and how it is stopped from outside.

use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long a call that is being stopped has to say what became of it, before it is dropped.
pub(crate) const GRACE: Duration = Duration::from_secs(2);

/// One attempt at one step of one run of a workflow.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// The same for every attempt at the step, and for no other step.
    pub id: String,
    /// From 1. Above 1 a connector looks whether an earlier attempt got somewhere before it makes something anew.
    pub attempt: u32,
    /// Stops it.
    pub handle: CallHandle,
}

impl Default for Invocation {
    /// The only attempt at a step that nothing else knows of.
    fn default() -> Self {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the system has a source of randomness");
        let id = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { id, attempt: 1, handle: CallHandle::default() }
    }
}

/// Stops a call, from any thread; clones stop the same one.
///
/// The connector sends nothing any more, its waiting ends, and it has two seconds to answer: with an error of kind
/// `cancelled` that says what became of its writes, or with what it has. After that the call is dropped.
#[derive(Clone, Debug, Default)]
pub struct CallHandle(CancellationToken);

impl CallHandle {
    /// Stops the call. Once is enough; a call that has ended does not mind.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// Whether it was told to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled()
    }

    /// One that this stops, and that can be stopped by itself.
    pub(crate) fn child(&self) -> Self {
        Self(self.0.child_token())
    }

    /// Returns when it is told to stop.
    pub async fn cancelled(&self) {
        self.0.cancelled().await;
    }
}

impl From<CancellationToken> for CallHandle {
    /// Stops the call when the token is cancelled.
    fn from(token: CancellationToken) -> Self {
        Self(token)
    }
}
