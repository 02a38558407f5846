//! Log lines and progress of a running call.

pub use crate::bindings::workflow::connector::system::Level;

/// Hears what a connector tells while it works.
pub trait Observer: Send + Sync {
    /// A log line, cut to a few kilobytes.
    fn log(&self, level: Level, message: &str);
    /// `done` of `total` (where it is known) of `what`: for a progress bar.
    fn progress(&self, done: u64, total: Option<u64>, what: &str);
}

/// Hears nothing.
pub struct Silent;

impl Observer for Silent {
    fn log(&self, _: Level, _: &str) {}
    fn progress(&self, _: u64, _: Option<u64>, _: &str) {}
}
