//! Where a comment is.

use serde_json::{Map, Value};

use crate::catalog::support::steps::insert;

/// Places a comment on a line. Data Center wants to know what the change did to the line, and counts in the version that
/// has it; what it did is handed back.
pub fn place(input: &mut Map<String, Value>, line: Option<Value>, old: Option<Value>) -> &'static str {
    let (line_type, file_type) = match (&line, &old) {
        (Some(_), None) => ("ADDED", "TO"),
        (Some(_), Some(_)) => ("CONTEXT", "TO"),
        (None, _) => ("REMOVED", "FROM"),
    };
    insert(input, "line", line.or(old).unwrap_or_default());
    insert(input, "line_type", line_type.into());
    insert(input, "file_type", file_type.into());
    line_type
}
