//! What a connector cannot do, whatever it is.

use crate::{
    HOST, compiled,
    hostile::{self, asking},
    loaded, root,
};
use async_trait::async_trait;
use host_test::{
    COMPONENT, CallError, Host, Limits, Services,
    blobs::{Blobs, FolderBlobs},
    connections::{Connection, MemoryConnections},
    demo,
    http::{Content, Header, Http, HttpError, Purpose, Replay, Request, Response},
    policy::{Policy, is_public},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    io::{ErrorKind, Write},
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::sync::oneshot;
use url::Url;
use wit_component::{DecodedWasm, WitPrinter};
use wit_parser::{Docs, Resolve, Type, TypeDefKind};

fn services(http: impl Http + 'static) -> Services {
    demo::services(Arc::new(http), Arc::new(FolderBlobs::open("/nonexistent".as_ref())))
}

fn hostile(describe: &str, limits: Limits) -> Host {
    Host::load(&hostile::component(describe), limits).expect("it loads")
}

#[test]
fn the_component_imports_its_five_interfaces_and_nothing_else() {
    let decoded = wit_component::decode(COMPONENT).expect("a component");
    let DecodedWasm::Component(resolve, world) = decoded else { panic!("it is a package") };
    let imports: BTreeSet<_> =
        resolve.worlds[world].imports.keys().map(|import| resolve.name_world_key(import)).collect();
    let all = ["connections", "http", "invocation", "system", "token-store", "types"]
        .map(|name| format!("workflow:connector/{name}@0.1.0"));
    assert_eq!(imports, all.into());
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
            if matches!(kind.kind, TypeDefKind::Type(Type::Id(_))) {
                continue;
            }
            look(format!("{interface}.{name}"), &kind.docs);
            let members: Vec<(&String, &Docs)> = match &kind.kind {
                TypeDefKind::Record(record) => record.fields.iter().map(|field| (&field.name, &field.docs)).collect(),
                TypeDefKind::Variant(variant) => variant.cases.iter().map(|case| (&case.name, &case.docs)).collect(),
                TypeDefKind::Enum(of) => of.cases.iter().map(|case| (&case.name, &case.docs)).collect(),
                _ => Vec::new(),
            };
            for (member, docs) in members {
                look(format!("{interface}.{name}.{member}"), docs);
            }
        }
    }
    assert!(undocumented.is_empty(), "without a word:\n{}", undocumented.join("\n"));
}

/// As registries keep packages of WIT, and as tools that compose components look at one.
#[test]
fn the_contract_can_be_published_and_the_component_is_of_its_world() {
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_path(root().join("wit")).expect("the contract parses");
    let published = wit_component::encode(&resolve, package).expect("it is a package");
    let read = wit_component::decode(&published).expect("it is read back");
    let printed = |resolve: &Resolve, package| {
        let mut printer = WitPrinter::default();
        printer.print(resolve, package, &[]).expect("it is printed");
        printer.output.to_string()
    };
    let again = printed(read.resolve(), read.package());
    assert_eq!(again, printed(&resolve, package));
    // Documentation comes along.
    assert!(again.contains("/// Whether the change was applied."), "{again}");
    let least = hostile::of_world("minimal", hostile::TRAPS);
    for (world, least_is_of_it) in [("minimal", true), ("connector", false)] {
        let world = resolve.select_world(&[package], Some(world)).expect("the contract has the world");
        wit_component::targets(&resolve, world, COMPONENT).expect("it is of this world");
        assert_eq!(wit_component::targets(&resolve, world, &least).is_ok(), least_is_of_it);
    }
}

#[tokio::test]
async fn a_connector_of_the_least_world_runs_and_what_it_lacks_is_told() {
    let host = Host::load(&hostile::of_world("minimal", hostile::TRAPS), Limits::default()).expect("it loads");
    let services = services(Answers(Arc::default()));
    let address = asking(0, "https://api.example.com/user");
    let answer = host.invoke(&services, "cloud", "cloud", &address).await.expect("an answer");
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
    assert!(COMPONENT.len() < 1_300_000, "{} bytes", COMPONENT.len());
    let mut gzipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzipped.write_all(COMPONENT).expect("memory takes everything");
    let gzipped = gzipped.finish().expect("memory takes everything").len();
    assert!(gzipped < 450_000, "{gzipped} bytes gzipped");
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
        Ok(Response { status: 200, headers: Vec::new(), body: Content::Text("reached".into()) })
    }
}

