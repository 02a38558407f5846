//! What a form asks for: the inputs of an action, or the configuration of a trigger.

use crate::base::product::Product;
use crate::engine::field::Field;

pub struct Form {
    /// Id of the action or trigger.
    pub id: &'static str,
    pub required: Vec<&'static Field>,
    pub optional: Vec<&'static Field>,
    /// Fields among `optional` of which exactly one must be given.
    pub one_of: &'static [&'static str],
    /// The products that have it.
    pub products: Vec<Product>,
}

impl Form {
    /// Every field.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.required.iter().chain(&self.optional).copied()
    }
}
