//! Repositories.

use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::catalog::fields::{BRANCH, DESCRIPTION, NAME, PROJECT, QUERY, REPO, SORT, VISIBLE, WORKSPACE};
use crate::catalog::types::{BRANCH_SHAPE, PERSON_SHAPE, VISIBILITY};
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Read, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, at, both};

pub const ACTIONS: &[&Action] = &[
    &LIST,
    &GET,
    &CREATE,
    &UPDATE,
    &DELETE,
    &FORK,
    &LIST_FORKS,
    &LIST_WATCHERS,
    &GET_DEFAULT_BRANCH,
    &SET_DEFAULT_BRANCH,
];
const _: () = check(ACTIONS);

pub const REPOSITORY: Shape = Shape {
    name: "Repository",
    members: &[
        Member::string("repo", both("slug"), "Slug of the repository.", "web").column(),
        Member::string(
            "workspace",
            at("workspace.slug", "project.key"),
            "Workspace slug (Cloud) or project key (Data Center).",
            "acme",
        )
        .or_null(""),
        Member::string(
            "id",
            at("uuid", "id"),
            "ID that stays the same if the repository is renamed.",
            "{3f2a1b0c-0003-4c5d-8e9f-a0b1c2d3e4f5}",
        ),
        Member::string("name", both("name"), "Name of the repository.", "Web").column(),
        Member::string("description", both("description"), "Description of the repository.", "The shop's web site.")
            .or_null(""),
        Member::string("project", both("project.key"), "Key of the project.", "SHOP").column().or_null(""),
        Member::enumeration(
            "visibility",
            at("is_private", "public"),
            "Visibility of the repository.",
            VISIBILITY,
            "private",
        )
        .column()
        .or_null(""),
        Member::string("default_branch", at("mainbranch.name", "defaultBranch"), "Development branch.", "main")
            .column()
            .or_null("if the repository is empty"),
        Member::number("size", at("size", ""), "Size in bytes.", "1048576").or_null(""),
        Member::string(
            "clone_https",
            at("links.clone.name=https.0.href", "links.clone.name=http.0.href"),
            "URL to clone over HTTPS.",
            "https://bitbucket.org/acme/web.git",
        )
        .or_null("if disabled"),
        Member::string(
            "clone_ssh",
            both("links.clone.name=ssh.0.href"),
            "URL to clone over SSH.",
            "git@bitbucket.org:acme/web.git",
        )
        .or_null("if disabled"),
        Member::time("created_at", at("created_on", ""), "Time of creation.").or_null(""),
        Member::time("updated_at", at("updated_on", ""), "Time of the last change.").column().or_null(""),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/web",
        )
        .or_null(""),
    ],
};
const ROLES: &[Variant] = &[
    Variant::new("member", "member", ""),
    Variant::new("contributor", "contributor", ""),
    Variant::new("admin", "admin", ""),
    Variant::new("owner", "owner", ""),
];

/// To be named each time: no default may make a repository, or delete one.
const NAMED: Field = Field { inherited: false, ..REPO };
const ABOUT: Field = Field { example: "The shop's web site.", ..DESCRIPTION };

