//! Secrets of OAuth are sealed where they are kept, and shown by nothing. What all the other cases here are told, log and
//! send is searched as well, whenever one of them ends.

use super::{HERE, SECRET, Site, connections, search};
use host_test::{
    connections::Connection,
    sim::{Answer, CLIENT_SECRET, Product, Rule, Script},
};
use serde_json::json;
use std::{fs, path::Path};
use tempfile::TempDir;

/// Everything below a folder, as text.
fn contents(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .map(|path| match path.is_dir() {
            true => contents(&path),
            false => String::from_utf8_lossy(&fs::read(&path).expect("it is there")).into_owned(),
        })
        .collect()
}

#[tokio::test]
async fn the_database_and_its_log_hold_no_secret_in_plain() {
    for product in Product::ALL {
        let folder = TempDir::new().expect("a folder");
        let site = Site::new(product, Script::default()).in_file(folder.path());
        site.connect().await.expect("it is connected");
        for _ in 0..3 {
            site.outlive();
            site.run().await.expect("a success");
            let all = contents(&folder.path().join("store"));
            assert!(all.contains(HERE), "names are plain, so the search is of the right files");
            search(&site.settings, "the store", &all);
            let stored = site.stored().await.expect("tokens").tokens;
            // Nor what makes one token another.
            for scope in &stored.scopes {
                assert!(!all.contains(scope.as_str()), "{product:?}: the store shows {scope}");
            }
        }
        crate::HOST.disconnect(&site.services, HERE).await.expect("an answer").expect("it is disconnected");
        search(&site.settings, "the store afterwards", &contents(&folder.path().join("store")));
    }
}

#[tokio::test]
async fn a_token_endpoint_elsewhere_gets_what_is_its_own() {
    for product in Product::ALL {
        // Its address is known only when the simulation runs; until then the connection has another.
        let mut site = Site::new(product, Script::default());
        let live = site.simulation.connected(product);
        let body = json!({ "access_token": live.access_token, "refresh_token": live.refresh_token, "expires_in": 59 });
        site.simulation.rule(Rule::on("POST", "/elsewhere/token").answers(Answer::json(200, &body)));
        site.settings["token_url"] = format!("{}/elsewhere/token", site.simulation.storage()).into();
        site.services.connections = connections(&site.settings);
        site.connect().await.expect("it is connected");
        site.run().await.expect("a success");
        let (token, api) = site.requests();
        assert_eq!(token.len(), 2, "{product:?}: the sign-in's, and a refresh as it lasts no minute");
        assert!(token.iter().all(|seen| seen.to_storage) && !api.iter().any(|seen| seen.to_storage));
    }
}

#[tokio::test]
async fn a_redirect_to_storage_takes_no_token_along() {
    for (product, path) in [
        (Product::Cloud, "/2.0/repositories/acme/web"),
        (Product::DataCenter, "/bitbucket/rest/api/latest/projects/acme/repos/web"),
    ] {
        let mut site = Site::connected(product, Script::default()).await;
        let storage = site.simulation.storage().to_owned();
        site.settings["host"] = json!({ "allow": [storage] });
        site.services.connections = connections(&site.settings);
        let elsewhere = Answer::redirect(302, &format!("{storage}/stored"));
        site.simulation.rule(Rule::on("GET", path).answers(elsewhere));
        site.simulation
            .rule(Rule::on("GET", "/stored").answers(Answer::json(200, &json!({ "slug": "web", "name": "Web" }))));
        let _ = site.run().await;
        let (_, api) = site.requests();
        let stored: Vec<_> = api.iter().filter(|seen| seen.to_storage).collect();
        assert_eq!(stored.len(), 1, "{product:?}");
        assert!(stored[0].header("authorization").is_none(), "{product:?}");
    }
}

#[tokio::test]
async fn debug_output_shows_no_secret() {
    let site = Site::connected(Product::Cloud, Script::default()).await;
    let stored = site.stored().await;
    let connection = Connection::new(site.settings.clone());
    let shown = format!(
        "{stored:?} {connection:?} {:?} {:?}",
        site.simulation.issued(Product::Cloud),
        site.simulation.requests()
    );
    search(&site.settings, "Debug", &shown);
    assert!(shown.contains("revision") && shown.contains("client_id"), "{shown}");
}

#[test]
fn there_are_secrets_to_look_for() {
    let settings = json!({ "client_id": "an-id", "client_secret": CLIENT_SECRET });
    for shown in [CLIENT_SECRET, "simulated-access-token-0001", SECRET[1]] {
        let found = std::panic::catch_unwind(|| search(&settings, "this", shown));
        assert!(found.is_err(), "{shown}");
    }
}
