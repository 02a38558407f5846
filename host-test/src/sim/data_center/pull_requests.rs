//! Pull requests, their reviews, comments and tasks.

use super::{REPOSITORY, error, on, shape, vetoes};
use crate::sim::{
    Answer, Paging,
    site::{Call, InPullRequest, OfPullRequest, OfRepository, Site, number, read, text},
    world::{
        people::Person,
        pull_request::{Comment, PullRequest, State, Status},
        repository::{Changes, Opening, Refusal, Repository},
    },
};
use axum::{
    Router,
    extract::Path,
    routing::{get, post, put},
};
use bytes::Bytes;
use serde_json::{Value, json};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Site>> {
    let all = format!("{REPOSITORY}/pull-requests");
    let one = |path: &str| format!("{REPOSITORY}/pull-requests/{{id}}{path}");
    Router::new()
        .route(&all, get(list).post(open))
        .route(
            &one(""),
            get(async |at: OfPullRequest, call: Call| {
                shown(at, call, None, |repository, id, _| repository.pull_request(id).cloned())
            })
            .put(change),
        )
        .route(&one("/merge"), get(mergeable).post(merge))
        .route(&one("/decline"), post(decline))
        .route(&one("/participants"), get(participants))
        .route(&one("/participants/{user}"), put(review))
        .route(&one("/commits"), get(commits))
        .route(&one("/changes"), get(changes))
        .route(&one("/activities"), get(activities))
        .route(&one("/comments"), post(comment))
        .route(&one("/comments/{comment}"), get(one_comment).put(edit_comment).delete(delete_comment))
        .route(&one("/blocker-comments"), get(tasks).post(add_task))
        .route(&one("/blocker-comments/{task}"), get(one_task).put(change_task).delete(delete_task))
}

/// Works on a pull request and answers with what it then is; a write says for which version it is meant.
fn shown(
    Path((project, repo, id)): OfPullRequest,
    call: Call,
    version: Option<Option<u64>>,
    work: impl FnOnce(&mut Repository, u64, &Call) -> Result<PullRequest, Refusal>,
) -> Answer {
    let is_old = shape::is_before_drafts(&call.world);
    on(&call, Path((project, repo)), |repository| {
        let current = repository.pull_request(id)?.version;
        if version.is_some_and(|version| version != Some(current)) {
            let message = "You are attempting to modify a pull request based on out-of-date information.";
            return Ok(error(409, "pull.PullRequestOutOfDateException", message));
        }
        let one = work(repository, id, &call)?;
        Ok(Answer::json(200, &shape::pull_request(is_old, repository, &one)))
    })
}

async fn list(at: OfRepository, call: Call) -> Answer {
    let is_old = shape::is_before_drafts(&call.world);
    on(&call, at, |repository| {
        let wanted = call.asked.parameter("state").unwrap_or_else(|| "OPEN".into());
        let stands = |one: &&PullRequest| wanted == "ALL" || wanted == one.state.name();
        let (at, is_outgoing) =
            (call.asked.parameter("at"), call.asked.parameter("direction").as_deref() == Some("OUTGOING"));
        let is_at = |one: &&PullRequest| {
            let branch = if is_outgoing { &one.source } else { &one.target };
            at.as_ref().is_none_or(|at| at.strip_prefix("refs/heads/").unwrap_or(at) == branch)
        };
        let mut all: Vec<_> = repository.pull_requests.iter().filter(stands).filter(is_at).collect();
        // The newest first, unless told otherwise.
        if call.asked.parameter("order").as_deref() != Some("OLDEST") {
            all.reverse();
        }
        let all: Vec<_> = all.into_iter().map(|one| shape::pull_request(is_old, repository, one)).collect();
        Ok(call.asked.page(Paging::Offsets, &all, 1000))
    })
}

fn invalid(message: &str) -> Answer {
    error(400, "validation.ArgumentValidationException", message)
}

async fn open(at: OfRepository, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    let end = |name: &str| text(&body[name], "/id");
    let (Some(title), Some(source), Some(target)) = (text(&body, "/title"), end("fromRef"), end("toRef")) else {
        return invalid("The pull request lacks what it needs.");
    };
    let reviewers = match people(&body["reviewers"]) {
        Ok(people) => people.unwrap_or_default(),
        Err(answer) => return answer,
    };
    let is_old = shape::is_before_drafts(&call.world);
    let opening = Opening {
        title,
        source,
        target,
        description: text(&body, "/description").unwrap_or_default(),
        // What an older version does not know, it ignores.
        draft: !is_old && body["draft"] == true,
        close_source_branch: false,
        reviewers,
    };
    on(&call, at, |repository| {
        let opened = repository.open(opening, call.by)?;
        Ok(Answer::json(201, &shape::pull_request(is_old, repository, &opened)))
    })
}

