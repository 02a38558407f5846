//! Webhooks over real HTTP: what is acknowledged is stored, what is stored is handed on, once.

mod slow;

use crate::{HOST, json, root};
use async_trait::async_trait;
use hmac::{Hmac, KeyInit, Mac};
use host_test::{
    Services,
    blobs::FolderBlobs,
    connections::{Connection, MemoryConnections},
    http::{Http, HttpError, Request, Response},
    policy::Policy,
    receiver::{Handle, Receiver},
    store::{Key, Mode, SqliteStore, Status, Stored, Subscription},
};
use serde_json::{Value, json as literal};
use sha2::Sha256;
use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

const SECRET: &str = "a secret of this test";

/// Bitbucket is not asked for anything.
struct Closed;

#[async_trait]
impl Http for Closed {
    async fn send(&self, _: Request, _: &Policy, _: &dyn host_test::blobs::Blobs) -> Result<Response, HttpError> {
        Err(HttpError::Denied("this test has no network".into()))
    }
}

/// Takes events, or fails as often as it is told to.
struct Collector {
    taken: mpsc::UnboundedSender<Stored>,
    failures: Mutex<u32>,
}

#[async_trait]
impl Handle for Collector {
    async fn handle(&self, event: &Stored, _: &Subscription) -> Result<(), String> {
        let mut failures = self.failures.lock().expect("no panic");
        if *failures > 0 {
            *failures -= 1;
            return Err("the workflow engine is down".into());
        }
        self.taken.send(event.clone()).expect("the test goes on");
        Ok(())
    }
}

struct Running {
    address: String,
    taken: mpsc::UnboundedReceiver<Stored>,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<()>,
}

impl Running {
    async fn start(store: &Arc<SqliteStore>, folder: &Path, failures: u32) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let (events, taken) = mpsc::unbounded_channel();
        let collector = Collector { taken: events, failures: Mutex::new(failures) };
        let receiver = receiver(store, folder, Arc::new(Closed), Arc::new(collector));
        let (stop, stopped) = oneshot::channel::<()>();
        let served = tokio::spawn(async move {
            let stop = async {
                let _ = stopped.await;
            };
            receiver.serve(listener, stop).await.expect("it serves");
        });
        Self { address, taken, stop: Some(stop), served }
    }

    /// Ends it as a person would: what is under way is finished.
    async fn end(mut self) -> Vec<Stored> {
        drop(self.stop.take());
        self.served.await.expect("it ends");
        let mut rest = Vec::new();
        while let Ok(event) = self.taken.try_recv() {
            rest.push(event);
        }
        rest
    }
}

fn receiver(store: &Arc<SqliteStore>, folder: &Path, http: Arc<dyn Http>, handler: Arc<dyn Handle>) -> Receiver {
    let settings = literal!({"product": "cloud", "credential": "access-token", "token": "demo-token-0001"});
    let connection = Connection::parse(settings).expect("settings");
    let connections = MemoryConnections([("work".to_owned(), connection)].into_iter().collect());
    let services = Services::new(http, Arc::new(connections), Arc::new(FolderBlobs::open(folder)));
    Receiver { host: HOST.clone(), store: store.clone(), services, handler }
}

async fn store_with(folder: &Path, id: &str, trigger: &str) -> Arc<SqliteStore> {
    let key = folder.join("key");
    let store = Arc::new(SqliteStore::new(&folder.join("store"), move |values| Key::from_file(&key, values)));
    store.keep_subscription(&subscription(id, trigger)).await.expect("it is kept");
    store
}

fn subscription(id: &str, trigger: &str) -> Subscription {
    Subscription {
        id: id.into(),
        connection: "work".into(),
        trigger: trigger.into(),
        mode: Mode::Webhook,
        url: Some(format!("https://hooks.example.com/hooks/{id}")),
        created_at: 1_795_167_000_000,
        config: literal!({"workspace": "acme", "repo": "web"}),
        state: Some(literal!({"v": 1, "secret": SECRET, "hooks": []}).to_string()),
    }
}

/// A signed delivery of a pull request with this number, as bytes of HTTP.
fn delivery(path: &str, number: u64, secret: &str) -> Vec<u8> {
    let fixture = root().join("fixtures/deliveries/cloud/pull-request-opened.json");
    let mut body = json(&fs::read_to_string(fixture).expect("a fixture"))["delivery"]["json"].take();
    body["pullrequest"]["id"] = number.into();
    signed(path, "pullrequest:created", &body.to_string(), secret)
}

