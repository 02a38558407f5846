//! Repositories and projects.

use crate::base::product::Product;
use crate::catalog::projects::PROJECT_SHAPE;
use crate::catalog::support::events::{
    MIRROR_SYNCHRONIZED, PROJECT_UPDATED, REPOSITORY_CREATED, REPOSITORY_DELETED, REPOSITORY_FORKED,
    REPOSITORY_IMPORTED, REPOSITORY_TRANSFERRED, REPOSITORY_UPDATED, SECRET_DETECTED,
};
use crate::catalog::triggers::common::{ACTOR, ACTORS, EVENT, EVENT_REPOSITORY, REPOSITORY, occurred_at};
use crate::engine::poll::{How, Newest, Poll};
use crate::engine::shape::{Member, Shape, at, both};
use crate::engine::trigger::{TRIGGER, Trigger};

pub const TRIGGERS: &[&Trigger] =
    &[&CREATED, &FORKED, &UPDATED, &DELETED, &TRANSFERRED, &IMPORTED, &PROJECT, &SYNCHRONIZED, &DETECTED];

const CREATED: Trigger = Trigger {
    id: "repository-created",
    about: "Starts when a repository is created.",
    events: &[&REPOSITORY_CREATED],
    identity: &["repository.id"],
    of_workspace: true,
    poll: Some(&Poll::both(How::Newest(Newest {
        list: "list-repositories",
        input: &[("sort", "-created_on")],
        order: ("created_at", "id"),
        member: "repository",
        of_workspace: true,
        by_age: &[Product::Cloud],
    }))),
    ..OF_REPOSITORY
};

const FORKED: Trigger = Trigger {
    id: "repository-forked",
    about: "Starts when a repository is forked.",
    events: &[&REPOSITORY_FORKED],
    event: &FORK_EVENT,
    identity: &["fork.id"],
    ..OF_REPOSITORY
};

const UPDATED: Trigger = Trigger {
    id: "repository-updated",
    about: "Starts when the name, description or another property of a repository changes.",
    events: &[&REPOSITORY_UPDATED],
    event: &REPOSITORY_UPDATE,
    ..OF_REPOSITORY
};

const DELETED: Trigger = Trigger {
    id: "repository-deleted",
    about: "Starts when a repository is deleted.",
    events: &[&REPOSITORY_DELETED],
    identity: &["repository.id"],
    ..OF_REPOSITORY
};

const TRANSFERRED: Trigger = Trigger {
    id: "repository-transferred",
    about: "Starts when a repository is transferred to another workspace.",
    events: &[&REPOSITORY_TRANSFERRED],
    event: &TRANSFER_EVENT,
    ..OF_REPOSITORY
};

const IMPORTED: Trigger = Trigger {
    id: "repository-imported",
    about: "Starts when the import of a repository finishes.",
    events: &[&REPOSITORY_IMPORTED],
    ..OF_REPOSITORY
};

const PROJECT: Trigger = Trigger {
    id: "project-updated",
    about: "Starts when the name, description or another property of a project changes.",
    events: &[&PROJECT_UPDATED],
    event: &PROJECT_EVENT,
    of_workspace: true,
    scope: "project",
    token: "read:project:bitbucket",
    ..OF_REPOSITORY
};

const SYNCHRONIZED: Trigger = Trigger {
    id: "mirror-synchronized",
    about: "Starts when a mirror finishes synchronizing a repository.",
    events: &[&MIRROR_SYNCHRONIZED],
    event: &MIRROR_EVENT,
    filters: &[],
    ..OF_REPOSITORY
};

const DETECTED: Trigger = Trigger {
    id: "secret-detected",
    about: "Starts when secret scanning finds a secret in pushed commits.",
    events: &[&SECRET_DETECTED],
    event: &SECRET_EVENT,
    ..OF_REPOSITORY
};

const OF_REPOSITORY: Trigger = Trigger {
    event: &REPOSITORY_EVENT,
    filters: &[&ACTORS],
    scope: "repository",
    token: "read:repository:bitbucket",
    ..TRIGGER
};