async fn change(at: OfPullRequest, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    // Reviewers that are not named are dropped.
    let reviewers = match people(&body["reviewers"]) {
        Ok(people) => people.unwrap_or_default(),
        Err(answer) => return answer,
    };
    let changes = Changes {
        title: text(&body, "/title"),
        description: Some(text(&body, "/description").unwrap_or_default()),
        target: text(&body, "/toRef/id"),
        draft: body["draft"].as_bool(),
        close_source_branch: None,
        reviewers: Some(reviewers),
    };
    shown(at, call, Some(body["version"].as_u64()), |repository, id, call| repository.update(id, changes, call.by))
}

/// The users whom a body names.
fn people(named: &Value) -> Result<Option<Vec<&'static Person>>, Answer> {
    let Some(named) = named.as_array() else { return Ok(None) };
    let person = |one: &Value| {
        let name = text(one, "/user/name").or_else(|| text(one, "/user/slug")).unwrap_or_default();
        Person::named(&name).ok_or_else(|| {
            let message = format!("{name} is not a user.");
            error(409, "pull.InvalidPullRequestReviewersException", &message)
        })
    };
    named.iter().map(person).collect::<Result<_, _>>().map(Some)
}

/// The version that a query names.
fn version(call: &Call) -> Option<Option<u64>> {
    Some(call.asked.parameter("version").and_then(|version| version.parse().ok()))
}

async fn mergeable(Path((project, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        let one = repository.pull_request(id)?;
        let (found, conflicted) = (one.vetoes(), !repository.conflicts(one).is_empty());
        Ok(Answer::json(
            200,
            &json!({
                "canMerge": found.is_empty() && !conflicted && one.state == State::Open, "conflicted": conflicted,
                "outcome": if conflicted { "CONFLICTED" } else { "CLEAN" }, "vetoes": vetoes(&found),
            }),
        ))
    })
}

async fn merge(at: OfPullRequest, call: Call, body: Bytes) -> Answer {
    let message = text(&read(&body), "/message");
    let version = version(&call);
    shown(at, call, version, |repository, id, call| repository.merge(id, message.as_deref(), call.by))
}

async fn decline(at: OfPullRequest, call: Call) -> Answer {
    let version = version(&call);
    shown(at, call, version, |repository, id, call| repository.decline(id, call.by))
}

async fn participants(Path((project, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        let one = repository.pull_request(id)?;
        let all: Vec<_> = one.participants().into_iter().map(|person| shape::participant(one, person)).collect();
        Ok(call.asked.page(Paging::Offsets, &all, 1000))
    })
}

/// Everybody for themselves.
async fn review(Path((project, repo, id, user)): InPullRequest, call: Call, body: Bytes) -> Answer {
    let status = match text(&read(&body), "/status").as_deref() {
        Some("APPROVED") => Status::Approved,
        Some("NEEDS_WORK") => Status::ChangesRequested,
        Some("UNAPPROVED") => Status::None,
        _ => return invalid("The status is unknown."),
    };
    if user != call.by.person.nickname {
        return error(401, "AuthorisationException", "You may change your own status alone.");
    }
    on(&call, Path((project, repo)), |repository| {
        let one = repository.review(id, status, call.by)?;
        Ok(Answer::json(200, &shape::participant(&one, call.by.person)))
    })
}

async fn commits(Path((project, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        let one = repository.pull_request(id)?;
        let all = repository.git.history(&one.source_commit, Some(&one.target_commit));
        let all: Vec<_> = all.into_iter().map(shape::commit).collect();
        Ok(call.asked.page(Paging::Offsets, &all, 1000))
    })
}

/// From where both branches went different ways.
async fn changes(Path((project, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        let one = repository.pull_request(id)?;
        let base = repository.git.merge_base(&one.source_commit, &one.target_commit).map(|base| base.hash.clone());
        let all = repository.git.changes(base.as_deref(), &one.source_commit);
        Ok(call.asked.page(Paging::Offsets, &all.iter().map(shape::file_change).collect::<Vec<_>>(), 1000))
    })
}

/// What happened, the newest first: threads as a whole, verdicts as they stand.
async fn activities(Path((project, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        let one = repository.pull_request(id)?;
        let entry = |id: u64, action: &str, person: &Person, at: u64| json!({ "id": id, "action": action, "createdDate": at, "user": shape::user(person) });
        let mut all = vec![entry(1, "OPENED", one.author, one.created)];
        for comment in one.comments.iter().filter(|comment| comment.parent.is_none() && !comment.deleted) {
            let mut shown = entry(comment.id + 1_000, "COMMENTED", comment.author, comment.created);
            shown["commentAction"] = json!("ADDED");
            shown["comment"] = thread(repository, one, comment);
            shown["commentAnchor"] = shape::anchor(comment).unwrap_or_default();
            all.push(shown);
        }
        for review in &one.reviews {
            let action = if review.status == Status::Approved { "APPROVED" } else { "REVIEWED" };
            all.push(entry(u64::from(review.person.number) + 100, action, review.person, review.at));
        }
        if let (Some(person), State::Merged | State::Declined) = (one.closed_by, one.state) {
            all.push(entry(2, one.state.name(), person, one.updated));
        }
        all.sort_by_key(|entry| std::cmp::Reverse(entry["createdDate"].as_u64()));
        Ok(call.asked.page(Paging::Offsets, &all, 1000))
    })
}

