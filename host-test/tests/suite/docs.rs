//! The pages that readers look things up in, written from the catalog and the fixtures: `UPDATE=1` writes them, a difference fails.

mod actions;
mod command;
mod links;
mod operations;
mod schema;
mod story;
mod triggers;
mod types;

use crate::{catalog, root};
use std::{collections::BTreeMap, env, fs, path::Path};

/// Products by id, in the order in which pages name them.
const PRODUCTS: [(&str, &str); 2] = [("cloud", "Cloud"), ("data-center", "Data Center")];
const WRITTEN: &str =
    "<!-- Generated from the catalog and the fixtures: UPDATE=1 cargo test --workspace. Do not edit. -->\n";

/// A page's file below `docs/`, and its text.
type Pages = BTreeMap<String, String>;

#[tokio::test]
async fn the_pages_are_what_the_catalog_gives() {
    let catalog = catalog().await;
    let mut pages = actions::pages(catalog);
    pages.insert("types.md".into(), types::page(catalog));
    pages.insert("operations.md".into(), operations::page(catalog));
    pages.insert("triggers.md".into(), triggers::page().await);
    pages.insert("story.md".into(), story::page());
    let folder = root().join("docs");
    if env::var_os("UPDATE").is_some() {
        write(&folder, &pages).expect("the pages can be written");
    }
    for (name, page) in &pages {
        let written = fs::read_to_string(folder.join(name)).unwrap_or_default();
        let differs = page.lines().zip(written.lines()).find(|(now, then)| now != then);
        assert!(*page == written, "docs/{name} is not up to date (UPDATE=1 writes it); first difference: {differs:?}");
    }
    let written = fs::read_dir(folder.join("actions")).expect("docs/actions").map(|entry| entry.expect("an entry"));
    for file in written.map(|entry| entry.file_name().into_string().expect("a name")) {
        assert!(pages.contains_key(&format!("actions/{file}")), "docs/actions/{file} is the page of no group");
    }
    // Here, and not in a test of its own, because it would read pages that are being written.
    links::all_lead_somewhere();
}

fn write(folder: &Path, pages: &Pages) -> std::io::Result<()> {
    let actions = folder.join("actions");
    if actions.exists() {
        // A group that was renamed leaves no page behind.
        fs::remove_dir_all(&actions)?;
    }
    fs::create_dir_all(&actions)?;
    pages.iter().try_for_each(|(name, page)| fs::write(folder.join(name), page))
}

/// The name under which a heading is linked to, and a group's page is kept.
fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

/// The products of these ids, as readers call them; nothing where that is all of them.
fn products<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
    let ids = ids.collect::<Vec<_>>();
    PRODUCTS.into_iter().filter(|(id, _)| ids.contains(id)).map(|(_, name)| name).collect()
}

#[test]
fn the_worked_example_of_contributing_is_the_code_that_is_there() {
    let read = |file: &str| fs::read_to_string(root().join(file)).expect(file);
    let (page, code) = (read("CONTRIBUTING.md"), read("src/catalog/branch_restrictions.rs"));
    let (_, example) = page.split_once("```rust\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    let example: Vec<_> = example.lines().map(|line| line.strip_prefix("   ").unwrap_or(line)).collect();
    assert!(example.len() > 10 && code.contains(example.join("\n").trim()), "{example:#?}");
}
