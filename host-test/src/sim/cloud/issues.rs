//! The issue tracker, which Cloud had until Atlassian removed it.

use super::REPOSITORY;
use crate::sim::{Answer, site::Site};
use axum::{Router, routing::any};
use serde_json::json;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route(&format!("{REPOSITORY}/issues"), any(gone))
        .route(&format!("{REPOSITORY}/issues/{{*below}}"), any(gone))
}

/// As Cloud answers for what it had once: with the announcement.
async fn gone() -> Answer {
    let data = json!({ "announcement_url": "https://developer.atlassian.com/cloud/bitbucket/changelog/#CHANGE-2770" });
    let error = json!({ "message": "CHANGE-2770 - Functionality has been deprecated", "data": data });
    Answer::json(410, &json!({ "type": "error", "error": error, "data": data }))
}
