//! What a person enters: a row for each kind of credential, and what is wrong with the rest.

use serde_json::{Map, Value};
use url::Url;

use crate::base::connection::{Client, Connection, Credential, Grant, RetryBudget, Secret};
use crate::base::error::{self, Error, FieldError, Kind, Result};
use crate::base::host::{ConnectionError, Host, Purpose};
use crate::base::json::{self, texts_of};
use crate::base::product::Product;
use crate::base::scopes;
use crate::base::spelling::quoted;
use crate::engine::field::Field;
use crate::engine::{schema, validate};

/// One way to prove who one is.
struct CredentialKind {
    product: Product,
    id: &'static str,
    title: &'static str,
    about: &'static str,
    required: &'static [&'static Field],
    /// Beside what every connection to this product takes.
    optional: &'static [&'static Field],
    credential: fn(&Settings) -> Credential,
}

const CREDENTIAL_KINDS: &[CredentialKind] = &[
    CredentialKind {
        product: Product::Cloud,
        id: "api-token",
        title: "Bitbucket Cloud, API token",
        about: "Acts as the person whose token it is. Make the token with scopes, for the app Bitbucket, at https://id.atlassian.com/manage-profile/security/api-tokens.",
        required: &[
            &Field::string(
                "email",
                "Email address of the Atlassian account that the token belongs to.",
                "ada@example.com",
            ),
            &Field::string(
                "token",
                "API token with scopes. Bitbucket does not accept tokens without scopes.",
                "ATATT…",
            )
            .secret(),
        ],
        optional: &[],
        credential: |settings| Credential::Basic { user: settings.text("email"), secret: settings.secret("token") },
    },
    CredentialKind {
        product: Product::Cloud,
        id: "access-token",
        title: "Bitbucket Cloud, access token of a workspace, project or repository",
        about: "Acts as nobody, and opens what it was made for alone. Make the token under Security, Access tokens, in the settings of the workspace, project or repository.",
        required: &[&Field::string("token", "Access token.", "ATCTT…").secret()],
        optional: &[],
        credential: |settings| Credential::Bearer(settings.secret("token")),
    },
    CredentialKind {
        product: Product::Cloud,
        id: "oauth",
        title: "Bitbucket Cloud, OAuth 2.0, for each user",
        about: "Acts as the person who agrees in a browser. Make the consumer under OAuth consumers in the workspace's settings, with the callback address of this platform.",
        required: &[&CLIENT_ID, &CLIENT_SECRET],
        optional: &[&CLOUD_SCOPES, &CLOUD_AUTHORIZE, &CLOUD_TOKEN],
        credential: |settings| settings.client(Grant::AuthorizationCode),
    },
    CredentialKind {
        product: Product::Cloud,
        id: "client-credentials",
        title: "Bitbucket Cloud, OAuth 2.0, client credentials",
        about: "Acts as the consumer's owner, without a browser. Make the consumer under OAuth consumers in the workspace's settings, and tick that it is private.",
        required: &[&CLIENT_ID, &CLIENT_SECRET],
        optional: &[&CLOUD_TOKEN],
        credential: |settings| settings.client(Grant::ClientCredentials),
    },
    CredentialKind {
        product: Product::Cloud,
        id: "host-managed",
        title: "Bitbucket Cloud, credential kept by the workflow platform",
        about: "The platform adds the credential to each request itself.",
        required: &[],
        optional: &[],
        credential: |_| Credential::HostManaged,
    },
    CredentialKind {
        product: Product::DataCenter,
        id: "http-access-token",
        title: "Bitbucket Data Center, HTTP access token",
        about: "Make the token under Manage account, HTTP access tokens (`/plugins/servlet/access-tokens/manage` of the server), or in the settings of a project or repository.",
        required: &[&BASE_URL, &Field::string("token", "HTTP access token.", "BBDC-…").secret()],
        optional: &[],
        credential: |settings| Credential::Bearer(settings.secret("token")),
    },
    CredentialKind {
        product: Product::DataCenter,
        id: "password",
        title: "Bitbucket Data Center, user name and password",
        about: "Acts as this user. An HTTP access token is better: it can be revoked, and a mistyped one asks for no CAPTCHA.",
        required: &[
            &BASE_URL,
            &Field::string("username", "Username.", "ada"),
            &Field::string("password", "Password, or an HTTP access token of the user.", "…").secret(),
        ],
        optional: &[],
        credential: |settings| Credential::Basic {
            user: settings.text("username"),
            secret: settings.secret("password"),
        },
    },
    CredentialKind {
        product: Product::DataCenter,
        id: "oauth",
        title: "Bitbucket Data Center, OAuth 2.0, for each user",
        about: "Acts as the person who agrees in a browser. An administrator makes an incoming link to an external application under Application links (`/plugins/servlet/applinks/listApplicationLinks` of the server), with the callback address of this platform.",
        required: &[&BASE_URL, &CLIENT_ID, &CLIENT_SECRET],
        optional: &[&SCOPES, &AUTHORIZE_URL, &TOKEN_URL],
        credential: |settings| settings.client(Grant::AuthorizationCode),
    },
    CredentialKind {
        product: Product::DataCenter,
        id: "host-managed",
        title: "Bitbucket Data Center, credential kept by the workflow platform",
        about: "The platform adds the credential to each request itself.",
        required: &[&BASE_URL],
        optional: &[],
        credential: |_| Credential::HostManaged,
    },
];

