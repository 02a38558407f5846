//! Bitbucket Cloud's routes, answers and errors.

use super::{
    Answer, Paging, Product,
    caller::{Caller, Door, Stranger},
    list::Asked,
    world::{Branch, PullRequest, Repository, WORKSPACE, World},
};
use axum::{
    Router,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderName, HeaderValue, Response},
    middleware::{self, Next},
    response::IntoResponse,
    routing::{get, post},
};
use bytes::Bytes;
use serde_json::{Value, json};
use std::sync::Arc;

type Shared = State<Arc<World>>;
type OfRepository = Path<(String, String)>;
type OfPullRequest = Path<(String, String, u64)>;

pub fn routes(world: Arc<World>, door: Door) -> Router {
    const REPOSITORY: &str = "/repositories/{workspace}/{repo}";
    let below = |path: &str| format!("{REPOSITORY}{path}");
    Router::new()
        .route("/user", get(async || Answer::json(200, &user())))
        .route("/user/workspaces", get(workspaces))
        .route("/user/workspaces/{workspace}/permissions/repositories", get(permissions))
        .route("/workspaces/{workspace}", get(one_workspace))
        .route("/repositories/{workspace}", get(repositories))
        .route(REPOSITORY, get(repository))
        .route(&below("/refs/branches"), get(branches).post(create_branch))
        .route(&below("/commit/{commit}/statuses/build"), post(set_build))
        .route(&below("/hooks"), get(nothing))
        .route(&below("/pipelines"), get(nothing))
        .route(&below("/pipelines/"), get(nothing))
        .route(&below("/pullrequests"), get(pull_requests).post(open))
        .route(&below("/pullrequests/{id}"), get(pull_request).put(change))
        .route(&below("/pullrequests/{id}/merge"), post(merge))
        .route(&below("/pullrequests/{id}/decline"), post(decline))
        .fallback(other)
        .layer(middleware::from_fn_with_state(door, signed_in))
        .with_state(world)
}

/// An error's envelope.
pub fn error(status: u16, message: &str) -> Answer {
    Answer::json(status, &json!({ "type": "error", "error": { "message": message } }))
}

