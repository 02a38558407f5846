//! Variables that pipelines get: of a workspace, of a repository, or of one of its environments. The inputs that are given
//! decide, by the order of the paths.

use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::base::json;
use crate::catalog::fields::{ENVIRONMENT, REPO, WORKSPACE};
use crate::catalog::support::steps::{insert, send};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Member, Shape, at};
use crate::http::paging::ListRequest;

pub const ACTIONS: &[&Action] = &[&LIST, &CREATE, &UPDATE, &DELETE];
const _: () = check(ACTIONS);

const VARIABLE_SHAPE: Shape = Shape {
    name: "Variable",
    members: &[
        Member::string("key", at("key", ""), "Name of the variable in scripts.", "DEPLOY_TARGET").column(),
        Member::string("id", at("uuid", ""), "UUID.", "{7a1e5c30-0003-4b2d-9f3e-5d6c7b8a9f03}"),
        Member::string("value", at("value", ""), "Value.", "production").column().or_null("if the variable is secured"),
        Member::boolean("secured", at("secured", ""), "Whether the value is hidden, also in logs.").column(),
    ],
};

const VARIABLE: Field = Field::id("variable", "Key or UUID of the variable.", "DEPLOY_TARGET");
const VALUE: Field = Field::string("value", "Value of the variable.", "production").secret();
const SECURED: Field = Field::boolean("secured", "Whether to hide the value, also in logs.");
const OF_REPO: Field = REPO.note("Defaults to the variables of the workspace.").sampled();
const OF_ENVIRONMENT: Field =
    ENVIRONMENT.requires("repo").note("Its UUID. Defaults to the variables of the repository.");

const LIST: Action = Action {
    id: "list-variables",
    about: "Lists the variables of a workspace, a repository or an environment.",
    required: &[&WORKSPACE],
    optional: &[&OF_REPO, &OF_ENVIRONMENT],
    output: Output::List(&VARIABLE_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/deployments_config/environments/{environment}/variables\
            |/repositories/{workspace}/{repo}/pipelines_config/variables\
            |/workspaces/{workspace}/pipelines-config/variables",
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        counted: true,
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-variable",
    about: "Creates a pipeline variable of a workspace, a repository or an environment.",
    required: &[&WORKSPACE, &VARIABLE.note("The key of the new one: letters, digits and underscores."), &VALUE],
    optional: &[&OF_REPO, &OF_ENVIRONMENT, &SECURED.or("false")],
    output: Output::Object(&VARIABLE_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/deployments_config/environments/{environment}/variables\
            |/repositories/{workspace}/{repo}/pipelines_config/variables\
            |/workspaces/{workspace}/pipelines-config/variables",
        body: r#"{ "key": "{variable}", "value": "{value}", "secured": "{secured}" }"#,
        scope: "pipeline:variable",
        token: "admin:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const UPDATE: Action = Action {
    id: "update-variable",
    about: "Updates a pipeline variable. Omitted fields are left unchanged.",
    required: &[&WORKSPACE, &VARIABLE, &VALUE],
    optional: &[&OF_REPO, &OF_ENVIRONMENT, &SECURED],
    output: Output::Object(&VARIABLE_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/deployments_config/environments/{environment}/variables/{variable}\
            |/repositories/{workspace}/{repo}/pipelines_config/variables/{variable}\
            |/workspaces/{workspace}/pipelines-config/variables/{variable}",
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
    insert(&mut input, "variable", variable["uuid"].clone());
    insert(&mut input, "key", variable["key"].clone());
    input.entry("secured").or_insert_with(|| variable["secured"].clone());
    send(task, input)
}

/// The most variables among which one is looked for.
const MOST: u64 = 1_000;

/// The variable of this key or UUID. Bitbucket knows no address by key, and for environments none to read one at all.
fn look_up(task: &Task) -> Result<Value> {
    let [name] = task.texts(["variable"]);
    // The list lies one segment above each of its variables.
    let mut url = task.address(&task.input)?;
    url.path_segments_mut().expect("an address of https").pop();
    let all = ListRequest { page: 100, items: None, max_items: MOST, cursor: None, counted: true, ..task.listing(url) };
    let mut found = None;
    task.api.list(&all, &mut |variable| {
        if ["key", "uuid"].iter().any(|member| variable.look(member).as_str() == Some(name)) {
            found.get_or_insert_with(|| variable.to_value());
        }
        Ok(true)
    })?;
    found.ok_or_else(|| {
        Error::new(Kind::NotFound, format!("There is no variable `{name}` here."))
            .resolution("`list-variables` tells which there are; a workspace, its repositories and their environments have their own.")
    })
}

const DELETE: Action = Action {
    id: "delete-variable",
    about: "Deletes a variable of a workspace, a repository or an environment.",
    required: &[&WORKSPACE, &VARIABLE],
    optional: &[&OF_REPO, &OF_ENVIRONMENT],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/deployments_config/environments/{environment}/variables/{variable}\
            |/repositories/{workspace}/{repo}/pipelines_config/variables/{variable}\
            |/workspaces/{workspace}/pipelines-config/variables/{variable}",
        scope: "pipeline:variable",
        token: "admin:pipeline:bitbucket",
        computed: &[("variable", uuid)],
        ..CALL
    }),
    ..ACTION
};

fn uuid(task: &Task) -> Result<Value> {
    let [name] = task.texts(["variable"]);
    if name.starts_with('{') { Ok(name.into()) } else { Ok(json::take(&mut look_up(task)?, "uuid")) }
}