const BASE_URL: Field = Field::string(
    "base_url",
    "URL of the server, including the context path if it has one.",
    "https://git.example.com/bitbucket",
)
.format("uri");
const CLIENT_ID: Field =
    Field::string("client_id", "Key of the OAuth consumer, or client ID of the application link.", "Xy12ab…");
const CLIENT_SECRET: Field =
    Field::string("client_secret", "Secret of the OAuth consumer or application link.", "…").secret();
const SCOPES: Field = Field::ids("scopes", "Scopes to request.", "REPO_WRITE").or("REPO_READ");
const CLOUD_SCOPES: Field =
    Field::ids("scopes", "Scopes to request. Defaults to all scopes of the consumer.", "repository, pullrequest:write");
const AUTHORIZE_URL: Field = Field::string(
    "authorize_url",
    "Authorization URL. Defaults to the server's.",
    "https://git.example.com/rest/oauth2/latest/authorize",
)
.format("uri");
const TOKEN_URL: Field = Field::string(
    "token_url",
    "Token URL. Defaults to the server's.",
    "https://git.example.com/rest/oauth2/latest/token",
)
.format("uri");
const CLOUD_AUTHORIZE: Field = Field::string(
    "authorize_url",
    "Authorization URL. Set it for Isolated Cloud.",
    "https://bitbucket.org/site/oauth2/authorize",
)
.or("https://bitbucket.org/site/oauth2/authorize")
.format("uri");
const CLOUD_TOKEN: Field = Field::string(
    "token_url",
    "Token URL. Set it for Isolated Cloud.",
    "https://bitbucket.org/site/oauth2/access_token",
)
.or("https://bitbucket.org/site/oauth2/access_token")
.format("uri");
const API_URL: Field =
    Field::string("api_url", "URL of the API. Set it for Isolated Cloud.", CLOUD_API).or(CLOUD_API).format("uri");
const CLOUD_API: &str = "https://api.bitbucket.org/2.0";
const WEB_URL: Field =
    Field::string("web_url", "URL of the web pages, for archives. Set it for Isolated Cloud.", CLOUD_WEB)
        .note("Defaults to Bitbucket's if `api_url` is not set.")
        .format("uri");
const CLOUD_WEB: &str = "https://bitbucket.org";
const WORKSPACE: Field = Field::id("workspace", "Default workspace (Cloud) or project key (Data Center).", "acme");
const REPO: Field = Field::id("repo", "Default repository.", "web");
const TIMEOUT: Field =
    Field::integer("timeout_ms", "Timeout of a request in milliseconds.", &(1, 3_600_000), "30000").or("30000");
const RETRIES: Field =
    Field::integer("retries", "Maximum number of retries of a request. `0` for none.", &(0, 10), "3").or("3");
const RETRY_WAIT: Field = Field::integer(
    "retry_wait_ms",
    "Maximum total time to wait for retries in one run, in milliseconds. `0` returns the error immediately, with the time to retry after.",
    &(0, 3_600_000),
    "60000",
)
.or("60000");
const PARALLEL: Field =
    Field::integer("parallel", "Maximum number of pages of a list to fetch in parallel.", &(1, 16), "5").or("5");
const ALLOW_HTTP: Field = Field::boolean(
    "allow_http",
    "Whether to allow URLs without `https`, for test servers. Credentials are sent unencrypted.",
)
.or("false");

