//! Variables that pipelines get: of a workspace, of a repository, or of one of its environments.

use serde_json::Value;
use url::Url;

use crate::action::{ACTION, Action, Answer, CALL, Call, Field, Gives, check, flag as toggle, id, text as input};
use crate::actions::deployments::ENVIRONMENT;
use crate::actions::{REPO, WORKSPACE};
use crate::api::paging::Listing;
use crate::api::{Request, address};
use crate::error::{Error, Kind, Result};
use crate::json;
use crate::shape::{Shape, at, flag, text};
use crate::task::Task;

pub const ACTIONS: &[&Action] = &[&LIST, &CREATE, &UPDATE, &DELETE];
const _: () = check(ACTIONS);

const VARIABLE_SHAPE: Shape = Shape {
    name: "Variable",
    members: &[
        text("key", at("key", ""), "Key, as scripts know it; what other actions take.", "DEPLOY_TARGET"),
        text("id", at("uuid", ""), "UUID.", "{7a1e5c30-0003-4b2d-9f3e-5d6c7b8a9f03}"),
        text("value", at("value", ""), "Value.", "production").or_null("where it is secured"),
        flag("secured", at("secured", ""), "Whether Bitbucket shows its value to nobody, logs included."),
    ],
};

const VARIABLE: Field = id("variable", "Key of a variable, or its UUID.", "DEPLOY_TARGET");
const VALUE: Field = input("value", "Value of the variable.", "production").secret();
const SECURED: Field = toggle("secured", "Whether Bitbucket shows the value to nobody, logs included.");
const OF_REPO: Field = REPO.note("The variables are the workspace's when absent.").sampled();
const OF_ENVIRONMENT: Field = ENVIRONMENT.note("The variables are the repository's when absent.");

const LIST: Action = Action {
    id: "list-variables",
    about: "Lists the variables of a workspace, a repository or an environment.",
    needs: &[WORKSPACE],
    takes: &[OF_REPO, OF_ENVIRONMENT],
    gives: Gives::List(&VARIABLE_SHAPE),
    cloud: Some(Call {
        does: "GET /repositories/{workspace}/{repo}/pipelines_config/variables",
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        run: Some(list),
        ..CALL
    }),
    ..ACTION
};

fn list(task: &Task) -> Result<Answer> {
    task.list_at(variables(task, &[])?).map(Answer::Made)
}

/// Where the variables lie that the input speaks of, and below them.
fn variables(task: &Task, below: &[&str]) -> Result<Url> {
    let [workspace] = task.texts(["workspace"]);
    let mut segments = match (task.text("repo"), task.text("environment")) {
        (None, None) => vec!["workspaces", workspace, "pipelines-config", "variables"],
        (Some(repo), None) => vec!["repositories", workspace, repo, "pipelines_config", "variables"],
        (Some(repo), Some(environment)) => {
            vec!["repositories", workspace, repo, "deployments_config", "environments", environment, "variables"]
        }
        (None, Some(_)) => {
            let what = format!("`{}`", task.action.id);
            return Err(Error::invalid_field(
                &what,
                "repo",
                "`repo` is missing: an `environment` is one of a repository",
            ));
        }
    };
    segments.extend(below);
    Ok(address::of_segments(&task.api.connection, &segments, &[]))
}

const CREATE: Action = Action {
    id: "create-variable",
    about: "Makes a variable of a workspace, a repository or an environment.",
    needs: &[WORKSPACE, VARIABLE.note("The key of the new one: letters, digits and underscores."), VALUE],
    takes: &[OF_REPO, OF_ENVIRONMENT, SECURED.or("false")],
    gives: Gives::One(&VARIABLE_SHAPE),
    cloud: Some(Call {
        does: "POST /repositories/{workspace}/{repo}/pipelines_config/variables",
        body: r#"{ "key": "{variable}", "value": "{value}", "secured": "{secured}" }"#,
        scope: "pipeline:variable",
        token: "admin:pipeline:bitbucket",
        run: Some(create),
        ..CALL
    }),
    ..ACTION
};

fn create(task: &Task) -> Result<Answer> {
    let reply = task.reply_at(variables(task, &[])?, &task.input)?;
    task.api.json(&reply).map(Answer::Raw)
}

const UPDATE: Action = Action {
    id: "update-variable",
    about: "Gives a variable another value; what is not named stays as it is.",
    needs: &[WORKSPACE, VARIABLE, VALUE],
    takes: &[OF_REPO, OF_ENVIRONMENT, SECURED],
    gives: Gives::One(&VARIABLE_SHAPE),
    cloud: Some(Call {
        does: "PUT /repositories/{workspace}/{repo}/pipelines_config/variables/{variable}",
        body: r#"{ "key": "{key}", "value": "{value}", "secured": "{secured}" }"#,
        scope: "pipeline:variable",
        token: "admin:pipeline:bitbucket",
        run: Some(update),
        adds: &["key"],
        ..CALL
    }),
    ..ACTION
};

/// A write that leaves `secured` out would show everybody the new value of a secret.
fn update(task: &Task) -> Result<Answer> {
    let variable = look_up(task)?;
    let mut input = task.input.clone();
    input.insert("key".into(), variable["key"].clone());
    input.entry("secured").or_insert_with(|| variable["secured"].clone());
    let url = variables(task, &[variable["uuid"].as_str().unwrap_or_default()])?;
    task.api.json(&task.reply_at(url, &input)?).map(Answer::Raw)
}

/// The most variables among which one is looked for.
const MOST: u64 = 1_000;

/// The variable of this key or UUID. Bitbucket knows no address by key, and for environments none to read one at all.
fn look_up(task: &Task) -> Result<Value> {
    let [name] = task.texts(["variable"]);
    let url = variables(task, &[])?;
    let listing = Listing { url, headers: Vec::new(), page: 100, max_items: MOST, cursor: None };
    let all = task.api.list(&listing, &|item| Ok(item.to_string()))?.into_json();
    let all = json::parse(&all).expect("a list is JSON");
    let mut variables = all["items"].as_array().into_iter().flatten();
    variables.find(|variable| variable["key"] == name || variable["uuid"] == name).cloned().ok_or_else(|| {
        Error::new(Kind::NotFound, format!("There is no variable `{name}` here."))
            .resolution("`list-variables` tells which there are; a workspace, its repositories and their environments have their own.")
    })
}

const DELETE: Action = Action {
    id: "delete-variable",
    about: "Deletes a variable of a workspace, a repository or an environment.",
    needs: &[WORKSPACE, VARIABLE],
    takes: &[OF_REPO, OF_ENVIRONMENT],
    gives: Gives::Done,
    cloud: Some(Call {
        does: "DELETE /repositories/{workspace}/{repo}/pipelines_config/variables/{variable}",
        scope: "pipeline:variable",
        token: "admin:pipeline:bitbucket",
        run: Some(delete),
        ..CALL
    }),
    ..ACTION
};

fn delete(task: &Task) -> Result<Answer> {
    let [name] = task.texts(["variable"]);
    let uuid = if name.starts_with('{') { name.into() } else { look_up(task)?["uuid"].take() };
    let url = variables(task, &[uuid.as_str().unwrap_or_default()])?;
    task.api.send(Request::new("DELETE", url)).map(|_| Answer::Raw(Value::Null))
}
