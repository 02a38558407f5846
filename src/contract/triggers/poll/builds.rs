//! Build statuses, compared with the last time.
//!
//! They have to be asked for commit by commit. So a poll looks at the commits that branches end in: those of the branches that changed last, at
//! once where one is new or a build of it runs, and else in turn. What no branch ends in any more is looked at as long as a build of it runs.
//! A commit that came and went between two polls is not seen. Where a status names no branch, it has the one that its commit was found by.

use serde_json::{Map, Value, json};

use super::{Found, Watch, in_turn};
use crate::base::error::{Kind, Result};
use crate::base::json::{self, items, plain};
use crate::engine::filter::matches_any;
use crate::engine::poll::Change;

/// Among how many of the branches that changed last those of the configuration are looked for, and how many of them are watched.
const NEWEST: u32 = 100;
const BRANCHES: usize = 20;
/// How many commits whose builds rest are asked about in one poll, in turn.
const IN_TURN: usize = 5;
/// How many commits are asked about that no branch ends in any more.
const LEFT: usize = 20;
/// How many commits are remembered, so that nothing is told twice where a branch comes back to one.
const REMEMBERED: usize = 100;
/// The most statuses of a commit.
const MOST: u32 = 100;

pub fn look(
    watch: &Watch,
    tells: fn(bool, &Value) -> bool,
    seen: &Value,
    seen_now: &mut Map<String, Value>,
) -> Result<Vec<Found>> {
    let first = seen.is_null();
    let since = seen["since"].as_str().unwrap_or_default();
    let mut known = seen["commits"].as_object().cloned().unwrap_or_default();
    let ends = watch.ends()?;
    let runs = |commit: &String| known.get(commit).and_then(|known| known[1].as_object()).is_some_and(is_running);
    let (mut asked, resting): (Vec<String>, Vec<String>) =
        ends.keys().cloned().partition(|commit| !known.contains_key(commit) || runs(commit));
    let turn = in_turn(resting, &plain(&seen["turn"]), IN_TURN);
    let last_in_turn = turn.last().map_or_else(|| seen["turn"].clone(), |commit| commit.as_str().into());
    asked.extend(turn);
    asked.extend(known.keys().rev().filter(|commit| !ends.contains_key(*commit) && runs(commit)).take(LEFT).cloned());

    let mut found = Vec::new();
    let mut latest = String::new();
    for commit in asked {
        let statuses = match watch.list("list-build-statuses", &[("commit", commit.as_str().into())], MOST) {
            Ok((statuses, _)) => statuses,
            // It was rewritten, and cleaned up.
            Err(error) if error.kind == Kind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let before = known.shift_remove(&commit);
        let branch =
            ends.get(&commit).or_else(|| before.as_ref().map(|before| &before[0])).cloned().unwrap_or_default();
        let mut now = Map::new();
        for mut status in statuses {
            if status["ref"].is_null() {
                json::set(&mut status, "ref", branch.clone());
            }
            let status = &status;
            let (key, time) = (plain(&status["key"]), time(status).as_str().unwrap_or_default());
            let remembered = before.as_ref().and_then(|before| before[1].get(&key));
            // A branch may come to a commit that was built before anybody looked, by the server's clock.
            let is_of_before = !first && before.is_none() && time <= since;
            let is_as_before = remembered == Some(&remembrance(status));
            if !is_of_before && !is_as_before && tells(remembered.is_none(), status) {
                found.push(of(&commit, status));
            }
            latest = latest.max(time.to_owned());
            now.insert(key, remembrance(status));
        }
        known.insert(commit, json!([branch, now]));
    }
    // Whatever was not asked about for the longest time goes first.
    let mut surplus = known.len().saturating_sub(REMEMBERED);
    known.retain(|commit, _| {
        let goes = surplus > 0 && !ends.contains_key(commit);
        surplus -= usize::from(goes);
        !goes
    });
    found.sort_by_key(|found: &Found| plain(&found.change.occurred_at));
    seen_now.insert("since".into(), if first { latest.into() } else { since.into() });
    seen_now.insert("turn".into(), last_in_turn);
    seen_now.insert("commits".into(), known.into());
    Ok(found)
}

/// What is remembered of a status: an update is another.
fn remembrance(status: &Value) -> Value {
    format!("{}/{}", plain(&status["state"]), plain(time(status))).into()
}

/// Data Center tells one time alone.
fn time(status: &Value) -> &Value {
    if status["updated_at"].is_null() { &status["created_at"] } else { &status["updated_at"] }
}

fn is_running(statuses: &Map<String, Value>) -> bool {
    statuses.values().any(|status| status.as_str().is_some_and(|status| status.starts_with("in-progress/")))
}

fn of(commit: &str, status: &Value) -> Found {
    let mut change = Change::new(plain(&remembrance(status)));
    change.occurred_at = time(status).clone();
    change.members = vec![("commit", commit.into()), ("build_status", status.clone())];
    Found { key: format!("{commit}/{}", plain(&status["key"])), change }
}

impl Watch<'_> {
    /// The commits that the branches end in which changed last, each with its branch.
    fn ends(&self) -> Result<Map<String, Value>> {
        let globs = self.configured.config.get("branches").map(items).unwrap_or_default();
        let globs: Vec<String> = globs.iter().map(plain).collect();
        let (branches, _) = self.list("list-branches", &[("order", "latest".into())], NEWEST)?;
        let chosen = branches.iter().filter(|branch| matches_any(&globs, &plain(&branch["name"])));
        let mut ends = Map::new();
        for branch in chosen.take(BRANCHES) {
            if let Some(commit) = branch["commit"].as_str() {
                ends.entry(commit).or_insert_with(|| branch["name"].clone());
            }
        }
        Ok(ends)
    }
}
