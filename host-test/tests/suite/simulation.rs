//! The simulated Bitbucket itself: it ends, it knows its own, and both products show one world.

use crate::{HOST, json};
use host_test::{
    Services,
    blobs::FolderBlobs,
    connections::{Connection, MemoryConnections},
    http::Live,
    sim::{Product, Script, Simulation},
    types::{Error, ErrorKind},
};
use serde_json::{Value, json};
use std::{net::TcpStream, sync::Arc, time::Duration};

/// Runs an action on one of the products, with this token.
async fn run(
    simulation: &Simulation,
    product: Product,
    token: Option<&str>,
    action: &str,
    mut input: Value,
) -> Result<Value, Error> {
    let mut settings = simulation.connection(product);
    settings["retries"] = json!(0);
    if let Some(token) = token {
        settings["token"] = json!(token);
    }
    if action != "get-current-user" {
        (input["workspace"], input["repo"]) = (json!("acme"), json!("web"));
    }
    let connections = MemoryConnections([("here".to_owned(), Connection::new(settings))].into());
    let blobs = Arc::new(FolderBlobs::open("/nonexistent".as_ref()));
    let services = Services::new(Arc::new(Live::new().expect("a client")), Arc::new(connections), blobs);
    let answer = HOST.invoke(&services, "here", action, &input.to_string()).await.expect("an answer");
    answer.map(|output| json(&output))
}

