//! Webhooks of repositories and of the workspace.

use super::{REPOSITORY, error, no_workspace, on, shape};
use crate::sim::{
    Answer, Paging, Product,
    hooks::{Manner, texts},
    site::{Call, OfNamed, OfRepository, Site, text},
    world::{is_ours, webhook::Webhook},
};
use axum::{
    Router,
    extract::Path,
    http::Method,
    routing::{MethodRouter, any},
};
use bytes::Bytes;
use serde_json::Value;
use std::sync::Arc;

const MANNER: Manner = Manner {
    product: Product::Cloud,
    paging: Paging::Numbered,
    created: 201,
    id: Webhook::uuid,
    shape: shape::webhook,
    set,
    missing: |id| error(404, &format!("{id} is not a webhook of this resource.")),
    other: |method| error(405, &format!("Method \"{method}\" not allowed.")),
};

pub fn routes() -> Router<Arc<Site>> {
    const OF_WORKSPACE: &str = "/workspaces/{workspace}/hooks";
    let all: MethodRouter<Arc<Site>> = any(async |at: OfRepository, call: Call, method: Method, body: Bytes| {
        let repo = at.1.clone();
        in_repository(at, &call, || MANNER.all(&call, Some(&repo), &method, &body))
    });
    let one = any(async |Path((workspace, repo, id)): OfNamed, call: Call, method: Method, body: Bytes| {
        let at = Path((workspace, repo.clone()));
        in_repository(at, &call, || MANNER.one(&call, Some(&repo), &id, &method, &body))
    });
    let all_of_workspace =
        any(
            async |Path(workspace): Path<String>, call: Call, method: Method, body: Bytes| {
                if is_ours(&workspace) { MANNER.all(&call, None, &method, &body) } else { no_workspace(&workspace) }
            },
        );
    let one_of_workspace = any(
        async |Path((workspace, id)): Path<(String, String)>, call: Call, method: Method, body: Bytes| {
            if is_ours(&workspace) { MANNER.one(&call, None, &id, &method, &body) } else { no_workspace(&workspace) }
        },
    );
    Router::new()
        .route(&format!("{REPOSITORY}/hooks"), all)
        .route(&format!("{REPOSITORY}/hooks/{{id}}"), one)
        .route(OF_WORKSPACE, all_of_workspace)
        .route(&format!("{OF_WORKSPACE}/{{id}}"), one_of_workspace)
}

fn in_repository(at: OfRepository, call: &Call, work: impl FnOnce() -> Answer) -> Answer {
    let mut found = false;
    let missing = on(call, at, |_| {
        found = true;
        Ok(Answer::new(200))
    });
    if found { work() } else { missing }
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
