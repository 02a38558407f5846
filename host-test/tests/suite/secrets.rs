//! Secrets are seen by Bitbucket and nobody else.

use crate::{HOST, LIBRARY, assert_none, root};
use host_test::{
    Services,
    blobs::FolderBlobs,
    connections::Connections,
    connections::TomlConnections,
    demo, error,
    http::Replay,
    observer::{Level, Observer},
    tokens::Tokens,
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

/// Keeps everything that the connector says.
#[derive(Default)]
pub struct Listening(pub Mutex<String>);

impl Observer for Listening {
    fn log(&self, level: Level, message: &str) {
        *self.0.lock().expect("no panic under the lock") += &format!("{level:?} {message}\n");
    }

    fn progress(&self, done: u64, total: Option<u64>, what: &str) {
        *self.0.lock().expect("no panic under the lock") += &format!("{done} {total:?} {what}\n");
    }
}

fn secrets() -> Vec<String> {
    demo::connections().0.values().flat_map(|connection| connection.secrets()).collect()
}

fn found(place: &str, text: &str) -> Vec<String> {
    secrets().iter().filter(|secret| text.contains(*secret)).map(|secret| format!("{place} shows {secret}")).collect()
}

#[test]
fn the_demo_connections_have_secrets_to_look_for() {
    assert!(secrets().iter().any(|secret| secret == "demo-api-token-0001"));
    // ada@example.com:demo-api-token-0001
    assert!(secrets().iter().any(|secret| secret == "YWRhQGV4YW1wbGUuY29tOmRlbW8tYXBpLXRva2VuLTAwMDE="));
    assert!(!found("here", "Basic YWRhQGV4YW1wbGUuY29tOmRlbW8tYXBpLXRva2VuLTAwMDE=").is_empty());
}

#[tokio::test]
async fn no_log_line_error_or_output_shows_a_secret() {
    let mut faults = Vec::new();
    for case in LIBRARY.cases() {
        let heard = Arc::new(Listening::default());
        let folder = tempfile::tempdir().expect("a folder");
        let http = Arc::new(Replay::strict(&case.fixture.calls));
        let services = demo::services(http.clone(), Arc::new(FolderBlobs::open(folder.path())));
        let services = Services { observer: heard.clone(), ..services };
        let input = case.fixture.input.to_string();
        let answer = HOST.invoke(&services, case.connection(), &case.fixture.action, &input).await.expect("an answer");
        let told = match &answer {
            Ok(output) => output.clone(),
            Err(error) => format!("{} {error:?}", error::json(error)),
        };
        let name = format!("{}/{}", case.product, case.name);
        faults.extend(found(&name, &told));
        faults.extend(found(&format!("the log of {name}"), &heard.0.lock().expect("no panic under the lock")));
        faults.extend(found(&format!("the recording of {name}"), &format!("{:?}", http.finish())));
    }
    assert_none(faults);
}

#[test]
fn no_file_of_the_fixtures_shows_a_secret() {
    let mut faults = Vec::new();
    for file in files(&root().join("fixtures")) {
        let text = fs::read(&file).expect("it is there");
        faults.extend(found(&file.display().to_string(), &String::from_utf8_lossy(&text)));
    }
    assert_none(faults);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[tokio::test]
async fn debug_output_shows_no_secret() {
    let all = demo::connections();
    let tokens = Tokens {
        access_token: "demo-api-token-0001".into(),
        refresh_token: Some("demo-http-token-0002".into()),
        expires_at: None,
        scopes: Vec::new(),
        extra: None,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("connections.toml");
    fs::write(&file, "[work]\nproduct = \"cloud\"\ntoken = \"demo-api-token-0001\"\n").expect("it is ours");
    let from_file = TomlConnections::open(&file).expect("it parses");
    let shown = format!("{all:?} {tokens:?} {from_file:?} {:?}", from_file.get("work").await);
    assert!(shown.contains("api-token") && shown.contains("work"), "{shown}");
    assert_none(found("Debug", &shown));
}

#[tokio::test]
async fn a_broken_file_of_connections_is_explained_without_showing_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("connections.toml");
    for text in ["[work]\ntoken = demo-api-token-0001\n", "token = \"demo-api-token-0001\"\n"] {
        fs::write(&file, text).expect("it is ours");
        let error = TomlConnections::open(&file).expect_err("it is broken").to_string();
        assert!(error.contains("connections.toml"), "{error}");
        assert_none(found("the error", &error));
    }
    fs::write(&file, "[work]\ntoken = \"env:NO_SUCH_VARIABLE_HERE\"\n").expect("it is ours");
    let error = TomlConnections::open(&file).expect("it parses").get("work").await.expect_err("it is not set");
    assert!(error.to_string().contains("NO_SUCH_VARIABLE_HERE"), "{error}");
}
