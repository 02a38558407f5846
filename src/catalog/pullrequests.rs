//! Pull requests, and what they bring.

use excerpt::{Excerpt, find};
use serde_json::{Map, Value};

use crate::base::error::Result;
use crate::base::json;
use crate::base::product::Product;
use crate::catalog::fields::{
    CLOSE_SOURCE_BRANCH, DESCRIPTION, DRAFT, PERSON, PULL_REQUEST, REPO, REVIEWERS, SORT, SOURCE, TARGET, TEXT, TITLE,
    VERSION, WORKSPACE,
};
use crate::catalog::support::pull_requests::{
    CREATE_ON_CLOUD, CREATE_ON_DATA_CENTER, FIRST, escaped, keep, open_pull_request, read, segment, staying, update,
    with_lost_reply_check,
};
use crate::catalog::support::refs::default_branch;
use crate::catalog::support::steps::{fault, insert, read_in_repo};
use crate::catalog::types::{BUILD_STATUS, CHANGED_FILE, COMMIT_SHAPE, CONTENT, LISTED_STATES, PULL_REQUEST_SHAPE};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Output, Read, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::http::paging;

pub const ACTIONS: &[&Action] = &[
    &LIST,
    &LIST_MINE,
    &GET,
    &CREATE,
    &UPDATE,
    &DECLINE,
    &REOPEN,
    &DELETE,
    &GET_DIFF,
    &GET_DIFFSTAT,
    &GET_PATCH,
    &LIST_COMMITS,
    &LIST_BUILD_STATUSES,
];
const _: () = check(ACTIONS);
const PARTS: &[Variant] = &[
    Variant::new("author", "author", "AUTHOR"),
    Variant::new("reviewer", "", "REVIEWER"),
    Variant::new("participant", "", "PARTICIPANT"),
];
/// Where a fork's pull request comes from.
const SOURCE_WORKSPACE: Field = Field::id(
    "source_workspace",
    "Workspace slug or project key of the fork that contains the source branch.",
    "ada-example",
)
.note("Defaults to that of the target.");
const SOURCE_REPO: Field = Field::id("source_repo", "Slug of the fork that contains the source branch.", "web")
    .note("Defaults to that of the target.");
const STATE: Field = Field::enumeration("state", "State.", LISTED_STATES, "open").note("Filters by state.");

const LIST: Action = Action {
    id: "list-pull-requests",
    about: "Lists the pull requests of a repository.",
    required: &[&WORKSPACE, &REPO],
    optional: &[
        &STATE.or("open"),
        &TARGET.note("Filters by target branch."),
        &Field::user("opened_by", "Filters by author.", "ada"),
        &Field::user("reviewer", "Filters by reviewer.", "grace"),
        &SORT,
    ],
    output: Output::List(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests",
        // Without `fields` a list leaves out who reviews.
        query: "state={state*}&q={filter}&sort={sort}&fields=+values.participants",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 50,
        computed: &[("filter", filter), ("state", state)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests",
        query: "state={state}&at=refs/heads/{target}&role.1={first_role}&username.1={first}&role.2={second_role}&username.2={second}",
        scope: "REPO_READ",
        page: 1000,
        computed: &[
            ("first_role", |task| Ok(participant(task, 0).0)),
            ("first", |task| Ok(participant(task, 0).1)),
            ("second_role", |task| Ok(participant(task, 1).0)),
            ("second", |task| Ok(participant(task, 1).1)),
        ],
        ..CALL
    }),
    ..ACTION
};

