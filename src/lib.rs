//! The WIT on one side, the crate on the other: the only file that names the bindings.
//!
//! Start with `action.rs` (what an action is), `actions.rs` (the catalog) and `task.rs` (one run of one action).

mod actions;
mod base;
mod check;
mod choices;
mod engine;
#[cfg(fuzzing)]
#[allow(missing_docs)]
pub mod fuzz;
mod http;
mod invoke;
mod settings;

#[allow(unsafe_code, missing_docs, clippy::all, clippy::pedantic)]
mod bindings {
    // Types of ours that are as the contract has them stand for its own: nothing is converted on the way.
    wit_bindgen::generate!({
        world: "connector",
        path: "wit",
        generate_all,
        with: {
            "workflow:connector/types@0.1.0/error-kind": crate::base::error::Kind,
            "workflow:connector/types@0.1.0/applied": crate::base::error::Applied,
            "workflow:connector/types@0.1.0/field-error": crate::base::error::FieldError,
            "workflow:connector/types@0.1.0/error": crate::base::error::Error,
            "workflow:connector/types@0.1.0/header": crate::base::host::Header,
            "workflow:connector/types@0.1.0/blob": crate::base::host::Blob,
            "workflow:connector/types@0.1.0/blob-part": crate::base::host::BlobPart,
            "workflow:connector/types@0.1.0/chunk": crate::base::host::Chunk,
            "workflow:connector/types@0.1.0/content": crate::base::host::Content,
            "workflow:connector/http@0.1.0/purpose": crate::base::host::Purpose,
            "workflow:connector/http@0.1.0/sink": crate::base::host::Sink,
            "workflow:connector/http@0.1.0/request": crate::base::host::Request,
            "workflow:connector/http@0.1.0/response": crate::base::host::Response,
            "workflow:connector/http@0.1.0/http-error": crate::base::host::HttpError,
            "workflow:connector/connections@0.1.0/connection-error": crate::base::host::ConnectionError,
            "workflow:connector/token-store@0.1.0/tokens": crate::base::host::Tokens,
            "workflow:connector/token-store@0.1.0/entry": crate::base::host::Entry,
            "workflow:connector/token-store@0.1.0/store-error": crate::base::host::StoreError,
            "workflow:connector/forms@0.1.0/choice": crate::choices::Choice,
            "workflow:connector/forms@0.1.0/choice-page": crate::choices::Page,
            "workflow:connector/authorization@0.1.0/started": crate::http::auth::authorize::Started,
            "workflow:connector/diagnostics@0.1.0/check": crate::check::Check,
            "workflow:connector/diagnostics@0.1.0/verdict": crate::check::Verdict,
            "workflow:connector/catalog@0.1.0/scope-set": crate::base::scopes::ScopeSet,
        },
    });
    // The exports exist in the component alone: a native build, for unit tests, has no world to link with.
    #[cfg(target_family = "wasm")]
    export!(Connector);
    #[cfg(target_family = "wasm")]
    use super::Connector;
}

use crate::base::error::{Error, Result};
use crate::base::product::Product;
use crate::base::{host, scopes};
use crate::engine::{action, schema};
use crate::http::auth::authorize;
use crate::http::client::{Api, Request};
use bindings::exports::workflow::connector as exports;
use bindings::workflow::connector as imports;
use exports::{actions as wit_actions, api as wit_api, authorization, catalog, diagnostics, forms};
use imports::{connections, invocation, system, token_store};

struct Connector;

impl catalog::Guest for Connector {
    fn describe() -> catalog::Connector {
        catalog::Connector {
            id: "bitbucket".into(),
            title: "Bitbucket".into(),
            description: env!("CARGO_PKG_DESCRIPTION").into(),
            version: env!("CARGO_PKG_VERSION").into(),
            products: [Product::Cloud, Product::DataCenter].map(offered).into(),
            connection_schema: settings::schema().to_string(),
            documentation: None,
            extra: None,
        }
    }

    fn actions() -> Vec<catalog::Action> {
        let mut all = Vec::new();
        for group in actions::CATALOG {
            all.extend(group.lists.concat().into_iter().map(|action| listed(group.title, action)));
        }
        all
    }

    fn schemas_of(id: String, product: Option<String>) -> Option<catalog::Schemas> {
        let action = actions::find(&id).ok()?;
        let product = match product {
            Some(product) => Some(Product::from_id(&product).filter(|product| action.on(*product).is_some())?),
            None => None,
        };
        let mut input = schema::input(action, product);
        choices::mark(action, &mut input);
        Some(catalog::Schemas {
            input: input.to_string(),
            output: schema::output(action).to_string(),
            sample_input: schema::sample_input(action, product).to_string(),
            sample_output: schema::sample_output(action).to_string(),
        })
    }

    fn required_scopes(product: String, ids: Vec<String>) -> Vec<scopes::ScopeSet> {
        Product::from_id(&product).map(|product| actions::required_scopes(product, &ids)).unwrap_or_default()
    }

    fn origins(settings: String) -> Result<Vec<catalog::Origin>, Error> {
        let mut origins = Vec::new();
        for (url, purpose) in settings::origins(&settings)? {
            origins.push(catalog::Origin { url, purpose });
        }
        Ok(origins)
    }
}

/// A product as hosts list it.
fn offered(product: Product) -> catalog::Product {
    catalog::Product { id: product.id().into(), title: product.name().into() }
}

