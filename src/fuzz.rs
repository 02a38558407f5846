//! What may never happen, whatever people enter and servers answer: a panic, a request outside the root, a credential or
//! a secret anywhere but in the `Authorization` of a request to the API. The targets are in `fuzz/targets`.
//!
//! | target | what is made up |
//! |---|---|
//! | `addresses` | method and path of Call API |
//! | `redirects` | where answers lead, one after the other |
//! | `pages` | the answers to a list |
//! | `failures` | status, type and body of a failure |
//! | `shapes` | any JSON, with the names that the action's shape knows |
//! | `settings` | a connection |
//! | `cursors` | where a list goes on |
//! | `templates` | the texts of any action's input |
//! | `deliveries` | webhooks: signed bodies of any trigger's events, and unsigned ones, which start nothing |

use std::cell::{Cell, RefCell};

use excerpt::{Arena, Excerpt, Wanted};
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};
use sha2::Sha256;
use url::Url;

use crate::base::error::Result;
use crate::base::host::{
    ConnectionError, Content, Entry, Header, Host, HttpError, Purpose, RefreshLock, Request, Response, StoreError,
    Tokens,
};
use crate::base::json as parsing;
use crate::base::product::Product;
use crate::catalog::connection::{self, origins};
use crate::catalog::{self, triggers};
use crate::contract::invoke::invoke;
use crate::contract::triggers::{Listener, receive};
use crate::engine::action::{Action, Output};
use crate::engine::reader::Reader;
use crate::engine::schema;
use crate::engine::shape::{Demand, MemberType, Shape};
use crate::http::delivery::Delivery;

const SECRET: &str = "hunter2-hunter2";
const PRODUCTS: [Product; 2] = [Product::Cloud, Product::DataCenter];
/// More than any of the targets' answers need; what goes on beyond is stopped, as a host would.
const MOST_SENT: usize = 300;

pub fn addresses(data: &[u8]) {
    let (product, text) = start(data);
    let (method, path) = text.split_once('\n').unwrap_or(("GET", &text));
    let input = json!({ "method": method, "path": path });
    run(data, product, "call-api", &input, &|_| answer(200, "application/json", "{}".into()));
}

pub fn redirects(data: &[u8]) {
    let (product, text) = start(data);
    let places: Vec<_> = text.split('\n').collect();
    let statuses = [301, 302, 303, 307, 308];
    let input = json!({ "method": if text.len() % 2 == 0 { "GET" } else { "PUT" }, "path": "/things", "body": {} });
    run(data, product, "call-api", &input, &|sent| match places.get(sent) {
        Some(place) => {
            let mut response = answer(statuses[place.len() % statuses.len()], "text/plain", String::new())?;
            response.headers.push(Header { name: "Location".into(), value: (*place).into() });
            Ok(response)
        }
        None => answer(200, "application/json", "{}".into()),
    });
}

pub fn pages(data: &[u8]) {
    let (product, action, rest) = chosen(data, |action| matches!(action.output, Output::List(_)));
    let pages: Vec<_> = rest.split(|byte| *byte == 0xff).map(|page| page_of(page, product)).collect();
    let input = schema::sample_input(&action.form(), Some(product));
    run(data, product, action.id, &input, &|sent| {
        answer(200, "application/json", pages[sent % pages.len()].to_string())
    });
}

pub fn failures(data: &[u8]) {
    let (product, action, rest) = chosen(data, |_| true);
    let [high, low, kind, rest @ ..] = rest else { return };
    let status = 400 + u16::from_be_bytes([*high, *low]) % 200;
    let media = ["application/json", "text/html", "text/plain", ""][usize::from(*kind) % 4];
    // A server may echo what it was sent.
    let body = String::from_utf8_lossy(rest).replace("$", SECRET);
    let input = schema::sample_input(&action.form(), Some(product));
    run(data, product, action.id, &input, &|_| answer(status, media, body.clone()));
}

pub fn shapes(data: &[u8]) {
    let (product, action, rest) = chosen(data, |_| true);
    let mut names = vec!["values", "next", "size", "isLastPage", "nextPageStart", "id", "uuid"];
    if let Some(shape) = action.output.shape() {
        names_of(shape, product, &mut names);
        is_read_alike(shape, product, &made_up(&mut rest.iter().copied(), &names, 0).to_string());
    }
    let mut bytes = rest.iter().copied();
    let answers: Vec<_> = (0..4).map(|_| made_up(&mut bytes, &names, 0).to_string()).collect();
    let mut input = schema::sample_input(&action.form(), Some(product));
    input["include_raw"] = (data.len() % 2 == 0).into();
    run(data, product, action.id, &input, &|sent| answer(200, "application/json", answers[sent % 4].clone()));
}

