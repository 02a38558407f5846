//! Pull requests and their reviews.

use excerpt::find;
use serde_json::{Map, Value, json};

use crate::base::json::items;
use crate::base::product::Product;
use crate::catalog::support::events::{
    CHANGES_REQUEST_WITHDRAWN, CHANGES_REQUESTED, PULL_REQUEST_APPROVED, PULL_REQUEST_DECLINED, PULL_REQUEST_DELETED,
    PULL_REQUEST_MERGED, PULL_REQUEST_OPENED, PULL_REQUEST_SOURCE_PUSHED, PULL_REQUEST_UNAPPROVED,
    PULL_REQUEST_UPDATED, REVIEWERS_CHANGED,
};
use crate::catalog::triggers::common::{
    ACTOR, ACTORS, EVENT, IS_DRAFT, PATHS, REPOSITORY, SOURCES, TARGETS, authors, digest, occurred_at,
};
use crate::catalog::types::{PERSON_SHAPE, PULL_REQUEST_SHAPE};
use crate::engine::filter::Filter;
use crate::engine::poll::{Change, How, Newest, Poll};
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
    poll: Some(&Poll::both(How::Newest(Newest {
        list: "list-pull-requests",
        input: &[("state", "all"), ("sort", "-created_on")],
        order: ("id", "id"),
        member: "pull_request",
        of_workspace: false,
        by_age: &Product::ALL,
    }))),
    ..OF_PULL_REQUEST
};

const UPDATED: Trigger = Trigger {
    id: "pull-request-updated",
    about: "Starts when the title, description, target or another property of a pull request changes.",
    events: &[&PULL_REQUEST_UPDATED],
    event: &UPDATE_EVENT,
    identity: &["pull_request.id", "pull_request.updated_at"],
    poll: Some(&Poll::both(How::PullRequests {
        aspect: properties,
        changes: |before, now| changed(before, &properties(now), now).into_iter().collect(),
    })),
    ..OF_PULL_REQUEST
};

const SOURCE_PUSHED: Trigger = Trigger {
    id: "pull-request-source-pushed",
    about: "Starts when commits are pushed to the source branch of a pull request.",
    events: &[&PULL_REQUEST_SOURCE_PUSHED],
    event: &PUSHED_EVENT,
    identity: &["pull_request.id", "pull_request.source_commit", "pull_request.updated_at"],
    filters: WITH_PATHS,
    poll: Some(&Poll::both(How::PullRequests {
        aspect: |it| it["source_commit"].clone(),
        changes: |before, now| {
            let change = changed(before, &now["source_commit"], now).map(|mut change| {
                change.members.push(("previous_commit", before.clone()));
                change
            });
            // A source that is gone was not pushed to.
            change.filter(|_| now["source_commit"].is_string()).into_iter().collect()
        },
    })),
    ..OF_PULL_REQUEST
};

const REVIEWERS: Trigger = Trigger {
    id: "pull-request-reviewers-changed",
    about: "Starts when reviewers are added to or removed from a pull request.",
    events: &[&REVIEWERS_CHANGED],
    event: &REVIEWERS_EVENT,
    poll: Some(&Poll::both(How::PullRequests {
        aspect: |it| find(it, "reviewers.*.person.id"),
        changes: reviewers_changed,
    })),
    ..OF_PULL_REQUEST
};

const APPROVED: Trigger = Trigger {
    id: "pull-request-approved",
    about: "Starts when a pull request is approved.",
    events: &[&PULL_REQUEST_APPROVED],
    poll: Some(&Poll::both(How::PullRequests {
        aspect: verdicts,
        changes: |before, now| reviewed(before, now, "", "approved"),
    })),
    ..REVIEWED
};

const UNAPPROVED: Trigger = Trigger {
    id: "pull-request-unapproved",
    about: "Starts when an approval of a pull request is withdrawn.",
    events: &[&PULL_REQUEST_UNAPPROVED],
    poll: Some(&Poll::both(How::PullRequests {
        aspect: verdicts,
        changes: |before, now| reviewed(before, now, "approved", ""),
    })),
    // Data Center says the same of a withdrawn request for changes.
    parts: |body, _| if body["previousStatus"] == "NEEDS_WORK" { Vec::new() } else { vec![body] },
    ..REVIEWED
};

const REQUESTED: Trigger = Trigger {
    id: "changes-requested",
    about: "Starts when a reviewer requests changes of a pull request.",
    events: &[&CHANGES_REQUESTED],
    poll: Some(&Poll::both(How::PullRequests {
        aspect: verdicts,
        changes: |before, now| reviewed(before, now, "", "changes-requested"),
    })),
    ..REVIEWED
};

