//! What can be typed: the commands and their flags.
//!
//! No flag takes a secret: a command line can be read by every process of the machine.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Where the browser comes back to unless `--port` says otherwise: consumers register it.
pub const CALLBACK_PORT: u16 = 8976;

const EXAMPLES: &str = "\
Examples:
  host-test actions                          what the connector can do
  host-test describe create-pull-request     one action: inputs, scopes, outputs
  host-test run list-pull-requests           the demo: no account, no network
  host-test connect work                     make a connection of your own
  host-test run get-current-user -c work     and use it
  host-test call GET repositories/acme/web   any endpoint of Bitbucket
  host-test simulate                         a Bitbucket on this machine to try things on";

const CALL_EXAMPLES: &str = "\
Examples:
  host-test call GET repositories/acme/web
  host-test call GET repositories/acme --query role=member --max-items 200
  host-test call POST repositories/acme/web/refs/tags --data @tag.json
  host-test call GET api/latest/projects --connection office --json";

const CHOICES_EXAMPLES: &str = "\
Examples:
  host-test choices get-repository workspace
  host-test choices create-pull-request source --input '{\"workspace\": \"acme\", \"repo\": \"web\"}'";

const SUBSCRIBE_EXAMPLES: &str = "\
Examples:
  host-test subscribe pull-request-opened -c work --url https://hooks.example.com \\
      --input '{\"workspace\": \"acme\", \"repo\": \"web\"}'
  host-test subscribe push -c work --polling --input '{\"workspace\": \"acme\", \"repo\": \"web\"}'";

const LISTEN_EXAMPLES: &str = "\
Examples:
  host-test listen                                     prints a line of JSON for each event
  host-test listen --post http://127.0.0.1:5678/hook
  host-test listen --exec 'jq -r .payload.pull_request.title'";

const CONNECT_EXAMPLES: &str = "\
Examples:
  host-test connect work                     asks for everything
  host-test connect work --set product=cloud --set credential=oauth --no-browser
  host-test connect ci --set product=cloud --set credential=access-token --set token=env:TOKEN
  vault read ... | host-test connect ci --secrets-from-stdin --set ...

A secret is never part of the command line, which every process of the machine can read:
type it when asked, or take it from the environment (env:NAME), from a file (@FILE), or
with --secrets-from-stdin from a JSON object such as {\"token\": \"...\"}.";

const CONNECTIONS: &str = "\
Connections:
  `demo` and `demo-data-center` replay recorded answers. `host-test connect NAME` makes
  your own and keeps them, with their tokens, sealed in ~/.config/bitbucket-connector.
  They can also be tables of a TOML file, connections.toml in the same folder; `env:NAME`
  takes a value from the environment:

  [work]
  product = \"cloud\"
  credential = \"api-token\"
  email = \"ada@example.com\"
  token = \"env:BITBUCKET_TOKEN\"

  [office]
  product = \"data-center\"
  credential = \"http-access-token\"
  base_url = \"https://git.example.com/bitbucket\"
  token = \"env:OFFICE_TOKEN\"";

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a check of `test` did not pass
  2  wrong usage or input, unknown action or connection, faulty connections file
  3  credentials: unauthenticated, token-*, interaction-required, forbidden,
     missing-scope
  4  not-found, gone, unsupported
  5  conflict, rejected, quota-exceeded, too-large
  6  rate-limited, timeout, network, upstream
  7  the call was stopped, or the host or the connector failed

With --json, stdout holds exactly one JSON document: the output, or an object with the
member `error`, whose `kind` and `message` are always there.";

/// Runs the actions of the Bitbucket connector from a terminal or a script.
#[derive(Parser)]
#[command(name = "host-test", version, max_term_width = 120, after_help = EXAMPLES)]
#[command(after_long_help = format!("{EXAMPLES}\n\n{CONNECTIONS}\n\n{EXIT_CODES}"), arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub options: Options,
}

/// Flags that every command knows.
#[derive(Args)]
#[command(next_help_heading = "Global options")]
pub struct Options {
    /// Connection to use: a built-in one, one created by `connect`, or a table of the connections file
    #[arg(long, short, global = true, value_name = "NAME", default_value = "demo")]
    pub connection: String,
    /// TOML file of the connections [default: connections.toml in the configuration folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub connections: Option<PathBuf>,
    /// Folder of the store of `connect` [default: the configuration folder] [env: BITBUCKET_CONNECTOR_STORE]
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// File with the key of the store [default: the system's keyring] [env: BITBUCKET_CONNECTOR_KEY_FILE]
    #[arg(long, global = true, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Replay the fixtures of this folder instead of using the network
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "record")]
    pub replay: Option<PathBuf>,
    /// Record the exchange with Bitbucket to this fixture file, with secrets replaced
    #[arg(long, global = true, value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// Folder for the files that actions read and write
    #[arg(long, global = true, value_name = "DIR", default_value = "blobs")]
    pub blobs: PathBuf,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Print the connector's log to stderr
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

