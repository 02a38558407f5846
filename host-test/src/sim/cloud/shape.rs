//! How Cloud shows what there is.

use crate::sim::{
    date,
    world::{
        WORKSPACE, WORKSPACE_UUID,
        git::{Commit, FileChange, Ref},
        people::Person,
        pull_request::{Comment, PullRequest, Status, Task},
        repository::{Build, Pipeline, Repository},
        webhook::Webhook,
    },
};
use serde_json::{Value, json};

pub const WEB: &str = "https://bitbucket.org";

fn html(path: &str) -> Value {
    json!({ "html": { "href": format!("{WEB}/{path}") } })
}

pub fn user(person: &Person) -> Value {
    json!({
        "type": "user", "uuid": person.uuid(), "account_id": person.account_id(), "nickname": person.nickname,
        "display_name": person.name, "links": html(&format!("{}-example/", person.nickname)),
    })
}

pub fn workspace() -> Value {
    json!({ "type": "workspace", "slug": WORKSPACE, "name": "Acme", "uuid": WORKSPACE_UUID, "links": html(WORKSPACE) })
}

pub fn repository(repository: &Repository) -> Value {
    let Repository { slug, name, number, created, .. } = repository;
    json!({
        "type": "repository", "uuid": format!("{{3f2a1b0c-{number:04}-4c5d-8e9f-a0b1c2d3e4f5}}"), "slug": slug, "name": name,
        "full_name": format!("{WORKSPACE}/{slug}"), "description": "", "is_private": true, "size": 1_048_576,
        "workspace": workspace(), "mainbranch": { "type": "branch", "name": "main" },
        "project": { "type": "project", "key": "SHOP", "name": "Shop", "uuid": "{7c2d1e0f-0005-4b6a-9d8c-1a2b3c4d5e6f}" },
        "created_on": date::cloud(*created), "updated_on": date::cloud(*created),
        "links": html(&format!("{WORKSPACE}/{slug}")),
    })
}

pub fn commit(repository: &Repository, commit: &Commit) -> Value {
    let Commit { hash, parents, message, author, at, .. } = commit;
    let parents: Vec<_> = parents.iter().map(|hash| json!({ "type": "commit", "hash": hash })).collect();
    json!({
        "type": "commit", "hash": hash, "date": date::cloud(*at), "message": message, "parents": parents,
        "author": { "type": "author", "raw": format!("{} <{}>", author.name, author.email()), "user": user(author) },
        "links": html(&format!("{WORKSPACE}/{}/commits/{hash}", repository.slug)),
    })
}

/// A branch or a tag.
pub fn reference(repository: &Repository, named: &Ref) -> Value {
    let target = repository.git.resolve(&named.commit).map(|found| commit(repository, found));
    let mut shown =
        json!({ "type": if named.is_tag { "tag" } else { "branch" }, "name": named.name, "target": target });
    if named.is_tag {
        shown["message"] = Value::Null;
        shown["date"] = target.map_or(Value::Null, |target| target["date"].clone());
    } else {
        shown["merge_strategies"] = json!(["merge_commit"]);
        shown["default_merge_strategy"] = json!("merge_commit");
    }
    shown
}

pub fn pull_request(repository: &Repository, one: &PullRequest) -> Value {
    let end = |branch: &str, commit: &str| {
        let repository = json!({ "type": "repository", "full_name": format!("{WORKSPACE}/{}", repository.slug), "name": repository.name });
        json!({ "branch": { "name": branch }, "commit": { "type": "commit", "hash": &commit[..12] }, "repository": repository })
    };
    let participants: Vec<_> = one.participants().iter().map(|person| participant(one, person)).collect();
    let mut target = end(&one.target, &one.target_commit);
    target["branch"]["merge_strategies"] = json!(["merge_commit"]);
    let merge_commit = one.merge_commit.as_ref().map(|hash| json!({ "type": "commit", "hash": &hash[..12] }));
    json!({
        "type": "pullrequest", "id": one.id, "title": one.title, "description": one.description,
        "state": one.state.name(), "draft": one.draft, "source": end(&one.source, &one.source_commit),
        "destination": target, "author": user(one.author), "merge_commit": merge_commit,
        "close_source_branch": one.close_source_branch, "closed_by": one.closed_by.map(user), "reason": "",
        "participants": participants, "reviewers": one.reviewers.iter().map(|person| user(person)).collect::<Vec<_>>(),
        "comment_count": one.comments_left(), "task_count": one.tasks.len(),
        "created_on": date::cloud(one.created), "updated_on": date::cloud(one.updated),
        "links": html(&format!("{WORKSPACE}/{}/pull-requests/{}", repository.slug, one.id)),
    })
}

pub fn participant(one: &PullRequest, person: &Person) -> Value {
    let (status, role) = (one.status_of(person), if one.is_reviewer(person) { "REVIEWER" } else { "PARTICIPANT" });
    let state = match status {
        Status::None => None,
        Status::Approved => Some("approved"),
        Status::ChangesRequested => Some("changes_requested"),
    };
    json!({
        "type": "participant", "user": user(person), "role": role, "approved": status == Status::Approved, "state": state,
        "participated_on": one.reviewed_at(person).map(date::cloud),
    })
}

