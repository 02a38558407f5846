//! This program once more, in a process of its own that can be waited for, told to go on, and killed.

use super::{
    file, run, search, services,
    stage::{self, Hook, Stage},
};
use crate::loaded;
use futures::future::join_all;
use host_test::{Limits, Services, clock::FakeClock, error};
use serde_json::{Value, json};
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
    process::{self, Command, Stdio},
    sync::Arc,
    thread,
};

/// The variable that tells a child what to do.
const ORDER: &str = "OAUTH_CHILD";

/// What comes before whatever a child tells.
const TELLS: &str = "child: ";
const READY: &str = "ready";

fn at(stage: Stage) -> String {
    format!("at {stage:?}")
}

/// A child that works on the tokens of a folder.
pub struct Child {
    process: process::Child,
    stdout: BufReader<process::ChildStdout>,
    settings: Value,
    told: String,
}

impl Child {
    /// Runs so many tasks side by side, by a clock that stands at this moment, and stops for good at a step.
    pub fn start(folder: &Path, settings: &Value, now_ms: u64, stop: Option<Stage>, tasks: usize) -> Self {
        let stop = stop.map(at);
        let order = json!({ "folder": folder, "settings": settings, "now": now_ms, "stop": stop, "tasks": tasks });
        let mut process = Command::new(std::env::current_exe().expect("a program"))
            .args(["--exact", "oauth::process::child", "--ignored", "--nocapture"])
            .env(ORDER, order.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let stdout = BufReader::new(process.stdout.take().expect("a pipe"));
        Self { process, stdout, settings: settings.clone(), told: String::new() }
    }

    /// Waits until it can begin.
    pub fn is_ready(&mut self) {
        self.tells(|told| told == READY);
    }

    /// Waits until it comes to this step of a refresh.
    pub fn reaches(&mut self, stage: Stage) {
        self.tells(|told| told == at(stage));
    }

    /// Waits until it tells what is wanted.
    fn tells(&mut self, is_wanted: impl Fn(&str) -> bool) -> String {
        let mut line = String::new();
        while self.stdout.read_line(&mut line).expect("a pipe") > 0 {
            self.told += &line;
            // The test's own name may stand before.
            if let Some((_, told)) = line.trim_end().split_once(TELLS)
                && is_wanted(told)
            {
                return told.to_owned();
            }
            line.clear();
        }
        let rest = self.rest();
        panic!("it ended: {} {rest}", self.told);
    }

    /// Lets it begin.
    pub fn go(&mut self) {
        self.process.stdin.take().expect("a pipe").write_all(b"go\n").expect("a pipe");
    }

    /// Ends it where it is, by a signal that nobody can catch.
    pub fn kill(mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it ended");
        self.search();
    }

    /// Waits for its end; what each task came to.
    pub fn end(mut self) -> Vec<Value> {
        let told = crate::json(&self.tells(|told| told.starts_with('[')));
        self.process.wait().expect("it ended");
        self.search();
        told.as_array().expect("a list").clone()
    }

    /// Whatever it told is searched for secrets.
    fn search(&mut self) {
        let rest = self.rest();
        search(&self.settings, "the output of a child", &format!("{}{rest}", self.told));
    }

    fn rest(&mut self) -> String {
        let mut rest = String::new();
        let _ = self.stdout.read_to_string(&mut rest);
        let _ = self.process.stderr.take().map(|mut stderr| stderr.read_to_string(&mut rest));
        rest
    }
}

fn tell(what: &str) {
    println!("{TELLS}{what}");
    let _ = io::stdout().flush();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "runs in a process of its own, for `killing` and `crowd`"]
async fn child() {
    let Ok(order) = std::env::var(ORDER) else { return };
    let order = crate::json(&order);
    let folder = Path::new(order["folder"].as_str().expect("a folder"));
    let clock = Arc::new(FakeClock::at(order["now"].as_u64().expect("a time")));
    let stop = order["stop"].as_str().map(str::to_owned);
    let services = services(&order["settings"], clock);
    let services = Services { tokens: Arc::new(file(folder)), ..services };
    let hook = Hook::new(move |stage| {
        tell(&at(*stage));
        while stop.as_deref() == Some(&at(*stage)) {
            thread::park();
        }
        Ok(())
    });
    let services = stage::services(services, hook);
    let host = loaded(Limits::default());
    tell(READY);
    io::stdin().lock().read_line(&mut String::new()).expect("a pipe");
    let tasks = (0..order["tasks"].as_u64().expect("a number")).map(|_| {
        let (host, services) = (host.clone(), services.clone());
        tokio::spawn(async move { run(&host, &services).await })
    });
    let outcomes = join_all(tasks).await.into_iter().map(|outcome| match outcome.expect("no panic") {
        Ok(output) => output,
        Err(error) => json!({ "error": error::json(&error) }),
    });
    tell(&Value::from_iter(outcomes).to_string());
}
