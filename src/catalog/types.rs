//! The shapes that several resources give.

use crate::engine::field::Variant;
use crate::engine::shape::{Member, MemberType, Shape, at, both};

pub const COMMENT_SHAPE: Shape = Shape {
    name: "Comment",
    members: &[
        Member::number("id", both("id"), "ID of the comment.", "501").column(),
        Member::string("text", at("content.raw", "text"), "Text of the comment, in Markdown.", "Looks good to me.")
            .column(),
        Member::object("author", at("user", "author"), "Name of the author.", &PERSON_SHAPE)
            .column()
            .or_null("if the account was deleted"),
        Member::number("parent", both("parent.id"), "ID of the comment that it replies to.", "500")
            .or_null("if it is not a reply"),
        Member::string(
            "path",
            at("inline.path", "anchor.path.toString|anchor.path"),
            "Path of the file.",
            "src/upload.rs",
        )
        .column()
        .or_null("if it is not on a file"),
        Member::number(
            "line",
            at("inline.to", "anchor.fileType=TO.line"),
            "Line number in the new version of the file. For several lines, the last.",
            "17",
        )
        .column()
        .or_null("if it is not on a line of the new version"),
        Member::number(
            "old_line",
            at("inline.from", "anchor.fileType=FROM.line"),
            "Line number in the old version of the file.",
            "15",
        )
        .or_null("if it is not on a line of the old version"),
        Member::number(
            "start_line",
            at("inline.start_to|inline.start_from", "anchor.multilineMarker.startLine"),
            "First line, if the comment is on several lines.",
            "12",
        )
        .or_null("if it is not on several lines"),
        Member::enumeration(
            "state",
            at("pending", "state"),
            "State of the comment. Only its author can see a pending comment.",
            COMMENT_STATES,
            "published",
        )
        .column()
        .or_null(""),
        Member::boolean("deleted", at("deleted", ""), "Whether the comment is deleted.").or_null(""),
        Member::time(
            "resolved_at",
            at("resolution.created_on", "threadResolvedDate"),
            "Time at which the thread was resolved.",
        )
        .or_null("until then"),
        Member::object(
            "resolved_by",
            at("resolution.user", "threadResolver"),
            "User who resolved the thread.",
            &PERSON_SHAPE,
        )
        .or_null("until then"),
        Member::number("version", at("", "version"), "Version, for optimistic locking.", "0").or_null(""),
        Member::time("created_at", at("created_on", "createdDate"), "Time of creation.").column(),
        Member::time("updated_at", at("updated_on", "updatedDate"), "Time of the last change.").or_null(""),
        Member::link(
            "link",
            at("links.html.href", ""),
            "URL of the web page.",
            "https://bitbucket.org/acme/web/pull-requests/42/_/diff#comment-501",
        )
        .or_null(""),
    ],
};

pub const COMMENT_STATES: &[Variant] =
    &[Variant::new("published", "false", "OPEN"), Variant::new("pending", "true", "PENDING")];

pub const BUILD_STATUS: Shape = Shape {
    name: "Build status",
    members: &[
        Member::string("key", both("key"), "Key of the build.", "ci/web").column(),
        Member::enumeration("state", both("state"), "State of the build status.", BUILD_STATES, "successful").column(),
        Member::string("name", both("name"), "Name of the build status.", "Web, unit tests").column().or_null(""),
        Member::string("description", both("description"), "Description of the result.", "212 tests passed.")
            .or_null(""),
        Member::branch("ref", at("refname", "ref"), "Branch that was built.", "feature/retry")
            .column()
            .or_null("if it was not set"),
        Member::link("url", both("url"), "URL of the build.", "https://ci.example.com/web/17"),
        Member::time("created_at", at("created_on", "createdDate|dateAdded"), "Time of creation.").or_null(""),
        Member::time("updated_at", at("updated_on", "updatedDate"), "Time of the last update.").column().or_null(""),
    ],
};

pub const BUILD_STATES: &[Variant] = &[
    Variant::new("successful", "SUCCESSFUL", "SUCCESSFUL"),
    Variant::new("failed", "FAILED", "FAILED"),
    Variant::new("in-progress", "INPROGRESS", "INPROGRESS"),
    Variant::new("stopped", "STOPPED", "CANCELLED"),
    Variant::new("unknown", "", "UNKNOWN"),
];

