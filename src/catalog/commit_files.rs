//! Files that are committed without a clone, and pull requests that are opened with them.
//!
//! Both actions can be run again: a file that is so already is left out, and a branch or pull request that is there
//! already serves.

use serde_json::{Map, Value};
use url::Url;

use crate::base::error::{Error, Kind as ErrorKind, Result};
use crate::base::host::Chunk;
use crate::base::json;
use crate::catalog::fields::{
    BRANCH, CLOSE_SOURCE_BRANCH, DESCRIPTION, DRAFT, MESSAGE, PATH, REPO, REVIEWERS, SOURCE, TARGET, TITLE, WORKSPACE,
};
use crate::catalog::support::contents::{BASE64, FILE as STORED, TEXT, content, no_content};
use crate::catalog::support::pull_requests::{
    CREATE_ON_CLOUD, CREATE_ON_DATA_CENTER, open_pull_request, put_source, segment,
};
use crate::catalog::support::refs::{default_branch, tip};
use crate::catalog::support::steps::{fault, in_repo, insert, read_in_repo};
use crate::catalog::types::PULL_REQUEST_SHAPE;
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Record, Type};
use crate::engine::shape::{Member, Shape, both};
use crate::http::address;
use crate::http::exception::Exception;
use crate::http::form::Form;
use crate::http::message::Request;

pub const ACTIONS: &[&Action] = &[&COMMIT_FILES, &OPEN_CHANGE];
const _: () = check(ACTIONS);

const COMMITTED: Shape = Shape {
    name: "Committed files",
    members: &[
        Member::string(
            "commit",
            both("commit"),
            "Hash of the latest commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        ),
        Member::strings(
            "commits",
            both("commits"),
            "Hashes of the created commits, oldest first. Empty if nothing changed.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        ),
        Member::string("branch", both("branch"), "Branch that the files were committed to.", "main"),
    ],
};

const FILES: Field = Field::new(
    Type::Array(&FILE),
    "files",
    "Files, each with its content.",
    r##"[{"path": "docs/guide.md", "text": "# Guide\n"}]"##,
)
.note("Cloud creates one commit for all files, Data Center one for each file.");
const FILE: Type = Type::Object(&Record {
    required: &[&PATH],
    optional: &[
        &TEXT,
        &BASE64,
        &STORED,
        &Field::new(Type::Path, "move_from", "Current path of the file, to move it.", "docs/old.md")
            .note("The content is kept if none is given.")
            .on_cloud(),
        &Field::boolean("delete", "Whether to delete the file.").on_cloud(),
        &Field::boolean("executable", "Whether the file is executable. Left unchanged by default.").on_cloud(),
    ],
});
const EXPECTED_COMMIT: Field = Field::id(
    "expected_commit",
    "Fails if the branch (Cloud) or file (Data Center) has changed since this commit.",
    "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
);

const COMMIT_FILES: Action = Action {
    id: "commit-files",
    about: "Commits files to a branch without cloning. Unchanged files are skipped.",
    required: &[&WORKSPACE, &REPO, &Field { example: "Add the guide", ..MESSAGE }, &FILES],
    optional: &[&BRANCH.note("Defaults to the default branch. Created from it if it doesn't exist."), &EXPECTED_COMMIT],
    output: Output::Custom(&COMMITTED),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/src",
        scope: "repository:write",
        token: "write:repository:bitbucket",
        run: Some(commit_files),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /api/latest/projects/{workspace}/repos/{repo}/browse/{path}",
        scope: "REPO_WRITE",
        run: Some(commit_files),
        adds: &["path"],
        ..CALL
    }),
    idempotent: Some(true),
    ..ACTION
};

