//! Bitbucket Data Center's routes, answers and errors.

use super::{
    Answer, CONTEXT, Paging, Product,
    caller::{Door, Stranger},
    list::Asked,
    world::{Branch, PullRequest, Repository, WORKSPACE, World},
};
use axum::{
    Router,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderValue, Response},
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
    const REPOSITORY: &str = "/projects/{project}/repos/{repo}";
    let below = |path: &str| format!("{REPOSITORY}{path}");
    let api = Router::new()
        .route("/application-properties", get(properties))
        .route("/users/{slug}", get(user_of_slug))
        .route("/projects", get(projects))
        .route("/repos", get(all_repositories))
        .route("/projects/{project}/repos", get(repositories))
        .route(REPOSITORY, get(repository))
        .route(&below("/default-branch"), get(default_branch))
        .route(&below("/branches"), get(branches).post(create_branch))
        .route(&below("/commits/{commit}/builds"), get(build).post(set_build))
        .route(&below("/webhooks"), get(webhooks))
        .route(&below("/pull-requests"), get(pull_requests).post(open))
        .route(&below("/pull-requests/{id}"), get(pull_request).put(change))
        .route(&below("/pull-requests/{id}/merge"), post(merge))
        .route(&below("/pull-requests/{id}/decline"), post(decline));
    Router::new()
        .nest("/api/latest", api.clone())
        .nest("/api/1.0", api)
        .fallback(other)
        .layer(middleware::from_fn_with_state(door, signed_in))
        .with_state(world)
}

/// An error's envelope.
pub fn error(status: u16, exception: &str, message: &str) -> Answer {
    let exception = format!("com.atlassian.bitbucket.{exception}");
    Answer::json(status, &json!({ "errors": [{ "context": null, "message": message, "exceptionName": exception }] }))
}

/// Whoever is nobody may see the server's properties and nothing else.
async fn signed_in(State(door): State<Door>, request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path().to_owned();
    match door.admit(request.headers()) {
        Ok(caller) if caller.has(&caller.required(door.product, request.method().as_str(), &path)) => {
            let mut response = next.run(request).await;
            response.headers_mut().insert("X-AUSERNAME", HeaderValue::from_static("ada"));
            response
        }
        Ok(_) => {
            let message = "You are not permitted to access this resource";
            error(401, "AuthorisationException", message).into_response()
        }
        Err(Stranger::Expired) => {
            error(401, "auth.AuthenticationException", "The access token has expired.").into_response()
        }
        Err(Stranger::Unknown) if path.ends_with("/application-properties") => next.run(request).await,
        Err(Stranger::Unknown) => {
            let message = "Authentication failed. Please check your credentials and try again.";
            error(401, "auth.IncorrectPasswordAuthenticationException", message).into_response()
        }
    }
}

/// Scripted lists lie beside the fixed routes; of what it does not know, Data Center says nothing in JSON.
async fn other(State(world): Shared, asked: Asked) -> Answer {
    world.lists.page(Product::DataCenter, &asked).unwrap_or_else(missing_route)
}

fn missing_route() -> Answer {
    Answer::text(404, "text/html", "<html><body>HTTP 404 Not Found</body></html>")
}

async fn properties(State(world): Shared) -> Answer {
    Answer::json(200, &json!({ "version": world.version, "displayName": "Bitbucket" }))
}

async fn user_of_slug(Path(slug): Path<String>) -> Answer {
    match slug.as_str() {
        "ada" => Answer::json(200, &user()),
        _ => error(404, "user.NoSuchUserException", &format!("User {slug} does not exist.")),
    }
}

async fn projects(asked: Asked) -> Answer {
    asked.page(Paging::Offsets, &[project()], 1000)
}

async fn repositories(State(world): Shared, Path(project): Path<String>, asked: Asked) -> Answer {
    match world.repositories(&project) {
        Some(all) => asked.page(Paging::Offsets, &all.iter().map(shown).collect::<Vec<_>>(), 1000),
        None => error(404, "project.NoSuchProjectException", &format!("Project {project} does not exist.")),
    }
}

async fn all_repositories(State(world): Shared, asked: Asked) -> Answer {
    let all: Vec<_> = world.repositories(WORKSPACE).iter().flatten().map(shown).collect();
    asked.page(Paging::Offsets, &all, 1000)
}