fn signed(path: &str, event: &str, body: &str, secret: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key");
    mac.update(body.as_bytes());
    let digits: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "POST {path} HTTP/1.1\r\nHost: hooks.example.com\r\nX-Event-Key: {event}\r\nX-Hub-Signature: sha256={digits}\r\n\
         Content-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// The status of the answer.
async fn send(address: &str, request: &[u8]) -> u16 {
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    // It may refuse before all is sent.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let line = String::from_utf8_lossy(&answer);
    line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("no answer: {line}"))
}

#[tokio::test]
async fn each_delivery_is_answered_and_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store_with(folder.path(), "h1", "pull-request-opened").await;
    let mut running = Running::start(&store, folder.path(), 0).await;
    let to = running.address.clone();
    assert_eq!(send(&to, &delivery("/hooks/h1", 42, SECRET)).await, 200);
    assert_eq!(running.taken.recv().await.expect("an event").payload["pull_request"]["id"], 42);
    // Delivered again, it is the same.
    assert_eq!(send(&to, &delivery("/hooks/h1", 42, SECRET)).await, 200);
    assert_eq!(send(&to, &delivery("/hooks/h1", 43, "another secret")).await, 401);
    assert_eq!(send(&to, &delivery("/hooks/h2", 43, SECRET)).await, 404);
    assert_eq!(send(&to, &signed("/hooks/h1", "pullrequest:created", "no JSON", SECRET)).await, 400);
    assert_eq!(send(&to, &signed("/hooks/h1", "repo:push", "{}", SECRET)).await, 200);
    let ping = b"POST /hooks/h1 HTTP/1.1\r\nHost: h\r\nX-Event-Key: diagnostics:ping\r\nConnection: close\r\nContent-Length: 13\r\n\r\n{\"test\":true}";
    assert_eq!(send(&to, ping).await, 200);
    assert_eq!(send(&to, b"GET /hooks/h1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").await, 405);
    let mut large =
        b"POST /hooks/h1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 9000000\r\n\r\n".to_vec();
    large.resize(large.len() + 9_000_000, b' ');
    assert_eq!(send(&to, &large).await, 413);
    // A webhook of another process is known as well.
    store.keep_subscription(&subscription("h3", "any-event")).await.expect("it is kept");
    assert_eq!(send(&to, &delivery("/hooks/h3", 44, SECRET)).await, 200);
    assert_eq!(running.taken.recv().await.expect("an event").payload["event"], "pullrequest:created");
    assert!(running.end().await.is_empty(), "nothing else started");
    let mut told: Vec<_> = store.events(None, 100).await.expect("it is read");
    told.reverse();
    let told: Vec<_> = told.into_iter().map(|one| (one.status, one.why.unwrap_or_default())).collect();
    let why = |status: Status, why: &str| (status, why.to_owned());
    assert_eq!(
        told,
        [
            why(Status::Done, ""),
            why(
                Status::Refused,
                "The signature of the delivery is missing or wrong. The webhook has a different secret, or the delivery was modified in transit."
            ),
            why(Status::Refused, "The body is not valid JSON."),
            why(Status::Ignored, "No trigger starts from the event `repo:push`."),
            why(Status::Ignored, "Connection test of Bitbucket."),
            why(Status::Refused, "Webhooks are delivered with POST."),
            why(Status::Done, ""),
        ]
    );
}

#[tokio::test]
async fn what_was_not_taken_is_handed_on_again_after_the_next_start_at_the_latest() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store_with(folder.path(), "h1", "pull-request-opened").await;
    let mut running = Running::start(&store, folder.path(), 1).await;
    // The first try fails, the second follows by itself.
    assert_eq!(send(&running.address, &delivery("/hooks/h1", 1, SECRET)).await, 200);
    assert_eq!(running.taken.recv().await.expect("an event").payload["pull_request"]["id"], 1);
    running.end().await;
    let running = Running::start(&store, folder.path(), u32::MAX).await;
    assert_eq!(send(&running.address, &delivery("/hooks/h1", 2, SECRET)).await, 200);
    running.end().await;
    let waiting = store.waiting().await.expect("it is read");
    assert_eq!((waiting.len(), waiting[0].why.as_deref()), (1, Some("the workflow engine is down")));
    let mut running = Running::start(&store, folder.path(), 0).await;
    assert_eq!(running.taken.recv().await.expect("an event").payload["pull_request"]["id"], 2);
    assert!(running.end().await.is_empty());
    assert!(store.waiting().await.expect("it is read").is_empty());
}

