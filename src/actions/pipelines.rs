//! Pipelines, on Cloud.

use crate::action::{Action, check};

pub const ACTIONS: &[&Action] = &[];
const _: () = check(ACTIONS);
