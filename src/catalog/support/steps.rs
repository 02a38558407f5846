//! Steps that the functions behind many actions share.

use serde_json::{Map, Value};

use crate::base::error::{Error, Kind as ErrorKind, Result};
use crate::engine::action::{Answer, Call, DONE, Task};
use crate::http::paging::ListRequest;

/// Sets a member of an object, such as the input.
pub fn insert(input: &mut Map<String, Value>, name: &str, value: Value) {
    input.insert(name.into(), value);
}

/// Sends the action's call, filled with this input; the answer is the action's.
pub fn send(task: &Task, input: Map<String, Value>) -> Result<Answer> {
    task.send(&input).map(Answer::Raw)
}

/// The answer of what has nothing to tell.
pub fn done() -> Result<Answer> {
    Ok(Answer::Made(DONE.into()))
}

/// The number that a cursor is where no server gives it; 0 to begin with. `what` it goes on with is told of any other.
pub fn offset_cursor(task: &Task, what: &str) -> Result<usize> {
    let Some(cursor) = task.text("cursor") else { return Ok(0) };
    let message = || format!("`cursor` is not the `next` of an earlier answer of {what}");
    cursor.parse().map_err(|_| fault(task, "cursor", &message()))
}

/// The page of a whole list that the input asks for, behind so many items that were given before.
pub fn slice_page(task: &Task, all: &[Value], given: usize) -> Result<Answer> {
    let end = given.saturating_add(task.input["max_items"].as_u64().unwrap_or_default() as usize);
    let mut items = Vec::new();
    for item in all.iter().take(end).skip(given) {
        items.push(task.output(item)?);
    }
    let next = Value::from((end < all.len()).then(|| end.to_string()));
    Ok(Answer::Made(format!(r#"{{"items":[{}],"next":{next}}}"#, items.join(","))))
}

/// One field of the action's input is wrong.
pub fn fault(task: &Task, field: &str, message: &str) -> Box<Error> {
    Error::invalid_field(&format!("`{}`", task.action.id), field, message)
}

/// The segments of what lies below the repository that the input names.
pub fn in_repo<'a>(task: &'a Task, rest: &[&'a str]) -> Vec<&'a str> {
    let [workspace, repo] = task.texts(["workspace", "repo"]);
    let root: &[&str] = match task.is_cloud() {
        true => &["repositories", workspace, repo],
        false => &["api", "latest", "projects", workspace, "repos", repo],
    };
    [root, rest].concat()
}

/// Reads what lies below the repository that the input names.
pub fn read_in_repo(task: &Task, rest: &[&str], query: &[(&str, &str)]) -> Result<Value> {
    task.read(&in_repo(task, rest), query)
}

/// What lies below the repository that the input names; null where nothing does.
pub fn found_in_repo(task: &Task, rest: &[&str]) -> Result<Value> {
    read_in_repo(task, rest, &[]).or_else(|error| match error.kind {
        ErrorKind::NotFound => Ok(Value::Null),
        _ => Err(error),
    })
}

/// The item of a list action's call that this says is the one, on what the input names; null where there is none.
pub fn found_among(task: &Task, list: &Call, is_it: &dyn Fn(&Value) -> bool) -> Result<Value> {
    let mut found = Value::Null;
    let listing = ListRequest {
        page: list.page,
        items: list.items,
        max_items: u64::MAX,
        cursor: None,
        counted: list.counted,
        ..task.listing(task.address_of(list, &task.input)?)
    };
    task.api.list(&listing, &mut |item| {
        let item = item.to_value();
        if is_it(&item) {
            found = item;
        }
        Ok(false)
    })?;
    Ok(found)
}
