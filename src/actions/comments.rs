//! Comments on pull requests.

use crate::action::{Action, check};

pub const ACTIONS: &[&Action] = &[];
const _: () = check(ACTIONS);
