//! `subscribe`, `subscriptions`, `unsubscribe`: the triggers of this machine.

use host_test::{
    clock::{Clock as _, SystemClock},
    store::{Mode, Subscription},
};
use serde_json::{Value, json};

use super::{
    arguments::{Options, Subscribe, Unsubscribe},
    default,
    failure::{self, Result, usage},
    hosted::{Hosted, real, unusable},
    input,
    table::table,
    triggers,
};

/// Creates the webhook of a trigger, or, with `--polling`, notes that it is to be polled.
pub async fn subscribe(options: &Options, arguments: &Subscribe) -> Result<String> {
    let connection = default::name(options);
    real(&connection)?;
    let hosted = Hosted::open(options)?;
    let trigger = triggers::find(&hosted.host, &arguments.trigger).await?;
    let config = input::of(&hosted.host, &trigger.id, &arguments.input).await?.unwrap_or_else(|| "{}".into());
    let id: String = SystemClock.random(16).iter().map(|byte| format!("{byte:02x}")).collect();
    let url = match (&arguments.url, arguments.polling) {
        (Some(url), false) => Some(format!("{}/hooks/{id}", url.trim_end_matches('/'))),
        (None, true) => None,
        _ => {
            return Err(usage(
                "Where are events to come from?",
                "Use the public URL of `listen` (--url https://…), or poll for events (--polling).",
            ));
        }
    };
    let (host, services, connection) = (&hosted.host, &hosted.services, &connection);
    let state = match &url {
        Some(url) => {
            let subscribed = host.subscribe(services, connection, &trigger.id, &config, url).await;
            Some(subscribed.map_err(|ended| failure::host(ended.into()))??.state)
        }
        None => {
            // Wrong configuration is told now, and what happens from now on is found.
            let polled = host.poll(services, connection, &trigger.id, &config, None).await;
            Some(polled.map_err(|ended| failure::host(ended.into()))??.state)
        }
    };
    let subscription = Subscription {
        id,
        connection: connection.clone(),
        trigger: trigger.id,
        mode: if url.is_some() { Mode::Webhook } else { Mode::Polling },
        url,
        created_at: SystemClock.now_ms(),
        config: serde_json::from_str(&config).unwrap_or_default(),
        state,
    };
    hosted.store.keep_subscription(&subscription).await.map_err(unusable)?;
    if options.json {
        return Ok(super::document(&shown(&subscription).to_string()));
    }
    let next = match subscription.mode {
        Mode::Webhook => "Receive its events: host-test listen".to_owned(),
        Mode::Polling => format!("Poll for its events: host-test poll {}", &subscription.id[..8]),
    };
    super::note(&format!("Subscribed {} to {}. {next}", subscription.connection, subscription.trigger));
    Ok(format!("{}\n", subscription.id))
}

/// All subscriptions, without their secrets.
pub async fn list(options: &Options) -> Result<String> {
    let hosted = Hosted::open(options)?;
    let all = hosted.store.subscriptions().await.map_err(unusable)?;
    if options.json {
        return Ok(super::document(&all.iter().map(shown).collect::<Value>().to_string()));
    }
    if all.is_empty() {
        super::note("There are no subscriptions. Create one: host-test subscribe TRIGGER --url URL");
    }
    let rows = all.iter().map(|one| {
        let config = without_secret(&one.config).to_string();
        let url = one.url.clone().unwrap_or_default();
        vec![one.id.clone(), one.trigger.clone(), one.connection.clone(), one.mode.id().to_owned(), url, config]
    });
    Ok(table(&["id", "trigger", "connection", "mode", "url", "configuration"], rows))
}

/// Deletes the webhooks of a subscription, and what is stored of it.
pub async fn unsubscribe(options: &Options, arguments: &Unsubscribe) -> Result<String> {
    let hosted = Hosted::open(options)?;
    let one = hosted.subscription(&arguments.id).await?;
    if let (Mode::Webhook, Some(state)) = (one.mode, &one.state)
        && !arguments.keep_webhook
    {
        let deleted = hosted.host.unsubscribe(&hosted.services, &one.connection, state).await;
        deleted.map_err(|ended| failure::host(ended.into()))??;
    }
    hosted.store.remove_subscription(&one.id).await.map_err(unusable)?;
    if options.json {
        return Ok(super::document(&json!({ "id": one.id, "deleted": true }).to_string()));
    }
    super::note(&format!("Unsubscribed {} from {}.", one.connection, one.trigger));
    Ok(String::new())
}

/// A subscription as JSON, without its state, which is a secret.
fn shown(one: &Subscription) -> Value {
    json!({
        "id": one.id,
        "trigger": one.trigger,
        "connection": one.connection,
        "mode": one.mode.id(),
        "url": one.url,
        "config": without_secret(&one.config),
        "created_at": one.created_at,
    })
}

fn without_secret(config: &Value) -> Value {
    let mut config = config.clone();
    if let Some(secret) = config.get_mut("secret") {
        *secret = "***".into();
    }
    config
}
