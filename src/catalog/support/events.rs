//! The keys of webhook events, for the actions that manage webhooks and for the triggers that start from them.

use crate::base::product::Product;
use crate::engine::field::Variant;

pub const PUSH: Variant = Variant::new("push", "repo:push", "repo:refs_changed");
pub const PULL_REQUEST_OPENED: Variant = Variant::new("pull-request-opened", "pullrequest:created", "pr:opened");
pub const PULL_REQUEST_UPDATED: Variant = Variant::new("pull-request-updated", "pullrequest:updated", "pr:modified");
pub const PULL_REQUEST_SOURCE_PUSHED: Variant =
    Variant::new("pull-request-source-pushed", "pullrequest:push", "pr:from_ref_updated");
pub const PULL_REQUEST_APPROVED: Variant =
    Variant::new("pull-request-approved", "pullrequest:approved", "pr:reviewer:approved");
pub const PULL_REQUEST_UNAPPROVED: Variant =
    Variant::new("pull-request-unapproved", "pullrequest:unapproved", "pr:reviewer:unapproved");
pub const CHANGES_REQUESTED: Variant =
    Variant::new("changes-requested", "pullrequest:changes_request_created", "pr:reviewer:needs_work");
pub const PULL_REQUEST_MERGED: Variant = Variant::new("pull-request-merged", "pullrequest:fulfilled", "pr:merged");
pub const PULL_REQUEST_DECLINED: Variant = Variant::new("pull-request-declined", "pullrequest:rejected", "pr:declined");
pub const COMMENT_ADDED: Variant = Variant::new("comment-added", "pullrequest:comment_created", "pr:comment:added");
pub const COMMENT_EDITED: Variant = Variant::new("comment-edited", "pullrequest:comment_updated", "pr:comment:edited");
pub const COMMENT_DELETED: Variant =
    Variant::new("comment-deleted", "pullrequest:comment_deleted", "pr:comment:deleted");
pub const COMMIT_COMMENT_ADDED: Variant =
    Variant::new("commit-comment-added", "repo:commit_comment_created", "repo:comment:added");
pub const REPOSITORY_FORKED: Variant = Variant::new("repository-forked", "repo:fork", "repo:forked");
pub const REPOSITORY_UPDATED: Variant = Variant::new("repository-updated", "repo:updated", "repo:modified");
pub const PROJECT_UPDATED: Variant = Variant::new("project-updated", "project:updated", "project:modified");

pub const REPOSITORY_CREATED: Variant = on_cloud("repo:created");
pub const REPOSITORY_DELETED: Variant = on_cloud("repo:deleted");
pub const REPOSITORY_TRANSFERRED: Variant = on_cloud("repo:transfer");
pub const REPOSITORY_IMPORTED: Variant = on_cloud("repo:imported");
pub const BUILD_STATUS_CREATED: Variant = on_cloud("repo:commit_status_created");
pub const BUILD_STATUS_UPDATED: Variant = on_cloud("repo:commit_status_updated");
pub const CHANGES_REQUEST_WITHDRAWN: Variant = on_cloud("pullrequest:changes_request_removed");
pub const COMMENT_RESOLVED: Variant = on_cloud("pullrequest:comment_resolved");
pub const COMMENT_REOPENED: Variant = on_cloud("pullrequest:comment_reopened");

pub const COMMIT_COMMENT_EDITED: Variant = on_data_center("repo:comment:edited");
pub const COMMIT_COMMENT_DELETED: Variant = on_data_center("repo:comment:deleted");
pub const SECRET_DETECTED: Variant = on_data_center("repo:secret_detected");
pub const PULL_REQUEST_DELETED: Variant = on_data_center("pr:deleted");
pub const REVIEWERS_CHANGED: Variant = on_data_center("pr:reviewer:updated");
pub const MIRROR_SYNCHRONIZED: Variant = on_data_center("mirror:repo_synchronized");

/// First what both products have, named as the triggers are; then the keys of Cloud, then those of Data Center: one key that it
/// does not know makes either refuse the whole webhook.
pub const EVENTS: &[Variant] = &LIST;