pub fn settings(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = origins(&text);
    let Ok(connection) = connection::read("fuzzed", &text) else { return };
    let root = &connection.root;
    assert!(matches!(root.scheme(), "https" | "http") && root.path().ends_with('/'), "{root}");
    assert!(root.username().is_empty() && root.password().is_none() && root.query().is_none(), "{root}");
}

pub fn cursors(data: &[u8]) {
    let (product, action, rest) = chosen(data, |action| matches!(action.output, Output::List(_)));
    let mut input = schema::sample_input(&action.form(), Some(product));
    input["cursor"] = String::from_utf8_lossy(rest).into();
    run(data, product, action.id, &input, &|_| {
        answer(200, "application/json", r#"{"values":[],"isLastPage":true}"#.into())
    });
}

pub fn templates(data: &[u8]) {
    let (product, action, rest) = chosen(data, |_| true);
    let texts = String::from_utf8_lossy(rest);
    let mut texts = texts.split('\n');
    let mut input = schema::sample_input(&action.form(), Some(product));
    replace(&mut input, &mut || texts.next().map(str::to_owned));
    run(data, product, action.id, &input, &|_| answer(200, "application/json", "{}".into()));
}

pub fn deliveries(data: &[u8]) {
    let at = |index: usize| usize::from(data.get(index).copied().unwrap_or(0));
    let (product, rest) = (PRODUCTS[at(0) % 2], data.get(4..).unwrap_or(&[]));
    let fitting: Vec<_> = triggers::all().filter(|trigger| trigger.is_on(product)).collect();
    let trigger = fitting[at(1) % fitting.len()];
    let keys = trigger.keys(product);
    let key = keys
        .get(at(2) % (keys.len() + 1))
        .map_or_else(|| String::from_utf8_lossy(rest).into(), |key| (*key).to_owned());
    let mut names =
        vec!["push", "changes", "ref", "refId", "fromHash", "toHash", "old", "new", "target", "commits", "type", "id"];
    names_of(trigger.event, product, &mut names);
    let body = match at(3) % 4 {
        0 => rest.to_vec(),
        _ => made_up(&mut rest.iter().copied(), &names, 0).to_string().into_bytes(),
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("a key of any length");
    mac.update(&body);
    let digits: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let mut config = schema::sample_input(&triggers::form(trigger), Some(product));
    config["per"] = ["push", "ref", "commit"][at(3) % 3].into();
    if !trigger.options.iter().any(|field| field.name == "per") {
        parsing::take_out(&mut config, "per");
    }
    let listener = Listener {
        id: "fuzzed".into(),
        trigger: trigger.id.into(),
        config: config.to_string(),
        state: Some(json!({ "v": 1, "secret": SECRET }).to_string()),
    };
    let host = Watched {
        product,
        answer: &|_| answer(200, "application/json", r#"{"values":[],"isLastPage":true}"#.into()),
        sent: Cell::new(0),
        now: Cell::new(1_800_000_000_000),
        told: RefCell::default(),
    };
    for signed in [true, false] {
        let signature = if signed { format!("sha256={digits}") } else { format!("sha256={}", "0".repeat(64)) };
        let header = |name: &str, value: &str| Header { name: name.into(), value: value.into() };
        let headers = vec![header("X-Event-Key", &key), header("X-Hub-Signature", &signature)];
        let delivery = Delivery { method: "POST".into(), headers, body: body.clone() };
        match receive(&host, "fuzzed", std::slice::from_ref(&listener), &delivery) {
            Ok(received) => {
                assert!(signed || received.events.is_empty(), "what nobody signed starts nothing");
                assert!(received.failures.iter().all(|(_, error)| !format!("{error:?}").contains(SECRET)));
            }
            Err(error) => assert!(!signed && !format!("{error:?}").contains(SECRET), "{error:?}"),
        }
    }
}

/// The product that the first byte chooses, and the rest as text.
fn start(data: &[u8]) -> (Product, String) {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    (PRODUCTS[usize::from(*first) % 2], String::from_utf8_lossy(rest).into_owned())
}

/// The product and action that the first bytes choose, and the rest.
fn chosen(data: &[u8], fits: fn(&Action) -> bool) -> (Product, &'static Action, &[u8]) {
    let at = |index: usize| usize::from(data.get(index).copied().unwrap_or(0));
    let product = PRODUCTS[at(0) % 2];
    let fitting: Vec<_> =
        catalog::all().into_iter().filter(|action| action.on(product).is_some() && fits(action)).collect();
    (product, fitting[at(1) % fitting.len()], data.get(2..).unwrap_or(&[]))
}

/// What a page may say of itself and of its place.
fn page_of(bytes: &[u8], product: Product) -> Value {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if let Ok(page) = parsing::parse(&text) {
        return page;
    }
    let item = json!({ "id": text.len(), "uuid": text, "name": text, "slug": text });
    match product {
        Product::Cloud => json!({ "values": [item, null], "next": text, "size": bytes.len(), "page": bytes.first() }),
        Product::DataCenter => json!({
            "values": [item, null], "isLastPage": bytes.first().is_none_or(|byte| byte % 3 == 0),
            "nextPageStart": bytes.get(1), "size": 1, "start": 0,
        }),
    }
}

/// What a shape makes of the excerpt that it wants is what it makes of the whole answer.
fn is_read_alike(shape: &'static Shape, product: Product, text: &str) {
    let Ok(whole) = parsing::parse(text) else { return };
    let mut wanted = Wanted::default();
    let reader = Reader::new(shape, product);
    reader.want(&mut wanted);
    let arena = Arena::new();
    let excerpt = Excerpt::read(text, &wanted, &arena).expect("JSON");
    let told = |answer| reader.show(answer, &arena, Demand::Nothing).expect("nothing is demanded").to_string();
    assert_eq!(told(excerpt), told(Excerpt::of(&whole)));
}

/// All names that a shape looks for.
fn names_of(shape: &'static Shape, product: Product, names: &mut Vec<&'static str>) {
    for member in shape.members {
        let places = member.source.on(product).split(['.', '|', '=', '@', '*']);
        names.extend(places.filter(|name| !name.is_empty()));
        if let MemberType::Object(shape) | MemberType::Array(shape) = member.ty
            && names.len() < 500
        {
            names_of(shape, product, names);
        }
    }
}

/// JSON that the bytes decide about.
fn made_up(bytes: &mut impl Iterator<Item = u8>, names: &[&str], depth: usize) -> Value {
    let Some(kind) = bytes.next() else { return Value::Null };
    let mut next = || bytes.next().unwrap_or(0);
    match kind % 10 {
        0 => Value::Null,
        1 => (next() % 2 == 0).into(),
        2 => (i64::from(next()) << (next() % 56)).into(),
        3 => (-i64::from(next())).into(),
        4 => (f64::from(next()) * 1e300).into(),
        5 => ["", "2026-11-20T09:30:00Z", "..", "a/b", "\u{0}", "\u{202e}", "{uuid}", "OPEN"][usize::from(next()) % 8]
            .into(),
        6 => char::from(next()).to_string().repeat(usize::from(next())).into(),
        7 if depth < 6 => {
            let count = next() % 4;
            (0..count).map(|_| made_up(bytes, names, depth + 1)).collect()
        }
        _ if depth < 6 => {
            let count = next() % 12;
            let mut members = Map::new();
            for _ in 0..count {
                let place = usize::from(bytes.next().unwrap_or(0)) << 8 | usize::from(bytes.next().unwrap_or(0));
                members.insert(names[place % names.len()].to_owned(), made_up(bytes, names, depth + 1));
            }
            members.into()
        }
        _ => "deep".into(),
    }
}

fn replace(value: &mut Value, next: &mut dyn FnMut() -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(other) = next() {
                *text = other;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, next)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, next)),
        _ => {}
    }
}