pub fn comment(repository: &Repository, one: &PullRequest, comment: &Comment) -> Value {
    let mut shown = json!({
        "type": "pullrequest_comment", "id": comment.id, "deleted": comment.deleted, "pending": false,
        "content": { "type": "rendered", "raw": comment.text, "markup": "markdown" }, "user": user(comment.author),
        "created_on": date::cloud(comment.created), "updated_on": date::cloud(comment.updated),
        "pullrequest": { "type": "pullrequest", "id": one.id, "title": one.title },
        "links": html(&format!("{WORKSPACE}/{}/pull-requests/{}/_/diff#comment-{}", repository.slug, one.id, comment.id)),
    });
    if let Some(parent) = comment.parent {
        shown["parent"] = json!({ "id": parent });
    }
    if let Some((path, line)) = &comment.place {
        shown["inline"] = json!({ "path": path, "from": null, "to": line });
    }
    if let Some(by) = comment.resolved {
        shown["resolution"] =
            json!({ "type": "comment_resolution", "user": user(by.person), "created_on": date::cloud(by.at) });
    }
    shown
}

pub fn task(task: &Task) -> Value {
    let mut shown = json!({
        "id": task.id, "content": { "type": "rendered", "raw": task.text, "markup": "markdown" },
        "creator": user(task.author), "created_on": date::cloud(task.created), "updated_on": date::cloud(task.updated),
        "state": if task.resolved.is_some() { "RESOLVED" } else { "UNRESOLVED" }, "pending": false,
        "resolved_on": task.resolved.map(|by| date::cloud(by.at)), "resolved_by": task.resolved.map(|by| user(by.person)),
    });
    if let Some(comment) = task.comment {
        shown["comment"] = json!({ "type": "pullrequest_comment", "id": comment });
    }
    shown
}

pub fn build(build: &Build) -> Value {
    json!({
        "type": "build", "key": build.key, "state": build.state, "name": build.name, "url": build.url,
        "description": build.description, "refname": build.branch, "commit": { "type": "commit", "hash": build.commit },
        "created_on": date::cloud(build.created), "updated_on": date::cloud(build.updated),
    })
}

pub fn pipeline(repository: &Repository, pipeline: &Pipeline, now: u64) -> Value {
    let ended = pipeline.ended(now);
    let state = match (ended, pipeline.stopped) {
        (None, _) => {
            json!({ "type": "pipeline_state_in_progress", "name": "IN_PROGRESS", "stage": { "name": "RUNNING" } })
        }
        (Some(_), None) => completed("pipeline_state", "SUCCESSFUL"),
        (Some(_), Some(_)) => completed("pipeline_state", "STOPPED"),
    };
    let target = json!({
        "type": "pipeline_ref_target", "ref_type": "branch", "ref_name": pipeline.branch, "selector": { "type": "default" },
        "commit": { "type": "commit", "hash": pipeline.commit },
    });
    json!({
        "type": "pipeline", "uuid": pipeline.uuid(), "build_number": pipeline.number, "creator": user(pipeline.by.person),
        "repository": { "type": "repository", "full_name": format!("{WORKSPACE}/{}", repository.slug) }, "target": target,
        "trigger": { "type": "pipeline_trigger_manual", "name": "MANUAL" }, "state": state,
        "created_on": date::cloud(pipeline.by.at), "completed_on": ended.map(date::cloud),
        "duration_in_seconds": ended.map(|end| (end - pipeline.by.at) / 1_000),
        "build_seconds_used": ended.map_or(0, |end| (end - pipeline.by.at) / 1_000),
    })
}

/// The one step that every pipeline has.
pub fn step(pipeline: &Pipeline, now: u64) -> Value {
    let ended = pipeline.ended(now);
    let state = match (ended, pipeline.stopped) {
        (None, _) => json!({ "type": "pipeline_step_state_in_progress", "name": "IN_PROGRESS" }),
        (Some(_), None) => completed("pipeline_step_state", "SUCCESSFUL"),
        (Some(_), Some(_)) => completed("pipeline_step_state", "STOPPED"),
    };
    json!({
        "type": "pipeline_step", "uuid": step_uuid(pipeline), "name": "Build and test", "run_number": 1, "state": state,
        "pipeline": { "type": "pipeline", "uuid": pipeline.uuid() }, "image": { "name": "rust:1" },
        "script_commands": [{ "name": "cargo test", "command": "cargo test", "commandType": "SCRIPT" }],
        "started_on": date::cloud(pipeline.by.at), "completed_on": ended.map(date::cloud),
        "duration_in_seconds": ended.map(|end| (end - pipeline.by.at) / 1_000),
    })
}

pub fn step_uuid(pipeline: &Pipeline) -> String {
    format!("{{7a1e5c30-{:04}-4b2d-9f3e-5d6c7b8a9f02}}", pipeline.number)
}

fn completed(kind: &str, result: &str) -> Value {
    let result_kind = format!("{kind}_completed_{}", result.to_lowercase());
    json!({ "type": format!("{kind}_completed"), "name": "COMPLETED", "result": { "type": result_kind, "name": result } })
}

/// A row of a diffstat.
pub fn file_change(change: &FileChange) -> Value {
    let lines = |side: &Option<bytes::Bytes>| {
        side.as_ref().map_or(0, |content| content.split_inclusive(|byte| *byte == b'\n').count())
    };
    let side = |is_there: bool| is_there.then(|| json!({ "type": "commit_file", "path": change.path }));
    let status = match (&change.before, &change.after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "modified",
    };
    json!({
        "type": "diffstat", "status": status, "lines_added": lines(&change.after), "lines_removed": lines(&change.before),
        "old": side(change.before.is_some()), "new": side(change.after.is_some()),
    })
}

pub fn webhook(webhook: &Webhook) -> Value {
    json!({
        "type": "webhook_subscription", "uuid": webhook.uuid(), "description": webhook.name, "url": webhook.url,
        "events": webhook.events, "active": webhook.active, "secret_set": webhook.secret.is_some(),
        "subject_type": if webhook.repo.is_some() { "repository" } else { "workspace" },
        "skip_cert_verification": false, "created_at": date::cloud(webhook.created),
    })
}
