//! The WIT on one side, the crate on the other: the only file that names the bindings.
//!
//! Start with `action.rs` (what an action is), `actions.rs` (the catalog) and `task.rs` (one run of one action).

mod action;
mod actions;
mod api;
mod auth;
mod base64;
mod choices;
mod connection;
mod error;
mod host;
mod json;
mod operations;
mod people;
mod schema;
mod shape;
mod task;
mod template;
mod validate;

#[allow(unsafe_code, missing_docs, clippy::all, clippy::pedantic)]
mod bindings {
    wit_bindgen::generate!({ world: "connector", path: "wit" });

    // The exports exist in the component alone: a native build, for unit tests, has no world to link with.
    #[cfg(target_family = "wasm")]
    export!(Connector);
    #[cfg(target_family = "wasm")]
    use super::Connector;
}

use bindings::exports::workflow::connector as exports;
use bindings::workflow::connector as imports;
use exports::{actions as wit_actions, authorization, catalog, triggers};
use imports::types::{Error as WitError, ErrorKind, FieldError as WitFieldError};
use imports::{http, token_store};

use crate::action::Product;
use crate::api::Api;
use crate::connection::Connection;
use crate::error::{Error, Kind, Result};

struct Connector;

impl catalog::Guest for Connector {
    fn describe() -> catalog::Connector {
        catalog::Connector {
            id: "bitbucket".into(),
            title: "Bitbucket".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            connection_schema: connection::schema().to_string(),
        }
    }

    fn actions() -> Vec<catalog::Action> {
        let mut all = Vec::new();
        for group in actions::CATALOG {
            all.extend(group.lists.concat().into_iter().map(|action| listed(group.title, action)));
        }
        all
    }

    fn triggers() -> Vec<catalog::Trigger> {
        Vec::new()
    }

    fn required_scopes(product: String, ids: Vec<String>) -> Vec<catalog::Support> {
        let product = Product::from_id(&product);
        let support = product.map(|product| {
            let (scopes, token_scopes) = actions::required_scopes(product, &ids);
            catalog::Support { product: product.id().into(), scopes, token_scopes, since: None }
        });
        support.into_iter().collect()
    }
}

/// An action as hosts list it.
fn listed(group: &str, action: &action::Action) -> catalog::Action {
    let scopes = |scopes: &str| scopes.split(' ').filter(|scope| !scope.is_empty()).map(str::to_owned).collect();
    let support = action.products().map(|(product, call)| catalog::Support {
        product: product.id().into(),
        scopes: scopes(call.scope),
        token_scopes: scopes(call.token),
        since: (!call.since.is_empty()).then(|| call.since.into()),
    });
    catalog::Action {
        id: action.id.into(),
        title: action.title(),
        description: action.about.into(),
        group: group.into(),
        input_schema: schema::input(action).to_string(),
        output_schema: schema::output(action).to_string(),
        sample_input: schema::sample_input(action).to_string(),
        sample_output: schema::sample_output(action).to_string(),
        effect: match action.effect() {
            action::Effect::Read => catalog::Effect::Read,
            action::Effect::Write => catalog::Effect::Write,
            action::Effect::Destroy => catalog::Effect::Destroy,
        },
        idempotent: action.idempotent(),
        support: support.collect(),
        deprecated: action.deprecated.as_ref().map(|deprecated| catalog::Deprecation {
            since: deprecated.since.into(),
            reason: deprecated.reason.into(),
        }),
    }
}

impl wit_actions::Guest for Connector {
    fn invoke(connection: String, action: String, input: String) -> std::result::Result<String, WitError> {
        task::invoke(&Imports, &connection, &action, &input).map_err(Into::into)
    }

    fn call_api(
        connection: String,
        request: wit_actions::ApiRequest,
    ) -> std::result::Result<wit_actions::ApiResponse, WitError> {
        call_api(&connection, request).map_err(Into::into)
    }

    fn choices(
        connection: String,
        id: String,
        field: String,
        input: String,
        search: Option<String>,
        cursor: Option<String>,
    ) -> std::result::Result<wit_actions::ChoicePage, WitError> {
        let (search, cursor) = (search.as_deref(), cursor.as_deref());
        let page = choices::choices(&Imports, &connection, &id, &field, &input, search, cursor)?;
        let choice = |choice: choices::Choice| wit_actions::Choice { value: choice.value, label: choice.label };
        Ok(wit_actions::ChoicePage { items: page.items.into_iter().map(choice).collect(), cursor: page.cursor })
    }
}

fn call_api(connection: &str, request: wit_actions::ApiRequest) -> Result<wit_actions::ApiResponse> {
    let api = Api::new(&Imports, Connection::open(&Imports, connection)?);
    let call = actions::WholeCall {
        method: &request.method,
        path: &request.path,
        query: request.query,
        headers: request.headers.into_iter().map(Into::into).collect(),
        body: request.body.into_iter().map(Into::into).collect(),
        media: None,
        max_items: request.max_items.map(u64::from),
        cursor: request.cursor.as_deref(),
        sink: if request.save_as_blob { host::Sink::Blob } else { api::Request::INLINE },
        raise_for_status: request.raise_for_status,
    };
    let reply = actions::call_api(&api, call)?;
    let headers = reply.headers.into_iter().map(Into::into).collect();
    Ok(wit_actions::ApiResponse { status: reply.status, headers, body: reply.body.into() })
}

