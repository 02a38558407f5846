//! Pull requests, their reviews, comments and tasks.

use super::{REPOSITORY, error, filter::filtered, on, shape, sorted};
use crate::sim::{
    Answer, Paging,
    site::{Call, InPullRequest, OfPullRequest, OfRepository, Site, number, read, text},
    world::{
        people::Person,
        pull_request::{PullRequest, State, Status},
        repository::{Changes, Opening, Refusal, Repository},
    },
};
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use bytes::Bytes;
use serde_json::Value;
use std::sync::Arc;

pub fn routes() -> Router<Arc<Site>> {
    const ALL: &str = "/pullrequests";
    let below = |path: &str| format!("{REPOSITORY}{ALL}{path}");
    let one = |path: &str| format!("{REPOSITORY}{ALL}/{{id}}{path}");
    Router::new()
        .route(&below(""), get(list).post(open))
        .route(
            &one(""),
            get(async |at: OfPullRequest, call: Call| {
                shown(at, call, |repository, id, _| repository.pull_request(id).cloned())
            })
            .put(change),
        )
        .route(&one("/merge"), post(merge))
        .route(
            &one("/decline"),
            post(async |at: OfPullRequest, call: Call| {
                shown(at, call, |repository, id, call| repository.decline(id, call.by))
            }),
        )
        .route(
            &one("/approve"),
            post(async |at: OfPullRequest, call: Call| review(at, call, Status::Approved, false))
                .delete(async |at: OfPullRequest, call: Call| review(at, call, Status::Approved, true)),
        )
        .route(
            &one("/request-changes"),
            post(async |at: OfPullRequest, call: Call| review(at, call, Status::ChangesRequested, false))
                .delete(async |at: OfPullRequest, call: Call| review(at, call, Status::ChangesRequested, true)),
        )
        .route(&one("/commits"), get(commits))
        .route(&one("/diffstat"), get(diffstat))
        .route(&one("/conflicts"), get(conflicts))
        .route(&one("/statuses"), get(statuses))
        .route(&one("/comments"), get(comments).post(comment))
        .route(&one("/comments/{comment}"), get(one_comment).put(edit_comment).delete(delete_comment))
        .route(
            &one("/comments/{comment}/resolve"),
            post(async |at: InPullRequest, call: Call| resolve(at, call, true))
                .delete(async |at: InPullRequest, call: Call| resolve(at, call, false)),
        )
        .route(&one("/tasks"), get(tasks).post(add_task))
        .route(&one("/tasks/{task}"), get(one_task).put(change_task).delete(delete_task))
}

/// Works on a pull request and answers with what it then is.
fn shown(
    Path((workspace, repo, id)): OfPullRequest,
    call: Call,
    work: impl FnOnce(&mut Repository, u64, &Call) -> Result<PullRequest, Refusal>,
) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let one = work(repository, id, &call)?;
        Ok(Answer::json(200, &shape::pull_request(repository, &one)))
    })
}

/// Lists leave out people, unless `fields` names them.
async fn list(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| {
        let wanted = call.asked.all("state");
        let q = call.asked.parameter("q");
        let is_chosen_by_state = q.as_ref().is_some_and(|q| q.contains("state="));
        let stands = |one: &&PullRequest| match wanted.is_empty() {
            true => is_chosen_by_state || one.state == State::Open,
            false => wanted.iter().any(|state| state == one.state.name()),
        };
        let fields = call.asked.parameter("fields").unwrap_or_default();
        let without_people = |mut shown: Value| {
            for people in ["participants", "reviewers"] {
                if let Some(members) = shown.as_object_mut().filter(|_| !fields.contains(people)) {
                    members.remove(people);
                }
            }
            shown
        };
        let all = repository.pull_requests.iter().filter(stands).map(|one| shape::pull_request(repository, one));
        Ok(match filtered(all.collect(), q.as_deref()) {
            Ok(all) => {
                let all = all.into_iter().map(without_people).collect();
                call.asked.page(Paging::Numbered, &sorted(all, &call), 50)
            }
            Err(answer) => answer,
        })
    })
}

