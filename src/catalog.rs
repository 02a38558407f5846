//! The catalog, in the order in which menus show it; and the inputs that many actions share.

mod activity;
mod branch_restrictions;
mod branching_model;
mod call_api;
pub mod choices;
mod comments;
mod commit_comments;
mod commit_files;
mod commit_statuses;
mod commits;
pub mod connection;
mod default_reviewers;
mod deploy_keys;
mod deployments;
mod discovery;
mod downloads;
pub mod fields;
mod issue_tracker;
mod jira;
mod labels;
mod merges;
mod permissions;
mod pipeline_schedules;
mod pipeline_variables;
mod pipelines;
mod projects;
mod pullrequests;
mod refs;
mod reports;
mod repositories;
mod reviews;
pub mod samples;
mod search;
mod snippets;
mod source;
pub mod support;
mod tasks;
pub mod triggers;
pub mod types;
mod users;
mod webhooks;
mod workspaces;

pub use call_api::{RawRequest, send as call_api};

use crate::base::error::{Error, Result};
use crate::base::product::Product;
use crate::base::scopes::{self, ScopeSet};
use crate::base::spelling::nearest;
use crate::engine::action::Action;

/// Actions on one kind of thing.
pub struct Group {
    pub title: &'static str,
    /// The lists of its files.
    pub lists: &'static [&'static [&'static Action]],
}

pub const CATALOG: &[Group] = &[
    Group { title: "Any endpoint", lists: &[call_api::ACTIONS] },
    Group { title: "People", lists: &[users::ACTIONS] },
    Group { title: "Workspaces and projects", lists: &[workspaces::ACTIONS, projects::ACTIONS] },
    Group { title: "Repositories", lists: &[repositories::ACTIONS, discovery::ACTIONS, labels::ACTIONS] },
    Group {
        title: "Repository settings",
        lists: &[
            permissions::ACTIONS,
            deploy_keys::ACTIONS,
            default_reviewers::ACTIONS,
            branch_restrictions::ACTIONS,
            branching_model::ACTIONS,
        ],
    },
    Group { title: "Branches and tags", lists: &[refs::ACTIONS] },
    Group { title: "Commits", lists: &[commits::ACTIONS, commit_comments::ACTIONS] },
    Group { title: "Build results", lists: &[commit_statuses::ACTIONS, reports::ACTIONS] },
    Group { title: "Files", lists: &[source::ACTIONS, commit_files::ACTIONS, search::ACTIONS] },
    Group {
        title: "Pull requests",
        lists: &[pullrequests::ACTIONS, merges::ACTIONS, reviews::ACTIONS, activity::ACTIONS],
    },
    Group { title: "Comments and tasks", lists: &[comments::ACTIONS, tasks::ACTIONS] },
    Group {
        title: "Pipelines",
        lists: &[pipelines::ACTIONS, pipeline_variables::ACTIONS, pipeline_schedules::ACTIONS],
    },
    Group { title: "Deployments", lists: &[deployments::ACTIONS] },
    Group { title: "Downloads and snippets", lists: &[downloads::ACTIONS, snippets::ACTIONS] },
    Group { title: "Webhooks", lists: &[webhooks::ACTIONS] },
    Group { title: "Issues", lists: &[issue_tracker::ACTIONS, jira::ACTIONS] },
];

/// Every action of the catalog.
pub fn all() -> Vec<&'static Action> {
    let mut all = Vec::new();
    for group in CATALOG {
        for list in group.lists {
            all.extend_from_slice(list);
        }
    }
    all
}

/// The action of this id.
///
/// # Errors
/// `unsupported`, with the id that was most likely meant.
pub fn find(id: &str) -> Result<&'static Action> {
    let all = all();
    all.iter().copied().find(|action| action.id == id).ok_or_else(|| {
        let error = Error::new(crate::base::error::Kind::Unsupported, format!("There is no action `{id}`."));
        match nearest(id, all.iter().map(|action| action.id)) {
            Some(near) => error.resolution(format!("Did you mean `{near}`?")),
            None => error.resolution("The catalog lists all actions; `call-api` reaches every other endpoint."),
        }
    })
}