fn commit_files(task: &Task) -> Result<Answer> {
    let files = files(task)?;
    let branch = match task.text("branch") {
        Some(branch) => branch.into(),
        None => default_branch(task)?,
    };
    let Some(branch) = branch.as_str() else {
        return Err(Error::new(ErrorKind::NotFound, "The repository is empty and has no default branch.")
            .resolution("Give `branch`: the first commit makes it."));
    };
    let Committed { commit, commits, .. } = commit(task, &files, branch, None)?;
    let (branch, commits) = (Value::from(branch), Value::from(commits));
    Ok(Answer::Made(format!(r#"{{"branch":{branch},"commit":{commit},"commits":{commits}}}"#)))
}

const OPEN_CHANGE: Action = Action {
    id: "open-change",
    about: "Commits files to a new branch and opens a pull request. Idempotent: running it again returns the same pull request.",
    required: &[
        &WORKSPACE,
        &REPO,
        &Field { example: "Add the guide", ..TITLE },
        &Field { example: "docs/guide", ..SOURCE }.note("Created if it doesn't exist."),
        &FILES,
    ],
    optional: &[
        &TARGET.note("Defaults to the default branch."),
        &Field { example: "Add the guide", ..MESSAGE }.note("Defaults to the title."),
        &DESCRIPTION,
        &REVIEWERS,
        &DRAFT,
        &CLOSE_SOURCE_BRANCH,
        &EXPECTED_COMMIT,
    ],
    output: Output::Object(&PULL_REQUEST_SHAPE),
    cloud: Some(&Call { run: Some(open_change), ..CREATE_ON_CLOUD }),
    data_center: Some(&Call { scope: "REPO_WRITE", run: Some(open_change), ..CREATE_ON_DATA_CENTER }),
    idempotent: Some(true),
    ..ACTION
};

fn open_change(task: &Task) -> Result<Answer> {
    let files = files(task)?;
    let mut input = task.input.clone();
    if task.text("target").is_none() {
        insert(&mut input, "target", default_branch(task)?);
    }
    let target = input["target"].as_str().unwrap_or_default().to_owned();
    let target = target.as_str();
    let [source] = task.texts(["source"]);
    if source == target {
        let message = format!("`source` is `{target}`, the branch that the change is to go into.");
        return Err(
            Error::new(ErrorKind::Rejected, message).resolution("Give `source` another name; nothing was changed.")
        );
    }
    let open = open_pull_request(task, source, target)?;
    let committed = commit(task, &files, source, Some(target))?;
    // As it is with the new commits.
    let opened = |number: Value| read_in_repo(task, &[segment(task), &number.to_string()], &[]).map(Answer::Raw);
    if let Some(number) = open {
        return opened(number);
    }
    if committed.new && committed.commits.is_empty() {
        let message = format!("There is nothing to open: the files are so on `{target}` already.");
        return Err(Error::new(ErrorKind::Conflict, message).resolution("Change a file, or leave it at that."));
    }
    // The branch is in the target's repository, which Data Center wants to be told.
    if !task.is_cloud() {
        put_source(&mut input, task.texts(["workspace", "repo"]));
    }
    let error = match task.send(&input) {
        Ok(pull_request) => return Ok(Answer::Raw(pull_request)),
        Err(error) => error,
    };
    // Somebody else, or an earlier try whose answer was lost, opened it.
    if error.kind == ErrorKind::Conflict
        && let Ok(Some(number)) = open_pull_request(task, source, target)
    {
        return opened(number);
    }
    if committed.commits.is_empty() {
        return Err(error);
    }
    Err(after(error, "The files were committed before that.", &committed.commits))
}

/// A file to commit, as the input has it.
struct File {
    path: String,
    /// None for one that is deleted, and for one that keeps its content.
    content: Option<Chunk>,
    /// Where its content is now, if that is not given.
    from: Option<String>,
    executable: Option<bool>,
    delete: bool,
}

impl File {
    /// Where it is and was.
    fn paths(&self) -> Vec<&str> {
        let mut paths = vec![self.path.as_str()];
        paths.extend(self.from.as_deref());
        paths
    }
}

/// The files of the input.
fn files(task: &Task) -> Result<Vec<File>> {
    let what = format!("`{}`", task.action.id);
    let mut files: Vec<File> = Vec::new();
    for (i, given) in json::items(&task.input["files"]).iter().enumerate() {
        let at = format!("files[{i}]");
        let text = |name: &str| given[name].as_str().map(str::to_owned);
        let file = File {
            path: text("path").unwrap_or_default(),
            content: content(&what, &format!("{at}."), given)?,
            from: text("move_from"),
            executable: given["executable"].as_bool(),
            delete: given["delete"] == true,
        };
        let changes = file.content.is_some() || file.from.is_some() || file.executable.is_some();
        if changes == file.delete {
            return Err(match file.delete {
                true => fault(task, &at, &format!("give `{at}` a content or `delete` it, not both")),
                false => no_content(task, &at),
            });
        }
        if files.iter().any(|earlier| earlier.paths().iter().any(|path| file.paths().contains(path))) {
            return Err(fault(task, &at, &format!("`{at}` names a file that another one names already")));
        }
        files.push(file);
    }
    if files.is_empty() {
        return Err(fault(task, "files", "`files` is empty; name a file"));
    }
    Ok(files)
}

/// What became of the files.
struct Committed {
    /// The newest commit with them.
    commit: Value,
    /// The commits that were made.
    commits: Vec<Value>,
    /// Whether the branch was missing.
    new: bool,
}

/// Commits files to a branch, which is made from another, or from the default branch, when missing.
fn commit(task: &Task, files: &[File], branch: &str, start: Option<&str>) -> Result<Committed> {
    let pinned = task.text("expected_commit");
    for last in [pinned.is_some(), true] {
        let (base, start) = match tip(task, branch) {
            Err(error) if error.kind == ErrorKind::NotFound => beginning(task, start)?,
            found => (found?, None),
        };
        let seen = pinned.map_or(base.clone(), Value::from);
        let committed = match task.is_cloud() {
            true => commit_on_cloud(task, files, branch, &seen),
            false => commit_on_data_center(task, files, branch, start.as_deref(), &seen),
        };
        match committed {
            // Somebody else committed meanwhile.
            Err(error) if error.kind == ErrorKind::Conflict && !last && task.is_cloud() => {}
            committed => {
                let commits = committed?;
                let commit = commits.last().unwrap_or(&base).clone();
                return Ok(Committed { commit, commits, new: start.is_some() });
            }
        }
    }
    unreachable!("the last turn returns")
}

/// Where a new branch begins: the newest commit of another, and its name. Null in an empty repository.
fn beginning(task: &Task, start: Option<&str>) -> Result<(Value, Option<String>)> {
    let start = match start {
        Some(start) => Ok(start.into()),
        None => default_branch(task),
    };
    let found = start.and_then(|start| match start.as_str() {
        Some(start) => Ok((tip(task, start)?, Some(start.to_owned()))),
        None => Ok((Value::Null, None)),
    });
    match found {
        Err(error) if error.kind == ErrorKind::NotFound => Ok((Value::Null, None)),
        found => found,
    }
}

/// One commit with all the files that are not so already, on top of what was looked at.
fn commit_on_cloud(task: &Task, files: &[File], branch: &str, seen: &Value) -> Result<Vec<Value>> {
    let mut form = form(task, branch);
    if let Some(parent) = seen.as_str() {
        form.text("parents", parent);
    }
    let entries = Entries::read(task, seen, files)?;
    let mut changed = false;
    for file in files {
        let now = entries.of(&file.path);
        if file.delete {
            if now.is_some() {
                form.text("files", &format!("/{}", file.path));
                changed = true;
            }
            continue;
        }
        let from = file.from.as_ref().unwrap_or(&file.path);
        let (before, moves) = (entries.of(from), *from != file.path);
        let content = match (&file.content, before) {
            (Some(content), _) => content.clone(),
            (None, Some(_)) => Chunk::Bytes(read(task, seen, from)?),
            // An earlier run moved it.
            (None, None) if moves && now.is_some() => continue,
            (None, None) => return Err(missing(from)),
        };
        let executable = file.executable.unwrap_or_else(|| before.or(now).is_some_and(|entry| is(entry, "executable")));
        let moved_away = moves && before.is_some();
        if !moved_away && is_so(task, seen, file, now, &content, executable)? {
            continue;
        }
        form.committed(&file.path, executable, content);
        if moved_away {
            form.text("files", &format!("/{from}"));
        }
        changed = true;
    }
    if !changed {
        return Ok(Vec::new());
    }
    let url = address::of_segments(&task.api.connection, &in_repo(task, &["src"]), &[]);
    let reply = task.api.send(Request::new("POST", url).form(form))?;
    // The answer has no body; its address is the commit's.
    match reply.header("Location").and_then(|location| location.trim_end_matches('/').rsplit('/').next()) {
        Some(hash) => Ok(vec![hash.into()]),
        None => Ok(vec![tip(task, branch)?]),
    }
}

/// What Cloud tells about files without reading them.
struct Entries<'a>(Vec<(&'a str, Value)>);

impl<'a> Entries<'a> {
    /// Looks at the files' paths, several side by side.
    fn read(task: &Task, commit: &Value, files: &'a [File]) -> Result<Self> {
        let mut entries = Vec::new();
        let Some(commit) = commit.as_str() else { return Ok(Self(entries)) };
        let mut paths = Vec::new();
        for file in files {
            paths.append(&mut file.paths());
        }
        for some in paths.chunks(task.api.connection.parallel.max(1)) {
            let requests = some.iter().map(|path| Request::get(source(task, commit, path, &[("format", "meta")])));
            for (path, reply) in some.iter().zip(task.api.exchange_all(requests.collect())) {
                let entry = match reply.and_then(|reply| task.api.json(&task.api.succeeded(reply)?)) {
                    Err(error) if error.kind == ErrorKind::NotFound => continue,
                    entry => entry?,
                };
                if entry["type"] == "commit_directory" {
                    return Err(Error::new(ErrorKind::Rejected, format!("`{path}` is a folder, not a file."))
                        .resolution("Name each of its files; nothing was changed."));
                }
                entries.push((*path, entry));
            }
        }
        Ok(Self(entries))
    }

    fn of(&self, path: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| *known == path).map(|(_, entry)| entry)
    }
}

