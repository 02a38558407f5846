//! The test of a connection, over the network to a simulated Bitbucket: what it asks, what it tells, and where it stops.
//!
//! | what a person meets | case |
//! |---|---|
//! | everything works | `working` |
//! | user name instead of e-mail, app password, unscoped API token, API token as Bearer, access token on the wrong workspace | `refused_by_cloud` |
//! | CAPTCHA, Basic switched off, two-factor, no licence, login page, wrong context path | `refused_by_data_center` |
//! | no user, a token that reaches nothing, scopes and permissions that lack | `narrow` |
//! | nobody signed in yet, tokens that are over, a consent that was withdrawn | `oauth` |
//! | a self-signed certificate, one of another time or name, clocks that differ | `certificates` |

mod certificates;
mod narrow;
mod oauth;
mod refused_by_cloud;
mod refused_by_data_center;
mod working;

use crate::{
    HOST,
    oauth::{HERE, search, services},
    secrets::Listening,
};
use host_test::{
    Services,
    clock::FakeClock,
    diagnostics::{Check, Report, Verdict},
    sim::{Answer, Product, Rule, Script, Seen, Simulation},
    types::Error,
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A simulation and a connection to it.
struct Site {
    simulation: Simulation,
    services: Services,
    settings: Value,
}

impl Site {
    /// With this kind of credential, and further settings or others.
    fn new(product: Product, credential: &str, script: Script, settings: Value) -> Self {
        let clock = Arc::new(FakeClock::default());
        let simulation = Simulation::start(script.clock(clock.clone())).expect("a free port");
        let mut all = simulation.connection_with(product, credential);
        for (name, value) in settings.as_object().expect("an object") {
            all[name] = value.clone();
        }
        Self { simulation, services: services(&all, clock), settings: all }
    }

    /// As the product's plainest credential, to a server that answers so below its API's root.
    fn answering(product: Product, credential: &str, answer: Answer) -> Self {
        let site = Self::new(product, credential, Script::default(), json!({}));
        site.simulation.rule(Rule::on("GET", product.root()).answers(answer));
        site
    }

    async fn test(&self, services: &[&str]) -> Report {
        self.try_to_test(services).await.expect("a report")
    }

    async fn try_to_test(&self, services: &[&str]) -> Result<Report, Error> {
        test(&self.services, &self.settings, services).await
    }

    /// What the API was asked for, without queries.
    fn asked(&self) -> Vec<String> {
        let tokens = Product::ALL.map(Simulation::token_path);
        let requests = self.simulation.requests().into_iter().filter(|seen| !tokens.contains(&seen.target));
        let line = |seen: Seen| {
            assert_eq!(seen.method, "GET", "a test only reads");
            seen.target.split('?').next().unwrap_or_default().to_owned()
        };
        requests.map(line).collect()
    }
}

/// Tests a connection; what is told and logged shows none of its secrets.
async fn test(services: &Services, settings: &Value, checks: &[&str]) -> Result<Report, Error> {
    let checks: Vec<_> = checks.iter().map(|name| (*name).to_owned()).collect();
    let heard = Arc::new(Listening::default());
    let services = Services { observer: heard.clone(), ..services.clone() };
    let outcome = HOST.test(&services, HERE, &checks).await.expect("an answer");
    search(settings, "the report", &format!("{outcome:?}"));
    search(settings, "the log", &heard.0.lock().expect("no panic under the lock"));
    if let Ok(report) = &outcome {
        assert_eq!(report.passed, report.checks.iter().all(|check| check.verdict != Verdict::Failed), "{report:?}");
        assert!(report.checks.iter().all(|check| !check.message.is_empty()), "{report:?}");
    }
    outcome
}

fn check<'a>(report: &'a Report, name: &str) -> &'a Check {
    report.checks.iter().find(|check| check.name == name).unwrap_or_else(|| panic!("no {name} in {report:?}"))
}

/// Fails unless the named check failed, and its message holds the words: why it failed and what to do.
#[track_caller]
fn assert_failed(report: &Report, name: &str, words: &[&str]) {
    let check = check(report, name);
    assert!(check.verdict == Verdict::Failed && !report.passed, "{report:?}");
    assert_says(check, words);
}

/// Fails unless it was skipped, and says why.
#[track_caller]
fn assert_skipped(report: &Report, name: &str, words: &[&str]) {
    let check = check(report, name);
    assert!(check.verdict == Verdict::Skipped, "{check:?}");
    assert_says(check, words);
}

/// Fails unless it passed, and says so.
#[track_caller]
fn assert_passed(report: &Report, name: &str, words: &[&str]) {
    let check = check(report, name);
    assert!(check.verdict == Verdict::Passed, "{check:?}");
    assert_says(check, words);
}

#[track_caller]
fn assert_says(check: &Check, words: &[&str]) {
    let message = check.message.to_lowercase();
    for word in words {
        assert!(message.contains(&word.to_lowercase()), "no {word} in {check:?}");
    }
}

fn cloud(status: u16, message: &str) -> Answer {
    Answer::json(status, &json!({ "type": "error", "error": { "message": message } }))
}

fn data_center(status: u16, exception: &str, message: &str) -> Answer {
    let exception = format!("com.atlassian.bitbucket.{exception}");
    Answer::json(status, &json!({ "errors": [{ "context": null, "message": message, "exceptionName": exception }] }))
}
