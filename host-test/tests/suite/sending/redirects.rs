//! Where redirects lead, and what goes along.

use super::{Site, header, request, thing};
use host_test::{
    ApiRequest,
    sim::{Answer, Product, Rule, Script},
    types::ErrorKind,
};
use serde_json::json;

/// A site whose `thing` redirects so, and whose `elsewhere` answers on either port.
fn redirecting(product: Product, status: u16, location: impl Fn(&Site) -> String) -> Site {
    let answered = Answer::json(200, &json!({ "arrived": true }));
    let elsewhere = ["/elsewhere".to_owned(), format!("{}elsewhere", product.root())];
    let rules = elsewhere.map(|path| Rule::on("*", &path).answers(answered.clone()));
    let site = Site::new(product, rules.into_iter().fold(Script::default(), Script::rule));
    let location = location(&site);
    site.simulation.rule(Rule::on("*", &thing(product)).answers(Answer::redirect(status, &location)));
    site
}

fn storage(site: &Site) -> String {
    format!("{}/elsewhere?signature=1", site.simulation.storage())
}

fn same(site: &Site) -> String {
    format!("{}elsewhere", site.product.root())
}

fn noted(method: &str) -> ApiRequest {
    let mut request = request(method, "thing");
    request.headers.push(header("X-Note", "private"));
    request
}

#[tokio::test]
async fn credentials_stay_on_their_origin() {
    for product in Product::ALL {
        for status in [301, 302, 303, 307, 308] {
            for method in ["GET", "HEAD"] {
                let site = redirecting(product, status, same);
                assert_eq!(site.send(noted(method)).await.expect("a success").status, 200);
                let [first, second] = &site.requests()[..] else { panic!("{:?}", site.requests()) };
                assert_eq!(second.header("authorization"), first.header("authorization"), "{product:?} {status}");
                assert!(second.header("authorization").is_some() && second.header("x-note") == Some("private"));
            }
        }
    }
}

#[tokio::test]
async fn a_storage_host_has_to_be_allowed() {
    for product in Product::ALL {
        let site = redirecting(product, 302, storage);
        let error = site.send(noted("GET")).await.expect_err("the host does not let it out");
        assert_eq!((error.kind, site.requests().len()), (ErrorKind::Host, 1), "{product:?}");

        let mut site = redirecting(product, 302, storage);
        let allow = json!({ "host": { "allow": [site.simulation.storage()] } });
        site.set(allow);
        site.send(noted("GET")).await.expect("a success");
        let last = site.requests().pop().expect("two requests");
        assert_eq!((last.to_storage, last.target.as_str()), (true, "/elsewhere?signature=1"), "{product:?}");
        for dropped in ["authorization", "x-note", "cookie", "referer"] {
            assert_eq!(last.header(dropped), None, "{product:?}");
        }
    }
}

#[tokio::test]
async fn the_hosts_credential_stays_too() {
    for product in Product::ALL {
        let mut site = redirecting(product, 302, storage);
        let mut settings = json!({
            "credential": "host-managed",
            "host": { "authorization": "Bearer kept-by-the-host", "allow": [site.simulation.storage()] },
        });
        for gone in ["token", "email"] {
            settings[gone] = json!(null);
        }
        site.set(settings);
        site.send(noted("GET")).await.expect("a success");
        let [first, second] = &site.requests()[..] else { panic!("{:?}", site.requests()) };
        assert_eq!(first.header("authorization"), Some("Bearer kept-by-the-host"), "{product:?}");
        assert_eq!((second.to_storage, second.header("authorization")), (true, None), "{product:?}");
    }
}

#[tokio::test]
async fn the_hosts_credential_stays_below_the_root() {
    for product in Product::ALL {
        for outside in ["/elsewhere".to_owned(), format!("{}..;/elsewhere", product.root())] {
            let mut site = redirecting(product, 302, |site| format!("{}{outside}", site.simulation.origin()));
            site.simulation.rule(Rule::on("*", &outside).answers(Answer::new(200)));
            let mut settings = json!({
                "credential": "host-managed",
                "host": { "authorization": "Bearer kept-by-the-host", "allow": [site.simulation.origin()] },
            });
            for gone in ["token", "email"] {
                settings[gone] = json!(null);
            }
            site.set(settings);
            site.send(noted("GET")).await.expect("a success");
            let [first, second] = &site.requests()[..] else { panic!("{:?}", site.requests()) };
            assert_eq!(first.header("authorization"), Some("Bearer kept-by-the-host"), "{product:?}");
            assert_eq!((&*second.target, second.header("authorization")), (&*outside, None), "{product:?}");
        }
    }
}

