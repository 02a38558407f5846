//! `docs/types.md`: every output shape, once.

use super::{PRODUCTS, WRITTEN, actions, products, schema};
use crate::{Offered, json};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

const HEAD: &str = "\
# Types

What [actions](actions/README.md) return: the same members on both products, always all of them. A member is `null` where the table says that it can be
and Bitbucket has no value for it. Inside another type, every member can be `null`. A product in the table is the only one that has the member:
on the other it is `null`. Values of enumerations that are newer than this connector are passed through in lower case.

With `include_raw`, a type that an action returns has `raw` as well: Bitbucket's unmodified response.

## Pages

Actions that list return pages.

| member | type | nullable | description |
|---|---|---|---|
| `items` | array | | The items, of the type that the action names. |
| `next` | string | yes | Pass it as `cursor` to get the next page. `null` on the last page. |
| `skipped` | array of object | | Items that Bitbucket returned without the member that identifies them. Present only if there are any. |
| `skipped[].page` | integer | | Page of the response, from 1. |
| `skipped[].position` | integer | | Position on the page, from 1. |
| `skipped[].reason` | string | | What is missing. |
";

/// A shape, and where it is returned.
#[derive(Default)]
struct Type<'a> {
    schema: Value,
    actions: Vec<&'a Offered>,
    inside: BTreeSet<String>,
    products: BTreeSet<&'a str>,
}

pub fn page(catalog: &[Offered]) -> String {
    let mut types: BTreeMap<String, Type> = BTreeMap::new();
    for action in catalog {
        let output = json(&action.schemas.output);
        if let Some((shape, _)) = returned(&output) {
            collect(&mut types, action, shape, None);
        }
    }
    let mut page = format!("{WRITTEN}{HEAD}");
    for (name, of) in types {
        let _ = write!(page, "\n## {name}\n\n");
        let products = products(of.products.into_iter());
        if products.len() < PRODUCTS.len() {
            let _ = write!(page, "{} only. ", products.join(""));
        }
        let link = |action: &&Offered| format!("[{id}](actions/{}#{id})", actions::file(&action.group), id = action.id);
        let by: Vec<_> = of.actions.iter().map(link).collect();
        if !by.is_empty() {
            let _ = write!(page, "Returned by {}. ", by.join(", "));
        }
        let inside: Vec<_> = of.inside.iter().map(|outer| format!("[{outer}](#{})", super::anchor(outer))).collect();
        if !inside.is_empty() {
            let _ = write!(page, "Part of {}.", inside.join(", "));
        }
        page.truncate(page.trim_end().len());
        page.push_str("\n\n| member | type | nullable | product | description |\n|---|---|---|---|---|\n");
        for row in schema::members(&of.schema) {
            let nullable = if row.nullable { "yes" } else { "" };
            let only = if products.len() < PRODUCTS.len() { "" } else { &row.products };
            let _ = writeln!(page, "| `{}` | {} | {nullable} | {only} | {} |", row.path, row.kind, row.about);
        }
    }
    page
}

/// The shape that an action returns, and whether it returns pages of it; none where it only says that it is done.
pub fn returned(output: &Value) -> Option<(&Value, bool)> {
    let items = &output["properties"]["items"]["items"];
    let (shape, pages) = if items.is_null() { (output, false) } else { (items, true) };
    shape["title"].is_string().then_some((shape, pages))
}

fn collect<'a>(types: &mut BTreeMap<String, Type<'a>>, action: &'a Offered, shape: &Value, outer: Option<&str>) {
    let (Some(name), Some(members)) = (shape["title"].as_str(), shape["properties"].as_object()) else { return };
    let known = types.entry(name.to_owned()).or_default();
    // Inside another shape all may be null: the table is of the shape where it is whole.
    if known.schema.is_null() || nullable(shape) < nullable(&known.schema) {
        known.schema = shape.clone();
    }
    known.products.extend(action.support.iter().map(|support| &*support.product));
    match outer {
        None => known.actions.push(action),
        Some(outer) => _ = known.inside.insert(outer.to_owned()),
    }
    for member in members.values() {
        collect(types, action, member, Some(name));
        collect(types, action, &member["items"], Some(name));
    }
}

fn nullable(shape: &Value) -> usize {
    shape["properties"].as_object().into_iter().flatten().filter(|(_, member)| schema::is_nullable(member)).count()
}
