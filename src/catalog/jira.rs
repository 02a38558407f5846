//! Issues of Jira, by the link between Data Center and Jira.

use crate::catalog::fields::{COMMENT, DESCRIPTION, PULL_REQUEST, REPO, TITLE, WORKSPACE};
use crate::engine::action::{ACTION, Action, CALL, Call, Output};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Member, Shape, at};

pub const ACTIONS: &[&Action] = &[&LIST_OF_PULL_REQUEST, &CREATE_FROM_COMMENT];
const _: () = check(ACTIONS);

const JIRA_ISSUE: Shape = Shape {
    name: "Jira issue",
    members: &[
        Member::string("key", at("", "key|issueKey"), "Key of the Jira issue.", "SHOP-17").column(),
        Member::number("comment", at("", "commentId"), "ID of the comment that the issue was created from.", "501")
            .or_null("if it was found by its key"),
        Member::link("link", at("", "url"), "URL of the issue in Jira.", "https://jira.example.com/browse/SHOP-17")
            .column()
            .or_null("for a new one"),
    ],
};

const LIST_OF_PULL_REQUEST: Action = Action {
    id: "list-pull-request-issues",
    about: "Lists the Jira issues whose keys the commits of a pull request name.",
    required: &[&WORKSPACE, &REPO, &PULL_REQUEST],
    output: Output::List(&JIRA_ISSUE),
    data_center: Some(&Call {
        request: "GET /jira/latest/projects/{workspace}/repos/{repo}/pull-requests/{pull_request}/issues",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE_FROM_COMMENT: Action = Action {
    id: "create-issue-from-comment",
    about: "Creates a Jira issue from a comment on a pull request and links the two.",
    required: &[
        &COMMENT.note("A comment on a pull request."),
        &Field::id("jira_project", "Key of the Jira project.", "SHOP"),
        &Field::string("issue_type", "Name of the issue type in the Jira project.", "Bug"),
        &Field { example: "Uploads fail now and then", ..TITLE },
    ],
    optional: &[
        &Field { example: "Every tenth upload stops half way.", ..DESCRIPTION }.sampled(),
        &Field::id(
            "jira",
            "ID of the application link to Jira. Required if the server is linked to several.",
            "0d3e1f2a-0001-3b4c-8d5e-6f708192a3b4",
        ),
    ],
    output: Output::Object(&JIRA_ISSUE),
    data_center: Some(&Call {
        request: "POST /jira/latest/comments/{comment}/issues",
        query: "applicationId={jira}",
        body: r#"{
            "fields": {
                "project": { "key": "{jira_project}" },
                "issuetype": { "name": "{issue_type}" },
                "summary": "{title}",
                "description": "{description}"
            }
        }"#,
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};