#[tokio::test]
async fn a_request_reaches_the_connections_own_hosts_and_no_other() {
    let host = hostile(hostile::TRAPS, Limits::default());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let services = services(Answers(asked.clone()));
    let (api, token, storage) = (0, 1, 2);
    for (purpose, address, reached) in [
        (api, "https://api.example.com/user", true),
        (token, "https://login.example.com/token", true),
        (storage, "https://eu.storage.example.com/file", true),
        // What `allow` of the connection holds.
        (storage, "https://storage.example.com/file", true),
        (api, "https://example.com/", false),
        (api, "http://api.example.com/user", false),
        (api, "https://api.example.com:8443/user", false),
        (api, "https://api.example.com.example.com/", false),
        (api, "https://api.example.com@example.com/", false),
        (api, "https://user:secret@api.example.com/", false),
        // For another purpose than it was told for.
        (token, "https://api.example.com/user", false),
        (storage, "https://api.example.com/user", false),
        (api, "https://login.example.com/token", false),
        (api, "https://eu.storage.example.com/file", false),
        (api, "https://storage.example.com/file", false),
        (token, "https://storage.example.com/file", false),
        // The star stands for one label.
        (storage, "https://a.b.storage.example.com/file", false),
        (storage, "https://.storage.example.com/file", false),
        // The connector told these, and they are nobody's storage.
        (storage, "https://10.0.0.1/file", false),
        (storage, "https://[::ffff:169.254.169.254]/latest/meta-data", false),
        (storage, "http://169.254.169.254/latest/meta-data", false),
        // Below the path, however a server reads it.
        (api, "https://git.example.com/bitbucket/rest/api/latest/projects", true),
        (api, "https://git.example.com/bitbucket/rest/a%2Fb/c;d/...", true),
        (api, "https://git.example.com/", false),
        (api, "https://git.example.com/other/", false),
        (api, "https://git.example.com/bitbucket/restful/", false),
        (api, "https://git.example.com/bitbucket/rest/../../other/", false),
        (api, "https://git.example.com/bitbucket/rest/%2e%2E/login", false),
        (api, "https://git.example.com/bitbucket/rest/..%2flogin", false),
        (api, "https://git.example.com/bitbucket/rest/..%5clogin", false),
        (api, "https://git.example.com/bitbucket/rest/%252e%252e/login", false),
        (api, "https://git.example.com/bitbucket/rest/..;/login", false),
        (api, "https://git.example.com/bitbucket/rest/..;a=b/login", false),
        (api, "https://git.example.com/bitbucket/rest/%2e%2e%3b/login", false),
        (api, "file:///etc/passwd", false),
        (api, "not an address", false),
    ] {
        asked.lock().expect("no panic under the lock").clear();
        let input = asking(purpose, address);
        let answer = host.invoke(&services, "cloud", "cloud", &input).await.expect("an answer").expect("a success");
        assert_eq!(answer == "reached", reached, "{purpose} {address}: {answer}");
        assert_eq!(asked.lock().expect("no panic under the lock").len(), usize::from(reached), "{address}");
    }
}

/// What the connector of Bitbucket lets a connection with these settings do.
async fn policy(settings: Value) -> Arc<Policy> {
    HOST.policy(&Connection::new(settings)).await.expect("an answer").expect("origins")
}

fn allows(policy: &Policy, purpose: Purpose, address: &str) -> bool {
    policy.check(purpose, &address.parse().expect("an address"), &mut Vec::new()).is_ok()
}

