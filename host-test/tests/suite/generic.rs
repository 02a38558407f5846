//! A connector for a service of which the host knows nothing (`tests/connector`) runs in the same host.

use crate::{json, root};
use async_trait::async_trait;
use host_test::{
    CallError, Host, Limits, Services,
    blobs::{Blobs, FolderBlobs},
    clock::FakeClock,
    connections::{Connection, MemoryConnections},
    http::{Blob, BlobPart, Chunk, Content, Header, Http, HttpError, Purpose, Request, Response},
    journal::{Journal, Stop},
    policy::Policy,
};
use serde_json::{Value, json as literal};
use std::{
    fs,
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
};
use tokio::sync::OnceCell;
use wit_component::ComponentEncoder;

const TARGET: &str = "wasm32-unknown-unknown";

/// The connector, compiled when it is first needed.
async fn host() -> &'static Host {
    static LOADED: OnceCell<Host> = OnceCell::const_new();
    LOADED.get_or_init(|| async { Host::load(&component(), Limits::default()).expect("it loads") }).await
}

fn component() -> Vec<u8> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("connector");
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["build", "--locked", "--package", "parcels-connector", "--profile", "guest", "--target", TARGET])
        .arg("--target-dir")
        .arg(&target)
        .current_dir(root())
        // What is set for the build of the tests is not meant for it.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTC_WRAPPER")
        .env_remove("RUSTC_WORKSPACE_WRAPPER");
    let built = cargo.output().expect("cargo runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let module = fs::read(target.join(TARGET).join("guest/parcels_connector.wasm")).expect("it was built");
    ComponentEncoder::default()
        .validate(true)
        .module(&module)
        .and_then(|mut encoder| encoder.encode())
        .expect("a component")
}

/// Parcels, with one depot and sessions that the server may take back.
struct Service {
    asked: Mutex<Vec<String>>,
    sessions: Mutex<u32>,
    blobs: Arc<FolderBlobs>,
}

impl Service {
    fn expires(&self) {
        *self.sessions.lock().expect("no panic under the lock") += 1;
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().expect("no panic under the lock"))
    }

    async fn answer(&self, request: &Request) -> (u16, Value) {
        let header =
            |name: &str| request.headers.iter().find(|header| header.name == name).map(|header| &*header.value);
        let path = format!("{} {}", request.method, request.url.path());
        if request.purpose == Purpose::Token {
            let mut sessions = self.sessions.lock().expect("no panic under the lock");
            *sessions += 1;
            return (200, literal!({ "session": format!("parcels-session-{sessions}"), "warehouse": 7 }));
        }
        let live = format!("parcels-session-{}", self.sessions.lock().expect("no panic under the lock"));
        if header("X-Parcels-Session") != Some(&live) {
            return (401, literal!({}));
        }
        match &*path {
            "GET /depots" => {
                let depot = |id: u32, name: &str, town: &str| literal!({ "id": id, "name": name, "town": town });
                (200, literal!({ "items": [depot(1, "North", "Kiel"), depot(2, "South", "Ulm")] }))
            }
            "GET /depots/1/parcels" => (200, literal!({ "items": [{ "id": "p-1" }] })),
            "POST /parcels" => {
                let mut body = String::new();
                for chunk in &request.body {
                    match chunk {
                        Chunk::Text(text) => body += text,
                        Chunk::BlobPart(BlobPart { handle, offset: 0, length: None, base64: true }) => body += handle,
                        other => panic!("{other:?}"),
                    }
                }
                let key = json(&body)["key"].clone();
                (201, literal!({ "id": key, "receipt_url": "https://eu1.labels.example/r/1?signed=1" }))
            }
            other => panic!("{other} is asked of nobody"),
        }
    }
}

#[async_trait]
impl Http for Service {
    async fn send(&self, request: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        let purpose = match request.purpose {
            Purpose::Api => "api",
            Purpose::Token => "token",
            Purpose::Storage => "storage",
        };
        let line = format!("{purpose} {} {}", request.method, request.url);
        self.asked.lock().expect("no panic under the lock").push(line);
        let headers = vec![Header { name: "Content-Type".into(), value: "application/json".into() }];
        if request.purpose == Purpose::Storage {
            let mut blob = self.blobs.create().await.expect("a blob");
            blob.write(b"%PDF").await.expect("it is ours");
            let handle = blob.finish().await.expect("it is kept");
            let blob = Blob { handle, size: Some(4), media_type: Some("application/pdf".into()), name: None };
            return Ok(Response { status: 200, headers, body: Content::Blob(blob) });
        }
        let (status, body) = self.answer(&request).await;
        Ok(Response { status, headers, body: Content::Text(body.to_string()) })
    }
}

fn site(folder: &Path) -> (Arc<Service>, Services) {
    let settings = literal!({
        "product": "parcels", "credential": "account", "account": "acme", "secret": "parcels-secret", "region": "eu",
    });
    let blobs = Arc::new(FolderBlobs::open(folder));
    let service = Arc::new(Service { asked: Mutex::default(), sessions: Mutex::default(), blobs: blobs.clone() });
    let connections = MemoryConnections([("acme".to_owned(), Connection::new(settings))].into());
    let services = Services::new(service.clone(), Arc::new(connections), blobs);
    (service, Services { clock: Arc::new(FakeClock::default()), ..services })
}

