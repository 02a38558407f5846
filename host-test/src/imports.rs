//! What a connector imports, answered by the [`Services`] of its call.

use crate::{
    CallHandle, Limits, Services,
    bindings::workflow::connector::{connections, http, invocation, system, token_store, types},
    connections::{Connection, ConnectionError},
    http::{Content, HttpError, Purpose, Request, Response},
    journal::{Entry, Journal, Turn},
    policy::Policy,
    secrets,
    stopped::Stopped,
    tokens::{self, Lock, StoreError},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures::{StreamExt, stream};
use std::{sync::Arc, time::Duration};
use tokio::sync::OwnedSemaphorePermit;
use url::Url;
use wasmtime::{
    ResourceLimiter, Result, bail,
    component::{Resource, ResourceTable},
};

/// Longest log line in bytes, and most random bytes at a time: neither may fill the host's memory.
const LOG_BYTES: usize = 8 << 10;
const RANDOM_BYTES: u32 = 4 << 10;

/// Why nothing is sent any more.
const STOPPING: &str = "the call is being stopped";

/// Rows of all tables of an instance; a connector has a few hundred.
const TABLE_ROWS: usize = 100_000;

/// The host's side of one running instance.
pub struct State {
    /// None for the catalog, which depends on nothing outside.
    services: Option<Services>,
    own: Option<Own>,
    /// Whether the call is being stopped.
    stop: CallHandle,
    limits: Arc<Limits>,
    locks: ResourceTable,
    /// When the call is stopped, by its clock.
    deadline: Option<u64>,
    /// Ticks that the instance has computed since it last asked the host for something.
    ticks: u128,
    pub(crate) memory: Memory,
    _slot: OwnedSemaphorePermit,
}

/// The one connection that a call is for, as it was when the call began; the instance can see no other.
pub struct Own {
    pub name: String,
    pub settings: Result<Connection, ConnectionError>,
    /// Or why nothing may be sent.
    pub policy: Result<Arc<Policy>, String>,
}

impl State {
    pub fn new(
        services: Option<(Services, Own)>,
        stop: CallHandle,
        limits: Arc<Limits>,
        slot: OwnedSemaphorePermit,
    ) -> Self {
        let (services, own) = services.unzip();
        let clock = services.as_ref().map(|services| &services.clock);
        Self {
            deadline: clock.and_then(|clock| clock.deadline(limits.deadline)),
            services,
            own,
            stop,
            memory: Memory { most: limits.memory_bytes, used: 0 },
            limits,
            locks: ResourceTable::new(),
            ticks: 0,
            _slot: slot,
        }
    }

    /// Counts a tick in which the instance was computing.
    pub fn tick(&mut self) -> Result<(), Stopped> {
        self.ticks += 1;
        if self.ticks > self.limits.cpu_ticks() { Err(Stopped::Cpu) } else { Ok(()) }
    }

    /// The services, for an instance that just asked for one.
    fn services(&mut self) -> Result<Services> {
        self.ticks = 0;
        match &self.services {
            Some(services) => Ok(services.clone()),
            None => bail!("the catalog asked the host for a service, but it has to be the same everywhere"),
        }
    }

    /// Where answers are kept; nowhere while a refresh lock is held.
    fn journal(&self) -> Option<Arc<Journal>> {
        let journal = self.services.as_ref().and_then(|services| services.journal.clone());
        journal.filter(|_| self.locks.is_empty())
    }

    /// An answer that the journal has, or a new one that it keeps.
    async fn recorded<T>(
        &mut self,
        recall: impl Fn(&Entry) -> Option<T>,
        entry: impl Fn(&T) -> Entry,
        answer: impl AsyncFnOnce(Services) -> T,
    ) -> Result<T> {
        let services = self.services()?;
        let Some(journal) = self.journal() else { return Ok(answer(services).await) };
        if let Some(answer) = journal.recall(recall)? {
            return Ok(answer);
        }
        let answer = answer(services).await;
        journal.keep(entry(&answer))?;
        Ok(answer)
    }

    fn is_own(&self, connection: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own.name == connection)
    }

    fn policy(&self) -> Result<Arc<Policy>, HttpError> {
        let own = self.own.as_ref().ok_or_else(|| HttpError::Denied("The call is for no connection.".into()))?;
        own.policy.clone().map_err(HttpError::Denied)
    }

    /// The request as the host sends it, if the policy lets it leave.
    fn allowed(&self, mut request: http::Request, policy: &Policy) -> Result<Request, HttpError> {
        if !self.is_own(&request.connection) {
            return Err(HttpError::Denied("The request is for another connection than the call.".into()));
        }
        let url =
            Url::parse(&request.url).map_err(|error| HttpError::Denied(format!("The address is none: {error}.")))?;
        policy.check(request.purpose, &url, &mut request.headers).map_err(HttpError::Denied)?;
        Ok(Request {
            purpose: request.purpose,
            method: request.method,
            url,
            headers: request.headers,
            body: request.body,
            sink: request.sink,
            timeout: Duration::from_millis(request.timeout_ms.into()),
            repeatable: request.repeatable,
        })
    }
}

