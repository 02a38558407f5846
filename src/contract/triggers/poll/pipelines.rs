//! Pipelines that ended: those that are new, and those that still ran when they were seen last.

use serde_json::{Map, Value};

use super::{Found, Watch};
use crate::base::error::{Kind, Result};
use crate::base::json::{items, plain};
use crate::engine::poll::Change;

/// How many of the newest are looked at.
const NEWEST: u32 = 100;
/// How many that still run are remembered.
const MOST_RUNNING: usize = 500;

pub fn look(watch: &mut Watch, seen: &Value, seen_now: &mut Map<String, Value>) -> Result<Vec<Found>> {
    let first = seen.is_null();
    let highest = seen["highest"].as_u64().unwrap_or_default();
    let running = items(&seen["running"]).to_vec();
    let number = |pipeline: &Value| pipeline["number"].as_u64().unwrap_or_default();
    let (mut pipelines, _) = watch.list("list-pipelines", &[], NEWEST)?;
    let highest_now = pipelines.iter().map(number).max().unwrap_or_default().max(highest);
    let listed = |pipelines: &[Value], wanted: &Value| pipelines.iter().any(|one| one["number"] == *wanted);
    for missing in running.iter().filter(|wanted| !listed(&pipelines, wanted)).cloned().collect::<Vec<_>>() {
        match watch.run("get-pipeline", &[("pipeline", plain(&missing).into())]) {
            Ok(pipeline) => pipelines.push(pipeline),
            Err(error) if error.kind == Kind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    pipelines.sort_by_key(number);
    let mut still_running = Vec::new();
    let mut found = Vec::new();
    for pipeline in &pipelines {
        let ended = !pipeline["completed_at"].is_null();
        let awaited = number(pipeline) > highest || running.contains(&pipeline["number"]);
        match ended {
            true if awaited => found.push(of(pipeline)),
            true => {}
            false => still_running.push(pipeline["number"].clone()),
        }
    }
    if first && watch.backfill == 0 {
        found.clear();
    }
    found.sort_by_key(|found| plain(&found.change.occurred_at));
    let surplus = still_running.len().saturating_sub(MOST_RUNNING);
    seen_now.insert("highest".into(), highest_now.into());
    seen_now.insert("running".into(), still_running.split_off(surplus).into());
    Ok(found)
}

fn of(pipeline: &Value) -> Found {
    let mut change = Change::new("finished");
    change.occurred_at = pipeline["completed_at"].clone();
    change.actor = pipeline["author"].clone();
    change.members.push(("pipeline", pipeline.clone()));
    Found { key: plain(&pipeline["number"]), change }
}
