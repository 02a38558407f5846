//! What forms are made of.

use serde_json::Value;

use crate::base::error::Result;
use crate::base::product::Product;
use crate::catalog::{self, choices, samples, triggers};
use crate::engine::form::Form;
use crate::engine::schema;

/// JSON Schemas and samples of an action's input and output, or of a trigger's configuration and event, as JSON.
pub struct Schemas {
    pub input: String,
    pub output: String,
    pub sample_input: String,
    pub sample_output: String,
}

/// The schemas of an action or a trigger, in the words of one product where it is named; none for one that there is not, for a
/// product that there is not, and for what the product lacks.
pub fn schemas_of(id: &str, product: Option<&str>) -> Option<Schemas> {
    let form = form(id).ok()?;
    let product = match product {
        Some(product) => Some(Product::from_id(product).filter(|product| form.products.contains(product))?),
        None => None,
    };
    let (output, sample_output): (Value, Value) = match catalog::find(id) {
        Ok(action) => (schema::output(action), samples::output(action)),
        Err(_) => {
            let trigger = triggers::find(id).ok()?;
            (schema::event(trigger.event), samples::event(trigger))
        }
    };
    let mut input = schema::input(&form, product);
    choices::mark(&form, &mut input);
    Some(Schemas {
        input: input.to_string(),
        output: output.to_string(),
        sample_input: schema::sample_input(&form, product).to_string(),
        sample_output: sample_output.to_string(),
    })
}

/// What a form for an action or a trigger asks for.
///
/// # Errors
/// `unsupported` for one that there is not.
pub fn form(id: &str) -> Result<Form> {
    match triggers::find(id) {
        Ok(trigger) => Ok(triggers::form(trigger)),
        Err(_) => Ok(catalog::find(id)?.form()),
    }
}
