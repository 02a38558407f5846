//! What a field of a form can be: what exists already, found by the list actions of the catalog. A row for each kind of
//! thing; a value that was typed is as good as one that was chosen.

use excerpt::find;
use serde_json::{Map, Value};

use crate::base::connection::Connection;
use crate::base::error::{Error, FieldError, Kind as ErrorKind, Result};
use crate::base::host::Host;
use crate::base::json;
use crate::base::spelling::nearest;
use crate::catalog::choices::{self, Choices};
use crate::catalog::connection;
use crate::contract::catalog::form;
use crate::contract::invoke::invoke;
use crate::engine::action::Action;
use crate::engine::field::{Field, Type, Variant};

/// How many items are read for one answer: a page of most lists; more where the search is made here.
const MOST: u32 = 100;
const MOST_SEARCHED: u32 = 1_000;

/// Some of what a field can be.
pub struct Page {
    pub items: Vec<Choice>,
    /// Where it goes on; none at the end.
    pub cursor: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Choice {
    /// JSON, as the field takes it.
    pub value: String,
    pub label: String,
    /// What tells it from others of the same label.
    pub description: Option<String>,
    /// JSON, for what is agreed on later.
    pub extra: Option<String>,
}

/// What a field of an action or a trigger can be, given the fields that are filled already.
///
/// # Errors
/// `unsupported` for an action that does not exist and a field without choices; `invalid-input` for an unknown field, and
/// where another field has to be filled first; then as listing.
pub fn choices(
    host: &dyn Host,
    connection: &str,
    id: &str,
    field: &str,
    input: &str,
    search: Option<&str>,
    cursor: Option<&str>,
) -> Result<Page> {
    let form = form(id)?;
    let field = form.fields().find(|known| known.name == field).ok_or_else(|| {
        let near = nearest(field, form.fields().map(|known| known.name));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Error::invalid_field(&format!("`{id}`"), field, format!("`{field}` is unknown{hint}"))
    })?;
    let filled = json::members(&format!("`{id}`"), input)?;
    let search = search.unwrap_or_default();
    match (choices::of(&form, field.name), words(&field.ty)) {
        (Some((row, list)), _) => listed(host, connection, field, row, list, &filled, search, cursor),
        (None, Some(words)) => {
            let product = connection::open(host, connection)?.product;
            Ok(fixed(
                &field.ty,
                &mut words.iter().filter(|word| !word.on(product).is_empty()).map(|word| word.name),
                search,
            ))
        }
        (None, None) if matches!(field.ty, Type::Boolean) => {
            Ok(fixed(&field.ty, &mut ["true", "false"].into_iter(), search))
        }
        (None, None) => Err(Error::new(ErrorKind::Unsupported, format!("`{}` of `{id}` has no choices.", field.name))
            .resolution("Enter the value. Fields with choices are marked with `x-choices` in the input schema.")),
    }
}

#[allow(clippy::too_many_arguments)]
fn listed(
    host: &dyn Host,
    connection: &str,
    field: &Field,
    row: &Choices,
    list: &Action,
    filled: &Map<String, Value>,
    search: &str,
    cursor: Option<&str>,
) -> Result<Page> {
    let Connection { product, defaults, .. } = connection::open(host, connection)?;
    let mut faults = Vec::new();
    let mut input = Map::new();
    // What the other product needs, or the connection has, need not be filled.
    let needs = list.required.iter().map(|needed| {
        let inherited = needed.inherited && defaults.contains_key(needed.name);
        (needed.name, !inherited && needed.only.is_none_or(|only| only == product))
    });
    for (name, needed) in needs.chain(row.within.iter().map(|name| (*name, false))) {
        let given = |name: &str| filled.get(name).filter(|value| !value.is_null() && **value != "");
        match row.other(name).and_then(given).or_else(|| given(name)) {
            Some(value) => drop(input.insert(name.into(), value.clone())),
            None if needed => {
                let message = format!("`{name}` is required to list choices for `{}`", field.name);
                faults.push(FieldError { field: name.into(), message });
            }
            None => {}
        }
    }
    if !faults.is_empty() {
        return Err(Error::invalid_input(&format!("`{}`", list.id), faults));
    }
    let searches = |input: &&Field| input.name == row.search.0 && input.only.is_none_or(|only| only == product);
    let searched_there = !search.is_empty() && list.fields().any(|input| searches(&input));
    if searched_there {
        // What would end the quotes that it goes between.
        let plain: String = search.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
        input.insert(row.search.0.into(), row.search.1.replace("{}", &plain).into());
    }
    let searched_here = !search.is_empty() && !searched_there;
    input.insert("max_items".into(), if searched_here { MOST_SEARCHED } else { MOST }.into());
    if let Some(cursor) = cursor {
        input.insert("cursor".into(), cursor.into());
    }
    let output = invoke(host, connection, list.id, &Value::Object(input).to_string())?;
    let output = json::parse(&output).unwrap_or_default();
    let mut items = Vec::new();
    for item in output["items"].as_array().into_iter().flatten() {
        let value = plain(&find(item, row.value));
        let (mut label, mut description) = (String::new(), String::new());
        for part in row.label.iter().map(|member| plain(&find(item, member))) {
            // Of a text its first line.
            let part = part.lines().next().unwrap_or_default();
            if label.is_empty() {
                label += part;
            } else if !part.is_empty() && label != part {
                description += if description.is_empty() { "" } else { " · " };
                description += part;
            }
        }
        if label.is_empty() {
            label.clone_from(&value);
        }
        if !searched_here || [&label, &description, &value].into_iter().any(|text| holds(text, search)) {
            let description = Some(description).filter(|text| !text.is_empty());
            items.push(Choice { value: as_json(&field.ty, &value), label, description, extra: None });
        }
    }
    Ok(Page { items, cursor: output["next"].as_str().map(str::to_owned) })
}

/// The words of a field that takes one of few, or a list of them.
fn words(kind: &Type) -> Option<&'static [Variant]> {
    match kind {
        Type::Enum(words) => Some(words),
        Type::Array(items) => words(items),
        _ => None,
    }
}

/// A value as the field takes it, or as an item of the field's list.
fn as_json(kind: &Type, value: &str) -> String {
    match kind {
        Type::Array(items) => as_json(items, value),
        Type::Integer(_) | Type::Boolean => value.into(),
        _ => Value::from(value).to_string(),
    }
}

fn fixed(kind: &Type, names: &mut dyn Iterator<Item = &'static str>, search: &str) -> Page {
    let choice = |name: &str| Choice { value: as_json(kind, name), label: name.into(), description: None, extra: None };
    Page { items: names.filter(|name| holds(name, search)).map(choice).collect(), cursor: None }
}

/// Whether a text holds what is searched, whatever the case.
fn holds(text: &str, search: &str) -> bool {
    text.to_lowercase().contains(&search.to_lowercase())
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
