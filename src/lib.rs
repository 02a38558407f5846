//! The WIT on one side, the crate on the other: the only file that names the bindings.
//!
//! The crate has five floors, each of which imports only those below it: `contract` (what each export does), `catalog` (the
//! tables), `engine` (what makes a row run), `http` (requests) and `base`. Start with `engine/action.rs` (what an action
//! is), any file of `catalog` and `engine/task.rs` (one run of one action).

mod base;
mod catalog;
mod contract;
mod engine;
#[cfg(fuzzing)]
#[allow(missing_docs)]
pub mod fuzz;
mod http;

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
            "workflow:connector/forms@0.1.0/choice": crate::contract::choices::Choice,
            "workflow:connector/forms@0.1.0/choice-page": crate::contract::choices::Page,
            "workflow:connector/authorization@0.1.0/started": crate::http::auth::authorize::Started,
            "workflow:connector/diagnostics@0.1.0/check": crate::contract::diagnostics::Check,
            "workflow:connector/diagnostics@0.1.0/verdict": crate::contract::diagnostics::Verdict,
            "workflow:connector/triggers@0.1.0/reply": crate::contract::triggers::Reply,
            "workflow:connector/triggers@0.1.0/listener": crate::contract::triggers::Listener,
            "workflow:connector/catalog@0.1.0/schemas": crate::contract::catalog::Schemas,
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
use crate::catalog::RawRequest;
use crate::engine::action;
use crate::engine::trigger::Event;
use crate::http::auth::authorize;
use crate::http::delivery::Delivery;
use crate::http::message::Request;
use bindings::exports::workflow::connector as exports;
use bindings::workflow::connector as imports;
use imports::{connections, invocation, system, token_store};

struct Connector;

impl exports::catalog::Guest for Connector {
    fn describe() -> exports::catalog::Connector {
        exports::catalog::Connector {
            id: "bitbucket".into(),
            title: "Bitbucket".into(),
            description: env!("CARGO_PKG_DESCRIPTION").into(),
            version: env!("CARGO_PKG_VERSION").into(),
            products: [Product::Cloud, Product::DataCenter].map(offered).into(),
            connection_schema: catalog::connection::schema().to_string(),
            documentation: None,
            extra: None,
        }
    }

    fn actions() -> Vec<exports::catalog::Action> {
        let mut all = Vec::new();
        for group in catalog::CATALOG {
            all.extend(group.lists.concat().into_iter().map(|action| listed(group.title, action)));
        }
        all
    }

    fn schemas_of(id: String, product: Option<String>) -> Option<contract::catalog::Schemas> {
        contract::catalog::schemas_of(&id, product.as_deref())
    }

    fn required_scopes(product: String, ids: Vec<String>) -> Vec<scopes::ScopeSet> {
        Product::from_id(&product).map(|product| catalog::required_scopes(product, &ids)).unwrap_or_default()
    }

    fn origins(settings: String) -> Result<Vec<exports::catalog::Origin>, Error> {
        let mut origins = Vec::new();
        for (url, purpose) in catalog::connection::origins(&settings)? {
            origins.push(exports::catalog::Origin { url, purpose });
        }
        Ok(origins)
    }
}

/// A product as hosts list it.
fn offered(product: Product) -> exports::catalog::Product {
    exports::catalog::Product { id: product.id().into(), title: product.name().into() }
}

/// An action as hosts list it.
fn listed(group: &str, action: &action::Action) -> exports::catalog::Action {
    let support = action.products().map(|(product, call)| exports::catalog::Support {
        product: product.id().into(),
        scopes: scopes::sets(product, scopes::listed(call.scope), scopes::listed(call.token)),
        since: (!call.since.is_empty()).then(|| call.since.into()),
    });
    exports::catalog::Action {
        id: action.id.into(),
        title: action.title(),
        description: action.about.into(),
        group: group.into(),
        effect: match action.effect() {
            action::Effect::Read => exports::catalog::Effect::Read,
            action::Effect::Write => exports::catalog::Effect::Write,
            action::Effect::Destroy => exports::catalog::Effect::Destroy,
        },
        idempotent: action.idempotent(),
        support: support.collect(),
        deprecated: action.deprecated.as_ref().map(|deprecated| exports::catalog::Deprecation {
            since: deprecated.since.into(),
            reason: deprecated.reason.into(),
            replacement: deprecated.replacement.map(Into::into),
            removal: deprecated.removal.map(Into::into),
        }),
        documentation: None,
        extra: None,
    }
}

impl exports::actions::Guest for Connector {
    fn invoke(connection: String, action: String, input: String) -> Result<String, Error> {
        contract::invoke::invoke(&Imports, &connection, &action, &input).map_err(Into::into)
    }
}

