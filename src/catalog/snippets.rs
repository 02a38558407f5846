//! Snippets: files that a workspace shares without a repository.

use crate::base::error::Result;
use crate::base::json;
use crate::catalog::fields::{PARENT, TEXT, TITLE, WORKSPACE};
use crate::catalog::support::contents::{FILES, form_of_files};
use crate::catalog::types::{COMMENT_SHAPE, PERSON_SHAPE, VISIBILITY};
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Member, Shape, at};
use crate::http::form::Form;

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &CREATE, &UPDATE, &DELETE, &LIST_COMMENTS, &CREATE_COMMENT];
const _: () = check(ACTIONS);

const SNIPPET_SHAPE: Shape = Shape {
    name: "Snippet",
    members: &[
        Member::string("id", at("id", ""), "ID of the snippet.", "kypj").column(),
        Member::string("title", at("title", ""), "Title of the snippet.", "Retry with backoff").column().or_null(""),
        Member::enumeration("visibility", at("is_private", ""), "Visibility of the snippet.", VISIBILITY, "private")
            .column(),
        Member::strings("files", at("files.@", ""), "Names of the files.", "retry.rs, retry.md").or_null("in lists"),
        Member::object("author", at("creator", ""), "Name of the user who created the tag.", &PERSON_SHAPE)
            .or_null("if the account was deleted"),
        Member::time("created_at", at("created_on", ""), "Time of creation."),
        Member::time("updated_at", at("updated_on", ""), "Time of the last change.").column().or_null(""),
        Member::link(
            "link",
            at("links.html.href", ""),
            "URL of the web page.",
            "https://bitbucket.org/acme/workspace/snippets/kypj",
        )
        .or_null(""),
    ],
};

const SNIPPET: Field = Field::id("snippet", "ID of the snippet, as in its URL.", "kypj");
const NAMED: Field = Field { example: "Retry with backoff", ..TITLE };
const VISIBLE: Field = Field::enumeration("visibility", "Visibility.", VISIBILITY, "private");

const LIST: Action = Action {
    id: "list-snippets",
    about: "Lists the snippets of a workspace.",
    required: &[&WORKSPACE],
    output: Output::List(&SNIPPET_SHAPE),
    cloud: Some(&Call {
        request: "GET /snippets/{workspace}",
        scope: "snippet",
        token: "read:snippet:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-snippet",
    about: "Gets a snippet.",
    required: &[&WORKSPACE, &SNIPPET],
    output: Output::Object(&SNIPPET_SHAPE),
    cloud: Some(&Call {
        request: "GET /snippets/{workspace}/{snippet}",
        scope: "snippet",
        token: "read:snippet:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-snippet",
    about: "Creates a snippet from one or more files.",
    required: &[&WORKSPACE, &FILES],
    optional: &[&NAMED.sampled(), &VISIBLE.or("private")],
    output: Output::Object(&SNIPPET_SHAPE),
    cloud: Some(&Call {
        request: "POST /snippets/{workspace}",
        scope: "snippet:write",
        token: "read:snippet:bitbucket write:snippet:bitbucket",
        form: Some(form),
        ..CALL
    }),
    ..ACTION
};

const UPDATE: Action = Action {
    id: "update-snippet",
    about: "Updates a snippet. Omitted fields are left unchanged.",
    required: &[&WORKSPACE, &SNIPPET],
    optional: &[
        &NAMED.sampled(),
        &VISIBLE,
        &FILES.note("Files with an existing name are replaced, others are added."),
        &Field::ids("delete_files", "Names of files to delete.", "retry.md"),
    ],
    output: Output::Object(&SNIPPET_SHAPE),
    cloud: Some(&Call {
        request: "PUT /snippets/{workspace}/{snippet}",
        scope: "snippet:write",
        token: "read:snippet:bitbucket write:snippet:bitbucket",
        form: Some(form),
        ..CALL
    }),
    ..ACTION
};

/// Files travel in a form only, and what else there is goes along.
fn form(task: &Task) -> Result<Form> {
    let mut form = form_of_files(task, "file")?;
    if let Some(title) = task.text("title") {
        form.text("title", title);
    }
    if let Some(visibility) = task.text("visibility") {
        form.text("is_private", if visibility == "private" { "true" } else { "false" });
    }
    // A name without a file deletes.
    for name in task.input.get("delete_files").map(json::items).unwrap_or_default() {
        form.text("files", name.as_str().unwrap_or_default());
    }
    Ok(form)
}

const DELETE: Action = Action {
    id: "delete-snippet",
    about: "Deletes a snippet, with its files and comments.",
    required: &[&WORKSPACE, &SNIPPET],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /snippets/{workspace}/{snippet}",
        scope: "snippet:write",
        token: "delete:snippet:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const LIST_COMMENTS: Action = Action {
    id: "list-snippet-comments",
    about: "Lists the comments on a snippet.",
    required: &[&WORKSPACE, &SNIPPET],
    output: Output::List(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "GET /snippets/{workspace}/{snippet}/comments",
        scope: "snippet",
        token: "read:snippet:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const CREATE_COMMENT: Action = Action {
    id: "create-snippet-comment",
    about: "Creates a comment on a snippet, or replies to a comment.",
    required: &[&WORKSPACE, &SNIPPET, &TEXT],
    optional: &[&PARENT],
    output: Output::Object(&COMMENT_SHAPE),
    cloud: Some(&Call {
        request: "POST /snippets/{workspace}/{snippet}/comments",
        body: r#"{ "content": { "raw": "{text}" }, "parent": { "id": "{parent}" } }"#,
        scope: "snippet",
        token: "read:snippet:bitbucket write:snippet:bitbucket",
        ..CALL
    }),
    ..ACTION
};
