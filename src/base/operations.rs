//! The operations that Atlassian lists, to tell who mistyped a path which one is near.
//!
//! An outline each: a line's indentation is the number of segments that it shares with the line before.

use crate::base::product::Product;
use crate::base::spelling::edits;

const CLOUD: &str = include_str!("operations/cloud.txt");
const DATA_CENTER: &str = include_str!("operations/data-center.txt");

/// What a letter costs that differs. A placeholder that takes a segment costs 1: of two paths that are as near, the one
/// that says more is meant.
const LETTER: usize = 16;
/// What a segment more or less costs; another word in its place is both.
const SEGMENT: usize = 3 * LETTER;
/// What is farther away was not meant: `api/latest` forgotten is near, a letter wrong besides is not.
const FARTHEST: usize = 2 * SEGMENT + LETTER;

/// The listed operation nearest to a request that is none itself: `GET or POST /repositories/{workspace}/{repo_slug}/…`.
/// The path is that below the API's root.
pub fn nearest(product: Product, method: &str, path: &str) -> Option<String> {
    let asked: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let mut near = (FARTHEST, None);
    each(product, |methods, path| {
        let another_method = !methods.split(' ').any(|listed| listed == method);
        let cost = distance(&asked, path, near.0) + if another_method { LETTER } else { 0 };
        if cost < near.0 {
            let told = || format!("{} /{}", methods.replace(' ', " or "), path.join("/"));
            near = (cost, (cost >= LETTER).then(told));
        }
    });
    near.1
}

fn each(product: Product, mut visit: impl FnMut(&'static str, &[&'static str])) {
    let outline = match product {
        Product::Cloud => CLOUD,
        Product::DataCenter => DATA_CENTER,
    };
    let mut path = Vec::new();
    for line in outline.lines() {
        let told = line.trim_start();
        let (segments, methods) = told.split_once(' ').unwrap_or((told, ""));
        path.truncate(line.len() - told.len());
        path.extend(segments.split('/'));
        visit(methods, &path);
    }
}

/// How many letters and segments differ, given up where it is `most` anyway; a placeholder takes any segment.
fn distance(asked: &[&str], listed: &[&str], most: usize) -> usize {
    // A file's path has slashes of its own.
    let asked = match listed.last() {
        Some(&"{path}") if asked.len() > listed.len() => &asked[..listed.len()],
        _ => asked,
    };
    if asked.len().abs_diff(listed.len()) * SEGMENT >= most {
        return most;
    }
    let mut row: Vec<usize> = (0..=listed.len()).map(|n| n * SEGMENT).collect();
    for (i, segment) in asked.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * SEGMENT;
        for (j, pattern) in listed.iter().enumerate() {
            let replaced = diagonal + unlike(segment, pattern);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + SEGMENT).min(diagonal + SEGMENT);
        }
        if row.iter().all(|cost| *cost >= most) {
            return most;
        }
    }
    row[listed.len()]
}

fn unlike(segment: &str, pattern: &str) -> usize {
    // Any version of a module's API is as good as the latest.
    if segment == pattern || (pattern == "latest" && segment.starts_with("1.")) {
        0
    } else if pattern.starts_with('{') {
        1
    } else if segment.len() > 2 && (pattern.starts_with(segment) || segment.starts_with(pattern)) {
        LETTER
    } else {
        (edits(&segment.to_ascii_lowercase(), pattern) * LETTER).min(2 * SEGMENT)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The outline of a list of operations, `METHOD /path` and scopes a line.
    fn outline(list: &str) -> String {
        let mut paths: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            let (method, path) = line.split('\t').next().unwrap().split_once(' ').unwrap();
            paths.entry(path.trim_matches('/').split('/').collect()).or_default().push(method);
        }
        let (mut outline, mut before) = (String::new(), &Vec::new());
        for (path, methods) in &mut paths {
            let shared = path.iter().zip(before).take_while(|(one, other)| one == other).count().min(path.len() - 1);
            methods.sort_unstable();
            outline += &format!("{}{} {}\n", " ".repeat(shared), path[shared..].join("/"), methods.join(" "));
            before = path;
        }
        outline
    }

    #[test]
    fn the_outlines_are_those_of_the_lists() {
        let mut stale = Vec::new();
        for (name, written) in [("cloud", CLOUD), ("data-center", DATA_CENTER)] {
            let at = |file: String| format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
            let list = std::fs::read_to_string(at(format!("fixtures/operations/{name}.txt"))).unwrap();
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(at(format!("src/base/operations/{name}.txt")), outline(&list)).unwrap();
            }
            if written != outline(&list) {
                stale.push(name);
            }
        }
        assert!(stale.is_empty(), "src/base/operations/ is not up to date for {stale:?}; UPDATE=1 writes it anew");
    }

    #[test]
    fn a_mistyped_path_is_told_the_nearest() {
        for (product, method, path, near) in [
            (
                Product::Cloud,
                "GET",
                "repositories/acme/web/pullrequest",
                Some("GET or POST /repositories/{workspace}/{repo_slug}/pullrequests"),
            ),
            (
                Product::Cloud,
                "GET",
                "repository/acme/web/commits",
                Some("GET or POST /repositories/{workspace}/{repo_slug}/commits"),
            ),
            (
                Product::Cloud,
                "PATCH",
                "repositories/acme/web",
                Some("DELETE or GET or POST or PUT /repositories/{workspace}/{repo_slug}"),
            ),
            (
                Product::DataCenter,
                "GET",
                "projects/SHOP/repos",
                Some("GET or POST /api/latest/projects/{projectKey}/repos"),
            ),
            (
                Product::DataCenter,
                "GET",
                "api/1.0/projects/SHOP/repos/web/pullrequests",
                Some("GET or POST /api/latest/projects/{projectKey}/repos/{repositorySlug}/pull-requests"),
            ),
            (Product::Cloud, "GET", "repositories/acme/web/src/main/docs/guide.md", None),
            (Product::Cloud, "GET", "repositories/acme/web/", None),
            (Product::DataCenter, "GET", "api/1.0/projects/SHOP", None),
            (Product::DataCenter, "GET", "there/is/nothing/like/it/at/all", None),
        ] {
            assert_eq!(nearest(product, method, path).as_deref(), near, "{path}");
        }
    }
}
