//! Answers seen through shapes. A reader is made once for a run: where each member lies is split once, for however many items. What
//! it shows is written as it is looked at.

use std::fmt;

use excerpt::{Arena, Excerpt, Path, Wanted};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::base::error::{Error, INCOMPLETE, Kind, Result};
use crate::base::product::Product;
use crate::base::time::{in_utc, rfc3339};
use crate::engine::field::Variant;
use crate::engine::shape::{Demand, Member, MemberType, Shape};

/// Reads one product's answers by a shape.
pub struct Reader {
    shape: &'static Shape,
    product: Product,
    places: Vec<Place>,
}

/// Where a member lies, and how it is read.
struct Place {
    member: &'static Member,
    /// The first that tells something counts; none where the product does not tell.
    paths: Vec<Path<'static>>,
    /// Reads what is an object, or a list of them.
    part: Option<Reader>,
}

/// An answer as its shape shows it: JSON, once it is serialized. What it lacks, or has of another type, is null.
pub struct Shaped<'r, 'a> {
    reader: &'r Reader,
    answer: Excerpt<'a>,
    arena: &'a Arena,
}

/// What a member becomes.
enum Fitted<'r, 'a> {
    Told(Excerpt<'a>),
    Part(Shaped<'r, 'a>),
    Parts(Vec<Shaped<'r, 'a>>),
}

impl Reader {
    pub fn new(shape: &'static Shape, product: Product) -> Self {
        let place = |member: &'static Member| Place {
            member,
            paths: member.source.on(product).split('|').filter(|path| !path.is_empty()).map(Path::new).collect(),
            part: match member.ty {
                MemberType::Object(shape) | MemberType::Array(shape) => Some(Self::new(shape, product)),
                _ => None,
            },
        };
        Self { shape, product, places: shape.members.iter().map(place).collect() }
    }

    /// What is wanted of an answer.
    pub fn want(&self, answer: &mut Wanted) {
        for place in &self.places {
            for path in &place.paths {
                let wanted = answer.along(path);
                match &place.part {
                    Some(part) => part.want(wanted),
                    None => wanted.whole(),
                }
            }
        }
    }

    /// Shows an answer. What has to be made for it lies in the arena.
    ///
    /// # Errors
    /// `upstream`, of code [`INCOMPLETE`], where the answer lacks what is demanded: it is not the resource that was asked
    /// for.
    pub fn show<'a>(&self, answer: Excerpt<'a>, arena: &'a Arena, demand: Demand) -> Result<Shaped<'_, 'a>> {
        let shaped = Shaped { reader: self, answer, arena };
        let mut demanded = self.places.iter().enumerate().filter(|(at, place)| demand.is_for(place.member, *at == 0));
        match demanded.find(|(_, place)| shaped.member(place).is_null()) {
            None => Ok(shaped),
            Some((_, missing)) => {
                let (what, name) = (self.shape.name.to_ascii_lowercase(), missing.member.name);
                let mut error = Error::new(Kind::Upstream, format!("Unexpected response: the {what} has no `{name}`."))
                    .resolution("Inspect the response with the action Call API. A proxy may have modified it.");
                error.code = Some(INCOMPLETE.into());
                Err(error)
            }
        }
    }
}

impl Shape {
    /// Puts one value into this shape.
    ///
    /// # Errors
    /// As [`Reader::show`].
    pub fn value_of(&'static self, answer: &Value, product: Product, demand: Demand) -> Result<Map<String, Value>> {
        match Reader::new(self, product).show(Excerpt::of(answer), &Arena::new(), demand)?.to_value() {
            Value::Object(members) => Ok(members),
            _ => Ok(Map::new()),
        }
    }
}

impl<'r, 'a> Shaped<'r, 'a> {
    /// As a value of its own.
    pub fn to_value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    fn member(&self, place: &'r Place) -> Fitted<'r, 'a> {
        let is_nullable = place.member.null.is_some();
        // What a product never tells is not the word that stands for what it leaves out.
        if is_nullable && place.paths.is_empty() {
            return Fitted::Told(Excerpt::Null);
        }
        match self.fitted(place, self.first(&place.paths)) {
            // Cloud tells an empty text where Data Center tells nothing.
            Fitted::Told(Excerpt::String("")) if is_nullable => Fitted::Told(Excerpt::Null),
            fitted => fitted,
        }
    }

