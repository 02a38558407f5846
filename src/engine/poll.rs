//! How polling finds a trigger's events: what is listed, by which actions of the catalog, and what a change of it means.
//! Everything is made of the actions' own outputs, so that it holds on both products.

use serde_json::Value;

use crate::base::product::Product;

/// How polling finds a trigger's events.
pub struct Poll {
    /// The only product that can be asked; none for both.
    pub only: Option<Product>,
    pub how: How,
}

pub enum How {
    /// Branches, tags or both, by the actions that list them: each that came, moved or went, as one of these.
    Refs { lists: &'static [(&'static str, &'static str)], changes: &'static [&'static str] },
    /// What comes first in a list of the newest.
    Newest(Newest),
    /// What changed about a pull request since it was last seen: the second is null where it was not seen before.
    PullRequests { aspect: fn(&Value) -> Value, changes: fn(&Value, &Value) -> Vec<Change> },
    /// New comments on pull requests.
    Comments,
    /// What changed about a comment on an open pull request since it was last seen: `aspect` is what is remembered of it, null for nothing.
    /// The first of `change` is that, null where the comment was not there; the second is null where it is gone.
    CommentChanges { aspect: fn(&Value) -> Value, change: fn(&Value, &Value) -> Option<Change> },
    /// Build statuses of the commits that branches end in: whether one is an event that was not seen before, or is another now.
    Builds { tells: fn(is_new: bool, &Value) -> bool },
    /// Pipelines that ended.
    Pipelines,
}

/// Things that are found at the beginning of a list.
pub struct Newest {
    /// Id of the list action, and what it is to be asked for.
    pub list: &'static str,
    pub input: &'static [(&'static str, &'static str)],
    /// The member of an item that never decreases from one to the next: a number, or else the time of its creation.
    pub order: (&'static str, &'static str),
    /// The member of the event that the item becomes.
    pub member: &'static str,
    /// Whether the list is that of a whole workspace or project.
    pub of_workspace: bool,
    /// The products whose list begins with the newest. Of the others it is read as a whole.
    pub by_age: &'static [Product],
}

impl Newest {
    pub fn order(&self, product: Product) -> &'static str {
        match product {
            Product::Cloud => self.order.0,
            Product::DataCenter => self.order.1,
        }
    }
}

/// What happened to a thing between two polls.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Tells it from other changes of the same thing.
    pub key: String,
    /// RFC 3339, or null.
    pub occurred_at: Value,
    pub actor: Value,
    /// Further members of the event.
    pub members: Vec<(&'static str, Value)>,
}

impl Change {
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), occurred_at: Value::Null, actor: Value::Null, members: Vec::new() }
    }
}

impl Poll {
    pub const fn both(how: How) -> Self {
        Self { only: None, how }
    }

    pub fn is_on(&self, product: Product) -> bool {
        self.only.is_none_or(|only| only == product)
    }
}
