//! What one call may use.

use std::time::Duration;

/// How often a running connector is looked at. Shorter costs more wake-ups, longer makes every limit coarser.
pub(crate) const TICK: Duration = Duration::from_millis(10);

/// What one call may use.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Memory of one instance, in bytes.
    pub memory_bytes: usize,
    /// Wall clock of a whole call, its waiting for Bitbucket included.
    pub deadline: Duration,
    /// Longest that a connector may compute between two calls to the host; counted in ticks of ten milliseconds.
    pub cpu: Duration,
    /// Most bytes of an answer that enter the connector's memory; what is larger has to become a blob.
    pub response_bytes: u64,
    /// Most bytes of an answer that become a blob.
    pub blob_bytes: u64,
    /// Requests of one batch that are under way at the same time.
    pub requests: usize,
    /// Instances that run at the same time; further calls wait their turn.
    pub instances: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory_bytes: 256 << 20,
            deadline: Duration::from_secs(5 * 60),
            cpu: Duration::from_secs(10),
            response_bytes: 64 << 20,
            blob_bytes: 4 << 30,
            requests: 8,
            instances: 64,
        }
    }
}

impl Limits {
    pub(crate) fn cpu_ticks(&self) -> u128 {
        self.cpu.as_millis() / TICK.as_millis()
    }
}
