//! The parameter `q`, as far as conditions go that are joined by `AND`, each alone or as alternatives in brackets: `(a OR b)`.

use super::error;
use crate::sim::Answer;
use serde_json::Value;
use std::cmp::Ordering;

/// Two characters before one, so that `>=` is not taken for `>`.
const OPERATORS: [&str; 8] = ["!=", ">=", "<=", "!~", "=", ">", "<", "~"];

/// The items of which all conditions hold.
pub fn filtered(mut all: Vec<Value>, q: Option<&str>) -> Result<Vec<Value>, Answer> {
    for term in q.into_iter().flat_map(|q| q.split(" AND ")) {
        let inside = term.strip_prefix('(').and_then(|term| term.strip_suffix(')'));
        let conditions = inside.map_or_else(|| vec![term], |inside| inside.split(" OR ").collect());
        let conditions = conditions.into_iter().map(read).collect::<Option<Vec<_>>>();
        let conditions = conditions.ok_or_else(|| error(501, "The simulator doesn't implement this `q`."))?;
        all.retain(|item| conditions.iter().any(|holds| holds(item)));
    }
    Ok(all)
}

/// `path OPERATOR value`, where the value is JSON or a date.
fn read(condition: &str) -> Option<impl Fn(&Value) -> bool + '_> {
    let end = condition.find(|c: char| !(c.is_ascii_lowercase() || matches!(c, '_' | '.')))?;
    let (path, rest) = condition.split_at(end);
    let operator = OPERATORS.into_iter().find(|operator| rest.trim_start().starts_with(operator))?;
    let told = rest.trim_start()[operator.len()..].trim();
    let value: Value = serde_json::from_str(told).ok().or_else(|| is_date(told).then(|| told.into()))?;
    Some(move |item: &Value| {
        let found = at(item, path);
        let any = |holds: &dyn Fn(&Value) -> bool| found.iter().any(|found| holds(found));
        let is =
            |orders: &[Ordering]| any(&|found| compared(found, &value).is_some_and(|order| orders.contains(&order)));
        let has = |found: &Value| text(found).zip(text(&value)).is_some_and(|(found, value)| found.contains(&value));
        match operator {
            "=" => any(&|found| *found == value),
            "!=" => !any(&|found| *found == value),
            "~" => any(&has),
            "!~" => !any(&has),
            ">" => is(&[Ordering::Greater]),
            "<" => is(&[Ordering::Less]),
            ">=" => is(&[Ordering::Greater, Ordering::Equal]),
            _ => is(&[Ordering::Less, Ordering::Equal]),
        }
    })
}

/// What lies at a path, which looks into each item of a list.
fn at<'a>(item: &'a Value, path: &str) -> Vec<&'a Value> {
    let into = |place: &'a Value| place.as_array().map_or_else(|| vec![place], |items| items.iter().collect());
    path.split('.').fold(vec![item], |places, name| places.into_iter().flat_map(|place| into(&place[name])).collect())
}

fn compared(found: &Value, value: &Value) -> Option<Ordering> {
    match (found.as_f64(), value.as_f64()) {
        (Some(found), Some(value)) => found.partial_cmp(&value),
        _ => text(found).zip(text(value)).map(|(found, value)| found.cmp(&value)),
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_lowercase)
}

fn is_date(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-:+.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn all_conditions_hold() {
        let all = || {
            vec![
                json!({ "id": 7, "source": { "branch": { "name": "a" } }, "title": "Fix it", "reviewers": [{ "name": "ada" }, { "name": "grace" }] }),
                json!({ "id": 8, "on": "2026-11-20T09:30" }),
            ]
        };
        let ids = |q: &str| {
            filtered(all(), Some(q)).ok().map(|left| left.iter().map(|item| item["id"].as_u64()).collect::<Vec<_>>())
        };
        for (q, expected) in [
            (r#"source.branch.name="a" AND id < 8"#, Some(vec![Some(7)])),
            (r#"source.branch.name = "b""#, Some(vec![])),
            (r#"title ~ "fix""#, Some(vec![Some(7)])),
            ("id != 7", Some(vec![Some(8)])),
            ("on >= 2026-11-20T09:30", Some(vec![Some(8)])),
            (r#"reviewers.name = "grace""#, Some(vec![Some(7)])),
            (r#"title ~ "fix" AND (id = 7 OR id = 8)"#, Some(vec![Some(7)])),
            ("id = 7 OR id = 8", None),
            ("id in (7, 8)", None),
        ] {
            assert_eq!(ids(q), expected, "{q}");
        }
        assert_eq!(filtered(all(), None).ok().map(|left| left.len()), Some(2));
    }
}
