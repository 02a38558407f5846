//! What an action is: one literal that says everything, and the check that the compiler makes of it.

use serde_json::{Map, Value};

use crate::base::error::Result;
use crate::base::product::Product;
use crate::http::paging;
use crate::shape::Shape;
use crate::task::Task;

/// One action of the catalog. Everything that is not written here is derived: title, effect, schemas, samples, docs.
pub struct Action {
    /// Kebab case, verb first; released ids never change.
    pub id: &'static str,
    pub about: &'static str,
    /// Inputs that must be given.
    pub needs: &'static [&'static Field],
    /// Inputs that may be given.
    pub takes: &'static [&'static Field],
    /// Inputs among `takes` of which exactly one must be given.
    pub one_of: &'static [&'static str],
    pub gives: Gives,
    /// How each product does it; none where it cannot.
    pub cloud: Option<&'static Call>,
    pub data_center: Option<&'static Call>,
    /// What running it does, where the HTTP method does not tell.
    pub effect: Option<Effect>,
    /// Whether running it twice is as good as once, where the HTTP method does not tell.
    pub idempotent: Option<bool>,
    /// Since when Atlassian has taken it away, and why.
    pub deprecated: Option<Deprecated>,
}

/// An action that says nothing yet, to complete with `..ACTION`.
pub const ACTION: Action = Action {
    id: "",
    about: "",
    needs: &[],
    takes: &[],
    one_of: &[],
    gives: Gives::Made(&Shape { name: "Nothing", members: &[] }),
    cloud: None,
    data_center: None,
    effect: None,
    idempotent: None,
    deprecated: None,
};

/// An action that stays in the catalog for those who have it in their workflows.
pub struct Deprecated {
    /// ISO date.
    pub since: &'static str,
    pub reason: &'static str,
    /// Id of the action that takes its place.
    pub replacement: Option<&'static str>,
    /// ISO date from which it fails.
    pub removal: Option<&'static str>,
}

/// How one product does an action. `does`, `query` and `body` are templates; see `template.rs` for their four rules.
pub struct Call {
    /// `METHOD /path` below the root of the API, as Atlassian's list of operations has it; several paths, separated by
    /// `|`, where an input that may be absent decides.
    pub does: &'static str,
    /// Whether its path lies below the root of the web pages instead: Cloud's archives do, and nothing else.
    pub web: bool,
    /// `name=value&name=value`, unencoded.
    pub query: &'static str,
    /// JSON.
    pub body: &'static str,
    /// Scopes of OAuth consumers and access tokens, space-separated; on Data Center the permission.
    pub scope: &'static str,
    /// Scopes of Cloud's API tokens, space-separated.
    pub token: &'static str,
    /// The oldest Data Center that has it; empty for any that is still about.
    pub since: &'static str,
    /// Where in an answer (or an item of a list) the shape begins; empty for the whole.
    pub within: &'static str,
    /// The most items that a page of this list may have; 0 where the answer is no page.
    pub page: u32,
    /// Picks the action's items out of a page, where they are not its `values`; null where there are none to find.
    pub items: fn(&mut Value) -> Value,
    /// Whether Cloud's pages are counted on the list's own address, and its `next` is not followed.
    pub counted: bool,
    /// What to read before, where a write has to repeat what it does not change.
    pub first: Option<Read>,
    /// Finds what an earlier attempt made, where that has a natural key and making it twice would be one too many.
    pub made: Option<Look>,
    /// Does it instead, where one templated call cannot.
    pub run: Option<Run>,
    /// What `run` adds to the input, for the templates.
    pub adds: &'static [&'static str],
}

/// A call that says nothing yet, to complete with `..CALL`.
pub const CALL: Call = Call {
    does: "",
    web: false,
    query: "",
    body: "",
    scope: "",
    token: "",
    since: "",
    within: "",
    page: 100,
    items: paging::values,
    counted: false,
    first: None,
    made: None,
    run: None,
    adds: &[],
};

/// A read that comes before a write; made again, once, when the write says that the resource changed meanwhile.
pub struct Read {
    /// `GET /path`, a template, or several paths separated by `|`.
    pub does: &'static str,
    /// Takes over from the answer what the input leaves out.
    pub keep: fn(&Value, &mut Map<String, Value>),
}

/// The function behind a `made`: Bitbucket's answer about it, or null where there is none.
pub type Look = fn(&Task) -> Result<Value>;

