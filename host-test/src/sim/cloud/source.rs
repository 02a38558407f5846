//! Branches, tags, commits and files.

use super::{REPOSITORY, error, on, shape};
use crate::sim::{
    Answer, Paging,
    site::{Call, OfNamed, OfRepository, Site, read, text},
    world::repository::{Refusal, Repository},
};
use axum::{
    Router,
    extract::{Multipart, Path},
    routing::get,
};
use bytes::Bytes;
use serde_json::json;
use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

pub fn routes() -> Router<Arc<Site>> {
    let below = |path: &str| format!("{REPOSITORY}{path}");
    Router::new()
        .route(
            &below("/refs/branches"),
            get(async |at: OfRepository, call: Call| list(at, call, false)).post(create_branch),
        )
        .route(
            &below("/refs/branches/{*name}"),
            get(async |at: OfNamed, call: Call| one(at, call, false))
                .delete(async |at: OfNamed, call: Call| delete(at, call, false)),
        )
        .route(&below("/refs/tags"), get(async |at: OfRepository, call: Call| list(at, call, true)).post(create_tag))
        .route(
            &below("/refs/tags/{*name}"),
            get(async |at: OfNamed, call: Call| one(at, call, true))
                .delete(async |at: OfNamed, call: Call| delete(at, call, true)),
        )
        .route(&below("/commits"), get(async |at: OfRepository, call: Call| commits(at, call, None)))
        .route(&below("/commits/{revision}"), get(of_revision))
        .route(&below("/commit/{commit}"), get(commit))
        .route(&below("/merge-base/{spec}"), get(merge_base))
        .route(&below("/diffstat/{spec}"), get(diffstat))
        .route(
            &below("/src"),
            get(async |at: OfRepository, call: Call| browse(at, call, "HEAD", "")).post(commit_files),
        )
        .route(&below("/src/{commit}/"), get(root))
        .route(&below("/src/{commit}/{*path}"), get(file))
}

fn list(at: OfRepository, call: Call, is_tag: bool) -> Answer {
    on(&call, at, |repository| {
        let mut all: Vec<_> = repository.git.refs.iter().filter(|one| one.is_tag == is_tag).collect();
        if call.asked.parameter("sort").is_some_and(|sort| sort == "-target.date") {
            all.sort_by_key(|one| Reverse(repository.git.resolve(&one.commit).map(|commit| commit.at)));
        }
        let all: Vec<_> = all.into_iter().map(|one| shape::reference(repository, one)).collect();
        Ok(call.asked.page(Paging::Numbered, &all, 100))
    })
}

fn one(Path((workspace, repo, name)): OfNamed, call: Call, is_tag: bool) -> Answer {
    on(&call, Path((workspace, repo)), |repository| match repository.git.find(&name, is_tag) {
        Some(found) => Ok(Answer::json(200, &shape::reference(repository, found))),
        None => Err(Refusal::NoSuchRevision(name)),
    })
}

fn delete(Path((workspace, repo, name)): OfNamed, call: Call, is_tag: bool) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        repository.delete_ref(&name, is_tag, call.by)?;
        Ok(Answer::new(204))
    })
}

async fn create_branch(at: OfRepository, call: Call, body: Bytes) -> Answer {
    create(at, call, &body, false)
}

async fn create_tag(at: OfRepository, call: Call, body: Bytes) -> Answer {
    create(at, call, &body, true)
}

fn create(at: OfRepository, call: Call, body: &[u8], is_tag: bool) -> Answer {
    let body = read(body);
    let (Some(name), Some(from)) = (text(&body, "/name"), text(&body, "/target/hash")) else {
        return error(400, "Bad request");
    };
    on(&call, at, |repository| {
        let made = repository.create_ref(&name, is_tag, &from, call.by)?;
        Ok(Answer::json(201, &shape::reference(repository, &made)))
    })
}

/// What leads to any of `include`, or of the revision, or else of all branches, without what leads to `exclude`.
fn commits(at: OfRepository, call: Call, revision: Option<String>) -> Answer {
    on(&call, at, |repository| {
        let mut wanted = call.asked.all("include");
        wanted.extend(revision);
        if wanted.is_empty() {
            wanted = repository.git.branches().map(|branch| branch.commit.clone()).collect();
        }
        let without: Vec<_> = call.asked.all("exclude");
        let mut known = BTreeSet::new();
        for name in &without {
            known.extend(
                repository.git.history(&repository.revision(name)?.hash, None).into_iter().map(|it| it.hash.clone()),
            );
        }
        let mut found = Vec::new();
        for name in &wanted {
            for commit in repository.git.history(&repository.revision(name)?.hash, None) {
                if known.insert(commit.hash.clone()) {
                    found.push(commit);
                }
            }
        }
        found.sort_by_key(|commit| std::cmp::Reverse(commit.at));
        let all: Vec<_> = found.into_iter().map(|commit| shape::commit(repository, commit)).collect();
        Ok(call.asked.page(Paging::Opaque, &all, 100))
    })
}

async fn of_revision(Path((workspace, repo, revision)): OfNamed, call: Call) -> Answer {
    commits(Path((workspace, repo)), call, Some(revision))
}

