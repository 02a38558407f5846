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
    /// State and time, by commit and key.
    builds: BTreeMap<(u64, String), (&'static str, u64)>,
    /// Of pull requests, comments and commits.
    last: [u64; 3],
    now: u64,
}

#[derive(Default, Clone)]
struct PullRequest {
    state: &'static str,
    approved: bool,
    comments: BTreeMap<u64, Comment>,
    updated: u64,
    /// Data Center counts comments late, as lists lag.
    counted: usize,
}

#[derive(Clone, Debug, PartialEq)]
struct Comment {
    at: u64,
    text: String,
    resolved: Option<u64>,
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
                let comment = Comment { at: self.now, text: "hi".into(), resolved: None };
                one.comments.insert(self.last[1], comment);
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

    /// Somebody edits, deletes, resolves or reopens a comment on an open pull request, which no list tells.
    fn change_comment(&mut self, random: &mut Random) {
        self.now += 1_000;
        let open = self.pull_requests.iter().filter(|(_, one)| one.state == "OPEN");
        let all: Vec<(u64, u64)> =
            open.flat_map(|(id, one)| one.comments.keys().map(|comment| (*id, *comment))).collect();
        if all.is_empty() {
            return;
        }
        let (id, comment) = all[random.below(all.len() as u64) as usize];
        let comments = &mut self.pull_requests.get_mut(&id).unwrap().comments;
        let found = comments.get_mut(&comment).unwrap();
        match random.below(4) {
            0 => drop(comments.remove(&comment)),
            1 => found.text = format!("edited at {}", self.now),
            _ => found.resolved = if found.resolved.is_none() { Some(self.now) } else { None },
        }
    }

    /// The comments on open pull requests.
    fn comments(&self) -> BTreeMap<u64, Comment> {
        let open = self.pull_requests.values().filter(|one| one.state == "OPEN");
        open.flat_map(|one| one.comments.clone()).collect()
    }

