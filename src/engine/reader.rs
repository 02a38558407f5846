//! Answers put into shapes. A reader is made once for a run: where each member lies is split once, for however many items.

use std::borrow::Cow;
use std::rc::Rc;

use excerpt::{Excerpt, Members, Path, Wanted};
use serde_json::{Map, Value};

use crate::base::error::{Error, INCOMPLETE, Kind, Result};
use crate::base::product::Product;
use crate::base::time::{in_utc, rfc3339};
use crate::engine::field::Variant;
use crate::engine::shape::{Demand, Member, MemberType, Shape};

/// Puts one product's answers into a shape.
pub struct Reader {
    shape: &'static Shape,
    product: Product,
    members: Vec<Place>,
}

/// Where a member lies, and how it is read.
struct Place {
    member: &'static Member,
    /// The first that tells something counts; none where the product does not tell.
    paths: Vec<Path<'static>>,
    /// Reads what is an object, or a list of them.
    part: Option<Reader>,
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
        Self { shape, product, members: shape.members.iter().map(place).collect() }
    }

    /// What is wanted of an answer.
    pub fn want(&self, answer: &mut Wanted) {
        for place in &self.members {
            for path in &place.paths {
                let wanted = answer.along(path);
                match &place.part {
                    Some(part) => part.want(wanted),
                    None => wanted.whole(),
                }
            }
        }
    }

    /// Puts an answer into the shape. What it lacks, or has of another type, becomes null.
    ///
    /// # Errors
    /// `upstream`, of code [`INCOMPLETE`], where the answer lacks what is demanded: it is not the resource that was asked
    /// for.
    pub fn read<'a>(&self, answer: &Excerpt<'a>, demand: Demand) -> Result<Members<'a>> {
        let made = self.fitted(answer);
        let mut members = self.shape.members.iter().zip(&made).enumerate();
        match members.find(|(at, (member, (_, value)))| demand.is_for(member, *at == 0) && value.is_null()) {
            None => Ok(made),
            Some((_, (missing, _))) => {
                let (what, name) = (self.shape.name.to_ascii_lowercase(), missing.name);
                let mut error = Error::new(Kind::Upstream, format!("Unexpected response: the {what} has no `{name}`."))
                    .resolution("Inspect the response with the action Call API. A proxy may have modified it.");
                error.code = Some(INCOMPLETE.into());
                Err(error)
            }
        }
    }

    fn fitted<'a>(&self, answer: &Excerpt<'a>) -> Members<'a> {
        self.members.iter().map(|place| (place.member.name, self.member(place, answer))).collect()
    }

    fn member<'a>(&self, place: &Place, answer: &Excerpt<'a>) -> Excerpt<'a> {
        let is_nullable = place.member.null.is_some();
        // What a product never tells is not the word that stands for what it leaves out.
        if is_nullable && place.paths.is_empty() {
            return Excerpt::Null;
        }
        let value = self.of_type(place, first(answer, &place.paths));
        // Cloud tells an empty text where Data Center tells nothing.
        if is_nullable && value.as_str() == Some("") { Excerpt::Null } else { value }
    }

    /// A part of an answer; null where it has nothing that anybody would look for.
    fn part<'a>(&self, answer: &Excerpt<'a>) -> Excerpt<'a> {
        let made = self.fitted(answer);
        if made.iter().all(|(_, value)| value.is_null()) { Excerpt::Null } else { Excerpt::Object(Rc::new(made)) }
    }

    fn of_type<'a>(&self, place: &Place, found: Excerpt<'a>) -> Excerpt<'a> {
        let text = |text: String| Excerpt::String(Cow::Owned(text));
        match (&place.member.ty, found) {
            (MemberType::Enum(words), found) => from_product(words, &found, self.product),
            (MemberType::Any, found) => found,
            (MemberType::Number, found @ Excerpt::Number(_)) => found,
            (MemberType::Boolean | MemberType::Secret, found @ Excerpt::Boolean(_)) => found,
            (MemberType::String, Excerpt::Number(n)) => text(n.to_string()),
            (MemberType::Time, Excerpt::Number(ms)) => ms.as_i64().map_or(Excerpt::Null, |ms| text(rfc3339(ms))),
            (MemberType::Object(_), found) if found.is_object() => {
                place.part.as_ref().map_or(Excerpt::Null, |part| part.part(&found))
            }
            (MemberType::Enums(words), found) => {
                found.map(|item| from_product(words, item, self.product), |word| word.as_str().is_some())
            }
            (MemberType::Strings, found) => found.map(Clone::clone, |item| item.as_str().is_some()),
            (MemberType::Array(_), found) => place.part.as_ref().map_or(Excerpt::Null, |part| {
                found.map(|item| part.part(item), |part| !part.is_null())
            }),
            (_, found) if found.as_str().is_none() => Excerpt::Null,
            (MemberType::String, found) => found,
            (MemberType::Name, found) => found.part(|text| text.split_once('<').map_or(text, |(name, _)| name.trim())),
            (MemberType::Email, found) => {
                let address = found.part(|text| match text.split_once('<') {
                    Some((_, address)) => address.trim_end_matches(['>', ' ']),
                    None if text.contains('@') => text,
                    None => "",
                });
                if address.as_str() == Some("") { Excerpt::Null } else { address }
            }
            (MemberType::Workspace, found) => found.part(|name| name.split('/').next().unwrap_or_default()),
            (MemberType::Repo, found) => found.part(|name| name.rsplit('/').next().unwrap_or_default()),
            (MemberType::Branch, found) => found.part(|name| name.strip_prefix("refs/heads/").unwrap_or(name)),
            (MemberType::Secret, found) => Excerpt::Boolean(found.as_str() != Some("")),
            (MemberType::Time, found) => {
                let time = found.as_str().unwrap_or_default();
                // Some numbers come as text.
                text(time.parse().map_or_else(|_| in_utc(time), rfc3339))
            }
            // Of another type than promised: better null than a lie about the type.
            _ => Excerpt::Null,
        }
    }
}

