//! Random histories on the simulated Bitbucket. A platform starts workflows from what happens there, while deliveries are lost for a time,
//! repeated and reordered, people break its webhooks, and it restarts at any moment. In the end it has exactly the events of
//! the model: by webhooks that are reconciled, by polling, and by both at once.
//!
//! `PROPTEST_CASES` says how many histories each test plays.

use crate::{
    HOST, json,
    story::{ELSEWHERE, Stage, handed},
};
use host_test::{
    clock::Clock,
    sim::{self, Product},
    triggers::{Event, Listener},
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("the system has threads"));

/// The triggers of the histories, and what tells one of their events from another.
const TRIGGERS: [(&str, &str); 12] = [
    ("branch-created", "/branch"),
    ("pull-request-opened", "/pull_request/id"),
    ("comment-added", "/comment/id"),
    ("comment-edited", "/comment/text"),
    ("comment-deleted", "/comment/id"),
    ("comment-resolved", "/comment/id"),
    ("comment-reopened", "/comment/id"),
    ("build-status-created", "/build_status/key"),
    ("build-status-updated", "/build_status/description"),
    ("pull-request-merged", "/pull_request/id"),
    ("pull-request-declined", "/pull_request/id"),
    ("pull-request-source-pushed", "/pull_request/source_commit"),
];

/// Their events are told by the same ids, however they come.
const TWINS: [&str; 9] = [
    "pull-request-opened",
    "comment-added",
    "comment-edited",
    "comment-deleted",
    "comment-resolved",
    "build-status-created",
    "build-status-updated",
    "pull-request-merged",
    "pull-request-declined",
];

/// What happens next; numbers choose among what there is.
#[derive(Debug, Clone, Copy)]
enum Next {
    /// Somebody works.
    Branch,
    Push(u8),
    Open(u8),
    Comment(u8),
    Edit(u8),
    Delete(u8),
    /// A thread is resolved, or opened again where it is.
    Resolve(u8),
    /// A build begins, or the one that began last ends.
    Build(u8),
    Merge(u8),
    Decline(u8),
    /// What was delivered arrives, in any order; some of it twice.
    Deliver(u8),
    /// Somebody deletes a webhook, or switches it off, or changes its events.
    Break(u8),
    Reconcile,
    Poll,
    /// What the platform did not store is gone.
    Restart,
}

fn next() -> impl Strategy<Value = Next> {
    use Next::*;
    prop_oneof![
        2 => Just(Branch),
        2 => any::<u8>().prop_map(Push),
        3 => any::<u8>().prop_map(Open),
        4 => any::<u8>().prop_map(Comment),
        2 => any::<u8>().prop_map(Edit),
        1 => any::<u8>().prop_map(Delete),
        2 => any::<u8>().prop_map(Resolve),
        3 => any::<u8>().prop_map(Build),
        2 => any::<u8>().prop_map(Merge),
        1 => any::<u8>().prop_map(Decline),
        4 => any::<u8>().prop_map(Deliver),
        2 => any::<u8>().prop_map(Break),
        2 => Just(Reconcile),
        2 => Just(Poll),
        1 => Just(Restart),
    ]
}

/// Events by trigger, each told by what identifies it.
type Events = BTreeMap<&'static str, Vec<String>>;

struct Comment {
    pull_request: u64,
    id: u64,
    resolved: bool,
}

/// A platform, and the Bitbucket that it listens to.
struct Play {
    product: Product,
    stage: Stage,
    by_webhook: bool,
    by_polling: bool,
    /// What is on its disk: states of subscriptions and polls, the ids of events and the events.
    states: BTreeMap<String, String>,
    seen: BTreeSet<String>,
    had: Events,
    /// What was sent and did not arrive yet.
    under_way: Vec<sim::Delivery>,
    /// What really happened.
    happened: Events,
    /// Of that, what no webhook was there for.
    unheard: Events,
    branches: Vec<String>,
    /// Open pull requests: number and source.
    open: Vec<(u64, String)>,
    comments: Vec<Comment>,
    /// Builds that run: branch, commit and key.
    builds: Vec<[String; 3]>,
    /// Triggers whose webhook somebody broke.
    broken: BTreeSet<&'static str>,
    made: usize,
}

