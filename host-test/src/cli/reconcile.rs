//! `reconcile`: webhooks that somebody deleted, switched off or changed are repaired. `listen` does it as well, every hour.

use std::time::Duration;

use host_test::{
    store::{Mode, Subscription},
    types::Error,
};
use serde_json::{Value, json};

use super::{
    arguments::{Options, Reconcile},
    failure::{self, Result},
    hosted::{Hosted, unusable},
    table::table,
};

/// How often `listen` looks after its webhooks.
const PAUSE: Duration = Duration::from_secs(60 * 60);
/// How often the same is tried where a delivery changed the state meanwhile.
const TRIES: usize = 5;

/// Repairs the webhooks of one subscription, or of all.
pub async fn reconcile(options: &Options, arguments: &Reconcile) -> Result<String> {
    let hosted = Hosted::open(options)?;
    let named = match &arguments.id {
        Some(id) => vec![hosted.subscription(id).await?],
        None => webhooks(&hosted).await?,
    };
    let mut done = Vec::new();
    let mut failed = None;
    for one in named {
        let result = repair(&hosted, &one).await;
        done.push(json!({
            "id": one.id,
            "trigger": one.trigger,
            "connection": one.connection,
            "error": result.as_ref().err().map(|error| host_test::error::json(error)),
        }));
        failed = failed.or(result.err());
    }
    // Of several, each is told; of one alone, its error is the command's.
    if let (Some(error), 1) = (failed, done.len()) {
        return Err(error);
    }
    if options.json {
        return Ok(super::document(&Value::from(done).to_string()));
    }
    let rows = done.iter().map(|one| {
        let word = |member: &str| one[member].as_str().unwrap_or_default().to_owned();
        let result = one["error"]["message"].as_str().unwrap_or("reconciled").to_owned();
        vec![word("id"), word("trigger"), word("connection"), result]
    });
    Ok(table(&["id", "trigger", "connection", "result"], rows))
}

/// Repairs all webhooks now, and then every hour. What fails is told, and tried again.
pub async fn regularly(hosted: &Hosted) {
    loop {
        match webhooks(hosted).await {
            Ok(all) => {
                for one in all {
                    if let Err(error) = repair(hosted, &one).await {
                        super::note(&format!("Can't reconcile the webhook of {}: {}", one.trigger, error.message));
                    }
                }
            }
            Err(error) => super::note(&error.message),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn webhooks(hosted: &Hosted) -> Result<Vec<Subscription>> {
    let all = hosted.store.subscriptions().await.map_err(unusable)?;
    Ok(all.into_iter().filter(|one| one.mode == Mode::Webhook).collect())
}

async fn repair(hosted: &Hosted, one: &Subscription) -> std::result::Result<(), Box<Error>> {
    let (Some(url), config) = (&one.url, one.config.to_string()) else { return Ok(()) };
    let mut before = one.state.clone();
    for _ in 0..TRIES {
        let Some(state) = &before else { return Ok(()) };
        let repaired =
            hosted.host.reconcile(&hosted.services, &one.connection, &one.trigger, &config, url, state).await;
        let repaired = repaired.map_err(|ended| failure::host(ended.into()))??;
        if hosted.store.replace_state(&one.id, before.clone(), repaired.state).await.map_err(unusable)? {
            return Ok(());
        }
        let all = hosted.store.subscriptions().await.map_err(unusable)?;
        before = all.into_iter().find(|known| known.id == one.id).and_then(|known| known.state);
    }
    // The webhooks are repaired; the next time adopts those that could not be noted.
    Err(unusable(format!("the state of the subscription {} changed {TRIES} times in a row", one.id)))
}
