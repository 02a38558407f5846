//! Default reviewers: who is asked to review every pull request of a repository.
//!
//! Data Center keeps them in conditions, each for pull requests between some branches. Whoever is added here is asked for
//! all: a condition of their own, between any branches.

use serde_json::{Value, json};

use crate::base::error::{Error, Kind, Result};
use crate::base::json;
use crate::catalog::fields::{PERSON, REPO, WORKSPACE};
use crate::catalog::support::steps::{insert, offset_cursor, slice_page};
use crate::catalog::support::users::user;
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Variant;
use crate::engine::shape::{Member, Shape, at, both};
use crate::http::address;
use crate::http::message::Request;

pub const ACTIONS: &[&Action] = &[&LIST, &ADD, &REMOVE];
const _: () = check(ACTIONS);

const DEFAULT_REVIEWER: Shape = Shape {
    name: "Default reviewer",
    members: &[
        Member::object("person", both("user"), "Reviewer.", &PERSON_SHAPE).column(),
        Member::enumeration(
            "set_on",
            at("reviewer_type", "scope.type"),
            "Level at which the reviewer is set.",
            SET_ON,
            "repository",
        ),
        Member::string("source", at("", "source"), "Source branches that the rule applies to.", "feature/*")
            .column()
            .or_null("for any branch"),
        Member::string("target", at("", "target"), "Target branches that the rule applies to.", "main")
            .column()
            .or_null("for any branch"),
        Member::number(
            "required_approvals",
            at("", "requiredApprovals"),
            "Required number of approvals by the reviewers of the rule.",
            "1",
        )
        .column()
        .or_null(""),
    ],
};

const SET_ON: &[Variant] =
    &[Variant::new("repository", "repository", "REPOSITORY"), Variant::new("project", "project", "PROJECT")];

const LIST: Action = Action {
    id: "list-default-reviewers",
    about: "Lists the default reviewers of a repository, including those inherited from its project.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&DEFAULT_REVIEWER),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/effective-default-reviewers",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /default-reviewers/latest/projects/{workspace}/repos/{repo}/conditions",
        scope: "REPO_READ",
        run: Some(list_on_data_center),
        ..CALL
    }),
    ..ACTION
};

/// Data Center tells all conditions at once, and in each its reviewers: a cursor is the number of those given before.
fn list_on_data_center(task: &Task) -> Result<Answer> {
    let given = offset_cursor(task, "this very list")?;
    let mut reviewers = Vec::new();
    for condition in conditions(task)? {
        for person in json::items(&condition["reviewers"]) {
            let mut reviewer = condition.clone();
            json::set(&mut reviewer, "user", person.clone());
            for (name, matcher) in [("source", "sourceRefMatcher"), ("target", "targetRefMatcher")] {
                let matcher = &condition[matcher];
                let branch = if is_any(matcher) { Value::Null } else { matcher["displayId"].clone() };
                json::set(&mut reviewer, name, branch);
            }
            reviewers.push(reviewer);
        }
    }
    slice_page(task, &reviewers, given)
}

/// The conditions that hold for the repository, those of its project among them.
fn conditions(task: &Task) -> Result<Vec<Value>> {
    let [workspace, repo] = task.texts(["workspace", "repo"]);
    match task.read(&["default-reviewers", "latest", "projects", workspace, "repos", repo, "conditions"], &[])? {
        Value::Array(conditions) => Ok(conditions),
        _ => Err(Error::new(Kind::Upstream, "Bitbucket's answer is no list of conditions.")
            .resolution("Look at the answer with the action Call API; a proxy may have changed it.")),
    }
}

fn is_any(matcher: &Value) -> bool {
    matcher["type"]["id"] == "ANY_REF"
}

/// Whether the repository itself asks this person by the condition.
fn names(condition: &Value, person: &str) -> bool {
    condition["scope"]["type"] != "PROJECT"
        && json::items(&condition["reviewers"]).iter().any(|one| one["name"] == person)
}

const ADD: Action = Action {
    id: "add-default-reviewer",
    about: "Adds a default reviewer to a repository.",
    required: &[&WORKSPACE, &REPO, &PERSON],
    output: Output::Object(&PERSON_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/default-reviewers/{person}",
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /default-reviewers/latest/projects/{workspace}/repos/{repo}/condition",
        body: r#"{
            "sourceMatcher": { "id": "ANY_REF_MATCHER_ID", "type": { "id": "ANY_REF", "name": "Any branch" } },
            "targetMatcher": { "id": "ANY_REF_MATCHER_ID", "type": { "id": "ANY_REF", "name": "Any branch" } },
            "reviewers": [{ "id": "{user_id}" }],
            "requiredApprovals": 0
        }"#,
        scope: "REPO_ADMIN",
        run: Some(add_on_data_center),
        adds: &["user_id"],
        ..CALL
    }),
    // Who is asked already is not added again.
    idempotent: Some(true),
    ..ACTION
};

fn add_on_data_center(task: &Task) -> Result<Answer> {
    let [person] = task.texts(["person"]);
    let found = user(task, person)?;
    let is_there = |condition: &Value| {
        names(condition, person) && is_any(&condition["sourceRefMatcher"]) && is_any(&condition["targetRefMatcher"])
    };
    if !conditions(task)?.iter().any(is_there) {
        let mut input = task.input.clone();
        insert(&mut input, "user_id", found["id"].clone());
        task.send(&input)?;
    }
    Ok(Answer::Raw(found))
}

const REMOVE: Action = Action {
    id: "remove-default-reviewer",
    about: "Removes a default reviewer from a repository.",
    required: &[&WORKSPACE, &REPO, &PERSON],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/default-reviewers/{person}",
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /default-reviewers/latest/projects/{workspace}/repos/{repo}/condition/{condition}",
        scope: "REPO_ADMIN",
        run: Some(remove_on_data_center),
        adds: &["condition"],
        ..CALL
    }),
    ..ACTION
};

/// Goes through the repository's conditions: one that asks nobody else is deleted, the others go on without the person.
fn remove_on_data_center(task: &Task) -> Result<Answer> {
    let [workspace, repo, person] = task.texts(["workspace", "repo", "person"]);
    let mut asked = conditions(task)?;
    asked.retain(|condition| names(condition, person));
    if asked.is_empty() {
        return Err(Error::new(Kind::NotFound, format!("The repository does not ask `{person}` to review."))
            .cause("None of its own conditions for default reviewers names them; its project's are not changed here.")
            .resolution("See who is asked, and where that is set, with the action `list-default-reviewers`."));
    }
    for condition in asked {
        let id = condition["id"].to_string();
        let mut others = Vec::new();
        for other in json::items(&condition["reviewers"]).iter().filter(|one| one["name"] != person) {
            others.push(json!({ "id": other["id"] }));
        }
        if others.is_empty() {
            let mut input = task.input.clone();
            insert(&mut input, "condition", id.into());
            task.send(&input)?;
            continue;
        }
        let approvals = condition["requiredApprovals"].as_u64().unwrap_or_default().min(others.len() as u64);
        let kept = json!({
            "sourceMatcher": condition["sourceRefMatcher"],
            "targetMatcher": condition["targetRefMatcher"],
            "reviewers": others,
            "requiredApprovals": approvals,
        });
        let path = ["default-reviewers", "latest", "projects", workspace, "repos", repo, "condition", &id];
        let url = address::of_segments(&task.api.connection, &path, &[]);
        task.api.send_json(Request::new("PUT", url).json(&kept))?;
    }
    Ok(Answer::Raw(Value::Null))
}
