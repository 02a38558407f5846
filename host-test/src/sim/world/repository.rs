//! A repository: everything that can be done in it, and what that refuses. Whatever happens is noted as an event.

use super::{
    By,
    event::{CommentChange, Event, What},
    git::{Commit, Git, Ref, Tree},
    people::{ADA, GRACE, Person},
    pull_request::{Comment, PullRequest, Review, State, Status, Task},
};
use bytes::Bytes;

#[derive(Clone)]
pub struct Repository {
    pub slug: String,
    pub name: String,
    pub number: u64,
    /// Milliseconds since the epoch.
    pub created: u64,
    pub git: Git,
    pub pull_requests: Vec<PullRequest>,
    pub builds: Vec<Build>,
    pub pipelines: Vec<Pipeline>,
    /// Since the last look.
    pub(super) events: Vec<Event>,
    /// The id of the next comment or task.
    next: u64,
}

/// The result of a build server for a commit.
#[derive(Clone)]
pub struct Build {
    pub commit: String,
    pub key: String,
    /// In the spelling of both products.
    pub state: String,
    pub name: Option<String>,
    pub url: Option<String>,
    pub description: Option<String>,
    /// The branch that it was for.
    pub branch: Option<String>,
    pub created: u64,
    pub updated: u64,
}

/// A run of Cloud's Pipelines: it takes [`Pipeline::TAKES`].
#[derive(Clone)]
pub struct Pipeline {
    pub number: u64,
    pub branch: String,
    pub commit: String,
    pub by: By,
    pub stopped: Option<u64>,
}

