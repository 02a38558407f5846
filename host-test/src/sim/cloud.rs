//! Bitbucket Cloud's routes, answers and errors.

pub mod delivery;
mod filter;
mod issues;
mod pipelines;
mod pull_requests;
mod shape;
mod source;
mod webhooks;

use super::{
    Answer, Paging, Product,
    caller::{Caller, Door, Stranger},
    scopes,
    site::{Call, OfRepository, Site},
    world::{
        is_ours,
        people::{PEOPLE, Person},
        repository::{Refusal, Repository},
    },
};
use crate::fields::Fields;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Path, Request, State},
    http::{HeaderName, HeaderValue, Method, Response, header},
    middleware::{self, Next},
    response::IntoResponse,
    routing::get,
};
use serde_json::{Value, json};
use std::sync::Arc;
use url::Url;

const REPOSITORY: &str = "/repositories/{workspace}/{repo}";

pub fn routes(site: Arc<Site>, door: Door) -> Router {
    Router::new()
        .route("/user", get(async |call: Call| Answer::json(200, &shape::user(call.by.person))))
        .route("/users/{user}", get(user))
        .route("/user/workspaces", get(workspaces))
        .route("/user/workspaces/{workspace}/permissions/repositories", get(permissions))
        .route("/workspaces/{workspace}", get(workspace))
        .route("/workspaces/{workspace}/members", get(members))
        .route("/repositories/{workspace}", get(repositories))
        .route(REPOSITORY, get(repository))
        .merge(source::routes())
        .merge(pull_requests::routes())
        .merge(pipelines::routes())
        .merge(webhooks::routes())
        .merge(issues::routes())
        .fallback(other)
        .method_not_allowed_fallback(other)
        .layer(middleware::from_fn(in_part))
        .layer(middleware::from_fn_with_state(door, signed_in))
        .with_state(site)
}

/// An error's envelope.
pub fn error(status: u16, message: &str) -> Answer {
    Answer::json(status, &json!({ "type": "error", "error": { "message": message } }))
}

/// In Cloud's words; `tests/suite/published` knows which of them are documented.
fn refused(refusal: Refusal) -> Answer {
    match refusal {
        Refusal::Exists(name) => error(400, &format!("Branch or tag \"{name}\" already exists.")),
        Refusal::NoSuchRevision(name) => error(404, &format!("Branch or commit \"{name}\" not found")),
        Refusal::NoSuchPullRequest => error(404, "Pull request not found"),
        Refusal::NoSuch(what) => error(404, &format!("There is no such {what}.")),
        Refusal::NoChange => error(400, "There are no changes to be pulled"),
        Refusal::Duplicate(id) => error(400, &format!("Pull request #{id} is open for the same branches.")),
        Refusal::Closed => error(400, "This pull request is already closed."),
        Refusal::Own => error(400, "You can't review your own pull request."),
        Refusal::Conflict(files) => error(400, &format!("This pull request has merge conflicts: {}", files.join(", "))),
        Refusal::Vetoed(vetoes) => {
            let reasons: Vec<_> = vetoes.into_iter().map(|(_, detail)| detail).collect();
            error(400, &reasons.join(" "))
        }
        Refusal::Moved => error(409, "The branch has changed since the parent commit."),
        Refusal::AuthorReviews(person) => {
            let message = format!("{} is the author and cannot be included as a reviewer.", person.name);
            let fields = json!({ "reviewers": [message] });
            Answer::json(400, &json!({ "type": "error", "error": { "message": "Bad request", "fields": fields } }))
        }
    }
}

/// Cuts an answer of success down to the `fields` that the request names.
async fn in_part(request: Request, next: Next) -> Response<Body> {
    let url = Url::parse("http://sim.example").and_then(|root| root.join(&request.uri().to_string()));
    let fields = url.ok().and_then(|url| Fields::of(&url));
    let (head, body) = next.run(request).await.into_parts();
    let is_json =
        head.headers.get(header::CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"application/json"));
    let Some(fields) = fields.filter(|_| head.status.is_success() && is_json) else {
        return Response::from_parts(head, body);
    };
    match to_bytes(body, usize::MAX).await.map(|whole| serde_json::from_slice::<Value>(&whole)) {
        Ok(Ok(whole)) => Answer::json(head.status.as_u16(), &fields.cut(&whole)).into_response(),
        _ => error(500, "The answer could not be cut down to `fields`.").into_response(),
    }
}

