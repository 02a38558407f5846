//! Pushes, and what they do to branches and tags.

use serde_json::{Value, json};

use crate::base::json::{items, set, take};
use crate::base::product::Product;
use crate::catalog::support::events::PUSH;
use crate::catalog::triggers::common::{ACTOR, ACTORS, EVENT, PATHS, REPOSITORY, branches, occurred_at, tags};
use crate::catalog::types::COMMIT_SHAPE;
use crate::engine::field::{Field, Variant};
use crate::engine::poll::{How, Poll};
use crate::engine::shape::{Member, Shape, at, both};
use crate::engine::trigger::{TRIGGER, Trigger};

pub const TRIGGERS: &[&Trigger] =
    &[&ANY_PUSH, &BRANCH_CREATED, &BRANCH_UPDATED, &BRANCH_DELETED, &TAG_CREATED, &TAG_DELETED];

const ANY_PUSH: Trigger = Trigger {
    id: "push",
    about: "Starts when commits, branches or tags are pushed to a repository.",
    events: &[&PUSH],
    parts: changes,
    event: &PUSH_EVENT,
    filters: &[&branches(&["changes.*.branch"]), &tags(&["changes.*.tag"]), &PATHS, &ACTORS],
    options: &[&PER, &FETCH_MISSING],
    poll: Some(&Poll::both(How::Refs {
        lists: &[("list-branches", "branch"), ("list-tags", "tag")],
        changes: &["created", "updated", "deleted"],
    })),
    scope: "repository",
    token: "read:repository:bitbucket",
    ..TRIGGER
};

const BRANCH_CREATED: Trigger = Trigger {
    id: "branch-created",
    about: "Starts when a branch is created.",
    parts: |body, product| of_kind(body, product, "branch", "created"),
    poll: Some(&Poll::both(How::Refs { lists: BRANCHES, changes: &["created"] })),
    ..OF_BRANCH
};

const BRANCH_UPDATED: Trigger = Trigger {
    id: "branch-updated",
    about: "Starts when commits are pushed to an existing branch, or the branch is rewritten.",
    parts: |body, product| of_kind(body, product, "branch", "updated"),
    poll: Some(&Poll::both(How::Refs { lists: BRANCHES, changes: &["updated"] })),
    filters: &[&branches(&["branch"]), &PATHS, &ACTORS],
    options: &[&FETCH_MISSING],
    ..OF_BRANCH
};

const BRANCH_DELETED: Trigger = Trigger {
    id: "branch-deleted",
    about: "Starts when a branch is deleted.",
    parts: |body, product| of_kind(body, product, "branch", "deleted"),
    poll: Some(&Poll::both(How::Refs { lists: BRANCHES, changes: &["deleted"] })),
    ..OF_BRANCH
};

const OF_BRANCH: Trigger = Trigger {
    events: &[&PUSH],
    event: &BRANCH_EVENT,
    filters: &[&branches(&["branch"]), &ACTORS],
    scope: "repository",
    token: "read:repository:bitbucket",
    ..TRIGGER
};

const TAG_CREATED: Trigger = Trigger {
    id: "tag-created",
    about: "Starts when a tag is created, or moved to another commit.",
    parts: |body, product| {
        let mut parts = of_kind(body.clone(), product, "tag", "created");
        parts.extend(of_kind(body, product, "tag", "updated"));
        parts
    },
    poll: Some(&Poll::both(How::Refs { lists: TAGS, changes: &["created", "updated"] })),
    ..OF_TAG
};

const TAG_DELETED: Trigger = Trigger {
    id: "tag-deleted",
    about: "Starts when a tag is deleted.",
    parts: |body, product| of_kind(body, product, "tag", "deleted"),
    poll: Some(&Poll::both(How::Refs { lists: TAGS, changes: &["deleted"] })),
    ..OF_TAG
};

const OF_TAG: Trigger = Trigger { event: &TAG_EVENT, filters: &[&tags(&["tag"]), &ACTORS], ..OF_BRANCH };

const BRANCHES: &[(&str, &str)] = &[("list-branches", "branch")];
const TAGS: &[(&str, &str)] = &[("list-tags", "tag")];

/// What one push starts.
pub const PER: Field = Field::enumeration(
    "per",
    "What starts a run: the whole push, each branch or tag, or each commit.",
    &[Variant::same("push"), Variant::same("ref"), Variant::same("commit")],
    "push",
)
.or("push")
.title("One event per");

pub const FETCH_MISSING: Field = Field::boolean(
    "fetch_missing",
    "Whether to fetch the commits that the webhook omits. Bitbucket sends at most five for each branch, and older versions of Data Center none.",
)
.or("false")
.title("Fetch missing commits");

const PUSH_EVENT: Shape = Shape {
    name: "Push event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        REPOSITORY,
        Member::array("changes", both("changes"), "Changed branches and tags.", &REF_CHANGE),
    ],
};

const BRANCH_EVENT: Shape = Shape {
    name: "Branch event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        REPOSITORY,
        Member::string("branch", both("change.branch"), "Name of the branch, without `refs/heads/`.", "feature/retry"),
        BEFORE_OF_ONE,
        AFTER_OF_ONE,
        Member::boolean("forced", at("change.forced", ""), "Whether the branch was rewritten.").or_null(""),
        Member::boolean("truncated", both("change.truncated"), "Whether `commits` is incomplete."),
        Member::array("commits", both("change.commits"), "Pushed commits, latest first.", &COMMIT_SHAPE),
    ],
};

