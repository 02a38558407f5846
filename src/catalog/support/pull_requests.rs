//! Pull requests, as the actions of several resources read, create and update them.

use excerpt::find;
use serde_json::{Map, Value};

use crate::base::error::{Error, Kind as ErrorKind, Result};
use crate::base::json;
use crate::catalog::support::refs::default_branch;
use crate::catalog::support::steps::{insert, read_in_repo};
use crate::engine::action::{Answer, CALL, Call, Read, Task};

/// A text as it stands between the quotes of Cloud's query language.
pub fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace('"', r#"\""#)
}

/// The call that `open-change` ends with as well.
pub const CREATE_ON_CLOUD: Call = Call {
    request: "POST /repositories/{workspace}/{repo}/pullrequests",
    body: r#"{
        "title": "{title}",
        "description": "{description}",
        "source": {
            "branch": { "name": "{source}" },
            "repository": { "full_name": "{source_workspace}/{source_repo}" }
        },
        "destination": { "branch": { "name": "{target}" } },
        "reviewers": [{ "uuid": "{reviewers*}" }],
        "draft": "{draft}",
        "close_source_branch": "{close_source_branch}"
    }"#,
    scope: "pullrequest:write",
    token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
    computed: &[("source_workspace", source_workspace), ("source_repo", source_repo)],
    ..CALL
};

pub const CREATE_ON_DATA_CENTER: Call = Call {
    request: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests",
    body: r#"{
        "title": "{title}",
        "description": "{description}",
        "fromRef": {
            "id": "refs/heads/{source}",
            "repository": { "slug": "{source_repo}", "project": { "key": "{source_workspace}" } }
        },
        "toRef": {
            "id": "refs/heads/{target}",
            "repository": { "slug": "{repo}", "project": { "key": "{workspace}" } }
        },
        "reviewers": [{ "user": { "name": "{reviewers*}" } }],
        "draft": "{draft}"
    }"#,
    scope: "REPO_READ",
    computed: &[("source_workspace", source_workspace), ("source_repo", source_repo), ("target", target)],
    ..CALL
};

/// Where the source branch is. Data Center wants a repository for either branch, Cloud where it is a fork alone.
fn source_workspace(task: &Task) -> Result<Value> {
    Ok(source_repository(task).map(|[workspace, _]| workspace).into())
}

fn source_repo(task: &Task) -> Result<Value> {
    Ok(source_repository(task).map(|[_, repo]| repo).into())
}

fn source_repository<'a>(task: &'a Task) -> Option<[&'a str; 2]> {
    fork(task).or_else(|| (!task.is_cloud()).then(|| task.texts(["workspace", "repo"])))
}

/// Data Center wants a target: the default branch where none is given.
fn target(task: &Task) -> Result<Value> {
    match task.text("target") {
        Some(target) => Ok(target.into()),
        None => default_branch(task),
    }
}

/// Workspace and slug of the fork that the input names; none where the source branch is in the target's repository.
pub fn fork<'a>(task: &'a Task) -> Option<[&'a str; 2]> {
    let named = |name: &str, other: &str| task.text(name).or(task.text(other)).unwrap_or_default();
    let is_named = ["source_workspace", "source_repo"].iter().any(|name| task.text(name).is_some());
    is_named.then(|| [named("source_workspace", "workspace"), named("source_repo", "repo")])
}

