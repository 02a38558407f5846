//! JSON, read for what is wanted of it: other members are skipped unread, and texts stay where they are.
//!
//! ```
//! use excerpt::{Excerpt, Wanted};
//!
//! let mut wanted = Wanted::default();
//! wanted.at("author.name").whole();
//! let text = r#"{"author": {"name": "Ada", "id": 7}, "title": "t"}"#;
//! let read = Excerpt::read(text, &wanted).unwrap();
//! assert_eq!(read.to_string(), r#"{"author":{"name":"Ada"}}"#);
//! assert_eq!(read.look("author.name").as_str(), Some("Ada"));
//! ```
//!
//! Paths lead to members (`author.name`), items (`links.0.href`), all items (`reviewers.*.user`), items with a member of
//! that value (`links.name=https`), and names of members (`properties.@`).

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{
    Deserialize as _, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_core::ser::{Serialize, Serializer};
use serde_json::Value;

pub use path::find;
pub use valid::is_valid;

mod path;
mod valid;

/// What is wanted of an object, or of each object of a list.
#[derive(Default)]
pub struct Wanted {
    /// Whether it is wanted as a whole, whatever it is.
    whole: bool,
    members: Vec<(&'static str, Wanted)>,
}

/// What an answer has of what is wanted of it, and what a shape makes of that; a copy is as good as a reference.
#[derive(Clone)]
pub enum Excerpt<'a> {
    /// What was wanted as a whole; and whatever is neither text nor list nor object.
    Value(Cow<'a, Value>),
    /// A text; where it has no escapes, as it is in the answer.
    String(Cow<'a, str>),
    /// A list.
    Array(Rc<Vec<Excerpt<'a>>>),
    /// What is wanted of an object, in the object's order.
    Object(Rc<Members<'a>>),
}

/// Members of an object, each by its name.
pub type Members<'a> = Vec<(&'static str, Excerpt<'a>)>;

impl Wanted {
    /// Wants all.
    pub const WHOLE: Self = Self { whole: true, members: Vec::new() };

    /// Wants a member; gives what is wanted of it.
    pub fn member(&mut self, name: &'static str) -> &mut Self {
        let at = self.members.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            self.members.push((name, Self::default()));
            self.members.len() - 1
        });
        &mut self.members[at].1
    }

    /// Wants members as a whole.
    pub fn members(&mut self, names: &[&'static str]) {
        for name in names {
            self.member(name).whole = true;
        }
    }

    /// Wants what lies at a path; gives what is wanted there.
    pub fn at(&mut self, path: &'static str) -> &mut Self {
        let mut place = self;
        for step in path.split('.') {
            match step.split_once('=') {
                Some((name, _)) => place.members(&[name]),
                // Items of a list are wanted as the list is.
                None if step == "*" || step.bytes().all(|byte| byte.is_ascii_digit()) => {}
                // Names of members.
                None if step == "@" => place.whole = true,
                None => place = place.member(step),
            }
        }
        place
    }

    /// Wants all of it.
    pub fn whole(&mut self) {
        *self = Self::WHOLE;
    }

    /// Wants what another does as well.
    pub fn and(&mut self, other: &Self) {
        self.whole |= other.whole;
        for (name, wanted) in &other.members {
            self.member(name).and(wanted);
        }
    }

    /// All that is wanted, each as a path: `values.author.uuid`.
    pub fn paths(&self) -> Vec<String> {
        let below = |(name, wanted): &(&str, Self)| match wanted.whole || wanted.members.is_empty() {
            true => vec![(*name).to_owned()],
            false => wanted.paths().into_iter().map(|path| format!("{name}.{path}")).collect(),
        };
        self.members.iter().flat_map(below).collect()
    }

    /// Whether all is wanted.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// What is wanted of a member.
    pub fn of(&self, name: &str) -> &Self {
        const NOTHING: &Wanted = &Wanted { whole: false, members: Vec::new() };
        self.members.iter().find(|(known, _)| *known == name).map_or(NOTHING, |(_, wanted)| wanted)
    }
}

impl<'a> Excerpt<'a> {
    /// What is not there.
    pub const NULL: Self = Self::Value(Cow::Owned(Value::Null));

    /// Reads JSON text for what is wanted of it.
    ///
    /// # Errors
    /// Where it is no JSON. What is skipped is looked at for its grammar alone.
    pub fn read(text: &'a str, wanted: &Wanted) -> serde_json::Result<Self> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = wanted.deserialize(&mut reader)?;
        reader.end()?;
        Ok(read)
    }

    /// All of a value.
    pub fn of(value: &'a Value) -> Self {
        Self::Value(Cow::Borrowed(value))
    }

    /// What lies at a path; null where nothing does.
    pub fn look(&self, path: &str) -> Self {
        let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
        let onward = |place: &Self| rest.map_or_else(|| place.clone(), |rest| place.look(rest));
        match self {
            Self::Value(Cow::Borrowed(value)) => Self::Value(path::look(value, path)),
            Self::Value(Cow::Owned(value)) => Self::Value(Cow::Owned(path::find(value, path))),
            Self::String(_) => Self::NULL,
            Self::Array(items) => match step.split_once('=') {
                Some((name, told)) => {
                    let chosen = items.iter().filter(|item| item.look(name).as_str() == Some(told));
                    onward(&Self::Array(Rc::new(chosen.cloned().collect())))
                }
                None if step == "*" => {
                    Self::Array(Rc::new(items.iter().map(onward).filter(|found| !found.is_null()).collect()))
                }
                None => step.parse().ok().and_then(|at: usize| items.get(at)).map_or(Self::NULL, onward),
            },
            Self::Object(members) => match (members.iter().find(|(name, _)| *name == step), step.split_once('=')) {
                (Some((_, member)), _) => onward(member),
                (None, Some((name, told))) if self.look(name).as_str() == Some(told) => onward(self),
                _ => Self::NULL,
            },
        }
    }

    /// Whether it is null, or not there.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Value(value) if value.is_null())
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        match self {
            Self::Object(_) => true,
            Self::Value(value) => value.is_object(),
            Self::String(_) | Self::Array(_) => false,
        }
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Value(value) if value.is_number())
    }

    /// Whether it is true or false.
    pub fn is_boolean(&self) -> bool {
        matches!(self, Self::Value(value) if value.is_boolean())
    }

    /// Its text; none where it is no text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            Self::Value(value) => value.as_str(),
            Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// The items of a list; none where it is no list.
    pub fn items(&self) -> Option<Vec<Self>> {
        match self {
            Self::Array(items) => Some(items.to_vec()),
            Self::Value(Cow::Borrowed(value)) => Some(value.as_array()?.iter().map(Self::of).collect()),
            Self::Value(Cow::Owned(value)) => {
                Some(value.as_array()?.iter().map(|item| Self::Value(Cow::Owned(item.clone()))).collect())
            }
            Self::String(_) | Self::Object(_) => None,
        }
    }

    /// The items of a list, each changed, where they pass; null for what is no list.
    pub fn map(&self, change: impl Fn(&Self) -> Self, passes: impl Fn(&Self) -> bool) -> Self {
        let items = self.items().map(|items| items.iter().map(change).filter(passes).collect());
        items.map_or(Self::NULL, |items| Self::Array(Rc::new(items)))
    }

    /// A part of a text; null for what is none.
    pub fn part(&self, part: impl Fn(&str) -> &str) -> Self {
        match (self, self.as_str()) {
            (Self::String(Cow::Borrowed(text)), _) => Self::String(Cow::Borrowed(part(text))),
            (_, Some(text)) => Self::String(Cow::Owned(part(text).to_owned())),
            (_, None) => Self::NULL,
        }
    }

    /// As a value of its own.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Value(value) => value.clone().into_owned(),
            Self::String(text) => text.as_ref().into(),
            Self::Array(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(members) => {
                members.iter().map(|(name, member)| ((*name).to_owned(), member.to_value())).collect()
            }
        }
    }
}

impl Serialize for Excerpt<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items.iter()),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(name, member)| (name, member))),
        }
    }
}