const SIGN_IN: &str = "token POST https://login.parcels.example/sessions";

#[tokio::test]
async fn a_connector_of_another_service_runs_in_the_same_host() {
    let host = host().await;
    let about = host.describe().await.expect("an answer");
    assert_eq!((&*about.id, about.products.len()), ("parcels", 1));
    let actions: Vec<_> = host.actions().await.expect("an answer").into_iter().map(|action| action.id).collect();
    assert_eq!(actions, ["list-parcels", "send-parcel"]);
    let schemas = host.schemas_of("send-parcel", None).await.expect("an answer").expect("schemas");
    assert_eq!(json(&schemas.input)["properties"]["label"]["x-blob"], true);

    let folder = tempfile::tempdir().expect("a folder");
    let (service, services) = site(folder.path());
    let choices = host.choices(&services, "acme", "list-parcels", "depot", "{}", Some("Sou"), None).await;
    let choices = choices.expect("an answer").expect("choices").items;
    let [south] = &choices[..] else { panic!("{choices:?}") };
    assert_eq!((&*south.value, &*south.label, south.description.as_deref()), ("2", "South", Some("Ulm")));
    assert_eq!(service.asked(), [SIGN_IN, "api GET https://eu.parcels.example/depots"]);

    let listed = host.invoke(&services, "acme", "list-parcels", r#"{"depot":"1"}"#).await.expect("an answer");
    assert_eq!(json(&listed.expect("a success")), literal!({ "items": [{ "id": "p-1" }] }));
    assert_eq!(service.asked(), ["api GET https://eu.parcels.example/depots/1/parcels"], "the session is kept");

    // The server takes the session back: one new one.
    service.expires();
    host.invoke(&services, "acme", "list-parcels", r#"{"depot":"1"}"#).await.expect("an answer").expect("a success");
    let api = "api GET https://eu.parcels.example/depots/1/parcels";
    assert_eq!(service.asked(), [api, SIGN_IN, api]);
    let kept = services.tokens.load("acme").await.expect("the store answers").expect("a session");
    assert_eq!(kept.tokens.extra.as_deref(), Some(r#"{"warehouse":7}"#));
}

#[tokio::test]
async fn what_it_lacks_is_told_and_what_is_wrong_is_its_own_word() {
    let host = host().await;
    let folder = tempfile::tempdir().expect("a folder");
    let (_, services) = site(folder.path());
    let begun = host.begin(&services, "acme", "http://localhost/", &[]).await;
    assert!(matches!(begun, Err(CallError::Lacks("authorization"))), "{begun:?}");
    let tested = host.test(&services, "acme", &[]).await;
    assert!(matches!(tested, Err(CallError::Lacks("diagnostics"))), "{tested:?}");
    let refused = host.origins(r#"{"region":"mars"}"#).await.expect("an answer").expect_err("there is none");
    assert_eq!(refused.fields[0].field, "region");
}

#[tokio::test]
async fn its_runs_go_on_from_their_journal_as_well() {
    let host = host().await;
    let run = async |services: &Services, journal: Arc<Journal>| {
        let services = Services { journal: Some(journal), ..services.clone() };
        let input = r#"{"depot":"1","label":{"blob":"label-1"}}"#;
        host.invoke(&services, "acme", "send-parcel", input).await.map(|sent| json(&sent.expect("a success")))
    };
    let folder = tempfile::tempdir().expect("a folder");
    let (service, services) = site(folder.path());
    let whole = Arc::new(Journal::default());
    let sent = run(&services, whole.clone()).await.expect("it is not broken off");
    assert_eq!(sent["id"], services.invocation.id.as_str());
    assert_eq!(sent["receipt"]["media_type"], "application/pdf");
    let asked = service.asked();
    assert_eq!(asked.len(), 3, "{asked:?}");
    for stop in whole.stops() {
        let folder = tempfile::tempdir().expect("a folder");
        let (service, services) = site(folder.path());
        let journal = Arc::new(Journal::default().stopping(stop));
        assert!(matches!(run(&services, journal.clone()).await, Err(CallError::Suspended)), "{stop:?}");
        // Between the two the server takes the session back.
        service.expires();
        let kept = journal.to_json();
        assert!(!kept.contains("parcels-session") && !kept.contains("parcels-secret"), "{kept}");
        let on = Arc::new(Journal::from_json(&kept).expect("a journal"));
        let again = run(&services, on).await.expect("it is not broken off");
        assert_eq!(again["id"], services.invocation.id.as_str(), "{stop:?}");
        let parcels = service.asked().into_iter().filter(|line| line.starts_with("api POST")).count();
        // Once; but where its answer was lost it is sent again, refused with the old session, and sent with the new one.
        assert_eq!(parcels, if stop == Stop::InFlight(2) { 3 } else { 1 }, "{stop:?}");
    }
}

#[test]
fn the_host_knows_no_service() {
    for file in ["blobs", "imports", "invocation", "journal", "policy", "scopes", "services", "tokens"] {
        let text = fs::read_to_string(root().join(format!("host-test/src/{file}.rs"))).expect("it is there");
        for word in ["bitbucket", "atlassian", "parcels"] {
            assert!(!text.to_lowercase().contains(word), "{file}.rs speaks of {word}");
        }
    }
}
