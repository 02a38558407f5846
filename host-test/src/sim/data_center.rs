//! Bitbucket Data Center's routes, answers and errors.

mod builds;
pub mod delivery;
mod pull_requests;
mod shape;
mod source;
mod webhooks;

use super::{
    Answer, Paging, Product,
    caller::{Door, Stranger},
    scopes,
    site::{Call, OfRepository, Site},
    world::{
        WORKSPACE, is_ours,
        people::{PEOPLE, Person},
        repository::{Refusal, Repository},
    },
};
use axum::{
    Router,
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderValue, Method, Response},
    middleware::{self, Next},
    response::IntoResponse,
    routing::get,
};
use serde_json::{Value, json};
use std::sync::Arc;

const REPOSITORY: &str = "/projects/{project}/repos/{repo}";

pub fn routes(site: Arc<Site>, door: Door) -> Router {
    let api = Router::new()
        .route("/application-properties", get(properties))
        .route("/users", get(users))
        .route("/users/{slug}", get(user))
        .route("/projects", get(async |call: Call| call.asked.page(Paging::Offsets, &[shape::project()], 1000)))
        .route("/projects/{project}", get(project))
        .route("/repos", get(async |call: Call| listed(&call, WORKSPACE)))
        .route(
            "/projects/{project}/repos",
            get(async |Path(project): Path<String>, call: Call| listed(&call, &project)),
        )
        .route(REPOSITORY, get(repository))
        .merge(source::routes())
        .merge(builds::routes())
        .merge(pull_requests::routes())
        .merge(webhooks::routes());
    let jira = Router::new().route(&format!("{REPOSITORY}/pull-requests/{{id}}/issues"), get(jira_issues));
    Router::new()
        .nest("/jira/latest", jira)
        .nest("/branch-utils/latest", source::branch_routes())
        .nest("/git/latest", source::tag_routes())
        .nest("/build-status/latest", builds::older_routes())
        .nest("/api/latest", api.clone())
        .nest("/api/1.0", api)
        .fallback(other)
        .method_not_allowed_fallback(other)
        .layer(middleware::from_fn_with_state(door, signed_in))
        .with_state(site)
}

/// An error's envelope.
pub fn error(status: u16, exception: &str, message: &str) -> Answer {
    told(status, exception, message, json!({}))
}

/// With more members.
fn told(status: u16, exception: &str, message: &str, more: Value) -> Answer {
    let exception = format!("com.atlassian.bitbucket.{exception}");
    let mut told = json!({ "context": null, "message": message, "exceptionName": exception });
    if let (Some(told), Value::Object(more)) = (told.as_object_mut(), more) {
        told.extend(more);
    }
    Answer::json(status, &json!({ "errors": [told] }))
}

/// In Data Center's words.
fn refused(refusal: Refusal) -> Answer {
    match refusal {
        Refusal::Exists(name) => {
            error(400, "repository.ref.DuplicateRefException", &format!("Branch or tag {name} already exists."))
        }
        Refusal::NoSuchRevision(name) => {
            error(404, "commit.NoSuchCommitException", &format!("Commit '{name}' does not exist in this repository."))
        }
        Refusal::NoSuchPullRequest => error(404, "pull.NoSuchPullRequestException", "There is no such pull request."),
        Refusal::NoSuch(what @ ("comment" | "task")) => {
            error(404, "comment.NoSuchCommentException", &format!("There is no such {what}."))
        }
        Refusal::NoSuch("build") => error(404, "build.NoSuchBuildStatusException", "There is no such build."),
        Refusal::NoSuch(what) => error(404, "NoSuchObjectException", &format!("There is no such {what}.")),
        Refusal::NoChange => {
            error(409, "pull.EmptyPullRequestException", "There is nothing to merge: the source branch is up-to-date.")
        }
        Refusal::Duplicate(id) => {
            let more = json!({ "existingPullRequest": { "id": id } });
            told(
                409,
                "pull.DuplicatePullRequestException",
                "Only one pull request may be open for a given source and target branch.",
                more,
            )
        }
        Refusal::Closed => error(409, "pull.IllegalPullRequestStateException", "This pull request is closed already."),
        Refusal::Own => error(
            400,
            "pull.InvalidPullRequestParticipantStatusException",
            "Authors cannot review their own pull request.",
        ),
        Refusal::Conflict(_) => {
            let message = "The pull request has conflicts and cannot be merged.";
            told(409, "pull.PullRequestMergeVetoedException", message, json!({ "conflicted": true, "vetoes": [] }))
        }
        Refusal::Vetoed(vetoes) => {
            let more = json!({ "conflicted": false, "vetoes": self::vetoes(&vetoes) });
            told(409, "pull.PullRequestMergeVetoedException", "Merging the pull request was vetoed.", more)
        }
        Refusal::Moved => {
            error(409, "content.FileContentConflictException", "The file has changed since the commit that you named.")
        }
        Refusal::AuthorReviews(person) => {
            let reviewer = json!({ "context": person.nickname, "message": "The author cannot be a reviewer.", "exceptionName": null });
            let more = json!({ "reviewerErrors": [reviewer], "validReviewers": [] });
            told(
                409,
                "pull.InvalidPullRequestReviewersException",
                "Errors encountered while adding some reviewers.",
                more,
            )
        }
    }
}