/// Whether an entry has this attribute: `executable`, `link`.
fn is(entry: &Value, attribute: &str) -> bool {
    json::items(&entry["attributes"]).iter().any(|one| one == attribute)
}

/// Whether a file is so already. What a blob holds is not known here: it is committed.
fn is_so(
    task: &Task,
    seen: &Value,
    file: &File,
    now: Option<&Value>,
    content: &Chunk,
    executable: bool,
) -> Result<bool> {
    let (Some(now), Some(bytes)) = (now, content.in_hand()) else { return Ok(false) };
    let alike = is(now, "executable") == executable && !is(now, "link") && now["size"] == bytes.len();
    Ok(alike && read(task, seen, &file.path)? == bytes)
}

/// The bytes of a file on Cloud.
fn read(task: &Task, commit: &Value, path: &str) -> Result<Vec<u8>> {
    let url = source(task, commit.as_str().unwrap_or_default(), path, &[]);
    Ok(task.api.send(Request::get(url).header("Accept", "*/*"))?.bytes().to_vec())
}

/// The address of a file on Cloud.
fn source(task: &Task, commit: &str, path: &str, query: &[(&str, &str)]) -> Url {
    let mut segments = in_repo(task, &["src", commit]);
    segments.extend(path.split('/'));
    address::of_segments(&task.api.connection, &segments, query)
}

