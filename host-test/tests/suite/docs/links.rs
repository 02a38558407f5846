//! Links between the project's pages lead somewhere: to a file that exists, and to a heading that it has.

use super::anchor;
use crate::{assert_none, root};
use std::{collections::BTreeSet, fs, path::Path};

pub fn all_lead_somewhere() {
    let root = root();
    let mut faults = Vec::new();
    let folders = ["", "docs", "docs/actions"].map(|folder| root.join(folder));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let files = files.map(|entry| entry.expect("an entry").path());
    let mut pages = 0;
    for file in files.filter(|file| file.extension().is_some_and(|it| it == "md")) {
        pages += 1;
        let page = fs::read_to_string(&file).expect("a page");
        faults
            .extend(links(&page).filter(|link| !leads(&file, link)).map(|link| format!("{}: {link}", file.display())));
    }
    assert!(pages > 10, "{pages} pages");
    assert_none(faults);
}

/// The targets of a page's links, `[text](target)`, but for those to other sites.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let targets = page.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    targets.filter(|target| !target.contains("://") && !target.contains(char::is_whitespace))
}

fn leads(from: &Path, link: &str) -> bool {
    let (file, heading) = link.split_once('#').unwrap_or((link, ""));
    let file = if file.is_empty() { from.to_owned() } else { from.with_file_name("").join(file) };
    file.exists() && (heading.is_empty() || headings(&file).contains(heading))
}

fn headings(file: &Path) -> BTreeSet<String> {
    let page = fs::read_to_string(file).unwrap_or_default();
    let titles = page.lines().filter_map(|line| line.strip_prefix('#')).map(|line| line.trim_start_matches('#').trim());
    let spelled = |title: &str| title.replace(|it: char| !it.is_alphanumeric() && !" -_".contains(it), "");
    titles.map(|title| anchor(&spelled(title))).collect()
}

#[test]
fn a_link_that_leads_nowhere_is_seen() {
    let readme = root().join("README.md");
    let page = "[a](docs/errors.md) [b](docs/nowhere.md) [c](docs/errors.md#nothing) [d](https://example.com/x)";
    let lost: Vec<_> = links(page).filter(|link| !leads(&readme, link)).collect();
    assert_eq!(lost, ["docs/nowhere.md", "docs/errors.md#nothing"]);
}
