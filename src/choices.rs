//! What a field of a form can be: what exists already, found by the list actions of the catalog. A row for each kind of
//! thing; a value that was typed is as good as one that was chosen.

use serde_json::{Map, Value};

use crate::base::connection::Connection;
use crate::base::error::{Error, FieldError, Kind as ErrorKind, Result};
use crate::base::host::Host;
use crate::base::json::{self, find};
use crate::base::spelling::nearest;
use crate::engine::action::Action;
use crate::engine::field::{Field, Kind, Word};
use crate::invoke::invoke;
use crate::{actions, settings};

/// Where the values of inputs come from. An input's name means the same in the whole catalog, so it stands for its kind.
struct Choices {
    fields: &'static [&'static str],
    /// Id of the list action whose items they are.
    from: &'static str,
    /// The member of an item that the input takes.
    value: &'static str,
    /// The members by which a person tells items apart: the first is the label, the others describe it.
    label: &'static [&'static str],
    /// What decides among them where it is filled, beside all that the list action needs.
    within: &'static [&'static str],
    /// Inputs of the list action that another input of the form stands for, where that is filled: the source branch of a
    /// pull request may be in a fork.
    instead: &'static [(&'static str, &'static str)],
    /// The input of the list action that searches, and the text for it, with `{}` for what is searched; nothing where it
    /// has none.
    search: (&'static str, &'static str),
    /// Actions that make such a thing, and their input that is a name which nothing has yet.
    made_by: &'static [(&'static str, &'static str)],
}

const ALL: &[Choices] = &[
    row(&["workspace", "to_workspace", "source_workspace"], "list-workspaces", "workspace", &["name", "workspace"]),
    row(&["project"], "list-projects", "project", &["name", "project"]).made_by(&[("create-project", "project")]),
    row(&["repo"], "list-repositories", "repo", &["name", "repo"])
        .search("query", r#"name ~ "{}""#)
        .made_by(&[("create-repository", "repo")]),
    row(&["source_repo"], "list-repositories", "repo", &["name", "repo"])
        .search("query", r#"name ~ "{}""#)
        .instead(&[("workspace", "source_workspace")]),
    row(&["branch", "target", "from"], "list-branches", "name", &["name"])
        .search("filter", "{}")
        .made_by(&[("create-branch", "branch")]),
    row(&["source"], "list-branches", "name", &["name"])
        .search("filter", "{}")
        .instead(&[("workspace", "source_workspace"), ("repo", "source_repo")])
        .made_by(&[("open-change", "source")]),
    row(&["tag"], "list-tags", "name", &["name"]).search("filter", "{}").made_by(&[("create-tag", "tag")]),
    row(&["commit", "base", "expected_commit"], "list-commits", "commit", &["message", "author_name"])
        .within(&["branch"]),
    row(
        &["person", "reviewers", "reviewer", "opened_by", "assignee", "except"],
        "list-workspace-members",
        "id",
        &["name", "username"],
    ),
    row(&["pull_request"], "list-pull-requests", "id", &["title", "id"]),
    row(&["comment", "parent"], "list-comments", "id", &["text"]),
    row(&["comment", "parent"], "list-commit-comments", "id", &["text"]),
    row(&["parent"], "list-snippet-comments", "id", &["text"]),
    row(&["task"], "list-tasks", "id", &["text"]),
    row(&["report"], "list-reports", "report", &["title", "report"]).made_by(&[("create-report", "report")]),
    row(&["annotation_ids"], "list-annotations", "id", &["message", "path"]),
    row(&["key"], "list-build-statuses", "key", &["name", "key"])
        .made_by(&[("set-build-status", "key"), ("create-deployment", "key")]),
    row(&["deploy_key"], "list-deploy-keys", "id", &["name"]),
    row(&["label"], "list-labels", "label", &["label"]).made_by(&[("add-label", "label")]),
    row(&["branch_restriction"], "list-branch-restrictions", "id", &["restriction", "pattern", "branch_type"]),
    row(&["pipeline"], "list-pipelines", "id", &["number", "ref", "state"]),
    row(&["step"], "list-pipeline-steps", "id", &["name", "state"]),
    row(&["variable"], "list-variables", "key", &["key"])
        .within(&["repo", "environment"])
        .made_by(&[("create-variable", "variable")]),
    row(&["schedule"], "list-schedules", "id", &["definition", "branch", "cron"]),
    row(&["environment"], "list-environments", "id", &["name"]),
    row(&["deployment"], "list-deployments", "id", &["number", "environment.name", "state"]),
    row(&["download"], "list-downloads", "name", &["name"]),
    row(&["snippet"], "list-snippets", "id", &["title", "id"]),
    row(&["webhook"], "list-webhooks", "id", &["name", "url"]).within(&["repo"]),
    row(&["events"], "list-webhook-events", "event", &["event", "name"]),
    row(&["issue"], "list-issues", "id", &["id", "title"]).search("query", r#"title ~ "{}""#),
];

const fn row(
    fields: &'static [&'static str],
    from: &'static str,
    value: &'static str,
    label: &'static [&'static str],
) -> Choices {
    Choices { fields, from, value, label, within: &[], instead: &[], search: ("", ""), made_by: &[] }
}

impl Choices {
    const fn within(mut self, inputs: &'static [&'static str]) -> Self {
        self.within = inputs;
        self
    }

    const fn instead(mut self, inputs: &'static [(&'static str, &'static str)]) -> Self {
        self.instead = inputs;
        self
    }

    /// The input of the form that stands for one of the list action's.
    fn other(&self, name: &str) -> Option<&'static str> {
        self.instead.iter().find(|(listed, _)| *listed == name).map(|(_, other)| *other)
    }

    const fn search(mut self, input: &'static str, text: &'static str) -> Self {
        self.search = (input, text);
        self
    }

    const fn made_by(mut self, inputs: &'static [(&'static str, &'static str)]) -> Self {
        self.made_by = inputs;
        self
    }
}

