//! SSH keys that machines reach a repository with: deploy keys on Cloud, access keys on Data Center.

use serde_json::Value;

use crate::catalog::fields::{NAME, REPO, WORKSPACE};
use crate::catalog::support::steps::found_among;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, at};

pub const ACTIONS: &[&Action] = &[&LIST, &ADD, &REMOVE];
const _: () = check(ACTIONS);

const DEPLOY_KEY: Shape = Shape {
    name: "Deploy key",
    members: &[
        Member::number("id", at("id", "key.id"), "ID of the deploy key.", "7").column(),
        Member::string("name", at("label", "key.label"), "Name of the deploy key.", "CI").column().or_null(""),
        Member::string(
            "public_key",
            at("key", "key.text"),
            "Public key.",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample",
        ),
        Member::enumeration(
            "access",
            at("", "permission"),
            "Permission of the key. On Cloud, always `read`.",
            ACCESS,
            "read",
        )
        .column(),
        Member::time("created_at", at("created_on|added_on", "key.createdDate"), "Time at which it was added.")
            .column()
            .or_null(""),
        Member::time("last_used_at", at("last_used", ""), "Time of the last use.").or_null("until it is used"),
    ],
};

/// Cloud's keys only read, and do not say so.
const ACCESS: &[Variant] = &[Variant::new("read", "", "REPO_READ"), Variant::new("write", "-", "REPO_WRITE")];

const LIST: Action = Action {
    id: "list-deploy-keys",
    about: "Lists the deploy keys (access keys on Data Center) of a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&DEPLOY_KEY),
    cloud: Some(&ON_CLOUD),
    data_center: Some(&ON_DATA_CENTER),
    ..ACTION
};

const ON_CLOUD: Call = Call {
    request: "GET /repositories/{workspace}/{repo}/deploy-keys",
    scope: "repository repository:admin",
    token: "admin:repository:bitbucket",
    ..CALL
};
const ON_DATA_CENTER: Call =
    Call { request: "GET /keys/latest/projects/{workspace}/repos/{repo}/ssh", scope: "REPO_ADMIN", ..CALL };

const ADD: Action = Action {
    id: "add-deploy-key",
    about: "Adds a deploy key (access key on Data Center) to a repository.",
    required: &[
        &WORKSPACE,
        &REPO,
        &Field::string(
            "public_key",
            "Public SSH key, as in its `.pub` file.",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample ci@example.com",
        ),
    ],
    optional: &[
        &Field { example: "CI", ..NAME }.note("On Data Center, defaults to the comment of the key.").sampled(),
        &Field::enumeration("access", "Permission of the key.", ACCESS, "read").or("read").on_data_center(),
    ],
    output: Output::Object(&DEPLOY_KEY),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/deploy-keys",
        body: r#"{ "key": "{public_key}", "label": "{name}" }"#,
        scope: "repository repository:admin",
        token: "admin:repository:bitbucket write:ssh-key:bitbucket",
        made: Some(|task| found_among(task, &ON_CLOUD, &|found| is_same(task, &found["key"]))),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /keys/latest/projects/{workspace}/repos/{repo}/ssh",
        body: r#"{
            "key": { "text": "{public_key}", "label": "{name}" },
            "permission": "{access}"
        }"#,
        scope: "REPO_ADMIN",
        made: Some(|task| found_among(task, &ON_DATA_CENTER, &|found| is_same(task, &found["key"]["text"]))),
        ..CALL
    }),
    ..ACTION
};

/// Whether this is the input's key; its comment is no part of it.
fn is_same(task: &Task, found: &Value) -> bool {
    let key = |text: &str| text.split_whitespace().take(2).map(str::to_owned).collect::<Vec<_>>();
    found.as_str().is_some_and(|found| key(found) == key(task.texts(["public_key"])[0]))
}

const REMOVE: Action = Action {
    id: "remove-deploy-key",
    about: "Removes a deploy key (access key on Data Center) from a repository.",
    required: &[&WORKSPACE, &REPO, &Field::integer("deploy_key", "ID of the deploy key.", &(1, i64::MAX), "7")],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/deploy-keys/{deploy_key}",
        scope: "repository repository:admin",
        token: "admin:repository:bitbucket delete:ssh-key:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /keys/latest/projects/{workspace}/repos/{repo}/ssh/{deploy_key}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};
