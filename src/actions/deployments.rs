//! Environments, and what was deployed to them.

use crate::action::{Action, check};

pub const ACTIONS: &[&Action] = &[];
const _: () = check(ACTIONS);
