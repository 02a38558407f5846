//! Files as they are at a commit.

use excerpt::Excerpt;
use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::base::json;
use crate::catalog::fields::{BRANCH, COMMIT, PATH, REPO, WORKSPACE};
use crate::catalog::support::refs::tip;
use crate::catalog::types::CONTENT;
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, ENCODING, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Type, Variant};
use crate::engine::shape::{Member, MemberType, Shape, at, both};
use crate::http::address;
use crate::http::failure::NO_JSON;
use crate::http::message::{Reply, Request};
use crate::http::paging::{self, NO_LIST};

pub const ACTIONS: &[&Action] = &[&GET_FILE, &LIST_DIRECTORY, &LIST_FILE_HISTORY, &GET_BLAME, &DOWNLOAD_ARCHIVE];
const _: () = check(ACTIONS);

const FILE: Shape = Shape {
    name: "File",
    members: &[
        Member::string("path", both("path"), "Path from the root of the repository.", "docs/guide.md"),
        Member::string("encoding", both("encoding"), "Encoding of `content`: `text`, `base64` or `blob`.", "text"),
        Member::content("content", false, "Content of the file as text, as base64, or as a file.", r##""# Guide\n""##),
    ],
};

const ENTRY: Shape = Shape {
    name: "Entry of a folder",
    members: &[
        Member::string("path", at("path", "path.toString"), "Path from the root of the repository.", "docs/guide.md")
            .column(),
        Member::enumeration("type", both("type"), "Type of the annotation.", ENTRIES, "file").column(),
        Member::number("size", both("size"), "Size in bytes.", "1024").column().or_null("for folders"),
        Member::strings(
            "attributes",
            at("attributes", ""),
            "Attributes, such as `executable`, `link` or `binary`.",
            "executable",
        )
        .or_null("for folders"),
        Member::string(
            "commit",
            at("commit.hash", ""),
            "Hash of the commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .or_null(""),
    ],
};

const FILE_VERSION: Shape = Shape {
    name: "Version of a file",
    members: &[
        Member::string(
            "commit",
            at("commit.hash", "id"),
            "Hash of the commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .column(),
        Member::string("path", at("path", ""), "Path of the file in that commit.", "docs/guide.md").or_null(""),
        Member::string("message", at("commit.message", "message"), "Message of the commit.", "Retry failed uploads")
            .column()
            .or_null(""),
        Member {
            ty: MemberType::Name,
            ..Member::string(
                "author_name",
                at("commit.author.raw", "author.displayName|author.name"),
                "Name of the author.",
                "Ada Example",
            )
        }
        .column()
        .or_null(""),
        Member {
            ty: MemberType::Email,
            ..Member::string(
                "author_email",
                at("commit.author.raw", "author.emailAddress"),
                "Email address of the author.",
                "ada@example.com",
            )
        }
        .or_null(""),
        Member::time("committed_at", at("commit.date", "committerTimestamp|authorTimestamp"), "Time of creation.")
            .column()
            .or_null(""),
        Member::number("size", at("size", ""), "Size in bytes.", "1024").or_null(""),
        Member::link(
            "link",
            at("commit.links.html.href", ""),
            "URL of the commit.",
            "https://bitbucket.org/acme/web/commits/4f5e6d7c8b9a",
        )
        .or_null(""),
    ],
};

const BLAME: Shape = Shape {
    name: "Lines of one commit",
    members: &[
        Member::string(
            "commit",
            at("", "commitHash|commitId"),
            "Hash of the commit that last changed the lines.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .column(),
        Member::number("line", at("", "lineNumber"), "First line, from 1.", "1").column(),
        Member::number("line_count", at("", "spannedLines"), "Number of lines.", "12").column(),
        Member::string("path", at("", "fileName"), "Path of the file in that commit.", "docs/guide.md").or_null(""),
        Member::string("author_name", at("", "author.displayName|author.name"), "Name of the author.", "Ada Example")
            .column()
            .or_null(""),
        Member::string(
            "author_email",
            at("", "author.emailAddress"),
            "Email address of the author.",
            "ada@example.com",
        )
        .or_null(""),
        Member::time("committed_at", at("", "committerTimestamp|authorTimestamp"), "Time of creation.")
            .column()
            .or_null(""),
    ],
};

const ENTRIES: &[Variant] = &[
    Variant::new("file", "commit_file", "FILE"),
    Variant::new("folder", "commit_directory", "DIRECTORY"),
    Variant::new("submodule", "commit_submodule", "SUBMODULE"),
];
const FORMATS: &[Variant] = &[
    Variant::new("zip", "zip", "zip"),
    Variant::new("tar.gz", "tar.gz", "tar.gz"),
    Variant::new("tar.bz2", "tar.bz2", ""),
    Variant::new("tar", "", "tar"),
    Variant::new("tgz", "", "tgz"),
];

const AT_BRANCH: Field = BRANCH.note("Defaults to the default branch if `commit` is not set either.");

const AT_COMMIT: Field = COMMIT.conflicts_with(&["branch"]);

const GET_FILE: Action = Action {
    id: "get-file",
    about: "Gets the content of a file at a branch or commit.",
    required: &[&WORKSPACE, &REPO, &PATH],
    optional: &[&AT_BRANCH, &AT_COMMIT, &ENCODING],
    output: Output::Custom(&FILE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/src/{commit}/{path}",
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("commit", place)],
        run: Some(get_file),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/raw/{path}",
        query: "at={commit}",
        scope: "REPO_READ",
        computed: &[("commit", place)],
        run: Some(get_file),
        ..CALL
    }),
    ..ACTION
};

fn get_file(task: &Task) -> Result<Answer> {
    let reply = task.download(task.address(&task.with_computed()?)?)?;
    if task.is_cloud() && is_listing(&reply) {
        return Err(folder(task, &reply));
    }
    let (encoding, content) = reply.content(task.encoding(), false)?;
    let (path, encoding) = (Value::from(task.text("path")), encoding.name());
    Ok(Answer::Made(format!(r#"{{"path":{path},"encoding":"{encoding}","content":{content}}}"#)))
}

const LIST_DIRECTORY: Action = Action {
    id: "list-directory",
    about: "Lists the files and folders in a folder at a branch or commit.",
    required: &[&WORKSPACE, &REPO],
    optional: &[
        &Field::new(Type::Path, "folder", "Path of the folder from the root of the repository.", "docs")
            .note("Defaults to the root.")
            .sampled(),
        &AT_BRANCH,
        &AT_COMMIT,
    ],
    output: Output::List(&ENTRY),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/src/{commit}/{folder}\
            |/repositories/{workspace}/{repo}/src/{commit}/",
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("commit", place)],
        explain: Some(no_folder),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/browse/{folder}\
            |/api/latest/projects/{workspace}/repos/{repo}/browse",
        query: "at={commit}",
        scope: "REPO_READ",
        page: 1000,
        computed: &[("commit", place)],
        explain: Some(no_folder),
        run: Some(list_directory_on_data_center),
        ..CALL
    }),
    ..ACTION
};

/// Data Center tells paths from the folder on.
fn list_directory_on_data_center(task: &Task) -> Result<Answer> {
    let show = |entry: &Excerpt| {
        let mut shown = task.shaped(entry)?;
        if let (Some(folder), Some(path)) = (task.text("folder").filter(|it| !it.is_empty()), shown["path"].as_str()) {
            shown["path"] = format!("{folder}/{path}").into();
        }
        Ok(Some(shown.to_string()))
    };
    task.list_at(task.address(&task.with_computed()?)?, &show).map(Answer::Made)
}

const LIST_FILE_HISTORY: Action = Action {
    id: "list-file-history",
    about: "Lists the commits that changed a file, latest first.",
    required: &[&WORKSPACE, &REPO, &PATH],
    optional: &[
        &AT_BRANCH,
        &AT_COMMIT,
        &Field::boolean("follow_renames", "Whether to follow renames of the file.").or("true"),
    ],
    output: Output::List(&FILE_VERSION),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/filehistory/{commit}/{path}",
        // Without `fields` a version tells of its commit nothing but the hash.
        query: "renames={follow_renames}&fields=+values.commit.message,+values.commit.author,+values.commit.date",
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("commit", place)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/commits",
        query: "path={path}&until={commit}&followRenames={follow_renames}",
        scope: "REPO_READ",
        computed: &[("commit", place)],
        ..CALL
    }),
    ..ACTION
};

