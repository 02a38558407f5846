//! Projects: below a workspace on Cloud; on Data Center, what a workspace is on Cloud.

use crate::catalog::fields::{DESCRIPTION, NAME, PROJECT, VISIBLE, WORKSPACE};
use crate::catalog::support::pull_requests::keep;
use crate::catalog::types::VISIBILITY;
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Read};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Member, Shape, at, both};

pub const ACTIONS: &[&Action] = &[&LIST, &GET, &CREATE, &UPDATE, &DELETE];
const _: () = check(ACTIONS);

pub const PROJECT_SHAPE: Shape = Shape {
    name: "Project",
    members: &[
        Member::string("project", both("key"), "Key of the project.", "SHOP").column(),
        Member::string(
            "workspace",
            at("workspace.slug|owner.username", "key"),
            "Workspace slug (Cloud) or project key (Data Center).",
            "acme",
        )
        .or_null(""),
        Member::string(
            "id",
            at("uuid", "id"),
            "ID that stays the same if the project is renamed.",
            "{7c2d1e0f-0005-4b6a-9d8c-1a2b3c4d5e6f}",
        ),
        Member::string("name", both("name"), "Name of the project.", "Shop").column(),
        Member::string("description", both("description"), "Description of the project.", "Everything that is sold.")
            .column()
            .or_null(""),
        Member::enumeration(
            "visibility",
            at("is_private", "public"),
            "Visibility of the project.",
            VISIBILITY,
            "private",
        )
        .column()
        .or_null(""),
        Member::time("created_at", at("created_on", ""), "Time of creation.").or_null(""),
        Member::time("updated_at", at("updated_on", ""), "Time of the last change.").or_null(""),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/workspace/projects/SHOP",
        )
        .or_null(""),
    ],
};

const ABOUT: Field = Field { example: "Everything that is sold.", ..DESCRIPTION };
const CALLED: Field = Field { example: "Shop", ..NAME };

const LIST: Action = Action {
    id: "list-projects",
    about: "Lists the projects of a workspace (Cloud) or of the server (Data Center).",
    required: &[&WORKSPACE.on_cloud()],
    output: Output::List(&PROJECT_SHAPE),
    cloud: Some(&Call {
        request: "GET /workspaces/{workspace}/projects",
        scope: "project",
        token: "read:project:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { request: "GET /api/latest/projects", scope: "REPO_READ", page: 1000, ..CALL }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-project",
    about: "Gets a project.",
    required: &[&WORKSPACE.on_cloud(), &PROJECT],
    output: Output::Object(&PROJECT_SHAPE),
    cloud: Some(&Call {
        request: "GET /workspaces/{workspace}/projects/{project}",
        scope: "project",
        token: "read:project:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { request: "GET /api/latest/projects/{project}", scope: "REPO_READ", ..CALL }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-project",
    about: "Creates a project.",
    required: &[
        &WORKSPACE.on_cloud(),
        &PROJECT.note("Uppercase letters, digits and underscores, starting with a letter."),
        &CALLED,
    ],
    optional: &[&ABOUT.sampled(), &VISIBLE.or("private")],
    output: Output::Object(&PROJECT_SHAPE),
    cloud: Some(&Call {
        request: "POST /workspaces/{workspace}/projects",
        body: r#"{
            "key": "{project}",
            "name": "{name}",
            "description": "{description}",
            "is_private": "{visibility}"
        }"#,
        scope: "project:admin",
        token: "admin:project:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects",
        body: r#"{
            "key": "{project}",
            "name": "{name}",
            "description": "{description}",
            "public": "{visibility}"
        }"#,
        scope: "PROJECT_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const UPDATE: Action = Action {
    id: "update-project",
    about: "Updates a project. Omitted fields are left unchanged.",
    required: &[&WORKSPACE.on_cloud(), &PROJECT],
    optional: &[&CALLED, &ABOUT.clearable().sampled(), &VISIBLE],
    output: Output::Object(&PROJECT_SHAPE),
    cloud: Some(&Call {
        request: "PUT /workspaces/{workspace}/projects/{project}",
        body: r#"{
            "name": "{name}",
            "description": "{description}",
            "is_private": "{visibility}"
        }"#,
        scope: "project:admin",
        token: "admin:project:bitbucket",
        // A PUT wants the name, and makes a project that does not exist: a misspelt key has to be refused instead.
        prefetch: Some(Read {
            request: "GET /workspaces/{workspace}/projects/{project}",
            carry_over: |before, input| {
                const PLACES: &[(&str, &str)] =
                    &[("name", "name"), ("description", "description"), ("visibility", "is_private")];
                keep(before, input, PLACES);
            },
        }),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{project}",
        body: r#"{
            "name": "{name}",
            "description": "{description}",
            "public": "{visibility}"
        }"#,
        scope: "PROJECT_ADMIN",
        ..CALL
    }),
    ..ACTION
};

const DELETE: Action = Action {
    id: "delete-project",
    about: "Deletes a project that contains no repositories.",
    required: &[&WORKSPACE.on_cloud(), &PROJECT],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /workspaces/{workspace}/projects/{project}",
        scope: "project:admin",
        token: "admin:project:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { request: "DELETE /api/latest/projects/{project}", scope: "PROJECT_ADMIN", ..CALL }),
    ..ACTION
};
