//! Build results on commits.

use crate::action::{
    ACTION, Action, Answer, CALL, Call, Field, Gives, Word, check, text as input, word, words as choice,
};
use crate::actions::{BRANCH, COMMIT, DESCRIPTION, NAME, REPO, WORKSPACE};
use crate::error::Result;
use crate::shape::{Shape, at, both, branch, link, text, time, words};
use crate::task::Task;

pub const ACTIONS: &[&Action] = &[&SET];
const _: () = check(ACTIONS);

pub const BUILD_STATUS: Shape = Shape {
    name: "Build status",
    members: &[
        text("key", both("key"), "What tells this build from others on the commit.", "ci/web"),
        words("state", both("state"), "How it went.", STATES, "successful"),
        text("name", both("name"), "Name for people to read.", "Web, unit tests").or_null("where there is none"),
        text("description", both("description"), "How it went, in words.", "212 tests passed.")
            .or_null("where there is none"),
        branch("ref", at("refname", "ref"), "Branch that was built.", "feature/retry")
            .or_null("where it was not named"),
        link("url", both("url"), "Where the build's log is.", "https://ci.example.com/web/17"),
        time("created_at", at("created_on", "createdDate"), "When it was first set.")
            .or_null("where Bitbucket does not tell"),
        time("updated_at", at("updated_on", "updatedDate"), "When it was last set.")
            .or_null("where Bitbucket does not tell"),
    ],
};

const STATES: &[Word] = &[
    word("successful", "SUCCESSFUL", "SUCCESSFUL"),
    word("failed", "FAILED", "FAILED"),
    word("in-progress", "INPROGRESS", "INPROGRESS"),
    word("stopped", "STOPPED", "CANCELLED"),
    word("unknown", "", "UNKNOWN"),
];

const SET: Action = Action {
    id: "set-build-status",
    about: "Puts the result of a build on a commit, or replaces the one of the same key.",
    needs: &[
        WORKSPACE,
        REPO,
        COMMIT,
        input("key", "What tells this build from others on the commit; the same key replaces.", "ci/web"),
        choice("state", "How it went.", STATES, "successful"),
        input("url", "Where the build's log is.", "https://ci.example.com/web/17"),
    ],
    takes: &[
        Field { example: "Web, unit tests", ..NAME }.sampled(),
        Field { example: "212 tests passed.", ..DESCRIPTION }.note("How it went, in words.").sampled(),
        // Cloud shows the result on a pull request only where the branch is named.
        BRANCH.note("The one that was built; name it to see the result on its pull request."),
    ],
    gives: Gives::One(&BUILD_STATUS),
    cloud: Some(Call {
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
    data_center: Some(Call {
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
    let [workspace, repo, commit, key] = task.texts(["workspace", "repo", "commit", "key"]);
    let builds = ["api", "latest", "projects", workspace, "repos", repo, "commits", commit, "builds"];
    task.read(&builds, &[("key", key)]).map(Answer::Raw)
}
