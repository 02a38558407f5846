use std::cell::Cell;

use serde_json::json;

use super::*;
use crate::catalog::connection;
use crate::http::tests::{Scripted, answer};

#[test]
fn one_parameter_changes_and_the_others_stay_where_they_are() {
    let url: Url = "https://a.example/x?page=2&q=a%26b&pagelen=50".parse().unwrap();
    assert_eq!(with_parameter(&url, "page", Some("3")).query(), Some("page=3&q=a%26b&pagelen=50"));
    assert_eq!(with_parameter(&url, "pagelen", None).query(), Some("page=2&q=a%26b"));
    assert_eq!(with_parameter(&url, "start", Some("0")).query(), Some("page=2&q=a%26b&pagelen=50&start=0"));
}

#[test]
fn items_are_told_apart_by_id_or_else_as_a_whole() {
    assert_eq!(
        identity(&Excerpt::of(&json!({"id": 1, "title": "a"}))),
        identity(&Excerpt::of(&json!({"id": 1, "title": "b"})))
    );
    assert_ne!(identity(&Excerpt::of(&json!({"id": 1}))), identity(&Excerpt::of(&json!({"id": "1"}))));
    let numbered = |repo: &str| json!({"id": 1, "links": {"self": {"href": repo}}});
    assert_ne!(identity(&Excerpt::of(&numbered("web"))), identity(&Excerpt::of(&numbered("app"))));
    assert_ne!(
        identity(&Excerpt::of(&json!({"name": "a", "target": 1}))),
        identity(&Excerpt::of(&json!({"name": "b", "target": 1})))
    );
    assert_ne!(
        identity(&Excerpt::of(&json!({"id": {"nested": 1}, "n": 1}))),
        identity(&Excerpt::of(&json!({"id": {"nested": 1}, "n": 2})))
    );
}

#[test]
fn cursors_resume_their_own_list_and_no_other() {
    let connection = connection::read("c", r#"{"product":"cloud","credential":"host-managed"}"#).unwrap();
    let listing = |path: &str| ListRequest {
        url: connection.root.join(path).unwrap(),
        headers: Vec::new(),
        page: 50,
        wanted: Wanted::WHOLE,
        partial: false,
        items: None,
        max_items: 100,
        cursor: None,
        counted: false,
    };
    let here = listing("repositories/acme?role=member");
    let place =
        Position { url: connection.root.join("repositories/acme?role=member&page=3&ctx=a%2Fb").unwrap(), skip: 7 };
    let cursor = cursor(&connection, &here, &place);
    let found = resume(&connection, &here, &cursor).unwrap();
    assert_eq!((found.url, found.skip), (place.url, 7));
    for other in ["repositories/acme", "repositories/other?role=member"] {
        assert!(resume(&connection, &listing(other), &cursor).is_err(), "{other}");
    }
    // Whoever knows how the sum is made still gets no further than the list.
    for (path, is_of) in [("repositories/%7B5b1e0c1e%7D", true), ("repositories/other", false), ("user", false)] {
        let place = Position { url: connection.root.join(path).unwrap(), skip: 0 };
        assert_eq!(resume(&connection, &here, &super::cursor(&connection, &here, &place)).is_ok(), is_of, "{path}");
    }
    for at in 0..cursor.len() {
        let mut tampered = cursor.clone().into_bytes();
        tampered[at] = if tampered[at] == b'A' { b'B' } else { b'A' };
        assert!(resume(&connection, &here, &String::from_utf8(tampered).unwrap()).is_err(), "{at}");
    }
}

fn request(host: &Scripted, path: &str, page: u32, max_items: u64) -> ListRequest<'static> {
    let url = host.api().connection.root.join(path).unwrap();
    let (headers, wanted, items, cursor) = (Vec::new(), Wanted::WHOLE, None, None);
    ListRequest { url, headers, page, wanted, partial: false, items, max_items, cursor, counted: false }
}

/// An item by its number; one that is told to be odd lacks its id, one that is told to be broken fails.
fn show(item: &Excerpt) -> Result<Option<Value>> {
    if let Some(text @ ("odd" | "broken")) = item.as_str() {
        let mut error = Error::new(Kind::Upstream, item.to_string());
        error.code = (text == "odd").then(|| INCOMPLETE.into());
        return Err(error);
    }
    Ok((item.as_str() != Some("hidden")).then(|| item.look("id").to_value()))
}

