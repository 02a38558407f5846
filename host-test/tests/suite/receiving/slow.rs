//! The bounds of time, on a clock that moves on where everybody waits: whoever is slow, Bitbucket has its answer within ten seconds.

use super::{Closed, SECRET, delivery, receiver, signed, store_with, subscription};
use crate::{json, root};
use async_trait::async_trait;
use axum::serve::Listener;
use host_test::{
    http::{Http, HttpError, Request, Response},
    policy::Policy,
    receiver::Handle,
    store::{Stored, Subscription},
};
use serde_json::json as literal;
use std::{fs, future::pending, io, sync::Arc, time::Duration};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex},
    sync::mpsc,
    time::{Instant, sleep},
};

/// A workflow, or a Bitbucket, that never comes back.
struct Never;

#[async_trait]
impl Handle for Never {
    async fn handle(&self, _: &Stored, _: &Subscription) -> Result<(), String> {
        pending().await
    }
}

#[async_trait]
impl Http for Never {
    async fn send(&self, _: Request, _: &Policy, _: &dyn host_test::blobs::Blobs) -> Result<Response, HttpError> {
        pending().await
    }
}

/// Connections without a network, which has a clock of its own.
struct Lines(mpsc::UnboundedReceiver<DuplexStream>);

impl Listener for Lines {
    type Io = DuplexStream;
    type Addr = &'static str;

    async fn accept(&mut self) -> (DuplexStream, &'static str) {
        match self.0.recv().await {
            Some(line) => (line, "nowhere"),
            None => pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<&'static str> {
        Ok("nowhere")
    }
}

/// A receiver whose workflows never end.
struct Stage {
    lines: mpsc::UnboundedSender<DuplexStream>,
    _folder: TempDir,
}

impl Stage {
    async fn begin(http: impl Http + 'static) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store_with(folder.path(), "h1", "pull-request-opened").await;
        let config = literal!({"workspace": "acme", "repo": "web", "paths": ["src/**"]});
        let asking = Subscription { config, ..subscription("h2", "push") };
        store.keep_subscription(&asking).await.expect("it is kept");
        let (lines, accepted) = mpsc::unbounded_channel();
        let receiver = receiver(&store, folder.path(), Arc::new(http), Arc::new(Never));
        tokio::spawn(receiver.serve(Lines(accepted), pending()));
        Self { lines, _folder: folder }
    }

    fn connect(&self) -> DuplexStream {
        let (ours, theirs) = duplex(1 << 20);
        self.lines.send(theirs).expect("it serves");
        ours
    }

    /// The status of the answer to these bytes, and the seconds until then.
    async fn send(&self, bytes: &[u8]) -> (u16, u64) {
        let mut line = self.connect();
        line.write_all(bytes).await.expect("it is sent");
        answer(line).await
    }
}

/// The status of an answer, none where the connection ends without one, and the seconds until then.
async fn answer(mut line: DuplexStream) -> (u16, u64) {
    let began = Instant::now();
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).await.expect("it ends");
    let line = String::from_utf8_lossy(&answer);
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    (status.unwrap_or_default(), began.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn a_workflow_that_never_ends_delays_no_answer() {
    let stage = Stage::begin(Closed).await;
    for number in 1..=5 {
        assert_eq!(stage.send(&delivery("/hooks/h1", number, SECRET)).await, (200, 0));
    }
}

/// Cloud comes again after 503.
#[tokio::test(start_paused = true)]
async fn a_bitbucket_that_never_answers_delays_an_answer_for_nine_seconds() {
    let stage = Stage::begin(Never).await;
    let fixture = root().join("fixtures/deliveries/cloud/push.paths.json");
    let body = json(&fs::read_to_string(fixture).expect("a fixture"))["delivery"]["json"].to_string();
    assert_eq!(stage.send(&signed("/hooks/h2", "repo:push", &body, SECRET)).await, (503, 9));
    // Others are not in its way.
    assert_eq!(stage.send(&delivery("/hooks/h1", 1, SECRET)).await, (200, 0));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_comes_byte_by_byte_is_waited_for_nine_seconds() {
    let stage = Stage::begin(Closed).await;
    let (line, mut slow) = duplex(1 << 20);
    stage.lines.send(line).expect("it serves");
    slow.write_all(b"POST /hooks/h1 HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n").await.expect("it is sent");
    let (mut reading, mut writing) = tokio::io::split(slow);
    let dripping = tokio::spawn(async move {
        while writing.write_all(b" ").await.is_ok() {
            sleep(Duration::from_millis(500)).await;
        }
    });
    let began = Instant::now();
    let mut head = [0; 12];
    reading.read_exact(&mut head).await.expect("an answer");
    assert_eq!((&head, began.elapsed().as_secs()), (b"HTTP/1.1 408", 9));
    dripping.abort();
}

/// Whoever holds every connection holds them for two minutes.
#[tokio::test(start_paused = true)]
async fn heads_that_never_end_are_cut_off_after_two_minutes() {
    let stage = Stage::begin(Closed).await;
    let mut slow = Vec::new();
    for _ in 0..256 {
        let mut line = stage.connect();
        line.write_all(b"POST /hooks/h1 HTTP/1.1\r\nHost: h\r\nX-Slow").await.expect("it is sent");
        slow.push(line);
    }
    assert_eq!(stage.send(&delivery("/hooks/h1", 1, SECRET)).await, (200, 120));
    for line in slow {
        assert_eq!(answer(line).await, (0, 0));
    }
}