    /// What lies at the first of these paths that leads to something.
    fn first(&self, paths: &[Path]) -> Excerpt<'a> {
        let mut empty = Excerpt::Null;
        for found in paths.iter().map(|path| self.answer.along(path, self.arena)) {
            match found {
                // An empty text tells less than any other place.
                Excerpt::String("") => empty = found,
                Excerpt::Null => {}
                _ => return found,
            }
        }
        empty
    }

    /// A part of an answer; none where it has nothing that anybody would look for.
    fn part(&self, reader: &'r Reader, answer: Excerpt<'a>) -> Option<Self> {
        let part = Self { reader, answer, arena: self.arena };
        reader.places.iter().any(|place| !part.member(place).is_null()).then_some(part)
    }

    fn fitted(&self, place: &'r Place, found: Excerpt<'a>) -> Fitted<'r, 'a> {
        let (arena, product) = (self.arena, self.reader.product);
        let text = |text: String| Excerpt::String(arena.alloc_str(&text));
        Fitted::Told(match (&place.member.ty, found) {
            (MemberType::Object(_), found) => {
                let part = place.part.as_ref().filter(|_| found.is_object());
                return part.and_then(|part| self.part(part, found)).map_or(Fitted::Told(Excerpt::Null), Fitted::Part);
            }
            (MemberType::Array(_), found) => {
                let (Some(part), Some(items)) = (&place.part, found.items()) else {
                    return Fitted::Told(Excerpt::Null);
                };
                return Fitted::Parts(items.filter_map(|item| self.part(part, item)).collect());
            }
            (MemberType::Enum(words), found) => word(words, found, product, arena),
            (MemberType::Enums(words), found) => {
                found.list(arena, |item| Some(word(words, item, product, arena)).filter(|word| word.as_str().is_some()))
            }
            (MemberType::Strings, found) => found.list(arena, |item| item.as_str().map(Excerpt::String)),
            (MemberType::Any, found) => found,
            (MemberType::Number, Excerpt::Number(_)) => found,
            (MemberType::Boolean | MemberType::Secret, Excerpt::Boolean(_)) => found,
            (MemberType::String, Excerpt::Number(number)) => text(number.to_string()),
            (MemberType::Time, Excerpt::Number(ms)) => ms.as_i64().map_or(Excerpt::Null, |ms| text(rfc3339(ms))),
            (ty, Excerpt::String(told)) => match ty {
                MemberType::String => found,
                MemberType::Name => Excerpt::String(told.split_once('<').map_or(told, |(name, _)| name.trim())),
                MemberType::Email => match told.split_once('<') {
                    Some((_, address)) => Excerpt::String(address.trim_end_matches(['>', ' '])),
                    None if told.contains('@') => found,
                    None => Excerpt::Null,
                },
                MemberType::Workspace => Excerpt::String(told.split('/').next().unwrap_or_default()),
                MemberType::Repo => Excerpt::String(told.rsplit('/').next().unwrap_or_default()),
                MemberType::Branch => Excerpt::String(told.strip_prefix("refs/heads/").unwrap_or(told)),
                MemberType::Secret => Excerpt::Boolean(!told.is_empty()),
                // Some numbers come as text.
                MemberType::Time => text(told.parse().map_or_else(|_| in_utc(told), rfc3339)),
                // Of another type than promised: better null than a lie about the type.
                _ => Excerpt::Null,
            },
            _ => Excerpt::Null,
        })
    }
}

impl Fitted<'_, '_> {
    fn is_null(&self) -> bool {
        matches!(self, Self::Told(Excerpt::Null))
    }
}

impl Serialize for Shaped<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(self.reader.places.len()))?;
        for place in &self.reader.places {
            members.serialize_entry(place.member.name, &self.member(place))?;
        }
        members.end()
    }
}

impl Serialize for Fitted<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Told(told) => told.serialize(serializer),
            Self::Part(part) => part.serialize(serializer),
            Self::Parts(parts) => serializer.collect_seq(parts),
        }
    }
}

