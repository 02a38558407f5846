//! Lists: bounds, cursors, lists that move, sizes of pages, `next`, and pages side by side.

use super::Site;
use host_test::{
    error,
    observer::{Level, Observer},
    sim::{Answer, List, Paging, Product, Rule, Script},
    types::ErrorKind,
};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

const MANNERS: [Paging; 5] = [Paging::Numbered, Paging::Opaque, Paging::WithoutNext, Paging::Offsets, Paging::Leaping];

fn of(list: List, paging: Paging) -> Site {
    Site::new(paging.product(), Script::default().list(list))
}

fn ids(answer: &Value) -> Vec<u64> {
    answer["items"].as_array().expect("a list").iter().map(|item| item["id"].as_u64().expect("an id")).collect()
}

fn page(next: &Value) -> Value {
    match next {
        Value::Number(_) => {
            json!({ "values": [{ "id": 1 }], "size": 1, "start": 0, "isLastPage": false, "nextPageStart": next })
        }
        _ => json!({ "values": [{ "id": 1 }], "pagelen": 1, "page": 1, "next": next }),
    }
}

#[tokio::test]
async fn a_list_ends_where_it_should() {
    for paging in MANNERS {
        let site = of(List::new(paging, "things", 230), paging);
        for (most, given) in [(1, 1), (49, 49), (50, 50), (51, 51), (100, 100), (229, 229), (230, 230), (1_000, 230)] {
            let answer = site.list(most, None).await.expect("a list");
            assert_eq!(ids(&answer), (1..=given).collect::<Vec<_>>(), "{paging:?} {most}");
            // At exactly the end, nobody knows of a list that tells neither its size nor what is next.
            if paging != Paging::WithoutNext || most != 230 {
                assert_eq!(answer["next"].is_null(), given == 230, "{paging:?} {most}");
            }
        }
        let empty = of(List::new(paging, "things", 0), paging).list(10, None).await.expect("a list");
        assert_eq!(empty, json!({ "items": [], "next": null }), "{paging:?}");
    }
}

#[tokio::test]
async fn a_cursor_goes_on_exactly() {
    for paging in MANNERS {
        for most in [7, 50, 60, 100] {
            let site = of(List::new(paging, "things", 230), paging);
            let (mut all, mut cursor) = (Vec::new(), None);
            while {
                let answer = site.list(most, cursor.as_deref()).await.expect("a list");
                all.extend(ids(&answer));
                cursor = answer["next"].as_str().map(str::to_owned);
                cursor.is_some()
            } {}
            assert_eq!(all, (1..=230).collect::<Vec<_>>(), "{paging:?} {most}");
        }
    }
}

#[tokio::test]
async fn a_cursor_that_was_changed_is_refused_unsent() {
    let mut cursors = Vec::new();
    for paging in [Paging::Numbered, Paging::Offsets] {
        let site = of(List::new(paging, "things", 230), paging);
        let cursor = site.list(60, None).await.expect("a list")["next"].as_str().expect("more").to_owned();
        let sent = site.requests().len();
        let middle = cursor.len() / 2;
        let mut flipped = cursor.clone().into_bytes();
        flipped[middle] = if flipped[middle] == b'A' { b'B' } else { b'A' };
        let flipped = String::from_utf8(flipped).expect("ASCII");
        for wrong in [&flipped, &cursor[..middle], "", "AAAA", "no cursor at all", &format!("{cursor}A")] {
            let error = site.list(60, Some(wrong)).await.expect_err("it is no cursor of this list");
            assert_eq!((error.kind, error.fields[0].field.as_str()), (ErrorKind::InvalidInput, "cursor"), "{wrong}");
        }
        // Another list of the same product has cursors of its own.
        let input = json!({ "path": "others", "max_items": 60, "cursor": cursor });
        let error = site.invoke("call-api", &input).await.expect_err("it is another list's");
        assert_eq!(error.kind, ErrorKind::InvalidInput);
        assert_eq!(site.requests().len(), sent, "{paging:?}");
        cursors.push((site, cursor));
    }
    for (one, other) in [(0, 1), (1, 0)] {
        let error = cursors[one].0.list(60, Some(&cursors[other].1)).await.expect_err("it is the other product's");
        assert_eq!(error.kind, ErrorKind::InvalidInput);
    }
}

