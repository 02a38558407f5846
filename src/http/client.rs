//! A connection, ready to send: what a run may wait and send, and what every request carries.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;

use url::Url;

use crate::base::connection::{Connection, Credential, basic};
use crate::base::error::{Error, Kind, Result};
use crate::base::host::{self, Content, Header, Host, HttpError, Purpose, Response};
use crate::base::product::Product;
use crate::http::applied::Writes;
use crate::http::auth::session::Session;
use crate::http::message::{Reply, Request};
use crate::http::{advice, retry};

/// One connection, ready to send; made for one run.
pub struct Api<'a> {
    pub host: &'a dyn Host,
    pub connection: Connection,
    /// The tokens of an OAuth connection, from the first request on.
    pub tokens: RefCell<Option<Session>>,
    /// What became of the run's writes.
    pub writes: RefCell<Writes>,
    /// The time when the tokens were last looked at, in milliseconds since the epoch.
    pub now: Cell<u64>,
    /// What this run has waited already, in milliseconds: for the API, and for the token endpoint.
    waited: [Cell<u64>; 2],
    /// Data Center's, once it was read.
    pub version: OnceCell<String>,
    deadline: Option<u64>,
    /// How long the latest request may take, in milliseconds.
    timeout: Cell<u32>,
    /// Whether the server refused to answer with a part of what it has.
    refusing_fields: Cell<bool>,
    /// Routes of which it was told that they are going away.
    announced: RefCell<BTreeSet<String>>,
}

/// Cloud's parameter for a part of an answer.
pub const FIELDS: &str = "fields";

/// What a run needs to explain itself before the host's deadline, in milliseconds.
const ANSWERING: u64 = 1_000;

impl<'a> Api<'a> {
    pub fn new(host: &'a dyn Host, connection: Connection) -> Self {
        let (tokens, writes, now, waited, version, timeout, refusing_fields, announced) = Default::default();
        let deadline = host.deadline();
        Self { host, connection, tokens, writes, now, waited, version, deadline, timeout, refusing_fields, announced }
    }

    /// Notes where an error says that the server does not take `fields`, which is then left out for the rest of the run;
    /// tells whether it does.
    pub fn notes_refused_fields(&self, error: &Error) -> bool {
        let said = [Some(&error.message), error.detail.as_ref()].into_iter().flatten();
        let refuses =
            error.status == Some(400) && said.map(|said| said.to_lowercase()).any(|said| said.contains("fields"));
        self.refusing_fields.set(self.refusing_fields.get() || refuses);
        refuses
    }

    /// Whether the server is known not to take `fields`.
    pub fn refuses_fields(&self) -> bool {
        self.refusing_fields.get()
    }

    /// The root that a request must stay below.
    pub fn root(&self, request: &Request) -> &Url {
        let web = self.connection.web.as_ref().filter(|_| request.web);
        web.unwrap_or(&self.connection.root)
    }

    pub fn product(&self) -> Product {
        self.connection.product
    }

