//! `choices`: what a field of an action's form can be, given the fields that are filled already.

use host_test::{forms::ChoicePage, types::ErrorKind};
use serde_json::{Value, json};

use super::{
    actions::{self, parse},
    arguments::{Choices, Options},
    connection::Connected,
    failure::Result,
    input,
    table::table,
};

/// Asks the connector for some of them.
pub async fn choices(options: &Options, asked: &Choices) -> Result<ChoicePage> {
    let connected = Connected::open(options).await?;
    let host = super::load()?;
    let given = input::of(&host, &asked.action, &asked.input).await?;
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
    let rows = page.items.iter().map(|choice| {
        let value = parse(&choice.value);
        let value = value.as_str().map_or_else(|| choice.value.clone(), str::to_owned);
        vec![value, choice.label.clone(), choice.description.clone().unwrap_or_default()]
    });
    table(&["value", "label", "description"], rows)
}

/// For a machine.
pub fn document(page: &ChoicePage) -> Value {
    let items = page.items.iter().map(
        |choice| json!({ "value": parse(&choice.value), "label": choice.label, "description": choice.description }),
    );
    let items: Vec<_> = items.collect();
    json!({ "items": items, "cursor": page.cursor })
}
