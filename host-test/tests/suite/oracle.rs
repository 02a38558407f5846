//! Every request and every scope is one that Atlassian lists. The lists are the vendor's, and no code comes from them.

use crate::{LIBRARY, assert_none, catalog, root};
use host_test::{demo, fixture::Sent, http::Case};
use std::{collections::BTreeSet, fs};
use url::Url;

/// One line of a list: `GET /repositories/{workspace}`, and the scopes it names, if any.
struct Operation {
    method: String,
    path: Vec<String>,
    /// Of OAuth consumers and access tokens.
    scopes: BTreeSet<String>,
    /// Of API tokens.
    token_scopes: BTreeSet<String>,
}

impl Operation {
    fn matches(&self, method: &str, path: &[&str]) -> bool {
        let fits = |(index, pattern): (usize, &String)| match path.get(index) {
            Some(segment) => pattern.contains('{') || pattern == segment,
            None => false,
        };
        // A path of a file or folder, which the lists write as the last placeholder, has slashes of its own.
        let open = self.path.last().is_some_and(|last| last.starts_with("{path"));
        let length = path.len() == self.path.len() || (open && path.len() >= self.path.len());
        self.method == method && length && self.path.iter().enumerate().all(fits)
    }
}

fn operations(product: &str) -> Vec<Operation> {
    let file = root().join(format!("fixtures/operations/{product}.txt"));
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let parse = |line: &str| {
        let mut columns = line.split('\t');
        let (method, path) = columns.next()?.split_once(' ')?;
        let mut scopes = || columns.next().into_iter().flat_map(str::split_whitespace).map(str::to_owned).collect();
        let path = segments(path).map(str::to_owned).collect();
        Some(Operation { method: method.into(), path, scopes: scopes(), token_scopes: scopes() })
    };
    text.lines().filter(|line| !line.starts_with('#')).filter_map(parse).collect()
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

/// The listed operation that a request is; of several, the one with the fewest placeholders.
fn operation<'a>(operations: &'a [Operation], case: &Case, request: &Sent) -> Option<&'a Operation> {
    let root = match case.product {
        "cloud" => "https://api.bitbucket.org/2.0",
        _ => &format!("{}/rest", demo::DATA_CENTER),
    };
    let url = Url::parse(&request.url).expect("an absolute address");
    let path: Vec<_> = segments(url.as_str().split('?').next()?.strip_prefix(root)?).collect();
    let matching = operations.iter().filter(|operation| operation.matches(&request.method, &path));
    matching.min_by_key(|operation| operation.path.iter().filter(|segment| segment.contains('{')).count())
}

#[test]
fn every_request_of_every_fixture_is_a_listed_operation() {
    let mut faults = Vec::new();
    for product in ["cloud", "data-center"] {
        let operations = operations(product);
        // Call API reaches any address, listed or not.
        let typed = LIBRARY.cases().filter(|case| case.product == product && case.fixture.action != "call-api");
        for case in typed {
            let requests = case.fixture.calls.iter().map(|call| &call.request);
            // Where tokens come from is none of the API.
            let requests = requests.filter(|request| !request.url.contains("/oauth2/"));
            let strays = requests.filter(|request| operation(&operations, case, request).is_none());
            faults.extend(strays.map(|stray| format!("{product}/{}: {} {}", case.name, stray.method, stray.url)));
        }
    }
    assert_none(faults);
}

#[tokio::test]
async fn the_scopes_on_cloud_are_those_of_the_operation_that_an_action_is_about() {
    let operations = operations("cloud");
    let known: BTreeSet<_> =
        operations.iter().flat_map(|operation| operation.scopes.union(&operation.token_scopes)).collect();
    let mut faults = Vec::new();
    for action in catalog().await.iter().filter(|action| action.id != "call-api") {
        let Some(support) = action.support.iter().find(|support| support.product == "cloud") else { continue };
        let case = LIBRARY.cases().find(|case| case.product == "cloud" && case.name == action.id);
        let requests: Vec<_> = case.iter().flat_map(|case| &case.fixture.calls).map(|call| &call.request).collect();
        // What comes before the last write, and after it, only serves it.
        let about = requests.iter().rfind(|request| request.method != "GET").or(requests.last());
        let listed = case.zip(about).and_then(|(case, request)| operation(&operations, case, request));
        for (kind, given, listed) in [
            ("scopes", &support.scopes, listed.map(|operation| &operation.scopes)),
            ("token scopes", &support.token_scopes, listed.map(|operation| &operation.token_scopes)),
        ] {
            let given: BTreeSet<_> = given.iter().collect();
            match listed.filter(|listed| !listed.is_empty()) {
                Some(listed) if !given.iter().copied().eq(listed) => {
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
            let one = matches!(&support.scopes[..], [permission] if PERMISSIONS.contains(&permission.as_str()));
            if !one || !support.token_scopes.is_empty() {
                faults.push(format!("{}: {:?} {:?}", action.id, support.scopes, support.token_scopes));
            }
        }
    }
    assert_none(faults);
}
