//! Reports of code analysis, with their annotations.

use serde_json::{Map, Value, json};

use crate::base::error::{Kind as ErrorKind, Result};
use crate::base::json;
use crate::catalog::fields::{COMMIT, DESCRIPTION, REPO, TITLE, URL, WORKSPACE};
use crate::catalog::support::steps::{done, fault, in_repo, insert};
use crate::engine::action::{ACTION, Action, Answer, CALL, Call, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Record, Type, Variant};
use crate::engine::shape::{Member, Shape, at, both};
use crate::http::address;
use crate::http::message::Request;
use crate::http::paging::ListRequest;

pub const ACTIONS: &[&Action] =
    &[&LIST, &GET, &CREATE, &DELETE, &LIST_ANNOTATIONS, &ADD_ANNOTATIONS, &DELETE_ANNOTATIONS];
const _: () = check(ACTIONS);

const REPORT_SHAPE: Shape = Shape {
    name: "Report",
    members: &[
        Member::string("report", at("external_id|uuid", "key"), "Key of the report.", "lint-web").column(),
        Member::string("title", both("title"), "Title of the report.", "Lint").column(),
        Member::string("description", both("details"), "Details of the report.", "Two warnings.").or_null(""),
        Member::enumeration("result", both("result"), "State of the report.", TOLD_RESULTS, "passed")
            .column()
            .or_null(""),
        Member::enumeration("type", at("report_type", ""), "Type of the report.", TYPES, "bug").or_null(""),
        Member::string("reporter", both("reporter"), "Tool that created the report.", "Lint 4").column().or_null(""),
        Member::link("url", both("link"), "URL at the tool.", "https://ci.example.com/web/17/lint").or_null(""),
        Member::array("data", both("data"), "Data fields of the report.", &FIGURE).or_null("if there are none"),
        Member::time("created_at", at("created_on", "createdDate"), "Time of creation.").or_null(""),
        Member::time("updated_at", at("updated_on", ""), "Time of the last change.").column().or_null(""),
    ],
};

const FIGURE: Shape = Shape {
    name: "Figure of a report",
    members: &[
        Member::string("title", both("title"), "Title of the field.", "Warnings"),
        Member::enumeration("type", both("type"), "Type of the value.", FIGURES, "number").or_null(""),
        Member::any("value", both("value"), "Value.", "2").or_null(""),
    ],
};

const ANNOTATION_SHAPE: Shape = Shape {
    name: "Annotation",
    members: &[
        Member::string("id", at("external_id|uuid", "externalId"), "ID of the annotation.", "lint-1")
            .column()
            .or_null("if it has none"),
        Member::string("message", at("summary", "message"), "Message of the annotation.", "This value is never read.")
            .column(),
        Member::enumeration("severity", both("severity"), "Severity of the annotation.", TOLD_SEVERITIES, "medium")
            .column()
            .or_null(""),
        Member::enumeration("type", at("annotation_type", "type"), "Type of the annotation.", KINDS, "code-smell")
            .column()
            .or_null(""),
        Member::string("path", both("path"), "Path of the file.", "src/upload.rs")
            .column()
            .or_null("if it is not on a file"),
        Member::number("line", both("line"), "Line number. `0` for the whole file.", "17")
            .column()
            .or_null("if it is not on a line"),
        Member::link("url", both("link"), "URL at the tool.", "https://ci.example.com/web/17/lint#1").or_null(""),
    ],
};