impl authorization::Guest for Connector {
    fn begin(
        connection: String,
        redirect_uri: String,
        scopes: Vec<String>,
    ) -> std::result::Result<authorization::Started, WitError> {
        let started = auth::oauth::begin(&Imports, &connection, &redirect_uri, &scopes)?;
        Ok(authorization::Started { url: started.url, pending: started.pending })
    }

    fn complete(connection: String, pending: String, callback: String) -> std::result::Result<(), WitError> {
        auth::oauth::complete(&Imports, &connection, &pending, &callback).map_err(Into::into)
    }

    fn test(connection: String, services: Vec<String>) -> std::result::Result<authorization::Report, WitError> {
        let report = auth::check::test(&Imports, &connection, &services)?;
        let check = |check: auth::check::Check| authorization::Check {
            name: check.name.into(),
            passed: check.passed,
            message: check.message,
        };
        Ok(authorization::Report {
            passed: report.passed(),
            identity: report.identity,
            credential: report.credential,
            server: report.server,
            granted_scopes: report.granted_scopes,
            checks: report.checks.into_iter().map(check).collect(),
        })
    }

    fn disconnect(connection: String) -> std::result::Result<(), WitError> {
        auth::oauth::disconnect(&Imports, &connection).map_err(Into::into)
    }
}

impl triggers::Guest for Connector {
    fn subscribe(_: String, _: String, _: String, _: String) -> std::result::Result<String, WitError> {
        Err(unsupported("Triggers"))
    }

    fn reconcile(_: String, _: String, _: String, _: String) -> std::result::Result<String, WitError> {
        Err(unsupported("Triggers"))
    }

    fn unsubscribe(_: String, _: String) -> std::result::Result<(), WitError> {
        Err(unsupported("Triggers"))
    }

    fn receive(
        _: String,
        _: String,
        _: String,
        _: String,
        _: Vec<http::Header>,
        _: Vec<u8>,
    ) -> std::result::Result<triggers::Reception, WitError> {
        Err(unsupported("Triggers"))
    }

    fn poll(_: String, _: String, _: String, _: Option<String>) -> std::result::Result<triggers::Polled, WitError> {
        Err(unsupported("Triggers"))
    }
}

#[inline(never)]
fn unsupported(what: &str) -> WitError {
    let verb = if what.ends_with('s') { "are" } else { "is" };
    Error::new(
        Kind::Unsupported,
        format!("{what} {verb} not part of version {} of this connector.", env!("CARGO_PKG_VERSION")),
    )
    .resolution("Load a newer version of the component where there is one.")
    .into()
}

/// The host behind the imports of the world.
struct Imports;

impl host::Host for Imports {
    fn connection(&self, name: &str) -> std::result::Result<String, host::ConnectionError> {
        imports::connections::get(name).map_err(|error| match error {
            imports::connections::ConnectionError::Unknown => host::ConnectionError::Unknown,
            imports::connections::ConnectionError::Unavailable(why) => host::ConnectionError::Unavailable(why),
        })
    }

    fn load_tokens(&self, connection: &str) -> std::result::Result<Option<host::Entry>, host::StoreError> {
        let entry = token_store::load(connection).map_err(host::StoreError::from)?;
        Ok(entry.map(Into::into))
    }

    fn save_tokens(
        &self,
        connection: &str,
        tokens: &host::Tokens,
        expected: Option<u64>,
    ) -> std::result::Result<u64, host::StoreError> {
        let tokens = tokens.clone();
        let tokens = token_store::Tokens {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token,
            expires_at: tokens.expires_at,
            scopes: tokens.scopes,
        };
        token_store::save(connection, &tokens, expected).map_err(Into::into)
    }

    fn forget_tokens(&self, connection: &str) -> std::result::Result<(), host::StoreError> {
        token_store::forget(connection).map_err(Into::into)
    }

    fn lock_tokens(&self, connection: &str, wait_ms: u32) -> std::result::Result<host::RefreshLock, host::StoreError> {
        let lock = token_store::lock(connection, wait_ms).map_err(host::StoreError::from)?;
        Ok(host::RefreshLock(Box::new(lock)))
    }

    fn send(&self, request: host::Request) -> std::result::Result<host::Response, host::HttpError> {
        answered(http::send(&request.into()))
    }

    fn send_all(&self, requests: Vec<host::Request>) -> Vec<std::result::Result<host::Response, host::HttpError>> {
        let requests: Vec<_> = requests.into_iter().map(Into::into).collect();
        http::send_all(&requests).into_iter().map(answered).collect()
    }

    fn now(&self) -> u64 {
        imports::system::now()
    }

    fn sleep(&self, ms: u32) {
        imports::system::sleep(ms);
    }

