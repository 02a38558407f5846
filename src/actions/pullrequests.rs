//! Pull requests and their comments.

use serde_json::{Map, Value};

use crate::action::{
    ACTION, Action, Answer, CALL, Call, Field, Gives, Kind, Read, Word, check, flag as toggle, id, number as count,
    people, word, words as choice,
};
use crate::actions::users::PERSON_SHAPE;
use crate::actions::{DESCRIPTION, MESSAGE, PATH, PULL_REQUEST, REPO, TEXT, TITLE, VERSION, WORKSPACE};
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::shape::{Shape, at, both, find, flag, link, many, number, one, text, time, words};
use crate::task::Task;

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &CREATE, &UPDATE, &MERGE, &CREATE_COMMENT];
const _: () = check(ACTIONS);

pub const PULL_REQUEST_SHAPE: Shape = Shape {
    name: "Pull request",
    members: &[
        number("id", both("id"), "Number; what other actions take.", "42"),
        text("title", both("title"), "Title.", "Retry failed uploads"),
        text("description", both("description"), "What it changes and why.", "Uploads are tried three times.")
            .or_null("where there is none"),
        words("state", both("state"), "Where it stands.", STATES, "open"),
        flag("draft", both("draft"), "Whether it is not meant to be merged yet.").or_null("on Data Center before 8.18"),
        text("source", at("source.branch.name", "fromRef.displayId"), "Branch that holds the change.", "feature/retry")
            .or_null("where the branch is gone"),
        text(
            "source_commit",
            at("source.commit.hash", "fromRef.latestCommit"),
            "Newest commit of the source.",
            "4f5e6d7c8b9a",
        )
        .or_null("where the branch is gone"),
        text("target", at("destination.branch.name", "toRef.displayId"), "Branch to merge into.", "main")
            .or_null("where the branch is gone"),
        text(
            "target_commit",
            at("destination.commit.hash", "toRef.latestCommit"),
            "Newest commit of the target.",
            "0a1b2c3d4e5f",
        )
        .or_null("where the branch is gone"),
        one("author", at("author", "author.user"), "Who opened it.", &PERSON_SHAPE)
            .or_null("where the account is gone"),
        many("reviewers", at("participants.role=REVIEWER", "reviewers"), "Who is asked to review it.", &REVIEWER)
            .or_null("where Cloud does not tell"),
        number("comment_count", at("comment_count", "properties.commentCount"), "How many comments it has.", "3")
            .or_null("where Bitbucket does not tell"),
        number("open_task_count", at("task_count", "properties.openTaskCount"), "How many tasks are open.", "1")
            .or_null("where Bitbucket does not tell"),
        text(
            "merge_commit",
            at("merge_commit.hash", "properties.mergeCommit.id"),
            "Commit that merged it.",
            "9f8e7d6c5b4a",
        )
        .or_null("until it is merged"),
        number(
            "version",
            at("", "version"),
            "Counts its changes; give it to an update to be refused when it is old.",
            "1",
        )
        .or_null("on Cloud"),
        time("created_at", at("created_on", "createdDate"), "When it was opened."),
        time("updated_at", at("updated_on", "updatedDate"), "When it last changed."),
        link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "Web page.",
            "https://bitbucket.org/acme/web/pull-requests/42",
        )
        .or_null("where Bitbucket does not tell"),
    ],
};

const REVIEWER: Shape = Shape {
    name: "Reviewer",
    members: &[
        one("person", both("user"), "Who.", &PERSON_SHAPE),
        words("status", at("state", "status"), "What they said of it.", VERDICTS, "approved"),
    ],
};

pub const COMMENT_SHAPE: Shape = Shape {
    name: "Comment",
    members: &[
        number("id", both("id"), "Number; what other actions take.", "501"),
        text("text", at("content.raw", "text"), "What it says, in Markdown.", "Looks good to me."),
        one("author", at("user", "author"), "Who wrote it.", &PERSON_SHAPE).or_null("where the account is gone"),
        number("parent", both("parent.id"), "Comment that it answers.", "500")
            .or_null("where it answers none, and where Data Center does not tell"),
        text("path", at("inline.path", "anchor.path"), "File that it is on.", "src/upload.rs")
            .or_null("where it is on no file"),
        number("line", at("inline.to", "anchor.line"), "Line that it is on.", "17")
            .or_null("where it is on no line of the new version"),
        number("version", at("", "version"), "Counts its changes.", "0").or_null("on Cloud"),
        time("created_at", at("created_on", "createdDate"), "When it was written."),
        time("updated_at", at("updated_on", "updatedDate"), "When it last changed.")
            .or_null("where Bitbucket does not tell"),
        link(
            "link",
            at("links.html.href", ""),
            "Web page.",
            "https://bitbucket.org/acme/web/pull-requests/42/_/diff#comment-501",
        )
        .or_null("on Data Center"),
    ],
};

