//! Why an instance ended before its call did.

/// What ended an instance from outside.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error("computed for too long")]
    Cpu,
    #[error("asked for too much memory")]
    Memory,
    #[error("was broken off")]
    Suspended,
    #[error("does not follow its journal")]
    Diverged,
}
