//! `docs/triggers.md`: every trigger with its events, configuration, sample and scopes.

use super::{PRODUCTS, WRITTEN, actions, anchor, products, schema};
use crate::{HOST, json, root, schemas};
use host_test::{
    catalog::{Schemas, ScopeSet},
    scopes,
    triggers::{Trigger, Way},
};
use serde_json::Value;
use std::{fmt::Write, fs};

/// What the page explains once for all triggers.
const COMMON: [&str; 4] = ["workspace", "repo", "repos", "secret"];

const INDEX: &str = "\
# Triggers

A trigger starts a workflow when something happens in Bitbucket. Its ID, configuration and event are the same on both products.

## Webhook or polling

| mode | how it works | choose it if |
|---|---|---|
| `webhook` | The connector creates a webhook with a random secret, and verifies the signature of each delivery. Events arrive within seconds. | Bitbucket can reach your platform, and the credential can manage webhooks. |
| `manual-webhook` | An administrator creates the webhook in Bitbucket with the events below and a secret. Set the same `secret` in the configuration. | The credential can't manage webhooks. |
| `polling` | The connector asks Bitbucket what is new, every minute or less often. | Bitbucket can't reach your platform, or nobody can create webhooks. |

Webhooks tell more: who caused an event, and each push on its own. Polling compares what it sees with what it saw before: two pushes between
two polls are one change.

- Cloud delivers within 10 seconds, tries twice more after an error, and drops payloads above 256 KB. It sends at most five commits for each branch.
- Data Center never delivers again, and pauses a webhook whose URL fails, for 10 seconds up to 10 hours.
- A webhook without a `repo` covers the whole workspace (Cloud) or project (Data Center) and requires its administrator permission.
- The same event never starts a workflow twice: platforms remember event IDs for 24 hours.
- Bitbucket refuses a webhook with an event that its version doesn't have. `any-event` without `events` then omits that event, and lists it in \
`left_out` of the subscription's state.
- No webhook reports pipelines. `pipeline-finished` uses the build status that Pipelines sets, and reads the pipeline that its URL names.

## What polling sees

Polling sees what is there when it looks. What is created and deleted between two polls is not seen, and several changes of the same thing are one.

| events | what a poll looks at | limit |
|---|---|---|
| Pushes | Every branch and tag. | 5,000 of each |
| Pull requests | The open ones, the latest 100, and those that were closed since. | 1,000 open |
| `comment-added` | Comments on pull requests whose number of comments or time of update changed, and on 2 of the others in turn. | 500 on one pull request |
| `comment-edited`, `comment-deleted`, `comment-resolved`, `comment-reopened` | Comments on open pull requests: at once where the pull request changed, otherwise on 10 pull requests in turn. | 1,000 on one pull request, 5,000 on all open ones |
| `build-status-created`, `build-status-updated` | Latest commits of the 20 branches that changed last (of those in `branches`): at once if the commit is new or a build is running, otherwise 5 commits in turn. Running builds are followed after the branch has moved on. If a status names no branch, `ref` is the branch that the commit was found on. | 100 on one commit |
| `pipeline-finished` | The latest 100 pipelines, and those that were still running. | 500 running |

Beyond a limit on branches, tags, pull requests or comments the poll fails, so that no event is lost in silence. If a comment is gone, `comment-deleted` has only its ID. On Data Center, which reports only \
one time for a build status, a status that is first seen with a result counts as updated, too.

Polling can't find comments on commits, because Bitbucket lists them commit by commit, nor deleted pull requests and repositories, transfers, imports, forks, changes of repositories and projects, \
detected secrets and mirrors, because no list shows when these happened.

## Common configuration

| name | type | required | description |
|---|---|---|---|
";

pub async fn page() -> String {
    let triggers = HOST.triggers().await.expect("the connector has triggers");
    let mut all = Vec::new();
    for trigger in triggers {
        all.push((schemas(&trigger.id, None).await.expect("every trigger has schemas"), trigger));
    }
    let mut page = format!("{WRITTEN}{INDEX}");
    let widest = json(&all[0].0.input);
    for row in schema::inputs(&widest).iter().filter(|row| COMMON.contains(&&*row.path)) {
        write_row(&mut page, row);
    }
    page.push_str(
        "\nPatterns: `*` matches any characters but `/`, `**` any characters, `?` one character. A leading `!` excludes.\n",
    );
    let mut group = "";
    for (_, trigger) in &all {
        if trigger.group != group {
            group = &trigger.group;
            let _ = write!(page, "\n## {group}\n\n| trigger | description | |\n|---|---|---|\n");
        }
        let _ = writeln!(page, "| [{0}](#{0}) | {1} | {2} |", trigger.id, trigger.description, badges(trigger));
    }
    for (schemas, trigger) in &all {
        write_trigger(&mut page, schemas, trigger);
    }
    page
}