/// The least scopes that serve all of these actions and triggers. An unknown id asks for nothing.
pub fn required_scopes(product: Product, ids: &[String]) -> Vec<ScopeSet> {
    let mut calls = all();
    calls.retain(|action| ids.iter().any(|id| id == action.id));
    let (mut scopes, mut tokens) = (Vec::new(), Vec::new());
    for call in calls.iter().filter_map(|action| action.on(product)) {
        add_scopes(&mut scopes, call.scope);
        add_scopes(&mut tokens, call.token);
    }
    for trigger in triggers::all().filter(|trigger| trigger.is_on(product) && ids.iter().any(|id| id == trigger.id)) {
        let (scope, token) = triggers::scopes(product, trigger);
        add_scopes(&mut scopes, &scope);
        add_scopes(&mut tokens, &token);
    }
    let all = scopes.clone();
    scopes.retain(|scope| !all.iter().any(|other| implies(other, scope)));
    scopes::sets(product, scopes, tokens)
}

/// Adds those of these scopes that are missing, in alphabetical order.
fn add_scopes(scopes: &mut Vec<String>, more: &str) {
    for scope in more.split(' ').filter(|scope| !scope.is_empty()) {
        if let Err(at) = scopes.binary_search_by(|known| known.as_str().cmp(scope)) {
            scopes.insert(at, scope.into());
        }
    }
}

