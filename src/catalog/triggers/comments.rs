//! Comments on pull requests and on commits.

use serde_json::Value;

use crate::base::json::plain;
use crate::catalog::support::events::{
    COMMENT_ADDED, COMMENT_DELETED, COMMENT_EDITED, COMMENT_REOPENED, COMMENT_RESOLVED, COMMIT_COMMENT_ADDED,
    COMMIT_COMMENT_DELETED, COMMIT_COMMENT_EDITED,
};
use crate::catalog::triggers::common::{
    ACTOR, COMMENT_PATTERN, EVENT, IS_DRAFT, REPOSITORY, SOURCES, TARGETS, authors, digest, occurred_at,
};
use crate::catalog::types::{COMMENT_SHAPE, PULL_REQUEST_SHAPE};
use crate::engine::poll::{Change, How, Poll};
use crate::engine::shape::{Member, Shape, at, both};
use crate::engine::trigger::{TRIGGER, Trigger};

pub const TRIGGERS: &[&Trigger] =
    &[&ADDED, &EDITED, &DELETED, &RESOLVED, &REOPENED, &COMMIT_ADDED, &COMMIT_EDITED, &COMMIT_DELETED];

const ADDED: Trigger = Trigger {
    id: "comment-added",
    about: "Starts when a comment is added to a pull request.",
    events: &[&COMMENT_ADDED],
    identity: &["comment.id"],
    poll: Some(&Poll::both(How::Comments)),
    ..ON_PULL_REQUEST
};

const EDITED: Trigger = Trigger {
    id: "comment-edited",
    about: "Starts when a comment on a pull request is edited.",
    events: &[&COMMENT_EDITED],
    identity: &["comment.id", "comment.updated_at"],
    poll: Some(&Poll::both(How::CommentChanges { aspect: text, change: edited })),
    ..ON_PULL_REQUEST
};

const DELETED: Trigger = Trigger {
    id: "comment-deleted",
    about: "Starts when a comment on a pull request is deleted.",
    events: &[&COMMENT_DELETED],
    identity: &["comment.id"],
    poll: Some(&Poll::both(How::CommentChanges { aspect: is_there, change: deleted })),
    ..ON_PULL_REQUEST
};

const RESOLVED: Trigger = Trigger {
    id: "comment-resolved",
    about: "Starts when a comment thread on a pull request is resolved.",
    events: &[&COMMENT_RESOLVED],
    event: &RESOLVED_COMMENT,
    identity: &["comment.id", "comment.resolved_at"],
    poll: Some(&Poll::both(How::CommentChanges { aspect: resolution, change: resolved })),
    ..ON_PULL_REQUEST
};

const REOPENED: Trigger = Trigger {
    id: "comment-reopened",
    about: "Starts when a resolved comment thread on a pull request is reopened.",
    events: &[&COMMENT_REOPENED],
    poll: Some(&Poll::both(How::CommentChanges { aspect: resolution, change: reopened })),
    ..ON_PULL_REQUEST
};

const COMMIT_ADDED: Trigger = Trigger {
    id: "commit-comment-added",
    about: "Starts when a comment is added to a commit.",
    events: &[&COMMIT_COMMENT_ADDED],
    identity: &["comment.id"],
    ..ON_COMMIT
};

const COMMIT_EDITED: Trigger = Trigger {
    id: "commit-comment-edited",
    about: "Starts when a comment on a commit is edited.",
    events: &[&COMMIT_COMMENT_EDITED],
    identity: &["comment.id", "comment.updated_at"],
    ..ON_COMMIT
};

const COMMIT_DELETED: Trigger = Trigger {
    id: "commit-comment-deleted",
    about: "Starts when a comment on a commit is deleted.",
    events: &[&COMMIT_COMMENT_DELETED],
    identity: &["comment.id"],
    ..ON_COMMIT
};

