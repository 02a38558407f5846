//! Branches and tags.

use serde_json::Value;

use crate::base::error::{Error, Kind as ErrorKind, Result};
use crate::base::json;
use crate::catalog::fields::{BRANCH, COMMIT, FILTER, MESSAGE, REPO, TAG, WORKSPACE};
use crate::catalog::support::steps::{found_among, found_in_repo};
use crate::catalog::types::{BRANCH_SHAPE, PERSON_SHAPE};
use crate::engine::action::{ACTION, Action, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, MemberType, Shape, at};

pub const ACTIONS: &[&Action] =
    &[&LIST_BRANCHES, &GET_BRANCH, &CREATE_BRANCH, &DELETE_BRANCH, &LIST_TAGS, &GET_TAG, &CREATE_TAG, &DELETE_TAG];
const _: () = check(ACTIONS);

pub const TAG_SHAPE: Shape = Shape {
    name: "Tag",
    members: &[
        Member::string("name", at("name", "displayId"), "Name of the tag, without `refs/tags/`.", "v1.4.0").column(),
        Member::string(
            "commit",
            at("target.hash", "latestCommit"),
            "Hash of the tagged commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .column()
        .or_null(""),
        Member::string("message", at("message", ""), "Message of the tag.", "Uploads are tried three times.")
            .column()
            .or_null("if the tag is not annotated"),
        Member {
            ty: MemberType::Name,
            ..Member::string(
                "author_name",
                at("tagger.raw", ""),
                "Name of the user who created the tag.",
                "Ada Example",
            )
        }
        .or_null("if the tag is not annotated"),
        Member::object("author", at("tagger.user", ""), "Account of that user.", &PERSON_SHAPE)
            .or_null("if the tag is not annotated"),
        Member::time("created_at", at("date", ""), "Time of creation.").column().or_null("if the tag is not annotated"),
        Member::time("committed_at", at("target.date", ""), "Time of the commit.").or_null(""),
        Member::link(
            "link",
            at("links.html.href", ""),
            "URL of the web page.",
            "https://bitbucket.org/acme/web/commits/tag/v1.4.0",
        )
        .or_null(""),
    ],
};

const LIST_BRANCHES: Action = Action {
    id: "list-branches",
    about: "Lists the branches of a repository.",
    required: &[&WORKSPACE, &REPO],
    optional: &[&FILTER, &ORDER],
    output: Output::List(&BRANCH_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/refs/branches",
        query: r#"q=name ~ "{filter}"&sort={order}"#,
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/branches",
        query: "filterText={filter}&orderBy={order}",
        scope: "REPO_READ",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const ORDER: Field = Field::enumeration(
    "order",
    "Order of the branches: by name, or those with the latest commits first. Defaults to Bitbucket's own order.",
    &[Variant::new("name", "name", "ALPHABETICAL"), Variant::new("latest", "-target.date", "MODIFICATION")],
    "latest",
);

const GET_BRANCH: Action = Action {
    id: "get-branch",
    about: "Gets a branch.",
    required: &[&WORKSPACE, &REPO, &BRANCH],
    output: Output::Object(&BRANCH_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/refs/branches/{branch}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { resource: Some(branch_of_this_name), ..NAMED_BRANCHES }),
    ..ACTION
};

/// Data Center's branches whose names hold a name; the branch of just this name comes before the others.
const NAMED_BRANCHES: Call = Call {
    request: "GET /api/latest/projects/{workspace}/repos/{repo}/branches",
    query: "filterText={branch}&boostMatches=true&limit=100",
    scope: "REPO_READ",
    ..CALL
};

/// No endpoint tells about one branch: it is looked for among those whose names hold its name.
fn branch_of_this_name(task: &Task, found: Value) -> Result<Value> {
    let [branch] = task.texts(["branch"]);
    let found = json::items(&found["values"]).iter().find(|found| found["displayId"] == branch);
    found.cloned().ok_or_else(|| {
        Error::new(ErrorKind::NotFound, format!("The repository has no branch `{branch}`."))
            .resolution("Check the name for spelling; `list-branches` tells all of them.")
    })
}

const CREATE_BRANCH: Action = Action {
    id: "create-branch",
    about: "Creates a branch from a commit or another branch.",
    required: &[
        &WORKSPACE,
        &REPO,
        &Field { example: "feature/retry", ..BRANCH },
        &Field::id("from", "Commit hash or branch to create it from.", "main"),
    ],
    output: Output::Object(&BRANCH_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/refs/branches",
        body: r#"{ "name": "{branch}", "target": { "hash": "{from}" } }"#,
        scope: "repository:write",
        token: "read:repository:bitbucket write:repository:bitbucket",
        made: Some(|task| found_in_repo(task, &["refs", "branches", task.texts(["branch"])[0]])),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/branches",
        body: r#"{ "name": "{branch}", "startPoint": "{from}" }"#,
        scope: "REPO_WRITE",
        made: Some(|task| {
            found_among(task, &NAMED_BRANCHES, &|branch| branch["displayId"] == task.texts(["branch"])[0])
        }),
        ..CALL
    }),
    ..ACTION
};

const DELETE_BRANCH: Action = Action {
    id: "delete-branch",
    about: "Deletes a branch.",
    required: &[&WORKSPACE, &REPO, &Field { example: "feature/retry", ..BRANCH }],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/refs/branches/{branch}",
        scope: "repository:write",
        token: "write:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /branch-utils/latest/projects/{workspace}/repos/{repo}/branches",
        body: r#"{ "name": "refs/heads/{branch}", "dryRun": false }"#,
        scope: "REPO_WRITE",
        ..CALL
    }),
    ..ACTION
};

