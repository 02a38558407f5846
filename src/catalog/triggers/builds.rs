//! Build statuses and pipelines.

use crate::base::product::Product;
use crate::catalog::pipelines::PIPELINE_SHAPE;
use crate::catalog::support::events::{BUILD_STATUS_CREATED, BUILD_STATUS_UPDATED};
use crate::catalog::triggers::common::{ACTOR, EVENT, REPOSITORY, branches, occurred_at};
use crate::catalog::types::{BUILD_STATES, BUILD_STATUS};
use crate::engine::field::{Field, Type, Variant};
use crate::engine::filter::{Filter, Test};
use crate::engine::poll::{How, Poll};
use crate::engine::shape::{Member, Shape, at};
use crate::engine::trigger::{TRIGGER, Trigger};

pub const TRIGGERS: &[&Trigger] = &[&CREATED, &UPDATED, &FINISHED];

const CREATED: Trigger = Trigger {
    id: "build-status-created",
    about: "Starts when a build status is set on a commit for the first time.",
    events: &[&BUILD_STATUS_CREATED],
    ..OF_STATUS
};

const UPDATED: Trigger = Trigger {
    id: "build-status-updated",
    about: "Starts when a build status of a commit changes.",
    events: &[&BUILD_STATUS_UPDATED],
    options: &[&RESULT_CHANGED],
    ..OF_STATUS
};

const FINISHED: Trigger = Trigger {
    id: "pipeline-finished",
    about: "Starts when a pipeline finishes.",
    event: &PIPELINE_EVENT,
    identity: &["pipeline.id"],
    filters: &[&branches(&["pipeline.ref"]), &OF_RESULT],
    poll: Some(&Poll { only: Some(Product::Cloud), how: How::Pipelines }),
    scope: "pipeline",
    token: "read:pipeline:bitbucket",
    ..TRIGGER
};

const OF_STATUS: Trigger = Trigger {
    event: &STATUS_EVENT,
    identity: &["commit", "build_status.key", "build_status.state", "build_status.updated_at"],
    filters: &[&branches(&["build_status.ref"]), &STATES, &KEYS],
    scope: "repository",
    token: "read:repository:bitbucket",
    ..TRIGGER
};

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
        occurred_at("pipeline.completed_on"),
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
            at("commit_status.commit.hash", ""),
            "Hash of the commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        ),
        Member::object("build_status", at("commit_status", ""), "The build status.", &BUILD_STATUS),
    ],
};
