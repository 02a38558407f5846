//! `events` and `replay-event`: what was received, filtered or refused, and why.

use host_test::{
    clock::{Clock as _, SystemClock},
    store::{Status, Stored},
};
use serde_json::{Value, json};

use super::{
    arguments::Options,
    arguments::{Events, ReplayEvent},
    failure::{Result, usage},
    hosted::{Hosted, unusable},
    sink::Sink,
    table::table,
};

/// The latest of what was received.
pub async fn events(options: &Options, arguments: &Events) -> Result<String> {
    let hosted = Hosted::open(options)?;
    let subscription = match &arguments.subscription {
        Some(id) => Some(hosted.subscription(id).await?.id),
        None => None,
    };
    let all = hosted.store.events(subscription.as_deref(), arguments.limit).await.map_err(unusable)?;
    if options.json {
        return Ok(super::document(&all.iter().map(shown).collect::<Value>().to_string()));
    }
    let rows = all.iter().map(|one| {
        vec![
            one.number.to_string(),
            one.received_at.clone(),
            one.subscription[..8.min(one.subscription.len())].to_owned(),
            one.status.name().to_owned(),
            one.why.clone().or_else(|| one.id.clone()).unwrap_or_default(),
        ]
    });
    Ok(table(&["number", "received", "subscription", "status", "event or reason"], rows))
}

/// Hands an event on again.
pub async fn replay(options: &Options, arguments: &ReplayEvent) -> Result<String> {
    let hosted = Hosted::open(options)?;
    let event = hosted.store.event(arguments.number).await.map_err(unusable)?;
    let event = event.filter(|event| event.id.is_some()).ok_or_else(|| {
        usage(format!("There is no event {}.", arguments.number), "List what was received: host-test events")
    })?;
    let subscription = hosted.subscription(&event.subscription).await?;
    let sink = Sink::new(&arguments.to)?;
    sink.take(&event, &subscription)
        .await
        .map_err(|why| usage(format!("The event was not taken: {why}."), "Try again."))?;
    let marks = vec![(event.number, Status::Done, None)];
    hosted.store.receive(Vec::new(), marks, SystemClock.now_ms()).await.map_err(unusable)?;
    Ok(String::new())
}

fn shown(one: &Stored) -> Value {
    json!({
        "number": one.number,
        "subscription": one.subscription,
        "id": one.id,
        "received_at": one.received_at,
        "occurred_at": one.occurred_at,
        "status": one.status.name(),
        "why": one.why,
        "payload": one.payload,
    })
}
