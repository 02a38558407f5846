use super::{Content, Http, HttpError, Purpose, Request, Response};
use crate::{
    blobs::Blobs,
    connections::Connection,
    demo, error,
    fixture::{Body, Exchange, Fixture, Reply, Sent, Source, content_type},
    policy::Policy,
    secrets::{self, MASK, mask},
    types::Error,
};
use async_trait::async_trait;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use tokio::io::AsyncReadExt;

/// Headers of an answer that vary from one to the next, or that are credentials by themselves.
const DROPPED: &[&str] = &["set-cookie", "date", "content-length", "transfer-encoding", "connection", "age"];

/// Members that are secrets, of webhooks and of tokens, wherever they stand.
const SECRET: &[&str] = &["access_token", "refresh_token", "id_token", "client_secret", "secret", "password"];

/// Sends through another [`Http`] and keeps what went over the wire, for a fixture.
pub struct Record {
    inner: Arc<dyn Http>,
    /// The connection's, and the tokens that requests went with: a refresh gives new ones.
    secrets: Mutex<Vec<String>>,
    /// The connection's own addresses, and those that fixtures have in their place.
    moved: Vec<(String, &'static str)>,
    /// The connection that can replay the recording.
    replayed_by: &'static str,
    /// In the order of sending; empty where the answer is not here yet.
    exchanges: Mutex<Vec<Option<Exchange>>>,
}

impl Record {
    /// Records what goes through `inner` for this connection.
    pub fn new(inner: Arc<dyn Http>, connection: &Connection) -> Self {
        let cloud = connection.setting("product") != Some("data-center");
        let addresses: &[_] = if cloud {
            &[("api_url", "https://api.bitbucket.org/2.0"), ("web_url", "https://bitbucket.org")]
        } else {
            &[("base_url", demo::DATA_CENTER)]
        };
        let own = |(name, stands_for): &(&str, &'static str)| {
            Some((connection.setting(name)?.trim_end_matches('/').to_owned(), *stands_for))
        };
        let replayed_by = match (cloud, connection.setting("credential")) {
            // An OAuth connection's requests look like those with an access token.
            (true, Some("access-token" | "oauth" | "client-credentials")) => "cloud-access-token",
            (true, Some("host-managed")) => "cloud-host-managed",
            (true, _) => "cloud",
            (false, Some("password")) => "data-center-password",
            (false, Some("host-managed")) => "data-center-host-managed",
            (false, _) => "data-center",
        };
        Self {
            inner,
            secrets: Mutex::new(connection.secrets()),
            moved: addresses.iter().filter_map(own).collect(),
            replayed_by,
            exchanges: Mutex::default(),
        }
    }

    /// With the connection's own addresses instead of those that fixtures have.
    pub fn in_place(mut self) -> Self {
        self.moved.clear();
        self
    }

    /// What was recorded, as a fixture without a secret in it.
    pub fn fixture(&self, about: &str, action: &str, input: &Value, result: &Result<String, Error>) -> Fixture {
        let calls = self.exchanges.lock().expect("no panic under the lock").iter().flatten().cloned().collect();
        let (output, error) = match result {
            Ok(output) => (Some(serde_json::from_str(output).unwrap_or(Value::String(output.clone()))), None),
            Err(error) => (None, Some(error::json(error))),
        };
        let connection = Some(self.replayed_by.to_owned()).filter(|name| name != "cloud" && name != "data-center");
        let fixture = Fixture {
            about: about.into(),
            source: Source::Recorded,
            connection,
            attempt: 1,
            action: action.into(),
            input: input.clone(),
            calls,
            output,
            error,
        };
        self.clean(&fixture)
    }

    /// Secrets can stand anywhere (an echoed header, a link): the whole document is searched.
    fn clean(&self, fixture: &Fixture) -> Fixture {
        let mut document = serde_json::to_value(fixture).expect("a fixture is JSON");
        let mut secrets = self.secrets.lock().expect("no panic under the lock").clone();
        secured(&document, &mut secrets);
        self.clean_value(&mut document, &secrets);
        serde_json::from_value(document).expect("cleaning keeps the shape")
    }