const REPOSITORY_EVENT: Shape =
    Shape { name: "Repository event", members: &[EVENT, occurred_at(""), ACTOR, REPOSITORY] };

/// Data Center's `repository` is the fork, and `origin` what it was made from.
const FORK_EVENT: Shape = Shape {
    name: "Fork event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        Member::object(
            "repository",
            at("repository", "repository.origin|origin"),
            "Repository that was forked.",
            &EVENT_REPOSITORY,
        )
        .or_null(""),
        Member::object("fork", at("fork", "repository"), "The fork.", &EVENT_REPOSITORY),
    ],
};

const REPOSITORY_UPDATE: Shape = Shape {
    name: "Repository update event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        Member::object("repository", at("repository", "new|repository"), "The repository.", &EVENT_REPOSITORY),
        Member::string("previous_name", at("changes.name.old", "old.name"), "Name before the update.", "Website")
            .or_null("if it did not change, on Cloud"),
        Member::string(
            "previous_repo",
            at("changes.full_name.old", "old.slug"),
            "Slug before the update. With the workspace on Cloud.",
            "website",
        )
        .or_null("if it did not change, on Cloud"),
        Member::any(
            "changes",
            at("changes", ""),
            "Every property that changed, with `old` and `new`, as Bitbucket names them.",
            r#"{"name": {"old": "Website", "new": "Web"}}"#,
        )
        .or_null(""),
    ],
};

const TRANSFER_EVENT: Shape = Shape {
    name: "Transfer event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        REPOSITORY,
        Member::string(
            "previous_workspace",
            at("previous_owner.username|previous_owner.nickname|previous_owner.display_name", ""),
            "Workspace before the transfer.",
            "acme-labs",
        )
        .or_null(""),
    ],
};

const PROJECT_EVENT: Shape = Shape {
    name: "Project event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        Member::object("project", at("project", "new|project"), "The project.", &PROJECT_SHAPE),
        Member::string("previous_name", at("changes.name.old", "old.name"), "Name before the update.", "Store")
            .or_null("if it did not change, on Cloud"),
        Member::any(
            "changes",
            at("changes", ""),
            "Every property that changed, with `old` and `new`, as Bitbucket names them.",
            r#"{"name": {"old": "Store", "new": "Shop"}}"#,
        )
        .or_null(""),
    ],
};

const MIRROR_EVENT: Shape = Shape {
    name: "Mirror event",
    members: &[
        EVENT,
        occurred_at(""),
        REPOSITORY,
        Member::string("mirror", at("", "mirrorServer.name"), "Name of the mirror.", "Berlin"),
        Member::string("mirror_id", at("", "mirrorServer.id"), "ID of the mirror.", "B5A7-KL2M"),
        Member::string(
            "sync",
            at("", "syncType"),
            "`incremental`, or `snapshot` for the whole repository.",
            "incremental",
        ),
        Member::boolean(
            "truncated",
            at("", "refLimitExceeded"),
            "Whether `refs` is empty because too many were changed.",
        ),
        Member::strings(
            "refs",
            at("", "changes.*.ref.displayId"),
            "Names of the branches and tags that were changed.",
            "main",
        ),
    ],
};

/// The payload has the locations alone, each with its repository.
const SECRET_EVENT: Shape = Shape {
    name: "Secret event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        Member::object(
            "repository",
            at("", "repository|secretLocations.0.repository"),
            "Repository of the event.",
            &EVENT_REPOSITORY,
        ),
        Member::array("locations", at("", "secretLocations"), "Locations of the secrets.", &LOCATION),
    ],
};

const LOCATION: Shape = Shape {
    name: "Secret location",
    members: &[
        Member::string("path", both("path"), "Path of the file.", "config/deploy.env"),
        Member::number("line", both("line"), "Line of the file.", "3"),
        Member::string("commit", both("commitId"), "Hash of the commit.", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2"),
        Member::string("rule", both("ruleName"), "Name of the rule that matched.", "AWS access key"),
    ],
};
