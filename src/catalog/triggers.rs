//! The triggers of the catalog, in the order in which menus show them, and what all of them share.

pub mod any;
mod builds;
mod comments;
mod common;
mod pull_requests;
mod pushes;
mod repositories;

use crate::base::error::{Error, Kind, Result};
use crate::base::product::Product;
use crate::base::spelling::nearest;
use crate::catalog::fields::{REPO, SECRET, WORKSPACE};
use crate::engine::field::{Field, Type};
use crate::engine::form::Form;
use crate::engine::trigger::Trigger;

/// Triggers of one kind of thing.
pub struct Group {
    pub title: &'static str,
    pub triggers: &'static [&'static Trigger],
}

pub const TRIGGERS: &[Group] = &[
    Group { title: "Pushes", triggers: pushes::TRIGGERS },
    Group { title: "Pull requests", triggers: pull_requests::TRIGGERS },
    Group { title: "Comments", triggers: comments::TRIGGERS },
    Group { title: "Builds and pipelines", triggers: builds::TRIGGERS },
    Group { title: "Repositories and projects", triggers: repositories::TRIGGERS },
    Group { title: "Any event", triggers: any::TRIGGERS },
];

/// What every trigger's configuration requires.
pub const REQUIRED: &[&Field] = &[&WORKSPACE];
/// What every trigger's configuration can have.
pub const OPTIONAL: &[&Field] = &[
    &Field {
        about: "Repository slug, as in its URL. Defaults to every repository of the workspace or project.",
        inherited: false,
        ..REPO
    }
    .sampled(),
    &Field::new(
        Type::Array(&Type::String { min: 1 }),
        "repos",
        "Filters by repository slug. Patterns: `*` matches any characters, and a leading `!` excludes.",
        "api-*, !api-old",
    )
    .conflicts_with(&["repo"])
    .title("Repositories"),
    &Field::integer("backfill", "Number of recent events to start with when polling begins.", &(0, 100), "3").or("0"),
    &Field {
        about: "Secret of a webhook that was created by hand. If set, no webhook is created. Otherwise, the webhook gets a random secret.",
        ..SECRET
    },
];

/// Every trigger.
pub fn all() -> impl Iterator<Item = &'static Trigger> {
    TRIGGERS.iter().flat_map(|group| group.triggers).copied()
}

/// The trigger of this id.
///
/// # Errors
/// `unsupported`, with the id that was most likely meant.
pub fn find(id: &str) -> Result<&'static Trigger> {
    all().find(|trigger| trigger.id == id).ok_or_else(|| {
        let error = Error::new(Kind::Unsupported, format!("There is no trigger `{id}`."));
        match nearest(id, all().map(|trigger| trigger.id)) {
            Some(near) => error.resolution(format!("Did you mean `{near}`?")),
            None => error.resolution("The catalog lists all triggers. `any-event` starts from every webhook event."),
        }
    })
}

/// What a form for a trigger's configuration asks for.
pub fn form(trigger: &Trigger) -> Form {
    let mut form = trigger.form(REQUIRED, OPTIONAL);
    let has_repository = trigger.event.members.iter().any(|member| member.name == "repository");
    form.optional.retain(|field| match field.name {
        "repo" => has_repository && !trigger.of_workspace,
        "repos" => has_repository,
        "backfill" => trigger.poll.is_some(),
        "secret" => !trigger.events.is_empty(),
        _ => true,
    });
    form
}

/// The scopes that a product's webhooks for a trigger need, and those of Cloud's API tokens; space-separated.
pub fn webhook_scopes(product: Product, trigger: &Trigger) -> (String, String) {
    const OF_TOKENS: &str = "read:webhook:bitbucket write:webhook:bitbucket delete:webhook:bitbucket";
    match product {
        Product::Cloud => (format!("{} webhook", trigger.scope), format!("{} {OF_TOKENS}", trigger.token)),
        Product::DataCenter => ("REPO_ADMIN".into(), String::new()),
    }
}

/// The scopes that polling for a trigger needs, and those of Cloud's API tokens; space-separated.
pub fn polling_scopes(product: Product, trigger: &Trigger) -> (&'static str, &'static str) {
    match product {
        Product::Cloud => (trigger.scope, trigger.token),
        Product::DataCenter => ("REPO_READ", ""),
    }
}

/// The scopes of the best way in which a product serves a trigger.
pub fn scopes(product: Product, trigger: &Trigger) -> (String, String) {
    if trigger.keys(product).is_empty() {
        let (scope, token) = polling_scopes(product, trigger);
        (scope.into(), token.into())
    } else {
        webhook_scopes(product, trigger)
    }
}