/// Whether a scope of OAuth, or a permission of Data Center, holds another. Scopes of API tokens hold no other.
fn implies(scope: &str, other: &str) -> bool {
    const PERMISSIONS: [&str; 3] = ["REPO_READ", "REPO_WRITE", "REPO_ADMIN"];
    let rank = |name: &str| PERMISSIONS.iter().position(|permission| *permission == name);
    match (rank(scope), rank(other)) {
        (Some(scope), Some(other)) => scope > other,
        _ => scope.strip_suffix(":write") == Some(other) || (scope.starts_with("pullrequest") && other == "repository"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::schema;

    #[test]
    fn every_template_and_example_of_the_table_is_read() {
        for action in all() {
            for (_, call) in action.products() {
                assert!(
                    call.body.is_empty() || serde_json::from_str::<serde_json::Value>(call.body).is_ok(),
                    "{}",
                    action.id
                );
            }
            for field in action.fields() {
                schema::typed(&field.ty, field.example);
            }
            schema::input(&action.form(), None);
            schema::output(action);
            schema::sample_output(action);
        }
    }

    /// Most actions are rows. Whoever raises this number has looked for a row first.
    #[test]
    fn few_calls_need_a_function() {
        let functions: usize =
            all().iter().map(|action| action.products().filter(|(_, call)| call.run.is_some()).count()).sum();
        assert!(functions <= 42, "{functions} calls name a `run`");
    }

    #[test]
    fn descriptions_begin_with_their_verb_and_are_plain() {
        // Verbs whose description says more than the third person of the id's.
        const OTHERS: &[(&str, &str)] = &[
            ("compare", "Lists"),
            ("discover", "Lists"),
            ("open", "Commits"),
            ("test", "Sends"),
            ("unapprove", "Withdraws"),
        ];
        const PLAIN: &[&str] = &["tells", "somebody", "when absent", "stays as it is", "whoever", "newest", "; "];
        for action in all() {
            let verb = action.id.split('-').next().unwrap();
            let mut third = match OTHERS.iter().find(|(id, _)| *id == verb) {
                Some((_, third)) => (*third).to_owned(),
                None if verb.ends_with("sh") || verb.ends_with("ch") => format!("{verb}es"),
                None => format!("{verb}s"),
            };
            third[..1].make_ascii_uppercase();
            // `get-…` of several is `Gets the …`, `set-build-status` writes one whether or not there is one.
            let starts = [third.as_str(), "Creates or updates"].iter().any(|start| action.about.starts_with(start));
            assert!(starts, "{}: {} ({third})", action.id, action.about);
            assert!(action.about.ends_with('.'), "{}", action.id);
            for word in PLAIN {
                assert!(!action.about.contains(word), "{}: {word}", action.id);
            }
            for field in action.fields() {
                assert!(field.about.ends_with('.'), "{} {}", action.id, field.name);
            }
        }
    }

    /// What forms, tables and pages show: sentences of plain product English, booleans as `Whether …`.
    #[test]
    fn texts_of_schemas_are_plain() {
        const NOT_PLAIN: &[&str] = &[
            "; ",
            "«",
            "when absent",
            "tells",
            "told",
            "somebody",
            "whoever",
            "newest",
            "what other actions",
            "Only those",
            "stays as",
            "e-mail",
            "user name",
            "address on",
            "answer",
            "Null ",
            "Where ",
            "Who ",
            "How ",
            "When ",
        ];
        fn look(id: &str, path: &str, schema: &serde_json::Value, faults: &mut Vec<String>) {
            for (name, member) in schema["properties"].as_object().into_iter().flatten() {
                let path = format!("{path}.{name}");
                let text = member["description"].as_str().unwrap_or_default();
                let is_boolean = member["type"] == "boolean" || member["type"][0] == "boolean";
                let may_say =
                    !is_boolean || ["Whether ", "Filters by ", "Always "].iter().any(|it| text.starts_with(it));
                // A constant that tells branches of the schema apart has a title alone.
                if member["const"].is_string() {
                    continue;
                }
                if !text.ends_with('.') || !may_say || NOT_PLAIN.iter().any(|word| text.contains(word)) {
                    faults.push(format!("{id} {path}: {text}"));
                }
                look(id, &path, member, faults);
                look(id, &path, &member["items"], faults);
            }
        }
        let mut faults = Vec::new();
        for action in all() {
            look(action.id, "input", &schema::input(&action.form(), None), &mut faults);
            look(action.id, "output", &schema::output(action), &mut faults);
        }
        for trigger in triggers::all() {
            look(trigger.id, "config", &schema::input(&triggers::form(trigger), None), &mut faults);
            look(trigger.id, "event", &schema::event(trigger.event), &mut faults);
        }
        for branch in connection::schema()["oneOf"].as_array().unwrap() {
            look("connection", "settings", branch, &mut faults);
        }
        faults.sort();
        faults.dedup_by_key(|fault| fault.split(": ").nth(1).map(str::to_owned));
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn an_unknown_action_is_told_the_nearest() {
        let error = find("create-pullrequest").err().unwrap();
        assert_eq!(error.resolution.as_deref(), Some("Did you mean `create-pull-request`?"));
    }

    #[test]
    fn scopes_that_others_imply_are_not_asked_for() {
        let ids = ["get-repository", "list-pull-requests", "create-branch"].map(str::to_owned);
        let [scopes, tokens] = &required_scopes(Product::Cloud, &ids)[..] else { panic!("two sets") };
        assert_eq!(scopes.scopes, ["pullrequest", "repository:write"]);
        assert_eq!(scopes.credentials, ["oauth", "client-credentials", "access-token"]);
        let of_tokens = ["read:pullrequest:bitbucket", "read:repository:bitbucket", "write:repository:bitbucket"];
        assert_eq!(
            (&tokens.scopes[..], &tokens.credentials[..]),
            (&of_tokens.map(str::to_owned)[..], &["api-token".to_owned()][..])
        );
        let all = ScopeSet { credentials: Vec::new(), scopes: vec!["REPO_WRITE".into()] };
        assert_eq!(required_scopes(Product::DataCenter, &ids), [all]);
    }
}
