//! Creating, reading, changing and deleting webhooks: the same on both products, but for how each spells them.

use super::{
    Answer, Paging, Product,
    site::{Call, OfNamed, OfRepository, Site, read},
    world::{is_ours, webhook::Webhook},
};
use axum::{Router, extract::Path, http::Method, routing::any};
use bytes::Bytes;
use serde_json::Value;
use std::sync::Arc;

/// How a product spells webhooks.
pub struct Manner {
    pub product: Product,
    pub paging: Paging,
    /// The status of a creation.
    pub created: u16,
    pub id: fn(&Webhook) -> String,
    pub shape: fn(&Webhook) -> Value,
    /// Puts what a body says into a webhook, or refuses it.
    pub set: fn(&mut Webhook, &Value) -> Result<(), Answer>,
    /// There is none of this id.
    pub missing: fn(&str) -> Answer,
    /// This method is not for it.
    pub other: fn(&Method) -> Answer,
    /// Where those of a repository are, and those of the whole workspace or project.
    pub of_repository: &'static str,
    pub of_workspace: &'static str,
    /// There is no such repository, or no such workspace or project.
    pub no_repository: fn(&str, &str) -> Answer,
    pub no_workspace: fn(&str) -> Answer,
}

impl Manner {
    pub fn routes(&'static self) -> Router<Arc<Site>> {
        let all = async |Path((workspace, repo)): OfRepository, call: Call, method: Method, body: Bytes| {
            let found = call.world.on(&workspace, &repo, |_| ());
            let missing = || (self.no_repository)(&workspace, &repo);
            found.map_or_else(missing, |()| self.all(&call, Some(&repo), &method, &body))
        };
        let one = async |Path((workspace, repo, id)): OfNamed, call: Call, method: Method, body: Bytes| {
            let found = call.world.on(&workspace, &repo, |_| ());
            let missing = || (self.no_repository)(&workspace, &repo);
            found.map_or_else(missing, |()| self.one(&call, Some(&repo), &id, &method, &body))
        };
        let all_of_workspace = async |Path(workspace): Path<String>, call: Call, method: Method, body: Bytes| {
            if is_ours(&workspace) { self.all(&call, None, &method, &body) } else { (self.no_workspace)(&workspace) }
        };
        let one_of_workspace =
            async |Path((workspace, id)): Path<(String, String)>, call: Call, method: Method, body: Bytes| {
                let found = is_ours(&workspace);
                if found { self.one(&call, None, &id, &method, &body) } else { (self.no_workspace)(&workspace) }
            };
        Router::new()
            .route(self.of_repository, any(all))
            .route(&format!("{}/{{id}}", self.of_repository), any(one))
            .route(self.of_workspace, any(all_of_workspace))
            .route(&format!("{}/{{id}}", self.of_workspace), any(one_of_workspace))
    }

    /// All webhooks of a repository, or those of the whole workspace or project.
    fn all(&self, call: &Call, repo: Option<&str>, method: &Method, body: &[u8]) -> Answer {
        match *method {
            Method::GET => {
                let is_one = |one: &&Webhook| self.is_of(one, repo);
                let shown = |all: &mut Vec<Webhook>, _| all.iter().filter(is_one).map(self.shape).collect::<Vec<_>>();
                call.asked.page(self.paging, &call.world.on_webhooks(shown), 100)
            }
            Method::POST => call.world.on_webhooks(|all, id| {
                let (product, repo, at) = (self.product, repo.map(str::to_owned), call.by.at);
                let mut made = Webhook { id, repo, created: at, updated: at, ..Webhook::new(product) };
                if let Err(refusal) = (self.set)(&mut made, &read(body)) {
                    return refusal;
                }
                all.push(made.clone());
                Answer::json(self.created, &(self.shape)(&made))
            }),
            _ => (self.other)(method),
        }
    }

    /// One of them.
    fn one(&self, call: &Call, repo: Option<&str>, id: &str, method: &Method, body: &[u8]) -> Answer {
        call.world.on_webhooks(|all, _| {
            let Some(place) = all.iter().position(|one| self.is_of(one, repo) && (self.id)(one) == id) else {
                return (self.missing)(id);
            };
            match *method {
                Method::GET => Answer::json(200, &(self.shape)(&all[place])),
                Method::PUT => {
                    let mut changed = all[place].clone();
                    if let Err(refusal) = (self.set)(&mut changed, &read(body)) {
                        return refusal;
                    }
                    changed.updated = call.by.at;
                    all[place] = changed;
                    Answer::json(200, &(self.shape)(&all[place]))
                }
                Method::DELETE => {
                    all.remove(place);
                    Answer::new(204)
                }
                _ => (self.other)(method),
            }
        })
    }

    fn is_of(&self, webhook: &Webhook, repo: Option<&str>) -> bool {
        webhook.product == self.product && webhook.repo.as_deref() == repo
    }
}

/// The texts of a list.
pub fn texts(value: &Value) -> Option<Vec<String>> {
    Some(value.as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}
