//! Deliveries of webhooks: whether one is Bitbucket's, and what it is about. Nothing of a body is looked at before its signature.
//!
//! | header | Cloud | Data Center |
//! |---|---|---|
//! | `X-Event-Key` | `repo:push` | `repo:refs_changed` |
//! | `X-Request-UUID`, `X-Request-Id` | of each delivery; the same when it is repeated | of each delivery, which is never repeated |
//! | `X-Hub-Signature` | `sha256=` and the HMAC of the body, where the webhook has a secret | the same, but for `diagnostics:ping`, which is never signed |

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::base::host::Header;

/// The most bytes of a body. Cloud delivers at most 256 KB; Data Center has no limit.
pub const MOST_BYTES: usize = 8 << 20;

/// The event that Data Center sends when somebody tests a connection.
pub const PING: &str = "diagnostics:ping";

/// An HTTP request that came in.
pub struct Delivery {
    pub method: String,
    pub headers: Vec<Header>,
    pub body: Vec<u8>,
}

impl Delivery {
    /// The value of a header that occurs once; none where it is missing or repeated, as then nobody knows which one holds.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        match (found.next(), found.next()) {
            (Some(header), None) => Some(header.value.trim()),
            _ => None,
        }
    }

    /// The key of its event.
    pub fn event(&self) -> Option<&str> {
        self.header("X-Event-Key").filter(|key| !key.is_empty())
    }

    /// What tells it from other deliveries, and stays when it is repeated.
    pub fn id(&self) -> String {
        let id = self.header("X-Request-UUID").or_else(|| self.header("X-Request-Id"));
        match id.filter(|id| !id.is_empty() && id.len() <= 100) {
            Some(id) => id.to_owned(),
            None => Sha256::digest(&self.body).iter().take(16).map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    /// Whether it is signed with this secret: `sha256=` and the HMAC-SHA256 of the raw body in hexadecimal digits of either
    /// case, compared in constant time. One that is signed twice is not.
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let Some(signature) = self.header("X-Hub-Signature").and_then(|value| value.strip_prefix("sha256=")) else {
            return false;
        };
        let Some(signature) = from_hex(signature) else { return false };
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return false };
        mac.update(&self.body);
        !secret.is_empty() && mac.verify_slice(&signature).is_ok()
    }
}

fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(*pair.get(1)?)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = r#"{"eventKey":"repo:refs_changed"}"#;
    const SECRET: &str = "it's a long secret ü";

    fn delivery(headers: &[(&str, &str)], body: &str) -> Delivery {
        let headers = headers.iter().map(|(name, value)| Header { name: (*name).into(), value: (*value).into() });
        Delivery { method: "POST".into(), headers: headers.collect(), body: body.into() }
    }

    /// `printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET"`, with OpenSSL 3.0.
    const SIGNATURE: &str = "3eb4212255cb3dfc3da1c359cb3c957a58f6b72e102b6dd3e10fb8bc8d58104b";
    /// The same with the secret `another`.
    const OF_ANOTHER: &str = "6615f22378237d2a1c0e1363891eecec798b6de03aeb4464a5160d6d0b55e1fe";

    #[test]
    fn a_delivery_is_signed_with_the_secret_of_its_webhook_and_nothing_else() {
        let signed = |value: &str, body: &str| delivery(&[("x-hub-signature", value)], body).is_signed_with(SECRET);
        assert!(signed(&format!("sha256={SIGNATURE}"), BODY));
        assert!(signed(&format!("sha256={}", SIGNATURE.to_uppercase()), BODY));
        for (why, value, body) in [
            ("another secret", format!("sha256={OF_ANOTHER}"), BODY),
            ("no prefix", SIGNATURE.to_owned(), BODY),
            ("another algorithm", format!("sha1={SIGNATURE}"), BODY),
            ("half of it", format!("sha256={}", &SIGNATURE[..32]), BODY),
            ("an odd digit", format!("sha256={}", &SIGNATURE[1..]), BODY),
            ("no digits", format!("sha256={}z", &SIGNATURE[1..]), BODY),
            ("empty", "sha256=".to_owned(), BODY),
            ("one byte changed", format!("sha256={SIGNATURE}"), r#"{"eventKey":"repo:refs_changeD"}"#),
        ] {
            assert!(!signed(&value, body), "{why}");
        }
        let value = format!("sha256={SIGNATURE}");
        let twice = delivery(&[("X-Hub-Signature", &value), ("X-Hub-Signature", &value)], BODY);
        assert!(!twice.is_signed_with(SECRET));
        assert!(!delivery(&[], BODY).is_signed_with(SECRET));
        let unkeyed = format!("sha256={}", "58141cbb130c1ebb5b85d7bf5a35efa9da3d2cb065d75df41538484bf6d2a16a");
        assert!(!delivery(&[("X-Hub-Signature", &unkeyed)], BODY).is_signed_with(""), "no secret signs nothing");
    }

    #[test]
    fn a_repeated_delivery_keeps_its_id() {
        assert_eq!(delivery(&[("X-Request-UUID", "r-1"), ("X-Attempt-Number", "2")], BODY).id(), "r-1");
        assert_eq!(delivery(&[("X-Request-Id", "r-2")], BODY).id(), "r-2");
        let unnamed = delivery(&[], BODY).id();
        assert_eq!((unnamed.len(), unnamed != delivery(&[], "{}").id()), (32, true));
    }
}
