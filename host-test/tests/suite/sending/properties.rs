//! What holds for any pages, any outcomes and any bytes. The component is the real one; what answers is a function.

use super::{HERE, header, request};
use crate::{HOST, LIBRARY, json, loaded};
use async_trait::async_trait;
use host_test::{
    ApiRequest, Host, Limits, Services,
    blobs::{Blobs, FolderBlobs},
    clock::{Clock, FakeClock},
    connections::{Connection, MemoryConnections},
    fixture::Reply,
    http::{Content, Http, HttpError, Request, Response},
    policy::Policy,
    sim::Product,
};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, LazyLock, Mutex},
};
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("the system has threads"));

/// Answers by a function.
struct Answering<F>(F);

#[async_trait]
impl<F: Fn(&Request) -> Result<Response, HttpError> + Send + Sync> Http for Answering<F> {
    async fn send(&self, request: Request, _: &Policy, _: &dyn Blobs) -> Result<Response, HttpError> {
        (self.0)(&request)
    }
}

/// Services whose requests are answered by this function, and their clock.
fn answering(
    product: Product,
    settings: Value,
    answer: impl Fn(&Request) -> Result<Response, HttpError> + Send + Sync + 'static,
) -> (Services, Arc<FakeClock>) {
    let mut all = match product {
        Product::Cloud => json!({ "api_url": "https://api.example.com/2.0" }),
        Product::DataCenter => json!({ "base_url": "https://git.example.com" }),
    };
    all["product"] = json!(product.id());
    all["credential"] = json!("host-managed");
    for (name, value) in settings.as_object().expect("an object") {
        all[name] = value.clone();
    }
    let connections = MemoryConnections([(HERE.to_owned(), Connection::new(all))].into());
    let blobs = Arc::new(FolderBlobs::open("/nonexistent".as_ref()));
    let clock = Arc::new(FakeClock::default());
    let services = Services::new(Arc::new(Answering(answer)), Arc::new(connections), blobs);
    (Services { clock: clock.clone(), ..services }, clock)
}

fn answer(status: u16, body: &Value) -> Result<Response, HttpError> {
    let headers = vec![header("Content-Type", "application/json")];
    Ok(Response { status, headers, body: Content::Text(body.to_string()) })
}

/// A list as `{items, next}`.
fn list(host: &Host, services: &Services, max_items: usize, cursor: Option<&str>) -> (Vec<u64>, Option<String>) {
    let max_items = Some(u32::try_from(max_items).expect("few"));
    let request = ApiRequest { max_items, cursor: cursor.map(str::to_owned), ..request("GET", "things") };
    let answer = RUNTIME.block_on(host.call_api(services, HERE, &request)).expect("an answer").expect("a success");
    let Content::Text(text) = answer.body else { panic!("a list is text") };
    let answer = json(&text);
    let ids = answer["items"].as_array().expect("a list").iter().map(|item| item["id"].as_u64().expect("an id"));
    (ids.collect(), answer["next"].as_str().map(str::to_owned))
}

fn items(range: Range<usize>) -> Vec<Value> {
    range.map(|id| json!({ "id": id, "name": format!("item {id}") })).collect()
}

fn number(request: &Request, name: &str) -> Option<usize> {
    request.url.query_pairs().find(|(known, _)| known == name).and_then(|(_, value)| value.parse().ok())
}

/// Pages of any length that may begin before the last one ended; they lead to each other by a number that only they know.
fn linked(product: Product, pages: Vec<Range<usize>>) -> impl Fn(&Request) -> Result<Response, HttpError> {
    move |request| {
        let place = number(request, if product == Product::Cloud { "ctx" } else { "start" }).unwrap_or(0);
        let next = (place + 1 < pages.len()).then_some(place + 1);
        let values = items(pages.get(place).cloned().unwrap_or(0..0));
        answer(
            200,
            &match product {
                Product::Cloud => {
                    let next = next.map(|next| format!("https://api.example.com/2.0/things?ctx={next}"));
                    json!({ "values": values, "pagelen": 50, "next": next })
                }
                Product::DataCenter => {
                    json!({ "values": values, "size": values.len(), "isLastPage": next.is_none(), "nextPageStart": next })
                }
            },
        )
    }
}

