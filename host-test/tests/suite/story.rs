//! The everyday story, on both products: what people do with actions, and the triggers that start from it. `docs/story.md` is written
//! from the same table.

use crate::{HOST, json};
use host_test::{
    Services,
    blobs::FolderBlobs,
    clock::{Clock, FakeClock},
    connections::{Connection, MemoryConnections},
    error,
    http::Live,
    sim::{self, Product, Script, Simulation},
    triggers::{Delivery, Listener, Trigger},
    types::{Error, Header},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

/// One step of the story.
pub struct Step {
    /// Whose connection it is.
    pub who: &'static str,
    /// What happens, for readers.
    pub says: &'static str,
    pub action: &'static str,
    /// Without workspace and repository.
    pub input: Value,
    /// Members of the output, or of the error where it fails, by their JSON pointers.
    pub answers: Vec<(&'static str, Value)>,
    pub fails: bool,
    /// The triggers that start.
    pub starts: &'static [&'static str],
    /// On one product alone.
    pub only: Option<Product>,
}

fn step(who: &'static str, says: &'static str, action: &'static str, input: Value) -> Step {
    Step { who, says, action, input, answers: Vec::new(), fails: false, starts: &[], only: None }
}

impl Step {
    fn answers(mut self, pointer: &'static str, value: impl Into<Value>) -> Self {
        self.answers.push((pointer, value.into()));
        self
    }

    fn starts(mut self, triggers: &'static [&'static str]) -> Self {
        self.starts = triggers;
        self
    }

    fn fails(mut self) -> Self {
        self.fails = true;
        self
    }

    fn only(mut self, product: Product) -> Self {
        self.only = Some(product);
        self
    }
}

/// The triggers that a product has no webhook for.
pub const ELSEWHERE: [(Product, &[&str]); 2] = [
    (Product::Cloud, &["pull-request-reviewers-changed"]),
    (Product::DataCenter, &["build-status-created", "build-status-updated", "comment-resolved", "comment-reopened"]),
];

