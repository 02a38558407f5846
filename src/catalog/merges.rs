//! Merging pull requests, and whether they can be.

use excerpt::find;
use serde_json::{Value, json};

use crate::base::error::{Error, Kind as ErrorKind, Result};
use crate::base::json;
use crate::catalog::fields::{MESSAGE, PULL_REQUEST, REPO, VERSION, WORKSPACE};
use crate::catalog::support::pull_requests::{FIRST, read, read_below, with_lost_reply_check};
use crate::catalog::support::steps::insert;
use crate::catalog::types::{PULL_REQUEST_SHAPE, STRATEGIES};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, both};

pub const ACTIONS: &[&Action] = &[&MERGE, &GET_STATUS];
const _: () = check(ACTIONS);

const MERGE_STATUS: Shape = Shape {
    name: "Merge status",
    members: &[
        Member::enumeration("status", both("status"), "State of the merge status.", STATUSES, "blocked"),
        Member::boolean(
            "can_merge",
            both("can_merge"),
            "Whether Bitbucket would merge it. Cloud runs its merge checks only when it is asked to merge: there it means \
             open and without conflicts.",
        ),
        Member::boolean("conflicted", both("conflicted"), "Whether it conflicts with its target.")
            .or_null("where it is not open, while a merge goes on, and until Data Center has found out"),
        Member::strings(
            "reasons",
            both("reasons"),
            "Reasons why the pull request can't be merged. Empty if it can.",
            "The build `Web` failed., 1 task is open.",
        ),
    ],
};

const STATUSES: &[Variant] = &[
    Variant::new("ready", "ready", "ready"),
    Variant::new("blocked", "blocked", "blocked"),
    Variant::new("merging", "merging", ""),
    Variant::new("failed", "failed", ""),
    Variant::new("merged", "merged", "merged"),
    Variant::new("declined", "declined", "declined"),
    Variant::new("superseded", "superseded", ""),
];

const MERGE: Action = Action {
    id: "merge-pull-request",
    about: "Merges a pull request.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[
        &Field::enumeration(
            "strategy",
            "Merge strategy. Defaults to the repository's default strategy.",
            STRATEGIES,
            "squash",
        )
        .sampled(),
        &Field { example: "Retry failed uploads (#42)", ..MESSAGE }.note("Defaults to Bitbucket's own."),
        &Field::boolean("close_source_branch", "Whether to delete the source branch on merge.").on_cloud(),
        &Field::boolean("wait", "Whether to wait for the merge to finish.")
            .or("true")
            .note("If false, Cloud merges in the background. Poll `get-merge-status` with `merge_task`."),
        &VERSION,
    ],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/merge",
        query: "async={async}",
        body: r#"{
            "type": "pullrequest_merge_parameters",
            "merge_strategy": "{strategy}",
            "message": "{message}",
            "close_source_branch": "{close_source_branch}"
        }"#,
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        run: Some(merge),
        adds: &["async"],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/merge",
        query: "version={version}",
        body: r#"{ "strategyId": "{strategy}", "message": "{message}" }"#,
        scope: "REPO_WRITE",
        prefetch: FIRST,
        run: Some(merge),
        ..CALL
    }),
    ..ACTION
};

fn merge(task: &Task) -> Result<Answer> {
    match with_lost_reply_check(task, "MERGED", &LOOKS, ask)? {
        Value::String(id) if task.flag("wait") => merged(task, wait_for(task, &id)?),
        id @ Value::String(_) => {
            let mut pull_request = read(task)?;
            json::set(&mut pull_request, "merge_task", id);
            Ok(Answer::Raw(pull_request))
        }
        // Some servers say no more than that it is done.
        Value::Null => merged(task, read(task)?),
        pull_request => merged(task, pull_request),
    }
}

/// The pull request; or, as a text, the id under which Cloud goes on merging behind its answer.
fn ask(task: &Task) -> Result<Value> {
    if !task.is_cloud() {
        return task.send(&task.input);
    }
    let mut input = task.input.clone();
    if !task.flag("wait") {
        insert(&mut input, "async", true.into());
    }
    let reply = task.reply(&input)?;
    if reply.status != 202 {
        return task.api.json(&reply);
    }
    let location = reply.header("Location").unwrap_or_default();
    Ok(location.trim_end_matches('/').rsplit('/').next().unwrap_or_default().into())
}

/// How long Cloud's merge is waited for before each look at it, in milliseconds.
const LOOKS: [u64; 8] = [500, 1_000, 2_000, 4_000, 7_500, 15_000, 15_000, 15_000];

fn wait_for(task: &Task, id: &str) -> Result<Value> {
    for wait in LOOKS {
        if !task.api.wait(wait) {
            break;
        }
        match look(task, id)? {
            MergeTask::GoesOn => {}
            MergeTask::Done => return read(task),
            MergeTask::Failed(why) => {
                task.api.writes.borrow_mut().deny();
                return Err(Error::new(ErrorKind::Conflict, format!("Bitbucket Cloud could not merge: {why}"))
                    .resolution("Resolve what stands against the merge, and merge again."));
            }
        }
    }
    let number = &task.input["pull_request"];
    let mut error = Error::new(ErrorKind::Timeout, format!("Bitbucket Cloud is still merging pull request {number}."))
        .resolution("Look at its `state` later with `get-pull-request`; do not merge again before.");
    error.retry_after_ms = LOOKS.last().copied();
    Err(error)
}

/// How far a merge of Cloud's is.
enum MergeTask {
    GoesOn,
    Done,
    Failed(String),
}

