//! The parameter `q`, as far as conditions joined by `AND` go.

use super::error;
use crate::sim::Answer;
use serde_json::Value;

/// Two characters before one, so that `>=` is not taken for `>`.
const OPERATORS: [&str; 8] = ["!=", ">=", "<=", "!~", "=", ">", "<", "~"];

/// The items of which all conditions hold.
pub fn filtered(mut all: Vec<Value>, q: Option<&str>) -> Result<Vec<Value>, Answer> {
    for condition in q.into_iter().flat_map(|q| q.split(" AND ")) {
        let holds = read(condition).ok_or_else(|| error(501, "The simulator doesn't implement this `q`."))?;
        all.retain(|item| holds(item));
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
        let found = path.split('.').fold(item, |place, name| &place[name]);
        let text = |value: &Value| value.as_str().map(str::to_lowercase);
        let order = match (found.as_f64(), value.as_f64()) {
            (Some(found), Some(value)) => found.partial_cmp(&value),
            _ => text(found).zip(text(&value)).map(|(found, value)| found.cmp(&value)),
        };
        let has = || text(found).zip(text(&value)).is_some_and(|(found, value)| found.contains(&value));
        match operator {
            "=" => found == &value,
            "!=" => found != &value,
            "~" => has(),
            "!~" => !has(),
            ">" => order.is_some_and(|order| order.is_gt()),
            "<" => order.is_some_and(|order| order.is_lt()),
            ">=" => order.is_some_and(|order| order.is_ge()),
            _ => order.is_some_and(|order| order.is_le()),
        }
    })
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
                json!({ "id": 7, "source": { "branch": { "name": "a" } }, "title": "Fix it" }),
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
            (r#"(id = 7 OR id = 8)"#, None),
            ("id in (7, 8)", None),
        ] {
            assert_eq!(ids(q), expected, "{q}");
        }
        assert_eq!(filtered(all(), None).ok().map(|left| left.len()), Some(2));
    }
}
