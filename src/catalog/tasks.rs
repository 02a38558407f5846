//! Tasks of pull requests.

use crate::catalog::fields::{COMMENT, PULL_REQUEST, REPO, TEXT, VERSION, WORKSPACE};
use crate::catalog::support::pull_requests::keep_version;
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Read};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, at, both};

pub const ACTIONS: &[&Action] = &[&LIST, &CREATE, &UPDATE, &DELETE];
const _: () = check(ACTIONS);

/// On Data Center a task is a comment that stands against a merge.
const TASK_SHAPE: Shape = Shape {
    name: "Task",
    members: &[
        Member::number("id", both("id"), "ID of the task.", "701").column(),
        Member::string("text", at("content.raw", "text"), "Text of the task.", "Add a test.").column(),
        Member::enumeration("state", both("state"), "State of the task.", STATES, "open").column(),
        Member::object("author", at("creator", "author"), "User who created the task.", &PERSON_SHAPE)
            .column()
            .or_null("if the account was deleted"),
        Member::number("comment", at("comment.id", "parent.id"), "ID of the comment that the task belongs to.", "501")
            .or_null("if there is none"),
        Member::time("resolved_at", at("resolved_on", "resolvedDate"), "Time at which the task was resolved.")
            .or_null("until then"),
        Member::object("resolved_by", at("resolved_by", "resolver"), "User who caused the activity.", &PERSON_SHAPE)
            .or_null("until it is resolved"),
        Member::number("version", at("", "version"), "Version, for optimistic locking.", "0").or_null(""),
        Member::time("created_at", at("created_on", "createdDate"), "Time of creation."),
        Member::time("updated_at", at("updated_on", "updatedDate"), "Time of the last change.").or_null(""),
        Member::link(
            "link",
            at("links.html.href", ""),
            "URL of the web page.",
            "https://bitbucket.org/acme/web/pull-requests/42/_/diff#comment-501",
        )
        .or_null(""),
    ],
};

const STATES: &[Variant] =
    &[Variant::new("open", "UNRESOLVED", "OPEN"), Variant::new("resolved", "RESOLVED", "RESOLVED")];

const NUMBER: Field = Field::integer("task", "ID of the task.", &(1, i64::MAX), "701");

const LIST: Action = Action {
    id: "list-tasks",
    about: "Lists the tasks of a pull request.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[&Field::enumeration("state", "State.", STATES, "open").note("Filters by state.")],
    output: Output::List(&TASK_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pullrequests/{pull_request}/tasks",
        query: r#"q=state="{state}""#,
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/blocker-comments",
        // Versions differ in how they call it, and take no notice of the other.
        query: "state={state}&states={state}",
        scope: "REPO_READ",
        since: "7.2",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-task",
    about: "Creates a task on a pull request or on one of its comments.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &Field { example: "Add a test.", ..TEXT }],
    optional: &[&COMMENT.note("ID of the comment that the task belongs to.")],
    output: Output::Object(&TASK_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pullrequests/{pull_request}/tasks",
        body: r#"{ "content": { "raw": "{text}" }, "comment": { "id": "{comment}" } }"#,
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/blocker-comments",
        body: r#"{ "text": "{text}", "parent": { "id": "{comment}" } }"#,
        scope: "REPO_READ",
        since: "7.2",
        ..CALL
    }),
    ..ACTION
};

/// What a change of a task on Data Center reads first.
const FIRST: Option<Read> = Some(Read {
    request: "GET /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/blocker-comments/{task}",
    carry_over: keep_version,
});

const UPDATE: Action = Action {
    id: "update-task",
    about: "Updates, resolves or reopens a task. Omitted fields are left unchanged.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &NUMBER],
    optional: &[
        &Field::enumeration("state", "State.", STATES, "resolved").sampled(),
        &Field { example: "Add a test.", ..TEXT },
        &VERSION,
    ],
    output: Output::Object(&TASK_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/pullrequests/{pull_request}/tasks/{task}",
        body: r#"{ "content": { "raw": "{text}" }, "state": "{state}" }"#,
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/blocker-comments/{task}",
        body: r#"{ "version": "{version}", "text": "{text}", "state": "{state}" }"#,
        scope: "REPO_READ",
        since: "7.2",
        prefetch: FIRST,
        ..CALL
    }),
    ..ACTION
};

const DELETE: Action = Action {
    id: "delete-task",
    about: "Deletes a task.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST, &NUMBER],
    optional: &[&VERSION],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/pullrequests/{pull_request}/tasks/{task}",
        scope: "pullrequest",
        token: "read:pullrequest:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/blocker-comments/{task}",
        query: "version={version}",
        scope: "REPO_READ",
        since: "7.2",
        prefetch: FIRST,
        ..CALL
    }),
    ..ACTION
};
