//! What an action is: one literal that says everything, and the check that the compiler makes of it.

use std::cell::OnceCell;

use excerpt::Excerpt;
use serde_json::{Map, Value};

use crate::base::error::{Error, Result};
use crate::base::product::Product;
use crate::engine::field::{Field, Variant};
use crate::engine::form::Form;
use crate::engine::reader::Reader;
use crate::engine::shape::Shape;
use crate::http;
use crate::http::client::Api;
use crate::http::content::Encoding;
use crate::http::paging::Pick;

/// One action of the catalog. Everything that is not written here is derived: title, effect, schemas, samples, docs.
pub struct Action {
    /// Kebab case, verb first; released ids never change.
    pub id: &'static str,
    pub about: &'static str,
    /// Inputs that must be given.
    pub required: &'static [&'static Field],
    /// Inputs that may be given.
    pub optional: &'static [&'static Field],
    /// Inputs among `optional` of which exactly one must be given.
    pub one_of: &'static [&'static str],
    pub output: Output,
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
    required: &[],
    optional: &[],
    one_of: &[],
    output: Output::Custom(&Shape { name: "Nothing", members: &[] }),
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

/// How one product does an action. `request`, `query` and `body` are templates; see `template.rs` for their four rules.
pub struct Call {
    /// `METHOD /path` below the root of the API, as Atlassian's list of operations has it; several paths, separated by
    /// `|`, where an input that may be absent decides.
    pub request: &'static str,
    /// Whether its path lies below the root of the web pages instead: Cloud's archives do, and nothing else.
    pub web: bool,
    /// `name=value&name=value`, unencoded.
    pub query: &'static str,
    /// JSON.
    pub body: &'static str,
    /// Makes the body, where it is no JSON but a form in which files travel.
    pub form: Option<Upload>,
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
    /// Picks the action's items out of a page, where they are not its `values`.
    pub items: Option<Pick>,
    /// Whether Cloud's pages are counted on the list's own address, and its `next` is not followed.
    pub counted: bool,
    /// Which items of a list stay, where the server does not filter.
    pub keep: Option<Keep>,
    /// What to read before, where a write has to repeat what it does not change.
    pub prefetch: Option<Read>,
    /// `GET /path?query`, a template: what is read afterwards. It gives the resource where a write does not; of a list it
    /// is one more, behind the first.
    pub then: &'static str,
    /// Finds what an earlier attempt made, where that has a natural key and making it twice would be one too many.
    pub made: Option<Look>,
    /// Values that the templates take beside the input, each by its name; null for none.
    pub computed: &'static [(&'static str, Compute)],
    /// Makes the resource of one answer that is not yet it: picks it, adds to it, or tells that there is none.
    pub resource: Option<Resource>,
    /// Says of an error of Bitbucket's what it means here, where that is known better.
    pub explain: Option<Explain>,
    /// Does it instead, where one templated call cannot.
    pub run: Option<Run>,
    /// What `run` adds to the input, for the templates.
    pub adds: &'static [&'static str],
}

/// A call that says nothing yet, to complete with `..CALL`.
pub const CALL: Call = Call {
    request: "",
    web: false,
    query: "",
    body: "",
    form: None,
    scope: "",
    token: "",
    since: "",
    within: "",
    page: 100,
    items: None,
    counted: false,
    keep: None,
    prefetch: None,
    then: "",
    made: None,
    computed: &[],
    resource: None,
    explain: None,
    run: None,
    adds: &[],
};

/// A read that comes before a write; made again, once, when the write says that the resource changed meanwhile.
pub struct Read {
    /// `GET /path`, a template, or several paths separated by `|`.
    pub request: &'static str,
    /// Takes over from the answer what the input leaves out.
    pub carry_over: fn(&Value, &mut Map<String, Value>),
}

/// What a `run` function works with.
pub struct Task<'a> {
    pub api: Api<'a>,
    pub action: &'static Action,
    pub call: &'static Call,
    /// Checked, with its defaults, in the connector's own words.
    pub input: Map<String, Value>,
    /// Puts answers into the output's shape; made when the first one comes.
    pub reader: OnceCell<Reader>,
}