async fn open(at: OfRepository, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    let (Some(title), Some(source)) = (text(&body, "/title"), text(&body, "/source/branch/name")) else {
        return error(400, "Bad request");
    };
    let reviewers = match people(&body["reviewers"]) {
        Ok(people) => people,
        Err(answer) => return answer,
    };
    let opening = Opening {
        title,
        source,
        description: text(&body, "/description").unwrap_or_default(),
        target: text(&body, "/destination/branch/name").unwrap_or_else(|| "main".into()),
        draft: body["draft"] == true,
        close_source_branch: body["close_source_branch"] == true,
        reviewers,
    };
    on(&call, at, |repository| {
        let opened = match repository.open(opening, call.by) {
            // Of a branch, it is the request that is wrong.
            Err(Refusal::NoSuchRevision(name)) => return Ok(error(400, &format!("Branch \"{name}\" not found"))),
            opened => opened?,
        };
        Ok(Answer::json(201, &shape::pull_request(repository, &opened)))
    })
}

async fn change(at: OfPullRequest, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    // Reviewers that are not named are dropped.
    let reviewers = match people(&body["reviewers"]) {
        Ok(people) => people,
        Err(answer) => return answer,
    };
    let changes = Changes {
        title: text(&body, "/title"),
        description: text(&body, "/description"),
        target: text(&body, "/destination/branch/name"),
        draft: body["draft"].as_bool(),
        close_source_branch: body["close_source_branch"].as_bool(),
        reviewers: Some(reviewers),
    };
    shown(at, call, |repository, id, call| repository.update(id, changes, call.by))
}

/// The members whom a body names, by UUID or Atlassian account.
fn people(named: &Value) -> Result<Vec<&'static Person>, Answer> {
    let name = |one: &Value| text(one, "/uuid").or_else(|| text(one, "/account_id")).unwrap_or_default();
    let named = named.as_array().map(|all| all.iter().map(name).collect::<Vec<_>>()).unwrap_or_default();
    let person = |name: &String| {
        Person::named(name).ok_or_else(|| error(400, &format!("{name} is not a member of the workspace.")))
    };
    named.iter().map(person).collect()
}

async fn merge(at: OfPullRequest, call: Call, body: Bytes) -> Answer {
    let message = text(&read(&body), "/message");
    shown(at, call, |repository, id, call| repository.merge(id, message.as_deref(), call.by))
}

/// Gives a verdict; taking back needs that it stands.
fn review(Path((workspace, repo, id)): OfPullRequest, call: Call, status: Status, back: bool) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        if back && repository.pull_request(id)?.status_of(call.by.person) != status {
            return Err(Refusal::NoSuch("verdict"));
        }
        let one = repository.review(id, if back { Status::None } else { status }, call.by)?;
        Ok(if back { Answer::new(204) } else { Answer::json(200, &shape::participant(&one, call.by.person)) })
    })
}

async fn commits(Path((workspace, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let one = repository.pull_request(id)?;
        let all = repository.git.history(&one.source_commit, Some(&one.target_commit));
        let all: Vec<_> = all.into_iter().map(|commit| shape::commit(repository, commit)).collect();
        Ok(call.asked.page(Paging::Opaque, &all, 100))
    })
}

/// It lies elsewhere.
async fn diffstat(Path((workspace, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let one = repository.pull_request(id)?;
        let spec = format!("{}..{}", &one.source_commit[..12], &one.target_commit[..12]);
        let (origin, slug) = (call.asked.origin(), &repository.slug);
        let place =
            format!("{origin}/2.0/repositories/acme/{slug}/diffstat/{spec}?from_pullrequest_id={id}&topic=true");
        Ok(Answer::new(302).header("Location", &place))
    })
}

async fn conflicts(Path((workspace, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let files = repository.conflicts(repository.pull_request(id)?);
        let all: Vec<_> =
            files.iter().map(|path| serde_json::json!({ "type": "file_conflict", "path": path })).collect();
        Ok(call.asked.page(Paging::Numbered, &all, 500))
    })
}