const CLOUD_TAKES: &[&Field] =
    &[&WORKSPACE, &REPO, &API_URL, &WEB_URL, &TIMEOUT, &RETRIES, &RETRY_WAIT, &PARALLEL, &ALLOW_HTTP];
const DATA_CENTER_TAKES: &[&Field] = &[&WORKSPACE, &REPO, &TIMEOUT, &RETRIES, &RETRY_WAIT, &PARALLEL, &ALLOW_HTTP];

/// The kind of credential that somebody has to sign in for.
const SIGN_IN: &str = "oauth";

/// Settings that are addresses.
const ADDRESSES: [&str; 5] = ["base_url", "api_url", "web_url", "authorize_url", "token_url"];

/// How tokens begin, and of which credential each is.
const PREFIXES: [(&str, &str, &str); 4] = [
    (
        "ATATT",
        "api-token",
        "is an API token: choose the credential `api-token` of product `cloud`, which takes its e-mail address too",
    ),
    (
        "ATCTT",
        "access-token",
        "is an access token of Bitbucket Cloud: choose the credential `access-token` of product `cloud`",
    ),
    (
        "BBDC-",
        "http-access-token",
        "is a token of Bitbucket Data Center: choose the credential `http-access-token` of product `data-center`",
    ),
    ("ATBB", "", "is an app password; those stopped working on 2026-07-28: make an API token with scopes"),
];

/// Settings that were checked one by one.
struct Settings {
    product: Product,
    values: Map<String, Value>,
    root: Url,
}

/// Reads and checks the settings that the host keeps.
///
/// # Errors
/// `invalid-input` with every fault of the settings; `host` where the host does not give them.
pub fn open(host: &dyn Host, name: &str) -> Result<Connection> {
    let settings = host.connection(name).map_err(|error| match error {
        ConnectionError::Unknown => Error::new(Kind::Host, format!("There is no connection `{name}`."))
            .resolution("Choose a connection that exists, or make this one."),
        ConnectionError::Denied(why) => Error::new(Kind::Host, format!("The connection `{name}` is not for this run."))
            .cause(why)
            .resolution("Choose a connection that this workflow may use, or ask who runs the platform to allow it."),
        ConnectionError::Unavailable(why) => Error::new(Kind::Host, format!("The connection `{name}` cannot be read."))
            .cause(why)
            .resolution("Try again later; the workflow platform keeps the connections."),
    })?;
    read(name, &settings)
}

/// Settings as the host keeps them: JSON.
///
/// # Errors
/// `invalid-connection` with every fault.
pub fn read(name: &str, settings: &str) -> Result<Connection> {
    let what = format!("connection `{name}`");
    let settings = json::members(&what, settings);
    settings.and_then(|settings| parsed(&what, name, settings)).map_err(of_connection)
}

fn parsed(what: &str, name: &str, settings: Map<String, Value>) -> Result<Connection> {
    let means = means(&settings).map_err(|fault| Error::invalid_input(what, vec![fault]))?;
    let others = settings.into_iter().filter(|(name, _)| name != "product" && name != "credential");
    let values = validate::settings(&json::object(others), means.product, means.required, &means.optional())
        .and_then(|values| checked(means, values))
        .map_err(|faults| Error::invalid_input(what, faults))?;
    let (field, path) = match means.product {
        Product::Cloud => ("api_url", "/"),
        Product::DataCenter => ("base_url", "/rest/"),
    };
    let root = below(values.get(field), path)
        .map_err(|message| Error::invalid_field(what, field, format!("`{field}` {message}")))?;
    // A credential for other addresses is not for Bitbucket's own.
    let web = match values.get("web_url") {
        None if means.product == Product::Cloud && root.as_str().trim_end_matches('/') == CLOUD_API => {
            Url::parse(CLOUD_WEB).ok()
        }
        None => None,
        given => Some(
            below(given, "/")
                .map_err(|message| Error::invalid_field(what, "web_url", format!("`web_url` {message}")))?,
        ),
    };
    let settings = Settings { product: means.product, values, root };
    // In range: the fields say so.
    let number = |name: &str| settings.values.get(name).and_then(Value::as_u64).unwrap_or(1);
    let default = |name: &str| Some((name.to_owned(), settings.values.get(name)?.clone()));
    Ok(Connection {
        name: name.into(),
        product: means.product,
        kind: means.id,
        credential: (means.credential)(&settings),
        defaults: json::object(["workspace", "repo"].into_iter().filter_map(default)),
        timeout_ms: number("timeout_ms") as u32,
        budget: RetryBudget { retries: number("retries") as u32, wait_ms: number("retry_wait_ms") },
        parallel: number("parallel") as usize,
        redacted: Default::default(),
        root: settings.root,
        web,
    })
}