#[tokio::test]
async fn the_sixth_redirect_is_not_followed() {
    for product in Product::ALL {
        let hop = |number: usize| format!("{}hop/{number}/", product.root());
        for (hops, reached) in [(5, true), (6, false)] {
            let mut script =
                Script::default().rule(Rule::on("GET", &thing(product)).answers(Answer::redirect(302, &hop(1))));
            for number in 1..hops {
                script = script.rule(Rule::on("GET", &hop(number)).answers(Answer::redirect(302, &hop(number + 1))));
            }
            let site = Site::new(product, script.rule(Rule::on("GET", &hop(hops)).answers(Answer::new(200))));
            let outcome = site.call("GET").await;
            assert_eq!((outcome.is_ok(), site.count("GET")), (reached, 6), "{product:?} {hops}: {outcome:?}");
            if let Err(error) = outcome {
                assert_eq!((error.kind, error.status), (ErrorKind::Upstream, Some(302)), "{product:?}");
            }
        }
    }
}

#[tokio::test]
async fn writes_follow_what_moved_on_its_origin() {
    for product in Product::ALL {
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            for status in [307, 308] {
                let site = redirecting(product, status, same);
                site.send(noted(method)).await.expect("a success");
                let [first, second] = &site.requests()[..] else { panic!("{:?}", site.requests()) };
                assert_eq!((&second.method, &second.sha256), (&first.method, &first.sha256), "{product:?} {method}");
                assert_eq!(second.header("authorization"), first.header("authorization"), "{product:?} {method}");
            }
            for (status, location) in
                [(301, same as fn(&Site) -> String), (302, same), (303, same), (307, storage), (308, storage)]
            {
                let mut site = redirecting(product, status, location);
                let allow = json!({ "host": { "allow": [site.simulation.storage()] } });
                site.set(allow);
                let error = site.send(noted(method)).await.expect_err("it may not be followed");
                assert_eq!((error.kind, error.status), (ErrorKind::Upstream, Some(status)), "{product:?} {method}");
                assert_eq!(site.requests().len(), 1, "{product:?} {method} {status}");
                // Whoever asks for the answer as it is gets the redirect.
                let plain = ApiRequest { raise_for_status: false, ..noted(method) };
                assert_eq!(site.send(plain).await.expect("an answer").status, status);
            }
        }
    }
}

#[tokio::test]
async fn a_login_page_is_no_answer() {
    for (product, page) in [
        (Product::Cloud, "/account/signin/?next=/2.0/thing"),
        (Product::Cloud, "https://id.atlassian.com/login?continue=x"),
        (Product::DataCenter, "/bitbucket/login?next=/rest/thing"),
        (Product::DataCenter, "/bitbucket/login.jsp"),
    ] {
        for method in ["GET", "POST"] {
            let site = redirecting(product, 302, |_| page.into());
            let error = site.call(method).await.expect_err("it is no answer");
            assert_eq!((error.kind, error.status), (ErrorKind::Unauthenticated, Some(302)), "{page}");
            assert_eq!(site.requests().len(), 1, "{page}");
        }
    }
}

#[tokio::test]
async fn some_addresses_are_never_followed() {
    for product in Product::ALL {
        for location in [
            "http://storage.example.com/file",
            "ftp://storage.example.com/file",
            "https://ada:x@127.0.0.1/x",
            "https://[::1/x",
        ] {
            let site = redirecting(product, 302, |_| location.into());
            let error = site.call("GET").await.expect_err("it may not be followed");
            assert_eq!((error.kind, site.requests().len()), (ErrorKind::Upstream, 1), "{product:?} {location}");
            assert!(error.cause.is_some_and(|cause| cause.starts_with("The redirect leads to")), "{location}");
        }
    }
}

#[tokio::test]
async fn a_redirect_can_lead_past_a_fault() {
    for product in Product::ALL {
        let site = redirecting(product, 302, same);
        site.simulation.rule(Rule::on("GET", &same(&site)).times(1).answers(Answer::new(503)));
        site.call("GET").await.expect("a success");
        assert_eq!(site.count("GET"), 3, "{product:?}");
    }
}
