//! Every request is one that Atlassian lists. The lists are the vendor's, and no code comes from them.

use crate::{LIBRARY, assert_none, catalog, root};
use host_test::demo;
use std::{collections::BTreeSet, fs};
use url::Url;

/// One line of a list: `GET /repositories/{workspace}`, and the scopes it names.
struct Operation {
    method: String,
    path: Vec<String>,
    scopes: BTreeSet<String>,
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
        let scopes =
            columns.flat_map(str::split_whitespace).map(|scope| scope.trim_end_matches(',').to_owned()).collect();
        Some(Operation { method: method.into(), path: segments(path).map(str::to_owned).collect(), scopes })
    };
    text.lines().filter(|line| !line.starts_with('#')).filter_map(parse).collect()
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

#[test]
fn every_request_of_every_fixture_is_a_listed_operation() {
    let mut faults = Vec::new();
    for product in ["cloud", "data-center"] {
        let root =
            if product == "cloud" { "https://api.bitbucket.org/2.0" } else { &format!("{}/rest", demo::DATA_CENTER) };
        let operations = operations(product);
        // Call API reaches any address, listed or not.
        let typed = LIBRARY.cases().iter().filter(|case| case.product == product && case.fixture.action != "call-api");
        for case in typed {
            for request in case.fixture.calls.iter().map(|call| &call.request) {
                let url = Url::parse(&request.url).expect("an absolute address");
                let address = url.as_str().split('?').next().unwrap_or_default();
                let listed = address.strip_prefix(root).is_some_and(|path| {
                    let path: Vec<_> = segments(path).collect();
                    operations.iter().any(|operation| operation.matches(&request.method, &path))
                });
                if !listed {
                    faults.push(format!("{product}/{}: {} {address}", case.name, request.method));
                }
            }
        }
    }
    assert_none(faults);
}

#[tokio::test]
async fn every_scope_of_the_catalog_is_one_that_the_list_gives() {
    let known: BTreeSet<_> = operations("cloud").into_iter().flat_map(|operation| operation.scopes).collect();
    let mut faults = Vec::new();
    for action in catalog().await.iter().filter(|action| action.id != "call-api") {
        for support in action.support.iter().filter(|support| support.product == "cloud") {
            let named = support.scopes.iter().chain(&support.token_scopes);
            faults.extend(named.filter(|scope| !known.contains(*scope)).map(|scope| format!("{}: {scope}", action.id)));
        }
    }
    assert_none(faults);
}