const RESULTS: &[Variant] = &[
    Variant::new("passed", "PASSED", "PASS"),
    Variant::new("failed", "FAILED", "FAIL"),
    Variant::new("pending", "PENDING", ""),
];
/// In answers, where an empty one would stand for what is not told.
const TOLD_RESULTS: &[Variant] = &[
    Variant::new("passed", "PASSED", "PASS"),
    Variant::new("failed", "FAILED", "FAIL"),
    Variant::new("pending", "PENDING", "PENDING"),
];
const TYPES: &[Variant] = &[
    Variant::new("bug", "BUG", ""),
    Variant::new("coverage", "COVERAGE", ""),
    Variant::new("security", "SECURITY", ""),
    Variant::new("test", "TEST", ""),
];
const FIGURES: &[Variant] = &[
    Variant::new("boolean", "BOOLEAN", "BOOLEAN"),
    Variant::new("date", "DATE", "DATE"),
    Variant::new("duration", "DURATION", "DURATION"),
    Variant::new("link", "LINK", "LINK"),
    Variant::new("number", "NUMBER", "NUMBER"),
    Variant::new("percentage", "PERCENTAGE", "PERCENTAGE"),
    Variant::new("text", "TEXT", "TEXT"),
];
const SEVERITIES: &[Variant] = &[
    Variant::new("low", "LOW", "LOW"),
    Variant::new("medium", "MEDIUM", "MEDIUM"),
    Variant::new("high", "HIGH", "HIGH"),
    Variant::new("critical", "CRITICAL", ""),
];
const TOLD_SEVERITIES: &[Variant] = &[
    Variant::new("low", "LOW", "LOW"),
    Variant::new("medium", "MEDIUM", "MEDIUM"),
    Variant::new("high", "HIGH", "HIGH"),
    Variant::new("critical", "CRITICAL", "CRITICAL"),
];
const KINDS: &[Variant] = &[
    Variant::new("bug", "BUG", "BUG"),
    Variant::new("code-smell", "CODE_SMELL", "CODE_SMELL"),
    Variant::new("vulnerability", "VULNERABILITY", "VULNERABILITY"),
];

const REPORT: Field = Field::id("report", "Key that the report's tool gave it.", "lint-web");
const DATA: Type = Type::Object(&Record {
    required: &[
        &Field::string("title", "Title of the field.", "Warnings"),
        &Field::new(
            Type::Any,
            "value",
            "Value: a string, number or boolean. Milliseconds for `date` and `duration`, `{text, href}` for `link`.",
            "2",
        ),
    ],
    optional: &[&Field::enumeration("type", "Type of the value. Detected by default.", FIGURES, "number")],
});
const ANNOTATION: Type = Type::Object(&Record {
    required: &[
        &Field::id("id", "ID of the annotation within the report.", "lint-1"),
        &Field::string("message", "Message.", "This value is never read."),
        &Field::enumeration("severity", "Severity.", SEVERITIES, "medium"),
    ],
    optional: &[
        &Field::enumeration("type", "Type of the annotation.", KINDS, "code-smell").or("bug"),
        &Field::new(Type::Path, "path", "Path of the file.", "src/upload.rs"),
        &Field::integer("line", "Line number.", &(0, 10_000_000), "17"),
        &Field { example: "https://ci.example.com/web/17/lint#1", ..URL },
    ],
});

const LIST: Action = Action {
    id: "list-reports",
    about: "Lists the reports of code analysis on a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT],
    output: Output::List(&REPORT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commit/{commit}/reports",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-report",
    about: "Gets a Code Insights report of a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT, &REPORT],
    output: Output::Object(&REPORT_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const CREATE: Action = Action {
    id: "create-report",
    about: "Creates or updates a Code Insights report on a commit.",
    required: &[&WORKSPACE, &REPO, &COMMIT, &REPORT, &Field { example: "Lint", ..TITLE }],
    optional: &[
        &Field { example: "Two warnings.", ..DESCRIPTION }.note("Details.").sampled(),
        &Field::enumeration("result", "State.", RESULTS, "passed").sampled(),
        &Field::enumeration("report_type", "Type of the report.", TYPES, "bug").or("bug").on_cloud(),
        &Field::string("reporter", "Tool that created the report.", "Lint 4"),
        &Field { example: "https://ci.example.com/web/17/lint", ..URL }.note("URL of the report at the tool."),
        &Field::string("logo", "URL of the tool's logo.", "https://ci.example.com/lint.png"),
        &Field::new(
            Type::Array(&DATA),
            "data",
            "Data fields of the report. At most ten on Cloud, six on Data Center.",
            r#"[{"title": "Warnings", "type": "number", "value": 2}]"#,
        ),
    ],
    output: Output::Object(&REPORT_SHAPE),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}",
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
        computed: &[("data", data)],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "PUT /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}",
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
        computed: &[("data", data)],
        ..CALL
    }),
    ..ACTION
};

