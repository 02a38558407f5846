//! The token endpoint: asks it, reads what it answers, and explains why there is no token.
//!
//! | what it answers | error |
//! |---|---|
//! | 4xx with `error` and `error_description` | "Failed to get token", or "Token refresh failure" for a refresh |
//! | nothing, 429, 5xx | the same, with the time to come back; the request was repeated first, where that is harmless |
//! | a redirect, a web page, no JSON, no `access_token`, another type of token | "Failed to parse token response" |

use serde_json::Value;

use crate::base::connection::{Client, Connection, basic};
use crate::base::error::{Error, Kind, Result};
use crate::base::host::Tokens;
use crate::base::json::{self, texts_of};
use crate::base::product::Product;
use crate::base::scopes;
use crate::http::advice::Reason;
use crate::http::client::Api;
use crate::http::message::{Reply, Request};
use crate::http::{address, advice};

/// The longest that a token is believed to live, in seconds: ten years. What servers say beyond that is a mistake, and
/// would not fit into every store.
const LONGEST_LIFE: f64 = 10.0 * 365.0 * 86_400.0;

/// Why there is no token: the reason, by which code decides, and the error for people.
#[derive(Debug)]
pub struct NoToken {
    pub reason: Reason,
    pub error: Box<Error>,
}

impl From<NoToken> for Box<Error> {
    fn from(none: NoToken) -> Self {
        none.error
    }
}

/// Asks for tokens. The answer has no refresh token and no scopes where the server does not tell.
///
/// # Errors
/// Of kind `kind` where the server gives none, `token-response` where its answer is no token.
pub fn ask(api: &Api, client: &Client, kind: Kind, form: &[(&str, &str)]) -> Result<Tokens, NoToken> {
    let (connection, mut form) = (&api.connection, form.to_vec());
    for (name, value) in &form {
        if matches!(*name, "code" | "code_verifier" | "refresh_token") {
            connection.redact_also(value);
        }
    }
    let mut request = Request::token(client.token_url.clone()).header("Accept", "application/json");
    match connection.product {
        Product::Cloud => request = request.header("Authorization", &basic(&client.id, &client.secret)),
        Product::DataCenter => form.extend([("client_id", &*client.id), ("client_secret", client.secret.reveal())]),
    }
    // A code that is shown twice may cost the tokens that it bought the first time.
    request.repeatable = !form.contains(&("grant_type", "authorization_code"));
    let body = address::with_pairs("", &mut form.into_iter());
    let reply = api.exchange_token(&request.text("application/x-www-form-urlencoded", body));
    let reply = reply.map_err(|error| {
        let reason = unanswered(error.kind);
        let mut failed = failed(connection, kind, reason, error.message.trim_end_matches('.'));
        if error.kind == Kind::Host {
            failed.resolution = error.resolution;
        }
        failed.cause = error.cause.or(failed.cause);
        failed.request = error.request;
        failed.retry_after_ms = error.retry_after_ms;
        NoToken { reason, error: failed }
    })?;
    let tokens = read(api, kind, &reply).map_err(|mut none| {
        none.error.status = Some(reply.status);
        none.error.retry_after_ms = reply.retry_after_ms;
        none.error.request = Some(reply.request);
        none
    })?;
    connection.redact_also(&tokens.access_token);
    connection.redact_also(tokens.refresh_token.as_deref().unwrap_or_default());
    Ok(tokens)
}