/// The function behind a `run`.
pub type Run = fn(&Task) -> Result<Answer>;

/// What a `run` function hands back.
pub enum Answer {
    /// An answer of Bitbucket's, to be put into the action's shape.
    Raw(Value),
    /// The output, as JSON text.
    Made(String),
}

/// What an action answers with.
pub enum Gives {
    /// One answer of Bitbucket's, in a shape.
    One(&'static Shape),
    /// A list, page after page: `{items, next}`.
    List(&'static Shape),
    /// Nothing but that it is done: `{done: true}`.
    Done,
    /// What the `run` function makes.
    Made(&'static Shape),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Read,
    Write,
    Destroy,
}

/// One input of an action or one setting of a connection.
#[derive(Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    /// What it is, in the same words wherever an action has an input of this name.
    pub about: &'static str,
    /// What it means here, as a further sentence; empty for nothing more.
    pub note: &'static str,
    pub kind: Kind,
    /// As a person would type it; items of a list are separated by commas.
    pub example: &'static str,
    /// What an absent value stands for, as a person would type it; empty for none.
    pub default: &'static str,
    /// `null` clears the value, which is not the same as leaving it out.
    pub clearable: bool,
    /// The only product that knows the field. Where it is among the inputs that must be given, the only one that needs it:
    /// the other takes it and leaves it aside.
    pub only: Option<Product>,
    /// The oldest Data Center that knows it: older ones ignore it in silence, so it is refused there. Empty for any.
    pub since: &'static str,
    /// Shown in the sample although it may be left out.
    pub sampled: bool,
    /// The connection's own value stands for an absent one, where it must be given.
    pub inherited: bool,
    pub secret: bool,
}

#[derive(Clone, Copy)]
pub enum Kind {
    /// Text, down to so many characters.
    Text {
        min: usize,
    },
    /// Text that names something in an address: no `.`, no `..`, no control character, no half of a pair of braces.
    Id,
    /// Somebody: id, user name, e-mail address or display name; `people.rs` makes of it what the product calls them.
    Person,
    /// Path of a file: its slashes separate, no segment is `.` or `..`.
    Path,
    /// Text to search for, which goes between quotes: none inside, no backslash.
    Search,
    /// A whole number between these, both included.
    Number(&'static (i64, i64)),
    Flag,
    /// One of few words.
    Words(&'static [Word]),
    List(&'static Kind),
    /// An object.
    Record(&'static Record),
    /// A file of the host's store: an object with the members of [`FILE`].
    File,
    /// Names, each with a text, number or flag, or a list of these.
    Pairs,
    /// Any JSON.
    Any,
}

/// The members of an object.
pub struct Record {
    pub needs: &'static [&'static Field],
    pub takes: &'static [&'static Field],
}

/// A file of the host's store, as every JSON has it: the contract says so.
pub const FILE: Record = Record {
    needs: &[&text("blob", "Handle of the file in the workflow platform's store.", "blob-1")],
    takes: &[
        &text("name", "Name of the file.", "logo.png"),
        &text("media_type", "Media type of the file.", "image/png"),
        &number("size", "Size in bytes.", &(0, i64::MAX), "1024"),
    ],
};

/// A word of ours and what either product calls it: empty where a product has no such thing, several separated by
/// spaces where it takes them all. `true` and `false` stand for flags.
pub struct Word {
    pub name: &'static str,
    pub cloud: &'static str,
    pub data_center: &'static str,
}

pub const fn word(name: &'static str, cloud: &'static str, data_center: &'static str) -> Word {
    Word { name, cloud, data_center }
}

impl Word {
    pub fn on(&self, product: Product) -> &'static str {
        match product {
            Product::Cloud => self.cloud,
            Product::DataCenter => self.data_center,
        }
    }
}

/// A field of any kind, for the kinds that have no function of their own.
pub const fn field(kind: Kind, name: &'static str, about: &'static str, example: &'static str) -> Field {
    let (note, default, since, only) = ("", "", "", None);
    let (clearable, sampled, inherited, secret) = (false, false, false, false);
    Field { name, about, note, kind, example, default, clearable, only, since, sampled, inherited, secret }
}

pub const fn text(name: &'static str, about: &'static str, example: &'static str) -> Field {
    field(Kind::Text { min: 1 }, name, about, example)
}

pub const fn id(name: &'static str, about: &'static str, example: &'static str) -> Field {
    field(Kind::Id, name, about, example)
}

pub const fn number(
    name: &'static str,
    about: &'static str,
    range: &'static (i64, i64),
    example: &'static str,
) -> Field {
    field(Kind::Number(range), name, about, example)
}

pub const fn flag(name: &'static str, about: &'static str) -> Field {
    field(Kind::Flag, name, about, "true")
}

pub const fn words(name: &'static str, about: &'static str, words: &'static [Word], example: &'static str) -> Field {
    field(Kind::Words(words), name, about, example)
}

pub const fn person(name: &'static str, about: &'static str, example: &'static str) -> Field {
    field(Kind::Person, name, about, example)
}

pub const fn people(name: &'static str, about: &'static str, example: &'static str) -> Field {
    field(Kind::List(&Kind::Person), name, about, example)
}

/// A list of ids.
pub const fn list(name: &'static str, about: &'static str, example: &'static str) -> Field {
    field(Kind::List(&Kind::Id), name, about, example)
}

impl Field {
    pub const fn or(mut self, default: &'static str) -> Self {
        self.default = default;
        self
    }

    pub const fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }

    pub const fn clearable(mut self) -> Self {
        self.clearable = true;
        self
    }

    pub const fn on_cloud(mut self) -> Self {
        self.only = Some(Product::Cloud);
        self
    }

    pub const fn on_data_center(mut self) -> Self {
        self.only = Some(Product::DataCenter);
        self
    }

    pub const fn since(mut self, version: &'static str) -> Self {
        self.since = version;
        self
    }

    pub const fn sampled(mut self) -> Self {
        self.sampled = true;
        self
    }

    pub const fn inherited(mut self) -> Self {
        self.inherited = true;
        self
    }

    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }
}

pub const MAX_ITEMS: Field =
    number("max_items", "Most items to return, over all pages.", &(1, 100_000), "25").or("100");
pub const CURSOR: Field = text("cursor", "`next` of an earlier answer, to go on where it stopped.", "eyJwIjoiYyJ9");
const INCLUDE_RAW: Field = flag("include_raw", "Also give Bitbucket's own answer, under `raw`.").or("false");

impl Action {
    pub fn on(&self, product: Product) -> Option<&Call> {
        match product {
            Product::Cloud => self.cloud,
            Product::DataCenter => self.data_center,
        }
    }

