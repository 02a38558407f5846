//! A connection: which Bitbucket, and the credential that opens it. One row for each kind of credential.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use url::Url;

use crate::action::{Field, Product, number, text};
use crate::api::retry::Budget;
use crate::error::{Error, FieldError, Kind, Result};
use crate::host::{ConnectionError, Host};
use crate::{json, schema, validate};

/// One way to prove who one is.
struct Means {
    product: Product,
    id: &'static str,
    title: &'static str,
    needs: &'static [Field],
    prove: fn(&Map<String, Value>) -> Credential,
}

const MEANS: &[Means] = &[
    Means {
        product: Product::Cloud,
        id: "api-token",
        title: "Bitbucket Cloud, API token",
        needs: &[
            text("email", "E-mail address of the Atlassian account that the token belongs to.", "ada@example.com"),
            text("token", "API token with scopes, made at id.atlassian.com under Security.", "ATATT…").secret(),
        ],
        prove: |settings| Credential::Basic { user: string(settings, "email"), secret: secret(settings, "token") },
    },
    Means {
        product: Product::Cloud,
        id: "access-token",
        title: "Bitbucket Cloud, access token of a workspace, project or repository",
        needs: &[text("token", "Access token, made in the settings of what it opens.", "ATCTT…").secret()],
        prove: |settings| Credential::Bearer(secret(settings, "token")),
    },
    Means {
        product: Product::Cloud,
        id: "host-managed",
        title: "Bitbucket Cloud, credential kept by the workflow platform",
        needs: &[],
        prove: |_| Credential::HostManaged,
    },
    Means {
        product: Product::DataCenter,
        id: "http-access-token",
        title: "Bitbucket Data Center, HTTP access token",
        needs: &[
            BASE_URL,
            text("token", "HTTP access token, made in the account's or repository's settings.", "BBDC-…").secret(),
        ],
        prove: |settings| Credential::Bearer(secret(settings, "token")),
    },
    Means {
        product: Product::DataCenter,
        id: "password",
        title: "Bitbucket Data Center, user name and password",
        needs: &[
            BASE_URL,
            text("username", "User name.", "ada"),
            text("password", "Password, or an HTTP access token of this user.", "…").secret(),
        ],
        prove: |settings| Credential::Basic {
            user: string(settings, "username"),
            secret: secret(settings, "password"),
        },
    },
    Means {
        product: Product::DataCenter,
        id: "host-managed",
        title: "Bitbucket Data Center, credential kept by the workflow platform",
        needs: &[BASE_URL],
        prove: |_| Credential::HostManaged,
    },
];

const BASE_URL: Field = text(
    "base_url",
    "Address of the server, with its context path if it has one.",
    "https://git.example.com/bitbucket",
);
const API_URL: Field = text("api_url", "Address of the API; another one for Isolated Cloud.", CLOUD_API).or(CLOUD_API);
const TIMEOUT: Field =
    number("timeout_ms", "Longest wait for one answer, in milliseconds.", (1, 3_600_000), "30000").or("30000");
const RETRIES: Field =
    number("retries", "How often a request that failed in passing is sent again; 0 for never.", (0, 10), "3").or("3");
const RETRY_WAIT: Field = number(
    "retry_wait_ms",
    "Longest wait for such repeats in one run, in milliseconds; 0 hands the error back at once, with the time to come back.",
    (0, 3_600_000),
    "60000",
)
.or("60000");
const PARALLEL: Field =
    number("parallel", "How many pages of a list are fetched side by side, where that can be.", (1, 16), "4").or("4");
const CLOUD_TAKES: &[Field] = &[API_URL, TIMEOUT, RETRIES, RETRY_WAIT, PARALLEL];
const DATA_CENTER_TAKES: &[Field] = &[TIMEOUT, RETRIES, RETRY_WAIT];
const CLOUD_API: &str = "https://api.bitbucket.org/2.0";

/// Text that shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

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
    /// The host adds the header itself; the connector never sees a secret.
    HostManaged,
}

