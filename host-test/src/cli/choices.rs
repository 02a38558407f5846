//! `choices`: what a field of an action's form can be, given the fields that are filled already.

use host_test::{forms::ChoicePage, types::ErrorKind};
use serde_json::{Value, json};

use super::{
    actions,
    arguments::{Choices, Options},
    connection::Connected,
    failure::Result,
    input,
    table::table,
};

/// Asks the connector for some of them.
pub async fn choices(options: &Options, asked: &Choices) -> Result<ChoicePage> {
    let connected = Connected::open(options).await?;
    let given = asked.input.as_deref().map(|given| input::read("--input", given)).transpose()?;
    let host = super::load()?;
    match connected.choices(&host, asked, given.as_deref().unwrap_or("{}")).await {
        // As with `run`, a slip of the pen is told the nearest action.
        Err(error) if error.kind == ErrorKind::Unsupported => {
            Err(actions::find(&host, &asked.action).await.err().unwrap_or(error))
        }
        page => page,
    }
}

/// For a person.
pub fn list(page: &ChoicePage) -> String {
    table(&["value", "label"], page.items.iter().map(|choice| vec![choice.value.clone(), choice.label.clone()]))
}

/// For a machine.
pub fn document(page: &ChoicePage) -> Value {
    let items: Vec<_> =
        page.items.iter().map(|choice| json!({ "value": choice.value, "label": choice.label })).collect();
    json!({ "items": items, "cursor": page.cursor })
}
