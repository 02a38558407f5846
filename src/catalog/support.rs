//! What the functions behind several resources share.

pub mod contents;
pub mod steps;