impl Credential {
    /// The Authorization header; none where the host adds it.
    pub fn authorization(&self) -> Option<String> {
        match self {
            Self::Basic { user, secret } => Some(format!("Basic {}", STANDARD.encode(format!("{user}:{}", secret.0)))),
            Self::Bearer(token) => Some(format!("Bearer {}", token.0)),
            Self::HostManaged => None,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Connection {
    /// As the host names it.
    pub name: String,
    pub product: Product,
    /// Where the API begins, with a slash at its end: `https://api.bitbucket.org/2.0/`, `https://git.example.com/rest/`.
    pub root: Url,
    pub credential: Credential,
    pub timeout_ms: u32,
    pub budget: Budget,
    /// How many pages of a list are fetched side by side.
    pub parallel: usize,
}

impl Connection {
    /// Reads and checks the settings that the host keeps.
    ///
    /// # Errors
    /// `invalid-input` with every fault of the settings; `host` where the host does not give them.
    pub fn open(host: &dyn Host, name: &str) -> Result<Self> {
        let settings = host.connection(name).map_err(|error| match error {
            ConnectionError::Unknown => Error::new(Kind::Host, format!("There is no connection `{name}`."))
                .resolution("Choose a connection that exists, or make this one."),
            ConnectionError::Unavailable(why) => {
                Error::new(Kind::Host, format!("The connection `{name}` cannot be read."))
                    .cause(why)
                    .resolution("Try again later; the workflow platform keeps the connections.")
            }
        })?;
        Self::read(name, &settings)
    }

    /// Settings as the host keeps them: JSON.
    ///
    /// # Errors
    /// `invalid-input` with every fault.
    pub fn read(name: &str, settings: &str) -> Result<Self> {
        let what = format!("connection `{name}`");
        let settings = validate::object(&what, settings)?;
        let means = means(&settings).map_err(|fault| Error::invalid_input(&what, vec![fault]))?;
        let others = settings.into_iter().filter(|(name, _)| name != "product" && name != "credential");
        let settings = validate::settings(&json::object(others), means.product, means.needs, takes(means.product))
            .map_err(|faults| Error::invalid_input(&what, faults))?;
        let (field, path) = match means.product {
            Product::Cloud => ("api_url", "/"),
            Product::DataCenter => ("base_url", "/rest/"),
        };
        let root = root(&string(&settings, field), path)
            .map_err(|message| Error::invalid_field(&what, field, format!("`{field}` {message}")))?;
        // In range: the fields say so.
        let number = |name: &str| settings.get(name).and_then(Value::as_u64).unwrap_or(1);
        Ok(Self {
            name: name.into(),
            product: means.product,
            root,
            credential: (means.prove)(&settings),
            timeout_ms: number("timeout_ms") as u32,
            budget: Budget { retries: number("retries") as u32, wait_ms: number("retry_wait_ms") },
            parallel: number("parallel") as usize,
        })
    }

    /// The text without this connection's secrets, in any of the forms in which a server may echo them.
    pub fn redact(&self, text: &str) -> String {
        let (secret, pair) = match &self.credential {
            Credential::Basic { user, secret } => (secret, Some(format!("{user}:{}", secret.0))),
            Credential::Bearer(secret) => (secret, None),
            Credential::HostManaged => return text.into(),
        };
        let plain = [Some(secret.0.clone()), pair];
        let mut redacted = text.to_owned();
        for plain in plain.into_iter().flatten() {
            let standard = STANDARD.encode(&plain).trim_end_matches('=').to_owned();
            let url_safe = standard.replace('+', "-").replace('/', "_");
            for form in [standard, url_safe, crate::template::encoded(&plain), plain] {
                redacted = redacted.replace(&form, "***");
            }
        }
        redacted
    }
}

/// JSON Schema of the settings, a branch for each kind of credential.
pub fn schema() -> Value {
    let branches = MEANS.iter().map(|means| {
        let mut branch = schema::object(means.needs.iter(), takes(means.product).iter());
        branch["title"] = means.title.into();
        branch["properties"]["product"]["const"] = means.product.id().into();
        branch["properties"]["credential"]["const"] = means.id.into();
        if let Some(required) = branch["required"].as_array_mut() {
            required.extend(["product".into(), "credential".into()]);
        }
        branch
    });
    let schema = r#"{ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Bitbucket connection" }"#;
    let mut schema = schema::read(schema);
    schema["oneOf"] = branches.collect();
    schema
}

/// The row that the settings choose.
fn means(settings: &Map<String, Value>) -> std::result::Result<&'static Means, FieldError> {
    let fault = |field: &str, known: Vec<&str>| {
        let known: Vec<_> = known.into_iter().map(|id| format!("`{id}`")).collect();
        FieldError { field: field.into(), message: format!("`{field}` must be one of {}", known.join(", ")) }
    };
    let product = settings
        .get("product")
        .and_then(|product| Product::from_id(product.as_str()?))
        .ok_or_else(|| fault("product", vec![Product::Cloud.id(), Product::DataCenter.id()]))?;
    let credential = settings.get("credential");
    let of_product = || MEANS.iter().filter(|means| means.product == product);
    of_product()
        .find(|means| credential.is_some_and(|id| id == means.id))
        .ok_or_else(|| fault("credential", of_product().map(|means| means.id).collect()))
}

fn takes(product: Product) -> &'static [Field] {
    match product {
        Product::Cloud => CLOUD_TAKES,
        Product::DataCenter => DATA_CENTER_TAKES,
    }
}

/// The address with the path below it that the API begins at.
fn root(address: &str, path: &str) -> std::result::Result<Url, &'static str> {
    let parsed = Url::parse(address).map_err(|_| "is no address; it begins with https://")?;
    if !matches!(parsed.scheme(), "https" | "http") || !parsed.has_host() {
        return Err("must begin with https://");
    }
    if !parsed.username().is_empty() || parsed.password().is_some() {
        return Err("must not hold a user name or password; they have fields of their own");
    }
    if parsed.query().is_some() || parsed.fragment().is_some() {
        return Err("must end with the server's path, without `?` or `#`");
    }
    let base = parsed.as_str().trim_end_matches('/');
    Url::parse(&format!("{base}{path}")).map_err(|_| "is no address")
}