/// The filter of Cloud's list; null where nothing is filtered by. Beside a filter Cloud takes no notice of `state`, so the
/// filter has to say it.
fn filter(task: &Task) -> Result<Value> {
    let mut filter = String::new();
    for (place, name) in
        [("destination.branch.name", "target"), ("author.uuid", "opened_by"), ("reviewers.uuid", "reviewer")]
    {
        if let Some(text) = task.text(name) {
            filter += &format!(r#"{place}="{}" AND "#, escaped(text));
        }
    }
    if filter.is_empty() {
        return Ok(Value::Null);
    }
    let state = task.text("state").and_then(|state| LISTED_STATES.iter().find(|word| word.name == state));
    let states = state.map_or("", |word| word.on(Product::Cloud)).replace(' ', "\" OR state=\"");
    Ok(format!(r#"{filter}(state="{states}")"#).into())
}

fn state(task: &Task) -> Result<Value> {
    Ok(if filter(task)?.is_null() { task.text("state").into() } else { Value::Null })
}

/// Data Center takes users by number, each with a role: the role and the name of one; nulls where there are not so many.
fn participant(task: &Task, at: usize) -> (Value, Value) {
    let roles = [("opened_by", "AUTHOR"), ("reviewer", "REVIEWER")];
    let mut named = roles.into_iter().filter_map(|(name, role)| Some((role.into(), task.text(name)?.into())));
    named.nth(at).unwrap_or_default()
}

const LIST_MINE: Action = Action {
    id: "list-my-pull-requests",
    about: "Lists pull requests that a user authored or takes part in, across repositories. Defaults to the authenticated user.",
    optional: &[
        &WORKSPACE.note("Filters by workspace or project. Required on Cloud.").sampled(),
        &Field::enumeration("role", "Role.", PARTS, "author").or("author"),
        &STATE.or("open"),
        &PERSON.note("Defaults to the authenticated user."),
    ],
    output: Output::List(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        request: "GET /workspaces/{workspace}/pullrequests/{person}",
        query: "state={state*}&fields=+values.participants",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 50,
        computed: &[("workspace", workspace_of_mine), ("person", person)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/dashboard/pull-requests",
        query: "role={role}&state={state}&user={person}",
        scope: "REPO_READ",
        page: 1000,
        computed: &[("state", state_of_mine)],
        keep: Some(is_in_project),
        ..CALL
    }),
    ..ACTION
};

fn workspace_of_mine(task: &Task) -> Result<Value> {
    task.text("workspace").map(Value::from).ok_or_else(|| {
        let message =
            "`workspace` is missing; this connection is Bitbucket Cloud, which lists them one workspace at a time";
        fault(task, "workspace", message)
    })
}

fn person(task: &Task) -> Result<Value> {
    match task.text("person") {
        Some(person) => Ok(person.into()),
        None => Ok(json::take(&mut task.read(&["user"], &[])?, "uuid")),
    }
}

/// Data Center lists those of any state where none is named.
fn state_of_mine(task: &Task) -> Result<Value> {
    Ok(task.text("state").filter(|state| *state != "all").into())
}

fn is_in_project(task: &Task, pull_request: &Excerpt) -> bool {
    let key = pull_request.look("toRef.repository.project.key");
    task.text("workspace").is_none_or(|project| key.as_str().is_some_and(|key| key.eq_ignore_ascii_case(project)))
}

const GET: Action = Action {
    id: "get-pull-request",
    about: "Gets a pull request.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
        // How it can be merged is told to those who ask.
        query: "fields=+destination.branch.merge_strategies",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-pull-request",
    about: "Creates a pull request from one branch into another, in the same repository or from a fork.",
    required: &[&WORKSPACE, &REPO, &TITLE, &SOURCE],
    optional: &[
        &TARGET.note("Defaults to the default branch.").sampled(),
        &DESCRIPTION.sampled(),
        &REVIEWERS,
        &DRAFT,
        &CLOSE_SOURCE_BRANCH,
        &SOURCE_WORKSPACE,
        &SOURCE_REPO,
    ],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call { made: Some(opened), ..CREATE_ON_CLOUD }),
    data_center: Some(&Call { made: Some(opened), ..CREATE_ON_DATA_CENTER }),
    ..ACTION
};

/// The pull request that is open between the input's branches; null where there is none.
fn opened(task: &Task) -> Result<Value> {
    let target = match task.text("target") {
        Some(target) => target.into(),
        None => default_branch(task)?,
    };
    let [source] = task.texts(["source"]);
    match open_pull_request(task, source, target.as_str().unwrap_or_default())? {
        Some(number) => read_in_repo(task, &[segment(task), &number.to_string()], &[]),
        None => Ok(Value::Null),
    }
}

const UPDATE: Action = Action {
    id: "update-pull-request",
    about: "Updates a pull request. Omitted fields are left unchanged. Reviewers whom Bitbucket no longer accepts are removed and listed in `refused_reviewers`.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[
        &TITLE.sampled(),
        &DESCRIPTION.clearable(),
        &TARGET.note("Left unchanged by default."),
        &REVIEWERS.note("Left unchanged by default."),
        &DRAFT,
        &VERSION,
    ],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
        body: r#"{
            "title": "{title}",
            "description": "{description}",
            "destination": { "branch": { "name": "{target}" } },
            "reviewers": [{ "uuid": "{reviewers*}" }],
            "draft": "{draft}"
        }"#,
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        prefetch: Some(Read {
            request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
            carry_over: keep_all,
        }),
        run: Some(update),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
        body: r#"{
            "version": "{version}",
            "title": "{title}",
            "description": "{description}",
            "toRef": { "id": "refs/heads/{target}" },
            "reviewers": [{ "user": { "name": "{reviewers*}" } }],
            "draft": "{draft}"
        }"#,
        scope: "REPO_WRITE",
        prefetch: Some(Read {
            request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
            carry_over: keep_all,
        }),
        run: Some(update),
        ..CALL
    }),
    ..ACTION
};