#[tokio::test]
async fn a_list_that_moves_gives_each_item_once() {
    for paging in MANNERS {
        let mut site = of(List::new(paging, "things", 230).moving(), paging);
        if paging.product() == Product::Cloud {
            site.set(json!({ "parallel": 1 }));
        }
        let answer = site.list(1_000, None).await.expect("a list");
        assert_eq!(ids(&answer), (1..=230).collect::<Vec<_>>(), "{paging:?}");
        assert!(answer["next"].is_null(), "{paging:?}");
    }
    // Side by side, what came in meanwhile may push an item past its page, but none is given twice.
    let site = of(List::new(Paging::Numbered, "things", 230).moving(), Paging::Numbered);
    let mut all = ids(&site.list(1_000, None).await.expect("a list"));
    let given = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), given);
}

#[tokio::test]
async fn a_size_that_is_refused_is_left_to_the_server_once() {
    for paging in [Paging::Numbered, Paging::Opaque, Paging::WithoutNext] {
        let site = of(List::new(paging, "things", 45).most(20), paging);
        assert_eq!(ids(&site.list(1_000, None).await.expect("a list")), (1..=45).collect::<Vec<_>>(), "{paging:?}");
        let refused = site.requests().iter().filter(|seen| seen.target.contains("pagelen=50")).count();
        assert_eq!(refused, 1, "{paging:?}: {:?}", site.requests());
    }
    let refusal = Answer::json(400, &json!({ "type": "error", "error": { "message": "Invalid pagelen" } }));
    let rule = Rule::on("GET", "/2.0/things").answers(refusal);
    let site = Site::new(Product::Cloud, Script::default().rule(rule));
    assert_eq!(site.list(1_000, None).await.expect_err("it stays refused").kind, ErrorKind::Rejected);
    assert_eq!(site.count("GET"), 2);
}

#[tokio::test]
async fn a_size_that_is_clamped_is_taken() {
    for paging in [Paging::Offsets, Paging::Leaping] {
        let site = of(List::new(paging, "things", 45).most(20), paging);
        assert_eq!(ids(&site.list(1_000, None).await.expect("a list")), (1..=45).collect::<Vec<_>>(), "{paging:?}");
        assert_eq!(site.count("GET"), 3);
    }
}

#[tokio::test]
async fn a_next_page_elsewhere_is_not_sent_for() {
    let elsewhere = |next: &str| {
        let rule = Rule::on("GET", "/2.0/things").answers(Answer::json(200, &page(&json!(next))));
        Site::new(Product::Cloud, Script::default().rule(rule))
    };
    for next in [
        "https://evil.example/2.0/things?page=2",
        "https://bitbucket.org/!api/2.0/others?page=2",
        "https://bitbucket.org/2.0/things?page=2",
        "http://127.0.0.1:1/2.0/things?page=2",
        "//evil.example/2.0/things",
        "no address",
    ] {
        let site = elsewhere(next);
        let error = site.list(1_000, None).await.expect_err("it leads elsewhere");
        assert_eq!((error.kind, site.requests().len()), (ErrorKind::Upstream, 1), "{next}");
    }
}

#[tokio::test]
async fn what_cloud_writes_for_its_own_api_counts_as_the_api() {
    let next = json!("https://bitbucket.org/!api/2.0/things?page=2");
    let first = Rule::on("GET", "/2.0/things").times(1).answers(Answer::json(200, &page(&next)));
    let last = json!({ "values": [{ "id": 2 }], "pagelen": 1, "page": 2 });
    let second = Rule::on("GET", "/2.0/things?page=2").times(1).answers(Answer::json(200, &last));
    let end =
        Rule::on("GET", "/2.0/things").answers(Answer::json(200, &json!({ "values": [], "pagelen": 1, "page": 3 })));
    let site = Site::new(Product::Cloud, Script::default().rule(first).rule(second).rule(end));
    assert_eq!(ids(&site.list(1_000, None).await.expect("a list")), [1, 2]);
    assert!(site.requests().iter().all(|seen| !seen.to_storage && seen.header("authorization").is_some()));
}

