//! Output shapes: where each member lies in either product's answer, and what it becomes, so that both read alike.

use std::borrow::Cow;
use std::rc::Rc;

use excerpt::{Excerpt, Members, Wanted};
use serde_json::{Map, Value};

use crate::base::error::{Error, INCOMPLETE, Kind, Result};
use crate::base::product::Product;
use crate::base::time::{in_utc, rfc3339};
use crate::engine::field::Variant;

/// One thing that answers speak of: a repository, a person.
pub struct Shape {
    /// What it is, as people say it: `Pull request`.
    pub name: &'static str,
    pub members: &'static [Member],
}

/// One member of a shape.
pub struct Member {
    pub name: &'static str,
    pub about: &'static str,
    pub source: Source,
    pub ty: MemberType,
    /// For the sample; items of a list are separated by commas.
    pub example: &'static str,
    /// When the member is null, as the end of «Null …»; none where it never is.
    pub null: Option<&'static str>,
    /// Whether a table of such things has a column for it.
    pub column: bool,
}

/// Where a member lies in each product's answer: names separated by dots. A number picks an item, `*` looks into every
/// item, `name=value` keeps the items of which that holds, or the object itself where it does, `@` gives the names of an
/// object's members. Of places separated by `|` the first that tells something counts. Empty where the product does not
/// tell.
#[derive(Clone, Copy)]
pub struct Source {
    cloud: &'static str,
    data_center: &'static str,
}

