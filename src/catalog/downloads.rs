//! Files that a repository offers for download.

use crate::base::error::Result;
use crate::base::json;
use crate::catalog::fields::{REPO, WORKSPACE};
use crate::catalog::support::contents::{FILES, form_of_files};
use crate::catalog::support::steps::fault;
use crate::catalog::types::{CONTENT, PERSON_SHAPE};
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Member, Shape, at};
use crate::http::form::Form;

pub const ACTIONS: &[&Action] = &[&LIST, &UPLOAD, &GET, &DELETE];
const _: () = check(ACTIONS);

const DOWNLOAD_SHAPE: Shape = Shape {
    name: "Download",
    members: &[
        Member::string("name", at("name", ""), "Name of the file.", "web-1.4.0.zip").column(),
        Member::number("size", at("size", ""), "Size in bytes.", "1048576").column(),
        Member::number("downloads", at("downloads", ""), "Number of downloads.", "3").column().or_null(""),
        Member::object("person", at("user", ""), "User who uploaded the file.", &PERSON_SHAPE)
            .or_null("if the account was deleted"),
        Member::time("created_at", at("created_on", ""), "Time of the upload.").column(),
    ],
};

const DOWNLOAD: Field = Field::id("download", "Name of the file.", "web-1.4.0.zip");

const LIST: Action = Action {
    id: "list-downloads",
    about: "Lists the files that a repository offers for download.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&DOWNLOAD_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/downloads",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const UPLOAD: Action = Action {
    id: "upload-download",
    about: "Uploads files to the downloads of a repository. A file of the same name is replaced.",
    required: &[&WORKSPACE, &REPO, &FILES],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/downloads",
        scope: "repository:write",
        token: "write:repository:bitbucket",
        form: Some(form),
        ..CALL
    }),
    idempotent: Some(true),
    ..ACTION
};

fn form(task: &Task) -> Result<Form> {
    if json::items(&task.input["files"]).is_empty() {
        return Err(fault(task, "files", "`files` is empty; name at least one file"));
    }
    form_of_files(task, "files")
}

const GET: Action = Action {
    id: "get-download",
    about: "Gets the content of a file in the downloads of a repository.",
    required: &[&WORKSPACE, &REPO, &DOWNLOAD],
    optional: &[],
    output: Output::Content(&CONTENT),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/downloads/{download}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const DELETE: Action = Action {
    id: "delete-download",
    about: "Deletes a file that a repository offers for download.",
    required: &[&WORKSPACE, &REPO, &DOWNLOAD],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/downloads/{download}",
        scope: "repository:write",
        token: "write:repository:bitbucket",
        ..CALL
    }),
    ..ACTION
};
