//! People.

use serde_json::Value;

use crate::base::error::{Error, Kind, Result};
use crate::base::json;
use crate::catalog::fields::{FILTER, PERSON, WORKSPACE};
use crate::catalog::support::steps::{listed, put};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Gives};
use crate::engine::check::check;
use crate::engine::field::Field;
use crate::engine::shape::{Shape, at, link, text};
use crate::engine::task::Task;
use crate::engine::users as lookup;
use crate::http::address;
use crate::http::client::Request;

pub const ACTIONS: &[&Action] = &[&GET_CURRENT, &GET, &FIND];
const _: () = check(ACTIONS);

/// A person, wherever an answer speaks of one.
pub const PERSON_SHAPE: Shape = Shape {
    name: "Person",
    members: &[
        text(
            "id",
            at("uuid", "name"),
            "UUID on Cloud, user name on Data Center; what other actions take.",
            "{8d1c2b3a-0001-4a5b-9c6d-7e8f90a1b2c3}",
        ),
        text("name", at("display_name", "displayName"), "Name for people to read.", "Ada Example")
            .or_null("where Bitbucket does not tell"),
        text("username", at("nickname|username", "name"), "Nickname on Cloud, user name on Data Center.", "ada")
            .or_null("where Bitbucket does not tell"),
        text("account_id", at("account_id", ""), "Atlassian account.", "557058:0a1b2c3d-0001")
            .or_null("on Data Center"),
        text("email", at("", "emailAddress"), "E-mail address.", "ada@example.com")
            .or_null("on Cloud, and where it is hidden"),
        link(
            "link",
            at("links.html.href", "links.self.0.href"),
            "Web page.",
            "https://bitbucket.org/%7B8d1c2b3a-0001-4a5b-9c6d-7e8f90a1b2c3%7D/",
        )
        .or_null("where Data Center does not tell"),
    ],
};

const GET_CURRENT: Action = Action {
    id: "get-current-user",
    about: "Tells whom the connection acts as.",
    gives: Gives::One(&PERSON_SHAPE),
    cloud: Some(&Call { does: "GET /user", scope: "account", token: "read:user:bitbucket", ..CALL }),
    data_center: Some(&Call {
        does: "GET /api/latest/application-properties",
        scope: "REPO_READ",
        run: Some(get_current_on_data_center),
        ..CALL
    }),
    ..ACTION
};

fn get_current_on_data_center(task: &Task) -> Result<Answer> {
    current_on_data_center(task).map(Answer::Raw)
}

/// Whom the connection acts as. No endpoint of Data Center tells, but every answer carries the user's name in a header.
///
/// # Errors
/// `unauthenticated` where the server does not know; then as sending.
pub fn current_on_data_center(task: &Task) -> Result<Value> {
    let properties = ["api", "latest", "application-properties"];
    let reply = task.api.send(Request::get(address::of_segments(&task.api.connection, &properties, &[])))?;
    let name = reply.user_name().ok_or_else(|| {
        Error::new(Kind::Unauthenticated, "The server does not know who this connection is.")
            .cause("The credential is wrong, expired or revoked: the server answers such requests as if nobody had signed in.")
            .resolution("Make a new HTTP access token and enter it in the connection.")
    })?;
    user(task, &name)
}

/// Data Center's user of this name. The address wants the slug, which is the name in lower case for almost all; where it
/// is not, a search finds it.
///
/// # Errors
/// As sending; `not-found` where there is none.
pub fn user(task: &Task, name: &str) -> Result<Value> {
    match task.read(&["api", "latest", "users", name], &[]) {
        Err(error) if error.kind == Kind::NotFound => {
            let found = task.read(&["api", "latest", "users"], &[("filter", name)])?;
            let found = json::items(&found["values"]).iter().find(|user| user["name"] == name);
            found.cloned().ok_or(error)
        }
        user => user,
    }
}

const GET: Action = Action {
    id: "get-user",
    about: "Tells about one person.",
    needs: &[&PERSON],
    takes: &[&WORKSPACE
        .note("Whose members Cloud looks through for a name; a UUID or account id needs none.")
        .sampled()],
    gives: Gives::One(&PERSON_SHAPE),
    cloud: Some(&Call { does: "GET /users/{person}", token: "read:user:bitbucket", run: Some(get), ..CALL }),
    data_center: Some(&Call { does: "GET /api/latest/users/{person}", scope: "REPO_READ", run: Some(get), ..CALL }),
    ..ACTION
};

fn get(task: &Task) -> Result<Answer> {
    let [person] = task.texts(["person"]);
    if task.is_cloud() { task.send(&task.input) } else { user(task, person) }.map(Answer::Raw)
}

const FIND: Action = Action {
    id: "find-users",
    about: "Finds people by name, user name or e-mail address.",
    needs: &[
        &WORKSPACE.on_cloud(),
        &Field { example: "ada", ..FILTER }.note("User names count, and e-mail addresses; on Cloud only whole ones."),
    ],
    gives: Gives::List(&PERSON_SHAPE),
    cloud: Some(&Call {
        does: "GET /workspaces/{workspace}/members",
        query: "pagelen=100&q={with_addresses}&fields={fields}",
        scope: "account",
        token: "read:workspace:bitbucket",
        within: "user",
        run: Some(find_on_cloud),
        adds: &["with_addresses", "fields"],
        ..CALL
    }),
    data_center: Some(&Call { does: "GET /api/latest/users", query: "filter={filter}", scope: "REPO_READ", ..CALL }),
    ..ACTION
};

/// Cloud searches for whole e-mail addresses alone; for names, all members are looked through.
fn find_on_cloud(task: &Task) -> Result<Answer> {
    let [filter] = task.texts(["filter"]);
    if lookup::is_address(filter) {
        let mut input = task.input.clone();
        put(&mut input, "with_addresses", lookup::with_addresses(&[format!(r#""{filter}""#)]).into());
        put(&mut input, "fields", lookup::WITH_ADDRESSES.into());
        return listed(task, input).map_err(lookup::addresses_refused);
    }
    let wanted = filter.to_ascii_lowercase();
    let holds = |told: &Value| told.as_str().is_some_and(|told| told.to_ascii_lowercase().contains(&wanted));
    let found = task.list_at(task.address(&task.input)?, &|member| {
        let person = &member["user"];
        if ["display_name", "nickname"].iter().any(|name| holds(&person[*name])) {
            task.output(member)
        } else {
            Ok(String::new())
        }
    })?;
    Ok(Answer::Made(found))
}
