//! Every fixture is held against what Atlassian publishes of requests and answers.

mod check;
mod exceptions;
mod schemas;

use crate::{LIBRARY, assert_none, oracle, root};
use check::{Check, Found};
use exceptions::{Exceptions, How};
use host_test::{
    fixture::{Exchange, Fixture, Reply, Source},
    http::Case,
    operations,
};
use schemas::{Published, Type};
use std::{collections::BTreeSet, env};
use url::Url;

/// Everything to hold a product's fixtures against.
struct Oracle {
    product: &'static str,
    listed: Vec<operations::Operation>,
    published: Published,
    exceptions: Exceptions,
}

impl Oracle {
    fn of(product: &'static str) -> Self {
        Self {
            product,
            listed: operations::of(product),
            published: schemas::of(product),
            exceptions: Exceptions::of_product(product),
        }
    }

    /// What is published of the operation that this request is; none of storage and of what else is none of the API.
    fn operation(&self, exchange: &Exchange) -> Option<&schemas::Operation> {
        let listed = oracle::operation(&self.listed, self.product, &exchange.request)?;
        let mut published = self.published.operations.iter();
        let found = published.find(|it| it.method == listed.method && it.path == listed.path);
        Some(found.unwrap_or_else(|| panic!("{} {} is listed and has no schemas", listed.method, listed.path)))
    }

    fn check(&self, reply: bool) -> Check<'_> {
        Check { published: &self.published, exceptions: &self.exceptions, reply, found: Found::default() }
    }

    /// Whether the query and the body are as published.
    fn request<'a>(&'a self, operation: &'a schemas::Operation, exchange: &Exchange) -> Found<'a> {
        let mut check = self.check(false);
        let url = Url::parse(&exchange.request.url).expect("an address");
        for (name, _) in url.query_pairs() {
            if !self.takes(operation, &name) {
                check.surplus(operation.name, &format!("?{name}"), "no such parameter is published");
            }
        }
        if let Some(json) = &exchange.request.body.json {
            check.body(operation.name, "body", operation.body.as_ref(), json);
        }
        check.found
    }

    /// Whether an answer of success is as published; none if it is none.
    fn reply<'a>(&'a self, operation: &'a schemas::Operation, exchange: &Exchange) -> Option<Found<'a>> {
        let Reply::Answer { status: status @ 200..=399, body, .. } = &exchange.reply else { return None };
        let mut check = self.check(true);
        let known = operation.answers.iter().find(|(known, _)| known == status);
        match (known, &body.json) {
            (Some((_, types)), Some(json)) => check.body(operation.name, &status.to_string(), types.as_ref(), json),
            (None, Some(json)) => check.body(operation.name, &status.to_string(), None, json),
            // Where a redirect leads is looked at by itself, and of some operations there is no page.
            (None, None) if *status >= 300 || operation.group.is_none() => return None,
            (None, None) => check.surplus(operation.name, &status.to_string(), "no such answer is published"),
            (Some(_), None) => {}
        }
        Some(check.found)
    }

    fn takes(&self, operation: &schemas::Operation, name: &str) -> bool {
        let pages = operation.answers.iter().any(|(_, types)| match types {
            Some(Type::Named(name)) => name.starts_with("paginated_"),
            _ => false,
        });
        operation.query.contains(&name)
            // What Cloud tells of all its operations, and of all its lists, has pages of its own.
            || self.product == "cloud" && (name == "fields" || pages && matches!(name, "page" | "pagelen"))
    }

    /// The address of the page that has a group of operations.
    fn page(&self, group: &str) -> String {
        let root = match self.product {
            "cloud" => "https://developer.atlassian.com/cloud/bitbucket/rest",
            _ => "https://developer.atlassian.com/server/bitbucket/rest/v1000",
        };
        format!("{root}/api-group-{group}/")
    }

    /// Everything that is found in a case.
    fn judge(&self, case: &Case) -> Judged<'_> {
        let mut judged = Judged { failed: case.fixture.error.is_some(), ..Judged::default() };
        for exchange in &case.fixture.calls {
            judged.failed |= !matches!(exchange.reply, Reply::Answer { status: ..=399, .. });
            let Some(operation) = self.operation(exchange) else { continue };
            judged.pages.extend(operation.group.map(|group| self.page(group)));
            judged.alone.extend(operation.group.is_none().then_some(operation.name));
            // Call API sends what it is told.
            if case.fixture.action != "call-api" {
                judged.sent.add(self.request(operation, exchange));
            }
            if let Some(found) = self.reply(operation, exchange) {
                judged.answered.add(found);
            }
        }
        judged
    }
}

#[derive(Default)]
struct Judged<'a> {
    sent: Found<'a>,
    answered: Found<'a>,
    pages: BTreeSet<String>,
    /// Operations that no page has.
    alone: BTreeSet<&'a str>,
    /// Whether something goes wrong in it: errors are told in prose, if at all.
    failed: bool,
}

