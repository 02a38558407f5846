//! Branches and tags: each with its commit, compared with the last poll's.

use serde_json::{Map, Value, json};

use super::{Found, Watch};
use crate::base::error::Result;
use crate::base::json::plain;
use crate::engine::poll::Change;

/// The most branches, and the most tags, of a repository.
const MOST: u32 = 5_000;

pub fn look(
    watch: &Watch,
    lists: &[(&str, &str)],
    changes: &[&str],
    seen: &Value,
    seen_now: &mut Map<String, Value>,
) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for (list, kind) in lists {
        let known = seen[*kind].as_object().cloned().unwrap_or_default();
        let mut now = Map::new();
        for item in watch.all(list, &[], MOST, if *kind == "tag" { "tags" } else { "branches" })? {
            let (name, commit) = (plain(&item["name"]), plain(&item["commit"]));
            let before = known.get(&name).and_then(Value::as_str);
            let what = if before.is_some() { "updated" } else { "created" };
            if before != Some(&commit) {
                found.extend(change(changes, kind, &name, what, before, Some(&commit)));
            }
            now.insert(name, commit.into());
        }
        for (name, commit) in known.iter().filter(|(name, _)| !now.contains_key(*name)) {
            found.extend(change(changes, kind, name, "deleted", commit.as_str(), None));
        }
        seen_now.insert((*kind).into(), now.into());
    }
    Ok(found)
}

fn change(
    wanted: &[&str],
    kind: &str,
    name: &str,
    what: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> Option<Found> {
    if !wanted.contains(&what) {
        return None;
    }
    let is_branch = kind == "branch";
    let (branch, tag) = if is_branch { (Some(name), None) } else { (None, Some(name)) };
    let one = json!({
        "ref": name, "type": kind, "change": what, "branch": branch, "tag": tag, "before": before, "after": after,
        "forced": null, "truncated": is_branch && after.is_some(), "commits": [],
    });
    let mut change = Change::new(format!("{what}/{}", after.or(before).unwrap_or_default()));
    // Events of one branch or tag have these as members of their own, a push has the whole.
    for member in ["branch", "tag", "before", "after", "truncated", "commits"] {
        change.members.push((member, one[member].clone()));
    }
    change.members.push(("changes", vec![one].into()));
    Some(Found { key: format!("{kind}/{name}"), change })
}