const TAG_EVENT: Shape = Shape {
    name: "Tag event",
    members: &[
        EVENT,
        occurred_at(""),
        ACTOR,
        REPOSITORY,
        Member::string("tag", both("change.tag"), "Name of the tag, without `refs/tags/`.", "v1.4.0"),
        BEFORE_OF_ONE,
        AFTER_OF_ONE,
    ],
};

const BEFORE_OF_ONE: Member = Member::string(
    "before",
    both("change.before"),
    "Commit before the change.",
    "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
)
.or_null("if it was created");

const AFTER_OF_ONE: Member = Member::string(
    "after",
    both("change.after"),
    "Commit after the change.",
    "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
)
.or_null("if it was deleted");

/// What a push did to one branch or tag.
const REF_CHANGE: Shape = Shape {
    name: "Ref change",
    members: &[
        Member::string("ref", both("ref"), "Name of the branch or tag, without `refs/heads/` or `refs/tags/`.", "main"),
        Member::string("type", both("kind"), "`branch` or `tag`.", "branch"),
        Member::string("change", both("change"), "`created`, `updated` or `deleted`.", "updated"),
        Member::string("branch", both("branch"), "Name of the branch.", "main").or_null("if it is a tag"),
        Member::string("tag", both("tag"), "Name of the tag.", "").or_null("if it is a branch"),
        Member::string("before", both("before"), "Commit before the push.", "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567")
            .or_null("if it was created"),
        Member::string("after", both("after"), "Commit after the push.", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2")
            .or_null("if it was deleted"),
        Member::boolean("forced", at("forced", ""), "Whether the branch was rewritten.").or_null(""),
        Member::boolean("truncated", both("truncated"), "Whether `commits` is incomplete."),
        Member::array("commits", both("commits"), "Pushed commits, latest first.", &COMMIT_SHAPE),
    ],
};

/// A body for each branch and tag that was changed, in one form for both products: `changes` has that one alone.
fn changes(mut body: Value, product: Product) -> Vec<Value> {
    let changes = match product {
        Product::Cloud => take(&mut take(&mut body, "push"), "changes"),
        Product::DataCenter => take(&mut body, "changes"),
    };
    let alone = items(&changes).len() == 1;
    // Newer versions of Data Center tell the latest commits, of the whole push.
    let commits = take(&mut body, "commits");
    let one = |change: &Value| {
        let mut change = match product {
            Product::Cloud => of_cloud(change),
            Product::DataCenter => of_data_center(change, if alone { &commits } else { &Value::Null }),
        }?;
        let name = change["ref"].clone();
        let kind = change["kind"].as_str()?.to_owned();
        set(&mut change, &kind, name);
        let mut part = body.clone();
        set(&mut part, "changes", vec![change].into());
        Some(part)
    };
    items(&changes).iter().filter_map(one).collect()
}

/// Those changes of this kind, each as `change`.
fn of_kind(body: Value, product: Product, kind: &str, what: &str) -> Vec<Value> {
    let mut parts = changes(body, product);
    parts.retain(|part| part["changes"][0]["kind"] == kind && part["changes"][0]["change"] == what);
    for part in &mut parts {
        let change = part["changes"][0].take();
        set(part, "change", change);
    }
    parts
}

/// Cloud has the branch before and after, null where there is none.
fn of_cloud(change: &Value) -> Option<Value> {
    let (old, new) = (&change["old"], &change["new"]);
    let named = [new, old].into_iter().find(|named| named.is_object())?;
    // Mercurial's are gone, their names are not.
    let kind = if named["type"].as_str().is_some_and(|kind| kind.contains("tag")) { "tag" } else { "branch" };
    Some(json!({
        "ref": named["name"].as_str()?,
        "kind": kind,
        "change": what(old.is_object(), new.is_object()),
        "before": old["target"]["hash"],
        "after": new["target"]["hash"],
        "forced": change["forced"],
        "truncated": change["truncated"] == true,
        "commits": items(&change["commits"]),
    }))
}

/// Data Center has forty zeros where there is none.
fn of_data_center(change: &Value, commits: &Value) -> Option<Value> {
    let commit = |name: &str| change[name].as_str().filter(|hash| hash.bytes().any(|digit| digit != b'0'));
    let id = change["ref"]["id"].as_str().or_else(|| change["refId"].as_str())?;
    let (kind, name) = match id.strip_prefix("refs/tags/") {
        Some(name) => ("tag", name),
        None => ("branch", id.strip_prefix("refs/heads/")?),
    };
    let (before, after) = (commit("fromHash"), commit("toHash"));
    // The list ends with the oldest of at most five: it is whole where that one follows what was there before.
    let follows = |commit: &Value| items(&commit["parents"]).iter().any(|parent| parent["id"].as_str() == before);
    let whole = after.is_none() || kind == "tag" || items(commits).last().is_some_and(follows);
    Some(json!({
        "ref": name,
        "kind": kind,
        "change": what(before.is_some(), after.is_some()),
        "before": before,
        "after": after,
        "truncated": !whole,
        "commits": items(commits),
    }))
}

fn what(before: bool, after: bool) -> &'static str {
    match (before, after) {
        (false, _) => "created",
        (true, true) => "updated",
        (true, false) => "deleted",
    }
}
