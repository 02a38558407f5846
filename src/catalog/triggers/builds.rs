//! Build statuses and pipelines.

use excerpt::find;
use serde_json::{Value, json};

use crate::base::json::{plain, set};
use crate::base::product::Product;
use crate::catalog::pipelines::PIPELINE_SHAPE;
use crate::catalog::support::events::{BUILD_STATUS_CREATED, BUILD_STATUS_UPDATED};
use crate::catalog::triggers::common::{ACTOR, EVENT, REPOSITORY, branches, occurred_at};
use crate::catalog::types::{BUILD_STATES, BUILD_STATUS};
use crate::engine::field::{Field, Type, Variant};
use crate::engine::filter::{Filter, Test};
use crate::engine::poll::{How, Poll};
use crate::engine::shape::{Member, Shape, at, both};
use crate::engine::trigger::{Named, TRIGGER, Trigger};

pub const TRIGGERS: &[&Trigger] = &[&CREATED, &UPDATED, &FINISHED];

const CREATED: Trigger = Trigger {
    id: "build-status-created",
    about: "Starts when a build status is set on a commit for the first time.",
    events: &[&BUILD_STATUS_CREATED],
    // It is created once, whatever it became until somebody looks.
    identity: &["commit", "build_status.key"],
    poll: Some(&Poll::both(How::Builds { tells: |is_new, _| is_new })),
    ..OF_STATUS
};

const UPDATED: Trigger = Trigger {
    id: "build-status-updated",
    about: "Starts when a build status of a commit changes.",
    events: &[&BUILD_STATUS_UPDATED],
    options: &[&RESULT_CHANGED],
    poll: Some(&Poll::both(How::Builds { tells: |is_new, status| !is_new || was_updated(status) })),
    ..OF_STATUS
};

const FINISHED: Trigger = Trigger {
    id: "pipeline-finished",
    about: "Starts when a pipeline finishes.",
    events: &[&BUILD_STATUS_CREATED, &BUILD_STATUS_UPDATED],
    parts: pipelines,
    event: &PIPELINE_EVENT,
    identity: &["pipeline.id"],
    named: Some(&Named {
        member: "pipeline",
        action: "get-pipeline",
        field: "pipeline",
        is_there: |pipeline| !pipeline["completed_at"].is_null(),
    }),
    filters: &[&branches(&["pipeline.ref"]), &OF_RESULT],
    poll: Some(&Poll { only: Some(Product::Cloud), how: How::Pipelines }),
    scope: "repository pipeline",
    token: "read:repository:bitbucket read:pipeline:bitbucket",
    ..TRIGGER
};

/// A build can end before anybody sees that it began. Where Bitbucket tells one time alone, what has a result was updated.
fn was_updated(status: &Value) -> bool {
    // Both times are set when it is created, and may differ a little.
    let second = |member: &str| Some(status[member].as_str()?.split('.').next()?.to_owned());
    match (second("created_at"), second("updated_at")) {
        (Some(created), Some(updated)) => created != updated,
        _ => status["state"] != "in-progress",
    }
}

const OF_STATUS: Trigger = Trigger {
    parts: with_commit,
    event: &STATUS_EVENT,
    identity: &["commit", "build_status.key", "build_status.state", "build_status.updated_at"],
    filters: &[&branches(&["build_status.ref"]), &STATES, &KEYS],
    scope: "repository",
    token: "read:repository:bitbucket",
    ..TRIGGER
};

/// Cloud names the commit of a status in a link alone, at times.
fn with_commit(mut body: Value, _: Product) -> Vec<Value> {
    if let Some(status) = body.get_mut("commit_status").filter(|status| status["commit"]["hash"].is_null()) {
        let link = find(status, "links.commit.href");
        let hash = link.as_str().and_then(|link| link.rsplit('/').next()).map(str::to_owned);
        set(status, "commit", json!({ "hash": hash }));
    }
    vec![body]
}

/// Pipelines set a status whose URL ends in the pipeline's number. It is the pipeline of no other repository, as the number is looked for in this
/// one.
fn pipelines(mut body: Value, _: Product) -> Vec<Value> {
    let status = &body["commit_status"];
    let url = plain(&status["url"]);
    let number =
        url.split_once("/pipelines/").and_then(|(_, rest)| rest.rsplit_once("results/")?.1.parse::<u64>().ok());
    match number {
        Some(number) if status["state"] != "INPROGRESS" => {
            set(&mut body, "pipeline", json!({ "build_number": number }));
            vec![body]
        }
        _ => Vec::new(),
    }
}

/// Whoever is told of each of a hundred green builds looks at none.
pub const RESULT_CHANGED: Field = Field::boolean(
    "result_changed",
    "Whether to start only when the result differs from that of the previous build with the same key and branch, such as a failed build that passes again.",
)
.or("false")
.title("Only changed results");

const STATES: Filter = Filter {
    field: Field::new(Type::Array(&Type::Enum(BUILD_STATES)), "states", "Filters by state.", "failed, stopped"),
    at: &["build_status.state"],
    test: Test::Equal,
};

const KEYS: Filter = Filter {
    field: Field::new(
        Type::Array(&Type::String { min: 1 }),
        "keys",
        "Filters by the key of the build. Patterns: `*` matches any characters but `/`, `**` any characters.",
        "ci/*",
    ),
    at: &["build_status.key"],
    test: Test::Glob,
};

const OF_RESULT: Filter = Filter {
    field: Field::new(
        Type::Array(&Type::Enum(RESULTS)),
        "results",
        "Filters by the result of the pipeline.",
        "failed, error",
    ),
    at: &["pipeline.state"],
    test: Test::Equal,
};

const RESULTS: &[Variant] = &[
    Variant::same("successful"),
    Variant::same("failed"),
    Variant::same("error"),
    Variant::same("stopped"),
    Variant::same("expired"),
];

const PIPELINE_EVENT: Shape = Shape {
    name: "Pipeline event",
    members: &[
        EVENT,
        occurred_at("commit_status.updated_on|commit_status.created_on"),
        ACTOR,
        REPOSITORY,
        Member::object("pipeline", at("pipeline", ""), "The pipeline.", &PIPELINE_SHAPE),
    ],
};

const STATUS_EVENT: Shape = Shape {
    name: "Build status event",
    members: &[
        EVENT,
        occurred_at("commit_status.updated_on|commit_status.created_on"),
        ACTOR,
        REPOSITORY,
        Member::string(
            "commit",
            both("commit_status.commit.hash"),
            "Hash of the commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        ),
        Member::object("build_status", both("commit_status"), "The build status.", &BUILD_STATUS),
    ],
};
