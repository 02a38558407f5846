//! Who works in the workspace.

/// A person whom both products know.
#[derive(Debug, PartialEq, Eq)]
pub struct Person {
    pub number: u32,
    /// Also the slug, the user name and the local part of the e-mail address.
    pub nickname: &'static str,
    pub name: &'static str,
}

/// Ada administers everything, and opened what is there in the beginning.
pub static ADA: Person = Person { number: 1, nickname: "ada", name: "Ada Example" };
/// The reviewer.
pub static GRACE: Person = Person { number: 2, nickname: "grace", name: "Grace Example" };
/// Another.
pub static LINUS: Person = Person { number: 3, nickname: "linus", name: "Linus Sample" };

/// Everybody.
pub static PEOPLE: [&Person; 3] = [&ADA, &GRACE, &LINUS];

impl Person {
    /// By any name that either product calls somebody: nickname, `uuid`, `account_id`.
    pub fn named(name: &str) -> Option<&'static Self> {
        PEOPLE.into_iter().find(|person| {
            person.nickname.eq_ignore_ascii_case(name) || person.uuid() == name || person.account_id() == name
        })
    }

    /// On Cloud.
    pub fn uuid(&self) -> String {
        format!("{{8d1c2b3a-{:04}-4a5b-9c6d-7e8f90a1b2c3}}", self.number)
    }

    /// Of the Atlassian account.
    pub fn account_id(&self) -> String {
        format!("557058:0a1b2c3d-{:04}", self.number)
    }

    pub fn email(&self) -> String {
        format!("{}@example.com", self.nickname)
    }
}
