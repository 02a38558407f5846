//! Where events go: to stdout, to a URL, or to a command.

use std::{process::Stdio, time::Duration};

use async_trait::async_trait;
use host_test::{
    receiver::Handle,
    store::{Stored, Subscription},
};
use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt as _, process::Command};

use super::{
    arguments::To,
    failure::{self, Result},
};

/// How long a URL may take to answer.
const ANSWER: Duration = Duration::from_secs(30);

pub enum Sink {
    /// A line of JSON for each event.
    Stdout,
    Url(String, reqwest::Client),
    /// A shell command, with the event on stdin.
    Command(String),
}

impl Sink {
    pub fn new(to: &To) -> Result<Self> {
        Ok(match (&to.post, &to.exec) {
            (Some(url), _) => {
                let client = reqwest::Client::builder().timeout(ANSWER).redirect(reqwest::redirect::Policy::none());
                Self::Url(url.clone(), client.build().map_err(|error| failure::host(error.into()))?)
            }
            (None, Some(command)) => Self::Command(command.clone()),
            (None, None) => Self::Stdout,
        })
    }

    /// Hands an event on.
    pub async fn take(&self, event: &Stored, subscription: &Subscription) -> std::result::Result<(), String> {
        let text = document(event, subscription).to_string();
        match self {
            Self::Stdout => {
                super::print(format!("{text}\n").as_bytes());
                Ok(())
            }
            Self::Url(url, client) => {
                let request = client.post(url).header("Content-Type", "application/json").body(text);
                let answer = request.send().await.map_err(|error| error.without_url().to_string())?;
                let status = answer.status();
                if status.is_success() { Ok(()) } else { Err(format!("the URL returned {}", status.as_u16())) }
            }
            Self::Command(command) => run(command, &text).await,
        }
    }
}

#[async_trait]
impl Handle for Sink {
    async fn handle(&self, event: &Stored, subscription: &Subscription) -> std::result::Result<(), String> {
        self.take(event, subscription).await
    }
}

async fn run(command: &str, text: &str) -> std::result::Result<(), String> {
    let mut child = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("the command can't be run: {error}"))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that does not read its input is no failure.
        let _ = stdin.write_all(text.as_bytes()).await;
    }
    match child.wait().await {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("the command ended with {status}")),
        Err(error) => Err(format!("the command can't be waited for: {error}")),
    }
}

/// An event as whoever gets it sees it.
fn document(event: &Stored, subscription: &Subscription) -> Value {
    json!({
        "id": event.id,
        "trigger": subscription.trigger,
        "subscription": subscription.id,
        "occurred_at": event.occurred_at,
        "payload": event.payload,
    })
}