impl Play {
    async fn begin(product: Product, by_webhook: bool, by_polling: bool) -> Self {
        let mut play = Self {
            product,
            stage: Stage::new(product),
            by_webhook,
            by_polling,
            states: BTreeMap::new(),
            seen: BTreeSet::new(),
            had: Events::new(),
            under_way: Vec::new(),
            happened: Events::new(),
            unheard: Events::new(),
            branches: Vec::new(),
            open: Vec::new(),
            comments: Vec::new(),
            builds: Vec::new(),
            broken: BTreeSet::new(),
            made: 0,
        };
        for trigger in play.triggers() {
            if by_webhook {
                let state = HOST.subscribe(&play.stage.services, "ada", trigger, &config(), &url(trigger)).await;
                let state = state.expect("an answer").expect("a webhook").state;
                play.states.insert(format!("webhook {trigger}"), state);
            }
        }
        if by_polling {
            play.poll().await;
        }
        play
    }

    fn triggers(&self) -> Vec<&'static str> {
        let both = self.by_webhook && self.by_polling;
        let (_, elsewhere) = ELSEWHERE.into_iter().find(|(product, _)| *product == self.product).expect("a product");
        let all = TRIGGERS.iter().map(|(trigger, _)| *trigger);
        let heard = all.filter(|trigger| !self.by_webhook || !elsewhere.contains(trigger));
        heard.filter(|trigger| !both || TWINS.contains(trigger)).collect()
    }

    /// Somebody does something, a second later.
    async fn act(&mut self, who: &str, action: &str, input: Value) -> Option<Value> {
        self.stage.clock.set(self.stage.clock.now_ms() + 1_000);
        let done = self.stage.act(who, action, &input).await.ok();
        self.under_way.extend(self.stage.simulation.deliveries());
        done
    }

    fn happens(&mut self, trigger: &'static str, what: impl ToString) {
        if self.triggers().contains(&trigger) {
            let events = if self.broken.contains(trigger) { &mut self.unheard } else { &mut self.happened };
            events.entry(trigger).or_default().push(what.to_string());
        }
    }

    async fn step(&mut self, next: Next) {
        let pick = |choice: u8, length: usize| (length > 0).then(|| usize::from(choice) % length);
        self.made += 1;
        match next {
            Next::Branch => {
                let name = format!("feature/{}", self.made);
                let made = self.act("ada", "create-branch", json!({ "branch": name, "from": "main" })).await;
                made.expect("a new branch");
                self.happens("branch-created", &name);
                self.branches.push(name);
            }
            Next::Push(choice) => {
                let Some(place) = pick(choice, self.branches.len()) else { return };
                let branch = self.branches[place].clone();
                self.push(&branch).await;
            }
            Next::Open(choice) => {
                let Some(place) = pick(choice, self.branches.len()) else { return };
                // So many are looked at in each poll.
                if self.open.len() == 10 {
                    return;
                }
                let source = self.branches.remove(place);
                self.push(&source).await;
                let input = json!({ "title": source, "source": source, "target": "main" });
                let opened = self.act("ada", "create-pull-request", input).await.expect("a pull request");
                let id = opened["id"].as_u64().expect("a number");
                self.happens("pull-request-opened", id);
                self.open.push((id, source));
            }
            Next::Comment(choice) => {
                let Some(place) = pick(choice, self.open.len()) else { return };
                let input = json!({ "pull_request": self.open[place].0, "text": format!("Number {}", self.made) });
                let made = self.act("grace", "create-comment", input).await.expect("a comment");
                self.happens("comment-added", &made["id"]);
                let (pull_request, id) = (self.open[place].0, made["id"].as_u64().expect("a number"));
                self.comments.push(Comment { pull_request, id, resolved: false });
            }
            Next::Edit(choice) => {
                let Some(place) = self.comment(choice) else { return };
                let text = format!("Edited {}", self.made);
                self.on_comment("update-comment", place, json!({ "text": text })).await;
                self.happens("comment-edited", &text);
            }
            Next::Delete(choice) => {
                let Some(place) = self.comment(choice) else { return };
                self.on_comment("delete-comment", place, json!({})).await;
                let id = self.comments.remove(place).id;
                self.happens("comment-deleted", id);
            }
            Next::Resolve(choice) => {
                let Some(place) = self.comment(choice) else { return };
                let Comment { id, resolved, .. } = self.comments[place];
                let action = if resolved { "reopen-comment" } else { "resolve-comment" };
                self.on_comment(action, place, json!({})).await;
                self.comments[place].resolved = !resolved;
                self.happens(if resolved { "comment-reopened" } else { "comment-resolved" }, id);
            }
            Next::Build(choice) => self.build(choice).await,
            Next::Merge(choice) => {
                let Some(place) = pick(choice, self.open.len()) else { return };
                let (id, source) = self.open[place].clone();
                // Another may have changed the same file.
                if self.act("ada", "merge-pull-request", json!({ "pull_request": id })).await.is_some() {
                    self.open.remove(place);
                    self.happens("pull-request-merged", id);
                    self.branches.push(source);
                }
            }
            Next::Decline(choice) => {
                let Some(place) = pick(choice, self.open.len()) else { return };
                let (id, source) = self.open.remove(place);
                let done = self.act("ada", "decline-pull-request", json!({ "pull_request": id })).await;
                done.expect("an open one");
                self.happens("pull-request-declined", id);
                self.branches.push(source);
            }
            Next::Deliver(choice) => self.deliver(usize::from(choice)).await,
            Next::Break(choice) => self.break_one(usize::from(choice)).await,
            Next::Reconcile => self.reconcile().await,
            Next::Poll => self.poll().await,
            Next::Restart => {
                // What is on the disk is read again; nothing else is left.
                let disk = json!([self.states, self.seen]).to_string();
                (self.states, self.seen) = serde_json::from_str(&disk).expect("what was written");
            }
        }
    }

    /// One of the comments on what is open.
    fn comment(&self, choice: u8) -> Option<usize> {
        let is_open = |one: &Comment| self.open.iter().any(|(id, _)| *id == one.pull_request);
        let open: Vec<usize> = (0..self.comments.len()).filter(|place| is_open(&self.comments[*place])).collect();
        (!open.is_empty()).then(|| open[usize::from(choice) % open.len()])
    }

    async fn on_comment(&mut self, action: &str, place: usize, mut input: Value) {
        let Comment { pull_request, id, .. } = self.comments[place];
        (input["pull_request"], input["comment"]) = (pull_request.into(), id.into());
        self.act("grace", action, input).await.expect("a comment that is there");
    }

    async fn build(&mut self, choice: u8) {
        let result = format!("Result {}", self.made);
        let mut input = json!({ "url": "https://ci.example.com/1", "description": result });
        match (choice.is_multiple_of(2), self.builds.pop()) {
            (true, Some([branch, commit, key])) => {
                for (name, value) in [("branch", branch), ("commit", commit), ("key", key), ("state", "failed".into())]
                {
                    input[name] = value.into();
                }
                self.act("ada", "set-build-status", input).await.expect("a build");
                self.happens("build-status-updated", &result);
            }
            (_, running) => {
                self.builds.extend(running);
                if self.branches.is_empty() {
                    return;
                }
                let branch = self.branches[usize::from(choice) / 2 % self.branches.len()].clone();
                let found = self.act("ada", "get-branch", json!({ "branch": branch })).await.expect("a branch");
                let commit = found["commit"].as_str().expect("a hash").to_owned();
                let key = format!("ci/{}", self.made);
                for (name, value) in
                    [("branch", &*branch), ("commit", &commit), ("key", &key), ("state", "in-progress")]
                {
                    input[name] = value.into();
                }
                self.act("ada", "set-build-status", input).await.expect("a build");
                self.happens("build-status-created", &key);
                self.builds.push([branch, commit, key]);
            }
        }
    }

    async fn push(&mut self, branch: &str) {
        let files = json!([{ "path": format!("src/{}.rs", self.made), "text": format!("// {}\n", self.made) }]);
        let input = json!({ "branch": branch, "message": "Go on", "files": files });
        let made = self.act("ada", "commit-files", input).await.expect("a commit");
        if self.open.iter().any(|(_, source)| source == branch) {
            self.happens("pull-request-source-pushed", made["commit"].as_str().unwrap_or_default());
        }
    }

    /// One delivery arrives: any of those under way, and perhaps it stays under way, as an answer that is lost.
    async fn deliver(&mut self, choice: usize) {
        if self.under_way.is_empty() {
            return;
        }
        let place = choice / 3 % self.under_way.len();
        let delivery = match choice % 3 {
            0 => self.under_way[place].clone(),
            _ => self.under_way.remove(place),
        };
        let trigger = delivery.url.rsplit('/').next().expect("a path").to_owned();
        let key = format!("webhook {trigger}");
        let Some(state) = self.states.get(&key).cloned() else { return };
        let listener = Listener { id: "it".into(), trigger: trigger.clone(), config: config(), state: Some(state) };
        let now = self.stage.clock.now_ms();
        let received = HOST.receive(&self.stage.services, "ada", &[listener], &handed(&delivery, now)).await;
        let received = received.expect("an answer").expect("it is signed");
        assert!(received.failures.is_empty(), "{:?}", received.failures);
        for (_, state) in received.states {
            self.states.insert(key.clone(), state);
        }
        for (_, event) in received.events {
            self.keep(&trigger, &event);
        }
    }

    /// An event that was kept before starts nothing.
    fn keep(&mut self, trigger: &str, event: &Event) {
        if self.seen.insert(format!("{trigger} {}", event.id)) {
            let (trigger, pointer) = TRIGGERS.iter().find(|(known, _)| *known == trigger).expect("one of them");
            let payload = json(&event.payload);
            let what = payload.pointer(pointer).unwrap_or_else(|| panic!("{trigger}: no {pointer} in {payload}"));
            let what = what.as_str().map_or_else(|| what.to_string(), str::to_owned);
            self.had.entry(trigger).or_default().push(what);
        }
    }

    async fn break_one(&mut self, choice: usize) {
        if !self.by_webhook {
            return;
        }
        let triggers = self.triggers();
        let trigger = triggers[choice / 3 % triggers.len()];
        let state = json(&self.states[&format!("webhook {trigger}")]);
        let hook = state["hooks"][0]["id"].as_str().expect("an id").to_owned();
        let (action, input) = match choice % 3 {
            0 => ("delete-webhook", json!({ "webhook": hook })),
            1 => ("update-webhook", json!({ "webhook": hook, "active": false })),
            _ => ("update-webhook", json!({ "webhook": hook, "events": ["repository-forked"] })),
        };
        // It may be gone already.
        self.act("linus", action, input).await;
        self.broken.insert(trigger);
    }

    async fn reconcile(&mut self) {
        for trigger in self.triggers().into_iter().filter(|_| self.by_webhook) {
            let key = format!("webhook {trigger}");
            let state = &self.states[&key];
            let repaired = HOST.reconcile(&self.stage.services, "ada", trigger, &config(), &url(trigger), state).await;
            let repaired = repaired.expect("an answer").expect("it is repaired");
            self.states.insert(key, repaired.state);
        }
        self.broken.clear();
    }

    async fn poll(&mut self) {
        self.poll_for(|_| true).await;
    }

    async fn poll_for(&mut self, which: impl Fn(&str) -> bool) {
        if !self.by_polling {
            return;
        }
        for trigger in self.triggers().into_iter().filter(|trigger| which(trigger)) {
            let key = format!("poll {trigger}");
            for _ in 0..20 {
                let state = self.states.get(&key).map(String::as_str);
                let polled = HOST.poll(&self.stage.services, "ada", trigger, &config(), state).await;
                let polled = polled.expect("an answer").expect("a poll");
                for event in &polled.events {
                    self.keep(trigger, event);
                }
                self.states.insert(key.clone(), polled.state);
                if polled.next_poll_ms > 0 {
                    break;
                }
            }
        }
    }

    /// A comment that took the place of a deleted one is found when it is its pull request's turn: two in a poll, of at most
    /// ten that are open.
    async fn find_comments(&mut self) {
        for _ in 0..5 {
            self.poll_for(|trigger| trigger == "comment-added").await;
        }
    }

    /// All arrives in the end, and what happened is what the platform had.
    async fn end(mut self) {
        self.stage.clock.set(self.stage.clock.now_ms() + 10_000);
        self.poll().await;
        self.find_comments().await;
        while !self.under_way.is_empty() {
            self.deliver(1).await;
        }
        let mut expected = self.happened;
        if self.by_polling {
            for (trigger, events) in self.unheard {
                expected.entry(trigger).or_default().extend(events);
            }
        }
        for events in expected.values_mut().chain(self.had.values_mut()) {
            events.sort();
        }
        assert_eq!(self.had, expected, "{:?}", self.product);
    }
}

