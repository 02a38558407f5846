//! Commits, and what they change.

use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::catalog::fields::{BRANCH, COMMIT, PATH, REPO, WORKSPACE};
use crate::catalog::support::refs::resolved;
use crate::catalog::types::{CHANGED_FILE, COMMIT_SHAPE, CONTENT, PERSON_SHAPE};
use crate::engine::action::{ACTION, Action, CALL, Call, Effect, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, at, both};

pub const ACTIONS: &[&Action] = &[
    &LIST,
    &GET,
    &COMPARE,
    &GET_DIFF,
    &GET_DIFFSTAT,
    &GET_PATCH,
    &GET_MERGE_BASE,
    &LIST_PULL_REQUESTS,
    &APPROVE,
    &UNAPPROVE,
];
const _: () = check(ACTIONS);

/// A pull request as Cloud tells it beside a commit: most of it only where it is asked for.
const PULL_REQUEST_OF_COMMIT: Shape = Shape {
    name: "Pull request of a commit",
    members: &[
        Member::number("id", both("id"), "ID of the pull request of a commit.", "42").column(),
        Member::string("title", both("title"), "Title of the pull request of a commit.", "Retry failed uploads")
            .column()
            .or_null(""),
        Member::enumeration("state", both("state"), "State of the pull request of a commit.", STATES, "open")
            .column()
            .or_null(""),
        Member::branch("source", at("source.branch.name", "fromRef.displayId"), "Source branch.", "feature/retry")
            .column()
            .or_null("if the branch was deleted"),
        Member::branch("target", at("destination.branch.name", "toRef.displayId"), "Target branch.", "main")
            .column()
            .or_null("if the branch was deleted"),
        Member::object("author", at("author", "author.user"), "User who opened the pull request.", &PERSON_SHAPE)
            .column()
            .or_null("if the account was deleted"),
        Member::time("created_at", at("created_on", "createdDate"), "Time of creation.").or_null(""),
        Member::time("updated_at", at("updated_on", "updatedDate"), "Time of the last change.").or_null(""),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/web/pull-requests/42",
        )
        .or_null(""),
    ],
};
const STATES: &[Variant] = &[
    Variant::new("open", "OPEN", "OPEN"),
    Variant::new("merged", "MERGED", "MERGED"),
    Variant::new("declined", "DECLINED", "DECLINED"),
    Variant::new("superseded", "SUPERSEDED", ""),
];

const BASE: Field = Field::id("base", "Commit hash, branch or tag to compare with.", "main");
const CHANGED: Field = COMMIT.note("Branch and tag names are accepted too.");

