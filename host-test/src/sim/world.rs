//! What both products show: one workspace, or project, with repositories, branches, pull requests and builds.

use super::list::{List, Lists};
use serde_json::Value;
use std::sync::Mutex;

/// The workspace's slug; Data Center's project has the same as its key, in capitals.
pub const WORKSPACE: &str = "acme";

/// The state that requests read and change.
pub struct World {
    pub lists: Lists,
    /// Data Center's.
    pub version: String,
    repositories: Mutex<Vec<Repository>>,
}

#[derive(Clone)]
pub struct Repository {
    pub slug: String,
    pub name: String,
    pub branches: Vec<Branch>,
    pub pull_requests: Vec<PullRequest>,
    /// As they were set.
    pub builds: Vec<Value>,
}

#[derive(Clone)]
pub struct Branch {
    pub name: String,
    pub commit: String,
}

#[derive(Clone)]
pub struct PullRequest {
    pub id: u64,
    pub title: String,
    pub description: String,
    /// `OPEN`, `MERGED` or `DECLINED`.
    pub state: &'static str,
    pub source: String,
    pub target: String,
    pub draft: bool,
    /// Counts the changes.
    pub version: u64,
}

impl World {
    pub fn new(version: &str, lists: Vec<List>) -> Self {
        let repositories =
            [("web", "Web"), ("api", "API"), ("docs", "Docs")].map(|(slug, name)| Repository::new(slug, name));
        Self { lists: Lists::new(lists), version: version.into(), repositories: Mutex::new(repositories.into()) }
    }

    /// The repositories of a workspace or project, if it is the one that exists.
    pub fn repositories(&self, workspace: &str) -> Option<Vec<Repository>> {
        let all = || self.repositories.lock().expect("no panic under the lock").clone();
        workspace.eq_ignore_ascii_case(WORKSPACE).then(all)
    }

    /// Works on one repository, if it exists.
    pub fn on<T>(&self, workspace: &str, repo: &str, work: impl FnOnce(&mut Repository) -> T) -> Option<T> {
        let mut all = self.repositories.lock().expect("no panic under the lock");
        let found = all.iter_mut().find(|repository| repository.slug == repo);
        found.filter(|_| workspace.eq_ignore_ascii_case(WORKSPACE)).map(work)
    }

    /// Whether Data Center is older than this version.
    pub fn is_before(&self, version: &str) -> bool {
        let parts = |version: &str| version.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
        parts(&self.version) < parts(version)
    }
}

impl Repository {
    fn new(slug: &str, name: &str) -> Self {
        let branch = |name: &str, commit: &str| Branch { name: name.into(), commit: commit.into() };
        Self {
            slug: slug.into(),
            name: name.into(),
            branches: vec![
                branch("main", "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"),
                branch("feature/retry", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2"),
            ],
            pull_requests: vec![
                PullRequest::new(42, "Retry failed uploads", "feature/retry", "main"),
                PullRequest::new(43, "Show progress", "feature/progress", "main"),
            ],
            builds: Vec::new(),
        }
    }

    /// The commit that a branch's name or a commit's hash stands for.
    pub fn commit(&self, name: &str) -> String {
        let branch = self.branches.iter().find(|branch| branch.name == name);
        branch.map_or_else(|| name.into(), |branch| branch.commit.clone())
    }

    pub fn pull_request(&mut self, id: u64) -> Option<&mut PullRequest> {
        self.pull_requests.iter_mut().find(|pull_request| pull_request.id == id)
    }

    /// Opens one more.
    pub fn open(&mut self, title: &str, source: &str, target: &str) -> &mut PullRequest {
        let id = self.pull_requests.iter().map(|pull_request| pull_request.id).max().unwrap_or(0) + 1;
        self.pull_requests.push(PullRequest::new(id, title, source, target));
        self.pull_requests.last_mut().expect("it was just pushed")
    }

    /// Replaces the build of the same key.
    pub fn set_build(&mut self, build: Value) {
        self.builds.retain(|known| known["key"] != build["key"]);
        self.builds.push(build);
    }
}

impl PullRequest {
    fn new(id: u64, title: &str, source: &str, target: &str) -> Self {
        let (title, source, target) = (title.into(), source.into(), target.into());
        Self { id, title, description: String::new(), state: "OPEN", source, target, draft: false, version: 0 }
    }

    /// Changes what the body names of title and description.
    pub fn change(&mut self, body: &Value) {
        if let Some(title) = body["title"].as_str() {
            self.title = title.into();
        }
        if let Some(description) = body["description"].as_str() {
            self.description = description.into();
        }
        self.version += 1;
    }

    /// Merges or declines it.
    pub fn close(&mut self, state: &'static str) {
        self.state = state;
        self.version += 1;
    }
}
