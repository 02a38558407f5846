//! What fills the fields of forms: a row for each kind of thing, found by the list actions of the catalog.

use serde_json::Value;

use crate::catalog;
use crate::engine::action::Action;
use crate::engine::field::Field;
use crate::engine::form::Form;

/// Where the values of inputs come from. An input's name means the same in the whole catalog, so it stands for its kind.
pub struct Choices {
    pub fields: &'static [&'static str],
    /// Id of the list action whose items they are.
    pub from: &'static str,
    /// The member of an item that the input takes.
    pub value: &'static str,
    /// The members by which a person tells items apart: the first is the label, the others describe it.
    pub label: &'static [&'static str],
    /// What decides among them where it is filled, beside all that the list action needs.
    pub within: &'static [&'static str],
    /// Inputs of the list action that another input of the form stands for, where that is filled: the source branch of a
    /// pull request may be in a fork.
    pub instead: &'static [(&'static str, &'static str)],
    /// The input of the list action that searches, and the text for it, with `{}` for what is searched; nothing where it
    /// has none.
    pub search: (&'static str, &'static str),
    /// Actions that make such a thing, and their input that is a name which nothing has yet.
    pub made_by: &'static [(&'static str, &'static str)],
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
    pub fn other(&self, name: &str) -> Option<&'static str> {
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

/// What fills a field's choices, in a form that has what the list needs.
pub fn of(form: &Form, field: &str) -> Option<(&'static Choices, &'static Action)> {
    let has = |needed: &Field| needed.name != field && form.fields().any(|field| field.name == needed.name);
    let rows = ALL.iter().filter(|row| row.fields.contains(&field) && !row.made_by.contains(&(form.id, field)));
    let mut lists = rows.filter_map(|row| Some((row, catalog::find(row.from).ok()?)));
    lists.find(|(_, list)| {
        form.products.iter().any(|product| list.on(*product).is_some()) && list.required.iter().copied().all(has)
    })
}

/// The inputs of the same form that decide what an input can be; none for an input that has no choices.
fn depends_on(form: &Form, field: &str) -> Option<Vec<&'static str>> {
    let (row, list) = of(form, field)?;
    let mut names: Vec<_> = list.required.iter().map(|needed| needed.name).collect();
    for name in row.within.iter().chain(row.instead.iter().map(|(_, other)| other)) {
        if form.fields().any(|field| field.name == *name) {
            names.push(name);
        }
    }
    Some(names)
}

/// Marks in the schema of a form which fields have choices (`x-choices`), and which others decide about them
/// and are to be filled before (`x-depends-on`).
pub fn mark(form: &Form, schema: &mut Value) {
    for field in form.fields() {
        if let Some(others) = depends_on(form, field.name)
            && let Some(marked) = schema["properties"].get_mut(field.name)
        {
            marked["x-choices"] = true.into();
            if !others.is_empty() {
                marked["x-depends-on"] = others.into();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use crate::engine::action::Output;

    #[test]
    fn every_row_names_a_list_action_its_inputs_and_members_of_its_shape() {
        for row in ALL {
            let list = catalog::find(row.from).unwrap_or_else(|error| panic!("{error}"));
            let Output::List(shape) = list.output else { panic!("{} gives no list", row.from) };
            for member in [row.value].iter().chain(row.label) {
                let name = member.split('.').next().unwrap();
                assert!(shape.members.iter().any(|known| known.name == name), "{} {member}", row.from);
            }
            for input in [row.search.0].iter().chain(row.within).filter(|name| !name.is_empty()) {
                assert!(list.fields().any(|field| field.name == *input), "{} {input}", row.from);
            }
            for name in row.fields {
                assert!(
                    catalog::all().into_iter().any(|action| of(&action.form(), name).is_some()),
                    "nothing takes {name}"
                );
            }
            for (listed, other) in row.instead {
                assert!(list.required.iter().any(|field| field.name == *listed), "{} {listed}", row.from);
                assert!(catalog::all().iter().any(|a| a.fields().any(|field| field.name == *other)), "{other}");
            }
            for (made, name) in row.made_by {
                let action = catalog::find(made).unwrap_or_else(|error| panic!("{error}"));
                assert!(row.fields.contains(name) && action.fields().any(|field| field.name == *name), "{made} {name}");
            }
            assert!(row.search.0.is_empty() == row.search.1.is_empty(), "{}", row.from);
        }
    }

    #[test]
    fn an_input_is_chosen_only_where_the_form_has_what_its_list_needs() {
        let choosable = |id: &str, field: &str| depends_on(&catalog::find(id).unwrap().form(), field);
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
