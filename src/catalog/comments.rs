//! Comments on pull requests.

use excerpt::find;
use serde_json::{Value, json};

use crate::base::error::{Kind as ErrorKind, Result};
use crate::base::json;
use crate::catalog::fields::{
    COMMENT, LINE, OLD_LINE, PARENT, PATH, PULL_REQUEST, QUERY, REPO, SORT, TEXT, VERSION, WORKSPACE,
};
use crate::catalog::support::comments::{file_type, from, line, line_type};
use crate::catalog::support::pull_requests::{keep_version, read_below};
use crate::catalog::support::steps::fault;
use crate::catalog::types::COMMENT_SHAPE;
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Effect, Output, Read, Task};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::http::paging;

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &CREATE, &UPDATE, &DELETE, &RESOLVE, &REOPEN];
const _: () = check(ACTIONS);

const LIST: Action = Action {
    id: "list-comments",
    about: "Lists the comments on a pull request, answers included.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[&Field { example: "user.nickname = \"ada\"", ..QUERY }, &Field { example: "-created_on", ..SORT }],
    output: Output::List(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments",
        query: "q={query}&sort={sort}",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        // The list of comments tells those of one file only; what happened holds all.
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/activities",
        // Not every activity is a comment: few comments need no small page.
        query: "limit=500",
        scope: "REPO_READ",
        page: 500,
        items: Some(of_activities),
        ..CALL
    }),
    ..ACTION
};

/// The comments of a page of activities, each once, with the answers behind it.
fn of_activities(page: &mut Value) -> Value {
    let mut comments = Vec::new();
    for activity in json::items(&paging::values(page)) {
        if activity["action"] == "COMMENTED" && activity["commentAction"] != "DELETED" {
            with_answers(&activity["comment"], &activity["commentAnchor"], None, &mut comments);
        }
    }
    comments.into()
}

fn with_answers(told: &Value, anchor: &Value, parent: Option<&Value>, comments: &mut Vec<Value>) {
    let id = &told["id"];
    if id.is_null() || comments.iter().any(|known| known["id"] == *id) {
        return;
    }
    let anchor = if told["anchor"].is_null() { anchor } else { &told["anchor"] };
    let mut comment = told.clone();
    json::take(&mut comment, "comments");
    json::set(&mut comment, "anchor", anchor.clone());
    if let Some(parent) = parent {
        json::set(&mut comment, "parent", json!({ "id": parent }));
    }
    comments.push(comment);
    for answer in json::items(&told["comments"]) {
        with_answers(answer, anchor, Some(id), comments);
    }
}

const GET: Action = Action {
    id: "get-comment",
    about: "Gets a comment on a pull request.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &COMMENT],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments/{comment}",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/comments/{comment}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-comment",
    about: "Creates a comment on a pull request, a file or lines, or replies to a comment.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &TEXT],
    optional: &[
        &PARENT,
        &PATH.note("Path of the file to comment on."),
        &LINE,
        &OLD_LINE,
        &Field::integer("start_line", "First line of several. The last is `line` or `old_line`.", &(1, i64::MAX), "12")
            .since("9.3")
            .requires("path"),
        &Field::boolean("pending", "Whether to create the comment as pending, visible only to you until published.")
            .since("7.7"),
    ],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments",
        body: r#"{
            "content": { "raw": "{text}" },
            "parent": { "id": "{parent}" },
            "inline": {
                "path": "{path}",
                "to": "{line}",
                "from": "{from}",
                "start_to": "{start_to}",
                "start_from": "{start_from}"
            },
            "pending": "{pending}"
        }"#,
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        computed: &[("from", from), ("start_to", start_to), ("start_from", start_from)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/comments",
        body: r#"{
            "text": "{text}",
            "parent": { "id": "{parent}" },
            "anchor": {
                "path": "{path}",
                "line": "{line}",
                "lineType": "{line_type}",
                "fileType": "{file_type}",
                "multilineMarker": { "startLine": "{start_line}", "startLineType": "{start_line_type}" }
            },
            "state": "{state}"
        }"#,
        scope: "REPO_READ",
        computed: &[
            ("line", line),
            ("line_type", line_type),
            ("file_type", file_type),
            ("start_line_type", start_line_type),
            ("state", state),
        ],
        resource: Some(with_parent),
        ..CALL
    }),
    ..ACTION
};

