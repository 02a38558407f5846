//! Whether a document is what a schema says.

use super::{
    exceptions::{Exception, Exceptions},
    schemas::{Members, Published, Type},
};
use serde_json::Value;
use std::collections::BTreeSet;

/// Looks at the documents of one product.
pub struct Check<'a> {
    pub published: &'a Published,
    pub exceptions: &'a Exceptions,
    /// Whether what comes back is looked at, and not what is sent.
    pub reply: bool,
    pub found: Found<'a>,
}

#[derive(Default)]
pub struct Found<'a> {
    /// What is not as published, a line each.
    pub faults: Vec<String>,
    /// The exceptions that were needed.
    pub excepted: BTreeSet<&'a str>,
    /// What is there, nobody knows whether rightly.
    pub unconfirmed: BTreeSet<&'static str>,
    /// Where a schema says nothing about what is there, and no exception either.
    pub unsaid: BTreeSet<String>,
}

/// A place in a document.
#[derive(Clone)]
struct Place {
    /// In the document: `.values[0].author`.
    path: String,
    /// In the schemas, from the nearest one that has a name: `pullrequest.links.self`.
    schema: String,
}

/// What stands behind a place of which an exception says what is there.
const EXCEPTED: &str = " (an exception)";

impl Place {
    fn member(&self, name: &str) -> Self {
        Self { path: format!("{}.{name}", self.path), schema: format!("{}.{name}", self.schema) }
    }

    fn item(&self, index: usize) -> Self {
        Self { path: format!("{}[{index}]", self.path), schema: format!("{}[]", self.schema) }
    }
}

impl<'a> Check<'a> {
    /// Looks at a whole body, which is `part` of this operation.
    pub fn body(&mut self, operation: &str, part: &str, types: Option<&Type>, value: &Value) {
        let place = Place { path: String::new(), schema: format!("{operation} {part}") };
        match types {
            Some(types) => self.value(types, value, &place),
            None => self.unknown(&place, value, "no such body is there"),
        }
    }

    /// Notes what an operation takes or answers although it is not published, and has no body.
    pub fn surplus(&mut self, operation: &str, part: &str, said: &str) {
        let place = Place { path: String::new(), schema: format!("{operation} {part}") };
        self.unknown(&place, &Value::String(part.into()), said);
    }

    /// Looks at a value, and at what an exception says of its place, where the published type says nothing or the value
    /// is not of it.
    fn value(&mut self, types: &Type, value: &Value, place: &Place) {
        let Some(exception) = self.exceptions.of(self.reply, &place.schema) else {
            return self.plain(types, value, place);
        };
        let published = self.tried(types, value, place);
        if published.faults.is_empty() && !matches!(types, Type::Any | Type::Object) {
            return self.found.add(published);
        }
        match self.excepted(exception, value, place) {
            Ok(excepted) => self.found.add(excepted),
            Err(faults) if published.faults.is_empty() => self.found.faults.extend(faults),
            Err(_) => self.found.add(published),
        }
    }

