//! What happened to a pull request.

use serde_json::Value;

use crate::action::{ACTION, Action, CALL, Call, Gives, Word, check, word};
use crate::actions::users::PERSON_SHAPE;
use crate::actions::{PULL_REQUEST, REPO, WORKSPACE};
use crate::api::paging;
use crate::shape::{Shape, at, both, find, many, number, one, text, time, words};

pub const ACTIONS: &[&Action] = &[&LIST];
const _: () = check(ACTIONS);

const ACTIVITY: Shape = Shape {
    name: "Activity",
    members: &[
        words("kind", both("kind"), "What happened.", KINDS, "approved"),
        time("at", at("entry.date|entry.created_on|entry.action_on", "createdDate"), "When."),
        one("person", at("entry.user|entry.author|entry.actor", "user"), "Who did it.", &PERSON_SHAPE)
            .or_null("where the account is gone"),
        text(
            "text",
            at("entry.content.raw|entry.reason|entry.task.content.raw|entry.task.content", "comment.text"),
            "What was said.",
            "Looks good to me.",
        )
        .or_null("where nothing was said"),
        number("comment", at("entry.id", "comment.id"), "Number of the comment.", "501").or_null("where it is none"),
        text(
            "path",
            at("entry.inline.path", "commentAnchor.path.toString|commentAnchor.path"),
            "File of the comment.",
            "src/upload.rs",
        )
        .or_null("where it is no comment on a file"),
        text(
            "commit",
            at("entry.source.commit.hash", "fromHash|commit.id"),
            "Newest commit of the source then; of a merge on Data Center, the one that merged it.",
            "4f5e6d7c8b9a",
        )
        .or_null("where Bitbucket does not tell"),
        many(
            "added_reviewers",
            at("entry.changes.reviewers.added", "addedReviewers"),
            "Who was asked to review it.",
            &PERSON_SHAPE,
        )
        .or_null("where nobody was"),
        many(
            "removed_reviewers",
            at("entry.changes.reviewers.removed", "removedReviewers"),
            "Who is no longer asked to.",
            &PERSON_SHAPE,
        )
        .or_null("where nobody is"),
    ],
};

const KINDS: &[Word] = &[
    word("opened", "opened", "OPENED"),
    word("updated", "updated", "UPDATED"),
    word("commits-changed", "", "RESCOPED"),
    word("reviewers-changed", "reviewers-changed", "REVIEWERS_CHANGED"),
    word("commented", "commented", "COMMENTED"),
    word("approved", "approved", "APPROVED"),
    word("unapproved", "", "UNAPPROVED"),
    word("changes-requested", "changes-requested", "REVIEWED"),
    word("merged", "merged", "MERGED"),
    word("declined", "declined", "DECLINED"),
    word("superseded", "superseded", ""),
    word("reopened", "", "REOPENED"),
    word("task-created", "task-created", ""),
    word("task-resolved", "task-resolved", ""),
    word("other", "other", ""),
];

const LIST: Action = Action {
    id: "list-pull-request-activity",
    about: "Lists what happened to a pull request, the newest first; Cloud tells new commits as `updated`.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    gives: Gives::List(&ACTIVITY),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/activity",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 50,
        items: of_cloud,
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/activities",
        scope: "REPO_READ",
        page: 500,
        items: of_data_center,
        ..CALL
    }),
    ..ACTION
};

/// Cloud names an item by its one member besides the pull request, and does not say what an update did but by what it
/// changed. The oldest, at the end of the last page, is the opening.
fn of_cloud(page: &mut Value) -> Value {
    let last = page.get("next").is_none();
    let mut items = paging::values(page);
    let mut oldest = true;
    for item in items.as_array_mut().into_iter().flatten().rev() {
        let Some(members) = item.as_object_mut() else { continue };
        let Some(name) = members.keys().find(|name| *name != "pull_request").cloned() else {
            members.insert("kind".into(), "other".into());
            continue;
        };
        let entry = members[&name].clone();
        let kind = match (&*name, entry["state"].as_str()) {
            ("comment", _) => "commented",
            ("approval", _) => "approved",
            ("changes_requested", _) => "changes-requested",
            ("update", Some("MERGED")) => "merged",
            ("update", Some("DECLINED")) => "declined",
            ("update", Some("SUPERSEDED")) => "superseded",
            ("update", _) if last && oldest => "opened",
            ("update", _) if !find(&entry, "changes.reviewers").is_null() => "reviewers-changed",
            ("update", _) => "updated",
            ("task", _) => "task",
            (other, _) => other,
        };
        oldest &= name != "update";
        let kind = match (kind, entry["action"].as_str()) {
            ("task", Some(action)) => format!("task-{}", action.to_ascii_lowercase()).into(),
            (kind, _) => kind.into(),
        };
        members.insert("kind".into(), kind);
        members.insert("entry".into(), entry);
    }
    items
}

fn of_data_center(page: &mut Value) -> Value {
    let mut items = paging::values(page);
    for item in items.as_array_mut().into_iter().flatten() {
        let some = |name: &str| item[name].as_array().is_some_and(|people| !people.is_empty());
        let reviewers = some("addedReviewers") || some("removedReviewers");
        let kind = if reviewers { "REVIEWERS_CHANGED".into() } else { item["action"].clone() };
        if let Some(members) = item.as_object_mut() {
            members.insert("kind".into(), kind);
        }
    }
    items
}
