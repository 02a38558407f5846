//! What a configuration makes of events, wherever they come from: the filters, what a delivery cut off, and how many runs they are.

use excerpt::find;
use serde_json::{Map, Value};

use crate::base::error::{Error, Kind, Result};
use crate::base::host::Host;
use crate::base::json::{self, items, plain};
use crate::catalog;
use crate::contract::triggers::{Configured, run};
use crate::engine::action::Output;
use crate::engine::filter::{Filter, Test, matches_any};
use crate::engine::trigger::Event;

/// What is left of events by a configuration.
pub struct Filtering<'a> {
    pub host: &'a dyn Host,
    /// Of the connection.
    pub name: &'a str,
    pub configured: &'a Configured,
}

impl Filtering<'_> {
    /// What passes of these events, completed, as one or as many as were asked for. `whole` is the id of the push that they are of, if they
    /// are of one.
    pub fn passed(&self, events: Vec<Event>, whole: Option<&str>) -> Result<Vec<Event>> {
        let config = &self.configured.config;
        let mut passed = Vec::new();
        for event in events {
            let event = self.whole(event)?;
            if self.passes(&event)? {
                passed.push(event);
            }
        }
        if config.get("fetch_missing") == Some(&Value::Bool(true)) {
            for event in &mut passed {
                self.complete(event)?;
            }
        }
        Ok(match (config.get("per").and_then(Value::as_str), whole) {
            (Some("push"), Some(whole)) => together(passed, whole),
            (Some("commit"), _) => passed.into_iter().flat_map(by_commit).collect(),
            _ => passed,
        })
    }

    /// The event with what its delivery only named. What is not the configuration's is not read.
    fn whole(&self, event: Event) -> Result<Event> {
        const WAIT_MS: u32 = 2_000;
        let Configured { trigger, .. } = self.configured;
        let Some(named) = trigger.named.filter(|named| event.payload[named.member]["id"].is_null()) else {
            return Ok(event);
        };
        if !self.configured.is_about(&event.payload) {
            return Ok(event);
        }
        let number = Value::from(plain(&event.payload[named.member]["number"]));
        let read = || self.run(named.action, &event.payload, &[(named.field, &number)]);
        let mut found = read()?;
        if !(named.is_there)(&found) {
            self.host.sleep(WAIT_MS);
            found = read()?;
        }
        if !(named.is_there)(&found) {
            let message = format!("Bitbucket's API doesn't show the change of the {} yet.", named.member);
            return Err(Error::new(Kind::Timeout, message).resolution("Try again."));
        }
        let Value::Object(mut payload) = event.payload else { return Ok(event) };
        payload.insert(named.member.into(), found);
        Ok(trigger.event(payload, &event.id))
    }

    fn passes(&self, event: &Event) -> Result<bool> {
        let Configured { trigger, config, .. } = self.configured;
        let payload = &event.payload;
        // What asks Bitbucket comes last.
        let (asking, plain): (Vec<&Filter>, Vec<&Filter>) =
            trigger.filters.iter().partition(|filter| matches!(filter.test, Test::Paths));
        if !self.configured.is_about(payload) || !plain.iter().all(|filter| filter.passes(config, payload)) {
            return Ok(false);
        }
        for filter in asking {
            if let Some(wanted) = config.get(filter.field.name)
                && !filter.test.passes(wanted, &self.changed_paths(payload)?)
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The paths of the files that an event changed, before and after.
    fn changed_paths(&self, event: &Value) -> Result<Vec<Value>> {
        let one = if event["changes"].is_array() { &event["changes"][0] } else { event };
        let output = match (find(event, "pull_request.id"), &one["before"], &one["after"]) {
            // Nothing is left to look at.
            (Value::Null, _, Value::Null) => return Ok(Vec::new()),
            (Value::Null, Value::Null, after) => self.run("get-diffstat", event, &[("commit", after)])?,
            (Value::Null, before, after) => self.run("get-diffstat", event, &[("commit", after), ("base", before)])?,
            (id, ..) => self.run("get-pull-request-diffstat", event, &[("pull_request", &id)])?,
        };
        let files = items(&output["items"]);
        Ok(files.iter().flat_map(|file| [file["path"].clone(), file["old_path"].clone()]).collect())
    }

    /// Fetches the commits that a delivery cut off. A new branch has no beginning of its own: of it what was delivered is all.
    fn complete(&self, event: &mut Event) -> Result<()> {
        let payload = event.payload.clone();
        let change = match event.payload.get_mut("changes") {
            Some(changes) => changes.get_mut(0).and_then(Value::as_object_mut),
            None => event.payload.as_object_mut(),
        };
        let Some(change) = change else { return Ok(()) };
        let member = |name: &str| change.get(name).cloned().unwrap_or_default();
        let (before, after) = (member("before"), member("after"));
        if member("truncated") != true || !before.is_string() || !after.is_string() {
            return Ok(());
        }
        let output = self.run("compare-commits", &payload, &[("commit", &after), ("base", &before)])?;
        change.insert("truncated".into(), (!output["next"].is_null()).into());
        change.insert("commits".into(), output["items"].clone());
        Ok(())
    }

    /// Runs an action of the catalog in the event's repository.
    fn run(&self, action: &str, event: &Value, more: &[(&str, &Value)]) -> Result<Value> {
        /// Of files and commits.
        const MOST: u32 = 1_000;
        let mut input = json::object(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).clone())));
        input.insert("workspace".into(), find(event, "repository.workspace"));
        input.insert("repo".into(), find(event, "repository.repo"));
        if matches!(catalog::find(action)?.output, Output::List(_)) {
            input.insert("max_items".into(), MOST.into());
        }
        run(self.host, self.name, action, input)
    }
}

