//! `mcp`, spoken to as agents do: JSON-RPC over stdin and stdout, and over HTTP.

use super::{Running, User, fixture};
use host_test::sim::{Answer, List, Paging, Product, Rule, Script, Simulation};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{ChildStdin, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

/// No test waits for longer.
const WAIT: Duration = Duration::from_secs(60);
/// The last version with sessions, and the first without.
const SESSIONS: &str = "2025-11-25";
const STATELESS: &str = "2026-07-28";
const KEY: &str = "a-key-that-clients-hold";
const COMMIT: &str = "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2";
/// The pull requests of the commit.
const LISTS: [(Product, Paging, &str); 2] = [
    (
        Product::Cloud,
        Paging::Numbered,
        "repositories/acme/web/commit/4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2/pullrequests",
    ),
    (
        Product::DataCenter,
        Paging::Offsets,
        "api/latest/projects/acme/repos/web/commits/4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2/pull-requests",
    ),
];
const DEMOS: [(&str, &str); 2] = [("cloud", "demo"), ("data-center", "demo-data-center")];

/// An agent that started a server, and what it answers when the server asks.
struct Agent {
    _server: Running,
    stdin: ChildStdin,
    lines: Receiver<String>,
    ids: u64,
    answer: Value,
    /// What came that was no result: questions and notifications.
    heard: Vec<Value>,
    /// What must never come.
    secrets: Vec<String>,
}

impl Agent {
    fn start(user: &User, arguments: &[&str]) -> Self {
        Self::with(user, arguments, json!({}))
    }

    /// One with these capabilities.
    fn with(user: &User, arguments: &[&str], capabilities: Value) -> Self {
        let mut command = user.command(&[&["mcp"], arguments].concat());
        let mut server = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let stdin = server.stdin.take().expect("a pipe");
        let stdout = BufReader::new(server.stdout.take().expect("a pipe"));
        let (sender, lines) = channel();
        thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let answer = json!({ "action": "cancel" });
        let (heard, secrets) = (Vec::new(), Vec::new());
        let mut agent = Self { _server: Running(server), stdin, lines, ids: 0, answer, heard, secrets };
        let info = json!({ "name": "a test", "version": "1" });
        let hello = json!({ "protocolVersion": SESSIONS, "capabilities": capabilities, "clientInfo": info });
        let server = agent.asks("initialize", &hello);
        assert_eq!(server["protocolVersion"], SESSIONS);
        agent.send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        agent
    }

    fn send(&mut self, message: &Value) {
        writeln!(self.stdin, "{message}").expect("it reads");
    }

    fn receive(&self) -> Value {
        let line = self.lines.recv_timeout(WAIT).expect("it answers");
        for secret in &self.secrets {
            assert!(!line.contains(secret), "{line}");
        }
        serde_json::from_str(&line).expect("JSON")
    }

    /// Sends a request, whose ID it returns.
    fn requests(&mut self, method: &str, params: &Value) -> u64 {
        self.ids += 1;
        let id = self.ids;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The response to a request; what the server asks in between is answered.
    fn response(&mut self, id: u64) -> Value {
        loop {
            let message = self.receive();
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
            if message.get("id").is_some() {
                let answer = json!({ "jsonrpc": "2.0", "id": message["id"], "result": self.answer });
                self.send(&answer);
            }
            self.heard.push(message);
        }
    }

    fn asks(&mut self, method: &str, params: &Value) -> Value {
        let id = self.requests(method, params);
        let response = self.response(id);
        assert!(response.get("error").is_none(), "{response}");
        response["result"].clone()
    }

    fn tools(&mut self) -> BTreeMap<String, Value> {
        let tools = self.asks("tools/list", &json!({}))["tools"].as_array().expect("a list").clone();
        tools.into_iter().map(|tool| (tool["name"].as_str().expect("a name").to_owned(), tool)).collect()
    }

    fn calls(&mut self, tool: &str, arguments: &Value) -> Value {
        self.asks("tools/call", &json!({ "name": tool, "arguments": arguments }))
    }

    /// Calls what must succeed.
    fn gets(&mut self, tool: &str, arguments: &Value) -> Value {
        let result = self.calls(tool, arguments);
        assert_ne!(result["isError"], true, "{result}");
        let text = result["content"][0]["text"].as_str().expect("text");
        let structured = result["structuredContent"].clone();
        assert_eq!(serde_json::from_str::<Value>(text).expect("JSON"), structured);
        structured
    }

    /// Calls what must fail.
    fn fails(&mut self, tool: &str, arguments: &Value) -> Value {
        failure(&self.calls(tool, arguments))
    }
}

/// The error of a result.
fn failure(result: &Value) -> Value {
    assert_eq!(result["isError"], true, "{result}");
    let text = result["content"][0]["text"].as_str().expect("text");
    let error = serde_json::from_str::<Value>(text).expect("JSON")["error"].clone();
    assert!(["message", "resolution", "applied"].iter().all(|name| error[name].is_string()), "{error}");
    error
}

/// A user with the connection `here` to a simulation, and its token.
fn user_of(simulation: &Simulation, product: Product) -> (User, String) {
    let settings: toml::Table = serde_json::from_value(simulation.connection(product)).expect("settings");
    let token = settings["token"].as_str().expect("a token").to_owned();
    (User::new().has_connections(&format!("[here]\n{settings}\n")), token)
}

fn repository() -> Value {
    json!({ "workspace": "acme", "repo": "web" })
}

#[test]
fn every_action_of_the_product_is_a_tool() {
    let user = User::new();
    let actions = user.reads(&["actions", "--json"]);
    for (product, demo) in DEMOS {
        let mut agent = Agent::start(&user, &["-c", demo]);
        let tools = agent.tools();
        let is_here =
            |action: &&Value| action["support"].as_array().expect("a list").iter().any(|it| it["product"] == product);
        let here: Vec<_> = actions.as_array().expect("a list").iter().filter(is_here).collect();
        assert_eq!(tools.len(), here.len());
        for action in here {
            let id = action["id"].as_str().expect("an ID");
            let tool = &tools[id];
            assert_eq!((&tool["title"], &tool["description"]), (&action["title"], &action["description"]));
            let hints = json!({
                "readOnlyHint": action["effect"] == "read",
                "destructiveHint": action["effect"] == "destroy",
                "idempotentHint": action["idempotent"],
                "openWorldHint": true,
            });
            assert_eq!(tool["annotations"], hints, "{id}");
            for schema in ["inputSchema", "outputSchema"] {
                assert_eq!(tool[schema]["type"], "object", "{id}");
                jsonschema::validator_for(&tool[schema]).unwrap_or_else(|error| panic!("{id}: {error}"));
                assert!(!tool[schema].to_string().contains("\"x-"), "{id}: what only forms want");
            }
            let alternatives = ["allOf", "anyOf", "oneOf"];
            assert!(
                alternatives.iter().all(|name| tool["inputSchema"].get(name).is_none()),
                "{id}: models refuse these"
            );
        }
        assert_eq!(tools.contains_key("list-pipelines"), product == "cloud");
        // In the words of the product.
        let input = &tools["create-pull-request"]["inputSchema"]["properties"];
        assert_eq!(
            input["workspace"]["description"],
            user.reads(&["describe", "create-pull-request", "--product", product, "--json"])["input_schema"]["properties"]
                ["workspace"]["description"]
        );
    }
}

#[test]
fn flags_choose_the_tools() {
    let user = User::new();
    let names = |flags: &[&str]| Agent::start(&user, flags).tools().into_keys().collect::<Vec<_>>();
    let all = Agent::start(&user, &[]).tools();
    let reads = all.values().filter(|tool| tool["annotations"]["readOnlyHint"] == true).count();
    assert_eq!(names(&["--read-only"]).len(), reads);
    let files = names(&["--group", "files", "--tool", "get-pull-request"]);
    assert!(files.contains(&"get-file".to_owned()) && files.contains(&"get-pull-request".to_owned()), "{files:?}");
    assert!(!files.contains(&"list-pull-requests".to_owned()), "{files:?}");
    assert_eq!(names(&["--tool", "get-file", "--tool", "delete-branch"]), ["delete-branch", "get-file"]);
    for (flags, phrases) in [
        (&["--group", "pull-request"][..], &["no group `pull-request`", "`pull-requests`", "files, "][..]),
        (&["--tool", "get-fil"], &["no action `get-fil`", "`get-file`"]),
        (&["--tool", "delete-branch", "--read-only"], &["delete-branch isn't read-only", "--read-only"]),
        (&["--tool", "list-pipelines", "-c", "demo-data-center"], &["data-center has no list-pipelines", "cloud"]),
        (&["--group", "pipelines", "-c", "demo-data-center"], &["leave no action of data-center", "--group"]),
        (&["--record", "x.json"], &["--record"]),
        (&["--http", "0"], &["BITBUCKET_MCP_KEY", "openssl rand"]),
    ] {
        let ran = user.runs(&[&["mcp"], flags].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{flags:?}: {}", ran.err);
        assert!(phrases.iter().all(|phrase| ran.err.contains(phrase)), "{flags:?}: {}", ran.err);
    }
    let ran = user.runs(&["mcp"]);
    assert!(ran.code == Some(2) && ran.err.contains("docs/mcp.md"), "{ran:?}");
}

#[test]
fn tools_answer_as_the_actions_do() {
    let user = User::new();
    for (product, demo) in DEMOS {
        let mut agent = Agent::start(&user, &["-c", demo]);
        let tools = agent.tools();
        for action in ["get-pull-request", "list-pull-requests", "create-branch", "get-file", "list-directory"] {
            let case = fixture(&format!("{product}/{action}.json"));
            let output = agent.gets(action, &case["input"]);
            assert_eq!(output, case["output"], "{action}");
            let valid = jsonschema::validate(&tools[action]["outputSchema"], &output);
            valid.unwrap_or_else(|error| panic!("{action}: {error}"));
        }
        let case = fixture(&format!("{product}/get-file.not-found.json"));
        let error = agent.fails("get-file", &case["input"]);
        assert_eq!((&error["kind"], &error["applied"]), (&json!("not-found"), &json!("no")));
        assert_eq!(error["resolution"], case["error"]["resolution"]);
        let error = agent.fails("create-branch", &json!({ "repo": 1 }));
        assert_eq!((&error["kind"], &error["applied"]), (&json!("invalid-input"), &json!("no")));
        assert!(error["message"].as_str().expect("text").contains("`repo` must be a string"), "{error}");
        let id = agent.requests("tools/call", &json!({ "name": "get-fil" }));
        assert!(agent.response(id)["error"]["message"].as_str().expect("text").contains("`get-fil`"));
    }
}

#[test]
fn three_tools_find_describe_and_run() {
    let user = User::new();
    for (product, demo) in DEMOS {
        let mut agent = Agent::start(&user, &["-c", demo, "--compact"]);
        let tools = agent.tools();
        assert!(tools.keys().eq(["describe-action", "find-actions", "run-action"]), "{:?}", tools.keys());
        let is_read = |name: &str| tools[name]["annotations"]["readOnlyHint"] == true;
        assert!(is_read("find-actions") && is_read("describe-action") && !is_read("run-action"));
        assert_eq!(tools["run-action"]["annotations"]["destructiveHint"], true);
        let found = agent.gets("find-actions", &json!({ "query": "merge pull request" }));
        let found: Vec<_> = found["actions"].as_array().expect("a list").iter().map(|action| &action["id"]).collect();
        assert!(found.contains(&&json!("merge-pull-request")) && found.len() < 10, "{found:?}");
        let all = agent.gets("find-actions", &json!({}));
        assert!(all["actions"].as_array().expect("a list").len() > 100);
        assert!(all["groups"].as_array().expect("a list").contains(&json!("Pull requests")));
        let case = fixture(&format!("{product}/get-pull-request.json"));
        let described = agent.gets("describe-action", &json!({ "action": "get-pull-request" }));
        assert_eq!(described["sample_input"], case["input"]);
        assert!(described["input_schema"]["properties"]["pull_request"].is_object(), "{described}");
        let run = json!({ "action": "get-pull-request", "input": case["input"] });
        assert_eq!(agent.gets("run-action", &run), case["output"]);
        let error = agent.fails("run-action", &json!({ "action": "get-pull-requst", "input": {} }));
        assert!(error["message"].as_str().expect("text").contains("`get-pull-request`"), "{error}");
        let error = agent.fails("run-action", &json!({ "action": "get-pull-request" }));
        assert!(error["resolution"].as_str().expect("text").contains("describe-action"), "{error}");
        // Not told by its own name.
        let id = agent.requests("tools/call", &json!({ "name": "get-pull-request", "arguments": case["input"] }));
        assert!(agent.response(id).get("error").is_some());
    }
    let tools = Agent::start(&user, &["--compact", "--read-only"]).tools();
    assert_eq!(tools["run-action"]["annotations"]["readOnlyHint"], true);
}

#[test]
fn a_long_list_is_cut_with_its_cursor() {
    for (product, paging, path) in LISTS {
        let simulation = Simulation::start(Script::default().list(List::new(paging, path, 130))).expect("a port");
        let (user, _) = user_of(&simulation, product);
        let mut agent = Agent::start(&user, &["-c", "here", "--max-answer", "3000"]);
        let schema = agent.tools()["list-commit-pull-requests"]["outputSchema"].clone();
        let mut input = repository();
        input["commit"] = COMMIT.into();
        let (mut found, mut pages) = (Vec::new(), 0);
        loop {
            let page = agent.gets("list-commit-pull-requests", &input);
            assert!(page.to_string().len() <= 3000, "{}", page.to_string().len());
            jsonschema::validate(&schema, &page).unwrap_or_else(|error| panic!("{error}"));
            assert!(page.get("cut").is_none(), "{page}");
            pages += 1;
            found.extend(page["items"].as_array().expect("a list").iter().map(|item| item["id"].as_u64()));
            match page["next"].as_str() {
                Some(next) => input["cursor"] = next.into(),
                None => break,
            }
        }
        assert!(pages > 2, "{pages} pages");
        assert_eq!(found, (1..=130).map(Some).collect::<Vec<_>>());
    }
}

#[test]
fn a_long_text_is_cut_and_goes_on() {
    for (product, demo) in DEMOS {
        let mut case = fixture(&format!("{product}/get-file.json"));
        let text = "Uploads are \"tried\" three times. Ü\n".repeat(1000);
        for call in case["calls"].as_array_mut().expect("a list") {
            if call["reply"].get("text").is_some() {
                call["reply"]["text"] = text.clone().into();
            }
        }
        let user = User::new().has(&format!("fixtures/{product}/get-file.json"), &case.to_string());
        let mut agent = Agent::start(&user, &["-c", demo, "--replay", "fixtures", "--max-answer", "5000"]);
        let schema = agent.tools()["get-file"]["outputSchema"].clone();
        let (mut read, mut input) = (String::new(), case["input"].clone());
        loop {
            let output = agent.gets("get-file", &input);
            jsonschema::validate(&schema, &output).unwrap_or_else(|error| panic!("{error}"));
            read += output["content"].as_str().expect("text");
            let cut = &output["cut"];
            assert_eq!((&cut["member"], cut["total"].as_u64()), (&json!("content"), Some(text.chars().count() as u64)));
            match cut["next_offset"].as_u64() {
                Some(next) => input["answer_offset"] = next.into(),
                None => break,
            }
        }
        assert_eq!(read, text);
        let error = agent.fails("get-file", &json!({ "answer_offset": "x" }));
        assert!(error["message"].as_str().expect("text").contains("answer_offset"), "{error}");
    }
}

#[test]
fn files_are_resources() {
    let user = User::new().has("files/large.txt", &"x".repeat(9 << 20));
    for (product, demo) in DEMOS {
        let case = fixture(&format!("{product}/get-file.blob.json"));
        let mut agent = Agent::start(&user, &["-c", demo, "--blobs", "files"]);
        assert_eq!(agent.asks("resources/list", &json!({}))["resources"], json!([]));
        let result = agent.calls("get-file", &case["input"]);
        let handle = result["structuredContent"]["content"]["blob"].as_str().expect("a file");
        let link = &result["content"][1];
        let uri = format!("bitbucket://files/{handle}");
        assert_eq!((&link["type"], &link["uri"]), (&json!("resource_link"), &json!(uri)));
        assert_eq!(agent.asks("resources/list", &json!({}))["resources"][0]["uri"], json!(uri));
        let read = agent.asks("resources/read", &json!({ "uri": uri }))["contents"][0].clone();
        let saved = std::fs::read(user.path("files").join(handle)).expect("a file");
        let content = match (read["text"].as_str(), read["blob"].as_str()) {
            (Some(text), _) => text.as_bytes().to_owned(),
            (_, Some(blob)) => base64::Engine::decode(&base64::prelude::BASE64_STANDARD, blob).expect("base64"),
            _ => panic!("{read}"),
        };
        assert!(!saved.is_empty() && saved == content, "{read}");
        let id = agent.requests("resources/read", &json!({ "uri": "bitbucket://files/large.txt" }));
        let refused = agent.response(id)["error"]["message"].as_str().expect("text").to_owned();
        assert!(refused.contains("9437184 bytes") && refused.contains("files/large.txt"), "{refused}");
        for unknown in ["bitbucket://files/none", "bitbucket://files/../config/key", "file:///etc/hostname"] {
            let id = agent.requests("resources/read", &json!({ "uri": unknown }));
            assert!(agent.response(id)["error"]["message"].as_str().expect("text").contains(unknown));
        }
    }
}

#[test]
fn a_file_goes_in_by_its_name_or_as_base64() {
    let simulation = Simulation::start(Script::default()).expect("a port");
    for product in Product::ALL {
        let (user, _) = user_of(&simulation, product);
        let user = user.has("files/notes.txt", "By name.\n");
        let mut agent = Agent::start(&user, &["-c", "here", "--blobs", "files", "--group", "files"]);
        for (path, file, text) in [
            ("named.txt", json!({ "file": { "blob": "notes.txt" } }), "By name.\n"),
            ("encoded.txt", json!({ "base64": "QXMgYmFzZTY0Lgo=" }), "As base64.\n"),
        ] {
            let mut input = repository();
            input["branch"] = "main".into();
            input["message"] = "Add a file".into();
            input["files"] = json!([file]);
            input["files"][0]["path"] = path.into();
            agent.gets("commit-files", &input);
            let mut input = repository();
            input["path"] = path.into();
            assert_eq!(agent.gets("get-file", &input)["content"], text);
        }
    }
}

#[test]
fn what_destroys_is_asked_about_first() {
    let asking = json!({ "elicitation": {} });
    for product in Product::ALL {
        let simulation = Simulation::start(Script::default()).expect("a port");
        let (user, token) = user_of(&simulation, product);
        let mut input = repository();
        input["branch"] = "feature/retry".into();
        let deleted = || simulation.requests().iter().any(|seen| seen.method == "DELETE");

        let mut agent = Agent::start(&user, &["-c", "here"]);
        let error = agent.fails("delete-branch", &input);
        assert_eq!((&error["kind"], &error["applied"]), (&json!("host"), &json!("no")));
        assert!(error["resolution"].as_str().expect("text").contains("--yes"), "{error}");

        let mut agent = Agent::with(&user, &["-c", "here"], asking.clone());
        agent.secrets.push(token);
        for (answer, phrase) in [("decline", "declined"), ("cancel", "did not confirm")] {
            agent.answer = json!({ "action": answer });
            let error = agent.fails("delete-branch", &input);
            assert!(error["message"].as_str().expect("text").contains(phrase), "{error}");
            let question = agent.heard.pop().expect("a question");
            assert_eq!(question["method"], "elicitation/create");
            let message = question["params"]["message"].as_str().expect("text");
            assert!(["delete-branch", "`here`", "feature/retry"].iter().all(|it| message.contains(it)), "{message}");
        }
        assert!(!deleted());
        agent.answer = json!({ "action": "accept", "content": {} });
        agent.gets("delete-branch", &input);
        assert!(deleted());
        // Nothing else is asked about.
        agent.heard.clear();
        agent.gets("list-branches", &repository());
        assert!(agent.heard.is_empty(), "{:?}", agent.heard);
    }
    let simulation = Simulation::start(Script::default()).expect("a port");
    let (user, _) = user_of(&simulation, Product::Cloud);
    let mut input = repository();
    input["branch"] = "feature/retry".into();
    let mut agent = Agent::with(&user, &["-c", "here", "--yes", "--compact"], asking);
    agent.gets("run-action", &json!({ "action": "delete-branch", "input": input }));
    assert!(agent.heard.is_empty(), "{:?}", agent.heard);
}

#[test]
fn progress_is_told_and_a_call_can_be_cancelled() {
    let (product, paging, path) = LISTS[0];
    let late = Answer::json(200, &json!({})).late(WAIT);
    let script = Script::default()
        .list(List::new(paging, path, 500))
        .rule(Rule::on("GET", "/2.0/repositories/acme/slow").answers(late));
    let simulation = Simulation::start(script).expect("a port");
    let (user, token) = user_of(&simulation, product);
    let mut agent = Agent::start(&user, &["-c", "here", "--max-answer", "1000000"]);
    agent.secrets.push(token);
    let mut input = repository();
    input["commit"] = COMMIT.into();
    input["max_items"] = 500.into();
    let params = json!({ "name": "list-commit-pull-requests", "arguments": input, "_meta": { "progressToken": "p" } });
    agent.asks("tools/call", &params);
    let told: Vec<_> = agent.heard.iter().filter(|heard| heard["method"] == "notifications/progress").collect();
    let steps: Vec<_> = told.iter().filter_map(|told| told["params"]["progress"].as_f64()).collect();
    assert!(steps.len() > 1 && steps.is_sorted_by(|one, next| one < next), "{:?}", agent.heard);
    assert!(told.iter().all(|told| told["params"]["progressToken"] == "p"));

    let began = Instant::now();
    let slow = json!({ "name": "get-repository", "arguments": { "workspace": "acme", "repo": "slow" } });
    let id = agent.requests("tools/call", &slow);
    while !simulation.requests().iter().any(|seen| seen.target.starts_with("/2.0/repositories/acme/slow")) {
        assert!(began.elapsed() < WAIT, "it sends nothing");
        thread::sleep(Duration::from_millis(10));
    }
    agent.send(&json!({ "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": id } }));
    agent.gets("get-repository", &repository());
    assert!(began.elapsed() < WAIT / 2, "{:?}", began.elapsed());
}

#[test]
fn an_answer_that_cannot_be_cut_says_so() {
    let user = User::new();
    for (product, demo) in DEMOS {
        let mut agent = Agent::start(&user, &["-c", demo, "--max-answer", "1000"]);
        for (action, applied) in [("get-pull-request", "no"), ("update-pull-request", "yes")] {
            let case = fixture(&format!("{product}/{action}.json"));
            let error = agent.fails(action, &case["input"]);
            assert_eq!((&error["kind"], &error["applied"]), (&json!("too-large"), &json!(applied)));
            assert!(error["resolution"].as_str().expect("text").contains("--max-answer"), "{error}");
        }
    }
}

/// A client of the server's HTTP.
struct Client {
    _server: Running,
    url: String,
}

impl Client {
    fn start(user: &User, arguments: &[&str]) -> Self {
        let mut command = user.command(&[&["mcp", "--http", "0"], arguments].concat());
        command.env("BITBUCKET_MCP_KEY", KEY).stderr(Stdio::piped());
        let mut server = Running(command.spawn().expect("the program starts"));
        let mut lines = BufReader::new(server.0.stderr.take().expect("a pipe")).lines().map_while(Result::ok);
        let url = lines.find(|line| line.starts_with("http://127.0.0.1:")).expect("its address");
        Self { _server: server, url }
    }

    /// The status of a request with these headers, and its body. Of version 1.0, in which bodies come in one piece.
    fn posts(&self, headers: &[(&str, &str)], message: &Value) -> (u16, String) {
        let (address, path) = self.url["http://".len()..].split_once('/').expect("a path");
        let mut stream = TcpStream::connect(address).expect("it listens");
        stream.set_read_timeout(Some(WAIT)).expect("a time");
        let body = message.to_string();
        let mut request = format!("POST /{path} HTTP/1.0\r\nContent-Length: {}\r\n", body.len());
        let host = headers.iter().all(|(name, _)| *name != "Host").then_some(("Host", address));
        let accepts = ("Accept", "application/json, text/event-stream");
        for (name, value) in host.iter().chain(headers).chain(&[accepts, ("Content-Type", "application/json")]) {
            request += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{request}\r\n{body}").as_bytes()).expect("it reads");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("it answers");
        let (head, body) = response.split_once("\r\n\r\n").expect("a response");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("a status"), body.to_owned())
    }

    /// The result of a request, as the version without sessions makes it.
    fn asks(&self, method: &str, mut params: Value, capabilities: &Value) -> Value {
        params["_meta"] = json!({
            "io.modelcontextprotocol/protocolVersion": STATELESS,
            "io.modelcontextprotocol/clientInfo": { "name": "a test", "version": "1" },
            "io.modelcontextprotocol/clientCapabilities": capabilities,
        });
        let bearer = format!("Bearer {KEY}");
        let mut headers =
            vec![("Authorization", &*bearer), ("MCP-Protocol-Version", STATELESS), ("Mcp-Method", method)];
        let name = params["name"].as_str().map(str::to_owned);
        headers.extend(name.as_deref().map(|name| ("Mcp-Name", name)));
        let message = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let (status, body) = self.posts(&headers, &message);
        assert_eq!(status, 200, "{body}");
        let events = body.lines().filter_map(|line| line.strip_prefix("data:")).chain([&*body]);
        let mut messages = events.filter_map(|event| serde_json::from_str::<Value>(event.trim()).ok());
        let response = messages.find(|message| message["id"] == 1).unwrap_or_else(|| panic!("{body}"));
        assert!(response.get("error").is_none(), "{response}");
        response["result"].clone()
    }
}

#[test]
fn http_serves_whoever_has_the_key() {
    let user = User::new();
    let client = Client::start(&user, &[]);
    let tools = client.asks("tools/list", json!({}), &json!({}));
    assert!(tools["tools"].as_array().expect("a list").len() > 150);
    let case = fixture("cloud/get-pull-request.json");
    let call = json!({ "name": "get-pull-request", "arguments": case["input"] });
    assert_eq!(client.asks("tools/call", call, &json!({}))["structuredContent"], case["output"]);

    let hello =
        json!({ "protocolVersion": SESSIONS, "capabilities": {}, "clientInfo": { "name": "a", "version": "1" } });
    let hello = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello });
    let bearer = format!("Bearer {KEY}");
    assert_eq!(client.posts(&[("Authorization", &bearer)], &hello).0, 200);
    for (headers, status) in [
        (&[][..], 401),
        (&[("Authorization", "Bearer another-key-of-no-use")], 401),
        (&[("Authorization", KEY)], 401),
        (&[("Authorization", &bearer), ("Origin", "https://pages.example.com")], 403),
        (&[("Authorization", &bearer), ("Host", "pages.example.com")], 403),
    ] {
        let (refused, body) = client.posts(headers, &hello);
        assert_eq!(refused, status, "{headers:?}");
        assert!(!body.contains(KEY), "{body}");
    }
}

