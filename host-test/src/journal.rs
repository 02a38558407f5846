//! What one call has learnt so far, so that it can go on elsewhere: as durable engines (Restate, Temporal, …) keep it.
//!
//! A connector is a function of its arguments and of what its imports answer. Whoever keeps these answers can run the call
//! again, in a fresh instance on any machine, to where it was:
//!
//! | import | kept |
//! |---|---|
//! | `http`, purposes `api` and `storage` | before it is sent, that it is; then its answer, but for a 401 |
//! | `invocation.id`, `attempt`; `system.now`, `sleep`, `random` | the answer |
//! | `invocation.deadline` | no: a call that is run again may take until a later one |
//! | `connections`, `token-store`, purpose `token`, all under a refresh lock | never: secrets, and what outlives the call |
//!
//! A request whose answer was lost with the machine is sent again where that is harmless (`repeatable`); any other is
//! answered with `interrupted`, so that the connector says that nobody knows.

use crate::{
    fixture::Failure,
    http::{Blob, BlobPart, Chunk, Content, Header, HttpError, Request, Response},
    stopped::Stopped,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::{Mutex, MutexGuard};

/// Keeps what a call learns. Hand it to the call in [`Services::journal`](crate::Services::journal); after a crash, one
/// [read from its JSON](Journal::from_json) takes the call on from there.
///
/// It holds the service's answers, and no credential: headers of requests, bodies that are sent, tokens and cookies stay out.
#[derive(Default)]
pub struct Journal {
    pages: Mutex<Pages>,
    stop: Option<Stop>,
}

/// Where to break a call off, to see that it can go on. Entries are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// When this entry has its answer.
    After(usize),
    /// When the request of this entry was sent, and its answer is lost.
    InFlight(usize),
}

#[derive(Default)]
struct Pages {
    /// None for a request that was answered by a 401.
    entries: Vec<Option<Entry>>,
    /// Which of them this run has come by.
    recalled: Vec<bool>,
}

