//! Changes of pull requests: what the trigger looks at, compared with the last poll's.
//!
//! Looked at are all that are open, the newest of any state, as one may be opened and closed between two polls, and each that was open
//! and is not among these any longer.

use serde_json::{Map, Value};

use super::{Found, Watch};
use crate::base::error::{Kind, Result};
use crate::base::json::plain;
use crate::engine::poll::Change;

/// The most open pull requests of a repository.
const MOST_OPEN: u32 = 1_000;
/// How many of the newest are looked at.
const NEWEST: u32 = 100;
/// How many that were closed are read in one poll; the others in the next.
const MOST_CLOSED: usize = 50;

pub fn look(
    watch: &mut Watch,
    aspect: fn(&Value) -> Value,
    changes: fn(&Value, &Value) -> Vec<Change>,
    seen: &Value,
    seen_now: &mut Map<String, Value>,
) -> Result<Vec<Found>> {
    let looked_at = watch.candidates(seen)?;
    let mut open = Map::new();
    let mut found = Vec::new();
    for pull_request in &looked_at.pull_requests {
        let id = plain(&pull_request["id"]);
        let is_new = pull_request["id"].as_u64() > Some(looked_at.highest);
        match looked_at.known.get(&id) {
            Some(before) => found.extend(of(&id, changes(before, pull_request), pull_request)),
            None if is_new => found.extend(of(&id, changes(&Value::Null, pull_request), pull_request)),
            // It was reopened: where it stands now is where it begins.
            None => {}
        }
        if pull_request["state"] == "open" {
            open.insert(id, aspect(pull_request));
        }
    }
    looked_at.remember(open, seen_now);
    Ok(found)
}

fn of<'a>(id: &'a str, changes: Vec<Change>, pull_request: &'a Value) -> impl Iterator<Item = Found> + use<'a> {
    changes.into_iter().map(move |mut change| {
        change.members.push(("pull_request", pull_request.clone()));
        Found { key: id.to_owned(), change }
    })
}

/// What is looked at in one poll, each once.
pub struct Candidates {
    pub pull_requests: Vec<Value>,
    /// What the last poll remembered of each that was open, by its id.
    pub known: Map<String, Value>,
    /// The highest id that the last poll saw.
    pub highest: u64,
    /// The highest id now.
    highest_now: u64,
    /// Those that were closed and are left for the next poll.
    waiting: Vec<String>,
}

impl Candidates {
    /// Hands on to the next poll what is remembered of each that is open.
    pub fn remember(self, mut open: Map<String, Value>, seen_now: &mut Map<String, Value>) {
        open.extend(self.waiting.iter().filter_map(|id| Some((id.clone(), self.known.get(id)?.clone()))));
        seen_now.insert("highest".into(), self.highest_now.into());
        seen_now.insert("open".into(), open.into());
    }
}

impl Watch<'_> {
    /// What to look at, after a poll that saw this; null before the first.
    pub fn candidates(&mut self, seen: &Value) -> Result<Candidates> {
        let first = seen.is_null();
        let known = seen["open"].as_object().cloned().unwrap_or_default();
        let highest = seen["highest"].as_u64().unwrap_or_default();
        let by_creation = [("state", Value::from("all")), ("sort", "-created_on".into())];
        let (newest, _) = self.list("list-pull-requests", &by_creation, NEWEST)?;
        let number = |pull_request: &Value| pull_request["id"].as_u64().unwrap_or_default();
        let highest_now = newest.iter().map(number).max().unwrap_or_default().max(highest);
        let mut all = self.all("list-pull-requests", &[("state", "open".into())], MOST_OPEN, "open pull requests")?;
        let listed = |all: &[Value], id: u64| all.iter().any(|one| number(one) == id);
        // In the beginning closed ones are looked at as far as events of before are asked for.
        let wanted = |one: &&Value| if first { self.backfill > 0 } else { number(one) > highest };
        let more: Vec<Value> = newest.iter().filter(wanted).filter(|one| !listed(&all, number(one))).cloned().collect();
        all.extend(more);
        let gone = known.keys().filter(|id| !listed(&all, id.parse().unwrap_or_default())).cloned();
        let mut gone: Vec<String> = gone.collect();
        let waiting = gone.split_off(gone.len().min(MOST_CLOSED));
        self.more |= !waiting.is_empty();
        for id in gone {
            match newest.iter().find(|one| plain(&one["id"]) == id) {
                Some(one) => all.push(one.clone()),
                None => match self
                    .run("get-pull-request", &[("pull_request", id.parse::<u64>().unwrap_or_default().into())])
                {
                    Ok(one) => all.push(one),
                    // It was deleted, which no list tells.
                    Err(error) if error.kind == Kind::NotFound => {}
                    Err(error) => return Err(error),
                },
            }
        }
        all.sort_by_key(number);
        Ok(Candidates { pull_requests: all, known, highest, highest_now, waiting })
    }
}