pub static STORY: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let file = |text: &str| json!([{ "path": "src/search.rs", "text": text }]);
    vec![
        step("ada", "Ada looks who is there", "list-workspace-members", json!({}))
            .answers("/items/0/name", "Ada Example")
            .answers("/items/1/name", "Grace Example"),
        step("ada", "She creates a branch", "create-branch", json!({ "branch": "feature/search", "from": "main" }))
            .answers("/name", "feature/search")
            .starts(&["push", "branch-created"]),
        step(
            "ada",
            "She commits a file to it",
            "commit-files",
            json!({ "branch": "feature/search", "message": "Add the search", "files": file("fn search() {}\n") }),
        )
        .answers("/branch", "feature/search")
        .starts(&["push", "branch-updated"]),
        step(
            "ada",
            "A source branch that doesn't exist is refused",
            "create-pull-request",
            json!({ "title": "Add the search", "source": "feature/serch", "target": "main" }),
        )
        .fails()
        .answers("/applied", "no"),
        step(
            "ada",
            "She opens a pull request, and asks Grace to review it",
            "create-pull-request",
            json!({ "title": "Add the search", "source": "feature/search", "target": "main", "reviewers": ["grace"] }),
        )
        .answers("/id", 44)
        .answers("/reviewers/0/person/name", "Grace Example")
        .starts(&["pull-request-opened"]),
        step(
            "ada",
            "She can't open it twice",
            "create-pull-request",
            json!({ "title": "Again", "source": "feature/search", "target": "main" }),
        )
        .fails()
        .answers("/applied", "no"),
        step(
            "grace",
            "Grace comments on a line",
            "create-comment",
            json!({ "pull_request": 44, "text": "What does it find?", "path": "src/search.rs", "line": 1 }),
        )
        .answers("/id", 501)
        .answers("/line", 1)
        .starts(&["comment-added"]),
        step("grace", "She adds a task", "create-task", json!({ "pull_request": 44, "text": "Add a test." }))
            .answers("/id", 502)
            .answers("/state", "open"),
        step("grace", "She requests changes", "request-changes", json!({ "pull_request": 44 }))
            .answers("/status", "changes-requested")
            .starts(&["changes-requested"]),
        step("ada", "Now it can't be merged", "merge-pull-request", json!({ "pull_request": 44 }))
            .fails()
            .answers("/applied", "no"),
        step(
            "ada",
            "Ada answers the comment",
            "create-comment",
            json!({ "pull_request": 44, "text": "Whatever is asked for.", "parent": 501 }),
        )
        .answers("/parent", 501)
        .starts(&["comment-added"]),
        step(
            "ada",
            "She commits again",
            "commit-files",
            json!({
                "branch": "feature/search", "message": "Test the search",
                "files": file("fn search() { find() }\n#[test]\nfn it_finds() {}\n"),
            }),
        )
        .answers("/branch", "feature/search")
        .starts(&["push", "branch-updated", "pull-request-source-pushed"]),
        step(
            "ada",
            "She settles the task",
            "update-task",
            json!({ "pull_request": 44, "task": 502, "state": "resolved" }),
        )
        .answers("/state", "resolved"),
        step("ada", "She settles the comment", "resolve-comment", json!({ "pull_request": 44, "comment": 501 }))
            .answers("/resolved_by/name", "Ada Example")
            .starts(&["comment-resolved"]),
        step(
            "ada",
            "The build server reports",
            "set-build-status",
            json!({
                "commit": "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2", "key": "ci/web", "state": "successful",
                "url": "https://ci.example.com/web/17",
            }),
        )
        .answers("/state", "successful")
        .starts(&["build-status-created"]),
        step("grace", "Grace approves", "approve-pull-request", json!({ "pull_request": 44 }))
            .answers("/status", "approved")
            .starts(&["pull-request-approved"]),
        step("ada", "Now it can be merged", "get-merge-status", json!({ "pull_request": 44 }))
            .answers("/can_merge", true),
        step(
            "ada",
            "Ada describes what it does",
            "update-pull-request",
            json!({ "pull_request": 44, "description": "Finds whatever is asked for." }),
        )
        .answers("/description", "Finds whatever is asked for.")
        .starts(&["pull-request-updated"]),
        step("ada", "She merges it", "merge-pull-request", json!({ "pull_request": 44 }))
            .answers("/state", "merged")
            .starts(&["push", "branch-updated", "pull-request-merged"]),
        step("ada", "The file is on `main`", "get-file", json!({ "path": "src/search.rs" }))
            .answers("/content", "fn search() { find() }\n#[test]\nfn it_finds() {}\n"),
        step("ada", "Her branch goes", "delete-branch", json!({ "branch": "feature/search" }))
            .starts(&["push", "branch-deleted"]),
        step("ada", "The release gets a tag", "create-tag", json!({ "tag": "v1.5.0", "commit": "main" }))
            .answers("/name", "v1.5.0")
            .starts(&["push", "tag-created"]),
        step("ada", "Pipelines build it", "run-pipeline", json!({ "branch": "main" }))
            .answers("/number", 1)
            .only(Product::Cloud),
        step("ada", "She waits until it is done", "wait-for-pipeline", json!({ "pipeline": "1" }))
            .answers("/pipeline/state", "successful")
            .only(Product::Cloud),
        step(
            "ada",
            "Another pull request isn't wanted any more",
            "decline-pull-request",
            json!({ "pull_request": 43 }),
        )
        .answers("/state", "declined")
        .starts(&["pull-request-declined"]),
        step("ada", "What the simulator doesn't implement says so", "create-label", json!({}))
            .only(Product::DataCenter)
            .fails(),
    ]
});

/// A simulation with a connection for everybody.
pub struct Stage {
    pub simulation: Simulation,
    pub services: Services,
    pub clock: Arc<FakeClock>,
}