    fn plain(&mut self, types: &Type, value: &Value, place: &Place) {
        match types {
            // Cloud writes `null` for what is not there, and publishes of next to nothing that it may be.
            _ if value.is_null() && self.reply && self.exceptions.absent_is_null => {}
            Type::Any => self.unsaid(value, place),
            Type::Object if value.is_object() => self.unsaid(value, place),
            Type::String if value.is_string() => {}
            Type::Number if value.is_number() => {}
            Type::Integer if value.is_i64() => {}
            Type::Boolean if value.is_boolean() => {}
            Type::Null if value.is_null() => {}
            Type::Word(word) if value == word => {}
            Type::Named(name) => self.named(name, value, place),
            Type::Members(members) if value.is_object() => self.members(members, value, place),
            Type::Map(inside) if value.is_object() => {
                for (name, member) in value.as_object().into_iter().flatten() {
                    let place = Place { path: format!("{}.{name}", place.path), schema: format!("{}.*", place.schema) };
                    self.value(inside, member, &place);
                }
            }
            Type::List(inside) if value.is_array() => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    self.value(inside, item, &place.item(index));
                }
            }
            Type::OneOf(types) => self.one_of(types, value, place),
            _ => self.fault(place, value, &format!("it is {}", described(types))),
        }
    }

    /// What a member `type` calls by the name of a schema below is of that schema.
    fn named(&mut self, name: &'static str, value: &Value, place: &Place) {
        let meant = value["type"].as_str().and_then(|meant| self.published.below(name, meant)).unwrap_or(name);
        let place = Place { path: place.path.clone(), schema: meant.into() };
        self.value(self.published.schema(meant), value, &place);
    }

    fn members(&mut self, members: &Members, value: &Value, place: &Place) {
        for (name, member) in value.as_object().into_iter().flatten() {
            let place = place.member(name);
            match self.published.member(members, name) {
                Some(types) => self.value(types, member, &place),
                None => self.unknown(&place, member, "it is not there"),
            }
        }
    }

    /// The one that fits, or else the one that fits best.
    fn one_of(&mut self, types: &[Type], value: &Value, place: &Place) {
        if types.iter().all(|types| matches!(types, Type::Word(_))) {
            let words = types.iter().any(|types| matches!(types, Type::Word(word) if value == word));
            if !words {
                self.fault(place, value, &format!("it is {}", described(&Type::OneOf(types.to_vec()))));
            }
            return;
        }
        let tried = types.iter().map(|types| self.tried(types, value, place));
        let best = tried.min_by_key(|found| found.faults.len()).expect("more than one");
        self.found.add(best);
    }

    /// What is found if it has to be of this type.
    fn tried(&self, types: &Type, value: &Value, place: &Place) -> Found<'a> {
        let mut check = Check { found: Found::default(), ..*self };
        check.plain(types, value, place);
        check.found
    }

    /// What is found if an exception applies; the faults if it does not fit either.
    fn excepted(&self, exception: &'a Exception, value: &Value, place: &Place) -> Result<Found<'a>, Vec<String>> {
        // The exception's own place is another one, or it would except itself.
        let inside = Place { schema: place.schema.clone() + EXCEPTED, ..place.clone() };
        let mut found = self.tried(&exception.types, value, &inside);
        found.excepted.insert(&exception.at);
        if found.faults.is_empty() { Ok(found) } else { Err(found.faults) }
    }

    fn unsaid(&mut self, value: &Value, place: &Place) {
        if !place.schema.contains(EXCEPTED) {
            self.found.unsaid.insert(place.schema.clone());
        }
        self.found.unconfirmed.extend(self.exceptions.unconfirmed(&place.schema, value));
    }

    fn fault(&mut self, place: &Place, value: &Value, said: &str) {
        let shown: String = value.to_string().chars().take(60).collect();
        self.found.faults.push(format!("{}: {shown}: by `{}`, {said}", place.path, place.schema));
    }

    /// A fault, unless an exception says that it is none.
    fn unknown(&mut self, place: &Place, value: &Value, said: &str) {
        match self.exceptions.of(self.reply, &place.schema).map(|it| self.excepted(it, value, place)) {
            Some(Ok(excepted)) => self.found.add(excepted),
            Some(Err(faults)) => self.found.faults.extend(faults),
            None => self.fault(place, value, said),
        }
    }
}

impl Found<'_> {
    pub fn add(&mut self, other: Self) {
        self.faults.extend(other.faults);
        self.excepted.extend(other.excepted);
        self.unconfirmed.extend(other.unconfirmed);
        self.unsaid.extend(other.unsaid);
    }
}

fn described(types: &Type) -> String {
    match types {
        Type::Any => "anything".into(),
        Type::Object | Type::Members(_) | Type::Map(_) => "an object".into(),
        Type::String => "text".into(),
        Type::Number => "a number".into(),
        Type::Integer => "a whole number".into(),
        Type::Boolean => "true or false".into(),
        Type::Null => "null".into(),
        Type::Word(word) => format!("`{word}`"),
        Type::Named(name) => format!("`{name}`"),
        Type::List(_) => "a list".into(),
        Type::OneOf(types) => types.iter().map(described).collect::<Vec<_>>().join(" or "),
    }
}
