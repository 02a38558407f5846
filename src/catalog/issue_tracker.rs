//! Issues of Cloud's own tracker, which is gone.

use crate::catalog::fields::{DESCRIPTION, QUERY, REPO, SORT, TEXT, TITLE, WORKSPACE};
use crate::catalog::types::{COMMENT_SHAPE, PERSON_SHAPE};
use crate::engine::action::{ACTION, Action, CALL, Call, Deprecated, Output};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, both};

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &CREATE, &UPDATE, &LIST_COMMENTS, &CREATE_COMMENT];
const _: () = check(ACTIONS);

const GONE: Option<Deprecated> = Some(Deprecated {
    since: "2026-08-20",
    reason: "Atlassian has removed the issue tracker of Bitbucket Cloud. Keep issues in Jira, and use the actions of Jira.",
    replacement: None,
    removal: Some("2026-08-20"),
});

const ISSUE_SHAPE: Shape = Shape {
    name: "Issue",
    members: &[
        Member::number("id", both("id"), "ID of the issue.", "7").column(),
        Member::string("title", both("title"), "Title of the issue.", "Uploads fail now and then").column(),
        Member::string(
            "description",
            both("content.raw"),
            "Description of the issue, in Markdown.",
            "Every tenth upload stops half way.",
        )
        .or_null(""),
        Member::enumeration("state", both("state"), "State of the issue.", STATES, "open").column(),
        Member::enumeration("kind", both("kind"), "Kind of issue.", KINDS, "bug").column().or_null(""),
        Member::enumeration("priority", both("priority"), "Priority of the issue.", PRIORITIES, "major")
            .column()
            .or_null(""),
        Member::object("author", both("reporter"), "User who reported the issue.", &PERSON_SHAPE)
            .or_null("if the account was deleted"),
        Member::object("assignee", both("assignee"), "Assignee of the issue.", &PERSON_SHAPE)
            .column()
            .or_null("if there are none"),
        Member::time("created_at", both("created_on"), "Time of creation."),
        Member::time("updated_at", both("updated_on"), "Time of the last change.").or_null(""),
        Member::link(
            "link",
            both("links.html.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/web/issues/7",
        )
        .or_null(""),
    ],
};

const STATES: &[Variant] = &[
    Variant::new("new", "new", "new"),
    Variant::new("open", "open", "open"),
    Variant::new("submitted", "submitted", "submitted"),
    Variant::new("resolved", "resolved", "resolved"),
    Variant::new("on-hold", "on hold", "on hold"),
    Variant::new("invalid", "invalid", "invalid"),
    Variant::new("duplicate", "duplicate", "duplicate"),
    Variant::new("wontfix", "wontfix", "wontfix"),
    Variant::new("closed", "closed", "closed"),
];
const KINDS: &[Variant] = &[
    Variant::new("bug", "bug", "bug"),
    Variant::new("enhancement", "enhancement", "enhancement"),
    Variant::new("proposal", "proposal", "proposal"),
    Variant::new("task", "task", "task"),
];
const PRIORITIES: &[Variant] = &[
    Variant::new("trivial", "trivial", "trivial"),
    Variant::new("minor", "minor", "minor"),
    Variant::new("major", "major", "major"),
    Variant::new("critical", "critical", "critical"),
    Variant::new("blocker", "blocker", "blocker"),
];

const ISSUE: Field = Field::integer("issue", "ID of the issue.", &(1, i64::MAX), "7");
const ISSUE_TITLE: Field = Field { example: "Uploads fail now and then", ..TITLE };
const ABOUT: Field = Field { example: "Every tenth upload stops half way.", ..DESCRIPTION };
const ISSUE_KIND: Field = Field::enumeration("kind", "Kind of issue.", KINDS, "bug");
const PRIORITY: Field = Field::enumeration("priority", "Priority.", PRIORITIES, "major");
const ASSIGNEE: Field =
    Field::user("assignee", "Assignee: UUID, account ID, username, email address or display name.", "ada");

const LIST: Action = Action {
    id: "list-issues",
    about: "Lists the issues of a repository.",
    required: &[&WORKSPACE, &REPO],
    optional: &[&QUERY, &SORT],
    output: Output::List(&ISSUE_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/issues",
        query: "q={query}&sort={sort}",
        scope: "issue",
        token: "read:issue:bitbucket",
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const GET: Action = Action {
    id: "get-issue",
    about: "Gets an issue.",
    required: &[&WORKSPACE, &REPO, &ISSUE],
    output: Output::Object(&ISSUE_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/issues/{issue}",
        scope: "issue",
        token: "read:issue:bitbucket",
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-issue",
    about: "Creates an issue.",
    required: &[&WORKSPACE, &REPO, &ISSUE_TITLE],
    optional: &[&ABOUT.sampled(), &ISSUE_KIND, &PRIORITY, &ASSIGNEE],
    output: Output::Object(&ISSUE_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/issues",
        body: r#"{
            "title": "{title}",
            "content": { "raw": "{description}" },
            "kind": "{kind}",
            "priority": "{priority}",
            "assignee": { "uuid": "{assignee}" }
        }"#,
        scope: "issue:write",
        token: "read:issue:bitbucket write:issue:bitbucket",
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const UPDATE: Action = Action {
    id: "update-issue",
    about: "Updates an issue. Omitted fields are left unchanged.",
    required: &[&WORKSPACE, &REPO, &ISSUE],
    optional: &[
        &ISSUE_TITLE,
        &ABOUT.clearable(),
        &Field::enumeration("state", "State.", STATES, "resolved").sampled(),
        &ISSUE_KIND,
        &PRIORITY,
        &ASSIGNEE,
    ],
    output: Output::Object(&ISSUE_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/issues/{issue}",
        body: r#"{
            "title": "{title}",
            "content": { "raw": "{description}" },
            "state": "{state}",
            "kind": "{kind}",
            "priority": "{priority}",
            "assignee": { "uuid": "{assignee}" }
        }"#,
        scope: "issue:write",
        token: "read:issue:bitbucket write:issue:bitbucket",
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const LIST_COMMENTS: Action = Action {
    id: "list-issue-comments",
    about: "Lists the comments on an issue.",
    required: &[&WORKSPACE, &REPO, &ISSUE],
    output: Output::List(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/issues/{issue}/comments",
        scope: "issue",
        token: "read:issue:bitbucket",
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};

const CREATE_COMMENT: Action = Action {
    id: "create-issue-comment",
    about: "Creates a comment on an issue.",
    required: &[&WORKSPACE, &REPO, &ISSUE, &TEXT],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/issues/{issue}/comments",
        body: r#"{ "content": { "raw": "{text}" } }"#,
        scope: "issue:write",
        token: "read:issue:bitbucket write:issue:bitbucket",
        ..CALL
    }),
    deprecated: GONE,
    ..ACTION
};
