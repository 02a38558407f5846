//! Receives webhooks over HTTP: has the connector verify and map each delivery, stores what it starts, acknowledges, and then hands it on.
//!
//! What was acknowledged is on the disk: a crash loses none of it, and what was not handed on by then is handed on after the next start.
//!
//! | bound | |
//! |---|---|
//! | body | 8 MiB, answered with 413 |
//! | time for a request | 9 seconds, since Cloud waits for 10: 408 where its body is not there by then, else 503, after which Cloud comes again |
//! | requests at once | 64, the others are answered with 503 |
//! | connections at once, and how long each lasts | 256, 2 minutes |
//!
//! How long the workflows take is no matter: events are handed on behind the answers.

mod line;

use crate::{
    Host, Services,
    clock::{Clock as _, SystemClock},
    store::{Delivered, SqliteStore, Started, Status, Stored, Subscription},
    triggers::{self, Delivery, Received},
    types::{Error, ErrorKind, Header},
};
use async_trait::async_trait;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Path, Request, State},
    http::{HeaderMap, Response, StatusCode},
    routing::any,
    serve::Listener,
};
use std::{
    collections::HashMap,
    fmt::Debug,
    future::Future,
    io,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    sync::{Semaphore, mpsc, oneshot},
    time::{Instant, timeout_at},
};

/// The most bytes of a body.
const BODY: usize = 8 << 20;
/// How long a request may take.
const REQUEST: Duration = Duration::from_secs(9);
/// Requests that are worked on at once.
const REQUESTS: usize = 64;
/// What is written to the disk at once, at most.
const BATCH: usize = 256;
/// How often the store is looked at for subscriptions of other processes, at most.
const LOOK: Duration = Duration::from_millis(50);
/// How often an event is handed on, with twice the time between each two.
const TRIES: u32 = 5;

/// Whoever gets the events: a workflow engine, a command, a URL.
#[async_trait]
pub trait Handle: Send + Sync {
    /// Takes an event. After an error, a sentence, it is handed on again.
    async fn handle(&self, event: &Stored, subscription: &Subscription) -> Result<(), String>;
}

/// A receiver of webhooks.
pub struct Receiver {
    /// The connector.
    pub host: Host,
    /// Where subscriptions are, and events go.
    pub store: Arc<SqliteStore>,
    /// What the connector can reach.
    pub services: Services,
    /// Whoever gets the events.
    pub handler: Arc<dyn Handle>,
}

impl Receiver {
    /// Serves until `stop` is ready. What is under way by then is finished.
    ///
    /// # Errors
    /// Where the store cannot be used, or the socket broke.
    pub async fn serve<L: Listener<Addr: Debug>>(
        self,
        listener: L,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        let failed = io::Error::other;
        let waiting = self.store.waiting().await.map_err(failed)?;
        let (jobs, queue) = mpsc::channel(BATCH * 4);
        let (events, started) = mpsc::unbounded_channel();
        let known = Known::default();
        known.look(&self.store).await.map_err(failed)?;
        for event in waiting {
            let _ = events.send(event);
        }
        let known = Arc::new(known);
        let hands = Hands { handler: self.handler, store: self.store.clone(), jobs: jobs.downgrade() };
        let writer = tokio::spawn(write(self.store.clone(), queue, events));
        let handing = tokio::spawn(hand_on(Arc::new(hands), known.clone(), started));
        let slots = Semaphore::new(REQUESTS);
        let shared =
            Arc::new(Shared { host: self.host, store: self.store, services: self.services, known, jobs, slots });
        let routes = Router::new().route("/hooks/{id}", any(receive)).with_state(shared);
        let served = axum::serve(line::Bounded::new(listener), routes).with_graceful_shutdown(stop).await;
        // With the routes the last job is gone, and so the writer ends, and then whoever waits for events.
        let _ = writer.await;
        let _ = handing.await;
        served
    }
}

struct Shared {
    host: Host,
    store: Arc<SqliteStore>,
    services: Services,
    known: Arc<Known>,
    jobs: mpsc::Sender<Job>,
    slots: Semaphore,
}

/// Something to write to the disk.
enum Job {
    /// What a delivery came to; answered when it is stored.
    Receive(Box<(Subscription, Delivered)>, oneshot::Sender<Result<(), String>>),
    /// What became of an event.
    Mark(i64, Status, Option<String>),
}

/// Subscriptions by id, as the store had them when it was looked at last.
#[derive(Default)]
struct Known {
    subscriptions: Mutex<HashMap<String, Subscription>>,
    /// When the last look began; held while one goes on.
    looked: tokio::sync::Mutex<Option<Instant>>,
}