async fn webhooks(State(world): Shared, at: OfRepository, asked: Asked) -> Answer {
    on(&world, at, |_| asked.page(Paging::Offsets, &[], 1000))
}

async fn repository(State(world): Shared, at: OfRepository) -> Answer {
    on(&world, at, |repository| Answer::json(200, &shown(repository)))
}

async fn default_branch(State(world): Shared, at: OfRepository) -> Answer {
    on(&world, at, |repository| Answer::json(200, &branch(&repository.branches[0])))
}

async fn branches(State(world): Shared, at: OfRepository, asked: Asked) -> Answer {
    on(&world, at, |repository| {
        let all: Vec<_> = repository.branches.iter().map(branch).collect();
        asked.page(Paging::Offsets, &all, 1000)
    })
}

async fn create_branch(State(world): Shared, at: OfRepository, body: Bytes) -> Answer {
    let body = read(&body);
    on(&world, at, |repository| {
        let name = body["name"].as_str().unwrap_or_default().to_owned();
        if repository.branches.iter().any(|branch| branch.name == name) {
            return error(400, "repository.ref.DuplicateRefException", &format!("Branch {name} already exists."));
        }
        let made = Branch { name, commit: repository.commit(body["startPoint"].as_str().unwrap_or_default()) };
        let answer = Answer::json(200, &branch(&made));
        repository.branches.push(made);
        answer
    })
}

async fn build(State(world): Shared, Path((project, repo, _)): Path<(String, String, String)>, asked: Asked) -> Answer {
    on(&world, Path((project, repo)), |repository| {
        let key = asked.parameter("key").unwrap_or_default();
        match repository.builds.iter().find(|build| build["key"] == key.as_str()) {
            Some(build) => Answer::json(200, build),
            None => error(404, "build.NoSuchBuildStatusException", "There is no such build."),
        }
    })
}

async fn set_build(
    State(world): Shared,
    Path((project, repo, _)): Path<(String, String, String)>,
    body: Bytes,
) -> Answer {
    if world.is_before("7.4") {
        return missing_route();
    }
    on(&world, Path((project, repo)), |repository| {
        let mut build = read(&body);
        build["createdDate"] = json!(CREATED);
        repository.set_build(build);
        Answer::new(204)
    })
}

async fn pull_requests(State(world): Shared, at: OfRepository, asked: Asked) -> Answer {
    on(&world, at, |repository| {
        let wanted = asked.parameter("state").unwrap_or_else(|| "OPEN".into());
        let stands = |one: &&PullRequest| wanted == "ALL" || wanted == one.state;
        let shown = |one| shown_pull_request(&world, repository, one);
        let all: Vec<_> = repository.pull_requests.iter().filter(stands).map(shown).collect();
        asked.page(Paging::Offsets, &all, 1000)
    })
}

async fn open(State(world): Shared, at: OfRepository, body: Bytes) -> Answer {
    let body = read(&body);
    on(&world, at, |repository| {
        let end = |name: &str| body[name]["id"].as_str().map(|id| id.trim_start_matches("refs/heads/"));
        let (Some(title), Some(source), Some(target)) = (body["title"].as_str(), end("fromRef"), end("toRef")) else {
            return error(400, "validation.ArgumentValidationException", "The pull request lacks what it needs.");
        };
        let opened = repository.open(title, source, target);
        opened.description = body["description"].as_str().unwrap_or_default().into();
        // What an older version does not know, it ignores.
        opened.draft = !world.is_before(DRAFTS) && body["draft"].as_bool().unwrap_or_default();
        let opened = opened.clone();
        Answer::json(201, &shown_pull_request(&world, repository, &opened))
    })
}

async fn pull_request(State(world): Shared, at: OfPullRequest) -> Answer {
    on_pull_request(&world, at, None, |_| Ok(()))
}

async fn change(State(world): Shared, at: OfPullRequest, body: Bytes) -> Answer {
    let body = read(&body);
    on_pull_request(&world, at, Some(body["version"].as_u64()), |one| {
        one.change(&body);
        Ok(())
    })
}

