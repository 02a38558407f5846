//! Asks Bitbucket what happened since the last poll.
//!
//! What happened is what differs from what was seen before, so the state is what was seen: of each repository no more than
//! the next poll compares. It is bounded, as what is looked at is bounded: beyond, an error says so rather than losing events.
//!
//! | found by | state of a repository |
//! |---|---|
//! | branches and tags | each name with its commit |
//! | the newest of a list | the order of the last one seen, and which had the same |
//! | changes of pull requests | the highest number seen, and of each open one what the trigger looks at |
//! | comments | the same, with how many comments there were and the number of the last one |
//! | changes of comments | the same, and of each comment on an open one what the trigger looks at |
//! | build statuses | of the commits that branches ended in lately, each status with its time |
//! | pipelines | the highest number seen, and those that still ran |

mod builds;
mod comment_changes;
mod comments;
mod newest;
mod pipelines;
mod pull_requests;
mod refs;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use crate::base::error::{Error, Kind, Result};
use crate::base::host::Host;
use crate::base::json::{self, items, plain};
use crate::base::product::Product;
use crate::catalog;
use crate::contract::triggers::filtering::Filtering;
use crate::contract::triggers::{Configured, configured, run};
use crate::engine::field::Field;
use crate::engine::filter::matches_any;
use crate::engine::poll::{Change, How};
use crate::engine::trigger::Event;

/// The most repositories that one poll looks at.
const MOST_REPOSITORIES: usize = 50;
/// How long to wait after a poll that found something, and at most.
const SOON_MS: u32 = 60_000;
const LATE_MS: u32 = 300_000;
/// How many events are given for trying a workflow out.
const SAMPLES: u64 = 3;

/// What a poll found.
pub struct Polled {
    /// Oldest first.
    pub events: Vec<Event>,
    /// JSON.
    pub state: String,
    pub next_poll_ms: u32,
}

/// Asks what happened since the poll that gave this state; without one, what the configuration asks for to begin with.
///
/// # Errors
/// `unsupported` for a trigger that polling does not find, or where there is more to look at than one poll can; then as the
/// actions that list.
pub fn poll(host: &dyn Host, name: &str, trigger: &str, config: &str, state: Option<&str>) -> Result<Polled> {
    let configured = configured(host, name, trigger, config)?;
    let backfill = configured.config.get("backfill").and_then(Value::as_u64).unwrap_or_default();
    look(host, name, &configured, state, backfill)
}

/// A few events of late.
///
/// # Errors
/// As [`poll`].
pub fn samples(host: &dyn Host, name: &str, trigger: &str, config: &str) -> Result<Vec<Event>> {
    let configured = configured(host, name, trigger, config)?;
    Ok(look(host, name, &configured, None, SAMPLES)?.events)
}

