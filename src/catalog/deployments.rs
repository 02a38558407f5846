//! Environments, and what was deployed to them: Cloud deploys itself, Data Center is told of it.

use excerpt::Excerpt;

use crate::catalog::fields::{COMMIT, DESCRIPTION, ENVIRONMENT, KEY, NAME, REPO, SORT, URL, WORKSPACE};
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, at};

pub const ACTIONS: &[&Action] = &[
    &LIST_ENVIRONMENTS,
    &CREATE_ENVIRONMENT,
    &DELETE_ENVIRONMENT,
    &LIST_DEPLOYMENTS,
    &GET_DEPLOYMENT,
    &CREATE_DEPLOYMENT,
];
const _: () = check(ACTIONS);

const ENVIRONMENT_SHAPE: Shape = Shape {
    name: "Environment",
    members: &[
        Member::string("id", at("uuid", ""), "UUID of the environment.", "{7a1e5c30-0005-4b2d-9f3e-5d6c7b8a9f05}")
            .column(),
        Member::string("name", at("name", ""), "Name of the environment.", "Production")
            .column()
            .or_null("in deployments"),
        Member::enumeration(
            "type",
            at("environment_type.name", ""),
            "Description of the environment.",
            TYPES,
            "production",
        )
        .column()
        .or_null(""),
    ],
};