impl http::Host for State {
    async fn send(&mut self, request: http::Request) -> Result<Result<Response, HttpError>> {
        let answers = self.send_each(vec![request]).await?;
        Ok(answers.into_iter().next().expect("an answer for each request"))
    }

    async fn send_all(&mut self, requests: Vec<http::Request>) -> Result<Vec<Result<Response, HttpError>>> {
        if requests.iter().all(|request| request.repeatable) {
            return self.send_each(requests).await;
        }
        let why = "Only requests that are repeatable go side by side.";
        Ok(requests.iter().map(|_| Err(HttpError::Denied(why.into()))).collect())
    }
}

impl State {
    async fn send_each(&mut self, requests: Vec<http::Request>) -> Result<Vec<Result<Response, HttpError>>> {
        let services = self.services()?;
        let policy = match self.policy() {
            Ok(policy) => policy,
            Err(error) => return Ok(requests.iter().map(|_| Err(error.clone())).collect()),
        };
        let stop = &self.stop;
        if stop.is_cancelled() {
            return Ok(requests.iter().map(|_| Err(HttpError::Cancelled(STOPPING.into()))).collect());
        }
        let (journal, alone) = (self.journal(), requests.len() == 1);
        let mut turns = Vec::new();
        for request in requests {
            turns.push(match self.allowed(request, &policy) {
                Err(error) => Turn::Answered(Err(error)),
                Ok(request) => match journal.as_ref().filter(|_| request.purpose != Purpose::Token) {
                    Some(journal) => journal.begin(request, alone)?,
                    None => Turn::Send(request, None),
                },
            });
        }
        let sending = turns.into_iter().map(|turn| {
            let (services, policy) = (&services, &policy);
            async move {
                let (request, at) = match turn {
                    Turn::Answered(answer) => return (answer, None),
                    Turn::Send(request, at) => (request, at),
                };
                let purpose = request.purpose;
                let mut answer = tokio::select! {
                    answer = services.http.send(request, policy, &*services.blobs) => answer,
                    () = stop.cancelled() => Err(HttpError::Interrupted(STOPPING.into())),
                };
                if let Ok(response) = &mut answer {
                    // A cookie is a credential, and no connector has a use for one.
                    response.headers.retain(|header| !header.name.eq_ignore_ascii_case("set-cookie"));
                    if let Some(authorization) = policy.authorization(purpose) {
                        hide(authorization, response);
                    }
                }
                (answer, at)
            }
        });
        let answers: Vec<_> = stream::iter(sending).buffered(self.limits.requests).collect().await;
        let mut kept = Vec::new();
        for (answer, at) in answers {
            if let (Some(journal), Some(at)) = (&journal, at) {
                journal.end(at, &answer)?;
            }
            kept.push(answer);
        }
        Ok(kept)
    }
}

/// Takes the credential that the host adds out of what a server echoes: the connector does not know it, and could not.
fn hide(authorization: &str, response: &mut Response) {
    let secrets = secrets::forms(authorization.split(' ').skip(1), std::iter::empty(), Some(authorization));
    for header in &mut response.headers {
        header.value = secrets::mask(&header.value, &secrets);
    }
    if let Content::Text(text) = &mut response.body
        && secrets.iter().any(|secret| text.contains(secret.as_str()))
    {
        *text = secrets::mask(text, &secrets);
    }
}

impl connections::Host for State {
    async fn get(&mut self, connection: String) -> Result<Result<String, connections::ConnectionError>> {
        self.services()?;
        Ok(match self.own.as_ref().filter(|own| own.name == connection).map(|own| &own.settings) {
            Some(Ok(connection)) => Ok(connection.json()),
            Some(Err(ConnectionError::Unknown)) => Err(connections::ConnectionError::Unknown),
            Some(Err(ConnectionError::Unavailable(why))) => Err(connections::ConnectionError::Unavailable(why.clone())),
            None => Err(connections::ConnectionError::Denied("It is another connection than the call's.".into())),
        })
    }
}

impl token_store::Host for State {
    async fn load(
        &mut self,
        connection: String,
    ) -> Result<Result<Option<token_store::Entry>, token_store::StoreError>> {
        let services = self.services()?;
        if !self.is_own(&connection) {
            return Ok(Err(another()));
        }
        Ok(services.tokens.load(&connection).await.map(|entry| entry.map(Into::into)).map_err(Into::into))
    }

    async fn save(
        &mut self,
        connection: String,
        tokens: token_store::Tokens,
        expected: Option<u64>,
    ) -> Result<Result<u64, token_store::StoreError>> {
        let services = self.services()?;
        if !self.is_own(&connection) {
            return Ok(Err(another()));
        }
        Ok(services.tokens.save(&connection, tokens.into(), expected).await.map_err(Into::into))
    }

    async fn forget(&mut self, connection: String) -> Result<Result<(), token_store::StoreError>> {
        let services = self.services()?;
        if !self.is_own(&connection) {
            return Ok(Err(another()));
        }
        Ok(services.tokens.forget(&connection).await.map_err(Into::into))
    }

