//! Which scopes one kind of credential needs, from the sets that a connector tells.

use crate::catalog::ScopeSet;

impl ScopeSet {
    /// Whether it is about this kind of credential, as the connection schema calls it.
    pub fn is_for(&self, credential: &str) -> bool {
        self.credentials.is_empty() || self.credentials.iter().any(|kind| kind == credential)
    }
}

/// The scopes that a credential of this kind needs.
pub fn of<'a>(sets: &'a [ScopeSet], credential: &str) -> Vec<&'a str> {
    sets.iter().filter(|set| set.is_for(credential)).flat_map(|set| &set.scopes).map(String::as_str).collect()
}