const LISTED_STATES: &[Word] = &[
    word("open", "OPEN", "OPEN"),
    word("merged", "MERGED", "MERGED"),
    word("declined", "DECLINED", "DECLINED"),
    word("superseded", "SUPERSEDED", ""),
    word("all", "OPEN MERGED DECLINED SUPERSEDED", "ALL"),
];
/// Where one pull request can stand: all but `all`.
const STATES: &[Word] = LISTED_STATES.split_last().unwrap().1;
const VERDICTS: &[Word] = &[
    word("pending", "", "UNAPPROVED"),
    word("approved", "approved", "APPROVED"),
    word("changes-requested", "changes_requested", "NEEDS_WORK"),
];
const STRATEGIES: &[Word] = &[
    word("merge-commit", "merge_commit", "no-ff"),
    word("fast-forward", "fast_forward", "ff-only"),
    word("fast-forward-or-merge-commit", "", "ff"),
    word("squash", "squash", "squash"),
    word("squash-fast-forward", "squash_fast_forward", "squash-ff-only"),
    word("rebase-fast-forward", "rebase_fast_forward", "rebase-ff-only"),
    word("rebase-merge-commit", "rebase_merge", "rebase-no-ff"),
];

const TARGET: Field = id("target", "Branch to merge into.", "main");
const REVIEWERS: Field =
    people("reviewers", "Who is to review it: ids, user names, e-mail addresses or display names.", "ada, grace");
const DRAFT: Field = toggle("draft", "Whether it is not meant to be merged yet.").since("8.18");

const LIST: Action = Action {
    id: "list-pull-requests",
    about: "Lists the pull requests of a repository.",
    needs: &[WORKSPACE, REPO],
    takes: &[
        choice("state", "Only those that stand there.", LISTED_STATES, "open").or("open"),
        Field { kind: Kind::Search, ..TARGET }.note("Only those into it."),
    ],
    gives: Gives::List(&PULL_REQUEST_SHAPE),
    cloud: Some(Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests",
        // Without `fields` a list leaves out who reviews.
        query: r#"state={state*}&q=destination.branch.name="{target}"&fields=+values.participants"#,
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 50,
        ..CALL
    }),
    data_center: Some(Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests",
        query: "state={state}&at=refs/heads/{target}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-pull-request",
    about: "Tells about one pull request.",
    needs: &[WORKSPACE, REPO, PULL_REQUEST],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    cloud: Some(Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-pull-request",
    about: "Opens a pull request from one branch into another.",
    needs: &[WORKSPACE, REPO, TITLE, id("source", "Branch that holds the change.", "feature/retry")],
    takes: &[
        TARGET.note("The default branch when absent.").sampled(),
        DESCRIPTION.sampled(),
        REVIEWERS,
        DRAFT,
        toggle("close_source_branch", "Delete the source branch when it is merged.").on_cloud(),
    ],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    cloud: Some(Call {
        does: "POST /repositories/{workspace}/{repo}/pullrequests",
        body: r#"{
            "title": "{title}",
            "description": "{description}",
            "source": { "branch": { "name": "{source}" } },
            "destination": { "branch": { "name": "{target}" } },
            "reviewers": [{ "uuid": "{reviewers*}" }],
            "draft": "{draft}",
            "close_source_branch": "{close_source_branch}"
        }"#,
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(Call {
        does: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests",
        body: r#"{
            "title": "{title}",
            "description": "{description}",
            "fromRef": {
                "id": "refs/heads/{source}",
                "repository": { "slug": "{repo}", "project": { "key": "{workspace}" } }
            },
            "toRef": {
                "id": "refs/heads/{target}",
                "repository": { "slug": "{repo}", "project": { "key": "{workspace}" } }
            },
            "reviewers": [{ "user": { "name": "{reviewers*}" } }],
            "draft": "{draft}"
        }"#,
        scope: "REPO_READ",
        run: Some(create_on_data_center),
        ..CALL
    }),
    ..ACTION
};

/// Data Center wants a target: the default branch is looked up where none is given.
fn create_on_data_center(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    if task.text("target").is_none() {
        let [workspace, repo] = task.texts(["workspace", "repo"]);
        let branch = task.read(&["api", "latest", "projects", workspace, "repos", repo, "default-branch"], &[])?;
        input.insert("target".into(), branch["displayId"].clone());
    }
    task.send(&input).map(Answer::Raw)
}

const UPDATE: Action = Action {
    id: "update-pull-request",
    about: "Changes a pull request; what is not named stays as it is.",
    needs: &[WORKSPACE, REPO, PULL_REQUEST],
    takes: &[
        TITLE.sampled(),
        DESCRIPTION.clearable(),
        TARGET.note("It stays when absent."),
        REVIEWERS.note("Those who are asked now stay when absent."),
        DRAFT,
        VERSION,
    ],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    cloud: Some(Call {
        does: "PUT /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
        body: r#"{
            "title": "{title}",
            "description": "{description}",
            "destination": { "branch": { "name": "{target}" } },
            "reviewers": [{ "uuid": "{reviewers*}" }],
            "draft": "{draft}"
        }"#,
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        first: Some(Read {
            does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
            keep: |before, input| keep(before, input, &[("title", "title"), ("reviewers", "reviewers.*.uuid")]),
        }),
        ..CALL
    }),
    data_center: Some(Call {
        does: "PUT /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
        body: r#"{
            "version": "{version}",
            "title": "{title}",
            "description": "{description}",
            "toRef": { "id": "refs/heads/{target}" },
            "reviewers": [{ "user": { "name": "{reviewers*}" } }],
            "draft": "{draft}"
        }"#,
        scope: "REPO_WRITE",
        first: Some(Read {
            does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
            keep: |before, input| {
                let places = [
                    ("version", "version"),
                    ("title", "title"),
                    ("description", "description"),
                    ("reviewers", "reviewers.*.user.name"),
                ];
                keep(before, input, &places);
            },
        }),
        ..CALL
    }),
    ..ACTION
};

