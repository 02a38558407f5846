//! Connections from the command line: made, listed, tried and forgotten, with the wrong inputs that people make.

use super::{Running, TOKEN, User};
use host_test::{
    clock::{Clock as _, SystemClock},
    sim::{self, Answer, CLIENT_SECRET, Decision, Product, Rule, Script, Simulation},
    store::{Key, SqliteStore},
    tokens::{TokenStore as _, Tokens},
};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Tokens that a connection has already.
const ACCESS: &str = "an-access-token-that-nobody-may-see";
const REFRESH: &str = "a-refresh-token-that-nobody-may-see";

fn simulation() -> Simulation {
    Simulation::start(Script::default()).expect("a port")
}

/// `connect NAME` with all of these settings by flags, but the secrets.
fn connect(name: &str, settings: &Value) -> Vec<String> {
    let mut arguments = vec!["connect".to_owned(), name.to_owned()];
    for (name, value) in settings.as_object().expect("settings") {
        if !["token", "password", "client_secret"].contains(&name.as_str()) {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            arguments.extend(["--set".to_owned(), format!("{name}={value}")]);
        }
    }
    arguments
}

fn borrowed(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

/// Nothing below the user's home but the key holds any of the secrets.
fn assert_sealed(user: &User) {
    let simulated = ["simulated-access-token-", "simulated-refresh-token-", CLIENT_SECRET, sim::TOKEN];
    let secrets = simulated.into_iter().chain([TOKEN, ACCESS, REFRESH]);
    let mut folders = vec![user.path("")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let content = fs::read(&path).expect("it is there");
            for secret in secrets.clone() {
                let is_there = content.windows(secret.len()).any(|bytes| bytes == secret.as_bytes());
                assert!(!is_there, "{} holds {secret}", path.display());
            }
        }
    }
}