fn vetoes(vetoes: &[(&'static str, String)]) -> Value {
    vetoes.iter().map(|(summary, detail)| json!({ "summaryMessage": summary, "detailedMessage": detail })).collect()
}

/// Whoever is nobody may see the server's properties and nothing else.
async fn signed_in(State(door): State<Door>, mut request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path().to_owned();
    match door.admit(request.headers()) {
        Ok(caller) if caller.has(&caller.required(door.product, request.method().as_str(), &path)) => {
            request.extensions_mut().insert(caller.person);
            let mut response = next.run(request).await;
            response.headers_mut().insert("X-AUSERNAME", HeaderValue::from_static(caller.person.nickname));
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

/// Scripted lists lie beside the fixed routes. What Bitbucket has and the simulator has not is never told as missing; of what it
/// does not know, Data Center says nothing in JSON.
async fn other(method: Method, call: Call) -> Answer {
    if let Some(page) = call.lists.page(Product::DataCenter, &call.asked) {
        return page;
    }
    let path = call.asked.path().strip_prefix(Product::DataCenter.root()).unwrap_or_default();
    match scopes::exists(Product::DataCenter, method.as_str(), &format!("/{}", path.replacen("/1.0/", "/latest/", 1))) {
        true => error(501, "NotImplementedException", &format!("The simulator doesn't implement {method} /{path}.")),
        false => missing_route(),
    }
}

fn missing_route() -> Answer {
    Answer::text(404, "text/html", "<html><body>HTTP 404 Not Found</body></html>")
}

async fn properties(call: Call) -> Answer {
    Answer::json(200, &json!({ "version": call.world.version, "displayName": "Bitbucket" }))
}

/// Whose name, user name or address begins so.
async fn users(call: Call) -> Answer {
    let filter = call.asked.parameter("filter").unwrap_or_default().to_lowercase();
    let begins =
        |person: &&&Person| person.name.to_lowercase().starts_with(&filter) || person.nickname.starts_with(&filter);
    let all: Vec<_> = PEOPLE.iter().filter(begins).map(|person| shape::user(person)).collect();
    call.asked.page(Paging::Offsets, &all, 1000)
}

async fn user(Path(slug): Path<String>) -> Answer {
    match Person::named(&slug) {
        Some(person) => Answer::json(200, &shape::user(person)),
        None => error(404, "user.NoSuchUserException", &format!("User {slug} does not exist.")),
    }
}

fn no_project(project: &str) -> Answer {
    error(404, "project.NoSuchProjectException", &format!("Project {project} does not exist."))
}

async fn project(Path(project): Path<String>) -> Answer {
    if is_ours(&project) { Answer::json(200, &shape::project()) } else { no_project(&project) }
}

fn listed(call: &Call, project: &str) -> Answer {
    match call.world.repositories(project) {
        Some(all) => call.asked.page(Paging::Offsets, &all.iter().map(shape::repository).collect::<Vec<_>>(), 1000),
        None => no_project(project),
    }
}

async fn repository(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| Ok(Answer::json(200, &shape::repository(repository))))
}

async fn jira_issues(Path((project, repo, _)): Path<(String, String, u64)>, call: Call) -> Answer {
    let issue = json!({ "key": "SHOP-7", "url": "https://jira.example.com/browse/SHOP-7" });
    on(&call, Path((project, repo)), |_| Ok(Answer::json(200, &json!([issue]))))
}

/// Works on the repository that a route names, and tells what it refuses.
fn on(
    call: &Call,
    Path((project, repo)): OfRepository,
    work: impl FnOnce(&mut Repository) -> Result<Answer, Refusal>,
) -> Answer {
    let missing = || no_repository(&project, &repo);
    call.world.on(&project, &repo, work).map_or_else(missing, |done| done.unwrap_or_else(refused))
}

fn no_repository(project: &str, repo: &str) -> Answer {
    error(404, "repository.NoSuchRepositoryException", &format!("Repository {project}/{repo} does not exist."))
}
