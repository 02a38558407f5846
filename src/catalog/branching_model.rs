//! The branching model: which branch is worked on, which one is in production, how others begin.

use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::catalog::fields::{REPO, WORKSPACE};
use crate::catalog::support::steps::found_in_repo;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Variant;
use crate::engine::shape::{Member, Shape, at, both};

pub const ACTIONS: &[&Action] = &[&GET];
const _: () = check(ACTIONS);

const BRANCHING_MODEL: Shape = Shape {
    name: "Branching model",
    members: &[
        Member::branch("development", at("development.name", "development.refId"), "Development branch.", "main")
            .or_null("if the repository is empty, and on Data Center if it is the default branch"),
        Member::boolean(
            "development_is_default",
            at("development.use_mainbranch", "development.useDefault"),
            "Whether the development branch is the default branch.",
        )
        .or_null(""),
        Member::branch("production", at("production.name", "production.refId"), "Production branch.", "production")
            .or_null("if there is none, and on Data Center if it is the default branch"),
        Member::boolean(
            "production_is_default",
            at("production.use_mainbranch", "production.useDefault"),
            "Whether the production branch is the default branch.",
        )
        .or_null(""),
        Member::array("branch_types", at("branch_types", "types"), "Branch types and their prefixes.", &BRANCH_TYPE),
    ],
};

const BRANCH_TYPE: Shape = Shape {
    name: "Branch type",
    members: &[
        Member::enumeration("type", at("kind", "id"), "Kind of branch type.", BRANCH_TYPES, "feature"),
        Member::string("prefix", both("prefix"), "Prefix of the branch name.", "feature/").or_null("if not set"),
        Member::boolean("enabled", at("", "enabled"), "Whether the branch type is enabled.").or_null(""),
    ],
};

const BRANCH_TYPES: &[Variant] = &[
    Variant::new("feature", "feature", "FEATURE"),
    Variant::new("bugfix", "bugfix", "BUGFIX"),
    Variant::new("release", "release", "RELEASE"),
    Variant::new("hotfix", "hotfix", "HOTFIX"),
];

const GET: Action = Action {
    id: "get-branching-model",
    about: "Gets the branching model of a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::Object(&BRANCHING_MODEL),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/branching-model",
        scope: "repository",
        token: "read:repository:bitbucket",
        resource: Some(model),
        explain: Some(no_repository_or_no_model),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /branch-utils/latest/projects/{workspace}/repos/{repo}/branchmodel/configuration",
        scope: "REPO_READ",
        resource: Some(model),
        explain: Some(no_repository_or_no_model),
        ..CALL
    }),
    ..ACTION
};

fn model(task: &Task, model: Value) -> Result<Value> {
    if model.is_null() { Err(no_model(task)) } else { Ok(model) }
}

/// Bitbucket answers alike where there is no model and where there is no repository.
fn no_repository_or_no_model(task: &Task, missing: Box<Error>) -> Box<Error> {
    if missing.kind != Kind::NotFound {
        return missing;
    }
    match found_in_repo(task, &[]) {
        Err(error) => error,
        Ok(Value::Null) => missing,
        Ok(_) => {
            let mut error = no_model(task);
            (error.status, error.request) = (missing.status, missing.request);
            error
        }
    }
}

fn no_model(task: &Task) -> Box<Error> {
    let [repo] = task.texts(["repo"]);
    Error::new(Kind::NotFound, format!("The repository `{repo}` has no branching model."))
        .resolution("Set one up in the repository's settings, or go on without.")
}