const LIST: Action = Action {
    id: "list-repositories",
    about: "Lists the repositories of a workspace or project.",
    required: &[&WORKSPACE],
    optional: &[
        &Field::enumeration("role", "Role.", ROLES, "member")
            .note("Filters by the role of the authenticated user, or a higher one.")
            .on_cloud(),
        &QUERY,
        &SORT,
    ],
    output: Output::List(&REPOSITORY),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}",
        query: "role={role}&q={query}&sort={sort}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos",
        scope: "REPO_READ",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-repository",
    about: "Gets a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::Object(&REPOSITORY),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-repository",
    about: "Creates an empty repository.",
    required: &[&WORKSPACE, &NAMED.note("Name of the repository. The slug is derived from it.")],
    optional: &[
        &ABOUT.sampled(),
        &VISIBLE.or("private").sampled(),
        &PROJECT.note("Defaults to the oldest project of the workspace.").on_cloud(),
    ],
    output: Output::Object(&REPOSITORY),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}",
        body: r#"{
            "scm": "git",
            "description": "{description}",
            "is_private": "{visibility}",
            "project": { "key": "{project}" }
        }"#,
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos",
        body: r#"{
            "scmId": "git",
            "name": "{repo}",
            "description": "{description}",
            "public": "{visibility}"
        }"#,
        scope: "PROJECT_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const UPDATE: Action = Action {
    id: "update-repository",
    about: "Updates a repository. Omitted fields are left unchanged.",
    required: &[&WORKSPACE, &REPO],
    optional: &[&NAME.note("The slug changes with it."), &ABOUT.clearable().sampled(), &VISIBLE],
    output: Output::Object(&REPOSITORY),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}",
        body: r#"{
            "name": "{name}",
            "description": "{description}",
            "is_private": "{visibility}"
        }"#,
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        // A PUT makes a repository that does not exist: a misspelt slug has to be refused instead.
        prefetch: Some(Read { request: "GET /repositories/{workspace}/{repo}", carry_over: |_, _| {} }),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}",
        body: r#"{
            "name": "{name}",
            "description": "{description}",
            "public": "{visibility}"
        }"#,
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const DELETE: Action = Action {
    id: "delete-repository",
    about: "Deletes a repository and all its content permanently.",
    required: &[&WORKSPACE, &NAMED],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}",
        scope: "repository:delete",
        token: "delete:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{workspace}/repos/{repo}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const FORK: Action = Action {
    id: "fork-repository",
    about: "Forks a repository.",
    required: &[
        &WORKSPACE,
        &REPO,
        &Field::id(
            "to_workspace",
            "Workspace slug (Cloud) or project key (Data Center) of the new repository.",
            "labs",
        ),
    ],
    optional: &[
        &NAME.note("Defaults to the name of the original. The slug is derived from it."),
        &ABOUT.note("Defaults to that of the original.").on_cloud(),
        &VISIBLE.note("Defaults to that of the original.").on_cloud(),
        &PROJECT.note("Project in the target workspace. Defaults to its oldest.").on_cloud(),
    ],
    output: Output::Object(&REPOSITORY),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/forks",
        body: r#"{
            "name": "{name}",
            "description": "{description}",
            "is_private": "{visibility}",
            "workspace": { "slug": "{to_workspace}" },
            "project": { "key": "{project}" }
        }"#,
        scope: "repository:write",
        token: "read:repository:bitbucket write:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}",
        body: r#"{ "name": "{name}", "project": { "key": "{to_workspace}" } }"#,
        scope: "PROJECT_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const LIST_FORKS: Action = Action {
    id: "list-forks",
    about: "Lists the forks of a repository.",
    required: &[&WORKSPACE, &REPO],
    optional: &[&QUERY, &SORT],
    output: Output::List(&REPOSITORY),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/forks",
        query: "q={query}&sort={sort}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/forks",
        scope: "REPO_READ",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const LIST_WATCHERS: Action = Action {
    id: "list-watchers",
    about: "Lists the watchers of a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&PERSON_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/watchers",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const GET_DEFAULT_BRANCH: Action = Action {
    id: "get-default-branch",
    about: "Gets the default branch of a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::Object(&BRANCH_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}",
        scope: "repository",
        token: "read:repository:bitbucket",
        within: "mainbranch",
        resource: Some(with_default_branch),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/default-branch",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

fn with_default_branch(_: &Task, repository: Value) -> Result<Value> {
    if repository["mainbranch"].is_null() {
        return Err(Error::new(Kind::NotFound, "The repository has no default branch: it is empty.")
            .resolution("Push a first commit; its branch becomes the default one."));
    }
    Ok(repository)
}

const SET_DEFAULT_BRANCH: Action = Action {
    id: "set-default-branch",
    about: "Sets the default branch of a repository.",
    required: &[&WORKSPACE, &REPO, &BRANCH],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}",
        body: r#"{ "mainbranch": { "name": "{branch}" } }"#,
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        // A PUT makes a repository that does not exist: a misspelt slug has to be refused instead.
        prefetch: Some(Read { request: "GET /repositories/{workspace}/{repo}", carry_over: |_, _| {} }),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/default-branch",
        body: r#"{ "id": "refs/heads/{branch}" }"#,
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};
