//! Files and diffs as answers: as text, bytes or a file of the host's store.

use url::Url;

use crate::base::error::Result;
use crate::base::host::Sink;
use crate::catalog::support::steps::fault;
use crate::engine::action::{Answer, Task};
use crate::http::content::Encoding;
use crate::http::message::{Reply, Request};

/// Refuses an input that names both a branch and a commit.
///
/// # Errors
/// `invalid-input`.
pub fn one_place(task: &Task) -> Result<()> {
    match (task.text("branch"), task.text("commit")) {
        (Some(_), Some(_)) => Err(fault(task, "commit", "give `branch` or `commit`, not both")),
        _ => Ok(()),
    }
}

/// What is no JSON, in the form that the input `encoding` asks for: the function behind actions that give [`CONTENT`].
pub fn get_content(task: &Task) -> Result<Answer> {
    content(task, task.address(&task.input)?)
}

/// What lies at an address, in the form that the input `encoding` asks for.
///
/// # Errors
/// As sending; `upstream` where it is not of that form.
pub fn content(task: &Task, url: Url) -> Result<Answer> {
    told(task, &download(task, url)?)
}

pub fn told(task: &Task, reply: &Reply) -> Result<Answer> {
    let (encoding, content) = reply.content(encoding(task), false)?;
    let encoding = encoding.name();
    Ok(Answer::Made(format!(r#"{{"encoding":"{encoding}","content":{content}}}"#)))
}

pub fn encoding(task: &Task) -> Option<Encoding> {
    task.text("encoding").and_then(Encoding::named)
}

pub fn download(task: &Task, url: Url) -> Result<Reply> {
    let mut request = Request::get(url).header("Accept", "*/*");
    request.web = task.call.web;
    if encoding(task) == Some(Encoding::Blob) {
        request.sink = Sink::Blob;
    }
    task.api.send(request)
}