const GET_BLAME: Action = Action {
    id: "get-blame",
    about: "Gets the blame of a file: the commit that last changed each line.",
    required: &[&WORKSPACE, &REPO, &PATH],
    optional: &[&AT_BRANCH, &AT_COMMIT],
    output: Output::List(&BLAME),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/browse/{path}",
        query: "at={commit}&blame=true&noContent=true",
        scope: "REPO_READ",
        page: 1000,
        computed: &[("commit", place)],
        run: Some(get_blame),
        ..CALL
    }),
    ..ACTION
};

/// A page begins at a line, and its answer is a bare list, which does not say whether more follows.
fn get_blame(task: &Task) -> Result<Answer> {
    let listing = task.listing(task.address(&task.with_computed()?)?);
    let read = |line: usize, wanted: u64| {
        let mut url = listing.url.clone();
        address::add_query(&mut url, &[("start".into(), line.to_string()), ("limit".into(), wanted.to_string())]);
        let Value::Array(spans) = task.api.send_json(Request::get(url))? else {
            return Err(Error::new(Kind::NotFound, "There are no lines to tell of: it is no file of text.")
                .resolution("Name a file; `list-directory` tells what a folder holds."));
        };
        let number = |name: &str| spans.last().and_then(|last| last[name].as_u64()).unwrap_or_default();
        let end = usize::try_from(number("lineNumber") + number("spannedLines")).unwrap_or_default().saturating_sub(1);
        let full = end as u64 >= line as u64 + wanted;
        Ok((spans, full.then_some(end)))
    };
    let show = |span: &Excerpt| task.output_of(span).map(Some);
    paging::joined(&show, &|visit| task.api.list_from(&listing, &read, visit)).map(Answer::Made)
}

