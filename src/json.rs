//! JSON read and made in one place each: another instance of the parser, or of a sort, costs kilobytes of the component.

use serde_json::{Map, Value};

/// Reads JSON text.
///
/// # Errors
/// Where it is none, with line and column.
pub fn parse(text: &str) -> Result<Value, serde_json::Error> {
    // By the function that `serde_json` compiles itself, for speed, while this crate is compiled for size.
    text.parse()
}

/// An object of these members, inserted one after another: `collect` would sort them first.
pub fn object(members: impl IntoIterator<Item = (String, Value)>) -> Map<String, Value> {
    let mut object = Map::new();
    object.extend(members);
    object
}