async fn merge(State(world): Shared, at: OfPullRequest, asked: Asked) -> Answer {
    close(&world, at, &asked, "MERGED")
}

async fn decline(State(world): Shared, at: OfPullRequest, asked: Asked) -> Answer {
    close(&world, at, &asked, "DECLINED")
}

fn close(world: &World, at: OfPullRequest, asked: &Asked, state: &'static str) -> Answer {
    let version = asked.parameter("version").and_then(|version| version.parse().ok());
    on_pull_request(world, at, Some(version), |one| match one.state {
        "OPEN" => {
            one.close(state);
            Ok(())
        }
        _ => Err(error(409, "pull.IllegalPullRequestStateException", "This pull request is closed already.")),
    })
}

fn on(world: &World, Path((project, repo)): OfRepository, work: impl FnOnce(&mut Repository) -> Answer) -> Answer {
    let missing = || {
        let message = format!("Repository {project}/{repo} does not exist.");
        error(404, "repository.NoSuchRepositoryException", &message)
    };
    world.on(&project, &repo, work).unwrap_or_else(missing)
}

/// Works on a pull request and answers with what it then is; a write says for which version it is meant.
fn on_pull_request(
    world: &World,
    Path((project, repo, id)): OfPullRequest,
    version: Option<Option<u64>>,
    work: impl FnOnce(&mut PullRequest) -> Result<(), Answer>,
) -> Answer {
    on(world, Path((project, repo)), |repository| {
        let Some(one) = repository.pull_request(id) else {
            return error(404, "pull.NoSuchPullRequestException", "There is no such pull request.");
        };
        if version.is_some_and(|version| version != Some(one.version)) {
            let message = "You are attempting to modify a pull request based on out-of-date information.";
            return error(409, "pull.PullRequestOutOfDateException", message);
        }
        if let Err(refusal) = work(one) {
            return refusal;
        }
        let one = one.clone();
        Answer::json(200, &shown_pull_request(world, repository, &one))
    })
}

/// A body that is no JSON counts as one that names nothing.
fn read(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}

/// Milliseconds since the epoch.
const CREATED: u64 = 1_795_167_000_123;
const UPDATED: u64 = 1_795_167_720_005;
/// The version that brought drafts.
const DRAFTS: &str = "8.18";

fn links(path: &str) -> Value {
    json!({ "self": [{ "href": format!("https://git.example.com{CONTEXT}/{path}") }] })
}

fn user() -> Value {
    json!({
        "id": 101, "name": "ada", "slug": "ada", "displayName": "Ada Example", "emailAddress": "ada@example.com",
        "active": true, "type": "NORMAL", "links": links("users/ada"),
    })
}

fn project() -> Value {
    let key = WORKSPACE.to_uppercase();
    json!({ "id": 7, "key": key, "name": "Acme", "public": false, "type": "NORMAL", "links": links("projects/ACME") })
}

fn shown(repository: &Repository) -> Value {
    let Repository { slug, name, .. } = repository;
    json!({
        "id": 30 + slug.len(), "slug": slug, "name": name, "project": project(), "public": false, "scmId": "git",
        "state": "AVAILABLE", "links": links(&format!("projects/ACME/repos/{slug}/browse")),
    })
}

fn branch(branch: &Branch) -> Value {
    let Branch { name, commit } = branch;
    json!({
        "id": format!("refs/heads/{name}"), "displayId": name, "type": "BRANCH", "latestCommit": commit,
        "isDefault": name == "main",
    })
}

fn shown_pull_request(world: &World, repository: &Repository, one: &PullRequest) -> Value {
    let end = |name: &str| json!({ "id": format!("refs/heads/{name}"), "displayId": name, "latestCommit": repository.commit(name) });
    let mut shown = json!({
        "id": one.id, "version": one.version, "title": one.title, "description": one.description, "state": one.state,
        "fromRef": end(&one.source), "toRef": end(&one.target), "author": { "user": user(), "role": "AUTHOR" },
        "reviewers": [], "createdDate": CREATED, "updatedDate": UPDATED,
        "links": links(&format!("projects/ACME/repos/{}/pull-requests/{}", repository.slug, one.id)),
    });
    if !world.is_before(DRAFTS) {
        shown["draft"] = one.draft.into();
    }
    shown
}
