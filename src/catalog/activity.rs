//! What happened to a pull request.

use excerpt::find;
use serde_json::Value;

use crate::base::json;
use crate::catalog::fields::{PULL_REQUEST, REPO, WORKSPACE};
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, CALL, Call, Output};
use crate::engine::check::check;
use crate::engine::field::Variant;
use crate::engine::shape::{Member, Shape, at, both};
use crate::http::paging;

pub const ACTIONS: &[&Action] = &[&LIST];
const _: () = check(ACTIONS);

const ACTIVITY: Shape = Shape {
    name: "Activity",
    members: &[
        Member::enumeration("kind", both("kind"), "Kind of activity.", KINDS, "approved").column(),
        Member::time("at", at("entry.date|entry.created_on|entry.action_on", "createdDate"), "Time of the activity.")
            .column()
            .or_null(""),
        Member::object(
            "person",
            at("entry.user|entry.author|entry.actor", "user"),
            "User who caused the activity.",
            &PERSON_SHAPE,
        )
        .column()
        .or_null("if the account was deleted"),
        Member::string(
            "text",
            at("entry.content.raw|entry.reason|entry.task.content.raw|entry.task.content", "comment.text"),
            "Text of the comment, task or reason.",
            "Looks good to me.",
        )
        .column()
        .or_null("if there is no text"),
        Member::number("comment", at("entry.id", "comment.id"), "ID of the comment.", "501")
            .or_null("if it is not a comment"),
        Member::string(
            "path",
            at("entry.inline.path", "commentAnchor.path.toString|commentAnchor.path"),
            "Path of the file that the comment is on.",
            "src/upload.rs",
        )
        .or_null("if it is not a comment on a file"),
        Member::string(
            "commit",
            at("entry.source.commit.hash", "fromHash|commit.id"),
            "Latest commit of the source branch at that time. For a merge on Data Center, the merge commit.",
            "4f5e6d7c8b9a",
        )
        .or_null(""),
        Member::strings(
            "changed",
            at("entry.changes.@", ""),
            "Names of the changed properties, as Bitbucket names them.",
            "title, description",
        )
        .or_null(""),
        Member::array(
            "added_reviewers",
            at("entry.changes.reviewers.added", "addedReviewers"),
            "Added reviewers.",
            &PERSON_SHAPE,
        )
        .or_null("if there are none"),
        Member::array(
            "removed_reviewers",
            at("entry.changes.reviewers.removed", "removedReviewers"),
            "Removed reviewers.",
            &PERSON_SHAPE,
        )
        .or_null("if there are none"),
    ],
};

const KINDS: &[Variant] = &[
    Variant::new("opened", "opened", "OPENED"),
    Variant::new("updated", "updated", "UPDATED"),
    Variant::new("commits-changed", "", "RESCOPED"),
    Variant::new("reviewers-changed", "reviewers-changed", "REVIEWERS_CHANGED"),
    Variant::new("commented", "commented", "COMMENTED"),
    Variant::new("approved", "approved", "APPROVED"),
    Variant::new("unapproved", "", "UNAPPROVED"),
    Variant::new("changes-requested", "changes-requested", "REVIEWED"),
    Variant::new("merged", "merged", "MERGED"),
    Variant::new("declined", "declined", "DECLINED"),
    Variant::new("superseded", "superseded", ""),
    Variant::new("reopened", "", "REOPENED"),
    Variant::new("task-created", "task-created", ""),
    Variant::new("task-resolved", "task-resolved", ""),
    Variant::new("other", "other", "OTHER"),
];

const LIST: Action = Action {
    id: "list-pull-request-activity",
    about: "Lists the activity of a pull request, latest first. Cloud reports new commits as `updated`.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::List(&ACTIVITY),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/activity",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 50,
        items: Some(of_cloud),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/activities",
        scope: "REPO_READ",
        page: 500,
        items: Some(of_data_center),
        ..CALL
    }),
    ..ACTION
};

/// Cloud names an item by its one member besides the pull request, and does not say what an update did but by what it
/// changed, or by the state that it led to.
fn of_cloud(page: &mut Value) -> Value {
    let last = page.get("next").is_none();
    let mut items = paging::values(page);
    let opening = if last { opening(json::items(&items)) } else { None };
    for (i, item) in items.as_array_mut().into_iter().flatten().enumerate() {
        let Some(members) = item.as_object_mut() else { continue };
        let name = members.keys().find(|name| *name != "pull_request").cloned();
        let name = name.unwrap_or_else(|| "other".into());
        let entry = members.get(&name).cloned().unwrap_or_default();
        let changes = &entry["changes"];
        let touched = changes.as_object().is_some_and(|changes| !changes.is_empty());
        // A pull request that is closed can be changed as well.
        let state = entry["state"].as_str().filter(|_| !touched || !changes["status"].is_null());
        let kind = match (&*name, state) {
            ("comment", _) => "commented".into(),
            ("approval", _) => "approved".into(),
            ("changes_requested", _) => "changes-requested".into(),
            ("task", _) => match entry["action"].as_str() {
                Some(action) => format!("task-{}", action.to_ascii_lowercase()),
                None => "other".into(),
            },
            ("update", Some("MERGED")) => "merged".into(),
            ("update", Some("DECLINED")) => "declined".into(),
            ("update", Some("SUPERSEDED")) => "superseded".into(),
            ("update", _) if opening == Some(i) => "opened".into(),
            ("update", _) if !changes["reviewers"].is_null() => "reviewers-changed".into(),
            ("update", _) => "updated".into(),
            (other, _) => other.to_owned(),
        };
        members.insert("kind".into(), kind.into());
        members.insert("entry".into(), entry);
    }
    items
}

/// Which of the last items is the opening: the oldest update; but opening makes two, and the other may only tell whom it
/// asked to review.
fn opening(items: &[Value]) -> Option<usize> {
    let mut updates = items.iter().enumerate().rev().filter(|(_, item)| item["update"].is_object());
    let (oldest, first) = updates.next()?;
    let asks = |item: &Value| !find(item, "update.changes.reviewers").is_null();
    let second = |item: &Value| item["update"]["date"].as_str().and_then(|date| date.get(..19)).map(str::to_owned);
    match updates.next() {
        Some((next, item))
            if asks(first) && !asks(item) && item["update"]["state"] == "OPEN" && second(item) == second(first) =>
        {
            Some(next)
        }
        _ => Some(oldest),
    }
}

fn of_data_center(page: &mut Value) -> Value {
    let mut items = paging::values(page);
    for item in items.as_array_mut().into_iter().flatten() {
        let some = |name: &str| item[name].as_array().is_some_and(|people| !people.is_empty());
        let kind = match &item["action"] {
            _ if some("addedReviewers") || some("removedReviewers") => "REVIEWERS_CHANGED".into(),
            Value::Null => "OTHER".into(),
            action => action.clone(),
        };
        if let Some(members) = item.as_object_mut() {
            members.insert("kind".into(), kind);
        }
    }
    items
}