/// How many items are read for one answer: a page of most lists; more where the search is made here.
const MOST: u32 = 100;
const MOST_SEARCHED: u32 = 1_000;

/// Some of what a field can be.
pub struct Page {
    pub items: Vec<Choice>,
    /// Where it goes on; none at the end.
    pub cursor: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Choice {
    /// JSON, as the field takes it.
    pub value: String,
    pub label: String,
    /// What tells it from others of the same label.
    pub description: Option<String>,
    /// JSON, for what is agreed on later.
    pub extra: Option<String>,
}

/// What an input of an action can be, given the inputs that are filled already.
///
/// # Errors
/// `unsupported` for an action that does not exist and a field without choices; `invalid-input` for an unknown field, and
/// where another field has to be filled first; then as listing.
pub fn choices(
    host: &dyn Host,
    connection: &str,
    id: &str,
    field: &str,
    input: &str,
    search: Option<&str>,
    cursor: Option<&str>,
) -> Result<Page> {
    let action = actions::find(id)?;
    let field = action.fields().find(|known| known.name == field).ok_or_else(|| {
        let near = nearest(field, action.fields().map(|known| known.name));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Error::invalid_field(&format!("`{id}`"), field, format!("`{field}` is unknown{hint}"))
    })?;
    let filled = json::members(&format!("`{id}`"), input)?;
    let search = search.unwrap_or_default();
    match (of(action, field.name), words(&field.kind)) {
        (Some((row, list)), _) => listed(host, connection, field, row, list, &filled, search, cursor),
        (None, Some(words)) => {
            let product = settings::open(host, connection)?.product;
            Ok(fixed(
                &field.kind,
                &mut words.iter().filter(|word| !word.on(product).is_empty()).map(|word| word.name),
                search,
            ))
        }
        (None, None) if matches!(field.kind, Kind::Flag) => {
            Ok(fixed(&field.kind, &mut ["true", "false"].into_iter(), search))
        }
        (None, None) => Err(Error::new(ErrorKind::Unsupported, format!("`{}` of `{id}` has no choices.", field.name))
            .resolution(
                "Type its value; fields with choices are marked with `x-choices` in the action's input schema.",
            )),
    }
}

/// What fills an input's choices, in an action that has what the list needs.
fn of(action: &Action, field: &str) -> Option<(&'static Choices, &'static Action)> {
    let has = |needed: &Field| needed.name != field && action.fields().any(|field| field.name == needed.name);
    let rows = ALL.iter().filter(|row| row.fields.contains(&field) && !row.made_by.contains(&(action.id, field)));
    let mut lists = rows.filter_map(|row| Some((row, actions::find(row.from).ok()?)));
    lists.find(|(_, list)| {
        action.products().any(|(product, _)| list.on(product).is_some()) && list.needs.iter().copied().all(has)
    })
}

/// The inputs of the same form that decide what an input can be; none for an input that has no choices.
fn depends_on(action: &Action, field: &str) -> Option<Vec<&'static str>> {
    let (row, list) = of(action, field)?;
    let mut names: Vec<_> = list.needs.iter().map(|needed| needed.name).collect();
    for name in row.within.iter().chain(row.instead.iter().map(|(_, other)| other)) {
        if action.fields().any(|field| field.name == *name) {
            names.push(name);
        }
    }
    Some(names)
}

