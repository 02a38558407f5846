//! What a connector cannot do, whatever it is.

use crate::{HOST, hostile, root};
use async_trait::async_trait;
use host_test::{
    COMPONENT, CallError, Host, Limits, Services,
    blobs::{Blobs, FolderBlobs},
    connections::{Connection, MemoryConnections},
    demo,
    http::{Chunk, Replay},
    http::{Header, Http, HttpError, Request, Response},
    policy::Policy,
};
use serde_json::json;
use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::sync::oneshot;
use url::Url;
use wasmtime::{Engine, component::Component};
use wit_parser::{Docs, Resolve, Type, TypeDefKind};

fn services(http: impl Http + 'static) -> Services {
    demo::services(Arc::new(http), Arc::new(FolderBlobs::open("/nonexistent".as_ref())))
}

fn hostile(describe: &str, limits: Limits) -> Host {
    Host::load(&hostile::component(describe), limits).expect("it loads")
}

#[test]
fn the_component_imports_its_four_interfaces_and_nothing_else() {
    let engine = Engine::default();
    let component = Component::new(&engine, COMPONENT).expect("a component");
    let kind = component.component_type();
    let imports: BTreeSet<_> = kind.imports(&engine).map(|(name, _)| name).collect();
    let all = ["connections", "http", "system", "token-store", "types"]
        .map(|name| format!("workflow:connector/{name}@0.1.0"));
    assert_eq!(imports, all.iter().map(String::as_str).collect());
}

#[test]
fn the_contract_knows_no_service_and_documents_what_it_has() {
    let contract = fs::read_to_string(root().join("wit/connector.wit")).expect("it is there").to_lowercase();
    for word in ["bitbucket", "atlassian", "data center", "data-center"] {
        assert!(!contract.contains(word), "the contract speaks of {word}");
    }
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_path(root().join("wit")).expect("the contract parses");
    let worlds: Vec<_> = resolve.packages[package].worlds.keys().map(String::as_str).collect();
    assert_eq!(worlds, ["imports", "minimal", "connector"]);
    let mut undocumented = Vec::new();
    let mut look = |name: String, docs: &Docs| {
        if docs.contents.is_none() {
            undocumented.push(name);
        }
    };
    for (name, world) in &resolve.packages[package].worlds {
        look(name.clone(), &resolve.worlds[*world].docs);
    }
    for (interface, id) in &resolve.packages[package].interfaces {
        let found = &resolve.interfaces[*id];
        look(interface.clone(), &found.docs);
        for (name, function) in &found.functions {
            look(format!("{interface}.{name}"), &function.docs);
        }
        for (name, kind) in &found.types {
            let kind = &resolve.types[*kind];
            // Names that another interface defines are documented there.
            if !matches!(kind.kind, TypeDefKind::Type(Type::Id(_))) {
                look(format!("{interface}.{name}"), &kind.docs);
            }
        }
    }
    assert!(undocumented.is_empty(), "without a word: {undocumented:?}");
}

#[tokio::test]
async fn a_connector_of_the_least_world_runs_and_what_it_lacks_is_told() {
    let host = Host::load(&hostile::of_world("minimal", hostile::TRAPS), Limits::default()).expect("it loads");
    let services = services(Answers(Arc::default()));
    let address = "https://api.bitbucket.org/2.0/user";
    let answer = host.invoke(&services, "cloud", "cloud", address).await.expect("an answer");
    assert_eq!(answer.expect("a success"), "reached");
    let tested = host.test(&services, "cloud", &[]).await;
    assert!(matches!(tested, Err(CallError::Lacks("diagnostics"))), "{tested:?}");
    let begun = host.begin(&services, "cloud", "http://localhost/", &[]).await;
    assert!(matches!(begun, Err(CallError::Lacks("authorization"))), "{begun:?}");
    let found = host.choices(&services, "cloud", "a", "b", "{}", None, None).await;
    assert!(matches!(found, Err(CallError::Lacks("forms"))), "{found:?}");
}

#[test]
fn the_component_is_small() {
    // A goal of the project: a platform keeps many connectors, and loads and compiles each before its first call.
    assert!(COMPONENT.len() < 700_000, "{} bytes", COMPONENT.len());
}