/// The first of several lines; null for none.
///
/// # Errors
/// `invalid-input` where they do not end, or end before they begin.
fn start(task: &Task) -> Result<Value> {
    let Some(start) = task.input.get("start_line") else { return Ok(Value::Null) };
    match line(task)? {
        Value::Null => Err(fault(task, "line", "`line` is missing: the lines from `start_line` on have to end")),
        end if start.as_i64() > end.as_i64() => {
            let message = "`start_line` must not come after the line at which they end";
            Err(fault(task, "start_line", message))
        }
        _ => Ok(start.clone()),
    }
}

fn start_to(task: &Task) -> Result<Value> {
    Ok(if from(task)?.is_null() { start(task)? } else { Value::Null })
}

fn start_from(task: &Task) -> Result<Value> {
    Ok(if from(task)?.is_null() { Value::Null } else { start(task)? })
}

fn start_line_type(task: &Task) -> Result<Value> {
    if start(task)?.is_null() { Ok(Value::Null) } else { line_type(task) }
}

fn state(task: &Task) -> Result<Value> {
    let pending = task.input.get("pending").and_then(Value::as_bool);
    Ok(pending.map(|pending| if pending { "PENDING" } else { "OPEN" }).into())
}

/// Data Center tells of an answer without what it answers: whether it went into the thread, the parent tells. Where that
/// cannot be read the comment was made all the same.
fn with_parent(task: &Task, mut comment: Value) -> Result<Value> {
    let Some(parent) = task.input.get("parent").filter(|_| comment["parent"].is_null()) else { return Ok(comment) };
    let answers = read(task, &parent.to_string()).map(|parent| find(&parent, "comments.*.id")).unwrap_or_default();
    if json::items(&answers).contains(&comment["id"]) {
        json::set(&mut comment, "parent", json!({ "id": parent }));
    }
    Ok(comment)
}

/// A comment of the pull request, as it is now.
fn read(task: &Task, comment: &str) -> Result<Value> {
    read_below(task, &["comments", comment])
}

/// What a change of a comment on Data Center reads first.
const FIRST: Option<Read> = Some(Read {
    request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/comments/{comment}",
    carry_over: keep_version,
});

const UPDATE: Action = Action {
    id: "update-comment",
    about: "Updates the text of a comment on a pull request.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &COMMENT, &TEXT],
    optional: &[&VERSION],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments/{comment}",
        body: r#"{ "content": { "raw": "{text}" } }"#,
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { body: r#"{ "version": "{version}", "text": "{text}" }"#, ..CHANGE }),
    ..ACTION
};

/// How a comment is changed on Data Center, but for the body.
const CHANGE: Call = Call {
    request: "PUT /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/comments/{comment}",
    scope: "REPO_READ",
    prefetch: FIRST,
    ..CALL
};

const DELETE: Action = Action {
    id: "delete-comment",
    about: "Deletes a comment. Data Center can't delete a comment that has replies.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &COMMENT],
    optional: &[&VERSION],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments/{comment}",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/comments/{comment}",
        query: "version={version}",
        scope: "REPO_READ",
        prefetch: FIRST,
        ..CALL
    }),
    ..ACTION
};

const RESOLVE: Action = Action {
    id: "resolve-comment",
    about: "Resolves the thread that a comment begins.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &COMMENT],
    optional: &[&VERSION],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments/{comment}/resolve",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        run: Some(resolve_on_cloud),
        ..CALL
    }),
    data_center: Some(&Call { body: r#"{ "version": "{version}", "threadResolved": true }"#, since: "8.9", ..CHANGE }),
    idempotent: Some(true),
    ..ACTION
};

/// Cloud does not give the comment, and minds where its thread is resolved already.
fn resolve_on_cloud(task: &Task) -> Result<Answer> {
    match task.send(&task.input) {
        Err(error) if error.kind == ErrorKind::Conflict => match read_comment(task) {
            Ok(comment) if !comment["resolution"].is_null() => Ok(Answer::Raw(comment)),
            _ => Err(error),
        },
        resolved => resolved.and_then(|_| read_comment(task)).map(Answer::Raw),
    }
}

fn read_comment(task: &Task) -> Result<Value> {
    read(task, &task.input["comment"].to_string())
}

const REOPEN: Action = Action {
    id: "reopen-comment",
    about: "Reopens the thread that a comment begins.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &COMMENT],
    optional: &[&VERSION],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments/{comment}/resolve",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        then: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments/{comment}",
        ..CALL
    }),
    data_center: Some(&Call { body: r#"{ "version": "{version}", "threadResolved": false }"#, since: "8.9", ..CHANGE }),
    effect: Some(Effect::Write),
    ..ACTION
};
