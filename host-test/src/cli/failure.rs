//! What a failure looks like to a person and to a machine, and the exit code it ends with.
//!
//! Whatever goes wrong becomes the connector's own error record, so there is one form and one list of codes.

use std::{fmt::Write as _, process::ExitCode};

use console::style;
use host_test::{
    CallError,
    error::applied,
    types::{Applied, Error, ErrorKind},
};

use super::terminal::plain;

/// A result whose error is the connector's record, boxed as it is large.
pub type Result<T, E = Box<Error>> = std::result::Result<T, E>;

/// Wrong usage or input: `message` says what is wrong, `resolution` what to type instead.
pub fn usage(message: impl Into<String>, resolution: impl Into<String>) -> Box<Error> {
    Box::new(Error { resolution: Some(resolution.into()), ..failed(ErrorKind::InvalidInput, message.into()) })
}

/// The host itself failed, not Bitbucket and not the input.
pub fn host(error: anyhow::Error) -> Box<Error> {
    let mut causes = error.chain().skip(1).map(ToString::to_string);
    let cause = causes.next().map(|first| causes.fold(first, |all, next| format!("{all}: {next}")));
    let resolution = error.downcast_ref().and_then(after_limit).map(str::to_owned);
    // A call that was stopped may have sent something, which the host alone cannot tell.
    let (kind, applied) = match error.downcast_ref() {
        Some(CallError::Deadline(_) | CallError::Cancelled) => (ErrorKind::Cancelled, Applied::Unknown),
        Some(CallError::Cpu(_) | CallError::Memory(_)) => (ErrorKind::Host, Applied::Unknown),
        Some(CallError::Trap(_) | CallError::Suspended | CallError::Diverged) => (ErrorKind::Other, Applied::Unknown),
        Some(CallError::Lacks(_)) => (ErrorKind::Unsupported, Applied::No),
        None => (ErrorKind::Host, Applied::No),
    };
    Box::new(Error { cause, resolution, applied, ..failed(kind, error.to_string()) })
}

/// What to do where the host stopped a call: what was asked for was too much, unless the connector is at fault.
fn after_limit(ended: &CallError) -> Option<&'static str> {
    match ended {
        CallError::Deadline(_) => Some(
            "A change may have been made. Check before you run this again. A list takes less time with \
             a smaller `max_items`.",
        ),
        CallError::Cpu(_) | CallError::Memory(_) => Some(
            "Ask for less at once: a smaller `max_items`, a narrower filter, or a large answer as a blob where the \
             action offers that.",
        ),
        CallError::Cancelled => Some("A change may have been made. Check before you run this again."),
        CallError::Lacks(_) => Some("Use what this connector has, or load another version of it."),
        CallError::Trap(_) | CallError::Suspended | CallError::Diverged => None,
    }
}

fn failed(kind: ErrorKind, message: String) -> Error {
    Error {
        kind,
        code: None,
        message,
        cause: None,
        resolution: None,
        applied: Applied::No,
        retryable: false,
        retry_after_ms: None,
        status: None,
        required_scopes: Vec::new(),
        granted_scopes: Vec::new(),
        fields: Vec::new(),
        link: None,
        request: None,
        detail: None,
        extra: None,
    }
}

/// The exit code of a kind of error; `--help` lists them.
pub fn exit_code(kind: ErrorKind) -> ExitCode {
    use ErrorKind as Kind;
    ExitCode::from(match kind {
        Kind::InvalidInput | Kind::InvalidConnection => 2,
        Kind::Unauthenticated
        | Kind::TokenAcquisition
        | Kind::TokenResponse
        | Kind::TokenRefresh
        | Kind::InteractionRequired
        | Kind::Forbidden
        | Kind::MissingScope => 3,
        Kind::NotFound | Kind::Gone | Kind::Unsupported => 4,
        Kind::Conflict | Kind::Rejected | Kind::QuotaExceeded | Kind::TooLarge => 5,
        Kind::RateLimited | Kind::Timeout | Kind::Network | Kind::Upstream => 6,
        Kind::Cancelled | Kind::Host | Kind::Other => 7,
    })
}

/// The error as lines for a terminal: what happened first, then what is known about it, then what to do.
pub fn explain(error: &Error) -> String {
    let listed = |scopes: &[String]| (!scopes.is_empty()).then(|| scopes.join(", "));
    let mut rows = vec![
        ("cause", error.cause.clone()),
        ("request", error.request.clone()),
        ("code", error.code.clone()),
        ("status", error.status.map(|status| status.to_string())),
        ("applied", (error.applied != Applied::No).then(|| applied(error.applied).to_owned())),
        ("server said", error.detail.clone()),
    ];
    // The connector's own sentence holds its faults already.
    let untold = error.fields.iter().filter(|fault| !error.message.contains(&fault.message));
    rows.extend(untold.map(|fault| ("field", Some(format!("{}: {}", fault.field, fault.message)))));
    rows.extend([
        ("required", listed(&error.required_scopes)),
        ("granted", listed(&error.granted_scopes)),
        ("retry after", error.retry_after_ms.map(|ms| format!("{} s", ms.div_ceil(1000)))),
        ("hint", error.resolution.clone()),
        ("see", error.link.clone()),
    ]);
    // Further lines of a value stand below its first, so that none looks like another row.
    let indented = |value: &str| plain(value.trim_end()).replace('\n', "\n               ");
    let mut text = format!("{} {}\n", style("error:").red().bold().for_stderr(), indented(&error.message));
    for (name, value) in rows.into_iter().filter_map(|(name, value)| Some((name, indented(&value?)))) {
        let _ = writeln!(text, "  {} {value}", style(format!("{name:<12}")).dim().for_stderr());
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn who_meets_a_limit_is_told_what_to_do() {
        let told = |ended: CallError| explain(&host(ended.into()));
        assert!(told(CallError::Deadline(Duration::from_secs(300))).contains("Check before you run this again"));
        assert!(told(CallError::Cpu(Duration::from_secs(10))).contains("max_items"));
        assert!(told(CallError::Memory(1 << 20)).contains("max_items"));
        // The connector is at fault, so asking otherwise is no advice.
        assert!(!told(CallError::Trap("unreachable".to_owned())).contains("hint"));
    }
}