    async fn lock(
        &mut self,
        connection: String,
        wait_ms: u32,
    ) -> Result<Result<Resource<Lock>, token_store::StoreError>> {
        let services = self.services()?;
        if !self.is_own(&connection) {
            return Ok(Err(another()));
        }
        let wait = Duration::from_millis(wait_ms.into());
        let lock = tokio::select! {
            lock = tokio::time::timeout(wait, services.tokens.lock(&connection)) => lock.ok(),
            () = self.stop.cancelled() => None,
        };
        Ok(match lock {
            Some(Ok(lock)) => Ok(self.locks.push(lock)?),
            Some(Err(error)) => Err(error.into()),
            None => Err(token_store::StoreError::Busy),
        })
    }
}

impl token_store::HostRefreshLock for State {
    async fn drop(&mut self, lock: Resource<Lock>) -> Result<()> {
        self.locks.delete(lock)?;
        Ok(())
    }
}

impl invocation::Host for State {
    async fn id(&mut self) -> Result<String> {
        let recall = |entry: &Entry| if let Entry::Id(id) = entry { Some(id.clone()) } else { None };
        self.recorded(recall, |id| Entry::Id(id.clone()), async |services| services.invocation.id).await
    }

    async fn attempt(&mut self) -> Result<u32> {
        let recall = |entry: &Entry| if let Entry::Attempt(attempt) = entry { Some(*attempt) } else { None };
        self.recorded(recall, |attempt| Entry::Attempt(*attempt), async |services| services.invocation.attempt).await
    }

    async fn deadline(&mut self) -> Result<Option<u64>> {
        self.services()?;
        Ok(self.deadline)
    }
}

impl system::Host for State {
    async fn now(&mut self) -> Result<u64> {
        let recall = |entry: &Entry| if let Entry::Now(now) = entry { Some(*now) } else { None };
        self.recorded(recall, |now| Entry::Now(*now), async |services| services.clock.now_ms()).await
    }

    async fn sleep(&mut self, ms: u32) -> Result<()> {
        let recall = |entry: &Entry| matches!(entry, Entry::Slept).then_some(());
        let stop = self.stop.clone();
        let sleep = async |services: Services| {
            tokio::select! {
                () = services.clock.sleep(ms) => {}
                () = stop.cancelled() => {}
            }
        };
        self.recorded(recall, |()| Entry::Slept, sleep).await
    }

    async fn random(&mut self, len: u32) -> Result<Vec<u8>> {
        if len > RANDOM_BYTES {
            bail!("asked for {len} random bytes at once; {RANDOM_BYTES} are the most");
        }
        let recall = |entry: &Entry| if let Entry::Random(bytes) = entry { STANDARD.decode(bytes).ok() } else { None };
        let keep = |bytes: &Vec<u8>| Entry::Random(STANDARD.encode(bytes));
        self.recorded(recall, keep, async |services| services.clock.random(len as usize)).await
    }

    async fn log(&mut self, level: system::Level, message: String) -> Result<()> {
        self.services()?.observer.log(level, &message[..message.floor_char_boundary(LOG_BYTES)]);
        Ok(())
    }

    async fn progress(&mut self, done: u64, total: Option<u64>, what: String) -> Result<()> {
        self.services()?.observer.progress(done, total, &what[..what.floor_char_boundary(LOG_BYTES)]);
        Ok(())
    }
}

impl types::Host for State {}

fn another() -> token_store::StoreError {
    token_store::StoreError::Denied("the tokens are those of another connection than the call's".into())
}

impl From<token_store::Tokens> for tokens::Tokens {
    fn from(tokens: token_store::Tokens) -> Self {
        let token_store::Tokens { access_token, refresh_token, expires_at, scopes, extra } = tokens;
        Self { access_token, refresh_token, expires_at, scopes, extra }
    }
}

impl From<tokens::Entry> for token_store::Entry {
    fn from(entry: tokens::Entry) -> Self {
        let tokens::Tokens { access_token, refresh_token, expires_at, scopes, extra } = entry.tokens;
        let tokens = token_store::Tokens { access_token, refresh_token, expires_at, scopes, extra };
        Self { tokens, revision: entry.revision }
    }
}

impl From<StoreError> for token_store::StoreError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict(entry) => Self::Conflict(entry.map(Into::into)),
            StoreError::Unavailable(why) => Self::Unavailable(why),
        }
    }
}

/// Memory and tables of one instance. It is stopped rather than told: an allocator that cannot allocate aborts anyway,
/// and this way the caller learns why.
pub struct Memory {
    most: usize,
    used: usize,
}

impl ResourceLimiter for Memory {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> Result<bool> {
        self.used += desired - current;
        if self.used > self.most { Err(Stopped::Memory.into()) } else { Ok(true) }
    }

    fn memory_grow_failed(&mut self, _: wasmtime::Error) -> Result<()> {
        Err(Stopped::Memory.into())
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> Result<bool> {
        if desired > TABLE_ROWS { Err(Stopped::Memory.into()) } else { Ok(true) }
    }
}
