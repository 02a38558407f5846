//! What one connection's requests may do.

use crate::{connections::Connection, engine::Limits, http::Header};
use std::fmt;
use url::{Origin, Url};

/// Headers that belong to the host's HTTP client: set by a connector, they could smuggle a second request or reach
/// another server behind the same address.
const HOSTS_OWN: &[&str] =
    &["connection", "content-length", "cookie", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

/// The addresses a connection may talk to, how much may come back, and the credential that the host adds itself.
pub struct Policy {
    /// Where the API lies: the only origin that sees the credential that the host adds.
    api: Vec<Origin>,
    /// Where the connection's tokens come from.
    tokens: Vec<Origin>,
    /// Further hosts, storage for instance.
    further: Vec<Origin>,
    authorization: Option<String>,
    /// Most bytes of an answer that enter the connector's memory.
    pub response_bytes: u64,
    /// Most bytes of an answer that go to the file store.
    pub blob_bytes: u64,
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("api", &self.api).field("further", &self.further).finish_non_exhaustive()
    }
}

impl Policy {
    /// The policy that follows from a connection's settings. The error is a sentence for the person who wrote them.
    pub fn of(connection: &Connection, limits: &Limits) -> Result<Self, String> {
        let cloud = connection.setting("product") == Some("cloud");
        // Where an address of its own is set, the public one in its place is another site.
        let public = |setting: &str| match setting {
            "api_url" if cloud => Some("https://api.bitbucket.org"),
            "token_url" if cloud => Some("https://bitbucket.org"),
            _ => None,
        };
        let origins = |settings: [&str; 2]| {
            let mut origins = Vec::new();
            for name in settings {
                if let Some(address) = connection.setting(name).or_else(|| public(name)) {
                    origins.push(origin(address).ok_or_else(|| format!("`{name}` is no http or https address"))?);
                }
            }
            Ok::<_, String>(origins)
        };
        let further = connection
            .allow()
            .iter()
            .map(|host| {
                let address = if host.contains("://") { host.clone() } else { format!("https://{host}") };
                origin(&address).ok_or_else(|| format!("`allow` holds `{host}`, which is no host name and no address"))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            api: origins(["base_url", "api_url"])?,
            tokens: origins(["authorize_url", "token_url"])?,
            further,
            authorization: connection.authorization().map(str::to_owned),
            response_bytes: limits.response_bytes,
            blob_bytes: limits.blob_bytes,
        })
    }

    /// Whether a request may leave; the error is a sentence that says why not.
    pub fn check(&self, url: &Url, headers: &[Header]) -> Result<(), String> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err("The address holds a user name or password; credentials go in a header.".into());
        }
        let origin = url.origin();
        if ![&self.api, &self.tokens, &self.further].iter().any(|origins| origins.contains(&origin)) {
            let asked = origin.ascii_serialization();
            return Err(format!("{asked} is not one of this connection's hosts; list it under `allow` to permit it."));
        }
        match headers.iter().map(|header| header.name.to_ascii_lowercase()).find(|name| is_hosts_own(name)) {
            Some(name) => Err(format!("The header `{name}` is the host's to set.")),
            None => Ok(()),
        }
    }

    /// The `Authorization` header that the host adds for a host-managed connection, where the API lies and nowhere else.
    pub fn authorization(&self, url: &Url) -> Option<&str> {
        self.authorization.as_deref().filter(|_| self.api.contains(&url.origin()))
    }
}

fn is_hosts_own(name: &str) -> bool {
    HOSTS_OWN.contains(&name) || name.starts_with("proxy-")
}

fn origin(address: &str) -> Option<Origin> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.origin())
}