fn string(settings: &Map<String, Value>, name: &str) -> String {
    settings.get(name).and_then(Value::as_str).unwrap_or_default().into()
}

/// White space around a pasted secret is never part of it.
fn secret(settings: &Map<String, Value>, name: &str) -> Secret {
    Secret(string(settings, name).trim().into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const CLOUD: &str =
        r#"{"product":"cloud","credential":"api-token","email":"ada@example.com","token":" s3cret/+ "}"#;

    fn faults(settings: &str) -> Vec<String> {
        Connection::read("c", settings).unwrap_err().fields.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn settings_become_a_root_and_a_credential() {
        let cloud = Connection::read("c", CLOUD).unwrap();
        assert_eq!(cloud.root.as_str(), "https://api.bitbucket.org/2.0/");
        assert_eq!(cloud.credential.authorization().unwrap(), "Basic YWRhQGV4YW1wbGUuY29tOnMzY3JldC8r");
        assert_eq!(cloud.timeout_ms, 30_000);
        let server = r#"{"product":"data-center","credential":"http-access-token","base_url":"https://Git.example.com:443/bb/","token":"t"}"#;
        let server = Connection::read("c", server).unwrap();
        assert_eq!(server.root.as_str(), "https://git.example.com/bb/rest/");
        assert_eq!(server.credential.authorization().unwrap(), "Bearer t");
        let managed = Connection::read("c", r#"{"product":"cloud","credential":"host-managed"}"#).unwrap();
        assert_eq!(managed.credential.authorization(), None);
    }

    #[test]
    fn wrong_settings_are_refused_by_name_and_without_their_values() {
        assert_eq!(faults(r#"{"credential":"x"}"#), ["`product` must be one of `cloud`, `data-center`"]);
        assert_eq!(
            faults(r#"{"product":"cloud","credential":"app-password"}"#),
            ["`credential` must be one of `api-token`, `access-token`, `host-managed`"]
        );
        let told = faults(r#"{"product":"cloud","credential":"api-token","tokn":"hunter2"}"#);
        assert_eq!(told, ["`email` is missing", "`token` is missing", "`tokn` is unknown; did you mean `token`?"]);
        for (address, complaint) in [
            ("git.example.com", "is no address; it begins with https://"),
            ("ftp://git.example.com", "must begin with https://"),
            (
                "https://ada:hunter2@git.example.com",
                "must not hold a user name or password; they have fields of their own",
            ),
            ("https://git.example.com/?x=1", "must end with the server's path, without `?` or `#`"),
        ] {
            let settings = json!({"product": "data-center", "credential": "host-managed", "base_url": address});
            assert_eq!(faults(&settings.to_string()), [format!("`base_url` {complaint}")]);
        }
    }

    #[test]
    fn secrets_show_in_no_debug_output_and_are_taken_out_of_texts() {
        let cloud = Connection::read("c", CLOUD).unwrap();
        assert!(!format!("{cloud:?}").contains("s3cret"));
        let echo =
            "token s3cret/+ or s3cret%2F%2B or Basic YWRhQGV4YW1wbGUuY29tOnMzY3JldC8r or czNjcmV0Lys= or czNjcmV0Lys";
        assert_eq!(cloud.redact(echo), "token *** or *** or Basic *** or ***= or ***");
    }
}
