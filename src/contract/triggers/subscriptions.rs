//! The webhooks of a trigger: created, compared with what they should be, deleted.
//!
//! A webhook is ours where it has the subscription's URL and our name; no other is touched. So whatever an attempt left
//! that broke off is found again: `subscribe` adopts it, `reconcile` repairs it.

use std::cell::RefCell;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use url::Url;

use crate::base::error::{Applied, Error, Kind, Result};
use crate::base::host::Host;
use crate::base::json::{self, items, plain};
use crate::catalog::support::events;
use crate::contract::triggers::{Configured, configured, run};
use crate::engine::filter::matches_any;

/// The most repositories that one subscription has webhooks in.
const MOST_REPOSITORIES: usize = 100;

/// The webhooks of one trigger of one workflow.
pub struct Subscription {
    /// JSON, a secret as a whole: `{"v": 1, "secret", "hooks": [{"workspace", "repo", "id"}]}`, and `left_out` with the events that the server is
    /// too old for, if there are any.
    pub state: String,
}

/// Creates the webhooks that a trigger needs, or adopts those that an earlier attempt left.
///
/// # Errors
/// As the webhook actions. After an error none of its webhooks is left, or `extra.webhooks` lists those that are.
pub fn subscribe(host: &dyn Host, name: &str, trigger: &str, config: &str, url: &str) -> Result<Subscription> {
    let configured = configured(host, name, trigger, config)?;
    if let Some(secret) = manual_secret(&configured) {
        return Ok(Subscription::new(json!({}), secret, &[]));
    }
    let secret = URL_SAFE_NO_PAD.encode(host.random(32));
    let webhooks = Webhooks::new(host, name, &configured, checked(url)?, secret, &Value::Null);
    let places = webhooks.places()?;
    if places.is_empty() {
        let error = Error::invalid_field(&format!("`{trigger}`"), "repos", "`repos` matches no repository");
        return Err(error.resolution("Compare the patterns with the repository slugs."));
    }
    let mut hooks = Vec::new();
    for place in &places {
        match webhooks.ensure(place, None) {
            Ok(id) => hooks.push(place.hook(&id)),
            Err(error) => return Err(webhooks.roll_back(&hooks, place, error)),
        }
    }
    Ok(Subscription::new(webhooks.noted(json!({})), &webhooks.secret, &hooks))
}

/// Compares the webhooks with what the configuration asks for, and repairs, creates and deletes them.
///
/// # Errors
/// As the webhook actions; another try goes on where this one stopped.
pub fn reconcile(
    host: &dyn Host,
    name: &str,
    trigger: &str,
    config: &str,
    url: &str,
    state: &str,
) -> Result<Subscription> {
    let configured = configured(host, name, trigger, config)?;
    let state = read(state)?;
    let known = items(&state["hooks"]).to_vec();
    let manual = manual_secret(&configured);
    let secret = manual.unwrap_or(state["secret"].as_str().unwrap_or_default()).to_owned();
    let webhooks = Webhooks::new(host, name, &configured, checked(url)?, secret, &state["left_out"]);
    let places = if manual.is_some() { Vec::new() } else { webhooks.places()? };
    let mut hooks = Vec::new();
    for place in &places {
        let id = known.iter().find(|hook| place.is_of(hook)).map(|hook| plain(&hook["id"]));
        hooks.push(place.hook(&webhooks.ensure(place, id.as_deref())?));
    }
    // What is no longer asked for, or gone with its repository.
    for hook in known.iter().filter(|hook| !places.iter().any(|place| place.is_of(hook))) {
        delete(host, name, hook)?;
    }
    Ok(Subscription::new(webhooks.noted(state), &webhooks.secret, &hooks))
}

/// Deletes the webhooks. What is gone already counts as deleted.
///
/// # Errors
/// The first that a deletion meets, after all were tried; `extra.webhooks` lists those that are left.
pub fn unsubscribe(host: &dyn Host, name: &str, state: &str) -> Result<()> {
    let state = read(state)?;
    let mut failed: Option<(Box<Error>, Vec<Value>)> = None;
    for hook in items(&state["hooks"]) {
        if let Err(error) = delete(host, name, hook) {
            failed.get_or_insert((error, Vec::new())).1.push(hook.clone());
        }
    }
    match failed {
        None => Ok(()),
        Some((error, left)) => Err(standing(error, left)),
    }
}

/// The secret of a webhook that somebody creates by hand.
fn manual_secret(configured: &Configured) -> Option<&str> {
    configured.config.get("secret")?.as_str()
}

/// The URL that Bitbucket is to deliver to.
fn checked(url: &str) -> Result<&str> {
    let valid = Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.username().is_empty());
    match valid {
        true => Ok(url),
        false => Err(Error::invalid_field(
            "the subscription",
            "callback_url",
            "`callback_url` must be an absolute `https` or `http` URL",
        )),
    }
}

fn read(state: &str) -> Result<Value> {
    let state = json::members("the subscription", state)?;
    if state.get("v") == Some(&json!(1)) {
        return Ok(state.into());
    }
    Err(Error::invalid_field("the subscription", "state", "`state` is not from `subscribe` or `reconcile`"))
}

