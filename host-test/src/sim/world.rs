//! What both products show: one workspace, or project, with its people, repositories and webhooks.

pub mod event;
pub mod git;
pub mod people;
pub mod pull_request;
pub mod repository;
pub mod webhook;

use crate::clock::Clock;
use event::Event;
use people::Person;
use repository::Repository;
use std::sync::{Arc, Mutex, MutexGuard};
use webhook::Webhook;

/// The workspace's slug; Data Center's project has the same as its key, in capitals.
pub const WORKSPACE: &str = "acme";

/// The state that requests read and change.
pub struct World {
    /// Data Center's.
    pub version: String,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
    tell: Box<dyn Fn(Happened) + Send + Sync>,
}

struct State {
    repositories: Vec<Repository>,
    webhooks: Vec<Webhook>,
    /// The id of the next webhook.
    next: u64,
}

/// Who does something, and when.
#[derive(Clone, Copy)]
pub struct By {
    pub person: &'static Person,
    /// Milliseconds since the epoch.
    pub at: u64,
}

/// What a request did in a repository, and who is to hear of it.
pub struct Happened {
    pub repository: Repository,
    pub events: Vec<Event>,
    pub webhooks: Vec<Webhook>,
}

impl World {
    /// `tell` hears of what happens in it, in order.
    pub fn new(version: &str, clock: Arc<dyn Clock>, tell: impl Fn(Happened) + Send + Sync + 'static) -> Self {
        let now = clock.now_ms();
        let named = [(31, "web", "Web"), (32, "api", "API"), (33, "docs", "Docs")];
        let repositories = named.map(|(number, slug, name)| Repository::new(number, slug, name, now)).into();
        let state = Mutex::new(State { repositories, webhooks: Vec::new(), next: 10 });
        Self { version: version.into(), clock, state, tell: Box::new(tell) }
    }

    pub fn now(&self) -> u64 {
        self.clock.now_ms()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no panic under the lock")
    }

    /// The repositories of a workspace or project, if it is the one that exists.
    pub fn repositories(&self, workspace: &str) -> Option<Vec<Repository>> {
        is_ours(workspace).then(|| self.state().repositories.clone())
    }

    /// Works on one repository, if it exists.
    pub fn on<T>(&self, workspace: &str, repo: &str, work: impl FnOnce(&mut Repository) -> T) -> Option<T> {
        let mut state = self.state();
        let State { repositories, webhooks, .. } = &mut *state;
        let found = repositories.iter_mut().find(|repository| repository.slug == repo);
        let repository = found.filter(|_| is_ours(workspace))?;
        let done = work(repository);
        let events = std::mem::take(&mut repository.events);
        let webhooks: Vec<_> = webhooks.iter().filter(|webhook| webhook.hears(repo)).cloned().collect();
        if !events.is_empty() && !webhooks.is_empty() {
            (self.tell)(Happened { repository: repository.clone(), events, webhooks });
        }
        Some(done)
    }

    /// Works on the webhooks of all repositories; a new one's id comes with it.
    pub fn on_webhooks<T>(&self, work: impl FnOnce(&mut Vec<Webhook>, u64) -> T) -> T {
        let mut state = self.state();
        let State { webhooks, next, .. } = &mut *state;
        let before = webhooks.len();
        let done = work(webhooks, *next);
        *next += u64::from(webhooks.len() > before);
        done
    }

    /// Whether Data Center is older than this version.
    pub fn is_before(&self, version: &str) -> bool {
        let parts = |version: &str| version.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
        parts(&self.version) < parts(version)
    }
}

/// By slug, key or UUID.
pub fn is_ours(workspace: &str) -> bool {
    workspace.eq_ignore_ascii_case(WORKSPACE) || workspace == WORKSPACE_UUID
}

/// On Cloud.
pub const WORKSPACE_UUID: &str = "{5b1e0c1e-0002-4d3a-8f00-111122223333}";
