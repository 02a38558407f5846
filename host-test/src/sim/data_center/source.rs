//! Branches, tags, commits and files.

use super::{REPOSITORY, error, on, shape};
use crate::sim::{
    Answer, Paging,
    site::{Call, OfNamed, OfRepository, Site, read, text},
    world::{git::Commit, repository::Refusal},
};
use axum::{
    Router,
    extract::{Multipart, Path},
    routing::{delete, get},
};
use bytes::Bytes;
use serde_json::json;
use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

pub fn routes() -> Router<Arc<Site>> {
    let below = |path: &str| format!("{REPOSITORY}{path}");
    Router::new()
        .route(&below("/default-branch"), get(default_branch))
        .route(
            &below("/branches"),
            get(branches).post(async |at: OfRepository, call: Call, body: Bytes| create(at, call, &body, false)),
        )
        .route(
            &below("/tags"),
            get(tags).post(async |at: OfRepository, call: Call, body: Bytes| create(at, call, &body, true)),
        )
        .route(&below("/tags/{*name}"), get(tag))
        .route(&below("/commits"), get(commits))
        .route(&below("/commits/{commit}"), get(commit))
        .route(&below("/commits/{commit}/merge-base"), get(merge_base))
        .route(&below("/compare/commits"), get(compare))
        .route(&below("/changes"), get(changes))
        .route(
            &below("/browse"),
            get(async |Path((project, repo)): OfRepository, call: Call| {
                browse(Path((project, repo, String::new())), call)
            }),
        )
        .route(&below("/browse/{*path}"), get(async |at: OfNamed, call: Call| browse(at, call)).put(commit_file))
        .route(&below("/raw/{*path}"), get(raw))
}

/// Branches are deleted elsewhere.
pub fn branch_routes() -> Router<Arc<Site>> {
    Router::new().route(&format!("{REPOSITORY}/branches"), delete(delete_branch))
}

/// And tags too.
pub fn tag_routes() -> Router<Arc<Site>> {
    Router::new().route(&format!("{REPOSITORY}/tags/{{*name}}"), delete(delete_tag))
}

async fn default_branch(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| {
        let main = repository.git.find("main", false).ok_or_else(|| Refusal::NoSuchRevision("main".into()))?;
        Ok(Answer::json(200, &shape::reference(main)))
    })
}

/// Those whose names contain a text; one that is equal comes first where that is asked for.
async fn branches(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| {
        let filter = call.asked.parameter("filterText").unwrap_or_default().to_lowercase();
        let mut all: Vec<_> =
            repository.git.branches().filter(|one| one.name.to_lowercase().contains(&filter)).collect();
        if call.asked.parameter("orderBy").is_some_and(|order| order == "MODIFICATION") {
            all.sort_by_key(|one| Reverse(repository.git.resolve(&one.commit).map(|commit| commit.at)));
        }
        all.sort_by_key(|one| !filter.is_empty() && one.name.to_lowercase() != filter);
        Ok(call.asked.page(Paging::Offsets, &all.into_iter().map(shape::reference).collect::<Vec<_>>(), 1000))
    })
}

async fn tags(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| {
        let all: Vec<_> = repository.git.tags().map(shape::reference).collect();
        Ok(call.asked.page(Paging::Offsets, &all, 1000))
    })
}

async fn tag(Path((project, repo, name)): OfNamed, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| match repository.git.find(&name, true) {
        Some(found) => Ok(Answer::json(200, &shape::reference(found))),
        None => Ok(error(404, "repository.ref.NoSuchTagException", &format!("Tag '{name}' does not exist."))),
    })
}

fn create(at: OfRepository, call: Call, body: &[u8], is_tag: bool) -> Answer {
    let body = read(body);
    let (Some(name), Some(from)) = (text(&body, "/name"), text(&body, "/startPoint")) else {
        return error(400, "validation.ArgumentValidationException", "A name and a start point are needed.");
    };
    on(&call, at, |repository| {
        Ok(Answer::json(200, &shape::reference(&repository.create_ref(&name, is_tag, &from, call.by)?)))
    })
}

async fn delete_branch(at: OfRepository, call: Call, body: Bytes) -> Answer {
    let name = text(&read(&body), "/name").unwrap_or_default();
    on(&call, at, |repository| {
        repository.delete_ref(&name, false, call.by)?;
        Ok(Answer::new(204))
    })
}

async fn delete_tag(Path((project, repo, name)): OfNamed, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        repository.delete_ref(&name, true, call.by)?;
        Ok(Answer::new(204))
    })
}

fn listed(call: &Call, all: &[&Commit]) -> Answer {
    call.asked.page(Paging::Offsets, &all.iter().map(|commit| shape::commit(commit)).collect::<Vec<_>>(), 1000)
}

/// Which of them changed a path, where one is named.
async fn commits(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| {
        let until = call.asked.parameter("until").unwrap_or_else(|| "main".into());
        let until = repository.revision(&until)?.hash.clone();
        let since = call
            .asked
            .parameter("since")
            .map(|since| repository.revision(&since).map(|it| it.hash.clone()))
            .transpose()?;
        let mut all = repository.git.history(&until, since.as_deref());
        if let Some(path) = call.asked.parameter("path") {
            all.retain(|commit| repository.git.own_changes(commit).iter().any(|change| change.path.starts_with(&path)));
        }
        Ok(listed(&call, &all))
    })
}

async fn commit(Path((project, repo, name)): OfNamed, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| Ok(Answer::json(200, &shape::commit(repository.revision(&name)?))))
}