#[tokio::test]
async fn a_list_in_circles_ends() {
    for product in Product::ALL {
        let address = format!("{}things", product.root());
        let site = Site::new(product, Script::default());
        let next = match product {
            Product::Cloud => json!(format!("{}/2.0/things?page=1", site.simulation.origin())),
            Product::DataCenter => json!(0),
        };
        site.simulation.rule(Rule::on("GET", &address).answers(Answer::json(200, &page(&next))));
        let error = site.list(1_000, None).await.expect_err("it goes in circles");
        assert_eq!(error.kind, ErrorKind::Upstream, "{product:?}");
        assert!(site.count("GET") <= 3, "{:?}", site.requests());
    }
}

#[tokio::test]
async fn side_by_side_is_as_one_after_another() {
    let faults: [&dyn Fn(Rule) -> Rule; 4] = [
        &|rule| rule.times(0),
        &|rule| rule.times(1).answers(Answer::new(503)),
        &|rule| rule.answers(Answer::new(404)),
        &|rule| rule.answers(Answer::text(200, "application/json", "{\"values\": [")),
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        let mut outcomes = Vec::new();
        for parallel in [1, 4] {
            let third = ["page=3"].map(|page| fault(Rule::on("GET", &format!("/2.0/things?pagelen=50&{page}"))));
            let mut script = Script::default().list(List::new(Paging::Numbered, "things", 430));
            for rule in third {
                script = script.rule(rule);
            }
            let site = Site::with(Product::Cloud, script, json!({ "parallel": parallel }));
            let outcome = site.list(1_000, None).await.map_err(|error| error::json(&error));
            outcomes.push((outcome, site.requests().len()));
        }
        let [(one, requests), (four, _)] = &outcomes[..] else { unreachable!("two outcomes") };
        assert_eq!(one, four, "{number}");
        assert_eq!(one.is_ok(), number < 2, "{one:?}");
        if number < 2 {
            assert_eq!((*requests, outcomes[1].1), (9 + number, 9 + number), "nothing is fetched in vain");
        }
    }
}

#[derive(Default)]
struct Progress(Mutex<Vec<(u64, Option<u64>)>>);

impl Observer for Progress {
    fn log(&self, _: Level, _: &str) {}

    fn progress(&self, done: u64, total: Option<u64>, _: &str) {
        self.0.lock().expect("no panic under the lock").push((done, total));
    }
}

#[tokio::test]
async fn progress_is_told() {
    for (paging, total) in [(Paging::Numbered, Some(120)), (Paging::Opaque, None), (Paging::Offsets, None)] {
        let mut site = of(List::new(paging, "things", 120).most(50), paging);
        let progress = Arc::new(Progress::default());
        site.services.observer = progress.clone();
        site.list(1_000, None).await.expect("a list");
        let told = progress.0.lock().expect("no panic under the lock").clone();
        assert_eq!(told, [(50, total), (100, total), (120, total)], "{paging:?}");
    }
}

#[tokio::test]
async fn actions_page_as_well() {
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let mut input = json!({ "workspace": "acme", "max_items": 2 });
        let first = site.invoke("list-repositories", &input).await.expect("a list");
        input["cursor"] = first["next"].clone();
        let second = site.invoke("list-repositories", &input).await.expect("a list");
        let names = [&first, &second].map(|page| {
            page["items"].as_array().expect("a list").iter().map(|item| item["repo"].clone()).collect::<Vec<_>>()
        });
        assert_eq!(json!(names.concat()), json!(["web", "api", "docs"]), "{product:?}");
        assert!(second["next"].is_null());
    }
}
