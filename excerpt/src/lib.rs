//! JSON, read for what is wanted of it: other members are skipped unread, texts stay where they are, and what is read lies in
//! an arena, to be given back at once.
//!
//! ```
//! use excerpt::{Arena, Excerpt, Wanted};
//!
//! let mut wanted = Wanted::default();
//! wanted.at("author.name").whole();
//! let text = r#"{"author": {"name": "Ada", "id": 7}, "title": "t"}"#;
//! let arena = Arena::new();
//! let read = Excerpt::read(text, &wanted, &arena).unwrap();
//! assert_eq!(read.to_string(), r#"{"author":{"name":"Ada"}}"#);
//! assert_eq!(read.look("author.name").as_str(), Some("Ada"));
//! ```

use std::collections::BTreeMap;
use std::fmt;

use bumpalo::collections::Vec;
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Serialize, Serializer};
use serde_json::{Number, Value};

use path::Step;
pub use path::{Path, find};
pub use valid::is_valid;

mod path;
mod valid;

/// Where what is read lies; all of it is given back with the arena.
pub type Arena = bumpalo::Bump;

/// What is wanted of an object, or of each object of a list.
#[derive(Default)]
pub struct Wanted {
    /// Whether it is wanted as a whole, whatever it is.
    whole: bool,
    members: std::vec::Vec<(&'static str, Self)>,
}

/// What an answer has of what is wanted of it.
#[derive(Clone, Copy)]
pub enum Excerpt<'a> {
    /// What is null, or not there.
    Null,
    /// True or false.
    Boolean(bool),
    /// A number.
    Number(&'a Number),
    /// A text; where it has no escapes, as it is in the answer.
    String(&'a str),
    /// A list.
    Array(&'a [Self]),
    /// What is wanted of an object, in the object's order.
    Object(&'a [(&'a str, Self)]),
    /// A list or an object that is a value already.
    Value(&'a Value),
}

impl Wanted {
    /// Wants all.
    pub const WHOLE: Self = Self { whole: true, members: std::vec::Vec::new() };

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
        self.along(&Path::new(path))
    }

    /// As `at`, with a path that is split already.
    pub fn along(&mut self, path: &Path<'static>) -> &mut Self {
        let mut place = self;
        for step in path.steps() {
            match *step {
                Step::Member(name) => place = place.member(name),
                Step::Which(name, _) => place.members(&[name]),
                Step::Names => place.whole = true,
                // Items of a list are wanted as the list is.
                Step::Item(_) | Step::All => {}
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
    pub fn paths(&self) -> std::vec::Vec<String> {
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
        const NOTHING: &Wanted = &Wanted { whole: false, members: std::vec::Vec::new() };
        self.members.iter().find(|(known, _)| *known == name).map_or(NOTHING, |(_, wanted)| wanted)
    }
}

impl<'a> Excerpt<'a> {
    /// Reads JSON text for what is wanted of it.
    ///
    /// # Errors
    /// Where it is no JSON. What is skipped is looked at for its grammar alone.
    pub fn read(text: &'a str, wanted: &Wanted, arena: &'a Arena) -> serde_json::Result<Self> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = Reading { wanted, arena }.deserialize(&mut reader)?;
        reader.end()?;
        Ok(read)
    }

    /// All of a value.
    pub fn of(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(told) => Self::Boolean(*told),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::String(text),
            Value::Array(_) | Value::Object(_) => Self::Value(value),
        }
    }

    /// A member, or a member of a member and so on: `author.name`; null where there is none.
    pub fn look(&self, names: &str) -> Self {
        names.split('.').fold(*self, |place, name| place.member(name))
    }

    /// What lies at a path; null where nothing does. A list of what is found lies in the arena.
    pub fn along(&self, path: &Path, arena: &'a Arena) -> Self {
        self.walk(path.steps(), arena)
    }

    fn walk(&self, steps: &[Step], arena: &'a Arena) -> Self {
        let Some((step, rest)) = steps.split_first() else { return *self };
        let onward = |place: Self| place.walk(rest, arena);
        match *step {
            Step::Member(name) => onward(self.member(name)),
            Step::Item(at) => self.items().and_then(|mut items| items.nth(at)).map_or(Self::Null, onward),
            Step::All => self.list(arena, |item| Some(onward(item)).filter(|found| !found.is_null())),
            Step::Which(name, told) if self.is_object() => match self.is(name, told) {
                true => onward(*self),
                false => Self::Null,
            },
            Step::Which(name, told) => onward(self.list(arena, |item| item.is(name, told).then_some(item))),
            Step::Names => match self {
                Self::Object(members) => Self::listed(members.iter().map(|(name, _)| Self::String(name)), arena),
                Self::Value(Value::Object(members)) => {
                    Self::listed(members.keys().map(|name| Self::String(name)), arena)
                }
                _ => Self::Null,
            },
        }
    }

    fn member(&self, name: &str) -> Self {
        match self {
            Self::Object(members) => {
                members.iter().find(|(known, _)| *known == name).map_or(Self::Null, |(_, member)| *member)
            }
            Self::Value(Value::Object(members)) => members.get(name).map_or(Self::Null, Self::of),
            _ => Self::Null,
        }
    }

    /// Whether a member is that text.
    fn is(&self, name: &str, told: &str) -> bool {
        self.member(name).as_str() == Some(told)
    }

    /// Whether it is null, or not there.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_) | Self::Value(Value::Object(_)))
    }

    /// Its text; none where it is no text.
    pub fn as_str(&self) -> Option<&'a str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none where it is no list.
    pub fn items(&self) -> Option<impl Iterator<Item = Self> + use<'a>> {
        let (read, values) = match self {
            Self::Array(items) => (*items, [].as_slice()),
            Self::Value(Value::Array(items)) => ([].as_slice(), items.as_slice()),
            _ => return None,
        };
        Some(read.iter().copied().chain(values.iter().map(Self::of)))
    }

