//! Sends requests on behalf of a connection. Nothing below this module does I/O, nothing above it knows of credentials,
//! retries or redirects.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::Url;

use crate::base::connection::{Connection, Credential, basic};
use crate::base::error::{Error, Kind, Result};
use crate::base::host::{self, Chunk, Content, Header, Host, HttpError, Purpose, Response, Sink};
use crate::base::json;
use crate::base::product::Product;
use crate::http::applied::Writes;
use crate::http::auth::tokens::{self, Held};
use crate::http::redirect::{self, Redirect};
use crate::http::{address, advice, failure, retry};

/// One connection, ready to send; made for one run.
pub struct Api<'a> {
    pub host: &'a dyn Host,
    pub connection: Connection,
    /// The tokens of an OAuth connection, from the first request on.
    pub tokens: RefCell<Option<Held>>,
    /// What became of the run's writes.
    pub writes: RefCell<Writes>,
    /// The time when the tokens were last looked at, in milliseconds since the epoch.
    pub now: Cell<u64>,
    /// What this run has waited already, in milliseconds: for the API, and for the token endpoint.
    waited: [Cell<u64>; 2],
    version: OnceCell<String>,
    deadline: Option<u64>,
    /// How long the latest request may take, in milliseconds.
    timeout: Cell<u32>,
    /// Routes of which it was told that they are going away.
    announced: RefCell<BTreeSet<String>>,
}

/// What a run needs to explain itself before the host's deadline, in milliseconds.
const ANSWERING: u64 = 1_000;

/// A request without its credential.
#[derive(Clone)]
pub struct Request {
    pub method: String,
    pub url: Url,
    pub headers: Vec<Header>,
    pub body: Vec<Chunk>,
    pub sink: Sink,
    /// Whether it does no harm to send it again when nobody knows what became of it.
    pub repeatable: bool,
    /// Whether a 404 after a try whose answer was lost means that this try removed it. Whoever asked for the answer as it
    /// comes gets the 404.
    pub gone_is_done: bool,
    /// Whether it is for the web pages, and below their root rather than the API's.
    pub web: bool,
    /// Only what is for the API takes the connection's credential along.
    purpose: Purpose,
}

/// An answer of any status.
#[derive(Debug)]
pub struct Reply {
    /// The request that it answers: `GET /2.0/repositories/acme/web`.
    pub request: String,
    pub status: u16,
    pub headers: Vec<Header>,
    pub body: Content,
    /// When to come back, where it is worth it.
    pub retry_after_ms: Option<u64>,
}

impl Request {
    /// The most of an answer that is taken into memory; what is larger goes to the host's file store.
    pub const INLINE: Sink = Sink::Inline(16 * 1024 * 1024);

    pub fn new(method: &str, url: Url) -> Self {
        Self {
            method: method.into(),
            url,
            headers: Vec::new(),
            body: Vec::new(),
            sink: Self::INLINE,
            repeatable: !matches!(method, "POST" | "PATCH"),
            gone_is_done: method == "DELETE",
            web: false,
            purpose: Purpose::Api,
        }
    }

    pub fn get(url: Url) -> Self {
        Self::new("GET", url)
    }

    /// A request to the authorization server, which goes without the connection's credential.
    pub fn token(url: Url) -> Self {
        Self { purpose: Purpose::Token, ..Self::new("POST", url) }
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push(Header { name: name.into(), value: value.into() });
        self
    }

    pub fn json(self, body: &Value) -> Self {
        self.text("application/json", body.to_string())
    }

    pub fn text(mut self, media: &str, body: String) -> Self {
        self.body = vec![Chunk::Text(body)];
        self.header("Content-Type", media)
    }

    /// `GET /2.0/repositories/acme/web`: how errors and logs name it. Queries stay out, as they may hold what is private.
    fn label(&self) -> String {
        format!("{} {}", self.method, self.url.path())
    }

    fn with_credential(&self) -> bool {
        self.purpose == Purpose::Api
    }

