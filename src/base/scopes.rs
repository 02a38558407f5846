//! The scopes that an authorization server knows, and what guides call them.

use crate::base::product::Product;
use crate::base::spelling::nearest;

/// Of Cloud's OAuth consumers. Those of the issue tracker stay, although it is gone, as older consumers have them.
const CLOUD: &[&str] = &[
    "repository",
    "repository:write",
    "repository:admin",
    "repository:delete",
    "project",
    "project:admin",
    "email",
    "account",
    "account:write",
    "team",
    "team:write",
    "pipeline",
    "pipeline:write",
    "pipeline:variable",
    "runner",
    "runner:write",
    "pullrequest",
    "pullrequest:write",
    "snippet",
    "snippet:write",
    "webhook",
    "issue",
    "issue:write",
];

/// Of Data Center's application links.
const DATA_CENTER: &[&str] = &[
    "PUBLIC_REPOS",
    "REPO_READ",
    "REPO_WRITE",
    "REPO_ADMIN",
    "PROJECT_ADMIN",
    "ACCOUNT_WRITE",
    "ADMIN_WRITE",
    "SYSTEM_ADMIN",
];

/// Scopes that some kinds of credential need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeSet {
    /// As settings call them; empty for all.
    pub credentials: Vec<String>,
    pub scopes: Vec<String>,
}

/// The sets of these scopes: on Cloud, API tokens have a spelling of their own.
pub fn sets(product: Product, scopes: Vec<String>, of_api_tokens: Vec<String>) -> Vec<ScopeSet> {
    let credentials = |product: Product, of: &[&str]| match product {
        Product::Cloud => of.iter().map(|kind| (*kind).to_owned()).collect(),
        Product::DataCenter => Vec::new(),
    };
    let mut sets = vec![
        ScopeSet { credentials: credentials(product, &["oauth", "client-credentials", "access-token"]), scopes },
        ScopeSet { credentials: credentials(product, &["api-token"]), scopes: of_api_tokens },
    ];
    sets.retain(|set| !set.scopes.is_empty());
    sets
}

/// Scopes as headers, answers and our own table list them: with spaces or commas between.
pub fn listed(scopes: &str) -> Vec<String> {
    let mut listed = Vec::new();
    for scope in scopes.split([' ', ',']).filter(|scope| !scope.is_empty()) {
        listed.push(scope.to_owned());
    }
    listed
}

/// The scope as the product spells it, from what a person copied: guides write `repository:read` for `repository`.
///
/// # Errors
/// What is wrong with it, as the end of «`scopes[0]` …».
pub fn real(product: Product, scope: &str) -> Result<String, String> {
    let (known, spelt) = match product {
        Product::Cloud => (CLOUD, scope.to_ascii_lowercase()),
        Product::DataCenter => (DATA_CENTER, scope.to_ascii_uppercase()),
    };
    let plain = spelt.strip_suffix(":read").unwrap_or(&spelt);
    if known.contains(&plain) {
        return Ok(plain.into());
    }
    let hint = match nearest(scope, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("valid scopes are {}", known.join(", ")),
    };
    Err(format!("is not a scope of {}; {hint}", product.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guides_spellings_become_the_real_ones() {
        for (guide, scope) in [
            ("repository:read", "repository"),
            ("account:read", "account"),
            ("issue:read", "issue"),
            ("pullrequest:write", "pullrequest:write"),
            ("Webhook", "webhook"),
        ] {
            assert_eq!(real(Product::Cloud, guide).as_deref(), Ok(scope), "{guide}");
        }
        assert_eq!(real(Product::DataCenter, "repo_write").as_deref(), Ok("REPO_WRITE"));
    }

    #[test]
    fn an_unknown_scope_is_told_the_nearest() {
        let told = real(Product::Cloud, "pull_request").unwrap_err();
        assert_eq!(told, "is not a scope of Bitbucket Cloud; did you mean `pullrequest`?");
        let told = real(Product::DataCenter, "REPOREAD").unwrap_err();
        assert_eq!(told, "is not a scope of Bitbucket Data Center; did you mean `REPO_READ`?");
        assert!(
            real(Product::Cloud, "read:user:bitbucket").unwrap_err().starts_with("is not a scope of Bitbucket Cloud")
        );
    }
}
