//! Runs an action of the catalog.

use crate::base::error::{Error, Kind, Result};
use crate::base::host::Host;
use crate::catalog::{self, connection};
use crate::engine::action::{Effect, Task};
use crate::engine::{users, validate};
use crate::http::client::Api;

/// Runs an action of the catalog and gives its output as JSON.
///
/// # Errors
/// `unsupported` for an action that the catalog or the product lacks; `invalid-input` before anything is sent; then
/// whatever sending meets.
pub fn invoke(host: &dyn Host, connection: &str, action: &str, input: &str) -> Result<String> {
    let action = catalog::find(action)?;
    let connection = connection::open(host, connection)?;
    let product = connection.product;
    let call = action.on(product).ok_or_else(|| {
        Error::new(Kind::Unsupported, format!("`{1}` isn't available on {0}.", product.name(), action.id))
            .resolution("Use a connection to the other product, or the action Call API.")
    })?;
    let input = validate::input(&action.form(), product, &connection.defaults, input)?;
    let mut task = Task { api: Api::new(host, connection), action, call, input };
    let found = users::resolved(&task).map(|input| task.input = input);
    found.and_then(|()| task.perform()).map_err(|error| {
        // A read may be a POST as well: it changes nothing.
        let error = match action.effect() {
            Effect::Read => error,
            _ => task.api.writes.borrow().explain(error, action.idempotent()),
        };
        task.api.connection.redactor(&task.secrets()).error(error)
    })
}