impl Configured {
    /// Whether an event is of the workspace and the repositories that were configured. What has no repository is of its project.
    pub fn is_about(&self, event: &Value) -> bool {
        let text = |name: &str| self.config.get(name).and_then(Value::as_str);
        let found = |member: &str| find(event, member).as_str().map(str::to_lowercase);
        let same = |member: &str, wanted: &str| found(member).is_none_or(|found| found == wanted.to_lowercase());
        // Cloud's workspaces and repositories may be named by their ids as well.
        let is_id = |name: &str| name.starts_with('{');
        let globs = self.config.get("repos").map(items).unwrap_or_default();
        let globs: Vec<String> = globs.iter().map(plain).collect();
        text("workspace").is_none_or(|wanted| is_id(wanted) || same("repository.workspace", wanted))
            && text("repo").is_none_or(|wanted| is_id(wanted) || same("repository.repo", wanted))
            && (globs.is_empty() || found("repository.repo").is_some_and(|repo| matches_any(&globs, &repo)))
    }

    /// Leaves out builds with the result of the build before, of the same key on the same branch, where that was asked for. The
    /// results are remembered in the state of the listener or the polls.
    pub fn only_changed_results(&self, mut events: Vec<Event>, state: &mut Value) -> Vec<Event> {
        /// The most builds that are remembered; what did not run for the longest time goes first.
        const MOST: usize = 500;
        if self.config.get("result_changed") != Some(&Value::Bool(true)) {
            return events;
        }
        let mut results: Map<String, Value> = state["results"].as_object().cloned().unwrap_or_default();
        events.retain(|event| {
            let result = find(&event.payload, "build_status.state");
            // What runs has no result yet.
            if result == "in-progress" || result.is_null() {
                return false;
            }
            let build = ["repository.id", "build_status.ref", "build_status.key"];
            let build = build.map(|member| plain(&find(&event.payload, member))).join("/");
            let previous = results.shift_remove(&build);
            results.insert(build, result.clone());
            // What nobody knows of is taken to have passed: a build that fails from the beginning is news.
            previous.unwrap_or_else(|| "successful".into()) != result
        });
        let surplus = results.len().saturating_sub(MOST);
        json::set(state, "results", Map::from_iter(results.into_iter().skip(surplus)).into());
        events
    }
}

/// One event of a whole push, of what passed of it.
fn together(events: Vec<Event>, delivery: &str) -> Vec<Event> {
    let mut all = events.into_iter();
    let Some(mut whole) = all.next() else { return Vec::new() };
    for mut event in all {
        let more = event.payload.get_mut("changes").map(Value::take);
        if let (Some(Value::Array(changes)), Some(Value::Array(more))) = (whole.payload.get_mut("changes"), more) {
            changes.extend(more);
        }
    }
    whole.id = delivery.to_owned();
    vec![whole]
}

/// An event for each commit, oldest first.
fn by_commit(event: Event) -> Vec<Event> {
    let commits = event.payload.get("changes").map(|changes| changes[0]["commits"].clone()).unwrap_or_default();
    let one = |commit: &Value| {
        let mut event = event.clone();
        if let Some(changes) = event.payload.get_mut("changes") {
            changes[0]["commits"] = vec![commit.clone()].into();
        }
        event.id = format!("{}/{}", event.id, plain(&commit["commit"]));
        event
    };
    items(&commits).iter().rev().map(one).collect()
}
