//! Whether a text is JSON.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Whether a text is JSON that every reader takes, nested no deeper than this: without numbers beyond any range, and without
/// halves of surrogate pairs.
pub fn is_valid(text: &str, deepest: usize) -> bool {
    let mut reader = serde_json::Deserializer::from_str(text);
    Checked { deeper: deepest }.deserialize(&mut reader).is_ok() && reader.end().is_ok()
}

/// Reads everything and keeps nothing.
#[derive(Clone, Copy)]
struct Checked {
    deeper: usize,
}

impl Checked {
    fn inside<E: Error>(self) -> Result<Self, E> {
        let deeper = self.deeper.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))?;
        Ok(Self { deeper })
    }
}

impl<'de> DeserializeSeed<'de> for Checked {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Checked {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let item = self.inside()?;
        while list.next_element_seed(item)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let member = self.inside()?;
        while object.next_key_seed(member)?.is_some() {
            object.next_value_seed(member)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_reader_takes_is_valid() {
        for (text, expected) in [
            ("1", true),
            ("[true,false,1.5,null]", true),
            (r#"["\"[[[", {}, [], {"a": "[[{ 1e5"}]"#, true),
            (r#"{"a":[{"b":[1]}]}"#, false),
            ("[[[[1]]]]", false),
            (r#""\ud83d\ude00""#, true),
            (r#""\ud83d""#, false),
            (r#"{"\ud83d":1}"#, false),
            ("1e5", true),
            ("1e999", false),
            ("[1,]", false),
            ("1 2", false),
            ("", false),
        ] {
            assert_eq!(is_valid(text, 3), expected, "{text}");
        }
    }
}