/// Items by their numbers.
fn items(numbers: std::ops::Range<u64>) -> Vec<Value> {
    numbers.map(|id| json!({ "id": id })).collect()
}

/// The list of a walk.
fn read(walk: impl Fn(Visit) -> Result<Listed>) -> Value {
    let show = |item: &Excerpt| Ok(show(item)?.map(|shown| shown.to_string()));
    json::parse(&joined(&show, &walk).unwrap()).unwrap()
}

/// Why a list cannot be read.
fn error_of(host: &Scripted, listing: &ListRequest) -> Option<Box<Error>> {
    host.api().list(listing, &mut |item| Ok(show(item)?.is_some())).err()
}

/// The number of the page that a request asks for.
fn page_of(url: &str) -> u64 {
    parameter(&url.parse().unwrap(), "page").map_or(1, |page| page.parse().unwrap())
}

/// A cursor that leads to where the other one does, with an address of its own.
fn resumed<'a>(host: &Scripted, path: &str, page: u32, max_items: u64, cursor: &'a str) -> ListRequest<'a> {
    ListRequest { cursor: Some(cursor), ..request(host, path, page, max_items) }
}

#[test]
fn items_are_joined_with_what_follows_and_what_was_skipped() {
    let skipped = |position| Skipped { page: 2, position, reason: "no \"id\"".into() };
    for (items, next, odd, expected) in [
        (0, None, vec![], r#"{"items":[],"next":null}"#),
        (3, Some("abc"), vec![], r#"{"items":[1,2,3],"next":"abc"}"#),
        (
            1,
            None,
            vec![skipped(1), skipped(4)],
            r#"{"items":[1],"next":null,"skipped":[{"page":2,"position":1,"reason":"no \"id\""},{"page":2,"position":4,"reason":"no \"id\""}]}"#,
        ),
    ] {
        let odd = Cell::new(odd);
        let list = joined(&|item| Ok(Some(item.to_string())), &|visit| {
            for item in 1..=items {
                visit(&Excerpt::of(&json!(item)))?;
            }
            Ok(Listed { next: next.map(str::to_owned), skipped: odd.take() })
        });
        assert_eq!(list.unwrap(), expected);
    }
}

#[test]
fn pages_are_arrays_or_have_values() {
    assert_eq!(values(&mut json!([1])), json!([1]));
    assert_eq!(values(&mut json!({"values": [2], "size": 1})), json!([2]));
    assert_eq!(values(&mut json!({"size": 1})), Value::Null);
    assert_eq!(values(&mut json!("text")), Value::Null);
}

#[test]
fn odd_items_are_named_and_broken_ones_end_the_list() {
    let host = Scripted::new(Product::DataCenter, |request| {
        let mut values = items(0..1);
        values.extend(vec![json!("odd"); 120]);
        values.extend(request.url.contains("broken").then(|| json!("broken")));
        answer(200, &json!({"values": values, "isLastPage": true}))
    });
    let listed = read(|visit| host.api().list(&request(&host, "api/latest/odd", 500, 500), visit));
    assert_eq!(listed["items"], json!([0]));
    assert_eq!(listed["skipped"].as_array().unwrap().len(), NAMED);
    assert_eq!((&listed["skipped"][0]["page"], &listed["skipped"][0]["position"]), (&json!(1), &json!(2)));
    assert!(error_of(&host, &request(&host, "api/latest/broken", 500, 500)).is_some());
}

#[test]
fn data_center_tells_where_its_pages_begin() {
    let host = Scripted::new(Product::DataCenter, |request| {
        let url: Url = request.url.parse().unwrap();
        let start: u64 = parameter(&url, "start").map_or(0, |start| start.parse().unwrap());
        let last = start == 4;
        // The next page does not begin where this one ends.
        let (next, to) = (if last { Value::Null } else { json!(start + 2) }, start + 2);
        answer(200, &json!({"values": items(start..to), "isLastPage": last, "nextPageStart": next}))
    });
    let whole = read(|visit| host.api().list(&request(&host, "api/latest/x", 2, 100), visit));
    assert_eq!(whole, json!({"items": [0, 1, 2, 3, 4, 5], "next": null}));
    assert_eq!(host.asked(), ["api/latest/x?limit=2", "api/latest/x?limit=2&start=2", "api/latest/x?limit=2&start=4"]);
    assert_eq!(*host.progress.borrow(), [(2, None), (4, None), (6, None)]);

    // Stopped within a page and at the end of one, and resumed from both.
    for most in [1, 3, 4, 5] {
        let first = read(|visit| host.api().list(&request(&host, "api/latest/x", 2, most), visit));
        let cursor = first["next"].as_str().unwrap();
        let rest = read(|visit| host.api().list(&resumed(&host, "api/latest/x", 2, 100, cursor), visit));
        let mut joined = first["items"].as_array().unwrap().clone();
        assert_eq!(joined.len() as u64, most);
        joined.extend(rest["items"].as_array().unwrap().clone());
        assert_eq!(Value::from(joined), whole["items"], "{most}");
    }
    let all = read(|visit| host.api().list(&request(&host, "api/latest/x", 2, 6), visit));
    assert_eq!(all["next"], Value::Null);
    host.sent.borrow_mut().clear();
    read(|visit| host.api().list(&request(&host, "api/latest/x", 0, 1), visit));
    assert_eq!(host.asked(), ["api/latest/x"], "what has no pages is asked for none");
}

#[test]
fn cloud_leads_to_its_next_page() {
    let host = Scripted::new(Product::Cloud, |request| {
        let next = match page_of(&request.url) {
            1 => "https://bitbucket.org/!api/2.0/repositories/acme?page=2",
            2 => "https://api.bitbucket.org/2.0/repositories/acme?page=3",
            3 => "",
            _ => "https://elsewhere.example/2.0/repositories/acme",
        };
        let from = page_of(&request.url) * 2;
        answer(200, &json!({"values": items(from..from + 2), "next": next}))
    });
    let listed = read(|visit| host.api().list(&request(&host, "repositories/acme", 50, 100), visit));
    assert_eq!(listed, json!({"items": [2, 3, 4, 5, 6, 7], "next": null}));
    assert_eq!(host.asked(), ["repositories/acme?pagelen=50", "repositories/acme?page=2", "repositories/acme?page=3"]);
    assert!(error_of(&host, &request(&host, "repositories/acme?page=9", 50, 100)).is_some());
    // Recordings' address is taken for this list alone.
    assert!(error_of(&host, &request(&host, "repositories/other", 50, 100)).is_some());
}

#[test]
fn cloud_counts_pages_that_tell_of_no_next() {
    // So many items altogether, of which the size is told or not; each page of two, as is told as well.
    let list = |all: u64, sized: bool| {
        let host = Scripted::new(Product::Cloud, move |request| {
            let page = page_of(&request.url);
            let from = ((page - 1) * 2).min(all);
            let mut body = json!({"values": items(from..(from + 2).min(all)), "page": page, "pagelen": 2});
            if sized {
                body["size"] = all.into();
            }
            answer(200, &body)
        })
        .set("parallel", json!(1));
        let listed = read(|visit| host.api().list(&request(&host, "x", 2, 100), visit));
        (listed["items"].as_array().unwrap().len(), host.sent.borrow().len())
    };
    assert_eq!(list(4, true), (4, 2), "the size says that all is there");
    assert_eq!(list(5, true), (5, 3));
    assert_eq!(list(4, false), (4, 3), "a full page may have another behind it");
    assert_eq!(list(5, false), (5, 3));
    assert_eq!(list(0, false), (0, 1));

    // A server that gives the same page for every number ends by it.
    for counted in [false, true] {
        let host = Scripted::new(Product::Cloud, |request| {
            answer(200, &json!({"values": items(0..2), "page": page_of(&request.url), "pagelen": 2}))
        });
        let listing = ListRequest { counted, ..request(&host, "x", 2, 100) };
        assert_eq!(read(|visit| host.api().list(&listing, visit))["items"], json!([0, 1]));
        assert_eq!(host.sent.borrow().len(), 2);
    }

    // After a page that told of the next, one that tells of none is the last, full as it may be.
    let host = Scripted::new(Product::Cloud, |request| {
        let page = page_of(&request.url);
        let next = (page == 1).then_some("https://api.bitbucket.org/2.0/x?page=2");
        answer(200, &json!({"values": items(page * 2..page * 2 + 2), "page": page, "pagelen": 2, "next": next}))
    });
    assert_eq!(read(|visit| host.api().list(&request(&host, "x", 2, 100), visit))["items"], json!([2, 3, 4, 5]));
}

#[test]
fn counted_lists_never_follow_next() {
    let list = |all: u64, told: Value| {
        let host = Scripted::new(Product::Cloud, move |request| {
            let from = ((page_of(&request.url) - 1) * 2).min(all);
            let mut body = told.clone();
            body["values"] = items(from..(from + 2).min(all)).into();
            body["next"] = "https://elsewhere.example/".into();
            answer(200, &body)
        })
        .set("parallel", json!(1));
        let listing = ListRequest { counted: true, ..request(&host, "x?sort=-a", 2, 100) };
        let listed = read(|visit| host.api().list(&listing, visit));
        (listed["items"].as_array().unwrap().len(), host.asked())
    };
    let asked = |pages: u64| {
        let rest = (2..=pages).map(|page| format!("x?sort=-a&pagelen=2&page={page}"));
        ["x?sort=-a&pagelen=2".to_owned()].into_iter().chain(rest).collect::<Vec<_>>()
    };
    assert_eq!(list(3, json!({})), (3, asked(2)), "a page that is not full is the last");
    assert_eq!(list(4, json!({})), (4, asked(3)));
    assert_eq!(list(4, json!({"size": 4})), (4, asked(2)));
    assert_eq!(list(4, json!({"size": 5})), (4, asked(3)));
    assert_eq!(list(6, json!({"pagelen": 2})), (6, asked(4)));
    assert_eq!(list(2, json!({"pagelen": 3})), (2, asked(1)), "the page's own size counts");
    assert_eq!(list(0, json!({"pagelen": 0})), (0, asked(1)));
}

#[test]
fn numbered_pages_are_fetched_side_by_side() {
    // `next` of each page, all of a list of so many items.
    let list = |all: u64, most: u64, parallel: usize| {
        let host = Scripted::new(Product::Cloud, move |request| {
            let page = page_of(&request.url);
            let next = (page * 2 < all).then(|| format!("https://api.bitbucket.org/2.0/x?pagelen=2&page={}", page + 1));
            let from = (page - 1) * 2;
            let values = items(from..(from + 2).min(all));
            answer(200, &json!({"values": values, "page": page, "pagelen": 2, "size": all, "next": next}))
        })
        .set("parallel", json!(parallel));
        let listed = read(|visit| host.api().list(&request(&host, "x", 2, most), visit));
        let batches = host.batches.borrow().clone();
        (listed["items"].as_array().unwrap().len(), host.sent.borrow().len(), batches)
    };
    assert_eq!(list(10, 100, 4), (10, 5, vec![4]));
    assert_eq!(list(11, 100, 4), (11, 6, vec![4]), "one alone is sent alone");
    assert_eq!(list(20, 100, 4), (20, 10, vec![4, 4]));
    assert_eq!(list(20, 5, 4), (5, 3, vec![2]), "no more than are wanted");
    assert_eq!(list(20, 6, 4), (6, 3, vec![2]));
    assert_eq!(list(4, 100, 4), (4, 2, vec![]));
    assert_eq!(list(10, 100, 1), (10, 5, vec![]));
}

#[test]
fn adjoining_pages_are_fetched_side_by_side() {
    // Pages of two, the item `short` alone on its page; how many were asked for, and which were asked for side by side.
    let list = |all: u64, most: u64, short: Option<u64>, limited: bool| {
        let host = Scripted::new(Product::DataCenter, move |request| {
            let url: Url = request.url.parse().unwrap();
            let start: u64 = parameter(&url, "start").map_or(0, |start| start.parse().unwrap());
            let to = if Some(start) == short { start + 1 } else { (start + 2).min(all) };
            let (last, next) = (start + 2 >= all, start + 2);
            let page = json!({"values": items(start.min(to)..to), "isLastPage": last, "nextPageStart": next});
            let mut answer = answer(200, &page)?;
            answer.headers.extend(limited.then(|| Header { name: RATE_LIMIT.into(), value: "60".into() }));
            Ok(answer)
        })
        .set("parallel", json!(4));
        let listed = read(|visit| host.api().list(&request(&host, "api/latest/x", 2, most), visit));
        let batches = host.batches.borrow().clone();
        (listed["items"].as_array().unwrap().len(), host.sent.borrow().len(), batches)
    };
    assert_eq!(list(6, 100, None, false), (6, 3, vec![]), "of a short list nothing is asked for in vain");
    assert_eq!(list(20, 100, None, false), (20, 13, vec![2, 4, 4]), "no more than were read, nor than may be");
    assert_eq!(list(20, 13, None, false), (13, 7, vec![2, 2]), "no more than are wanted");
    assert_eq!(list(12, 100, Some(4), false), (11, 7, vec![3]), "a page that is not full tells nothing of the next");
    assert_eq!(list(20, 100, None, true), (20, 10, vec![]), "a server that limits rates is asked page by page");
}

#[test]
fn a_size_that_is_refused_is_left_to_the_server() {
    let host = Scripted::new(Product::Cloud, |request| {
        if request.url.contains("pagelen") {
            return answer(400, &json!({"error": {"message": "Invalid pagelen"}}));
        }
        answer(200, &json!({"values": items(0..1)}))
    });
    assert_eq!(read(|visit| host.api().list(&request(&host, "x?q=a", 50, 100), visit))["items"], json!([0]));
    assert_eq!(host.asked(), ["x?q=a&pagelen=50", "x?q=a"]);
    for (status, message) in [(400, "Invalid filter"), (403, "Invalid pagelen")] {
        let host = Scripted::new(Product::Cloud, |_| answer(status, &json!({"error": {"message": message}})));
        assert!(error_of(&host, &request(&host, "x", 50, 100)).is_some());
        assert_eq!(host.sent.borrow().len(), 1, "{status} {message}");
    }
}

#[test]
fn a_list_that_is_still_being_made_is_asked_for_later() {
    let host = Scripted::new(Product::Cloud, |_| answer(202, &json!({"values": []})));
    let error = error_of(&host, &request(&host, "x", 50, 100)).unwrap();
    assert_eq!((error.kind, error.retry_after_ms), (Kind::Timeout, Some(COME_BACK)));
}

#[test]
fn pages_that_tell_no_sense_are_no_end() {
    for (product, page) in [
        (Product::Cloud, json!({"values": [], "next": 7})),
        (Product::DataCenter, json!({"values": [], "isLastPage": "false"})),
        (Product::DataCenter, json!({"values": [], "isLastPage": false})),
        (Product::DataCenter, json!({"size": 0})),
    ] {
        let host = Scripted::new(product, |_| answer(200, &page));
        let error = error_of(&host, &request(&host, "api/latest/x", 50, 100)).unwrap();
        assert_eq!(error.kind, Kind::Upstream, "{page}");
        assert_eq!(error.code.as_deref() == Some(NO_LIST), page.get("values").is_none(), "{page}");
    }
}

#[test]
fn lists_without_an_end_are_ended() {
    let pages = |of: fn(u64) -> Vec<Value>, next: fn(u64) -> u64| {
        let host = Scripted::new(Product::DataCenter, move |request| {
            let url: Url = request.url.parse().unwrap();
            let start: u64 = parameter(&url, "start").map_or(0, |start| start.parse().unwrap());
            answer(200, &json!({"values": of(start), "isLastPage": false, "nextPageStart": next(start)}))
        });
        let error = error_of(&host, &request(&host, "api/latest/x", 50, u64::MAX)).unwrap();
        assert_eq!(error.kind, Kind::Upstream);
        host.sent.borrow().len()
    };
    assert_eq!(pages(|_| Vec::new(), |start| start + 1), MOST_IDLE);
    // What brings something now and then goes on; and nothing forever.
    assert_eq!(pages(|start| items(start / 9..start / 9 + 1), |start| start + 1), MOST_PAGES);
    assert_eq!(
        pages(|start| items(start..start + 1), |start| u64::from(start == 0)),
        5,
        "in circles, the last two ahead"
    );
}

#[test]
fn an_item_on_two_pages_is_given_once() {
    let host = Scripted::new(Product::DataCenter, |request| {
        let second = request.url.contains("start");
        let values = if second { items(1..4) } else { items(0..2) };
        answer(200, &json!({"values": values, "isLastPage": second, "nextPageStart": 2}))
    });
    assert_eq!(
        read(|visit| host.api().list(&request(&host, "api/latest/x", 2, 9), visit))["items"],
        json!([0, 1, 2, 3])
    );
}

#[test]
fn folders_lie_in_children() {
    let host = Scripted::new(Product::DataCenter, |_| {
        answer(200, &json!({"path": {}, "children": {"values": items(0..2), "isLastPage": true}}))
    });
    assert_eq!(
        read(|visit| host.api().list(&request(&host, "api/latest/browse", 2, 9), visit))["items"],
        json!([0, 1])
    );
}

#[test]
fn lists_without_addresses_go_on_where_they_stopped() {
    let host = Scripted::unasked(Product::DataCenter);
    let asked = Cell::new(Vec::new());
    let take = |from: usize, wanted: u64| {
        let mut seen = asked.take();
        seen.push((from, wanted));
        asked.set(seen);
        let to = (from + wanted as usize).min(5);
        let mut values = items(from as u64..to as u64);
        if from == 2 {
            values[0] = json!("odd");
            if let Some(value) = values.get_mut(1) {
                *value = json!("hidden");
            }
        }
        Ok((values, (to < 5).then_some(to)))
    };
    let listed = read(|visit| host.api().list_from(&request(&host, "api/latest/x", 2, 9), &take, visit));
    assert_eq!((&listed["items"], &listed["next"]), (&json!([0, 1, 4]), &Value::Null));
    assert_eq!((&listed["skipped"][0]["page"], &listed["skipped"][0]["position"]), (&json!(2), &json!(1)));
    assert_eq!(asked.take(), [(0, 2), (2, 2), (4, 2)]);

    let first = read(|visit| host.api().list_from(&request(&host, "api/latest/x", 2, 3), &take, visit));
    assert_eq!(asked.take(), [(0, 2), (2, 1)]);
    let cursor = first["next"].as_str().unwrap();
    let rest = read(|visit| host.api().list_from(&resumed(&host, "api/latest/x", 2, 9, cursor), &take, visit));
    assert_eq!((&rest["items"], asked.take()), (&json!([3, 4]), vec![(3, 2)]));

    // One that goes back or stands still is over.
    for next in [0, 1] {
        let stuck = |from: usize, _: u64| Ok((items(0..1), Some(if from == 0 { 1 } else { next })));
        let listed = read(|visit| host.api().list_from(&request(&host, "api/latest/x", 2, 9), &stuck, visit));
        assert_eq!(listed, json!({"items": [0, 0], "next": null}));
    }
    assert_eq!(asked.take(), []);
}

#[test]
fn several_lists_are_one() {
    let host = Scripted::new(Product::DataCenter, |request| {
        let from = if request.url.contains("/b") { 10 } else { 0 };
        let start = if request.url.contains("start=2") { 2 } else { 0 };
        let values: Vec<_> =
            if start == 2 { vec![json!("hidden"), json!({"id": from + 3})] } else { items(from..from + 2) };
        answer(200, &json!({"values": values, "isLastPage": start == 2, "nextPageStart": 2}))
    });
    let all = [0, 1, 3, 10, 11, 13];
    let lists = |most: u64, cursor: Option<&'static str>| -> Vec<_> {
        ["api/latest/a", "api/latest/b"].map(|path| ListRequest { cursor, ..request(&host, path, 2, most) }).into()
    };
    assert_eq!(read(|visit| host.api().list_in_turn(lists(9, None), visit)), json!({"items": all, "next": null}));
    // Stopped after each number of items and resumed.
    for most in 1..6 {
        let first = read(|visit| host.api().list_in_turn(lists(most, None), visit));
        assert_eq!(first["items"], json!(all[..most as usize]), "{most}");
        let cursor: &'static str = Box::leak(first["next"].as_str().unwrap().to_owned().into_boxed_str());
        let rest = read(|visit| host.api().list_in_turn(lists(9, Some(cursor)), visit));
        assert_eq!(rest, json!({"items": all[most as usize..], "next": null}), "{most}");
    }
    assert_eq!(read(|visit| host.api().list_in_turn(lists(6, None), visit))["items"], json!(all));
}

/// A server of three pages, which gives parts of its answers unless it refuses that.
fn in_parts(refuses: bool) -> Scripted<'static> {
    Scripted::new(Product::Cloud, move |request| {
        if refuses && request.url.contains("fields=next") {
            return answer(400, &json!({"type": "error", "error": {"message": "Invalid fields"}}));
        }
        let page = page_of(&request.url);
        let query = request.url.split_once('?').map_or("", |(_, query)| query);
        let query: Vec<_> = query.split('&').filter(|pair| !pair.starts_with("page=")).collect();
        let next = format!("https://api.bitbucket.org/2.0/x?{}&page={}", query.join("&"), page + 1);
        answer(200, &json!({"values": items(page * 2..page * 2 + 2), "next": (page < 3).then_some(next)}))
    })
}