/// Lets in whom the server knows, to what the credential covers; every answer tells about both.
async fn signed_in(State(door): State<Door>, mut request: Request, next: Next) -> Response<Body> {
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
        request.extensions_mut().insert(caller.person);
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

/// Scripted lists lie beside the fixed routes. What Bitbucket has and the simulator has not is never told as missing.
async fn other(method: Method, call: Call) -> Answer {
    if let Some(page) = call.lists.page(Product::Cloud, &call.asked) {
        return page;
    }
    let path = call.asked.path().strip_prefix("/2.0").unwrap_or_default().to_owned();
    match scopes::exists(Product::Cloud, method.as_str(), &path) {
        true => error(501, &format!("The simulator doesn't implement {method} {path}.")),
        false => error(404, "Resource not found"),
    }
}

async fn user(Path(name): Path<String>) -> Answer {
    match Person::named(&name) {
        Some(person) => Answer::json(200, &shape::user(person)),
        None => error(404, &format!("No such user: {name}")),
    }
}

async fn workspaces(call: Call) -> Answer {
    let workspace = json!({ "type": "workspace_access", "administrator": true, "workspace": shape::workspace() });
    call.asked.page(Paging::Numbered, &[workspace], 100)
}

fn no_workspace(slug: &str) -> Answer {
    error(404, &format!("No workspace with identifier '{slug}'."))
}

async fn workspace(Path(slug): Path<String>) -> Answer {
    if is_ours(&slug) { Answer::json(200, &shape::workspace()) } else { no_workspace(&slug) }
}

async fn members(Path(slug): Path<String>, call: Call) -> Answer {
    let member = |person: &Person| {
        let (user, workspace) = (shape::user(person), shape::workspace());
        json!({ "type": "workspace_membership", "user": user, "workspace": workspace })
    };
    match is_ours(&slug) {
        true => call.asked.page(Paging::Numbered, &PEOPLE.map(member), 100),
        false => no_workspace(&slug),
    }
}

/// Everybody administers every repository.
async fn permissions(Path(workspace): Path<String>, call: Call) -> Answer {
    let permission = |repository: &Repository| {
        let (user, repository) = (shape::user(call.by.person), shape::repository(repository));
        json!({ "type": "repository_permission", "permission": "admin", "user": user, "repository": repository })
    };
    match call.world.repositories(&workspace) {
        Some(all) => call.asked.page(Paging::Numbered, &all.iter().map(permission).collect::<Vec<_>>(), 100),
        None => no_workspace(&workspace),
    }
}

async fn repositories(Path(workspace): Path<String>, call: Call) -> Answer {
    match call.world.repositories(&workspace) {
        Some(all) => {
            let all = all.iter().map(shape::repository).collect();
            call.asked.page(Paging::Numbered, &sorted(all, &call), 100)
        }
        None => no_workspace(&workspace),
    }
}

async fn repository(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| Ok(Answer::json(200, &shape::repository(repository))))
}

/// Works on the repository that a route names, and tells what it refuses.
fn on(
    call: &Call,
    Path((workspace, repo)): OfRepository,
    work: impl FnOnce(&mut Repository) -> Result<Answer, Refusal>,
) -> Answer {
    let missing = || no_repository(&workspace, &repo);
    call.world.on(&workspace, &repo, work).map_or_else(missing, |done| done.unwrap_or_else(refused))
}

fn no_repository(workspace: &str, repo: &str) -> Answer {
    error(404, &format!("Repository {workspace}/{repo} not found"))
}

/// In the order that `sort` asks for; by nothing else than dates and ids, which clients sort by.
fn sorted(mut all: Vec<Value>, call: &Call) -> Vec<Value> {
    if let Some(sort) = call.asked.parameter("sort") {
        let by = sort.trim_start_matches('-').to_owned();
        let key = |value: &Value| (value[&by].as_str().unwrap_or_default().to_owned(), value[&by].as_u64());
        all.sort_by_key(key);
        if sort.starts_with('-') {
            all.reverse();
        }
    }
    all
}