    fn answer(&self, url: &str) -> (u16, Value) {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let page = |values: Vec<Value>| (200, json!({ "values": values, "isLastPage": true, "start": 0, "size": 1 }));
        if let Some((_, commit)) = path.split_once("/build-status/latest/commits/") {
            let of_commit = self.builds.iter().filter(|((of, _), _)| format!("{of:040x}") == commit);
            let shown = of_commit.map(|((_, key), (state, at))| json!({ "key": key, "state": state, "dateAdded": at }));
            return page(shown.collect());
        }
        let path = path.split("/repos/web").nth(1).expect("it is about the repository");
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
                        .map(|(id, Comment { at, text, resolved })| {
                            json!({ "id": id, "action": "COMMENTED", "commentAction": "ADDED",
                    "comment": { "id": id, "text": text, "state": "OPEN", "createdDate": at, "updatedDate": at,
                        "threadResolved": resolved.is_some(), "threadResolvedDate": resolved } })
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
                    let what = excerpt::Excerpt::of(&event.payload).look(member);
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

/// What became of each comment since the round before is told, and nothing else.
#[test]
fn changes_of_comments_are_told() {
    const TRIGGERS: [&str; 4] = ["comment-edited", "comment-deleted", "comment-resolved", "comment-reopened"];
    for seed in 1..=8 {
        let mut random = Random(seed * 0x9e37_79b9);
        let server =
            Server { model: RefCell::new(Model { now: 1_795_167_000_000, ..Model::default() }), ..Server::default() };
        for _ in 0..random.below(30) {
            server.model.borrow_mut().step(&mut random, &mut Told::new());
        }
        let mut states = BTreeMap::new();
        let mut poll_all = |trigger: &'static str| {
            let mut ids = Vec::new();
            // Until it was the turn of each.
            for _ in 0..4 {
                let state: Option<String> = states.remove(trigger);
                let polled = poll(&server, "c", trigger, CONFIG, state.as_deref()).unwrap();
                ids.extend(polled.events.iter().map(|event| event.payload["comment"]["id"].as_u64().unwrap()));
                states.insert(trigger, polled.state);
            }
            ids.sort_unstable();
            ids
        };
        assert!(TRIGGERS.iter().all(|trigger| poll_all(trigger).is_empty()), "it starts from now");
        for round in 0..6 {
            let before = server.model.borrow().comments();
            for _ in 0..random.below(12) {
                server.model.borrow_mut().step(&mut random, &mut Told::new());
                server.model.borrow_mut().change_comment(&mut random);
            }
            let now: BTreeMap<u64, Comment> =
                server.model.borrow().pull_requests.values().flat_map(|one| one.comments.clone()).collect();
            let of_before = |differs: fn(&Comment, &Comment) -> bool| -> Vec<u64> {
                let pairs = before.iter().filter_map(|(id, one)| Some((*id, one, now.get(id)?)));
                pairs.filter(|(_, one, now)| differs(one, now)).map(|(id, ..)| id).collect()
            };
            let resolved = now.iter().filter(|(id, one)| {
                one.resolved.is_some() && one.resolved != before.get(id).and_then(|before| before.resolved)
            });
            let expected = [
                of_before(|one, now| one.text != now.text),
                before.keys().filter(|id| !now.contains_key(id)).copied().collect(),
                resolved.map(|(id, _)| *id).collect(),
                of_before(|one, now| one.resolved.is_some() && one.resolved != now.resolved),
            ];
            for (trigger, expected) in TRIGGERS.into_iter().zip(expected) {
                assert_eq!(poll_all(trigger), expected, "seed {seed}, round {round}: {trigger}");
            }
            // What is closed is over.
            let mut model = server.model.borrow_mut();
            for one in model.pull_requests.values_mut().filter(|one| one.state != "OPEN") {
                one.comments.values_mut().for_each(|comment| comment.resolved = None);
            }
        }
    }
}

/// Builds begin and end on the commits that branches end in, or ended in when they began.
#[test]
fn builds_are_told() {
    for seed in 1..=10 {
        let mut random = Random(seed * 0x9e37_79b9);
        let server =
            Server { model: RefCell::new(Model { now: 1_795_167_000_000, ..Model::default() }), ..Server::default() };
        let mut states = BTreeMap::new();
        let mut poll_all = |trigger: &'static str| {
            let mut keys = Vec::new();
            for _ in 0..3 {
                let state: Option<String> = states.remove(trigger);
                let polled = poll(&server, "c", trigger, CONFIG, state.as_deref()).unwrap();
                keys.extend(
                    polled.events.iter().map(|event| event.payload["build_status"]["key"].as_str().unwrap().to_owned()),
                );
                states.insert(trigger, polled.state);
            }
            keys.sort();
            keys
        };
        let triggers = ["build-status-created", "build-status-updated"];
        let mut running: Vec<(u64, String)> = Vec::new();
        for round in 0..15 {
            let mut model = server.model.borrow_mut();
            for _ in 0..random.below(10) {
                model.step(&mut random, &mut Told::new());
            }
            let (mut created, mut updated) = (Vec::new(), Vec::new());
            for i in 0..random.below(6) {
                model.now += 1_000;
                let now = model.now;
                let ends: Vec<u64> = model.branches.values().copied().collect();
                if random.below(2) == 0 && !ends.is_empty() {
                    let build = (ends[random.below(ends.len() as u64) as usize], format!("{round:02}/{i}"));
                    model.builds.insert(build.clone(), ("INPROGRESS", now));
                    created.push(build.1.clone());
                    running.push(build);
                } else if !running.is_empty() {
                    let build = running.remove(random.below(running.len() as u64) as usize);
                    updated.push(build.1.clone());
                    model.builds.insert(build, ("FAILED", now));
                }
            }
            drop(model);
            updated.sort();
            // The first poll is the beginning.
            let expected = if round == 0 { [Vec::new(), Vec::new()] } else { [created, updated] };
            for (trigger, expected) in triggers.into_iter().zip(expected) {
                assert_eq!(poll_all(trigger), expected, "seed {seed}, round {round}: {trigger}");
            }
        }
    }
}

/// Many open pull requests cost no more requests than few.
#[test]
fn comments_that_rest_are_read_in_turn() {
    let server =
        Server { model: RefCell::new(Model { now: 1_795_167_000_000, ..Model::default() }), ..Server::default() };
    for id in 1..=95 {
        let one = PullRequest { state: "OPEN", ..PullRequest::default() };
        server.model.borrow_mut().pull_requests.insert(id, one);
    }
    let mut state = None;
    let mut requests = Vec::new();
    for _ in 0..8 {
        server.sent.set(0);
        let polled = poll(&server, "c", "comment-edited", CONFIG, state.as_deref()).unwrap();
        requests.push((server.sent.get(), polled.next_poll_ms > 0));
        state = Some(polled.state);
    }
    // The repository once; two lists, and twenty that were not read yet and ten that were, until all are.
    let catching_up = [(23, false), (32, false), (32, false), (32, false), (27, true)];
    assert_eq!(requests, [&catching_up[..], &[(12, true); 3]].concat());
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
    // More than a page only where all of the first is new.
    for (new, requests) in [(0, 1), (3, 1), (99, 1), (250, 2)] {
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
