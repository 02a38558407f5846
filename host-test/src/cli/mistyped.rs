//! Arguments that clap refused: what is wrong, and never what was typed, as a header or a stray word may be a secret.

use std::process::ExitCode;

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};
use host_test::http::Library;

use super::{fail, failure, note, own::DEMOS};

/// What stands for what was typed.
const HIDDEN: &str = "…";

/// Tells it, or shows the help that was asked for.
pub fn tell(mut error: Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let action = action(&error);
    hide(&mut error);
    let told = error.to_string();
    if std::env::args_os().any(|argument| argument == "--json") {
        let first = told.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        return fail(&failure::usage(first, "host-test --help lists commands and flags."), true);
    }
    note(told.trim_end());
    if error.kind() == ErrorKind::InvalidSubcommand {
        let action = action.as_deref().unwrap_or("ACTION");
        note(&format!("\nAn action is run by its id: host-test run {action}. All there are: host-test actions"));
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// The action whose id was typed in place of a command.
fn action(error: &Error) -> Option<String> {
    let word = typed(error, ContextKind::InvalidSubcommand)?;
    let library = Library::embedded();
    let is_one = DEMOS.iter().any(|demo| library.cases_of(demo, word).next().is_some());
    is_one.then(|| word.to_owned())
}

/// Takes out of an error what was typed, but for the name of a flag.
fn hide(error: &mut Error) {
    for kind in [ContextKind::InvalidValue, ContextKind::InvalidSubcommand] {
        // An empty one is a value that is missing.
        if typed(error, kind).is_some_and(|typed| !typed.is_empty()) {
            error.insert(kind, ContextValue::String(HIDDEN.to_owned()));
        }
    }
    // Of the other errors, this is an argument as the help shows it.
    if error.kind() == ErrorKind::UnknownArgument
        && let Some(word) = typed(error, ContextKind::InvalidArg)
    {
        let shown = flag(word);
        if shown != word {
            // Its advice repeats the word.
            error.remove(ContextKind::Suggested);
        }
        error.insert(ContextKind::InvalidArg, ContextValue::String(shown));
    }
}

fn typed(error: &Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(typed) => Some(typed),
        _ => None,
    }
}

/// The flag that a word begins with: `--token` of `--token:secret`.
fn flag(word: &str) -> String {
    let end = word.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(word.len());
    match word.split_at(end) {
        (name, "") if name.starts_with('-') => name.to_owned(),
        (name, _) if name.starts_with('-') => format!("{name}{HIDDEN}"),
        _ => HIDDEN.to_owned(),
    }
}
