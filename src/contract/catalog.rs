//! What forms are made of.

use crate::base::product::Product;
use crate::catalog::{self, choices};
use crate::engine::schema;

/// JSON Schemas of an action's input and output, and a sample of each, as JSON.
pub struct Schemas {
    pub input: String,
    pub output: String,
    pub sample_input: String,
    pub sample_output: String,
}

/// The schemas of an action, in the words of one product where it is named; none for an action or a product that there is
/// not, and for an action that the product lacks.
pub fn schemas_of(id: &str, product: Option<&str>) -> Option<Schemas> {
    let action = catalog::find(id).ok()?;
    let product = match product {
        Some(product) => Some(Product::from_id(product).filter(|product| action.on(*product).is_some())?),
        None => None,
    };
    let mut input = schema::input(action, product);
    choices::mark(action, &mut input);
    Some(Schemas {
        input: input.to_string(),
        output: schema::output(action).to_string(),
        sample_input: schema::sample_input(action, product).to_string(),
        sample_output: schema::sample_output(action).to_string(),
    })
}