impl Known {
    fn get(&self, id: &str) -> Option<Subscription> {
        self.subscriptions.lock().expect("no panic under the lock").get(id).cloned()
    }

    fn set_state(&self, id: &str, state: &str) {
        if let Some(one) = self.subscriptions.lock().expect("no panic under the lock").get_mut(id) {
            one.state = Some(state.into());
        }
    }

    /// Looks at the store, as `subscribe` may have run in another process. It waits rather than not look: what is refused is lost,
    /// as Data Center delivers once.
    async fn look(&self, store: &SqliteStore) -> Result<(), String> {
        let asked = Instant::now();
        let mut looked = self.looked.lock().await;
        if looked.is_some_and(|began| began > asked) {
            return Ok(());
        }
        if let Some(began) = *looked {
            tokio::time::sleep(LOOK.saturating_sub(began.elapsed())).await;
        }
        *looked = Some(Instant::now());
        let all = store.subscriptions().await?;
        let all = all.into_iter().map(|one| (one.id.clone(), one)).collect();
        *self.subscriptions.lock().expect("no panic under the lock") = all;
        Ok(())
    }
}

async fn receive(State(shared): State<Arc<Shared>>, Path(id): Path<String>, request: Request) -> Response<Body> {
    let Ok(_slot) = shared.slots.try_acquire() else {
        return Response::builder()
            .status(StatusCode::SERVICE_UNAVAILABLE)
            .header("Retry-After", "1")
            .body(Body::empty())
            .expect("a response");
    };
    let end = Instant::now() + REQUEST;
    match timeout_at(end, shared.answer(&id, request, end)).await {
        Ok(response) => response,
        Err(_) => status(StatusCode::SERVICE_UNAVAILABLE),
    }
}