#[tokio::test]
async fn it_ends_when_it_is_dropped_and_by_itself() {
    let mut simulation = Simulation::start(Script::default().life(Duration::from_millis(1))).expect("a free port");
    simulation.ended().await;

    let mut simulation = Simulation::start(Script::default().requests(2)).expect("a free port");
    for _ in 0..2 {
        run(&simulation, Product::Cloud, None, "get-current-user", json!({})).await.expect("a success");
    }
    let error = run(&simulation, Product::Cloud, None, "get-current-user", json!({})).await.expect_err("one too many");
    assert_eq!(error.kind, ErrorKind::Network);
    simulation.ended().await;

    let simulation = Simulation::start(Script::default()).expect("a free port");
    let address = simulation.origin().trim_start_matches("http://").to_owned();
    assert!(TcpStream::connect(&address).is_ok());
    drop(simulation);
    // Its thread closes the port as soon as it hears of it.
    while TcpStream::connect(&address).is_ok() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn it_knows_its_own() {
    let simulation = Simulation::start(Script::default()).expect("a free port");
    for product in Product::ALL {
        let user = run(&simulation, product, None, "get-current-user", json!({})).await.expect("a success");
        assert_eq!(user["name"], "Ada Example", "{product:?}");
        for action in ["get-current-user", "get-repository"] {
            let error = run(&simulation, product, Some("another"), action, json!({})).await.expect_err("a stranger");
            assert_eq!(error.kind, ErrorKind::Unauthenticated, "{product:?} {action}");
        }
    }
}

#[tokio::test]
async fn both_products_show_one_world() {
    let simulation = Simulation::start(Script::default()).expect("a free port");
    for (here, there) in [(Product::Cloud, Product::DataCenter), (Product::DataCenter, Product::Cloud)] {
        let branch = format!("feature/of-{}", here.id());
        let made = json!({ "branch": branch, "from": "main" });
        run(&simulation, here, None, "create-branch", made.clone()).await.expect("a success");
        let again = run(&simulation, there, None, "create-branch", made).await.expect_err("it exists");
        assert_eq!(again.kind, ErrorKind::Conflict, "{there:?}");
        let branches = run(&simulation, there, None, "list-branches", json!({})).await.expect("a list");
        assert!(branches["items"].as_array().expect("a list").iter().any(|item| item["name"] == branch.as_str()));

        let files = json!([{ "path": "docs/more.md", "text": format!("# Of {}\n", here.id()) }]);
        let committed = json!({ "branch": branch, "message": "More", "files": files });
        run(&simulation, there, None, "commit-files", committed).await.expect("a success");
        let opened = json!({ "title": "A title", "source": branch, "target": "main" });
        let opened = run(&simulation, here, None, "create-pull-request", opened).await.expect("a success");
        let changed = json!({ "pull_request": opened["id"], "title": "Another title" });
        run(&simulation, there, None, "update-pull-request", changed).await.expect("a success");
        let one = json!({ "pull_request": opened["id"] });
        let merged = run(&simulation, here, None, "merge-pull-request", one.clone()).await.expect("a success");
        assert_eq!((&merged["state"], &merged["title"]), (&json!("merged"), &json!("Another title")), "{here:?}");
        let again = run(&simulation, there, None, "merge-pull-request", one).await.expect_err("it is merged");
        assert_eq!(again.kind, ErrorKind::Conflict, "{there:?}");
        let open = run(&simulation, there, None, "list-pull-requests", json!({})).await.expect("a list");
        assert_eq!(open["items"].as_array().map(Vec::len), Some(2), "{there:?}");
    }
}

#[tokio::test]
async fn a_change_is_opened_once_and_is_its_own() {
    let simulation = Simulation::start(Script::default()).expect("a free port");
    for product in Product::ALL {
        let others = run(&simulation, product, None, "list-pull-requests", json!({})).await.expect("a list");
        let change = json!({
            "title": "Add the guide", "source": format!("docs/guide-{}", product.id()),
            "files": [{ "path": format!("docs/guide-{}.md", product.id()), "text": "# Guide\n" }],
        });
        let opened = run(&simulation, product, None, "open-change", change.clone()).await.expect("a success");
        assert_eq!((&opened["title"], &opened["source"]), (&json!("Add the guide"), &change["source"]), "{product:?}");
        let others = others["items"].as_array().expect("a list");
        assert!(!others.is_empty() && others.iter().all(|other| other["id"] != opened["id"]), "{product:?}");
        let again = run(&simulation, product, None, "open-change", change).await.expect("a success");
        assert_eq!(again["id"], opened["id"], "{product:?}");
    }
}

#[tokio::test]
async fn lists_are_filtered_by_branch() {
    let simulation = Simulation::start(Script::default()).expect("a free port");
    for product in Product::ALL {
        for (target, expected) in [("main", false), ("none", true)] {
            let listed = run(&simulation, product, None, "list-pull-requests", json!({ "target": target })).await;
            let listed = listed.expect("a list");
            assert_eq!(listed["items"].as_array().map(Vec::is_empty), Some(expected), "{product:?} {target}");
        }
    }
}

/// What a browser asks before it lets a page send its request.
#[tokio::test]
async fn pages_of_this_machine_may_use_it() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::new();
    let simulation = Simulation::start(Script::default().requests(1)).expect("a free port");
    let url = format!("{}/2.0/user", simulation.origin());
    for (page, expected) in [
        ("http://127.0.0.1:5173", true),
        ("http://localhost:80", true),
        ("https://example.com", false),
        ("null", false),
    ] {
        let asked = client.request(reqwest::Method::OPTIONS, &url).header("Origin", page);
        let asked = asked.header("Access-Control-Request-Method", "GET");
        let answer = asked.header("Access-Control-Request-Headers", "authorization").send().await.expect("an answer");
        let allowed = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
        assert_eq!(allowed("Access-Control-Allow-Origin"), expected.then_some(page), "{page}");
        assert_eq!(allowed("Access-Control-Allow-Headers"), Some("authorization"), "{page}");
    }
    // None of them counts.
    run(&simulation, Product::Cloud, None, "get-current-user", json!({})).await.expect("a success");
}

#[tokio::test]
async fn clouds_issues_are_gone() {
    let simulation = Simulation::start(Script::default()).expect("a free port");
    for (action, input) in [("list-issues", json!({})), ("create-issue", json!({ "title": "Uploads fail" }))] {
        let error = run(&simulation, Product::Cloud, None, action, input).await.expect_err("no tracker");
        assert_eq!((error.kind, error.status), (ErrorKind::Gone, Some(410)), "{action}");
        assert!(error.link.is_some_and(|link| link.contains("changelog")), "{action}");
    }
}
