//! Builds of build servers.

use super::{REPOSITORY, error, missing_route, on, shape};
use crate::sim::{
    Answer, Paging,
    site::{self, Call, OfNamed, Site, read},
    world::WORKSPACE,
};
use axum::{Router, extract::Path, routing::get};
use bytes::Bytes;
use std::sync::Arc;

/// The version that brought builds of a repository.
const BUILDS: &str = "7.4";

pub fn routes() -> Router<Arc<Site>> {
    Router::new().route(&format!("{REPOSITORY}/commits/{{commit}}/builds"), get(build).post(set_build))
}

/// The older API knows commits, wherever they are.
pub fn older_routes() -> Router<Arc<Site>> {
    Router::new().route("/commits/{commit}", get(builds))
}

async fn build(Path((project, repo, commit)): OfNamed, call: Call) -> Answer {
    let key = call.asked.parameter("key").unwrap_or_default();
    on(&call, Path((project, repo)), |repository| {
        Ok(Answer::json(200, &shape::build(repository.build(&commit, &key)?)))
    })
}

async fn set_build(Path((project, repo, commit)): OfNamed, call: Call, body: Bytes) -> Answer {
    if call.world.is_before(BUILDS) {
        return missing_route();
    }
    let Some(build) = site::build(commit, &read(&body), "ref", call.by) else {
        return error(400, "validation.ArgumentValidationException", "A key and a state are needed.");
    };
    on(&call, Path((project, repo)), |repository| {
        repository.set_build(build, call.by)?;
        Ok(Answer::new(204))
    })
}

async fn builds(Path(commit): Path<String>, call: Call) -> Answer {
    let all = call.world.repositories(WORKSPACE).unwrap_or_default();
    let all = all.iter().flat_map(|repository| &repository.builds).filter(|build| build.commit == commit);
    call.asked.page(Paging::Offsets, &all.map(shape::build_status).collect::<Vec<_>>(), 100)
}