/// One answer of the host's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Entry {
    Id(String),
    Attempt(u32),
    Now(u64),
    Slept,
    /// In base64.
    Random(String),
    Request {
        /// Method and path.
        label: String,
        /// A digest of the whole request but for its headers, which hold the credential.
        digest: String,
        /// None while it is under way.
        outcome: Option<Outcome>,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    Answer { status: u16, headers: Vec<(String, String)>, body: Body },
    Fails(Failure),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Body {
    Text(String),
    Base64(String),
    Blob { handle: String, size: Option<u64>, media_type: Option<String>, name: Option<String> },
}

/// What to do about a request.
pub(crate) enum Turn {
    /// Nothing is sent: it was answered before, or refused.
    Answered(Result<Response, HttpError>),
    /// It is to be sent, and its outcome to be kept as this entry, if it is kept.
    Send(Request, Option<usize>),
}

impl Journal {
    /// Takes over what an earlier run kept.
    ///
    /// # Errors
    /// Where the text is not what [`to_json`](Journal::to_json) wrote.
    pub fn from_json(text: &str) -> serde_json::Result<Self> {
        let entries: Vec<Entry> = serde_json::from_str(text)?;
        let recalled = vec![false; entries.len()];
        let entries = entries.into_iter().map(Some).collect();
        Ok(Self { pages: Mutex::new(Pages { entries, recalled }), stop: None })
    }

    /// All that was kept. Store it after each answer, before the call goes on.
    pub fn to_json(&self) -> String {
        let pages = self.pages();
        let entries: Vec<_> = pages.entries.iter().flatten().collect();
        serde_json::to_string(&entries).expect("texts and numbers are JSON")
    }

    /// Breaks the call off there: it ends with [`CallError::Suspended`](crate::CallError::Suspended).
    pub fn stopping(self, stop: Stop) -> Self {
        Self { stop: Some(stop), ..self }
    }

    /// Every place where a call that goes the way of this one can be broken off.
    pub fn stops(&self) -> Vec<Stop> {
        let pages = self.pages();
        let numbered = pages.entries.iter().zip(1..);
        numbered
            .flat_map(|(entry, number)| match entry {
                Some(Entry::Request { .. }) => vec![Stop::After(number), Stop::InFlight(number)],
                Some(_) => vec![Stop::After(number)],
                None => vec![Stop::InFlight(number)],
            })
            .collect()
    }

    /// Whether the run has come by everything that an earlier one kept.
    pub fn is_caught_up(&self) -> bool {
        let pages = self.pages();
        pages.entries.iter().zip(&pages.recalled).all(|(entry, recalled)| entry.is_none() || *recalled)
    }

    /// Requests that were sent and have no answer: method and path of each.
    pub fn in_flight(&self) -> Vec<String> {
        let open = |entry: &Entry| match entry {
            Entry::Request { label, outcome: None, .. } => Some(label.clone()),
            _ => None,
        };
        self.pages().entries.iter().flatten().filter_map(open).collect()
    }

    /// The next answer that an earlier run kept, which has to be of this kind; none where that run came no further.
    pub(crate) fn recall<T>(&self, of: impl Fn(&Entry) -> Option<T>) -> Result<Option<T>, Stopped> {
        let mut pages = self.pages();
        let Some(next) = pages.next() else { return Ok(None) };
        match pages.entries[next].as_ref().and_then(&of) {
            Some(answer) => {
                pages.recalled[next] = true;
                Ok(Some(answer))
            }
            None => Err(Stopped::Diverged),
        }
    }

    /// Keeps a new answer.
    pub(crate) fn keep(&self, entry: Entry) -> Result<(), Stopped> {
        let number = self.pages().push(entry);
        self.stop_at(Stop::After(number))
    }

    /// Looks for a request's answer, or notes that it is sent. Among requests that go side by side, one that was refused
    /// before may come later in the journal than the others.
    pub(crate) fn begin(&self, request: Request, alone: bool) -> Result<Turn, Stopped> {
        let mut pages = self.pages();
        let digest = digest(&request);
        let is_it =
            |entry: &Option<Entry>| matches!(entry, Some(Entry::Request { digest: kept, .. }) if *kept == digest);
        let found = (0..pages.entries.len()).find(|at| !pages.recalled[*at] && is_it(&pages.entries[*at]));
        let Some(at) = found else {
            if alone && pages.next().is_some() {
                return Err(Stopped::Diverged);
            }
            let label = format!("{} {}", request.method, request.url.path());
            let at = pages.push(Entry::Request { label, digest, outcome: None }) - 1;
            return Ok(Turn::Send(request, Some(at)));
        };
        pages.recalled[at] = true;
        let Some(Entry::Request { outcome, .. }) = &mut pages.entries[at] else { return Err(Stopped::Diverged) };
        match outcome {
            Some(outcome) => Ok(Turn::Answered(outcome.recalled())),
            None if request.repeatable => Ok(Turn::Send(request, Some(at))),
            None => {
                let lost = Outcome::Fails(Failure::Interrupted("the host lost the answer".into()));
                Ok(Turn::Answered(outcome.insert(lost).recalled()))
            }
        }
    }

    /// Keeps what came of a request that was sent. A 401 leaves no trace: the connector may send it again with another
    /// token, and a later run has that from the beginning.
    pub(crate) fn end(&self, at: usize, outcome: &Result<Response, HttpError>) -> Result<(), Stopped> {
        self.stop_at(Stop::InFlight(at + 1))?;
        let refused = outcome.as_ref().is_ok_and(|response| response.status == 401);
        {
            let mut pages = self.pages();
            match &mut pages.entries[at] {
                entry if refused => *entry = None,
                Some(Entry::Request { outcome: kept, .. }) => *kept = Some(Outcome::of(outcome)),
                _ => return Err(Stopped::Diverged),
            }
        }
        if refused { Ok(()) } else { self.stop_at(Stop::After(at + 1)) }
    }

    fn stop_at(&self, place: Stop) -> Result<(), Stopped> {
        if self.stop == Some(place) { Err(Stopped::Suspended) } else { Ok(()) }
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().expect("no panic under the lock")
    }
}

impl Pages {
    /// The first entry that this run has not come by.
    fn next(&self) -> Option<usize> {
        (0..self.entries.len()).find(|at| !self.recalled[*at] && self.entries[*at].is_some())
    }

    /// Adds an entry; tells its number, from 1.
    fn push(&mut self, entry: Entry) -> usize {
        self.entries.push(Some(entry));
        self.recalled.push(true);
        self.entries.len()
    }
}

impl Outcome {
    fn of(outcome: &Result<Response, HttpError>) -> Self {
        match outcome {
            Ok(Response { status, headers, body }) => Self::Answer {
                status: *status,
                headers: headers.iter().map(|header| (header.name.clone(), header.value.clone())).collect(),
                body: match body {
                    Content::Text(text) => Body::Text(text.clone()),
                    Content::Bytes(bytes) => Body::Base64(STANDARD.encode(bytes)),
                    Content::Blob(Blob { handle, size, media_type, name }) => Body::Blob {
                        handle: handle.clone(),
                        size: *size,
                        media_type: media_type.clone(),
                        name: name.clone(),
                    },
                },
            },
            Err(error) => Self::Fails(error.into()),
        }
    }

    fn recalled(&self) -> Result<Response, HttpError> {
        match self.clone() {
            Self::Fails(failure) => Err((&failure).into()),
            Self::Answer { status, headers, body } => {
                let headers = headers.into_iter().map(|(name, value)| Header { name, value }).collect();
                let body = match body {
                    Body::Text(text) => Content::Text(text),
                    // What this wrote it reads.
                    Body::Base64(base64) => Content::Bytes(STANDARD.decode(base64).unwrap_or_default()),
                    Body::Blob { handle, size, media_type, name } => {
                        Content::Blob(Blob { handle, size, media_type, name })
                    }
                };
                Ok(Response { status, headers, body })
            }
        }
    }
}

fn digest(request: &Request) -> String {
    let mut digest = Sha256::new();
    // Each part with its length, so that none can be taken for the end of another.
    let mut part = |bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    };
    part(request.method.as_bytes());
    part(request.url.as_str().as_bytes());
    for chunk in &request.body {
        match chunk {
            Chunk::Text(text) => part(text.as_bytes()),
            Chunk::Bytes(bytes) => part(bytes),
            Chunk::Blob(handle) => part(format!("blob {handle}").as_bytes()),
            Chunk::BlobPart(BlobPart { handle, offset, length, base64 }) => {
                part(format!("blob {handle} {offset} {length:?} {base64}").as_bytes());
            }
        }
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
