//! Permissions of people and groups on projects and repositories.

use serde_json::Value;

use crate::base::error::Result;
use crate::catalog::fields::{GROUP, PERSON, PROJECT, REPO, WORKSPACE};
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Type, Variant};
use crate::engine::shape::{Member, Shape, at, both};

pub const ACTIONS: &[&Action] = &[
    &LIST_OF_PROJECT,
    &SET_ON_PROJECT,
    &REMOVE_FROM_PROJECT,
    &LIST_OF_REPOSITORY,
    &SET_ON_REPOSITORY,
    &REMOVE_FROM_REPOSITORY,
];
const _: () = check(ACTIONS);

const PROJECT_PERMISSION: Shape = Shape { name: "Permission", members: &permission(ON_PROJECT) };
const REPOSITORY_PERMISSION: Shape = Shape { name: "Permission", members: &permission(ON_REPOSITORY) };

const fn permission(permissions: &'static [Variant]) -> [Member; 3] {
    [
        Member::object("person", both("user"), "User that has the permission.", &PERSON_SHAPE)
            .column()
            .or_null("if a group has the permission"),
        Member::string("group", at("group.slug", "group.name"), "Group that has the permission.", "developers")
            .column()
            .or_null("if a user has the permission"),
        Member::enumeration("permission", both("permission"), "Permission.", permissions, "write").column(),
    ]
}

const ON_PROJECT: &[Variant] = &[
    Variant::new("read", "read", "PROJECT_READ"),
    Variant::new("write", "write", "PROJECT_WRITE"),
    Variant::new("create-repositories", "create-repo", ""),
    Variant::new("admin", "admin", "PROJECT_ADMIN"),
];
const ON_REPOSITORY: &[Variant] = &[
    Variant::new("read", "read", "REPO_READ"),
    Variant::new("write", "write", "REPO_WRITE"),
    Variant::new("admin", "admin", "REPO_ADMIN"),
];

/// Data Center says before each what it is on.
const PERMISSIONS: &[Variant] = &[
    Variant::new("read", "read", "READ"),
    Variant::new("write", "write", "WRITE"),
    Variant::new("create-repositories", "create-repo", ""),
    Variant::new("admin", "admin", "ADMIN"),
];

/// Nobody makes repositories in a repository.
const REPOSITORY_PERMISSIONS: &[Variant] = &[
    Variant::new("read", "read", "READ"),
    Variant::new("write", "write", "WRITE"),
    Variant::new("admin", "admin", "ADMIN"),
];

const PERMISSION: Field = Field::enumeration("permission", "Permission.", PERMISSIONS, "write");
const WHO: Field = PERSON.note("Specify either `person` or `group`.").sampled();
const WHICH: Field = GROUP.note("Specify either `person` or `group`.");
const EITHER: &[&str] = &["person", "group"];

const LIST_OF_PROJECT: Action = Action {
    id: "list-project-permissions",
    about: "Lists the permissions of users, then of groups, on a project.",
    required: &[&WORKSPACE.on_cloud(), &PROJECT],
    output: Output::List(&PROJECT_PERMISSION),
    cloud: Some(&Call {
        request: "GET /workspaces/{workspace}/projects/{project}/permissions-config/users",
        then: "GET /workspaces/{workspace}/projects/{project}/permissions-config/groups",
        scope: "project:admin",
        token: "read:project:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{project}/permissions/users",
        then: "GET /api/latest/projects/{project}/permissions/groups",
        scope: "PROJECT_ADMIN",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const SET_ON_PROJECT: Action = Action {
    id: "set-project-permission",
    about: "Sets the permission of a user or group on a project.",
    required: &[&WORKSPACE.on_cloud(), &PROJECT, &PERMISSION],
    optional: &[&WHO, &WHICH],
    one_of: EITHER,
    output: Output::Empty,
    cloud: Some(&Call {
        request: "PUT /workspaces/{workspace}/projects/{project}/permissions-config/{kind}/{name}",
        body: r#"{ "permission": "{permission}" }"#,
        scope: "project:admin",
        token: "admin:project:bitbucket write:permission:bitbucket",
        computed: &[("kind", kind), ("name", name)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{project}/permissions/{kind}",
        query: "name={name}&permission=PROJECT_{permission}",
        scope: "PROJECT_ADMIN",
        computed: &[("kind", kind), ("name", name)],
        ..CALL
    }),
    ..ACTION
};

/// What the permission is of, as the addresses of both products have it.
fn kind(task: &Task) -> Result<Value> {
    Ok(if task.text("group").is_some() { "groups" } else { "users" }.into())
}

fn name(task: &Task) -> Result<Value> {
    Ok(task.text("group").or(task.text("person")).into())
}

const REMOVE_FROM_PROJECT: Action = Action {
    id: "remove-project-permission",
    about: "Removes the explicit permission of a user or group on a project.",
    required: &[&WORKSPACE.on_cloud(), &PROJECT],
    optional: &[&WHO, &WHICH],
    one_of: EITHER,
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /workspaces/{workspace}/projects/{project}/permissions-config/{kind}/{name}",
        scope: "project:admin",
        token: "admin:project:bitbucket delete:permission:bitbucket",
        computed: &[("kind", kind), ("name", name)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{project}/permissions/{kind}",
        query: "name={name}",
        scope: "PROJECT_ADMIN",
        computed: &[("kind", kind), ("name", name)],
        ..CALL
    }),
    ..ACTION
};

const LIST_OF_REPOSITORY: Action = Action {
    id: "list-repository-permissions",
    about: "Lists the permissions of users, then of groups, on a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&REPOSITORY_PERMISSION),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/permissions-config/users",
        then: "GET /repositories/{workspace}/{repo}/permissions-config/groups",
        scope: "repository:admin",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/permissions/users",
        then: "GET /api/latest/projects/{workspace}/repos/{repo}/permissions/groups",
        scope: "REPO_ADMIN",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const SET_ON_REPOSITORY: Action = Action {
    id: "set-repository-permission",
    about: "Sets the permission of a user or group on a repository.",
    required: &[&WORKSPACE, &REPO, &Field { ty: Type::Enum(REPOSITORY_PERMISSIONS), ..PERMISSION }],
    optional: &[&WHO, &WHICH],
    one_of: EITHER,
    output: Output::Empty,
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/permissions-config/{kind}/{name}",
        body: r#"{ "permission": "{permission}" }"#,
        scope: "repository:admin",
        token: "admin:repository:bitbucket write:permission:bitbucket",
        computed: &[("kind", kind), ("name", name)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/permissions/{kind}",
        query: "name={name}&permission=REPO_{permission}",
        scope: "REPO_ADMIN",
        computed: &[("kind", kind), ("name", name)],
        ..CALL
    }),
    ..ACTION
};

const REMOVE_FROM_REPOSITORY: Action = Action {
    id: "remove-repository-permission",
    about: "Removes the explicit permission of a user or group on a repository.",
    required: &[&WORKSPACE, &REPO],
    optional: &[&WHO, &WHICH],
    one_of: EITHER,
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/permissions-config/{kind}/{name}",
        scope: "repository:admin",
        token: "admin:repository:bitbucket delete:permission:bitbucket",
        computed: &[("kind", kind), ("name", name)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{workspace}/repos/{repo}/permissions/{kind}",
        query: "name={name}",
        scope: "REPO_ADMIN",
        computed: &[("kind", kind), ("name", name)],
        ..CALL
    }),
    ..ACTION
};
