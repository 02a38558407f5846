//! Random histories of a Data Center: whatever happens between two polls, nothing is lost and nothing comes twice.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Polled, poll};
use crate::base::host::{
    ConnectionError, Content, Entry, Header, Host, HttpError, RefreshLock, Request, Response, StoreError, Tokens,
};

const CONFIG: &str = r#"{"workspace":"acme","repo":"web"}"#;

/// A server with one repository.
#[derive(Default)]
struct Model {
    pull_requests: BTreeMap<u64, PullRequest>,
    branches: BTreeMap<String, u64>,
    /// Of pull requests, comments and commits.
    last: [u64; 3],
    now: u64,
}

#[derive(Default, Clone)]
struct PullRequest {
    state: &'static str,
    approved: bool,
    comments: BTreeMap<u64, u64>,
    updated: u64,
    /// Data Center counts comments late, as lists lag.
    counted: usize,
}

/// What should have been told, by trigger: of each kind only what a poll can still see.
type Told = BTreeMap<&'static str, BTreeSet<String>>;

impl Model {
    /// Something happens.
    fn step(&mut self, random: &mut Random, told: &mut Told) {
        self.now += random.below(3) * 1_000;
        let mut tell = |trigger: &'static str, what: String| {
            told.entry(trigger).or_default().insert(what);
        };
        let open: Vec<u64> = self.pull_requests.iter().filter(|it| it.1.state == "OPEN").map(|it| *it.0).collect();
        let any = random.below(open.len().max(1) as u64) as usize;
        match (random.below(8), open.get(any)) {
            (0 | 1, _) => {
                self.last[0] += 1;
                let opened = PullRequest { state: "OPEN", updated: self.now, ..PullRequest::default() };
                self.pull_requests.insert(self.last[0], opened);
                tell("pull-request-opened", self.last[0].to_string());
            }
            (2, Some(id)) => {
                let one = self.pull_requests.get_mut(id).unwrap();
                (one.state, one.updated) = ("MERGED", self.now);
                tell("pull-request-merged", id.to_string());
            }
            (3 | 4, Some(id)) => {
                self.last[1] += 1 + random.below(3);
                let one = self.pull_requests.get_mut(id).unwrap();
                one.comments.insert(self.last[1], self.now);
                one.counted = one.comments.len();
                // Even in the same second as the one before.
                one.updated = self.now;
                tell("comment-added", self.last[1].to_string());
            }
            (5, Some(id)) => {
                let one = self.pull_requests.get_mut(id).unwrap();
                if !one.approved {
                    one.approved = true;
                    tell("pull-request-approved", id.to_string());
                }
            }
            (6, _) => {
                let name = format!("branch-{}", random.below(6));
                if self.branches.remove(&name).is_none() {
                    self.last[2] += 1;
                    self.branches.insert(name, self.last[2]);
                }
            }
            _ => {}
        }
    }

    fn answer(&self, url: &str) -> (u16, Value) {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let path = path.split("/repos/web").nth(1).expect("it is about the repository");
        let page = |values: Vec<Value>| (200, json!({ "values": values, "isLastPage": true, "start": 0, "size": 1 }));
        let ids = || self.pull_requests.keys().rev();
        match path.split('/').collect::<Vec<_>>()[..] {
            [""] => (200, json!({ "slug": "web", "id": 84, "name": "Web", "project": { "key": "acme" } })),
            ["", "pull-requests"] if query.contains("state=ALL") => {
                let number = |name: &str| query.split(name).nth(1)?.split('&').next()?.parse::<usize>().ok();
                let (start, limit) = (number("start=").unwrap_or(0), number("limit=").unwrap_or(25));
                let values: Vec<_> = ids().skip(start).take(limit).map(|id| self.shown(*id)).collect();
                let end = start + values.len();
                let is_last = end == self.pull_requests.len();
                (
                    200,
                    json!({ "values": values, "isLastPage": is_last, "start": start, "size": limit, "nextPageStart": end }),
                )
            }
            ["", "pull-requests"] => {
                page(ids().filter(|id| self.pull_requests[id].state == "OPEN").map(|id| self.shown(*id)).collect())
            }
            ["", "pull-requests", id] => (200, self.shown(id.parse().expect("a number"))),
            ["", "pull-requests", id, "activities"] => {
                let comments = self.pull_requests[&id.parse().expect("a number")].comments.iter().rev();
                page(
                    comments
                        .map(|(id, at)| {
                            json!({ "id": id, "action": "COMMENTED", "commentAction": "ADDED",
                    "comment": { "id": id, "text": "hi", "state": "OPEN", "createdDate": at, "updatedDate": at } })
                        })
                        .collect(),
                )
            }
            ["", "tags"] => page(Vec::new()),
            ["", "branches"] => {
                let hash = |commit: &u64| format!("{commit:040x}");
                page(
                    self.branches
                        .iter()
                        .map(|(name, commit)| json!({ "displayId": name, "latestCommit": hash(commit) }))
                        .collect(),
                )
            }
            _ => panic!("{url}"),
        }
    }

    fn shown(&self, id: u64) -> Value {
        let one = &self.pull_requests[&id];
        let status = if one.approved { "APPROVED" } else { "UNAPPROVED" };
        json!({
            "id": id, "title": "Change", "state": one.state, "createdDate": 1_000, "updatedDate": one.updated,
            "reviewers": [{ "user": { "name": "grace" }, "status": status }], "participants": [],
            "properties": { "commentCount": one.counted },
            "toRef": { "repository": { "slug": "web", "project": { "key": "acme" } } },
        })
    }
}