/// What is remembered of a text.
fn text(comment: &Value) -> Value {
    if comment["deleted"] == true { Value::Null } else { digest(&comment["text"]).into() }
}

fn edited(before: &Value, now: &Value) -> Option<Change> {
    let text = text(now);
    let mut change = Change::new(plain(&text));
    change.occurred_at = now["updated_at"].clone();
    change.actor = now["author"].clone();
    (!before.is_null() && now.is_object() && !text.is_null() && *before != text).then_some(change)
}

fn is_there(comment: &Value) -> Value {
    if comment["deleted"] == true { Value::Null } else { true.into() }
}

fn deleted(before: &Value, now: &Value) -> Option<Change> {
    let mut change = Change::new("deleted");
    change.occurred_at = now["updated_at"].clone();
    (!before.is_null() && (now.is_null() || now["deleted"] == true)).then_some(change)
}

fn resolution(comment: &Value) -> Value {
    comment["resolved_at"].clone()
}

fn resolved(before: &Value, now: &Value) -> Option<Change> {
    let resolution = resolution(now);
    let mut change = Change::new(plain(&resolution));
    change.occurred_at = resolution.clone();
    change.actor = now["resolved_by"].clone();
    (!resolution.is_null() && *before != resolution).then_some(change)
}

/// Also what was resolved again since.
fn reopened(before: &Value, now: &Value) -> Option<Change> {
    let is_there = now.is_object() && now["deleted"] != true;
    (!before.is_null() && is_there && *before != resolution(now)).then(|| Change::new("reopened"))
}

const ON_PULL_REQUEST: Trigger = Trigger {
    event: &PULL_REQUEST_COMMENT,
    filters: &[&COMMENT_PATTERN, &authors(&["comment.author"]), &SOURCES, &TARGETS, &IS_DRAFT],
    scope: "pullrequest",
    token: "read:pullrequest:bitbucket",
    ..TRIGGER
};

const ON_COMMIT: Trigger = Trigger {
    event: &COMMIT_COMMENT,
    filters: &[&COMMENT_PATTERN, &authors(&["comment.author"])],
    scope: "repository",
    token: "read:repository:bitbucket",
    ..TRIGGER
};

const PULL_REQUEST: Member =
    Member::object("pull_request", at("pullrequest", "pullRequest"), "The pull request.", &PULL_REQUEST_SHAPE);

const COMMENT: Member = Member::object("comment", both("comment"), "The comment.", &COMMENT_SHAPE);

const PULL_REQUEST_COMMENT: Shape = Shape {
    name: "Comment event",
    members: &[
        EVENT,
        occurred_at("comment.updated_on|comment.created_on"),
        ACTOR,
        REPOSITORY,
        PULL_REQUEST,
        COMMENT,
        Member::number("parent", at("comment.parent.id", "commentParentId"), "Comment that it replies to.", "500")
            .or_null("if it is not a reply"),
        Member::string("previous_text", at("", "previousComment"), "Text before the edit.", "Looks good.")
            .or_null("if it was not edited"),
    ],
};

/// As any comment's, but for the time.
const RESOLVED_COMMENT: Shape = Shape {
    name: "Resolved comment event",
    members: &[EVENT, occurred_at("comment.resolution.created_on"), ACTOR, REPOSITORY, PULL_REQUEST, COMMENT],
};

const COMMIT_COMMENT: Shape = Shape {
    name: "Commit comment event",
    members: &[
        EVENT,
        occurred_at("comment.updated_on|comment.created_on"),
        ACTOR,
        REPOSITORY,
        Member::string(
            "commit",
            at("commit.hash", "commit"),
            "Hash of the commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        ),
        COMMENT,
        Member::number("parent", at("comment.parent.id", "commentParentId"), "Comment that it replies to.", "500")
            .or_null("if it is not a reply"),
        Member::string("previous_text", at("", "previousComment"), "Text before the edit.", "Looks good.")
            .or_null("if it was not edited"),
    ],
};
