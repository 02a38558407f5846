//! The shapes that several resources give.

use crate::engine::field::Variant;
use crate::engine::shape::{Is, Member, Shape, at, both};

pub const COMMENT_SHAPE: Shape = Shape {
    name: "Comment",
    members: &[
        Member::number("id", both("id"), "Number; what other actions take.", "501"),
        Member::string("text", at("content.raw", "text"), "What it says, in Markdown.", "Looks good to me."),
        Member::object("author", at("user", "author"), "Who wrote it.", &PERSON_SHAPE)
            .or_null("where the account is gone"),
        Member::number("parent", both("parent.id"), "Comment that it answers.", "500")
            .or_null("where it answers none, and where Data Center does not tell"),
        Member::string(
            "path",
            at("inline.path", "anchor.path.toString|anchor.path"),
            "File that it is on.",
            "src/upload.rs",
        )
        .or_null("where it is on no file"),
        Member::number(
            "line",
            at("inline.to", "anchor.fileType=TO.line"),
            "Line that it is on, or the last of several.",
            "17",
        )
        .or_null("where it is on no line of the new version"),
        Member::number(
            "old_line",
            at("inline.from", "anchor.fileType=FROM.line"),
            "The same, in the old version of the file.",
            "15",
        )
        .or_null("where it is on no line of the old version"),
        Member::number(
            "start_line",
            at("inline.start_to|inline.start_from", "anchor.multilineMarker.startLine"),
            "First of the lines that it is on.",
            "12",
        )
        .or_null("where it is not on several"),
        Member::enumeration(
            "state",
            at("pending", "state"),
            "Whether anybody but its author sees it yet.",
            COMMENT_STATES,
            "published",
        )
        .or_null("where Bitbucket does not tell"),
        Member::boolean("deleted", at("deleted", ""), "Whether nothing but its place is left.")
            .or_null("on Data Center"),
        Member::time("resolved_at", at("resolution.created_on", "threadResolvedDate"), "When its thread was resolved.")
            .or_null("until it is"),
        Member::object("resolved_by", at("resolution.user", "threadResolver"), "Who resolved it.", &PERSON_SHAPE)
            .or_null("until it is"),
        Member::number("version", at("", "version"), "Counts its changes.", "0").or_null("on Cloud"),
        Member::time("created_at", at("created_on", "createdDate"), "When it was written."),
        Member::time("updated_at", at("updated_on", "updatedDate"), "When it last changed.")
            .or_null("where Bitbucket does not tell"),
        Member::link(
            "link",
            at("links.html.href", ""),
            "Web page.",
            "https://bitbucket.org/acme/web/pull-requests/42/_/diff#comment-501",
        )
        .or_null("on Data Center"),
    ],
};

pub const COMMENT_STATES: &[Variant] =
    &[Variant::new("published", "false", "OPEN"), Variant::new("pending", "true", "PENDING")];