async fn merge_base(Path((project, repo, name)): OfNamed, call: Call) -> Answer {
    on(&call, Path((project, repo)), |repository| {
        let other = call.asked.parameter("otherCommitId").unwrap_or_default();
        let base = repository.git.merge_base(&repository.revision(&name)?.hash, &repository.revision(&other)?.hash);
        Ok(Answer::json(200, &shape::commit(base.ok_or(Refusal::NoSuch("merge base"))?)))
    })
}

/// What `from` has and `to` has not.
async fn compare(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| {
        let end = |name: &str| {
            let named = call.asked.parameter(name).unwrap_or_else(|| "main".into());
            repository.revision(&named).map(|commit| commit.hash.clone())
        };
        let (from, to) = (end("from")?, end("to")?);
        Ok(listed(&call, &repository.git.history(&from, Some(&to))))
    })
}

async fn changes(at: OfRepository, call: Call) -> Answer {
    on(&call, at, |repository| {
        let until = repository.revision(&call.asked.parameter("until").unwrap_or_else(|| "main".into()))?;
        let changes = match call.asked.parameter("since") {
            Some(since) => repository.git.changes(Some(&repository.revision(&since)?.hash), &until.hash),
            None => repository.git.own_changes(until),
        };
        Ok(call.asked.page(Paging::Offsets, &changes.iter().map(shape::file_change).collect::<Vec<_>>(), 1000))
    })
}

fn no_path(path: &str, at: &str) -> Answer {
    let message = format!("The path \"{path}\" does not exist at revision \"{at}\"");
    error(404, "content.NoSuchPathException", &message)
}

async fn raw(Path((project, repo, path)): OfNamed, call: Call) -> Answer {
    let at = call.asked.parameter("at").unwrap_or_else(|| "main".into());
    on(&call, Path((project, repo)), |repository| {
        Ok(match repository.revision(&at)?.files.get(&path) {
            Some(content) => Answer::text(200, "text/plain;charset=UTF-8", content.clone()),
            None => no_path(&path, &at),
        })
    })
}

/// What lies at a path: its kind alone where that is asked for, the lines of a file, or the children of a folder.
fn browse(Path((project, repo, path)): OfNamed, call: Call) -> Answer {
    let at = call.asked.parameter("at").unwrap_or_else(|| "refs/heads/main".into());
    on(&call, Path((project, repo)), |repository| {
        let commit = repository.revision(&at)?;
        let (path, of_kind) = (path.trim_matches('/'), call.asked.parameter("type").as_deref() == Some("true"));
        if let Some(content) = commit.files.get(path) {
            let written = String::from_utf8_lossy(content);
            let lines: Vec<_> = written.lines().map(|line| json!({ "text": line })).collect();
            return Ok(match of_kind {
                true => Answer::json(200, &json!({ "type": "FILE" })),
                false => {
                    Answer::json(200, &json!({ "lines": lines, "start": 0, "size": lines.len(), "isLastPage": true }))
                }
            });
        }
        let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
        let (mut folders, mut rows) = (BTreeSet::new(), Vec::new());
        for (known, content) in commit.files.iter() {
            let Some(rest) = known.strip_prefix(&folder) else { continue };
            match rest.split_once('/') {
                None => rows.push(json!({ "path": shape::path(rest), "size": content.len(), "type": "FILE" })),
                Some((name, _)) if folders.insert(name) => {
                    rows.push(json!({ "path": shape::path(name), "type": "DIRECTORY" }))
                }
                Some(_) => {}
            }
        }
        if rows.is_empty() {
            return Ok(no_path(path, &at));
        }
        if of_kind {
            return Ok(Answer::json(200, &json!({ "type": "DIRECTORY" })));
        }
        let children = call.asked.data_center_page(Paging::Offsets, &rows, 1000);
        Ok(Answer::json(200, &json!({ "path": shape::path(path), "revision": at, "children": children })))
    })
}

/// One file a commit.
async fn commit_file(Path((project, repo, path)): OfNamed, call: Call, mut form: Multipart) -> Answer {
    let (mut message, mut branch, mut source, mut content) = (None, None, None, None);
    while let Ok(Some(part)) = form.next_field().await {
        let name = part.name().unwrap_or_default().to_owned();
        let Ok(bytes) = part.bytes().await else { break };
        let written = || String::from_utf8_lossy(&bytes).into_owned();
        match &*name {
            "message" => message = Some(written()),
            "branch" => branch = Some(written()),
            "sourceCommitId" => source = Some(written()),
            "content" => content = Some(bytes),
            _ => {}
        }
    }
    let Some(content) = content else {
        return error(400, "validation.ArgumentValidationException", "The file's content is missing.");
    };
    on(&call, Path((project, repo)), |repository| {
        let branch = branch.as_deref().unwrap_or("main");
        let now = repository.git.find(branch, false).and_then(|found| repository.git.resolve(&found.commit));
        let there = now.is_some_and(|commit| commit.files.contains_key(&path));
        // A file that is there is changed by whoever knows what it was.
        if there && source.is_none() {
            return Ok(error(409, "content.FileAlreadyExistsException", &format!("The file '{path}' already exists.")));
        }
        let changed = |source: &String| {
            let old = repository.git.resolve(source).and_then(|commit| commit.files.get(&path));
            now.and_then(|commit| commit.files.get(&path)) != old
        };
        if now.is_some() && source.as_ref().is_some_and(changed) {
            return Err(Refusal::Moved);
        }
        let message = message.as_deref().unwrap_or("Edited online with Bitbucket").to_owned();
        match repository.commit(branch, &message, vec![(path.clone(), Some(content))], None, call.by) {
            Err(Refusal::NoChange) => {
                Ok(error(409, "content.FileContentUnmodifiedException", "The file is as it was."))
            }
            made => Ok(Answer::json(200, &shape::commit(&made?))),
        }
    })
}