/// What an update does not name, both products take for cleared: the reviewers at least, on Data Center the description.
fn keep_all(before: &Value, input: &mut Map<String, Value>) {
    keep(before, input, &[("version", "version"), ("title", "title")]);
    // Cloud tells no version, and keeps the description by itself.
    if !before["version"].is_null() {
        keep(before, input, &[("description", "description")]);
    }
    if let Some(staying) = staying(before, input).filter(|_| !input.contains_key("reviewers")) {
        insert(input, "reviewers", staying.into());
    }
}

const DECLINE: Action = Action {
    id: "decline-pull-request",
    about: "Declines a pull request.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[&TEXT.note("Reason for declining."), &VERSION],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/decline",
        body: r#"{ "message": "{text}" }"#,
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        run: Some(decline),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/decline",
        query: "version={version}",
        body: r#"{ "comment": "{text}" }"#,
        scope: "REPO_READ",
        prefetch: FIRST,
        run: Some(decline),
        ..CALL
    }),
    ..ACTION
};

fn decline(task: &Task) -> Result<Answer> {
    with_lost_reply_check(task, "DECLINED", &[], |task| task.send(&task.input)).map(Answer::Raw)
}

const REOPEN: Action = Action {
    id: "reopen-pull-request",
    about: "Reopens a pull request that was declined.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[&VERSION],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/reopen",
        query: "version={version}",
        scope: "REPO_READ",
        prefetch: FIRST,
        ..CALL
    }),
    ..ACTION
};

const DELETE: Action = Action {
    id: "delete-pull-request",
    about: "Deletes a pull request, as its author or an administrator of the repository.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[&VERSION],
    output: Output::Empty,
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
        body: r#"{ "version": "{version}" }"#,
        scope: "REPO_WRITE",
        prefetch: FIRST,
        ..CALL
    }),
    ..ACTION
};

const GET_DIFF: Action = Action {
    id: "get-pull-request-diff",
    about: "Gets the diff of a pull request.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[],
    output: Output::Content(&CONTENT),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/diff",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}.diff",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const GET_DIFFSTAT: Action = Action {
    id: "get-pull-request-diffstat",
    about: "Gets the changed files of a pull request. Data Center returns the first 1,000.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::List(&CHANGED_FILE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/diffstat",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/changes",
        query: "limit=1000",
        scope: "REPO_READ",
        page: 1000,
        items: Some(of_only_page),
        ..CALL
    }),
    ..ACTION
};

/// Data Center gives one page, however many it tells of: the next would be the same.
fn of_only_page(page: &mut Value) -> Value {
    if let Some(page) = page.as_object_mut() {
        page.insert("isLastPage".into(), true.into());
    }
    paging::values(page)
}

const GET_PATCH: Action = Action {
    id: "get-pull-request-patch",
    about: "Gets the commits of a pull request as Git patches, for `git am`.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[],
    output: Output::Content(&CONTENT),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/patch",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}.patch",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const LIST_COMMITS: Action = Action {
    id: "list-pull-request-commits",
    about: "Lists the commits of a pull request, latest first.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::List(&COMMIT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/commits",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/commits",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const LIST_BUILD_STATUSES: Action = Action {
    id: "list-pull-request-build-statuses",
    about: "Lists the build statuses of a pull request. On Data Center, those of its latest commit.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::List(&BUILD_STATUS),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/statuses",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /build-status/latest/commits/{commit}",
        scope: "REPO_READ",
        computed: &[("commit", newest_commit)],
        ..CALL
    }),
    ..ACTION
};

/// Data Center keeps build results with commits alone.
fn newest_commit(task: &Task) -> Result<Value> {
    Ok(find(&read(task)?, "fromRef.latestCommit"))
}
