//! Whatever fits an action's schema: its requests are operations that exist, on the right server and well encoded, and
//! whatever comes back, it ends with an answer.

use crate::{HOST, LIBRARY, Offered, catalog, json, oracle::operation};
use async_trait::async_trait;
use host_test::{
    Services,
    blobs::{Blobs, FolderBlobs},
    demo, error,
    fixture::{Exchange, Reply, Sent},
    http::{Http, HttpError, Replay, Request, Response},
    operations::{self, Operation},
    policy::Policy,
    types::ErrorKind,
};
use jsonschema::Validator;
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::select,
    string::string_regex,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Map, Value, json as literal};
use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock, Mutex},
};
use tokio::runtime::Handle;

/// Inputs tried of each action on each product.
const TRIES: u32 = 16;
/// No action needs more requests than this for an input of this size.
const MOST_REQUESTS: usize = 400;

/// Inputs that fit a schema, by nothing but the schema.
fn fitting(schema: &Value) -> BoxedStrategy<Value> {
    if let Some(words) = schema["enum"].as_array() {
        return select(words.clone()).boxed();
    }
    match &schema["type"] {
        Value::Array(types) => {
            let one = |name: &Value| {
                let mut schema = schema.clone();
                schema["type"] = name.clone();
                fitting(&schema)
            };
            proptest::strategy::Union::new(types.iter().map(one)).boxed()
        }
        Value::String(name) => match name.as_str() {
            "string" => texts(schema),
            "integer" => {
                let (min, max) = (schema["minimum"].as_i64().unwrap_or(i64::MIN), schema["maximum"].as_i64());
                let max = max.unwrap_or(i64::MAX);
                let near = min.saturating_add(9).min(max);
                prop_oneof![Just(min), Just(max), min..=max, min..=near].prop_map(Value::from).boxed()
            }
            "number" => any::<i32>().prop_map(Value::from).boxed(),
            "boolean" => any::<bool>().prop_map(Value::from).boxed(),
            "null" => Just(Value::Null).boxed(),
            "array" => vec(fitting(&schema["items"]), 0..3).prop_map(Value::from).boxed(),
            "object" => objects(schema),
            other => panic!("a schema of the type {other}"),
        },
        _ => match schema["anyOf"].as_array() {
            Some(all) => proptest::strategy::Union::new(all.iter().map(fitting)).boxed(),
            None => select(vec![literal!(null), literal!([1, "a"]), literal!({ "a": { "b": true } })]).boxed(),
        },
    }
}

/// Some that people type, and any that the pattern lets pass.
fn texts(schema: &Value) -> BoxedStrategy<Value> {
    let validator = jsonschema::draft202012::new(schema).expect("a schema");
    let typed = [
        "web",
        "main",
        "feature/größe",
        "50% of a b",
        "a+b&c=d?e#f",
        "~ada",
        "{8d1c2b3a-0001}",
        "ada@example.com",
        "docs/read me.md",
        "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        "日本語",
        "a\\b|c",
        "%2e%2e",
        "7",
    ];
    let least = schema["minLength"].as_u64().unwrap_or_default();
    let any = match schema["pattern"].as_str() {
        Some(pattern) => string_regex(pattern.trim_start_matches('^').trim_end_matches('$')).expect("a pattern"),
        None => string_regex(&format!("(?s).{{{least},12}}")).expect("a pattern"),
    };
    prop_oneof![select(typed.to_vec()).prop_map(str::to_owned), any.prop_map(shortened)]
        .prop_map(Value::from)
        .prop_filter("it fits the schema", move |text| validator.is_valid(text))
        .boxed()
}

/// Long enough to be odd, short enough to be read.
fn shortened(text: String) -> String {
    let (first, rest) = text.split_at(text.char_indices().nth(8).map_or(text.len(), |(at, _)| at));
    // The last letter stays, as it may close a pair of braces.
    first.chars().chain(rest.chars().last()).collect()
}