/// `Cloud: webhook, polling · Data Center: webhook`
fn badges(trigger: &Trigger) -> String {
    let on = |(product, name): (&str, &str)| {
        let ways = trigger.ways.iter().filter(|way| way.product == product && way.mode != "manual-webhook");
        let modes: Vec<_> = ways.map(|way| way.mode.as_str()).collect();
        (!modes.is_empty()).then(|| format!("{name}: {}", modes.join(", ")))
    };
    PRODUCTS.into_iter().filter_map(on).collect::<Vec<_>>().join(" · ")
}

fn write_trigger(page: &mut String, schemas: &Schemas, trigger: &Trigger) {
    let _ = write!(page, "\n## {}\n\n{}\n\n{}\n", trigger.id, badges(trigger), trigger.description);
    for (product, name) in PRODUCTS.into_iter().filter(|_| trigger.id != "any-event") {
        let keys = keys(&trigger.id, product);
        match &keys[..] {
            [] => {}
            [key] => drop(writeln!(page, "\nEvent on {name}: `{key}`")),
            several => drop(writeln!(page, "\nEvents on {name}: `{}`", several.join("`, `"))),
        }
    }
    let input = json(&schemas.input);
    let own: Vec<_> = schema::inputs(&input).into_iter().filter(|row| !COMMON.contains(&&*row.path)).collect();
    if !own.is_empty() {
        page.push_str("\n**Configuration**\n\n| name | type | required | description |\n|---|---|---|---|\n");
        own.iter().for_each(|row| write_row(page, row));
    }
    page.push_str("\n**Event**\n\n| member | type | product | description |\n|---|---|---|---|\n");
    let event = json(&schemas.output);
    write_members(page, "", &event);
    let _ = write!(
        page,
        "\n```json\n{}\n```\n",
        actions::laid_out(&actions::shortened(&json(&schemas.sample_output), usize::MAX))
    );
    write_scopes(page, &trigger.ways);
}

/// What actions return as well is linked to; what only events have is taken apart.
fn write_members(page: &mut String, inside: &str, shape: &Value) {
    for row in schema::members(shape) {
        let path = format!("{inside}{}", row.path);
        let kind = row.kind.replace("](#", "](types.md#");
        let linked = links(&kind);
        let kind = if linked { kind } else { plain(&kind) };
        let _ = writeln!(page, "| `{path}` | {kind} | {} | {} |", row.products, row.about);
        let member = &shape["properties"][&row.path];
        if !linked && member["properties"].is_object() {
            write_members(page, &format!("{path}."), member);
        } else if !linked {
            write_members(page, &format!("{path}[]."), &member["items"]);
        }
    }
}

fn write_row(page: &mut String, row: &schema::Row) {
    let _ = writeln!(page, "| `{}` | {} | {} | {} |", row.path, row.kind, row.required, row.about);
}

/// Whether types.md has the table that a type is linked to.
fn links(kind: &str) -> bool {
    let types = fs::read_to_string(root().join("docs/types.md")).unwrap_or_default();
    match kind.split_once("](types.md#") {
        Some((_, rest)) => types
            .lines()
            .any(|line| line.strip_prefix("## ").is_some_and(|heading| anchor(heading) == rest.trim_end_matches(')'))),
        None => true,
    }
}

fn plain(kind: &str) -> String {
    if kind.starts_with("array") { "array of object".into() } else { "object".into() }
}

/// The keys of webhook events, as fixtures of deliveries show them: those that the trigger starts from.
fn keys(trigger: &str, product: &str) -> Vec<String> {
    let folder = root().join("fixtures/deliveries").join(product);
    let mut keys = Vec::new();
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let fixture = json(&fs::read_to_string(&path).expect("text"));
        let starts = fixture["result"]["events"].is_array();
        if fixture["trigger"] == trigger && starts && path.with_extension("").ends_with(trigger) {
            keys.extend(fixture["delivery"]["headers"]["X-Event-Key"].as_str().map(str::to_owned));
        }
    }
    keys
}

fn write_scopes(page: &mut String, ways: &[Way]) {
    let quoted = |all: &[ScopeSet], credential: &str| {
        let scopes = scopes::of(all, credential);
        scopes.iter().map(|scope| format!("`{scope}`")).collect::<Vec<_>>().join(", ")
    };
    let mut rows = String::new();
    for way in ways.iter().filter(|way| !way.scopes.is_empty()) {
        let name = products([&*way.product].into_iter()).join("");
        let tokens = match quoted(&way.scopes, "api-token") {
            tokens if way.product == "cloud" && !tokens.is_empty() => format!(" (API token: {tokens})"),
            _ => String::new(),
        };
        let _ = writeln!(rows, "- {name}, {}: {}{tokens}", way.mode, quoted(&way.scopes, "oauth"));
    }
    if !rows.is_empty() {
        let _ = write!(page, "\n**Scopes**\n\n{rows}");
    }
}