    pub fn has_header(&self, name: &str) -> bool {
        self.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name))
    }
}

impl Reply {
    /// An answer that the connector makes itself.
    pub fn made(request: String, body: String) -> Self {
        let headers = vec![Header { name: "content-type".into(), value: "application/json".into() }];
        Self { request, status: 200, headers, body: Content::Text(body), retry_after_ms: None }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value.as_str())
    }

    /// Whom Data Center took the request for, which it tells in a header; none where for nobody.
    pub fn user_name(&self) -> Option<String> {
        let name = percent_decode_str(self.header("X-AUSERNAME")?).decode_utf8_lossy();
        (!name.is_empty() && name != "anonymous").then(|| name.into_owned())
    }

    /// The body in memory; empty for one that went to the file store.
    pub fn bytes(&self) -> &[u8] {
        self.body.bytes()
    }

    /// The body as text, where it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        self.body.text()
    }
}

impl<'a> Api<'a> {
    pub fn new(host: &'a dyn Host, connection: Connection) -> Self {
        let (tokens, writes, now, waited, version, timeout, announced) = Default::default();
        let deadline = host.deadline();
        Self { host, connection, tokens, writes, now, waited, version, deadline, timeout, announced }
    }

    /// The root that a request must stay below.
    fn root(&self, request: &Request) -> &Url {
        let web = self.connection.web.as_ref().filter(|_| request.web);
        web.unwrap_or(&self.connection.root)
    }

    pub fn product(&self) -> Product {
        self.connection.product
    }

    /// Sends and gives back an answer of success.
    ///
    /// # Errors
    /// What Bitbucket or the way to it says, as the error record.
    pub fn send(&self, request: Request) -> Result<Reply> {
        self.succeeded(self.exchange(request)?)
    }

    /// Sends and reads an answer that must be JSON; null for an empty one.
    ///
    /// # Errors
    /// As `send`; `upstream` or `unauthenticated` where the answer is no JSON.
    pub fn send_json(&self, request: Request) -> Result<Value> {
        self.json(&self.send(request)?)
    }

    /// An answer of success as JSON; null for an empty one.
    ///
    /// # Errors
    /// `upstream` or `unauthenticated` where it is no JSON.
    pub fn json(&self, reply: &Reply) -> Result<Value> {
        match reply.text() {
            Some("") => Ok(Value::Null),
            text => {
                text.and_then(|text| json::parse(text).ok()).ok_or_else(|| failure::no_json(&self.connection, reply))
            }
        }
    }

    /// Sends and gives back the answer whatever its status, but for redirects, which are followed.
    ///
    /// # Errors
    /// Where there is no answer, or one that leads where no request may go.
    pub fn exchange(&self, request: Request) -> Result<Reply> {
        address::checked(self.root(&request), &request.url)?;
        tokens::ready(self)?;
        let sent_with = self.revision();
        let outcome = self.host.send(self.outgoing(&request, self.timeout()));
        self.settle(request, sent_with, outcome)
    }

    /// Sends reads side by side; the answers in their order, each as `exchange` gives it.
    pub fn exchange_all(&self, requests: Vec<Request>) -> Vec<Result<Reply>> {
        let checked = requests.iter().try_for_each(|request| address::checked(self.root(request), &request.url));
        if let Err(error) = checked.and_then(|()| tokens::ready(self)) {
            return requests.iter().map(|_| Err(error.clone())).collect();
        }
        let sent_with = self.revision();
        let timeout = self.timeout();
        let outcomes = self.host.send_all(requests.iter().map(|request| self.outgoing(request, timeout)).collect());
        requests.into_iter().zip(outcomes).map(|(request, outcome)| self.settle(request, sent_with, outcome)).collect()
    }

    /// Sends a request to the authorization server. It is repeated as others are; redirects are not followed.
    ///
    /// # Errors
    /// Where there is no answer.
    pub fn exchange_token(&self, request: &Request) -> Result<Reply> {
        self.repeat(request, &request.label(), None, self.host.send(self.outgoing(request, self.timeout())))
    }

