//! Actions in one terminal, `listen` in another, and the simulated Bitbucket between them.

use super::{Running, User};
use host_test::sim::{Product, Script, Simulation};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::Stdio,
    time::Duration,
};

/// A user with a connection for Ada and one for Grace.
fn user(simulation: &Simulation, product: Product) -> User {
    let table = |name: &str, settings: Value| {
        let settings: toml::Table = serde_json::from_value(settings).expect("settings");
        format!("[{name}]\n{settings}\n")
    };
    let ada = table("ada", simulation.connection(product));
    User::new().has_connections(&(ada + &table("grace", simulation.connection_of(product, "grace"))))
}

/// `listen`, and the line that says where.
fn listen(user: &User, command: &str) -> (Running, String) {
    let mut listen = user.command(&["listen", "--port", "0", "--exec", command]);
    let mut child = listen.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let (mut line, mut told) = (String::new(), BufReader::new(child.stderr.take().expect("a pipe")));
    told.read_line(&mut line).expect("text");
    // A pipe that nobody reads would fill up and stop it.
    std::thread::spawn(move || std::io::copy(&mut told, &mut std::io::sink()));
    (Running(child), line)
}

#[test]
fn what_happens_in_bitbucket_runs_the_command_of_listen() {
    for product in Product::ALL {
        let simulation = Simulation::start(Script::default()).expect("a port");
        let user = user(&simulation, product);
        let (listening, line) = listen(&user, "cat >> told; echo >> told");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split(". ").next()).expect("an address");
        let url = format!("http://{address}");
        let place = r#"{"workspace": "acme", "repo": "web"}"#;
        let ids: Vec<String> = ["pull-request-approved", "pull-request-merged"]
            .map(|trigger| {
                let subscribed = user.runs(&["subscribe", trigger, "-c", "ada", "--url", &url, "--input", place]);
                assert_eq!(subscribed.code, Some(0), "{}", subscribed.err);
                subscribed.out.trim().to_owned()
            })
            .into();
        let run = |who: &str, action: &str| {
            let input = r#"{"workspace": "acme", "repo": "web", "pull_request": 42}"#;
            user.reads(&["run", action, "-c", who, "--json", "--input", input])
        };
        run("grace", "approve-pull-request");
        run("ada", "merge-pull-request");
        let told = || -> Vec<Value> {
            let text = fs::read_to_string(user.path("told")).unwrap_or_default();
            text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
        };
        for _ in 0..400 {
            if told().len() >= 2 {
                break;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        let mut told: Vec<_> = told()
            .iter()
            .map(|event| (event["trigger"].to_string(), event["payload"]["pull_request"]["id"].clone()))
            .collect();
        told.sort_by_key(|(trigger, _)| trigger.clone());
        let expected = [("\"pull-request-approved\"", 42), ("\"pull-request-merged\"", 42)];
        assert_eq!(told, expected.map(|(trigger, id)| (trigger.to_owned(), Value::from(id))), "{product:?}");
        // Somebody deletes a webhook; it is created again.
        let hooks = || user.reads(&["run", "list-webhooks", "-c", "ada", "--json", "--input", place])["items"].clone();
        let before = hooks();
        let id = before[0]["id"].as_str().expect("an id");
        let gone = format!(r#"{{"workspace": "acme", "repo": "web", "webhook": "{id}"}}"#);
        assert_eq!(user.runs(&["run", "delete-webhook", "-c", "ada", "--input", &gone]).code, Some(0));
        assert_eq!(hooks().as_array().map(Vec::len), Some(1));
        let reconciled = user.runs(&["reconcile"]);
        assert_eq!(reconciled.out.matches("reconciled").count(), 2, "{} {}", reconciled.out, reconciled.err);
        assert_eq!(hooks().as_array().map(Vec::len), Some(2));
        for id in ids {
            assert_eq!(user.runs(&["unsubscribe", &id]).code, Some(0));
        }
        assert_eq!(hooks().as_array().map(Vec::len), Some(0));
        drop(listening);
    }
}

/// The commands of `docs/story.md`, as a reader types them.
#[test]
fn the_story_can_be_typed() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/story.md")).expect("a page");
    for product in Product::ALL {
        let simulation = Simulation::start(Script::default()).expect("a port");
        let table = |name: &str, settings: Value| {
            let settings: toml::Table = serde_json::from_value(settings).expect("settings");
            format!("[simulated-{}{name}]\n{settings}\n", product.id())
        };
        let ada = table("", simulation.connection(product));
        let grace = table("-grace", simulation.connection_of(product, "grace"));
        let user = User::new().has_connections(&(ada + &grace));
        let elsewhere = if product == Product::Cloud { "\nData Center only.\n" } else { "\nCloud only.\n" };
        let mut typed = 0;
        for step in page.split("\n## ").skip(1).filter(|step| !step.contains(elsewhere)) {
            let line = step.lines().find(|line| line.starts_with("host-test run ")).expect("a command");
            let line = line
                .replacen("host-test", "\"$0\"", 1)
                .replace("simulated-cloud", &format!("simulated-{}", product.id()));
            let program = user.command(&[]);
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", &line]).arg(program.get_program()).current_dir(user.path(""));
            shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let output = shell.output().expect("it runs");
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.success(), !step.contains("\nThis fails"), "{line}: {told}");
            typed += 1;
        }
        assert!(typed > 20, "{typed} steps");
    }
}
