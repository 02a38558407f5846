//! Sealing: XChaCha20-Poly1305, whose long nonces can be drawn at random for every save without ever meeting twice.

use super::Key;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

const NONCE_BYTES: usize = 24;

impl Key {
    /// The value as nobody can read it; it opens only with this key and as the same `what`.
    pub(super) fn seal(&self, what: &[u8], value: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).expect("the system has a source of randomness");
        let payload = Payload { msg: value, aad: what };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).expect("the value is no terabyte");
        [&nonce[..], &sealed].concat()
    }

    /// The value, unless another key sealed it, or as something else, or a bit of it changed.
    pub(super) fn open(&self, what: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: what }).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Values;

    #[test]
    fn a_value_opens_with_its_key_as_what_it_was_sealed() {
        let folder = tempfile::tempdir().expect("a folder");
        let [key, other] =
            ["a", "b"].map(|name| Key::from_file(&folder.path().join(name), Values::None).expect("a key"));
        let sealed = key.seal(b"tokens", b"secret");
        assert_eq!(key.open(b"tokens", &sealed).as_deref(), Some(&b"secret"[..]));
        assert_ne!(sealed, key.seal(b"tokens", b"secret"), "every save has its own nonce");
        assert_eq!(key.open(b"connection", &sealed), None);
        assert_eq!(other.open(b"tokens", &sealed), None);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(key.open(b"tokens", &changed), None, "byte {place}");
        }
        assert_eq!(key.open(b"tokens", &sealed[..NONCE_BYTES - 1]), None);
    }
}
