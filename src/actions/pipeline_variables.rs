//! Variables of pipelines: of a repository, a workspace or an environment.

use crate::action::{Action, check};

pub const ACTIONS: &[&Action] = &[];
const _: () = check(ACTIONS);
