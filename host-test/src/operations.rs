//! What the vendor says exists: every operation of both products. A gate for tests and a list for people; no code comes
//! from it.

/// One operation of a product's API.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `GET`, `POST`, …
    pub method: &'static str,
    /// Below the API's root: `/repositories/{workspace}`.
    pub path: &'static str,
    /// Scopes of OAuth consumers and access tokens; none on Data Center.
    pub scopes: Vec<&'static str>,
    /// Scopes of API tokens; none on Data Center.
    pub token_scopes: Vec<&'static str>,
}

/// The operations of `cloud` or `data-center`, by path; none of any other product.
pub fn of(product: &str) -> Vec<Operation> {
    let list = match product {
        "cloud" => include_str!("../../fixtures/operations/cloud.txt"),
        "data-center" => include_str!("../../fixtures/operations/data-center.txt"),
        _ => "",
    };
    let parse = |line: &'static str| {
        let mut columns = line.split('\t');
        let (method, path) = columns.next()?.split_once(' ')?;
        let mut scopes = || columns.next().into_iter().flat_map(str::split_whitespace).collect();
        Some(Operation { method, path, scopes: scopes(), token_scopes: scopes() })
    };
    list.lines().filter(|line| !line.starts_with('#')).filter_map(parse).collect()
}

impl Operation {
    /// Whether a request is this operation; its path, still encoded, is that below the API's root.
    pub fn is(&self, method: &str, path: &str) -> bool {
        let (listed, path): (Vec<_>, Vec<_>) = (segments(self.path).collect(), segments(path).collect());
        let fits = |(index, pattern): (usize, &&str)| match path.get(index) {
            Some(segment) => pattern.contains('{') || pattern == segment,
            None => pattern.starts_with("{path"),
        };
        // A path of a file or folder, or the name of a tag, which the lists write as the last placeholder, has slashes of
        // its own; the path of the root is empty.
        let last = listed.last().copied().unwrap_or_default();
        let open = last.starts_with("{path") || last == "{name}";
        let empty = last.starts_with("{path") && path.len() + 1 == listed.len();
        let length = path.len() == listed.len() || (open && path.len() >= listed.len()) || empty;
        self.method == method && length && listed.iter().enumerate().all(fits)
    }

    /// How many of its segments can be anything: of several operations that a request could be, the one with the fewest
    /// is meant.
    pub fn placeholders(&self) -> usize {
        segments(self.path).filter(|segment| segment.contains('{')).count()
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}
