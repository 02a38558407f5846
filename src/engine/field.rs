//! What an input of an action or a setting of a connection is.

use crate::base::product::Product;

/// One input of an action or one setting of a connection.
#[derive(Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    /// As a form labels it; empty where the name says it.
    pub title: &'static str,
    /// What it is, in the same words wherever an action has an input of this name.
    pub about: &'static str,
    /// What it means here, as a further sentence; empty for nothing more.
    pub note: &'static str,
    pub ty: Type,
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
    /// JSON Schema's format of a string, such as `uri`; empty for none.
    pub format: &'static str,
    /// The input that has to be given with it; empty for none.
    pub requires: &'static str,
    /// Inputs that cannot be given with it.
    pub conflicts_with: &'static [&'static str],
    /// Shown in the sample although it may be left out.
    pub sampled: bool,
    /// The connection's own value stands for an absent one, where it must be given.
    pub inherited: bool,
    pub secret: bool,
}

#[derive(Clone, Copy)]
pub enum Type {
    /// Text, down to so many characters.
    String {
        min: usize,
    },
    /// Text that names something in an address: no `.`, no `..`, no control character, no half of a pair of braces.
    Id,
    /// Somebody: id, user name, e-mail address or display name; `users.rs` makes of it what the product calls them.
    User,
    /// Path of a file: its slashes separate, no segment is `.` or `..`.
    Path,
    /// Text to search for, which goes between quotes: none inside, no backslash.
    Search,
    /// A whole number between these, both included.
    Integer(&'static (i64, i64)),
    Boolean,
    /// One of few words.
    Enum(&'static [Variant]),
    Array(&'static Type),
    /// An object.
    Object(&'static Record),
    /// A file of the host's store: an object with the members of [`FILE`].
    File,
    /// Names, each with a text, number or flag, or a list of these.
    Map,
    /// Any JSON.
    Any,
}

/// The members of an object.
pub struct Record {
    pub required: &'static [&'static Field],
    pub optional: &'static [&'static Field],
}

/// A file of the host's store, as every JSON has it: the contract says so.
pub const FILE: Record = Record {
    required: &[&Field::string("blob", "Handle of the file in the workflow platform's store.", "blob-1")],
    optional: &[
        &Field::string("name", "Name of the file.", "logo.png"),
        &Field::string("media_type", "Media type of the file.", "image/png"),
        &Field::integer("size", "Size in bytes.", &(0, i64::MAX), "1024"),
    ],
};

/// A word of ours and what either product calls it: empty where a product has no such thing, several separated by
/// spaces where it takes them all. `true` and `false` stand for flags.
pub struct Variant {
    pub name: &'static str,
    pub cloud: &'static str,
    pub data_center: &'static str,
}

impl Variant {
    /// A word of the connector's own, which it never sends.
    pub const fn same(name: &'static str) -> Self {
        Self::new(name, name, name)
    }

    pub const fn new(name: &'static str, cloud: &'static str, data_center: &'static str) -> Self {
        Self { name, cloud, data_center }
    }

    pub fn on(&self, product: Product) -> &'static str {
        match product {
            Product::Cloud => self.cloud,
            Product::DataCenter => self.data_center,
        }
    }
}

impl Field {
    /// A field of any kind, for the kinds that have no function of their own.
    pub const fn new(ty: Type, name: &'static str, about: &'static str, example: &'static str) -> Self {
        Self {
            name,
            title: "",
            about,
            note: "",
            ty,
            example,
            default: "",
            clearable: false,
            only: None,
            since: "",
            format: "",
            requires: "",
            conflicts_with: &[],
            sampled: false,
            inherited: false,
            secret: false,
        }
    }

    pub const fn string(name: &'static str, about: &'static str, example: &'static str) -> Self {
        Self::new(Type::String { min: 1 }, name, about, example)
    }

    pub const fn id(name: &'static str, about: &'static str, example: &'static str) -> Self {
        Self::new(Type::Id, name, about, example)
    }

    pub const fn integer(
        name: &'static str,
        about: &'static str,
        range: &'static (i64, i64),
        example: &'static str,
    ) -> Self {
        Self::new(Type::Integer(range), name, about, example)
    }

    pub const fn boolean(name: &'static str, about: &'static str) -> Self {
        Self::new(Type::Boolean, name, about, "true")
    }

    pub const fn enumeration(
        name: &'static str,
        about: &'static str,
        words: &'static [Variant],
        example: &'static str,
    ) -> Self {
        Self::new(Type::Enum(words), name, about, example)
    }

    pub const fn user(name: &'static str, about: &'static str, example: &'static str) -> Self {
        Self::new(Type::User, name, about, example)
    }

    pub const fn users(name: &'static str, about: &'static str, example: &'static str) -> Self {
        Self::new(Type::Array(&Type::User), name, about, example)
    }

    /// A list of ids.
    pub const fn ids(name: &'static str, about: &'static str, example: &'static str) -> Self {
        Self::new(Type::Array(&Type::Id), name, about, example)
    }

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

    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = title;
        self
    }

    pub const fn format(mut self, format: &'static str) -> Self {
        self.format = format;
        self
    }

    pub const fn requires(mut self, input: &'static str) -> Self {
        self.requires = input;
        self
    }

    pub const fn conflicts_with(mut self, inputs: &'static [&'static str]) -> Self {
        self.conflicts_with = inputs;
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
