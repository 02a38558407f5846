//! Builds of build servers, and Cloud's own Pipelines.

use super::{REPOSITORY, error, on, shape, sorted};
use crate::sim::{
    Answer, Paging,
    site::{self, Call, OfNamed, OfRepository, Site, read, text},
    world::repository::Refusal,
};
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use bytes::Bytes;
use std::sync::Arc;

type OfStep = Path<(String, String, String, String)>;

pub fn routes() -> Router<Arc<Site>> {
    let below = |path: &str| format!("{REPOSITORY}{path}");
    Router::new()
        .route(&below("/commit/{commit}/statuses"), get(builds))
        .route(&below("/commit/{commit}/statuses/build"), post(set_build))
        .route(&below("/commit/{commit}/statuses/build/{key}"), get(build))
        .route(&below("/pipelines"), get(list).post(run))
        .route(&below("/pipelines/"), get(list).post(run))
        .route(&below("/pipelines/{pipeline}"), get(one))
        .route(&below("/pipelines/{pipeline}/stopPipeline"), post(stop))
        .route(&below("/pipelines/{pipeline}/steps"), get(steps))
        .route(&below("/pipelines/{pipeline}/steps/"), get(steps))
        .route(&below("/pipelines/{pipeline}/steps/{step}/log"), get(log))
}

async fn builds(Path((workspace, repo, commit)): OfNamed, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let hash = &repository.revision(&commit)?.hash;
        let all = repository.builds.iter().filter(|build| build.commit == *hash);
        Ok(call.asked.page(Paging::Numbered, &all.map(shape::build).collect::<Vec<_>>(), 100))
    })
}

async fn build(Path((workspace, repo, commit, key)): OfStep, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        Ok(Answer::json(200, &shape::build(repository.build(&commit, &key)?)))
    })
}

async fn set_build(Path((workspace, repo, commit)): OfNamed, call: Call, body: Bytes) -> Answer {
    let Some(build) = site::build(commit, &read(&body), "refname", call.by) else {
        return error(400, "Bad request");
    };
    on(&call, Path((workspace, repo)), |repository| {
        Ok(Answer::json(201, &shape::build(&repository.set_build(build, call.by)?)))
    })
}

async fn list(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| {
        let all = repository.pipelines.iter().map(|one| shape::pipeline(repository, one, call.by.at)).collect();
        Ok(call.asked.page(Paging::WithoutNext, &sorted(all, &call), 100))
    })
}

async fn run(at: OfRepository, call: Call, body: Bytes) -> Answer {
    let body = read(&body);
    let Some(branch) = text(&body, "/target/ref_name") else {
        return error(501, "The simulator runs the pipelines of branches alone.");
    };
    on(&call, at, |repository| {
        let started = repository.run_pipeline(&branch, call.by)?;
        Ok(Answer::json(201, &shape::pipeline(repository, &started, call.by.at)))
    })
}

async fn one(Path((workspace, repo, id)): OfNamed, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let found = repository.pipeline(&id)?.clone();
        Ok(Answer::json(200, &shape::pipeline(repository, &found, call.by.at)))
    })
}

async fn stop(Path((workspace, repo, id)): OfNamed, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let found = repository.pipeline(&id)?;
        if found.ended(call.by.at).is_some() {
            return Ok(error(400, "The pipeline has completed."));
        }
        found.stopped = Some(call.by.at);
        Ok(Answer::new(204))
    })
}

async fn steps(Path((workspace, repo, id)): OfNamed, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let step = shape::step(repository.pipeline(&id)?, call.by.at);
        Ok(call.asked.page(Paging::WithoutNext, &[step], 100))
    })
}

async fn log(Path((workspace, repo, id, step)): OfStep, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let found = repository.pipeline(&id)?;
        if shape::step_uuid(found) != step {
            return Err(Refusal::NoSuch("step"));
        }
        let mut text = String::from("+ cargo test\nrunning 212 tests\n");
        match (found.ended(call.by.at), found.stopped) {
            (Some(_), None) => text.push_str("test result: ok.\n"),
            (Some(_), Some(_)) => text.push_str("Stopped.\n"),
            (None, _) => {}
        }
        Ok(Answer::text(200, "application/octet-stream", text))
    })
}
