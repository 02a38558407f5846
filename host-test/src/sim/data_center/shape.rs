//! How Data Center shows what there is.

use crate::sim::{
    CONTEXT,
    world::{
        WORKSPACE, World,
        git::{Commit, FileChange, Ref},
        people::Person,
        pull_request::{Comment, PullRequest, State, Status, Task},
        repository::{Build, Repository},
        webhook::Webhook,
    },
};
use serde_json::{Value, json};

/// The version that brought drafts.
pub const DRAFTS: &str = "8.18";

fn links(path: &str) -> Value {
    json!({ "self": [{ "href": format!("https://git.example.com{CONTEXT}/{path}") }] })
}

pub fn user(person: &Person) -> Value {
    let Person { number, nickname, name } = person;
    json!({
        "id": 100 + number, "name": nickname, "slug": nickname, "displayName": name, "emailAddress": person.email(),
        "active": true, "type": "NORMAL", "links": links(&format!("users/{nickname}")),
    })
}

pub fn project() -> Value {
    let key = WORKSPACE.to_uppercase();
    json!({ "id": 7, "key": key, "name": "Acme", "public": false, "type": "NORMAL", "links": links("projects/ACME") })
}

pub fn repository(repository: &Repository) -> Value {
    let Repository { slug, name, number, .. } = repository;
    json!({
        "id": number, "slug": slug, "name": name, "project": project(), "public": false, "scmId": "git",
        "state": "AVAILABLE", "links": links(&format!("projects/ACME/repos/{slug}/browse")),
    })
}

/// A branch or a tag.
pub fn reference(named: &Ref) -> Value {
    let Ref { name, commit, is_tag } = named;
    if *is_tag {
        return json!({
            "id": format!("refs/tags/{name}"), "displayId": name, "type": "TAG", "latestCommit": commit, "hash": null,
        });
    }
    json!({
        "id": format!("refs/heads/{name}"), "displayId": name, "type": "BRANCH", "latestCommit": commit,
        "isDefault": name == "main",
    })
}

pub fn commit(commit: &Commit) -> Value {
    let Commit { hash, parents, message, author, at, .. } = commit;
    let short = |hash: &str| json!({ "id": hash, "displayId": &hash[..11] });
    let mut shown = short(hash);
    shown["author"] = user(author);
    shown["committer"] = user(author);
    shown["authorTimestamp"] = json!(at);
    shown["committerTimestamp"] = json!(at);
    shown["message"] = json!(message.trim_end());
    shown["parents"] = parents.iter().map(|hash| short(hash)).collect();
    shown
}

pub fn pull_request(world_is_old: bool, repository: &Repository, one: &PullRequest) -> Value {
    let end = |branch: &str, commit: &str| {
        json!({
            "id": format!("refs/heads/{branch}"), "displayId": branch, "latestCommit": commit, "type": "BRANCH",
            "repository": self::repository(repository),
        })
    };
    let author = json!({ "user": user(one.author), "role": "AUTHOR", "approved": false, "status": "UNAPPROVED" });
    let people = |reviewers: bool| -> Vec<Value> {
        let all = one.participants().into_iter().filter(|person| one.is_reviewer(person) == reviewers);
        all.map(|person| participant(one, person)).collect()
    };
    let mut shown = json!({
        "id": one.id, "version": one.version, "title": one.title, "description": one.description,
        "state": one.state.name(), "open": one.state == State::Open, "closed": one.state != State::Open, "locked": false,
        "fromRef": end(&one.source, &one.source_commit), "toRef": end(&one.target, &one.target_commit), "author": author,
        "reviewers": people(true), "participants": people(false), "createdDate": one.created, "updatedDate": one.updated,
        "properties": { "commentCount": one.comments_left(), "openTaskCount": one.open_tasks() },
        "links": links(&format!("projects/ACME/repos/{}/pull-requests/{}", repository.slug, one.id)),
    });
    if !world_is_old {
        shown["draft"] = one.draft.into();
    }
    if one.state != State::Open {
        shown["closedDate"] = one.updated.into();
    }
    if let Some(hash) = &one.merge_commit {
        shown["properties"]["mergeCommit"] = json!({ "id": hash, "displayId": &hash[..11] });
    }
    shown
}

