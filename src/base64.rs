//! Base64 (RFC 4648). The crate of that name, made for speed, would cost kilobytes of the component.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// With padding.
pub fn encode(bytes: impl AsRef<[u8]>) -> String {
    encoded(bytes.as_ref())
}

/// In the alphabet of addresses, without padding.
pub fn encode_for_url(bytes: impl AsRef<[u8]>) -> String {
    encode(bytes).trim_end_matches('=').replace('+', "-").replace('/', "_")
}

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let mut bits = [0; 4];
        bits[1..=three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes(bits);
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i)) as usize % 64];
            text.push(if i > three.len() { '=' } else { digit.into() });
        }
    }
    text
}

/// The bytes of a text with padding; none where it is not spelt as `encode` does.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    Some(decoded(text)).filter(|bytes| encode(bytes) == text)
}

/// The bytes of a text without padding; none where it is not spelt as `encode_for_url` does.
pub fn decode_from_url(text: &str) -> Option<Vec<u8>> {
    Some(decoded(text)).filter(|bytes| encode_for_url(bytes) == text)
}

/// Either alphabet, with padding or without; anything else counts as some digit.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let mut bits = 0;
        for i in 0..4 {
            let digit = match four.get(i) {
                Some(digit @ b'A'..=b'Z') => digit - b'A',
                Some(digit @ b'a'..=b'z') => digit - b'a' + 26,
                Some(digit @ b'0'..=b'9') => digit - b'0' + 52,
                Some(b'+' | b'-') => 62,
                Some(_) => 63,
                None => 0,
            };
            bits = bits << 6 | u32::from(digit);
        }
        bytes.extend(&bits.to_be_bytes()[1..=four.len() * 3 / 4]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_in_either_alphabet() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg=="),
            (b"\xfb\xff\xfe\x00", "+//+AA=="),
        ] {
            assert_eq!((encode(bytes).as_str(), decode(text).as_deref()), (text, Some(bytes)));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&encode(&all)).as_ref(), Some(&all));
        assert_eq!(decode_from_url(&encode_for_url(&all)), Some(all));
        assert_eq!(encode_for_url(b"\xfb\xff\xfe\x00"), "-__-AA");
    }

    #[test]
    fn what_is_spelt_otherwise_is_refused() {
        for text in ["Z", "Zg", "Zg=", "Zg===", "=", "====", "Zh==", "Zm9v!A==", "Zm 9v", "-__-AA==", "Zg==Zg==", "ü"]
        {
            assert_eq!(decode(text), None, "{text}");
        }
        for text in ["Z", "Zg==", "Zh", "+//+AA", "Zm\n8"] {
            assert_eq!(decode_from_url(text), None, "{text}");
        }
    }
}
