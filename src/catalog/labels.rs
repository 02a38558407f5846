//! Labels of repositories, on Data Center.

use crate::catalog::fields::{REPO, WORKSPACE};
use crate::catalog::support::steps::found_among;
use crate::engine::action::{ACTION, Action, CALL, Call, Output};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Member, Shape, at};

pub const ACTIONS: &[&Action] = &[&LIST, &ADD, &REMOVE];
const _: () = check(ACTIONS);

const LABEL_SHAPE: Shape = Shape {
    name: "Label",
    members: &[Member::string("label", at("", "name"), "Name of the label.", "frontend").column()],
};

const LABEL: Field = Field::id("label", "Label: 3 to 50 lowercase letters, digits and hyphens.", "frontend");

const LIST: Action = Action {
    id: "list-labels",
    about: "Lists the labels of a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::List(&LABEL_SHAPE),
    data_center: Some(&LABELS),
    ..ACTION
};

const LABELS: Call =
    Call { request: "GET /api/latest/projects/{workspace}/repos/{repo}/labels", scope: "REPO_READ", ..CALL };

const ADD: Action = Action {
    id: "add-label",
    about: "Adds a label to a repository.",
    required: &[&WORKSPACE, &REPO, &LABEL],
    output: Output::Object(&LABEL_SHAPE),
    data_center: Some(&Call {
        request: "POST /api/latest/projects/{workspace}/repos/{repo}/labels",
        body: r#"{ "name": "{label}" }"#,
        scope: "REPO_ADMIN",
        made: Some(|task| found_among(task, &LABELS, &|label| label["name"] == task.texts(["label"])[0])),
        ..CALL
    }),
    ..ACTION
};

const REMOVE: Action = Action {
    id: "remove-label",
    about: "Removes a label from a repository.",
    required: &[&WORKSPACE, &REPO, &LABEL],
    output: Output::Empty,
    data_center: Some(&Call {
        request: "DELETE /api/latest/projects/{workspace}/repos/{repo}/labels/{label}",
        scope: "REPO_ADMIN",
        ..CALL
    }),
    ..ACTION
};