/// The builds of its newest commit.
async fn statuses(Path((workspace, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let commit = &repository.pull_request(id)?.source_commit;
        let all = repository.builds.iter().filter(|build| build.commit == *commit);
        Ok(call.asked.page(Paging::Numbered, &all.map(shape::build).collect::<Vec<_>>(), 100))
    })
}

async fn comments(Path((workspace, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let one = repository.pull_request(id)?;
        let all = one.comments.iter().map(|comment| shape::comment(repository, one, comment)).collect();
        Ok(call.asked.page(Paging::Numbered, &sorted(all, &call), 100))
    })
}

async fn comment(Path((workspace, repo, id)): OfPullRequest, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    let Some(written) = text(&body, "/content/raw") else { return error(400, "Bad request") };
    let place = text(&body, "/inline/path").map(|path| (path, body["inline"]["to"].as_u64()));
    on(&call, Path((workspace, repo)), |repository| {
        let made = repository.comment(id, &written, body["parent"]["id"].as_u64(), place, call.by)?;
        Ok(Answer::json(201, &shape::comment(repository, repository.pull_request(id)?, &made)))
    })
}

async fn one_comment(Path((workspace, repo, id, comment)): InPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let found = repository.find_comment(id, number(&comment))?;
        Ok(Answer::json(200, &shape::comment(repository, repository.pull_request(id)?, found)))
    })
}

async fn edit_comment(Path((workspace, repo, id, comment)): InPullRequest, call: Call, body: Bytes) -> Answer {
    let Some(written) = text(&read(&body), "/content/raw") else { return error(400, "Bad request") };
    on(&call, Path((workspace, repo)), |repository| {
        let made = repository.edit_comment(id, number(&comment), &written, call.by)?;
        Ok(Answer::json(200, &shape::comment(repository, repository.pull_request(id)?, &made)))
    })
}

async fn delete_comment(Path((workspace, repo, id, comment)): InPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        repository.delete_comment(id, number(&comment), call.by)?;
        Ok(Answer::new(204))
    })
}

fn resolve(Path((workspace, repo, id, comment)): InPullRequest, call: Call, resolve: bool) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let found = repository.resolve_comment(id, number(&comment), resolve, call.by)?;
        if !resolve {
            return Ok(Answer::new(204));
        }
        let shown = shape::comment(repository, repository.pull_request(id)?, &found);
        Ok(Answer::json(200, &shown["resolution"]))
    })
}

async fn tasks(Path((workspace, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let all: Vec<_> = repository.pull_request(id)?.tasks.iter().map(shape::task).collect();
        Ok(call.asked.page(Paging::Numbered, &all, 100))
    })
}

async fn add_task(Path((workspace, repo, id)): OfPullRequest, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    let Some(written) = text(&body, "/content/raw") else { return error(400, "Bad request") };
    on(&call, Path((workspace, repo)), |repository| {
        let made = repository.add_task(id, &written, body["comment"]["id"].as_u64(), call.by)?;
        Ok(Answer::json(201, &shape::task(&made)))
    })
}

async fn one_task(Path((workspace, repo, id, task)): InPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        Ok(Answer::json(200, &shape::task(repository.find_task(id, number(&task))?)))
    })
}

async fn change_task(Path((workspace, repo, id, task)): InPullRequest, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    let (written, state) = (text(&body, "/content/raw"), text(&body, "/state"));
    on(&call, Path((workspace, repo)), |repository| {
        let resolve = state.map(|state| state == "RESOLVED");
        let changed = repository.change_task(id, number(&task), written.as_deref(), resolve, call.by)?;
        Ok(Answer::json(200, &shape::task(&changed)))
    })
}

async fn delete_task(Path((workspace, repo, id, task)): InPullRequest, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        repository.delete_task(id, number(&task))?;
        Ok(Answer::new(204))
    })
}
