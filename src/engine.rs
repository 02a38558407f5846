//! What makes a row of the catalog run, and knows no row. It imports `http` and `base` alone.

pub mod action;
pub mod check;
pub mod content;
pub mod field;
pub mod filter;
pub mod form;
pub mod poll;
pub mod reader;
pub mod schema;
pub mod shape;
pub mod task;
pub mod template;
pub mod trigger;
pub mod users;
pub mod validate;
