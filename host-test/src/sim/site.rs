//! What every route gets: the world, who asks, when, and for what.

use super::{
    list::{Asked, Lists},
    world::{
        By, World,
        people::{ADA, Person},
        repository::Build,
    },
};
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use serde_json::Value;
use std::{convert::Infallible, ops::Deref, sync::Arc};

/// What lies behind the routes of both products.
pub struct Site {
    pub world: World,
    pub lists: Lists,
}

/// The workspace or project and the repository that a route names.
pub type OfRepository = Path<(String, String)>;
/// The same with what it names behind them.
pub type OfNamed = Path<(String, String, String)>;
/// The same with a pull request's number.
pub type OfPullRequest = Path<(String, String, u64)>;
/// The same with the number of a comment, a task or the name of a participant behind it.
pub type InPullRequest = Path<(String, String, u64, String)>;

/// A request that was let in.
pub struct Call {
    site: Arc<Site>,
    pub asked: Asked,
    pub by: By,
}

impl FromRequestParts<Arc<Site>> for Call {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let asked = Asked::from_request_parts(parts, site).await?;
        let person = parts.extensions.get::<&'static Person>().copied().unwrap_or(&ADA);
        Ok(Self { site: site.clone(), asked, by: By { person, at: site.world.now() } })
    }
}

impl Deref for Call {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

/// A body that is no JSON counts as one that names nothing.
pub fn read(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}

/// A member's text, where it is one.
pub fn text(body: &Value, pointer: &str) -> Option<String> {
    body.pointer(pointer)?.as_str().map(str::to_owned)
}

/// A build as a body tells it, the same on both products but for the member that names the branch; none without key and state.
pub fn build(commit: String, body: &Value, branch: &str, by: By) -> Option<Build> {
    let named = |member: &str| text(body, &format!("/{member}"));
    Some(Build {
        commit,
        key: named("key")?,
        state: named("state")?,
        name: named("name"),
        url: named("url"),
        description: named("description"),
        branch: named(branch),
        created: by.at,
        updated: by.at,
    })
}

/// The id that a path ends in; what is no number is the id of nothing.
pub fn number(name: &str) -> u64 {
    name.parse().unwrap_or_default()
}
