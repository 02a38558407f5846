//! Commits, and what they change.

use crate::action::{Action, Word, check, word};
use crate::actions::users::PERSON_SHAPE;
use crate::shape::{Is, Member, Shape, at, link, number, one, text, texts, time, words};

pub const ACTIONS: &[&Action] = &[];
const _: () = check(ACTIONS);

pub const COMMIT_SHAPE: Shape = Shape {
    name: "Commit",
    members: &[
        text("commit", at("hash", "id"), "Hash; what other actions take.", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2"),
        text("message", at("message", "message"), "Message.", "Retry failed uploads"),
        Member {
            is: Is::Name,
            ..text("author_name", at("author.raw", "author.displayName|author.name"), "Who wrote it.", "Ada Example")
        }
        .or_null("where Bitbucket does not tell"),
        Member {
            is: Is::Email,
            ..text("author_email", at("author.raw", "author.emailAddress"), "Their e-mail address.", "ada@example.com")
        }
        .or_null("where Bitbucket does not tell"),
        one("author", at("author.user", ""), "Their account.", &PERSON_SHAPE)
            .or_null("on Data Center, and where no account has the address"),
        texts(
            "parents",
            at("parents.*.hash", "parents.*.id"),
            "Hashes of the commits before it.",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
        )
        .or_null("where Bitbucket does not tell"),
        time("committed_at", at("date", "committerTimestamp|authorTimestamp"), "When it was made."),
        link("link", at("links.html.href", ""), "Web page.", "https://bitbucket.org/acme/web/commits/4f5e6d7c8b9a")
            .or_null("on Data Center"),
    ],
};

/// A file that a change touches: an entry of a diffstat.
pub const CHANGED_FILE: Shape = Shape {
    name: "Changed file",
    members: &[
        text("path", at("new.path|old.path", "path.toString"), "Path from the repository's root.", "src/upload.rs"),
        text("old_path", at("old.path", "srcPath.toString"), "Path that it had before.", "src/send.rs")
            .or_null("for a new file, and on Data Center where it stayed in its place"),
        words("change", at("status", "type"), "What became of it.", CHANGES, "modified"),
        number("lines_added", at("lines_added", ""), "How many lines came.", "12").or_null("on Data Center"),
        number("lines_removed", at("lines_removed", ""), "How many lines went.", "3").or_null("on Data Center"),
    ],
};

const CHANGES: &[Word] = &[
    word("added", "added", "ADD"),
    word("modified", "modified", "MODIFY"),
    word("removed", "removed", "DELETE"),
    word("renamed", "renamed", "MOVE"),
    word("copied", "", "COPY"),
    word("conflicted", "merge conflict", ""),
];