#[derive(Subcommand)]
pub enum Command {
    /// List the actions
    Actions,
    /// List the triggers
    Triggers {
        /// Only triggers that contain this word
        word: Option<String>,
    },
    /// Describe an action or trigger: inputs, outputs, scopes and a sample
    Describe {
        /// ID of the action or trigger
        action: String,
        /// With call-api, the product whose operations to list; those of both without it
        #[arg(long, value_name = "PRODUCT", value_parser = ["cloud", "data-center"])]
        product: Option<String>,
    },
    /// List values for a field of an action or trigger: branches, repositories, users
    #[command(after_help = CHOICES_EXAMPLES)]
    Choices(Choices),
    /// Run an action
    Run(Run),
    /// Call any endpoint of the connection's Bitbucket
    #[command(after_help = CALL_EXAMPLES)]
    Call(Call),
    /// Run an action and record the exchange to a fixture file [default: ACTION.json]
    Record(Run),
    /// Create or update a connection
    #[command(after_help = CONNECT_EXAMPLES)]
    Connect(Connect),
    /// List the connections
    Connections,
    /// Test a connection (read-only)
    Test(Test),
    /// Refresh the tokens of a connection
    Refresh(Refresh),
    /// Delete a stored connection and its tokens
    Disconnect(Disconnect),
    /// Show the scopes that actions and triggers require
    Scopes(Scopes),
    /// Subscribe to a trigger: create its webhook, or poll for it
    #[command(after_help = SUBSCRIBE_EXAMPLES)]
    Subscribe(Subscribe),
    /// List the subscriptions
    Subscriptions,
    /// Delete a subscription and its webhooks
    Unsubscribe(Unsubscribe),
    /// Repair webhooks that were deleted, disabled or changed in Bitbucket
    Reconcile(Reconcile),
    /// Receive the webhooks of all subscriptions until Ctrl-C
    #[command(after_help = LISTEN_EXAMPLES)]
    Listen(Listen),
    /// Poll for the events of a subscription until Ctrl-C
    Poll(Poll),
    /// List what was received, filtered or refused, and why
    Events(Events),
    /// Hand an event on again
    ReplayEvent(ReplayEvent),
    /// Run a simulated Bitbucket of both products until Ctrl-C
    Simulate(Simulate),
}

#[derive(Args)]
pub struct Connect {
    /// Name of the connection, new or known
    pub name: String,
    /// Setting of the connection; secrets only as env:NAME or @FILE
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// Read secrets from stdin, as a JSON object of settings
    #[arg(long)]
    pub secrets_from_stdin: bool,
    /// Additional host that files may be fetched from, for storage in a private network
    #[arg(long, value_name = "HOST")]
    pub allow: Vec<String>,
    /// Also ask for optional settings
    #[arg(long)]
    pub all: bool,
    /// Print the sign-in URL instead of opening the browser
    #[arg(long)]
    pub no_browser: bool,
    /// Port of the callback URL
    #[arg(long, value_name = "PORT", default_value_t = CALLBACK_PORT)]
    pub port: u16,
}

#[derive(Args)]
pub struct Test {
    /// Name of the connection
    pub name: String,
    /// Checks to run: identity, repositories, pull-requests, pipelines, webhooks, issues [default: all]
    #[arg(value_name = "SERVICE")]
    pub services: Vec<String>,
}

#[derive(Args)]
pub struct Refresh {
    /// Name of the connection
    pub name: String,
}

#[derive(Args)]
pub struct Disconnect {
    /// Name of the connection
    pub name: String,
    /// Skip the confirmation
    #[arg(long, short)]
    pub yes: bool,
    /// Delete only the tokens
    #[arg(long)]
    pub keep: bool,
}

#[derive(Args)]
pub struct Scopes {
    /// IDs of actions or triggers
    #[arg(value_name = "ACTION", required = true)]
    pub actions: Vec<String>,
    /// Only this product
    #[arg(long, value_name = "PRODUCT", value_parser = ["cloud", "data-center"])]
    pub product: Option<String>,
}

#[derive(Args)]
pub struct Simulate {
    /// Port to listen on [default: any free port]
    #[arg(long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    pub port: u16,
}