/// The number of the open pull request from one branch, of the fork that the input names if it names any, into another.
///
/// # Errors
/// As sending.
pub fn open_pull_request(task: &Task, source: &str, target: &str) -> Result<Option<Value>> {
    let fork = fork(task);
    let full_name = fork.map(|fork| fork.join("/"));
    let open = if task.is_cloud() {
        let (from, to) = (escaped(source), escaped(target));
        let mut query = format!(r#"source.branch.name="{from}" AND destination.branch.name="{to}""#);
        if let Some(full_name) = &full_name {
            query += &format!(r#" AND source.repository.full_name="{}""#, escaped(full_name));
        }
        read_in_repo(task, &[segment(task)], &[("state", "OPEN"), ("q", &query), ("pagelen", "50")])?
    } else {
        let at = format!("refs/heads/{source}");
        let query = [("state", "OPEN"), ("direction", "OUTGOING"), ("at", &at), ("limit", "100")];
        // What goes out of a fork is listed there.
        let [workspace, repo] = fork.unwrap_or(task.texts(["workspace", "repo"]));
        task.read(&["api", "latest", "projects", workspace, "repos", repo, segment(task)], &query)?
    };
    // Who takes no notice of the filter lists others as well.
    let is_it = |pull_request: &Value| {
        let same = |place: &str, name: &str| {
            find(pull_request, place).as_str().is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        if task.is_cloud() {
            let (from, to) = (&pull_request["source"], &pull_request["destination"]);
            return from["branch"]["name"] == source
                && to["branch"]["name"] == target
                && match &full_name {
                    Some(full_name) => same("source.repository.full_name", full_name),
                    None => from["repository"]["uuid"] == to["repository"]["uuid"],
                };
        }
        let (from, to) = (&pull_request["fromRef"], &pull_request["toRef"]);
        from["id"] == format!("refs/heads/{source}")
            && to["displayId"] == target
            && match fork {
                Some(_) => {
                    let [workspace, repo] = task.texts(["workspace", "repo"]);
                    same("toRef.repository.project.key", workspace) && same("toRef.repository.slug", repo)
                }
                None => from["repository"]["id"] == to["repository"]["id"],
            }
    };
    Ok(json::items(&open["values"]).iter().find(|found| is_it(found)).map(|found| found["id"].clone()))
}

/// Tells the templates which repository the source branch is in.
pub fn put_source(input: &mut Map<String, Value>, [workspace, repo]: [&str; 2]) {
    insert(input, "source_workspace", workspace.into());
    insert(input, "source_repo", repo.into());
}

/// Takes from what is there each input that is absent.
pub fn keep(before: &Value, input: &mut Map<String, Value>, places: &[(&str, &str)]) {
    for (name, place) in places {
        let kept = find(before, place);
        if !kept.is_null() && !input.contains_key(*name) {
            insert(input, name, kept);
        }
    }
}

/// Data Center makes a change for a version only.
pub fn keep_version(before: &Value, input: &mut Map<String, Value>) {
    keep(before, input, &[("version", "version")]);
}

/// The ids of those who review it now, without those whom Bitbucket was found to refuse.
pub fn staying(before: &Value, input: &Map<String, Value>) -> Option<Vec<Value>> {
    let refused = input.get("refused").map(json::items).unwrap_or_default();
    let mut staying: Vec<Value> = reviewers(before)?.iter().map(id_of).collect();
    staying.retain(|id| !refused.contains(id));
    Some(staying)
}

/// The people who review a pull request.
pub fn reviewers(pull_request: &Value) -> Option<Vec<Value>> {
    let reviewers = pull_request["reviewers"].as_array()?;
    Some(reviewers.iter().map(|reviewer| reviewer.get("user").unwrap_or(reviewer).clone()).collect())
}

/// What inputs call a person: UUID on Cloud, user name on Data Center.
pub fn id_of(person: &Value) -> Value {
    person.get("uuid").unwrap_or(&person["name"]).clone()
}

/// Somebody who was asked long ago may have left meanwhile, and then Bitbucket refuses any change: it is made without
/// them, and the answer tells of them. Whom the caller names is never left out.
pub fn update(task: &Task) -> Result<Answer> {
    let error = match task.send(&task.input) {
        Err(error) if matches!(error.kind, ErrorKind::Rejected | ErrorKind::Conflict) => error,
        sent => return sent.map(Answer::Raw),
    };
    let refused = refused(task, &error)?;
    if refused.is_empty() {
        return Err(error);
    }
    let mut input = task.input.clone();
    insert(&mut input, "refused", refused.iter().map(id_of).collect::<Vec<_>>().into());
    let mut changed = task.send(&input)?;
    json::set(&mut changed, "refused_reviewers", refused.into());
    Ok(Answer::Raw(changed))
}

/// Of those who review it now and are not named by the caller, those because of whom Bitbucket refuses a change.
pub fn refused(task: &Task, error: &Error) -> Result<Vec<Value>> {
    let mut told = Vec::new();
    for fault in error.fields.iter().filter(|fault| fault.field == "reviewers") {
        told.extend(fault.message.split("; "));
    }
    let extra = error.extra.as_deref().and_then(|extra| json::parse(extra).ok()).unwrap_or_default();
    for refused in json::items(&extra["reviewers"]) {
        told.extend(refused["reason"].as_str());
    }
    let mut refused = Vec::new();
    if told.is_empty() {
        return Ok(refused);
    }
    let named = task.input.get("reviewers").map(json::items).unwrap_or_default();
    for person in reviewers(&read(task)?).unwrap_or_default() {
        let id = id_of(&person);
        let left = || told.iter().any(|told| told.contains("Malformed reviewers")) && is_gone(task, &id);
        if !named.contains(&id) && (told.iter().any(|t| speaks_of(t, &person)) || left()) {
            refused.push(person);
        }
    }
    Ok(refused)
}

/// Whether a complaint is of this person, and not of what the caller may do: then it begins with their name.
pub fn speaks_of(told: &str, person: &Value) -> bool {
    ["display_name", "displayName", "name"].iter().any(|member| {
        let rest = person[*member].as_str().and_then(|name| told.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with(" is ") || rest.starts_with(" does not "))
    })
}

/// Whether a person's account on Cloud was closed: Cloud's complaint of such reviewers does not name them.
pub fn is_gone(task: &Task, id: &Value) -> bool {
    match task.read(&["users", id.as_str().unwrap_or_default()], &[]) {
        Ok(person) => person["account_status"].as_str().is_some_and(|status| status != "active"),
        Err(error) => error.kind == ErrorKind::NotFound,
    }
}

/// The pull request as it is now.
pub fn read(task: &Task) -> Result<Value> {
    read_below(task, &[])
}

/// Reads what lies below the pull request that the input names.
pub fn read_below(task: &Task, rest: &[&str]) -> Result<Value> {
    let number = task.input["pull_request"].to_string();
    read_in_repo(task, &[&[segment(task), &*number], rest].concat(), &[])
}

/// What pull requests lie under in a repository.
pub fn segment(task: &Task) -> &'static str {
    if task.is_cloud() { "pullrequests" } else { "pull-requests" }
}

/// What a change of a pull request's state on Data Center reads first.
pub const FIRST: Option<Read> = Some(Read {
    request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
    carry_over: keep_version,
});

/// A change whose answer is lost, or given up on by the server, may have been made, or still be on its way: the pull request
/// is looked at, and again after each of these waits, before the change is repeated, once. Where nobody can look, or there
/// is no time left to, nothing is repeated.
///
/// # Errors
/// As sending. Where the change goes on longer than anybody looks, `timeout`: never that it is in conflict with itself.
pub fn with_lost_reply_check(
    task: &Task,
    state: &str,
    waits: &[u64],
    ask: fn(&Task) -> Result<Value>,
) -> Result<Value> {
    let lost = match ask(task) {
        Err(error) if error.leaves_open() => error,
        asked => return asked,
    };
    let is_so = |pull_request: &Value| pull_request["state"] == state;
    for wait in std::iter::once(&0).chain(waits) {
        if *wait > 0 && !task.api.wait(*wait) {
            return Err(goes_on(task, &lost));
        }
        match read(task) {
            Ok(pull_request) if is_so(&pull_request) => return Ok(pull_request),
            Ok(_) => {}
            Err(_) => return Err(lost),
        }
    }
    ask(task).or_else(|error| match read(task) {
        Ok(pull_request) if is_so(&pull_request) => Ok(pull_request),
        _ if !waits.is_empty() && (error.kind == ErrorKind::Conflict || error.leaves_open()) => {
            Err(goes_on(task, &error))
        }
        _ => Err(error),
    })
}

/// Nobody knows yet what becomes of the change.
pub fn goes_on(task: &Task, last: &Error) -> Box<Error> {
    let (product, number) = (task.api.product().name(), &task.input["pull_request"]);
    let mut error = Error::new(ErrorKind::Timeout, format!("{product} may still be merging pull request {number}."))
        .cause(last.message.clone())
        .resolution("Look at its `state` later with `get-pull-request`; do not merge again before.");
    error.retry_after_ms = Some(COME_BACK);
    error.status = last.status;
    error.request.clone_from(&last.request);
    error
}

/// When to look again at what goes on, in milliseconds.
pub const COME_BACK: u64 = 15_000;
