//! `run --dry-run`: the request that an action would send, with its secrets masked. Nothing is sent.

use std::{
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use host_test::{
    blobs::Blobs,
    catalog::Effect,
    fixture::Sent,
    http::{Content, Http, HttpError, Record, Request, Response},
    policy::Policy,
};
use serde_json::{Value, json};

use super::{
    actions,
    arguments::{Options, Run},
    connection::Connected,
    failure::{self, Result},
    run,
    terminal::{json as laid_out, line, plain},
};

/// Answers the first request with nothing, and refuses every other.
#[derive(Default)]
struct Unsent(AtomicBool);

#[async_trait]
impl Http for Unsent {
    async fn send(&self, _: Request, _: &Policy, _: &dyn Blobs) -> std::result::Result<Response, HttpError> {
        match self.0.swap(true, Ordering::SeqCst) {
            false => Ok(Response { status: 204, headers: Vec::new(), body: Content::Bytes(Vec::new()) }),
            true => Err(HttpError::Denied("A dry run sends nothing.".into())),
        }
    }
}

/// The first request of an action.
pub async fn dry_run(options: &Options, run: &Run) -> Result<String> {
    let connected = Connected::open(options).await?;
    let host = super::load()?;
    let input = run::input(&host, &connected, run).await?;
    let action = actions::find(&host, &run.action).await?;
    let settings = connected.settings().await?;
    let record = Arc::new(Record::new(Arc::new(Unsent::default()), &settings).in_place());
    let answer = connected.send(&host, record.clone(), &run.action, &input, connected.terminal()).await?;
    let parsed: Value = serde_json::from_str(&input).map_err(|error| failure::host(error.into()))?;
    let fixture = record.fixture("", &run.action, &parsed, &answer);
    let Some(first) = fixture.calls.into_iter().next() else {
        return match answer {
            Err(error) => Err(Box::new(error)),
            Ok(_) => {
                super::note("The action sends no request.");
                Ok(String::new())
            }
        };
    };
    let sent = first.request;
    if action.effect != Effect::Read && sent.method == "GET" {
        super::note("This request comes first. What is sent after it depends on the response.");
    }
    Ok(if options.json { super::document(&json!(sent).to_string()) } else { shown(&sent) })
}

/// As HTTP writes a request.
fn shown(sent: &Sent) -> String {
    let mut text = format!("{} {}\n", line(&sent.method), line(&sent.url));
    for (name, value) in &sent.headers {
        let _ = writeln!(text, "{}: {}", line(name), line(value));
    }
    match json!(sent) {
        whole if whole.get("json").is_some() => {
            let _ = writeln!(text, "\n{}", laid_out(&whole["json"]));
        }
        whole => {
            if let Some(body) = whole["text"].as_str() {
                let _ = writeln!(text, "\n{}", plain(body));
            }
        }
    }
    text
}
