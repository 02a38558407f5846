//! Reports of code analysis, with their annotations.

use std::cell::RefCell;

use serde_json::{Map, Value};

use crate::base::error::{Kind as ErrorKind, Result};
use crate::base::json;
use crate::catalog::fields::{COMMIT, DESCRIPTION, REPO, TITLE, URL, WORKSPACE};
use crate::catalog::support::steps::{done, fault, in_repo, put, sent};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Gives, Task};
use crate::engine::check::check;
use crate::engine::field::{
    Field, Kind, Record, Word, field, id, list, number as count, text as input, word, words as choice,
};
use crate::engine::shape::{Shape, any, at, both, link, many, number, text, time, words};
use crate::http::address;
use crate::http::message::Request;
use crate::http::paging::Listing;

pub const ACTIONS: &[&Action] =
    &[&LIST, &GET, &CREATE, &DELETE, &LIST_ANNOTATIONS, &ADD_ANNOTATIONS, &DELETE_ANNOTATIONS];
const _: () = check(ACTIONS);

const REPORT_SHAPE: Shape = Shape {
    name: "Report",
    members: &[
        text("report", at("external_id|uuid", "key"), "Key; what other actions take.", "lint-web"),
        text("title", both("title"), "Title.", "Lint"),
        text("description", both("details"), "What it says, in words.", "Two warnings.").or_null("where there is none"),
        words("result", both("result"), "How it went.", TOLD_RESULTS, "passed").or_null("where it was not told"),
        words("type", at("report_type", ""), "What it looks at.", TYPES, "bug").or_null("on Data Center"),
        text("reporter", both("reporter"), "Tool that made it.", "Lint 4").or_null("where it was not told"),
        link("url", both("link"), "Where its tool shows it.", "https://ci.example.com/web/17/lint")
            .or_null("where it was not told"),
        many("data", both("data"), "Figures that stand beside it.", &FIGURE).or_null("where there are none"),
        time("created_at", at("created_on", "createdDate"), "When it was made.")
            .or_null("where Bitbucket does not tell"),
        time("updated_at", at("updated_on", ""), "When it last changed.").or_null("on Data Center"),
    ],
};

const FIGURE: Shape = Shape {
    name: "Figure of a report",
    members: &[
        text("title", both("title"), "What it counts.", "Warnings"),
        words("type", both("type"), "How it is shown.", FIGURES, "number").or_null("where it was not told"),
        any("value", both("value"), "The figure.", "2").or_null("where there is none"),
    ],
};

const ANNOTATION_SHAPE: Shape = Shape {
    name: "Annotation",
    members: &[
        text(
            "id",
            at("external_id|uuid", "externalId"),
            "Id that its tool gave it; what other actions take.",
            "lint-1",
        )
        .or_null("where its tool gave it none"),
        text("message", at("summary", "message"), "What it says.", "This value is never read."),
        words("severity", both("severity"), "How bad it is.", TOLD_SEVERITIES, "medium")
            .or_null("where it was not told"),
        words("type", at("annotation_type", "type"), "What it is.", KINDS, "code-smell")
            .or_null("where it was not told"),
        text("path", both("path"), "File that it is on.", "src/upload.rs").or_null("where it is on no file"),
        number("line", both("line"), "Line that it is on; 0 for the whole file.", "17")
            .or_null("where it is on no line"),
        link("url", both("link"), "Where its tool shows it.", "https://ci.example.com/web/17/lint#1")
            .or_null("where it was not told"),
    ],
};

const RESULTS: &[Word] =
    &[word("passed", "PASSED", "PASS"), word("failed", "FAILED", "FAIL"), word("pending", "PENDING", "")];
/// In answers, where an empty one would stand for what is not told.
const TOLD_RESULTS: &[Word] =
    &[word("passed", "PASSED", "PASS"), word("failed", "FAILED", "FAIL"), word("pending", "PENDING", "PENDING")];
