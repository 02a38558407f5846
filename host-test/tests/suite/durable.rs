//! Calls that are broken off and go on from their journal, as they do in a durable engine whose machine dies.

use crate::{HOST, LIBRARY, assert_none};
use async_trait::async_trait;
use futures::{StreamExt, stream};
use host_test::{
    CallError, Services,
    blobs::{Blobs, FolderBlobs},
    demo, error,
    fixture::Sent,
    http::{Case, Http, HttpError, Replay, Request, Response},
    journal::{Journal, Stop},
    policy::Policy,
    types::Error,
};
use serde_json::Value;
use std::{
    mem,
    path::Path,
    sync::{Arc, Mutex},
};

/// A server that never notices that a client died: it answers from a fixture, and once more what it answered already where
/// the answer was lost on the way.
struct Wire {
    fixture: Arc<Replay>,
    answered: Mutex<Vec<Answered>>,
    /// Method and path of what may be asked again.
    lost: Mutex<Vec<String>>,
    /// What was asked again.
    again: Mutex<Vec<String>>,
}

struct Answered {
    label: String,
    sent: Sent,
    repeatable: bool,
    answer: Result<Response, HttpError>,
}

impl Wire {
    fn new(case: &Case) -> Arc<Self> {
        let fixture = Arc::new(Replay::strict(&case.fixture.calls));
        Arc::new(Self { fixture, answered: Mutex::default(), lost: Mutex::default(), again: Mutex::default() })
    }

    /// Whether everything of this method and path may be sent twice.
    fn is_repeatable(&self, label: &str) -> bool {
        let answered = self.answered.lock().expect("no panic under the lock");
        answered.iter().filter(|known| known.label == label).all(|known| known.repeatable)
    }

    fn again(&self) -> Vec<String> {
        mem::take(&mut *self.again.lock().expect("no panic under the lock"))
    }
}

#[async_trait]
impl Http for Wire {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let (sent, repeatable) = (Sent::of(&request), request.repeatable);
        let label = format!("{} {}", request.method, request.url.path());
        let lost = {
            let mut lost = self.lost.lock().expect("no panic under the lock");
            lost.iter().position(|open| *open == label).map(|at| lost.remove(at)).is_some()
        };
        if lost {
            let answered = self.answered.lock().expect("no panic under the lock");
            if let Some(at) = answered.iter().rposition(|known| known.sent == sent) {
                // A connector may have looked, seen that nothing happened, and decided to do it again.
                let looked = |since: &Answered| since.sent.method == "GET" && since.answer.is_ok();
                if !answered[at + 1..].iter().any(looked) {
                    self.again.lock().expect("no panic under the lock").push(label);
                }
                return answered[at].answer.clone();
            }
        }
        let answer = self.fixture.send(request, policy, blobs).await;
        let answered = Answered { label, sent, repeatable, answer: answer.clone() };
        self.answered.lock().expect("no panic under the lock").push(answered);
        answer
    }
}

/// One fixture's call, on one server, one clock and one token store, however often it has to begin anew.
struct Play<'a> {
    case: &'a Case,
    wire: Arc<Wire>,
    services: Services,
}

type Ended = Result<Result<Value, Value>, CallError>;

impl<'a> Play<'a> {
    fn new(case: &'a Case, blobs: &Path) -> Self {
        let wire = Wire::new(case);
        let mut services = demo::services(wire.clone(), Arc::new(FolderBlobs::open(blobs)));
        services.invocation.attempt = case.fixture.attempt;
        Self { case, wire, services }
    }

    async fn run(&self, journal: Arc<Journal>) -> Ended {
        *self.wire.lost.lock().expect("no panic under the lock") = journal.in_flight();
        let services = Services { journal: Some(journal), ..self.services.clone() };
        let (name, action, input) = (self.case.connection(), &self.case.fixture.action, &self.case.fixture.input);
        let ended = HOST.invoke(&services, name, action, &input.to_string()).await?;
        let output = |output: String| serde_json::from_str(&output).expect("JSON");
        Ok(ended.map(output).map_err(|error: Error| error::json(&error)))
    }

    /// What is still to be sent, or was not as the fixture has it.
    fn faults(&self) -> Vec<String> {
        self.wire.fixture.finish().err().unwrap_or_default()
    }
}

/// Breaks the call off there and lets it go on from its journal in another instance. Gives the faults.
async fn broken_off(case: &Case, stop: Stop, expected: &Result<Value, Value>) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let play = Play::new(case, folder.path());
    let journal = Arc::new(Journal::default().stopping(stop));
    match play.run(journal.clone()).await {
        Err(CallError::Suspended) => {}
        ended => return vec![format!("was not broken off: {ended:?}")],
    }
    let kept = journal.to_json();
    let on = Arc::new(Journal::from_json(&kept).expect("it reads what it wrote"));
    let open = on.in_flight();
    let ended = match play.run(on.clone()).await {
        Ok(ended) => ended,
        Err(error) => return vec![format!("{error}")],
    };
    let mut faults = Vec::new();
    if !on.is_caught_up() {
        faults.push("did not come by all of its journal".to_owned());
    }
    let (may_be_sent_twice, lost): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|label| play.wire.is_repeatable(label));
    for label in play.wire.again() {
        if !may_be_sent_twice.contains(&label) {
            faults.push(format!("sent {label} twice"));
        }
    }
    match (&lost[..], &ended) {
        // Nobody knows what became of it: never a plain failure.
        ([_, ..], Err(error)) if error["applied"] == "no" => faults.push(format!("lost a write, and says {error}")),
        ([_, ..], _) => {}
        ([], _) => {
            if ended != *expected {
                faults.push(format!("ended with {ended:?}"));
            }
            faults.extend(play.faults());
        }
    }
    faults
}

async fn every_step(case: &Case) -> (Vec<String>, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let play = Play::new(case, folder.path());
    let whole = Arc::new(Journal::default());
    let named = |fault: String| format!("{}/{}: {fault}", case.product, case.name);
    let expected = match play.run(whole.clone()).await {
        Ok(expected) => expected,
        Err(error) => return (vec![named(error.to_string())], 0),
    };
    let mut faults = play.faults();
    let kept = whole.to_json();
    for connection in demo::connections().0.values() {
        faults.extend(
            connection.secrets().iter().filter(|secret| kept.contains(*secret)).map(|_| "a secret is kept".to_owned()),
        );
    }
    let stops = whole.stops();
    for stop in &stops {
        let found = broken_off(case, *stop, &expected).await;
        faults.extend(found.into_iter().map(|fault| format!("{stop:?} {fault}")));
    }
    (faults.into_iter().map(named).collect(), stops.len())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fixture_survives_the_loss_of_its_machine_after_each_step() {
    let played: Vec<_> = stream::iter(LIBRARY.cases()).map(every_step).buffer_unordered(4).collect().await;
    let tried: usize = played.iter().map(|(_, tried)| tried).sum();
    assert_none(played.into_iter().flat_map(|(faults, _)| faults).collect());
    assert!(tried > 2_000, "only {tried} steps were tried");
}