/// An action as hosts list it.
fn listed(group: &str, action: &action::Action) -> catalog::Action {
    let support = action.products().map(|(product, call)| catalog::Support {
        product: product.id().into(),
        scopes: scopes::sets(product, scopes::listed(call.scope), scopes::listed(call.token)),
        since: (!call.since.is_empty()).then(|| call.since.into()),
    });
    catalog::Action {
        id: action.id.into(),
        title: action.title(),
        description: action.about.into(),
        group: group.into(),
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
            replacement: deprecated.replacement.map(Into::into),
            removal: deprecated.removal.map(Into::into),
        }),
        documentation: None,
        extra: None,
    }
}

impl wit_actions::Guest for Connector {
    fn invoke(connection: String, action: String, input: String) -> Result<String, Error> {
        invoke::invoke(&Imports, &connection, &action, &input).map_err(Into::into)
    }
}

impl wit_api::Guest for Connector {
    fn call(connection: String, request: wit_api::Request) -> Result<wit_api::Response, Error> {
        call_api(&connection, request).map_err(Into::into)
    }
}

impl forms::Guest for Connector {
    fn choices(
        connection: String,
        id: String,
        field: String,
        input: String,
        search: Option<String>,
        cursor: Option<String>,
    ) -> Result<choices::Page, Error> {
        let (search, cursor) = (search.as_deref(), cursor.as_deref());
        Ok(choices::choices(&Imports, &connection, &id, &field, &input, search, cursor)?)
    }
}

fn call_api(connection: &str, request: wit_api::Request) -> Result<wit_api::Response> {
    let api = Api::new(&Imports, settings::open(&Imports, connection)?);
    let call = actions::WholeCall {
        method: &request.method,
        path: &request.path,
        query: request.query,
        headers: request.headers,
        body: request.body,
        media: None,
        max_items: request.max_items.map(u64::from),
        cursor: request.cursor.as_deref(),
        sink: if request.save_as_blob { host::Sink::Blob } else { Request::INLINE },
        raise_for_status: request.raise_for_status,
    };
    let reply = actions::call_api(&api, call)
        .map_err(|error| api.connection.redactor(&[]).error(api.writes.borrow().explain(error, false)))?;
    Ok(wit_api::Response { status: reply.status, headers: reply.headers, body: reply.body })
}

impl diagnostics::Guest for Connector {
    fn test(connection: String, services: Vec<String>) -> Result<diagnostics::Report, Error> {
        let report = check::test(&Imports, &connection, &services)?;
        Ok(diagnostics::Report {
            passed: report.passed(),
            identity: report.identity,
            credential: report.credential,
            server: Some(report.server),
            expires_at: report.expires_at,
            granted_scopes: report.granted_scopes,
            checks: report.checks,
            extra: None,
        })
    }
}

impl authorization::Guest for Connector {
    fn begin(connection: String, redirect_uri: String, scopes: Vec<String>) -> Result<authorize::Started, Error> {
        Ok(authorize::begin(&Imports, &settings::open(&Imports, &connection)?, &redirect_uri, &scopes)?)
    }

    fn complete(connection: String, pending: String, callback: String) -> Result<(), Error> {
        authorize::complete(&Imports, settings::open(&Imports, &connection)?, &pending, &callback).map_err(Into::into)
    }

    fn refresh(connection: String) -> Result<(), Error> {
        authorize::refresh(&Imports, settings::open(&Imports, &connection)?).map_err(Into::into)
    }

    fn disconnect(connection: String) -> Result<(), Error> {
        authorize::disconnect(&Imports, &connection).map_err(Into::into)
    }
}

/// The host behind the imports of the world.
struct Imports;

impl host::Host for Imports {
    fn connection(&self, name: &str) -> Result<String, host::ConnectionError> {
        connections::get(name)
    }

    fn load_tokens(&self, connection: &str) -> Result<Option<host::Entry>, host::StoreError> {
        token_store::load(connection)
    }

    fn save_tokens(
        &self,
        connection: &str,
        tokens: &host::Tokens,
        expected: Option<u64>,
    ) -> Result<u64, host::StoreError> {
        token_store::save(connection, tokens, expected)
    }

    fn forget_tokens(&self, connection: &str) -> Result<(), host::StoreError> {
        token_store::forget(connection)
    }

    fn lock_tokens(&self, connection: &str, wait_ms: u32) -> Result<host::RefreshLock, host::StoreError> {
        Ok(host::RefreshLock(Box::new(token_store::lock(connection, wait_ms)?)))
    }

    fn send(&self, request: host::Request) -> Result<host::Response, host::HttpError> {
        imports::http::send(&request)
    }

    fn send_all(&self, requests: Vec<host::Request>) -> Vec<Result<host::Response, host::HttpError>> {
        imports::http::send_all(&requests)
    }

    fn attempt(&self) -> u32 {
        invocation::attempt()
    }

    fn deadline(&self) -> Option<u64> {
        invocation::deadline()
    }

    fn now(&self) -> u64 {
        system::now()
    }

    fn sleep(&self, ms: u32) {
        system::sleep(ms);
    }

    fn random(&self, len: u32) -> Vec<u8> {
        system::random(len)
    }

    fn warn(&self, message: &str) {
        system::log(system::Level::Warn, message);
    }

    fn debug(&self, message: &str) {
        system::log(system::Level::Debug, message);
    }

    fn progress(&self, done: u64, total: Option<u64>, what: &str) {
        system::progress(done, total, what);
    }
}

#[cfg(test)]
mod auth_tests;
