//! Who reviews a pull request, and what they say of it.

use serde_json::{Map, Value};

use crate::base::error::{Kind as ErrorKind, Result};
use crate::base::json;
use crate::catalog::fields::{PULL_REQUEST, REPO, REVIEWERS, TEXT, VERSION, WORKSPACE};
use crate::catalog::support::pull_requests::{keep, read, staying, update};
use crate::catalog::support::steps::insert;
use crate::catalog::support::users::current_on_data_center;
use crate::catalog::types::{PARTICIPANT, PULL_REQUEST_SHAPE, REVIEW_VERDICTS};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Effect, Output, Read, Task};
use crate::engine::check::check;
use crate::engine::field::Field;

pub const ACTIONS: &[&Action] = &[
    &APPROVE,
    &UNAPPROVE,
    &REQUEST_CHANGES,
    &WITHDRAW,
    &ADD_REVIEWERS,
    &REMOVE_REVIEWERS,
    &LIST_PARTICIPANTS,
    &PUBLISH,
];
const _: () = check(ACTIONS);

const APPROVE: Action = Action {
    id: "approve-pull-request",
    about: "Approves a pull request as the authenticated user.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::Object(&PARTICIPANT),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/approve",
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        run: Some(approve_on_cloud),
        ..CALL
    }),
    data_center: Some(&Call { body: r#"{ "status": "APPROVED" }"#, ..VERDICT }),
    idempotent: Some(true),
    ..ACTION
};

/// Cloud may call a second approval a conflict: it is done, where the person of the connection is among those who approved.
fn approve_on_cloud(task: &Task) -> Result<Answer> {
    let conflict = match task.send(&task.input) {
        Err(error) if error.kind == ErrorKind::Conflict => error,
        approved => return approved.map(Answer::Raw),
    };
    let (Ok(me), Ok(pull_request)) = (task.read(&["user"], &[]), read(task)) else { return Err(conflict) };
    let approved = |participant: &&Value| {
        participant["approved"] == true && me["uuid"].is_string() && participant["user"]["uuid"] == me["uuid"]
    };
    let mine = json::items(&pull_request["participants"]).iter().find(approved).cloned();
    mine.map(Answer::Raw).ok_or(conflict)
}

/// Data Center keeps one verdict of each person, below their slug.
const VERDICT: Call = Call {
    request: "PUT /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/participants/{slug}",
    scope: "REPO_READ",
    computed: &[("slug", slug)],
    ..CALL
};

fn slug(task: &Task) -> Result<Value> {
    Ok(json::take(&mut current_on_data_center(task)?, "slug"))
}

const UNAPPROVE: Action = Action {
    id: "unapprove-pull-request",
    about: "Withdraws the authenticated user's approval of a pull request. Data Center withdraws any review status.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/pullrequests/{pull_request}/approve",
        scope: "pullrequest:write",
        token: "write:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { body: r#"{ "status": "UNAPPROVED" }"#, ..VERDICT }),
    effect: Some(Effect::Write),
    ..ACTION
};

const REQUEST_CHANGES: Action = Action {
    id: "request-changes",
    about: "Requests changes to a pull request as the authenticated user.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::Object(&PARTICIPANT),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/request-changes",
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { body: r#"{ "status": "NEEDS_WORK" }"#, ..VERDICT }),
    idempotent: Some(true),
    ..ACTION
};

const WITHDRAW: Action = Action {
    id: "withdraw-request-for-changes",
    about: "Withdraws the authenticated user's request for changes. Data Center withdraws any review status.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/pullrequests/{pull_request}/request-changes",
        scope: "pullrequest:write",
        token: "write:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { body: r#"{ "status": "UNAPPROVED" }"#, ..VERDICT }),
    effect: Some(Effect::Write),
    ..ACTION
};

const ADD_REVIEWERS: Action = Action {
    id: "add-reviewers",
    about: "Adds reviewers to a pull request. Existing reviewers are kept. Reviewers whom Bitbucket no longer accepts are removed and listed in `refused_reviewers`.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &REVIEWERS],
    optional: &[&VERSION],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    cloud: Some(&on_cloud(add)),
    data_center: Some(&on_data_center(add)),
    ..ACTION
};

const REMOVE_REVIEWERS: Action = Action {
    id: "remove-reviewers",
    about: "Removes reviewers from a pull request. The others are kept. Reviewers whom Bitbucket no longer accepts are removed and listed in `refused_reviewers`.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &REVIEWERS],
    optional: &[&VERSION],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    cloud: Some(&on_cloud(remove)),
    data_center: Some(&on_data_center(remove)),
    effect: Some(Effect::Destroy),
    ..ACTION
};

/// Both products know a pull request's reviewers only as a whole: they are read, changed and written.
type Change = fn(&Value, &mut Map<String, Value>);

const fn on_cloud(change: Change) -> Call {
    Call {
        request: "PUT /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
        body: r#"{ "title": "{title}", "reviewers": [{ "uuid": "{reviewers*}" }] }"#,
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        prefetch: Some(Read {
            request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
            carry_over: change,
        }),
        run: Some(update),
        adds: &["title"],
        ..CALL
    }
}

const fn on_data_center(change: Change) -> Call {
    Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
        body: r#"{
            "version": "{version}",
            "title": "{title}",
            "description": "{description}",
            "reviewers": [{ "user": { "name": "{reviewers*}" } }]
        }"#,
        scope: "REPO_WRITE",
        prefetch: Some(Read {
            request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
            carry_over: change,
        }),
        run: Some(update),
        adds: &["title", "description"],
        ..CALL
    }
}

fn add(before: &Value, input: &mut Map<String, Value>) {
    change(before, input, |staying, named| {
        for person in named {
            if !staying.contains(person) {
                staying.push(person.clone());
            }
        }
    });
}

fn remove(before: &Value, input: &mut Map<String, Value>) {
    change(before, input, |staying, named| staying.retain(|person| !named.contains(person)));
}

fn change(before: &Value, input: &mut Map<String, Value>, change: fn(&mut Vec<Value>, &[Value])) {
    keep(before, input, &[("version", "version"), ("title", "title"), ("description", "description")]);
    let mut reviewers = staying(before, input).unwrap_or_default();
    change(&mut reviewers, input.get("reviewers").map(json::items).unwrap_or_default());
    insert(input, "reviewers", reviewers.into());
}

const LIST_PARTICIPANTS: Action = Action {
    id: "list-pull-request-participants",
    about: "Lists the participants of a pull request: author, reviewers and commenters.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::List(&PARTICIPANT),
    cloud: Some(&Call {
        // They have no list of their own.
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 0,
        items: Some(|pull_request| json::take(pull_request, "participants")),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/participants",
        scope: "REPO_READ",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const PUBLISH: Action = Action {
    id: "publish-review",
    about: "Publishes the authenticated user's pending comments, with a review status.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[
        &Field::enumeration("verdict", "Review status. Left unchanged by default.", REVIEW_VERDICTS, "approved")
            .sampled(),
        &TEXT.note("General comment."),
    ],
    output: Output::Empty,
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/review",
        body: r#"{ "participantStatus": "{verdict}", "commentText": "{text}" }"#,
        scope: "REPO_READ",
        since: "7.7",
        ..CALL
    }),
    ..ACTION
};
