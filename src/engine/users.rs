//! People in inputs: whatever somebody is called by becomes what the product's addresses and bodies take.
//!
//! | product | taken as it is | looked up |
//! |---|---|---|
//! | Cloud | UUIDs; account ids, where no workspace is named | among the members of the workspace: account ids one by one, e-mail addresses together, names together |
//! | Data Center | user names | what no user name looks like: e-mail addresses and display names, each by a search |

use serde_json::{Map, Value};

use crate::base::error::{Error, FieldError, Kind as ErrorKind, Result};
use crate::base::json;
use crate::engine::action::{Action, Task};
use crate::engine::field::Type;
use crate::http::address;
use crate::http::paging::ListRequest;

/// The most members of a workspace that are looked through for names.
const MOST_MEMBERS: u64 = 5_000;
/// The most e-mail addresses that Cloud looks for at once.
const MOST_ADDRESSES: usize = 90;

/// What makes Cloud tell the e-mail addresses that were looked for.
pub const WITH_ADDRESSES: &str = "+values.user.email";

/// Somebody to look up.
struct Lookup {
    /// Where the input first names them.
    field: String,
    name: String,
}

/// The input with everybody in it by UUID on Cloud, by user name on Data Center.
///
/// # Errors
/// `not-found` for whom nobody knows, `rejected` with the candidates for a name that several people have, `invalid-input`
/// for a name on Cloud where no workspace says whose; then as sending.
pub fn resolved(task: &Task) -> Result<Map<String, Value>> {
    let mut input = task.input.clone();
    let mut wanted: Vec<Lookup> = Vec::new();
    each(task.action, &mut input, &mut |field, name| {
        if !is_taken_as_it_is(task, name) && !wanted.iter().any(|one| one.name == *name) {
            wanted.push(Lookup { field, name: name.clone() });
        }
    });
    if wanted.is_empty() {
        return Ok(input);
    }
    let found = if task.is_cloud() { on_cloud(task, &wanted)? } else { on_data_center(task, &wanted)? };
    let (mut ids, mut faults) = (Vec::new(), Vec::new());
    let mut kind = ErrorKind::NotFound;
    for Lookup { field, name } in &wanted {
        match &with_name(&found, name)[..] {
            [person] => ids.push((name, id(person))),
            [] => faults.push(FieldError { field: field.clone(), message: format!("no user matches `{name}`") }),
            several => {
                kind = ErrorKind::Rejected;
                let mut message = format!("several users match `{name}`");
                for (i, person) in several.iter().enumerate() {
                    message += if i == 0 { ": " } else { ", " };
                    message += &candidate(person);
                }
                faults.push(FieldError { field: field.clone(), message });
            }
        }
    }
    if !faults.is_empty() {
        return Err(unclear(task, kind, faults));
    }
    each(task.action, &mut input, &mut |_, name| {
        if let Some((_, id)) = ids.iter().find(|(known, _)| *known == name) {
            *name = (*id).to_owned();
        }
    });
    Ok(input)
}

/// Goes through everybody whom the input names, with the path of each.
fn each(action: &Action, input: &mut Map<String, Value>, visit: &mut dyn FnMut(String, &mut String)) {
    for field in action.fields() {
        match (field.ty, input.get_mut(field.name)) {
            (Type::User, Some(Value::String(name))) => visit(field.name.into(), name),
            (Type::Array(Type::User), Some(Value::Array(people))) => {
                for (i, person) in people.iter_mut().enumerate() {
                    if let Value::String(name) = person {
                        visit(format!("{}[{i}]", field.name), name);
                    }
                }
            }
            _ => {}
        }
    }
}

fn is_taken_as_it_is(task: &Task, name: &str) -> bool {
    if task.is_cloud() {
        return name.starts_with('{') || (is_account_id(name) && task.text("workspace").is_none());
    }
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}

/// `557058:0a1b2c3d-…`, or the older 24 hexadecimal digits.
fn is_account_id(name: &str) -> bool {
    let is_old = name.len() == 24 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_space = |space: &str| !space.is_empty() && space.bytes().all(|byte| byte.is_ascii_digit());
    is_old || name.split_once(':').is_some_and(|(space, _)| is_space(space))
}

/// Whether it is an e-mail address that can stand between quotes.
pub fn is_address(name: &str) -> bool {
    name.contains('@') && !name.contains(['"', '\\', ' '])
}