impl fmt::Display for Excerpt<'_> {
    /// As JSON text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl<'de> DeserializeSeed<'de> for &Wanted {
    type Value = Excerpt<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Wanted {
    type Value = Excerpt<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Excerpt::NULL)
    }

    fn visit_bool<E: Error>(self, told: bool) -> Result<Self::Value, E> {
        Ok(Excerpt::Value(Cow::Owned(told.into())))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Excerpt::Value(Cow::Owned(number.into())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Excerpt::Value(Cow::Owned(number.into())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Excerpt::Value(Cow::Owned(number.into())))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Excerpt::String(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Excerpt::String(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Excerpt::Array(Rc::new(items)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        if self.whole {
            let whole = Value::deserialize(MapAccessDeserializer::new(object))?;
            return Ok(Excerpt::Value(Cow::Owned(whole)));
        }
        let mut members: Members = Vec::with_capacity(self.members.len());
        while let Some(wanted) = object.next_key_seed(Name(self))? {
            let Some(&(name, ref wanted)) = wanted else {
                object.next_value::<IgnoredAny>()?;
                continue;
            };
            let member = object.next_value_seed(wanted)?;
            // Of two members of one name the later counts.
            match members.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = member,
                None => members.push((name, member)),
            }
        }
        Ok(Excerpt::Object(Rc::new(members)))
    }
}

/// Reads the name of a member, and gives what is wanted of it; none where nothing is.
struct Name<'w>(&'w Wanted);

impl<'de, 'w> DeserializeSeed<'de> for Name<'w> {
    type Value = Option<&'w (&'static str, Wanted)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'w> Visitor<'_> for Name<'w> {
    type Value = Option<&'w (&'static str, Wanted)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.members.iter().find(|(wanted, _)| *wanted == name))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ANSWER: &str = r#"{"id": 7, "title": "a \"b\"", "skipped": {"deep": [1, {"x": null}]}, "id": 8, "draft": true,
        "links": [{"name": "ssh", "href": "s"}, {"name": "https", "href": "h", "skipped": 1}], "any": {"z": 1, "a": [2.5]},
        "people": [{"user": {"name": "ada", "skipped": 1}}, {}, null, {"user": {"name": "grace"}}], "none": null}"#;

    #[test]
    fn what_is_wanted_is_read_and_nothing_else() {
        let mut wanted = Wanted::default();
        wanted.members(&["id", "title", "draft", "any", "none", "missing"]);
        wanted.at("links.name=https.0.href").whole();
        wanted.at("people.*.user.name").whole();
        let read = Excerpt::read(ANSWER, &wanted).unwrap();
        let expected = json!({
            "id": 8, "title": "a \"b\"", "draft": true, "any": {"z": 1, "a": [2.5]}, "none": null,
            "links": [{"name": "ssh", "href": "s"}, {"name": "https", "href": "h"}],
            "people": [{"user": {"name": "ada"}}, {}, null, {"user": {"name": "grace"}}],
        });
        assert_eq!(read.to_value(), expected);
        assert_eq!(read.to_value().to_string(), read.to_string());
        assert!(Excerpt::read("{\"skipped\": [1,]}", &wanted).is_err() && Excerpt::read("{} {}", &wanted).is_err());
    }

    /// The two ways to an excerpt tell the same of every path.
    #[test]
    fn paths_lead_as_they_do_in_values() {
        let value = ANSWER.parse().unwrap();
        for path in [
            "id",
            "title",
            "title.x",
            "draft",
            "none",
            "missing",
            "missing.x",
            "",
            "any",
            "any.a",
            "any.a.0",
            "any.@",
            "links",
            "links.1.href",
            "links.9.href",
            "links.name=https",
            "links.name=https.0.href",
            "links.name=none.0.href",
            "people.*",
            "people.*.user.name",
            "people.0.user.name",
            "title=a.id",
            "draft=true.id",
            "skipped.deep.1",
        ] {
            let mut wanted = Wanted::default();
            wanted.at(path).whole();
            let expected = path::find(&value, path);
            assert_eq!(Excerpt::read(ANSWER, &wanted).unwrap().look(path).to_value(), expected, "{path}");
            assert_eq!(Excerpt::of(&value).look(path).to_value(), expected, "{path}");
        }
    }

    #[test]
    fn names_of_one_place_are_joined() {
        let mut wanted = Wanted::default();
        wanted.at("author.name").whole();
        let mut other = Wanted::default();
        other.at("author.id").whole();
        other.member("title").whole();
        wanted.and(&other);
        let text = r#"{"author": {"name": "Ada", "id": 1, "age": 7}, "title": "t"}"#;
        assert_eq!(
            Excerpt::read(text, &wanted).unwrap().to_string(),
            r#"{"author":{"name":"Ada","id":1},"title":"t"}"#
        );
        assert!(wanted.of("title").is_whole() && !wanted.of("author").is_whole() && !wanted.of("none").is_whole());
    }
}