/// Numbers that are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

#[test]
fn nothing_is_lost_and_nothing_comes_twice() {
    const TRIGGERS: [(&str, &str); 4] = [
        ("pull-request-opened", "pull_request.id"),
        ("pull-request-merged", "pull_request.id"),
        ("pull-request-approved", "pull_request.id"),
        ("comment-added", "comment.id"),
    ];
    for seed in 1..=40 {
        let mut random = Random(seed * 0x9e37_79b9);
        let server =
            Server { model: RefCell::new(Model { now: 1_795_167_000_000, ..Model::default() }), ..Server::default() };
        let mut before = Told::new();
        for _ in 0..random.below(30) {
            server.model.borrow_mut().step(&mut random, &mut before);
        }
        let first = |trigger: &str| poll(&server, "c", trigger, CONFIG, None).unwrap();
        let mut states: BTreeMap<&str, Polled> =
            TRIGGERS.iter().map(|(trigger, _)| (*trigger, first(trigger))).collect();
        assert!(states.values().all(|polled| polled.events.is_empty()), "it starts from now");
        // The clock of the server moves on before anything else happens.
        server.model.borrow_mut().now += 1_000;
        let (mut told, mut found) = (Told::new(), BTreeMap::<&str, Vec<(String, String)>>::new());
        for _ in 0..12 {
            for _ in 0..random.below(8) {
                server.model.borrow_mut().step(&mut random, &mut told);
            }
            for (trigger, member) in TRIGGERS {
                let polled = poll(&server, "c", trigger, CONFIG, Some(&states[trigger].state)).unwrap();
                // A host that dies before it stores the state asks again: the ids are the same.
                let again = poll(&server, "c", trigger, CONFIG, Some(&states[trigger].state)).unwrap();
                assert_eq!(polled.events, again.events);
                for event in &polled.events {
                    let what = crate::base::json::find(&event.payload, member);
                    found.entry(trigger).or_default().push((event.id.clone(), what.to_string()));
                }
                states.insert(trigger, polled);
            }
        }
        for (trigger, _) in TRIGGERS {
            let found = found.remove(trigger).unwrap_or_default();
            let ids: BTreeSet<_> = found.iter().map(|(id, _)| id).collect();
            assert_eq!(ids.len(), found.len(), "seed {seed}: {trigger} has an id twice");
            let whats: BTreeSet<String> = found.iter().map(|(_, what)| what.clone()).collect();
            assert_eq!(whats.len(), found.len(), "seed {seed}: {trigger} comes twice");
            assert_eq!(whats, told.remove(trigger).unwrap_or_default(), "seed {seed}: {trigger}");
        }
    }
}