impl exports::api::Guest for Connector {
    fn call(connection: String, request: exports::api::Request) -> Result<exports::api::Response, Error> {
        let call = RawRequest {
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
        let reply = contract::api::call(&Imports, &connection, call)?;
        Ok(exports::api::Response { status: reply.status, headers: reply.headers, body: reply.body })
    }
}

impl exports::forms::Guest for Connector {
    fn choices(
        connection: String,
        id: String,
        field: String,
        input: String,
        search: Option<String>,
        cursor: Option<String>,
    ) -> Result<contract::choices::Page, Error> {
        let (search, cursor) = (search.as_deref(), cursor.as_deref());
        Ok(contract::choices::choices(&Imports, &connection, &id, &field, &input, search, cursor)?)
    }
}

impl exports::diagnostics::Guest for Connector {
    fn test(connection: String, services: Vec<String>) -> Result<exports::diagnostics::Report, Error> {
        let report = contract::diagnostics::test(&Imports, &connection, &services)?;
        Ok(exports::diagnostics::Report {
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

impl exports::authorization::Guest for Connector {
    fn begin(connection: String, redirect_uri: String, scopes: Vec<String>) -> Result<authorize::Started, Error> {
        Ok(contract::authorization::begin(&Imports, &connection, &redirect_uri, &scopes)?)
    }

    fn complete(connection: String, pending: String, callback: String) -> Result<(), Error> {
        contract::authorization::complete(&Imports, &connection, &pending, &callback).map_err(Into::into)
    }

    fn refresh(connection: String) -> Result<(), Error> {
        contract::authorization::refresh(&Imports, &connection).map_err(Into::into)
    }

    fn disconnect(connection: String) -> Result<(), Error> {
        contract::authorization::disconnect(&Imports, &connection).map_err(Into::into)
    }
}

impl exports::triggers::Guest for Connector {
    fn all() -> Vec<exports::triggers::Trigger> {
        let groups = catalog::triggers::TRIGGERS.iter();
        let all = groups.flat_map(|group| group.triggers.iter().map(|trigger| (group.title, *trigger)));
        all.map(|(group, trigger)| exports::triggers::Trigger {
            id: trigger.id.into(),
            title: trigger.title(),
            description: trigger.about.into(),
            group: group.into(),
            ways: contract::triggers::ways(trigger).into_iter().map(way).collect(),
            deprecated: None,
            documentation: None,
            extra: None,
        })
        .collect()
    }

    fn subscribe(
        connection: String,
        trigger: String,
        config: String,
        callback_url: String,
    ) -> Result<exports::triggers::Subscription, Error> {
        Ok(subscription(contract::triggers::subscribe(&Imports, &connection, &trigger, &config, &callback_url)?))
    }

    fn reconcile(
        connection: String,
        trigger: String,
        config: String,
        callback_url: String,
        state: String,
    ) -> Result<exports::triggers::Subscription, Error> {
        let reconciled =
            contract::triggers::reconcile(&Imports, &connection, &trigger, &config, &callback_url, &state)?;
        Ok(subscription(reconciled))
    }

    fn unsubscribe(connection: String, state: String) -> Result<(), Error> {
        contract::triggers::unsubscribe(&Imports, &connection, &state).map_err(Into::into)
    }

    fn receive(
        connection: String,
        listeners: Vec<contract::triggers::Listener>,
        delivery: exports::triggers::Delivery,
    ) -> Result<exports::triggers::Received, Error> {
        let delivery = Delivery { method: delivery.method, headers: delivery.headers, body: delivery.body };
        let received = contract::triggers::receive(&Imports, &connection, &listeners, &delivery)?;
        Ok(exports::triggers::Received {
            events: received.events.into_iter().map(|(listener, started)| (listener, event(started))).collect(),
            states: received.states,
            failures: received.failures,
            reply: received.reply,
            ignored: received.ignored,
        })
    }

    fn poll(
        connection: String,
        trigger: String,
        config: String,
        state: Option<String>,
    ) -> Result<exports::triggers::Polled, Error> {
        let polled = contract::triggers::poll(&Imports, &connection, &trigger, &config, state.as_deref())?;
        Ok(exports::triggers::Polled {
            events: polled.events.into_iter().map(event).collect(),
            state: polled.state,
            next_poll_ms: polled.next_poll_ms,
        })
    }

    fn samples(connection: String, trigger: String, config: String) -> Result<Vec<exports::triggers::Event>, Error> {
        let samples = contract::triggers::samples(&Imports, &connection, &trigger, &config)?;
        Ok(samples.into_iter().map(event).collect())
    }
}

fn way(way: contract::triggers::Way) -> exports::triggers::Way {
    exports::triggers::Way { product: way.product.id().into(), mode: way.mode.into(), since: None, scopes: way.scopes }
}

/// Webhooks do not expire, and each subscription has a URL of its own.
fn subscription(subscription: contract::triggers::Subscription) -> exports::triggers::Subscription {
    exports::triggers::Subscription { state: subscription.state, expires_at: None, key: None }
}

/// An event, as the contract has it.
fn event(event: Event) -> exports::triggers::Event {
    exports::triggers::Event {
        id: event.id,
        occurred_at: event.occurred_at,
        payload: event.payload.to_string(),
        extra: None,
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
