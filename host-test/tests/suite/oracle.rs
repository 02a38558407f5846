//! Every request and every scope is one that Atlassian lists. The lists are the vendor's, and no code comes from them.

use crate::{LIBRARY, assert_none, catalog};
use host_test::{
    catalog::ScopeSet,
    demo,
    fixture::{Reply, Sent},
    operations::{self, Operation},
    scopes,
};
use std::collections::BTreeSet;

/// The listed operation of a product that a request is.
pub fn operation<'a>(operations: &'a [Operation], product: &str, request: &Sent) -> Option<&'a Operation> {
    let root = match product {
        "cloud" => "https://api.bitbucket.org/2.0/",
        _ => &format!("{}/rest/", demo::DATA_CENTER),
    };
    let path = request.url.split('?').next()?.strip_prefix(root)?;
    operations.iter().filter(|operation| operation.is(&request.method, path)).min_by_key(|it| it.placeholders())
}

#[test]
fn every_request_of_every_fixture_is_a_listed_operation() {
    let mut faults = Vec::new();
    for product in ["cloud", "data-center"] {
        let operations = operations::of(product);
        // Call API reaches any address, listed or not.
        let typed = LIBRARY.cases().filter(|case| case.product == product && case.fixture.action != "call-api");
        for case in typed {
            // Storage, where downloads and logs lie, is none of the API.
            let requests = case.fixture.calls.iter().map(|call| &call.request);
            let requests = requests.filter(|request| !request.url.starts_with("https://storage.example.com/"));
            // Nor are the web pages, where Cloud's archives lie.
            let requests = requests.filter(|request| !is_archive(&request.url));
            // Nor is the place where tokens come from.
            let requests = requests.filter(|request| !request.url.contains("/oauth2/"));
            let strays = requests.filter(|request| operation(&operations, product, request).is_none());
            faults.extend(strays.map(|stray| format!("{product}/{}: {} {}", case.name, stray.method, stray.url)));
        }
    }
    assert_none(faults);
}

/// `https://bitbucket.org/WORKSPACE/REPO/get/COMMIT.FORMAT`
fn is_archive(url: &str) -> bool {
    let page: Vec<_> = url.strip_prefix("https://bitbucket.org/").unwrap_or_default().split('/').collect();
    matches!(page[..], [_, _, "get", _])
}

#[tokio::test]
async fn the_scopes_on_cloud_are_those_of_the_operation_that_an_action_is_about() {
    let operations = operations::of("cloud");
    let known: BTreeSet<_> =
        operations.iter().flat_map(|it| it.scopes.iter().chain(&it.token_scopes).copied()).collect();
    let mut faults = Vec::new();
    for action in catalog().await.iter().filter(|action| action.id != "call-api") {
        let Some(support) = action.support.iter().find(|support| support.product == "cloud") else { continue };
        let case = LIBRARY.cases().find(|case| case.product == "cloud" && case.name == action.id);
        let calls: Vec<_> = case.iter().flat_map(|case| &case.fixture.calls).collect();
        // Where a redirect leads is the redirect's own business.
        let led = |index: usize| index > 0 && matches!(calls[index - 1].reply, Reply::Answer { status: 300..=399, .. });
        let asked = calls.iter().enumerate().filter(|(index, _)| !led(*index));
        let requests: Vec<_> = asked.map(|(_, call)| &call.request).collect();
        // What comes before the last write, and after it, only serves it.
        let about = requests.iter().rfind(|request| request.method != "GET").or(requests.last());
        let listed = about.and_then(|request| operation(&operations, "cloud", request));
        for (kind, given, listed) in [
            ("scopes", "oauth", listed.map(|operation| &operation.scopes)),
            ("token scopes", "api-token", listed.map(|operation| &operation.token_scopes)),
        ] {
            let given: BTreeSet<_> = scopes::of(&support.scopes, given).into_iter().collect();
            let listed = listed.map(|listed| listed.iter().copied().collect::<BTreeSet<_>>());
            match listed.filter(|listed| !listed.is_empty()) {
                Some(listed) if given != listed => {
                    faults.push(format!("{}: {kind} {given:?}, and the list has {listed:?}", action.id));
                }
                Some(_) => {}
                // The list names none for some operations.
                None if given.is_subset(&known) => {}
                None => faults.push(format!("{}: {kind} {given:?}, of which the list does not know all", action.id)),
            }
        }
    }
    assert_none(faults);
}

#[tokio::test]
async fn every_action_of_data_center_names_one_of_its_permissions() {
    const PERMISSIONS: [&str; 8] = [
        "PUBLIC_REPOS",
        "REPO_READ",
        "REPO_WRITE",
        "REPO_ADMIN",
        "PROJECT_ADMIN",
        "ACCOUNT_WRITE",
        "ADMIN_WRITE",
        "SYSTEM_ADMIN",
    ];
    let mut faults = Vec::new();
    for action in catalog().await.iter().filter(|action| action.id != "call-api") {
        for support in action.support.iter().filter(|support| support.product == "data-center") {
            let one = matches!(&support.scopes[..], [ScopeSet { credentials, scopes }]
                if credentials.is_empty() && scopes.len() == 1 && PERMISSIONS.contains(&&*scopes[0]));
            if !one {
                faults.push(format!("{}: {:?}", action.id, support.scopes));
            }
        }
    }
    assert_none(faults);
}
