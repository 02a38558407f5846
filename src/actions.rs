//! The catalog, in the order in which menus show it; and the inputs that many actions share.

mod call_api;
mod commit_statuses;
mod pullrequests;
mod refs;
mod repositories;
mod source;
mod users;
mod workspaces;

pub use call_api::{WholeCall, send as call_api};

use crate::action::{Action, Field, Kind, Product, field, id, number};
use crate::error::{Error, Result};
use crate::validate::nearest;

/// Actions on one kind of thing.
pub struct Group {
    pub title: &'static str,
    pub actions: &'static [&'static Action],
}

pub const CATALOG: &[Group] = &[
    Group { title: "Any endpoint", actions: call_api::ACTIONS },
    Group { title: "People", actions: users::ACTIONS },
    Group { title: "Workspaces and projects", actions: workspaces::ACTIONS },
    Group { title: "Repositories", actions: repositories::ACTIONS },
    Group { title: "Branches and tags", actions: refs::ACTIONS },
    Group { title: "Build results", actions: commit_statuses::ACTIONS },
    Group { title: "Files", actions: source::ACTIONS },
    Group { title: "Pull requests", actions: pullrequests::ACTIONS },
];

const WORKSPACE: Field = id("workspace", "Workspace on Cloud; project key, or `~user`, on Data Center.", "acme");
const REPO: Field = id("repo", "Slug of the repository, as its address shows it.", "web");
const PULL_REQUEST: Field = number("pull_request", "Number of the pull request.", (1, i64::MAX), "42");
const BRANCH: Field = id("branch", "Name of a branch, without `refs/heads/`.", "main");
const COMMIT: Field = id("commit", "Hash of a commit.", "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2");
const PATH: Field = field(Kind::Path, "path", "Path of a file from the repository's root.", "docs/guide.md");

/// Every action of the catalog.
pub fn all() -> impl Iterator<Item = &'static Action> {
    CATALOG.iter().flat_map(|group| group.actions).copied()
}

/// The action of this id.
///
/// # Errors
/// `unsupported`, with the id that was most likely meant.
pub fn find(id: &str) -> Result<&'static Action> {
    all().find(|action| action.id == id).ok_or_else(|| {
        let error = Error::new(crate::error::Kind::Unsupported, format!("There is no action `{id}`."));
        match nearest(id, all().map(|action| action.id)) {
            Some(near) => error.resolution(format!("Did you mean `{near}`?")),
            None => error.resolution("The catalog lists all actions; `call-api` reaches every other endpoint."),
        }
    })
}

/// The least scopes that serve all of these actions: those of OAuth consumers and access tokens, and of API tokens.
/// An unknown id asks for nothing.
pub fn required_scopes(product: Product, ids: &[String]) -> (Vec<String>, Vec<String>) {
    let calls = || all().filter(|action| ids.iter().any(|id| id == action.id)).filter_map(|action| action.on(product));
    let union = |of: fn(&crate::action::Call) -> &'static str| -> Vec<String> {
        let mut scopes: Vec<String> = Vec::new();
        for scope in calls().flat_map(|call| of(call).split(' ')).filter(|scope| !scope.is_empty()) {
            if let Err(at) = scopes.binary_search_by(|known| known.as_str().cmp(scope)) {
                scopes.insert(at, scope.into());
            }
        }
        scopes
    };
    let (mut scopes, tokens) = (union(|call| call.scope), union(|call| call.token));
    let all = scopes.clone();
    scopes.retain(|scope| !all.iter().any(|other| implies(other, scope)));
    (scopes, tokens)
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
    use crate::schema;

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
                schema::typed(&field.kind, field.example);
            }
            schema::input(action);
            schema::output(action);
            schema::sample_output(action);
        }
    }

    #[test]
    fn sentences_end_and_ids_begin_with_a_verb() {
        const VERBS: [&str; 7] = ["call", "get", "list", "create", "update", "merge", "set"];
        for action in all() {
            assert!(action.about.ends_with('.'), "{}", action.id);
            assert!(VERBS.contains(&action.id.split('-').next().unwrap()), "{}", action.id);
            for field in action.fields() {
                assert!(field.about.ends_with('.'), "{} {}", action.id, field.name);
            }
        }
    }

    #[test]
    fn an_unknown_action_is_told_the_nearest() {
        let error = find("create-pullrequest").err().unwrap();
        assert_eq!(error.resolution.as_deref(), Some("Did you mean `create-pull-request`?"));
    }

    #[test]
    fn scopes_that_others_imply_are_not_asked_for() {
        let ids = ["get-repository", "list-pull-requests", "create-branch"].map(str::to_owned);
        let (scopes, tokens) = required_scopes(Product::Cloud, &ids);
        assert_eq!(scopes, ["pullrequest", "repository:write"]);
        assert_eq!(tokens, ["read:pullrequest:bitbucket", "read:repository:bitbucket", "write:repository:bitbucket"]);
        let (scopes, tokens) = required_scopes(Product::DataCenter, &ids);
        assert_eq!((scopes, tokens), (vec!["REPO_WRITE".to_owned()], vec![]));
    }
}