const WITHDRAWN: Trigger = Trigger {
    id: "changes-request-withdrawn",
    about: "Starts when a reviewer withdraws a request for changes.",
    events: &[&CHANGES_REQUEST_WITHDRAWN, &PULL_REQUEST_UNAPPROVED],
    poll: Some(&Poll::both(How::PullRequests {
        aspect: verdicts,
        changes: |before, now| reviewed(before, now, "changes-requested", ""),
    })),
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
    poll: Some(&Poll::both(How::PullRequests { aspect: state, changes: |before, now| closed(before, now, "merged") })),
    identity: &["pull_request.id"],
    filters: WITH_PATHS,
    ..OF_PULL_REQUEST
};

const DECLINED: Trigger = Trigger {
    id: "pull-request-declined",
    about: "Starts when a pull request is declined.",
    events: &[&PULL_REQUEST_DECLINED],
    poll: Some(&Poll::both(How::PullRequests {
        aspect: state,
        changes: |before, now| closed(before, now, "declined"),
    })),
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
            .or_null(""),
        Member::string(
            "previous_description",
            at("", "previousDescription"),
            "Description before the update.",
            "Uploads are tried twice.",
        )
        .or_null("if it was empty"),
        Member::string(
            "previous_target",
            at("", "previousTarget.displayId"),
            "Target branch before the update.",
            "develop",
        )
        .or_null(""),
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
        .or_null(""),
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

fn state(pull_request: &Value) -> Value {
    pull_request["state"].clone()
}

/// What an update changes.
fn properties(pull_request: &Value) -> Value {
    let text = |member: &str| digest(&pull_request[member]);
    json!([text("title"), text("description"), pull_request["target"], pull_request["draft"]])
}

/// A pull request that was seen before, and is another now.
fn changed(before: &Value, aspect: &Value, now: &Value) -> Option<Change> {
    let mut change = Change::new(digest(aspect));
    change.occurred_at = now["updated_at"].clone();
    (!before.is_null() && before != aspect).then_some(change)
}

/// The verdicts of reviewers and participants, by their ids, without those who have none.
fn verdicts(pull_request: &Value) -> Value {
    let mut verdicts = Map::new();
    for one in ["reviewers", "participants"].into_iter().flat_map(|list| items(&pull_request[list])) {
        if let (Some(id), Some(status)) = (one["person"]["id"].as_str(), one["status"].as_str())
            && status != "pending"
        {
            verdicts.insert(id.into(), status.into());
        }
    }
    verdicts.into()
}

/// Whoever had this verdict before and has none now, or did not have that one and has it now. Whoever goes from one verdict to
/// another gives the new one and withdraws nothing, as webhooks tell it.
fn reviewed(before: &Value, now: &Value, from: &str, to: &str) -> Vec<Change> {
    let current = verdicts(now);
    let mut changes = Vec::new();
    let ids = |verdicts: &Value| -> Vec<String> {
        verdicts.as_object().into_iter().flatten().map(|it| it.0.clone()).collect()
    };
    let mut all = ids(before);
    all.extend(ids(&current).into_iter().filter(|id| before.get(id).is_none()));
    for id in all {
        let verdict = |of: &Value| of.get(&id).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (then, since) = (verdict(before), verdict(&current));
        let matches = if to.is_empty() { then == from && since.is_empty() } else { then != to && since == to };
        if matches {
            let mut change = Change::new(format!("{id}/{since}"));
            let one = ["reviewers", "participants"].into_iter().flat_map(|list| items(&now[list]));
            if let Some(one) = one.into_iter().find(|one| one["person"]["id"] == id.as_str()) {
                change.actor = one["person"].clone();
                change.occurred_at = one.get("participated_at").cloned().unwrap_or_default();
            }
            changes.push(change);
        }
    }
    changes
}

fn reviewers_changed(before: &Value, now: &Value) -> Vec<Change> {
    let current = items(&now["reviewers"]);
    let known = items(before);
    let is_in = |id: &Value| current.iter().any(|reviewer| reviewer["person"]["id"] == *id);
    let added: Vec<Value> =
        current.iter().map(|it| it["person"].clone()).filter(|person| !known.contains(&person["id"])).collect();
    let removed: Vec<Value> = known.iter().filter(|id| !is_in(id)).map(with_id).collect();
    // The reviewers that it was opened with were not changed.
    if before.is_null() || added.is_empty() && removed.is_empty() {
        return Vec::new();
    }
    let mut change = Change::new(digest(&json!([added, removed])));
    change.occurred_at = now["updated_at"].clone();
    change.members = vec![("added_reviewers", added.into()), ("removed_reviewers", removed.into())];
    vec![change]
}

/// Of somebody who is no longer told nothing but the id is known.
fn with_id(id: &Value) -> Value {
    let mut person = PERSON_SHAPE.empty();
    person.insert("id".into(), id.clone());
    person.into()
}

fn closed(before: &Value, now: &Value, state: &str) -> Vec<Change> {
    if now["state"] != state || *before == now["state"] {
        return Vec::new();
    }
    let mut change = Change::new(state);
    change.occurred_at = now["updated_at"].clone();
    change.actor = now["closed_by"].clone();
    vec![change]
}