impl CredentialKind {
    fn optional(&self) -> Vec<&'static Field> {
        let common = match self.product {
            Product::Cloud => CLOUD_TAKES,
            Product::DataCenter => DATA_CENTER_TAKES,
        };
        self.optional.iter().chain(common).copied().collect()
    }
}

impl Settings {
    fn text(&self, name: &str) -> String {
        self.values.get(name).and_then(Value::as_str).unwrap_or_default().into()
    }

    fn secret(&self, name: &str) -> Secret {
        Secret::new(&self.text(name))
    }

    fn client(&self, grant: Grant) -> Credential {
        // Cloud's addresses have defaults; Data Center's lie below the server's own.
        let address = |name: &str, own: &str| {
            Url::parse(&self.text(name)).or_else(|_| self.root.join(own)).expect("both were checked")
        };
        let scopes = self.values.get("scopes").map(texts_of).unwrap_or_default();
        Credential::OAuth(Box::new(Client {
            grant,
            id: self.text("client_id").trim().into(),
            secret: self.secret("client_secret"),
            scopes: scopes.iter().filter_map(|scope| scopes::real(self.product, scope).ok()).collect(),
            authorize_url: address("authorize_url", "oauth2/latest/authorize"),
            token_url: address("token_url", "oauth2/latest/token"),
        }))
    }
}

