//! Branches.

use crate::action::{ACTION, Action, CALL, Call, Field, Gives, check, id};
use crate::actions::{BRANCH, FILTER, REPO, WORKSPACE};
use crate::shape::{Shape, at, flag, link, text, time};

pub const ACTIONS: &[&Action] = &[&LIST_BRANCHES, &CREATE_BRANCH];
const _: () = check(ACTIONS);

pub const BRANCH_SHAPE: Shape = Shape {
    name: "Branch",
    members: &[
        text("name", at("name", "displayId"), "Name, without `refs/heads/`.", "feature/retry"),
        text(
            "commit",
            at("target.hash", "latestCommit"),
            "Hash of its newest commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .or_null("where Bitbucket does not tell"),
        flag("default", at("", "isDefault"), "Whether it is the repository's default branch.")
            .or_null("on Cloud; `default_branch` of the repository tells"),
        time("committed_at", at("target.date", ""), "When its newest commit was made.").or_null("on Data Center"),
        link("link", at("links.html.href", ""), "Web page.", "https://bitbucket.org/acme/web/branch/feature/retry")
            .or_null("on Data Center"),
    ],
};

const LIST_BRANCHES: Action = Action {
    id: "list-branches",
    about: "Lists the branches of a repository.",
    needs: &[WORKSPACE, REPO],
    takes: &[FILTER],
    gives: Gives::List(&BRANCH_SHAPE),
    cloud: Some(Call {
        does: "GET /repositories/{workspace}/{repo}/refs/branches",
        query: r#"q=name ~ "{filter}""#,
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/branches",
        query: "filterText={filter}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE_BRANCH: Action = Action {
    id: "create-branch",
    about: "Makes a branch at a commit or at the end of another branch.",
    needs: &[
        WORKSPACE,
        REPO,
        Field { example: "feature/retry", ..BRANCH },
        id("from", "Hash of a commit, or name of a branch, to begin at.", "main"),
    ],
    gives: Gives::One(&BRANCH_SHAPE),
    cloud: Some(Call {
        does: "POST /repositories/{workspace}/{repo}/refs/branches",
        body: r#"{ "name": "{branch}", "target": { "hash": "{from}" } }"#,
        scope: "repository:write",
        token: "read:repository:bitbucket write:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(Call {
        does: "POST /api/latest/projects/{workspace}/repos/{repo}/branches",
        body: r#"{ "name": "{branch}", "startPoint": "{from}" }"#,
        scope: "REPO_WRITE",
        ..CALL
    }),
    ..ACTION
};
