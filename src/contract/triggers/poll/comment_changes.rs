//! Changes of comments on open pull requests: what the trigger looks at, compared with the last time.
//!
//! That a comment was edited, deleted, resolved or reopened shows in the comment alone, and comments have to be asked for pull request by
//! pull request. So a poll reads those of pull requests that came, changed or were closed, and of the others a few in turn: a change is
//! found late where many are open, and none is lost while its pull request is open. What is both written and deleted between two looks was
//! never there.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::comments::fingerprint;
use super::{Found, Watch, in_turn, too_many};
use crate::base::error::Result;
use crate::base::json::plain;
use crate::catalog::types::COMMENT_SHAPE;
use crate::engine::poll::Change;

/// Of how many pull requests that came or changed comments are read in one poll; of the others in the next.
const MOST_READ: usize = 20;
/// Of how many others, in turn.
const IN_TURN: usize = 10;
/// The most comments on one pull request, and on all that are open.
const MOST: u32 = 1_000;
const MOST_REMEMBERED: u32 = 5_000;

pub fn look(
    watch: &mut Watch,
    aspect: fn(&Value) -> Value,
    change: fn(&Value, &Value) -> Option<Change>,
    seen: &Value,
    seen_now: &mut Map<String, Value>,
) -> Result<Vec<Found>> {
    let first = seen.is_null();
    let mut looked_at = watch.candidates(seen)?;
    // Comments on what was closed before are nobody's news.
    looked_at.pull_requests.retain(|one| !first || one["state"] == "open");
    let (pull_requests, known) = (&looked_at.pull_requests, &looked_at.known);
    let is_urgent = |one: &Value| {
        let before = known.get(&plain(&one["id"]));
        one["state"] != "open" || before.is_none_or(|before| before[0] != fingerprint(one))
    };
    let ids =
        |urgent: bool| pull_requests.iter().filter(move |one| is_urgent(one) == urgent).map(|one| plain(&one["id"]));
    let mut read: Vec<String> = ids(true).collect();
    watch.more |= read.len() > MOST_READ;
    read.truncate(MOST_READ);
    let turn = in_turn(ids(false).collect(), &plain(&seen["turn"]), IN_TURN);
    let last_in_turn = turn.last().map_or_else(|| seen["turn"].clone(), |id| id.as_str().into());
    read.extend(turn);

    let mut open = Map::new();
    let mut found = Vec::new();
    for pull_request in pull_requests {
        let id = plain(&pull_request["id"]);
        // Of what came since the last poll all comments are new; what is looked at for the first time otherwise begins as it is.
        let is_new = !first && pull_request["id"].as_u64() > Some(looked_at.highest);
        let unread = || json!([null, if is_new { json!({}) } else { Value::Null }]);
        let before = known.get(&id).cloned().unwrap_or_else(unread);
        if !read.contains(&id) {
            open.insert(id, before);
            continue;
        }
        let input = [("pull_request", pull_request["id"].clone())];
        let mut comments = watch.all("list-comments", &input, MOST, "comments on a pull request")?;
        comments.retain(|comment| comment["state"] != "pending");
        if let Some(remembered) = before[1].as_object() {
            let listed: HashSet<String> = comments.iter().map(|comment| plain(&comment["id"])).collect();
            for comment in &comments {
                let before = remembered.get(&plain(&comment["id"])).unwrap_or(&Value::Null);
                found.extend(change(before, comment).map(|change| of(pull_request, comment.clone(), change)));
            }
            for (id, before) in remembered.iter().filter(|(id, _)| !listed.contains(*id)) {
                found.extend(change(before, &Value::Null).map(|change| of(pull_request, with_id(id), change)));
            }
        }
        if pull_request["state"] == "open" {
            let aspects = comments.iter().map(|comment| (plain(&comment["id"]), aspect(comment)));
            let aspects: Map<String, Value> = aspects.filter(|(_, aspect)| !aspect.is_null()).collect();
            open.insert(id, json!([fingerprint(pull_request), aspects]));
        }
    }
    let remembered: usize = open.values().filter_map(|one| one[1].as_object()).map(Map::len).sum();
    if remembered > MOST_REMEMBERED as usize {
        return Err(too_many(MOST_REMEMBERED, "comments on open pull requests"));
    }
    looked_at.remember(open, seen_now);
    seen_now.insert("turn".into(), last_in_turn);
    Ok(found)
}

fn of(pull_request: &Value, comment: Value, mut change: Change) -> Found {
    let key = plain(&comment["id"]);
    change.members.push(("pull_request", pull_request.clone()));
    change.members.push(("parent", comment["parent"].clone()));
    change.members.push(("comment", comment));
    Found { key, change }
}

/// Of a comment that is gone nothing but the id is known.
fn with_id(id: &str) -> Value {
    let mut comment = COMMENT_SHAPE.empty();
    comment.insert("id".into(), id.parse::<u64>().ok().into());
    comment.into()
}
