//! Receives deliveries of webhooks: the signature first, then what each listener makes of it.

use std::fmt;

use serde_json::{Value, json};

use crate::base::error::{Error, Kind, Result};
use crate::base::host::{Header, Host};
use crate::base::json::{self, items};
use crate::catalog::support::events;
use crate::catalog::triggers::any::ANY_EVENT;
use crate::contract::triggers::filtering::Filtering;
use crate::contract::triggers::{Configured, configured};
use crate::engine::trigger::Event;
use crate::http::delivery::{Delivery, MOST_BYTES, PING};

/// One trigger of one workflow that waits for deliveries.
#[derive(Clone)]
pub struct Listener {
    pub id: String,
    pub trigger: String,
    pub config: String,
    pub state: Option<String>,
}

impl fmt::Debug for Listener {
    /// Without its secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listener").field("id", &self.id).field("trigger", &self.trigger).finish_non_exhaustive()
    }
}

/// How to answer a delivery.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<Header>,
    pub body: Vec<u8>,
}

/// What follows from a delivery.
#[derive(Default)]
pub struct Received {
    /// Each with its listener.
    pub events: Vec<(String, Event)>,
    /// Each with its listener.
    pub states: Vec<(String, String)>,
    /// Each with its listener.
    pub failures: Vec<(String, Error)>,
    pub reply: Option<Reply>,
    /// Why nothing starts, if nothing does.
    pub ignored: Option<String>,
}

impl Received {
    fn ignored(why: impl Into<String>) -> Self {
        Self { ignored: Some(why.into()), ..Self::default() }
    }

    /// Answered with this status, so that the sender does not come again.
    fn refused(status: u16, why: &str) -> Self {
        Self { reply: Some(Reply::new(status, why)), ..Self::ignored(why) }
    }
}

impl Reply {
    fn new(status: u16, message: &str) -> Self {
        let headers = vec![Header { name: "Content-Type".into(), value: "application/json".into() }];
        Self { status, headers, body: json!({ "message": message }).to_string().into_bytes() }
    }
}

/// Takes a delivery for every listener behind its address.
///
/// # Errors
/// `unauthenticated` where no listener's secret signed it.
pub fn receive(host: &dyn Host, connection: &str, listeners: &[Listener], delivery: &Delivery) -> Result<Received> {
    if delivery.method != "POST" {
        return Ok(Received::refused(405, "Webhooks are delivered with POST."));
    }
    if delivery.body.len() > MOST_BYTES {
        return Ok(Received::refused(413, "The delivery is too large."));
    }
    // Data Center sends it unsigned, whatever the secret.
    if delivery.event() == Some(PING) {
        return Ok(Received::ignored("Connection test of Bitbucket."));
    }
    let signed = |listener: &&Listener| secret_of(listener).is_some_and(|secret| delivery.is_signed_with(&secret));
    let listeners: Vec<&Listener> = listeners.iter().filter(signed).collect();
    if listeners.is_empty() {
        return Err(unsigned(delivery));
    }
    let Some(key) = delivery.event() else {
        return Ok(Received::refused(400, "The delivery has no `X-Event-Key` header, or several."));
    };
    let Some(mut body) = std::str::from_utf8(&delivery.body).ok().and_then(|text| json::parse(text).ok()) else {
        return Ok(Received::refused(400, "The body is not valid JSON."));
    };
    if !body.is_object() {
        return Ok(Received::refused(400, "The body is not a JSON object."));
    }
    if body.get("eventKey").is_none() {
        json::set(&mut body, "eventKey", key.into());
    }
    let mut received = Received::default();
    let mut known = false;
    let mut left = listeners.len();
    for listener in listeners {
        left -= 1;
        // The last one needs no copy.
        let body = if left == 0 { body.take() } else { body.clone() };
        match starts(host, connection, listener, body, key, delivery) {
            Ok(None) => {}
            Ok(Some((events, state))) => {
                known = true;
                received.events.extend(events.into_iter().map(|event| (listener.id.clone(), event)));
                received.states.extend(state.map(|state| (listener.id.clone(), state)));
            }
            Err(error) => received.failures.push((listener.id.clone(), error.into())),
        }
    }
    // Cloud comes again; what was stored before is known by its id.
    if received.failures.iter().any(|(_, error)| error.retryable) {
        received.reply = Some(Reply::new(503, "Details could not be read from Bitbucket. Deliver again."));
    }
    if received.events.is_empty() && received.failures.is_empty() {
        received.ignored = Some(match known {
            true => format!("The event `{key}` doesn't match the filters."),
            false => format!("No trigger starts from the event `{key}`."),
        });
    }
    Ok(received)
}

/// What a delivery starts for one listener, and the listener's new state if it changed; none for an event of another trigger.
fn starts(
    host: &dyn Host,
    name: &str,
    listener: &Listener,
    body: Value,
    key: &str,
    delivery: &Delivery,
) -> Result<Option<(Vec<Event>, Option<String>)>> {
    let configured = configured(host, name, &listener.trigger, &listener.config)?;
    if !configured.starts_from(key) {
        return Ok(None);
    }
    let events = configured.trigger.events_of(body, configured.connection.product, &delivery.id());
    let events = Filtering { host, name, configured: &configured }.passed(events, Some(&delivery.id()))?;
    let mut state = json::parse(listener.state.as_deref().unwrap_or("{}")).unwrap_or_default();
    let before = state["results"].clone();
    let events = configured.only_changed_results(events, &mut state);
    let changed = state["results"] != before;
    Ok(Some((events, changed.then(|| state.to_string()))))
}

/// The secret that a listener's deliveries are signed with: of the webhook that was created for it, or of its configuration
/// where somebody else created the webhook.
fn secret_of(listener: &Listener) -> Option<String> {
    let member = |text: &str| Some(json::parse(text).ok()?.get("secret")?.as_str()?.to_owned());
    let secret = listener.state.as_deref().and_then(member).or_else(|| member(&listener.config));
    secret.filter(|secret| !secret.is_empty())
}

/// Why nobody can say that a delivery is Bitbucket's.
fn unsigned(delivery: &Delivery) -> Box<Error> {
    let error = Error::new(Kind::Unauthenticated, "The signature of the delivery is missing or wrong.");
    let reset = "Set the secret of the webhook again, or reactivate the trigger.";
    let signatures = delivery.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("X-Hub-Signature"));
    match (signatures.count(), delivery.event()) {
        // The body is not looked at: the plug-in "Post Webhooks" signs nothing and names no event.
        (0, None) => error
            .cause("The delivery has neither `X-Hub-Signature` nor `X-Event-Key`. It may come from a webhook plug-in.")
            .resolution("Use Bitbucket's own webhooks, with a secret."),
        (0, Some(_)) => error.cause("The webhook has no secret.").resolution(reset),
        (1, _) => error
            .cause("The webhook has a different secret, or the delivery was modified in transit.")
            .resolution(reset),
        _ => error.cause("The delivery has several signatures.").resolution("Check the proxy in front of the URL."),
    }
}

impl Configured {
    /// Whether a webhook event of this key is one of the trigger's.
    fn starts_from(&self, key: &str) -> bool {
        let (product, canonical) = (self.connection.product, events::canonical(key));
        match self.config.get("events") {
            Some(names) => {
                let mut names = items(names).iter().filter_map(Value::as_str);
                names.any(|name| events::key_of(name, product) == Some(canonical))
            }
            // What Bitbucket has new is no other trigger's, and any event still.
            None => self.trigger.id == ANY_EVENT || self.trigger.keys(product).contains(&canonical),
        }
    }
}
