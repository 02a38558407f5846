//! The command line: what was typed becomes one call of the connector, and its answer a text or a JSON document.

mod actions;
mod answer;
mod arguments;
mod ask;
mod callback;
mod choices;
mod completion;
mod connect;
mod connection;
mod connections;
mod default;
mod describe;
mod dry_run;
mod events;
mod failure;
mod form;
mod help;
mod hosted;
mod input;
mod listen;
#[cfg(feature = "mcp")]
mod mcp;
#[cfg(not(feature = "mcp"))]
#[path = "mcp/missing.rs"]
mod mcp;
mod mistyped;
mod own;
mod playground;
mod poll;
mod progress;
mod reconcile;
mod recordings;
mod refresh;
mod run;
mod scopes;
mod settings;
mod simulate;
mod sink;
mod subscribe;
mod table;
mod terminal;
mod test;
mod triggers;

use std::{
    io::{self, ErrorKind, IsTerminal as _, Write as _},
    process::ExitCode,
};

use arguments::{Arguments, Command, Options};
use clap::Parser as _;
use etcetera::BaseStrategy as _;
use host_test::{Host, Limits, types::Error};
use serde_json::{Value, json};

/// Subfolder of the user's configuration and cache folders.
const FOLDER: &str = "bitbucket-connector";

/// Runs what was typed, and ends with the exit code that `--help` documents.
pub fn main() -> ExitCode {
    completion::complete();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return mistyped::tell(error),
    };
    let as_json = arguments.options.json;
    // One thread: a command runs one call, and a pool of threads takes longer to start than the call.
    let outcome = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(execute(arguments.command, arguments.options)),
        Err(error) => Err(failure::host(error.into())),
    };
    match outcome {
        Ok(done) => match print(&done.text) {
            ExitCode::SUCCESS => done.code,
            failed => failed,
        },
        Err(error) => fail(&error, as_json),
    }
}

/// What a command prints, and the code it ends with.
struct Done {
    text: Vec<u8>,
    code: ExitCode,
}

impl From<String> for Done {
    fn from(text: String) -> Self {
        Self { text: text.into_bytes(), code: ExitCode::SUCCESS }
    }
}

