//! What users of `gh` expect: fields as flags, chosen members, dry runs, a default connection, completions, pages of help.

use super::{Running, User, fixture};
use host_test::sim::{Product, Script, Simulation};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::Stdio,
};

/// `INSTA_UPDATE=always` writes snapshots; read what changed.
fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("../snapshots");
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn every_list_is_a_table_that_says_what_matters() {
    let user = User::new();
    let actions = user.reads(&["actions", "--json"]);
    for (product, demo) in [("cloud", "demo"), ("data-center", "demo-data-center")] {
        let mut tables = String::new();
        for action in actions.as_array().expect("a list") {
            let id = action["id"].as_str().expect("an id");
            let is_here = action["support"].as_array().expect("a list").iter().any(|it| it["product"] == product);
            if !is_here || fixture_has_no_items(product, id) {
                continue;
            }
            let ran = user.runs(&["run", id, "-c", demo]);
            assert_eq!(ran.code, Some(0), "{id}: {}", ran.err);
            let _ = writeln!(tables, "$ {id}\n{}", ran.out);
        }
        snapshot(&format!("tables-{product}"), &tables);
    }
}

fn fixture_has_no_items(product: &str, id: &str) -> bool {
    let path = format!("{product}/{id}.json");
    let there = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(&path).exists();
    !there || !fixture(&path)["output"]["items"].as_array().is_some_and(|items| items.iter().any(Value::is_object))
}

#[test]
fn every_page_of_help() {
    let user = User::new();
    let first = user.runs(&["--help"]);
    let mut pages = first.out.clone();
    // Commands stand at two places of a line, each before what it does.
    let listed = first.out.split("\nOptions\n").next().unwrap_or_default();
    let lines = listed.lines().filter(|line| line.starts_with("  "));
    let cells = lines.flat_map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()));
    let commands = cells.step_by(2).map(str::to_owned);
    let topics = ["options", "connections", "exit-codes"].map(str::to_owned);
    for name in commands.chain(topics) {
        let page = user.runs(&["help", &name]);
        assert_eq!(page.code, Some(0), "{name}: {}", page.err);
        let _ = write!(pages, "\n$ help {name}\n{}", page.out);
    }
    snapshot("help", &pages);
}

