//! Runs an action of the catalog.

use std::cell::OnceCell;

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
    let mut task = Task { api: Api::new(host, connection), action, call, input, reader: OnceCell::new() };
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::product::Product;
    use crate::http::tests::{Scripted, answer};

    #[test]
    fn reads_of_cloud_ask_for_what_the_output_has() {
        for refuses in [false, true] {
            let host = Scripted::new(Product::Cloud, move |request| match refuses && request.url.contains("fields=") {
                true => answer(400, &json!({"error": {"message": "Unknown parameter: fields"}})),
                false => answer(200, &json!({"name": "main", "target": {"hash": "4f5e6d7c8b9a"}})),
            });
            let input = json!({"workspace": "acme", "repo": "web", "branch": "main"});
            let output = invoke(&host, "c", "get-branch", &input.to_string()).unwrap();
            assert!(output.contains("4f5e6d7c8b9a"), "{output}");
            let asked = host.asked();
            let part = asked[0].split_once("?fields=").expect("a part").1;
            assert!(part.starts_with("name,") && part.contains(",target.hash,"), "{part}");
            assert_eq!(asked.len(), if refuses { 2 } else { 1 });
            assert!(asked.get(1).is_none_or(|again| again == "repositories/acme/web/refs/branches/main"));
            let raw = json!({"workspace": "acme", "repo": "web", "branch": "main", "include_raw": true});
            invoke(&host, "c", "get-branch", &raw.to_string()).unwrap();
            assert!(!host.asked().last().unwrap().contains("fields="));
        }
    }
}