/// Older versions know no drafts.
pub fn is_before_drafts(world: &World) -> bool {
    world.is_before(DRAFTS)
}

pub fn participant(one: &PullRequest, person: &Person) -> Value {
    let status = one.status_of(person);
    json!({
        "user": user(person), "role": if one.is_reviewer(person) { "REVIEWER" } else { "PARTICIPANT" },
        "approved": status == Status::Approved, "status": self::status(status), "lastReviewedCommit": one.source_commit,
    })
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::None => "UNAPPROVED",
        Status::Approved => "APPROVED",
        Status::ChangesRequested => "NEEDS_WORK",
    }
}

pub fn comment(repository: &Repository, comment: &Comment) -> Value {
    let mut shown = json!({
        "id": comment.id, "version": comment.version, "text": comment.text, "author": user(comment.author),
        "createdDate": comment.created, "updatedDate": comment.updated, "comments": [], "severity": "NORMAL",
        "state": "OPEN", "threadResolved": comment.resolved.is_some(), "properties": { "repositoryId": repository.number },
    });
    if let Some(by) = comment.resolved {
        shown["threadResolver"] = user(by.person);
        shown["threadResolvedDate"] = by.at.into();
    }
    shown
}

/// Where a comment stands.
pub fn anchor(comment: &Comment) -> Option<Value> {
    let (path, line) = comment.place.as_ref()?;
    Some(json!({ "path": path, "line": line, "lineType": "ADDED", "fileType": "TO", "diffType": "EFFECTIVE" }))
}

/// A task is a comment that blocks.
pub fn task(repository: &Repository, task: &Task) -> Value {
    let mut shown = json!({
        "id": task.id, "version": task.version, "text": task.text, "author": user(task.author),
        "createdDate": task.created, "updatedDate": task.updated, "comments": [], "severity": "BLOCKER",
        "state": if task.resolved.is_some() { "RESOLVED" } else { "OPEN" }, "threadResolved": false,
        "properties": { "repositoryId": repository.number },
    });
    if let Some(by) = task.resolved {
        shown["resolver"] = user(by.person);
        shown["resolvedDate"] = by.at.into();
    }
    if let Some(comment) = task.comment {
        shown["parent"] = json!({ "id": comment });
    }
    shown
}

pub fn build(build: &Build) -> Value {
    json!({
        "key": build.key, "state": build.state, "name": build.name, "url": build.url, "description": build.description,
        "ref": build.branch, "createdDate": build.created, "updatedDate": build.updated,
    })
}

/// In the older API, which knows less.
pub fn build_status(build: &Build) -> Value {
    json!({
        "key": build.key, "state": build.state, "name": build.name, "url": build.url, "description": build.description,
        "dateAdded": build.updated,
    })
}

pub fn path(path: &str) -> Value {
    let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
    json!({ "components": path.split('/').collect::<Vec<_>>(), "parent": parent, "name": name, "toString": path })
}

/// A row of changes.
pub fn file_change(change: &FileChange) -> Value {
    let kind = match (&change.before, &change.after) {
        (None, _) => "ADD",
        (_, None) => "DELETE",
        _ => "MODIFY",
    };
    json!({
        "path": path(&change.path), "type": kind, "nodeType": "FILE", "executable": false, "percentUnchanged": -1,
        "properties": { "gitChangeType": kind },
    })
}

pub fn webhook(webhook: &Webhook) -> Value {
    let configuration = match &webhook.secret {
        Some(secret) => json!({ "secret": secret }),
        None => json!({}),
    };
    json!({
        "id": webhook.id, "name": webhook.name, "url": webhook.url, "events": webhook.events, "active": webhook.active,
        "configuration": configuration, "sslVerificationRequired": true, "createdDate": webhook.created,
        "updatedDate": webhook.updated, "scopeType": if webhook.repo.is_some() { "repository" } else { "project" },
    })
}
