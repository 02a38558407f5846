//! Finding secrets in what is about to be shown or written.

use base64::{Engine, engine::general_purpose::STANDARD};

/// What stands where a secret was.
pub const MASK: &str = "***";

/// The values themselves and the forms they travel in: `user:secret` in Base64, and the credential of a whole header.
pub fn forms<'a>(
    secrets: impl Iterator<Item = &'a str>,
    users: impl Iterator<Item = &'a str> + Clone,
    authorization: Option<&str>,
) -> Vec<String> {
    let mut forms = Vec::new();
    for secret in secrets.filter(|secret| !secret.is_empty()) {
        forms.push(secret.to_owned());
        forms.push(STANDARD.encode(secret));
        forms.extend(users.clone().map(|user| STANDARD.encode(format!("{user}:{secret}"))));
        forms.push(STANDARD.encode(format!("x-token-auth:{secret}")));
        forms.push(url::form_urlencoded::byte_serialize(secret.as_bytes()).collect());
    }
    if let Some((_, credential)) = authorization.and_then(|header| header.split_once(' ')) {
        forms.push(credential.to_owned());
    }
    // Longest first: a short secret inside a longer one must not break it into unmasked halves.
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.dedup();
    forms
}

/// The text without any of the secrets.
pub fn mask(text: &str, secrets: &[String]) -> String {
    secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), MASK))
}
