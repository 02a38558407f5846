//! What the events of several triggers have.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::base::json::plain;
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::field::{Field, Type};
use crate::engine::filter::{Filter, Test};
use crate::engine::shape::{Member, Shape, at, both};

/// The key stands in Data Center's body, and is put there for Cloud, which has it in a header alone.
pub const EVENT: Member =
    Member::string("event", both("eventKey"), "Key of the webhook event, as Bitbucket names it.", "repo:push")
        .or_null("if the event was found by polling");

/// When it happened, as Cloud's body says at one of these places.
pub const fn occurred_at(cloud: &'static str) -> Member {
    Member::time("occurred_at", at(cloud, "date|createdDate"), "Time of the event.").or_null("")
}

pub const ACTOR: Member = Member::object("actor", both("actor"), "User who caused the event.", &PERSON_SHAPE)
    .or_null("if the account was deleted, or the event was found by polling");

pub const REPOSITORY: Member = Member::object(
    "repository",
    at("repository", "repository|pullRequest.toRef.repository|pullRequest.fromRef.repository"),
    "Repository of the event.",
    &EVENT_REPOSITORY,
)
.or_null("if the repository was deleted");

/// A repository, as deliveries describe it.
pub const EVENT_REPOSITORY: Shape = Shape {
    name: "Event repository",
    members: &[
        Member::string(
            "id",
            at("uuid", "id"),
            "ID that stays the same if the repository is renamed.",
            "{3f2a1b0c-0003-4c5d-8e9f-a0b1c2d3e4f5}",
        ),
        Member::workspace(at("full_name", "project.key")),
        Member::repo(at("full_name", "slug")),
        Member::string("name", both("name"), "Name of the repository.", "Web"),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/web",
        )
        .or_null(""),
    ],
};

/// Patterns of names.
const GLOBS: Type = Type::Array(&Type::String { min: 1 });

pub const fn branches(at: &'static [&'static str]) -> Filter {
    let field = Field::new(
        GLOBS,
        "branches",
        "Filters by branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes.",
        "main, release/*",
    );
    Filter { field, at, test: Test::Glob }
}

pub const fn tags(at: &'static [&'static str]) -> Filter {
    Filter { field: Field::new(GLOBS, "tags", "Filters by tag. Patterns as for branches.", "v*"), at, test: Test::Glob }
}

pub const SOURCES: Filter = Filter {
    field: Field::new(GLOBS, "source_branches", "Filters by source branch. Patterns as for branches.", "feature/**"),
    at: &["pull_request.source"],
    test: Test::Glob,
};

pub const TARGETS: Filter = Filter {
    field: Field::new(
        GLOBS,
        "target_branches",
        "Filters by target branch. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes.",
        "main, release/*",
    ),
    at: &["pull_request.target"],
    test: Test::Glob,
};

pub const IS_DRAFT: Filter = Filter {
    field: Field::boolean("is_draft", "Filters by whether the pull request is a draft.").title("Draft"),
    at: &["pull_request.draft"],
    test: Test::Equal,
};

/// By the user who wrote it.
pub const fn authors(at: &'static [&'static str]) -> Filter {
    let field = Field::users(
        "authors",
        "Filters by author: UUIDs, account IDs, usernames, email addresses or display names.",
        "ada, grace",
    );
    Filter { field, at, test: Test::User }
}

pub const ACTORS: Filter = Filter {
    field: Field::users(
        "actors",
        "Filters by the user who caused the event: UUIDs, account IDs, usernames, email addresses or display names.",
        "ada, grace",
    ),
    at: &["actor"],
    test: Test::User,
};

pub const PATHS: Filter = Filter {
    field: Field::new(
        GLOBS,
        "paths",
        "Filters by the path of a changed file. Patterns: `*` matches any characters but `/`, `**` any characters, and a leading `!` excludes.",
        "src/**, !**/*.md",
    ),
    at: &[],
    test: Test::Paths,
};

pub const COMMENT_PATTERN: Filter = Filter {
    field: Field::string("comment_pattern", "Filters by the text of the comment: a regular expression.", "^/deploy\\b"),
    at: &["comment.text"],
    test: Test::Pattern,
};

/// Eight digits are enough to see that a text changed.
pub fn digest(text: &Value) -> String {
    Sha256::digest(plain(text)).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
