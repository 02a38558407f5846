//! Webhooks of repositories and of projects.

use super::{error, missing_route, no_project, no_repository, shape};
use crate::sim::{
    Answer, Paging, Product,
    hooks::{Manner, texts},
    site::{Site, text},
    world::webhook::Webhook,
};
use axum::Router;
use serde_json::Value;
use std::sync::Arc;

static MANNER: Manner = Manner {
    product: Product::DataCenter,
    paging: Paging::Offsets,
    created: 201,
    id: |webhook| webhook.id.to_string(),
    shape: shape::webhook,
    set,
    missing: |id| error(404, "webhook.NoSuchWebhookException", &format!("Webhook {id} does not exist.")),
    other: |_| missing_route(),
    of_repository: "/projects/{project}/repos/{repo}/webhooks",
    of_workspace: "/projects/{project}/webhooks",
    no_repository,
    no_workspace: no_project,
};

pub fn routes() -> Router<Arc<Site>> {
    MANNER.routes()
}

/// What is not named is gone, but for whether it is active.
fn set(webhook: &mut Webhook, body: &Value) -> Result<(), Answer> {
    let (Some(name), Some(url), Some(events)) = (text(body, "/name"), text(body, "/url"), texts(&body["events"]))
    else {
        return Err(error(400, "validation.ArgumentValidationException", "A name, a URL and events are needed."));
    };
    (webhook.name, webhook.url, webhook.events) = (name, url, events);
    webhook.active = body["active"].as_bool().unwrap_or(webhook.active);
    webhook.secret = text(body, "/configuration/secret").filter(|secret| !secret.is_empty());
    Ok(())
}