    fn random(&self, len: u32) -> Vec<u8> {
        imports::system::random(len)
    }

    fn debug(&self, message: &str) {
        imports::system::log(imports::system::Level::Debug, message);
    }

    fn progress(&self, done: u64, total: Option<u64>, what: &str) {
        imports::system::progress(done, total, what);
    }
}

fn answered(
    outcome: std::result::Result<http::Response, http::HttpError>,
) -> std::result::Result<host::Response, host::HttpError> {
    match outcome {
        Ok(response) => Ok(host::Response {
            status: response.status,
            headers: response.headers.into_iter().map(Into::into).collect(),
            body: response.body.into(),
        }),
        Err(http::HttpError::Timeout) => Err(host::HttpError::Timeout),
        Err(http::HttpError::Denied(why)) => Err(host::HttpError::Denied(why)),
        Err(http::HttpError::Network(why)) => Err(host::HttpError::Network(why)),
        Err(http::HttpError::TooLarge(limit)) => Err(host::HttpError::TooLarge(limit)),
    }
}

impl From<token_store::Entry> for host::Entry {
    fn from(entry: token_store::Entry) -> Self {
        let token_store::Tokens { access_token, refresh_token, expires_at, scopes } = entry.tokens;
        Self { tokens: host::Tokens { access_token, refresh_token, expires_at, scopes }, revision: entry.revision }
    }
}

impl From<token_store::StoreError> for host::StoreError {
    fn from(error: token_store::StoreError) -> Self {
        match error {
            token_store::StoreError::Conflict(entry) => Self::Conflict(entry.map(Into::into)),
            token_store::StoreError::Unavailable(why) => Self::Unavailable(why),
        }
    }
}

impl From<host::Request> for http::Request {
    fn from(request: host::Request) -> Self {
        Self {
            connection: request.connection,
            method: request.method,
            url: request.url,
            headers: request.headers.into_iter().map(Into::into).collect(),
            body: request.body.into_iter().map(Into::into).collect(),
            sink: match request.sink {
                host::Sink::Inline(most) => http::Sink::Inline(most),
                host::Sink::Blob => http::Sink::Blob,
            },
            timeout_ms: request.timeout_ms,
        }
    }
}

impl From<http::Header> for host::Header {
    fn from(header: http::Header) -> Self {
        Self { name: header.name, value: header.value }
    }
}

impl From<host::Header> for http::Header {
    fn from(header: host::Header) -> Self {
        Self { name: header.name, value: header.value }
    }
}

impl From<http::Chunk> for host::Chunk {
    fn from(chunk: http::Chunk) -> Self {
        match chunk {
            http::Chunk::Bytes(bytes) => Self::Bytes(bytes),
            http::Chunk::Text(text) => Self::Text(text),
            http::Chunk::Blob(handle) => Self::Blob(handle),
        }
    }
}

impl From<host::Chunk> for http::Chunk {
    fn from(chunk: host::Chunk) -> Self {
        match chunk {
            host::Chunk::Bytes(bytes) => Self::Bytes(bytes),
            host::Chunk::Text(text) => Self::Text(text),
            host::Chunk::Blob(handle) => Self::Blob(handle),
        }
    }
}

impl From<Box<Error>> for WitError {
    // Inlined into every export it would cost kilobytes.
    #[inline(never)]
    fn from(error: Box<Error>) -> Self {
        let field = |fault: error::FieldError| WitFieldError { field: fault.field, message: fault.message };
        Self {
            kind: match error.kind {
                Kind::InvalidInput => ErrorKind::InvalidInput,
                Kind::Unsupported => ErrorKind::Unsupported,
                Kind::Unauthenticated => ErrorKind::Unauthenticated,
                Kind::TokenAcquisition => ErrorKind::TokenAcquisition,
                Kind::TokenResponse => ErrorKind::TokenResponse,
                Kind::TokenRefresh => ErrorKind::TokenRefresh,
                Kind::Captcha => ErrorKind::Captcha,
                Kind::Forbidden => ErrorKind::Forbidden,
                Kind::MissingScope => ErrorKind::MissingScope,
                Kind::NotFound => ErrorKind::NotFound,
                Kind::Gone => ErrorKind::Gone,
                Kind::Conflict => ErrorKind::Conflict,
                Kind::Rejected => ErrorKind::Rejected,
                Kind::RateLimited => ErrorKind::RateLimited,
                Kind::Timeout => ErrorKind::Timeout,
                Kind::Network => ErrorKind::Network,
                Kind::Upstream => ErrorKind::Upstream,
                Kind::Host => ErrorKind::Host,
            },
            message: error.message,
            cause: error.cause,
            resolution: error.resolution,
            status: error.status,
            retry_after_ms: error.retry_after_ms,
            required_scopes: error.required_scopes,
            granted_scopes: error.granted_scopes,
            fields: error.fields.into_iter().map(field).collect(),
            link: error.link,
            request: error.request,
            detail: error.detail,
            extra: error.extra,
        }
    }
}