async fn commit(Path((workspace, repo, name)): OfNamed, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let found = repository.revision(&name)?;
        Ok(Answer::json(200, &shape::commit(repository, found)))
    })
}

async fn merge_base(Path((workspace, repo, spec)): OfNamed, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let (one, other) = spec.split_once("..").unwrap_or((&spec, "main"));
        let base = repository.git.merge_base(&repository.revision(one)?.hash, &repository.revision(other)?.hash);
        let base = base.ok_or(Refusal::NoSuch("merge base"))?;
        Ok(Answer::json(200, &shape::commit(repository, base)))
    })
}

/// Of one commit, or of what one has and another has not: `source..destination`.
async fn diffstat(Path((workspace, repo, spec)): OfNamed, call: Call) -> Answer {
    on(&call, Path((workspace, repo)), |repository| {
        let changes = match spec.split_once("..") {
            Some((source, destination)) => between(repository, &call, source, destination)?,
            None => repository.git.own_changes(repository.revision(&spec)?),
        };
        let all: Vec<_> = changes.iter().map(shape::file_change).collect();
        Ok(call.asked.page(Paging::Numbered, &all, 500))
    })
}

fn between(
    repository: &Repository,
    call: &Call,
    source: &str,
    destination: &str,
) -> Result<Vec<crate::sim::world::git::FileChange>, Refusal> {
    let (source, mut destination) = (repository.revision(source)?, repository.revision(destination)?);
    // `topic` looks from where they went different ways.
    if call.asked.parameter("topic").as_deref() != Some("false")
        && let Some(base) = repository.git.merge_base(&source.hash, &destination.hash)
    {
        destination = base;
    }
    Ok(repository.git.changes(Some(&destination.hash), &source.hash))
}

async fn root(Path((workspace, repo, commit)): OfNamed, call: Call) -> Answer {
    browse(Path((workspace, repo)), call, &commit, "")
}

async fn file(Path((workspace, repo, commit, path)): Path<(String, String, String, String)>, call: Call) -> Answer {
    browse(Path((workspace, repo)), call, &commit, &path)
}

/// A file as it is, or what `format=meta` tells of it; a folder as a list.
fn browse(at: OfRepository, call: Call, commit: &str, path: &str) -> Answer {
    on(&call, at, |repository| {
        let commit = repository.revision(commit)?;
        let path = path.trim_matches('/');
        let entry = |path: &str, size: usize| {
            let commit = json!({ "type": "commit", "hash": commit.hash });
            json!({ "type": "commit_file", "path": path, "size": size, "attributes": [], "mimetype": null, "commit": commit })
        };
        if let Some(content) = commit.files.get(path) {
            return Ok(match call.asked.parameter("format").as_deref() {
                Some("meta") => Answer::json(200, &entry(path, content.len())),
                _ => Answer::text(200, "text/plain", content.clone()),
            });
        }
        let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
        let (mut folders, mut rows) = (BTreeSet::new(), Vec::new());
        for (known, content) in commit.files.iter() {
            let Some(rest) = known.strip_prefix(&folder) else { continue };
            match rest.split_once('/') {
                None => rows.push(entry(known, content.len())),
                Some((name, _)) if folders.insert(name) => {
                    let commit = json!({ "type": "commit", "hash": commit.hash });
                    rows.push(
                        json!({ "type": "commit_directory", "path": format!("{folder}{name}"), "commit": commit }),
                    );
                }
                Some(_) => {}
            }
        }
        if rows.is_empty() {
            return Ok(error(404, &format!("No such file or directory: {path}")));
        }
        Ok(match call.asked.parameter("format").as_deref() {
            Some("meta") => Answer::json(200, &json!({ "type": "commit_directory", "path": path })),
            _ => call.asked.page(Paging::Opaque, &rows, 100),
        })
    })
}

/// Parts are named by the paths of files, but for those that are known.
async fn commit_files(at: OfRepository, call: Call, mut form: Multipart) -> Answer {
    let (mut message, mut branch, mut parent, mut files) = (None, None, None, Vec::new());
    while let Ok(Some(part)) = form.next_field().await {
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let Ok(content) = part.bytes().await else { return error(400, "Bad request") };
        let written = || String::from_utf8_lossy(&content).into_owned();
        match (&*name, is_file) {
            ("message", false) => message = Some(written()),
            ("branch", false) => branch = Some(written()),
            ("parents", false) => parent = Some(written()),
            ("author", false) => {}
            ("files", false) => files.push((written().trim_start_matches('/').to_owned(), None)),
            (path, _) => files.push((path.trim_start_matches('/').to_owned(), Some(content))),
        }
    }
    // Of a file's path, `files` may say once more that it belongs to the commit.
    let given: BTreeSet<String> = files.iter().filter(|file| file.1.is_some()).map(|file| file.0.clone()).collect();
    files.retain(|(path, content)| content.is_some() || !given.contains(path));
    on(&call, at, |repository| {
        let message = message.as_deref().unwrap_or("Edited online with Bitbucket");
        let branch = branch.as_deref().unwrap_or("main");
        let made = repository.commit(branch, message, files, parent.as_deref(), call.by)?;
        let path = format!("{}/2.0/repositories/acme/{}/commit/{}", call.asked.origin(), repository.slug, made.hash);
        Ok(Answer::new(201).header("Location", &path))
    })
}
