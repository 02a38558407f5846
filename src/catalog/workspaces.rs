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
        Member::string(
            "workspace",
            at("slug", "key"),
            "Slug of the workspace or key of the project; what other actions take.",
            "acme",
        ),
        Member::string(
            "id",
            at("uuid", "id"),
            "Id that stays when it is renamed.",
            "{5b1e0c1e-0002-4d3a-8f00-111122223333}",
        ),
        Member::string("name", at("name", "name"), "Name for people to read.", "Acme").or_null("in lists of Cloud"),
        Member::string("description", at("", "description"), "What it is for.", "Everything that Acme ships.")
            .or_null("on Cloud, and where there is none"),
        Member::enumeration("visibility", at("is_private", "public"), "Who can see it.", VISIBILITY, "private")
            .or_null("in lists of Cloud"),
        Member::link("link", at("links.html.href", "links.self.0.href"), "Web page.", "https://bitbucket.org/acme/")
            .or_null("where Bitbucket does not tell"),
    ],
};

const SERVER: Shape = Shape {
    name: "Server",
    members: &[
        Member::string("version", at("", "version"), "Version of Bitbucket.", "9.4.0"),
        Member::string("build", at("", "buildNumber"), "Number of the build.", "9004000")
            .or_null("where it does not tell"),
        Member::string("name", at("", "displayName"), "Name for people to read.", "Bitbucket")
            .or_null("where it does not tell"),
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
