//! Everything that a connection reaches, at a glance: for screens that import repositories.

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
        Member::array(
            "workspaces",
            both("workspaces"),
            "Workspaces (Cloud) or projects (Data Center) with their repositories.",
            &GROUP,
        ),
        Member::string("next", both("next"), "Pass it as `cursor` to continue.", "eyJwIjoiYyJ9")
            .or_null("on the last page"),
    ],
};

const GROUP: Shape = Shape {
    name: "Discovered workspace",
    members: &[
        Member::string(
            "workspace",
            at("workspace.slug", "workspace.key"),
            "Workspace slug (Cloud) or project key (Data Center).",
            "acme",
        ),
        Member::string("name", both("workspace.name"), "Name of the discovered workspace.", "Acme").or_null(""),
        Member::link(
            "link",
            at("workspace.links.html.href", "workspace.links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/",
        )
        .or_null(""),
        Member::array("repositories", both("repositories"), "Repositories.", &DISCOVERED_REPOSITORY),
    ],
};

const DISCOVERED_REPOSITORY: Shape = Shape {
    name: "Discovered repository",
    members: &[
        Member::string("repo", both("slug"), "Slug of the discovered repository.", "web"),
        Member::string(
            "id",
            at("uuid", "id"),
            "ID that stays the same if the repository is renamed.",
            "{3f2a1b0c-0003-4c5d-8e9f-a0b1c2d3e4f5}",
        ),
        Member::string("name", both("name"), "Name of the discovered repository.", "Web"),
        Member::string(
            "description",
            both("description"),
            "Description of the discovered repository.",
            "The shop's web site.",
        )
        .or_null(""),
        Member::enumeration(
            "visibility",
            at("is_private", "public"),
            "Visibility of the discovered repository.",
            VISIBILITY,
            "private",
        )
        .or_null(""),
        Member::enumeration(
            "permission",
            at("permission", ""),
            "Permission of the connection on the repository.",
            PERMISSIONS,
            "write",
        )
        .or_null(""),
        Member::string("default_branch", at("mainbranch.name", "defaultBranch"), "Development branch.", "main")
            .or_null("if the repository is empty"),
        Member::number("size", at("size", ""), "Size in bytes.", "1048576").or_null(""),
        Member::time("updated_at", at("updated_on", ""), "Time of the last change.").or_null(""),
        Member::link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "URL of the web page.",
            "https://bitbucket.org/acme/web",
        )
        .or_null(""),
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
        &WORKSPACE.note("Filters by workspace or project."),
        &MAX_ITEMS.note("A workspace with more repositories continues on the next page."),
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
    discover(task, lists, "workspace", &|workspace| {
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
    discover(task, vec![task.listing(url)], "project", &|_| Ok(Vec::new()))
}

/// What `pick` takes of each item of a list.
fn items(task: &Task, listing: &ListRequest, pick: &dyn Fn(&Value) -> Value) -> Result<Vec<Value>> {
    let mut picked = Vec::new();
    task.api.list(listing, &mut |item| {
        picked.push(pick(&item.to_value()));
        Ok(true)
    })?;
    Ok(picked)
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
    lists: Vec<ListRequest>,
    member: &str,
    permissions: &dyn Fn(&str) -> Result<Vec<Value>>,
) -> Result<Answer> {
    let (product, mut all) = (task.api.product(), Vec::<Found>::new());
    let listed = task.api.list_in_turn(lists, &mut |repository| {
        let mut repository = repository.to_value();
        let place = json!({ "workspace": repository[member], "repositories": [] });
        let group = GROUP.value_of(&place, product, Demand::All)?;
        let at = match all.iter().position(|known| known.group["workspace"] == group["workspace"]) {
            Some(at) => at,
            None => {
                let permissions = permissions(group["workspace"].as_str().unwrap_or_default())?;
                all.push(Found { group, permissions, repositories: Vec::new() });
                all.len() - 1
            }
        };
        let found = &mut all[at];
        let permission = found.permissions.iter().find(|told| told[0] == repository["uuid"]);
        let permission = permission.map(|told| told[1].clone()).unwrap_or_default();
        json::set(&mut repository, "permission", permission);
        let repository = DISCOVERED_REPOSITORY.value_of(&repository, product, Demand::Identity)?;
        found.repositories.push(repository.into());
        Ok(true)
    })?;
    let mut workspaces = Vec::new();
    for mut found in all {
        insert(&mut found.group, "repositories", found.repositories.into());
        workspaces.push(Value::Object(found.group));
    }
    Ok(Answer::Made(json!({ "workspaces": workspaces, "next": listed.next }).to_string()))
}
