//! Paths into values.

use std::borrow::Cow;

use serde_json::Value;

/// What lies at a path; null where nothing does.
pub fn find(answer: &Value, path: &str) -> Value {
    look(answer, path).into_owned()
}

/// As `find`, without a copy of what is there as it is: answers are large, and most of them is looked through for a few members.
pub fn look<'a>(answer: &'a Value, path: &str) -> Cow<'a, Value> {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let onward = |value: &'a Value| rest.map_or(Cow::Borrowed(value), |rest| look(value, rest));
    match (answer, step) {
        (_, "") => NULL,
        (Value::Array(items), "*") => {
            let found = items.iter().map(onward).filter(|found| !found.is_null());
            Cow::Owned(found.map(Cow::into_owned).collect())
        }
        (Value::Array(items), step) => match step.split_once('=') {
            Some((name, wanted)) => {
                let chosen: Value = items.iter().filter(|item| item[name].as_str() == Some(wanted)).cloned().collect();
                Cow::Owned(rest.map_or_else(|| chosen.clone(), |rest| find(&chosen, rest)))
            }
            None => step.parse().ok().and_then(|n: usize| items.get(n)).map_or(NULL, onward),
        },
        (Value::Object(members), "@") => Cow::Owned(members.keys().map(String::as_str).collect()),
        (Value::Object(members), step) => match (members.get(step), step.split_once('=')) {
            (Some(member), _) => onward(member),
            (None, Some((name, wanted))) if answer[name].as_str() == Some(wanted) => onward(answer),
            _ => NULL,
        },
        _ => NULL,
    }
}

const NULL: Cow<'_, Value> = Cow::Owned(Value::Null);

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
