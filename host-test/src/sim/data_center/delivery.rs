//! What Data Center's webhooks tell of what happens.

use super::shape;
use crate::sim::{
    date,
    world::{
        event::{CommentChange, Event, What},
        git::RefChange,
        pull_request::{PullRequest, Status},
        repository::Repository,
    },
};
use serde_json::{Value, json};

/// Where something was not, or is no longer.
const NOWHERE: &str = "0000000000000000000000000000000000000000";

/// The event's key and the body, for each webhook event that follows; builds have none.
pub fn of(repository: &Repository, event: &Event) -> Vec<(&'static str, Value)> {
    let with = |key: &'static str, one: &PullRequest, more: Value| {
        let mut body = json!({ "pullRequest": shape::pull_request(false, repository, one) });
        if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
            body.extend(more);
        }
        (key, body)
    };
    let mut told = match &event.what {
        What::Push(change) => {
            let body = json!({ "repository": shape::repository(repository), "changes": [pushed(change)] });
            vec![("repo:refs_changed", body)]
        }
        What::Opened(one) => vec![with("pr:opened", one, json!({}))],
        What::Updated { pull_request, title, description, target } => {
            let target = json!({ "id": format!("refs/heads/{target}"), "displayId": target });
            let more = json!({ "previousTitle": title, "previousDescription": description, "previousTarget": target });
            vec![with("pr:modified", pull_request, more)]
        }
        What::SourcePushed { pull_request, before } => {
            vec![with("pr:from_ref_updated", pull_request, json!({ "previousFromHash": before }))]
        }
        What::ReviewersChanged { pull_request, added, removed } => {
            let users = |people: &[&'static _]| people.iter().map(|person| shape::user(person)).collect::<Vec<_>>();
            let more = json!({ "addedReviewers": users(added), "removedReviewers": users(removed) });
            vec![with("pr:reviewer:updated", pull_request, more)]
        }
        What::Reviewed { pull_request, before, now } => {
            let key = match now {
                Status::None => "pr:reviewer:unapproved",
                Status::Approved => "pr:reviewer:approved",
                Status::ChangesRequested => "pr:reviewer:needs_work",
            };
            let participant = shape::participant(pull_request, event.by.person);
            let more = json!({ "participant": participant, "previousStatus": shape::status(*before) });
            vec![with(key, pull_request, more)]
        }
        What::Merged(one) => vec![with("pr:merged", one, json!({}))],
        What::Declined(one) => vec![with("pr:declined", one, json!({}))],
        What::Commented { pull_request, comment, change } => {
            let mut more = json!({ "comment": shape::comment(repository, comment) });
            if let Some(parent) = comment.parent {
                more["commentParentId"] = parent.into();
            }
            match change {
                CommentChange::Added => vec![with("pr:comment:added", pull_request, more)],
                CommentChange::Edited { before } => {
                    more["previousComment"] = before.as_str().into();
                    vec![with("pr:comment:edited", pull_request, more)]
                }
                CommentChange::Deleted => vec![with("pr:comment:deleted", pull_request, more)],
                CommentChange::Resolved | CommentChange::Reopened => Vec::new(),
            }
        }
        What::Built { .. } => Vec::new(),
    };
    for (key, body) in &mut told {
        body["eventKey"] = json!(key);
        body["date"] = json!(date::data_center(event.by.at));
        body["actor"] = shape::user(event.by.person);
    }
    told
}

fn pushed(change: &RefChange) -> Value {
    let kind = match (&change.before, &change.after) {
        (None, _) => "ADD",
        (_, None) => "DELETE",
        _ => "UPDATE",
    };
    let (folder, of) = if change.is_tag { ("tags", "TAG") } else { ("heads", "BRANCH") };
    let id = format!("refs/{folder}/{}", change.name);
    let side = |commit: &Option<String>| commit.clone().unwrap_or_else(|| NOWHERE.into());
    json!({
        "ref": { "id": id, "displayId": change.name, "type": of }, "refId": id, "fromHash": side(&change.before),
        "toHash": side(&change.after), "type": kind,
    })
}