fn look(host: &dyn Host, name: &str, configured: &Configured, state: Option<&str>, backfill: u64) -> Result<Polled> {
    let (trigger, product) = (configured.trigger, configured.connection.product);
    let Some(poll) = trigger.poll.filter(|poll| poll.is_on(product)) else {
        let error = Error::new(Kind::Unsupported, format!("Polling doesn't support the trigger `{}`.", trigger.id));
        return Err(error.resolution("Use a webhook. The sample of the schema shows what an event looks like."));
    };
    let mut state = match state {
        Some(state) => read(state)?,
        None => json!({ "v": 1, "began": host.now(), "polls": 0, "quiet": 0, "places": {} }),
    };
    let polls = state["polls"].as_u64().unwrap_or_default() + 1;
    let mut places = Map::new();
    let mut events = Vec::new();
    let mut more = false;
    for place in places_of(host, name, configured, &poll.how)? {
        let key = place.repo.clone().unwrap_or_default();
        let seen = state["places"].get(&key).cloned();
        let mut watch = Watch { host, name, configured, place, backfill, more: false, repository: Value::Null };
        let mut seen_now = Map::new();
        let first = seen.is_none();
        let seen = seen.unwrap_or_default();
        watch.repository = watch.repository_of(&seen)?;
        let found = match &poll.how {
            How::Refs { lists, changes } => refs::look(&watch, lists, changes, &seen, &mut seen_now)?,
            How::Newest(newest) => newest::look(&watch, newest, &seen, &mut seen_now)?,
            How::PullRequests { aspect, changes } => {
                pull_requests::look(&mut watch, *aspect, *changes, &seen, &mut seen_now)?
            }
            How::Comments => comments::look(&mut watch, &seen, &mut seen_now)?,
            How::CommentChanges { aspect, change } => {
                comment_changes::look(&mut watch, *aspect, *change, &seen, &mut seen_now)?
            }
            How::Builds { tells } => builds::look(&watch, *tells, &seen, &mut seen_now)?,
            How::Pipelines => pipelines::look(&mut watch, &seen, &mut seen_now)?,
        };
        if !watch.repository.is_null() {
            seen_now.insert("repository".into(), watch.repository.clone());
        }
        let unique = format!("{}-{polls}", plain(&state["began"]));
        let of_place = found.into_iter().map(|found| watch.event(found, &unique)).collect::<Vec<_>>();
        let passed = Filtering { host, name, configured }.passed(of_place, None)?;
        let passed = configured.only_changed_results(passed, &mut state);
        // What was there before is told of only as far as it was asked for.
        let surplus =
            if first { passed.len().saturating_sub(usize::try_from(backfill).unwrap_or(usize::MAX)) } else { 0 };
        events.extend(passed.into_iter().skip(surplus));
        more |= watch.more;
        places.insert(key, seen_now.into());
    }
    // In one order, whatever repository they are of.
    events.sort_by_key(|event: &Event| event.occurred_at.clone().unwrap_or_default());
    let quiet = if events.is_empty() { state["quiet"].as_u64().unwrap_or_default() + 1 } else { 0 };
    json::set(&mut state, "polls", polls.into());
    json::set(&mut state, "quiet", quiet.into());
    json::set(&mut state, "places", places.into());
    let next_poll_ms = match (more, quiet) {
        (true, _) => 0,
        (false, quiet) => LATE_MS.min(SOON_MS.saturating_mul(1 << (quiet / 5).min(8))),
    };
    Ok(Polled { events, state: state.to_string(), next_poll_ms })
}

fn read(state: &str) -> Result<Value> {
    let state = json::members("the poll", state)?;
    if state.get("v") == Some(&json!(1)) && state.get("places").is_some_and(Value::is_object) {
        return Ok(state.into());
    }
    Err(Error::invalid_field("the poll", "state", "`state` is not from `poll`"))
}

/// What is looked at: a repository, or a workspace or project as a whole.
struct Place {
    workspace: String,
    repo: Option<String>,
}

fn places_of(host: &dyn Host, name: &str, configured: &Configured, how: &How) -> Result<Vec<Place>> {
    let text = |name: &str| configured.config.get(name).map(plain);
    let workspace = text("workspace").unwrap_or_default();
    if matches!(how, How::Newest(newest) if newest.of_workspace) {
        return Ok(vec![Place { workspace, repo: None }]);
    }
    if let Some(repo) = text("repo") {
        return Ok(vec![Place { workspace, repo: Some(repo) }]);
    }
    let globs: Vec<String> = configured.config.get("repos").map(items).unwrap_or_default().iter().map(plain).collect();
    let input = Map::from_iter([
        ("workspace".to_owned(), Value::from(workspace.as_str())),
        ("max_items".to_owned(), 10_000.into()),
    ]);
    let listed = run(host, name, "list-repositories", input)?;
    let slugs = items(&listed["items"]).iter().map(|repository| plain(&repository["repo"]));
    let repos: Vec<String> = slugs.filter(|slug| matches_any(&globs, slug)).collect();
    if repos.len() > MOST_REPOSITORIES {
        let message = format!("Polling can watch {MOST_REPOSITORIES} repositories, not {}.", repos.len());
        return Err(Error::new(Kind::Unsupported, message)
            .resolution("Narrow `repos` down, use several triggers, or use a webhook of the workspace or project."));
    }
    Ok(repos.into_iter().map(|repo| Place { workspace: workspace.clone(), repo: Some(repo) }).collect())
}

