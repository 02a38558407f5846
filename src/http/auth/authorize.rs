//! The authorization code grant of RFC 6749 with PKCE (RFC 7636): a person agrees in a browser, once.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use url::Url;

use crate::base::connection::{Client, Connection, Grant};
use crate::base::error::{Error, FieldError, Kind, Result};
use crate::base::host::Host;
use crate::base::{json, scopes};
use crate::http::address;
use crate::http::advice::Reason;
use crate::http::auth::{endpoint, tokens};
use crate::http::client::Api;

/// Bytes of chance in a state and in a verifier: more than anyone can guess.
const CHANCE: u32 = 32;

/// What a browser needs to begin.
pub struct Started {
    pub url: String,
    /// Comes back in the callback.
    pub state: String,
    /// JSON for `complete`; holds the verifier, a secret.
    pub pending: String,
}

/// Makes the address where a person agrees.
///
/// # Errors
/// `unsupported` for a connection without a browser's part, `invalid-input` for wrong settings, callback or scopes.
pub fn begin(host: &dyn Host, connection: &Connection, redirect_uri: &str, asked: &[String]) -> Result<Started> {
    let client = client(connection)?;
    let usable = Url::parse(redirect_uri).is_ok_and(|url| url.has_host() && url.fragment().is_none());
    if !usable {
        let complaint = "`redirect_uri` must be the absolute callback URL of the platform, without `#`";
        return Err(Error::invalid_field("the sign-in", "redirect_uri", complaint));
    }
    let (mut scopes, mut faults) = (Vec::new(), Vec::new());
    for (i, scope) in asked.iter().enumerate() {
        match scopes::real(connection.product, scope) {
            Ok(scope) => scopes.push(scope),
            Err(complaint) => {
                let field = format!("scopes[{i}]");
                faults.push(FieldError { message: format!("`{field}` {complaint}"), field });
            }
        }
    }
    if !faults.is_empty() {
        return Err(Error::invalid_input("the sign-in", faults));
    }
    if asked.is_empty() {
        scopes.clone_from(&client.scopes);
    }
    let [state, verifier] = [(); 2].map(|()| URL_SAFE_NO_PAD.encode(host.random(CHANCE)));
    let query = [
        ("response_type", "code"),
        ("client_id", &client.id),
        ("redirect_uri", redirect_uri),
        ("scope", &scopes.join(" ")),
        ("state", &state),
        ("code_challenge", &challenge(&verifier)),
        ("code_challenge_method", "S256"),
    ];
    // Without scopes, a consumer of Cloud is asked for all that it may do.
    let mut url = client.authorize_url.clone();
    address::add_pairs(&mut url, &mut query.into_iter().filter(|(_, value)| !value.is_empty()));
    let pending = [("state", &*state), ("verifier", &verifier), ("redirect_uri", redirect_uri)];
    let pending = json::object(pending.map(|(name, value)| (name.to_owned(), value.into())));
    Ok(Started { url: url.into(), state, pending: Value::from(pending).to_string() })
}

/// Takes the address that the browser came back to, buys tokens with its code and stores them.
///
/// # Errors
/// `token-acquisition` where the person or the server refuses, `token-response` where the server's answer is no token;
/// `invalid-input` for a `pending` that is not `begin`'s.
pub fn complete(host: &dyn Host, connection: Connection, pending: &str, callback: &str) -> Result<()> {
    let api = Api::new(host, connection);
    let client = client(&api.connection)?;
    let pending = json::members("the sign-in", pending)?;
    let kept = |name: &str| pending_text(&pending, name);
    let (state, verifier, redirect_uri) = (kept("state")?, kept("verifier")?, kept("redirect_uri")?);
    let callback = Url::parse(callback).map_err(|_| {
        Error::invalid_field(
            "the sign-in",
            "callback",
            "`callback` must be the absolute URL that the browser was redirected to",
        )
    })?;
    let came = |name: &str| callback.query_pairs().find(|(n, _)| n == name).map(|(_, value)| value.into_owned());
    let failed = |what: &str| Err(endpoint::failed(&api.connection, Kind::TokenAcquisition, Reason::OtherSignIn, what));
    match came("state") {
        Some(came) if came == state => {}
        // Some servers leave it out of their refusals.
        None if came("error").is_some() => {}
        _ => return failed("`state` doesn't match this sign-in"),
    }
    if let Some(error) = came("error") {
        let said = came("error_description").unwrap_or_default();
        return Err(endpoint::refusal(
            &api.connection,
            Kind::TokenAcquisition,
            "the sign-in ended with",
            &error,
            &said,
        ));
    }
    let Some(code) = came("code").filter(|code| !code.is_empty()) else {
        return failed("the response has no `code`");
    };
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", redirect_uri),
        ("code_verifier", verifier),
    ];
    let tokens = endpoint::ask(&api, client, Kind::TokenAcquisition, &form);
    tokens
        .map_err(|none| none.error)
        .and_then(|tokens| tokens::replace(&api, tokens))
        .map_err(|error| api.connection.redactor(&[]).error(error))
}

/// Gets new tokens now: for a connection that nobody uses for long, or a host that wants none refreshed in a run.
///
/// # Errors
/// `unsupported` for a connection without tokens; then as a run that has to refresh them.
pub fn refresh(host: &dyn Host, connection: Connection) -> Result<()> {
    let api = Api::new(host, connection);
    let client = api.connection.client().ok_or_else(|| needs_none(&api.connection, "tokens to refresh"))?;
    tokens::refresh_now(&api, client).map_err(|error| api.connection.redactor(&[]).error(error))
}

/// Forgets the tokens; all else is the host's.
///
/// # Errors
/// `host` where the store fails.
pub fn disconnect(host: &dyn Host, connection: &str) -> Result<()> {
    host.forget_tokens(connection).map_err(|error| {
        Error::new(Kind::Host, format!("The tokens of the connection `{connection}` could not be deleted."))
            .cause(tokens::why(error))
            .resolution("Try again. The workflow platform stores the tokens.")
    })
}

/// The challenge for a verifier, by S256.
fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

fn client(connection: &Connection) -> Result<&Client> {
    let client = connection.client().filter(|client| client.grant == Grant::AuthorizationCode);
    client.ok_or_else(|| needs_none(connection, "sign-in"))
}

fn needs_none(connection: &Connection, what: &str) -> Box<Error> {
    let Connection { name, kind, .. } = connection;
    Error::new(Kind::Unsupported, format!("The connection `{name}` needs no {what}: its credential is `{kind}`."))
        .resolution("Test the connection, or use the credential `oauth` to sign in.")
}

fn pending_text<'a>(pending: &'a Map<String, Value>, name: &str) -> Result<&'a str> {
    pending.get(name).and_then(Value::as_str).ok_or_else(|| {
        Error::invalid_field("the sign-in", "pending", "`pending` is not from `begin`; start the sign-in again")
    })
}

#[cfg(test)]
mod tests {
    use super::challenge;

    #[test]
    fn challenges_are_those_of_rfc_7636_appendix_b() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
