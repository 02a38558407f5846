//! Workspaces on Cloud, projects on Data Center.

use crate::catalog::fields::WORKSPACE;
use crate::catalog::types::{PERSON_SHAPE, VISIBILITY};
use crate::engine::action::{ACTION, Action, CALL, Call, Output};
use crate::engine::check::check;
use crate::engine::shape::{Member, Shape, at};

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &LIST_MEMBERS, &GET_SERVER];
const _: () = check(ACTIONS);

pub const WORKSPACE_SHAPE: Shape = Shape {
    name: "Workspace",
    members: &[
        Member::string("workspace", at("slug", "key"), "Workspace slug (Cloud) or project key (Data Center).", "acme")
            .column(),
        Member::string(
            "id",
            at("uuid", "id"),
            "ID that stays the same if the workspace is renamed.",
            "{5b1e0c1e-0002-4d3a-8f00-111122223333}",
        ),
        Member::string("name", at("name", "name"), "Name of the workspace.", "Acme")
            .column()
            .or_null("in lists on Cloud"),
        Member::string(
            "description",
            at("", "description"),
            "Description of the workspace.",
            "Everything that Acme ships.",
        )
        .or_null("if there is none"),
        Member::enumeration(
            "visibility",
            at("is_private", "public"),
            "Visibility of the workspace.",
            VISIBILITY,
            "private",
        )
        .column()
        .or_null("in lists on Cloud"),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/",
        )
        .or_null(""),
    ],
};

const SERVER: Shape = Shape {
    name: "Server",
    members: &[
        Member::string("version", at("", "version"), "Version of Bitbucket.", "9.4.0"),
        Member::string("build", at("", "buildNumber"), "Build number.", "9004000").or_null(""),
        Member::string("name", at("", "displayName"), "Name of the server.", "Bitbucket").or_null(""),
    ],
};

const LIST: Action = Action {
    id: "list-workspaces",
    about: "Lists the workspaces (Cloud) or projects (Data Center) that the connection can see.",
    output: Output::List(&WORKSPACE_SHAPE),
    cloud: Some(&Call {
        request: "GET /user/workspaces",
        scope: "account",
        token: "read:workspace:bitbucket",
        within: "workspace",
        ..CALL
    }),
    data_center: Some(&Call { request: "GET /api/latest/projects", scope: "REPO_READ", ..CALL }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-workspace",
    about: "Gets a workspace (Cloud) or project (Data Center).",
    required: &[&WORKSPACE],
    output: Output::Object(&WORKSPACE_SHAPE),
    cloud: Some(&Call { request: "GET /workspaces/{workspace}", token: "read:workspace:bitbucket", ..CALL }),
    data_center: Some(&Call { request: "GET /api/latest/projects/{workspace}", scope: "REPO_READ", ..CALL }),
    ..ACTION
};

const LIST_MEMBERS: Action = Action {
    id: "list-workspace-members",
    about: "Lists the members of a workspace (Cloud) or the users who can see a project (Data Center).",
    required: &[&WORKSPACE],
    output: Output::List(&PERSON_SHAPE),
    cloud: Some(&Call {
        request: "GET /workspaces/{workspace}/members",
        scope: "account",
        token: "read:workspace:bitbucket",
        within: "user",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/users",
        query: "permission.1=PROJECT_READ&permission.1.projectKey={workspace}",
        scope: "REPO_READ",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const GET_SERVER: Action = Action {
    id: "get-server-info",
    about: "Gets the version of the server.",
    output: Output::Object(&SERVER),
    data_center: Some(&Call { request: "GET /api/latest/application-properties", scope: "REPO_READ", ..CALL }),
    ..ACTION
};
