//! `docs/story.md`: a day with the simulated Bitbucket, from the table that `suite::story` plays.

use super::command::flags;
use crate::story::{ELSEWHERE, STORY};
use host_test::sim::Product;
use serde_json::{Value, json};
use std::fmt::Write;

const HEAD: &str = "\
<!-- Generated from the story that the tests play: UPDATE=1 cargo test --workspace. Do not edit. -->
# A day with the simulated Bitbucket

`host-test simulate` runs a Bitbucket of both products on your machine, with a workspace `acme`, three people and a few repositories. It keeps what you do: branches, commits,
files, pull requests with reviews, comments and tasks, builds, pipelines and webhooks. What it doesn't implement it answers with status 501.

In one terminal, start it, and paste the tables that it prints into your connections file:

```sh
host-test simulate --port 7999
```

In a second one, listen to what happens:

```sh
host-test listen --port 7998
```

In a third one, subscribe and work. Replace `simulated-cloud` with `simulated-data-center`: the commands, outputs and events are the same.

```sh
host-test subscribe pull-request-merged -c simulated-cloud --url http://127.0.0.1:7998 -f workspace=acme -f repo=web
```
";

pub fn page() -> String {
    let mut page = HEAD.to_owned();
    for (number, step) in STORY.iter().enumerate() {
        let place = if step.action == "list-workspace-members" { "" } else { " -f repo=web" };
        let who = if step.who == "ada" { String::new() } else { format!("-{}", step.who) };
        let product = step.only.unwrap_or(Product::Cloud).id();
        let flags = flags(&step.input);
        let gap = if flags.is_empty() { "" } else { " " };
        let _ = write!(
            page,
            "\n## {}. {}\n\n```sh\nhost-test run {} -c simulated-{product}{who} -f workspace=acme{place}{gap}{flags}\n```\n",
            number + 1,
            step.says,
            step.action,
        );
        if step.fails {
            page.push_str("\nThis fails, and nothing is changed.\n");
        } else if !step.answers.is_empty() {
            let told: Vec<_> = step.answers.iter().map(|(pointer, value)| told(pointer, value)).collect();
            let _ = write!(page, "\nThe output has {}.\n", told.join(", "));
        }
        if !step.starts.is_empty() {
            let triggers: Vec<_> = step.starts.iter().map(|trigger| started(trigger)).collect();
            let _ = write!(page, "\nStarts {}.\n", triggers.join(", "));
        }
        if let Some(only) = step.only {
            let name = if only == Product::Cloud { "Cloud" } else { "Data Center" };
            let _ = write!(page, "\n{name} only.\n");
        }
    }
    page
}

/// `` `reviewers[0].person.name`: `"Grace Example"` ``
fn told(pointer: &str, value: &Value) -> String {
    let mut path = String::new();
    for name in pointer.split('/').skip(1) {
        match name.parse::<usize>() {
            Ok(place) => drop(write!(path, "[{place}]")),
            Err(_) if path.is_empty() => path.push_str(name),
            Err(_) => drop(write!(path, ".{name}")),
        }
    }
    format!("`{path}`: `{}`", json!(value))
}

fn started(trigger: &str) -> String {
    let elsewhere = ELSEWHERE.iter().find(|(_, triggers)| triggers.contains(&trigger));
    let only = elsewhere.map(|(product, _)| if *product == Product::Cloud { " (Data Center)" } else { " (Cloud)" });
    format!("[{trigger}](triggers.md#{trigger}){}", only.unwrap_or_default())
}