#[test]
fn the_component_names_no_path_of_the_machine_that_built_it() {
    let home = std::env::home_dir().expect("a home folder");
    let workspace = root().canonicalize().expect("it is there");
    // A home of `/`, which some containers have, is in every path.
    for path in [home, workspace].into_iter().filter(|path| path.parent().is_some()) {
        let path = path.join("").display().to_string();
        let found = COMPONENT.windows(path.len()).any(|bytes| bytes == path.as_bytes());
        assert!(!found, "{path} stands in it");
    }
}

/// Answers everything, and remembers that it was asked.
struct Answers(Arc<Mutex<Vec<String>>>);

#[async_trait]
impl Http for Answers {
    async fn send(&self, request: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        self.0.lock().expect("no panic under the lock").push(request.url.to_string());
        Ok(Response { status: 200, headers: Vec::new(), body: Chunk::Text("reached".into()) })
    }
}

#[tokio::test]
async fn a_request_reaches_the_connections_own_hosts_and_no_other() {
    let host = hostile(hostile::TRAPS, Limits::default());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let services = services(Answers(asked.clone()));
    for (address, reached) in [
        ("https://api.bitbucket.org/2.0/user", true),
        ("https://bitbucket.org/site/oauth2/access_token", true),
        ("https://example.com/", false),
        ("http://api.bitbucket.org/2.0/user", false),
        ("https://api.bitbucket.org:8443/2.0/user", false),
        ("https://api.bitbucket.org.example.com/", false),
        ("https://api.bitbucket.org@example.com/", false),
        ("https://user:secret@api.bitbucket.org/", false),
        ("http://169.254.169.254/latest/meta-data", false),
        ("file:///etc/passwd", false),
        ("not an address", false),
    ] {
        asked.lock().expect("no panic under the lock").clear();
        let answer = host.invoke(&services, "cloud", "cloud", address).await.expect("an answer").expect("a success");
        assert_eq!(answer == "reached", reached, "{address}: {answer}");
        assert_eq!(asked.lock().expect("no panic under the lock").len(), usize::from(reached), "{address}");
    }
}

#[test]
fn an_address_of_ones_own_takes_the_place_of_the_public_one() {
    let allows = |settings: serde_json::Value, address: &str| {
        let policy = Policy::of(&Connection::new(settings), &Limits::default()).expect("addresses");
        policy.check(&address.parse().expect("an address"), &[]).is_ok()
    };
    let isolated = json!({ "product": "cloud", "api_url": "https://api.isolated.example/2.0" });
    assert!(allows(isolated.clone(), "https://api.isolated.example/2.0/user"));
    assert!(allows(isolated.clone(), "https://bitbucket.org/site/oauth2/access_token"));
    assert!(!allows(isolated, "https://api.bitbucket.org/2.0/user"));
    let server = json!({ "product": "data-center", "base_url": "https://git.example.com" });
    assert!(!allows(server, "https://bitbucket.org/site/oauth2/access_token"));
}

#[test]
fn the_hosts_credential_goes_to_the_api_and_nowhere_else() {
    let settings = json!({ "product": "cloud", "host": { "authorization": "Bearer x", "allow": ["storage.example"] } });
    let policy = Policy::of(&Connection::new(settings), &Limits::default()).expect("addresses");
    let sees = |address: &str| policy.authorization(&address.parse().expect("an address")).is_some();
    assert!(sees("https://api.bitbucket.org/2.0/user"));
    assert!(!sees("https://bitbucket.org/acme/web/downloads/a.zip") && !sees("https://storage.example/a.zip"));
}

#[tokio::test]
async fn a_call_sees_no_connection_but_its_own() {
    let host = hostile(hostile::TRAPS, Limits::default());
    let services = services(Answers(Arc::default()));
    let address = "https://git.example.com/bitbucket/rest/api/latest/projects";
    let other = host.invoke(&services, "cloud", "data-center", address).await.expect("an answer").expect("a success");
    assert!(other.contains("another connection"), "{other}");
    let own =
        host.invoke(&services, "data-center", "data-center", address).await.expect("an answer").expect("a success");
    assert_eq!(own, "reached");
}