fn missing(path: &str) -> Box<Error> {
    Error::new(ErrorKind::NotFound, format!("There is no file `{path}`."))
        .resolution("Check the path for spelling; `list-directory` tells what a folder holds.")
}

/// A commit for each file. Those before one that fails stay, and the error names them; run again, they are so already.
fn commit_on_data_center(
    task: &Task,
    files: &[File],
    branch: &str,
    start: Option<&str>,
    seen: &Value,
) -> Result<Vec<Value>> {
    let mut commits = Vec::new();
    for (i, file) in files.iter().enumerate() {
        // The first commit makes the branch.
        let start = start.filter(|_| commits.is_empty());
        match commit_one(task, file, branch, start, seen) {
            Ok(commit) => commits.push(commit["id"].clone()),
            Err(error) if is_unmodified(&error) => {}
            Err(error) if i == 0 => return Err(error),
            Err(error) => {
                let names: Vec<_> = files[..i].iter().map(|file| format!("`{}`", file.path)).collect();
                return Err(after(error, &format!("Done before that: {}.", names.join(", ")), &commits));
            }
        }
    }
    Ok(commits)
}

fn commit_one(task: &Task, file: &File, branch: &str, start: Option<&str>, seen: &Value) -> Result<Value> {
    let mut path = in_repo(task, &["browse"]);
    path.extend(file.path.split('/'));
    let mut form = form(task, branch);
    if let Some(start) = start {
        form.text("sourceBranch", start);
    }
    if let Some(seen) = seen.as_str() {
        // Only a file that is there may name the commit that it is from, and it must.
        match task.read(&path, &[("at", seen), ("type", "true")]) {
            Err(error) if error.kind == ErrorKind::NotFound => {}
            found => {
                found?;
                form.text("sourceCommitId", seen);
            }
        }
    }
    let name = file.path.rsplit('/').next();
    form.part("content", name, None, file.content.clone().unwrap_or(Chunk::Text(String::new())));
    let mut request = Request::new("PUT", address::of_segments(&task.api.connection, &path, &[])).form(form);
    // A second commit would be refused as a change of what the first one made.
    request.repeatable = false;
    task.api.send_json(request)
}

fn is_unmodified(error: &Error) -> bool {
    Exception::of(error) == Exception::FileContentUnmodified
}

/// The error, with what was done before it.
fn after(mut error: Box<Error>, done: &str, commits: &[Value]) -> Box<Error> {
    error.message += " ";
    error.message += done;
    let mut extra = match error.extra.as_deref().map(json::parse) {
        Some(Ok(Value::Object(extra))) => extra,
        _ => Map::new(),
    };
    insert(&mut extra, "commits", commits.into());
    error.extra = Some(Value::Object(extra).to_string());
    error
}

/// A form with what both products want to know of a commit.
fn form(task: &Task, branch: &str) -> Form {
    let mut form = Form::new(task.api.host);
    form.text("message", task.text("message").or(task.text("title")).unwrap_or_default());
    form.text("branch", branch);
    form
}