/// Marks in the schema of an action's input which fields have choices (`x-choices`), and which others decide about them
/// and are to be filled before (`x-depends-on`).
pub fn mark(action: &Action, schema: &mut Value) {
    for field in action.fields() {
        if let Some(others) = depends_on(action, field.name)
            && let Some(marked) = schema["properties"].get_mut(field.name)
        {
            marked["x-choices"] = true.into();
            if !others.is_empty() {
                marked["x-depends-on"] = others.into();
            }
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn listed(
    host: &dyn Host,
    connection: &str,
    field: &Field,
    row: &Choices,
    list: &Action,
    filled: &Map<String, Value>,
    search: &str,
    cursor: Option<&str>,
) -> Result<Page> {
    let Connection { product, defaults, .. } = settings::open(host, connection)?;
    let mut faults = Vec::new();
    let mut input = Map::new();
    // What the other product needs, or the connection has, need not be filled.
    let needs = list.needs.iter().map(|needed| {
        let inherited = needed.inherited && defaults.contains_key(needed.name);
        (needed.name, !inherited && needed.only.is_none_or(|only| only == product))
    });
    for (name, needed) in needs.chain(row.within.iter().map(|name| (*name, false))) {
        let given = |name: &str| filled.get(name).filter(|value| !value.is_null() && **value != "");
        match row.other(name).and_then(given).or_else(|| given(name)) {
            Some(value) => drop(input.insert(name.into(), value.clone())),
            None if needed => {
                let message = format!("`{name}` has to be filled before `{}` can be chosen", field.name);
                faults.push(FieldError { field: name.into(), message });
            }
            None => {}
        }
    }
    if !faults.is_empty() {
        return Err(Error::invalid_input(&format!("`{}`", list.id), faults));
    }
    let searches = |input: &&Field| input.name == row.search.0 && input.only.is_none_or(|only| only == product);
    let searched_there = !search.is_empty() && list.fields().any(|input| searches(&input));
    if searched_there {
        // What would end the quotes that it goes between.
        let plain: String = search.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
        input.insert(row.search.0.into(), row.search.1.replace("{}", &plain).into());
    }
    let searched_here = !search.is_empty() && !searched_there;
    input.insert("max_items".into(), if searched_here { MOST_SEARCHED } else { MOST }.into());
    if let Some(cursor) = cursor {
        input.insert("cursor".into(), cursor.into());
    }
    let output = invoke(host, connection, list.id, &Value::Object(input).to_string())?;
    let output = json::parse(&output).unwrap_or_default();
    let mut items = Vec::new();
    for item in output["items"].as_array().into_iter().flatten() {
        let value = plain(&find(item, row.value));
        let (mut label, mut description) = (String::new(), String::new());
        for part in row.label.iter().map(|member| plain(&find(item, member))) {
            // Of a text its first line.
            let part = part.lines().next().unwrap_or_default();
            if label.is_empty() {
                label += part;
            } else if !part.is_empty() && label != part {
                description += if description.is_empty() { "" } else { " · " };
                description += part;
            }
        }
        if label.is_empty() {
            label.clone_from(&value);
        }
        if !searched_here || [&label, &description, &value].into_iter().any(|text| holds(text, search)) {
            let description = Some(description).filter(|text| !text.is_empty());
            items.push(Choice { value: as_json(&field.kind, &value), label, description, extra: None });
        }
    }
    Ok(Page { items, cursor: output["next"].as_str().map(str::to_owned) })
}

/// The words of a field that takes one of few, or a list of them.
fn words(kind: &Kind) -> Option<&'static [Word]> {
    match kind {
        Kind::Words(words) => Some(words),
        Kind::List(items) => words(items),
        _ => None,
    }
}

/// A value as the field takes it, or as an item of the field's list.
fn as_json(kind: &Kind, value: &str) -> String {
    match kind {
        Kind::List(items) => as_json(items, value),
        Kind::Number(_) | Kind::Flag => value.into(),
        _ => Value::from(value).to_string(),
    }
}

fn fixed(kind: &Kind, names: &mut dyn Iterator<Item = &'static str>, search: &str) -> Page {
    let choice = |name: &str| Choice { value: as_json(kind, name), label: name.into(), description: None, extra: None };
    Page { items: names.filter(|name| holds(name, search)).map(choice).collect(), cursor: None }
}

/// Whether a text holds what is searched, whatever the case.
fn holds(text: &str, search: &str) -> bool {
    text.to_ascii_lowercase().contains(&search.to_ascii_lowercase())
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::action::Gives;

    #[test]
    fn every_row_names_a_list_action_its_inputs_and_members_of_its_shape() {
        for row in ALL {
            let list = actions::find(row.from).unwrap_or_else(|error| panic!("{error}"));
            let Gives::List(shape) = list.gives else { panic!("{} gives no list", row.from) };
            for member in [row.value].iter().chain(row.label) {
                let name = member.split('.').next().unwrap();
                assert!(shape.members.iter().any(|known| known.name == name), "{} {member}", row.from);
            }
            for input in [row.search.0].iter().chain(row.within).filter(|name| !name.is_empty()) {
                assert!(list.fields().any(|field| field.name == *input), "{} {input}", row.from);
            }
            for name in row.fields {
                assert!(actions::all().into_iter().any(|action| of(action, name).is_some()), "nothing takes {name}");
            }
            for (listed, other) in row.instead {
                assert!(list.needs.iter().any(|field| field.name == *listed), "{} {listed}", row.from);
                assert!(actions::all().iter().any(|a| a.fields().any(|field| field.name == *other)), "{other}");
            }
            for (made, name) in row.made_by {
                let action = actions::find(made).unwrap_or_else(|error| panic!("{error}"));
                assert!(row.fields.contains(name) && action.fields().any(|field| field.name == *name), "{made} {name}");
            }
            assert!(row.search.0.is_empty() == row.search.1.is_empty(), "{}", row.from);
        }
    }

    #[test]
    fn an_input_is_chosen_only_where_the_form_has_what_its_list_needs() {
        let choosable = |id: &str, field: &str| depends_on(actions::find(id).unwrap(), field);
        assert_eq!(choosable("create-pull-request", "target"), Some(vec!["workspace", "repo"]));
        let of_a_fork = vec!["workspace", "repo", "source_workspace", "source_repo"];
        assert_eq!(choosable("create-pull-request", "source"), Some(of_a_fork));
        assert_eq!(choosable("create-pull-request", "source_repo"), Some(vec!["workspace", "source_workspace"]));
        assert_eq!(choosable("open-change", "source"), None);
        assert_eq!(choosable("get-webhook", "webhook"), Some(vec!["workspace", "repo"]));
        assert_eq!(choosable("get-repository", "workspace"), Some(vec![]));
        assert_eq!(choosable("create-branch", "branch"), None);
        assert_eq!(choosable("create-branch", "from"), Some(vec!["workspace", "repo"]));
        assert_eq!(choosable("create-pull-request", "title"), None);
    }
}
