//! Three tools instead of one for each action: to find actions, to describe one, and to run it.

use host_test::catalog::Action;
use rmcp::model::{JsonObject, Tool, ToolAnnotations};
use serde_json::{Value, json};

use super::{
    super::{
        actions,
        failure::{Result, usage},
    },
    catalog::{Catalog, object},
};

pub const FIND: &str = "find-actions";
pub const DESCRIBE: &str = "describe-action";
pub const RUN: &str = "run-action";

pub fn tools(catalog: &Catalog) -> Vec<Tool> {
    let local = || ToolAnnotations::new().read_only(true).open_world(false);
    let action = json!({ "type": "string", "description": "ID of the action, such as `list-pull-requests`." });
    let schema = |properties: Value, required: Value| {
        object(
            json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false }),
        )
    };
    let find = json!({
        "query": { "type": "string", "description": "Words that the action's ID, title, description or group contains." },
    });
    let run = json!({
        "action": action,
        "input": { "type": "object", "description": "Input of the action, as `describe-action` shows it." },
    });
    vec![
        Tool::new(FIND, "Finds actions of Bitbucket by words, or lists all of them.", schema(find, json!([])))
            .with_title("Find actions")
            .with_annotations(local()),
        Tool::new(
            DESCRIBE,
            "Describes an action: the schemas of its input and output, and a sample input.",
            schema(json!({ "action": action }), json!(["action"])),
        )
        .with_title("Describe an action")
        .with_annotations(local()),
        Tool::new(RUN, "Runs an action.", schema(run, json!(["action", "input"])))
            .with_title("Run an action")
            .with_annotations(catalog.annotations()),
    ]
}

/// The actions that contain every word, and what they do.
pub fn find(catalog: &Catalog, arguments: &JsonObject) -> Value {
    let query = arguments.get("query").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let matches = |action: &Action| {
        let text = [&action.id, &action.title, &action.description, &action.group].map(|text| text.to_lowercase());
        query.split_whitespace().all(|word| text.iter().any(|text| text.contains(word)))
    };
    let entry = |action: &Action| {
        json!({
            "id": action.id, "description": action.description, "group": action.group,
            "effect": actions::effect(action.effect),
        })
    };
    let found = catalog.iter().map(|served| &served.action).filter(|action| matches(action)).map(entry);
    let found: Vec<_> = found.collect();
    let mut groups: Vec<_> = catalog.iter().map(|served| &served.action.group).collect();
    groups.dedup();
    json!({ "actions": found, "groups": groups })
}

/// All that is needed to run an action and to read its output.
pub fn describe(catalog: &Catalog, arguments: &JsonObject) -> Result<Value> {
    let served = catalog.find(action(arguments)?)?;
    Ok(json!({
        "id": served.action.id,
        "description": served.action.description,
        "effect": actions::effect(served.action.effect),
        "idempotent": served.action.idempotent,
        "input_schema": served.input_schema(),
        "sample_input": served.sample,
        "output_schema": served.output_schema(),
    }))
}

/// The action that is named.
pub fn action(arguments: &JsonObject) -> Result<&str> {
    let named = arguments.get("action").and_then(Value::as_str);
    named.ok_or_else(|| usage("`action` is required.", format!("Pass the ID of an action, as {FIND} lists it.")))
}

/// The input of the action that is to run.
pub fn input(arguments: &mut JsonObject) -> Result<JsonObject> {
    match arguments.remove("input") {
        Some(Value::Object(input)) => Ok(input),
        _ => Err(usage("`input` must be an object.", format!("Pass what {DESCRIBE} shows as `input_schema`."))),
    }
}
