//! Files as they are at a commit.

use serde_json::Value;
use url::Url;

use crate::action::{ACTION, Action, Answer, CALL, Call, Field, Gives, check, words as choice};
use crate::actions::{BRANCH, COMMIT, PATH, REPO, WORKSPACE};
use crate::api::content::{Content, FILE_ENCODINGS};
use crate::api::{Reply, Request};
use crate::error::{Error, FieldError, Kind, Result};
use crate::host::Sink;
use crate::json;
use crate::shape::{Shape, any, both, text};
use crate::task::Task;

pub const ACTIONS: &[&Action] = &[&GET_FILE];
const _: () = check(ACTIONS);

const FILE: Shape = Shape {
    name: "File",
    members: &[
        text("path", both("path"), "Path from the repository's root.", "docs/guide.md"),
        text("encoding", both("encoding"), "How `content` holds the bytes: `text`, `base64` or `blob`.", "text"),
        any(
            "content",
            both("content"),
            "The file: its text, its bytes in base64, or the handle of a blob.",
            r##""# Guide\n""##,
        ),
    ],
};

/// What is no JSON: a diff, a log, a download.
pub const CONTENT: Shape = Shape {
    name: "Content",
    members: &[
        text("encoding", both("encoding"), "How `content` holds the bytes: `text`, `base64` or `blob`.", "text"),
        any("content", both("content"), "The text, the bytes in base64, or the handle of a blob.", r#""...""#),
    ],
};

pub const ENCODING: Field = choice(
    "encoding",
    "How to give it; text where it is UTF-8 and base64 otherwise when absent.",
    FILE_ENCODINGS,
    "text",
);

const GET_FILE: Action = Action {
    id: "get-file",
    about: "Reads a file at the end of a branch, or at a commit.",
    needs: &[WORKSPACE, REPO, PATH],
    takes: &[BRANCH.note("The default branch when neither this nor `commit` is given."), COMMIT, ENCODING],
    gives: Gives::Made(&FILE),
    cloud: Some(Call {
        does: "GET /repositories/{workspace}/{repo}/src/{commit}/{path}",
        scope: "repository",
        token: "read:repository:bitbucket",
        run: Some(get_file),
        ..CALL
    }),
    data_center: Some(Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/raw/{path}",
        query: "at={commit}",
        scope: "REPO_READ",
        run: Some(get_file),
        ..CALL
    }),
    ..ACTION
};

fn get_file(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    match (task.text("branch"), task.is_cloud()) {
        (Some(_), _) if task.text("commit").is_some() => {
            let message = "give `branch` or `commit`, not both".to_owned();
            return Err(Error::invalid_input("`get-file`", vec![FieldError { field: "commit".into(), message }]));
        }
        // Cloud's address cannot hold a branch with a slash, not even encoded: it has to be a commit.
        (Some(branch), true) => {
            let [workspace, repo] = task.texts(["workspace", "repo"]);
            let branch = task.read(&["repositories", workspace, repo, "refs", "branches", branch], &[])?;
            input.insert("commit".into(), branch["target"]["hash"].clone());
        }
        (Some(branch), false) => {
            input.insert("commit".into(), format!("refs/heads/{branch}").into());
        }
        (None, true) if task.text("commit").is_none() => {
            input.insert("commit".into(), "HEAD".into());
        }
        _ => {}
    }
    let reply = download(task, task.address(&input))?;
    if task.is_cloud() && is_listing(&reply) {
        return Err(folder(task, &reply));
    }
    let (encoding, content) = reply.content(encoding(task), false)?;
    let (path, encoding) = (Value::from(task.text("path")), encoding.name());
    Ok(Answer::Made(format!(r#"{{"path":{path},"encoding":"{encoding}","content":{content}}}"#)))
}

/// What is no JSON, in the form that the input `encoding` asks for: the function behind actions that give [`CONTENT`].
pub fn get_content(task: &Task) -> Result<Answer> {
    content(task, task.address(&task.input))
}

/// What lies at an address, in the form that the input `encoding` asks for.
///
/// # Errors
/// As sending; `upstream` where it is not of that form.
pub fn content(task: &Task, url: Url) -> Result<Answer> {
    let (encoding, content) = download(task, url)?.content(encoding(task), false)?;
    let encoding = encoding.name();
    Ok(Answer::Made(format!(r#"{{"encoding":"{encoding}","content":{content}}}"#)))
}

fn encoding(task: &Task) -> Option<Content> {
    task.text("encoding").and_then(Content::named)
}

fn download(task: &Task, url: Url) -> Result<Reply> {
    let mut request = Request::get(url).header("Accept", "*/*");
    if encoding(task) == Some(Content::Blob) {
        request.sink = Sink::Blob;
    }
    task.api.send(request)
}

/// Whether Cloud lists a folder instead: files come as attachments, even those that hold such JSON.
fn is_listing(reply: &Reply) -> bool {
    let json = reply.header("Content-Type").is_some_and(|media| media.starts_with("application/json"));
    json && reply.header("Content-Disposition").is_none()
        && reply.text().and_then(|text| json::parse(text).ok()).is_some_and(|page| page["values"].is_array())
}

fn folder(task: &Task, reply: &Reply) -> Box<Error> {
    let path = task.text("path").unwrap_or_default();
    let mut error = Error::new(Kind::NotFound, format!("`{path}` is a folder, not a file."))
        .resolution("Name a file; `call-api` lists what a folder holds.");
    error.status = Some(reply.status);
    error.request = Some(reply.request.clone());
    error
}
