//! What each export does: find the row, open the connection, run.

pub mod api;
pub mod authorization;
pub mod catalog;
pub mod choices;
pub mod diagnostics;
pub mod invoke;
#[cfg(test)]
mod tests;
pub mod triggers;
