//! The connector's error record as JSON: what `--json` prints and fixtures hold.

use crate::types::{Applied, Error, ErrorKind};
use serde_json::{Map, Value, json};

/// The record with its absent members left out; kinds in kebab case, members in snake case.
pub fn json(error: &Error) -> Value {
    let mut record = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() && value != json!([]) {
            record.insert(name.into(), value);
        }
    };
    put("kind", json!(kind(error.kind)));
    put("code", json!(error.code));
    put("message", json!(error.message));
    put("cause", json!(error.cause));
    put("resolution", json!(error.resolution));
    put("applied", json!(applied(error.applied)));
    put("retryable", json!(error.retryable));
    put("status", json!(error.status));
    put("retry_after_ms", json!(error.retry_after_ms));
    put("required_scopes", json!(error.required_scopes));
    put("granted_scopes", json!(error.granted_scopes));
    let fields = error.fields.iter().map(|fault| json!({ "field": fault.field, "message": fault.message }));
    put("fields", fields.collect());
    put("link", json!(error.link));
    put("request", json!(error.request));
    put("detail", json!(error.detail));
    // The connector promises JSON here; what is none is shown as the text it is.
    put("extra", error.extra.as_ref().map(|text| serde_json::from_str(text).unwrap_or_else(|_| json!(text))).into());
    record.into()
}

/// The kind as the contract writes it: `not-found`.
pub fn kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidInput => "invalid-input",
        ErrorKind::InvalidConnection => "invalid-connection",
        ErrorKind::Unsupported => "unsupported",
        ErrorKind::Unauthenticated => "unauthenticated",
        ErrorKind::TokenAcquisition => "token-acquisition",
        ErrorKind::TokenResponse => "token-response",
        ErrorKind::TokenRefresh => "token-refresh",
        ErrorKind::InteractionRequired => "interaction-required",
        ErrorKind::Forbidden => "forbidden",
        ErrorKind::MissingScope => "missing-scope",
        ErrorKind::NotFound => "not-found",
        ErrorKind::Gone => "gone",
        ErrorKind::Conflict => "conflict",
        ErrorKind::Rejected => "rejected",
        ErrorKind::RateLimited => "rate-limited",
        ErrorKind::QuotaExceeded => "quota-exceeded",
        ErrorKind::TooLarge => "too-large",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Network => "network",
        ErrorKind::Upstream => "upstream",
        ErrorKind::Cancelled => "cancelled",
        ErrorKind::Host => "host",
        ErrorKind::Other => "other",
    }
}

/// Whether the change was made, as the contract writes it.
pub fn applied(applied: Applied) -> &'static str {
    match applied {
        Applied::No => "no",
        Applied::Unknown => "unknown",
        Applied::Partly => "partly",
        Applied::Yes => "yes",
    }
}
