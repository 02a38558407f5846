//! Output shapes: where each member lies in either product's answer, and what it becomes, so that both read alike.

use excerpt::Excerpt;
use serde_json::{Map, Value};

use crate::base::product::Product;
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
    /// Every member, null.
    pub fn empty(&self) -> Map<String, Value> {
        self.members.iter().map(|member| (member.name.to_owned(), Value::Null)).collect()
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