    /// An answer of success, or the error that it stands for.
    ///
    /// # Errors
    /// For a status of 400 and above, and for a redirect that was not followed.
    pub fn succeeded(&self, reply: Reply) -> Result<Reply> {
        match reply.status {
            301 | 302 | 303 | 307 | 308 | 400.. => Err(failure::of(&self.connection, &reply)),
            _ => Ok(reply),
        }
    }

    /// Data Center's version, read once.
    ///
    /// # Errors
    /// As sending.
    pub fn version(&self) -> Result<&str> {
        if let Some(version) = self.version.get() {
            return Ok(version);
        }
        let url = address::of_segments(&self.connection, &["api", "latest", "application-properties"], &[]);
        let properties = self.send_json(Request::get(url))?;
        let version = properties["version"].as_str().unwrap_or_default();
        Ok(self.version.get_or_init(|| version.to_owned()))
    }

    /// Sleeps, where the run's budget of waiting has so much left, and the host's deadline as well. Tells whether it had.
    pub fn wait(&self, ms: u64) -> bool {
        self.wait_for(Purpose::Api, ms)
    }

    /// As `wait`. Waiting for tokens has a budget of its own: what a host records of a run may not depend on them.
    fn wait_for(&self, purpose: Purpose, ms: u64) -> bool {
        let budget = &self.waited[usize::from(purpose == Purpose::Token)];
        let waited = budget.get().saturating_add(ms);
        let affordable = self.connection.budget.wait_ms > 0 && waited <= self.connection.budget.wait_ms;
        if affordable && self.sleep(ms) {
            budget.set(waited);
            return true;
        }
        false
    }

    /// Sleeps whatever the run's budget says, for a wait that is what an action is for, and which its input bounds. Tells
    /// whether it did: not where the host would stop the run before it could answer.
    pub fn sleep(&self, ms: u64) -> bool {
        if self.left().is_some_and(|left| ms.saturating_add(ANSWERING) > left) {
            return false;
        }
        if let Some(ms) = u32::try_from(ms).ok().filter(|ms| *ms > 0) {
            self.host.sleep(ms);
        }
        true
    }

    /// Milliseconds until the host stops the run; none where it never does.
    fn left(&self) -> Option<u64> {
        self.deadline.map(|at| at.saturating_sub(self.host.now()))
    }

    /// How long to wait for an answer, in milliseconds: less than the connection allows where the host's deadline is near,
    /// so that there is time to say what is known.
    fn timeout(&self) -> u32 {
        let allowed = self.connection.timeout_ms;
        let left = self.left().map(|left| left.saturating_sub(ANSWERING).max(ANSWERING));
        self.timeout.set(left.map_or(allowed, |left| allowed.min(u32::try_from(left).unwrap_or(allowed))));
        self.timeout.get()
    }

    /// Follows redirects and repeats what may pass, from a first outcome to the last.
    fn settle(
        &self,
        mut request: Request,
        sent_with: Option<u64>,
        first: Result<Response, HttpError>,
    ) -> Result<Reply> {
        let label = request.label();
        let mut reply = self.repeat(&request, &label, sent_with, first)?;
        for followed in 0.. {
            let decision = redirect::decide(
                &self.connection,
                self.root(&request),
                &request.url,
                &request.method,
                reply.status,
                reply.header("Location"),
            );
            let why = match decision {
                Redirect::None => return Ok(reply),
                Redirect::Login => return Err(failure::login(&self.connection, &reply)),
                Redirect::Follow { .. } if followed == redirect::MOST => "is the sixth in a row",
                Redirect::Follow { url, inside } => {
                    self.host.debug(&format!("{label} -> {} to {}", reply.status, url.host_str().unwrap_or_default()));
                    request.url = url;
                    if !inside {
                        request.purpose = Purpose::Storage;
                        request.headers.retain(|header| header.name.eq_ignore_ascii_case("Range"));
                    }
                    let outcome = self.host.send(self.outgoing(&request, self.timeout()));
                    reply = self.repeat(&request, &label, self.revision(), outcome)?;
                    continue;
                }
                Redirect::Refused(why) => why,
            };
            let mut error = Error::new(
                Kind::Upstream,
                format!("{} answered with a redirect that cannot be followed.", self.product().name()),
            )
            .cause(format!("The redirect {why}."))
            .resolution("Check the address in the connection, and what proxies on the way do.");
            error.status = Some(reply.status);
            error.request = Some(label);
            return Err(error);
        }
        unreachable!("the sixth redirect ends the loop")
    }

