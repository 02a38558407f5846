//! The connector's connection schema as a form: kinds of credential, and what each of them needs.

use host_test::{Host, types::Error};
use serde_json::{Map, Value};

use super::{
    actions::parse,
    failure::{self, Result, usage},
};

/// One branch of the schema.
pub struct Kind {
    pub title: String,
    pub about: String,
    pub product: String,
    pub credential: String,
    signs_in: bool,
    pub fields: Vec<Field>,
}

/// One setting.
pub struct Field {
    pub name: String,
    pub title: String,
    pub about: String,
    pub needed: bool,
    pub secret: bool,
    schema: Value,
}

/// All kinds of credential, in the schema's order.
pub async fn kinds(host: &Host) -> Result<Vec<Kind>> {
    let connector = host.describe().await.map_err(|ended| failure::host(ended.into()))?;
    let schema = parse(&connector.connection_schema);
    Ok(schema["oneOf"].as_array().into_iter().flatten().map(Kind::of).collect())
}

impl Kind {
    fn of(branch: &Value) -> Self {
        let properties = &branch["properties"];
        let required: Vec<_> = branch["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let all = properties.as_object().into_iter().flatten().map(|(name, _)| name.as_str());
        // In the order in which the schema names them, then what may be left out.
        let names = required.iter().copied().chain(all.filter(|name| !required.contains(name)));
        let fields = names.filter(|name| properties[name]["const"].is_null()).map(|name| {
            let schema = &properties[name];
            Field {
                name: name.to_owned(),
                title: schema["title"].as_str().unwrap_or(name).to_owned(),
                about: text(&schema["description"]),
                needed: required.contains(&name),
                secret: schema["writeOnly"] == true,
                schema: schema.clone(),
            }
        });
        Self {
            title: text(&branch["title"]),
            about: text(&branch["description"]),
            product: text(&properties["product"]["const"]),
            credential: text(&properties["credential"]["const"]),
            signs_in: branch["x-sign-in"] == true,
            fields: fields.collect(),
        }
    }

    /// Whether a person has to agree in a browser.
    pub fn is_agreed_to(&self) -> bool {
        self.signs_in
    }

    /// The setting of this name, also as a fault calls it: `scopes[0]`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        let name = name.split(['[', '.']).next();
        self.fields.iter().find(|field| Some(field.name.as_str()) == name)
    }

    /// The kinds that these settings may be of.
    pub fn fits(&self, settings: &Map<String, Value>) -> bool {
        let is = |name: &str, own: &str| settings.get(name).is_none_or(|given| given == own);
        is("product", &self.product) && is("credential", &self.credential)
    }
}

impl Field {
    /// What it may be, where that is a list of words.
    pub fn choices(&self) -> Vec<String> {
        self.schema["enum"].as_array().into_iter().flatten().map(shown).collect()
    }

    /// What it is when it is left out, as a person would type it.
    pub fn default(&self) -> Option<String> {
        self.schema.get("default").map(shown)
    }

    /// What a person typed, as JSON. What does not fit stays a text: the connector tells what is wrong with it.
    pub fn typed(&self, text: &str) -> Value {
        match self.schema["type"].as_str() {
            Some("array") => text.split([',', ' ']).filter(|item| !item.is_empty()).map(Value::from).collect(),
            Some("integer" | "boolean") => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
            _ => text.into(),
        }
    }
}

/// A value as a person would type it.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// No kind is of this product and credential, which are not told: either may be a secret that went astray.
pub fn unknown(kinds: &[Kind], settings: &Map<String, Value>) -> Box<Error> {
    let asked = ["product", "credential"].into_iter().filter(|name| settings.contains_key(*name));
    let asked: Vec<_> = asked.map(|name| format!("`{name}`")).collect();
    let there: Vec<_> =
        kinds.iter().map(|kind| format!("product={} credential={}", kind.product, kind.credential)).collect();
    usage(
        format!("There is no connection with this {}.", asked.join(" and ")),
        format!(
            "There are:\n{}\nA host-managed one is a table of the connections file; docs/connections.md shows it.",
            there.join("\n")
        ),
    )
}