/// Each of them, for the trigger that starts from all.
pub const ALL: [&Variant; LIST.len()] = {
    let mut all = [&LIST[0]; LIST.len()];
    let mut i = 0;
    while i < all.len() {
        all[i] = &LIST[i];
        i += 1;
    }
    all
};

static LIST: [Variant; 64] = [
    PUSH,
    PULL_REQUEST_OPENED,
    PULL_REQUEST_UPDATED,
    PULL_REQUEST_SOURCE_PUSHED,
    PULL_REQUEST_APPROVED,
    PULL_REQUEST_UNAPPROVED,
    CHANGES_REQUESTED,
    PULL_REQUEST_MERGED,
    PULL_REQUEST_DECLINED,
    COMMENT_ADDED,
    COMMENT_EDITED,
    COMMENT_DELETED,
    COMMIT_COMMENT_ADDED,
    REPOSITORY_FORKED,
    REPOSITORY_UPDATED,
    PROJECT_UPDATED,
    on_cloud("repo:push"),
    on_cloud("repo:fork"),
    on_cloud("repo:updated"),
    REPOSITORY_CREATED,
    REPOSITORY_DELETED,
    REPOSITORY_TRANSFERRED,
    REPOSITORY_IMPORTED,
    on_cloud("repo:commit_comment_created"),
    BUILD_STATUS_CREATED,
    BUILD_STATUS_UPDATED,
    on_cloud("pullrequest:created"),
    on_cloud("pullrequest:updated"),
    on_cloud("pullrequest:push"),
    on_cloud("pullrequest:approved"),
    on_cloud("pullrequest:unapproved"),
    on_cloud("pullrequest:changes_request_created"),
    CHANGES_REQUEST_WITHDRAWN,
    on_cloud("pullrequest:fulfilled"),
    on_cloud("pullrequest:rejected"),
    on_cloud("pullrequest:comment_created"),
    on_cloud("pullrequest:comment_updated"),
    on_cloud("pullrequest:comment_deleted"),
    COMMENT_RESOLVED,
    COMMENT_REOPENED,
    on_cloud("pipeline:span_created"),
    on_cloud("project:updated"),
    on_data_center("repo:refs_changed"),
    on_data_center("repo:modified"),
    on_data_center("repo:forked"),
    on_data_center("repo:comment:added"),
    COMMIT_COMMENT_EDITED,
    COMMIT_COMMENT_DELETED,
    SECRET_DETECTED,
    on_data_center("pr:opened"),
    on_data_center("pr:from_ref_updated"),
    on_data_center("pr:modified"),
    on_data_center("pr:merged"),
    on_data_center("pr:declined"),
    PULL_REQUEST_DELETED,
    REVIEWERS_CHANGED,
    on_data_center("pr:reviewer:approved"),
    on_data_center("pr:reviewer:unapproved"),
    on_data_center("pr:reviewer:needs_work"),
    on_data_center("pr:comment:added"),
    on_data_center("pr:comment:edited"),
    on_data_center("pr:comment:deleted"),
    MIRROR_SYNCHRONIZED,
    on_data_center("project:modified"),
];

/// Keys that come in beside those that webhooks are created with: Atlassian documents them, and refuses them at creation.
const ALSO: &[(&str, &str)] = &[
    ("pr:reviewer:changes_requested", "pr:reviewer:needs_work"),
    ("pr:to_ref_updated", "pr:modified"),
    ("proj:modified", "project:modified"),
    ("proj:updated", "project:updated"),
];

/// The key that webhooks are created with, of one that came in.
pub fn canonical(key: &str) -> &str {
    ALSO.iter().find(|(other, _)| *other == key).map_or(key, |(_, canonical)| canonical)
}

/// The key of an event on a product, by the name that both share or by the key itself.
pub fn key_of(name: &str, product: Product) -> Option<&'static str> {
    EVENTS.iter().find(|event| event.name == name).map(|event| event.on(product)).filter(|key| !key.is_empty())
}

const fn on_cloud(key: &'static str) -> Variant {
    Variant::new(key, key, "")
}

const fn on_data_center(key: &'static str) -> Variant {
    Variant::new(key, "", key)
}