/// What was found: which thing it is about, and what happened to it.
struct Found {
    /// Tells it from the others of one poll.
    key: String,
    change: Change,
}

/// One place that is looked at.
struct Watch<'a> {
    host: &'a dyn Host,
    /// Of the connection.
    name: &'a str,
    configured: &'a Configured,
    place: Place,
    backfill: u64,
    /// Whether another poll should follow at once.
    more: bool,
    /// As events have it; null where the place is none.
    repository: Value,
}

impl Watch<'_> {
    fn product(&self) -> Product {
        self.configured.connection.product
    }

    /// Runs an action on the place. What the product's action does not take is left out.
    fn run(&self, action: &str, more: &[(&str, Value)]) -> Result<Value> {
        let known = catalog::find(action)?;
        let mut input = Map::new();
        input.insert("workspace".into(), self.place.workspace.as_str().into());
        input.extend(self.place.repo.as_deref().map(|repo| ("repo".to_owned(), repo.into())));
        for (name, value) in more {
            let takes = |field: &Field| field.name == *name && field.only.is_none_or(|only| only == self.product());
            if known.fields().any(takes) {
                input.insert((*name).into(), value.clone());
            }
        }
        run(self.host, self.name, action, input)
    }

    /// So many items of a list, and whether there are more.
    fn list(&self, action: &str, more: &[(&str, Value)], most: u32) -> Result<(Vec<Value>, bool)> {
        let mut input = more.to_vec();
        input.push(("max_items", most.into()));
        let mut output = self.run(action, &input)?;
        let items = json::take(&mut output, "items");
        Ok((items.as_array().cloned().unwrap_or_default(), !output["next"].is_null()))
    }

    /// All items of a list.
    fn all(&self, action: &str, input: &[(&str, Value)], most: u32, what: &str) -> Result<Vec<Value>> {
        match self.list(action, input, most)? {
            (items, false) => Ok(items),
            (_, true) => Err(too_many(most, what)),
        }
    }

    /// The repository as events have it: read once, and remembered.
    fn repository_of(&self, seen: &Value) -> Result<Value> {
        match (&self.place.repo, seen.get("repository")) {
            (None, _) => Ok(Value::Null),
            (Some(_), Some(known)) => Ok(known.clone()),
            (Some(_), None) => Ok(as_event_has_it(&self.run("get-repository", &[])?)),
        }
    }

    fn event(&self, found: Found, unique: &str) -> Event {
        let Found { key, change } = found;
        let mut payload = self.configured.trigger.event.empty();
        payload.insert("repository".into(), self.repository.clone());
        payload.insert("occurred_at".into(), change.occurred_at);
        payload.insert("actor".into(), change.actor);
        for (member, value) in change.members {
            if payload.contains_key(member) {
                payload.insert(member.into(), value);
            }
        }
        self.configured.trigger.event(payload, &format!("{unique}/{key}/{}", change.key))
    }
}

/// More than a poll can compare, which is better said than lost.
fn too_many(most: u32, what: &str) -> Box<Error> {
    let message = format!("Polling can watch {most} {what} of a repository, and there are more.");
    Error::new(Kind::Unsupported, message).resolution("Use a webhook instead.")
}

/// So many of these, in turn: those that follow the one that was the last of the poll before, and then from the beginning again.
fn in_turn<T: PartialEq>(mut all: Vec<T>, last: &T, most: usize) -> Vec<T> {
    let next = all.iter().position(|one| one == last).map_or(0, |place| place + 1);
    all.rotate_left(next);
    all.truncate(most);
    all
}

/// A repository of the catalog as events have it.
fn as_event_has_it(repository: &Value) -> Value {
    let members = ["id", "workspace", "repo", "name", "link"];
    Value::Object(json::object(members.map(|member| (member.to_owned(), repository[member].clone()))))
}