/// What a member becomes.
pub enum MemberType {
    String,
    Number,
    Boolean,
    /// Whether there is a secret; where a product tells the secret itself, it goes no further.
    Secret,
    /// A list of texts.
    Strings,
    /// Name of a branch, without `refs/heads/`.
    Branch,
    /// The name, and the address, of a signature: `Ada Example <ada@example.com>`.
    Name,
    Email,
    /// The workspace, and the repository, of a full name: `acme/web`. What has no slash is either.
    Workspace,
    Repo,
    /// RFC 3339, UTC; Data Center tells milliseconds since the epoch.
    Time,
    /// One of our words; a value that none stands for is given in lower case.
    Enum(&'static [Variant]),
    /// A list of them.
    Enums(&'static [Variant]),
    Object(&'static Shape),
    Array(&'static Shape),
    /// A body: a file of the host's store, or text, or any JSON where `json` says so.
    Content {
        json: bool,
    },
    Any,
}

pub const fn at(cloud: &'static str, data_center: &'static str) -> Source {
    Source { cloud, data_center }
}

/// The same place in both products' answers.
pub const fn both(path: &'static str) -> Source {
    Source { cloud: path, data_center: path }
}

impl Member {
    pub const fn new(
        ty: MemberType,
        name: &'static str,
        source: Source,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self { name, about, source, ty, example, null: None, column: false }
    }

    pub const fn string(name: &'static str, source: Source, about: &'static str, example: &'static str) -> Self {
        Self::new(MemberType::String, name, source, about, example)
    }

    /// Items of the example are separated by commas.
    pub const fn strings(name: &'static str, source: Source, about: &'static str, example: &'static str) -> Self {
        Self::new(MemberType::Strings, name, source, about, example)
    }

    pub const fn branch(name: &'static str, source: Source, about: &'static str, example: &'static str) -> Self {
        Self::new(MemberType::Branch, name, source, about, example)
    }

    /// Where a repository lies, from its full name on Cloud.
    pub const fn workspace(source: Source) -> Self {
        Self::new(
            MemberType::Workspace,
            "workspace",
            source,
            "Workspace slug (Cloud) or project key (Data Center).",
            "acme",
        )
    }

    pub const fn repo(source: Source) -> Self {
        Self::new(MemberType::Repo, "repo", source, "Slug of the repository.", "web")
    }

    pub const fn number(name: &'static str, source: Source, about: &'static str, example: &'static str) -> Self {
        Self::new(MemberType::Number, name, source, about, example)
    }

    pub const fn boolean(name: &'static str, source: Source, about: &'static str) -> Self {
        Self::new(MemberType::Boolean, name, source, about, "true")
    }

    pub const fn secret(name: &'static str, source: Source, about: &'static str) -> Self {
        Self::new(MemberType::Secret, name, source, about, "true")
    }

    pub const fn time(name: &'static str, source: Source, about: &'static str) -> Self {
        Self::new(MemberType::Time, name, source, about, "2026-11-20T09:30:00.000Z")
    }

    /// The address of a web page.
    pub const fn link(name: &'static str, source: Source, about: &'static str, example: &'static str) -> Self {
        Self::new(MemberType::String, name, source, about, example)
    }

    pub const fn enumeration(
        name: &'static str,
        source: Source,
        about: &'static str,
        words: &'static [Variant],
        example: &'static str,
    ) -> Self {
        Self::new(MemberType::Enum(words), name, source, about, example)
    }

    pub const fn enumerations(
        name: &'static str,
        source: Source,
        about: &'static str,
        words: &'static [Variant],
        example: &'static str,
    ) -> Self {
        Self::new(MemberType::Enums(words), name, source, about, example)
    }

    pub const fn object(name: &'static str, source: Source, about: &'static str, shape: &'static Shape) -> Self {
        Self::new(MemberType::Object(shape), name, source, about, "")
    }

    pub const fn array(name: &'static str, source: Source, about: &'static str, shape: &'static Shape) -> Self {
        Self::new(MemberType::Array(shape), name, source, about, "")
    }

    /// A body, inline or as a file of the host's store: as text, or as any JSON where `json` says so.
    pub const fn content(name: &'static str, json: bool, about: &'static str, example: &'static str) -> Self {
        Self::new(MemberType::Content { json }, name, both(name), about, example)
    }

    pub const fn any(name: &'static str, source: Source, about: &'static str, example: &'static str) -> Self {
        Self::new(MemberType::Any, name, source, about, example)
    }

    /// A column of its own in a table of such things, in the order of the members.
    pub const fn column(mut self) -> Self {
        self.column = true;
        self
    }

    /// `when` ends the sentence «Null …».
    pub const fn or_null(mut self, when: &'static str) -> Self {
        self.null = Some(when);
        self
    }
}

impl Source {
    pub fn on(self, product: Product) -> &'static str {
        match product {
            Product::Cloud => self.cloud,
            Product::DataCenter => self.data_center,
        }
    }
}

/// How much of a shape an answer has to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// All that is never null: what functions of ours make.
    All,
    /// The first member, by which the thing is known; of anything else servers may leave something out.
    Identity,
    /// Nothing: a part of something else, which may not fail for it.
    Nothing,
}

impl Demand {
    /// Whether a member has to be there; `first` whether it is the shape's first.
    pub fn is_for(self, member: &Member, first: bool) -> bool {
        member.null.is_none() && (self == Self::All || self == Self::Identity && first)
    }
}

impl Shape {
    /// What this shape wants of an answer.
    pub fn want(&self, product: Product, answer: &mut Wanted) {
        for member in self.members {
            for path in member.source.on(product).split('|').filter(|path| !path.is_empty()) {
                let place = answer.at(path);
                match member.ty {
                    MemberType::Object(shape) | MemberType::Array(shape) => shape.want(product, place),
                    _ => place.whole(),
                }
            }
        }
    }

    /// Puts an answer into this shape. What it lacks, or has of another type, becomes null.
    ///
    /// # Errors
    /// `upstream`, of code [`INCOMPLETE`], where the answer lacks what is demanded: it is not the resource that was asked
    /// for.
    pub fn of<'a>(&self, answer: &Excerpt<'a>, product: Product, demand: Demand) -> Result<Members<'a>> {
        let made = self.fitted(answer, product);
        let mut members = self.members.iter().zip(&made).enumerate();
        match members.find(|(at, (member, (_, value)))| demand.is_for(member, *at == 0) && value.is_null()) {
            None => Ok(made),
            Some((_, (missing, _))) => {
                let (what, name) = (self.name.to_ascii_lowercase(), missing.name);
                let mut error = Error::new(Kind::Upstream, format!("Unexpected response: the {what} has no `{name}`."))
                    .resolution("Inspect the response with the action Call API. A proxy may have modified it.");
                error.code = Some(INCOMPLETE.into());
                Err(error)
            }
        }
    }

    /// As `of`, from a value to a value.
    ///
    /// # Errors
    /// As `of`.
    pub fn value_of(&self, answer: &Value, product: Product, demand: Demand) -> Result<Map<String, Value>> {
        let made = self.of(&Excerpt::of(answer), product, demand)?;
        Ok(made.iter().map(|(name, member)| ((*name).to_owned(), member.to_value())).collect())
    }

    fn fitted<'a>(&self, answer: &Excerpt<'a>, product: Product) -> Members<'a> {
        let fit = |member: &Member| {
            let value = match (member.source.on(product), member.null) {
                // What a product never tells is not the word that stands for what it leaves out.
                ("", Some(_)) => Excerpt::NULL,
                (place, _) => member.ty.of(first(answer, place), product),
            };
            // Cloud tells an empty text where Data Center tells nothing.
            if member.null.is_some() && value.as_str() == Some("") { Excerpt::NULL } else { value }
        };
        self.members.iter().map(|member| (member.name, fit(member))).collect()
    }

    /// Every member, null.
    pub fn empty(&self) -> Map<String, Value> {
        self.members.iter().map(|member| (member.name.to_owned(), Value::Null)).collect()
    }

    /// A part of an answer; null where it has nothing that anybody would look for.
    fn part<'a>(&self, answer: &Excerpt<'a>, product: Product) -> Excerpt<'a> {
        let made = self.fitted(answer, product);
        if made.iter().all(|(_, value)| value.is_null()) { Excerpt::NULL } else { Excerpt::Object(Rc::new(made)) }
    }

    /// The secrets that an answer tells.
    pub fn secrets_of(&self, answer: &Excerpt, product: Product) -> impl Iterator<Item = String> {
        let secrets = self.members.iter().filter(|member| matches!(member.ty, MemberType::Secret));
        secrets.filter_map(move |member| answer.look(member.source.on(product)).as_str().map(str::to_owned))
    }

    /// An answer as it came, but for secrets.
    pub fn raw(&self, mut raw: Value, product: Product) -> Value {
        for member in self.members.iter().filter(|member| matches!(member.ty, MemberType::Secret)) {
            let place = format!("/{}", member.source.on(product).replace('.', "/"));
            if let Some(secret @ Value::String(_)) = raw.pointer_mut(&place) {
                *secret = "***".into();
            }
        }
        raw
    }
}