    /// Sends a request to the authorization server. It is repeated as others are; redirects are not followed.
    ///
    /// # Errors
    /// Where there is no answer.
    pub fn exchange_token(&self, request: &Request) -> Result<Reply> {
        let first = self.host.send(self.outgoing(request, self.timeout()));
        self.repeat(request, &request.label(), first, &|_| Ok(false))
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
    pub fn timeout(&self) -> u32 {
        let allowed = self.connection.timeout_ms;
        let left = self.left().map(|left| left.saturating_sub(ANSWERING).max(ANSWERING));
        self.timeout.set(left.map_or(allowed, |left| allowed.min(u32::try_from(left).unwrap_or(allowed))));
        self.timeout.get()
    }

    /// Sends a request again while its outcome may pass and the connection's budget lasts; and where `refresh` says of the
    /// response that its credential was refused, and that there is another.
    pub fn repeat(
        &self,
        request: &Request,
        label: &str,
        first: Result<Response, HttpError>,
        refresh: &dyn Fn(&Response) -> Result<bool>,
    ) -> Result<Reply> {
        let mut outcome = first;
        let mut tries = 0;
        let mut lost = false;
        loop {
            match &outcome {
                Ok(response) => {
                    self.host.debug(&format!("{label} -> {}", response.status));
                    self.announce(label, response);
                }
                Err(_) => self.host.debug(&format!("{label} -> no response")),
            }
            // It was not worked on, so any method may be sent again.
            if let Ok(response) = &outcome
                && refresh(response)?
            {
                // In the time of the first: a host that records the run records neither its 401 nor a look at the clock.
                outcome = self.host.send(self.outgoing(request, self.timeout.get()));
                continue;
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
            let mut retry_after = None;
            if retry::is_retryable(&outcome, request.repeatable) {
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
                retry_after = Some(named.map_or(retry::LONGEST_WAIT, |named| named.max(retry::SHORTEST_WAIT)));
            }
            return match outcome {
                Ok(Response { status, headers, body }) => {
                    Ok(Reply { request: label.into(), status, headers, body, retry_after_ms: retry_after })
                }
                Err(error) => Err(self.unanswered(error, request, label, retry_after)),
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
            self.host.warn(&format!("Bitbucket will remove {label}.{told}"));
        }
    }

    fn jitter(&self) -> u64 {
        self.host.random(8).iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// The request as the host gets it, with what every request of the connection carries.
    pub fn outgoing(&self, request: &Request, timeout_ms: u32) -> host::Request {
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
    pub fn revision(&self) -> Option<u64> {
        self.tokens.borrow().as_ref().map(Session::revision)
    }

    fn unanswered(&self, error: HttpError, request: &Request, label: &str, retry_after_ms: Option<u64>) -> Box<Error> {
        let host = request.url.host_str().unwrap_or_default();
        let advice = |kind| advice::on(kind, &self.connection, "");
        let (advice, message, cause) = match error {
            HttpError::Timeout => {
                let message = format!("{host} did not respond within {} ms.", self.connection.timeout_ms);
                (advice(Kind::Timeout), message, None)
            }
            HttpError::Denied(why) => {
                (advice(Kind::Host), "The workflow platform doesn't allow this request.".to_owned(), Some(why))
            }
            HttpError::Interrupted(why) => {
                (&advice::INTERRUPTED, format!("The connection to {host} was lost before it responded."), Some(why))
            }
            HttpError::Cancelled(why) => {
                (advice(Kind::Cancelled), "The workflow platform stopped the call.".to_owned(), Some(why))
            }
            HttpError::Other(why) => (advice(Kind::Other), format!("The request to {host} failed."), Some(why)),
            HttpError::Unreachable(why) => {
                let advice = advice::on(Kind::Network, &self.connection, &why);
                // Where the words are understood, they are explained as well.
                let why = if advice.says.is_empty() { why } else { format!("{} ({why})", advice.cause) };
                (advice, format!("Can't reach {host}."), Some(why))
            }
            HttpError::TooLarge(limit) => {
                let message = format!("The response is larger than {limit} bytes, the maximum to keep in memory.");
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::http::tests::Scripted;

    #[test]
    fn waiting_ends_with_the_budget() {
        let host = Scripted::unasked(Product::Cloud).set("retry_wait_ms", json!(1_000));
        let api = host.api();
        assert!(api.wait(600) && !api.wait(401) && api.wait(400) && !api.wait(1));
        assert!(api.wait_for(Purpose::Token, 1_000), "tokens have a budget of their own");
        assert_eq!(*host.slept.borrow(), [600, 400, 1_000]);
        let host = Scripted::unasked(Product::Cloud).set("retry_wait_ms", json!(0));
        assert!(!host.api().wait(0), "whoever allows no waiting wants no repeat either");
    }

    #[test]
    fn waiting_and_time_outs_leave_time_to_answer() {
        let mut host = Scripted::unasked(Product::Cloud);
        host.deadline = Some(host.now.get() + 5_000);
        let api = host.api();
        assert!(!api.sleep(4_001) && api.sleep(0) && api.sleep(1_000));
        assert_eq!(*host.slept.borrow(), [1_000]);
        assert_eq!(api.timeout(), 3_000);
        assert!(api.sleep(3_000));
        assert_eq!(api.timeout(), 1_000, "a request that is sent gets a second at least");
        assert_eq!(Scripted::unasked(Product::Cloud).api().timeout(), 30_000);
    }

    #[test]
    fn what_goes_away_is_told_once_a_route() {
        let host = Scripted::unasked(Product::Cloud);
        let api = host.api();
        let tell = |label: &str, name: &str, value: &str| {
            let headers = vec![Header { name: name.into(), value: value.into() }];
            api.announce(label, &Response { status: 200, headers, body: Content::Text(String::new()) });
            host.warned.borrow().len()
        };
        assert_eq!(tell("GET /a", "Link", r#"<https://a.example>; rel="next""#), 0);
        assert_eq!(tell("GET /a", "Link", r#"<https://a.example>; rel="deprecation""#), 1);
        assert_eq!(tell("GET /b", "link", "<https://a.example>; rel=deprecation"), 2);
        assert_eq!(tell("GET /c", "Sunset", "Fri, 20 Nov 2026 09:30:00 GMT"), 3);
        assert_eq!(tell("GET /c", "Deprecation", "@1795167000"), 3);
        assert!(host.warned.borrow()[2].contains("/c") && host.warned.borrow()[2].contains("20 Nov 2026"));
    }

    #[test]
    fn jitter_is_of_all_random_bytes() {
        assert_eq!(Scripted::unasked(Product::Cloud).api().jitter(), 0x0102);
    }
}
