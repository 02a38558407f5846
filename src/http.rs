//! Requests: what goes out on behalf of a connection, and what becomes of it. It imports `base` alone.

pub mod address;
pub mod advice;
pub mod applied;
pub mod auth;
pub mod client;
pub mod content;
pub mod delivery;
pub mod exception;
pub mod exchange;
pub mod failure;
pub mod form;
pub mod message;
pub mod paging;
pub mod redirect;
pub mod retry;
#[cfg(test)]
pub mod tests;
