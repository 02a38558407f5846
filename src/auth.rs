//! Connections that keep working: OAuth of both products, the life of tokens, and the test of a connection.

pub mod check;
mod endpoint;
pub mod oauth;
pub mod tokens;

#[cfg(test)]
mod tests;