    /// Sends a request again while its outcome may pass and the connection's budget lasts; and once more where the tokens
    /// that it was sent with turn out to be over.
    fn repeat(
        &self,
        request: &Request,
        label: &str,
        sent_with: Option<u64>,
        first: Result<Response, HttpError>,
    ) -> Result<Reply> {
        let mut outcome = first;
        let mut tries = 0;
        let mut lost = false;
        let mut renewed = false;
        loop {
            match &outcome {
                Ok(response) => {
                    self.host.debug(&format!("{label} -> {}", response.status));
                    self.announce(label, response);
                }
                Err(_) => self.host.debug(&format!("{label} -> no answer")),
            }
            if let Ok(response) = &outcome
                && request.with_credential()
            {
                let refused = failure::says_expired(&self.connection, response);
                // It was not worked on, so any method may be sent again.
                if refused && !renewed && tokens::renew(self, sent_with)? {
                    renewed = true;
                    // In the time of the first: a host that records the run records neither its 401 nor a look at the clock.
                    outcome = self.host.send(self.outgoing(request, self.timeout.get()));
                    continue;
                }
                if !refused {
                    tokens::proven(self);
                }
            }
            // What an earlier try removed, although its answer was lost, is gone by now.
            if let Ok(response) = &mut outcome
                && lost
                && request.gone_is_done
                && response.status == 404
            {
                *response = Response { status: 204, headers: Vec::new(), body: Content::Bytes(Vec::new()) };
            }
            if request.with_credential() && !matches!(&*request.method, "GET" | "HEAD" | "OPTIONS") {
                self.writes.borrow_mut().note(label, &outcome);
            }
            let mut come_back = None;
            if retry::may_pass(&outcome, request.repeatable) {
                let named = outcome.as_ref().ok().and_then(|r| retry::retry_after(&r.headers, || self.host.now()));
                let wait = retry::wait(named, tries, self.jitter());
                if tries < self.connection.budget.retries && self.wait_for(request.purpose, wait) {
                    tries += 1;
                    // A gateway that gave up lost the answer as well; any other failure says that nothing was done.
                    lost |= match &outcome {
                        Ok(response) => matches!(response.status, 502 | 504 | 555),
                        Err(error) => !matches!(error, HttpError::Unreachable(_)),
                    };
                    outcome = self.host.send(self.outgoing(request, self.timeout()));
                    continue;
                }
                come_back = Some(named.map_or(retry::LONGEST_WAIT, |named| named.max(retry::SHORTEST_WAIT)));
            }
            return match outcome {
                Ok(Response { status, headers, body }) => {
                    Ok(Reply { request: label.into(), status, headers, body, retry_after_ms: come_back })
                }
                Err(error) => Err(self.unanswered(error, request, label, come_back)),
            };
        }
    }

    /// Tells once of a route that the server says is going away (RFC 9745, RFC 8594).
    fn announce(&self, label: &str, response: &Response) {
        let named = |name: &str| {
            let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
            header.map(|header| format!(" {name}: {}.", self.connection.redact(&header.value)))
        };
        let link =
            named("Link").filter(|link| link.contains("rel=\"deprecation\"") || link.contains("rel=deprecation"));
        let told: String = [named("Deprecation"), named("Sunset"), link].into_iter().flatten().collect();
        if !told.is_empty() && self.announced.borrow_mut().insert(label.to_owned()) {
            self.host.warn(&format!("Bitbucket is going to remove {label}.{told}"));
        }
    }

