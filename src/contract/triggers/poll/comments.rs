//! Comments on pull requests: those with a higher number than the last one that was seen there. Pull requests that changed since the last
//! poll are asked for theirs, and of the others a few in turn: lists tell how many comments there are, which stays the same where one was
//! deleted and another added.

use serde_json::{Map, Value, json};

use super::{Found, Watch, in_turn};
use crate::base::error::Result;
use crate::base::json::plain;
use crate::engine::poll::Change;

/// Of how many pull requests comments are read in the beginning.
const FEW: usize = 5;
/// Of how many that did not change, in turn.
const IN_TURN: usize = 2;
/// How many comments of one pull request are read.
const MOST: u32 = 500;

pub fn look(watch: &mut Watch, seen: &Value, seen_now: &mut Map<String, Value>) -> Result<Vec<Found>> {
    let first = seen.is_null();
    let looked_at = watch.candidates(seen)?;
    let pull_requests = &looked_at.pull_requests;
    // By the server's clock: what was written before the first poll is not news.
    let latest = pull_requests.iter().filter_map(|one| one["updated_at"].as_str()).max().unwrap_or_default();
    let since = if first { Value::from(latest) } else { seen["since"].clone() };
    // Of before, those of the pull requests that changed last.
    let mut latest: Vec<_> = pull_requests.iter().map(|one| (plain(&one["updated_at"]), plain(&one["id"]))).collect();
    latest.sort();
    let in_the_beginning: Vec<_> = latest.into_iter().rev().take(FEW).map(|(_, id)| id).collect();
    let rests = |one: &&Value| looked_at.known.get(&plain(&one["id"])).is_some_and(|it| it[0] == fingerprint(one));
    let resting = pull_requests.iter().filter(rests).map(|one| plain(&one["id"])).collect();
    let turn = in_turn(resting, &plain(&seen["turn"]), IN_TURN);

    let mut open = Map::new();
    let mut found = Vec::new();
    for pull_request in pull_requests {
        let id = plain(&pull_request["id"]);
        let mut last = looked_at.known.get(&id).map_or(Value::Null, |before| before[1].clone());
        let asked = match first {
            true => watch.backfill > 0 && in_the_beginning.contains(&id),
            false => !rests(&pull_request) || turn.contains(&id),
        };
        if asked {
            let input = [("pull_request", pull_request["id"].clone()), ("sort", "-created_on".into())];
            let (mut comments, _) = watch.list("list-comments", &input, MOST)?;
            comments.sort_by_key(|comment| comment["id"].as_u64());
            for comment in &comments {
                let is_new = match last.as_u64() {
                    Some(last) => comment["id"].as_u64() > Some(last),
                    None => first || comment["created_at"].as_str() > since.as_str(),
                };
                if is_new && comment["state"] != "pending" && comment["deleted"] != true {
                    found.push(of(pull_request, comment));
                }
            }
            if let Some(newest) = comments.last() {
                last = newest["id"].clone();
            }
        }
        if pull_request["state"] == "open" {
            open.insert(id, json!([fingerprint(pull_request), last]));
        }
    }
    looked_at.remember(open, seen_now);
    if let Some(last) = turn.last() {
        seen_now.insert("turn".into(), last.as_str().into());
    }
    seen_now.insert("since".into(), since);
    found.sort_by_key(|found| found.key.parse::<u64>().ok());
    Ok(found)
}

/// What is another where something happened to the pull request or its comments, as far as lists tell.
pub fn fingerprint(pull_request: &Value) -> String {
    format!("{}/{}", pull_request["comment_count"], plain(&pull_request["updated_at"]))
}

fn of(pull_request: &Value, comment: &Value) -> Found {
    let mut change = Change::new("added");
    change.occurred_at = comment["created_at"].clone();
    change.actor = comment["author"].clone();
    change.members = vec![
        ("pull_request", pull_request.clone()),
        ("comment", comment.clone()),
        ("parent", comment["parent"].clone()),
    ];
    Found { key: plain(&comment["id"]), change }
}
