//! Where a comment is. Data Center wants to know what the change did to the line, and counts in the version that has it.

use serde_json::Value;

use crate::base::error::Result;
use crate::engine::action::Task;

/// The line as Data Center counts it: in the new version, or else in the old one; null for none.
pub fn line(task: &Task) -> Result<Value> {
    Ok(task.input.get("line").or(task.input.get("old_line")).cloned().into())
}

/// What the change did to the line, as Data Center calls it.
pub fn line_type(task: &Task) -> Result<Value> {
    Ok(match (task.input.contains_key("line"), task.input.contains_key("old_line")) {
        (false, false) => Value::Null,
        (true, false) => "ADDED".into(),
        (true, true) => "CONTEXT".into(),
        (false, true) => "REMOVED".into(),
    })
}

/// The version of the file that Data Center counts in.
pub fn file_type(task: &Task) -> Result<Value> {
    Ok(match (task.input.contains_key("line"), task.input.contains_key("old_line")) {
        (false, false) => Value::Null,
        (true, _) => "TO".into(),
        (false, true) => "FROM".into(),
    })
}

/// The line of the old version, for Cloud, which drops the new line beside it; null where there is a new one.
pub fn from(task: &Task) -> Result<Value> {
    Ok(task.input.get("old_line").filter(|_| !task.input.contains_key("line")).cloned().into())
}