/// The figures as the product spells them.
fn data(task: &Task) -> Result<Value> {
    let mut figures = records(task, "data");
    for figure in &mut figures {
        spell(task, figure, "type", FIGURES);
        // What Cloud calls a link's `text` is `linktext` on Data Center.
        if let (false, Some(Value::Object(value))) = (task.is_cloud(), figure.get_mut("value")) {
            rename(value, "text", "linktext");
        }
    }
    Ok(figures.into())
}

const DELETE: Action = Action {
    id: "delete-report",
    about: "Deletes a report of code analysis with its annotations.",
    required: &[&WORKSPACE, &REPO, &COMMIT, &REPORT],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}",
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const LIST_ANNOTATIONS: Action = Action {
    id: "list-annotations",
    about: "Lists the annotations of a report.",
    required: &[&WORKSPACE, &REPO, &COMMIT, &REPORT],
    output: Output::List(&ANNOTATION_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}/annotations",
        scope: "repository",
        token: "read:repository:bitbucket",
        ..CALL
    }),
    data_center: Some(&Call {
        request: "GET /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}/annotations",
        // It has no pages.
        items: Some(|answer| json::take(answer, "annotations")),
        scope: "REPO_READ",
        ..CALL
    }),
    ..ACTION
};

const ADD_ANNOTATIONS: Action = Action {
    id: "add-annotations",
    about: "Adds annotations to a report, up to 1,000 in all.",
    required: &[
        &WORKSPACE,
        &REPO,
        &COMMIT,
        &REPORT,
        &Field::new(
            Type::Array(&ANNOTATION),
            "annotations",
            "Annotations, each with an ID of its own.",
            r#"[{"id": "lint-1", "line": 17, "message": "This value is never read.", "path": "src/upload.rs", "severity": "medium", "type": "code-smell"}]"#,
        ),
    ],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}/annotations",
        scope: "repository",
        token: "read:repository:bitbucket",
        run: Some(add_annotations),
        ..CALL
    }),
    data_center: Some(&Call {
        request: "POST /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}/annotations",
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
        send(&json!({ "annotations": annotations }))?;
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
    required: &[&WORKSPACE, &REPO, &COMMIT, &REPORT],
    optional: &[&Field::ids("annotation_ids", "IDs of the annotations.", "lint-1, lint-2")
        .note("Defaults to all annotations of the report.")
        .sampled()],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "DELETE /repositories/{workspace}/{repo}/commit/{commit}/reports/{report}/annotations/{annotation}",
        scope: "repository",
        token: "read:repository:bitbucket",
        run: Some(delete_annotations_on_cloud),
        adds: &["annotation"],
        ..CALL
    }),
    data_center: Some(&Call {
        request: "DELETE /insights/latest/projects/{workspace}/repos/{repo}/commits/{commit}/reports/{report}/annotations",
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
        insert(&mut input, "annotation", id);
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
    let listing = ListRequest { max_items: MOST as u64, ..task.listing(url) };
    let mut ids = Vec::new();
    task.api.list(&listing, &mut |annotation| {
        ids.extend(annotation.look("uuid").as_str().map(Value::from));
        Ok(false)
    })?;
    Ok(ids)
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
        insert(record, theirs, value);
    }
}

/// Puts the product's own value in the place of a word of ours.
fn spell(task: &Task, record: &mut Value, name: &str, words: &[Variant]) {
    if let Some(word) = words.iter().find(|word| record[name] == word.name) {
        record[name] = word.on(task.api.product()).into();
    }
}