impl fmt::Display for Shaped<'_, '_> {
    /// As JSON text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// Our word for a product's value. A missing value counts as the empty one, which a word may stand for. What is neither
/// text nor known is no word.
fn word<'a>(words: &[Variant], found: Excerpt<'a>, product: Product, arena: &'a Arena) -> Excerpt<'a> {
    let told = match found {
        Excerpt::String(text) => text,
        Excerpt::Null => "",
        found => arena.alloc_str(&found.to_string()),
    };
    match words.iter().find(|word| word.on(product).eq_ignore_ascii_case(told)) {
        Some(word) => Excerpt::String(word.name),
        None if told.is_empty() || found.as_str().is_none() => Excerpt::Null,
        None => Excerpt::String(arena.alloc_str(&told.to_ascii_lowercase().replace('_', "-"))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::engine::shape::both;

    #[test]
    fn words_stand_for_values_missing_ones_and_unknown_ones() {
        const WORDS: &[Variant] = &[
            Variant { name: "pending", cloud: "", data_center: "UNAPPROVED" },
            Variant { name: "private", cloud: "true", data_center: "false" },
        ];
        for (told, product, expected) in [
            (json!(null), Product::Cloud, json!("pending")),
            (json!("UNAPPROVED"), Product::DataCenter, json!("pending")),
            (json!(false), Product::DataCenter, json!("private")),
            (json!("NEW_STATE"), Product::Cloud, json!("new-state")),
            (json!(null), Product::DataCenter, json!(null)),
        ] {
            assert_eq!(word(WORDS, Excerpt::of(&told), product, &Arena::new()).to_value(), expected, "{told}");
        }
    }

    #[test]
    fn what_is_odd_becomes_null_and_fails_nothing_around_it() {
        const PERSON: Shape = Shape {
            name: "Person",
            members: &[Member::string("id", both("uuid"), "", ""), Member::string("name", both("name"), "", "")],
        };
        const SHAPE: Shape = Shape {
            name: "Thing",
            members: &[
                Member::string("id", both("id"), "", ""),
                Member::object("author", both("author"), "", &PERSON),
                Member::array("reviewers", both("reviewers"), "", &PERSON),
                Member::time("at", both("at"), ""),
                Member::string("path", both("new|old"), "", ""),
            ],
        };
        let answer = json!({
            "id": 7, "author": { "name": "Ada" }, "reviewers": [null, {}, { "uuid": null, "name": "Grace" }],
            "at": "1795167000123", "new": "", "old": "a",
        });
        let made = SHAPE.value_of(&answer, Product::Cloud, Demand::Identity).unwrap();
        let expected = json!({
            "id": "7", "author": { "id": null, "name": "Ada" }, "reviewers": [{ "id": null, "name": "Grace" }],
            "at": "2026-11-20T09:30:00.123Z", "path": "a",
        });
        assert_eq!(Value::Object(made), expected);
        let odd = json!({ "id": "x", "author": { "uuid": 7.5, "name": [] }, "reviewers": "nobody", "at": true });
        let made = SHAPE.value_of(&odd, Product::Cloud, Demand::Identity).unwrap();
        assert_eq!(made["author"], json!({ "id": "7.5", "name": null }));
        assert!(["reviewers", "at", "path"].iter().all(|name| made[*name].is_null()));
    }

    #[test]
    fn an_answer_that_lacks_what_is_never_null_is_refused() {
        const SHAPE: Shape = Shape {
            name: "Branch",
            members: &[
                Member::string("name", both("name"), "", ""),
                Member::number("n", both("n"), "", "1").or_null("often"),
            ],
        };
        let of = |answer: Value, demand| SHAPE.value_of(&answer, Product::Cloud, demand);
        assert_eq!(of(json!({"name": "a", "n": "one"}), Demand::All).unwrap()["n"], Value::Null);
        for demand in [Demand::All, Demand::Identity] {
            let error = of(json!({"n": 1}), demand).unwrap_err();
            assert_eq!((error.kind, error.code.as_deref()), (Kind::Upstream, Some(INCOMPLETE)));
            assert_eq!(error.message, "Unexpected response: the branch has no `name`.");
        }
        assert_eq!(of(json!({"n": 1}), Demand::Nothing).unwrap()["name"], Value::Null);
    }
}