    pub fn products(&self) -> impl Iterator<Item = (Product, &Call)> {
        [Product::Cloud, Product::DataCenter].into_iter().filter_map(|p| self.on(p).map(|call| (p, call)))
    }

    /// The inputs that may be given, with those that every action of its kind takes.
    pub fn optional(&self) -> impl Iterator<Item = &Field> {
        let common: &[&Field] = match self.gives {
            Gives::One(_) => &[&INCLUDE_RAW],
            Gives::List(_) => &[&MAX_ITEMS, &CURSOR, &INCLUDE_RAW],
            Gives::Made(_) | Gives::Done => &[],
        };
        self.takes.iter().chain(common).copied()
    }

    /// Every input.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.needs.iter().copied().chain(self.optional())
    }

    /// `Create pull request`, from the id.
    pub fn title(&self) -> String {
        let mut title = self.id.replace('-', " ").replace("api", "API");
        title[..1].make_ascii_uppercase();
        title
    }

    /// The strongest of what the products' methods do, unless the literal says otherwise.
    pub fn effect(&self) -> Effect {
        let by_method = |call: &Call| match call.method() {
            "GET" => Effect::Read,
            "DELETE" => Effect::Destroy,
            _ => Effect::Write,
        };
        self.effect.or_else(|| self.products().map(|(_, call)| by_method(call)).max()).unwrap_or(Effect::Read)
    }

    pub fn idempotent(&self) -> bool {
        self.idempotent.unwrap_or_else(|| self.products().all(|(_, call)| call.method() != "POST"))
    }
}

impl Call {
    pub fn method(&self) -> &'static str {
        self.does.split_once(' ').map_or("", |(method, _)| method)
    }

    pub fn path(&self) -> &'static str {
        self.does.split_once(' ').map_or("", |(_, path)| path)
    }
}

