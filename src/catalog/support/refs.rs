//! Branches and commits by name.

use serde_json::Value;

use crate::base::error::{Error, Kind as ErrorKind, Result};
use crate::catalog::support::steps::read_in_repo;
use crate::engine::action::Task;

/// The hash of a branch's newest commit.
///
/// # Errors
/// As sending: `not-found` where there is no such branch.
pub fn tip(task: &Task, branch: &str) -> Result<Value> {
    if task.is_cloud() {
        return target(task, "branches", branch);
    }
    newest(task, &format!("refs/heads/{branch}"))
}

/// The hash of the commit that a hash, or the name of a branch or tag, stands for. Cloud's addresses take no name with
/// a slash, not even encoded; other names stay as they are there.
///
/// # Errors
/// As sending: `not-found` where nothing has this name.
pub fn resolved(task: &Task, name: &str) -> Result<Value> {
    match task.is_cloud() {
        true if name.contains('/') => tip(task, name).or_else(|error| match error.kind {
            ErrorKind::NotFound => target(task, "tags", name),
            _ => Err(error),
        }),
        true => Ok(name.into()),
        false if name.len() == 40 && name.bytes().all(|b| b.is_ascii_hexdigit()) => Ok(name.into()),
        false => newest(task, name),
    }
}

/// The newest commit of what Data Center knows by this name.
pub fn newest(task: &Task, name: &str) -> Result<Value> {
    let newest = read_in_repo(task, &["commits"], &[("until", name), ("limit", "1")])?;
    hash(&newest["values"][0]["id"])
}

/// What a branch or tag of Cloud points to.
pub fn target(task: &Task, kind: &str, name: &str) -> Result<Value> {
    hash(&read_in_repo(task, &["refs", kind, name], &[])?["target"]["hash"])
}

/// A hash, where an answer has one.
pub fn hash(found: &Value) -> Result<Value> {
    match found {
        Value::String(_) => Ok(found.clone()),
        _ => Err(Error::new(ErrorKind::Upstream, "Bitbucket's answer names no commit.")
            .resolution("Look at the answer with the action Call API; a proxy may have changed it.")),
    }
}

/// The name of the repository's default branch; null while it is empty.
///
/// # Errors
/// As sending.
pub fn default_branch(task: &Task) -> Result<Value> {
    if task.is_cloud() {
        return Ok(read_in_repo(task, &[], &[("fields", "mainbranch.name")])?["mainbranch"]["name"].clone());
    }
    Ok(read_in_repo(task, &["default-branch"], &[])?["displayId"].clone())
}