#[test]
fn a_connection_is_made_used_and_forgotten() {
    let simulation = simulation();
    let user = User::new();
    for product in Product::ALL {
        let name = product.id();
        let arguments = connect(name, &simulation.connection(product));
        let made = user.answers(&borrowed(&arguments), &format!("{}\n", sim::TOKEN));
        assert_eq!(made.code, Some(0), "{}{}", made.out, made.err);
        assert!(made.err.contains(&format!("`{name}` works, and is kept")), "{}", made.err);
        assert!(!(made.out + &made.err).contains(sim::TOKEN));

        let found =
            user.reads(&["run", "list-repositories", "-c", name, "--input", r#"{"workspace": "acme"}"#, "--json"]);
        assert!(!found["items"].as_array().expect("a list").is_empty());
        let report = user.reads(&["test", name, "identity", "--json"]);
        assert_eq!((&report["passed"], &report["checks"][0]["name"]), (&json!(true), &json!("identity")));
        let shown = user.runs(&["test", name, "identity"]);
        assert!(shown.out.contains("identity") && shown.out.contains("passed"), "{}", shown.out);
    }
    let list = user.reads(&["connections", "--json"]);
    let names: Vec<_> = list.as_array().expect("a list").iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["cloud", "data-center"]);
    assert_eq!((&list[0]["credential"], &list[0]["connected"]), (&json!("api-token"), &json!(true)));
    let table = user.runs(&["connections"]).out;
    assert!(table.starts_with("NAME") && table.contains("http-access-token") && table.contains("ready"), "{table}");
    assert!(!table.contains(sim::TOKEN));
    assert_sealed(&user);

    let left = user.answers(&["disconnect", "cloud"], "n\n");
    assert_eq!(left.code, Some(2), "{}", left.err);
    let left = user.runs(&["disconnect", "cloud"]);
    assert!(left.code == Some(2) && left.err.contains("--yes"), "{}", left.err);
    assert_eq!(user.answers(&["disconnect", "cloud"], "y\n").code, Some(0));
    assert_eq!(user.runs(&["disconnect", "data-center", "--yes"]).code, Some(0));
    assert_eq!(user.reads(&["connections", "--json"]), json!([]));
    let gone = user.runs(&["run", "get-current-user", "-c", "cloud"]);
    assert!(gone.code == Some(2) && gone.err.contains("host-test connect cloud"), "{}", gone.err);
}

#[test]
fn what_is_typed_wrong_is_asked_again() {
    let simulation = simulation();
    let right = simulation.connection(Product::DataCenter);
    let base = right["base_url"].as_str().expect("an address");
    let user = User::new();
    let arguments =
        ["connect", "office", "--set", "product=data-center", "--set", "allow_http=true", "--set", "retries=0"];
    // A number that is none, then the HTTP access token; a page, then the server; nothing, then a token.
    let lines = format!("9\n1\n{base}/projects/ACME\n\n{}\n{base}\n", sim::TOKEN);
    let made = user.answers(&arguments, &lines);
    assert_eq!(made.code, Some(0), "{}{}", made.out, made.err);
    for told in ["Enter a number from 1 to", "ends with a page's path", "A value is required", "`office` works"] {
        assert!(made.err.contains(told), "no {told:?} in:\n{}", made.err);
    }
    // Known answers stay: Enter takes each.
    let again = user.answers(&["connect", "office"], "\n\n");
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(again.err.contains(base) && again.err.contains("Enter keeps it") && !again.err.contains(sim::TOKEN));
}

#[test]
fn what_cannot_become_a_connection_is_told() {
    let user = User::new().has("token.txt", "").has_connections(
        "[written]\nproduct = \"cloud\"\ncredential = \"access-token\"\ntoken = \"env:NO_SUCH_TOKEN\"\n",
    );
    let cloud = |rest: &[&'static str]| [&["connect", "ci", "--set", "product=cloud"], rest].concat();
    let wrong: Vec<(Vec<&str>, &str, &[&str])> = vec![
        (vec!["connect", "demo"], "", &["`demo` is built in"]),
        (vec!["connect", " x"], "", &["not a valid name"]),
        (vec!["connect", "ci"], "", &["not said which Bitbucket", "--set product=cloud"]),
        (
            vec!["connect", "ci", "--set", "product=github"],
            "",
            &["this `product`", "product=cloud credential=api-token"],
        ),
        (
            cloud(&["--set", "credential=app-password"]),
            "",
            &["this `product` and `credential`", "credential=api-token"],
        ),
        (
            cloud(&["--set", "credential=access-token", "--set", "token=hunter2"]),
            "",
            &["`token` is a secret", "env:NAME", "@FILE", "--secrets-from-stdin"],
        ),
        (
            cloud(&["--set", "credential=access-token", "--set", "token=env:NO_SUCH_TOKEN"]),
            "",
            &["NO_SUCH_TOKEN", "not set"],
        ),
        (cloud(&["--set", "credential=access-token", "--set", "token=@none.txt"]), "", &["none.txt", "`token`"]),
        (cloud(&["--set", "credential=access-token", "--set", "token=@token.txt"]), "", &["`token`", "empty"]),
        (cloud(&["--set", "credential=access-token", "--set", "tokn=x"]), "t\n", &["setting `tokn`", "`token`"]),
        (cloud(&["--set", "credential=access-token"]), "", &["`token` is required", "--set", "--secrets-from-stdin"]),
        (cloud(&["--set", "credential=api-token"]), "ada\ntoken\n", &["user name", "e-mail"]),
        (cloud(&["--set", "credential=access-token"]), "ATBBhunter2\n", &["app password", "2026-07-28"]),
        (cloud(&["--secrets-from-stdin"]), "hunter2", &["isn't a JSON object"]),
        (vec!["connect", "written", "--set", "workspace=acme"], "", &["table of", "[written]"]),
        (vec!["connect", "written"], "", &["NO_SUCH_TOKEN"]),
        (vec!["disconnect", "ci"], "", &["no connection `ci`"]),
        (vec!["test", "ci"], "", &["no connection `ci`", "host-test connect ci", "written"]),
        (vec!["test", "demo"], "", &["nothing to test"]),
        (vec!["scopes", "create-pull-requst"], "", &["Did you mean `create-pull-request`?"]),
        (vec!["scopes", "get-file", "--product", "server"], "", &["--product", "data-center"]),
    ];
    for (arguments, lines, phrases) in wrong {
        let ran = user.answers(&arguments, lines);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}: {}", ran.err);
        for phrase in phrases {
            assert!(ran.err.contains(phrase), "{arguments:?} says nothing of {phrase:?}:\n{}", ran.err);
        }
        assert!(!ran.err.contains("hunter2"), "{}", ran.err);
    }
    // Nothing of it was kept, and nobody needed a key.
    let list = user.reads(&["connections", "--json"]);
    assert_eq!((list.as_array().map(Vec::len), &list[0]["name"]), (Some(1), &json!("written")));
    assert!(list[0]["problem"].as_str().expect("a sentence").contains("NO_SUCH_TOKEN"));
    assert!(!user.path("config/key").exists());
}

#[test]
fn what_does_not_work_is_not_kept() {
    let simulation = simulation();
    let user = User::new();
    for product in Product::ALL {
        let arguments = connect("work", &simulation.connection(product));
        let refused = user.answers(&borrowed(&arguments), "wrong\n");
        assert_eq!(refused.code, Some(1), "{}", refused.err);
        assert!(
            refused.out.contains("FAILED") && refused.err.contains("nothing was kept"),
            "{}{}",
            refused.out,
            refused.err
        );
        assert_eq!(user.reads(&["connections", "--json"]), json!([]));
    }
    let sent = simulation.requests().iter().filter(|seen| seen.header("authorization").is_some()).count();
    assert!(sent <= 2, "a refused credential is not tried again: {sent}");

    // One that worked goes on as it was.
    let arguments = connect("work", &simulation.connection(Product::Cloud));
    assert_eq!(user.answers(&borrowed(&arguments), &format!("{}\n", sim::TOKEN)).code, Some(0));
    assert_eq!(user.answers(&["connect", "work"], "\nwrong\n").code, Some(1));
    user.reads(&["run", "get-current-user", "-c", "work", "--json"]);
}

#[test]
fn secrets_come_from_everywhere_but_the_command_line() {
    let simulation = simulation();
    let user = User::new().has("token.txt", &format!("{}\n", sim::TOKEN));
    let settings = simulation.connection(Product::DataCenter);
    let arguments = connect("stdin", &settings);
    let piped = json!({ "token": sim::TOKEN }).to_string();
    let made = user.answers(&[&borrowed(&arguments)[..], &["--secrets-from-stdin", "--json"]].concat(), &piped);
    let told: Value = serde_json::from_str(&made.out).unwrap_or_else(|_| panic!("{}", made.err));
    assert_eq!((&told["connection"], &told["kept"]), (&json!("stdin"), &json!(true)));
    let arguments = connect("file", &settings);
    assert_eq!(user.runs(&[&borrowed(&arguments)[..], &["--set", "token=@token.txt"]].concat()).code, Some(0));
    let arguments = connect("environment", &settings);
    let mut command = user.command(&[&borrowed(&arguments)[..], &["--set", "token=env:SIMULATED"]].concat());
    assert!(command.env("SIMULATED", sim::TOKEN).output().expect("it starts").status.success());
    // It is kept, so the variable is not needed again.
    user.reads(&["run", "get-current-user", "-c", "environment", "--json"]);
    fs::remove_file(user.path("token.txt")).expect("it is ours");
    assert_sealed(&user);
}

#[test]
fn further_hosts_are_kept_and_of_no_use_elsewhere() {
    let simulation = simulation();
    let user = User::new();
    let arguments = connect("work", &simulation.connection(Product::DataCenter));
    let arguments = [&borrowed(&arguments)[..], &["--allow", "10.0.0.7:9000", "--allow", "localhost"]].concat();
    let made = user.answers(&arguments, &format!("{}\n", sim::TOKEN));
    assert_eq!(made.code, Some(0), "{}", made.err);
    let allowed = |user: &User| user.reads(&["connections", "--json"])[0]["allow"].clone();
    assert_eq!(allowed(&user), json!(["10.0.0.7:9000", "localhost"]));
    // Made anew, it keeps them; named anew, they are replaced.
    assert_eq!(user.answers(&["connect", "work"], "\n\n").code, Some(0));
    assert_eq!(allowed(&user), json!(["10.0.0.7:9000", "localhost"]));
    assert_eq!(user.answers(&["connect", "work", "--allow", "10.0.0.8"], "\n\n").code, Some(0));
    assert_eq!(allowed(&user), json!(["10.0.0.8"]));
    let wrong = user.answers(&["connect", "work", "--allow", "not a host"], "\n\n");
    assert_ne!(wrong.code, Some(0));
    assert!(wrong.out.contains("no host name"), "{}", wrong.out);
    assert_eq!(allowed(&user), json!(["10.0.0.8"]));

    for (host, told) in [
        ("{ alow = [\"storage.example\"] }", "no setting `alow`"),
        ("{ allow = \"storage.example\" }", "no list of host names"),
        ("{ authorization = \"Bearer hunter2\" }", "`host-managed` alone"),
        ("\"storage.example\"", "no table"),
    ] {
        let table =
            format!("[home]\nproduct = \"cloud\"\ncredential = \"access-token\"\ntoken = \"t\"\nhost = {host}\n");
        let ran = User::new().has_connections(&table).runs(&["run", "get-current-user", "-c", "home"]);
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.err.contains(told) && ran.err.contains("`home`") && !ran.err.contains("hunter2"), "{}", ran.err);
    }
}

