//! The tokens of one run.

use crate::base::host::Entry;

/// The tokens that a run works with.
#[derive(Debug, Clone)]
pub struct Session {
    pub entry: Entry,
    /// New, and not yet seen to work: asking for another would give no better one.
    pub unconfirmed: bool,
    /// About to expire, and no other to be had in this run; a 401 ends its use.
    pub kept: bool,
}

impl Session {
    pub fn access_token(&self) -> &str {
        &self.entry.tokens.access_token
    }

    /// Tells tokens apart, without showing them.
    pub fn revision(&self) -> u64 {
        self.entry.revision
    }

    /// When the credential ends, as far as anybody knows: a token that can be refreshed does not.
    pub fn ends_at(&self) -> Option<u64> {
        self.entry.tokens.expires_at.filter(|_| self.entry.tokens.refresh_token.is_none())
    }

    /// What was granted, where the server told.
    pub fn scopes(&self) -> &[String] {
        &self.entry.tokens.scopes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::host::Tokens;

    #[test]
    fn what_can_be_refreshed_has_no_end() {
        let session = |refresh: Option<&str>| {
            let tokens = Tokens {
                access_token: "a".into(),
                refresh_token: refresh.map(Into::into),
                expires_at: Some(7_000),
                scopes: vec!["repository".into()],
                extra: None,
            };
            Session { entry: Entry { tokens, revision: 3 }, unconfirmed: false, kept: false }
        };
        assert_eq!((session(None).ends_at(), session(Some("r")).ends_at()), (Some(7_000), None));
        assert_eq!((session(None).scopes(), session(None).revision()), (&["repository".to_owned()][..], 3));
    }
}
