//! The newest of a list. Its order never decreases from one to the next; of those with the same order each is remembered, so that
//! of two that came in the same moment neither is lost, and none comes twice though the list moves.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::{Found, Watch, as_event_has_it};
use crate::base::error::{Error, Kind, Result};
use crate::base::json::{items, plain};
use crate::engine::poll::{Change, Newest};

/// How many are read by a poll, and how many where all of these are new.
const PAGE: u32 = 100;
const MOST: u32 = 1_000;
/// How many are read in the beginning.
const FEW: u64 = 10;

pub fn look(watch: &Watch, newest: &Newest, seen: &Value, seen_now: &mut Map<String, Value>) -> Result<Vec<Found>> {
    let input: Vec<_> = newest.input.iter().map(|(name, value)| (*name, Value::from(*value))).collect();
    let order = newest.order(watch.product());
    let first = seen.is_null();
    let known = items(&seen["at"]).to_vec();
    let is_new = |item: &Value| match by_order(&item[order], &seen["after"]) {
        Ordering::Greater => true,
        Ordering::Equal => !known.contains(&identity(item)),
        Ordering::Less => false,
    };
    let is_by_age = newest.by_age.contains(&watch.product());
    // In the beginning a few tell where it begins. A list that is not by age has to be read as a whole.
    let most = match (is_by_age, first) {
        (false, _) => MOST,
        (true, true) => u32::try_from(watch.backfill.max(FEW)).unwrap_or(MOST),
        (true, false) => PAGE,
    };
    let (mut listed, mut more) = watch.list(newest.list, &input, most)?;
    if more && !is_by_age {
        return Err(Error::new(
            Kind::Unsupported,
            format!("Polling can watch {MOST} repositories, and there are more."),
        )
        .resolution("Use a webhook of the project, or narrow the trigger down to a smaller project."));
    }
    if more && !first && listed.iter().all(is_new) {
        (listed, more) = watch.list(newest.list, &input, MOST)?;
        if more && listed.iter().all(is_new) {
            watch.host.warn(&format!("More than {MOST} came since the last poll: the oldest of them start nothing."));
        }
    }
    listed.retain(|item| !item[order].is_null());
    listed.sort_by(|one, other| by_order(&one[order], &other[order]));
    let found: Vec<Found> = listed.iter().filter(|item| is_new(item)).map(|item| watch.found(newest, item)).collect();
    let last = listed.last().map_or(&Value::Null, |item| &item[order]);
    let after = if by_order(last, &seen["after"]) == Ordering::Greater { last.clone() } else { seen["after"].clone() };
    let mut at: Vec<Value> = listed.iter().filter(|item| item[order] == after).map(identity).collect();
    // What was deleted meanwhile is still known.
    if after == seen["after"] {
        at.extend(known.into_iter().filter(|it| !at.contains(it)).collect::<Vec<_>>());
    }
    seen_now.insert("after".into(), after);
    seen_now.insert("at".into(), at.into());
    Ok(found)
}

fn identity(item: &Value) -> Value {
    plain(&item["id"]).into()
}

/// Numbers by value, also where they come as text; else as text, which sorts times. Null is before everything.
fn by_order(one: &Value, other: &Value) -> Ordering {
    let number = |value: &Value| value.as_u64().or_else(|| value.as_str()?.parse().ok());
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ if one.is_null() || other.is_null() => other.is_null().cmp(&one.is_null()),
        _ => plain(one).cmp(&plain(other)),
    }
}

impl Watch<'_> {
    fn found(&self, newest: &Newest, item: &Value) -> Found {
        let mut change = Change::new("new");
        change.occurred_at = item.get("created_at").cloned().unwrap_or_default();
        change.actor = item.get("author").cloned().unwrap_or_default();
        let item = if newest.member == "repository" { as_event_has_it(item) } else { item.clone() };
        let key = identity(&item);
        change.members.push((newest.member, item));
        Found { key: plain(&key), change }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_and_times_have_an_order_and_nothing_comes_first() {
        for (one, other, order) in [
            (json!(9), json!(10), Ordering::Less),
            (json!("9"), json!("10"), Ordering::Less),
            (json!("2026-11-20T09:30:00.000Z"), json!("2026-11-20T10:00:00.000Z"), Ordering::Less),
            (json!("2026-11-20T09:30:00.000Z"), json!(null), Ordering::Greater),
            (json!(null), json!(null), Ordering::Equal),
            (json!(null), json!(0), Ordering::Less),
        ] {
            assert_eq!(by_order(&one, &other), order, "{one} {other}");
        }
    }
}