async fn execute(command: Command, mut options: Options) -> failure::Result<Done> {
    if let Command::Record(run) = &command {
        // Named like the action, a recording can stand in a folder of fixtures as it is.
        options.record.get_or_insert_with(|| format!("{}.json", run.action).into());
    }
    let answer = match &command {
        Command::Actions { word } => {
            let all = actions::all(&load()?).await?;
            let actions = actions::matching(&all, word.as_deref());
            let entries = || actions.iter().copied().map(actions::entry).collect::<Value>().to_string();
            return Ok(if options.json { document(&entries()) } else { actions::list(&actions) }.into());
        }
        Command::Triggers { word } => {
            let triggers = triggers::all(&load()?).await?;
            let entries = || triggers.iter().map(triggers::entry).collect::<Value>().to_string();
            let list = || triggers::list(&triggers, word.as_deref());
            return Ok(if options.json { document(&entries()) } else { list() }.into());
        }
        Command::Describe { action, product } => {
            let host = load()?;
            if let Ok(trigger) = triggers::find(&host, action).await {
                let schemas = host.schemas_of(&trigger.id, product.as_deref()).await;
                let schemas = schemas.map_err(|ended| failure::host(ended.into()))?.ok_or_else(|| {
                    let asked = product.clone().unwrap_or_default();
                    failure::usage(format!("{asked} has no {action}."), "Leave --product out.")
                })?;
                let entry = || triggers::described(&trigger, &schemas).to_string();
                let text = || triggers::describe(&trigger, &schemas);
                return Ok(if options.json { document(&entry()) } else { text() }.into());
            }
            let action = actions::find(&host, action).await?;
            let schemas = actions::schemas(&host, &action, product.as_deref()).await?;
            let products = describe::products_of_operations(&action, product.as_deref());
            let entry = || describe::entry(&action, &schemas, &products).to_string();
            let text = || describe::describe(&action, &schemas, &products);
            return Ok(if options.json { document(&entry()) } else { text() }.into());
        }
        Command::Choices(asked) => {
            let page = choices::choices(&options, asked).await?;
            if options.json {
                return Ok(document(&choices::document(&page).to_string()).into());
            }
            if let Some(cursor) = &page.cursor {
                note(&format!("There is more: narrow it with --search, or go on with --cursor {cursor}"));
            }
            return Ok(choices::list(&page).into());
        }
        Command::Run(run) | Command::Record(run) if run.dry_run => {
            return dry_run::dry_run(&options, run).await.map(Into::into);
        }
        Command::Run(run) | Command::Record(run) => run::run(&options, run).await?,
        Command::Call(call) => run::call(&options, call).await?,
        Command::Connect(arguments) => return connect::connect(&options, arguments).await,
        Command::Connections => return connections::list(&options).await.map(Into::into),
        Command::Test(arguments) => return test::test(&options, arguments).await,
        Command::Use(arguments) => return default::set(&options, arguments).await.map(Into::into),
        Command::Completion(arguments) => return completion::script(arguments).map(Into::into),
        Command::Help(arguments) => return help::help(arguments).map(Into::into),
        Command::Refresh(arguments) => return refresh::refresh(&options, arguments).await.map(Into::into),
        Command::Disconnect(arguments) => return connections::disconnect(&options, arguments).await.map(Into::into),
        Command::Scopes(arguments) => return scopes::scopes(&options, arguments).await.map(Into::into),
        Command::Subscribe(arguments) => return subscribe::subscribe(&options, arguments).await.map(Into::into),
        Command::Subscriptions => return subscribe::list(&options).await.map(Into::into),
        Command::Unsubscribe(arguments) => return subscribe::unsubscribe(&options, arguments).await.map(Into::into),
        Command::Reconcile(arguments) => return reconcile::reconcile(&options, arguments).await.map(Into::into),
        Command::Listen(arguments) => {
            return listen::listen(&options, arguments).await.map(|()| String::new().into());
        }
        Command::Poll(arguments) => return poll::poll(&options, arguments).await.map(|()| String::new().into()),
        Command::Events(arguments) => return events::events(&options, arguments).await.map(Into::into),
        Command::ReplayEvent(arguments) => return events::replay(&options, arguments).await.map(Into::into),
        Command::Mcp(arguments) => return mcp::mcp(&options, arguments).await.map(|()| String::new().into()),
        Command::Playground(arguments) => {
            return playground::playground(arguments).await.map(|()| String::new().into());
        }
        Command::Simulate(arguments) => {
            return simulate::simulate(arguments, options.json).await.map(|()| String::new().into());
        }
    };
    let run::Ran { output: answer, columns } = answer;
    if options.json {
        return Ok(document(&answer).into());
    }
    // What was done was done: an output that cannot be laid out is shown as it is.
    let Ok(laid_out) = serde_json::from_str(&answer) else {
        note("The connector's output isn't JSON. This is its text.");
        return Ok(format!("{}\n", terminal::plain(&answer)).into());
    };
    let shown = answer::show(&laid_out, &columns, &options.blobs);
    shown.notes.iter().for_each(|line| note(line));
    Ok(Done { text: shown.body, code: ExitCode::SUCCESS })
}

/// The connector, compiled at the first run and taken from the user's cache folder from then on.
fn load() -> failure::Result<Host> {
    let cache = etcetera::choose_base_strategy().map(|base| base.cache_dir().join(FOLDER));
    let cached = cache.ok().and_then(|folder| Host::cached(&folder, Limits::default()).ok());
    // Without a cache it only takes longer.
    cached.map_or_else(|| Host::new(Limits::default()), Ok).map_err(|error| failure::host(error.into()))
}

/// The connector's JSON: untouched for a machine, laid out for a person who looks at it on a terminal. An output that is no
/// JSON, against the contract, is a JSON string: what was done was done, and whoever reads this reads JSON.
fn document(json: &str) -> String {
    match serde_json::from_str::<Value>(json) {
        Ok(value) if io::stdout().is_terminal() => format!("{}\n", terminal::json(&value)),
        Ok(_) => format!("{json}\n"),
        Err(_) => {
            note("The connector's output isn't JSON. It is shown as a string.");
            document(&Value::from(json).to_string())
        }
    }
}

fn fail(error: &Error, as_json: bool) -> ExitCode {
    if as_json {
        print(document(&json!({ "error": host_test::error::json(error) }).to_string()).as_bytes());
    } else {
        styled(failure::explain(error).trim_end());
    }
    failure::exit_code(error.kind)
}

/// Writes the answer. Whoever closes the pipe early, as `head` does, has seen enough: that is no failure.
fn print(text: &[u8]) -> ExitCode {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&failure::host(anyhow::Error::from(error).context("Can't write the output.")), false),
    }
}

/// A line on stderr, whatever stands in it. Where nobody can read it, there is nobody to tell.
fn note(line: &str) {
    styled(&terminal::plain(line));
}

/// A line on stderr with colours of ours, whose texts from elsewhere are plain already.
fn styled(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
