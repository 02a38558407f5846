//! What the functions behind several resources share.

pub mod comments;
pub mod contents;
pub mod events;
pub mod pull_requests;
pub mod refs;
pub mod steps;
pub mod users;
