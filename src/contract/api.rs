//! Calls any endpoint.

use crate::base::error::Result;
use crate::base::host::Host;
use crate::catalog::{self, RawRequest, connection};
use crate::http::client::Api;
use crate::http::message::Reply;

/// Sends a whole call of any endpoint.
///
/// # Errors
/// `invalid-input` before anything is sent; then whatever sending meets.
pub fn call(host: &dyn Host, connection: &str, call: RawRequest) -> Result<Reply> {
    let api = Api::new(host, connection::open(host, connection)?);
    catalog::call_api(&api, call)
        .map_err(|error| api.connection.redactor(&[]).error(api.writes.borrow().explain(error, false)))
}
