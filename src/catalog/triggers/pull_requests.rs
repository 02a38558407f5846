//! Pull requests and their reviews.

use crate::base::product::Product;
use crate::catalog::support::events::{
    CHANGES_REQUEST_WITHDRAWN, CHANGES_REQUESTED, PULL_REQUEST_APPROVED, PULL_REQUEST_DECLINED, PULL_REQUEST_DELETED,
    PULL_REQUEST_MERGED, PULL_REQUEST_OPENED, PULL_REQUEST_SOURCE_PUSHED, PULL_REQUEST_UNAPPROVED,
    PULL_REQUEST_UPDATED, REVIEWERS_CHANGED,
};
use crate::catalog::triggers::common::{
    ACTOR, ACTORS, EVENT, IS_DRAFT, PATHS, REPOSITORY, SOURCES, TARGETS, authors, occurred_at,
};
use crate::catalog::types::{PERSON_SHAPE, PULL_REQUEST_SHAPE};
use crate::engine::filter::Filter;
use crate::engine::shape::{Member, Shape, at};
use crate::engine::trigger::{TRIGGER, Trigger};

pub const TRIGGERS: &[&Trigger] = &[
    &OPENED,
    &UPDATED,
    &SOURCE_PUSHED,
    &REVIEWERS,
    &APPROVED,
    &UNAPPROVED,
    &REQUESTED,
    &WITHDRAWN,
    &MERGED,
    &DECLINED,
    &DELETED,
];

const OPENED: Trigger = Trigger {
    id: "pull-request-opened",
    about: "Starts when a pull request is opened.",
    events: &[&PULL_REQUEST_OPENED],
    identity: &["pull_request.id"],
    filters: WITH_PATHS,
    ..OF_PULL_REQUEST
};

const UPDATED: Trigger = Trigger {
    id: "pull-request-updated",
    about: "Starts when the title, description, target or another property of a pull request changes.",
    events: &[&PULL_REQUEST_UPDATED],
    event: &UPDATE_EVENT,
    identity: &["pull_request.id", "pull_request.updated_at"],
    ..OF_PULL_REQUEST
};

const SOURCE_PUSHED: Trigger = Trigger {
    id: "pull-request-source-pushed",
    about: "Starts when commits are pushed to the source branch of a pull request.",
    events: &[&PULL_REQUEST_SOURCE_PUSHED],
    event: &PUSHED_EVENT,
    identity: &["pull_request.id", "pull_request.source_commit", "pull_request.updated_at"],
    filters: WITH_PATHS,
    ..OF_PULL_REQUEST
};

const REVIEWERS: Trigger = Trigger {
    id: "pull-request-reviewers-changed",
    about: "Starts when reviewers are added to or removed from a pull request.",
    events: &[&REVIEWERS_CHANGED],
    event: &REVIEWERS_EVENT,
    ..OF_PULL_REQUEST
};

const APPROVED: Trigger = Trigger {
    id: "pull-request-approved",
    about: "Starts when a pull request is approved.",
    events: &[&PULL_REQUEST_APPROVED],
    ..REVIEWED
};

const UNAPPROVED: Trigger = Trigger {
    id: "pull-request-unapproved",
    about: "Starts when an approval of a pull request is withdrawn.",
    events: &[&PULL_REQUEST_UNAPPROVED],
    // Data Center says the same of a withdrawn request for changes.
    parts: |body, _| if body["previousStatus"] == "NEEDS_WORK" { Vec::new() } else { vec![body] },
    ..REVIEWED
};

const REQUESTED: Trigger = Trigger {
    id: "changes-requested",
    about: "Starts when a reviewer requests changes of a pull request.",
    events: &[&CHANGES_REQUESTED],
    ..REVIEWED
};

const WITHDRAWN: Trigger = Trigger {
    id: "changes-request-withdrawn",
    about: "Starts when a reviewer withdraws a request for changes.",
    events: &[&CHANGES_REQUEST_WITHDRAWN, &PULL_REQUEST_UNAPPROVED],
    parts: |body, product| {
        let withdrawn = match product {
            Product::Cloud => body["eventKey"] == CHANGES_REQUEST_WITHDRAWN.name,
            Product::DataCenter => body["previousStatus"] == "NEEDS_WORK",
        };
        if withdrawn { vec![body] } else { Vec::new() }
    },
    ..REVIEWED
};

