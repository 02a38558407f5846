//! Paths into answers.

use serde_json::Value;

use crate::{Arena, Excerpt};

/// Where something lies in an answer, split once for however many answers: members (`author.name`), items (`links.0.href`),
/// all items (`reviewers.*.user`), items with a member of that value, or the object itself where it has it
/// (`links.name=https`), and names of members (`properties.@`).
pub struct Path<'p>(Vec<Step<'p>>);

/// One step of a path.
#[derive(Clone, Copy)]
pub(crate) enum Step<'p> {
    Member(&'p str),
    Item(usize),
    All,
    Which(&'p str, &'p str),
    Names,
}

impl<'p> Path<'p> {
    /// Splits a path.
    pub fn new(path: &'p str) -> Self {
        Self(path.split('.').map(Step::new).collect())
    }

    pub(crate) fn steps(&self) -> &[Step<'p>] {
        &self.0
    }
}

impl<'p> Step<'p> {
    fn new(step: &'p str) -> Self {
        match (step, step.split_once('='), step.parse()) {
            ("*", _, _) => Self::All,
            ("@", _, _) => Self::Names,
            (_, Some((name, told)), _) => Self::Which(name, told),
            (_, None, Ok(at)) => Self::Item(at),
            (_, None, Err(_)) => Self::Member(step),
        }
    }
}

/// What lies at a path; null where nothing does.
pub fn find(answer: &Value, path: &str) -> Value {
    Excerpt::of(answer).along(&Path::new(path), &Arena::new()).to_value()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_reach_into_objects_lists_and_chosen_items() {
        let answer = json!({
            "a": { "b": 1 },
            "links": [{ "name": "ssh", "href": "s" }, { "name": "https", "href": "h" }],
            "reviewers": [{ "user": { "name": "ada" } }, {}, { "user": { "name": "grace" } }]
        });
        assert_eq!(find(&answer, "a.b"), json!(1));
        assert_eq!(find(&answer, "a.c.d"), Value::Null);
        assert_eq!(find(&answer, "links.1.href"), json!("h"));
        assert_eq!(find(&answer, "links.9.href"), Value::Null);
        assert_eq!(find(&answer, "links.name=https.0.href"), json!("h"));
        assert_eq!(find(&answer, "links.name=none.0.href"), Value::Null);
        assert_eq!(find(&json!({"side": "old", "line": 7}), "side=old.line"), json!(7));
        assert_eq!(find(&json!({"side": "new", "line": 7}), "side=old.line"), Value::Null);
        assert_eq!(find(&answer, "reviewers.*.user.name"), json!(["ada", "grace"]));
        assert_eq!(find(&answer, "a.@"), json!(["b"]));
        assert_eq!(find(&answer, ""), Value::Null);
    }
}
