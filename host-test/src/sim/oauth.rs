//! The authorization server of either product: a page that asks for consent, and the token endpoint.

mod consumer;
mod issuer;
mod page;

pub use consumer::{CLIENT_ID, CLIENT_SECRET, Consumer, Rotation};
pub use issuer::{Issued, Issuer, Standing};
pub use page::{Decision, click};

use super::{Answer, Product};
use axum::{
    Router,
    extract::{RawQuery, State},
    http::{HeaderMap, header},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use issuer::{Given, Refusal};
use serde_json::json;
use std::sync::Arc;
use url::{Host, Url, form_urlencoded};

type Shared = State<Arc<Issuer>>;

/// Where it begins on the simulation.
pub const fn root(product: Product) -> &'static str {
    match product {
        Product::Cloud => "/site/oauth2",
        Product::DataCenter => "/bitbucket/rest/oauth2/latest",
    }
}

/// The token endpoint's path below it.
pub const fn token_path(product: Product) -> &'static str {
    match product {
        Product::Cloud => "/access_token",
        Product::DataCenter => "/token",
    }
}

pub fn routes(issuer: Arc<Issuer>) -> Router {
    Router::new()
        .route("/authorize", get(ask).post(decide))
        .route(token_path(issuer.product), post(token))
        .with_state(issuer)
}

/// The person's browser comes with what the connector asks for.
async fn ask(State(issuer): Shared, RawQuery(query): RawQuery) -> Answer {
    let parameters = Parameters::read(query.unwrap_or_default().as_bytes());
    match wish(&issuer, &parameters) {
        Ok(wish) => page::consent(issuer.product, &wish.scopes, &parameters.0),
        Err(answer) => answer,
    }
}

/// The person allows or denies it.
async fn decide(State(issuer): Shared, body: Bytes) -> Answer {
    let parameters = Parameters::read(&body);
    let wish = match wish(&issuer, &parameters) {
        Ok(wish) => wish,
        Err(answer) => return answer,
    };
    if parameters.get(page::DECISION) != Some(page::ALLOW) {
        return wish.back.refused("access_denied", "The user denied the request.");
    }
    let challenge = parameters.get("code_challenge").map(str::to_owned);
    let code = issuer.code(wish.back.uri.as_str(), challenge, wish.scopes);
    wish.back.with(&[("code", &code)])
}

/// What the connector asks a person for, checked.
struct Wish {
    scopes: Vec<String>,
    back: Back,
}

fn wish(issuer: &Issuer, parameters: &Parameters) -> Result<Wish, Answer> {
    if parameters.get("client_id") != Some(CLIENT_ID) {
        return Err(page::complaint("There is no consumer with this client_id."));
    }
    // A simulation sends nobody's browser to another machine.
    let uri = parameters.get("redirect_uri").and_then(|uri| Url::parse(uri).ok()).filter(is_here);
    let Some(uri) = uri else {
        return Err(page::complaint("The redirect_uri is not the callback URL that the consumer was made with."));
    };
    let back = Back { uri, state: parameters.get("state").map(str::to_owned) };
    if parameters.get("response_type") != Some("code") {
        return Err(back.refused("unsupported_response_type", "The response_type must be code."));
    }
    let challenged = parameters.get("code_challenge").is_some();
    if issuer.product == Product::DataCenter && !challenged {
        return Err(back.refused("invalid_request", "The code_challenge is missing."));
    }
    if challenged && parameters.get("code_challenge_method") != Some("S256") {
        return Err(back.refused("invalid_request", "The code_challenge_method must be S256."));
    }
    match issuer.granted(parameters.get("scope").unwrap_or_default()) {
        Some(scopes) => Ok(Wish { scopes, back }),
        None => Err(back.refused("invalid_scope", "The consumer was not made with all of these scopes.")),
    }
}

fn is_here(uri: &Url) -> bool {
    match uri.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// The way back to the connector.
struct Back {
    uri: Url,
    state: Option<String>,
}

impl Back {
    fn with(&self, told: &[(&str, &str)]) -> Answer {
        let mut uri = self.uri.clone();
        uri.query_pairs_mut().extend_pairs(told).extend_pairs(self.state.iter().map(|state| ("state", state)));
        Answer::redirect(302, uri.as_str())
    }

    fn refused(&self, error: &str, description: &str) -> Answer {
        self.with(&[("error", error), ("error_description", description)])
    }
}

/// The token endpoint.
async fn token(State(issuer): Shared, headers: HeaderMap, body: Bytes) -> Answer {
    let outcome = grant(&issuer, &headers, &Parameters::read(&body));
    match outcome {
        Ok(given) => given_answer(&issuer, &given),
        Err(refusal) => {
            issuer.refused(refusal.error);
            // RFC 6749 lets a client that is not known be told apart; Cloud does not.
            let status = if refusal.error == "invalid_client" { 401 } else { 400 };
            let body = json!({ "error": refusal.error, "error_description": refusal.description });
            Answer::json(status, &body).header("Cache-Control", "no-store")
        }
    }
}

fn grant(issuer: &Issuer, headers: &HeaderMap, parameters: &Parameters) -> Result<Given, Refusal> {
    let refused = |error, description| Err(Refusal { error, description });
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !media.starts_with("application/x-www-form-urlencoded") {
        return refused("invalid_request", "The body must be form-encoded.");
    }
    let named = |id: &str, secret: &str| id == CLIENT_ID && secret == CLIENT_SECRET;
    let known = match issuer.product {
        Product::Cloud => basic(headers).is_some_and(|(id, secret)| named(&id, &secret)),
        Product::DataCenter => {
            let given = |name| parameters.get(name).unwrap_or_default();
            named(given("client_id"), given("client_secret"))
        }
    };
    if !known {
        return match issuer.product {
            Product::Cloud => refused("unauthorized_client", "Invalid OAuth client credentials"),
            Product::DataCenter => refused("invalid_client", "Client authentication failed."),
        };
    }
    match parameters.get("grant_type") {
        Some("authorization_code") => {
            let given = |name| parameters.get(name).unwrap_or_default();
            issuer.exchange(given("code"), given("redirect_uri"), parameters.get("code_verifier"))
        }
        Some("refresh_token") => issuer.refresh(parameters.get("refresh_token").unwrap_or_default()),
        Some("client_credentials") if issuer.product == Product::Cloud => issuer.client_credentials(),
        Some(_) => refused("unsupported_grant_type", "The grant_type is not supported."),
        None => refused("invalid_request", "The grant_type is missing."),
    }
}

fn given_answer(issuer: &Issuer, given: &Given) -> Answer {
    let mut body = json!({
        "access_token": given.access_token, "token_type": "bearer", "expires_in": given.expires_in,
        issuer.consumer.says: given.scopes.join(" "),
    });
    if let Some(refresh_token) = &given.refresh_token {
        body["refresh_token"] = json!(refresh_token);
    }
    Answer::json(200, &body).header("Cache-Control", "no-store")
}

/// User and password of a Basic header.
pub fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let pair = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let pair = String::from_utf8(STANDARD.decode(pair).ok()?).ok()?;
    pair.split_once(':').map(|(user, password)| (user.to_owned(), password.to_owned()))
}

/// Form-encoded parameters.
struct Parameters(Vec<(String, String)>);

impl Parameters {
    fn read(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