/// Why something is not done.
pub enum Refusal {
    /// A branch or tag of this name is there.
    Exists(String),
    /// There is no branch, tag or commit of this name.
    NoSuchRevision(String),
    NoSuchPullRequest,
    /// No comment, task, build or pipeline of this id.
    NoSuch(&'static str),
    /// Both branches have the same, or a commit changes nothing.
    NoChange,
    /// This pull request is open for the same branches.
    Duplicate(u64),
    /// It is merged or declined.
    Closed,
    /// Nobody reviews their own.
    Own,
    /// Both branches changed these files.
    Conflict(Vec<String>),
    Vetoed(Vec<(&'static str, String)>),
    /// The branch has moved on since this commit.
    Moved,
    /// The author cannot be a reviewer.
    AuthorReviews(&'static Person),
}

/// What a pull request is opened with.
pub struct Opening {
    pub title: String,
    pub description: String,
    pub source: String,
    pub target: String,
    pub draft: bool,
    pub close_source_branch: bool,
    pub reviewers: Vec<&'static Person>,
}

/// What is to be another in a pull request.
#[derive(Default)]
pub struct Changes {
    pub title: Option<String>,
    pub description: Option<String>,
    pub target: Option<String>,
    pub draft: Option<bool>,
    pub close_source_branch: Option<bool>,
    pub reviewers: Option<Vec<&'static Person>>,
}

type Done<T> = Result<T, Refusal>;

impl Repository {
    /// With two branches beside `main`, and a pull request for each.
    pub fn new(number: u64, slug: &str, name: &str, now: u64) -> Self {
        const MAIN: &str = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";
        const RETRY: &str = "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2";
        const PROGRESS: &str = "5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7";
        let by = |minutes: u64| By { person: &ADA, at: now - minutes * 60_000 };
        let mut git = Git::default();
        let files = |more: &[(&str, &'static str)]| -> Tree {
            let all = [
                ("README.md", "# The shop\n"),
                ("docs/guide.md", "# Guide\n\nUploads are tried once.\n"),
                ("src/upload.rs", "fn upload() {}\n"),
            ];
            let all = all.iter().chain(more);
            all.map(|(path, text)| ((*path).to_owned(), Bytes::from_static(text.as_bytes()))).collect()
        };
        git.add_as(MAIN, &[], "Add the guide\n", by(120), files(&[]));
        git.add_as(
            RETRY,
            &[MAIN],
            "Retry failed uploads\n",
            by(90),
            files(&[("src/upload.rs", "fn upload() { retry() }\n")]),
        );
        git.add_as(PROGRESS, &[MAIN], "Show progress\n", by(60), files(&[("src/progress.rs", "fn progress() {}\n")]));
        for (branch, commit) in [("main", MAIN), ("feature/retry", RETRY), ("feature/progress", PROGRESS)] {
            git.set(branch, false, Some(commit));
        }
        let mut repository = Self {
            slug: slug.into(),
            name: name.into(),
            number,
            created: now - 7_200_000,
            git,
            pull_requests: Vec::new(),
            builds: Vec::new(),
            pipelines: Vec::new(),
            events: Vec::new(),
            next: 501,
        };
        for (minutes, title, source) in
            [(80, "Retry failed uploads", "feature/retry"), (50, "Show progress", "feature/progress")]
        {
            let opening = Opening {
                title: title.into(),
                description: String::new(),
                source: source.into(),
                target: "main".into(),
                draft: false,
                close_source_branch: false,
                reviewers: vec![&GRACE],
            };
            assert!(repository.open(opening, by(minutes)).is_ok());
        }
        repository.events.clear();
        repository
    }

    fn note(&mut self, by: By, what: What) {
        self.events.push(Event { by, what });
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next - 1
    }

    pub fn revision(&self, name: &str) -> Done<&Commit> {
        self.git.resolve(name).ok_or_else(|| Refusal::NoSuchRevision(name.into()))
    }

    pub fn create_ref(&mut self, name: &str, is_tag: bool, from: &str, by: By) -> Done<Ref> {
        if self.git.find(name, is_tag).is_some() {
            return Err(Refusal::Exists(name.into()));
        }
        let commit = self.revision(from)?.hash.clone();
        let change = self.git.set(name, is_tag, Some(&commit));
        self.note(by, What::Push(change));
        Ok(Ref { name: name.into(), commit, is_tag })
    }

    pub fn delete_ref(&mut self, name: &str, is_tag: bool, by: By) -> Done<()> {
        let Some(found) = self.git.find(name, is_tag) else { return Err(Refusal::NoSuchRevision(name.into())) };
        let name = found.name.clone();
        let change = self.git.set(&name, is_tag, None);
        self.note(by, What::Push(change));
        Ok(())
    }

    /// Puts files on a branch, or deletes those without content; the branch is made where it is missing. `parent` is what the
    /// committer believes the branch to be at.
    pub fn commit(
        &mut self,
        branch: &str,
        message: &str,
        files: Vec<(String, Option<Bytes>)>,
        parent: Option<&str>,
        by: By,
    ) -> Done<Commit> {
        let at = match (self.git.find(branch, false), parent) {
            (Some(branch), parent) => {
                if parent.is_some_and(|parent| !branch.commit.starts_with(parent)) {
                    return Err(Refusal::Moved);
                }
                branch.commit.clone()
            }
            (None, Some(parent)) => self.revision(parent)?.hash.clone(),
            (None, None) => self.revision("main")?.hash.clone(),
        };
        let mut tree = (*self.revision(&at)?.files).clone();
        let before = tree.clone();
        for (path, content) in files {
            match content {
                Some(content) => drop(tree.insert(path, content)),
                None => drop(tree.remove(&path)),
            }
        }
        if tree == before {
            return Err(Refusal::NoChange);
        }
        let made = self.git.add(&[&at], message, by, tree).clone();
        let branch = branch.strip_prefix("refs/heads/").unwrap_or(branch).to_owned();
        self.push(&branch, &made.hash, by);
        Ok(made)
    }

    /// Moves a branch, and the pull requests that it is an end of.
    fn push(&mut self, branch: &str, commit: &str, by: By) {
        let change = self.git.set(branch, false, Some(commit));
        self.note(by, What::Push(change));
        let mut moved = Vec::new();
        for one in self.pull_requests.iter_mut().filter(|one| one.state == State::Open) {
            if one.target == branch {
                one.target_commit = commit.into();
            }
            if one.source == branch && one.source_commit != commit {
                let before = std::mem::replace(&mut one.source_commit, commit.into());
                one.touch(by);
                moved.push(What::SourcePushed { pull_request: one.clone(), before });
            }
        }
        for what in moved {
            self.note(by, what);
        }
    }

    pub fn pull_request(&self, id: u64) -> Done<&PullRequest> {
        self.pull_requests.iter().find(|one| one.id == id).ok_or(Refusal::NoSuchPullRequest)
    }

    fn pull_request_mut(&mut self, id: u64) -> Done<&mut PullRequest> {
        self.pull_requests.iter_mut().find(|one| one.id == id).ok_or(Refusal::NoSuchPullRequest)
    }

    /// One that can still be changed.
    fn open_one(&mut self, id: u64) -> Done<&mut PullRequest> {
        let one = self.pull_request_mut(id)?;
        if one.state == State::Open { Ok(one) } else { Err(Refusal::Closed) }
    }

    pub fn open(&mut self, opening: Opening, by: By) -> Done<PullRequest> {
        let branch =
            |name: &str| self.git.find(name, false).cloned().ok_or_else(|| Refusal::NoSuchRevision(name.into()));
        let (source, target) = (branch(&opening.source)?, branch(&opening.target)?);
        if self.git.history(&source.commit, Some(&target.commit)).is_empty() {
            return Err(Refusal::NoChange);
        }
        let is_same =
            |one: &&PullRequest| one.state == State::Open && one.source == source.name && one.target == target.name;
        if let Some(one) = self.pull_requests.iter().find(is_same) {
            return Err(Refusal::Duplicate(one.id));
        }
        let opened = PullRequest {
            id: self.pull_requests.last().map_or(42, |one| one.id + 1),
            title: opening.title,
            description: opening.description,
            state: State::Open,
            author: by.person,
            source: source.name,
            source_commit: source.commit,
            target: target.name,
            target_commit: target.commit,
            draft: opening.draft,
            close_source_branch: opening.close_source_branch,
            version: 0,
            created: by.at,
            updated: by.at,
            closed_by: None,
            merge_commit: None,
            reviewers: reviewers(by.person, opening.reviewers)?,
            reviews: Vec::new(),
            comments: Vec::new(),
            tasks: Vec::new(),
        };
        self.pull_requests.push(opened.clone());
        self.note(by, What::Opened(opened.clone()));
        Ok(opened)
    }

    pub fn update(&mut self, id: u64, changes: Changes, by: By) -> Done<PullRequest> {
        let target = match &changes.target {
            Some(name) => {
                Some(self.git.find(name, false).cloned().ok_or_else(|| Refusal::NoSuchRevision(name.clone()))?)
            }
            None => None,
        };
        let one = self.open_one(id)?;
        let (title, description, old_target) = (one.title.clone(), one.description.clone(), one.target.clone());
        let (draft, old_reviewers) = (one.draft, one.reviewers.clone());
        let new_reviewers = changes.reviewers.map(|all| reviewers(one.author, all)).transpose()?;
        one.title = changes.title.unwrap_or_else(|| title.clone());
        one.description = changes.description.unwrap_or_else(|| description.clone());
        one.draft = changes.draft.unwrap_or(draft);
        one.close_source_branch = changes.close_source_branch.unwrap_or(one.close_source_branch);
        if let Some(target) = target {
            (one.target, one.target_commit) = (target.name, target.commit);
        }
        one.reviewers = new_reviewers.unwrap_or_else(|| old_reviewers.clone());
        one.touch(by);
        let one = one.clone();
        if (&one.title, &one.description, &one.target, one.draft) != (&title, &description, &old_target, draft) {
            self.note(by, What::Updated { pull_request: one.clone(), title, description, target: old_target });
        }
        let without = |all: &[&'static Person], others: &[&'static Person]| -> Vec<&'static Person> {
            all.iter().copied().filter(|person| !others.contains(person)).collect()
        };
        let added = without(&one.reviewers, &old_reviewers);
        let removed = without(&old_reviewers, &one.reviewers);
        if !added.is_empty() || !removed.is_empty() {
            self.note(by, What::ReviewersChanged { pull_request: one.clone(), added, removed });
        }
        Ok(one)
    }

    /// Gives a verdict, or takes it back.
    pub fn review(&mut self, id: u64, status: Status, by: By) -> Done<PullRequest> {
        let one = self.open_one(id)?;
        if one.author == by.person {
            return Err(Refusal::Own);
        }
        let before = one.status_of(by.person);
        if before != status {
            one.reviews.retain(|review| review.person != by.person);
            if status != Status::None {
                one.reviews.push(Review { person: by.person, status, at: by.at });
            }
            // A verdict is no change of the pull request: its version stays.
            one.updated = by.at;
            let one = one.clone();
            self.note(by, What::Reviewed { pull_request: one, before, now: status });
        }
        self.pull_request(id).cloned()
    }

    /// The files that both branches changed, each in its own way.
    pub fn conflicts(&self, one: &PullRequest) -> Vec<String> {
        let Some(base) = self.git.merge_base(&one.source_commit, &one.target_commit) else { return Vec::new() };
        let theirs = self.git.changes(Some(&base.hash), &one.target_commit);
        let ours = self.git.changes(Some(&base.hash), &one.source_commit);
        let differs = |change: &&super::git::FileChange| {
            theirs.iter().any(|other| other.path == change.path && other.after != change.after)
        };
        ours.iter().filter(differs).map(|change| change.path.clone()).collect()
    }

    pub fn merge(&mut self, id: u64, message: Option<&str>, by: By) -> Done<PullRequest> {
        let one = self.open_one(id)?.clone();
        let vetoes = one.vetoes();
        if !vetoes.is_empty() {
            return Err(Refusal::Vetoed(vetoes));
        }
        let conflicts = self.conflicts(&one);
        if !conflicts.is_empty() {
            return Err(Refusal::Conflict(conflicts));
        }
        let base = self.git.merge_base(&one.source_commit, &one.target_commit).map(|base| base.hash.clone());
        let mut tree = (*self.revision(&one.target_commit)?.files).clone();
        for change in self.git.changes(base.as_deref(), &one.source_commit) {
            match change.after {
                Some(content) => drop(tree.insert(change.path, content)),
                None => drop(tree.remove(&change.path)),
            }
        }
        let own = format!("Merged in {} (pull request #{id})\n\n{}\n", one.source, one.title);
        let parents = [&*one.target_commit, &*one.source_commit];
        let merged = self.git.add(&parents, message.unwrap_or(&own), by, tree).hash.clone();
        self.push(&one.target, &merged, by);
        let one = self.open_one(id)?;
        one.close(State::Merged, by);
        one.merge_commit = Some(merged);
        let one = one.clone();
        self.note(by, What::Merged(one.clone()));
        if one.close_source_branch {
            // Somebody may have deleted it already.
            let _ = self.delete_ref(&one.source, false, by);
        }
        Ok(one)
    }

    pub fn decline(&mut self, id: u64, by: By) -> Done<PullRequest> {
        let one = self.open_one(id)?;
        one.close(State::Declined, by);
        let one = one.clone();
        self.note(by, What::Declined(one.clone()));
        Ok(one)
    }

    pub fn comment(
        &mut self,
        id: u64,
        text: &str,
        parent: Option<u64>,
        place: Option<(String, Option<u64>)>,
        by: By,
    ) -> Done<Comment> {
        let comment = Comment {
            id: self.number(),
            text: text.into(),
            author: by.person,
            created: by.at,
            updated: by.at,
            version: 0,
            parent,
            place,
            deleted: false,
            resolved: None,
        };
        let one = self.pull_request_mut(id)?;
        if parent.is_some_and(|parent| !one.comments.iter().any(|known| known.id == parent)) {
            return Err(Refusal::NoSuch("comment"));
        }
        one.comments.push(comment.clone());
        let pull_request = one.clone();
        self.note(by, What::Commented { pull_request, comment: comment.clone(), change: CommentChange::Added });
        Ok(comment)
    }

    pub fn find_comment(&self, id: u64, comment: u64) -> Done<&Comment> {
        let all = &self.pull_request(id)?.comments;
        all.iter().find(|known| known.id == comment && !known.deleted).ok_or(Refusal::NoSuch("comment"))
    }

    /// Changes a comment, and notes what became of it.
    fn on_comment(
        &mut self,
        id: u64,
        comment: u64,
        by: By,
        work: impl FnOnce(&mut Comment) -> Option<CommentChange>,
    ) -> Done<Comment> {
        self.find_comment(id, comment)?;
        let one = self.pull_request_mut(id)?;
        let found = one.comments.iter_mut().find(|known| known.id == comment).ok_or(Refusal::NoSuch("comment"))?;
        let change = work(found);
        if change.is_some() {
            found.version += 1;
            found.updated = by.at;
        }
        let (found, pull_request) = (found.clone(), one.clone());
        if let Some(change) = change {
            self.note(by, What::Commented { pull_request, comment: found.clone(), change });
        }
        Ok(found)
    }

    pub fn edit_comment(&mut self, id: u64, comment: u64, text: &str, by: By) -> Done<Comment> {
        self.on_comment(id, comment, by, |found| {
            let before = std::mem::replace(&mut found.text, text.into());
            (before != text).then_some(CommentChange::Edited { before })
        })
    }

    pub fn delete_comment(&mut self, id: u64, comment: u64, by: By) -> Done<Comment> {
        self.on_comment(id, comment, by, |found| {
            found.deleted = true;
            Some(CommentChange::Deleted)
        })
    }

    /// Settles a thread, or opens it again.
    pub fn resolve_comment(&mut self, id: u64, comment: u64, resolve: bool, by: By) -> Done<Comment> {
        self.on_comment(id, comment, by, |found| {
            if found.resolved.is_some() == resolve {
                return None;
            }
            found.resolved = resolve.then_some(by);
            Some(if resolve { CommentChange::Resolved } else { CommentChange::Reopened })
        })
    }

    pub fn add_task(&mut self, id: u64, text: &str, comment: Option<u64>, by: By) -> Done<Task> {
        let task = Task {
            id: self.number(),
            text: text.into(),
            author: by.person,
            created: by.at,
            updated: by.at,
            version: 0,
            comment,
            resolved: None,
        };
        self.pull_request_mut(id)?.tasks.push(task.clone());
        Ok(task)
    }

    pub fn find_task(&self, id: u64, task: u64) -> Done<&Task> {
        self.pull_request(id)?.tasks.iter().find(|known| known.id == task).ok_or(Refusal::NoSuch("task"))
    }

    /// Changes a task's text, settles it, or opens it again.
    pub fn change_task(&mut self, id: u64, task: u64, text: Option<&str>, resolve: Option<bool>, by: By) -> Done<Task> {
        let all = &mut self.pull_request_mut(id)?.tasks;
        let found = all.iter_mut().find(|known| known.id == task).ok_or(Refusal::NoSuch("task"))?;
        if let Some(text) = text {
            found.text = text.into();
        }
        if let Some(resolve) = resolve {
            found.resolved = resolve.then_some(by);
        }
        found.version += 1;
        found.updated = by.at;
        Ok(found.clone())
    }

    pub fn delete_task(&mut self, id: u64, task: u64) -> Done<()> {
        self.find_task(id, task)?;
        self.pull_request_mut(id)?.tasks.retain(|known| known.id != task);
        Ok(())
    }

    /// The same key replaces the result of before.
    pub fn set_build(&mut self, mut build: Build, by: By) -> Done<Build> {
        build.commit = self.revision(&build.commit)?.hash.clone();
        let place = self.builds.iter().position(|known| known.commit == build.commit && known.key == build.key);
        if let Some(place) = place {
            build.created = self.builds.remove(place).created;
        }
        self.builds.push(build.clone());
        self.note(by, What::Built { build: build.clone(), is_new: place.is_none() });
        Ok(build)
    }

    pub fn build(&self, commit: &str, key: &str) -> Done<&Build> {
        let commit = &self.revision(commit)?.hash;
        let found = self.builds.iter().find(|known| known.commit == *commit && known.key == key);
        found.ok_or(Refusal::NoSuch("build"))
    }

    pub fn run_pipeline(&mut self, branch: &str, by: By) -> Done<Pipeline> {
        let found = self.git.find(branch, false).cloned();
        let found = found.ok_or_else(|| Refusal::NoSuchRevision(branch.into()))?;
        let number = self.pipelines.len() as u64 + 1;
        let pipeline = Pipeline { number, branch: found.name, commit: found.commit, by, stopped: None };
        self.pipelines.push(pipeline.clone());
        Ok(pipeline)
    }

    /// By its UUID or its number.
    pub fn pipeline(&mut self, id: &str) -> Done<&mut Pipeline> {
        let is_it = |known: &&mut Pipeline| known.uuid() == id || known.number.to_string() == id;
        self.pipelines.iter_mut().find(is_it).ok_or(Refusal::NoSuch("pipeline"))
    }
}

/// Everybody once; never the author.
fn reviewers(author: &'static Person, named: Vec<&'static Person>) -> Done<Vec<&'static Person>> {
    let mut all: Vec<&'static Person> = Vec::new();
    for person in named {
        if person == author {
            return Err(Refusal::AuthorReviews(person));
        }
        if !all.contains(&person) {
            all.push(person);
        }
    }
    Ok(all)
}

impl PullRequest {
    fn touch(&mut self, by: By) {
        self.version += 1;
        self.updated = by.at;
    }

    fn close(&mut self, state: State, by: By) {
        self.state = state;
        self.closed_by = Some(by.person);
        self.touch(by);
    }
}

impl Pipeline {
    /// How long a run takes, in milliseconds.
    pub const TAKES: u64 = 5_000;

    pub fn uuid(&self) -> String {
        format!("{{7a1e5c30-{:04}-4b2d-9f3e-5d6c7b8a9f01}}", self.number)
    }

    /// When it ended, if it did.
    pub fn ended(&self, now: u64) -> Option<u64> {
        let end = self.by.at + Self::TAKES;
        self.stopped.or_else(|| (end <= now).then_some(end))
    }
}