const LIST: Action = Action {
    id: "list-commits",
    about: "Lists the commits of a repository, latest first.",
    required: &[&WORKSPACE, &REPO],
    optional: &[
        &BRANCH.note(
            "If neither this nor `commit` is set, defaults to all branches (Cloud) or the default branch (Data Center).",
        ),
        &COMMIT.conflicts_with(&["branch"]).note("Commit to start from."),
        &Field::id("since", "Commit hash, branch or tag whose commits are excluded.", "v1.3.0"),
        &PATH.note("Filters by the path of a file or folder."),
    ],
    output: Output::List(&COMMIT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commits",
        query: "include={branch}&include={commit}&exclude={since}&path={path}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/commits",
        query: "until=refs/heads/{branch}&until={commit}&since={since}&path={path}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-commit",
    about: "Gets a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT],
    output: Output::Object(&COMMIT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commit/{commit}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const COMPARE: Action = Action {
    id: "compare-commits",
    about: "Lists the commits reachable from one revision but not from another.",
    required: &[&WORKSPACE, &REPO, &CHANGED, &BASE],
    output: Output::List(&COMMIT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commits",
        query: "include={commit}&exclude={base}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/compare/commits",
        query: "from={commit}&to={base}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const GET_DIFF: Action = Action {
    id: "get-diff",
    about: "Gets the diff of a commit, or between two revisions.",
    required: &[&WORKSPACE, &REPO, &CHANGED],
    optional: &[
        &BASE.note("Defaults to the parent commit."),
        &PATH.note("Filters by path."),
        &Field::integer("context", "Number of context lines around each change.", &(0, 10_000), "10"),
        &Field::boolean("ignore_whitespace", "Whether to ignore whitespace changes.").or("false"),
    ],
    output: Output::Content(&CONTENT),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/diff/{spec}",
        // Without `topic=false` it would be the difference from where the two parted.
        query: "topic=false&path={path}&context={context}&ignore_whitespace={ignore_whitespace}",
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("spec", spec)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/diff/{path}\
            |/api/latest/projects/{workspace}/repos/{repo}/diff",
        query: "until={commit}&since={base}&contextLines={context}&whitespace={whitespace}",
        scope: "REPO_READ",
        computed: &[("whitespace", whitespace)],
        ..CALL
    }),
    ..ACTION
};

const GET_DIFFSTAT: Action = Action {
    id: "get-diffstat",
    about: "Gets the changed files of a commit, or between two revisions.",
    required: &[&WORKSPACE, &REPO, &CHANGED],
    optional: &[&BASE.note("Defaults to the parent commit.")],
    output: Output::List(&CHANGED_FILE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/diffstat/{spec}",
        query: "topic=false",
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("spec", spec)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/changes",
        query: "until={commit}&since={base}",
        scope: "REPO_READ",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const GET_PATCH: Action = Action {
    id: "get-patch",
    about: "Gets a commit, or the commits between two revisions, as Git patches.",
    required: &[&WORKSPACE, &REPO, &CHANGED],
    optional: &[&BASE.note("Defaults to the parent commit.")],
    output: Output::Content(&CONTENT),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/patch/{spec}",
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("spec", spec)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/patch",
        query: "until={commit}&since={base}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

/// The commit, and behind two dots what it is compared with, which is the reverse of Git's order.
fn spec(task: &Task) -> Result<Value> {
    let mut spec = String::new();
    for (name, between) in [("commit", ""), ("base", "..")] {
        if let Some(name) = task.text(name) {
            spec += between;
            spec += resolved(task, name)?.as_str().unwrap_or_default();
        }
    }
    Ok(spec.into())
}

fn whitespace(task: &Task) -> Result<Value> {
    Ok(if task.flag("ignore_whitespace") { "ignore-all".into() } else { Value::Null })
}

const GET_MERGE_BASE: Action = Action {
    id: "get-merge-base",
    about: "Gets the merge base (best common ancestor) of two revisions.",
    required: &[&WORKSPACE, &REPO, &CHANGED, &BASE],
    output: Output::Object(&COMMIT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/merge-base/{spec}",
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("spec", spec)],
        resource: Some(merge_base),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/merge-base",
        query: "otherCommitId={base}",
        scope: "REPO_READ",
        // It takes whole hashes here, and no names.
        computed: &[("commit", |task| hash_of(task, "commit")), ("base", |task| hash_of(task, "base"))],
        resource: Some(merge_base),
        ..CALL
    }),
    ..ACTION
};

fn hash_of(task: &Task, name: &str) -> Result<Value> {
    resolved(task, task.text(name).unwrap_or_default())
}

fn merge_base(_: &Task, commit: Value) -> Result<Value> {
    match commit {
        Value::Null => Err(Error::new(Kind::NotFound, "The two have no commit in common.")
            .resolution("Check that both belong to the same history.")),
        commit => Ok(commit),
    }
}

const LIST_PULL_REQUESTS: Action = Action {
    id: "list-commit-pull-requests",
    about: "Lists the pull requests that contain a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT],
    output: Output::List(&PULL_REQUEST_OF_COMMIT),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commit/{commit}/pullrequests",
        query: "fields=+values.state,+values.source,+values.destination,+values.author,+values.created_on,+values.updated_on",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 50,
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/pull-requests",
        scope: "REPO_READ",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const APPROVE: Action = Action {
    id: "approve-commit",
    about: "Approves a commit, as the connection's account.",
    required: &[&WORKSPACE, &REPO, &COMMIT],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/commit/{commit}/approve",
        scope: "repository:write",
        token: "read:repository:bitbucket write:repository:bitbucket",
        ..CALL
    }),
    idempotent: Some(true),
    ..ACTION
};

const UNAPPROVE: Action = Action {
    id: "unapprove-commit",
    about: "Withdraws the authenticated user's approval of a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/commit/{commit}/approve",
        scope: "repository:write",
        token: "write:repository:bitbucket",
        ..CALL
    }),
    effect: Some(Effect::Write),
    ..ACTION
};
