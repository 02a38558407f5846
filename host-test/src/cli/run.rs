//! `run`, `record` and `call`: one action, from an input to an answer.

use host_test::{Host, types::ErrorKind};
use serde_json::{Map, Value, json};

use super::{
    actions, answer,
    arguments::{Call, Options, Run},
    connection::Connected,
    failure::{self, Result, usage},
    input,
};

/// What an action returned.
pub struct Ran {
    /// JSON text.
    pub output: String,
    /// The members of an item that a table shows; where none is named, those that tell most.
    pub columns: Vec<String>,
}

/// Runs an action of the catalog.
pub async fn run(options: &Options, run: &Run) -> Result<Ran> {
    let connected = Connected::open(options).await?;
    let host = super::load()?;
    let input = input(&host, &connected, run).await?;
    let schema = host.schemas_of(&run.action, None).await.map_err(|ended| failure::host(ended.into()))?;
    let schema = schema.map(|schemas| actions::parse(&schemas.output)).unwrap_or_default();
    let columns = columns(&schema, &run.fields)?;
    let output = match connected.invoke(&host, &run.action, &input).await {
        // An action that no product has is a slip of the pen, unlike one that this product lacks.
        Err(error) if error.kind == ErrorKind::Unsupported => {
            return Err(actions::find(&host, &run.action).await.err().unwrap_or(error));
        }
        answer => answer?,
    };
    let output = if run.fields.is_empty() { output } else { only(&output, &run.fields) };
    Ok(Ran { output, columns })
}

/// What a run is given: fields, JSON, or else the sample on a demo.
pub async fn input(host: &Host, connected: &Connected, run: &Run) -> Result<String> {
    let mut given = match input::of(host, &run.action, &run.input).await? {
        Some(input) => input,
        None => default_input(host, connected, &run.action).await?,
    };
    if run.all {
        let schemas = host.schemas_of(&run.action, None).await.map_err(|ended| failure::host(ended.into()))?;
        let schema = schemas.map(|schemas| actions::parse(&schemas.input)).unwrap_or_default();
        let Some(most) = schema["properties"]["max_items"].get("maximum") else {
            return Err(usage(format!("{} returns no list.", run.action), "Leave --all out."));
        };
        let mut input: Value = serde_json::from_str(&given).map_err(|error| failure::host(error.into()))?;
        input["max_items"] = most.clone();
        given = input.to_string();
    }
    Ok(given)
}

/// The members that were asked for, or those that the schema says.
fn columns(output: &Value, fields: &[String]) -> Result<Vec<String>> {
    let item = &output["properties"]["items"]["items"]["properties"];
    let members = item.as_object().or(output["properties"].as_object());
    let Some(members) = members else { return Ok(fields.to_vec()) };
    let unknown = fields.iter().find(|field| field.split('.').next().is_none_or(|name| !members.contains_key(name)));
    if let Some(unknown) = unknown {
        let there: Vec<_> = members.keys().map(String::as_str).collect();
        let near = actions::did_you_mean(unknown, there.iter().copied());
        return Err(usage(
            format!("The output has no member `{unknown}`.{near}"),
            format!("Choose from: {}.", there.join(", ")),
        ));
    }
    if !fields.is_empty() {
        return Ok(fields.to_vec());
    }
    let shown = item.as_object().into_iter().flatten().filter(|(_, member)| member["x-column"] == true);
    Ok(shown.map(|(name, _)| name.clone()).collect())
}

/// The output with these members alone, those of items where it is a list.
fn only(output: &str, fields: &[String]) -> String {
    let Ok(mut output) = serde_json::from_str::<Value>(output) else { return output.to_owned() };
    let cut = |value: &Value| -> Value {
        fields.iter().map(|field| (field.clone(), answer::at(value, field).cloned().unwrap_or_default())).collect()
    };
    match output.get_mut("items").and_then(Value::as_array_mut) {
        Some(items) => items.iter_mut().for_each(|item| *item = cut(item)),
        None => output = cut(&output),
    }
    output.to_string()
}

/// Calls any endpoint, by the action `call-api`.
pub async fn call(options: &Options, call: &Call) -> Result<Ran> {
    let connected = Connected::open(options).await?;
    let input = api_input(call)?.to_string();
    let output = connected.invoke(&super::load()?, "call-api", &input).await?;
    Ok(Ran { output, columns: Vec::new() })
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
