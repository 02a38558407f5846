//! Branch restrictions: what may be done to which branches, and by whom all the same.

use serde_json::Value;

use crate::catalog::fields::{REPO, WORKSPACE};
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, at, both};

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &CREATE, &DELETE];
const _: () = check(ACTIONS);

const BRANCH_RESTRICTION: Shape = Shape {
    name: "Branch restriction",
    members: &[
        Member::number("id", both("id"), "ID of the branch restriction.", "12").column(),
        Member::enumeration("restriction", at("kind", "type"), "Kind of restriction.", RESTRICTIONS, "no-deletion")
            .column(),
        Member::string(
            "pattern",
            at("pattern", "matcher.displayId"),
            "Branch or pattern that the restriction applies to.",
            "release/*",
        )
        .column()
        .or_null("if `branch_type` is set"),
        Member::string("branch_type", at("branch_type", ""), "Branch type that the restriction applies to.", "release")
            .column()
            .or_null("if `pattern` is set"),
        Member::array("except", both("users"), "Users that are exempt.", &PERSON_SHAPE).column().or_null(""),
        Member::strings("except_groups", at("groups.*.slug", "groups"), "Groups that are exempt.", "developers")
            .column()
            .or_null(""),
        Member::number("count", at("value", ""), "Required number of approvals, builds or commits.", "2")
            .or_null("if there is none"),
    ],
};

const RESTRICTIONS: &[Variant] = &[
    Variant::new("no-changes", "", "read-only"),
    Variant::new("no-direct-push", "push", "pull-request-only"),
    Variant::new("no-deletion", "delete", "no-deletes"),
    Variant::new("no-rewriting", "force", "fast-forward-only"),
    Variant::new("no-merge", "restrict_merges", ""),
    Variant::new("approvals", "require_approvals_to_merge", ""),
    Variant::new("default-reviewer-approvals", "require_default_reviewer_approvals_to_merge", ""),
    Variant::new("review-group-approvals", "require_review_group_approvals_to_merge", ""),
    Variant::new("no-changes-requested", "require_no_changes_requested", ""),
    Variant::new("passing-builds", "require_passing_builds_to_merge", ""),
    Variant::new("tasks-done", "require_tasks_to_be_completed", ""),
    Variant::new("comments-resolved", "require_all_comments_resolved", ""),
    Variant::new("commits-behind", "require_commits_behind", ""),
    Variant::new("reset-approvals", "reset_pullrequest_approvals_on_change", ""),
    Variant::new("reset-approvals-of-changed-files", "smart_reset_pullrequest_approvals", ""),
    Variant::new("reset-requested-changes", "reset_pullrequest_changes_requested_on_change", ""),
    Variant::new("dependencies-merged", "require_all_dependencies_merged", ""),
    Variant::new("enforce-checks", "enforce_merge_checks", ""),
    Variant::new("merge-when-builds-pass", "allow_auto_merge_when_builds_pass", ""),
];

const NUMBER: Field = Field::integer("branch_restriction", "ID of the branch restriction.", &(1, i64::MAX), "12");

const LIST: Action = Action {
    id: "list-branch-restrictions",
    about: "Lists the branch restrictions of a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&BRANCH_RESTRICTION),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/branch-restrictions",
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /branch-permissions/latest/projects/{workspace}/repos/{repo}/restrictions",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-branch-restriction",
    about: "Gets a branch restriction.",
    required: &[&WORKSPACE, &REPO, &NUMBER],
    output: Output::Object(&BRANCH_RESTRICTION),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/branch-restrictions/{branch_restriction}",
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /branch-permissions/latest/projects/{workspace}/repos/{repo}/restrictions/{branch_restriction}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-branch-restriction",
    about: "Creates a branch restriction in a repository.",
    required: &[
        &WORKSPACE,
        &REPO,
        &Field::enumeration("restriction", "Kind of restriction.", RESTRICTIONS, "no-deletion"),
        &Field::string(
            "pattern",
            "Branch that the restriction applies to: a name, or a pattern with `*`.",
            "release/*",
        ),
    ],
    optional: &[
        &Field::users("except", "Users that are exempt.", "ada, grace")
            .note("On Cloud, only for `no-direct-push` and `no-merge`."),
        &Field::ids("except_groups", "Groups that are exempt: slugs (Cloud) or names (Data Center).", "developers")
            .note("On Cloud, only for `no-direct-push` and `no-merge`."),
        &Field::integer("count", "Required number of approvals, builds or commits.", &(0, 100), "2").on_cloud(),
    ],
    output: Output::Object(&BRANCH_RESTRICTION),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/branch-restrictions",
        body: r#"{
            "kind": "{restriction}",
            "branch_match_kind": "glob",
            "pattern": "{pattern}",
            "users": [{ "uuid": "{except*}" }],
            "groups": [{ "slug": "{except_groups*}" }],
            "value": "{count}"
        }"#,
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        computed: &[
            ("except", |task| Ok(exceptions(task, "except"))),
            ("except_groups", |task| Ok(exceptions(task, "except_groups"))),
        ],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /branch-permissions/latest/projects/{workspace}/repos/{repo}/restrictions",
        body: r#"{
            "type": "{restriction}",
            "matcher": {
                "id": "{pattern}",
                "displayId": "{pattern}",
                "type": { "id": "PATTERN", "name": "Pattern" },
                "active": true
            },
            "users": ["{except*}"],
            "groups": ["{except_groups*}"]
        }"#,
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};

/// Cloud wants both lists of exceptions where there can be any, empty ones as well.
fn exceptions(task: &Task, name: &str) -> Value {
    let wanted = matches!(task.text("restriction"), Some("no-direct-push" | "no-merge"));
    task.input.get(name).cloned().unwrap_or(if wanted { Value::Array(Vec::new()) } else { Value::Null })
}

const DELETE: Action = Action {
    id: "delete-branch-restriction",
    about: "Deletes a branch restriction.",
    required: &[&WORKSPACE, &REPO, &NUMBER],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/branch-restrictions/{branch_restriction}",
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /branch-permissions/latest/projects/{workspace}/repos/{repo}/restrictions/{branch_restriction}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};