#[test]
fn branches_end_up_as_they_are() {
    for seed in 1..=40 {
        let mut random = Random(seed * 0x9e37_79b9);
        let server =
            Server { model: RefCell::new(Model { now: 1_795_167_000_000, ..Model::default() }), ..Server::default() };
        let mut state = poll(&server, "c", "push", CONFIG, None).unwrap().state;
        let mut known = BTreeMap::new();
        for _ in 0..20 {
            for _ in 0..random.below(20) {
                server.model.borrow_mut().step(&mut random, &mut Told::new());
            }
            let polled = poll(&server, "c", "push", CONFIG, Some(&state)).unwrap();
            for event in &polled.events {
                let change = &event.payload["changes"][0];
                let name = change["branch"].as_str().unwrap().to_owned();
                let before: Option<String> = known.remove(&name);
                assert_eq!(change["before"].as_str(), before.as_deref());
                known.extend(change["after"].as_str().map(|after| (name, after.to_owned())));
            }
            let hash = |commit: &u64| format!("{commit:040x}");
            let there: BTreeMap<_, _> =
                server.model.borrow().branches.iter().map(|(name, commit)| (name.clone(), hash(commit))).collect();
            assert_eq!(known, there, "seed {seed}");
            state = polled.state;
        }
    }
}

#[test]
fn polls_become_rare_where_nothing_happens() {
    let server = Server::default();
    let mut state = None;
    let mut waits = Vec::new();
    for _ in 0..20 {
        let polled = poll(&server, "c", "push", CONFIG, state.as_deref()).unwrap();
        waits.push(polled.next_poll_ms);
        state = Some(polled.state);
    }
    assert_eq!((waits[0], waits[19]), (60_000, 300_000));
    assert!(waits.is_sorted());
    let error = poll(&server, "c", "push", CONFIG, Some("{}")).err().unwrap();
    assert_eq!(error.fields[0].field, "state");
}

/// Many pull requests cost no more requests than few, and many new ones are all found.
#[test]
fn a_poll_reads_no_further_than_to_what_it_knows() {
    let server =
        Server { model: RefCell::new(Model { now: 1_795_167_000_000, ..Model::default() }), ..Server::default() };
    let open = |how_many: u64| {
        let mut model = server.model.borrow_mut();
        for _ in 0..how_many {
            model.last[0] += 1;
            let id = model.last[0];
            model.pull_requests.insert(id, PullRequest { state: "OPEN", ..PullRequest::default() });
        }
    };
    open(500);
    let mut state = poll(&server, "c", "pull-request-opened", CONFIG, None).unwrap().state;
    // Page after page only where all of the first is new.
    for (new, requests) in [(0, 1), (3, 1), (99, 1), (250, 10)] {
        open(new);
        server.sent.set(0);
        let polled = poll(&server, "c", "pull-request-opened", CONFIG, Some(&state)).unwrap();
        assert_eq!(polled.events.len() as u64, new);
        assert_eq!(server.sent.get(), requests, "requests for {new} new ones");
        state = polled.state;
    }
}

#[derive(Default)]
struct Server {
    model: RefCell<Model>,
    sent: Cell<u64>,
}

impl Host for Server {
    fn connection(&self, _: &str) -> Result<String, ConnectionError> {
        let settings = json!({
            "product": "data-center", "credential": "http-access-token", "base_url": "https://git.example.com",
            "token": "hunter2",
        });
        Ok(settings.to_string())
    }

    fn send(&self, request: Request) -> Result<Response, HttpError> {
        self.sent.set(self.sent.get() + 1);
        let (status, body) = self.model.borrow().answer(&request.url);
        let headers = vec![Header { name: "Content-Type".into(), value: "application/json".into() }];
        Ok(Response { status, headers, body: Content::Text(body.to_string()) })
    }

    fn send_all(&self, requests: Vec<Request>) -> Vec<Result<Response, HttpError>> {
        requests.into_iter().map(|request| self.send(request)).collect()
    }

    fn load_tokens(&self, _: &str) -> Result<Option<Entry>, StoreError> {
        Ok(None)
    }

    fn save_tokens(&self, _: &str, _: &Tokens, _: Option<u64>) -> Result<u64, StoreError> {
        Ok(1)
    }

    fn forget_tokens(&self, _: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn lock_tokens(&self, _: &str, _: u32) -> Result<RefreshLock, StoreError> {
        Ok(RefreshLock(Box::new(())))
    }

    fn attempt(&self) -> u32 {
        1
    }

    fn deadline(&self) -> Option<u64> {
        None
    }

    fn now(&self) -> u64 {
        1_795_167_000_000
    }

    fn sleep(&self, _: u32) {}

    fn random(&self, len: u32) -> Vec<u8> {
        vec![7; len as usize]
    }

    fn debug(&self, _: &str) {}

    fn warn(&self, message: &str) {
        panic!("{message}");
    }

    fn progress(&self, _: u64, _: Option<u64>, _: &str) {}
}