fn look(task: &Task, id: &str) -> Result<MergeTask> {
    let status = read_below(task, &["merge", "task-status", id])?;
    // A merge that failed is told with the status of success, too.
    Ok(match (find(&status, "error.message"), &status["task_status"]) {
        (Value::String(why), _) => MergeTask::Failed(why),
        (_, done) if done == "SUCCESS" => MergeTask::Done,
        _ => MergeTask::GoesOn,
    })
}

/// The pull request, where it is merged indeed.
fn merged(task: &Task, pull_request: Value) -> Result<Answer> {
    if pull_request["state"] == "MERGED" {
        return Ok(Answer::Raw(pull_request));
    }
    if !task.is_cloud() && matches!(pull_request["state"].as_str(), Some("OPEN") | None) {
        return Err(queued(task));
    }
    let (product, state) = (task.api.product().name(), pull_request["state"].as_str().unwrap_or("unknown"));
    let state = state.to_ascii_lowercase();
    task.api.writes.borrow_mut().deny();
    Err(Error::new(ErrorKind::Conflict, format!("{product} took the merge, but the pull request is {state}."))
        .resolution("Look at the pull request in Bitbucket for what stands against the merge."))
}

/// Data Center took the merge and leaves the pull request open: it waits in a queue, and may yet fail there.
fn queued(task: &Task) -> Box<Error> {
    let number = &task.input["pull_request"];
    task.api.writes.borrow_mut().doubt();
    let mut error = Error::new(
        ErrorKind::Timeout,
        format!("Pull request {number} is queued: Bitbucket Data Center merges it when its turn comes."),
    )
    .resolution("Look at its `state` later with `get-pull-request`; do not merge again before.");
    error.retry_after_ms = LOOKS.last().copied();
    error
}

const GET_STATUS: Action = Action {
    id: "get-merge-status",
    about: "Gets whether a pull request can be merged, and what blocks it.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[&Field::id(
        "merge_task",
        "Merge that goes on: `merge_task` of what `merge-pull-request` gave.",
        "6d1c9f0e-8b7a",
    )
    .on_cloud()],
    output: Output::Object(&MERGE_STATUS),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/statuses",
        query: "pagelen=100",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        run: Some(get_status_on_cloud),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/merge",
        scope: "REPO_READ",
        run: Some(get_status_on_data_center),
        ..CALL
    }),
    ..ACTION
};

fn get_status_on_cloud(task: &Task) -> Result<Answer> {
    if let Some(id) = task.text("merge_task") {
        return match look(task, id) {
            Ok(MergeTask::GoesOn) => Ok(status("merging", None, Vec::new())),
            Ok(MergeTask::Done) => Ok(status("merged", None, vec!["It is merged.".into()])),
            Ok(MergeTask::Failed(why)) => Ok(status("failed", None, vec![why])),
            Err(error) if matches!(error.kind, ErrorKind::Rejected | ErrorKind::Conflict) => {
                Ok(status("failed", None, vec![error.message]))
            }
            Err(error) => Err(error),
        };
    }
    let pull_request = read(task)?;
    if let Some(closed) = closed(&pull_request) {
        return Ok(closed);
    }
    let conflicts = read_below(task, &["conflicts"])?;
    let conflicted = !json::items(&conflicts["values"]).is_empty();
    let mut reasons = Vec::new();
    if conflicted {
        reasons.push(conflict(&find(&pull_request, "destination.branch.name")));
    }
    if pull_request["draft"] == true {
        reasons.push("It is a draft.".into());
    }
    for participant in json::items(&pull_request["participants"]) {
        if participant["state"] == "changes_requested" {
            let name = find(participant, "user.display_name");
            reasons.push(format!("{} requested changes.", name.as_str().unwrap_or("Somebody")));
        }
    }
    let builds = task.send(&task.input)?;
    for build in json::items(&builds["values"]) {
        let became = match build["state"].as_str() {
            Some("FAILED") => "failed",
            Some("STOPPED") => "was stopped",
            Some("INPROGRESS") => "is in progress",
            _ => continue,
        };
        let name = build["name"].as_str().or(build["key"].as_str()).unwrap_or_default();
        reasons.push(format!("The build `{name}` {became}."));
    }
    match pull_request["task_count"].as_u64().unwrap_or_default() {
        0 => {}
        1 => reasons.push("1 task is open.".into()),
        open => reasons.push(format!("{open} tasks are open.")),
    }
    Ok(status(if conflicted { "blocked" } else { "ready" }, Some(conflicted), reasons))
}

fn get_status_on_data_center(task: &Task) -> Result<Answer> {
    let pull_request = read(task)?;
    if let Some(closed) = closed(&pull_request) {
        return Ok(closed);
    }
    let told = task.send(&task.input)?;
    let conflicted = told["conflicted"].as_bool().filter(|_| told["outcome"] != "UNKNOWN");
    let mut reasons = Vec::new();
    if conflicted == Some(true) {
        reasons.push(conflict(&find(&pull_request, "toRef.displayId")));
    }
    for veto in json::items(&told["vetoes"]) {
        reasons.extend(veto["detailedMessage"].as_str().or(veto["summaryMessage"].as_str()).map(str::to_owned));
    }
    Ok(status(if told["canMerge"] == true { "ready" } else { "blocked" }, conflicted, reasons))
}

fn conflict(target: &Value) -> String {
    format!("It conflicts with `{}`.", target.as_str().unwrap_or_default())
}

/// The status of a pull request that is open no longer.
fn closed(pull_request: &Value) -> Option<Answer> {
    let state = pull_request["state"].as_str().unwrap_or_default().to_ascii_lowercase();
    (state != "open").then(|| status(&state, None, vec![format!("It is {state}.")]))
}

fn status(status: &str, conflicted: Option<bool>, reasons: Vec<String>) -> Answer {
    Answer::Raw(
        json!({ "status": status, "can_merge": (status == "ready"), "conflicted": conflicted, "reasons": reasons }),
    )
}
