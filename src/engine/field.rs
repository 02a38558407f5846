//! What an input of an action or a setting of a connection is.

use crate::base::product::Product;

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
    /// Somebody: id, user name, e-mail address or display name; `users.rs` makes of it what the product calls them.
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