#[test]
fn fields_are_typed_by_the_schema() {
    let user = User::new();
    let sent = |fields: &[&str]| -> Value {
        let mut arguments = vec!["run", "create-pull-request", "--dry-run", "--json"];
        arguments.extend(fields.iter().flat_map(|field| ["-f", field]));
        user.reads(&arguments)
    };
    let place = ["workspace=acme", "repo=web", "source=fix", "target=main", "title=42"];
    let request = sent(&[&place[..], &["draft=true"]].concat());
    assert_eq!((&request["json"]["title"], &request["json"]["draft"]), (&json!("42"), &json!(true)));
    assert_eq!(request["headers"]["Authorization"], "Basic ***");
    // On top of a JSON input; one of a list after the other.
    let input = r#"{"workspace": "acme", "repo": "web", "title": "No", "source": "fix", "target": "main"}"#;
    let reviewers = ["{8d1c2b3a-0001-4a5b-9c6d-7e8f90a1b2c3}", "{8d1c2b3a-0002-4a5b-9c6d-7e8f90a1b2c3}"];
    let both = reviewers.map(|reviewer| format!("reviewers[]={reviewer}"));
    let arguments = ["run", "create-pull-request", "--dry-run", "--json", "--input", input, "-f", "title=Yes"];
    let request = user.reads(&[&arguments[..], &["-f", &both[0], "-f", &both[1]]].concat());
    assert_eq!(request["json"]["title"], "Yes");
    assert_eq!(request["json"]["reviewers"], json!(reviewers.map(|uuid| json!({ "uuid": uuid }))));
    // What does not fit, the connector explains.
    let ran = user.runs(&["run", "get-pull-request", "-f", "workspace=acme", "-f", "repo=web", "-f", "pull_request=x"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`pull_request` must be"), "{}", ran.err);
    let ran = user.runs(&["run", "get-repository", "-f", "a-secret-without-a-name"]);
    assert!(ran.code == Some(2) && !ran.err.contains("a-secret"), "{}", ran.err);
}

#[test]
fn a_dry_run_sends_nothing_and_shows_no_secret() {
    for product in Product::ALL {
        let simulation = Simulation::start(Script::default()).expect("a port");
        let settings: toml::Table = serde_json::from_value(simulation.connection(product)).expect("settings");
        let user = User::new().has_connections(&format!("[here]\n{settings}\n"));
        let fields = ["-f", "workspace=acme", "-f", "repo=web"];
        let hook = ["-f", "url=https://ci.example.com", "-f", "events[]=push", "-f", "name=CI"];
        // A command line shows it to everybody.
        let seen = ["run", "create-webhook", "--dry-run", "-c", "here", "-f", "secret=a-secret-of-the-hook"];
        let ran = user.runs(&seen);
        assert!(ran.code == Some(2) && ran.err.contains("`secret` is a secret"), "{}", ran.err);
        assert!(!ran.err.contains("a-secret-of-the-hook"), "{}", ran.err);
        let user = user.has("secret.json", r#"{"secret": "a-secret-of-the-hook"}"#);
        let name = ["--input", "@secret.json"];
        let ran =
            user.runs(&[&["run", "create-webhook", "--dry-run", "-c", "here"][..], &fields, &hook, &name].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.out.starts_with(&format!("POST {}", simulation.origin())), "{}", ran.out);
        let token = settings["token"].as_str().expect("a token");
        assert!(!ran.out.contains("a-secret-of-the-hook") && !ran.out.contains(token), "{}", ran.out);
        // Faults of the input are told as ever.
        let ran = user.runs(&[&["run", "create-webhook", "--dry-run", "-c", "here"][..], &fields].concat());
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(simulation.requests().is_empty(), "{:?}", simulation.requests());
    }
}

#[test]
fn members_are_chosen() {
    let user = User::new();
    let items = user.reads(&["run", "list-pull-requests", "--fields", "id,author.name", "--json"])["items"].clone();
    assert_eq!(items[0], json!({ "id": 42, "author.name": "Ada Example" }));
    let one = user.reads(&["run", "get-pull-request", "--fields", "state", "--json"]);
    assert_eq!(one, json!({ "state": "open" }));
    let table = user.runs(&["run", "list-pull-requests", "--fields", "title,id"]);
    assert!(table.out.starts_with("TITLE") && table.out.lines().next().is_some_and(|it| it.ends_with("ID")));
    let ran = user.runs(&["run", "list-pull-requests", "--fields", "titel"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("Did you mean `title`?"), "{}", ran.err);
}

#[test]
fn a_list_can_be_had_whole() {
    let user = User::new();
    let place = ["-f", "workspace=acme", "-f", "repo=web"];
    let dry = ["run", "list-branches", "--all", "--dry-run", "--json"];
    assert!(user.reads(&[&dry[..], &place].concat())["url"].as_str().is_some_and(|url| url.contains("pagelen=100")));
    let ran = user.runs(&[&["run", "get-repository", "--all"][..], &place].concat());
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("get-repository returns no list."), "{}", ran.err);
}

#[test]
fn a_connection_is_used_until_another_is_named() {
    let user = User::new().has_connections(
        "[office]\nproduct = \"data-center\"\ncredential = \"http-access-token\"\n\
         base_url = \"https://office.example.com\"\ntoken = \"env:OFFICE_TOKEN\"\n",
    );
    let url = |command: &mut std::process::Command| {
        let place = ["-f", "workspace=acme", "-f", "repo=web"];
        let out = command.args(["run", "get-repository", "--dry-run"]).args(place).output().expect("it runs").stdout;
        String::from_utf8(out).expect("text").lines().next().unwrap_or_default().to_owned()
    };
    assert!(url(&mut user.command(&[])).contains("api.bitbucket.org"));
    assert_eq!(user.runs(&["use", "office"]).out, "office\n");
    assert_eq!(user.reads(&["use", "--json"]), json!({ "connection": "office" }));
    assert!(url(&mut user.command(&[])).contains("office.example.com"));
    assert!(url(user.command(&[]).env("BITBUCKET_CONNECTION", "demo")).contains("api.bitbucket.org"));
    assert!(url(user.command(&["-c", "office"]).env("BITBUCKET_CONNECTION", "demo")).contains("office.example.com"));
    let ran = user.runs(&["use", "offise"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(user.runs(&["use"]).out, "office\n");
    assert_eq!(user.runs(&["use", "demo"]).out, "demo\n");
    assert!(url(&mut user.command(&[])).contains("api.bitbucket.org"));
}

#[test]
fn shells_complete_what_only_the_connector_knows() {
    let user = User::new().has_connections("[office]\nproduct = \"cloud\"\ncredential = \"access-token\"\n");
    let completed = |words: &[&str]| {
        let mut command = user.command(&["--", "host-test"]);
        command.args(words).env("COMPLETE", "bash").env("_CLAP_IFS", "\n");
        command.env("_CLAP_COMPLETE_INDEX", words.len().to_string());
        String::from_utf8(command.output().expect("it runs").stdout).expect("text")
    };
    assert_eq!(completed(&["run", "list-pull-request-c"]), "list-pull-request-commits");
    assert_eq!(completed(&["subscribe", "branch-c"]), "branch-created");
    assert_eq!(completed(&["run", "list-pull-requests", "-f", "wor"]), "workspace=");
    assert!(completed(&["run", "list-pull-requests", "-f", "state=me"]).contains("state=merged"));
    assert_eq!(completed(&["run", "list-branches", "-c", "off"]), "office");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(user.runs(&["completion", shell]).out.contains("COMPLETE"), "{shell}");
    }
}

#[test]
fn actions_are_found_by_a_word() {
    let user = User::new();
    let found = user.reads(&["actions", "webhook", "--json"]);
    let ids: Vec<_> = found.as_array().expect("a list").iter().filter_map(|action| action["id"].as_str()).collect();
    assert!(ids.contains(&"create-webhook") && ids.len() < 12, "{ids:?}");
}

#[test]
fn a_setting_that_no_connection_has_is_refused() {
    let user = User::new();
    let ran = user.runs(&["connect", "work", "--set", "product=cloud", "--set", "emial=ada@example.com"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("Did you mean `email`?") && !ran.err.contains("ada@"), "{}", ran.err);
}

#[test]
fn the_playground_is_served_from_its_folder() {
    let user = User::new().has("page/index.html", "<title>Playground</title>").has("page/assets/a.wasm", "\0asm");
    let refused = user.runs(&["playground"]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("--folder"), "{}", refused.err);

    let mut serve = user.command(&["playground", "--folder", "page", "--no-browser"]);
    let mut child = serve.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let told = BufReader::new(child.stderr.take().expect("a pipe"));
    let _running = Running(child);
    let told = told.lines().map(|line| line.expect("text")).find(|line| line.starts_with("http://"));
    let url = told.expect("its URL");
    let address = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let get = |path: &str| {
        let mut stream = TcpStream::connect(&address).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    };
    assert!(get("/").contains("<title>Playground</title>"));
    // Browsers compile while they load only what says that it is WebAssembly.
    assert!(get("/assets/a.wasm").to_lowercase().contains("content-type: application/wasm"));
    assert!(get("/../config/key").starts_with("HTTP/1.1 404"));
}