impl Stage {
    pub fn new(product: Product) -> Self {
        let clock = Arc::new(FakeClock::default());
        let simulation =
            Simulation::start(Script::default().clock(clock.clone()).keeps_deliveries()).expect("a free port");
        let connection = |who: &str| (who.to_owned(), Connection::new(simulation.connection_of(product, who)));
        let connections = Arc::new(MemoryConnections(["ada", "grace", "linus"].map(connection).into()));
        let blobs = Arc::new(FolderBlobs::open("/nonexistent".as_ref()));
        let services = Services::new(Arc::new(Live::new().expect("a client")), connections, blobs);
        let services = Services { clock: clock.clone(), ..services };
        Self { simulation, services, clock }
    }

    /// Runs an action in `acme/web`.
    pub async fn act(&self, who: &str, action: &str, input: &Value) -> Result<Value, Error> {
        let mut input = input.clone();
        input["workspace"] = json!("acme");
        if action != "list-workspace-members" {
            input["repo"] = json!("web");
        }
        let answer = HOST.invoke(&self.services, who, action, &input.to_string()).await.expect("an answer");
        answer.map(|output| json(&output))
    }
}

/// What was delivered, as hosts hand it over.
pub fn handed(delivery: &sim::Delivery, received_at: u64) -> Delivery {
    let header = |(name, value): &(String, String)| Header { name: name.clone(), value: value.clone() };
    Delivery {
        method: "POST".into(),
        url: delivery.url.clone(),
        received_at,
        headers: delivery.headers.iter().map(header).collect(),
        body: delivery.body.clone(),
    }
}

#[tokio::test]
async fn the_story_is_the_same_on_both_products() {
    for product in Product::ALL {
        let stage = Stage::new(product);
        let config = json!({ "workspace": "acme", "repo": "web" }).to_string();
        let subscribed =
            HOST.subscribe(&stage.services, "ada", "any-event", &config, "https://hooks.example.com/1").await;
        let state = subscribed.expect("an answer").expect("a webhook").state;
        let listener = |trigger: String| Listener {
            id: trigger.clone(),
            trigger,
            config: json!({ "workspace": "acme" }).to_string(),
            state: Some(state.clone()),
        };
        let is_here = |trigger: &Trigger| {
            trigger.id != "any-event"
                && trigger.ways.iter().any(|way| way.product == product.id() && way.mode == "webhook")
        };
        let triggers = HOST.triggers().await.expect("triggers").into_iter().filter(is_here);
        let listeners: Vec<_> = triggers.map(|trigger| listener(trigger.id)).collect();
        for step in STORY.iter().filter(|step| step.only.is_none_or(|only| only == product)) {
            let at = format!("{product:?}: {}", step.says);
            // Reviews of one second are one.
            let now = stage.clock.now_ms() + 1_000;
            stage.clock.set(now);
            let answer = match stage.act(step.who, step.action, &step.input).await {
                Ok(output) if !step.fails => output,
                Err(failed) if step.fails => json(&error::json(&failed).to_string()),
                Ok(output) => panic!("{at}: {output}"),
                Err(failed) => panic!("{at}: {failed:?}"),
            };
            for (pointer, expected) in &step.answers {
                assert_eq!(answer.pointer(pointer), Some(expected), "{at}: {pointer} of {answer}");
            }
            let mut started = BTreeSet::new();
            for delivery in stage.simulation.deliveries() {
                let received = HOST.receive(&stage.services, "ada", &listeners, &handed(&delivery, now)).await;
                let received = received.expect("an answer").expect("it is signed");
                assert!(received.failures.is_empty(), "{at}: {:?}", received.failures);
                started.extend(received.events.into_iter().map(|(listener, _)| listener));
            }
            let missing = |trigger: &&&str| ELSEWHERE.iter().any(|(on, all)| *on == product && all.contains(trigger));
            let expected = step.starts.iter().filter(|trigger| !missing(trigger));
            assert_eq!(started, expected.map(|&trigger| trigger.to_owned()).collect(), "{at}");
        }
    }
}
