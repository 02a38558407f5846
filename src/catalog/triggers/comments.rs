//! Comments on pull requests and on commits.

use crate::catalog::support::events::{
    COMMENT_ADDED, COMMENT_DELETED, COMMENT_EDITED, COMMENT_REOPENED, COMMENT_RESOLVED, COMMIT_COMMENT_ADDED,
    COMMIT_COMMENT_DELETED, COMMIT_COMMENT_EDITED,
};
use crate::catalog::triggers::common::{
    ACTOR, COMMENT_PATTERN, EVENT, IS_DRAFT, REPOSITORY, SOURCES, TARGETS, authors, occurred_at,
};
use crate::catalog::types::{COMMENT_SHAPE, PULL_REQUEST_SHAPE};
use crate::engine::poll::{How, Poll};
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
    ..ON_PULL_REQUEST
};

const DELETED: Trigger = Trigger {
    id: "comment-deleted",
    about: "Starts when a comment on a pull request is deleted.",
    events: &[&COMMENT_DELETED],
    identity: &["comment.id"],
    ..ON_PULL_REQUEST
};

const RESOLVED: Trigger = Trigger {
    id: "comment-resolved",
    about: "Starts when a comment thread on a pull request is resolved.",
    events: &[&COMMENT_RESOLVED],
    event: &RESOLVED_COMMENT,
    identity: &["comment.id", "comment.resolved_at"],
    ..ON_PULL_REQUEST
};

const REOPENED: Trigger = Trigger {
    id: "comment-reopened",
    about: "Starts when a resolved comment thread on a pull request is reopened.",
    events: &[&COMMENT_REOPENED],
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
