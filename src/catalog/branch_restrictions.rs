//! Branch restrictions: what may be done to which branches, and by whom all the same.

use serde_json::Value;

use crate::base::error::Result;
use crate::catalog::fields::{REPO, WORKSPACE};
use crate::catalog::support::steps::sent;
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Gives, Task};
use crate::engine::check::check;
use crate::engine::field::{Word, list as names, number as count, people, text as input, word, words as choice};
use crate::engine::shape::{Shape, at, both, many, number, text, texts, words};

pub const ACTIONS: &[&Action] = &[&LIST, &CREATE, &DELETE];
const _: () = check(ACTIONS);

const BRANCH_RESTRICTION: Shape = Shape {
    name: "Branch restriction",
    members: &[
        number("id", both("id"), "Number; what other actions take.", "12"),
        words("restriction", at("kind", "type"), "What it forbids or asks for.", RESTRICTIONS, "no-deletion"),
        text("pattern", at("pattern", "matcher.displayId"), "Branches that it holds for.", "release/*")
            .or_null("where Cloud names a type of branch instead"),
        text("branch_type", at("branch_type", ""), "Type of branch that it holds for.", "release")
            .or_null("on Data Center, and where `pattern` tells"),
        many("except", both("users"), "People whom it does not stop.", &PERSON_SHAPE)
            .or_null("where Bitbucket does not tell"),
        texts("except_groups", at("groups.*.slug", "groups"), "Groups that it does not stop.", "developers")
            .or_null("where Bitbucket does not tell"),
        number("count", at("value", ""), "How many approvals, builds or commits it asks for.", "2")
            .or_null("where it asks for none"),
    ],
};

const RESTRICTIONS: &[Word] = &[
    word("no-changes", "", "read-only"),
    word("no-direct-push", "push", "pull-request-only"),
    word("no-deletion", "delete", "no-deletes"),
    word("no-rewriting", "force", "fast-forward-only"),
    word("no-merge", "restrict_merges", ""),
    word("approvals", "require_approvals_to_merge", ""),
    word("default-reviewer-approvals", "require_default_reviewer_approvals_to_merge", ""),
    word("review-group-approvals", "require_review_group_approvals_to_merge", ""),
    word("no-changes-requested", "require_no_changes_requested", ""),
    word("passing-builds", "require_passing_builds_to_merge", ""),
    word("tasks-done", "require_tasks_to_be_completed", ""),
    word("comments-resolved", "require_all_comments_resolved", ""),
    word("commits-behind", "require_commits_behind", ""),
    word("reset-approvals", "reset_pullrequest_approvals_on_change", ""),
    word("reset-approvals-of-changed-files", "smart_reset_pullrequest_approvals", ""),
    word("reset-requested-changes", "reset_pullrequest_changes_requested_on_change", ""),
    word("dependencies-merged", "require_all_dependencies_merged", ""),
    word("enforce-checks", "enforce_merge_checks", ""),
    word("merge-when-builds-pass", "allow_auto_merge_when_builds_pass", ""),
];

const LIST: Action = Action {
    id: "list-branch-restrictions",
    about: "Lists the branch restrictions of a repository.",
    needs: &[&WORKSPACE, &REPO],
    gives: Gives::List(&BRANCH_RESTRICTION),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/branch-restrictions",
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /branch-permissions/latest/projects/{workspace}/repos/{repo}/restrictions",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-branch-restriction",
    about: "Restricts what may be done to branches of a repository.",
    needs: &[
        &WORKSPACE,
        &REPO,
        &choice("restriction", "What to forbid or ask for.", RESTRICTIONS, "no-deletion"),
        &input("pattern", "Branches that it holds for: a name, or a pattern with `*`.", "release/*"),
    ],
    takes: &[
        &people("except", "People whom it does not stop.", "ada, grace")
            .note("On Cloud of `no-direct-push` and `no-merge` only."),
        &names(
            "except_groups",
            "Groups that it does not stop, by slug on Cloud and by name on Data Center.",
            "developers",
        )
        .note("On Cloud of `no-direct-push` and `no-merge` only."),
        &count("count", "How many approvals, builds or commits to ask for.", &(0, 100), "2").on_cloud(),
    ],
    gives: Gives::One(&BRANCH_RESTRICTION),
    cloud: Some(&Call {
        does: "POST /repositories/{workspace}/{repo}/branch-restrictions",
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
        run: Some(create_on_cloud),
        ..CALL
    }),
    data_center: Some(&Call {
        does: "POST /branch-permissions/latest/projects/{workspace}/repos/{repo}/restrictions",
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
fn create_on_cloud(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    if matches!(task.text("restriction"), Some("no-direct-push" | "no-merge")) {
        for name in ["except", "except_groups"] {
            input.entry(name).or_insert_with(|| Value::Array(Vec::new()));
        }
    }
    sent(task, input)
}

const DELETE: Action = Action {
    id: "delete-branch-restriction",
    about: "Deletes a branch restriction.",
    needs: &[
        &WORKSPACE,
        &REPO,
        &count("branch_restriction", "Number of the branch restriction.", &(1, i64::MAX), "12"),
    ],
    gives: Gives::Done,
    cloud: Some(&Call {
        does: "DELETE /repositories/{workspace}/{repo}/branch-restrictions/{branch_restriction}",
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "DELETE /branch-permissions/latest/projects/{workspace}/repos/{repo}/restrictions/{branch_restriction}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};
