//! Pull requests, and what they bring.

use serde_json::{Map, Value};

use crate::base::error::{Error, Kind as ErrorKind, Result};
use crate::base::json::{self, find};
use crate::base::product::Product;
use crate::catalog::commit_statuses::BUILD_STATUS;
use crate::catalog::commits::{CHANGED_FILE, COMMIT_SHAPE};
use crate::catalog::fields::{DESCRIPTION, PERSON, PULL_REQUEST, REPO, TEXT, TITLE, VERSION, WORKSPACE};
use crate::catalog::merges::STRATEGIES;
use crate::catalog::refs::default_branch;
use crate::catalog::reviews::{PARTICIPANT, REVIEWER};
use crate::catalog::source::{CONTENT, ENCODING, get_content};
use crate::catalog::support::steps::{fault, listed, put, read_in_repo, sent};
use crate::catalog::users::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Gives, Read};
use crate::engine::check::check;
use crate::engine::field::{Field, Word, flag as toggle, id, people, person, word, words as choice};
use crate::engine::shape::{
    Member, Shape, at, both, flag, link, many, number, one, repo, text, time, word_list, words, workspace,
};
use crate::engine::task::Task;
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

pub const PULL_REQUEST_SHAPE: Shape = Shape {
    name: "Pull request",
    members: &[
        number("id", both("id"), "Number; what other actions take.", "42"),
        workspace(at("destination.repository.full_name", "toRef.repository.project.key"))
            .or_null("where the repository is gone"),
        repo(at("destination.repository.full_name", "toRef.repository.slug")).or_null("where the repository is gone"),
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
        Member {
            name: "source_workspace",
            about: "Workspace, or project key, of the repository that the source branch is in.",
            ..workspace(at("source.repository.full_name", "fromRef.repository.project.key"))
        }
        .or_null("where the fork was deleted"),
        Member {
            name: "source_repo",
            about: "Slug of the repository that the source branch is in: another than `repo` where it is a fork.",
            ..repo(at("source.repository.full_name", "fromRef.repository.slug"))
        }
        .or_null("where the fork was deleted"),
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
        many(
            "participants",
            at("participants.role=PARTICIPANT", "participants"),
            "Who has taken part in it beside its reviewers.",
            &PARTICIPANT,
        )
        .or_null("where Cloud does not tell"),
        many(
            "refused_reviewers",
            both("refused_reviewers"),
            "Who reviewed it until this change, and was left out because Bitbucket takes them no longer.",
            &PERSON_SHAPE,
        )
        .or_null("but after a change that left somebody out"),
        number("comment_count", at("comment_count", "properties.commentCount"), "How many comments it has.", "3")
            .or_null("where Bitbucket does not tell"),
        number("open_task_count", at("task_count", "properties.openTaskCount"), "How many tasks are open.", "1")
            .or_null("where Bitbucket does not tell"),
        flag(
            "close_source_branch",
            at("close_source_branch", ""),
            "Whether the source branch is deleted when it is merged.",
        )
        .or_null("on Data Center"),
        word_list(
            "merge_strategies",
            at("destination.branch.merge_strategies", ""),
            "How it can be merged into its target.",
            STRATEGIES,
            "merge-commit, squash",
        )
        .or_null("on Data Center, and where Cloud does not tell; `get-pull-request` tells"),
        text(
            "merge_commit",
            at("merge_commit.hash", "properties.mergeCommit.id"),
            "Commit that merged it.",
            "9f8e7d6c5b4a",
        )
        .or_null("until it is merged"),
        text(
            "merge_task",
            at("merge_task", ""),
            "Merge that goes on behind the answer; what `get-merge-status` takes.",
            "6d1c9f0e-8b7a",
        )
        .or_null("but after a merge on Cloud that was not waited for"),
        one("closed_by", at("closed_by", ""), "Who merged or declined it.", &PERSON_SHAPE)
            .or_null("until somebody does, and on Data Center"),
        text("decline_reason", at("reason", ""), "Why it was declined.", "Uploads are retried by the browser.")
            .or_null("where nobody said, and on Data Center"),
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

const LISTED_STATES: &[Word] = &[
    word("open", "OPEN", "OPEN"),
    word("merged", "MERGED", "MERGED"),
    word("declined", "DECLINED", "DECLINED"),
    word("superseded", "SUPERSEDED", ""),
    word("all", "OPEN MERGED DECLINED SUPERSEDED", "ALL"),
];
/// Where one pull request can stand: all but `all`.
const STATES: &[Word] = LISTED_STATES.split_last().unwrap().1;
const PARTS: &[Word] =
    &[word("author", "author", "AUTHOR"), word("reviewer", "", "REVIEWER"), word("participant", "", "PARTICIPANT")];

pub const SOURCE: Field = id("source", "Branch that holds the change.", "feature/retry");
pub const CLOSE_SOURCE_BRANCH: Field =
    toggle("close_source_branch", "Delete the source branch when it is merged.").on_cloud();
/// Where a fork's pull request comes from.
const SOURCE_WORKSPACE: Field = id(
    "source_workspace",
    "Workspace, project key or `~user` of the fork that holds the source branch.",
    "ada-example",
)
.note("That of the target when absent.");
const SOURCE_REPO: Field =
    id("source_repo", "Slug of the fork that holds the source branch.", "web").note("That of the target when absent.");
pub const TARGET: Field = id("target", "Branch to merge into.", "main");
pub const REVIEWERS: Field =
    people("reviewers", "Who is to review it: ids, user names, e-mail addresses or display names.", "ada, grace");
pub const DRAFT: Field = toggle("draft", "Whether it is not meant to be merged yet.").since("8.18");
const STATE: Field = choice("state", "Where it stands.", LISTED_STATES, "open").note("Only those.");

const LIST: Action = Action {
    id: "list-pull-requests",
    about: "Lists the pull requests of a repository.",
    needs: &[&WORKSPACE, &REPO],
    takes: &[
        &STATE.or("open"),
        &TARGET.note("Only those into it."),
        &person("opened_by", "Only those that this person opened.", "ada"),
        &person("reviewer", "Only those that this person is asked to review.", "grace"),
    ],
    gives: Gives::List(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests",
        // Without `fields` a list leaves out who reviews.
        query: "state={state*}&q={filter}&fields=+values.participants",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 50,
        run: Some(list_on_cloud),
        adds: &["filter"],
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests",
        query: "state={state}&at=refs/heads/{target}&role.1={first_role}&username.1={first}&role.2={second_role}&username.2={second}",
        scope: "REPO_READ",
        run: Some(list_on_data_center),
        adds: &["first_role", "first", "second_role", "second"],
        ..CALL
    }),
    ..ACTION
};

/// Beside a filter Cloud takes no notice of `state`, so the filter has to say it.
fn list_on_cloud(task: &Task) -> Result<Answer> {
    let mut filter = String::new();
    for (place, name) in
        [("destination.branch.name", "target"), ("author.uuid", "opened_by"), ("reviewers.uuid", "reviewer")]
    {
        if let Some(text) = task.text(name) {
            filter += &format!(r#"{place}="{}" AND "#, escaped(text));
        }
    }
    let mut input = task.input.clone();
    if !filter.is_empty() {
        let state = task.text("state").and_then(|state| LISTED_STATES.iter().find(|word| word.name == state));
        let states = state.map_or("", |word| word.on(Product::Cloud)).replace(' ', "\" OR state=\"");
        input.remove("state");
        put(&mut input, "filter", format!(r#"{filter}(state="{states}")"#).into());
    }
    listed(task, input)
}

/// A text as it stands between the quotes of Cloud's query language.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace('"', r#"\""#)
}

/// Data Center takes people by number, each with a role.
fn list_on_data_center(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    let mut places = [("first_role", "first"), ("second_role", "second")].into_iter();
    for (name, role) in [("opened_by", "AUTHOR"), ("reviewer", "REVIEWER")] {
        if let Some(person) = task.text(name)
            && let Some((its_role, place)) = places.next()
        {
            put(&mut input, its_role, role.into());
            put(&mut input, place, person.into());
        }
    }
    listed(task, input)
}

const LIST_MINE: Action = Action {
    id: "list-my-pull-requests",
    about: "Lists the pull requests that the person of the connection, or another, opened or takes part in, over all \
            repositories.",
    takes: &[
        &WORKSPACE.note("Only those in it; Cloud has to know.").sampled(),
        &choice("role", "What somebody is to them.", PARTS, "author").or("author"),
        &STATE.or("open"),
        &PERSON.note("The person of the connection when absent."),
    ],
    gives: Gives::List(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        does: "GET /workspaces/{workspace}/pullrequests/{person}",
        query: "state={state*}&fields=+values.participants",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        page: 50,
        run: Some(list_mine_on_cloud),
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/dashboard/pull-requests",
        query: "role={role}&state={state}&user={person}",
        scope: "REPO_READ",
        run: Some(list_mine_on_data_center),
        ..CALL
    }),
    ..ACTION
};

fn list_mine_on_cloud(task: &Task) -> Result<Answer> {
    if task.text("workspace").is_none() {
        let message =
            "`workspace` is missing; this connection is Bitbucket Cloud, which lists them one workspace at a time";
        return Err(fault(task, "workspace", message));
    }
    let mut input = task.input.clone();
    if task.text("person").is_none() {
        put(&mut input, "person", json::take(&mut task.read(&["user"], &[])?, "uuid"));
    }
    listed(task, input)
}

fn list_mine_on_data_center(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    if task.text("state") == Some("all") {
        input.remove("state");
    }
    let project = task.text("workspace");
    let in_project = |pull_request: &Value| {
        let key = find(pull_request, "toRef.repository.project.key");
        project.is_none_or(|project| key.as_str().is_some_and(|key| key.eq_ignore_ascii_case(project)))
    };
    let show =
        |pull_request: &Value| if in_project(pull_request) { task.output(pull_request) } else { Ok(String::new()) };
    task.list_at(task.address(&input)?, &show).map(Answer::Made)
}

const GET: Action = Action {
    id: "get-pull-request",
    about: "Tells about one pull request.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}",
        // How it can be merged is told to those who ask.
        query: "fields=+destination.branch.merge_strategies",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-pull-request",
    about: "Opens a pull request from one branch into another, of the same repository or of a fork.",
    needs: &[&WORKSPACE, &REPO, &TITLE, &SOURCE],
    takes: &[
        &TARGET.note("The default branch when absent.").sampled(),
        &DESCRIPTION.sampled(),
        &REVIEWERS,
        &DRAFT,
        &CLOSE_SOURCE_BRANCH,
        &SOURCE_WORKSPACE,
        &SOURCE_REPO,
    ],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call { made: Some(opened), run: Some(create_on_cloud), ..CREATE_ON_CLOUD }),
    data_center: Some(&Call { made: Some(opened), run: Some(create_on_data_center), ..CREATE_ON_DATA_CENTER }),
    ..ACTION
};

/// The call that `open-change` ends with as well.
pub const CREATE_ON_CLOUD: Call = Call {
    does: "POST /repositories/{workspace}/{repo}/pullrequests",
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
    adds: &["source_workspace", "source_repo"],
    ..CALL
};

pub const CREATE_ON_DATA_CENTER: Call = Call {
    does: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests",
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
    adds: &["source_workspace", "source_repo"],
    ..CALL
};

/// Workspace and slug of the fork that the input names; none where the source branch is in the target's repository.
fn fork<'a>(task: &'a Task) -> Option<[&'a str; 2]> {
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
        let (source, target) = (escaped(source), escaped(target));
        let mut query = format!(r#"source.branch.name="{source}" AND destination.branch.name="{target}""#);
        if let Some(full_name) = &full_name {
            query += &format!(r#" AND source.repository.full_name="{}""#, escaped(full_name));
        }
        read_in_repo(task, &[segment(task)], &[("state", "OPEN"), ("q", &query), ("pagelen", "50")])?
    } else {
        let source = format!("refs/heads/{source}");
        let query = [("state", "OPEN"), ("direction", "OUTGOING"), ("at", &source), ("limit", "100")];
        // What goes out of a fork is listed there.
        let [workspace, repo] = fork.unwrap_or(task.texts(["workspace", "repo"]));
        task.read(&["api", "latest", "projects", workspace, "repos", repo, segment(task)], &query)?
    };
    let is_it = |pull_request: &Value| {
        let same = |place: &str, name: &str| {
            find(pull_request, place).as_str().is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        if task.is_cloud() {
            return match &full_name {
                Some(full_name) => same("source.repository.full_name", full_name),
                None => {
                    pull_request["source"]["repository"]["uuid"] == pull_request["destination"]["repository"]["uuid"]
                }
            };
        }
        let (from, to) = (&pull_request["fromRef"], &pull_request["toRef"]);
        to["displayId"] == target
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

fn create_on_cloud(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    if let Some(fork) = fork(task) {
        put_source(&mut input, fork);
    }
    sent(task, input)
}

/// Data Center wants a target, and a repository for either branch: the default branch is looked up where none is given.
fn create_on_data_center(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    if task.text("target").is_none() {
        put(&mut input, "target", default_branch(task)?);
    }
    put_source(&mut input, fork(task).unwrap_or(task.texts(["workspace", "repo"])));
    sent(task, input)
}

/// Tells the templates which repository the source branch is in.
pub fn put_source(input: &mut Map<String, Value>, [workspace, repo]: [&str; 2]) {
    put(input, "source_workspace", workspace.into());
    put(input, "source_repo", repo.into());
}

const UPDATE: Action = Action {
    id: "update-pull-request",
    about: "Changes a pull request; what is not named stays as it is, but for reviewers whom Bitbucket refuses by now: \
            `refused_reviewers` tells them.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    takes: &[
        &TITLE.sampled(),
        &DESCRIPTION.clearable(),
        &TARGET.note("It stays when absent."),
        &REVIEWERS.note("Those who are asked now stay when absent."),
        &DRAFT,
        &VERSION,
    ],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
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
        first: Some(Read { does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}", keep: keep_all }),
        run: Some(update),
        ..CALL
    }),
    data_center: Some(&Call {
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
            keep: keep_all,
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
        put(input, "reviewers", staying.into());
    }
}

/// Takes from what is there each input that is absent.
pub fn keep(before: &Value, input: &mut Map<String, Value>, places: &[(&str, &str)]) {
    for (name, place) in places {
        let kept = find(before, place);
        if !kept.is_null() && !input.contains_key(*name) {
            put(input, name, kept);
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
fn reviewers(pull_request: &Value) -> Option<Vec<Value>> {
    let reviewers = pull_request["reviewers"].as_array()?;
    Some(reviewers.iter().map(|reviewer| reviewer.get("user").unwrap_or(reviewer).clone()).collect())
}

/// What inputs call a person: UUID on Cloud, user name on Data Center.
fn id_of(person: &Value) -> Value {
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
    put(&mut input, "refused", refused.iter().map(id_of).collect::<Vec<_>>().into());
    let mut changed = task.send(&input)?;
    json::set(&mut changed, "refused_reviewers", refused.into());
    Ok(Answer::Raw(changed))
}

/// Of those who review it now and are not named by the caller, those because of whom Bitbucket refuses a change.
fn refused(task: &Task, error: &Error) -> Result<Vec<Value>> {
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
fn speaks_of(told: &str, person: &Value) -> bool {
    ["display_name", "displayName", "name"].iter().any(|member| {
        let rest = person[*member].as_str().and_then(|name| told.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with(" is ") || rest.starts_with(" does not "))
    })
}

/// Whether a person's account on Cloud was closed: Cloud's complaint of such reviewers does not name them.
fn is_gone(task: &Task, id: &Value) -> bool {
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
#[inline(never)]
pub fn read_below(task: &Task, rest: &[&str]) -> Result<Value> {
    let number = task.input["pull_request"].to_string();
    read_in_repo(task, &[&[segment(task), &*number], rest].concat(), &[])
}

/// What pull requests lie under in a repository.
pub fn segment(task: &Task) -> &'static str {
    if task.is_cloud() { "pullrequests" } else { "pull-requests" }
}

const DECLINE: Action = Action {
    id: "decline-pull-request",
    about: "Declines a pull request.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    takes: &[&TEXT.note("Why it is declined."), &VERSION],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call {
        does: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/decline",
        body: r#"{ "message": "{text}" }"#,
        scope: "pullrequest:write",
        token: "read:pullrequest:bitbucket write:pullrequest:bitbucket",
        run: Some(decline),
        ..CALL
    }),
    data_center: Some(&Call {
        does: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/decline",
        query: "version={version}",
        body: r#"{ "comment": "{text}" }"#,
        scope: "REPO_READ",
        first: FIRST,
        run: Some(decline),
        ..CALL
    }),
    ..ACTION
};

/// What a change of a pull request's state on Data Center reads first.
pub const FIRST: Option<Read> = Some(Read {
    does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
    keep: keep_version,
});

fn decline(task: &Task) -> Result<Answer> {
    certain(task, "DECLINED", &[], |task| task.send(&task.input)).map(Answer::Raw)
}

/// A change whose answer is lost, or given up on by the server, may have been made, or still be on its way: the pull request
/// is looked at, and again after each of these waits, before the change is repeated, once. Where nobody can look, or there
/// is no time left to, nothing is repeated.
///
/// # Errors
/// As sending. Where the change goes on longer than anybody looks, `timeout`: never that it is in conflict with itself.
pub fn certain(task: &Task, state: &str, waits: &[u64], ask: fn(&Task) -> Result<Value>) -> Result<Value> {
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
const COME_BACK: u64 = 15_000;

const REOPEN: Action = Action {
    id: "reopen-pull-request",
    about: "Reopens a pull request that was declined.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    takes: &[&VERSION],
    gives: Gives::One(&PULL_REQUEST_SHAPE),
    data_center: Some(&Call {
        does: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/reopen",
        query: "version={version}",
        scope: "REPO_READ",
        first: FIRST,
        ..CALL
    }),
    ..ACTION
};

const DELETE: Action = Action {
    id: "delete-pull-request",
    about: "Deletes a pull request, as its author or an administrator of the repository.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    takes: &[&VERSION],
    gives: Gives::Done,
    data_center: Some(&Call {
        does: "DELETE /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}",
        body: r#"{ "version": "{version}" }"#,
        scope: "REPO_WRITE",
        first: FIRST,
        ..CALL
    }),
    ..ACTION
};

const GET_DIFF: Action = Action {
    id: "get-pull-request-diff",
    about: "Gives what a pull request changes, as a diff.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    takes: &[&ENCODING],
    gives: Gives::Made(&CONTENT),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/diff",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        run: Some(get_content),
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}.diff",
        scope: "REPO_READ",
        run: Some(get_content),
        ..CALL
    }),
    ..ACTION
};

const GET_DIFFSTAT: Action = Action {
    id: "get-pull-request-diffstat",
    about: "Lists the files that a pull request changes; Data Center tells the first thousand.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    gives: Gives::List(&CHANGED_FILE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/diffstat",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/changes",
        query: "limit=1000",
        scope: "REPO_READ",
        items: of_only_page,
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
    about: "Gives the commits of a pull request as patches, for `git am`.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    takes: &[&ENCODING],
    gives: Gives::Made(&CONTENT),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/patch",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        run: Some(get_content),
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}.patch",
        scope: "REPO_READ",
        run: Some(get_content),
        ..CALL
    }),
    ..ACTION
};

const LIST_COMMITS: Action = Action {
    id: "list-pull-request-commits",
    about: "Lists the commits that a pull request brings, the newest first.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    gives: Gives::List(&COMMIT_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/commits",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/commits",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const LIST_BUILD_STATUSES: Action = Action {
    id: "list-pull-request-build-statuses",
    about: "Lists the build results of a pull request; on Data Center those of its newest commit.",
    needs: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    gives: Gives::List(&BUILD_STATUS),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/statuses",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /build-status/latest/commits/{commit}",
        scope: "REPO_READ",
        run: Some(list_build_statuses),
        adds: &["commit"],
        ..CALL
    }),
    ..ACTION
};

/// Data Center keeps build results with commits alone.
fn list_build_statuses(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    put(&mut input, "commit", find(&read(task)?, "fromRef.latestCommit"));
    listed(task, input)
}
