//! People.

use excerpt::Excerpt;
use serde_json::Value;

use crate::base::error::{Error, Result};
use crate::catalog::fields::{FILTER, PERSON, WORKSPACE};
use crate::catalog::support::users::{current_on_data_center, user};
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::users as lookup;

pub const ACTIONS: &[&Action] = &[&GET_CURRENT, &GET, &FIND];
const _: () = check(ACTIONS);

const GET_CURRENT: Action = Action {
    id: "get-current-user",
    about: "Gets the authenticated user.",
    output: Output::Object(&PERSON_SHAPE),
    cloud: Some(&Call { request: "GET /user", scope: "account", token: "read:user:bitbucket", ..CALL }),
    data_center: Some(&Call {
        request: "GET /api/latest/application-properties",
        scope: "REPO_READ",
        run: Some(get_current_on_data_center),
        ..CALL
    }),
    ..ACTION
};

fn get_current_on_data_center(task: &Task) -> Result<Answer> {
    current_on_data_center(task).map(Answer::Raw)
}

const GET: Action = Action {
    id: "get-user",
    about: "Gets a user.",
    required: &[&PERSON],
    optional: &[&WORKSPACE
        .note(
            "Workspace whose members are searched. On Cloud, required unless the user is given by UUID or account ID.",
        )
        .sampled()],
    output: Output::Object(&PERSON_SHAPE),
    cloud: Some(&Call { request: "GET /users/{person}", token: "read:user:bitbucket", ..CALL }),
    data_center: Some(&Call {
        request: "GET /api/latest/users/{person}",
        scope: "REPO_READ",
        run: Some(get_on_data_center),
        ..CALL
    }),
    ..ACTION
};

fn get_on_data_center(task: &Task) -> Result<Answer> {
    let [person] = task.texts(["person"]);
    user(task, person).map(Answer::Raw)
}

const FIND: Action = Action {
    id: "find-users",
    about: "Finds users by name, username or email address.",
    required: &[
        &WORKSPACE.on_cloud(),
        &Field { example: "ada", ..FILTER }
            .note("Matches usernames and email addresses. On Cloud, email addresses must be complete."),
    ],
    output: Output::List(&PERSON_SHAPE),
    cloud: Some(&Call {
        request: "GET /workspaces/{workspace}/members",
        query: "pagelen=100&q={with_addresses}&fields={fields}",
        scope: "account",
        token: "read:workspace:bitbucket",
        within: "user",
        computed: &[("with_addresses", with_addresses), ("fields", fields)],
        keep: Some(is_found),
        explain: Some(addresses_refused),
        ..CALL
    }),
    data_center: Some(&Call { request: "GET /api/latest/users", query: "filter={filter}", scope: "REPO_READ", ..CALL }),
    ..ACTION
};

/// Cloud searches for whole e-mail addresses alone; for names, all members are looked through.
fn address<'t>(task: &'t Task) -> Option<&'t str> {
    task.text("filter").filter(|filter| lookup::is_address(filter))
}

fn with_addresses(task: &Task) -> Result<Value> {
    Ok(address(task).map(|address| lookup::with_addresses(&[format!(r#""{address}""#)])).into())
}

fn fields(task: &Task) -> Result<Value> {
    Ok(address(task).map(|_| lookup::WITH_ADDRESSES).into())
}

fn is_found(task: &Task, member: &Excerpt) -> bool {
    let filter = task.text("filter").unwrap_or_default().to_lowercase();
    let holds = |name: &str| member.look(name).as_str().is_some_and(|told| told.to_lowercase().contains(&filter));
    address(task).is_some() || holds("user.display_name") || holds("user.nickname")
}

fn addresses_refused(task: &Task, error: Box<Error>) -> Box<Error> {
    if address(task).is_some() { lookup::addresses_refused(error) } else { error }
}
