//! `docs/operations.md`: which action uses which endpoint of each product, as its fixtures show.

use super::{PRODUCTS, WRITTEN, actions};
use crate::{LIBRARY, Offered, oracle::operation};
use host_test::operations;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

const HEAD: &str = "\
# Endpoints

The endpoints that Atlassian documents, and the actions that use them. [call-api](actions/any-endpoint.md#call-api) calls the others:
`host-test describe call-api` lists them all, with their scopes.
";

pub fn page(catalog: &[Offered]) -> String {
    let groups: BTreeMap<&str, &str> = catalog.iter().map(|action| (&*action.id, &*action.group)).collect();
    let mut page = format!("{WRITTEN}{HEAD}");
    for (product, name) in PRODUCTS {
        let operations = operations::of(product);
        let mut used: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
        for case in LIBRARY.cases().filter(|case| case.product == product && case.fixture.action != "call-api") {
            for call in &case.fixture.calls {
                if let Some(operation) = operation(&operations, product, &call.request) {
                    let methods = used.entry(operation.path).or_default();
                    methods.entry(operation.method).or_default().insert(&case.fixture.action);
                }
            }
        }
        // How many endpoints each subject has, and how many of them actions use.
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for operation in &operations {
            let (all, typed) = counts.entry(subject(operation.path)).or_default();
            *all += 1;
            *typed += usize::from(used.get(operation.path).is_some_and(|it| it.contains_key(operation.method)));
        }
        let typed: usize = counts.values().map(|(_, typed)| typed).sum();
        let all = operations.len();
        let _ = write!(
            page,
            "\n## {name}\n\nActions use {typed} of {all} endpoints.\n\n| endpoint | actions |\n|---|---|\n"
        );
        for (path, methods) in used {
            for (method, ids) in methods {
                let link = |id: &&str| format!("[{id}](actions/{}#{id})", actions::file(groups[id]));
                let links: Vec<_> = ids.iter().map(link).collect();
                let _ = writeln!(page, "| {method} `{path}` | {} |", links.join(", "));
            }
        }
        let _ = write!(
            page,
            "\n### {name} by subject\n\n| subject | endpoints | used by actions | `call-api` only |\n|---|---|---|---|\n"
        );
        for (subject, (all, typed)) in counts {
            let _ = writeln!(page, "| {subject} | {all} | {typed} | {} |", all - typed);
        }
    }
    page
}

/// What an endpoint is about: the first word of its path that says more than where it is.
fn subject(path: &str) -> String {
    const PLACES: [&str; 9] =
        ["repositories", "workspaces", "api", "latest", "projects", "repos", "commit", "commits", "refs"];
    let words: Vec<_> = path.split('/').filter(|word| !word.is_empty() && !word.starts_with('{')).collect();
    let telling = words.iter().find(|word| !PLACES.contains(word)).or(words.last());
    telling.map_or_else(String::new, |word| word.replace(['-', '_'], " "))
}