/// An answer's tokens.
fn read(api: &Api, kind: Kind, reply: &Reply) -> Result<Tokens, NoToken> {
    let connection = &api.connection;
    let answered = format!("the token endpoint returned {}", reply.status);
    let unreadable = |reason, complaint: &str| {
        let error = failed(connection, Kind::TokenResponse, reason, &format!("{answered}, and {complaint}"));
        Err(NoToken { reason, error })
    };
    let body = reply.text().and_then(|text| json::parse(text).ok()).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let page = reply.header("Content-Type").is_some_and(|value| value.starts_with("text/html"));
    match (reply.status, text("error")) {
        (300..=399, _) => return unreadable(Reason::Redirect, "it is a redirect"),
        (429 | 500.., "") => {}
        (_, "") if page => return unreadable(Reason::WebPage, "it is a web page"),
        (200..=299, "") if !body.is_object() => return unreadable(Reason::Unexplained, "it is not JSON"),
        (200..=299, "") => {
            let token = text("access_token");
            // Anything else could not go into a header.
            if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
                return unreadable(Reason::Unexplained, "it has no usable `access_token`");
            }
            if !matches!(text("token_type").to_ascii_lowercase().as_str(), "" | "bearer") {
                return unreadable(Reason::Unexplained, "its `token_type` is not bearer");
            }
            let life = body.get("expires_in").and_then(seconds);
            let life = life.map(|seconds| (seconds.clamp(0.0, LONGEST_LIFE) * 1_000.0) as u64);
            return Ok(Tokens {
                access_token: token.into(),
                refresh_token: Some(text("refresh_token").to_owned()).filter(|token| !token.is_empty()),
                expires_at: life.map(|ms| api.host.now().saturating_add(ms)),
                extra: None,
                scopes: granted(body.get("scope").or(body.get("scopes"))),
            });
        }
        (_, "") => {}
        (_, code) => {
            let said = text("error_description");
            let error = refusal(connection, kind, &answered, code, said);
            return Err(NoToken { reason: refused_for(code, said), error });
        }
    }
    let reason = if matches!(reply.status, 429 | 500..) { Reason::EndpointFailed } else { Reason::Unexplained };
    Err(NoToken { reason, error: failed(connection, kind, reason, &answered) })
}

/// Why there is no answer at all.
fn unanswered(kind: Kind) -> Reason {
    match kind {
        Kind::Timeout | Kind::Network | Kind::Host => Reason::EndpointFailed,
        _ => Reason::Unexplained,
    }
}

/// The error for what happened instead of a token, in words of ours: the end of «Failed to get token: …».
pub fn failed(connection: &Connection, kind: Kind, reason: Reason, happened: &str) -> Box<Error> {
    let outcome = match kind {
        Kind::TokenResponse => "Failed to parse token response",
        Kind::TokenRefresh => "Token refresh failure",
        _ => "Failed to get token",
    };
    let happened = connection.redact(happened);
    let advice = advice::because(kind, connection, reason);
    Error::new(kind, format!("{outcome}: {happened}.")).cause(advice.cause).resolution(advice.resolution)
}

/// The error for a refusal in the words of RFC 6749: its code, and what the server says about it.
pub fn refusal(connection: &Connection, kind: Kind, happened: &str, code: &str, said: &str) -> Box<Error> {
    let (code, said) = (connection.redact(code), connection.redact(said));
    let mut error = failed(connection, kind, Reason::Unexplained, &format!("{happened} `{code}`"));
    let advice = advice::on(kind, connection, &format!("{code} {said}"));
    let said = said.trim_end_matches('.');
    let quoted = if said.is_empty() { String::new() } else { format!(" The server says: {said}.") };
    error.code = Some(code.clone());
    error.cause = Some(format!("{}{quoted}", advice.cause));
    error.resolution = Some(advice.resolution.into());
    error.extra = Some(json::object([("error".to_owned(), code.into())])).map(|extra| Value::from(extra).to_string());
    error
}

/// What a refusal is for, by its code. Of a refresh token that it does not know Cloud says so in two ways.
fn refused_for(code: &str, said: &str) -> Reason {
    match code {
        "invalid_grant" => Reason::InvalidGrant,
        "invalid_request" if said.contains("refresh_token") => Reason::InvalidGrant,
        _ => Reason::Unexplained,
    }
}

/// A number of seconds, some of which come as text.
fn seconds(value: &Value) -> Option<f64> {
    // Not parsed as a float, which would cost 15 KB of the component.
    value.as_f64().or_else(|| value.as_str()?.parse::<u32>().ok().map(f64::from))
}

/// Scopes as a list, or as text with spaces or commas.
fn granted(told: Option<&Value>) -> Vec<String> {
    match told {
        Some(Value::String(text)) => scopes::listed(text),
        Some(list) => texts_of(list),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_is_invalid_by_its_code_or_by_what_it_is_about() {
        for (code, said, reason) in [
            ("invalid_grant", "", Reason::InvalidGrant),
            ("invalid_request", "The refresh_token is gone.", Reason::InvalidGrant),
            ("invalid_request", "", Reason::Unexplained),
            ("invalid_client", "The refresh_token is gone.", Reason::Unexplained),
        ] {
            assert_eq!(refused_for(code, said), reason, "{code} {said}");
        }
    }
}