const MERGED: Trigger = Trigger {
    id: "pull-request-merged",
    about: "Starts when a pull request is merged.",
    events: &[&PULL_REQUEST_MERGED],
    identity: &["pull_request.id"],
    filters: WITH_PATHS,
    ..OF_PULL_REQUEST
};

const DECLINED: Trigger = Trigger {
    id: "pull-request-declined",
    about: "Starts when a pull request is declined.",
    events: &[&PULL_REQUEST_DECLINED],
    identity: &["pull_request.id", "pull_request.updated_at"],
    ..OF_PULL_REQUEST
};

const DELETED: Trigger = Trigger {
    id: "pull-request-deleted",
    about: "Starts when a pull request is deleted.",
    events: &[&PULL_REQUEST_DELETED],
    identity: &["pull_request.id"],
    ..OF_PULL_REQUEST
};

const OF_PULL_REQUEST: Trigger = Trigger {
    event: &PULL_REQUEST_EVENT,
    filters: &[&SOURCES, &TARGETS, &authors(&["pull_request.author"]), &IS_DRAFT, &ACTORS],
    scope: "pullrequest",
    token: "read:pullrequest:bitbucket",
    ..TRIGGER
};

const REVIEWED: Trigger =
    Trigger { identity: &["pull_request.id", "actor.id", "occurred_at"], event: &REVIEW_EVENT, ..OF_PULL_REQUEST };

/// Where what was changed in the files can matter.
const WITH_PATHS: &[&Filter] = &[&SOURCES, &TARGETS, &PATHS, &authors(&["pull_request.author"]), &IS_DRAFT, &ACTORS];

const PULL_REQUEST: Member =
    Member::object("pull_request", at("pullrequest", "pullRequest"), "The pull request.", &PULL_REQUEST_SHAPE);

const PULL_REQUEST_EVENT: Shape = Shape {
    name: "Pull request event",
    members: &[EVENT, occurred_at("pullrequest.updated_on"), ACTOR, REPOSITORY, PULL_REQUEST],
};

/// Cloud says when the reviewer did it.
const REVIEW_EVENT: Shape = Shape {
    name: "Review event",
    members: &[EVENT, occurred_at("approval.date|changes_request.date"), ACTOR, REPOSITORY, PULL_REQUEST],
};

const UPDATE_EVENT: Shape = Shape {
    name: "Pull request update event",
    members: &[
        EVENT,
        occurred_at("pullrequest.updated_on"),
        ACTOR,
        REPOSITORY,
        PULL_REQUEST,
        Member::string("previous_title", at("", "previousTitle"), "Title before the update.", "Retry uploads")
            .or_null("on Cloud"),
        Member::string(
            "previous_description",
            at("", "previousDescription"),
            "Description before the update.",
            "Uploads are tried twice.",
        )
        .or_null("if it was empty, and on Cloud"),
        Member::string(
            "previous_target",
            at("", "previousTarget.displayId"),
            "Target branch before the update.",
            "develop",
        )
        .or_null("on Cloud"),
    ],
};

const PUSHED_EVENT: Shape = Shape {
    name: "Pull request push event",
    members: &[
        EVENT,
        occurred_at("pullrequest.updated_on"),
        ACTOR,
        REPOSITORY,
        PULL_REQUEST,
        Member::string(
            "previous_commit",
            at("", "previousFromHash"),
            "Commit of the source before the push.",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
        )
        .or_null("on Cloud"),
    ],
};

const REVIEWERS_EVENT: Shape = Shape {
    name: "Reviewers event",
    members: &[
        EVENT,
        occurred_at("pullrequest.updated_on"),
        ACTOR,
        REPOSITORY,
        PULL_REQUEST,
        Member::array("added_reviewers", at("added_reviewers", "addedReviewers"), "Added reviewers.", &PERSON_SHAPE),
        Member::array(
            "removed_reviewers",
            at("removed_reviewers", "removedReviewers"),
            "Removed reviewers.",
            &PERSON_SHAPE,
        ),
    ],
};
