//! Connections to nobody's Bitbucket, for recorded answers: the fixtures and the demonstration use them.

use crate::{
    Services,
    blobs::Blobs,
    clock::FakeClock,
    connections::{Connection, MemoryConnections},
    http::Http,
};
use serde_json::{Value, json};
use std::sync::Arc;

/// The base address of the Data Center that the recorded answers come from.
pub const DATA_CENTER: &str = "https://git.example.com/bitbucket";

/// All the connections, by name. `demo` is `cloud`, and `demo-data-center` is `data-center`.
pub fn connections() -> MemoryConnections {
    let cloud = json!({
        "product": "cloud", "credential": "api-token", "email": "ada@example.com", "token": "demo-api-token-0001",
    });
    let data_center = json!({
        "product": "data-center", "credential": "http-access-token", "base_url": DATA_CENTER,
        "token": "demo-http-token-0002",
    });
    // For recordings of failures that are shown as they come.
    let impatient = |settings: &Value| {
        let mut settings = settings.clone();
        settings["retries"] = json!(0);
        settings
    };
    let with_defaults = |settings: &Value| {
        let mut settings = settings.clone();
        settings["workspace"] = json!("acme");
        settings["repo"] = json!("web");
        settings
    };
    let all = [
        ("cloud-no-retries", impatient(&cloud)),
        ("data-center-no-retries", impatient(&data_center)),
        ("cloud-defaults", with_defaults(&cloud)),
        ("demo", cloud.clone()),
        ("cloud", cloud),
        (
            "cloud-access-token",
            json!({
                "product": "cloud", "credential": "access-token", "token": "demo-access-token-0004",
            }),
        ),
        (
            "cloud-oauth",
            json!({
                "product": "cloud", "credential": "oauth", "client_id": "demo-key", "client_secret": "demo-client-secret-0007",
                "scopes": ["repository", "pullrequest"],
            }),
        ),
        (
            "cloud-client-credentials",
            json!({
                "product": "cloud", "credential": "client-credentials", "client_id": "demo-key",
                "client_secret": "demo-client-secret-0008",
            }),
        ),
        (
            "cloud-host-managed",
            json!({
                "product": "cloud", "credential": "host-managed", "host": { "authorization": "Bearer demo-host-token-0005" },
            }),
        ),
        ("demo-data-center", data_center.clone()),
        ("data-center", data_center),
        (
            "data-center-password",
            json!({
                "product": "data-center", "credential": "password", "base_url": DATA_CENTER, "username": "ada",
                "password": "demo-password-0003",
            }),
        ),
        (
            "data-center-oauth",
            json!({
                "product": "data-center", "credential": "oauth", "base_url": DATA_CENTER, "client_id": "demo-key",
                "client_secret": "demo-client-secret-0009",
            }),
        ),
        (
            "data-center-host-managed",
            json!({
                "product": "data-center", "credential": "host-managed", "base_url": DATA_CENTER,
                "host": { "authorization": "Bearer demo-host-token-0006" },
            }),
        ),
    ];
    MemoryConnections(all.map(|(name, settings)| (name.to_owned(), Connection::new(settings))).into())
}

/// The name under which fixtures know a connection: `cloud` for `demo`, for instance.
pub fn fixture_name(connection: &str) -> &str {
    match connection {
        "demo" => "cloud",
        "demo-data-center" => "data-center",
        other => other,
    }
}

/// Services for recorded answers: these connections, and a clock that makes waits take no time and multipart boundaries
/// come out the same in every run.
pub fn services(http: Arc<dyn Http>, blobs: Arc<dyn Blobs>) -> Services {
    Services { clock: Arc::new(FakeClock::default()), ..Services::new(http, Arc::new(connections()), blobs) }
}