type Answered = Result<Response, HttpError>;

fn answer(status: u16, media: &str, body: String) -> Answered {
    let headers = vec![Header { name: "Content-Type".into(), value: media.into() }];
    Ok(Response { status, headers, body: Content::Text(body) })
}

/// Runs an action, and looks at what leaves and at what is told.
fn run(data: &[u8], product: Product, action: &str, input: &Value, answer: &dyn Fn(usize) -> Answered) {
    // What a person typed, or a server told as a name, goes where it is said to go; addresses lose their line breaks.
    let joined: Vec<u8> = data.iter().copied().filter(|byte| !matches!(byte, b'\t' | b'\r' | b'\n')).collect();
    if joined.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()) {
        return;
    }
    let (sent, now) = (Cell::new(0), Cell::new(1_800_000_000_000));
    let host = Watched { product, answer, sent, now, told: RefCell::default() };
    match invoke(&host, "fuzzed", action, &input.to_string()) {
        Ok(output) => drop(parsing::parse(&output).expect("an output is JSON")),
        Err(error) => assert!(!format!("{error:?}").contains(SECRET), "{error:?}"),
    }
    assert!(!host.told.borrow().contains(SECRET), "{}", host.told.borrow());
}

/// A host that lets nothing pass which may not be.
struct Watched<'a> {
    product: Product,
    answer: &'a dyn Fn(usize) -> Answered,
    sent: Cell<usize>,
    now: Cell<u64>,
    told: RefCell<String>,
}