const DEPLOYMENT_SHAPE: Shape = Shape {
    name: "Deployment",
    members: &[
        Member::string("id", at("uuid", ""), "UUID of the deployment.", "{7a1e5c30-0006-4b2d-9f3e-5d6c7b8a9f06}"),
        Member::enumeration(
            "state",
            at("state.status.name|state.name", ""),
            "State of the deployment.",
            STATES,
            "successful",
        )
        .column(),
        Member::object("environment", at("environment", ""), "Environment that was deployed to.", &ENVIRONMENT_SHAPE)
            .column(),
        Member::string("release", at("release.name", ""), "Name of the release.", "#17").column().or_null(""),
        Member::string(
            "commit",
            at("release.commit.hash|deployable.commit.hash", ""),
            "Hash of the deployed commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .or_null(""),
        Member::string(
            "pipeline",
            at("release.pipeline.uuid|deployable.pipeline.uuid", ""),
            "UUID of the pipeline.",
            "{7a1e5c30-0001-4b2d-9f3e-5d6c7b8a9f01}",
        )
        .or_null("if there is none"),
        Member::number("number", at("number", ""), "Number of the deployment within its environment.", "5")
            .column()
            .or_null(""),
        Member::object("person", at("state.deployer", ""), "User who started the deployment.", &PERSON_SHAPE)
            .column()
            .or_null(""),
        Member::time("started_at", at("state.started_on|state.start_date", ""), "Time at which it started.")
            .or_null("until it runs"),
        Member::time("completed_at", at("state.completed_on|state.completion_date", ""), "Time at which it completed.")
            .column()
            .or_null("until it completes"),
        Member::link(
            "link",
            at("state.url|release.url", ""),
            "URL of the pipeline step.",
            "https://bitbucket.org/acme/web/pipelines/results/17",
        )
        .or_null(""),
    ],
};

/// What Data Center is told of a deployment that something else made.
const TOLD_SHAPE: Shape = Shape {
    name: "Deployment to an environment",
    members: &[
        Member::string("key", at("", "key"), "Key of the deployment.", "ci/web"),
        Member::number("sequence", at("", "deploymentSequenceNumber"), "Sequence number of the deployment.", "17"),
        Member::enumeration(
            "state",
            at("", "state"),
            "State of the deployment to an environment.",
            TOLD_STATES,
            "successful",
        )
        .or_null(""),
        Member::string("name", at("", "displayName"), "Name of the deployment to an environment.", "Web to production")
            .or_null(""),
        Member::string("description", at("", "description"), "Description of the result.", "Took 40 seconds.")
            .or_null(""),
        Member::object("environment", at("", "environment"), "Environment that was deployed to.", &PLACE_SHAPE)
            .or_null(""),
        Member::string(
            "commit",
            at("", "toCommit.id"),
            "Hash of the deployed commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .or_null(""),
        Member::link("url", at("", "url"), "URL of the deployment.", "https://ci.example.com/web/17").or_null(""),
        Member::time("updated_at", at("", "lastUpdated"), "Time of the last update.").or_null(""),
    ],
};

const PLACE_SHAPE: Shape = Shape {
    name: "Environment of a deployment",
    members: &[
        Member::string("key", at("", "key"), "Key of the environment.", "production-eu"),
        Member::string("name", at("", "displayName"), "Name of the environment of a deployment.", "Production, Europe")
            .or_null(""),
        Member::enumeration(
            "type",
            at("", "type"),
            "Description of the environment of a deployment.",
            PLACE_TYPES,
            "production",
        )
        .or_null(""),
        Member::link("url", at("", "url"), "URL of the environment.", "https://shop.example.com")
            .or_null("where there is none"),
    ],
};

const TYPES: &[Variant] = &[
    Variant::new("testing", "Test", ""),
    Variant::new("staging", "Staging", ""),
    Variant::new("production", "Production", ""),
];
const STATES: &[Variant] = &[
    Variant::new("undeployed", "UNDEPLOYED", ""),
    Variant::new("in-progress", "IN_PROGRESS", ""),
    Variant::new("successful", "SUCCESSFUL", ""),
    Variant::new("failed", "FAILED", ""),
    Variant::new("stopped", "STOPPED", ""),
];
const TOLD_STATES: &[Variant] = &[
    Variant::new("pending", "", "PENDING"),
    Variant::new("in-progress", "", "IN_PROGRESS"),
    Variant::new("successful", "", "SUCCESSFUL"),
    Variant::new("failed", "", "FAILED"),
    Variant::new("stopped", "", "CANCELLED"),
    Variant::new("rolled-back", "", "ROLLED_BACK"),
    Variant::new("unknown", "", "UNKNOWN"),
];
const PLACE_TYPES: &[Variant] = &[
    Variant::new("development", "", "DEVELOPMENT"),
    Variant::new("testing", "", "TESTING"),
    Variant::new("staging", "", "STAGING"),
    Variant::new("production", "", "PRODUCTION"),
];

const DEPLOYMENT: Field = Field::id("deployment", "UUID of the deployment.", "{7a1e5c30-0006-4b2d-9f3e-5d6c7b8a9f06}");

const LIST_ENVIRONMENTS: Action = Action {
    id: "list-environments",
    about: "Lists the environments that a repository is deployed to.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&ENVIRONMENT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/environments",
        counted: true,
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const CREATE_ENVIRONMENT: Action = Action {
    id: "create-environment",
    about: "Creates a deployment environment in a repository.",
    required: &[
        &WORKSPACE,
        &REPO,
        &Field { example: "Production", ..NAME },
        &Field::enumeration("environment_type", "Type of the environment.", TYPES, "production"),
    ],
    output: Output::Object(&ENVIRONMENT_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/environments",
        body: r#"{
            "type": "deployment_environment",
            "name": "{name}",
            "environment_type": { "type": "deployment_environment_type", "name": "{environment_type}" }
        }"#,
        scope: "pipeline",
        token: "admin:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const DELETE_ENVIRONMENT: Action = Action {
    id: "delete-environment",
    about: "Deletes an environment, with its variables and the history of what was deployed to it.",
    required: &[&WORKSPACE, &REPO, &ENVIRONMENT],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/environments/{environment}",
        scope: "pipeline",
        token: "admin:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const LIST_DEPLOYMENTS: Action = Action {
    id: "list-deployments",
    about: "Lists the deployments of a repository, latest first.",
    required: &[&WORKSPACE, &REPO],
    optional: &[
        &ENVIRONMENT.note("Filters by environment: its UUID."),
        &Field { example: "state.started_on", ..SORT }.or("-state.started_on"),
    ],
    output: Output::List(&DEPLOYMENT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/deployments",
        counted: true,
        query: "environment={environment}&sort={sort}",
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        keep: Some(is_of_environment),
        ..CALL
    }),
    ..ACTION
};

/// Cloud may take no notice of the environment.
fn is_of_environment(task: &Task, deployment: &Excerpt) -> bool {
    let found = deployment.look("environment.uuid");
    task.text("environment")
        .is_none_or(|environment| found.as_str().is_none_or(|found| found.eq_ignore_ascii_case(environment)))
}

const GET_DEPLOYMENT: Action = Action {
    id: "get-deployment",
    about: "Gets a deployment.",
    required: &[&WORKSPACE, &REPO, &DEPLOYMENT],
    output: Output::Object(&DEPLOYMENT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/deployments/{deployment}",
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const CREATE_DEPLOYMENT: Action = Action {
    id: "create-deployment",
    about: "Creates or updates a deployment record of a commit.",
    required: &[
        &WORKSPACE,
        &REPO,
        &COMMIT,
        &KEY,
        &Field::integer("sequence", "Sequence number. A larger number is newer.", &(0, i64::MAX), "17"),
        &Field::enumeration("state", "State.", TOLD_STATES, "successful"),
        &URL.note("URL of the deployment."),
        &Field { example: "Web to production", ..NAME },
        &Field { example: "production-eu", ..ENVIRONMENT }.note("Key of the environment."),
        &Field::string("environment_name", "Display name of the environment.", "Production, Europe"),
    ],
    optional: &[
        &Field { example: "Took 40 seconds.", ..DESCRIPTION }.note("Description of the result.").or("Deployed."),
        &Field::enumeration("environment_type", "Type of the environment.", PLACE_TYPES, "production").sampled(),
        &Field::string("environment_url", "URL of the environment.", "https://shop.example.com"),
    ],
    output: Output::Object(&TOLD_SHAPE),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/deployments",
        body: r#"{
            "key": "{key}",
            "deploymentSequenceNumber": "{sequence}",
            "state": "{state}",
            "url": "{url}",
            "displayName": "{name}",
            "description": "{description}",
            "environment": {
                "key": "{environment}",
                "displayName": "{environment_name}",
                "type": "{environment_type}",
                "url": "{environment_url}"
            }
        }"#,
        scope: "REPO_READ",
        since: "7.16",
        ..CALL
    }),
    idempotent: Some(true),
    ..ACTION
};
