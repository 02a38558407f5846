//! What happens, told once for both products.

use super::{
    By,
    git::RefChange,
    people::Person,
    pull_request::{Comment, PullRequest, Status},
    repository::Build,
};

/// Something that happened in a repository.
#[derive(Clone)]
pub struct Event {
    pub by: By,
    pub what: What,
}

/// Pull requests are as they were right afterwards.
#[derive(Clone)]
pub enum What {
    Push(RefChange),
    Opened(PullRequest),
    Updated { pull_request: PullRequest, title: String, description: String, target: String },
    SourcePushed { pull_request: PullRequest, before: String },
    ReviewersChanged { pull_request: PullRequest, added: Vec<&'static Person>, removed: Vec<&'static Person> },
    Reviewed { pull_request: PullRequest, before: Status, now: Status },
    Merged(PullRequest),
    Declined(PullRequest),
    Commented { pull_request: PullRequest, comment: Comment, change: CommentChange },
    Built { build: Build, is_new: bool },
}

/// What happened to a comment.
#[derive(Clone)]
pub enum CommentChange {
    Added,
    Edited { before: String },
    Deleted,
    Resolved,
    Reopened,
}
