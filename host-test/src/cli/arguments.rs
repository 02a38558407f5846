//! What can be typed: the commands and their flags.
//!
//! No flag takes a secret: a command line can be read by every process of the machine.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::engine::ArgValueCompleter;

use super::completion;

/// Where the browser comes back to unless `--port` says otherwise: consumers register it.
pub const CALLBACK_PORT: u16 = 8976;

/// Of one screen; `help` has the rest. A test holds that it names every command.
const HELP: &str = "\
Runs the actions and triggers of the Bitbucket connector from a terminal or a script.

Usage: host-test <COMMAND>

Actions
  actions        List the actions             describe       Inputs, outputs, scopes, samples
  run            Run an action                choices        List values for a field
  call           Call any endpoint            record         Run an action and record it

Triggers
  triggers       List the triggers            subscribe      Create a webhook, or poll
  subscriptions  List the subscriptions       unsubscribe    Delete a subscription
  listen         Receive webhooks             reconcile      Repair webhooks
  poll           Poll for events              events         List what was received
  replay-event   Hand an event on again

Connections
  connect        Create or update one         connections    List them
  test           Test one (read-only)         use            Set the default connection
  refresh        Refresh its tokens           disconnect     Delete one
  scopes         Scopes that actions require

More
  simulate       Run a simulated Bitbucket    playground     Try everything in a page
  mcp            Serve actions to AI agents   completion     Print a completion script
  help           Help for a command or topic: options, connections, exit-codes

Options
  -c, --connection NAME   Connection to use   --json         Print JSON
  -h, --help              Print help          -V, --version  Print the version

Examples
  host-test run list-pull-requests                       no account, no network
  host-test connect work && host-test use work           make a connection, and use it
  host-test run create-branch -f workspace=acme -f repo=web -f branch=fix -f from=main
";

const CALL_EXAMPLES: &str = "\
Examples:
  host-test call GET repositories/acme/web
  host-test call GET repositories/acme --query role=member --max-items 200
  host-test call POST repositories/acme/web/refs/tags --data @tag.json
  host-test call GET api/latest/projects --connection office --json";

const RUN_EXAMPLES: &str = "\
Examples:
  host-test run list-pull-requests -f workspace=acme -f repo=web -f state=merged --all
  host-test run list-commits -f workspace=acme -f repo=web --fields commit,message
  host-test run merge-pull-request --dry-run -f workspace=acme -f repo=web -f pull_request=42
  host-test run create-pull-request -f reviewers[]=ada -f reviewers[]=grace --input @draft.json";

const CHOICES_EXAMPLES: &str = "\
Examples:
  host-test choices get-repository workspace
  host-test choices create-pull-request source -f workspace=acme -f repo=web";

const COMPLETION_EXAMPLES: &str = "\
Examples:
  source <(host-test completion bash)
  host-test completion zsh > ~/.zfunc/_host-test
  host-test completion fish > ~/.config/fish/completions/host-test.fish";

const SUBSCRIBE_EXAMPLES: &str = "\
Examples:
  host-test subscribe pull-request-opened -f workspace=acme -f repo=web --url https://hooks.example.com
  host-test subscribe push -f workspace=acme -f repo=web --polling";

const LISTEN_EXAMPLES: &str = "\
Examples:
  host-test listen                                     prints a line of JSON for each event
  host-test listen --post http://127.0.0.1:5678/hook
  host-test listen --exec 'jq -r .payload.pull_request.title'";

const MCP_EXAMPLES: &str = "\
Examples:
  host-test mcp -c work --read-only                    for a client that starts it
  host-test mcp -c work --group pull-requests --tool get-file
  BITBUCKET_MCP_KEY=... host-test mcp -c work --compact --http 8977

docs/mcp.md shows what to write into the configuration of a client.";

const CONNECT_EXAMPLES: &str = "\
Examples:
  host-test connect work                     asks for everything
  host-test connect work --set product=cloud --set credential=oauth --no-browser
  host-test connect ci --set product=cloud --set credential=access-token --set token=env:TOKEN
  vault read ... | host-test connect ci --secrets-from-stdin --set ...

A secret is never part of the command line, which every process of the machine can read:
type it when asked, or take it from the environment (env:NAME), from a file (@FILE), or
with --secrets-from-stdin from a JSON object such as {\"token\": \"...\"}.";

/// Runs the actions of the Bitbucket connector from a terminal or a script.
#[derive(Parser)]
#[command(name = "host-test", version, max_term_width = 120, override_help = HELP)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub options: Options,
}

/// Flags that every command knows. Those that are hidden stand in `help options`.
#[derive(Args)]
#[command(next_help_heading = "Global options")]
pub struct Options {
    /// Connection to use [default: that of `use`, or demo] [env: BITBUCKET_CONNECTION]
    #[arg(long, short, global = true, value_name = "NAME", add = ArgValueCompleter::new(completion::connections))]
    pub connection: Option<String>,
    /// TOML file of the connections [default: connections.toml in the configuration folder]
    #[arg(long, global = true, hide = true, value_name = "FILE")]
    pub connections: Option<PathBuf>,
    /// Folder of the store of `connect` [default: the configuration folder] [env: BITBUCKET_CONNECTOR_STORE]
    #[arg(long, global = true, hide = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// File with the key of the store [default: the system's keyring] [env: BITBUCKET_CONNECTOR_KEY_FILE]
    #[arg(long, global = true, hide = true, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Replay the fixtures of this folder instead of using the network
    #[arg(long, global = true, hide = true, value_name = "DIR", conflicts_with = "record")]
    pub replay: Option<PathBuf>,
    /// Record the exchange with Bitbucket to this fixture file, with secrets replaced
    #[arg(long, global = true, hide = true, value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// Folder for the files that actions read and write
    #[arg(long, global = true, hide = true, value_name = "DIR", default_value = "blobs")]
    pub blobs: PathBuf,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Print the connector's log to stderr
    #[arg(long, short, global = true, hide = true)]
    pub verbose: bool,
}

