//! Webhooks of repositories and of the workspace.

use super::{error, no_repository, no_workspace, shape};
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
    product: Product::Cloud,
    paging: Paging::Numbered,
    created: 201,
    id: Webhook::uuid,
    shape: shape::webhook,
    set,
    missing: |id| error(404, &format!("{id} is not a webhook of this resource.")),
    other: |method| error(405, &format!("Method \"{method}\" not allowed.")),
    of_repository: "/repositories/{workspace}/{repo}/hooks",
    of_workspace: "/workspaces/{workspace}/hooks",
    no_repository,
    no_workspace,
};

pub fn routes() -> Router<Arc<Site>> {
    MANNER.routes()
}

/// What is not named stays; an empty secret takes it away.
fn set(webhook: &mut Webhook, body: &Value) -> Result<(), Answer> {
    webhook.name = text(body, "/description").unwrap_or_else(|| webhook.name.clone());
    webhook.url = text(body, "/url").unwrap_or_else(|| webhook.url.clone());
    webhook.events = texts(&body["events"]).unwrap_or_else(|| webhook.events.clone());
    webhook.active = body["active"].as_bool().unwrap_or(webhook.active);
    if let Some(secret) = body.get("secret") {
        webhook.secret = secret.as_str().filter(|secret| !secret.is_empty()).map(str::to_owned);
    }
    // Either is refused with a 400 that says no more.
    if webhook.url.is_empty() || webhook.events.is_empty() {
        return Err(error(400, "Bad request"));
    }
    Ok(())
}
