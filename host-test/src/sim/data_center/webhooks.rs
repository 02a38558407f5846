//! Webhooks of repositories and of projects.

use super::{REPOSITORY, error, missing_route, no_project, on, shape};
use crate::sim::{
    Answer, Paging, Product,
    hooks::{Manner, texts},
    site::{Call, OfNamed, OfRepository, Site, text},
    world::{is_ours, webhook::Webhook},
};
use axum::{Router, extract::Path, http::Method, routing::any};
use bytes::Bytes;
use serde_json::Value;
use std::sync::Arc;

const MANNER: Manner = Manner {
    product: Product::DataCenter,
    paging: Paging::Offsets,
    created: 201,
    id: |webhook| webhook.id.to_string(),
    shape: shape::webhook,
    set,
    missing: |id| error(404, "webhook.NoSuchWebhookException", &format!("Webhook {id} does not exist.")),
    other: |_| missing_route(),
};

pub fn routes() -> Router<Arc<Site>> {
    const OF_PROJECT: &str = "/projects/{project}/webhooks";
    let all = any(async |at: OfRepository, call: Call, method: Method, body: Bytes| {
        let repo = at.1.clone();
        in_repository(at, &call, || MANNER.all(&call, Some(&repo), &method, &body))
    });
    let one = any(async |Path((project, repo, id)): OfNamed, call: Call, method: Method, body: Bytes| {
        let at = Path((project, repo.clone()));
        in_repository(at, &call, || MANNER.one(&call, Some(&repo), &id, &method, &body))
    });
    let all_of_project =
        any(
            async |Path(project): Path<String>, call: Call, method: Method, body: Bytes| {
                if is_ours(&project) { MANNER.all(&call, None, &method, &body) } else { no_project(&project) }
            },
        );
    let one_of_project = any(
        async |Path((project, id)): Path<(String, String)>, call: Call, method: Method, body: Bytes| {
            if is_ours(&project) { MANNER.one(&call, None, &id, &method, &body) } else { no_project(&project) }
        },
    );
    Router::new()
        .route(&format!("{REPOSITORY}/webhooks"), all)
        .route(&format!("{REPOSITORY}/webhooks/{{id}}"), one)
        .route(OF_PROJECT, all_of_project)
        .route(&format!("{OF_PROJECT}/{{id}}"), one_of_project)
}

fn in_repository(at: OfRepository, call: &Call, work: impl FnOnce() -> Answer) -> Answer {
    let mut found = false;
    let missing = on(call, at, |_| {
        found = true;
        Ok(Answer::new(200))
    });
    if found { work() } else { missing }
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