impl Shape {
    /// Puts one value into this shape, as a reader does.
    ///
    /// # Errors
    /// As a reader's.
    pub fn value_of(&'static self, answer: &Value, product: Product, demand: Demand) -> Result<Map<String, Value>> {
        let made = Reader::new(self, product).read(&Excerpt::of(answer), demand)?;
        Ok(made.iter().map(|(name, member)| ((*name).to_owned(), member.to_value())).collect())
    }
}

/// Our word for a product's value. A missing value counts as the empty one, which a word may stand for. What is neither
/// text nor known is no word.
fn from_product<'a>(words: &[Variant], found: &Excerpt<'a>, product: Product) -> Excerpt<'a> {
    let told = match (found.as_str(), found) {
        (Some(text), _) => Cow::Borrowed(text),
        (None, found) if found.is_null() => Cow::Borrowed(""),
        (None, found) => Cow::Owned(found.to_string()),
    };
    match words.iter().find(|word| word.on(product).eq_ignore_ascii_case(&told)) {
        Some(word) => Excerpt::String(Cow::Borrowed(word.name)),
        None if told.is_empty() || found.as_str().is_none() => Excerpt::Null,
        None => Excerpt::String(Cow::Owned(told.to_ascii_lowercase().replace('_', "-"))),
    }
}

/// What lies at the first of these paths that leads to something.
fn first<'a>(answer: &Excerpt<'a>, paths: &[Path]) -> Excerpt<'a> {
    let mut empty = Excerpt::Null;
    for found in paths.iter().map(|path| answer.along(path)) {
        // An empty text tells less than any other place.
        match found.as_str() {
            Some("") => empty = found,
            None if found.is_null() => {}
            _ => return found,
        }
    }
    empty
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
        assert_eq!(from_product(WORDS, &Excerpt::Null, Product::Cloud).to_value(), json!("pending"));
        assert_eq!(
            from_product(WORDS, &Excerpt::of(&json!("UNAPPROVED")), Product::DataCenter).to_value(),
            json!("pending")
        );
        assert_eq!(from_product(WORDS, &Excerpt::of(&json!(false)), Product::DataCenter).to_value(), json!("private"));
        assert_eq!(
            from_product(WORDS, &Excerpt::of(&json!("NEW_STATE")), Product::Cloud).to_value(),
            json!("new-state")
        );
        assert_eq!(from_product(WORDS, &Excerpt::Null, Product::DataCenter).to_value(), Value::Null);
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