/// Both products drop from a pull request what an update does not name: each input that is absent is taken from there.
pub fn keep(before: &Value, input: &mut Map<String, Value>, places: &[(&str, &str)]) {
    for (name, place) in places {
        let kept = find(before, place);
        if !kept.is_null() && !input.contains_key(*name) {
            input.insert((*name).into(), kept);
        }
    }
}

const MERGE: Action = Action {
    id: "merge-pull-request",
    about: "Merges a pull request.",
    needs: &[WORKSPACE, REPO, PULL_REQUEST],
    takes: &[
        choice("strategy", "How to merge; the repository's own way when absent.", STRATEGIES, "squash").sampled(),
        Field { example: "Retry failed uploads (#42)", ..MESSAGE }.note("Bitbucket's own when absent."),
        toggle("close_source_branch", "Delete the source branch afterwards.").on_cloud(),
        VERSION,
    ],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    cloud: Some(Call {
        does: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/merge",
        body: r#"{
            "type": "pullrequest_merge_parameters",
            "merge_strategy": "{strategy}",
            "message": "{message}",
            "close_source_branch": "{close_source_branch}"
        }"#,
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        run: Some(merge),
        ..CALL
    }),
    data_center: Some(Call {
        does: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/merge",
        query: "version={version}",
        body: r#"{ "strategyId": "{strategy}", "message": "{message}" }"#,
        scope: "REPO_WRITE",
        first: Some(Read {
            does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
            keep: |before, input| keep(before, input, &[("version", "version")]),
        }),
        run: Some(merge),
        ..CALL
    }),
    ..ACTION
};

/// What came of asking for a merge.
enum Merge {
    Answered(Value),
    /// Cloud goes on merging behind its answer, under this id.
    GoesOn(String),
}

/// A merge whose answer is lost, or given up on by the server, may have been done: it is looked at before it is repeated,
/// once, and once more when that fails too.
fn merge(task: &Task) -> Result<Answer> {
    let done = |error: Box<Error>| match read(task) {
        Ok(pull_request) if pull_request["state"] == "MERGED" => Ok(Merge::Answered(pull_request)),
        _ => Err(error),
    };
    let merge = match ask(task) {
        Err(error) if error.leaves_open() => done(error).or_else(|_| ask(task)).or_else(done),
        asked => asked,
    };
    match merge? {
        Merge::Answered(pull_request) => merged(task, pull_request),
        Merge::GoesOn(id) => merged(task, wait_for(task, &id)?),
    }
}

fn ask(task: &Task) -> Result<Merge> {
    if !task.is_cloud() {
        return task.send(&task.input).map(Merge::Answered);
    }
    let reply = task.reply(&task.input)?;
    if reply.status != 202 {
        return task.api.json(&reply).map(Merge::Answered);
    }
    let location = reply.header("Location").unwrap_or_default();
    Ok(Merge::GoesOn(location.trim_end_matches('/').rsplit('/').next().unwrap_or_default().into()))
}

/// How long Cloud's merge is waited for before each look at it, in milliseconds.
const LOOKS: [u64; 8] = [500, 1_000, 2_000, 4_000, 7_500, 15_000, 15_000, 15_000];