    fn clean_value(&self, value: &mut Value, found: &[String]) {
        match value {
            Value::String(text) => {
                *text = secrets::unsigned(&mask(text, found));
                for (own, stands_for) in &self.moved {
                    *text = text.replace(own.as_str(), stands_for);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.clean_value(item, found)),
            Value::Object(members) => {
                for (name, member) in members {
                    if SECRET.contains(&name.as_str()) && member.is_string() {
                        *member = MASK.into();
                    }
                    self.clean_value(member, found);
                }
            }
            _ => {}
        }
    }

    fn learn(&self, request: &Request) {
        let headers = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("authorization"));
        let found: Vec<_> = headers.filter_map(|header| secrets::of_header(&header.value)).collect();
        let forms = secrets::forms(found.iter().map(String::as_str), std::iter::empty(), None);
        let mut known = self.secrets.lock().expect("no panic under the lock");
        known.extend(forms);
        // Longest first: a short one inside a longer one must not break it into unmasked halves.
        known.sort_by_key(|form| std::cmp::Reverse(form.len()));
        known.dedup();
    }

    fn keep(&self, slot: usize, exchange: Exchange) {
        self.exchanges.lock().expect("no panic under the lock")[slot] = Some(exchange);
    }
}

/// Finds the values of pipelines' variables that are marked as secured. What is shorter than four bytes is no secret.
fn secured(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if members.get("secured") == Some(&Value::Bool(true)) {
                let value = members.get("value").and_then(Value::as_str).filter(|value| value.len() >= 4);
                found.extend(value.map(str::to_owned));
            }
            members.values().for_each(|member| secured(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| secured(item, found)),
        _ => {}
    }
}

#[async_trait]
impl Http for Record {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        // How a connection comes by its tokens is none of the action's, and no fixture could replay it.
        if request.purpose == Purpose::Token {
            return self.inner.send(request, policy, blobs).await;
        }
        self.learn(&request);
        let slot = {
            let mut exchanges = self.exchanges.lock().expect("no panic under the lock");
            exchanges.push(None);
            exchanges.len() - 1
        };
        let mut sent = Sent::of(&request);
        if let Some(form) = sent.body.text.as_mut().filter(|_| content_type(&sent.headers).contains("urlencoded")) {
            *form = clean_form(form);
        }
        let result = self.inner.send(request, policy, blobs).await;
        let reply = match &result {
            Ok(response) => reply(response, blobs).await,
            Err(error) => Reply::Fails { fails: error.into() },
        };
        self.keep(slot, Exchange { request: sent, reply });
        result
    }
}

async fn reply(response: &Response, blobs: &dyn Blobs) -> Reply {
    let mut headers: BTreeMap<_, _> = response
        .headers
        .iter()
        .filter(|header| !DROPPED.contains(&header.name.to_ascii_lowercase().as_str()))
        .map(|header| (header.name.clone(), header.value.clone()))
        .collect();
    let bytes = match &response.body {
        Content::Text(text) => text.clone().into_bytes(),
        Content::Bytes(bytes) => bytes.clone(),
        Content::Blob(blob) => read(&blob.handle, blobs).await,
    };
    let body = Body::of_bytes(bytes, content_type(&headers));
    if body.json.is_some() {
        headers.retain(|name, value| !name.eq_ignore_ascii_case("content-type") || value != "application/json");
    }
    Reply::Answer { status: response.status, headers, body }
}

/// A blob's content; what cannot be read back is recorded as nothing, which the replay's output then shows.
async fn read(handle: &str, blobs: &dyn Blobs) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(mut blob) = blobs.open(handle).await {
        let _ = blob.reader.read_to_end(&mut bytes).await;
    }
    bytes
}

fn clean_form(form: &str) -> String {
    let masked = url::form_urlencoded::parse(form.as_bytes())
        .map(|(name, value)| if SECRET.contains(&&*name) { (name, MASK.into()) } else { (name, value) });
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(masked).finish()
}