    fn jitter(&self) -> u64 {
        self.host.random(8).iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// The request as the host gets it, with what every request of the connection carries.
    fn outgoing(&self, request: &Request, timeout_ms: u32) -> host::Request {
        let mut headers = request.headers.clone();
        let mut add = |name: &str, value: &str| headers.push(Header { name: name.into(), value: value.into() });
        if !request.has_header("Accept") {
            add("Accept", if request.with_credential() { "application/json" } else { "*/*" });
        }
        if request.with_credential() {
            let writes = !matches!(request.method.as_str(), "GET" | "HEAD");
            if self.product() == Product::DataCenter && writes && !request.has_header("X-Atlassian-Token") {
                // Without it a write whose body is no JSON is refused as a forgery.
                add("X-Atlassian-Token", "no-check");
            }
            if let Some(authorization) = self.authorization() {
                add("Authorization", &authorization);
            }
        }
        host::Request {
            connection: self.connection.name.clone(),
            purpose: request.purpose,
            method: request.method.clone(),
            url: request.url.to_string(),
            headers,
            body: request.body.clone(),
            sink: request.sink,
            timeout_ms,
            repeatable: request.repeatable,
            extra: None,
        }
    }

    /// The Authorization header; none where the host adds it.
    fn authorization(&self) -> Option<String> {
        match &self.connection.credential {
            Credential::Basic { user, secret } => Some(basic(user, secret)),
            Credential::Bearer(token) => Some(format!("Bearer {}", token.reveal())),
            Credential::OAuth(_) => self.tokens.borrow().as_ref().map(|held| format!("Bearer {}", held.access_token())),
            Credential::HostManaged => None,
        }
    }

    /// Which tokens requests are sent with now.
    fn revision(&self) -> Option<u64> {
        self.tokens.borrow().as_ref().map(Held::revision)
    }

    fn unanswered(&self, error: HttpError, request: &Request, label: &str, retry_after_ms: Option<u64>) -> Box<Error> {
        let host = request.url.host_str().unwrap_or_default();
        let advice = |kind| advice::on(kind, &self.connection, "");
        let (advice, message, cause) = match error {
            HttpError::Timeout => {
                let message = format!("{host} did not answer within {} ms.", self.connection.timeout_ms);
                (advice(Kind::Timeout), message, None)
            }
            HttpError::Denied(why) => {
                (advice(Kind::Host), "The workflow platform does not let this request out.".to_owned(), Some(why))
            }
            HttpError::Interrupted(why) => {
                (&advice::INTERRUPTED, format!("The connection to {host} broke before it answered."), Some(why))
            }
            HttpError::Cancelled(why) => {
                (advice(Kind::Cancelled), "The workflow platform stopped the call.".to_owned(), Some(why))
            }
            HttpError::Other(why) => (advice(Kind::Other), format!("The request to {host} failed."), Some(why)),
            HttpError::Unreachable(why) => {
                let advice = advice::on(Kind::Network, &self.connection, &why);
                // Where the words are understood, they are explained as well.
                let why = if advice.says.is_empty() { why } else { format!("{} ({why})", advice.cause) };
                (advice, format!("{host} cannot be reached."), Some(why))
            }
            HttpError::TooLarge(limit) => {
                let message = format!("The answer is larger than {limit} bytes, the most that is taken into memory.");
                (advice(Kind::TooLarge), message, None)
            }
        };
        let cause = cause.map_or_else(|| advice.cause.to_owned(), |cause| self.connection.redact(&cause));
        let mut error = Error::new(advice.kind, message).cause(cause).resolution(advice.resolution);
        error.request = Some(label.into());
        error.retry_after_ms = retry_after_ms;
        error
    }
}