fn wait_for(task: &Task, id: &str) -> Result<Value> {
    let [workspace, repo] = task.texts(["workspace", "repo"]);
    let number = task.input["pull_request"].to_string();
    let status = ["repositories", workspace, repo, "pullrequests", &number, "merge", "task-status", id];
    for wait in LOOKS {
        if !task.api.wait(wait) {
            break;
        }
        if task.read(&status, &[])?["task_status"] == "SUCCESS" {
            return read(task);
        }
    }
    let mut error = Error::new(ErrorKind::Timeout, format!("Bitbucket Cloud is still merging pull request {number}."))
        .resolution("Look at its `state` later with `get-pull-request`; do not merge again before.");
    error.retry_after_ms = LOOKS.last().copied();
    Err(error)
}

/// The pull request as it is now.
fn read(task: &Task) -> Result<Value> {
    let [workspace, repo] = task.texts(["workspace", "repo"]);
    let number = task.input["pull_request"].to_string();
    if task.is_cloud() {
        task.read(&["repositories", workspace, repo, "pullrequests", &number], &[])
    } else {
        task.read(&["api", "latest", "projects", workspace, "repos", repo, "pull-requests", &number], &[])
    }
}

/// The pull request, where it is merged indeed.
fn merged(task: &Task, pull_request: Value) -> Result<Answer> {
    if pull_request["state"] == "MERGED" {
        return Ok(Answer::Raw(pull_request));
    }
    let (product, state) = (task.api.product().name(), pull_request["state"].as_str().unwrap_or("unknown"));
    let state = state.to_ascii_lowercase();
    Err(Error::new(ErrorKind::Conflict, format!("{product} took the merge, but the pull request is {state}."))
        .resolution("Look at the pull request in Bitbucket for what stands against the merge."))
}

const CREATE_COMMENT: Action = Action {
    id: "create-comment",
    about: "Comments on a pull request, on one of its files, on a line, or in answer to another comment.",
    needs: &[WORKSPACE, REPO, PULL_REQUEST, TEXT],
    takes: &[
        count("parent", "Comment to answer.", (1, i64::MAX), "500"),
        PATH.note("The file to comment on."),
        count("line", "Line to comment on, in the new version of the file.", (1, i64::MAX), "17"),
        count(
            "old_line",
            "Line to comment on, in the old version of the file; beside `line`, for a line that did not change.",
            (1, i64::MAX),
            "15",
        ),
        toggle("pending", "Keep it to yourself until the review is published."),
    ],
    gives: Gives::One(&COMMENT_SHAPE),
    cloud: Some(Call {
        does: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/comments",
        body: r#"{
            "content": { "raw": "{text}" },
            "parent": { "id": "{parent}" },
            "inline": { "path": "{path}", "to": "{line}", "from": "{from}" },
            "pending": "{pending}"
        }"#,
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        run: Some(create_comment),
        adds: &["from"],
        ..CALL
    }),
    data_center: Some(Call {
        does: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/comments",
        body: r#"{
            "text": "{text}",
            "parent": { "id": "{parent}" },
            "anchor": {
                "path": "{path}",
                "line": "{line}",
                "lineType": "{line_type}",
                "fileType": "{file_type}"
            },
            "state": "{state}"
        }"#,
        scope: "REPO_READ",
        run: Some(create_comment),
        adds: &["line_type", "file_type", "state"],
        ..CALL
    }),
    ..ACTION
};

fn create_comment(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    let lines = (input.get("line").cloned(), input.get("old_line").cloned());
    if task.text("path").is_none() && lines != (None, None) {
        return Err(Error::invalid_field("`create-comment`", "path", "`path` is missing: a line is one of a file"));
    }
    let mut add = |name: &str, value: Value| input.insert(name.into(), value);
    match (task.is_cloud(), lines) {
        // Cloud drops the new line beside the old one.
        (true, (None, Some(old))) => drop(add("from", old)),
        (true, _) | (false, (None, None)) => {}
        // Data Center wants to know what the change did to the line, and counts in the version that has it.
        (false, (line, old)) => {
            let (line_type, file_type) = match (&line, &old) {
                (Some(_), None) => ("ADDED", "TO"),
                (Some(_), Some(_)) => ("CONTEXT", "TO"),
                (None, _) => ("REMOVED", "FROM"),
            };
            add("line", line.or(old).unwrap_or_default());
            add("line_type", line_type.into());
            add("file_type", file_type.into());
        }
    }
    if task.input.contains_key("pending") {
        add("state", if task.flag("pending") { "PENDING" } else { "OPEN" }.into());
    }
    task.send(&input).map(Answer::Raw)
}