/// Panics, at compile time where it stands behind `const _: () =`, when an action's templates and fields do not fit:
/// a name that is not declared, `*` on what is no list, a path that may stay empty, a field that nothing uses.
pub const fn check(actions: &[&Action]) {
    let mut i = 0;
    while i < actions.len() {
        let action = actions[i];
        assert!(is_kebab(action.id), "an action's id is kebab case");
        check_names(action);
        if let Some(call) = &action.cloud {
            check_call(action, call, Product::Cloud);
        }
        if let Some(call) = &action.data_center {
            check_call(action, call, Product::DataCenter);
        }
        i += 1;
    }
}

const fn is_kebab(id: &str) -> bool {
    let id = id.as_bytes();
    let mut i = 0;
    while i < id.len() {
        if !(id[i].is_ascii_lowercase() || (id[i] == b'-' && i > 0 && i + 1 < id.len())) {
            return false;
        }
        i += 1;
    }
    !id.is_empty()
}

/// No two fields of one name, and none of `one_of` that is no field.
const fn check_names(action: &Action) {
    let mut i = 0;
    while i < action.one_of.len() {
        let mut j = 0;
        while j < action.takes.len() && !same(action.one_of[i], action.takes[j].name) {
            j += 1;
        }
        assert!(j < action.takes.len(), "`one_of` names a field that is not among `takes`");
        i += 1;
    }
    i = 0;
    while i < action.needs.len() + action.takes.len() {
        let mut j = 0;
        while j < i {
            assert!(!same(nth(action, i).name, nth(action, j).name), "a field is declared twice");
            j += 1;
        }
        i += 1;
    }
}

const fn check_call(action: &Action, call: &Call, product: Product) {
    let (does, query, body) = (call.does.as_bytes(), call.query.as_bytes(), call.body.as_bytes());
    let mut space = 0;
    while space < does.len() && does[space].is_ascii_uppercase() {
        space += 1;
    }
    let well_formed = space > 0 && space + 1 < does.len() && does[space] == b' ' && does[space + 1] == b'/';
    assert!(well_formed || (does.is_empty() && call.run.is_some()), "`does` reads `METHOD /path`");
    // A `run` function may fill in what the input leaves out.
    check_template(action, call, does, product, call.run.is_none());
    check_template(action, call, query, product, false);
    check_template(action, call, body, product, false);
    if let Some(read) = &call.first {
        check_template(action, call, read.does.as_bytes(), product, true);
    }
    let mut i = 0;
    while i < action.needs.len() + action.takes.len() && call.run.is_none() {
        let field = nth(action, i);
        if applies(field, product) && !(names(does, field) || names(query, field) || names(body, field)) {
            panic!("{}", field.name); // declared, and no template uses it
        }
        i += 1;
    }
}

/// Each placeholder is a declared field; in a path one that must be given, behind `*` one that can be several.
const fn check_template(action: &Action, call: &Call, template: &[u8], product: Product, path: bool) {
    let mut at = 0;
    while let Some((start, end)) = placeholder(template, at) {
        let repeats = template[end - 1] == b'*';
        let name = (start, if repeats { end - 1 } else { end });
        let mut i = 0;
        while !is_added(call, template, name) {
            assert!(i < action.needs.len() + action.takes.len(), "a template names a field that is not declared");
            let field = nth(action, i);
            if names_at(template, name, field.name.as_bytes()) {
                assert!(applies(field, product), "a template names a field of the other product");
                let there = i < action.needs.len() || !field.default.is_empty() || has_alternative(template, end);
                assert!(!path || there, "a field in a path must be among `needs`");
                let stays =
                    matches!(field.kind, Kind::Id | Kind::Person | Kind::Path | Kind::Number(_) | Kind::Words(_));
                assert!(!path || stays, "a field in a path is an id, a person, a path, a number or a word");
                assert!(!repeats || matches!(field.kind, Kind::List(_) | Kind::Words(_)), "`*` stands behind a list");
                break;
            }
            i += 1;
        }
        at = end + 1;
    }
}

