//! Schedules by which pipelines run.

use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::catalog::fields::{BRANCH, CUSTOM, ENABLED, REPO, WORKSPACE};
use crate::catalog::support::steps::fault;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Member, Shape, at};

pub const ACTIONS: &[&Action] = &[&LIST, &CREATE, &DELETE];
const _: () = check(ACTIONS);

const SCHEDULE_SHAPE: Shape = Shape {
    name: "Schedule",
    members: &[
        Member::string("id", at("uuid", ""), "UUID of the schedule.", "{7a1e5c30-0004-4b2d-9f3e-5d6c7b8a9f04}")
            .column(),
        Member::boolean("enabled", at("enabled", ""), "Whether the schedule is enabled.").column(),
        Member::string(
            "cron",
            at("cron_pattern", ""),
            "Cron expression in UTC: second, minute, hour, day, month, weekday, year.",
            "0 0 9 ? * MON-FRI *",
        )
        .column(),
        Member::string("branch", at("target.ref_name", ""), "Branch that the pipeline runs on.", "main")
            .column()
            .or_null(""),
        Member::string(
            "definition",
            at("target.selector.pattern|target.selector.type", ""),
            "Definition in `bitbucket-pipelines.yml`: name of a custom pipeline, branch pattern, or `default`.",
            "nightly",
        )
        .or_null(""),
        Member::time("created_at", at("created_on", ""), "Time of creation.").or_null(""),
        Member::time("updated_at", at("updated_on", ""), "Time of the last change.").or_null(""),
    ],
};

const SCHEDULE: Field = Field::id("schedule", "UUID of the schedule.", "{7a1e5c30-0004-4b2d-9f3e-5d6c7b8a9f04}");

const LIST: Action = Action {
    id: "list-schedules",
    about: "Lists the schedules of a repository's pipelines.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&SCHEDULE_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pipelines_config/schedules",
        counted: true,
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-schedule",
    about: "Creates a schedule that runs a pipeline on a branch.",
    required: &[
        &WORKSPACE,
        &REPO,
        &BRANCH,
        &Field::string(
            "cron",
            "Cron expression in UTC: second, minute, hour, day, month, weekday, year. Use `?` for either day or weekday.",
            "0 0 9 ? * MON-FRI *",
        ),
    ],
    optional: &[&CUSTOM.note("Defaults to the pipeline of the branch.").sampled(), &ENABLED.or("true")],
    output: Output::Object(&SCHEDULE_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pipelines_config/schedules",
        body: r#"{
            "type": "pipeline_schedule",
            "enabled": "{enabled}",
            "cron_pattern": "{cron}",
            "target": {
                "type": "pipeline_ref_target",
                "ref_type": "branch",
                "ref_name": "{branch}",
                "selector": { "type": "{selector}", "pattern": "{pattern}" }
            }
        }"#,
        scope: "pipeline:write",
        token: "read:pipeline:bitbucket write:pipeline:bitbucket",
        computed: &[("cron", cron), ("selector", selector), ("pattern", pattern)],
        explain: Some(too_many),
        ..CALL
    }),
    ..ACTION
};

/// Bitbucket wants to know what to run, where `run-pipeline` may leave it to the branch.
fn selector(task: &Task) -> Result<Value> {
    Ok(task.text("custom").map_or("branches", |_| "custom").into())
}

fn pattern(task: &Task) -> Result<Value> {
    Ok(task.text("custom").or(task.text("branch")).into())
}

fn cron(task: &Task) -> Result<Value> {
    match task.text("cron") {
        Some(cron) if is_cron(cron) => Ok(cron.into()),
        _ => Err(fault(
            task,
            "cron",
            "`cron` needs seven fields: second, minute, hour, day, month, weekday and year, with `?` for either the day or \
             the weekday; `0 0 9 ? * MON-FRI *` is nine o'clock UTC on workdays",
        )),
    }
}

fn too_many(_: &Task, error: Box<Error>) -> Box<Error> {
    match error.kind {
        Kind::Unauthenticated => error.cause(
            "The repository has as many schedules as it may have, or the credential does not count: Bitbucket answers both alike.",
        ),
        _ => error,
    }
}

/// Whether these are Quartz's seven fields: for Unix's five Bitbucket has nothing but `Unexpected response body`.
fn is_cron(pattern: &str) -> bool {
    let fields: Vec<_> = pattern.split(' ').collect();
    matches!(fields.as_slice(), [_, _, _, day, _, weekday, _] if (*day == "?") != (*weekday == "?"))
}

const DELETE: Action = Action {
    id: "delete-schedule",
    about: "Deletes a schedule.",
    required: &[&WORKSPACE, &REPO, &SCHEDULE],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/pipelines_config/schedules/{schedule}",
        scope: "pipeline:write",
        token: "write:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

#[cfg(test)]
mod tests {
    use super::is_cron;

    #[test]
    fn patterns_have_seven_fields_and_one_open_day() {
        for right in ["0 0 9 ? * MON-FRI *", "0 45 4 28 * ? *", "0 0/15 * * * ? 2026"] {
            assert!(is_cron(right), "{right}");
        }
        for wrong in ["", "0 9 * * 1-5", "0 0 9 * * * *", "0 0 9 ? * ? *", "0 0 9 ? * MON", "0  0 9 ? * MON *"] {
            assert!(!is_cron(wrong), "{wrong}");
        }
    }
}