#[test]
fn without_sessions_the_question_is_returned() {
    let asking = json!({ "elicitation": { "form": {} } });
    for product in Product::ALL {
        let simulation = Simulation::start(Script::default()).expect("a port");
        let (user, _) = user_of(&simulation, product);
        let client = Client::start(&user, &["-c", "here"]);
        let mut input = repository();
        input["branch"] = "feature/retry".into();
        let deleted = || simulation.requests().iter().any(|seen| seen.method == "DELETE");
        let call = json!({ "name": "delete-branch", "arguments": input });

        let error = failure(&client.asks("tools/call", call.clone(), &json!({})));
        assert!(error["resolution"].as_str().expect("text").contains("--yes"), "{error}");
        let asked = client.asks("tools/call", call.clone(), &asking);
        assert_eq!(asked["resultType"], "input_required", "{asked}");
        let question = &asked["inputRequests"]["confirm"];
        assert_eq!(question["method"], "elicitation/create");
        let mut again = call.clone();
        again["inputResponses"] = json!({ "confirm": { "action": "decline" } });
        let error = failure(&client.asks("tools/call", again, &asking));
        assert!(error["message"].as_str().expect("text").contains("declined"), "{error}");
        assert!(!deleted());
        let mut again = call;
        again["inputResponses"] = json!({ "confirm": { "action": "accept", "content": {} } });
        let done = client.asks("tools/call", again, &asking);
        assert_ne!(done["isError"], true, "{done}");
        assert!(deleted());
    }
}
