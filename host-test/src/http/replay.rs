use super::{Http, HttpError, Request, Response, deliver};
use crate::{
    blobs::Blobs,
    fields::{self, Fields},
    fixture::{Exchange, Reply, Sent, content_type, differences},
    http::{Header, Sink},
    policy::Policy,
};
use async_trait::async_trait;
use futures::stream;
use serde_json::to_value;
use std::{
    convert::Infallible,
    sync::{Mutex, MutexGuard},
};

/// Answers from a recording: every request has to be the next one, whole, and none may be left over. What is recorded are
/// whole answers: a request for a part of one gets that part, whatever the recorded request says of `fields`.
pub struct Replay {
    progress: Mutex<Progress>,
    /// Take requests as they come, to rewrite the recording by them.
    lenient: bool,
}

struct Progress {
    calls: Vec<Exchange>,
    /// How many were asked for.
    done: usize,
    faults: Vec<String>,
}

impl Replay {
    /// Demands the recorded requests.
    pub fn strict(calls: &[Exchange]) -> Self {
        Self { progress: Mutex::new(Progress { calls: calls.to_vec(), done: 0, faults: Vec::new() }), lenient: false }
    }

    /// Takes any request and gives the recorded answers in their order; [`Replay::finish`] returns what was sent.
    pub fn lenient(calls: &[Exchange]) -> Self {
        Self { lenient: true, ..Self::strict(calls) }
    }

    /// The exchanges as they went, or everything that was not as recorded, a readable line each.
    pub fn finish(&self) -> Result<Vec<Exchange>, Vec<String>> {
        let progress = self.progress();
        let mut faults = progress.faults.clone();
        for (index, call) in progress.calls.iter().enumerate().skip(progress.done) {
            faults.push(format!("call {}: {} {} was not sent", index + 1, call.request.method, call.request.url));
        }
        if faults.is_empty() { Ok(progress.calls.clone()) } else { Err(faults) }
    }

    fn next(&self, mut sent: Sent, fields: Option<&Fields>) -> Result<Reply, HttpError> {
        let mut progress = self.progress();
        let Progress { calls, done, faults } = &mut *progress;
        let index = *done;
        *done += 1;
        let Some(call) = calls.get_mut(index) else {
            let fault = format!("call {}: nothing is recorded for {} {}", index + 1, sent.method, sent.url);
            faults.push(fault.clone());
            return Err(HttpError::Denied(fault));
        };
        if fields.is_some() && fields::without(&call.request.url) == fields::without(&sent.url) {
            sent.url.clone_from(&call.request.url);
        }
        let reply = fields.map_or_else(|| call.reply.clone(), |fields| call.reply.part(fields));
        if self.lenient {
            call.request = sent;
            return Ok(reply);
        }
        let json = |sent| to_value(sent).expect("a request is JSON");
        let differences = differences(&json(&call.request), &json(&sent));
        if differences.is_empty() {
            return Ok(reply);
        }
        let found: Vec<_> = differences.iter().map(|line| format!("call {}: request{line}", index + 1)).collect();
        faults.extend(found.iter().cloned());
        Err(HttpError::Denied(format!("The request is not the recorded one. {}", found.join("; "))))
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().expect("no panic under the lock")
    }
}

#[async_trait]
impl Http for Replay {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let sent = Sent::of(&request);
        let fields = Fields::of(&request.url);
        answer(&self.next(sent, fields.as_ref())?, request.sink, policy, blobs).await
    }
}

/// A recorded answer, under the same limits as a live one.
pub(super) async fn answer(
    reply: &Reply,
    sink: Sink,
    policy: &Policy,
    blobs: &dyn Blobs,
) -> Result<Response, HttpError> {
    let (status, headers, body) = match reply {
        Reply::Fails { fails } => return Err(fails.into()),
        Reply::Answer { status, headers, body } => (*status, headers, body),
    };
    let bytes = body.bytes().map_err(|error| HttpError::Denied(format!("the recorded body is no Base64: {error}")))?;
    let mut given: Vec<_> =
        headers.iter().map(|(name, value)| Header { name: name.clone(), value: value.clone() }).collect();
    if body.json.is_some() && content_type(headers).is_empty() {
        given.push(Header { name: "Content-Type".into(), value: "application/json".into() });
    }
    let whole = stream::iter([Ok::<_, Infallible>(bytes.into())]);
    let body = deliver(status, &given, whole, |never| match never {}, sink, policy, blobs).await?;
    Ok(Response { status, headers: given, body })
}
