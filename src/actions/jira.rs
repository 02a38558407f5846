//! Jira issues, by the link of a Data Center to Jira.

use crate::action::{Action, check};

pub const ACTIONS: &[&Action] = &[];
const _: () = check(ACTIONS);