fn objects(schema: &Value) -> BoxedStrategy<Value> {
    let required = |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|it| it == name));
    let Some(members) = schema["properties"].as_object() else {
        let pairs = btree_map("[a-z]{1,5}", fitting(&schema["additionalProperties"]), 0..3);
        return pairs.prop_map(|pairs| Value::Object(pairs.into_iter().collect())).boxed();
    };
    // A cursor is no text of one's own.
    let members = members.iter().filter(|(name, _)| *name != "cursor");
    let members: Vec<_> = members
        .map(|(name, member)| {
            let name = name.clone();
            let value = fitting(member);
            if required(&name) {
                value.prop_map(move |value| Some((name.clone(), value))).boxed()
            } else {
                prop::option::of(value).prop_map(move |value| value.map(|value| (name.clone(), value))).boxed()
            }
        })
        .collect();
    // Where exactly one of some members must be there, one is picked and the others go.
    let one_of = schema["oneOf"].as_array().cloned().unwrap_or_default();
    let one_of: Vec<_> = one_of.iter().filter_map(|one| one["required"][0].as_str().map(str::to_owned)).collect();
    let picked: Vec<_> = one_of.iter().map(|name| fitting(&schema["properties"][name])).collect();
    (members, any::<prop::sample::Index>(), picked)
        .prop_map(move |(members, index, mut picked)| {
            let mut members: Map<_, _> = members.into_iter().flatten().collect();
            if !one_of.is_empty() {
                let index = index.index(one_of.len());
                one_of.iter().for_each(|name| drop(members.remove(name)));
                members.insert(one_of[index].clone(), picked.swap_remove(index));
            }
            Value::Object(members)
        })
        .boxed()
}

/// The first recorded answer of success for each operation, by product, method and path.
static RECORDED: LazyLock<BTreeMap<(&str, &str, &str), Reply>> = LazyLock::new(|| {
    let listed = PRODUCTS.map(|product| (product, LazyLock::force(operations_of(product))));
    let mut recorded = BTreeMap::new();
    for case in LIBRARY.cases() {
        let (product, operations) = listed.iter().find(|(product, _)| *product == case.product).expect("one of both");
        for call in &case.fixture.calls {
            let success = matches!(call.reply, Reply::Answer { status: 200..300, .. });
            if let Some(operation) = operation(operations, product, &call.request).filter(|_| success) {
                recorded.entry((*product, operation.method, operation.path)).or_insert_with(|| call.reply.clone());
            }
        }
    }
    recorded
});

const PRODUCTS: [&str; 2] = ["cloud", "data-center"];
static CLOUD: LazyLock<Vec<Operation>> = LazyLock::new(|| operations::of("cloud"));
static DATA_CENTER: LazyLock<Vec<Operation>> = LazyLock::new(|| operations::of("data-center"));

fn operations_of(product: &str) -> &'static LazyLock<Vec<Operation>> {
    if product == "cloud" { &CLOUD } else { &DATA_CENTER }
}

/// A Bitbucket that answers anything with something, and looks at what it is asked.
struct Anything {
    product: &'static str,
    seen: Mutex<Seen>,
}

struct Seen {
    /// Decides what is answered.
    chance: u64,
    requests: usize,
    /// Texts that a path may hold: those of the input, words and defaults of the schema, and what was answered.
    known: Vec<String>,
    faults: Vec<String>,
}

impl Anything {
    fn new(action: &Offered, product: &'static str, chance: u64, input: &Value) -> Self {
        let mut known = vec!["HEAD".to_owned()];
        collect(input, &mut known);
        let schema = json(&action.schemas.input);
        for field in schema["properties"].as_object().into_iter().flatten().map(|(_, field)| field) {
            collect(&field["default"], &mut known);
            collect(&field["enum"], &mut known);
        }
        Self { product, seen: Mutex::new(Seen { chance, requests: 0, known, faults: Vec::new() }) }
    }

