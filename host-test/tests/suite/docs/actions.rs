//! `docs/actions/`: an index of all actions, and a page for each group.

use super::{PRODUCTS, Pages, WRITTEN, anchor, command::flags, products, schema, types};
use crate::{LIBRARY, Offered, json};
use host_test::{
    catalog::{Effect, Support},
    scopes,
};
use serde_json::{Map, Value};
use std::fmt::Write;

/// Inputs that the index explains once for all actions.
const COMMON: [&str; 3] = ["max_items", "cursor", "include_raw"];
/// What a sample shows of a long string, and of an object inside it.
const SHOWN: usize = 120;
const MEMBERS: usize = 2;

const INDEX: &str = "\
# Actions

Every action, by group. To run any other endpoint, use [call-api](any-endpoint.md#call-api). [Types](../types.md) describes what actions return,
and [Endpoints](../operations.md) which endpoints of Bitbucket they use.

- **Read-only** actions change nothing. **Write** actions create or change something. **Destructive** actions delete something, or can.
- Running an **idempotent** action twice has the same result as running it once.
- **Data Center 7.4+** is the oldest version that has the endpoint. Without a number, every supported version has it.

## Common inputs

| input | type | description |
|---|---|---|
| `workspace` | string | Workspace on Cloud. Project key, or `~username`, on Data Center. Defaults to the connection's. |
| `repo` | string | Repository slug, as in its URL. Defaults to the connection's. |
| `max_items` | integer | Actions that list: maximum number of items to return across all pages. Defaults to 100. |
| `cursor` | string | Actions that list: `next` of the previous page. |
| `include_raw` | boolean | Actions that return a resource: whether to include Bitbucket's unmodified response as `raw`. |

A **file** is an object that refers to the workflow platform's file store: `{\"blob\": handle, \"name\", \"media_type\", \"size\"}`. Only `blob` is required.
A **user** is given by UUID, account ID, username, email address or display name. Only that user may match.

Sample outputs are shortened: members that are `null` are left out, arrays show one item, and inner objects their first members.
";

pub fn pages(actions: &[Offered]) -> Pages {
    let mut groups: Vec<&str> = actions.iter().map(|action| &*action.group).collect();
    groups.dedup();
    let mut pages = Pages::new();
    let mut index = format!("{WRITTEN}{INDEX}");
    for group in groups {
        let file = file(group);
        let _ = write!(index, "\n## [{group}]({file})\n\n| action | description | |\n|---|---|---|\n");
        let mut page = format!("{WRITTEN}# {group}\n\n[All actions](README.md)\n");
        for action in actions.iter().filter(|action| action.group == group) {
            let (id, about) = (&action.id, action.description.replace('|', "\\|"));
            let _ = writeln!(index, "| [{id}]({file}#{id}) | {about} | {} |", badges(action));
            write_action(&mut page, action);
        }
        pages.insert(format!("actions/{file}"), page);
    }
    pages.insert("actions/README.md".into(), index);
    pages
}

/// The page of a group.
pub fn file(group: &str) -> String {
    format!("{}.md", anchor(group))
}

/// `Read-only · Idempotent · Cloud, Data Center 7.4+`
fn badges(action: &Offered) -> String {
    let effect = match action.effect {
        Effect::Read => "Read-only",
        Effect::Write => "Write",
        Effect::Destroy => "Destructive",
    };
    let again = if action.idempotent { "Idempotent" } else { "Not idempotent" };
    let on = |support: &Support| {
        let name = products([&*support.product].into_iter()).join("");
        support.since.as_ref().map_or_else(|| name.clone(), |since| format!("{name} {since}+"))
    };
    let on: Vec<_> = action.support.iter().map(on).collect();
    let deprecated = if action.deprecated.is_some() { " · Deprecated" } else { "" };
    format!("{effect} · {again} · {}{deprecated}", on.join(", "))
}

fn write_action(page: &mut String, action: &Offered) {
    let Offered { schemas, .. } = action;
    let _ = write!(page, "\n## {}\n\n{}\n\n{}\n", action.id, badges(action), action.description);
    if let Some(deprecated) = &action.deprecated {
        let _ = write!(page, "\n**Deprecated** since {}: {}\n", deprecated.since, deprecated.reason);
    }
    let flags = flags(&json(&schemas.sample_input));
    let _ = write!(page, "\n```sh\n{}\n```\n", format!("host-test run {} {flags}", action.id).trim_end());
    let input = json(&schemas.input);
    let mut inputs = schema::inputs(&input);
    // Call API takes pages in its own way, and says so.
    let common = |path: &str| action.id != "call-api" && COMMON.contains(&path);
    let also: Vec<_> = inputs.iter().filter(|row| common(&row.path)).map(|row| format!("`{}`", row.path)).collect();
    inputs.retain(|row| !common(&row.path));
    page.push_str("\n**Input**\n");
    if !inputs.is_empty() {
        page.push_str("\n| name | type | required | description |\n|---|---|---|---|\n");
    }
    for row in &inputs {
        let _ = writeln!(page, "| `{}` | {} | {} | {} |", row.path, row.kind, row.required, row.about);
    }
    let rules = schema::rules(&input);
    if !rules.is_empty() {
        let _ = write!(page, "\n{}\n", rules.join(" "));
    }
    if !also.is_empty() {
        let and = if inputs.is_empty() { "Takes" } else { "Also takes" };
        let _ = write!(page, "\n{and} {}: see [common inputs](README.md#common-inputs).\n", also.join(", "));
    } else if inputs.is_empty() {
        page.push_str("\nNone.\n");
    }
    let _ = write!(page, "\n**Output**: {}\n", output(&json(&schemas.output)));
    if let Some((name, sample)) = sample_output(action) {
        let only = if action.support.len() > 1 { format!("\nFrom {name}:\n") } else { String::new() };
        let _ = write!(page, "{only}\n```json\n{}\n```\n", laid_out(&sample));
    }
    write_scopes(page, action);
}

/// What an action returns, as a link to its type.
fn output(schema: &Value) -> String {
    match types::returned(schema) {
        Some((shape, items)) => {
            let name = shape["title"].as_str().expect("a shape has a name");
            let link = format!("[{name}](../types.md#{})", anchor(name));
            if items { format!("a [page](../types.md#pages) of {link}") } else { link }
        }
        None => "`{\"done\": true}`".to_owned(),
    }
}

fn write_scopes(page: &mut String, action: &Offered) {
    let quoted = |scopes: Vec<&str>| scopes.iter().map(|scope| format!("`{scope}`")).collect::<Vec<_>>().join(", ");
    let mut rows = String::new();
    for support in &action.support {
        let name = products([&*support.product].into_iter()).join("");
        let all = quoted(scopes::of(&support.scopes, "oauth"));
        if all.is_empty() {
            continue;
        }
        let tokens = match quoted(scopes::of(&support.scopes, "api-token")) {
            tokens if support.product == "cloud" && !tokens.is_empty() => format!(" (API token: {tokens})"),
            _ => String::new(),
        };
        let _ = writeln!(rows, "- {name}: {all}{tokens}");
    }
    if !rows.is_empty() {
        let _ = write!(page, "\n**Scopes**\n\n{rows}");
    }
}

/// What the fixture of the sample returns, on Cloud where that has the action, and the product's name.
fn sample_output(action: &Offered) -> Option<(&'static str, Value)> {
    let of = |product: &str| LIBRARY.cases().find(|case| case.product == product && case.name == action.id);
    let (name, output) = PRODUCTS
        .into_iter()
        .find_map(|(product, name)| of(product).and_then(|case| Some((name, case.fixture.output.clone()?))))
        // What only says that it is done is shown already.
        .filter(|(_, output)| output.get("done").is_none())?;
    Some((name, shortened(&output, usize::MAX)))
}

/// A sample, without what says little: nulls, all but the first item, and most of what is inside objects.
pub fn shortened(value: &Value, members: usize) -> Value {
    match value {
        Value::Object(all) => {
            let said = all.iter().filter(|(_, value)| !value.is_null()).take(members);
            // An item of a page is as telling as a resource alone.
            let inside = |name: &str| if members == usize::MAX && name == "items" { usize::MAX - 1 } else { MEMBERS };
            Value::Object(
                said.map(|(name, value)| (name.clone(), shortened(value, inside(name)))).collect::<Map<_, _>>(),
            )
        }
        Value::Array(items) => items.iter().take(1).map(|item| shortened(item, members)).collect(),
        Value::String(text) if text.chars().count() > SHOWN => {
            format!("{}…", text.chars().take(SHOWN).collect::<String>()).into()
        }
        other => other.clone(),
    }
}

/// JSON with a line for each member, also of the items of a page; what is further inside is on that line.
pub fn laid_out(value: &Value) -> String {
    let Value::Object(members) = value else { return value.to_string() };
    let line = |(name, value): (&String, &Value)| {
        let value = match value.as_array().map(Vec::as_slice) {
            Some([item @ Value::Object(_)]) if name == "items" => format!("[{}]", laid_out(item).replace('\n', "\n  ")),
            _ => value.to_string(),
        };
        format!("  {}: {value}", Value::from(name.as_str()))
    };
    format!("{{\n{}\n}}", members.iter().map(line).collect::<Vec<_>>().join(",\n"))
}
