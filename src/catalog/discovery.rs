//! Everything that a connection reaches, at a glance: for screens that import repositories.

use std::cell::RefCell;

use serde_json::{Map, Value, json};

use crate::base::error::{Kind, Result};
use crate::base::json;
use crate::catalog::fields::WORKSPACE;
use crate::catalog::support::steps::insert;
use crate::catalog::types::VISIBILITY;
use crate::engine::action::{ACTION, Action, Answer, CALL, CURSOR, Call, MAX_ITEMS, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Variant;
use crate::engine::shape::{Demand, Member, Shape, at, both};
use crate::http::address;
use crate::http::paging::ListRequest;

pub const ACTIONS: &[&Action] = &[&DISCOVER];
const _: () = check(ACTIONS);

const DISCOVERED: Shape = Shape {
    name: "Repositories",
    members: &[
        Member::array("workspaces", both("workspaces"), "Where the repositories are, each with its own.", &GROUP),
        Member::string("next", both("next"), "Give it as `cursor` to go on from here.", "eyJwIjoiYyJ9")
            .or_null("when there is no more"),
    ],
};

const GROUP: Shape = Shape {
    name: "Discovered workspace",
    members: &[
        Member::string(
            "workspace",
            at("workspace.slug", "workspace.key"),
            "Slug of the workspace or key of the project; what other actions take.",
            "acme",
        ),
        Member::string("name", both("workspace.name"), "Name for people to read.", "Acme")
            .or_null("where Cloud does not tell"),
        Member::link(
            "link",
            at("workspace.links.html.href", "workspace.links.self.0.href"),
            "Web page.",
            "https://bitbucket.org/acme/",
        )
        .or_null("where Bitbucket does not tell"),
        Member::array(
            "repositories",
            both("repositories"),
            "Its repositories, in Bitbucket's order.",
            &DISCOVERED_REPOSITORY,
        ),
    ],
};

const DISCOVERED_REPOSITORY: Shape = Shape {
    name: "Discovered repository",
    members: &[
        Member::string("repo", both("slug"), "Slug; what other actions take.", "web"),
        Member::string(
            "id",
            at("uuid", "id"),
            "Id that stays when it is renamed.",
            "{3f2a1b0c-0003-4c5d-8e9f-a0b1c2d3e4f5}",
        ),
        Member::string("name", both("name"), "Name for people to read.", "Web"),
        Member::string("description", both("description"), "What it is for.", "The shop's web site.")
            .or_null("where there is none"),
        Member::enumeration("visibility", at("is_private", "public"), "Who can see it.", VISIBILITY, "private")
            .or_null("where Bitbucket does not tell"),
        Member::enumeration(
            "permission",
            at("permission", ""),
            "What the connection may do with it.",
            PERMISSIONS,
            "write",
        )
        .or_null("on Data Center, and where Cloud does not tell"),
        Member::string("default_branch", at("mainbranch.name", "defaultBranch"), "Branch that changes go to.", "main")
            .or_null("while it is empty, and where Data Center does not tell"),
        Member::number("size", at("size", ""), "Size in bytes.", "1048576").or_null("on Data Center"),
        Member::time("updated_at", at("updated_on", ""), "When it last changed.").or_null("on Data Center"),
        Member::link("link", at("links.html.href", "links.self.0.href"), "Web page.", "https://bitbucket.org/acme/web")
            .or_null("where Bitbucket does not tell"),
    ],
};

const PERMISSIONS: &[Variant] = &[
    Variant::new("read", "read", "REPO_READ"),
    Variant::new("write", "write", "REPO_WRITE"),
    Variant::new("admin", "admin", "REPO_ADMIN"),
];

/// The most workspaces that are looked through, and the most permissions that are read of each.
const MOST_WORKSPACES: u64 = 1_000;
const MOST_PERMISSIONS: u64 = 5_000;

const DISCOVER: Action = Action {
    id: "discover-repositories",
    about: "Lists all repositories that the connection can access, grouped by workspace (Cloud) or project (Data Center).",
    optional: &[
        &WORKSPACE.note("Only this one."),
        &MAX_ITEMS.note("A workspace that has more goes on in the next answer."),
        &CURSOR,
    ],
    output: Output::Custom(&DISCOVERED),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}",
        query: "role=member",
        scope: "account repository",
        token: "read:repository:bitbucket",
        run: Some(discover_on_cloud),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/repos",
        scope: "REPO_READ",
        run: Some(discover_on_data_center),
        ..CALL
    }),
    ..ACTION
};

