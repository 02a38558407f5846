//! Connections: what a person entered to reach one Bitbucket as one account.

use async_trait::async_trait;
use serde_json::{Map, Value};
use std::{
    collections::BTreeMap,
    env, fmt,
    path::{Path, PathBuf},
};

/// Settings that are no secret. Whatever else a connection holds is treated as one.
const OPEN: &[&str] = &[
    "product",
    "credential",
    "email",
    "username",
    "client_id",
    "base_url",
    "api_url",
    "web_url",
    "authorize_url",
    "token_url",
    "scopes",
    "workspace",
    "repo",
    "timeout_ms",
    "retries",
    "retry_wait_ms",
    "parallel",
    "allow_http",
];

/// One connection's settings. Its [`Debug`](fmt::Debug) names the settings and shows no secret.
#[derive(Clone, Default)]
pub struct Connection {
    settings: Map<String, Value>,
    allow: Vec<String>,
    authorization: Option<String>,
}

impl Connection {
    /// From settings that are known to be right; [`parse`](Self::parse) takes what people wrote.
    ///
    /// # Panics
    /// Where `parse` refuses them.
    pub fn new(settings: Value) -> Self {
        Self::parse(settings).unwrap_or_else(|reason| panic!("{reason}"))
    }

    /// From the settings as JSON or TOML hold them; the member `host` is for the host alone and never reaches the
    /// connector: `authorization` (the header of a host-managed connection) and `allow` (further hosts that files may be
    /// fetched from). Everything else is the connector's to judge.
    ///
    /// # Errors
    /// A sentence, without a value, where the settings are no object, or `host` holds what no host takes notice of.
    pub fn parse(settings: Value) -> Result<Self, String> {
        let Value::Object(mut settings) = settings else { return Err("the settings are no object".into()) };
        let mut connection = Self::default();
        match settings.shift_remove("host") {
            None => {}
            Some(Value::Object(host)) => {
                for (name, value) in host {
                    match (&*name, value) {
                        ("authorization", Value::String(header)) => connection.authorization = Some(header),
                        ("authorization", _) => return Err("`host.authorization` is no text".into()),
                        ("allow", value) => {
                            let hosts = serde_json::from_value(value);
                            connection.allow = hosts.map_err(|_| "`host.allow` is no list of host names")?;
                        }
                        _ => return Err(format!("`host` has no setting `{name}`; it has `authorization` and `allow`")),
                    }
                }
            }
            Some(_) => return Err("`host` is no table; it has `authorization` and `allow`".into()),
        }
        if connection.authorization.is_some() && settings.get("credential") != Some(&Value::from("host-managed")) {
            return Err("`host.authorization` is of use with the credential `host-managed` alone".into());
        }
        connection.settings = settings;
        Ok(connection)
    }

    /// What the connector is given.
    pub fn json(&self) -> String {
        Value::Object(self.settings.clone()).to_string()
    }

    /// A setting that is text.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.settings.get(name)?.as_str()
    }

    /// Hosts beside the connection's own addresses that its requests may go to.
    pub fn allow(&self) -> &[String] {
        &self.allow
    }

    /// The header that the host adds itself.
    pub fn authorization(&self) -> Option<&str> {
        self.authorization.as_deref()
    }

    /// Every value that must not be seen, and the forms in which it travels.
    pub fn secrets(&self) -> Vec<String> {
        crate::secrets::forms(
            self.settings
                .iter()
                .filter(|(name, _)| !OPEN.contains(&name.as_str()))
                .filter_map(|(_, value)| value.as_str()),
            ["email", "username", "client_id"].iter().filter_map(|name| self.setting(name)),
            self.authorization(),
        )
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, value): (&String, &Value)| {
            (name.clone(), if OPEN.contains(&name.as_str()) { value.to_string() } else { "***".into() })
        };
        f.debug_map().entries(self.settings.iter().map(shown)).finish()
    }
}

/// Why there is no such connection to be had.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ConnectionError {
    /// No connection has this name.
    #[error("there is no such connection")]
    Unknown,
    /// It exists but cannot be read; the sentence says why and holds no secret.
    #[error("{0}")]
    Unavailable(String),
}

/// Where connections are kept.
#[async_trait]
pub trait Connections: Send + Sync {
    /// The connection of this name.
    async fn get(&self, name: &str) -> Result<Connection, ConnectionError>;
}

/// Connections in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryConnections(pub BTreeMap<String, Connection>);

#[async_trait]
impl Connections for MemoryConnections {
    async fn get(&self, name: &str) -> Result<Connection, ConnectionError> {
        self.0.get(name).cloned().ok_or(ConnectionError::Unknown)
    }
}

/// A file of connections, a table each. A value `env:NAME` stands for the environment variable of that name, read when
/// the connection is used.
///
/// ```toml
/// [work]
/// product = "cloud"
/// credential = "api-token"
/// email = "ada@example.com"
/// token = "env:BITBUCKET_TOKEN"
/// ```
#[derive(Clone)]
pub struct TomlConnections {
    tables: BTreeMap<String, Value>,
}

impl fmt::Debug for TomlConnections {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.tables.keys()).finish()
    }
}

/// Why a file of connections could not be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is no TOML, or not one table for each connection.
    #[error("{} is not a file of connections: {reason}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// Where and why; never shows a line of the file, which may hold a secret.
        reason: String,
    },
}

impl TomlConnections {
    /// Reads the file.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let text = std::fs::read_to_string(path).map_err(|source| FileError::Read { path: path.into(), source })?;
        let format = |reason: String| FileError::Format { path: path.into(), reason };
        let tables: BTreeMap<String, Value> = toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
            format(format!("line {line}: {}", error.message()))
        })?;
        match tables.iter().find(|(_, table)| !table.is_object()) {
            Some((name, _)) => Err(format(format!("`{name}` stands outside of a table; begin with [NAME]"))),
            None => Ok(Self { tables }),
        }
    }

    /// Whether a secret stands in the file itself, rather than in the environment.
    pub fn has_literal_secrets(&self) -> bool {
        let secret = |(name, value): (&String, &Value)| {
            let literal = value.as_str().is_some_and(|text| !text.starts_with("env:"));
            (literal && !OPEN.contains(&name.as_str())) || value.get("authorization").is_some_and(Value::is_string)
        };
        self.tables.values().filter_map(Value::as_object).flatten().any(secret)
    }

    /// The names of the connections.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tables.keys().map(String::as_str)
    }
}

#[async_trait]
impl Connections for TomlConnections {
    async fn get(&self, name: &str) -> Result<Connection, ConnectionError> {
        let mut settings = self.tables.get(name).cloned().ok_or(ConnectionError::Unknown)?;
        from_environment(&mut settings)
            .map_err(|variable| format!("the connection `{name}` takes a value from {variable}, which is not set"))
            .map_err(ConnectionError::Unavailable)?;
        Connection::parse(settings)
            .map_err(|reason| ConnectionError::Unavailable(format!("in the connection `{name}`, {reason}")))
    }
}

/// Replaces `env:NAME`, or returns the first variable that is not set.
fn from_environment(value: &mut Value) -> Result<(), String> {
    match value {
        Value::String(text) => {
            if let Some(variable) = text.strip_prefix("env:") {
                *text = env::var(variable).map_err(|_| variable.to_owned())?;
            }
            Ok(())
        }
        Value::Object(members) => members.values_mut().try_for_each(from_environment),
        Value::Array(items) => items.iter_mut().try_for_each(from_environment),
        _ => Ok(()),
    }
}
