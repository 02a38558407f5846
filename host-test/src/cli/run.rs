//! `run`, `record` and `call`: one action, from an input to an answer.

use host_test::{Host, types::ErrorKind};
use serde_json::{Map, Value, json};

use super::{
    actions,
    arguments::{Call, Options, Run},
    connection::Connected,
    failure::{self, Result, usage},
    input,
};

/// Runs an action of the catalog; its output is JSON text.
pub async fn run(options: &Options, run: &Run) -> Result<String> {
    let connected = Connected::open(options).await?;
    let given = run.input.as_deref().map(|given| input::read("--input", given)).transpose()?;
    let host = super::load()?;
    let input = match given {
        Some(input) => input,
        None => default_input(&host, &connected, &run.action).await?,
    };
    match connected.invoke(&host, &run.action, &input).await {
        // An action that no product has is a slip of the pen, unlike one that this product lacks.
        Err(error) if error.kind == ErrorKind::Unsupported => {
            Err(actions::find(&host, &run.action).await.err().unwrap_or(error))
        }
        answer => answer,
    }
}

/// Calls any endpoint, by the action `call-api`.
pub async fn call(options: &Options, call: &Call) -> Result<String> {
    let connected = Connected::open(options).await?;
    let input = api_input(call)?.to_string();
    connected.invoke(&super::load()?, "call-api", &input).await
}

/// What to run with where no input is given: on recordings the sample, on a real account only what needs no input.
async fn default_input(host: &Host, connected: &Connected, id: &str) -> Result<String> {
    let action = actions::find(host, id).await?;
    let schemas = actions::schemas(host, &action, None).await?;
    if connected.is_replayed() {
        return Ok(schemas.sample_input);
    }
    let needed = actions::parse(&schemas.input)["required"].as_array().is_some_and(|fields| !fields.is_empty());
    if !needed {
        return Ok("{}".to_owned());
    }
    let (name, sample) = (&connected.name, schemas.sample_input);
    Err(usage(
        format!("The action {id} needs an input on the connection `{name}`."),
        format!("Start from the sample: host-test run {id} --connection {name} --input '{sample}'"),
    ))
}

fn api_input(call: &Call) -> Result<Value> {
    let mut input = Map::new();
    input.insert("method".to_owned(), json!(call.method));
    input.insert("path".to_owned(), json!(call.path));
    if !call.query.is_empty() {
        input.insert("query".to_owned(), grouped(&call.query));
    }
    if !call.header.is_empty() {
        input.insert(
            "headers".to_owned(),
            call.header.iter().map(|(name, value)| (name.clone(), json!(value))).collect(),
        );
    }
    if let Some(data) = &call.data {
        let body = input::read("--data", data)?;
        input.insert("body".to_owned(), serde_json::from_str(&body).map_err(|error| failure::host(error.into()))?);
    }
    if let Some(items) = call.max_items {
        input.insert("max_items".to_owned(), json!(items));
    }
    if call.no_raise {
        input.insert("raise_for_status".to_owned(), json!(false));
    }
    Ok(Value::Object(input))
}

/// A repeated key becomes a list, in the order given.
fn grouped(pairs: &[(String, String)]) -> Value {
    let mut grouped = Map::new();
    for (key, value) in pairs {
        let values = grouped.entry(key.clone()).or_insert_with(|| json!([]));
        if let Value::Array(values) = values {
            values.push(json!(value));
        }
    }
    for values in grouped.values_mut() {
        if values.as_array().is_some_and(|values| values.len() == 1) {
            *values = values[0].take();
        }
    }
    Value::Object(grouped)
}