fn config() -> String {
    json!({ "workspace": "acme", "repo": "web" }).to_string()
}

fn url(trigger: &str) -> String {
    format!("https://hooks.example.com/{trigger}")
}

/// Two pushes between two polls are one change, so polling is not asked for each of them.
async fn play(product: Product, by_webhook: bool, by_polling: bool, history: &[Next]) {
    let mut play = Play::begin(product, by_webhook, by_polling).await;
    for &next in history {
        // What changes twice between two polls is one change, and what comes and goes between them is not seen.
        if matches!(next, Next::Edit(_) | Next::Delete(_) | Next::Resolve(_)) {
            play.poll_for(|trigger| trigger.starts_with("comment-")).await;
        }
        if matches!(next, Next::Delete(_)) {
            play.find_comments().await;
        }
        play.step(next).await;
        // What rests is asked about in turn.
        if matches!(next, Next::Build(_)) {
            for _ in 0..4 {
                play.poll_for(|trigger| trigger.starts_with("build-")).await;
            }
        }
        if by_polling && !by_webhook && matches!(next, Next::Push(_) | Next::Open(_)) {
            play.poll().await;
        }
    }
    play.end().await;
}

fn histories() -> impl Strategy<Value = (Product, Vec<Next>)> {
    let product = prop_oneof![Just(Product::Cloud), Just(Product::DataCenter)];
    (product, vec(next(), 10..60))
}

/// Found by chance: the second comment leaves as many as there were.
#[test]
fn a_comment_that_takes_the_place_of_a_deleted_one_is_found() {
    use Next::*;
    for product in [Product::Cloud, Product::DataCenter] {
        let history = [Branch, Open(0), Comment(0), Delete(0), Comment(0), Delete(0), Comment(0)];
        RUNTIME.block_on(play(product, false, true, &history));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn webhooks_and_reconciling_end_with_the_events_of_the_model((product, history) in histories()) {
        RUNTIME.block_on(play(product, true, false, &history));
    }

    #[test]
    fn polling_ends_with_the_events_of_the_model((product, history) in histories()) {
        RUNTIME.block_on(play(product, false, true, &history));
    }

    #[test]
    fn both_at_once_start_nothing_twice((product, history) in histories()) {
        RUNTIME.block_on(play(product, true, true, &history));
    }
}

/// How many, unless `PROPTEST_CASES` says otherwise.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}