#[tokio::test]
async fn a_connector_that_loops_is_stopped_and_the_next_call_works() {
    let limits = Limits { cpu: Duration::from_millis(50), ..Limits::default() };
    let host = hostile(hostile::LOOPS, limits);
    assert!(matches!(host.describe().await, Err(CallError::Cpu(_))));
    works(&host).await;
}

#[tokio::test]
async fn a_connector_that_takes_too_long_is_stopped_and_the_next_call_works() {
    // Long enough for the call that has to work, on a machine that is busy with other tests.
    let limits = Limits { deadline: Duration::from_millis(500), ..Limits::default() };
    let host = hostile(hostile::LOOPS, limits);
    assert!(matches!(host.describe().await, Err(CallError::Deadline(_))));
    works(&host).await;
}

#[tokio::test]
async fn a_connector_that_hoards_memory_is_stopped_and_the_next_call_works() {
    let host = hostile(hostile::HOARDS, Limits { memory_bytes: 8 << 20, ..Limits::default() });
    let ended = host.describe().await;
    assert!(matches!(ended, Err(CallError::Memory(bytes)) if bytes == 8 << 20), "{ended:?}");
    works(&host).await;
}

#[tokio::test]
async fn a_connector_that_crashes_ends_its_own_call_only() {
    let host = hostile(hostile::TRAPS, Limits::default());
    let ended = host.describe().await;
    assert!(matches!(&ended, Err(CallError::Trap(why)) if why.contains("unreachable")), "{ended:?}");
    works(&host).await;
}

async fn works(host: &Host) {
    let services = services(Answers(Arc::default()));
    let answer = host.invoke(&services, "cloud", "cloud", "https://api.bitbucket.org/2.0/user").await;
    assert_eq!(answer.expect("an answer").expect("a success"), "reached");
}

/// Never answers; tells when a request came in, and when it was given up.
struct Silent(Mutex<Option<oneshot::Sender<()>>>, Arc<Mutex<Option<oneshot::Sender<()>>>>);

#[async_trait]
impl Http for Silent {
    async fn send(&self, _: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        struct GivenUp(Arc<Mutex<Option<oneshot::Sender<()>>>>);
        impl Drop for GivenUp {
            fn drop(&mut self) {
                self.0.lock().expect("no panic under the lock").take().map(|given_up| given_up.send(()));
            }
        }
        let _given_up = GivenUp(self.1.clone());
        self.0.lock().expect("no panic under the lock").take().map(|came| came.send(()));
        std::future::pending().await
    }
}

#[tokio::test]
async fn dropping_a_call_gives_up_its_request_and_its_instance() {
    let host = hostile(hostile::TRAPS, Limits { instances: 1, ..Limits::default() });
    let (came, comes) = oneshot::channel();
    let (gone, goes) = oneshot::channel();
    let services_that_wait = services(Silent(Mutex::new(Some(came)), Arc::new(Mutex::new(Some(gone)))));
    tokio::select! {
        answer = host.invoke(&services_that_wait, "cloud", "cloud", "https://api.bitbucket.org/2.0/user") => {
            panic!("it cannot have answered: {answer:?}")
        }
        came = comes => came.expect("the request came"),
    }
    goes.await.expect("the request was given up");
    // There is one instance only, so this runs only where the first one is gone.
    works(&host).await;
}

#[tokio::test]
async fn a_silent_server_meets_the_deadline() {
    let host = hostile(hostile::TRAPS, Limits { deadline: Duration::from_millis(50), ..Limits::default() });
    let services = services(Silent(Mutex::default(), Arc::default()));
    let ended = host.invoke(&services, "cloud", "cloud", "https://api.bitbucket.org/2.0/user").await;
    assert!(matches!(ended, Err(CallError::Deadline(_))), "{ended:?}");
}

