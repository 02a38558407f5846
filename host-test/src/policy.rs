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
    /// Origins of the connection's own addresses.
    own: Vec<Origin>,
    /// Further hosts, storage for instance. They never see the host's credential.
    further: Vec<Origin>,
    authorization: Option<String>,
    /// Most bytes of an answer that enter the connector's memory.
    pub response_bytes: u64,
    /// Most bytes of an answer that go to the file store.
    pub blob_bytes: u64,
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("own", &self.own).field("further", &self.further).finish_non_exhaustive()
    }
}

impl Policy {
    /// The policy that follows from a connection's settings. The error is a sentence for the person who wrote them.
    pub fn of(connection: &Connection, limits: &Limits) -> Result<Self, String> {
        let mut own = Vec::new();
        for setting in ["base_url", "api_url", "authorize_url", "token_url"] {
            if let Some(address) = connection.setting(setting) {
                own.push(origin(address).ok_or_else(|| format!("`{setting}` is no http or https address"))?);
            }
        }
        if connection.setting("product") == Some("cloud") {
            // Where an address of its own is set, the public one in its place is another site.
            let public = [("api_url", "https://api.bitbucket.org"), ("token_url", "https://bitbucket.org")];
            let unset = public.into_iter().filter(|(setting, _)| connection.setting(setting).is_none());
            own.extend(unset.map(|(_, address)| origin(address).expect("valid")));
        }
        let further = connection
            .allow()
            .iter()
            .map(|host| {
                let address = if host.contains("://") { host.clone() } else { format!("https://{host}") };
                origin(&address).ok_or_else(|| format!("`allow` holds `{host}`, which is no host name and no address"))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            own,
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
        if !self.own.contains(&origin) && !self.further.contains(&origin) {
            let asked = origin.ascii_serialization();
            return Err(format!("{asked} is not one of this connection's hosts; list it under `allow` to permit it."));
        }
        match headers.iter().map(|header| header.name.to_ascii_lowercase()).find(|name| is_hosts_own(name)) {
            Some(name) => Err(format!("The header `{name}` is the host's to set.")),
            None => Ok(()),
        }
    }

    /// The `Authorization` header that the host adds for a host-managed connection, on the connection's own hosts only.
    pub fn authorization(&self, url: &Url) -> Option<&str> {
        self.authorization.as_deref().filter(|_| self.own.contains(&url.origin()))
    }
}

fn is_hosts_own(name: &str) -> bool {
    HOSTS_OWN.contains(&name) || name.starts_with("proxy-")
}

fn origin(address: &str) -> Option<Origin> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.origin())
}