/// Members of the workspace who go by one of these names.
fn on_cloud(task: &Task, wanted: &[Lookup]) -> Result<Vec<Value>> {
    let Some(workspace) = task.text("workspace") else {
        let Lookup { field, name } = &wanted[0];
        let message = format!(
            "`{field}` `{name}` is not a UUID or account ID. Other names are searched among the members of a workspace, \
             and `workspace` is missing"
        );
        return Err(Error::invalid_field(&format!("`{}`", task.action.id), field, message));
    };
    let mut found = Vec::new();
    let (mut addresses, mut by_name) = (Vec::new(), false);
    for Lookup { name, .. } in wanted {
        if is_account_id(name) {
            match task.read(&["workspaces", workspace, "members", name], &[]) {
                Err(error) if error.kind == ErrorKind::NotFound => {}
                member => found.push(member?["user"].take()),
            }
        } else if is_address(name) {
            addresses.push(format!(r#""{name}""#));
        } else {
            by_name = true;
        }
    }
    for addresses in addresses.chunks(MOST_ADDRESSES) {
        let filter = with_addresses(addresses);
        let query = [("q", filter.as_str()), ("fields", WITH_ADDRESSES)];
        list_members(task, workspace, &query, wanted, &mut found).map_err(addresses_refused)?;
    }
    if by_name {
        list_members(task, workspace, &[], wanted, &mut found)?;
    }
    Ok(found)
}

/// The filter for members who have one of these e-mail addresses, each between quotes.
pub fn with_addresses(addresses: &[String]) -> String {
    format!("user.email IN ({})", addresses.join(","))
}

/// Only administrators may look for e-mail addresses on Cloud: what others can do instead.
pub fn addresses_refused(error: Box<Error>) -> Box<Error> {
    match error.kind {
        ErrorKind::Forbidden | ErrorKind::Rejected => error.resolution(
            "Cloud searches by email address for administrators of the workspace only. Use a UUID, account ID or \
             name instead: `find-users` returns them.",
        ),
        _ => error,
    }
}

/// Adds the members of this list who go by one of these names.
fn list_members(
    task: &Task,
    workspace: &str,
    query: &[(&str, &str)],
    wanted: &[Lookup],
    found: &mut Vec<Value>,
) -> Result<()> {
    let url = address::of_segments(&task.api.connection, &["workspaces", workspace, "members"], query);
    let listing = ListRequest { page: 100, max_items: MOST_MEMBERS, cursor: None, ..task.listing(url) };
    task.api.list(&listing, &mut |member| {
        let person = member.look("user").to_value();
        if wanted.iter().any(|one| matches(&person, &one.name)) && !found.contains(&person) {
            found.push(person);
        }
        // Whoever is left out counts as well, or the list might have no end.
        Ok(true)
    })?;
    Ok(())
}

/// Users whom a search for one of these names brings up.
fn on_data_center(task: &Task, wanted: &[Lookup]) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    for Lookup { name, .. } in wanted {
        let page = task.read(&["api", "latest", "users"], &[("filter", name), ("limit", "100")])?;
        found.extend_from_slice(json::items(&page["values"]));
    }
    Ok(found)
}

/// Those who go by a name, each once.
fn with_name<'a>(found: &'a [Value], name: &str) -> Vec<&'a Value> {
    // What signs somebody in is theirs alone, whatever others are called.
    if let Some(person) = found.iter().find(|person| is_called(person, name, &["name", "account_id"])) {
        return vec![person];
    }
    let mut people: Vec<&Value> = Vec::new();
    for person in found.iter().filter(|person| matches(person, name)) {
        if !people.iter().any(|known| id(known) == id(person)) {
            people.push(person);
        }
    }
    people
}

/// Whether this is what either product calls somebody, whatever the case.
fn matches(person: &Value, name: &str) -> bool {
    const MEMBERS: &[&str] =
        &["account_id", "nickname", "display_name", "email", "name", "displayName", "emailAddress"];
    is_called(person, name, MEMBERS)
}
fn is_called(person: &Value, name: &str, members: &[&str]) -> bool {
    members.iter().any(|member| person[*member].as_str().is_some_and(|told| told.to_lowercase() == name.to_lowercase()))
}

/// UUID on Cloud, user name on Data Center.
fn id(person: &Value) -> &str {
    person["uuid"].as_str().or(person["name"].as_str()).unwrap_or_default()
}

/// `Ada Example ({8d1c2b3a-…})`
fn candidate(person: &Value) -> String {
    let name = person["display_name"].as_str().or(person["displayName"].as_str()).unwrap_or_default();
    format!("{name} (`{}`)", id(person))
}

/// What is wrong with all of them, and the way out.
fn unclear(task: &Task, kind: ErrorKind, faults: Vec<FieldError>) -> Box<Error> {
    let mut message = format!("Users of `{}` could not be identified", task.action.id);
    for (i, fault) in faults.iter().enumerate() {
        message += &format!("{} `{}`: {}", if i == 0 { ":" } else { ";" }, fault.field, fault.message);
    }
    let mut error = Error::new(kind, message + ".");
    error.cause = Some(if task.is_cloud() {
        format!(
            "Members of the workspace ({MOST_MEMBERS} at most) were compared by account ID, nickname, display name and email address. \
             Only exact matches count."
        )
    } else {
        "Users of the server were compared by username, email address and display name. Only exact matches count."
            .into()
    });
    error.resolution = Some("Use the `id` that the action `find-users` returns. Nothing was changed.".into());
    error.fields = faults;
    error
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn account_ids_and_addresses_are_told_from_names() {
        for (name, account_id, address) in [
            ("557058:0a1b2c3d-0001", true, false),
            ("5b10a2844c20165700ede21f", true, false),
            ("5b10a2844c20165700ede21", false, false),
            (":ada", false, false),
            ("team: web", false, false),
            ("ada@example.com", false, true),
            ("Ada @ Example", false, false),
            ("\"ada\"@example.com", false, false),
            ("Ada Example", false, false),
        ] {
            assert_eq!((is_account_id(name), is_address(name)), (account_id, address), "{name}");
        }
    }

    #[test]
    fn names_are_whole_their_case_does_not_count_and_nobody_counts_twice() {
        let ada = json!({"uuid": "{1}", "display_name": "Ada Example", "nickname": "ada"});
        let other = json!({"uuid": "{2}", "display_name": "Ada", "nickname": "lovelace"});
        let found = [ada.clone(), other.clone(), ada.clone()];
        assert_eq!(with_name(&found, "ADA EXAMPLE"), [&ada]);
        assert_eq!(with_name(&found, "Ada"), [&ada, &other]);
        assert!(with_name(&found, "Ad").is_empty());
    }

    #[test]
    fn a_user_name_goes_before_what_others_are_called() {
        let user = json!({"name": "ada@example.com", "displayName": "Ada Example"});
        let other = json!({"name": "grace", "displayName": "Grace", "emailAddress": "ada@example.com"});
        assert_eq!(with_name(&[other, user.clone()], "ada@example.com"), [&user]);
    }
}
