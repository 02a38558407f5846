//! A connection: which Bitbucket, and the credential that opens it.

use std::cell::RefCell;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use url::Url;

use crate::base::product::Product;
use crate::base::redact::Redactor;

/// Text that shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// White space around a pasted secret is never part of it.
    pub fn new(text: &str) -> Self {
        Self(text.trim().into())
    }

    /// The text, for the one who has to send it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    Basic {
        user: String,
        secret: Secret,
    },
    Bearer(Secret),
    /// An OAuth client, whose tokens the host keeps.
    OAuth(Box<Client>),
    /// The host adds the header itself; the connector never sees a secret.
    HostManaged,
}

/// What an authorization server knows the connector as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    pub grant: Grant,
    pub id: String,
    pub secret: Secret,
    /// What to ask for; empty for what the consumer may do.
    pub scopes: Vec<String>,
    /// Where a person agrees.
    pub authorize_url: Url,
    /// Where tokens come from: the only address that ever sees the client's secret, a code or a refresh token.
    pub token_url: Url,
}

/// How a client comes by its first token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grant {
    /// A person agrees in a browser; refresh tokens go on from there.
    AuthorizationCode,
    /// It asks for itself, each time anew.
    ClientCredentials,
}

/// What a connection allows for repeating: so many further tries of a request, so long a wait in one run altogether.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryBudget {
    pub retries: u32,
    pub wait_ms: u64,
}

#[derive(Debug, Clone)]
pub struct Connection {
    /// As the host names it.
    pub name: String,
    pub product: Product,
    /// What the settings call the kind of credential: `api-token`.
    pub kind: &'static str,
    /// Where the API begins, with a slash at its end: `https://api.bitbucket.org/2.0/`, `https://git.example.com/rest/`.
    pub root: Url,
    /// Where the web pages begin; none where that is not known. Cloud has archives there, which its API has not.
    pub web: Option<Url>,
    pub credential: Credential,
    /// Inputs that actions may leave out: `workspace` and `repo`, where the connection has them.
    pub defaults: Map<String, Value>,
    pub timeout_ms: u32,
    pub budget: RetryBudget,
    /// How many pages of a list are fetched side by side.
    pub parallel: usize,
    /// Secrets that this run came by: tokens, codes.
    pub redacted: RefCell<Vec<Secret>>,
}

impl Connection {
    /// The OAuth client, where the credential is one.
    pub fn client(&self) -> Option<&Client> {
        match &self.credential {
            Credential::OAuth(client) => Some(client),
            _ => None,
        }
    }

    /// From here on `redact` takes this out as well.
    pub fn redact_also(&self, secret: &str) {
        let (secret, mut redacted) = (Secret::new(secret), self.redacted.borrow_mut());
        if !redacted.contains(&secret) {
            redacted.push(secret);
        }
    }

    /// Takes out this connection's secrets, what the run came by, and these.
    pub fn redactor(&self, more: &[String]) -> Redactor {
        let mut secrets: Vec<String> = self.redacted.borrow().iter().map(|secret| secret.0.clone()).collect();
        match &self.credential {
            Credential::Basic { user: name, secret } => secrets.extend([secret.0.clone(), pair(name, secret)]),
            Credential::Bearer(secret) => secrets.push(secret.0.clone()),
            Credential::OAuth(client) => secrets.extend([client.secret.0.clone(), pair(&client.id, &client.secret)]),
            Credential::HostManaged => {}
        }
        Redactor::new(secrets.into_iter().chain(more.iter().cloned()))
    }

    /// The text without this connection's secrets, in any of the forms in which a server may echo them.
    pub fn redact(&self, text: &str) -> String {
        self.redactor(&[]).text(text)
    }
}

/// The value of an Authorization header by RFC 7617.
pub fn basic(name: &str, secret: &Secret) -> String {
    format!("Basic {}", STANDARD.encode(pair(name, secret)))
}

fn pair(name: &str, secret: &Secret) -> String {
    format!("{name}:{}", secret.0)
}