#[derive(Subcommand)]
pub enum Command {
    /// List the actions
    Actions {
        /// Only actions that contain this word
        word: Option<String>,
    },
    /// List the triggers
    Triggers {
        /// Only triggers that contain this word
        word: Option<String>,
    },
    /// Describe an action or trigger: inputs, outputs, scopes and a sample
    Describe {
        /// ID of the action or trigger
        #[arg(add = ArgValueCompleter::new(completion::ids))]
        action: String,
        /// With call-api, the product whose operations to list; those of both without it
        #[arg(long, value_name = "PRODUCT", value_parser = ["cloud", "data-center"])]
        product: Option<String>,
    },
    /// List values for a field of an action or trigger: branches, repositories, users
    #[command(after_help = CHOICES_EXAMPLES)]
    Choices(Choices),
    /// Run an action
    #[command(after_help = RUN_EXAMPLES)]
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
    /// Set the default connection, or show it
    Use(Use),
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
    /// Serve the actions to AI agents over the Model Context Protocol (MCP)
    #[command(after_help = MCP_EXAMPLES)]
    Mcp(Mcp),
    /// Run a simulated Bitbucket of both products until Ctrl-C
    Simulate(Simulate),
    /// Open a page to try every action and trigger in, until Ctrl-C
    Playground(Playground),
    /// Print a script that completes commands, actions, fields and connections
    #[command(after_help = COMPLETION_EXAMPLES)]
    Completion(Completion),
    /// Help for a command or topic
    Help(Help),
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
#[cfg_attr(not(feature = "mcp"), allow(dead_code))]
pub struct Mcp {
    /// Serve the actions of this group, such as pull-requests; can be repeated [default: all]
    #[arg(long = "group", value_name = "GROUP")]
    pub groups: Vec<String>,
    /// Serve this action; can be repeated, and adds to --group
    #[arg(long = "tool", value_name = "ACTION", add = ArgValueCompleter::new(completion::actions))]
    pub tools: Vec<String>,
    /// Serve only actions that change nothing
    #[arg(long)]
    pub read_only: bool,
    /// Serve three tools, which find, describe and run actions, instead of a tool for each action
    #[arg(long)]
    pub compact: bool,
    /// Run destructive actions without asking
    #[arg(long, short)]
    pub yes: bool,
    /// Listen on this port of 127.0.0.1 instead of using stdin and stdout; any free port with 0
    #[arg(long, value_name = "PORT")]
    pub http: Option<u16>,
    /// Length at which an answer is cut, in characters
    #[arg(long, value_name = "N", default_value_t = 40_000, value_parser = clap::value_parser!(u32).range(1000..))]
    pub max_answer: u32,
}

#[derive(Args)]
pub struct Simulate {
    /// Port to listen on [default: any free port]
    #[arg(long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    pub port: u16,
}

#[derive(Args)]
pub struct Playground {
    /// Folder of the built page; without it the page is built with npm if it has to be
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Port to listen on [default: any free port]
    #[arg(long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Print the URL instead of opening a browser
    #[arg(long)]
    pub no_browser: bool,
}

#[derive(Args)]
pub struct Subscribe {
    /// ID of the trigger, as `triggers` lists it
    #[arg(add = ArgValueCompleter::new(completion::triggers))]
    pub trigger: String,
    #[command(flatten)]
    pub input: Input,
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
    #[arg(add = ArgValueCompleter::new(completion::actions))]
    pub action: String,
    #[command(flatten)]
    pub input: Input,
    /// Members to show, separated by commas: id,author.name
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub fields: Vec<String>,
    /// Return every item of a list
    #[arg(long)]
    pub all: bool,
    /// Show the request instead of sending it
    #[arg(long)]
    pub dry_run: bool,
}

/// What an action or trigger is given. A demo takes the action's sample where nothing is.
#[derive(Args)]
pub struct Input {
    /// Value of a field, typed by the schema; can be repeated. NAME[]=VALUE adds to a list
    #[arg(long = "field", short = 'f', value_name = "NAME=VALUE", add = ArgValueCompleter::new(completion::fields))]
    pub field: Vec<String>,
    /// Input as JSON, from a file (@FILE) or from stdin (-)
    #[arg(long, short, value_name = "JSON|@FILE|-", allow_hyphen_values = true)]
    pub input: Option<String>,
}

#[derive(Args)]
pub struct Use {
    /// Name of the connection; `demo` for the built-in one
    #[arg(add = ArgValueCompleter::new(completion::connections))]
    pub name: Option<String>,
}

#[derive(Args)]
pub struct Completion {
    /// Shell
    #[arg(value_parser = ["bash", "elvish", "fish", "powershell", "zsh"])]
    pub shell: String,
}

#[derive(Args)]
pub struct Help {
    /// A command, or `options`, `connections` or `exit-codes`
    pub topic: Option<String>,
}

#[derive(Args)]
pub struct Choices {
    /// ID of the action
    pub action: String,
    /// Name of the field
    pub field: String,
    #[command(flatten)]
    pub input: Input,
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