impl MemberType {
    fn of<'a>(&self, found: Excerpt<'a>, product: Product) -> Excerpt<'a> {
        let text = |text: String| Excerpt::String(Cow::Owned(text));
        match (self, found) {
            (Self::Enum(words), found) => from_product(words, &found, product),
            (Self::Any, found) => found,
            (Self::Number, found @ Excerpt::Value(_)) if found.is_number() => found,
            (Self::Boolean | Self::Secret, found @ Excerpt::Value(_)) if found.is_boolean() => found,
            (Self::String, Excerpt::Value(n)) if n.is_number() => text(n.to_string()),
            (Self::Time, Excerpt::Value(ms)) if ms.is_i64() => text(rfc3339(ms.as_i64().unwrap_or_default())),
            (Self::Object(shape), found) if found.is_object() => shape.part(&found, product),
            (Self::Enums(words), found) => {
                found.map(|item| from_product(words, item, product), |word| word.as_str().is_some())
            }
            (Self::Strings, found) => found.map(Clone::clone, |item| item.as_str().is_some()),
            (Self::Array(shape), found) => found.map(|item| shape.part(item, product), |part| !part.is_null()),
            (_, found) if found.as_str().is_none() => Excerpt::NULL,
            (Self::String, found) => found,
            (Self::Name, found) => found.part(|text| text.split_once('<').map_or(text, |(name, _)| name.trim())),
            (Self::Email, found) => {
                let address = found.part(|text| match text.split_once('<') {
                    Some((_, address)) => address.trim_end_matches(['>', ' ']),
                    None if text.contains('@') => text,
                    None => "",
                });
                if address.as_str() == Some("") { Excerpt::NULL } else { address }
            }
            (Self::Workspace, found) => found.part(|name| name.split('/').next().unwrap_or_default()),
            (Self::Repo, found) => found.part(|name| name.rsplit('/').next().unwrap_or_default()),
            (Self::Branch, found) => found.part(|name| name.strip_prefix("refs/heads/").unwrap_or(name)),
            (Self::Secret, found) => Excerpt::Value(Cow::Owned((found.as_str() != Some("")).into())),
            (Self::Time, found) => {
                let time = found.as_str().unwrap_or_default();
                // Some numbers come as text.
                text(time.parse().map_or_else(|_| in_utc(time), rfc3339))
            }
            // Of another type than promised: better null than a lie about the type.
            _ => Excerpt::NULL,
        }
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
        None if told.is_empty() || found.as_str().is_none() => Excerpt::NULL,
        None => Excerpt::String(Cow::Owned(told.to_ascii_lowercase().replace('_', "-"))),
    }
}

/// What lies at the first of these paths that leads to something.
fn first<'a>(answer: &Excerpt<'a>, paths: &str) -> Excerpt<'a> {
    let mut empty = Excerpt::NULL;
    for found in paths.split('|').map(|path| answer.look(path)) {
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

    #[test]
    fn words_stand_for_values_missing_ones_and_unknown_ones() {
        const WORDS: &[Variant] = &[
            Variant { name: "pending", cloud: "", data_center: "UNAPPROVED" },
            Variant { name: "private", cloud: "true", data_center: "false" },
        ];
        assert_eq!(from_product(WORDS, &Excerpt::of(&Value::Null), Product::Cloud).to_value(), json!("pending"));
        assert_eq!(
            from_product(WORDS, &Excerpt::of(&json!("UNAPPROVED")), Product::DataCenter).to_value(),
            json!("pending")
        );
        assert_eq!(from_product(WORDS, &Excerpt::of(&json!(false)), Product::DataCenter).to_value(), json!("private"));
        assert_eq!(
            from_product(WORDS, &Excerpt::of(&json!("NEW_STATE")), Product::Cloud).to_value(),
            json!("new-state")
        );
        assert_eq!(from_product(WORDS, &Excerpt::of(&Value::Null), Product::DataCenter).to_value(), Value::Null);
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