#[tokio::test]
async fn an_address_of_ones_own_takes_the_place_of_the_public_one() {
    let isolated = policy(json!({
        "product": "cloud", "credential": "oauth", "client_id": "i", "api_url": "https://api.isolated.example/2.0",
    }))
    .await;
    assert!(allows(&isolated, Purpose::Api, "https://api.isolated.example/2.0/user"));
    assert!(allows(&isolated, Purpose::Token, "https://bitbucket.org/site/oauth2/access_token"));
    assert!(!allows(&isolated, Purpose::Api, "https://api.bitbucket.org/2.0/user"));
    assert!(allows(&isolated, Purpose::Storage, "https://bbuseruploads.s3.amazonaws.com/file"));
    let server =
        json!({ "product": "data-center", "credential": "host-managed", "base_url": "https://git.example.com" });
    let server = policy(server).await;
    assert!(allows(&server, Purpose::Api, "https://git.example.com/rest/api/latest/projects"));
    // The host adds the credential: it goes no further than the API.
    for outside in ["login", "rest", "restful/api", "rest/../login", "rest/%2e%2e/login", "plugins/servlet/rest/"] {
        let outside = format!("https://git.example.com/{outside}");
        assert_eq!(allows(&server, Purpose::Api, &outside), outside.ends_with("/rest"), "{outside}");
    }
    let refused =
        server.check(Purpose::Api, &"https://git.example.com/login".parse().expect("an address"), &mut Vec::new());
    assert_eq!(refused, Err("/login is outside of what this connection reaches on https://git.example.com.".into()));
    assert!(!allows(&server, Purpose::Token, "https://bitbucket.org/site/oauth2/access_token"));
    // Storage may be anywhere in public, and only there.
    assert!(allows(&server, Purpose::Storage, "https://files.example.com/a"));
    for elsewhere in
        ["http://files.example.com/a", "https://files.example.com:8443/a", "https://10.0.0.1/a", "https://localhost/a"]
    {
        assert!(!allows(&server, Purpose::Storage, elsewhere), "{elsewhere}");
    }
}

#[tokio::test]
async fn settings_that_are_wrong_open_nothing() {
    let wrong = json!({ "product": "cloud", "credential": "access-token", "api_url": "http://api.example.com" });
    let refused = HOST.policy(&Connection::new(wrong)).await.expect("an answer").expect_err("it is no https");
    assert!(refused.contains("api_url"), "{refused}");
}