/// Deletes one webhook, which may be gone, and its repository with it.
fn delete(host: &dyn Host, name: &str, hook: &Value) -> Result<()> {
    let mut input = Map::new();
    for (field, member) in [("workspace", "workspace"), ("repo", "repo"), ("webhook", "id")] {
        if !hook[member].is_null() {
            input.insert(field.into(), hook[member].clone());
        }
    }
    match run(host, name, "delete-webhook", input) {
        Err(error) if error.kind != Kind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether Bitbucket refused a request for this event: `the event pr:from_ref_updated is unknown`.
fn names(error: &Error, event: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == ':' || c == '_';
    let texts = [Some(&error.message), error.cause.as_ref()].into_iter().flatten();
    error.applied == Applied::No
        && matches!(error.status, Some(400..500))
        && texts.flat_map(|text| text.split(|c| !is_part(c))).any(|word| word == event)
}

/// The error, with the webhooks that are there nevertheless.
fn standing(mut error: Box<Error>, hooks: Vec<Value>) -> Box<Error> {
    let mut extra: Map<String, Value> =
        error.extra.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    extra.insert("webhooks".into(), hooks.into());
    error.extra = Some(Value::Object(extra).to_string());
    error.applied = Applied::Partly;
    error
}

impl Subscription {
    /// What else stands in the state stays: the results of builds are remembered there.
    fn new(mut state: Value, secret: &str, hooks: &[Value]) -> Self {
        json::set(&mut state, "v", 1.into());
        json::set(&mut state, "secret", secret.into());
        json::set(&mut state, "hooks", hooks.into());
        Self { state: state.to_string() }
    }
}

/// What has webhooks: a repository, or a workspace or project as a whole.
struct Place {
    workspace: String,
    repo: Option<String>,
}

impl Place {
    fn input(&self) -> Map<String, Value> {
        let mut input = Map::from_iter([("workspace".to_owned(), Value::from(self.workspace.as_str()))]);
        input.extend(self.repo.as_deref().map(|repo| ("repo".to_owned(), repo.into())));
        input
    }

    fn hook(&self, id: &str) -> Value {
        json!({ "workspace": self.workspace, "repo": self.repo, "id": id })
    }

    fn is_of(&self, hook: &Value) -> bool {
        hook["workspace"] == self.workspace && hook["repo"].as_str() == self.repo.as_deref()
    }
}

/// The webhooks that one subscription should have.
struct Webhooks<'a> {
    host: &'a dyn Host,
    /// Of the connection.
    name: &'a str,
    configured: &'a Configured,
    url: &'a str,
    secret: String,
    /// Events that the server is too old for.
    left_out: RefCell<Vec<String>>,
}

impl<'a> Webhooks<'a> {
    fn new(
        host: &'a dyn Host,
        name: &'a str,
        configured: &'a Configured,
        url: &'a str,
        secret: String,
        left_out: &Value,
    ) -> Self {
        Self { host, name, configured, url, secret, left_out: RefCell::new(json::texts_of(left_out)) }
    }

    /// The state, with what was left out.
    fn noted(&self, mut state: Value) -> Value {
        let left_out = self.left_out.take();
        if !left_out.is_empty() {
            json::set(&mut state, "left_out", left_out.into());
        }
        state
    }

    /// Creates or updates a webhook. Bitbucket refuses the whole of one that asks for an event that it doesn't know, and names the event. Whoever
    /// asked for every event wants the others, so it is left out.
    fn write(&self, action: &str, mut input: Map<String, Value>) -> Result<Value> {
        loop {
            let error = match run(self.host, self.name, action, input.clone()) {
                Err(error) if !self.configured.config.contains_key("events") => error,
                result => return result,
            };
            let events = json::texts_of(&input["events"]);
            let (unknown, known): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| names(&error, event));
            if unknown.is_empty() || known.is_empty() {
                return Err(error);
            }
            let listed = unknown.join("`, `");
            self.host
                .warn(&format!("This version of Bitbucket doesn't have the events `{listed}`. They are left out."));
            self.left_out.borrow_mut().extend(unknown);
            input.insert("events".into(), known.into());
        }
    }

    /// Where webhooks are to be.
    fn places(&self) -> Result<Vec<Place>> {
        let Configured { trigger, config, .. } = self.configured;
        let workspace = config.get("workspace").map(plain).unwrap_or_default();
        let repo = config.get("repo").map(plain);
        let globs = config.get("repos").map(items).unwrap_or_default();
        let globs: Vec<String> = globs.iter().map(plain).collect();
        if trigger.of_workspace || globs.is_empty() {
            return Ok(vec![Place { workspace, repo }]);
        }
        let place = |repo: &String| Place { workspace: workspace.clone(), repo: Some(repo.clone()) };
        let repos: Vec<String> = if globs.iter().any(|glob| glob.contains(['*', '?']) || glob.starts_with('!')) {
            let mut input = Map::from_iter([("workspace".to_owned(), Value::from(workspace.as_str()))]);
            input.insert("max_items".into(), 100_000.into());
            let listed = run(self.host, self.name, "list-repositories", input)?;
            let slugs = items(&listed["items"]).iter().map(|repository| plain(&repository["repo"]));
            slugs.filter(|slug| matches_any(&globs, slug)).collect()
        } else {
            globs
        };
        if repos.len() > MOST_REPOSITORIES {
            let message = format!("`repos` matches {} repositories; the maximum is {MOST_REPOSITORIES}", repos.len());
            return Err(Error::invalid_field(&format!("`{}`", trigger.id), "repos", message)
                .resolution("Omit `repos` for one webhook of the whole workspace or project, or narrow it down."));
        }
        Ok(repos.iter().map(place).collect())
    }

    /// Makes the webhook of a place what it should be, and gives its id. It is the one of this id, or else any of ours; more of ours are
    /// what earlier attempts left, and are deleted.
    fn ensure(&self, place: &Place, id: Option<&str>) -> Result<String> {
        let mut ours = self.ours(place, id)?.into_iter();
        let Some(hook) = ours.next() else {
            let created = self.write("create-webhook", self.wanted(place))?;
            return Ok(plain(&created["id"]));
        };
        for surplus in ours {
            delete(self.host, self.name, &place.hook(&plain(&surplus["id"])))?;
        }
        let id_of = plain(&hook["id"]);
        // Only `reconcile` knows the secret that a webhook has.
        if id.is_none() || !self.is_as_wanted(place, &hook) {
            let mut input = self.wanted(place);
            input.insert("webhook".into(), id_of.as_str().into());
            self.write("update-webhook", input)?;
        }
        Ok(id_of)
    }

    /// The webhooks of a place that are ours: first that of this id.
    fn ours(&self, place: &Place, id: Option<&str>) -> Result<Vec<Value>> {
        let mut input = place.input();
        input.insert("max_items".into(), 10_000.into());
        let mut listed = run(self.host, self.name, "list-webhooks", input)?;
        let Value::Array(mut hooks) = listed["items"].take() else { return Ok(Vec::new()) };
        let is_known = |hook: &Value| id.is_some_and(|id| hook["id"] == id);
        hooks.retain(|hook| is_known(hook) || hook["url"] == self.url && hook["name"] == self.title());
        hooks.sort_by_key(|hook| !is_known(hook));
        Ok(hooks)
    }

    /// How people see it in Bitbucket.
    fn title(&self) -> String {
        format!("Workflow trigger: {}", self.configured.trigger.title())
    }

    fn events(&self, place: &Place) -> Vec<&'static str> {
        let Configured { trigger, connection, config } = self.configured;
        let mut keys: Vec<_> = match config.get("events") {
            Some(names) => {
                let names = items(names).iter().filter_map(Value::as_str);
                names.filter_map(|name| events::key_of(name, connection.product)).collect()
            }
            None => trigger.keys(connection.product),
        };
        // Bitbucket refuses a webhook of a repository that asks for those of its project.
        keys.retain(|key| place.repo.is_none() || !key.starts_with("project:"));
        keys.retain(|key| !self.left_out.borrow().iter().any(|unknown| unknown == key));
        keys
    }

    fn wanted(&self, place: &Place) -> Map<String, Value> {
        let mut input = place.input();
        input.insert("name".into(), self.title().into());
        input.insert("url".into(), self.url.into());
        input.insert("events".into(), self.events(place).into());
        input.insert("active".into(), true.into());
        input.insert("secret".into(), self.secret.as_str().into());
        input
    }

    fn is_as_wanted(&self, place: &Place, hook: &Value) -> bool {
        let sorted = |mut events: Vec<String>| {
            events.sort();
            events.dedup();
            events
        };
        let events = self.events(place).into_iter().map(str::to_owned).collect();
        hook["active"] == true
            && hook["url"] == self.url
            && hook["name"] == self.title()
            && hook["secret_set"] != false
            && sorted(json::texts_of(&hook["events"])) == sorted(events)
    }

    /// Deletes what was created before an error, so that all is as it was; `place` is where it happened.
    fn roll_back(&self, hooks: &[Value], place: &Place, mut error: Box<Error>) -> Box<Error> {
        let mut left: Vec<Value> =
            hooks.iter().filter(|hook| delete(self.host, self.name, hook).is_err()).cloned().collect();
        // Of a creation whose answer was lost nobody knows whether it happened.
        let lost = error.applied != Applied::No;
        if lost {
            match self.ours(place, None) {
                Ok(ours) => {
                    let ours = ours.iter().map(|hook| place.hook(&plain(&hook["id"])));
                    left.extend(ours.filter(|hook| delete(self.host, self.name, hook).is_err()));
                }
                Err(_) => left.push(place.hook("")),
            }
        }
        if !left.is_empty() {
            return standing(error, left);
        }
        if lost {
            "Bitbucket did not confirm that the webhook was created. Nothing of it is left."
                .clone_into(&mut error.message);
            error.resolution = Some("Try again.".into());
            error.applied = Applied::No;
        }
        error
    }
}
