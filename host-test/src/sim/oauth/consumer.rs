//! What is registered at the authorization server, and how that server behaves towards it.

use std::time::Duration;

/// The one client that it knows: an OAuth consumer on Cloud, an application link on Data Center.
pub const CLIENT_ID: &str = "simulated-client-id-000000000001";

/// Its secret.
pub const CLIENT_SECRET: &str = "simulated-client-secret-0123456789abcdef0123456789abcdef0123456789abcdef0123";

/// The consumer of Cloud and the application link of Data Center: private, with refresh tokens that rotate.
#[derive(Clone, Debug)]
pub struct Consumer {
    pub(super) private: bool,
    pub(super) scopes: Option<String>,
    pub(super) rotation: Rotation,
    pub(super) refresh_tokens: bool,
    /// The member of the answer that lists the scopes.
    pub(super) says: &'static str,
}

/// What becomes of a refresh token that was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// It stays the only one; the answer brings none.
    Never,
    /// The answer brings another, and the old one dies after so long.
    Grace(Duration),
}

impl Default for Consumer {
    fn default() -> Self {
        let rotation = Rotation::Grace(Duration::from_secs(10 * 60));
        Self { private: true, scopes: None, rotation, refresh_tokens: true, says: "scope" }
    }
}

impl Consumer {
    /// Not private: Cloud then refuses client credentials.
    pub fn public(mut self) -> Self {
        self.private = false;
        self
    }

    /// Made with these scopes, separated by spaces, on both products; what they are by default reads and writes.
    pub fn scopes(mut self, scopes: &str) -> Self {
        self.scopes = Some(scopes.into());
        self
    }

    /// Refresh tokens are dealt with so.
    pub fn rotation(mut self, rotation: Rotation) -> Self {
        self.rotation = rotation;
        self
    }

    /// A code buys no refresh token.
    pub fn without_refresh_tokens(mut self) -> Self {
        self.refresh_tokens = false;
        self
    }

    /// Answers list the scopes as `scopes`, as Cloud did before 2026.
    pub fn says_scopes(mut self) -> Self {
        self.says = "scopes";
        self
    }
}
