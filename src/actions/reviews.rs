//! Who reviews a pull request, and what they say of it.

use crate::action::{Action, check};

pub const ACTIONS: &[&Action] = &[];
const _: () = check(ACTIONS);