const DOWNLOAD_ARCHIVE: Action = Action {
    id: "download-archive",
    about: "Downloads a repository, or parts of it, as an archive.",
    required: &[&WORKSPACE, &REPO],
    optional: &[
        &AT_BRANCH,
        &AT_COMMIT,
        &Field::enumeration("format", "What archive to make.", FORMATS, "zip").or("zip"),
        &Field::new(Type::Array(&Type::Path), "paths", "Only these files and folders.", "docs, src/upload.rs")
            .on_data_center(),
        &Field::new(Type::Path, "prefix", "Folder to put everything into, inside the archive.", "web-1.4.0")
            .on_data_center(),
    ],
    output: Output::Content(&CONTENT),
    cloud: Some(&Call {
        request: "GET /{workspace}/{repo}/get/{commit}.{format}",
        web: true,
        scope: "repository",
        token: "read:repository:bitbucket",
        computed: &[("commit", place)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/archive",
        query: "at={commit}&format={format}&path={paths*}&prefix={prefix}",
        scope: "REPO_READ",
        computed: &[("commit", place)],
        ..CALL
    }),
    ..ACTION
};

/// Where to look: where the `branch` ends, as Cloud's addresses cannot hold a branch with a slash, not even encoded; null
/// for Data Center's default branch.
fn place(task: &Task) -> Result<Value> {
    match (task.text("branch"), task.is_cloud()) {
        (Some(branch), true) => tip(task, branch),
        (Some(branch), false) => Ok(format!("refs/heads/{branch}").into()),
        (None, true) if task.text("commit").is_none() => Ok("HEAD".into()),
        _ => Ok(task.text("commit").into()),
    }
}

/// Whether Cloud lists a folder instead: files come as attachments, even those that hold such JSON.
fn is_listing(reply: &Reply) -> bool {
    let json = reply.header("Content-Type").is_some_and(|media| media.starts_with("application/json"));
    json && reply.header("Content-Disposition").is_none()
        && reply.text().and_then(|text| json::parse(text).ok()).is_some_and(|page| page["values"].is_array())
}

fn folder(task: &Task, reply: &Reply) -> Box<Error> {
    let path = task.text("path").unwrap_or_default();
    let mut error = Error::new(Kind::NotFound, format!("`{path}` is a folder, not a file."))
        .resolution("Name a file; `list-directory` tells what a folder holds.");
    error.status = Some(reply.status);
    error.request = Some(reply.request.clone());
    error
}

/// A file's content is no list; anything else that is wrong with a listing is told as it is.
fn no_folder(task: &Task, error: Box<Error>) -> Box<Error> {
    let is_file = error.kind == Kind::Upstream && matches!(error.code.as_deref(), Some(NO_LIST | NO_JSON));
    if !is_file {
        return error;
    }
    let path = task.text("folder").unwrap_or_default();
    Error::new(Kind::NotFound, format!("`{path}` is a file, not a folder."))
        .resolution("Name a folder; `get-file` reads a file.")
}
