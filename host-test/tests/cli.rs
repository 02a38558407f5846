//! The command line as people and scripts meet it: the built program, its two outputs and its exit code.

use std::{
    fs,
    io::{BufRead, BufReader, Write as _},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
};

use serde_json::{Value, json};
use tempfile::TempDir;

#[path = "cli/connecting.rs"]
mod connecting;
#[path = "cli/mcp.rs"]
mod mcp;
#[path = "cli/story.rs"]
mod story;
#[path = "cli/using.rs"]
mod using;

const TOKEN: &str = "a-token-that-nobody-may-see";

/// A user with an empty home.
struct User {
    home: TempDir,
}

#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl User {
    fn new() -> Self {
        Self { home: TempDir::new().expect("a temporary folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Writes a file into the user's folder, which is the current one of every command.
    fn has(self, name: &str, content: &str) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("inside the home")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    fn has_connections(self, toml: &str) -> Self {
        let user = self.has("config/bitbucket-connector/connections.toml", toml);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let file = user.path("config/bitbucket-connector/connections.toml");
            fs::set_permissions(file, fs::Permissions::from_mode(0o600)).expect("it is ours");
        }
        user
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_host-test"));
        command
            .args(arguments)
            .current_dir(self.home.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            // Shared by all tests: compiling the connector takes longest.
            .env("XDG_CACHE_HOME", Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache"))
            // Whoever runs the tests keeps their keyring to themselves.
            .env("BITBUCKET_CONNECTOR_KEY_FILE", self.path("config/key"))
            .env("OFFICE_TOKEN", TOKEN)
            .env_remove("NO_SUCH_TOKEN")
            .stdin(Stdio::null());
        command
    }

    fn runs(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments).output().expect("the program starts"))
    }

    /// Runs with these lines on stdin.
    fn answers(&self, arguments: &[&str], lines: &str) -> Ran {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // One that fails early reads nothing.
        let _ = child.stdin.take().expect("a pipe").write_all(lines.as_bytes());
        ran(child.wait_with_output().expect("it ends"))
    }

    /// Runs what must succeed, and reads the one JSON document that it prints.
    fn reads(&self, arguments: &[&str]) -> Value {
        let ran = self.runs(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
        serde_json::from_str(&ran.out).expect("one JSON document")
    }
}

fn ran(output: Output) -> Ran {
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("a fixture")).expect("JSON")
}

#[test]
fn the_demo_shows_pull_requests_as_a_table() {
    let ran = User::new().runs(&["run", "list-pull-requests"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let lines: Vec<_> = ran.out.lines().collect();
    let items = fixture("cloud/list-pull-requests.json")["output"]["items"].as_array().expect("a list").clone();
    assert!(lines[0].starts_with("ID") && lines[0].contains("TITLE") && lines[0].contains("AUTHOR"), "{}", lines[0]);
    assert_eq!(lines.len(), 1 + items.len());
    for (line, item) in lines[1..].iter().zip(&items) {
        assert!(line.starts_with(&item["id"].to_string()), "{line}");
        assert!(line.contains(item["author"]["name"].as_str().expect("a name")), "{line}");
    }
}

#[test]
fn json_is_the_output_whole_on_both_products() {
    let user = User::new();
    let cloud = user.reads(&["run", "list-pull-requests", "--json"]);
    assert_eq!(cloud, fixture("cloud/list-pull-requests.json")["output"]);
    let data_center = user.reads(&["run", "get-pull-request", "--json", "--connection", "demo-data-center"]);
    assert_eq!(data_center, fixture("data-center/get-pull-request.json")["output"]);
}

#[test]
fn an_input_comes_from_the_line_a_file_or_stdin() {
    let case = fixture("cloud/get-repository.json");
    let user = User::new().has("input.json", &case["input"].to_string());
    assert_eq!(user.reads(&["run", "get-repository", "--input", &case["input"].to_string(), "--json"]), case["output"]);
    assert_eq!(user.reads(&["run", "get-repository", "--input", "@input.json", "--json"]), case["output"]);
    let mut command = user.command(&["run", "get-repository", "--input", "-", "--json"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(case["input"].to_string().as_bytes()).expect("it reads stdin");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).expect("JSON"), case["output"]);
}

#[test]
fn an_object_is_shown_by_its_names_and_a_file_as_it_is() {
    let user = User::new();
    let repository = user.runs(&["run", "get-repository"]).out;
    let case = fixture("cloud/get-repository.json");
    let line = repository.lines().find(|line| line.starts_with("default_branch ")).expect("a line of its own");
    assert!(line.ends_with(case["output"]["default_branch"].as_str().expect("a branch")), "{line}");
    assert_eq!(user.runs(&["run", "get-file"]).out, fixture("cloud/get-file.json")["output"]["content"]);
}

#[test]
fn describe_tells_inputs_scopes_and_outputs() {
    let user = User::new();
    let text = user.runs(&["describe", "create-pull-request"]).out;
    for told in
        ["Creates a pull request", "FIELD", "source", "yes", "pullrequest:write", "REPO_READ", "author.name", "Sample"]
    {
        assert!(text.contains(told), "no {told} in:\n{text}");
    }
    let entry = user.reads(&["describe", "create-pull-request", "--json"]);
    assert_eq!(entry["input_schema"]["properties"]["title"]["type"], "string");
    assert_eq!(entry["sample_input"], fixture("cloud/create-pull-request.json")["input"]);
    assert_eq!(entry["effect"], "write");
}

#[test]
fn describe_lists_the_operations_that_call_api_reaches() {
    let user = User::new();
    let text = user.runs(&["describe", "call-api", "--product", "cloud"]).out;
    let line =
        text.lines().find(|line| line.contains("/repositories/{workspace}/{repo_slug}/hooks ")).expect("it is listed");
    assert!(line.starts_with("GET") && line.contains("read:webhook:bitbucket"), "{line}");
    assert!(!text.contains("/rest/") && !text.contains("api/latest"), "Data Center was not asked for");
    let entry = user.reads(&["describe", "call-api", "--json"]);
    for (product, path) in [("cloud", "/user"), ("data-center", "/api/latest/projects")] {
        let listed = entry["operations"][product].as_array().expect("a list");
        assert!(listed.iter().any(|operation| operation["path"] == path && operation["method"] == "GET"), "{path}");
    }
}

#[test]
fn choices_are_listed_for_a_field_of_a_form() {
    let user = User::new();
    let input = r#"{"workspace": "acme", "repo": "web"}"#;
    let branches = user.runs(&["choices", "create-pull-request", "source", "--input", input]).out;
    assert!(branches.starts_with("VALUE") && branches.contains("feature/retry"), "{branches}");
    let words = user.reads(&["choices", "merge-pull-request", "strategy", "--search", "squash", "--json"]);
    assert_eq!(words["items"][0], json!({ "value": "squash", "label": "squash", "description": null }));
    let refused = user.runs(&["choices", "create-pull-request", "source"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("`repo` is required to list choices for `source`"), "{}", refused.err);
}

#[test]
fn actions_lists_the_catalog_by_group() {
    let user = User::new();
    let text = user.runs(&["actions"]).out;
    assert!(text.starts_with("GROUP"), "{text}");
    let line = text.lines().find(|line| line.contains(" get-file ")).expect("the action");
    assert!(line.starts_with("Files") && line.contains("cloud, data-center"), "{line}");
    let entries = user.reads(&["actions", "--json"]);
    let entries = entries.as_array().expect("a list");
    assert!(entries.iter().all(|entry| text.contains(entry["id"].as_str().expect("an id"))));
    assert!(entries.len() >= 17);
}

#[test]
fn triggers_are_listed_described_and_have_scopes() {
    let user = User::new();
    let text = user.runs(&["triggers", "Pipeline"]).out;
    assert!(text.contains("pipeline-finished") && !text.contains("tag-created"), "{text}");
    let all = user.reads(&["triggers", "--json"]);
    assert!(all.as_array().expect("a list").len() >= 38);
    let text = user.runs(&["describe", "push"]).out;
    for part in ["Modes", "manual-webhook", "Configuration", "fetch_missing", "Event", "changes[].commits"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(user.reads(&["describe", "push", "--json"])["sample_config"]["repo"], "web");
    let scopes = user.reads(&["scopes", "push", "get-repository", "--product", "data-center", "--json"]);
    assert_eq!(scopes[0]["scopes"][0]["scopes"][0], "REPO_ADMIN");
    assert_eq!(
        user.runs(&["subscriptions"]).err,
        "There are no subscriptions. Create one: host-test subscribe TRIGGER --url URL\n"
    );
}

#[test]
fn call_reaches_any_recorded_endpoint() {
    let user = User::new();
    let case = fixture("cloud/get-repository.json");
    let reply = &case["calls"][0]["reply"]["json"];
    let url = case["calls"][0]["request"]["url"].as_str().expect("an address");
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let mut arguments = vec!["call", "get", path];
    arguments.extend(query.split('&').filter(|pair| !pair.is_empty()).flat_map(|pair| ["--query", pair]));
    let shown = user.runs(&arguments);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    assert!(shown.out.lines().any(|line| line.starts_with("slug ")), "{}", shown.out);
    arguments.push("--json");
    let answer = user.reads(&arguments);
    assert_eq!((&answer["status"], &answer["body"]), (&json!(200), reply));
}

#[test]
fn no_error_shows_a_value_that_was_typed() {
    let user = User::new();
    for arguments in [
        &["run", "get-file", "--input", r#"{"token": "hunter2-in-json"#][..],
        &["connect", "work", "--set", "token:hunter2-in-json"],
        &["connect", "work", "--set", "=hunter2-in-json"],
        &["connect", "work", "--set", "token:hunter2="],
    ] {
        for flags in [&[][..], &["--json"]] {
            let ran = user.runs(&[arguments, flags].concat());
            assert_eq!(ran.code, Some(2), "{ran:?}");
            assert!(!format!("{ran:?}").contains("hunter2"), "{ran:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_secrets_that_others_can_read_is_told_once() {
    use std::os::unix::fs::PermissionsExt;
    let table = "[work]\nproduct = \"cloud\"\ncredential = \"access-token\"\ntoken = \"a-literal-secret\"\n";
    let user = User::new().has_connections(table);
    let file = user.path("config/bitbucket-connector/connections.toml");
    for (mode, warned) in [(0o644, 1), (0o600, 0)] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("it is ours");
        let ran = user.runs(&["connections"]);
        assert_eq!(ran.err.matches("chmod 600").count(), warned, "{}", ran.err);
    }
}

#[test]
fn a_store_is_a_folder_and_needs_its_key() {
    let user = User::new().has("notes.txt", "no store");
    let ran = user.runs(&["connections", "--store", "notes.txt"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("is a file"), "{}", ran.err);
}

#[test]
fn what_is_typed_wrong_is_answered_with_what_to_type() {
    let user = User::new()
        .has("broken.toml", "[work]\nproduct = cloud\n")
        .has("bare.toml", "token = \"x\"\n")
        .has_connections(
            "[work]\nproduct = \"cloud\"\ncredential = \"api-token\"\nemail = \"ada@example.com\"\ntoken = \"env:NO_SUCH_TOKEN\"\n\
             [odd]\nproduct = \"cloud\"\ncredential = \"pigeon\"\n\
             [office]\nproduct = \"data-center\"\ncredential = \"http-access-token\"\nbase_url = \"https://git.example.com\"\n\
             token = \"env:OFFICE_TOKEN\"\n",
        );
    let wrong: &[(&[&str], &[&str])] = &[
        (&["list-pull-requests"], &["unrecognized subcommand", "host-test run list-pull-requests"]),
        (&["run", "list-pull-request"], &["no action `list-pull-request`", "Did you mean `list-pull-requests`?"]),
        (&["run", "list-pull-request", "--input", "{}"], &["no action `list-pull-request`", "list-pull-requests"]),
        (&["describe", "nonsense"], &["no action `nonsense`", "host-test actions"]),
        (&["subscribe", "push", "--polling"], &["`demo` replays", "--connection NAME"]),
        (&["subscribe", "pusj", "-c", "office", "--polling"], &["no trigger `pusj`", "Did you mean `push`?"]),
        (&["subscribe", "push", "-c", "office"], &["Where are events to come from", "--url", "--polling"]),
        (&["subscribe", "push", "-c", "office", "--polling", "--input", "{repo"], &["not valid JSON"]),
        (&["unsubscribe", "abc"], &["no subscription `abc`", "host-test subscriptions"]),
        (&["poll", "abc"], &["no subscription `abc`", "host-test subscriptions"]),
        (&["events", "abc"], &["no subscription `abc`", "host-test subscriptions"]),
        (&["replay-event", "7"], &["no event 7", "host-test events"]),
        (&["describe", "pipeline-finished", "--product", "data-center"], &["no pipeline-finished", "--product"]),
        (&["describe", "list-pipelines", "--product", "data-center"], &["no list-pipelines", "an action of: cloud"]),
        (&["choices", "get-fil", "branch"], &["no action `get-fil`", "Did you mean `get-file`?"]),
        (&["choices", "get-file", "encodign"], &["`encodign` is unknown", "did you mean `encoding`?"]),
        (&["run", "get-file", "--input", "{repo: web}"], &["not valid JSON", "Line 1, column 2", "single quotes"]),
        (&["run", "get-file", "--input", ""], &["not valid JSON", "empty object"]),
        (&["run", "get-file", "--input", "@missing.json"], &["`missing.json`", "No such file"]),
        (&["run", "get-file", "--input", "@broken.toml"], &["broken.toml", "not valid JSON"]),
        (
            &["run", "get-file", "--input", r#"{"repo": 1, "wrkspace": "a"}"#],
            &["`repo` must be a string", "`workspace`"],
        ),
        (&["run", "get-file", "-c", "home"], &["no connection `home`", "connections.toml", "demo-data-center", "work"]),
        (&["run", "get-file", "-c", "work"], &["`work`", "NO_SUCH_TOKEN", "not set"]),
        (
            &["run", "get-file", "-c", "odd", "--input", r#"{"repo": "r", "workspace": "w", "path": "p"}"#],
            &["`credential`", "api-token"],
        ),
        (&["run", "get-file", "-c", "office"], &["needs an input", "--input '{", "docs/"]),
        (&["run", "get-file", "-c", "work", "--connections", "none.toml"], &["none.toml", "does not exist", "[work]"]),
        (&["run", "get-file", "-c", "work", "--connections", "broken.toml"], &["broken.toml", "line 2"]),
        (&["run", "get-file", "-c", "work", "--connections", "bare.toml"], &["`token` stands outside of a table"]),
        (&["run", "get-file", "--replay", "nowhere"], &["nowhere", "not a folder"]),
        (&["run", "get-file", "--replay", "."], &["no fixture in .", "cloud and data-center"]),
        (
            &["run", "get-repository", "--input", r#"{"repo": "x", "workspace": "y"}"#],
            &["no recorded response", "--record FILE", "recorded input"],
        ),
        (&["record", "get-repository"], &["`demo`", "nothing to record", "--connection"]),
        (&["call", "GET", "https://elsewhere.example/x"], &["`path`"]),
        (&["call", "GET", "x", "--query", "page"], &["--query", "expected a key"]),
    ];
    for (arguments, phrases) in wrong {
        let ran = user.runs(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}: {}", ran.err);
        for phrase in *phrases {
            assert!(ran.err.contains(phrase), "{arguments:?} says nothing of {phrase:?}:\n{}", ran.err);
        }
        let as_json = user.runs(&[*arguments, &["--json"]].concat());
        let document: Value = serde_json::from_str(&as_json.out).expect("one JSON document");
        assert_eq!((as_json.code, as_json.err.as_str()), (Some(2), ""), "{arguments:?}");
        let kind = if arguments.contains(&"odd") { "invalid-connection" } else { "invalid-input" };
        assert_eq!(document["error"]["kind"], kind, "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_ends_it_silently() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = User::new().command(&["actions"]).stdout(writer).output().expect("the program starts");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn what_is_piped_carries_no_escape_codes() {
    let user = User::new();
    for arguments in [
        &["run", "list-pull-requests", "-v"][..],
        &["describe", "get-file"],
        &["actions"],
        &["run", "nonsense"],
        &["--help"],
    ] {
        let ran = user.runs(arguments);
        assert!(!(ran.out + &ran.err).contains('\x1b'), "{arguments:?}");
    }
}

#[test]
fn what_others_wrote_cannot_steer_the_terminal() {
    let mut case = fixture("cloud/list-pull-requests.json");
    case["calls"][0]["reply"]["json"]["values"][0]["title"] = json!("\u{1b}[2JRetry");
    let user = User::new().has("fixtures/cloud/list-pull-requests.json", &case.to_string());
    let ran = user.runs(&["run", "list-pull-requests", "--replay", "fixtures"]);
    assert!(ran.out.contains(r"\u{1b}[2JRetry") && !ran.out.contains('\u{1b}'), "{}", ran.out);
}

#[test]
fn what_was_typed_wrongly_is_not_repeated() {
    let user = User::new();
    for arguments in [
        &["connect", "work", "token=hunter2"][..],
        &["connect", "work", "<token> hunter2"],
        &["connect", "work", "--", "--token=hunter2"],
        &["connect", "work", "--set", "product=hunter2"],
        &["connect", "work", "--set", "product=cloud", "--set", "credential=hunter2"],
        &["call", "GET", "/user", "-H", "hunter2"],
        &["call", "GET", "/user", "-Hhunter2"],
        &["call", "GET", "/user", "-H", "<hunter2"],
        &["call", "GET", "/user", "--header=hunter2"],
        &["connections", "hunter2"],
        &["connections", "--json=hunter2"],
        &["run", "list-pull-requests", "--tokn=hunter2"],
        &["run", "list-pull-requests", "--token:hunter2"],
        &["scopes", "get-file", "--product", "hunter2"],
        &["simulate", "--port", "hunter2"],
        &["hunter2"],
        &["correct-hunter2-staple", "get-file"],
    ] {
        for json in [&[][..], &["--json"]] {
            let ran = user.runs(&[arguments, json].concat());
            assert_eq!(ran.code, Some(2), "{arguments:?}: {}{}", ran.out, ran.err);
            assert!(!(ran.out.clone() + &ran.err).contains("hunter2"), "{arguments:?}: {}{}", ran.out, ran.err);
        }
    }
    // What is piped in as answers may be in another order than the questions.
    let ran = user.answers(&["connect", "work"], "hunter2\n");
    assert!(ran.code == Some(2) && !(ran.out + &ran.err).contains("hunter2"), "{}", ran.err);
    // Which argument it is, is told.
    for (arguments, told) in [
        (&["call", "GET", "/user", "-H", "hunter2"][..], "for '--header <KEY:VALUE>': expected a key, `:` and a value"),
        (&["run", "get-file", "--tokn", "hunter2"], "unexpected argument '--tokn' found"),
        (&["connections", "--json=hunter2"], "for '--json' found"),
        (&["scopes", "get-file", "--product", "hunter2"], "[possible values: cloud, data-center]"),
        (&["scopes", "get-file", "--product"], "a value is required for '--product <PRODUCT>'"),
        (&["tset", "work"], "'test'"),
    ] {
        let ran = user.runs(arguments);
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
}

/// A server that answers each request with the status that its path names, `…/404`, and a JSON body.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.expect("a connection"));
            let mut lines = Vec::new();
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).expect("a header");
                if line.trim().is_empty() {
                    break;
                }
                lines.push(line);
            }
            let status = lines[0].split([' ', '?']).nth(1).and_then(|path| path.rsplit('/').next()).expect("a status");
            // A server may show what it was sent; a recording must not.
            let body = json!({ "seen": lines, "errors": [{ "message": "Told so", "exceptionName": "x.NoSuchThing" }] })
                .to_string();
            let head = format!(
                "HTTP/1.1 {status} Told\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            stream.get_mut().write_all((head + &body).as_bytes()).expect("an answer");
        }
    });
    address
}

fn office(address: &str) -> User {
    User::new().has_connections(&format!(
        "[office]\nproduct = \"data-center\"\ncredential = \"http-access-token\"\nbase_url = \"{address}\"\nallow_http = true\ntoken = \"env:OFFICE_TOKEN\"\n"
    ))
}

#[test]
fn exit_codes_tell_kinds_of_failure_apart() {
    let user = office(&serve());
    for (method, status, code, kind) in [
        ("GET", "401", 3, "unauthenticated"),
        ("GET", "403", 3, "forbidden"),
        ("GET", "404", 4, "not-found"),
        ("PUT", "409", 5, "conflict"),
        ("POST", "400", 5, "rejected"),
        ("POST", "500", 6, "upstream"),
    ] {
        let path = format!("api/latest/{status}");
        let mut arguments = vec!["call", method, &path, "--connection", "office", "--json"];
        if method != "GET" {
            arguments.extend(["--data", "{}"]);
        }
        let ran = user.runs(&arguments);
        let document: Value = serde_json::from_str(&ran.out).expect("one JSON document");
        assert_eq!(
            (ran.code, &document["error"]["kind"]),
            (Some(code), &json!(kind)),
            "{method} {status}: {}",
            ran.out
        );
        assert_eq!(document["error"]["request"], format!("{method} /rest/{path}"));
    }
    // A port that was free a moment ago: nobody listens, and what is no read is not tried again.
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
    let ran = office(&format!("http://{free}")).runs(&["call", "POST", "api/latest/x", "--data", "{}", "-c", "office"]);
    assert_eq!(ran.code, Some(6), "{}", ran.err);
    let user = user.has("file", "");
    let ran = user.runs(&["call", "GET", "api/latest/200", "-c", "office", "--record", "file/below.json"]);
    assert_eq!(ran.code, Some(7), "{}", ran.err);
}

#[test]
fn an_error_tells_cause_and_resolution() {
    let ran = office(&serve()).runs(&["call", "GET", "api/latest/404", "-c", "office"]);
    assert!(ran.err.starts_with("error: "), "{}", ran.err);
    for told in ["Told so", "\n  request      GET /rest/api/latest/404", "\n  status       404", "\n  hint "] {
        assert!(ran.err.contains(told), "no {told:?} in:\n{}", ran.err);
    }
}

#[test]
fn an_answer_of_an_error_can_be_had_as_it_is() {
    let ran = office(&serve()).runs(&["call", "GET", "api/latest/404", "-c", "office", "--no-raise"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("status 404") && ran.out.contains("Told so"), "{}{}", ran.err, ran.out);
}

#[test]
fn a_recording_holds_no_secret_and_can_be_replayed() {
    let user = office(&serve());
    let call = ["call", "GET", "api/latest/200"];
    let file = "recorded/data-center/call-api.json";
    let live = user.runs(&[&call[..], &["--connection", "office", "--record", file, "--json", "--verbose"]].concat());
    assert_eq!(live.code, Some(0), "{}", live.err);
    assert!(live.err.contains(file) && !live.err.contains(TOKEN), "{}", live.err);
    let recorded = fs::read_to_string(user.path(file)).expect("a recording");
    assert!(recorded.contains("Bearer ***") && !recorded.contains(TOKEN), "{recorded}");
    let replayed =
        user.reads(&[&call[..], &["--connection", "demo-data-center", "--replay", "recorded", "--json"]].concat());
    let live: Value = serde_json::from_str(&live.out).expect("one JSON document");
    assert_eq!(replayed["body"]["errors"], live["body"]["errors"]);
}

/// A child that ends with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_simulation_serves_the_connections_that_it_prints() {
    let start = |user: &User, arguments: &[&str]| {
        let mut command = user.command(arguments);
        Running(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts"))
    };
    let user = User::new();
    let mut simulation = start(&user, &["simulate"]);
    let mut printed = BufReader::new(simulation.0.stdout.take().expect("a pipe"));
    let mut tables = String::new();
    // The last but one is whole when the last begins.
    while !tables.contains("[simulated-data-center-oauth]") {
        assert_ne!(printed.read_line(&mut tables).expect("text"), 0, "it ended: {tables}");
    }
    let user = user.has_connections(&tables);
    let one = r#"{"workspace": "acme", "repo": "web", "pull_request": 42}"#;
    let merged = user.reads(&["run", "merge-pull-request", "-c", "simulated-cloud", "--input", one, "--json"]);
    assert_eq!((&merged["id"], &merged["state"]), (&json!(42), &json!("merged")));
    // Both products show the same world, in which it now is merged.
    let same = user.reads(&["run", "get-pull-request", "-c", "simulated-data-center", "--input", one, "--json"]);
    assert_eq!((&same["id"], &same["state"]), (&json!(42), &json!("merged")));

    let mut simulation = start(&user, &["simulate", "--json"]);
    let mut line = String::new();
    BufReader::new(simulation.0.stdout.take().expect("a pipe")).read_line(&mut line).expect("text");
    let told: Value = serde_json::from_str(&line).expect("one JSON document");
    let origin = told["origin"].as_str().expect("an address");
    let connection = &told["connections"]["simulated-data-center"];
    assert_eq!(connection["base_url"], format!("{origin}/bitbucket"));
    assert_eq!(connection["host"]["allow"], json!([told["storage"]]));
}