/// How the reasons begin that are found here. All others are an author's own.
const FOUND: [&str; 3] = ["no page has ", "not published: ", "nobody could confirm "];

impl Judged<'_> {
    /// Where its replies can come from, if they are as published but for the exceptions.
    fn source(&self, exceptions: &Exceptions) -> Source {
        if self.failed || self.pages.is_empty() && self.alone.is_empty() {
            return Source::Composed(None);
        }
        let unlisted = exceptions.all().filter(|exception| exception.how != How::Told).map(|exception| &*exception.at);
        let told = |at: &&str| !self.alone.iter().any(|operation| at.starts_with(operation));
        let unlisted: Vec<_> = unlisted.filter(|at| self.answered.excepted.contains(at)).filter(told).collect();
        let alone: Vec<_> = self.alone.iter().copied().collect();
        let unconfirmed: Vec<_> = self.answered.unconfirmed.iter().copied().collect();
        let found = [alone, unlisted, unconfirmed].into_iter().zip(FOUND);
        let whys: Vec<_> =
            found.filter(|(what, _)| !what.is_empty()).map(|(what, why)| format!("{why}{}", what.join(", "))).collect();
        match whys.is_empty() {
            true => Source::Documented(self.pages.iter().cloned().collect()),
            false => Source::Composed(Some(whys.join("; "))),
        }
    }
}

/// An author's own reason why a fixture's replies are not as published.
fn own_reason(source: &Source) -> Option<&str> {
    match source {
        Source::Composed(Some(why)) => Some(&**why).filter(|why| !FOUND.iter().any(|found| why.starts_with(found))),
        _ => None,
    }
}

/// `UPDATE=1` writes where a fixture's replies come from, unless it was recorded or has a reason of its own.
#[test]
fn fixtures_are_as_published_and_say_where_they_come_from() {
    let mut faults = Vec::new();
    let mut unsaid = [BTreeSet::new(), BTreeSet::new()];
    for (oracle, unsaid) in ["cloud", "data-center"].map(Oracle::of).iter().zip(&mut unsaid) {
        let mut seen = Found::default();
        for case in LIBRARY.cases().filter(|case| case.product == oracle.product) {
            let name = format!("{}/{}", case.product, case.name);
            let judged = oracle.judge(case);
            faults.extend(judged.sent.faults.iter().map(|fault| format!("{name}: sent {fault}")));
            let derived = judged.source(&oracle.exceptions);
            let source = &case.fixture.source;
            match own_reason(source) {
                // What is real is right, whatever is published.
                None if *source == Source::Recorded => {}
                Some(why) if judged.answered.faults.is_empty() => {
                    faults.push(format!("{name}: its replies are as published, so its source is not `{why}`"));
                }
                Some(_) => {}
                None if !judged.answered.faults.is_empty() => {
                    faults.extend(judged.answered.faults.iter().map(|fault| format!("{name}: answered {fault}")));
                }
                None if *source == derived => {}
                None if env::var_os("UPDATE").is_some() => {
                    let path = root().join("fixtures").join(case.product).join(format!("{}.json", case.name));
                    let fixture = Fixture { source: derived, ..case.fixture.clone() };
                    fixture.save(&path).expect("the fixtures can be written");
                }
                None => faults.push(format!(
                    "{name}: its source is `{}`, not `{}`",
                    String::from(derived),
                    String::from(source.clone())
                )),
            }
            seen.add(judged.sent);
            seen.add(judged.answered);
        }
        let idle = oracle.exceptions.all().filter(|exception| !seen.excepted.contains(&*exception.at));
        faults.extend(idle.map(|idle| format!("{}: nothing needs the exception `{}`", oracle.product, idle.at)));
        *unsaid = seen.unsaid;
    }
    assert_none(faults);
    // Places of which nothing is published but that something is there, and no more is known.
    assert_eq!(unsaid.each_ref().map(BTreeSet::len), [1, 10], "{unsaid:#?}");
}

#[test]
fn a_fixture_says_where_its_replies_come_from_in_one_of_four_forms() {
    let page = "https://developer.atlassian.com/cloud/bitbucket/rest/api-group-refs/";
    let documented = format!("documented {page} {page}");
    for source in ["recorded", "composed", "composed: a page of a proxy", &*documented] {
        let read = Source::try_from(source.to_owned()).expect("a source");
        assert_eq!(String::from(read), source);
    }
    for none in
        ["", "invented", "composed:", "composed: ", "documented", "documented https://example.com/", "recorded once"]
    {
        assert!(Source::try_from(none.to_owned()).is_err(), "{none}");
    }
    let fixture =
        |source: &str| format!(r#"{{"about": "One.", {source} "action": "get-user", "input": {{}}, "calls": []}}"#);
    assert!(Fixture::parse(&fixture(r#""source": "composed","#)).is_ok());
    assert!(Fixture::parse(&fixture(r#""source": "invented","#)).is_err());
    assert!(Fixture::parse(&fixture("")).is_err());
}