/// JSON Schema of the settings, a branch for each kind of credential.
pub fn schema() -> Value {
    let branches = CREDENTIAL_KINDS.iter().map(|means| {
        let mut branch = schema::object(means.required, &means.optional(), Some(means.product));
        branch["title"] = means.title.into();
        branch["description"] = means.about.into();
        if means.id == SIGN_IN {
            branch["x-sign-in"] = true.into();
        }
        for (name, title, value) in [("product", "Product", means.product.id()), ("credential", "Credential", means.id)]
        {
            branch["properties"][name]["title"] = title.into();
            branch["properties"][name]["const"] = value.into();
        }
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

/// Where downloads, logs and archives lie: buckets whose names change, and what a Data Center's administrator has chosen.
const STORAGE: &str = "https://*";

/// Where a connection with these settings has to reach, and for what. Secrets may be left out.
///
/// # Errors
/// `invalid-connection` with every fault.
pub fn origins(settings: &str) -> Result<Vec<(String, Purpose)>> {
    const WHAT: &str = "the connection";
    let mut whole = json::members(WHAT, settings).map_err(of_connection)?;
    if let Ok(means) = means(&whole) {
        for field in means.required.iter().filter(|field| field.secret) {
            whole.entry(field.name).or_insert_with(|| "left out".into());
        }
    }
    let connection = parsed(WHAT, "", whole).map_err(of_connection)?;
    // A credential that the host adds goes no further than the connector's own would: below a root.
    let mut origins: Vec<_> = [Some(&connection.root), connection.web.as_ref()]
        .into_iter()
        .flatten()
        .map(|root| (root.to_string(), Purpose::Api))
        .collect();
    if let Some(client) = connection.client() {
        origins.push((client.token_url.origin().ascii_serialization(), Purpose::Token));
    }
    origins.push((STORAGE.into(), Purpose::Storage));
    Ok(origins)
}

fn of_connection(mut refused: Box<Error>) -> Box<Error> {
    refused.kind = error::Kind::InvalidConnection;
    refused
}

/// The row that the settings choose.
fn means(settings: &Map<String, Value>) -> std::result::Result<&'static CredentialKind, FieldError> {
    let fault = |field: &str, known: &mut dyn Iterator<Item = &str>| {
        let known = quoted(", ", known);
        FieldError { field: field.into(), message: format!("`{field}` must be one of {known}") }
    };
    let product = settings
        .get("product")
        .and_then(|product| Product::from_id(product.as_str()?))
        .ok_or_else(|| fault("product", &mut [Product::Cloud.id(), Product::DataCenter.id()].into_iter()))?;
    let credential = settings.get("credential");
    let of_product = || CREDENTIAL_KINDS.iter().filter(|means| means.product == product);
    of_product()
        .find(|means| credential.is_some_and(|id| id == means.id))
        .ok_or_else(|| fault("credential", &mut of_product().map(|means| means.id)))
}

/// The settings, unless one of them is a mistake that people make. None of the complaints repeats a secret.
fn checked(
    means: &CredentialKind,
    values: Map<String, Value>,
) -> std::result::Result<Map<String, Value>, Vec<FieldError>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, complaint: &str| {
        faults.push(FieldError { field: field.into(), message: format!("`{field}` {complaint}") });
    };
    let text = |name: &str| values.get(name).and_then(Value::as_str);
    let insecure = values.get("allow_http").and_then(Value::as_bool).unwrap_or_default();
    for field in ADDRESSES {
        if let Some(complaint) = text(field).and_then(|value| address(field, value, insecure)) {
            fault(field, &complaint);
        }
    }
    if text("email").is_some_and(|email| !email.contains('@')) {
        fault("email", "is a user name; Cloud wants the Atlassian account's e-mail address");
    }
    let token = text("token").unwrap_or_default().trim();
    if let Some((_, _, what)) = PREFIXES.iter().find(|(prefix, id, _)| token.starts_with(prefix) && *id != means.id) {
        fault("token", what);
    }
    for secret in ["token", "password", "client_secret"] {
        if text(secret).is_some_and(|secret| secret.trim().is_empty()) {
            fault(secret, "must not be empty");
        }
    }
    for (i, scope) in values.get("scopes").and_then(Value::as_array).into_iter().flatten().enumerate() {
        if let Err(complaint) = scopes::real(means.product, scope.as_str().unwrap_or_default()) {
            fault(&format!("scopes[{i}]"), &complaint);
        }
    }
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

/// What is wrong with an address, as the end of «`base_url` …».
fn address(field: &str, address: &str, insecure: bool) -> Option<String> {
    // First segments of Bitbucket's own pages and interfaces, none of which is part of a context path.
    const PAGES: [&str; 13] = [
        "projects",
        "users",
        "repos",
        "dashboard",
        "login",
        "account",
        "admin",
        "plugins",
        "rest",
        "mvc",
        "scm",
        "profile",
        "browse",
    ];
    if !address.is_ascii() {
        return Some("must be ASCII; a host name in other letters has a form that begins with xn--".into());
    }
    let Ok(url) = Url::parse(address) else { return Some("is no address; it begins with https://".into()) };
    if !matches!(url.scheme(), "https" | "http") || !url.has_host() {
        return Some("must begin with https://".into());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("must not contain a username or password; use their own fields".into());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Some("must end with the path, without `?` or `#`".into());
    }
    if url.scheme() == "http" && !insecure {
        return Some(
            "begins with http://, which sends credentials in the clear; set `allow_http` for a test server".into(),
        );
    }
    if field != "base_url" {
        return None;
    }
    if url.host_str().is_some_and(|host| host == "bitbucket.org" || host.ends_with(".bitbucket.org")) {
        return Some("is Bitbucket Cloud; choose that product".into());
    }
    let segments: Vec<_> = url.path_segments().into_iter().flatten().collect();
    let page = segments.iter().position(|segment| PAGES.contains(segment))?;
    let mut server = url.clone();
    server.set_path(&segments[..page].join("/"));
    Some(format!("ends with a page's path; give `{}`", server.as_str().trim_end_matches('/')))
}

/// The address with this path below it.
fn below(address: Option<&Value>, path: &str) -> std::result::Result<Url, &'static str> {
    let base = address.and_then(Value::as_str).unwrap_or_default().trim_end_matches('/');
    Url::parse(&format!("{base}{path}")).map_err(|_| "is no address; it begins with https://")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn faults(settings: &Value) -> Vec<String> {
        let error = super::read("c", &settings.to_string()).unwrap_err();
        error.fields.into_iter().map(|fault| fault.message).collect()
    }

    fn read(settings: &Value) -> Connection {
        super::read("c", &settings.to_string()).unwrap()
    }

    #[test]
    fn settings_become_a_root_and_a_credential() {
        let token = " s3cret ";
        let cloud = read(&json!({
            "product": "cloud", "credential": "api-token", "email": "ada@example.com", "token": token, "workspace": "acme",
        }));
        assert_eq!(cloud.root.as_str(), "https://api.bitbucket.org/2.0/");
        let secret = Secret::new("s3cret");
        assert_eq!(cloud.credential, Credential::Basic { user: "ada@example.com".into(), secret });
        assert_eq!((cloud.timeout_ms, &cloud.defaults["workspace"]), (30_000, &json!("acme")));
        let server = read(&json!({
            "product": "data-center", "credential": "http-access-token", "base_url": "https://Git.example.com:443/bb/",
            "token": "t",
        }));
        assert_eq!(server.root.as_str(), "https://git.example.com/bb/rest/");
        assert_eq!(server.credential, Credential::Bearer(Secret::new("t")));
        assert!(server.defaults.is_empty());
    }

    #[test]
    fn origins_are_told_without_the_secrets() {
        let told = |settings: Value| {
            let origins = origins(&settings.to_string()).unwrap();
            origins.into_iter().map(|(url, purpose)| format!("{purpose:?} {url}")).collect::<Vec<_>>()
        };
        let storage = ["Storage https://*"];
        let token = json!({"product": "cloud", "credential": "api-token", "email": "ada@example.com"});
        let bitbucket = ["Api https://api.bitbucket.org/2.0/", "Api https://bitbucket.org/"];
        assert_eq!(told(token), [&bitbucket[..], &storage].concat());
        let oauth = json!({
            "product": "cloud", "credential": "oauth", "client_id": "i", "api_url": "https://api.isolated.example/2.0",
        });
        let expected = ["Api https://api.isolated.example/2.0/", "Token https://bitbucket.org"];
        assert_eq!(
            told(oauth.clone()),
            [&expected[..], &storage].concat(),
            "no credential for it goes to Bitbucket's own"
        );
        let mut whole = oauth;
        whole["web_url"] = "https://isolated.example/".into();
        let expected = ["Api https://api.isolated.example/2.0/", "Api https://isolated.example/", expected[1]];
        assert_eq!(told(whole), [&expected[..], &storage].concat());
        let server = json!({
            "product": "data-center", "credential": "oauth", "base_url": "https://git.example.com:8443/bb",
            "client_id": "i", "client_secret": "s", "token_url": "https://login.example.com/token",
        });
        assert_eq!(
            told(server),
            ["Api https://git.example.com:8443/bb/rest/", "Token https://login.example.com", "Storage https://*"]
        );
        let refused = origins(r#"{"product": "cloud", "credential": "api-token"}"#).unwrap_err();
        assert_eq!(
            (refused.kind, &*refused.fields[0].message),
            (error::Kind::InvalidConnection, "`email` is required")
        );
    }

    #[test]
    fn clients_know_their_addresses_and_scopes() {
        let client = |settings: Value| read(&settings).client().unwrap().clone();
        let cloud = client(json!({
            "product": "cloud", "credential": "oauth", "client_id": " key ", "client_secret": "s",
            "scopes": ["repository:read", "pullrequest:write"],
        }));
        assert_eq!((cloud.id.as_str(), cloud.grant), ("key", Grant::AuthorizationCode));
        assert_eq!(cloud.token_url.as_str(), "https://bitbucket.org/site/oauth2/access_token");
        assert_eq!(cloud.scopes, ["repository", "pullrequest:write"]);
        let server = json!({
            "product": "data-center", "credential": "oauth", "base_url": "https://git.example.com/bb",
            "client_id": "i", "client_secret": "s",
        });
        let own = client(server.clone());
        assert_eq!(own.authorize_url.as_str(), "https://git.example.com/bb/rest/oauth2/latest/authorize");
        assert_eq!(own.token_url.as_str(), "https://git.example.com/bb/rest/oauth2/latest/token");
        assert_eq!(own.scopes, ["REPO_READ"]);
        let mut server = server;
        server["token_url"] = "https://login.example.com/token".into();
        assert_eq!(client(server).token_url.as_str(), "https://login.example.com/token");
    }

    #[test]
    fn wrong_settings_are_refused_by_name_and_without_their_values() {
        assert_eq!(faults(&json!({"credential": "x"})), ["`product` must be one of `cloud`, `data-center`"]);
        assert_eq!(
            faults(&json!({"product": "cloud", "credential": "app-password"})),
            ["`credential` must be one of `api-token`, `access-token`, `oauth`, `client-credentials`, `host-managed`"]
        );
        let told = faults(&json!({"product": "cloud", "credential": "api-token", "tokn": "hunter2"}));
        assert_eq!(told, ["`email` is required", "`token` is required", "`tokn` is unknown; did you mean `token`?"]);
        let told = faults(&json!({"product": "cloud", "credential": "api-token", "email": "ada", "token": " "}));
        let email = "`email` is a user name; Cloud wants the Atlassian account's e-mail address";
        assert_eq!(told, [email, "`token` must not be empty"]);
        let told = faults(&json!({
            "product": "cloud", "credential": "oauth", "client_id": "i", "client_secret": "s", "scopes": ["pulrequest"],
        }));
        assert_eq!(told, ["`scopes[0]` is not a scope of Bitbucket Cloud; did you mean `pullrequest`?"]);
    }

    #[test]
    fn addresses_that_cannot_be_meant_are_refused_with_the_one_that_is() {
        let http = "begins with http://, which sends credentials in the clear; set `allow_http` for a test server";
        for (address, complaint) in [
            ("git.example.com", "is no address; it begins with https://"),
            ("ftp://git.example.com", "must begin with https://"),
            ("https://ada:hunter2@git.example.com", "must not contain a username or password; use their own fields"),
            ("https://git.example.com/?x=1", "must end with the path, without `?` or `#`"),
            ("http://git.example.com", http),
            ("http://127.0.0.1:7990", http),
            ("https://bitbucket.org/acme", "is Bitbucket Cloud; choose that product"),
            ("https://bücher.example", "must be ASCII; a host name in other letters has a form that begins with xn--"),
            (
                "https://git.example.com/bitbucket/projects/ACME/repos/web/browse",
                "ends with a page's path; give `https://git.example.com/bitbucket`",
            ),
            ("https://git.example.com:8443/login", "ends with a page's path; give `https://git.example.com:8443`"),
        ] {
            let settings = json!({"product": "data-center", "credential": "host-managed", "base_url": address});
            assert_eq!(faults(&settings), [format!("`base_url` {complaint}")]);
        }
        let test = json!({
            "product": "data-center", "credential": "host-managed", "base_url": "http://127.0.0.1:7990", "allow_http": true,
        });
        assert_eq!(read(&test).root.as_str(), "http://127.0.0.1:7990/rest/");
    }

    #[test]
    fn a_token_that_shows_to_be_of_another_kind_is_refused() {
        for (credential, token, told) in [
            ("api-token", "ATBBx", Some("app password")),
            ("access-token", "ATATTx", Some("`api-token`")),
            ("api-token", "ATCTTx", Some("`access-token`")),
            ("access-token", "BBDC-x", Some("`data-center`")),
            ("api-token", "ATATTx", None),
            ("access-token", "ATCTTx", None),
        ] {
            let mut settings = json!({"product": "cloud", "credential": credential, "token": token});
            if credential == "api-token" {
                settings["email"] = "ada@example.com".into();
            }
            match told {
                Some(told) => {
                    let faults = faults(&settings);
                    assert!(faults.len() == 1 && faults[0].contains(told) && !faults[0].contains(token), "{faults:?}");
                }
                None => drop(read(&settings)),
            }
        }
    }

    #[test]
    fn secrets_show_in_no_debug_output_and_are_taken_out_of_texts() {
        let settings = r#"{"product":"cloud","credential":"api-token","email":"ada@example.com","token":" s3cret/+ "}"#;
        let cloud = super::read("c", settings).unwrap();
        assert!(!format!("{cloud:?}").contains("s3cret"));
        let echo =
            "token s3cret/+ or s3cret%2F%2B or Basic YWRhQGV4YW1wbGUuY29tOnMzY3JldC8r or czNjcmV0Lys= or czNjcmV0Lys";
        assert_eq!(cloud.redact(echo), "token *** or *** or Basic *** or ***= or ***");

        let settings = r#"{"product":"cloud","credential":"oauth","client_id":"key","client_secret":"hunter2"}"#;
        let oauth = super::read("c", settings).unwrap();
        oauth.redact_also("access-1");
        oauth.redact_also("");
        assert_eq!(oauth.redact("hunter2 a2V5Omh1bnRlcjI= Bearer access-1"), "*** ***= Bearer ***");
        assert!(!format!("{oauth:?}").contains("hunter2") && !format!("{oauth:?}").contains("access-1"));
    }
}