pub const BUILD_STATUS: Shape = Shape {
    name: "Build status",
    members: &[
        Member::string("key", both("key"), "What tells this build from others on the commit.", "ci/web"),
        Member::enumeration("state", both("state"), "How it went.", BUILD_STATES, "successful"),
        Member::string("name", both("name"), "Name for people to read.", "Web, unit tests")
            .or_null("where there is none"),
        Member::string("description", both("description"), "How it went, in words.", "212 tests passed.")
            .or_null("where there is none"),
        Member::branch("ref", at("refname", "ref"), "Branch that was built.", "feature/retry")
            .or_null("where it was not named"),
        Member::link("url", both("url"), "Where the build's log is.", "https://ci.example.com/web/17"),
        Member::time("created_at", at("created_on", "createdDate|dateAdded"), "When it was first set.")
            .or_null("where Bitbucket does not tell"),
        Member::time("updated_at", at("updated_on", "updatedDate"), "When it was last set.")
            .or_null("where Bitbucket does not tell"),
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
        Member::string(
            "commit",
            at("hash", "id"),
            "Hash; what other actions take.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        ),
        Member::string("message", at("message", "message"), "Message.", "Retry failed uploads"),
        Member {
            is: Is::Name,
            ..Member::string(
                "author_name",
                at("author.raw", "author.displayName|author.name"),
                "Who wrote it.",
                "Ada Example",
            )
        }
        .or_null("where Bitbucket does not tell"),
        Member {
            is: Is::Email,
            ..Member::string(
                "author_email",
                at("author.raw", "author.emailAddress"),
                "Their e-mail address.",
                "ada@example.com",
            )
        }
        .or_null("where Bitbucket does not tell"),
        Member::object("author", at("author.user", ""), "Their account.", &PERSON_SHAPE)
            .or_null("on Data Center, and where no account has the address"),
        Member::strings(
            "parents",
            at("parents.*.hash", "parents.*.id"),
            "Hashes of the commits before it.",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
        )
        .or_null("where Bitbucket does not tell"),
        Member::time("committed_at", at("date", "committerTimestamp|authorTimestamp"), "When it was made."),
        Member::link(
            "link",
            at("links.html.href", ""),
            "Web page.",
            "https://bitbucket.org/acme/web/commits/4f5e6d7c8b9a",
        )
        .or_null("on Data Center"),
    ],
};

/// A file that a change touches: an entry of a diffstat.
pub const CHANGED_FILE: Shape = Shape {
    name: "Changed file",
    members: &[
        Member::string(
            "path",
            at("new.path|old.path", "path.toString"),
            "Path from the repository's root.",
            "src/upload.rs",
        ),
        Member::string("old_path", at("old.path", "srcPath.toString"), "Path that it had before.", "src/send.rs")
            .or_null("for a new file, and on Data Center where it stayed in its place"),
        Member::enumeration("change", at("status", "type"), "What became of it.", FILE_CHANGES, "modified"),
        Member::number("lines_added", at("lines_added", ""), "How many lines came.", "12").or_null("on Data Center"),
        Member::number("lines_removed", at("lines_removed", ""), "How many lines went.", "3").or_null("on Data Center"),
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
        Member::number("id", both("id"), "Number; what other actions take.", "42"),
        Member::workspace(at("destination.repository.full_name", "toRef.repository.project.key"))
            .or_null("where the repository is gone"),
        Member::repo(at("destination.repository.full_name", "toRef.repository.slug"))
            .or_null("where the repository is gone"),
        Member::string("title", both("title"), "Title.", "Retry failed uploads"),
        Member::string(
            "description",
            both("description"),
            "What it changes and why.",
            "Uploads are tried three times.",
        )
        .or_null("where there is none"),
        Member::enumeration("state", both("state"), "Where it stands.", PULL_REQUEST_STATES, "open"),
        Member::boolean("draft", both("draft"), "Whether it is not meant to be merged yet.")
            .or_null("on Data Center before 8.18"),
        Member::string(
            "source",
            at("source.branch.name", "fromRef.displayId"),
            "Branch that holds the change.",
            "feature/retry",
        )
        .or_null("where the branch is gone"),
        Member::string(
            "source_commit",
            at("source.commit.hash", "fromRef.latestCommit"),
            "Newest commit of the source.",
            "4f5e6d7c8b9a",
        )
        .or_null("where the branch is gone"),
        Member {
            name: "source_workspace",
            about: "Workspace, or project key, of the repository that the source branch is in.",
            ..Member::workspace(at("source.repository.full_name", "fromRef.repository.project.key"))
        }
        .or_null("where the fork was deleted"),
        Member {
            name: "source_repo",
            about: "Slug of the repository that the source branch is in: another than `repo` where it is a fork.",
            ..Member::repo(at("source.repository.full_name", "fromRef.repository.slug"))
        }
        .or_null("where the fork was deleted"),
        Member::string("target", at("destination.branch.name", "toRef.displayId"), "Branch to merge into.", "main")
            .or_null("where the branch is gone"),
        Member::string(
            "target_commit",
            at("destination.commit.hash", "toRef.latestCommit"),
            "Newest commit of the target.",
            "0a1b2c3d4e5f",
        )
        .or_null("where the branch is gone"),
        Member::object("author", at("author", "author.user"), "Who opened it.", &PERSON_SHAPE)
            .or_null("where the account is gone"),
        Member::array(
            "reviewers",
            at("participants.role=REVIEWER", "reviewers"),
            "Who is asked to review it.",
            &REVIEWER,
        )
        .or_null("where Cloud does not tell"),
        Member::array(
            "participants",
            at("participants.role=PARTICIPANT", "participants"),
            "Who has taken part in it beside its reviewers.",
            &PARTICIPANT,
        )
        .or_null("where Cloud does not tell"),
        Member::array(
            "refused_reviewers",
            both("refused_reviewers"),
            "Who reviewed it until this change, and was left out because Bitbucket takes them no longer.",
            &PERSON_SHAPE,
        )
        .or_null("but after a change that left somebody out"),
        Member::number(
            "comment_count",
            at("comment_count", "properties.commentCount"),
            "How many comments it has.",
            "3",
        )
        .or_null("where Bitbucket does not tell"),
        Member::number(
            "open_task_count",
            at("task_count", "properties.openTaskCount"),
            "How many tasks are open.",
            "1",
        )
        .or_null("where Bitbucket does not tell"),
        Member::boolean(
            "close_source_branch",
            at("close_source_branch", ""),
            "Whether the source branch is deleted when it is merged.",
        )
        .or_null("on Data Center"),
        Member::enumerations(
            "merge_strategies",
            at("destination.branch.merge_strategies", ""),
            "How it can be merged into its target.",
            STRATEGIES,
            "merge-commit, squash",
        )
        .or_null("on Data Center, and where Cloud does not tell; `get-pull-request` tells"),
        Member::string(
            "merge_commit",
            at("merge_commit.hash", "properties.mergeCommit.id"),
            "Commit that merged it.",
            "9f8e7d6c5b4a",
        )
        .or_null("until it is merged"),
        Member::string(
            "merge_task",
            at("merge_task", ""),
            "Merge that goes on behind the answer; what `get-merge-status` takes.",
            "6d1c9f0e-8b7a",
        )
        .or_null("but after a merge on Cloud that was not waited for"),
        Member::object("closed_by", at("closed_by", ""), "Who merged or declined it.", &PERSON_SHAPE)
            .or_null("until somebody does, and on Data Center"),
        Member::string(
            "decline_reason",
            at("reason", ""),
            "Why it was declined.",
            "Uploads are retried by the browser.",
        )
        .or_null("where nobody said, and on Data Center"),
        Member::number(
            "version",
            at("", "version"),
            "Counts its changes; give it to an update to be refused when it is old.",
            "1",
        )
        .or_null("on Cloud"),
        Member::time("created_at", at("created_on", "createdDate"), "When it was opened."),
        Member::time("updated_at", at("updated_on", "updatedDate"), "When it last changed."),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "Web page.",
            "https://bitbucket.org/acme/web/pull-requests/42",
        )
        .or_null("where Bitbucket does not tell"),
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
        Member::string("name", at("name", "displayId"), "Name, without `refs/heads/`.", "feature/retry"),
        Member::string(
            "commit",
            at("target.hash", "latestCommit"),
            "Hash of its newest commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .or_null("where Bitbucket does not tell"),
        Member::boolean("default", at("", "isDefault"), "Whether it is the repository's default branch.")
            .or_null("on Cloud; `default_branch` of the repository tells"),
        Member::time("committed_at", at("target.date", ""), "When its newest commit was made.")
            .or_null("on Data Center"),
        Member::link(
            "link",
            at("links.html.href", ""),
            "Web page.",
            "https://bitbucket.org/acme/web/branch/feature/retry",
        )
        .or_null("on Data Center"),
    ],
};

/// Cloud tells whether it is private, Data Center whether it is public.
pub const VISIBILITY: &[Variant] = &[Variant::new("private", "true", "false"), Variant::new("public", "false", "true")];

pub const REVIEWER: Shape = Shape {
    name: "Reviewer",
    members: &[
        Member::object("person", both("user"), "Who.", &PERSON_SHAPE),
        Member::enumeration("status", at("state", "status"), "What they said of it.", REVIEW_VERDICTS, "approved"),
    ],
};

pub const PARTICIPANT: Shape = Shape {
    name: "Participant",
    members: &[
        Member::object("person", both("user"), "Who.", &PERSON_SHAPE),
        Member::enumeration("role", both("role"), "What they are to it.", PARTICIPANT_ROLES, "reviewer"),
        Member::enumeration("status", at("state", "status"), "What they said of it.", REVIEW_VERDICTS, "approved"),
        Member::time("participated_at", at("participated_on", ""), "When they last said something of it.")
            .or_null("where they have not, and on Data Center"),
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
        Member::string(
            "encoding",
            both("encoding"),
            "How `content` holds the bytes: `text`, `base64` or `blob`.",
            "text",
        ),
        Member::content(
            "content",
            false,
            "The text, the bytes in base64, or a file of the workflow platform's store.",
            r#""...""#,
        ),
    ],
};

/// A person, wherever an answer speaks of one.
pub const PERSON_SHAPE: Shape = Shape {
    name: "Person",
    members: &[
        Member::string(
            "id",
            at("uuid", "name"),
            "UUID on Cloud, user name on Data Center; what other actions take.",
            "{8d1c2b3a-0001-4a5b-9c6d-7e8f90a1b2c3}",
        ),
        Member::string("name", at("display_name", "displayName"), "Name for people to read.", "Ada Example")
            .or_null("where Bitbucket does not tell"),
        Member::string(
            "username",
            at("nickname|username", "name"),
            "Nickname on Cloud, user name on Data Center.",
            "ada",
        )
        .or_null("where Bitbucket does not tell"),
        Member::string("account_id", at("account_id", ""), "Atlassian account.", "557058:0a1b2c3d-0001")
            .or_null("on Data Center"),
        Member::string("email", at("", "emailAddress"), "E-mail address.", "ada@example.com")
            .or_null("on Cloud, and where it is hidden"),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "Web page.",
            "https://bitbucket.org/%7B8d1c2b3a-0001-4a5b-9c6d-7e8f90a1b2c3%7D/",
        )
        .or_null("where Data Center does not tell"),
    ],
};
