//! Results of builds on commits, and the builds that a merge waits for.

use crate::base::error::Result;
use crate::catalog::fields::{BRANCH, COMMIT, DESCRIPTION, KEY, NAME, REPO, URL, WORKSPACE};
use crate::catalog::support::steps::read_in_repo;
use crate::catalog::types::{BUILD_STATES, BUILD_STATUS};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Gives, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Word, word, words as choice};
use crate::engine::shape::{Shape, at, branch, text, texts, words};

pub const ACTIONS: &[&Action] = &[&SET, &GET, &LIST, &LIST_REQUIRED];
const _: () = check(ACTIONS);

const REQUIRED_BUILD: Shape = Shape {
    name: "Required build",
    members: &[
        text("id", at("", "id"), "Number of the rule.", "15"),
        texts("builds", at("", "buildParentKeys"), "Keys of the builds that must be green.", "ci/web, ci/docs"),
        branch("branch", at("", "refMatcher.displayId"), "Branch into which, or pattern of such branches.", "main")
            .or_null("where Bitbucket does not tell"),
        words("matches", at("", "refMatcher.type.id"), "How `branch` is meant.", MATCHERS, "branch")
            .or_null("where Bitbucket does not tell"),
        branch(
            "exempt",
            at("", "exemptRefMatcher.displayId"),
            "Branch from which a merge needs no build, or pattern of such branches.",
            "release/*",
        )
        .or_null("where there is none"),
    ],
};
const MATCHERS: &[Word] = &[
    word("any", "", "ANY_REF"),
    word("branch", "", "BRANCH"),
    word("pattern", "", "PATTERN"),
    word("model-branch", "", "MODEL_BRANCH"),
    word("model-category", "", "MODEL_CATEGORY"),
];

const SET: Action = Action {
    id: "set-build-status",
    about: "Puts the result of a build on a commit, or replaces the one of the same key.",
    needs: &[
        &WORKSPACE,
        &REPO,
        &COMMIT,
        &KEY.note("The same key replaces."),
        &choice("state", "Where it stands.", BUILD_STATES, "successful"),
        &URL.note("Where the build's log is."),
    ],
    takes: &[
        &Field { example: "Web, unit tests", ..NAME }.sampled(),
        &Field { example: "212 tests passed.", ..DESCRIPTION }.note("How it went, in words.").sampled(),
        // Cloud shows the result on a pull request only where the branch is named.
        &BRANCH.note("The one that was built; name it to see the result on its pull request."),
    ],
    gives: Gives::One(&BUILD_STATUS),
    cloud: Some(&Call {
        does: "POST /repositories/{workspace}/{repo}/commit/{commit}/statuses/build",
        body: r#"{
            "key": "{key}",
            "state": "{state}",
            "url": "{url}",
            "name": "{name}",
            "description": "{description}",
            "refname": "{branch}"
        }"#,
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "POST /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/builds",
        body: r#"{
            "key": "{key}",
            "state": "{state}",
            "url": "{url}",
            "name": "{name}",
            "description": "{description}",
            "ref": "refs/heads/{branch}"
        }"#,
        scope: "REPO_READ",
        since: "7.4",
        run: Some(set_on_data_center),
        ..CALL
    }),
    idempotent: Some(true),
    ..ACTION
};

/// The write answers nothing; what it made is read back.
fn set_on_data_center(task: &Task) -> Result<Answer> {
    task.send(&task.input)?;
    let [commit, key] = task.texts(["commit", "key"]);
    read_in_repo(task, &["commits", commit, "builds"], &[("key", key)]).map(Answer::Raw)
}

const GET: Action = Action {
    id: "get-build-status",
    about: "Tells how one build of a commit went.",
    needs: &[&WORKSPACE, &REPO, &COMMIT, &KEY],
    gives: Gives::One(&BUILD_STATUS),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/commit/{commit}/statuses/build/{key}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/builds",
        query: "key={key}",
        scope: "REPO_READ",
        since: "7.4",
        ..CALL
    }),
    ..ACTION
};

const LIST: Action = Action {
    id: "list-build-statuses",
    about: "Lists how the builds of a commit went.",
    needs: &[&WORKSPACE.note("Not looked at on Data Center, where builds are the commit's."), &REPO, &COMMIT],
    gives: Gives::List(&BUILD_STATUS),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/commit/{commit}/statuses",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /build-status/latest/commits/{commit}",
        scope: "REPO_READ",
        run: Some(list_on_data_center),
        ..CALL
    }),
    ..ACTION
};

/// Data Center lists the builds of a commit whichever repository has it; those of one repository it tells by key alone.
fn list_on_data_center(task: &Task) -> Result<Answer> {
    task.list().map(Answer::Made)
}

const LIST_REQUIRED: Action = Action {
    id: "list-required-builds",
    about: "Lists the builds that must be green before a pull request can be merged.",
    needs: &[&WORKSPACE, &REPO],
    gives: Gives::List(&REQUIRED_BUILD),
    data_center: Some(&Call {
        does: "GET /required-builds/latest/projects/{workspace}/repos/{repo}/conditions",
        scope: "REPO_READ",
        since: "7.14",
        ..CALL
    }),
    ..ACTION
};
