//! What everything else stands on; it imports nothing above it.

pub mod connection;
pub mod error;
pub mod host;
pub mod json;
pub mod operations;
pub mod percent;
pub mod product;
pub mod redact;
pub mod scopes;
pub mod spelling;
pub mod time;