#[tokio::test]
async fn credentials_go_where_they_belong_and_nowhere_else() {
    let settings = json!({
        "product": "cloud", "credential": "host-managed",
        "host": { "authorization": "Bearer host-secret", "allow": ["storage.example"] },
    });
    let connection = Connection::new(settings.clone());
    assert_eq!(connection.json(), r#"{"product":"cloud","credential":"host-managed"}"#);
    let policy = policy(settings).await;
    assert_eq!(policy.authorization(Purpose::Api), Some("Bearer host-secret"));
    assert_eq!((policy.authorization(Purpose::Token), policy.authorization(Purpose::Storage)), (None, None));
    // And the connector's own stay behind as well.
    let mut headers =
        ["Authorization", "COOKIE", "Range"].map(|name| Header { name: name.into(), value: "x".into() }).to_vec();
    let storage = Url::parse("https://storage.example/a.zip").expect("an address");
    assert_eq!(policy.check(Purpose::Storage, &storage, &mut headers), Ok(()));
    assert_eq!(headers.iter().map(|header| &*header.name).collect::<Vec<_>>(), ["Range"]);
}

#[test]
fn private_addresses_are_known_in_every_form() {
    for private in [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:a00:1::",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ] {
        assert!(!is_public(private.parse().expect("an address")), "{private}");
    }
    for public in
        ["8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.2.1", "2600:1f18::1", "::ffff:8.8.8.8", "2002:808:808::"]
    {
        assert!(is_public(public.parse().expect("an address")), "{public}");
    }
}

#[tokio::test]
async fn a_call_sees_no_connection_but_its_own() {
    let host = hostile(hostile::TRAPS, Limits::default());
    let services = services(Answers(Arc::default()));
    let address = asking(0, "https://api.example.com/projects");
    let other = host.invoke(&services, "cloud", "data-center", &address).await.expect("an answer").expect("a success");
    assert!(other.contains("another connection"), "{other}");
    let own =
        host.invoke(&services, "data-center", "data-center", &address).await.expect("an answer").expect("a success");
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
async fn a_connector_that_does_not_stop_when_it_is_told_to_is_dropped() {
    let host = hostile(hostile::TRAPS, Limits { instances: 1, ..Limits::default() });
    let services = services(Silent(Mutex::default(), Arc::default()));
    services.invocation.handle.cancel();
    // It is told that nothing is sent any more, and answers with that.
    let told = host.invoke(&services, "cloud", "cloud", &asking(0, "https://api.example.com/user")).await;
    assert_eq!(told.expect("an answer").expect("a success"), "the call is being stopped");
    let loops = Host::load(&hostile::invoking(hostile::LOOPS), Limits { instances: 1, ..Limits::default() });
    let loops = loops.expect("it loads");
    let ended = loops.invoke(&services, "cloud", "cloud", "0").await;
    assert!(matches!(ended, Err(CallError::Cancelled)), "{ended:?}");
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
    let answer = host.invoke(&services, "cloud", "cloud", &asking(0, "https://api.example.com/user")).await;
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
    let input = asking(0, "https://api.example.com/user");
    tokio::select! {
        answer = host.invoke(&services_that_wait, "cloud", "cloud", &input) => {
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
    // Its answer is given up, and the connector has a moment to say so.
    let told = host.invoke(&services, "cloud", "cloud", &asking(0, "https://api.example.com/user")).await;
    assert_eq!(told.expect("an answer").expect("a success"), "the call is being stopped");
}

#[tokio::test]
async fn calls_beyond_the_pool_wait_their_turn() {
    let host = loaded(Limits { instances: 2, ..Limits::default() });
    let answers = futures::future::join_all((0..12).map(|_| host.describe())).await;
    assert!(answers.iter().all(Result::is_ok));
}

#[tokio::test]
async fn the_catalog_is_the_same_without_services() {
    let again = HOST.actions().await.expect("an answer");
    assert!(again.iter().eq(crate::catalog().await.iter().map(|offered| &offered.action)));
}

#[tokio::test]
async fn a_precompiled_connector_answers_as_the_other_and_its_folder_is_private() {
    let expected = HOST.describe().await.expect("an answer");
    let folder = tempfile::tempdir().expect("a folder");
    let cache = folder.path().join("compiled");
    let files = |folder: &Path| {
        let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
        files.collect::<Vec<_>>()
    };
    // One that is cut is made anew; two threads that do so at the same time do not write into the same file.
    fs::create_dir(&cache)
        .and_then(|()| fs::set_permissions(&cache, fs::metadata(compiled())?.permissions()))
        .expect("a folder");
    for whole in files(&compiled()) {
        let bytes = fs::read(&whole).expect("a file");
        let half = cache.join(whole.file_name().expect("a name"));
        fs::write(&half, &bytes[..bytes.len() / 2]).expect("it is ours");
        fs::set_permissions(&half, fs::metadata(&whole).expect("a file").permissions()).expect("it is ours");
    }
    let before = files(&cache).len();
    let repaired = std::thread::scope(|scope| {
        let cached = || scope.spawn(|| Host::cached(&cache, Limits::default()).expect("it compiles"));
        [cached(), cached()].map(|thread| thread.join().expect("no panic"))
    });
    for host in repaired.into_iter().chain([Host::cached(&cache, Limits::default()).expect("it loads")]) {
        assert_eq!(host.describe().await.expect("an answer"), expected);
    }
    assert_eq!(files(&cache).len(), before, "no part is left");
    let file = files(&cache).into_iter().max_by_key(|file| fs::metadata(file).expect("a file").len()).expect("a file");

    #[cfg(unix)]
    {
        use std::{
            fs::Permissions,
            os::unix::fs::{PermissionsExt, chown},
        };
        // Only the machine's administrator can give files away.
        for path in [&file, &cache] {
            if chown(path, Some(12_345), None).is_ok() {
                assert!(Host::cached(&cache, Limits::default()).is_err(), "another user could have put code there");
                chown(path, Some(0), None).expect("it is ours again");
            }
            fs::set_permissions(path, Permissions::from_mode(0o777)).expect("it is ours");
            assert!(Host::cached(&cache, Limits::default()).is_err(), "anybody could have put code there");
            fs::set_permissions(path, Permissions::from_mode(0o700)).expect("it is ours");
        }
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

#[tokio::test]
async fn headers_that_are_the_hosts_are_refused() {
    let policy = HOST.policy(&demo::connections().0["cloud"]).await.expect("an answer").expect("origins");
    let url = Url::parse("https://api.bitbucket.org/2.0/user").expect("an address");
    let with =
        |name: &str| policy.check(Purpose::Api, &url, &mut vec![Header { name: name.into(), value: "x".into() }]);
    assert_eq!(with("Accept"), Ok(()));
    let broken = Header { name: "X-Note".into(), value: "a\r\nHost: b".into() };
    assert!(policy.check(Purpose::Api, &url, &mut vec![broken]).is_err());
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