#[derive(Args)]
pub struct Subscribe {
    /// ID of the trigger, as `triggers` lists it
    pub trigger: String,
    /// Configuration as JSON, from a file (@FILE) or from stdin (-)
    #[arg(long, short, value_name = "JSON|@FILE|-", allow_hyphen_values = true)]
    pub input: Option<String>,
    /// Public URL that leads to `listen`
    #[arg(long, value_name = "URL", conflicts_with = "polling")]
    pub url: Option<String>,
    /// Poll for events instead of creating a webhook
    #[arg(long)]
    pub polling: bool,
}

#[derive(Args)]
pub struct Unsubscribe {
    /// ID of the subscription, or its beginning
    pub id: String,
    /// Leave the webhook in Bitbucket
    #[arg(long)]
    pub keep_webhook: bool,
}

#[derive(Args)]
pub struct Reconcile {
    /// ID of the subscription, or its beginning; all without it
    pub id: Option<String>,
}

/// Where events go; to stdout, a line of JSON each, without either.
#[derive(Args)]
pub struct To {
    /// POST each event to this URL
    #[arg(long, value_name = "URL", conflicts_with = "exec")]
    pub post: Option<String>,
    /// Run this command for each event, with the event on stdin
    #[arg(long, value_name = "COMMAND")]
    pub exec: Option<String>,
}

#[derive(Args)]
pub struct Listen {
    /// Port to listen on; any free one with 0
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    pub port: u16,
    /// Address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub address: std::net::IpAddr,
    #[command(flatten)]
    pub to: To,
}

#[derive(Args)]
pub struct Poll {
    /// ID of the subscription, or its beginning
    pub id: String,
    /// Poll once
    #[arg(long)]
    pub once: bool,
    #[command(flatten)]
    pub to: To,
}

#[derive(Args)]
pub struct Events {
    /// ID of a subscription, or its beginning; all without it
    pub subscription: Option<String>,
    /// Maximum number of entries, latest first
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub limit: u32,
}

#[derive(Args)]
pub struct ReplayEvent {
    /// Number of the event, as `events` lists it
    pub number: i64,
    #[command(flatten)]
    pub to: To,
}

#[derive(Args)]
pub struct Run {
    /// ID of the action
    pub action: String,
    /// Input as JSON, from a file (@FILE) or from stdin (-); a demo takes the action's sample without it
    #[arg(long, short, value_name = "JSON|@FILE|-", allow_hyphen_values = true)]
    pub input: Option<String>,
}

#[derive(Args)]
pub struct Choices {
    /// ID of the action
    pub action: String,
    /// Name of the field
    pub field: String,
    /// Input so far, as JSON, from a file (@FILE) or from stdin (-)
    #[arg(long, short, value_name = "JSON|@FILE|-", allow_hyphen_values = true)]
    pub input: Option<String>,
    /// Only values that contain this text
    #[arg(long, short, value_name = "TEXT")]
    pub search: Option<String>,
    /// Pagination cursor
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

#[derive(Args)]
pub struct Call {
    /// HTTP method
    pub method: String,
    /// Path below the API's root, such as `repositories/acme/web`, or a full address on the same server
    pub path: String,
    /// Query parameter; can be repeated
    #[arg(long, short, value_name = "KEY=VALUE", value_parser = parameter)]
    pub query: Vec<(String, String)>,
    /// Request header; can be repeated
    #[arg(long, short = 'H', value_name = "KEY:VALUE", value_parser = header)]
    pub header: Vec<(String, String)>,
    /// Body as JSON, from a file (@FILE) or from stdin (-)
    #[arg(long, short, value_name = "JSON|@FILE|-", allow_hyphen_values = true)]
    pub data: Option<String>,
    /// Follow the pages of a list up to this number of items
    #[arg(long, value_name = "N")]
    pub max_items: Option<u32>,
    /// Don't fail on status 400 or higher
    #[arg(long)]
    pub no_raise: bool,
}

fn parameter(text: &str) -> Result<(String, String), String> {
    pair(text, '=').map(|(key, value)| (key.to_owned(), value.to_owned()))
}

fn header(text: &str) -> Result<(String, String), String> {
    pair(text, ':').map(|(key, value)| (key.to_owned(), value.trim().to_owned()))
}

fn pair(text: &str, separator: char) -> Result<(&str, &str), String> {
    let pair = text.split_once(separator).map(|(key, value)| (key.trim(), value));
    pair.filter(|(key, _)| !key.is_empty()).ok_or_else(|| format!("expected a key, `{separator}` and a value"))
}
