//! A wasmtime host for workflow connectors.
//!
//! [`Host`] loads a connector once; every call then runs in a fresh instance with its own memory, its own limits and
//! exactly the [`Services`] that the caller hands it. A connector that traps, loops or eats memory ends its own call
//! and nothing else.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use host_test::{Host, Limits, Services, blobs::FolderBlobs, connections::TomlConnections, http::Live};
//! use std::sync::Arc;
//!
//! let host = Host::new(Limits::default())?;
//! let connections = Arc::new(TomlConnections::open("connections.toml".as_ref())?);
//! let services = Services::new(Arc::new(Live::new()?), connections, Arc::new(FolderBlobs::open("files".as_ref())));
//! let user = host.invoke(&services, "work", "get-current-user", "{}").await?;
//! # Ok(())
//! # }
//! ```

pub mod blobs;
mod call;
pub mod clock;
pub mod conformance;
pub mod connections;
pub mod demo;
mod engine;
pub mod error;
pub mod fields;
pub mod fixture;
pub mod http;
mod imports;
mod invocation;
pub mod journal;
mod limits;
pub mod observer;
pub mod operations;
pub mod policy;
#[cfg(feature = "command-line")]
pub mod receiver;
pub mod scopes;
mod secrets;
mod services;
#[cfg(feature = "simulate")]
pub mod sim;
mod stopped;
pub mod store;
pub mod tokens;

#[allow(missing_docs)]
mod bindings {
    wasmtime::component::bindgen!({
        path: "../wit",
        world: "connector",
        imports: { default: async | trappable },
        exports: { default: async },
        with: { "workflow:connector/token-store.refresh-lock": crate::tokens::Lock },
        additional_derives: [PartialEq],
    });
}

pub use bindings::exports::workflow::connector::api::{Request as ApiRequest, Response as ApiResponse};
pub use bindings::exports::workflow::connector::{authorization, catalog, diagnostics, forms, triggers};
pub use bindings::workflow::connector::{http as wire, types};
pub use call::CallError;
pub use engine::{COMPONENT, Host, LoadError};
pub use invocation::{CallHandle, Invocation};
pub use limits::Limits;
pub use services::Services;

/// Compiles the README's example.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
