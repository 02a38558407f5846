//! `test`: whether a connection works, check by check.

use std::{process::ExitCode, sync::Arc};

use host_test::{
    Host, Services,
    blobs::FolderBlobs,
    diagnostics::{Report, Verdict},
};
use serde_json::{Value, json};

use super::{
    Done,
    arguments::{Options, Test},
    connection::{self, is_demo},
    failure::{self, Result, usage},
    own::Own,
    progress::Progress,
    table::table,
};

/// Where a check did not pass: not a failure of this program, and not a success of the connection.
const NOT_PASSED: u8 = 1;

/// Tries a connection of the user's own.
pub async fn test(options: &Options, arguments: &Test) -> Result<Done> {
    let name = &arguments.name;
    if is_demo(name) {
        return Err(usage(
            format!("The connection `{name}` replays recorded responses, so there is nothing to test."),
            "Test one of your own: `host-test connections` lists them.",
        ));
    }
    let own = Own::open(options)?;
    own.settings(name).await?;
    let (http, tokens) = (Arc::new(connection::live()?), own.store.clone());
    let services = Services::new(http, Arc::new(own), Arc::new(FolderBlobs::open(&options.blobs)));
    let services = Services { tokens, observer: Arc::new(Progress::new(options.verbose)), ..services };
    let report = report(&super::load()?, &services, name, &arguments.services).await?;
    let text = if options.json { super::document(&json(&report).to_string()) } else { show(&report) };
    Ok(Done { code: exit_code(&report), ..text.into() })
}

/// Success, if every check passed.
pub fn exit_code(report: &Report) -> ExitCode {
    if report.passed { ExitCode::SUCCESS } else { NOT_PASSED.into() }
}

/// The connector's report on these services, or on all.
pub async fn report(host: &Host, services: &Services, name: &str, asked: &[String]) -> Result<Report> {
    let report = host.test(services, name, asked).await.map_err(|ended| failure::host(ended.into()))?;
    Ok(report?)
}

/// The report for a person: what is there, then each check.
pub fn show(report: &Report) -> String {
    let known = [
        ("server", report.server.clone().unwrap_or_default()),
        ("credential", report.credential.clone().unwrap_or_default()),
        ("acts as", report.identity.clone().unwrap_or_default()),
        ("scopes", report.granted_scopes.join(", ")),
    ];
    let known = known.into_iter().filter(|(_, value)| !value.is_empty());
    let known = table(&[], known.map(|(name, value)| vec![name.to_owned(), value]));
    let checks = report.checks.iter().map(|check| {
        let outcome = match check.verdict {
            Verdict::Failed => "FAILED",
            other => verdict(other),
        };
        vec![check.name.clone(), outcome.to_owned(), check.message.clone()]
    });
    format!("{known}\n{}", table(&["check", "result", "details"], checks))
}

/// How a check ended, as the contract writes it.
fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "passed",
        Verdict::Failed => "failed",
        Verdict::Skipped => "skipped",
    }
}

/// The report for a machine.
pub fn json(report: &Report) -> Value {
    let checks = report.checks.iter();
    json!({
        "passed": report.passed,
        "server": report.server,
        "credential": report.credential,
        "identity": report.identity,
        "expires_at": report.expires_at,
        "granted_scopes": report.granted_scopes,
        "checks": checks
            .map(|check| json!({ "name": check.name, "verdict": verdict(check.verdict), "message": check.message }))
            .collect::<Vec<_>>(),
    })
}
