//! Results of builds on commits, and the builds that a merge waits for.

use crate::catalog::fields::{BRANCH, COMMIT, DESCRIPTION, KEY, NAME, REPO, URL, WORKSPACE};
use crate::catalog::types::{BUILD_STATES, BUILD_STATUS};
use crate::engine::action::{ACTION, Action, CALL, Call, Output};
use crate::engine::check::check;
use crate::engine::field::{Field, Variant};
use crate::engine::shape::{Member, Shape, at};

pub const ACTIONS: &[&Action] = &[&SET, &GET, &LIST, &LIST_REQUIRED];
const _: () = check(ACTIONS);

const REQUIRED_BUILD: Shape = Shape {
    name: "Required build",
    members: &[
        Member::string("id", at("", "id"), "ID of the required build.", "15").column(),
        Member::strings(
            "builds",
            at("", "buildParentKeys"),
            "Keys of the builds that have to pass.",
            "ci/web, ci/docs",
        )
        .column(),
        Member::branch(
            "branch",
            at("", "refMatcher.displayId"),
            "Target branch, or pattern of target branches.",
            "main",
        )
        .column()
        .or_null(""),
        Member::enumeration("matches", at("", "refMatcher.type.id"), "Kind of `branch`.", MATCHERS, "branch")
            .or_null(""),
        Member::branch(
            "exempt",
            at("", "exemptRefMatcher.displayId"),
            "Source branch, or pattern of source branches, that is exempt.",
            "release/*",
        )
        .or_null(""),
    ],
};
const MATCHERS: &[Variant] = &[
    Variant::new("any", "", "ANY_REF"),
    Variant::new("branch", "", "BRANCH"),
    Variant::new("pattern", "", "PATTERN"),
    Variant::new("model-branch", "", "MODEL_BRANCH"),
    Variant::new("model-category", "", "MODEL_CATEGORY"),
];

const SET: Action = Action {
    id: "set-build-status",
    about: "Creates or updates a build status on a commit.",
    required: &[
        &WORKSPACE,
        &REPO,
        &COMMIT,
        &KEY.note("A build status with the same key is replaced."),
        &Field::enumeration("state", "State.", BUILD_STATES, "successful"),
        &URL.note("URL of the build."),
    ],
    optional: &[
        &Field { example: "Web, unit tests", ..NAME }.sampled(),
        &Field { example: "212 tests passed.", ..DESCRIPTION }.note("Description of the result.").sampled(),
        // Cloud shows the result on a pull request only where the branch is named.
        &BRANCH.note("Branch that was built. Set it to show the result on the branch's pull request."),
    ],
    output: Output::Object(&BUILD_STATUS),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/commit/{commit}/statuses/build",
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
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/builds",
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
        // The write answers nothing.
        then: "GET /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/builds?key={key}",
        ..CALL
    }),
    idempotent: Some(true),
    ..ACTION
};

const GET: Action = Action {
    id: "get-build-status",
    about: "Gets a build status of a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT, &KEY],
    output: Output::Object(&BUILD_STATUS),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commit/{commit}/statuses/build/{key}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /api/latest/projects/{workspace}/repos/{repo}/commits/{commit}/builds",
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
    required: &[&WORKSPACE.on_cloud(), &REPO.on_cloud(), &COMMIT],
    output: Output::List(&BUILD_STATUS),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commit/{commit}/statuses",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call { request: "GET /build-status/latest/commits/{commit}", scope: "REPO_READ", ..CALL }),
    ..ACTION
};

const LIST_REQUIRED: Action = Action {
    id: "list-required-builds",
    about: "Lists the builds that must be green before a pull request can be merged.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&REQUIRED_BUILD),
    data_center: Some(&Call {
        request: "GET /required-builds/latest/projects/{workspace}/repos/{repo}/conditions",
        scope: "REPO_READ",
        since: "7.14",
        ..CALL
    }),
    ..ACTION
};