/// Numbered pages of a list that moves by so many items once, before a page is read: a whole one of Cloud.
fn numbered(count: usize, pagelen: usize, moved: (usize, usize)) -> impl Fn(&Request) -> Result<Response, HttpError> {
    move |request| {
        let page = number(request, "page").unwrap_or(1);
        let late = if page > moved.0 { moved.1 } else { 0 };
        let at = |item: usize| item.saturating_sub(late).min(count);
        let (from, to) = (at((page - 1) * pagelen), at(page * pagelen));
        let size = count + late;
        let next = (page * pagelen < size).then(|| format!("https://api.example.com/2.0/things?page={}", page + 1));
        answer(200, &json!({ "values": items(from..to), "pagelen": pagelen, "page": page, "size": size, "next": next }))
    }
}

fn product() -> impl Strategy<Value = Product> {
    select(Product::ALL.to_vec())
}

/// Lengths of pages, and how far each reaches back into the one before.
fn split() -> impl Strategy<Value = Vec<Range<usize>>> {
    vec((0_usize..40, 0_usize..10), 1..12).prop_map(|pages| {
        let mut end = 0;
        let mut ranges = Vec::new();
        for (length, overlap) in pages {
            let start = end - overlap.min(end);
            end = end.max(start + length);
            ranges.push(start..end);
        }
        ranges
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_split_gives_the_same_items(product in product(), pages in split(), cap in 1_usize..300) {
        let count = pages.last().expect("a page").end;
        let (services, _) = answering(product, json!({}), linked(product, pages));
        let (given, next) = list(&HOST, &services, cap, None);
        prop_assert_eq!(given, (0..count.min(cap) as u64).collect::<Vec<_>>());
        prop_assert!(next.is_some() || cap >= count);
    }

    #[test]
    fn any_cuts_of_a_run_give_the_same_items(product in product(), lengths in vec(0_usize..40, 1..8), cap in 1_usize..60) {
        let mut end = 0;
        let pages: Vec<_> = lengths.iter().map(|length| { end += length; end - length..end }).collect();
        let (services, _) = answering(product, json!({}), linked(product, pages));
        let (mut all, mut cursor) = list(&HOST, &services, cap, None);
        while let Some(place) = cursor {
            let (more, next) = list(&HOST, &services, cap, Some(&place));
            all.extend(more);
            cursor = next;
        }
        prop_assert_eq!(all, (0..end as u64).collect::<Vec<_>>());
    }

    #[test]
    fn numbered_pages_give_the_same_items_side_by_side(
        count in 0_usize..400,
        pagelen in 1_usize..50,
        moved in (1_usize..9, 0_usize..9),
        cap in 1_usize..500,
        parallel in 1..=4,
    ) {
        let settings = json!({ "parallel": parallel });
        let (services, _) = answering(Product::Cloud, settings, numbered(count, pagelen, moved));
        let (given, _) = list(&HOST, &services, cap, None);
        prop_assert_eq!(given, (0..count.min(cap) as u64).collect::<Vec<_>>());
    }

    #[test]
    fn sends_and_waits_stay_in_the_budget(
        product in product(),
        method in select(vec!["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH"]),
        outcomes in vec(outcome(), 1..8),
        retries in 0_usize..=5,
        wait_ms in prop_oneof![Just(0_u64), 0_u64..100_000],
    ) {
        let sent = Arc::new(Mutex::new(Vec::new()));
        let (log, given) = (sent.clone(), outcomes.clone());
        let settings = json!({ "retries": retries, "retry_wait_ms": wait_ms });
        let (services, clock) = answering(product, settings, move |_| {
            let mut log = log.lock().expect("no panic under the lock");
            let outcome = given[log.len().min(given.len() - 1)].clone();
            log.push(outcome.clone());
            outcome.response()
        });
        let began = clock.now_ms();
        let ended = RUNTIME.block_on(HOST.call_api(&services, HERE, &request(method, "thing"))).expect("an answer");
        let (sent, slept) = (sent.lock().expect("no panic under the lock").clone(), clock.now_ms() - began);

        prop_assert!(slept <= wait_ms, "slept {slept}");
        let most = if wait_ms == 0 { 1 } else { 1 + retries };
        prop_assert!((1..=most).contains(&sent.len()), "{} sends", sent.len());
        let (last, repeated) = sent.split_last().expect("at least one");
        for outcome in repeated {
            prop_assert!(outcome.may_pass(method), "{method} was repeated after {outcome:?}");
        }
        // The last answer is told as it came, also where an earlier try may have removed what is missing now.
        prop_assert_eq!(ended.is_ok(), matches!(last, Outcome::Status(200, _)));
        if let Err(error) = ended {
            // It says when to come back just where another try may help and was not made.
            prop_assert_eq!(error.retry_after_ms.is_some(), last.may_pass(method), "{:?} {:?}", last, error);
        }
    }

    #[test]
    fn any_answer_gives_an_output_or_an_error(
        product in product(),
        (action, input) in select(actions()),
        status in prop_oneof![200_u16..=599, Just(200)],
        media in select(vec!["application/json", "text/html", "text/plain; charset=utf-16", "", "\u{fffd}"]),
        headers in vec((select(vec!["Location", "Retry-After", "X-AUSERNAME", "X-Authentication-Denied-Reason", "Set-Cookie"]), ".{0,30}"), 0..3),
        body in body(),
    ) {
        let (services, _) = answering(product, json!({ "retries": 1 }), move |_| {
            let mut all = vec![header("Content-Type", media)];
            all.extend(headers.iter().map(|(name, value)| header(name, value)));
            Ok(Response { status, headers: all, body: body.clone() })
        });
        let ended = RUNTIME.block_on(HOST.invoke(&services, HERE, action, &input));
        let ended = ended.map_err(|ended| TestCaseError::fail(format!("{action}: {ended}")))?;
        if let Ok(output) = ended {
            prop_assert!(serde_json::from_str::<Value>(&output).is_ok(), "{output}");
        }
    }
}

/// One fate of a request.
#[derive(Clone, Debug)]
enum Outcome {
    /// A status, and a `Retry-After` in seconds.
    Status(u16, Option<u32>),
    Timeout,
    Lost,
}

impl Outcome {
    /// Whether a request of this method may be sent again after it.
    fn may_pass(&self, method: &str) -> bool {
        match self {
            Self::Status(429, _) => true,
            Self::Status(..=499 | 501, _) => false,
            Self::Status(..) | Self::Timeout | Self::Lost => !matches!(method, "POST" | "PATCH"),
        }
    }

    fn response(self) -> Result<Response, HttpError> {
        match self {
            Self::Timeout => Err(HttpError::Timeout),
            Self::Lost => Err(HttpError::Interrupted("reset".into())),
            Self::Status(status, after) => {
                let headers = after.map(|seconds| header("Retry-After", &seconds.to_string()));
                Ok(Response { status, headers: headers.into_iter().collect(), body: Content::Text(String::new()) })
            }
        }
    }
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let statuses = select(vec![200, 400, 401, 403, 404, 409, 429, 429, 429, 500, 501, 502, 503, 504, 555]);
    let after = proptest::option::of(prop_oneof![0_u32..40, any::<u32>()]);
    prop_oneof![
        6 => (statuses, after).prop_map(|(status, after)| Outcome::Status(status, after)),
        1 => Just(Outcome::Timeout),
        1 => Just(Outcome::Lost),
    ]
}

/// Actions that read answers in different ways.
fn actions() -> Vec<(&'static str, String)> {
    let pull_request = json!({ "workspace": "acme", "repo": "web", "pull_request": 42 });
    let repository = json!({ "workspace": "acme", "repo": "web" });
    let file = json!({ "workspace": "acme", "repo": "web", "path": "a", "branch": "main" });
    vec![
        ("get-current-user", json!({}).to_string()),
        ("get-repository", repository.to_string()),
        ("list-branches", repository.to_string()),
        ("get-file", file.to_string()),
        ("merge-pull-request", pull_request.to_string()),
        ("call-api", json!({ "path": "x" }).to_string()),
        ("call-api", json!({ "path": "x", "response_as": "json" }).to_string()),
        ("call-api", json!({ "path": "x", "max_items": 3 }).to_string()),
    ]
}

/// Bytes of any kind: at random, text, and JSON of the members that the connector looks at.
fn body() -> impl Strategy<Value = Content> {
    let scalars = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        Just(json!("MERGED")),
        Just(json!("https://api.example.com/2.0/x?page=2")),
    ];
    let names = select(vec![
        "values",
        "next",
        "page",
        "pagelen",
        "size",
        "isLastPage",
        "nextPageStart",
        "error",
        "errors",
        "message",
        "detail",
        "fields",
        "required",
        "vetoes",
        "exceptionName",
        "state",
        "id",
        "slug",
        "uuid",
        "links",
        "version",
    ]);
    let values = scalars.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((names.clone(), inner), 0..6).prop_map(|members| {
                let members: BTreeMap<_, _> = members.into_iter().collect();
                json!(members)
            }),
        ]
    });
    prop_oneof![
        3 => values.prop_map(|value| Content::Text(value.to_string())),
        1 => vec(any::<u8>(), 0..200).prop_map(Content::Bytes),
        1 => ".{0,200}".prop_map(Content::Text),
        // So deep that whoever follows it by calling itself runs out of stack.
        1 => (select(vec!["[", "{\"a\":"]), 1_usize..200_000).prop_map(|(open, times)| Content::Text(open.repeat(times))),
    ]
}

