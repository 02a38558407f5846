//! The user of the connection, and others by name.

use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::base::json;
use crate::engine::action::Task;
use crate::http::address;
use crate::http::message::Request;

/// Whom the connection acts as. No endpoint of Data Center tells, but every answer carries the user's name in a header.
///
/// # Errors
/// `unauthenticated` where the server does not know; then as sending.
pub fn current_on_data_center(task: &Task) -> Result<Value> {
    let properties = ["api", "latest", "application-properties"];
    let reply = task.api.send(Request::get(address::of_segments(&task.api.connection, &properties, &[])))?;
    let name = reply.user_name().ok_or_else(|| {
        Error::new(Kind::Unauthenticated, "The server does not know who this connection is.")
            .cause("The credential is wrong, expired or revoked: the server answers such requests as if nobody had signed in.")
            .resolution("Make a new HTTP access token and enter it in the connection.")
    })?;
    user(task, &name)
}

/// Data Center's user of this name. The address wants the slug, which is the name in lower case for almost all; where it
/// is not, a search finds it.
///
/// # Errors
/// As sending; `not-found` where there is none.
pub fn user(task: &Task, name: &str) -> Result<Value> {
    match task.read(&["api", "latest", "users", name], &[]) {
        Err(error) if error.kind == Kind::NotFound => {
            let found = task.read(&["api", "latest", "users"], &[("filter", name)])?;
            let found = json::items(&found["values"]).iter().find(|user| user["name"] == name);
            found.cloned().ok_or(error)
        }
        user => user,
    }
}