    fn answer(&self, sent: &Sent) -> Reply {
        let mut seen = self.seen.lock().expect("no panic under the lock");
        seen.requests += 1;
        if let Some(fault) = self.fault(sent, &seen.known) {
            seen.faults.push(fault);
        }
        seen.chance = seen.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let reply = self.reply(sent, seen.chance >> 33);
        if let Reply::Answer { headers, body, .. } = &reply {
            headers.values().for_each(|value| seen.known.extend(value.split('/').map(str::to_owned)));
            let told = body.bytes().ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
            told.iter().for_each(|json| collect(json, &mut seen.known));
        }
        reply
    }

    /// Mostly what was recorded for the operation, else what can come as well.
    fn reply(&self, sent: &Sent, chance: u64) -> Reply {
        let recorded = operation(operations_of(self.product), self.product, sent)
            .and_then(|operation| RECORDED.get(&(self.product, operation.method, operation.path)));
        let told = match (chance % 16, recorded) {
            (0..=9, Some(recorded)) => return recorded.clone(),
            (0, None) => literal!({ "status": 204 }),
            (1..=9, None) | (10, _) => {
                literal!({ "status": 200, "json": { "values": [], "isLastPage": true, "pagelen": 10 } })
            }
            (11, _) => {
                literal!({ "status": 200, "json": { "id": 1, "name": "a", "values": [{}, null, 7, { "id": "x" }] } })
            }
            (12, _) if self.product == "cloud" => {
                literal!({ "status": 404, "json": { "type": "error", "error": { "message": "No." } } })
            }
            (12, _) => {
                literal!({ "status": 409, "json": { "errors": [{ "message": "No.", "exceptionName": "x.PullRequestOutOfDateException" }] } })
            }
            (13, _) => literal!({ "status": 404, "text": "Not Found" }),
            (14, _) => literal!({ "status": 200, "text": "", "headers": {} }),
            _ => literal!({ "status": 200, "text": "<html>", "headers": { "Content-Type": "text/html" } }),
        };
        serde_json::from_value(told).expect("a reply")
    }

    /// What is wrong with a request.
    fn fault(&self, sent: &Sent, known: &[String]) -> Option<String> {
        let told = format!("{} {}", sent.method, sent.url);
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?&=%@!$'()*+,;[]".contains(&byte);
        if !sent.url.bytes().all(allowed) || sent.url.split('%').skip(1).any(|rest| !is_encoded(rest)) {
            return Some(format!("{told} is not encoded"));
        }
        let (path, _) = sent.url.split_once('?').unwrap_or((&sent.url, ""));
        let (_, inside) = path.split_once("://").expect("an absolute address");
        if path.split('/').any(|segment| matches!(&*decoded(segment), "." | "..")) || inside.contains("//") {
            return Some(format!("{told} leads elsewhere"));
        }
        // Cloud's archives are among its web pages.
        if let Some(page) = path.strip_prefix("https://bitbucket.org/").filter(|_| self.product == "cloud") {
            let page: Vec<_> = page.split('/').map(decoded).collect();
            let given = |text: &str| known.iter().any(|known| text.contains(known.as_str()));
            return match &page[..] {
                [workspace, repo, get, file] if get == "get" => {
                    let names = [workspace.as_str(), repo, file.strip_prefix("HEAD.").map_or(file, |_| workspace)];
                    names.into_iter().find(|name| !given(name)).map(|name| format!("{told}: nobody gave «{name}»"))
                }
                _ => Some(format!("{told} is no archive")),
            };
        }
        let root = if self.product == "cloud" { "https://api.bitbucket.org/2.0/" } else { ROOT.as_str() };
        let Some(below) = path.strip_prefix(root) else { return Some(format!("{told} leaves the server")) };
        let Some(operation) = operation(operations_of(self.product), self.product, sent) else {
            return Some(format!("{told} is no operation"));
        };
        let listed = operation.path.split('/').filter(|segment| !segment.is_empty());
        for (pattern, segment) in listed.zip(below.split('/').filter(|segment| !segment.is_empty())) {
            let text = decoded(segment);
            if pattern.starts_with('{') && !known.iter().any(|known| *known == text || text.contains(known.as_str())) {
                return Some(format!("{told}: nobody gave «{text}»"));
            }
        }
        None
    }
}

