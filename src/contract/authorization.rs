//! Signing in, and the tokens that come of it.

use crate::base::error::Result;
use crate::base::host::Host;
use crate::catalog::connection;
use crate::http::auth::authorize::{self, Started};

pub use crate::http::auth::authorize::disconnect;

/// Makes the address where a person agrees.
///
/// # Errors
/// `unsupported` for a connection without a browser's part, `invalid-input` for wrong settings, callback or scopes.
pub fn begin(host: &dyn Host, connection: &str, redirect_uri: &str, scopes: &[String]) -> Result<Started> {
    authorize::begin(host, &connection::open(host, connection)?, redirect_uri, scopes)
}

/// Takes the address that the browser came back to, buys tokens with its code and stores them.
///
/// # Errors
/// `token-acquisition` where the person or the server refuses, `token-response` where the server's answer is no token;
/// `invalid-input` for a `pending` that is not `begin`'s.
pub fn complete(host: &dyn Host, connection: &str, pending: &str, callback: &str) -> Result<()> {
    authorize::complete(host, connection::open(host, connection)?, pending, callback)
}

/// Gets new tokens now: for a connection that nobody uses for long, or a host that wants none refreshed in a run.
///
/// # Errors
/// `unsupported` for a connection without tokens; then as a run that has to refresh them.
pub fn refresh(host: &dyn Host, connection: &str) -> Result<()> {
    authorize::refresh(host, connection::open(host, connection)?)
}
