//! Receiving webhooks: `cargo bench -p host-test --bench listen`.
//!
//! First one delivery of 20 KB, through the connector and by hand (HMAC and a JSON tree, in native code), then a receiver on loopback that a
//! load generator gives 1,000 signed deliveries a second for a minute (`LISTEN_SECONDS` says how long). All have to be acknowledged, stored and
//! handed on, and memory may not grow.

use async_trait::async_trait;
use hmac::{Hmac, KeyInit, Mac};
use host_test::{
    Host, Limits, Services,
    blobs::{Blobs, FolderBlobs},
    connections::{Connection, MemoryConnections},
    http::{Http, HttpError, Request, Response},
    policy::Policy,
    receiver::{Handle, Receiver},
    store::{Key, Mode, SqliteStore, Stored, Subscription},
    triggers::{Delivery, Listener},
    types::Header,
};
use serde_json::{Value, json};
use sha2::Sha256;
use std::{
    env, fs,
    hint::black_box,
    path::Path,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    time::interval,
};

const SECRET: &str = "a secret of this bench";
const A_SECOND: u64 = 1_000;
const CLIENTS: u64 = 20;

struct Closed;

#[async_trait]
impl Http for Closed {
    async fn send(&self, _: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        Err(HttpError::Denied("the bench has no network".into()))
    }
}

#[derive(Default)]
struct Counter(AtomicU64);

#[async_trait]
impl Handle for Counter {
    async fn handle(&self, _: &Stored, _: &Subscription) -> Result<(), String> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let host = Host::new(Limits::default()).expect("the connector loads");
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(alone(&host, folder.path()));
    let seconds = env::var("LISTEN_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    runtime.block_on(load(host, folder.path(), seconds))
}

/// The median of many runs, in microseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1e6
}

/// A pull request, and filled up to so many bytes.
fn body(number: u64, bytes: usize) -> String {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/deliveries/cloud/pull-request-opened.json");
    let fixture: Value = serde_json::from_str(&fs::read_to_string(fixture).expect("a fixture")).expect("JSON");
    let mut body = fixture["delivery"]["json"].clone();
    body["pullrequest"]["id"] = number.into();
    let length = body.to_string().len();
    body["pullrequest"]["description"] =
        "Uploads are tried three times. ".repeat(bytes.saturating_sub(length) / 31).into();
    body.to_string()
}

fn signature(body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("a key");
    mac.update(body.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn services(folder: &Path) -> Services {
    let settings = json!({"product": "cloud", "credential": "access-token", "token": "demo-token-0001"});
    let connection = Connection::parse(settings).expect("settings");
    let connections = MemoryConnections([("work".to_owned(), connection)].into_iter().collect());
    Services::new(Arc::new(Closed), Arc::new(connections), Arc::new(FolderBlobs::open(folder)))
}

async fn alone(host: &Host, folder: &Path) {
    let text = body(42, 20_000);
    let header = |name: &str, value: String| Header { name: name.into(), value };
    let delivery = Delivery {
        method: "POST".into(),
        url: "/".into(),
        headers: vec![
            header("X-Event-Key", "pullrequest:created".into()),
            header("X-Hub-Signature", format!("sha256={}", signature(&text))),
        ],
        body: text.clone().into_bytes(),
        received_at: 0,
    };
    let listener = Listener {
        id: "h".into(),
        trigger: "pull-request-opened".into(),
        config: r#"{"workspace":"acme","repo":"web"}"#.into(),
        state: Some(json!({"v": 1, "secret": SECRET, "hooks": []}).to_string()),
    };
    let services = services(folder);
    let (mut guest, mut native) = (Vec::new(), Vec::new());
    for _ in 0..2_000 {
        let start = Instant::now();
        let received = host.receive(&services, "work", std::slice::from_ref(&listener), &delivery).await;
        guest.push(start.elapsed());
        assert_eq!(received.expect("an answer").expect("signed").events.len(), 1);
        let start = Instant::now();
        black_box(signature(black_box(&text)));
        black_box(serde_json::from_str::<Value>(black_box(&text)).expect("JSON"));
        native.push(start.elapsed());
    }
    let (guest, native) = (median(guest), median(native));
    println!(
        "one delivery of {} bytes: {guest:.0} µs through the connector, {native:.0} µs for HMAC and JSON in native code ({:.1} times)",
        text.len(),
        guest / native
    );
}

async fn load(host: Host, folder: &Path, seconds: u64) -> ExitCode {
    let key = folder.join("key");
    let store = Arc::new(SqliteStore::new(&folder.join("store"), move |values| Key::from_file(&key, values)));
    let subscription = Subscription {
        id: "h".into(),
        connection: "work".into(),
        trigger: "pull-request-opened".into(),
        mode: Mode::Webhook,
        url: None,
        created_at: 0,
        config: json!({"workspace": "acme", "repo": "web"}),
        state: Some(json!({"v": 1, "secret": SECRET, "hooks": []}).to_string()),
    };
    store.keep_subscription(&subscription).await.expect("it is kept");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let counter = Arc::new(Counter::default());
    let receiver = Receiver { host, store: store.clone(), services: services(folder), handler: counter.clone() };
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(receiver.serve(listener, async {
        let _ = stopped.await;
    }));

    let next = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let next = next.clone();
        clients.push(tokio::spawn(async move {
            let mut stream = TcpStream::connect(address).await.expect("it listens");
            let mut ticks = interval(Duration::from_micros(1_000_000 * CLIENTS / A_SECOND));
            let (mut acknowledged, mut slowest) = (0_u64, Duration::ZERO);
            let mut answer = [0; 1024];
            for _ in 0..seconds * A_SECOND / CLIENTS {
                ticks.tick().await;
                let body = body(next.fetch_add(1, Ordering::Relaxed), 0);
                let request = format!(
                    "POST /hooks/h HTTP/1.1\r\nHost: h\r\nX-Event-Key: pullrequest:created\r\nX-Hub-Signature: sha256={}\r\nContent-Length: {}\r\n\r\n{body}",
                    signature(&body),
                    body.len()
                );
                let sent = Instant::now();
                stream.write_all(request.as_bytes()).await.expect("it reads");
                let read = stream.read(&mut answer).await.expect("it answers");
                slowest = slowest.max(sent.elapsed());
                acknowledged += u64::from(answer[..read].starts_with(b"HTTP/1.1 200"));
                // Each connection has its time.
                if read == 0 || sent.duration_since(start) > Duration::from_secs(100) {
                    stream = TcpStream::connect(address).await.expect("it listens");
                }
            }
            (acknowledged, slowest)
        }));
    }
    let mut memory = Vec::new();
    for _ in 0..10 {
        tokio::time::sleep(Duration::from_millis(seconds * 100)).await;
        memory.push(resident());
    }
    let (mut acknowledged, mut slowest) = (0, Duration::ZERO);
    for client in clients {
        let (done, slow) = client.await.expect("no panic");
        acknowledged += done;
        slowest = slowest.max(slow);
    }
    let took = start.elapsed();
    drop(stop);
    served.await.expect("no panic").expect("it served");
    let handed = counter.0.load(Ordering::Relaxed);
    let sent = next.load(Ordering::Relaxed);
    println!(
        "{sent} deliveries in {:.1} s ({:.0} a second): {acknowledged} acknowledged, {handed} handed on, the slowest answer took {} ms",
        took.as_secs_f64(),
        sent as f64 / took.as_secs_f64(),
        slowest.as_millis()
    );
    println!("resident, in KB, at ten moments: {memory:?}");
    if acknowledged == sent && handed == sent { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Resident memory in KB, where the system tells.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or_default()
}
