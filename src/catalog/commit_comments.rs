//! Comments on commits.

use crate::catalog::fields::{COMMENT, COMMIT, LINE, OLD_LINE, PARENT, PATH, REPO, TEXT, VERSION, WORKSPACE};
use crate::catalog::support::comments::{file_type, from, line, line_type};
use crate::catalog::support::steps::insert;
use crate::catalog::types::COMMENT_SHAPE;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Read};
use crate::engine::check::check;

pub const ACTIONS: &[&Action] = &[&LIST, &CREATE, &UPDATE, &DELETE];
const _: () = check(ACTIONS);

const LIST: Action = Action {
    id: "list-commit-comments",
    about: "Lists the comments on a commit. Data Center returns top-level comments only.",
    required: &[&WORKSPACE, &REPO, &COMMIT],
    optional: &[&PATH.note("Filters by file. Defaults to comments that are not on a file.").on_data_center()],
    output: Output::List(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commit/{commit}/comments",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/comments",
        query: "path={path}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-commit-comment",
    about: "Creates a comment on a commit, a file or a line, or replies to a comment.",
    required: &[&WORKSPACE, &REPO, &COMMIT, &TEXT],
    optional: &[&PARENT, &PATH.note("Path of the file to comment on."), &LINE, &OLD_LINE],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/commit/{commit}/comments",
        body: r#"{
            "content": { "raw": "{text}" },
            "parent": { "id": "{parent}" },
            "inline": { "path": "{path}", "to": "{line}", "from": "{from}" }
        }"#,
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("from", from)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/comments",
        body: r#"{
            "text": "{text}",
            "parent": { "id": "{parent}" },
            "anchor": {
                "path": "{path}",
                "line": "{line}",
                "lineType": "{line_type}",
                "fileType": "{file_type}"
            }
        }"#,
        scope: "REPO_READ",
        computed: &[("line", line), ("line_type", line_type), ("file_type", file_type)],
        ..CALL
    }),
    ..ACTION
};

const UPDATE: Action = Action {
    id: "update-commit-comment",
    about: "Updates the text of a comment on a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT, &COMMENT, &TEXT],
    optional: &[&VERSION],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/commit/{commit}/comments/{comment}",
        body: r#"{ "content": { "raw": "{text}" } }"#,
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/comments/{comment}",
        body: r#"{ "version": "{version}", "text": "{text}" }"#,
        scope: "REPO_READ",
        prefetch: Some(NEWEST),
        ..CALL
    }),
    ..ACTION
};

const DELETE: Action = Action {
    id: "delete-commit-comment",
    about: "Deletes a comment on a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT, &COMMENT],
    optional: &[&VERSION],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/commit/{commit}/comments/{comment}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/comments/{comment}",
        query: "version={version}",
        scope: "REPO_READ",
        prefetch: Some(NEWEST),
        ..CALL
    }),
    ..ACTION
};

/// Data Center changes a comment only by its newest version.
const NEWEST: Read = Read {
    request: "GET /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/comments/{comment}",
    carry_over: |before, input| {
        if !input.contains_key("version") {
            insert(input, "version", before["version"].clone());
        }
    },
};