/// Lets in whom the server knows, to what the credential covers; every answer tells about both.
async fn signed_in(State(door): State<Door>, request: Request, next: Next) -> Response<Body> {
    let caller = match door.admit(request.headers()) {
        Ok(caller) => caller,
        Err(Stranger::Expired) => {
            return error(401, "Access token expired. Use your refresh token to obtain a new access token.")
                .header("WWW-Authenticate", "OAuth realm=\"Bitbucket.org HTTP\"")
                .into_response();
        }
        Err(Stranger::Unknown) => {
            return error(401, "Token is invalid, expired, or not supported for this endpoint.").into_response();
        }
    };
    let path = request.uri().path().to_owned();
    let required = caller.required(door.product, request.method().as_str(), &path);
    let mut response = if !caller.is_person && (path == "/user" || path.starts_with("/user/")) {
        error(403, "This API is not accessible by this authentication mechanism").into_response()
    } else if !caller.has(&required) {
        too_narrow(&caller, &required).into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in [
        ("x-credential-type", caller.credential.to_owned()),
        ("x-oauth-scopes", caller.scopes().join(", ")),
        ("x-accepted-oauth-scopes", required.join(", ")),
    ] {
        response
            .headers_mut()
            .extend(HeaderValue::from_str(&value).ok().map(|value| (HeaderName::from_static(name), value)));
    }
    response
}

fn too_narrow(caller: &Caller, required: &[String]) -> Answer {
    let message = "Your credentials lack one or more required privilege scopes.";
    let detail = json!({ "required": required, "granted": caller.scopes() });
    Answer::json(403, &json!({ "type": "error", "error": { "message": message, "detail": detail } }))
}

/// Scripted lists lie beside the fixed routes.
async fn other(State(world): Shared, asked: Asked) -> Answer {
    world.lists.page(Product::Cloud, &asked).unwrap_or_else(|| error(404, "Resource not found"))
}

async fn workspaces(asked: Asked) -> Answer {
    let workspace = json!({ "type": "workspace_access", "administrator": true, "workspace": workspace() });
    asked.page(Paging::Numbered, &[workspace], 100)
}

async fn one_workspace(Path(slug): Path<String>) -> Answer {
    match slug.as_str() {
        WORKSPACE => Answer::json(200, &workspace()),
        _ => error(404, &format!("No workspace with identifier '{slug}'.")),
    }
}

/// Ada administers every repository.
async fn permissions(State(world): Shared, Path(workspace): Path<String>, asked: Asked) -> Answer {
    let permission = |repository| json!({ "type": "repository_permission", "permission": "admin", "user": user(), "repository": shown(repository) });
    match world.repositories(&workspace) {
        Some(all) => asked.page(Paging::Numbered, &all.iter().map(permission).collect::<Vec<_>>(), 100),
        None => error(404, &format!("No workspace with identifier '{workspace}'.")),
    }
}

/// A list that is there and empty.
async fn nothing(State(world): Shared, at: OfRepository, asked: Asked) -> Answer {
    on(&world, at, |_| asked.page(Paging::Numbered, &[], 100))
}

async fn repositories(State(world): Shared, Path(workspace): Path<String>, asked: Asked) -> Answer {
    match world.repositories(&workspace) {
        Some(all) => asked.page(Paging::Numbered, &all.iter().map(shown).collect::<Vec<_>>(), 100),
        None => error(404, &format!("No workspace with identifier '{workspace}'.")),
    }
}

async fn repository(State(world): Shared, at: OfRepository) -> Answer {
    on(&world, at, |repository| Answer::json(200, &shown(repository)))
}

async fn branches(State(world): Shared, at: OfRepository, asked: Asked) -> Answer {
    on(&world, at, |repository| {
        let all: Vec<_> = repository.branches.iter().map(branch).collect();
        asked.page(Paging::Numbered, &all, 100)
    })
}

async fn create_branch(State(world): Shared, at: OfRepository, body: Bytes) -> Answer {
    let body = read(&body);
    on(&world, at, |repository| {
        let name = body["name"].as_str().unwrap_or_default().to_owned();
        if repository.branches.iter().any(|branch| branch.name == name) {
            return error(400, &format!("Branch \"{name}\" already exists."));
        }
        let commit = repository.commit(body["target"]["hash"].as_str().unwrap_or_default());
        let made = Branch { name, commit };
        let answer = Answer::json(201, &branch(&made));
        repository.branches.push(made);
        answer
    })
}

async fn set_build(
    State(world): Shared,
    Path((workspace, repo, commit)): Path<(String, String, String)>,
    body: Bytes,
) -> Answer {
    let mut build = read(&body);
    build["type"] = json!("build");
    build["commit"] = json!({ "type": "commit", "hash": commit });
    build["created_on"] = json!(CREATED);
    build["updated_on"] = json!(UPDATED);
    on(&world, Path((workspace, repo)), |repository| {
        repository.set_build(build.clone());
        Answer::json(201, &build)
    })
}

async fn pull_requests(State(world): Shared, at: OfRepository, asked: Asked) -> Answer {
    on(&world, at, |repository| {
        let wanted = asked.all("state");
        let stands = |one: &&PullRequest| match wanted.is_empty() {
            true => one.state == "OPEN",
            false => wanted.iter().any(|state| state == one.state),
        };
        let all: Vec<_> =
            repository.pull_requests.iter().filter(stands).map(|one| shown_pull_request(repository, one)).collect();
        asked.page(Paging::Numbered, &all, 50)
    })
}

async fn open(State(world): Shared, at: OfRepository, body: Bytes) -> Answer {
    let body = read(&body);
    on(&world, at, |repository| {
        let (Some(title), Some(source)) = (body["title"].as_str(), body["source"]["branch"]["name"].as_str()) else {
            return error(400, "Bad request");
        };
        let target = body["destination"]["branch"]["name"].as_str().unwrap_or("main");
        let opened = repository.open(title, source, target);
        opened.description = body["description"].as_str().unwrap_or_default().into();
        opened.draft = body["draft"].as_bool().unwrap_or_default();
        let opened = opened.clone();
        Answer::json(201, &shown_pull_request(repository, &opened))
    })
}

async fn pull_request(State(world): Shared, at: OfPullRequest) -> Answer {
    on_pull_request(&world, at, |_| Ok(()))
}

async fn change(State(world): Shared, at: OfPullRequest, body: Bytes) -> Answer {
    let body = read(&body);
    on_pull_request(&world, at, |one| {
        one.change(&body);
        Ok(())
    })
}

async fn merge(State(world): Shared, at: OfPullRequest) -> Answer {
    close(&world, at, "MERGED")
}

async fn decline(State(world): Shared, at: OfPullRequest) -> Answer {
    close(&world, at, "DECLINED")
}

fn close(world: &World, at: OfPullRequest, state: &'static str) -> Answer {
    on_pull_request(world, at, |one| match one.state {
        "OPEN" => {
            one.close(state);
            Ok(())
        }
        _ => Err(error(400, "This pull request is already closed.")),
    })
}

fn on(world: &World, Path((workspace, repo)): OfRepository, work: impl FnOnce(&mut Repository) -> Answer) -> Answer {
    let missing = || error(404, &format!("Repository {workspace}/{repo} not found"));
    world.on(&workspace, &repo, work).unwrap_or_else(missing)
}

/// Works on a pull request and answers with what it then is.
fn on_pull_request(
    world: &World,
    Path((workspace, repo, id)): OfPullRequest,
    work: impl FnOnce(&mut PullRequest) -> Result<(), Answer>,
) -> Answer {
    on(world, Path((workspace, repo)), |repository| {
        let Some(one) = repository.pull_request(id) else { return error(404, "Pull request not found") };
        if let Err(refusal) = work(one) {
            return refusal;
        }
        let one = one.clone();
        Answer::json(200, &shown_pull_request(repository, &one))
    })
}

/// A body that is no JSON counts as one that names nothing.
fn read(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}

const CREATED: &str = "2026-11-20T09:30:00.123456+00:00";
const UPDATED: &str = "2026-11-21T14:05:10.654321+00:00";
const WEB: &str = "https://bitbucket.org";

fn user() -> Value {
    let uuid = "{8d1c2b3a-0001-4a5b-9c6d-7e8f90a1b2c3}";
    json!({
        "type": "user", "uuid": uuid, "account_id": "557058:0a1b2c3d-0001", "nickname": "ada",
        "display_name": "Ada Example", "links": { "html": { "href": format!("{WEB}/ada-example/") } },
    })
}

fn workspace() -> Value {
    json!({ "type": "workspace_base", "slug": WORKSPACE, "uuid": "{5b1e0c1e-0002-4d3a-8f00-111122223333}" })
}

fn shown(repository: &Repository) -> Value {
    let Repository { slug, name, .. } = repository;
    json!({
        "type": "repository", "uuid": format!("{{3f2a1b0c-{slug}}}"), "slug": slug, "name": name,
        "full_name": format!("{WORKSPACE}/{slug}"), "description": "", "is_private": true, "size": 1_048_576,
        "workspace": workspace(), "project": { "key": "SHOP" }, "mainbranch": { "type": "branch", "name": "main" },
        "created_on": CREATED, "updated_on": UPDATED,
        "links": { "html": { "href": format!("{WEB}/{WORKSPACE}/{slug}") } },
    })
}

fn branch(branch: &Branch) -> Value {
    let target = json!({ "type": "commit", "hash": branch.commit, "date": CREATED });
    json!({ "type": "branch", "name": branch.name, "target": target })
}

fn shown_pull_request(repository: &Repository, one: &PullRequest) -> Value {
    let end = |name: &str| json!({ "branch": { "name": name }, "commit": { "hash": repository.commit(name) } });
    json!({
        "type": "pullrequest", "id": one.id, "title": one.title, "description": one.description, "state": one.state,
        "draft": one.draft, "source": end(&one.source), "destination": end(&one.target), "author": user(),
        "participants": [], "reviewers": [], "comment_count": 0, "task_count": 0,
        "created_on": CREATED, "updated_on": UPDATED,
        "links": { "html": { "href": format!("{WEB}/{WORKSPACE}/{}/pull-requests/{}", repository.slug, one.id) } },
    })
}
