//! A pull request, its reviews, comments and tasks.

use super::{By, people::Person};

#[derive(Clone)]
pub struct PullRequest {
    pub id: u64,
    pub title: String,
    pub description: String,
    pub state: State,
    pub author: &'static Person,
    pub source: String,
    pub source_commit: String,
    pub target: String,
    pub target_commit: String,
    pub draft: bool,
    pub close_source_branch: bool,
    /// Counts the changes.
    pub version: u64,
    /// Milliseconds since the epoch.
    pub created: u64,
    pub updated: u64,
    pub closed_by: Option<&'static Person>,
    pub merge_commit: Option<String>,
    pub reviewers: Vec<&'static Person>,
    /// Of whoever has a verdict.
    pub reviews: Vec<Review>,
    pub comments: Vec<Comment>,
    pub tasks: Vec<Task>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    Merged,
    Declined,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Status {
    None,
    Approved,
    ChangesRequested,
}

#[derive(Clone)]
pub struct Review {
    pub person: &'static Person,
    pub status: Status,
    pub at: u64,
}

#[derive(Clone)]
pub struct Comment {
    pub id: u64,
    pub text: String,
    pub author: &'static Person,
    pub created: u64,
    pub updated: u64,
    pub version: u64,
    pub parent: Option<u64>,
    /// A file and a line of its new side.
    pub place: Option<(String, Option<u64>)>,
    pub deleted: bool,
    pub resolved: Option<By>,
}

#[derive(Clone)]
pub struct Task {
    pub id: u64,
    pub text: String,
    pub author: &'static Person,
    pub created: u64,
    pub updated: u64,
    pub version: u64,
    /// The comment that it hangs on.
    pub comment: Option<u64>,
    pub resolved: Option<By>,
}

impl State {
    /// In both products' spelling.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Merged => "MERGED",
            Self::Declined => "DECLINED",
        }
    }
}

impl PullRequest {
    pub fn status_of(&self, person: &Person) -> Status {
        self.reviews.iter().find(|review| review.person == person).map_or(Status::None, |review| review.status)
    }

    /// When somebody gave the verdict that stands.
    pub fn reviewed_at(&self, person: &Person) -> Option<u64> {
        self.reviews.iter().find(|review| review.person == person).map(|review| review.at)
    }

    pub fn is_reviewer(&self, person: &Person) -> bool {
        self.reviewers.contains(&person)
    }

    /// The reviewers, and whoever else has a verdict.
    pub fn participants(&self) -> Vec<&'static Person> {
        let others = self.reviews.iter().map(|review| review.person).filter(|person| !self.is_reviewer(person));
        self.reviewers.iter().copied().chain(others).collect()
    }

    pub fn open_tasks(&self) -> usize {
        self.tasks.iter().filter(|task| task.resolved.is_none()).count()
    }

    /// The comments that are still there.
    pub fn comments_left(&self) -> usize {
        self.comments.iter().filter(|comment| !comment.deleted).count()
    }

    /// Why it may not be merged: what stands open has to be settled first.
    pub fn vetoes(&self) -> Vec<(&'static str, String)> {
        let mut vetoes = Vec::new();
        match self.open_tasks() {
            0 => {}
            1 => vetoes
                .push(("Unresolved tasks", "1 task must be resolved before this pull request can be merged.".into())),
            tasks => vetoes.push((
                "Unresolved tasks",
                format!("{tasks} tasks must be resolved before this pull request can be merged."),
            )),
        }
        let asked = self.reviews.iter().filter(|review| review.status == Status::ChangesRequested);
        vetoes.extend(asked.map(|review| {
            ("Changes requested", format!("{} requested changes of this pull request.", review.person.name))
        }));
        vetoes
    }
}