static ROOT: LazyLock<String> = LazyLock::new(|| format!("{}/rest/", demo::DATA_CENTER));

fn is_encoded(rest: &str) -> bool {
    rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit())
}

fn decoded(segment: &str) -> String {
    let mut pieces = segment.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (code, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("two digits"));
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every text and number of a document; of texts with slashes the pieces as well.
fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.is_empty() => {
            texts.push(text.clone());
            texts.extend(text.split('/').filter(|piece| !piece.is_empty()).map(str::to_owned));
        }
        Value::Number(number) => texts.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(members) => members.values().for_each(|member| collect(member, texts)),
        _ => {}
    }
}

#[async_trait]
impl Http for Anything {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let sent = Sent::of(&request);
        let reply = self.answer(&sent);
        if self.seen.lock().expect("no panic under the lock").requests > MOST_REQUESTS {
            return Err(HttpError::Denied("that is enough".into()));
        }
        Replay::lenient(&[Exchange { request: sent, reply }]).send(request, policy, blobs).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_input_leads_to_known_requests_and_an_answer() {
    let catalog = catalog().await;
    let handle = Handle::current();
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = Arc::new(FolderBlobs::open(folder.path()));
    let run = tokio::task::spawn_blocking(move || {
        let mut faults = Vec::new();
        // Call API reaches what it is told to.
        for action in catalog.iter().filter(|action| action.id != "call-api") {
            let inputs = fitting(&json(&action.schemas.input));
            let output = jsonschema::draft202012::new(&json(&action.schemas.output)).expect("a schema");
            for product in PRODUCTS.into_iter().filter(|name| action.support.iter().any(|it| it.product == *name)) {
                // The same inputs in every run: a failure is then everybody's.
                let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
                let config = Config { cases: TRIES, failure_persistence: None, ..Config::default() };
                let tried = TestRunner::new_with_rng(config, rng).run(&(&inputs, any::<u64>()), |(input, chance)| {
                    handle.block_on(try_out(action, product, &input, chance, &output, blobs.clone()))
                });
                faults.extend(tried.err().map(|fault| format!("{} on {product}: {fault}", action.id)));
            }
        }
        faults
    });
    crate::assert_none(run.await.expect("it ran"));
}

async fn try_out(
    action: &Offered,
    product: &'static str,
    input: &Value,
    chance: u64,
    output: &Validator,
    blobs: Arc<dyn Blobs>,
) -> Result<(), TestCaseError> {
    let http = Arc::new(Anything::new(action, product, chance, input));
    let services: Services = demo::services(http.clone(), blobs);
    let answer = HOST.invoke(&services, product, &action.id, &input.to_string()).await;
    let seen = http.seen.lock().expect("no panic under the lock");
    prop_assert!(seen.faults.is_empty(), "{}", seen.faults.join("; "));
    prop_assert!(seen.requests <= MOST_REQUESTS, "it goes on and on");
    match answer {
        Err(ended) => prop_assert!(false, "{ended}"),
        Ok(Ok(answer)) => {
            let faults: Vec<_> = output.iter_errors(&json(&answer)).map(|fault| fault.to_string()).collect();
            prop_assert!(faults.is_empty(), "{answer}: {}", faults.join("; "));
        }
        Ok(Err(refusal)) => {
            prop_assert!(!refusal.message.is_empty() && refusal.message.len() < 4_000, "{}", error::json(&refusal));
            prop_assert!(refusal.kind != ErrorKind::Host, "{}", error::json(&refusal));
        }
    }
    Ok(())
}