/// The function behind a `form`.
pub type Upload = fn(&Task) -> Result<http::form::Form>;

/// The function behind a `keep`.
pub type Keep = fn(&Task, &Excerpt) -> bool;

/// The function behind a `made`: Bitbucket's answer about it, or null where there is none.
pub type Look = fn(&Task) -> Result<Value>;

/// The function behind a `computed`.
pub type Compute = fn(&Task) -> Result<Value>;

/// The function behind a `resource`.
pub type Resource = fn(&Task, Value) -> Result<Value>;

/// The function behind an `explain`.
pub type Explain = fn(&Task, Box<Error>) -> Box<Error>;

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
pub enum Output {
    /// One answer of Bitbucket's, in a shape.
    Object(&'static Shape),
    /// A list, page after page: `{items, next}`.
    List(&'static Shape),
    /// Nothing but that it is done: `{done: true}`.
    Empty,
    /// A file, a diff, a log: as text, base64 or a blob, as the input `encoding` says.
    Content(&'static Shape),
    /// What the `run` function makes.
    Custom(&'static Shape),
}

impl Output {
    /// The shape of what is given; none where there is nothing to tell.
    pub fn shape(&self) -> Option<&'static Shape> {
        match self {
            Self::Object(shape) | Self::List(shape) | Self::Content(shape) | Self::Custom(shape) => Some(shape),
            Self::Empty => None,
        }
    }
}

/// What an action answers with that has nothing to tell.
pub const DONE: &str = r#"{"done":true}"#;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Read,
    Write,
    Destroy,
}

pub const MAX_ITEMS: Field =
    Field::integer("max_items", "Maximum number of items to return across all pages.", &(1, 100_000), "25").or("100");
pub const CURSOR: Field = Field::string("cursor", "Pagination cursor: `next` of the previous page.", "eyJwIjoiYyJ9");
/// The words for files, which are never JSON to the connector, whatever they hold.
pub const FILE_ENCODINGS: &[Variant] = &[
    Variant::same(Encoding::Text.name()),
    Variant::same(Encoding::Base64.name()),
    Variant::same(Encoding::Blob.name()),
];
pub const ENCODING: Field = Field::enumeration(
    "encoding",
    "Encoding of the content. Defaults to `text` for UTF-8 and `base64` otherwise.",
    FILE_ENCODINGS,
    "text",
);
const INCLUDE_RAW: Field =
    Field::boolean("include_raw", "Whether to include Bitbucket's unmodified response as `raw`.").or("false");

impl Action {
    pub fn on(&self, product: Product) -> Option<&'static Call> {
        match product {
            Product::Cloud => self.cloud,
            Product::DataCenter => self.data_center,
        }
    }

    pub fn products(&self) -> impl Iterator<Item = (Product, &'static Call)> {
        [Product::Cloud, Product::DataCenter].into_iter().filter_map(|p| self.on(p).map(|call| (p, call)))
    }

    /// The inputs that may be given, with those that every action of its kind takes.
    pub fn optional(&self) -> impl Iterator<Item = &'static Field> + use<> {
        let common: &'static [&'static Field] = match self.output {
            Output::Object(_) => &[&INCLUDE_RAW],
            Output::List(_) => &[&MAX_ITEMS, &CURSOR, &INCLUDE_RAW],
            Output::Content(_) => &[&ENCODING],
            Output::Custom(_) | Output::Empty => &[],
        };
        self.optional.iter().chain(common).copied()
    }

    /// Every input.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.required.iter().copied().chain(self.optional())
    }

    /// What a form for it asks for.
    pub fn form(&self) -> Form {
        Form {
            id: self.id,
            required: self.required.to_vec(),
            optional: self.optional().collect(),
            one_of: self.one_of,
            products: self.products().map(|(product, _)| product).collect(),
        }
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
        self.request.split_once(' ').map_or("", |(method, _)| method)
    }

    pub fn path(&self) -> &'static str {
        self.request.split_once(' ').map_or("", |(_, path)| path)
    }
}
