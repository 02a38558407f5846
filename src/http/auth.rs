//! OAuth of both products, and the life of tokens.

pub mod authorize;
pub mod endpoint;
pub mod session;
pub mod tokens;