const LIST_TAGS: Action = Action {
    id: "list-tags",
    about: "Lists the tags of a repository.",
    required: &[&WORKSPACE, &REPO],
    optional: &[&Field { example: "v1.", ..FILTER }],
    output: Output::List(&TAG_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/refs/tags",
        query: r#"q=name ~ "{filter}""#,
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/tags",
        query: "filterText={filter}",
        scope: "REPO_READ",
        page: 1000,
        ..CALL
    }),
    ..ACTION
};

const GET_TAG: Action = Action {
    id: "get-tag",
    about: "Gets a tag.",
    required: &[&WORKSPACE, &REPO, &TAG],
    output: Output::Object(&TAG_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/refs/tags/{tag}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/tags/{tag}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE_TAG: Action = Action {
    id: "create-tag",
    about: "Creates a tag on a commit.",
    required: &[&WORKSPACE, &REPO, &TAG, &COMMIT],
    optional: &[&Field { example: "Uploads are tried three times.", ..MESSAGE }
        .note("If set, the tag is annotated. Cloud adds a message of its own by default.")],
    output: Output::Object(&TAG_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/refs/tags",
        body: r#"{ "name": "{tag}", "target": { "hash": "{commit}" }, "message": "{message}" }"#,
        scope: "repository:write",
        token: "read:repository:bitbucket write:repository:bitbucket",
        made: Some(|task| found_in_repo(task, &["refs", "tags", task.texts(["tag"])[0]])),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/tags",
        body: r#"{ "name": "{tag}", "startPoint": "{commit}", "message": "{message}" }"#,
        scope: "REPO_WRITE",
        made: Some(|task| found_in_repo(task, &["tags", task.texts(["tag"])[0]])),
        ..CALL
    }),
    ..ACTION
};

const DELETE_TAG: Action = Action {
    id: "delete-tag",
    about: "Deletes a tag. The commit is kept.",
    required: &[&WORKSPACE, &REPO, &TAG],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/refs/tags/{tag}",
        scope: "repository:write",
        token: "write:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /git/latest/projects/{workspace}/repos/{repo}/tags/{tag}",
        scope: "REPO_WRITE",
        ..CALL
    }),
    ..ACTION
};
