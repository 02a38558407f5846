//! The floors of the connector's crate: each file imports only floors below its own, no resource another, and no two files each other.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::root;

/// From the bottom to the top.
const FLOORS: [&str; 5] = ["base", "http", "engine", "catalog", "contract"];
/// What the files of resources may import of their own floor.
const SHARED: [&str; 3] = ["fields", "types", "support"];
/// The files of the catalog that are no resource: they know the others.
const TABLES: [&str; 5] = ["catalog", "choices", "connection", "samples", "triggers"];

#[test]
fn every_floor_imports_only_those_below() {
    let mut upward = BTreeSet::new();
    for (file, text) in sources() {
        let Some(floor) = FLOORS.iter().position(|floor| file.starts_with(floor)) else { continue };
        for path in imports(&text) {
            let of = path.split("::").next().unwrap_or_default();
            let Some(imported) = FLOORS.iter().position(|floor| *floor == of) else {
                upward.insert(format!("{}: crate::{path} is on no floor", file.display()));
                continue;
            };
            if imported > floor {
                upward.insert(format!("{}: crate::{path}", file.display()));
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn no_resource_imports_another() {
    let mut sideways = BTreeSet::new();
    for (file, text) in sources() {
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        // The table of triggers speaks of what the resources define.
        let is_resource =
            file.starts_with("catalog") && !file.starts_with("catalog/triggers") && !TABLES.contains(&&*name);
        for path in imports(&text).into_iter().filter(|_| is_resource) {
            let mut names = path.split("::");
            let (floor, of) = (names.next(), names.next().unwrap_or_default());
            if floor == Some("catalog") && !SHARED.contains(&of) {
                sideways.insert(format!("{}: crate::{path}", file.display()));
            }
        }
    }
    assert!(sideways.is_empty(), "{sideways:#?}");
}

#[test]
fn no_two_files_need_each_other() {
    no_circle(&sources().into_iter().map(|(file, text)| (module(&file), imports(&text))).collect());
}

/// The host's own files, its command line and its simulation aside.
#[test]
fn no_two_parts_of_the_host_need_each_other() {
    let mut parts = Vec::new();
    let src = root().join("host-test/src");
    collect(&src, &src, &mut parts);
    let parts: BTreeMap<_, _> = parts
        .into_iter()
        .map(|(file, text)| (module(&file), imports(&text)))
        .filter(|(name, _)| !["lib", "main"].contains(&&**name) && !name.starts_with("cli") && !name.starts_with("sim"))
        .collect();
    assert!(parts.len() > 20, "{} parts", parts.len());
    no_circle(&parts);
}

fn no_circle(files: &BTreeMap<String, Vec<String>>) {
    let needed = |name: &String| -> BTreeSet<String> {
        let known = |path: &String| {
            let mut path = path.as_str();
            while !files.contains_key(path) {
                path = path.rsplit_once("::")?.0;
            }
            Some(path.to_owned())
        };
        files[name].iter().filter_map(known).filter(|other| other != name).collect()
    };
    for name in files.keys() {
        let (mut reached, mut next) = (BTreeSet::new(), needed(name));
        while let Some(file) = next.pop_first() {
            if reached.insert(file.clone()) {
                next.extend(needed(&file));
            }
        }
        assert!(!reached.contains(name), "{name} needs itself, by way of some of {reached:?}");
    }
}

/// `http::auth::tokens`, of `http/auth/tokens.rs`.
fn module(file: &Path) -> String {
    file.with_extension("").components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("::")
}

/// The connector's files below `src/`, each without its tests, which may look at anything.
fn sources() -> Vec<(PathBuf, String)> {
    let src = root().join("src");
    let mut found = Vec::new();
    collect(&src, &src, &mut found);
    assert!(found.len() > 50, "{} files", found.len());
    found
}

fn collect(folder: &Path, src: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, src, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).expect("text");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            found.push((path.strip_prefix(src).expect("below src").to_owned(), code));
        }
    }
}

/// Every path of the crate that the text names, groups taken apart at their first level.
fn imports(text: &str) -> Vec<String> {
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let (path, behind) = rest.split_at(rest.find(|c| !is_path(c)).unwrap_or(rest.len()));
        match behind.strip_prefix('{') {
            Some(group) => {
                let names = group.split(';').next().unwrap_or_default().split([',', '}']).map(str::trim);
                let names = names.filter_map(|name| name.split([' ', ':', '{']).next().filter(|name| !name.is_empty()));
                found.extend(names.map(|name| format!("{path}{name}")));
            }
            None => found.push(path.trim_end_matches(':').to_owned()),
        }
    }
    found
}

#[test]
fn the_reader_of_imports_sees_groups_and_single_paths() {
    let text = "use crate::{limits, store::file};\nuse crate::base::json::{self, find};\nuse crate::catalog::{\n    fields,\n    types,\n};\nlet x = crate::http::go();";
    assert_eq!(
        imports(text),
        ["limits", "store", "base::json::self", "base::json::find", "catalog::fields", "catalog::types", "http::go"]
    );
}
