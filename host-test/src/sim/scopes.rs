//! The operations that exist and the scopes that they ask for: Cloud's from the vendor's list, Data Center's by what an operation does.

use super::Product;
use std::sync::LazyLock;

/// A line of the list: method and path, scopes of OAuth and access tokens, scopes of API tokens.
struct Operation {
    method: &'static str,
    path: Vec<&'static str>,
    scopes: [Vec<String>; 2],
}

static CLOUD: LazyLock<Vec<Operation>> =
    LazyLock::new(|| operations(include_str!("../../../fixtures/operations/cloud.txt")));

/// Data Center's list names no scopes.
static DATA_CENTER: LazyLock<Vec<Operation>> =
    LazyLock::new(|| operations(include_str!("../../../fixtures/operations/data-center.txt")));

fn operations(list: &'static str) -> Vec<Operation> {
    let read = |line: &'static str| {
        let mut columns = line.split('\t');
        let (method, path) = columns.next()?.split_once(' ')?;
        let mut scopes = || columns.next().unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        Some(Operation { method, path: path.split('/').collect(), scopes: [scopes(), scopes()] })
    };
    list.lines().filter_map(read).collect()
}

/// Data Center's, each of which implies those after it.
const SCOPES_OF_DATA_CENTER: [&str; 6] =
    ["SYSTEM_ADMIN", "ADMIN_WRITE", "PROJECT_ADMIN", "REPO_ADMIN", "REPO_WRITE", "REPO_READ"];

/// Cloud's, of OAuth and access tokens: what the first implies.
const IMPLIED: &[(&str, &[&str])] = &[
    ("repository:write", &["repository"]),
    ("project", &["repository"]),
    ("pullrequest", &["repository"]),
    ("pullrequest:write", &["pullrequest", "repository", "repository:write"]),
    ("account", &["email"]),
    ("account:write", &["account", "email"]),
    ("team:write", &["team"]),
    ("pipeline:write", &["pipeline"]),
    ("pipeline:variable", &["pipeline", "pipeline:write"]),
    ("runner:write", &["runner"]),
    ("snippet:write", &["snippet"]),
];

/// What an operation needs, of API tokens or of any other credential; `path` lies below the product's root.
pub fn required(product: Product, api_token: bool, method: &str, path: &str) -> Vec<String> {
    let scope = match product {
        Product::Cloud => {
            return find(&CLOUD, method, path).map_or_else(Vec::new, |one| column(one, api_token).to_vec());
        }
        Product::DataCenter if path.ends_with("/application-properties") => return Vec::new(),
        Product::DataCenter if path.contains("/webhooks") || path.contains("/permissions") => "REPO_ADMIN",
        Product::DataCenter if matches!(method, "GET" | "HEAD") => "REPO_READ",
        Product::DataCenter => "REPO_WRITE",
    };
    vec![scope.into()]
}

/// Every scope that there is.
pub fn all(product: Product, api_token: bool) -> Vec<String> {
    if product == Product::DataCenter {
        return SCOPES_OF_DATA_CENTER.map(str::to_owned).into();
    }
    let mut all: Vec<_> = CLOUD.iter().flat_map(|operation| column(operation, api_token)).cloned().collect();
    all.sort();
    all.dedup();
    all
}

/// Whether one scope brings another along.
pub fn implies(granted: &str, scope: &str) -> bool {
    let place = |scope: &str| SCOPES_OF_DATA_CENTER.iter().position(|known| *known == scope);
    match (place(granted), place(scope)) {
        (Some(granted), Some(scope)) => granted <= scope,
        _ => IMPLIED.iter().any(|(known, implied)| *known == granted && implied.contains(&scope)),
    }
}

/// Whether a product has this operation.
pub fn exists(product: Product, method: &str, path: &str) -> bool {
    let all = if product == Product::Cloud { &CLOUD } else { &DATA_CENTER };
    find(all, method, path).is_some()
}

/// The operation whose path fits best: words of its own before placeholders.
fn find(all: &'static [Operation], method: &str, path: &str) -> Option<&'static Operation> {
    let path: Vec<_> = path.trim_end_matches('/').split('/').collect();
    let is_open = |part: &str| part.starts_with('{');
    let fits = |operation: &&Operation| {
        operation.method == method
            && operation.path.len() == path.len()
            && operation.path.iter().zip(&path).all(|(known, part)| is_open(known) || known == part)
    };
    all.iter().filter(fits).min_by_key(|operation| operation.path.iter().filter(|part| is_open(part)).count())
}

fn column(operation: &Operation, api_token: bool) -> &[String] {
    &operation.scopes[usize::from(api_token)]
}