/// The memory in which ten thousand items have to arrive.
fn small() -> Host {
    loaded(Limits { memory_bytes: 64 << 20, ..Limits::default() })
}

#[test]
fn ten_thousand_items_arrive_in_order_within_64_mebibytes() {
    let host = small();
    for product in Product::ALL {
        let pages = (0..100).map(|page| page * 100..(page + 1) * 100).collect();
        let (services, _) = answering(product, json!({}), linked(product, pages));
        let (given, next) = list(&host, &services, 100_000, None);
        assert!(given.into_iter().eq(0..10_000), "{product:?}");
        assert_eq!(next, None);
    }
    let (services, _) = answering(Product::Cloud, json!({}), numbered(10_000, 100, (0, 0)));
    assert!(list(&host, &services, 100_000, None).0.into_iter().eq(0..10_000));
}

/// As large as Bitbucket's own are, and put into the action's shape.
#[test]
fn real_pull_requests_fit_into_64_mebibytes() {
    let host = small();
    for product in Product::ALL {
        let case = LIBRARY.cases().find(|case| case.product == product.id() && case.name == "list-pull-requests");
        let Reply::Answer { body, .. } = &case.expect("a fixture").fixture.calls[0].reply else { panic!("no answer") };
        let item = body.json.as_ref().expect("a page")["values"][0].clone();
        let (services, _) = answering(product, json!({}), move |request| {
            let place = number(request, if product == Product::Cloud { "page" } else { "start" }).unwrap_or(0);
            let page = if product == Product::Cloud { place.saturating_sub(1) } else { place / 100 };
            let values = (page * 100..(page + 1) * 100).map(|id| {
                let mut item = item.clone();
                item["id"] = json!(id);
                item
            });
            let (values, last) = (values.collect::<Vec<_>>(), page == 99);
            let mut next = request.url.clone();
            next.set_query(Some(&format!("page={}", page + 2)));
            answer(
                200,
                &json!({
                    "values": values, "pagelen": 100, "page": page + 1, "next": (!last).then_some(next.as_str()),
                    "isLastPage": last, "nextPageStart": (page + 1) * 100,
                }),
            )
        });
        let input = json!({ "workspace": "acme", "repo": "web", "max_items": 10_000 }).to_string();
        let answer = RUNTIME.block_on(host.invoke(&services, HERE, "list-pull-requests", &input));
        let output = json(&answer.expect("memory enough").expect("a success"));
        let items = output["items"].as_array().expect("a list").iter();
        assert!(items.map(|item| item["id"].as_u64()).eq((0..10_000).map(Some)), "{product:?}");
    }
}
