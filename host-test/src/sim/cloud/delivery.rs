//! What Cloud's webhooks tell of what happens.

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

/// The event's key and the body, for each webhook event that follows; Cloud has none for reviewers.
pub fn of(repository: &Repository, event: &Event) -> Vec<(&'static str, Value)> {
    let with = |key: &'static str, one: &PullRequest, more: Value| {
        let mut body = json!({ "pullrequest": shape::pull_request(repository, one) });
        if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
            body.extend(more);
        }
        (key, body)
    };
    let by = || json!({ "date": date::cloud(event.by.at), "user": shape::user(event.by.person) });
    let mut told = match &event.what {
        What::Push(change) => vec![("repo:push", json!({ "push": { "changes": [pushed(repository, change)] } }))],
        What::Opened(one) => vec![with("pullrequest:created", one, json!({}))],
        What::Updated { pull_request, .. } => vec![with("pullrequest:updated", pull_request, json!({}))],
        What::SourcePushed { pull_request, .. } => vec![with("pullrequest:push", pull_request, json!({}))],
        What::ReviewersChanged { pull_request, .. } => vec![with("pullrequest:updated", pull_request, json!({}))],
        What::Reviewed { pull_request, before, now } => {
            let (key, of) = match (now, before) {
                (Status::Approved, _) => ("pullrequest:approved", "approval"),
                (Status::ChangesRequested, _) => ("pullrequest:changes_request_created", "changes_request"),
                (Status::None, Status::Approved) => ("pullrequest:unapproved", "approval"),
                (Status::None, _) => ("pullrequest:changes_request_removed", "changes_request"),
            };
            vec![with(key, pull_request, json!({ of: by() }))]
        }
        What::Merged(one) => vec![with("pullrequest:fulfilled", one, json!({}))],
        What::Declined(one) => vec![with("pullrequest:rejected", one, json!({}))],
        What::Commented { pull_request, comment, change } => {
            let key = match change {
                CommentChange::Added => "pullrequest:comment_created",
                CommentChange::Edited { .. } => "pullrequest:comment_updated",
                CommentChange::Deleted => "pullrequest:comment_deleted",
                CommentChange::Resolved => "pullrequest:comment_resolved",
                CommentChange::Reopened => "pullrequest:comment_reopened",
            };
            vec![with(key, pull_request, json!({ "comment": shape::comment(repository, pull_request, comment) }))]
        }
        What::Built { build, is_new } => {
            let key = if *is_new { "repo:commit_status_created" } else { "repo:commit_status_updated" };
            vec![(key, json!({ "commit_status": shape::build(build) }))]
        }
    };
    for (_, body) in &mut told {
        body["actor"] = shape::user(event.by.person);
        body["repository"] = shape::repository(repository);
    }
    told
}

/// At most five commits, the newest first.
fn pushed(repository: &Repository, change: &RefChange) -> Value {
    const MOST: usize = 5;
    let side = |commit: &Option<String>| {
        let commit = repository.git.resolve(commit.as_ref()?)?;
        let kind = if change.is_tag { "tag" } else { "branch" };
        Some(json!({ "type": kind, "name": change.name, "target": shape::commit(repository, commit) }))
    };
    let commits = match &change.after {
        Some(after) if !change.is_tag => {
            // A new branch brings what no other has; here all branches begin at a known commit.
            repository.git.history(after, change.before.as_deref().or(Some(after)))
        }
        _ => Vec::new(),
    };
    let shown: Vec<_> = commits.iter().take(MOST).map(|commit| shape::commit(repository, commit)).collect();
    json!({
        "old": side(&change.before), "new": side(&change.after), "created": change.before.is_none(),
        "closed": change.after.is_none(), "forced": false, "truncated": commits.len() > MOST, "commits": shown,
    })
}
