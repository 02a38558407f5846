//! `actions`: the catalog as a table, and as JSON.

use host_test::{
    Host,
    catalog::{Action, Effect, Schemas, ScopeSet},
};
use serde_json::{Value, json};

use super::{
    failure::{self, Result, usage},
    table::table,
};

/// How alike two ids must be, of 1, for one to be taken for a slip of the other.
const ALIKE: f64 = 0.75;

/// All actions, group by group as the connector has them.
pub async fn all(host: &Host) -> Result<Vec<Action>> {
    host.actions().await.map_err(|ended| failure::host(ended.into()))
}

/// An action of the catalog, or the failure that names the one that was probably meant.
pub async fn find(host: &Host, id: &str) -> Result<Action> {
    let mut actions = all(host).await?;
    if let Some(place) = actions.iter().position(|action| action.id == id) {
        return Ok(actions.swap_remove(place));
    }
    let near = did_you_mean(id, actions.iter().map(|action| action.id.as_str()));
    let message = format!("There is no action `{id}`.{near}");
    Err(usage(message, "`host-test actions` lists all there are; `host-test call` reaches every other endpoint."))
}

/// Asks for the name that was probably meant, behind a sentence; nothing where none is like it.
pub fn did_you_mean<'a>(name: &str, all: impl Iterator<Item = &'a str>) -> String {
    let likeness = all.map(|known| (strsim::jaro_winkler(name, known), known));
    let nearest = likeness.max_by(|one, other| one.0.total_cmp(&other.0)).filter(|(likeness, _)| *likeness > ALIKE);
    nearest.map(|(_, known)| format!(" Did you mean `{known}`?")).unwrap_or_default()
}

/// Its schemas and samples, on one product where it is named; the failure tells that the product lacks it.
pub async fn schemas(host: &Host, action: &Action, product: Option<&str>) -> Result<Schemas> {
    let found = host.schemas_of(&action.id, product).await.map_err(|ended| failure::host(ended.into()))?;
    found.ok_or_else(|| {
        let there = products(action);
        let asked = product.unwrap_or_default();
        usage(format!("{asked} has no {}.", action.id), format!("It is an action of: {there}."))
    })
}

/// The actions that contain a word, where there is one.
pub fn matching<'a>(actions: &'a [Action], word: Option<&str>) -> Vec<&'a Action> {
    let word = word.unwrap_or_default().to_lowercase();
    let has = |text: &String| text.to_lowercase().contains(&word);
    let matches =
        |action: &&Action| [&action.id, &action.title, &action.description, &action.group].into_iter().any(has);
    actions.iter().filter(matches).collect()
}

/// The catalog as a table.
pub fn list(actions: &[&Action]) -> String {
    let mut group = "";
    let rows = actions.iter().map(|action| {
        let heading = if action.group == group { "" } else { &action.group };
        group = &action.group;
        vec![heading.to_owned(), action.id.clone(), products(action), action.description.clone()]
    });
    let table = table(&["group", "action", "products", "description"], rows);
    format!("{table}\nInputs, outputs and scopes of one: host-test describe ACTION\n")
}

/// A catalog entry as JSON.
pub fn entry(action: &Action) -> Value {
    let support =
        action.support.iter().map(|it| json!({ "product": it.product, "since": it.since, "scopes": sets(&it.scopes) }));
    json!({
        "id": action.id,
        "title": action.title,
        "description": action.description,
        "group": action.group,
        "effect": effect(action.effect),
        "idempotent": action.idempotent,
        "deprecated": action.deprecated.as_ref().map(|it| json!({
            "since": it.since, "reason": it.reason, "replacement": it.replacement, "removal": it.removal,
        })),
        "support": support.collect::<Vec<_>>(),
    })
}

/// Scopes as JSON, by the kinds of credential that need them.
pub fn sets(sets: &[ScopeSet]) -> Value {
    sets.iter().map(|set| json!({ "credentials": set.credentials, "scopes": set.scopes })).collect()
}

/// JSON of the catalog. What is none, of a faulty connector, is shown as the text that it is.
pub fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
}

/// The effect as the contract writes it.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "read",
        Effect::Write => "write",
        Effect::Destroy => "destroy",
    }
}

/// The products that have the action.
pub fn products(action: &Action) -> String {
    action.support.iter().map(|support| support.product.as_str()).collect::<Vec<_>>().join(", ")
}
