//! Finding secrets in what is about to be shown or written.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};

/// What stands where a secret was.
pub const MASK: &str = "***";

/// Fewest bytes of a secret. A shorter one gives nothing away, and would be found in every other word.
const SHORTEST: usize = 4;

/// The values themselves and the forms they travel in: `user:secret` in Base64, and the credential of a whole header.
pub fn forms<'a>(
    secrets: impl Iterator<Item = &'a str>,
    users: impl Iterator<Item = &'a str> + Clone,
    authorization: Option<&str>,
) -> Vec<String> {
    let mut forms = Vec::new();
    for secret in secrets.filter(|secret| secret.len() >= SHORTEST) {
        forms.push(secret.to_owned());
        let pairs = users.clone().chain(["x-token-auth"]).map(|user| format!("{user}:{secret}"));
        for text in pairs.chain([secret.to_owned()]) {
            forms.extend([STANDARD.encode(&text), STANDARD_NO_PAD.encode(&text), URL_SAFE_NO_PAD.encode(&text)]);
        }
        let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        forms.extend([form.replace('+', "%20"), form]);
    }
    if let Some((_, credential)) = authorization.and_then(|header| header.split_once(' ')) {
        forms.push(credential.to_owned());
    }
    // Longest first: a short secret inside a longer one must not break it into unmasked halves.
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.dedup();
    forms
}

/// The secret in an `Authorization` header: a token, or the password beside a user name.
pub fn of_header(authorization: &str) -> Option<String> {
    let (scheme, credential) = authorization.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return Some(credential.trim().to_owned());
    }
    let pair = String::from_utf8(STANDARD.decode(credential.trim()).ok()?).ok()?;
    pair.split_once(':').map(|(_, password)| password.to_owned())
}

/// What makes an address open to whoever has it: the signatures and tokens of Amazon, Google, Azure and Bitbucket itself.
const SIGNATURES: &[&str] = &[
    "x-amz-signature",
    "x-amz-security-token",
    "x-amz-credential",
    "x-goog-signature",
    "x-goog-credential",
    "signature",
    "sig",
    "awsaccesskeyid",
    "access_token",
    "jwt",
];

/// The text, the addresses in it without their signatures.
pub fn unsigned(text: &str) -> String {
    let (mut cleaned, mut rest) = (String::new(), text);
    while let Some(start) = rest.find(['?', '&']) {
        cleaned.push_str(&rest[..=start]);
        rest = &rest[start + 1..];
        let Some((name, value)) = rest.split_once('=') else { continue };
        if SIGNATURES.iter().any(|signature| name.eq_ignore_ascii_case(signature)) {
            let end = value.find(|c: char| c.is_whitespace() || "&#\"'<>".contains(c)).unwrap_or(value.len());
            cleaned += &format!("{name}={MASK}");
            rest = &value[end..];
        }
    }
    cleaned + rest
}

/// The text without any of the secrets.
pub fn mask(text: &str, secrets: &[String]) -> String {
    secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), MASK))
}