/// A comment with its answers.
fn thread(repository: &Repository, one: &PullRequest, comment: &Comment) -> Value {
    let mut shown = shape::comment(repository, comment);
    let answers = one.comments.iter().filter(|answer| answer.parent == Some(comment.id) && !answer.deleted);
    shown["comments"] = answers.map(|answer| thread(repository, one, answer)).collect();
    shown
}

async fn comment(Path((project, repo, id)): OfPullRequest, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    let Some(written) = text(&body, "/text") else { return invalid("The comment has no text.") };
    let place = text(&body, "/anchor/path").map(|path| (path, body["anchor"]["line"].as_u64()));
    on(&call, Path((project, repo)), |repository| {
        let made = repository.comment(id, &written, body["parent"]["id"].as_u64(), place, call.by)?;
        let mut shown = shape::comment(repository, &made);
        if let Some(anchor) = shape::anchor(&made) {
            shown["anchor"] = anchor;
        }
        Ok(Answer::json(201, &shown))
    })
}

fn out_of_date() -> Answer {
    let message = "You are attempting to modify a comment based on out-of-date information.";
    error(409, "comment.CommentOutOfDateException", message)
}

async fn one_comment(Path((project, repo, id, comment)): InPullRequest, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        let found = repository.find_comment(id, number(&comment))?;
        Ok(Answer::json(200, &thread(repository, repository.pull_request(id)?, found)))
    })
}

async fn edit_comment(Path((project, repo, id, comment)): InPullRequest, call: Call, body: Bytes) -> Answer {
    let (body, comment) = (read(&body), number(&comment));
    on(&call, Path((project, repo)), |repository| {
        if body["version"].as_u64() != Some(repository.find_comment(id, comment)?.version) {
            return Ok(out_of_date());
        }
        if let Some(resolved) = body["threadResolved"].as_bool() {
            repository.resolve_comment(id, comment, resolved, call.by)?;
        }
        if let Some(written) = text(&body, "/text") {
            repository.edit_comment(id, comment, &written, call.by)?;
        }
        Ok(Answer::json(200, &shape::comment(repository, repository.find_comment(id, comment)?)))
    })
}

/// One that was answered stays.
async fn delete_comment(Path((project, repo, id, comment)): InPullRequest, call: Call) -> Answer {
    let comment = number(&comment);
    on(&call, Path((project, repo)), |repository| {
        if version(&call) != Some(Some(repository.find_comment(id, comment)?.version)) {
            return Ok(out_of_date());
        }
        if repository.pull_request(id)?.comments.iter().any(|answer| answer.parent == Some(comment) && !answer.deleted)
        {
            let message = "The comment has been answered and cannot be deleted.";
            return Ok(error(409, "comment.CommentDeletionException", message));
        }
        repository.delete_comment(id, comment, call.by)?;
        Ok(Answer::new(204))
    })
}

async fn tasks(Path((project, repo, id)): OfPullRequest, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        let all: Vec<_> = repository.pull_request(id)?.tasks.iter().map(|task| shape::task(repository, task)).collect();
        Ok(call.asked.page(Paging::Offsets, &all, 1000))
    })
}

async fn add_task(Path((project, repo, id)): OfPullRequest, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    let Some(written) = text(&body, "/text") else { return invalid("The task has no text.") };
    on(&call, Path((project, repo)), |repository| {
        let made = repository.add_task(id, &written, body["parent"]["id"].as_u64(), call.by)?;
        Ok(Answer::json(201, &shape::task(repository, &made)))
    })
}

async fn one_task(Path((project, repo, id, task)): InPullRequest, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        Ok(Answer::json(200, &shape::task(repository, repository.find_task(id, number(&task))?)))
    })
}

async fn change_task(Path((project, repo, id, task)): InPullRequest, call: Call, body: Bytes) -> Answer {
    let (body, task) = (read(&body), number(&task));
    on(&call, Path((project, repo)), |repository| {
        if body["version"].as_u64() != Some(repository.find_task(id, task)?.version) {
            return Ok(out_of_date());
        }
        let resolve = text(&body, "/state").map(|state| state == "RESOLVED");
        let changed = repository.change_task(id, task, text(&body, "/text").as_deref(), resolve, call.by)?;
        Ok(Answer::json(200, &shape::task(repository, &changed)))
    })
}

async fn delete_task(Path((project, repo, id, task)): InPullRequest, call: Call) -> Answer {
    let task = number(&task);
    on(&call, Path((project, repo)), |repository| {
        if version(&call) != Some(Some(repository.find_task(id, task)?.version)) {
            return Ok(out_of_date());
        }
        repository.delete_task(id, task)?;
        Ok(Answer::new(204))
    })
}
