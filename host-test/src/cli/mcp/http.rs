//! Streamable HTTP on this machine, for clients that hold the key.

use std::{env, sync::Arc};

use anyhow::Context as _;
use axum::{
    Router,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
};
use rmcp::transport::streamable_http_server::{
    StreamableHttpServerConfig, StreamableHttpService, session::local::LocalSessionManager,
};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

use super::{
    super::{
        failure::{self, Result, usage},
        note,
    },
    server::Server,
};

/// The variable with the key.
const KEY: &str = "BITBUCKET_MCP_KEY";
/// The fewest characters of a key.
const SHORTEST: usize = 16;
/// The most bytes of a request: a file as base64 is a part of it.
const BODY: usize = 16 << 20;

/// Serves until Ctrl-C.
pub async fn serve(server: Server, port: u16) -> Result<()> {
    let key = Arc::new(Key::of_environment()?);
    let listening = TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listening.with_context(|| format!("Can't listen on port {port}.")).map_err(failure::host)?;
    let address = listener.local_addr().context("The server has no address.").map_err(failure::host)?;
    // Pages of a browser are refused, whatever they hold: by their origin, and by the name that they know this machine by.
    let config = StreamableHttpServerConfig::default().enforce_origin_validation().with_max_request_body_bytes(BODY);
    let server = Arc::new(server);
    let sessions = Arc::new(LocalSessionManager::default());
    let service = StreamableHttpService::new(move || Ok(server.clone()), sessions, config);
    let routes = Router::new().route_service("/mcp", service).layer(middleware::from_fn_with_state(key, authorized));
    note(&format!(
        "The server is at\nhttp://{address}/mcp\nwith the header `Authorization: Bearer ${KEY}`. Ctrl-C ends it."
    ));
    tokio::select! {
        served = axum::serve(listener, routes).into_future() => {
            served.context("The server ended.").map_err(failure::host)?;
        }
        // Without a way to hear of Ctrl-C, it ends the program anyway.
        _ = tokio::signal::ctrl_c() => {}
    }
    Ok(())
}

/// What every request has to show, as a digest: two of them are compared in the same time, wherever they differ.
struct Key([u8; 32]);

impl Key {
    fn of_environment() -> Result<Self> {
        match env::var(KEY) {
            Ok(key) if key.len() >= SHORTEST => Ok(Self(digest(&key))),
            _ => Err(usage(
                format!(
                    "Other users of this machine can reach the server too, so it needs a key: {KEY} has to have {SHORTEST} characters or more."
                ),
                format!("Set it, and give it to the client as well: export {KEY}=$(openssl rand -hex 16)"),
            )),
        }
    }
}

fn digest(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}

async fn authorized(State(key): State<Arc<Key>>, request: Request, next: Next) -> Response {
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match header.and_then(|value| value.split_once(' ')) {
        Some((scheme, given)) if scheme.eq_ignore_ascii_case("Bearer") && digest(given) == key.0 => {
            next.run(request).await
        }
        _ => (
            StatusCode::UNAUTHORIZED,
            [(header::WWW_AUTHENTICATE, "Bearer")],
            format!("Send the header `Authorization: Bearer ${KEY}`.\n"),
        )
            .into_response(),
    }
}