const TYPES: &[Word] = &[
    word("bug", "BUG", ""),
    word("coverage", "COVERAGE", ""),
    word("security", "SECURITY", ""),
    word("test", "TEST", ""),
];
const FIGURES: &[Word] = &[
    word("boolean", "BOOLEAN", "BOOLEAN"),
    word("date", "DATE", "DATE"),
    word("duration", "DURATION", "DURATION"),
    word("link", "LINK", "LINK"),
    word("number", "NUMBER", "NUMBER"),
    word("percentage", "PERCENTAGE", "PERCENTAGE"),
    word("text", "TEXT", "TEXT"),
];
const SEVERITIES: &[Word] = &[
    word("low", "LOW", "LOW"),
    word("medium", "MEDIUM", "MEDIUM"),
    word("high", "HIGH", "HIGH"),
    word("critical", "CRITICAL", ""),
];
const TOLD_SEVERITIES: &[Word] = &[
    word("low", "LOW", "LOW"),
    word("medium", "MEDIUM", "MEDIUM"),
    word("high", "HIGH", "HIGH"),
    word("critical", "CRITICAL", "CRITICAL"),
];
const KINDS: &[Word] = &[
    word("bug", "BUG", "BUG"),
    word("code-smell", "CODE_SMELL", "CODE_SMELL"),
    word("vulnerability", "VULNERABILITY", "VULNERABILITY"),
];

const REPORT: Field = id("report", "Key that the report's tool gave it.", "lint-web");
const DATA: Kind = Kind::Record(&Record {
    needs: &[
        &input("title", "What it counts.", "Warnings"),
        &field(
            Kind::Any,
            "value",
            "The figure: text, a number, true or false; milliseconds for `date` and `duration`, `{text, href}` for `link`.",
            "2",
        ),
    ],
    takes: &[&choice("type", "How to show it; as Bitbucket guesses when absent.", FIGURES, "number")],
});
const ANNOTATION: Kind = Kind::Record(&Record {
    needs: &[
        &id("id", "Id that tells it from others of the report.", "lint-1"),
        &input("message", "What it says.", "This value is never read."),
        &choice("severity", "How bad it is.", SEVERITIES, "medium"),
    ],
    takes: &[
        &choice("type", "What it is.", KINDS, "code-smell").or("bug"),
        &field(Kind::Path, "path", "File that it is on.", "src/upload.rs"),
        &count("line", "Line that it is on.", &(0, 10_000_000), "17"),
        &Field { example: "https://ci.example.com/web/17/lint#1", ..URL },
    ],
});

const LIST: Action = Action {
    id: "list-reports",
    about: "Lists the reports of code analysis on a commit.",
    needs: &[&WORKSPACE, &REPO, &COMMIT],
    gives: Gives::List(&REPORT_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/commit/{commit}/reports",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-report",
    about: "Tells about one report of code analysis.",
    needs: &[&WORKSPACE, &REPO, &COMMIT, &REPORT],
    gives: Gives::One(&REPORT_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-report",
    about: "Puts a report of code analysis on a commit, or replaces the one of the same key.",
    needs: &[&WORKSPACE, &REPO, &COMMIT, &REPORT, &Field { example: "Lint", ..TITLE }],
    takes: &[
        &Field { example: "Two warnings.", ..DESCRIPTION }.note("What it says, in words.").sampled(),
        &choice("result", "How it went.", RESULTS, "passed").sampled(),
        &choice("report_type", "What it looks at.", TYPES, "bug").or("bug").on_cloud(),
        &input("reporter", "Tool that made it.", "Lint 4"),
        &Field { example: "https://ci.example.com/web/17/lint", ..URL }.note("Where its tool shows it."),
        &input("logo", "Address of its tool's picture.", "https://ci.example.com/lint.png"),
        &field(
            Kind::List(&DATA),
            "data",
            "Figures to show beside it: ten on Cloud, six on Data Center.",
            r#"[{"title": "Warnings", "type": "number", "value": 2}]"#,
        ),
    ],
    gives: Gives::One(&REPORT_SHAPE),
    cloud: Some(&Call {
        does: "PUT /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}",
        body: r#"{
            "title": "{title}",
            "details": "{description}",
            "report_type": "{report_type}",
            "result": "{result}",
            "reporter": "{reporter}",
            "link": "{url}",
            "logo_url": "{logo}",
            "data": "{data}"
        }"#,
        scope: "repository",
        token: "read:repository:bitbucket",
        run: Some(create),
        ..CALL
    }),
    data_center: Some(&Call {
        does: "PUT /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}",
        body: r#"{
            "title": "{title}",
            "details": "{description}",
            "result": "{result}",
            "reporter": "{reporter}",
            "link": "{url}",
            "logoUrl": "{logo}",
            "data": "{data}"
        }"#,
        scope: "REPO_READ",
        run: Some(create),
        ..CALL
    }),
    ..ACTION
};