/// An id is remembered for a day, and then no longer.
#[tokio::test]
async fn an_event_that_comes_again_on_another_day_is_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store_with(folder.path(), "h1", "push").await;
    let event = host_test::store::Started { id: "e".into(), occurred_at: None, payload: literal!({}) };
    let delivered = host_test::store::Delivered { events: vec![event], ..Default::default() };
    let at = async |now: u64| {
        let all = vec![(subscription("h1", "push"), delivered.clone())];
        let new = store.receive(all, Vec::new(), now).await.expect("it is stored").remove(0);
        let marks = new.iter().map(|one| (one.number, Status::Done, None)).collect();
        store.receive(Vec::new(), marks, now).await.expect("it is noted");
        new.len()
    };
    const DAY: u64 = 24 * 60 * 60 * 1_000;
    let now = 1_795_167_000_000;
    assert_eq!((at(now).await, at(now + DAY - 1).await, at(now + DAY + 1).await), (1, 0, 1));
}

/// Half requests of many clients keep nobody else out.
#[tokio::test]
async fn who_sends_slowly_keeps_nobody_else_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store_with(folder.path(), "h1", "pull-request-opened").await;
    let running = Running::start(&store, folder.path(), 0).await;
    let mut slow = Vec::new();
    for _ in 0..60 {
        let mut stream = TcpStream::connect(&running.address).await.expect("it listens");
        stream.write_all(b"POST /hooks/h1 HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{").await.expect("sent");
        slow.push(stream);
    }
    assert_eq!(send(&running.address, &delivery("/hooks/h1", 42, SECRET)).await, 200);
    drop(slow);
    running.end().await;
}

/// The whole program, killed at any moment.
#[test]
fn a_killed_receiver_loses_nothing_that_it_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    drop(runtime.block_on(store_with(folder.path(), "h1", "pull-request-opened")));
    let connections = folder.path().join("connections.toml");
    fs::write(
        &connections,
        // Nobody listens there: webhooks are looked after in vain.
        "[work]\nproduct = \"cloud\"\ncredential = \"access-token\"\ntoken = \"env:HOST_TEST_TOKEN\"\n\
         api_url = \"http://127.0.0.1:1/2.0\"\nallow_http = true\n",
    )
    .expect("a file");
    let taken = folder.path().join("taken");
    let mut acknowledged = Vec::new();
    for round in 0..4_u64 {
        let (mut child, address) = listen(folder.path(), &connections, &taken);
        for number in round * 10..round * 10 + 10 {
            if runtime.block_on(send(&address, &delivery("/hooks/h1", number, SECRET))) == 200 {
                acknowledged.push(number);
            }
        }
        // Events are still being handed on.
        child.kill().expect("it runs");
        child.wait().expect("it ends");
    }
    assert_eq!(acknowledged.len(), 40);
    let (mut child, _) = listen(folder.path(), &connections, &taken);
    let numbers = || -> Vec<u64> {
        let text = fs::read_to_string(&taken).unwrap_or_default();
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        lines.filter_map(|event| event["payload"]["pull_request"]["id"].as_u64()).collect()
    };
    for _ in 0..600 {
        if acknowledged.iter().all(|number| numbers().contains(number)) {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let numbers = numbers();
    assert!(acknowledged.iter().all(|number| numbers.contains(number)), "{numbers:?}");
    // Whoever dies between handing on and noting that does it again. Notes are written beside what comes next, several at once, so a kill
    // costs a few; were nothing noted, each start would hand on all of before: a hundred.
    assert!(numbers.len() <= 40 + 20, "{numbers:?}");
}

/// The program, and where it listens.
fn listen(folder: &Path, connections: &Path, taken: &Path) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_host-test"))
        .args(["listen", "--port", "0", "--exec", &format!("cat >> '{0}'; echo >> '{0}'", taken.display())])
        .arg("--connections")
        .arg(connections)
        .arg("--store")
        .arg(folder.join("store"))
        .arg("--key-file")
        .arg(folder.join("key"))
        .env("HOST_TEST_TOKEN", "demo-token-0001")
        .env("HOME", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stderr = BufReader::new(child.stderr.take().expect("piped"));
    let mut line = String::new();
    stderr.read_line(&mut line).expect("it says where");
    let address = line.split("http://").nth(1).and_then(|rest| rest.split(". ").next()).map(str::to_owned);
    let address = address.unwrap_or_else(|| {
        let _ = stderr.read_to_string(&mut line);
        panic!("{line}")
    });
    // Nobody reads on; a pipe that is full would stop it.
    std::thread::spawn(move || std::io::copy(&mut stderr, &mut std::io::sink()));
    let _ = std::io::stdout().flush();
    (child, address)
}