fn status(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

impl Shared {
    /// The body has to be there by `end`.
    async fn answer(&self, id: &str, request: Request, end: Instant) -> Response<Body> {
        if self.known.get(id).is_none() && self.known.look(&self.store).await.is_err() {
            return status(StatusCode::INTERNAL_SERVER_ERROR);
        }
        let Some(mut subscription) = self.known.get(id) else { return status(StatusCode::NOT_FOUND) };
        let (head, body) = request.into_parts();
        let body = match timeout_at(end, to_bytes(body, BODY)).await {
            Ok(Ok(body)) => body,
            Ok(Err(_)) => return status(StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => return status(StatusCode::REQUEST_TIMEOUT),
        };
        let now = SystemClock.now_ms();
        let delivery = Delivery {
            method: head.method.to_string(),
            url: head.uri.to_string(),
            headers: headers(&head.headers),
            body: body.to_vec(),
            received_at: now,
        };
        let mut received = self.received(&subscription, &delivery).await;
        // Another process may have given the webhook another secret.
        if matches!(&received, Ok(Err(error)) if error.kind == ErrorKind::Unauthenticated)
            && self.known.look(&self.store).await.is_ok()
            && let Some(newer) = self.known.get(id).filter(|newer| newer.state != subscription.state)
        {
            subscription = newer;
            received = self.received(&subscription, &delivery).await;
        }
        let (delivered, response) = match received {
            Ok(Ok(received)) => taken(received),
            Ok(Err(error)) => {
                let code = match error.kind {
                    ErrorKind::Unauthenticated => StatusCode::UNAUTHORIZED,
                    _ => StatusCode::INTERNAL_SERVER_ERROR,
                };
                (refused(&error), status(code))
            }
            Err(ended) => {
                let why = Some((Status::Refused, ended.to_string()));
                (Delivered { why, ..Delivered::default() }, status(StatusCode::INTERNAL_SERVER_ERROR))
            }
        };
        if let Some(state) = &delivered.state {
            self.known.set_state(id, state);
        }
        let (stored, answer) = oneshot::channel();
        let job = Job::Receive(Box::new((subscription, delivered)), stored);
        match (self.jobs.send(job).await, answer.await) {
            (Ok(()), Ok(Ok(()))) => response,
            // Not acknowledged, so that Bitbucket delivers again.
            _ => status(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    async fn received(
        &self,
        subscription: &Subscription,
        delivery: &Delivery,
    ) -> Result<Result<Received, Error>, crate::CallError> {
        let listener = triggers::Listener {
            id: subscription.id.clone(),
            trigger: subscription.trigger.clone(),
            config: subscription.config.to_string(),
            state: subscription.state.clone(),
        };
        self.host.receive(&self.services, &subscription.connection, &[listener], delivery).await
    }
}

/// Every header, in order. What is no text is one character a byte, as the contract has it.
fn headers(headers: &HeaderMap) -> Vec<Header> {
    let value = |value: &[u8]| match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) => value.iter().map(|byte| char::from(*byte)).collect(),
    };
    headers.iter().map(|(name, it)| Header { name: name.to_string(), value: value(it.as_bytes()) }).collect()
}

/// What is to be stored of a delivery, and how it is answered.
fn taken(received: Received) -> (Delivered, Response<Body>) {
    let started = |event: triggers::Event| Started {
        id: event.id,
        occurred_at: event.occurred_at,
        payload: serde_json::from_str(&event.payload).unwrap_or_else(|_| event.payload.into()),
    };
    let failure = received.failures.into_iter().next().map(|(_, error)| (Status::Refused, error.message));
    let is_refused = received.reply.as_ref().is_some_and(|reply| reply.status >= 400);
    let ignored = received.ignored.map(|why| (if is_refused { Status::Refused } else { Status::Ignored }, why));
    let delivered = Delivered {
        events: received.events.into_iter().map(|(_, event)| started(event)).collect(),
        state: received.states.into_iter().next().map(|(_, state)| state),
        why: failure.or(ignored),
    };
    let Some(reply) = received.reply else { return (delivered, status(StatusCode::OK)) };
    let mut response = status(StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    for Header { name, value } in &reply.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<axum::http::HeaderName>(), value.parse()) {
            response.headers_mut().insert(name, value);
        }
    }
    *response.body_mut() = Body::from(reply.body);
    (delivered, response)
}

fn refused(error: &Error) -> Delivered {
    let cause = error.cause.as_deref().map(|cause| format!(" {cause}")).unwrap_or_default();
    let why = Some((Status::Refused, format!("{}{cause}", error.message)));
    Delivered { why, ..Delivered::default() }
}

/// Writes what comes, as much of it at once as waits: a disk takes a hundred deliveries in the time of one.
async fn write(store: Arc<SqliteStore>, mut jobs: mpsc::Receiver<Job>, events: mpsc::UnboundedSender<Stored>) {
    let mut batch = Vec::new();
    while jobs.recv_many(&mut batch, BATCH).await > 0 {
        let (mut received, mut answers, mut marks) = (Vec::new(), Vec::new(), Vec::new());
        for job in batch.drain(..) {
            match job {
                Job::Receive(one, answer) => {
                    received.push(*one);
                    answers.push(answer);
                }
                Job::Mark(number, status, why) => marks.push((number, status, why)),
            }
        }
        let stored = store.receive(received, marks, SystemClock.now_ms()).await;
        for (place, answer) in answers.into_iter().enumerate() {
            // Whoever asked may be gone.
            let _ = answer.send(stored.as_ref().map(drop).map_err(Clone::clone));
            for event in stored.iter().filter_map(|new| new.get(place)).flatten() {
                let _ = events.send(event.clone());
            }
        }
    }
}

/// What hands events on, and notes that.
struct Hands {
    handler: Arc<dyn Handle>,
    store: Arc<SqliteStore>,
    /// The writer's, as long as it lives: this alone would keep it alive for ever.
    jobs: mpsc::WeakSender<Job>,
}

/// Hands events on in the order in which they came. One that fails is tried again beside the others.
async fn hand_on(hands: Arc<Hands>, known: Arc<Known>, mut events: mpsc::UnboundedReceiver<Stored>) {
    while let Some(event) = events.recv().await {
        // Otherwise it was unsubscribed meanwhile.
        if let Some(subscription) = known.get(&event.subscription)
            && !hands.hand(&event, &subscription).await
        {
            tokio::spawn(again(hands.clone(), event, subscription));
        }
    }
}

async fn again(hands: Arc<Hands>, event: Stored, subscription: Subscription) {
    for attempt in 1..TRIES {
        tokio::time::sleep(Duration::from_secs(1 << attempt)).await;
        if hands.hand(&event, &subscription).await {
            return;
        }
    }
}

impl Hands {
    /// Whether it was taken.
    async fn hand(&self, event: &Stored, subscription: &Subscription) -> bool {
        let result = self.handler.handle(event, subscription).await;
        let (status, why) = match &result {
            Ok(()) => (Status::Done, None),
            Err(why) => (Status::Waiting, Some(why.clone())),
        };
        match self.jobs.upgrade() {
            Some(jobs) => drop(jobs.send(Job::Mark(event.number, status, why)).await),
            // What is not noted is handed on again after the next start.
            None => drop(self.store.receive(Vec::new(), vec![(event.number, status, why)], SystemClock.now_ms()).await),
        }
        result.is_ok()
    }
}