#[test]
fn cloud_is_asked_for_what_is_wanted_alone() {
    let listing = |host: &Scripted, partial| {
        let mut wanted = Wanted::default();
        wanted.at("author.name").whole();
        ListRequest { wanted, partial, ..request(host, "x?fields=%2Bvalues.author", 2, 100) }
    };
    let whole = ["x?fields=%2Bvalues.author&pagelen=2", "&page=2", "&page=3"];
    let fields = "next,size,page,pagelen,values.author.name,values.uuid,values.id,values.hash,values.links.self";
    let part = format!("x?fields={fields}&pagelen=2");
    let asked = |first: &str| [first.to_owned(), format!("{first}&page=2"), format!("{first}&page=3")];

    let host = in_parts(false);
    let listed = read(|visit| host.api().list(&listing(&host, true), visit));
    assert_eq!((listed["items"].as_array().unwrap().len(), host.asked()), (6, asked(&part).into()));
    let host = in_parts(false);
    read(|visit| host.api().list(&listing(&host, false), visit));
    assert_eq!(host.asked(), asked(whole[0]), "only where the endpoint takes it");

    // Who refuses it is asked once a run.
    let host = in_parts(true);
    let api = host.api();
    for times in [1, 2] {
        let listed = read(|visit| api.list(&listing(&host, true), visit));
        assert_eq!(listed["items"].as_array().unwrap().len(), 6, "{times}");
    }
    let again = [vec![part], asked(whole[0]).into(), asked(whole[0]).into()].concat();
    assert_eq!(host.asked(), again);
    // A cursor is of the list, whatever was asked of it.
    let host = in_parts(false);
    let first = read(|visit| host.api().list(&ListRequest { max_items: 2, ..listing(&host, true) }, visit));
    let cursor = first["next"].as_str().unwrap();
    assert!(!String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).unwrap()).unwrap().contains("author.name"));
    let rest = ListRequest { cursor: Some(cursor), ..listing(&host, false) };
    assert_eq!(read(|visit| host.api().list(&rest, visit))["items"].as_array().unwrap().len(), 4);
}

#[test]
fn items_without_an_id_are_told_apart_by_all_of_them() {
    // The second page repeats an item of the first, and has one that differs only in what nobody wants.
    let host = Scripted::new(Product::DataCenter, |request| {
        let last = request.url.contains("start=2");
        let people = if last { ["grace", "edsger"] } else { ["ada", "grace"] };
        let values: Vec<_> = people.iter().map(|name| json!({"user": {"name": name}, "permission": "READ"})).collect();
        answer(200, &json!({"values": values, "isLastPage": last, "nextPageStart": 2}))
    });
    let mut wanted = Wanted::default();
    wanted.member("permission").whole();
    let listing = ListRequest { wanted, ..request(&host, "api/latest/x", 2, 100) };
    let mut seen = 0;
    host.api()
        .list(&listing, &mut |_| {
            seen += 1;
            Ok(true)
        })
        .unwrap();
    assert_eq!(seen, 3);
}
