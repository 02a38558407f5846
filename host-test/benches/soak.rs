//! Whether a host stays as small as it began: `cargo bench -p host-test --bench soak`.
//!
//! A million calls (`SOAK` says how many) on one [`Host`], of all recorded cases in turn, every eighth with a fault: no
//! answer, a failure, half an answer, a web page, or an input that is none. Memory and open files are told ten times, and
//! may not have grown between the first time and the last.

use async_trait::async_trait;
use host_test::{
    Host, Limits,
    blobs::{Blobs, FolderBlobs},
    demo,
    fixture::Exchange,
    http::{Case, Content, Header, Http, HttpError, Library, Replay, Request, Response},
    policy::Policy,
};
use std::{
    env, fs,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

/// What the allocator and the pools of the engine may keep beside what they began with.
const SLACK_KB: u64 = 16 << 10;

/// Every so many calls go wrong.
const FAULTY: u64 = 8;

/// Answers as recorded, but for the first request of a call that is to go wrong.
struct Faulty {
    recorded: Replay,
    fault: Option<u64>,
    is_over: AtomicBool,
}

#[async_trait]
impl Http for Faulty {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let answer = |status, media: &str, body: String| {
            let headers = vec![Header { name: "Content-Type".into(), value: media.into() }];
            Ok(Response { status, headers, body: Content::Text(body) })
        };
        match self.fault.filter(|_| !self.is_over.swap(true, Ordering::Relaxed)) {
            None => self.recorded.send(request, policy, blobs).await,
            Some(0) => Err(HttpError::Timeout),
            Some(1) => Err(HttpError::Interrupted("the connection was reset".into())),
            Some(2) => Err(HttpError::TooLarge(1 << 20)),
            Some(3) => answer(500, "application/json", r#"{"error": {"message": "No."}}"#.into()),
            Some(4) => answer(429, "text/plain", "Rate limit for this resource has been exceeded".into()),
            Some(5) => answer(200, "text/html", "<html>".repeat(10_000)),
            Some(6) => answer(200, "application/json", r#"{"values": [{"id": 1"#.into()),
            Some(_) => answer(401, "application/json", String::new()),
        }
    }
}

fn main() -> ExitCode {
    let calls = env::var("SOAK").ok().and_then(|calls| calls.parse().ok()).unwrap_or(1_000_000_u64);
    let library = Library::embedded();
    let in_memory = |call: &Exchange| call.request.sink.is_none() && call.request.body.chunks.is_none();
    let cases: Vec<&Case> = library.cases().filter(|case| case.fixture.calls.iter().all(in_memory)).collect();
    let runtime = tokio::runtime::Runtime::new().expect("the system has threads");
    let host = Host::new(Limits::default()).expect("the connector loads");
    let began = Instant::now();
    let (mut outputs, mut errors, mut stopped) = (0, 0, 0);
    let mut seen: Vec<(u64, usize)> = Vec::new();
    for number in 0..calls {
        let case = cases[number as usize % cases.len()];
        let turn = number / cases.len() as u64;
        let fault = (number + turn).is_multiple_of(FAULTY).then_some((number / FAULTY + turn) % 9);
        let recorded = Replay::strict(&case.fixture.calls);
        let http = Arc::new(Faulty { recorded, fault, is_over: AtomicBool::new(false) });
        let services = demo::services(http, Arc::new(FolderBlobs::open("/nonexistent".as_ref())));
        let input = if fault == Some(8) { "{".to_owned() } else { case.fixture.input.to_string() };
        match runtime.block_on(host.invoke(&services, case.connection(), &case.fixture.action, &input)) {
            Ok(Ok(_)) => outputs += 1,
            Ok(Err(_)) => errors += 1,
            Err(_) => stopped += 1,
        }
        if (number + 1).is_multiple_of((calls / 10).max(1)) {
            let (memory, files) = (resident_kb(), open_files());
            let micros = began.elapsed().as_micros() / u128::from(number + 1);
            println!("{:>9} calls, {micros} us each: {memory} KB resident, {files} open files", number + 1);
            seen.push((memory, files));
        }
    }
    println!("{outputs} outputs, {errors} errors, {stopped} stopped by the host");
    let (first, last) = (seen[0], seen[seen.len() - 1]);
    if last.0 > first.0 + SLACK_KB || last.1 > first.1 || stopped > 0 {
        eprintln!("it did not stay as it was");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Memory of this process; 0 where the system does not tell.
fn resident_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
}

/// Files that this process holds open; 0 where the system does not tell.
fn open_files() -> usize {
    fs::read_dir("/proc/self/fd").map_or(0, Iterator::count)
}
