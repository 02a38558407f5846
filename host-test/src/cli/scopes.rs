//! `scopes`: the least to tick for a set of actions, and how the consumer has to be set up.

use std::fmt::Write as _;

use host_test::{catalog::ScopeSet, scopes};
use serde_json::{Value, json};

use super::{
    actions,
    arguments::{CALLBACK_PORT, Options, Scopes},
    failure::{self, Result},
    table::table,
    triggers,
};

/// The boxes of Cloud's forms, by scope.
const BOXES: &[(&str, &str)] = &[
    ("account", "Account: Read"),
    ("account:write", "Account: Write"),
    ("email", "Account: Email"),
    ("team", "Workspace membership: Read"),
    ("team:write", "Workspace membership: Write"),
    ("project", "Projects: Read"),
    ("project:write", "Projects: Write"),
    ("project:admin", "Projects: Admin"),
    ("repository", "Repositories: Read"),
    ("repository:write", "Repositories: Write"),
    ("repository:admin", "Repositories: Admin"),
    ("repository:delete", "Repositories: Delete"),
    ("pullrequest", "Pull requests: Read"),
    ("pullrequest:write", "Pull requests: Write"),
    ("issue", "Issues: Read"),
    ("issue:write", "Issues: Write"),
    ("webhook", "Webhooks: Read and write"),
    ("snippet", "Snippets: Read"),
    ("snippet:write", "Snippets: Write"),
    ("pipeline", "Pipelines: Read"),
    ("pipeline:write", "Pipelines: Write"),
    ("pipeline:variable", "Pipelines: Edit variables"),
    ("runner", "Runners: Read"),
    ("runner:write", "Runners: Write"),
];

/// What to tick on each product that has some of the actions.
pub async fn scopes(options: &Options, arguments: &Scopes) -> Result<String> {
    let host = super::load()?;
    let mut chosen = Vec::new();
    for id in &arguments.actions {
        chosen.push(match triggers::find(&host, id).await {
            Ok(trigger) => (trigger.id, trigger.ways.into_iter().map(|way| way.product).collect::<Vec<_>>()),
            Err(_) => {
                let action = actions::find(&host, id).await?;
                (action.id, action.support.into_iter().map(|support| support.product).collect())
            }
        });
    }
    let mut told = Vec::new();
    for product in ["cloud", "data-center"] {
        if arguments.product.as_deref().is_some_and(|asked| asked != product) {
            continue;
        }
        let required = host.required_scopes(product, &arguments.actions).await;
        let required = required.map_err(|ended| failure::host(ended.into()))?;
        let has = |(_, products): &&(String, Vec<String>)| products.iter().any(|it| it == product);
        told.push(Told {
            product,
            required,
            lacking: chosen.iter().filter(|one| !has(one)).map(|(id, _)| id.clone()).collect(),
            has_any: chosen.iter().any(|one| has(&one)),
        });
    }
    if options.json {
        let told: Value = told.iter().map(Told::json).collect();
        return Ok(super::document(&told.to_string()));
    }
    Ok(told.iter().map(Told::text).collect::<Vec<_>>().join("\n"))
}

/// What one product wants.
struct Told {
    product: &'static str,
    required: Vec<ScopeSet>,
    /// Actions that it does not have.
    lacking: Vec<String>,
    has_any: bool,
}

impl Told {
    fn text(&self) -> String {
        let is_cloud = self.product == "cloud";
        let mut text = if is_cloud { "Bitbucket Cloud\n" } else { "Bitbucket Data Center\n" }.to_owned();
        if !self.lacking.is_empty() {
            let _ = writeln!(text, "It does not have: {}", self.lacking.join(", "));
        }
        if !self.has_any {
            return text;
        }
        let listed = |scopes: &[&str]| if scopes.is_empty() { "none".to_owned() } else { scopes.join(" ") };
        let of = |credential: &str| scopes::of(&self.required, credential);
        let rows = if is_cloud {
            vec![
                ("OAuth consumer, access token", listed(&of("oauth"))),
                ("boxes to tick there", boxes(&of("oauth"))),
                ("API token", listed(&of("api-token"))),
                ("callback URL of the consumer", callback()),
                (
                    "private consumer",
                    "yes: needed for client credentials, and right wherever the secret is kept".to_owned(),
                ),
            ]
        } else {
            vec![
                ("OAuth application link", listed(&of("oauth"))),
                ("HTTP access token", permission(&of("http-access-token"))),
                ("redirect URL of the link", callback()),
            ]
        };
        text += &table(&[], rows.into_iter().map(|(name, value)| vec![name.to_owned(), value]));
        text
    }

    fn json(&self) -> Value {
        json!({
            "product": self.product,
            "scopes": actions::sets(&self.required),
            "lacking": self.lacking,
            "callback_url": callback(),
        })
    }
}

fn callback() -> String {
    format!("http://127.0.0.1:{CALLBACK_PORT}/callback")
}

fn boxes(scopes: &[&str]) -> String {
    let labels: Vec<_> = scopes
        .iter()
        .map(|scope| BOXES.iter().find(|(name, _)| name == scope).map_or(*scope, |(_, label)| label))
        .collect();
    if labels.is_empty() { "none".to_owned() } else { labels.join(" · ") }
}

/// What the form of an HTTP access token calls them.
fn permission(scopes: &[&str]) -> String {
    let level = |name: &str| {
        let level = ["READ", "WRITE", "ADMIN"]
            .into_iter()
            .rev()
            .find(|level| scopes.iter().any(|scope| scope.starts_with(name) && scope.ends_with(level)));
        level.map(|level| level.to_lowercase())
    };
    match (level("PROJECT_"), level("REPO_")) {
        (Some(project), _) => format!("Project {project}, which includes the repositories"),
        (None, Some(repository)) => format!("Repository {repository}"),
        (None, None) => "any".to_owned(),
    }
}
