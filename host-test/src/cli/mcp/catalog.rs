//! The actions that are served, and each of them as a tool.

use std::{collections::BTreeMap, sync::Arc};

use host_test::{
    Host,
    catalog::{Action, Effect},
};
use rmcp::model::{JsonObject, Tool, ToolAnnotations};
use serde_json::{Value, json};

use super::super::{
    actions::{self, did_you_mean, parse},
    arguments::Mcp,
    failure::{self, Result, usage},
};

/// The input that goes on with an answer that was cut.
pub const OFFSET: &str = "answer_offset";

/// An action of the connection's product.
pub struct Served {
    pub action: Action,
    pub input: Value,
    pub output: Value,
    pub sample: Value,
}

/// The actions that are served, in menu order.
pub struct Catalog(Vec<Served>);

impl Catalog {
    /// Those that the product has and the flags choose.
    pub async fn choose(host: &Host, product: &str, flags: &Mcp) -> Result<Self> {
        let all = actions::all(host).await?;
        check(&all, flags)?;
        let mut served = Vec::new();
        for action in all.into_iter().filter(|action| is_chosen(action, flags)) {
            let schemas = host.schemas_of(&action.id, Some(product)).await;
            match schemas.map_err(|ended| failure::host(ended.into()))? {
                Some(schemas) => served.push(Served {
                    input: parse(&schemas.input),
                    output: parse(&schemas.output),
                    sample: parse(&schemas.sample_input),
                    action,
                }),
                None if flags.tools.contains(&action.id) => {
                    let there = format!("It is an action of: {}.", actions::products(&action));
                    return Err(usage(format!("{product} has no {}.", action.id), there));
                }
                None => {}
            }
        }
        if served.is_empty() {
            return Err(usage(
                format!("These flags leave no action of {product}."),
                "Choose another --group, or leave --read-only out. List the actions: host-test actions",
            ));
        }
        Ok(Self(served))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Served> {
        self.0.iter()
    }

    /// The action of this ID, if it is served.
    pub fn get(&self, id: &str) -> Option<&Served> {
        self.0.iter().find(|served| served.action.id == id)
    }

    /// As `get`; the error names the action that was probably meant.
    pub fn find(&self, id: &str) -> Result<&Served> {
        self.get(id).ok_or_else(|| {
            let near = did_you_mean(id, self.0.iter().map(|served| served.action.id.as_str()));
            usage(format!("There is no action `{id}` here.{near}"), "`find-actions` lists those that there are.")
        })
    }

    /// What all of them together may do.
    pub fn annotations(&self) -> ToolAnnotations {
        let mut actions = self.0.iter().map(|served| &served.action);
        ToolAnnotations::new()
            .read_only(actions.clone().all(|action| action.effect == Effect::Read))
            .destructive(actions.clone().any(|action| action.effect == Effect::Destroy))
            .idempotent(actions.all(|action| action.idempotent))
            .open_world(true)
    }
}

impl Served {
    /// The tool, which has the ID of the action.
    pub fn tool(&self) -> Tool {
        let action = &self.action;
        let annotations = ToolAnnotations::new()
            .read_only(action.effect == Effect::Read)
            .destructive(action.effect == Effect::Destroy)
            .idempotent(action.idempotent)
            .open_world(true);
        Tool::new(action.id.clone(), action.description.clone(), object(self.input_schema()))
            .with_title(&action.title)
            .with_raw_output_schema(object(self.output_schema()))
            .with_annotations(annotations)
    }

    /// The schema of the input, and where to go on with what was cut: what only reads can be run again for that.
    ///
    /// Some models take no schema with alternatives at its top, such as "either `person` or `group`". The connector checks
    /// them, and its error says which.
    pub fn input_schema(&self) -> Value {
        let mut schema = plain(&self.input);
        if let Value::Object(members) = &mut schema {
            members.retain(|name, _| !["allOf", "anyOf", "oneOf"].contains(&name.as_str()));
        }
        if self.action.effect == Effect::Read {
            schema["properties"][OFFSET] = json!({
                "type": "integer",
                "minimum": 0,
                "description": "Continues an answer that was cut: `cut.next_offset` of the previous answer. Leave the other inputs as they are.",
            });
        }
        schema
    }

    /// The schema of the output, which may be cut.
    pub fn output_schema(&self) -> Value {
        let mut schema = plain(&self.output);
        schema["properties"]["cut"] = json!({
            "type": "object",
            "description": "Present if the answer was too long: what is missing of it.",
            "properties": {
                "member": { "type": "string", "description": "Path of the string or array that is incomplete." },
                "total": { "type": "integer", "description": "Characters of the whole string, or items of the whole array." },
                "next_offset": {
                    "type": ["integer", "null"],
                    "description": "Pass it as `answer_offset` to get what follows. `null` if nothing follows.",
                },
            },
            "required": ["member", "total", "next_offset"],
            "additionalProperties": false,
        });
        schema
    }
}

/// Refuses what is no group or action, or contradicts `--read-only`.
fn check(all: &[Action], flags: &Mcp) -> Result<()> {
    // In menu order, each once.
    let mut groups: Vec<_> = all.iter().map(|action| slug(&action.group)).collect();
    groups.dedup();
    if let Some(unknown) = flags.groups.iter().find(|group| !groups.contains(&slug(group))) {
        let near = did_you_mean(&slug(unknown), groups.iter().map(String::as_str));
        let message = format!("There is no group `{unknown}`.{near}");
        return Err(usage(message, format!("Choose from: {}.", groups.join(", "))));
    }
    let by_id: BTreeMap<_, _> = all.iter().map(|action| (&action.id, action)).collect();
    for id in &flags.tools {
        match by_id.get(id) {
            Some(action) if flags.read_only && action.effect != Effect::Read => {
                return Err(usage(format!("{id} isn't read-only."), "Leave out --read-only, or this --tool."));
            }
            Some(_) => {}
            None => {
                let near = did_you_mean(id, all.iter().map(|action| action.id.as_str()));
                return Err(usage(format!("There is no action `{id}`.{near}"), "List them: host-test actions"));
            }
        }
    }
    Ok(())
}

fn is_chosen(action: &Action, flags: &Mcp) -> bool {
    let all = flags.groups.is_empty() && flags.tools.is_empty();
    let is_named =
        flags.groups.iter().any(|group| slug(group) == slug(&action.group)) || flags.tools.contains(&action.id);
    (all || is_named) && (!flags.read_only || action.effect == Effect::Read)
}

/// `pull-requests`, as a group is typed.
fn slug(group: &str) -> String {
    group.to_lowercase().replace(' ', "-")
}

/// The schema without what only forms and tables want.
fn plain(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, _)| !name.starts_with("x-"));
            kept.map(|(name, member)| (name.clone(), plain(member))).collect()
        }
        Value::Array(items) => items.iter().map(plain).collect(),
        scalar => scalar.clone(),
    }
}

/// A schema as the protocol's library takes it.
pub fn object(schema: Value) -> Arc<JsonObject> {
    match schema {
        Value::Object(schema) => Arc::new(schema),
        _ => Arc::default(),
    }
}
