//! What is to be told of what happens.

use crate::sim::Product;

/// A webhook, as somebody created it.
#[derive(Clone)]
pub struct Webhook {
    pub id: u64,
    pub product: Product,
    /// The repository's slug; none for one of the whole workspace or project.
    pub repo: Option<String>,
    pub name: String,
    pub url: String,
    /// Keys, of its product.
    pub events: Vec<String>,
    pub active: bool,
    pub secret: Option<String>,
    /// Milliseconds since the epoch.
    pub created: u64,
    pub updated: u64,
}

impl Webhook {
    pub fn new(product: Product) -> Self {
        Self {
            id: 0,
            product,
            repo: None,
            name: String::new(),
            url: String::new(),
            events: Vec::new(),
            active: true,
            secret: None,
            created: 0,
            updated: 0,
        }
    }

    /// On Cloud.
    pub fn uuid(&self) -> String {
        format!("{{b7c1d2e3-{:04}-4a5b-9c6d-7e8f90a1b2c3}}", self.id)
    }

    /// Whether it is to hear of what happens in this repository.
    pub fn hears(&self, repo: &str) -> bool {
        self.active && self.repo.as_deref().is_none_or(|own| own == repo)
    }
}