pub const COMMIT_SHAPE: Shape = Shape {
    name: "Commit",
    members: &[
        Member::string("commit", at("hash", "id"), "Hash of the commit.", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2")
            .column(),
        Member::string("message", at("message", "message"), "Commit message.", "Retry failed uploads").column(),
        Member {
            ty: MemberType::Name,
            ..Member::string(
                "author_name",
                at("author.raw", "author.displayName|author.name"),
                "Name of the author.",
                "Ada Example",
            )
        }
        .column()
        .or_null(""),
        Member {
            ty: MemberType::Email,
            ..Member::string(
                "author_email",
                at("author.raw", "author.emailAddress"),
                "Email address of the author.",
                "ada@example.com",
            )
        }
        .or_null(""),
        Member::object("author", at("author.user", ""), "Account of that user.", &PERSON_SHAPE)
            .or_null("if no account has the email address"),
        Member::strings(
            "parents",
            at("parents.*.hash", "parents.*.id"),
            "Hashes of the parent commits.",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
        )
        .or_null(""),
        Member::time("committed_at", at("date", "committerTimestamp|authorTimestamp"), "Time of creation.").column(),
        Member::link(
            "link",
            at("links.html.href", ""),
            "URL of the web page.",
            "https://bitbucket.org/acme/web/commits/4f5e6d7c8b9a",
        )
        .or_null(""),
    ],
};

/// A file that a change touches: an entry of a diffstat.
pub const CHANGED_FILE: Shape = Shape {
    name: "Changed file",
    members: &[
        Member::string(
            "path",
            at("new.path|old.path", "path.toString"),
            "Path from the root of the repository.",
            "src/upload.rs",
        )
        .column(),
        Member::string("old_path", at("old.path", "srcPath.toString"), "Path before the change.", "src/send.rs")
            .or_null("for a new file, and on Data Center if the path did not change"),
        Member::enumeration("change", at("status", "type"), "Kind of change.", FILE_CHANGES, "modified").column(),
        Member::number("lines_added", at("lines_added", ""), "Number of added lines.", "12").column().or_null(""),
        Member::number("lines_removed", at("lines_removed", ""), "Number of removed lines.", "3").column().or_null(""),
    ],
};

pub const FILE_CHANGES: &[Variant] = &[
    Variant::new("added", "added", "ADD"),
    Variant::new("modified", "modified", "MODIFY"),
    Variant::new("removed", "removed", "DELETE"),
    Variant::new("renamed", "renamed", "MOVE"),
    Variant::new("copied", "", "COPY"),
    Variant::new("conflicted", "merge conflict", ""),
];

pub const STRATEGIES: &[Variant] = &[
    Variant::new("merge-commit", "merge_commit", "no-ff"),
    Variant::new("fast-forward", "fast_forward", "ff-only"),
    Variant::new("fast-forward-or-merge-commit", "", "ff"),
    Variant::new("squash", "squash", "squash"),
    Variant::new("squash-fast-forward", "squash_fast_forward", "squash-ff-only"),
    Variant::new("rebase-fast-forward", "rebase_fast_forward", "rebase-ff-only"),
    Variant::new("rebase-merge-commit", "rebase_merge", "rebase-no-ff"),
];

pub const PULL_REQUEST_SHAPE: Shape = Shape {
    name: "Pull request",
    members: &[
        Member::number("id", both("id"), "ID of the pull request.", "42").column(),
        Member::workspace(at("destination.repository.full_name", "toRef.repository.project.key"))
            .or_null("if the repository was deleted"),
        Member::repo(at("destination.repository.full_name", "toRef.repository.slug"))
            .column()
            .or_null("if the repository was deleted"),
        Member::string("title", both("title"), "Title of the pull request.", "Retry failed uploads").column(),
        Member::string(
            "description",
            both("description"),
            "Description of the pull request.",
            "Uploads are tried three times.",
        )
        .or_null(""),
        Member::enumeration("state", both("state"), "State of the pull request.", PULL_REQUEST_STATES, "open").column(),
        Member::boolean("draft", both("draft"), "Whether the pull request is a draft.")
            .or_null("on Data Center before 8.18"),
        Member::string("source", at("source.branch.name", "fromRef.displayId"), "Source branch.", "feature/retry")
            .column()
            .or_null("if the branch was deleted"),
        Member::string(
            "source_commit",
            at("source.commit.hash", "fromRef.latestCommit"),
            "Latest commit of the source branch.",
            "4f5e6d7c8b9a",
        )
        .or_null("if the branch was deleted"),
        Member {
            name: "source_workspace",
            about: "Workspace slug or project key of the repository that contains the source branch.",
            ..Member::workspace(at("source.repository.full_name", "fromRef.repository.project.key"))
        }
        .or_null("if the fork was deleted"),
        Member {
            name: "source_repo",
            about: "Slug of the repository that contains the source branch. Differs from `repo` for a fork.",
            ..Member::repo(at("source.repository.full_name", "fromRef.repository.slug"))
        }
        .or_null("if the fork was deleted"),
        Member::string("target", at("destination.branch.name", "toRef.displayId"), "Target branch.", "main")
            .column()
            .or_null("if the branch was deleted"),
        Member::string(
            "target_commit",
            at("destination.commit.hash", "toRef.latestCommit"),
            "Latest commit of the target branch.",
            "0a1b2c3d4e5f",
        )
        .or_null("if the branch was deleted"),
        Member::object("author", at("author", "author.user"), "User who opened the pull request.", &PERSON_SHAPE)
            .column()
            .or_null("if the account was deleted"),
        Member::array("reviewers", at("participants.role=REVIEWER", "reviewers"), "Reviewers.", &REVIEWER).or_null(""),
        Member::array(
            "participants",
            at("participants.role=PARTICIPANT", "participants"),
            "Participants other than reviewers.",
            &PARTICIPANT,
        )
        .or_null(""),
        Member::array(
            "refused_reviewers",
            both("refused_reviewers"),
            "Reviewers that were removed because Bitbucket no longer accepts them.",
            &PERSON_SHAPE,
        )
        .or_null("unless reviewers were removed"),
        Member::number("comment_count", at("comment_count", "properties.commentCount"), "Number of comments.", "3")
            .or_null(""),
        Member::number("open_task_count", at("task_count", "properties.openTaskCount"), "Number of open tasks.", "1")
            .or_null(""),
        Member::boolean(
            "close_source_branch",
            at("close_source_branch", ""),
            "Whether the source branch is deleted on merge.",
        )
        .or_null(""),
        Member::enumerations(
            "merge_strategies",
            at("destination.branch.merge_strategies", ""),
            "Merge strategies that the target branch allows.",
            STRATEGIES,
            "merge-commit, squash",
        )
        .or_null("unless Bitbucket reports them"),
        Member::string(
            "merge_commit",
            at("merge_commit.hash", "properties.mergeCommit.id"),
            "Hash of the merge commit.",
            "9f8e7d6c5b4a",
        )
        .or_null("until it is merged"),
        Member::string(
            "merge_task",
            at("merge_task", ""),
            "ID of the asynchronous merge, if not waited for. Pass it to `get-merge-status`.",
            "6d1c9f0e-8b7a",
        )
        .or_null("if the merge was waited for"),
        Member::object(
            "closed_by",
            at("closed_by", ""),
            "User who merged or declined the pull request.",
            &PERSON_SHAPE,
        )
        .or_null("until then"),
        Member::string(
            "decline_reason",
            at("reason", ""),
            "Reason for declining.",
            "Uploads are retried by the browser.",
        )
        .or_null("if none was given"),
        Member::number("version", at("", "version"), "Version, for optimistic locking.", "1").or_null(""),
        Member::time("created_at", at("created_on", "createdDate"), "Time of creation."),
        Member::time("updated_at", at("updated_on", "updatedDate"), "Time of the last change.").column(),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/web/pull-requests/42",
        )
        .or_null(""),
    ],
};