/// Whether another path follows, for when this one lacks an input.
const fn has_alternative(template: &[u8], mut at: usize) -> bool {
    while at < template.len() {
        if template[at] == b'|' {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_added(call: &Call, template: &[u8], name: (usize, usize)) -> bool {
    let mut i = 0;
    while i < call.adds.len() {
        if names_at(template, name, call.adds[i].as_bytes()) {
            return true;
        }
        i += 1;
    }
    false
}

const fn nth(action: &Action, i: usize) -> &Field {
    if i < action.needs.len() { action.needs[i] } else { action.takes[i - action.needs.len()] }
}

const fn applies(field: &Field, product: Product) -> bool {
    match field.only {
        Some(only) => only as u8 == product as u8,
        None => true,
    }
}

/// The next `{name}` or `{name*}` at or after `at`: where its inside starts and ends. Other braces are JSON's.
pub const fn placeholder(template: &[u8], mut at: usize) -> Option<(usize, usize)> {
    while at < template.len() {
        if template[at] == b'{' {
            let mut end = at + 1;
            while end < template.len() && (template[end].is_ascii_lowercase() || template[end] == b'_') {
                end += 1;
            }
            let named = end > at + 1;
            if named && end < template.len() && template[end] == b'*' {
                end += 1;
            }
            if named && end < template.len() && template[end] == b'}' {
                return Some((at + 1, end));
            }
        }
        at += 1;
    }
    None
}

const fn names(template: &[u8], field: &Field) -> bool {
    let mut at = 0;
    while let Some((start, end)) = placeholder(template, at) {
        let end_of_name = if template[end - 1] == b'*' { end - 1 } else { end };
        if names_at(template, (start, end_of_name), field.name.as_bytes()) {
            return true;
        }
        at = end + 1;
    }
    false
}

const fn names_at(template: &[u8], (start, end): (usize, usize), name: &[u8]) -> bool {
    let mut i = 0;
    while i < name.len() && start + i < end {
        if template[start + i] != name[i] {
            return false;
        }
        i += 1;
    }
    i == name.len() && start + i == end
}

const fn same(a: &str, b: &str) -> bool {
    names_at(a.as_bytes(), (0, a.len()), b.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Action = Action {
        id: "get-thing",
        about: "Gets it.",
        needs: &[&id("repo", "Slug.", "web")],
        takes: &[&list("labels", "Labels.", "a, b"), &text("note", "Cloud's note.", "n").on_cloud()],
        cloud: Some(&Call { does: "POST /x/{repo}", body: r#"{"labels": ["{labels*}"], "note": "{note}"}"#, ..CALL }),
        data_center: Some(&Call { does: "GET /y/{repo}", query: "label={labels*}", ..CALL }),
        ..ACTION
    };

    #[test]
    fn a_consistent_action_passes_and_derives_the_rest() {
        check(&[&GOOD]);
        assert_eq!(GOOD.title(), "Get thing");
        assert_eq!(GOOD.effect(), Effect::Write);
        assert!(!GOOD.idempotent());
    }

    fn with(cloud: Call) -> Action {
        Action { cloud: Some(Box::leak(Box::new(cloud))), data_center: None, ..GOOD }
    }

    #[test]
    #[should_panic(expected = "not declared")]
    fn an_undeclared_name_is_refused() {
        check(&[&with(Call { does: "GET /x/{repository}", ..CALL })]);
    }

    #[test]
    #[should_panic(expected = "behind a list")]
    fn a_star_on_what_is_no_list_is_refused() {
        check(&[&with(Call { does: "GET /x/{repo}", query: "r={repo*}", ..CALL })]);
    }

    #[test]
    #[should_panic(expected = "among `needs`")]
    fn a_path_that_may_stay_empty_is_refused() {
        check(&[&with(Call { does: "GET /x/{note}", ..CALL })]);
    }

    #[test]
    #[should_panic(expected = "labels")]
    fn a_field_that_nothing_uses_is_refused() {
        check(&[&with(Call { does: "GET /x/{repo}", query: "note={note}", ..CALL })]);
    }

    #[test]
    #[should_panic(expected = "other product")]
    fn a_field_of_the_other_product_is_refused() {
        check(&[&Action { data_center: Some(&Call { does: "GET /y/{repo}", query: "n={note}", ..CALL }), ..GOOD }]);
    }

    #[test]
    #[should_panic(expected = "not among `takes`")]
    fn a_choice_of_what_must_be_given_is_refused() {
        check(&[&Action { one_of: &["repo", "labels"], ..GOOD }]);
    }

    #[test]
    #[should_panic(expected = "METHOD /path")]
    fn a_call_without_a_method_is_refused() {
        check(&[&with(Call { does: "/x/{repo}", ..CALL })]);
    }
}
