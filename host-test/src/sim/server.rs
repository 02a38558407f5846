//! The two ports and the thread behind them: everything comes by here, is written down, and meets the rules.

use super::{
    Answer, Seen, date,
    rule::Rules,
    seen::Log,
    wire::{Line, Port},
};
use crate::clock::Clock;
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, Response, header, request},
    middleware::{self, Next},
};
use std::{io, sync::Arc, thread, time::Duration};
use tokio::{
    net::TcpListener,
    sync::{Notify, oneshot},
};
use tower_http::cors::{AllowHeaders, AllowMethods, AllowOrigin, CorsLayer, ExposeHeaders};
use url::Url;

/// Where a simulation ends by itself, so that a forgotten one does not stay.
#[derive(Clone, Copy)]
pub struct Bounds {
    pub life: Duration,
    pub requests: usize,
}

/// The thread that serves, and its addresses: the API's and the storage's.
pub struct Server {
    pub origins: [String; 2],
    /// Dropped, it ends the thread.
    _stop: oneshot::Sender<()>,
    over: oneshot::Receiver<()>,
}

impl Server {
    pub fn start(api: Router, gate: Gate, port: u16) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let [api_port, storage_port] = [port, 0].map(|port| listen(&runtime, port));
        let (api_port, storage_port) = (api_port?, storage_port?);
        let origin = |port: &TcpListener| port.local_addr().map(|address| format!("http://{address}"));
        let origins = [origin(&api_port)?, origin(&storage_port)?];
        let (stop, stopped) = oneshot::channel();
        let (ending, over) = oneshot::channel();
        let full = Arc::new(Notify::new());
        thread::Builder::new().name("simulation".into()).spawn(move || {
            runtime.block_on(async {
                let storage = Router::new().fallback(async || Answer::new(404));
                let [api, storage] =
                    [(api, api_port, false), (storage, storage_port, true)].map(|(routes, port, to_storage)| {
                        let guarded = Guarded { gate: gate.clone(), full: full.clone(), to_storage };
                        let guarded = middleware::from_fn_with_state(guarded, guard);
                        let routes = routes.layer(guarded).layer(pages_of_this_machine());
                        let routes = routes.into_make_service_with_connect_info::<Line>();
                        axum::serve(Port(port), routes).into_future()
                    });
                tokio::select! {
                    _ = api => {}
                    _ = storage => {}
                    _ = stopped => {}
                    () = full.notified() => {}
                    () = tokio::time::sleep(gate.bounds.life) => {}
                }
            });
            // Nobody may be waiting for the end.
            let _ = ending.send(());
        })?;
        Ok(Self { origins, _stop: stop, over })
    }

    pub async fn ended(&mut self) {
        let _ = (&mut self.over).await;
    }
}

/// Pages that this machine serves may use the simulation, as the playground does; others may not.
fn pages_of_this_machine() -> CorsLayer {
    let is_local = |origin: &HeaderValue, _: &request::Parts| {
        let host = origin.to_str().ok().and_then(|origin| Url::parse(origin).ok());
        host.is_some_and(|url| matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost")))
    };
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(is_local))
        .allow_methods(AllowMethods::mirror_request())
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers(ExposeHeaders::any())
}

fn listen(runtime: &tokio::runtime::Runtime, port: u16) -> io::Result<TcpListener> {
    let _inside = runtime.enter();
    let listener = std::net::TcpListener::bind(("127.0.0.1", port))?;
    listener.set_nonblocking(true)?;
    TcpListener::from_std(listener)
}

/// What every request passes before it comes to its route.
#[derive(Clone)]
pub struct Gate {
    pub rules: Arc<Rules>,
    pub log: Arc<Log>,
    pub clock: Arc<dyn Clock>,
    pub bounds: Bounds,
}

/// The gate at one of the two ports.
#[derive(Clone)]
struct Guarded {
    gate: Gate,
    full: Arc<Notify>,
    to_storage: bool,
}

async fn guard(
    State(Guarded { gate, full, to_storage }): State<Guarded>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let (head, body) = request.into_parts();
    let seen = Seen::read(&head, body, to_storage).await;
    let ruled = gate.rules.answer(&seen.method, &seen.target);
    // Of a long body, routes get the beginning: what they take is short.
    let request = Request::from_parts(head, Body::from(seen.body.clone()));
    if gate.log.add(seen) > gate.bounds.requests {
        full.notify_one();
        return Answer::reset().send(&line).await;
    }
    let mut response = match ruled {
        Some((answer, true)) => {
            next.run(request).await;
            answer.send(&line).await
        }
        Some((answer, false)) => answer.send(&line).await,
        None => next.run(request).await,
    };
    let now = HeaderValue::from_str(&date::http(gate.clock.now_ms())).expect("ASCII");
    response.headers_mut().entry(header::DATE).or_insert(now);
    response
}
