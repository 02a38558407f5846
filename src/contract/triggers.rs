//! What starts workflows: which triggers there are, and what a trigger's configuration means.

mod filtering;
mod poll;
mod receive;
mod subscriptions;

pub use poll::{poll, samples};
pub use receive::{Listener, Reply, receive};
pub use subscriptions::{Subscription, reconcile, subscribe, unsubscribe};

use serde_json::{Map, Value};

use crate::base::connection::Connection;
use crate::base::error::{Error, Kind, Result};
use crate::base::host::Host;
use crate::base::json;
use crate::base::product::Product;
use crate::base::scopes::{self, ScopeSet};
use crate::catalog::{connection, triggers};
use crate::contract::invoke::invoke;
use crate::engine::trigger::Trigger;
use crate::engine::{filter, validate};

/// One way in which a product serves a trigger.
pub struct Way {
    pub product: Product,
    pub mode: &'static str,
    pub scopes: Vec<ScopeSet>,
}

/// The ways in which products serve a trigger, for each product the best first.
pub fn ways(trigger: &'static Trigger) -> Vec<Way> {
    let mut ways = Vec::new();
    for product in Product::ALL {
        if !trigger.keys(product).is_empty() {
            let (scope, token) = triggers::webhook_scopes(product, trigger);
            let scopes = scopes::sets(product, scopes::listed(&scope), scopes::listed(&token));
            ways.push(Way { product, mode: "webhook", scopes });
            ways.push(Way { product, mode: "manual-webhook", scopes: Vec::new() });
        }
        if trigger.is_polled_on(product) {
            let (scope, token) = triggers::polling_scopes(product, trigger);
            let scopes = scopes::sets(product, scopes::listed(scope), scopes::listed(token));
            ways.push(Way { product, mode: "polling", scopes });
        }
    }
    ways
}

/// A trigger as a workflow has it.
pub struct Configured {
    pub trigger: &'static Trigger,
    pub connection: Connection,
    /// Checked, with its defaults.
    pub config: Map<String, Value>,
}

/// The trigger of this id, with its configuration.
///
/// # Errors
/// `unsupported` for a trigger that the catalog or the product lacks, `invalid-input` for its configuration.
pub fn configured(host: &dyn Host, connection: &str, trigger: &str, config: &str) -> Result<Configured> {
    let trigger = triggers::find(trigger)?;
    let connection = connection::open(host, connection)?;
    let product = connection.product;
    if !trigger.is_on(product) {
        return Err(Error::new(
            Kind::Unsupported,
            format!("The trigger `{1}` isn't available on {0}.", product.name(), trigger.id),
        )
        .resolution("Use a connection to the other product."));
    }
    let config = validate::input(&triggers::form(trigger), product, &connection.defaults, config)?;
    filter::check(trigger.id, trigger.filters, &config)?;
    Ok(Configured { trigger, connection, config })
}

/// Runs an action of the catalog.
///
/// # Errors
/// As running it.
fn run(host: &dyn Host, connection: &str, action: &str, input: Map<String, Value>) -> Result<Value> {
    let output = invoke(host, connection, action, &Value::Object(input).to_string())?;
    Ok(json::parse(&output).unwrap_or_default())
}