    /// A list of what is made of the items of this one; null for what is no list.
    pub fn list(&self, arena: &'a Arena, make: impl FnMut(Self) -> Option<Self>) -> Self {
        self.items().map_or(Self::Null, |items| Self::listed(items.filter_map(make), arena))
    }

    fn listed(items: impl Iterator<Item = Self>, arena: &'a Arena) -> Self {
        Self::Array(Vec::from_iter_in(items, arena).into_bump_slice())
    }

    /// As a value of its own.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Boolean(told) => (*told).into(),
            Self::Number(number) => Value::Number((*number).clone()),
            Self::String(text) => (*text).into(),
            Self::Array(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(members) => {
                members.iter().map(|(name, member)| ((*name).to_owned(), member.to_value())).collect()
            }
            Self::Value(value) => (*value).clone(),
        }
    }
}

impl Serialize for Excerpt<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(told) => serializer.serialize_bool(*told),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(*items),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(name, member)| (name, member))),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}

impl fmt::Display for Excerpt<'_> {
    /// As JSON text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// Reads what is wanted into an arena.
#[derive(Clone, Copy)]
struct Reading<'w, 'a> {
    wanted: &'w Wanted,
    arena: &'a Arena,
}

impl<'a> Reading<'_, 'a> {
    /// All members of an object.
    fn whole<A: MapAccess<'a>>(self, mut object: A) -> Result<Excerpt<'a>, A::Error> {
        let mut members = Vec::new_in(self.arena);
        let mut places = BTreeMap::new();
        while let Some(name) = object.next_key_seed(Text(self.arena))? {
            let member = object.next_value_seed(self)?;
            // Of two members of one name the later counts.
            match *places.entry(name).or_insert(members.len()) {
                place if place < members.len() => members[place] = (name, member),
                _ => members.push((name, member)),
            }
        }
        Ok(Excerpt::Object(members.into_bump_slice()))
    }
}

impl<'a> DeserializeSeed<'a> for Reading<'_, 'a> {
    type Value = Excerpt<'a>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Reading<'_, 'a> {
    type Value = Excerpt<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Excerpt::Null)
    }

    fn visit_bool<E: Error>(self, told: bool) -> Result<Self::Value, E> {
        Ok(Excerpt::Boolean(told))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Excerpt::Number(self.arena.alloc(number.into())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Excerpt::Number(self.arena.alloc(number.into())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(number).map_or(Excerpt::Null, |number| Excerpt::Number(self.arena.alloc(number))))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<Self::Value, E> {
        Ok(Excerpt::String(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Excerpt::String(self.arena.alloc_str(text)))
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new_in(self.arena);
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Excerpt::Array(items.into_bump_slice()))
    }

    fn visit_map<A: MapAccess<'a>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        if self.wanted.whole {
            return self.whole(object);
        }
        let mut members: Vec<(&str, Excerpt)> = Vec::with_capacity_in(self.wanted.members.len(), self.arena);
        while let Some(wanted) = object.next_key_seed(Name(self.wanted))? {
            let Some(&(name, ref wanted)) = wanted else {
                object.next_value::<IgnoredAny>()?;
                continue;
            };
            let member = object.next_value_seed(Reading { wanted, ..self })?;
            match members.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => *known = member,
                None => members.push((name, member)),
            }
        }
        Ok(Excerpt::Object(members.into_bump_slice()))
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

/// Reads a text.
struct Text<'a>(&'a Arena);

impl<'a> DeserializeSeed<'a> for Text<'a> {
    type Value = &'a str;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for Text<'a> {
    type Value = &'a str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<Self::Value, E> {
        Ok(text)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.0.alloc_str(text))
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
        let arena = Arena::new();
        let read = Excerpt::read(ANSWER, &wanted, &arena).unwrap();
        let expected = json!({
            "id": 8, "title": "a \"b\"", "draft": true, "any": {"z": 1, "a": [2.5]}, "none": null,
            "links": [{"name": "ssh", "href": "s"}, {"name": "https", "href": "h"}],
            "people": [{"user": {"name": "ada"}}, {}, null, {"user": {"name": "grace"}}],
        });
        assert_eq!(read.to_value(), expected);
        assert_eq!(read.to_value().to_string(), read.to_string());
        assert!(Excerpt::read("{\"skipped\": [1,]}", &wanted, &arena).is_err());
        assert!(Excerpt::read("{} {}", &wanted, &arena).is_err());
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
            let (arena, steps) = (Arena::new(), Path::new(path));
            let read = Excerpt::read(ANSWER, &wanted, &arena).unwrap();
            assert_eq!(read.along(&steps, &arena).to_value(), find(&value, path), "{path}");
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
        let arena = Arena::new();
        let read = Excerpt::read(text, &wanted, &arena).unwrap();
        assert_eq!(read.to_string(), r#"{"author":{"name":"Ada","id":1},"title":"t"}"#);
        assert!(wanted.of("title").is_whole() && !wanted.of("author").is_whole() && !wanted.of("none").is_whole());
    }
}
