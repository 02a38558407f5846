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
        Member::number("id", both("id"), "Number; what other actions take.", "701"),
        Member::string("text", at("content.raw", "text"), "What to do.", "Add a test."),
        Member::enumeration("state", both("state"), "Where it stands.", STATES, "open"),
        Member::object("author", at("creator", "author"), "Who set it.", &PERSON_SHAPE)
            .or_null("where the account is gone"),
        Member::number("comment", at("comment.id", "parent.id"), "Comment that it belongs to.", "501")
            .or_null("where it belongs to none, and where Data Center does not tell"),
        Member::time("resolved_at", at("resolved_on", "resolvedDate"), "When it was done.").or_null("until it is"),
        Member::object("resolved_by", at("resolved_by", "resolver"), "Who did it.", &PERSON_SHAPE)
            .or_null("until it is done"),
        Member::number("version", at("", "version"), "Counts its changes.", "0").or_null("on Cloud"),
        Member::time("created_at", at("created_on", "createdDate"), "When it was set."),
        Member::time("updated_at", at("updated_on", "updatedDate"), "When it last changed.")
            .or_null("where Bitbucket does not tell"),
        Member::link(
            "link",
            at("links.html.href", ""),
            "Web page.",
            "https://bitbucket.org/acme/web/pull-requests/42/_/diff#comment-501",
        )
        .or_null("where Cloud does not tell, and on Data Center"),
    ],
};

const STATES: &[Variant] =
    &[Variant::new("open", "UNRESOLVED", "OPEN"), Variant::new("resolved", "RESOLVED", "RESOLVED")];

const NUMBER: Field = Field::integer("task", "Number of the task.", &(1, i64::MAX), "701");

const LIST: Action = Action {
    id: "list-tasks",
    about: "Lists the tasks of a pull request.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    optional: &[&Field::enumeration("state", "Where it stands.", STATES, "open").note("Only those.")],
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
    optional: &[&COMMENT.note("The one that it belongs to.")],
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
        &Field::enumeration("state", "Where it stands.", STATES, "resolved").sampled(),
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
