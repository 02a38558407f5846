//! `poll`: asks for the events of a subscription again and again, until Ctrl-C.

use std::time::Duration;

use host_test::{
    clock::{Clock as _, SystemClock},
    store::{Delivered, Started, Status, Subscription},
};

use super::{
    arguments::{Options, Poll},
    failure::{self, Result},
    hosted::{Hosted, unusable},
    sink::Sink,
};

/// Polls, stores what is found, and hands it on.
pub async fn poll(options: &Options, arguments: &Poll) -> Result<()> {
    let hosted = Hosted::open(options)?;
    let sink = Sink::new(&arguments.to)?;
    let mut subscription = hosted.subscription(&arguments.id).await?;
    loop {
        let wait = tokio::select! {
            wait = once(&hosted, &sink, &mut subscription) => wait?,
            _ = tokio::signal::ctrl_c() => return Ok(()),
        };
        if arguments.once {
            return Ok(());
        }
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = tokio::signal::ctrl_c() => return Ok(()),
        }
    }
}

/// One poll; gives how long to wait before the next.
async fn once(hosted: &Hosted, sink: &Sink, subscription: &mut Subscription) -> Result<Duration> {
    // What was stored, and not handed on before the program ended.
    for event in hosted.store.waiting().await.map_err(unusable)? {
        if event.subscription == subscription.id {
            hand_on(hosted, sink, subscription, &event).await?;
        }
    }
    let (connection, trigger) = (&subscription.connection, &subscription.trigger);
    let config = subscription.config.to_string();
    let state = subscription.state.as_deref();
    let polled = hosted.host.poll(&hosted.services, connection, trigger, &config, state).await;
    let polled = match polled.map_err(|ended| failure::host(ended.into()))? {
        Ok(polled) => polled,
        Err(error) if error.retryable => {
            super::note(&format!("{} Polling goes on.", error.message));
            return Ok(Duration::from_millis(error.retry_after_ms.unwrap_or(60_000)));
        }
        Err(error) => return Err(Box::new(error)),
    };
    let events = polled.events.into_iter().map(|event| Started {
        id: event.id,
        occurred_at: event.occurred_at,
        payload: serde_json::from_str(&event.payload).unwrap_or_else(|_| event.payload.into()),
    });
    let delivered = Delivered { events: events.collect(), state: Some(polled.state.clone()), why: None };
    let all = vec![(subscription.clone(), delivered)];
    let stored = hosted.store.receive(all, Vec::new(), SystemClock.now_ms()).await.map_err(unusable)?;
    subscription.state = Some(polled.state);
    for event in stored.into_iter().flatten() {
        hand_on(hosted, sink, subscription, &event).await?;
    }
    Ok(Duration::from_millis(polled.next_poll_ms.into()))
}

async fn hand_on(
    hosted: &Hosted,
    sink: &Sink,
    subscription: &Subscription,
    event: &host_test::store::Stored,
) -> Result<()> {
    let (status, why) = match sink.take(event, subscription).await {
        Ok(()) => (Status::Done, None),
        Err(why) => {
            super::note(&format!("Event {} was not taken: {why}. It is tried again.", event.number));
            (Status::Waiting, Some(why))
        }
    };
    let marks = vec![(event.number, status, why)];
    hosted.store.receive(Vec::new(), marks, SystemClock.now_ms()).await.map(drop).map_err(unusable)
}