/// No list of Cloud goes across workspaces: theirs are read in turn.
fn discover_on_cloud(task: &Task) -> Result<Answer> {
    let workspaces = match task.text("workspace") {
        Some(workspace) => vec![Value::from(workspace)],
        None => {
            let url = address::of_segments(&task.api.connection, &["user", "workspaces"], &[]);
            let all = ListRequest { max_items: MOST_WORKSPACES, cursor: None, ..task.listing(url) };
            items(task, &all, &|item| item["workspace"]["slug"].clone())?
        }
    };
    let (mut input, mut lists) = (Map::new(), Vec::new());
    for workspace in workspaces {
        insert(&mut input, "workspace", workspace);
        lists.push(task.listing(task.address(&input)?));
    }
    discover(task, &lists, "workspace", &|workspace| {
        let path = ["user", "workspaces", workspace, "permissions", "repositories"];
        let url = address::of_segments(&task.api.connection, &path, &[]);
        let all = ListRequest { max_items: MOST_PERMISSIONS, cursor: None, ..task.listing(url) };
        let one = |item: &Value| Value::Array(vec![item["repository"]["uuid"].clone(), item["permission"].clone()]);
        match items(task, &all, &one) {
            // An access token has no user to ask for, and some tokens may not ask.
            Err(error) if matches!(error.kind, Kind::Unauthenticated | Kind::Forbidden | Kind::MissingScope) => {
                Ok(Vec::new())
            }
            permissions => permissions,
        }
    })
}

/// One list goes across all projects. Its filter for one of them is not known to servers before 8.0.
fn discover_on_data_center(task: &Task) -> Result<Answer> {
    let url = match task.text("workspace") {
        Some(project) => {
            address::of_segments(&task.api.connection, &["api", "latest", "projects", project, "repos"], &[])
        }
        None => task.address(&task.input)?,
    };
    discover(task, &[task.listing(url)], "project", &|_| Ok(Vec::new()))
}

/// What `pick` takes of each item of a list.
fn items(task: &Task, listing: &ListRequest, pick: &dyn Fn(&Value) -> Value) -> Result<Vec<Value>> {
    let listed = task.api.list(listing, &|item| Ok(pick(item).to_string()))?.into_json();
    match json::parse(&listed).map(|mut listed| json::take(&mut listed, "items")) {
        Ok(Value::Array(items)) => Ok(items),
        _ => Ok(Vec::new()),
    }
}

/// A workspace or project, and what was found in it so far.
struct Found {
    group: Map<String, Value>,
    /// `[uuid, permission]` of its repositories, where they are told.
    permissions: Vec<Value>,
    repositories: Vec<Value>,
}

/// Puts the repositories of these lists below what they lie in, which is this member of theirs. `permissions` reads those
/// of a workspace.
fn discover(
    task: &Task,
    lists: &[ListRequest],
    member: &str,
    permissions: &dyn Fn(&str) -> Result<Vec<Value>>,
) -> Result<Answer> {
    let (product, all) = (task.api.product(), RefCell::new(Vec::<Found>::new()));
    let listed = task.api.list_in_turn(lists, &|repository| {
        let mut all = all.borrow_mut();
        let place = json!({ "workspace": repository[member], "repositories": [] });
        let group = GROUP.of(&place, product, Demand::All)?;
        let at = match all.iter().position(|known| known.group["workspace"] == group["workspace"]) {
            Some(at) => at,
            None => {
                let permissions = permissions(group["workspace"].as_str().unwrap_or_default())?;
                all.push(Found { group, permissions, repositories: Vec::new() });
                all.len() - 1
            }
        };
        let (found, mut repository) = (&mut all[at], repository.clone());
        let permission = found.permissions.iter().find(|told| told[0] == repository["uuid"]);
        let permission = permission.map(|told| told[1].clone()).unwrap_or_default();
        json::set(&mut repository, "permission", permission);
        found.repositories.push(DISCOVERED_REPOSITORY.of(&repository, product, Demand::Identity)?.into());
        // Each counts, so that there is an end.
        Ok("0".into())
    })?;
    let mut workspaces = Vec::new();
    for mut found in all.into_inner() {
        insert(&mut found.group, "repositories", found.repositories.into());
        workspaces.push(Value::Object(found.group));
    }
    Ok(Answer::Made(json!({ "workspaces": workspaces, "next": listed.next() }).to_string()))
}