impl Watched<'_> {
    fn look(&self, request: &Request) {
        let url: Url = request.url.parse().expect("an address");
        let inside = match self.product {
            Product::Cloud => ["https://api.bitbucket.org/2.0/", "https://bitbucket.org/"],
            Product::DataCenter => ["https://git.example.com/bitbucket/rest/"; 2],
        };
        let has = |header: &Header| header.value.contains(SECRET) || header.name.eq_ignore_ascii_case("authorization");
        match request.purpose {
            Purpose::Api => {
                assert!(inside.iter().any(|root| url.as_str().starts_with(root)), "{url} is outside");
                assert!(!climbs(url.path()), "{url} climbs");
            }
            Purpose::Token | Purpose::Storage => {
                assert!(!request.headers.iter().any(has), "{url} gets a credential");
                assert!(url.scheme() == "https" || url.host_str() == Some("localhost"), "{url} is in the clear");
            }
        }
        assert!(!request.url.contains(SECRET), "{url} holds the secret");
        let line_break = |header: &Header| header.value.contains(['\r', '\n']) || header.name.contains(['\r', '\n']);
        assert!(!request.headers.iter().any(line_break), "a header breaks its line");
    }
}

/// Another way to ask what `api::address` asks.
fn climbs(path: &str) -> bool {
    let mut path = path.to_owned();
    for _ in 0..8 {
        let segments = path.replace('\\', "/");
        if segments.split('/').any(|segment| matches!(segment.split(';').next(), Some("." | ".."))) {
            return true;
        }
        path = percent_decode_str(&path).decode_utf8_lossy().into_owned();
    }
    false
}

impl Host for Watched<'_> {
    fn connection(&self, _: &str) -> Result<String, ConnectionError> {
        let settings = match self.product {
            Product::Cloud => {
                json!({ "product": "cloud", "credential": "api-token", "email": "ada@example.com", "token": SECRET })
            }
            Product::DataCenter => json!({
                "product": "data-center", "credential": "http-access-token",
                "base_url": "https://git.example.com/bitbucket", "token": SECRET,
            }),
        };
        Ok(settings.to_string())
    }

    fn send(&self, request: Request) -> Answered {
        self.look(&request);
        let sent = self.sent.replace(self.sent.get() + 1);
        if sent == MOST_SENT {
            return Err(HttpError::Cancelled("enough".into()));
        }
        (self.answer)(sent)
    }

    fn send_all(&self, requests: Vec<Request>) -> Vec<Answered> {
        requests.into_iter().map(|request| self.send(request)).collect()
    }

    fn load_tokens(&self, _: &str) -> Result<Option<Entry>, StoreError> {
        Ok(None)
    }

    fn save_tokens(&self, _: &str, _: &Tokens, _: Option<u64>) -> Result<u64, StoreError> {
        Ok(1)
    }

    fn forget_tokens(&self, _: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn lock_tokens(&self, _: &str, _: u32) -> Result<RefreshLock, StoreError> {
        Ok(RefreshLock(Box::new(())))
    }

    fn attempt(&self) -> u32 {
        1
    }

    fn deadline(&self) -> Option<u64> {
        None
    }

    fn now(&self) -> u64 {
        self.now.get()
    }

    fn sleep(&self, ms: u32) {
        self.now.set(self.now.get() + u64::from(ms));
    }

    fn random(&self, len: u32) -> Vec<u8> {
        vec![7; len as usize]
    }

    fn debug(&self, message: &str) {
        self.warn(message);
    }

    fn warn(&self, message: &str) {
        self.told.borrow_mut().push_str(message);
    }

    fn progress(&self, _: u64, _: Option<u64>, what: &str) {
        self.warn(what);
    }
}
