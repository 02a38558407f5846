//! Completions for shells: commands and flags, and what only the connector and the user's own files know: actions, triggers, fields,
//! connections.

use std::{env, ffi::OsStr};

use clap::{CommandFactory as _, FromArgMatches as _};
use clap_complete::{
    CompleteEnv,
    engine::CompletionCandidate,
    env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh},
};
use host_test::types::Error;
use serde_json::Value;

use super::{
    actions::parse,
    arguments::{Arguments, Completion},
    failure,
    own::{DEMOS, Own},
};

/// The variable with which a shell asks.
const VARIABLE: &str = "COMPLETE";
const NAME: &str = "host-test";

/// Answers a shell that asks for completions, and ends.
pub fn complete() {
    CompleteEnv::with_factory(Arguments::command).var(VARIABLE).complete();
}

/// The script that makes a shell ask.
pub fn script(arguments: &Completion) -> Result<String, Box<Error>> {
    let shell: &dyn EnvCompleter = match &*arguments.shell {
        "bash" => &Bash,
        "elvish" => &Elvish,
        "fish" => &Fish,
        "powershell" => &Powershell,
        _ => &Zsh,
    };
    let mut script = Vec::new();
    let written = shell.write_registration(VARIABLE, NAME, NAME, NAME, &mut script);
    written.map_err(|error| failure::host(error.into()))?;
    Ok(String::from_utf8_lossy(&script).into_owned())
}

/// Waits for something of the connector. Whoever types sees no error: there is nothing to complete then.
fn ask<T>(asked: impl AsyncFnOnce(host_test::Host) -> Option<T>) -> Option<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
    runtime.block_on(asked(super::load().ok()?))
}

fn starting(typed: &OsStr, all: impl IntoIterator<Item = (String, String)>) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let fitting = all.into_iter().filter(|(name, _)| name.starts_with(&*typed));
    fitting.map(|(name, about)| CompletionCandidate::new(name).help(Some(about.into()))).collect()
}

/// IDs of actions.
pub fn actions(typed: &OsStr) -> Vec<CompletionCandidate> {
    let all = ask(async |host| host.actions().await.ok()).unwrap_or_default();
    starting(typed, all.into_iter().map(|action| (action.id, action.description)))
}

/// IDs of triggers.
pub fn triggers(typed: &OsStr) -> Vec<CompletionCandidate> {
    let all = ask(async |host| host.triggers().await.ok()).unwrap_or_default();
    starting(typed, all.into_iter().map(|trigger| (trigger.id, trigger.description)))
}

/// Either.
pub fn ids(typed: &OsStr) -> Vec<CompletionCandidate> {
    let mut all = actions(typed);
    all.extend(triggers(typed));
    all
}

/// Names of connections.
pub fn connections(typed: &OsStr) -> Vec<CompletionCandidate> {
    let own = ask(async |_| {
        // Of the flags, those that say where connections are count.
        let matches = Arguments::command().ignore_errors(true).try_get_matches_from(words()).ok()?;
        let options = super::arguments::Options::from_arg_matches(&matches).ok()?;
        Own::open(&options).ok()?.names().await.ok()
    });
    let own = own.unwrap_or_default().into_iter().map(|(name, _)| name);
    starting(typed, DEMOS.into_iter().map(str::to_owned).chain(own).map(|name| (name, String::new())))
}

/// Fields of the action or trigger that was typed, and the values of those that have a list of them.
pub fn fields(typed: &OsStr) -> Vec<CompletionCandidate> {
    let properties = ask(async |host| {
        for word in words().into_iter().skip(2) {
            if let Ok(Some(schemas)) = host.schemas_of(&word, None).await {
                return parse(&schemas.input)["properties"].as_object().cloned();
            }
        }
        None
    });
    let all = properties.unwrap_or_default().into_iter().flat_map(|(name, schema)| {
        let about = schema["description"].as_str().unwrap_or_default().to_owned();
        let brackets = if schema["type"] == "array" { "[]" } else { "" };
        let values = schema["enum"].as_array().or(schema["items"]["enum"].as_array());
        match values {
            Some(values) => {
                let value = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                values.iter().map(|it| (format!("{name}{brackets}={}", value(it)), about.clone())).collect()
            }
            None => vec![(format!("{name}{brackets}="), about)],
        }
    });
    starting(typed, all)
}

/// What was typed until now, with the name of the program first.
fn words() -> Vec<String> {
    let all: Vec<String> = env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let begin = all.iter().position(|word| word == "--").map_or(0, |place| place + 1);
    all[begin..].to_vec()
}