pub const LISTED_STATES: &[Variant] = &[
    Variant::new("open", "OPEN", "OPEN"),
    Variant::new("merged", "MERGED", "MERGED"),
    Variant::new("declined", "DECLINED", "DECLINED"),
    Variant::new("superseded", "SUPERSEDED", ""),
    Variant::new("all", "OPEN MERGED DECLINED SUPERSEDED", "ALL"),
];

/// Where one pull request can stand: all but `all`.
pub const PULL_REQUEST_STATES: &[Variant] = LISTED_STATES.split_last().unwrap().1;

pub const BRANCH_SHAPE: Shape = Shape {
    name: "Branch",
    members: &[
        Member::string("name", at("name", "displayId"), "Name of the branch, without `refs/heads/`.", "feature/retry")
            .column(),
        Member::string(
            "commit",
            at("target.hash", "latestCommit"),
            "Hash of the latest commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .column()
        .or_null(""),
        Member::boolean("default", at("", "isDefault"), "Whether the branch is the default branch.")
            .column()
            .or_null(""),
        Member::time("committed_at", at("target.date", ""), "Time of the latest commit.").column().or_null(""),
        Member::link(
            "link",
            at("links.html.href", ""),
            "URL of the web page.",
            "https://bitbucket.org/acme/web/branch/feature/retry",
        )
        .or_null(""),
    ],
};

/// Cloud tells whether it is private, Data Center whether it is public.
pub const VISIBILITY: &[Variant] = &[Variant::new("private", "true", "false"), Variant::new("public", "false", "true")];

pub const REVIEWER: Shape = Shape {
    name: "Reviewer",
    members: &[
        Member::object("person", both("user"), "The user.", &PERSON_SHAPE),
        Member::enumeration("status", at("state", "status"), "Review status.", REVIEW_VERDICTS, "approved"),
    ],
};

pub const PARTICIPANT: Shape = Shape {
    name: "Participant",
    members: &[
        Member::object("person", both("user"), "The user.", &PERSON_SHAPE).column(),
        Member::enumeration("role", both("role"), "Role in the pull request.", PARTICIPANT_ROLES, "reviewer").column(),
        Member::enumeration("status", at("state", "status"), "Review status.", REVIEW_VERDICTS, "approved").column(),
        Member::time("participated_at", at("participated_on", ""), "Time of the last review activity.")
            .or_null("if there is none"),
    ],
};

pub const REVIEW_VERDICTS: &[Variant] = &[
    Variant::new("pending", "", "UNAPPROVED"),
    Variant::new("approved", "approved", "APPROVED"),
    Variant::new("changes-requested", "changes_requested", "NEEDS_WORK"),
];

pub const PARTICIPANT_ROLES: &[Variant] = &[
    Variant::new("author", "", "AUTHOR"),
    Variant::new("reviewer", "REVIEWER", "REVIEWER"),
    Variant::new("participant", "PARTICIPANT", "PARTICIPANT"),
];

/// What is no JSON: a diff, a log, a download.
pub const CONTENT: Shape = Shape {
    name: "Content",
    members: &[
        Member::string("encoding", both("encoding"), "Encoding of `content`: `text`, `base64` or `blob`.", "text"),
        Member::content("content", false, "Content as text, as base64, or as a file.", r#""...""#),
    ],
};

/// A person, wherever an answer speaks of one.
pub const PERSON_SHAPE: Shape = Shape {
    name: "Person",
    members: &[
        Member::string(
            "id",
            at("uuid", "name"),
            "UUID (Cloud) or username (Data Center).",
            "{8d1c2b3a-0001-4a5b-9c6d-7e8f90a1b2c3}",
        )
        .column(),
        Member::string("name", at("display_name", "displayName"), "Name of the person.", "Ada Example")
            .column()
            .or_null(""),
        Member::string(
            "username",
            at("nickname|username", "name"),
            "Nickname (Cloud) or username (Data Center).",
            "ada",
        )
        .column()
        .or_null(""),
        Member::string("account_id", at("account_id", ""), "Atlassian account ID.", "557058:0a1b2c3d-0001").or_null(""),
        Member::string("email", at("", "emailAddress"), "Email address.", "ada@example.com")
            .column()
            .or_null("if it is hidden"),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/%7B8d1c2b3a-0001-4a5b-9c6d-7e8f90a1b2c3%7D/",
        )
        .or_null(""),
    ],
};