#[test]
fn one_name_in_two_places_is_told_with_the_way_out() {
    let simulation = simulation();
    let user = User::new();
    let arguments = connect("work", &simulation.connection(Product::Cloud));
    assert_eq!(user.answers(&borrowed(&arguments), &format!("{}\n", sim::TOKEN)).code, Some(0));
    let user = user.has_connections("[work]\nproduct = \"cloud\"\n[home]\nproduct = \"cloud\"\n");
    for arguments in [&["run", "get-current-user", "-c", "work"][..], &["connections"], &["test", "work"]] {
        let ran = user.runs(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        for told in ["two connections `work`", "store.db", "connections.toml", "host-test disconnect work"] {
            assert!(ran.err.contains(told), "{arguments:?} says nothing of {told:?}:\n{}", ran.err);
        }
    }
    assert_eq!(user.runs(&["disconnect", "work", "--yes"]).code, Some(0));
    assert_eq!(user.reads(&["connections", "--json"]).as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn the_list_tells_how_each_connection_stands() {
    let oauth = |name: &str| {
        format!("[{name}]\nproduct = \"cloud\"\ncredential = \"oauth\"\nclient_id = \"k\"\nclient_secret = \"s\"\n")
    };
    let names = ["never", "lasting", "renewed", "ended", "changed"];
    let own_client = oauth("service").replace("oauth", "client-credentials");
    let user = User::new().has_connections(&(names.map(oauth).concat() + &own_client));
    let key = user.path("config/key");
    let store = SqliteStore::new(&user.path("kept"), move |values| Key::from_file(&key, values));
    let now = SystemClock.now_ms();
    let expiring =
        [("lasting", now + 90 * 60_000, false), ("renewed", 0, true), ("ended", 0, false), ("changed", 0, false)];
    for (name, expires_at, is_renewed) in expiring {
        let refresh_token = is_renewed.then(|| REFRESH.to_owned());
        let tokens = Tokens {
            access_token: ACCESS.into(),
            refresh_token,
            expires_at: Some(expires_at),
            scopes: Vec::new(),
            extra: None,
        };
        store.save(name, tokens, None).await.expect("saved");
    }
    let database = rusqlite::Connection::open(store.file()).expect("the file");
    database.execute("UPDATE tokens SET revision = 7 WHERE connection = 'changed'", []).expect("it is ours");
    let list = user.runs(&["connections", "--store", "kept"]);
    let list = &list.out;
    for (name, told) in [
        ("never", "not connected: host-test connect never"),
        ("lasting", "connected, token expires in 1 h 30 min"),
        ("renewed", "connected, token is renewed at its next use"),
        ("ended", "token has expired: host-test connect ended"),
        ("changed", "disconnect, and connect again"),
        ("service", "ready"),
    ] {
        let line = list.lines().find(|line| line.starts_with(name)).expect("a line of its own");
        assert!(line.contains(told), "{line}");
    }
    assert!(!list.contains(ACCESS) && !list.contains(REFRESH));
    // The way out of what something else changed.
    assert_eq!(user.runs(&["disconnect", "changed", "--yes", "--store", "kept"]).code, Some(0));
    let list = user.runs(&["connections", "--store", "kept"]).out;
    assert!(list.contains("not connected: host-test connect changed"), "{list}");
}

/// A program with its answers on stderr, line by line.
fn start(user: &User, arguments: &[&str]) -> (Running, BufReader<std::process::ChildStderr>) {
    let mut command = user.command(arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let told = BufReader::new(child.stderr.take().expect("a pipe"));
    (Running(child), told)
}

/// The address that a person is sent to.
fn address(told: &mut impl BufRead) -> url::Url {
    let mut all = String::new();
    loop {
        let mut line = String::new();
        assert_ne!(told.read_line(&mut line).expect("text"), 0, "it ended: {all}");
        if let Some(url) = line.trim().parse().ok().filter(|url: &url::Url| url.query().is_some()) {
            return url;
        }
        all += &line;
    }
}

/// What a person does in the browser, and what the browser then shows.
fn decide(url: &url::Url, decision: Decision) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let callback = runtime.block_on(sim::click(url.as_str(), decision)).expect("a page");
    let callback: url::Url = callback.parse().expect("an address");
    let mut stream = TcpStream::connect(callback.socket_addrs(|| None).expect("loopback")[0]).expect("it listens");
    let target = &callback[url::Position::BeforePath..];
    write!(stream, "GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("it reads");
    let mut page = String::new();
    stream.read_to_string(&mut page).expect("it answers");
    page
}

#[test]
fn a_person_agrees_in_the_browser_and_is_connected() {
    for product in Product::ALL {
        let simulation = simulation();
        let user = User::new();
        let arguments = connect("work", &simulation.connection_with(product, "oauth"));
        let more = ["--set", "client_secret=@secret.txt", "--no-browser", "--port", "0", "--json"];
        let user = user.has("secret.txt", CLIENT_SECRET);
        let (mut program, mut told) = start(&user, &[&borrowed(&arguments)[..], &more].concat());
        let url = address(&mut told);
        assert!(url.as_str().starts_with(&simulation.authorize_url(product)), "{url}");
        assert!(decide(&url, Decision::Allow).contains("You can close this window"));
        let mut out = String::new();
        program.0.stdout.take().expect("a pipe").read_to_string(&mut out).expect("text");
        let mut rest = String::new();
        told.read_to_string(&mut rest).expect("text");
        assert!(program.0.wait().expect("it ends").success(), "{out}{rest}");
        fs::remove_file(user.path("secret.txt")).expect("it is ours");

        let row = &user.reads(&["connections", "--json"])[0];
        assert_eq!((&row["connected"], &row["is_renewed"]), (&json!(true), &json!(true)));
        assert!(row["expires_at"].as_u64().expect("a time") > 1_700_000_000_000);
        let table = user.runs(&["connections"]).out;
        assert!(table.contains("token expires in "), "{table}");
        user.reads(&["run", "get-current-user", "-c", "work", "--json"]);
        assert_sealed(&user);

        // New tokens before they are needed.
        let refreshes = simulation.issued(product).refreshes;
        let refreshed = user.runs(&["refresh", "work"]);
        assert_eq!(refreshed.code, Some(0), "{}", refreshed.err);
        assert!(refreshed.err.contains("`work`: connected, token expires in "), "{}", refreshed.err);
        let told = user.reads(&["refresh", "work", "--json"]);
        assert_eq!((&told["connection"], &told["expires_at"].is_u64()), (&json!("work"), &true), "{told}");
        assert_eq!(simulation.issued(product).refreshes, refreshes + 2, "{product:?}");
        user.reads(&["run", "get-current-user", "-c", "work", "--json"]);
        assert_eq!(simulation.issued(product).refreshes, refreshes + 2, "what was refreshed was kept");
        assert_sealed(&user);

        // Who does not agree another time stays connected.
        let (mut program, mut told) = start(&user, &["connect", "work", "--no-browser", "--port", "0"]);
        decide(&address(&mut told), Decision::Deny);
        assert_eq!(program.0.wait().expect("it ends").code(), Some(3));
        assert_eq!(user.reads(&["connections", "--json"])[0]["connected"], json!(true));

        // Tokens alone are forgotten, and the settings are there to agree anew.
        assert_eq!(user.runs(&["disconnect", "work", "--yes", "--keep"]).code, Some(0));
        assert_eq!(user.reads(&["connections", "--json"])[0]["connected"], json!(false));
        assert_eq!(user.runs(&["run", "get-current-user", "-c", "work"]).code, Some(3));
        assert_eq!(user.runs(&["refresh", "work"]).code, Some(3), "there is nothing to refresh");
        assert_eq!(user.runs(&["disconnect", "work", "--yes"]).code, Some(0));
        assert_eq!(user.reads(&["connections", "--json"]), json!([]));
    }
}

#[tokio::test]
async fn what_cannot_be_refreshed_is_told() {
    let simulation = simulation();
    let user = User::new().has("secret.txt", CLIENT_SECRET);
    let arguments = connect("plain", &simulation.connection(Product::DataCenter));
    assert_eq!(user.answers(&borrowed(&arguments), &format!("{}\n", sim::TOKEN)).code, Some(0));
    let ended = simulation.connection_with(Product::Cloud, "oauth");
    let rows = ended.as_object().expect("settings").iter().map(|(name, value)| format!("{name} = {value}\n"));
    let user = user.has_connections(&format!("[ended]\n{}", rows.collect::<String>()));
    let key = user.path("config/key");
    let store = SqliteStore::new(&user.path("config/bitbucket-connector"), move |values| Key::from_file(&key, values));
    store.save("ended", simulation.connected(Product::Cloud), None).await.expect("saved");
    simulation.revoke(Product::Cloud);
    for (name, code, kind, phrases) in [
        ("demo", 2, "invalid-input", &["built in", "host-test connections"][..]),
        ("nobody", 2, "invalid-input", &["no connection `nobody`"]),
        ("plain", 4, "unsupported", &["`plain`", "tokens to refresh"]),
        ("ended", 3, "token-refresh", &["Token refresh failure", "connect"]),
    ] {
        let ran = user.runs(&["refresh", name]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(code), ""), "{name}: {}", ran.err);
        assert!(phrases.iter().all(|phrase| ran.err.contains(phrase)), "{name}: {}", ran.err);
        let document: Value = serde_json::from_str(&user.runs(&["refresh", name, "--json"]).out).expect("one document");
        assert_eq!(document["error"]["kind"], kind, "{name}");
    }
}

#[test]
fn who_does_not_agree_is_not_connected() {
    let simulation = simulation();
    let user = User::new().has("secret.txt", CLIENT_SECRET);
    let arguments = connect("work", &simulation.connection_with(Product::Cloud, "oauth"));
    let more = ["--set", "client_secret=@secret.txt", "--no-browser", "--port", "0"];
    let (mut program, mut told) = start(&user, &[&borrowed(&arguments)[..], &more].concat());
    decide(&address(&mut told), Decision::Deny);
    let mut rest = String::new();
    told.read_to_string(&mut rest).expect("text");
    assert_eq!(program.0.wait().expect("it ends").code(), Some(3), "{rest}");
    assert!(
        rest.contains("Failed to get token") && rest.contains("access_denied") && !rest.contains(CLIENT_SECRET),
        "{rest}"
    );
    assert_eq!(user.reads(&["connections", "--json"]), json!([]));

    // A port that something else has is told before anything is asked.
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let ran = user.runs(&[&borrowed(&arguments)[..], &["--port", &port]].concat());
    assert!(ran.code == Some(2) && ran.err.contains(&port) && ran.err.contains("--port"), "{}", ran.err);
}

#[test]
fn scopes_are_told_in_every_spelling() {
    let user = User::new();
    let text = user.runs(&["scopes", "create-pull-request", "list-branches"]).out;
    for told in [
        "Bitbucket Cloud",
        "pullrequest:write",
        "Pull requests: Write",
        "write:pullrequest:bitbucket",
        "http://127.0.0.1:8976/callback",
        "private",
        "Bitbucket Data Center",
        "REPO_READ",
        "Repository",
    ] {
        assert!(text.contains(told), "no {told:?} in:\n{text}");
    }
    let cloud = user.reads(&["scopes", "create-pull-request", "--product", "cloud", "--json"]);
    assert_eq!(cloud.as_array().map(Vec::len), Some(1));
    assert_eq!(cloud[0]["scopes"], user.reads(&["scopes", "create-pull-request", "--json"])[0]["scopes"]);
    assert_eq!(cloud[0]["scopes"][1]["credentials"], json!(["api-token"]));
}

/// Without a keyring, as on a server, a store that begins gets a key file, and says so once.
#[cfg(target_os = "linux")]
#[test]
fn a_server_without_a_keyring_gets_a_key_file() {
    use std::os::unix::fs::PermissionsExt;
    let simulation = simulation();
    let user = User::new();
    let without = |arguments: &[&str], lines: &str| {
        let mut command = user.command(arguments);
        command
            .env_remove("BITBUCKET_CONNECTOR_KEY_FILE")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let _ = child.stdin.take().expect("a pipe").write_all(lines.as_bytes());
        super::ran(child.wait_with_output().expect("it ends"))
    };
    let arguments = connect("work", &simulation.connection(Product::Cloud));
    let made = without(&borrowed(&arguments), &format!("{}\n", sim::TOKEN));
    assert_eq!(made.code, Some(0), "{}", made.err);
    let key = user.path("config/bitbucket-connector/store.key");
    assert!(made.err.contains("no keyring") && made.err.contains("store.key"), "{}", made.err);
    assert_eq!(fs::metadata(&key).expect("a key").permissions().mode() & 0o777, 0o600);
    let used = without(&["run", "get-current-user", "-c", "work"], "");
    assert_eq!((used.code, used.err.as_str()), (Some(0), ""));

    // Others may not read it; and without it, the store is not begun anew.
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("it is ours");
    let open = without(&["run", "get-current-user", "-c", "work"], "");
    assert!(open.code == Some(2) && open.err.contains("chmod 600"), "{}", open.err);
    fs::remove_file(&key).expect("it is ours");
    let lost = without(&["run", "get-current-user", "-c", "work"], "");
    assert!(lost.code == Some(2) && lost.err.contains("keyring") && !Path::new(&key).exists(), "{}", lost.err);
}

/// Ctrl-C ends a run, which still says whether the change was made.
#[cfg(unix)]
#[test]
fn ctrl_c_stops_a_run_that_says_what_became_of_it() {
    let late = Answer::json(201, &json!({})).late(Duration::from_secs(60));
    let simulation = Simulation::start(Script::default().rule(Rule::on("POST", "/2.0/slow").answers(late)));
    let simulation = simulation.expect("a port");
    let user = User::new();
    let made =
        user.answers(&borrowed(&connect("work", &simulation.connection(Product::Cloud))), &format!("{}\n", sim::TOKEN));
    assert_eq!(made.code, Some(0), "{}", made.err);
    let mut command = user.command(&["call", "POST", "slow", "--data", "{}", "-c", "work"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let came = || simulation.requests().iter().any(|seen| seen.target == "/2.0/slow");
    let began = Instant::now();
    while !came() {
        assert!(began.elapsed() < Duration::from_secs(60), "it sends nothing");
        std::thread::sleep(Duration::from_millis(10));
    }
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("a system with kill");
    assert!(killed.success());
    let ended = super::ran(child.wait_with_output().expect("it ends"));
    assert!(began.elapsed() < Duration::from_secs(50), "it did not wait for the answer");
    assert!(ended.code.is_some_and(|code| code > 0), "{ended:?}");
    assert!(ended.err.contains("applied") && ended.err.contains("unknown"), "{}", ended.err);
}