fn create(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    let mut figures = records(task, "data");
    for figure in &mut figures {
        spell(task, figure, "type", FIGURES);
        // What Cloud calls a link's `text` is `linktext` on Data Center.
        if let (false, Some(Value::Object(value))) = (task.is_cloud(), figure.get_mut("value")) {
            rename(value, "text", "linktext");
        }
    }
    put(&mut input, "data", figures.into());
    sent(task, input)
}

const DELETE: Action = Action {
    id: "delete-report",
    about: "Deletes a report of code analysis with its annotations.",
    needs: &[&WORKSPACE, &REPO, &COMMIT, &REPORT],
    gives: Gives::Done,
    cloud: Some(&Call {
        does: "DELETE /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "DELETE /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const LIST_ANNOTATIONS: Action = Action {
    id: "list-annotations",
    about: "Lists the annotations of a report.",
    needs: &[&WORKSPACE, &REPO, &COMMIT, &REPORT],
    gives: Gives::List(&ANNOTATION_SHAPE),
    cloud: Some(&Call {
        does: "GET /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}/annotations",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        does: "GET /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}/annotations",
        // It has no pages.
        items: |answer| answer.get_mut("annotations").map(Value::take).unwrap_or_default(),
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const ADD_ANNOTATIONS: Action = Action {
    id: "add-annotations",
    about: "Adds annotations to a report, up to 1,000 in all.",
    needs: &[
        &WORKSPACE,
        &REPO,
        &COMMIT,
        &REPORT,
        &field(
            Kind::List(&ANNOTATION),
            "annotations",
            "What to tell of the code, each under an id of its own.",
            r#"[{"id": "lint-1", "line": 17, "message": "This value is never read.", "path": "src/upload.rs", "severity": "medium", "type": "code-smell"}]"#,
        ),
    ],
    gives: Gives::Done,
    cloud: Some(&Call {
        does: "POST /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}/annotations",
        scope: "repository",
        token: "read:repository:bitbucket",
        run: Some(add_annotations),
        ..CALL
    }),
    data_center: Some(&Call {
        does: "POST /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}/annotations",
        scope: "REPO_READ",
        run: Some(add_annotations),
        ..CALL
    }),
    ..ACTION
};

/// The most annotations that a report holds, and that Cloud takes at once.
const MOST: usize = 1_000;
const AT_ONCE: usize = 100;

fn add_annotations(task: &Task) -> Result<Answer> {
    let names: &[(&str, &str)] = match task.is_cloud() {
        true => &[("id", "external_id"), ("message", "summary"), ("type", "annotation_type"), ("url", "link")],
        false => &[("id", "externalId"), ("url", "link")],
    };
    let mut annotations = records(task, "annotations");
    for annotation in &mut annotations {
        spell(task, annotation, "severity", SEVERITIES);
        spell(task, annotation, "type", KINDS);
        if let Value::Object(annotation) = annotation {
            for (ours, theirs) in names {
                rename(annotation, ours, theirs);
            }
        }
    }
    if annotations.is_empty() {
        return done();
    }
    if annotations.len() > MOST {
        let message = format!("`annotations` are {}; a report holds {MOST}", annotations.len());
        return Err(fault(task, "annotations", &message));
    }
    let url = task.address(&task.input)?;
    let send = |body: &Value| task.api.send(Request::new("POST", url.clone()).json(body));
    if !task.is_cloud() {
        send(&json::record(vec![("annotations", annotations.into())]))?;
        return done();
    }
    for (i, some) in annotations.chunks(AT_ONCE).enumerate() {
        send(&some.into()).map_err(|mut error| {
            let added = i * AT_ONCE;
            if added > 0 {
                error.message += &format!(" The first {added} annotations were added before.");
                error.extra = Some(format!(r#"{{"added":{added}}}"#));
            }
            error
        })?;
    }
    done()
}

const DELETE_ANNOTATIONS: Action = Action {
    id: "delete-annotations",
    about: "Deletes annotations of a report, or all of them.",
    needs: &[&WORKSPACE, &REPO, &COMMIT, &REPORT],
    takes: &[&list("annotation_ids", "Ids that the report's tool gave to annotations.", "lint-1, lint-2")
        .note("All of the report when absent.")
        .sampled()],
    gives: Gives::Done,
    cloud: Some(&Call {
        does: "DELETE /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}/annotations/{annotation}",
        scope: "repository",
        token: "read:repository:bitbucket",
        run: Some(delete_annotations_on_cloud),
        adds: &["annotation"],
        ..CALL
    }),
    data_center: Some(&Call {
        does: "DELETE /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}/annotations",
        query: "externalId={annotation_ids*}",
        scope: "REPO_READ",
        run: Some(delete_annotations_on_data_center),
        ..CALL
    }),
    ..ACTION
};

/// Cloud deletes one at a time; one that is gone already is done.
fn delete_annotations_on_cloud(task: &Task) -> Result<Answer> {
    let ids = match task.input.get("annotation_ids") {
        Some(_) => records(task, "annotation_ids"),
        None => annotations_on_cloud(task)?,
    };
    let mut input = task.input.clone();
    for id in ids {
        put(&mut input, "annotation", id);
        match task.reply(&input) {
            Err(error) if error.kind != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    done()
}

/// The ids of all annotations of the report.
fn annotations_on_cloud(task: &Task) -> Result<Vec<Value>> {
    let [commit, report] = task.texts(["commit", "report"]);
    let path = in_repo(task, &["commit", commit, "reports", report, "annotations"]);
    let url = address::of_segments(&task.api.connection, &path, &[]);
    let listing = Listing { max_items: MOST as u64, ..task.listing(url) };
    let ids = RefCell::new(Vec::new());
    let keep = |annotation: &Value| {
        if annotation["uuid"].is_string() {
            ids.borrow_mut().push(annotation["uuid"].clone());
        }
        Ok(String::new())
    };
    task.api.list(&listing, &keep)?;
    Ok(ids.into_inner())
}

fn delete_annotations_on_data_center(task: &Task) -> Result<Answer> {
    // An empty list would ask for none, which Data Center takes for all.
    if !task.input.contains_key("annotation_ids") || !records(task, "annotation_ids").is_empty() {
        task.send(&task.input)?;
    }
    done()
}

/// What a list of the input holds; nothing where it is absent.
fn records(task: &Task, name: &str) -> Vec<Value> {
    task.input.get(name).map(json::items).unwrap_or_default().to_vec()
}

/// Moves a member to another name.
fn rename(record: &mut Map<String, Value>, ours: &str, theirs: &str) {
    if let Some(value) = record.remove(ours) {
        put(record, theirs, value);
    }
}

/// Puts the product's own value in the place of a word of ours.
fn spell(task: &Task, record: &mut Value, name: &str, words: &[Word]) {
    if let Some(word) = words.iter().find(|word| record[name] == word.name) {
        record[name] = word.on(task.api.product()).into();
    }
}