#[tokio::test]
async fn calls_beyond_the_pool_wait_their_turn() {
    let host = Host::load(COMPONENT, Limits { instances: 2, ..Limits::default() }).expect("it loads");
    let answers = futures::future::join_all((0..12).map(|_| host.describe())).await;
    assert!(answers.iter().all(Result::is_ok));
}

#[tokio::test]
async fn the_catalog_is_the_same_without_services() {
    let again = HOST.actions().await.expect("an answer");
    assert_eq!(again, crate::catalog().await);
}

#[tokio::test]
async fn a_precompiled_connector_answers_as_the_other_and_its_folder_is_private() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = folder.path().join("compiled");
    let compiled = Host::cached(&cache, Limits::default()).expect("it compiles");
    let loaded = Host::cached(&cache, Limits::default()).expect("it loads");
    let expected = HOST.describe().await.expect("an answer");
    assert_eq!(compiled.describe().await.expect("an answer"), expected);
    assert_eq!(loaded.describe().await.expect("an answer"), expected);
    assert_eq!(fs::read_dir(&cache).expect("a folder").count(), 1);

    #[cfg(unix)]
    {
        use std::{fs::Permissions, os::unix::fs::PermissionsExt};
        fs::set_permissions(&cache, Permissions::from_mode(0o777)).expect("it is ours");
        assert!(Host::cached(&cache, Limits::default()).is_err(), "anybody could have put code there");
    }
}

#[tokio::test]
async fn handles_of_blobs_lead_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("outside"), "secret").expect("it is ours");
    let inside = folder.path().join("inside");
    let blobs = FolderBlobs::open(&inside);
    let mut blob = blobs.create().await.expect("a blob");
    blob.write(b"content").await.expect("it is written");
    let handle = blob.finish().await.expect("it is kept");
    assert_eq!(blobs.open(&handle).await.expect("it is there").bytes, 7);
    drop(blobs.create().await.expect("a blob that is never finished"));
    assert_eq!(fs::read_dir(&inside).expect("a folder").count(), 1);

    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("outside"), inside.join("link")).expect("it is ours");
    for handle in ["../outside", "..", ".", "", "/etc/passwd", "link", "a/b", "a\\b", "a\0b"] {
        let error = blobs.open(handle).await.err().unwrap_or_else(|| panic!("{handle:?} opened something"));
        assert_eq!(error.kind(), ErrorKind::NotFound, "{handle:?}");
    }
}

#[test]
fn the_hosts_credential_goes_to_the_connections_own_hosts_only() {
    let connection = Connection::new(json!({
        "product": "cloud", "credential": "host-managed",
        "host": { "authorization": "Bearer host-secret", "allow": ["storage.example.com"] },
    }));
    assert_eq!(connection.json(), r#"{"credential":"host-managed","product":"cloud"}"#);
    let policy = Policy::of(&connection, &Limits::default()).expect("a policy");
    let url = |address: &str| Url::parse(address).expect("an address");
    let storage = url("https://storage.example.com/file");
    assert_eq!(policy.check(&storage, &[]), Ok(()));
    assert_eq!(policy.authorization(&storage), None);
    assert_eq!(policy.authorization(&url("https://api.bitbucket.org/2.0/user")), Some("Bearer host-secret"));
}

#[test]
fn headers_that_are_the_hosts_are_refused() {
    let cloud = demo::connections().0["cloud"].clone();
    let policy = Policy::of(&cloud, &Limits::default()).expect("a policy");
    let url = Url::parse("https://api.bitbucket.org/2.0/user").expect("an address");
    let with = |name: &str| policy.check(&url, &[Header { name: name.into(), value: "x".into() }]);
    assert_eq!(with("Accept"), Ok(()));
    for name in ["Host", "content-length", "Transfer-Encoding", "Connection", "Proxy-Authorization", "Cookie"] {
        assert!(with(name).is_err(), "{name}");
    }
}

#[tokio::test]
async fn a_connection_that_is_not_there_is_an_answer_not_a_crash() {
    let services = Services { connections: Arc::new(MemoryConnections::default()), ..services(Replay::strict(&[])) };
    let error = HOST.invoke(&services, "nobody", "get-current-user", "{}").await.expect("an answer");
    assert!(error.is_err());
}
