//! `triggers`: what starts workflows, as a table and as JSON; and `describe` of one.

use std::fmt::Write as _;

use console::style;
use host_test::{Host, catalog::Schemas, triggers::Trigger};
use serde_json::{Value, json};

use super::{
    actions::{self, parse},
    describe,
    failure::{self, Result, usage},
    table::table,
    terminal::{self, line},
};

/// All triggers, group by group as the connector has them.
pub async fn all(host: &Host) -> Result<Vec<Trigger>> {
    host.triggers().await.map_err(|ended| failure::host(ended.into()))
}

/// A trigger, or the failure that names the one that was probably meant.
pub async fn find(host: &Host, id: &str) -> Result<Trigger> {
    let mut all = all(host).await?;
    if let Some(place) = all.iter().position(|trigger| trigger.id == id) {
        return Ok(all.swap_remove(place));
    }
    let near = actions::did_you_mean(id, all.iter().map(|trigger| trigger.id.as_str()));
    Err(usage(format!("There is no trigger `{id}`.{near}"), "List all triggers: host-test triggers"))
}

/// The triggers as a table: those that contain a word, where there is one.
pub fn list(triggers: &[Trigger], word: Option<&str>) -> String {
    let word = word.unwrap_or_default().to_lowercase();
    let matches = |trigger: &&Trigger| {
        [&trigger.id, &trigger.description, &trigger.group].into_iter().any(|text| text.to_lowercase().contains(&word))
    };
    let mut group = "";
    let rows = triggers.iter().filter(matches).map(|trigger| {
        let heading = if trigger.group == group { "" } else { &trigger.group };
        group = &trigger.group;
        let (cloud, data_center) = (modes(trigger, "cloud"), modes(trigger, "data-center"));
        vec![heading.to_owned(), trigger.id.clone(), cloud, data_center, trigger.description.clone()]
    });
    let table = table(&["group", "trigger", "cloud", "data center", "description"], rows);
    format!("{table}\nConfiguration, event and scopes of one: host-test describe TRIGGER\n")
}

/// The ways in which a product serves it, but for webhooks that are created by hand.
fn modes(trigger: &Trigger, product: &str) -> String {
    let ways = trigger.ways.iter().filter(|way| way.product == product && way.mode != "manual-webhook");
    ways.map(|way| way.mode.as_str()).collect::<Vec<_>>().join(", ")
}

/// A trigger as JSON.
pub fn entry(trigger: &Trigger) -> Value {
    let ways = trigger.ways.iter().map(|way| {
        json!({ "product": way.product, "mode": way.mode, "since": way.since, "scopes": actions::sets(&way.scopes) })
    });
    json!({
        "id": trigger.id,
        "title": trigger.title,
        "description": trigger.description,
        "group": trigger.group,
        "ways": ways.collect::<Vec<_>>(),
    })
}

/// The entry, with its schemas and samples.
pub fn described(trigger: &Trigger, schemas: &Schemas) -> Value {
    let mut entry = entry(trigger);
    entry["config_schema"] = parse(&schemas.input);
    entry["event_schema"] = parse(&schemas.output);
    entry["sample_config"] = parse(&schemas.sample_input);
    entry["sample_event"] = parse(&schemas.sample_output);
    entry
}

/// Everything about a trigger.
pub fn describe(trigger: &Trigger, schemas: &Schemas) -> String {
    let id = line(&trigger.id);
    let mut text = format!("{}\n{}\n", style(&id).bold(), line(&trigger.description));
    let ways = trigger.ways.iter().flat_map(|way| {
        let scopes = way.scopes.iter().map(|set| {
            let credential = if set.credentials.is_empty() { "all".to_owned() } else { set.credentials.join(", ") };
            vec![way.product.clone(), way.mode.clone(), credential, set.scopes.join(", ")]
        });
        let mut rows: Vec<_> = scopes.collect();
        if rows.is_empty() {
            rows.push(vec![way.product.clone(), way.mode.clone()]);
        }
        rows
    });
    let sections = [
        ("Modes", table(&["product", "mode", "credential", "scopes"], ways)),
        ("Configuration", describe::inputs(&parse(&schemas.input))),
        ("Sample configuration", format!("{}\n", terminal::json(&parse(&schemas.sample_input)))),
        ("Event", describe::outputs(&parse(&schemas.output))),
        ("Sample event", format!("{}\n", terminal::json(&parse(&schemas.sample_output)))),
    ];
    for (title, body) in sections {
        let _ = write!(text, "\n{}\n{body}", style(title).bold());
    }
    text
}
