//! Lists whose pages are odd: each ends, and none in silence.

use super::{Site, thing};
use host_test::{
    sim::{Answer, Product, Rule, Script},
    types::ErrorKind,
};
use serde_json::{Value, json};

/// A site whose `things` are this page, whatever page is asked for.
fn paged(product: Product, page: &Value) -> Site {
    let path = format!("{}s", thing(product));
    Site::new(product, Script::default().rule(Rule::on("GET", &path).answers(Answer::json(200, page))))
}

#[tokio::test]
async fn an_empty_next_is_the_end_and_an_odd_one_is_told() {
    for (product, odd, ends) in [
        (Product::Cloud, json!({ "next": "" }), true),
        (Product::Cloud, json!({ "next": null }), true),
        (Product::Cloud, json!({ "next": 7 }), false),
        (Product::Cloud, json!({ "next": { "href": "x" } }), false),
        (Product::DataCenter, json!({ "isLastPage": true }), true),
        (Product::DataCenter, json!({}), true),
        (Product::DataCenter, json!({ "isLastPage": "false" }), false),
        (Product::DataCenter, json!({ "isLastPage": false }), false),
        (Product::DataCenter, json!({ "isLastPage": false, "nextPageStart": null }), false),
        (Product::DataCenter, json!({ "isLastPage": false, "nextPageStart": "25" }), false),
    ] {
        let mut page = json!({ "values": [{ "id": 1 }] });
        page.as_object_mut().expect("an object").extend(odd.as_object().expect("an object").clone());
        let site = paged(product, &page);
        match site.list(10, None).await {
            Ok(list) => assert!(ends && list["next"].is_null(), "{product:?} {odd}: {list}"),
            Err(error) => assert!(!ends && error.kind == ErrorKind::Upstream, "{product:?} {odd}: {error:?}"),
        }
        assert_eq!(site.count("GET"), 1, "{product:?} {odd}");
    }
}

#[tokio::test]
async fn pages_that_bring_nothing_new_end() {
    // Each page leads to another, and all are alike.
    for product in Product::ALL {
        let site = Site::new(product, Script::default());
        let things = format!("{}s", thing(product));
        for number in (0..40).rev() {
            let (query, next) = match product {
                Product::Cloud => (
                    format!("{things}?page={number}&"),
                    json!({ "next": format!("{}{things}?page={}&pagelen=50", site.simulation.origin(), number + 1) }),
                ),
                Product::DataCenter => {
                    (format!("{things}?start={number}&"), json!({ "isLastPage": false, "nextPageStart": number + 1 }))
                }
            };
            let mut page = json!({ "values": [{ "id": 1 }] });
            page.as_object_mut().expect("an object").extend(next.as_object().expect("an object").clone());
            let prefix = if number == 0 { things.clone() } else { query.trim_end_matches('&').to_owned() };
            site.simulation.rule(Rule::on("GET", &prefix).answers(Answer::json(200, &page)));
        }
        // The most particular rule first.
        let error = site.list(10, None).await.expect_err("it has no end");
        assert_eq!(error.kind, ErrorKind::Upstream, "{product:?} {error:?}");
        assert!(site.count("GET") <= 12, "{product:?}: {}", site.count("GET"));
    }
}
