//! Pipelines, on Cloud: their runs, steps and logs.

use excerpt::find;
use serde_json::{Map, Value, json};

use crate::base::error::{Error, Kind as ErrorKind, Result};
use crate::base::host::{Content, Sink};
use crate::base::json::plain;
use crate::catalog::fields::{BRANCH, COMMIT, CUSTOM, ENABLED, PULL_REQUEST, REPO, SORT, TAG, WORKSPACE};
use crate::catalog::support::pull_requests::read;
use crate::catalog::support::steps::{insert, offset_cursor, read_in_repo, send};
use crate::catalog::types::PERSON_SHAPE;
use crate::engine::action::{ACTION, Action, Answer, CALL, CURSOR, Call, ENCODING, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Type, Variant};
use crate::engine::shape::{Member, Shape, at, both};
use crate::http::content::Encoding;
use crate::http::message::{Reply, Request};

pub const ACTIONS: &[&Action] =
    &[&LIST, &GET, &RUN, &WAIT, &STOP, &LIST_STEPS, &GET_STEP_LOG, &GET_CONFIG, &UPDATE_CONFIG];
const _: () = check(ACTIONS);

pub const PIPELINE_SHAPE: Shape = Shape {
    name: "Pipeline",
    members: &[
        Member::string("id", at("uuid", ""), "UUID of the pipeline.", "{7a1e5c30-0001-4b2d-9f3e-5d6c7b8a9f01}"),
        Member::number("number", at("build_number", ""), "Build number within the repository.", "17").column(),
        Member::enumeration("state", at(STATE, ""), "State of the pipeline.", STATES, "successful").column(),
        Member::string("error", at("state.result.error.message", ""), "Error message.", "The step has no image.")
            .or_null("if `state` is not `error`"),
        Member::string("ref", at("target.ref_name|target.source", ""), "Branch or tag of the pipeline.", "main")
            .column()
            .or_null("if it runs on a commit only"),
        Member::string(
            "commit",
            at("target.commit.hash", ""),
            "Hash of the commit.",
            "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
        )
        .column()
        .or_null(""),
        Member::number("pull_request", at("target.pullrequest.id", ""), "ID of the pull request.", "42")
            .or_null("if there is none"),
        Member::string(
            "definition",
            at("target.selector.pattern|target.selector.type", ""),
            "Definition in `bitbucket-pipelines.yml`: name of a custom pipeline, branch pattern, or `default`.",
            "default",
        )
        .or_null(""),
        Member::enumeration("trigger", at("trigger.name", ""), "What started the pipeline.", TRIGGERS, "push")
            .or_null(""),
        Member::object("author", at("creator", ""), "User who started the pipeline.", &PERSON_SHAPE)
            .column()
            .or_null("if no user did"),
        Member::number("duration_seconds", at(DURATION, ""), "Duration in seconds.", "95")
            .column()
            .or_null("until it runs"),
        Member::time("created_at", at("created_on", ""), "Time at which it started.").column(),
        Member::time("completed_at", at("completed_on", ""), "Time at which it completed.")
            .or_null("until it completes"),
    ],
};

/// What an action takes that is about one pipeline. Bitbucket's addresses take the number as well, documented or not.
pub const PIPELINE: Field =
    Field::id("pipeline", "UUID or build number of the pipeline.", "{7a1e5c30-0001-4b2d-9f3e-5d6c7b8a9f01}");

const STEP_SHAPE: Shape = Shape {
    name: "Step",
    members: &[
        Member::string("id", at("uuid", ""), "UUID of the step.", "{7a1e5c30-0002-4b2d-9f3e-5d6c7b8a9f02}").column(),
        Member::string("name", at("name", ""), "Name.", "Build and test").column().or_null(""),
        Member::enumeration("state", at(STATE, ""), "State of the step.", STEP_STATES, "successful").column(),
        Member::string("error", at("state.result.error.message", ""), "Error message.", "The image cannot be pulled.")
            .or_null("if `state` is not `error`"),
        Member::number("duration_seconds", at(DURATION, ""), "Duration in seconds.", "95")
            .column()
            .or_null("until it runs"),
        Member::time("started_at", at("started_on", ""), "Time at which it started.").column().or_null("until it runs"),
        Member::time("completed_at", at("completed_on", ""), "Time at which it completed.")
            .or_null("until it completes"),
    ],
};

const WAITED: Shape = Shape {
    name: "Wait",
    members: &[
        Member::boolean("done", both("done"), "Whether the pipeline has completed."),
        Member::object("pipeline", both("pipeline"), "The pipeline at the time of the last request.", &PIPELINE_SHAPE),
        Member::number("waited_seconds", both("waited_seconds"), "Total waiting time in seconds.", "42"),
        Member::string("next", both("next"), "Pass it as `cursor` to continue waiting.", "120")
            .or_null("if the pipeline has completed"),
    ],
};

const LOG: Shape = Shape {
    name: "Log",
    members: &[
        Member::string("encoding", both("encoding"), "Encoding of `content`: `text`, `base64` or `blob`.", "text"),
        Member::content("content", false, "Content as text, as base64, or as a file.", r#""+ cargo test\n""#),
        Member::number("offset", both("offset"), "Position of `content` in the log, in bytes.", "0"),
        Member::number(
            "next_offset",
            both("next_offset"),
            "Position after `content`, in bytes. Pass it as `offset` to get what follows.",
            "13",
        )
        .or_null("for a blob of unknown size"),
    ],
};

const CONFIG: Shape = Shape {
    name: "Pipelines config",
    members: &[Member::boolean("enabled", at("enabled", ""), "Whether Pipelines is enabled.")],
};

/// The most exact of what a state tells: its result once it has ended, else the stage that it is in.
const STATE: &str = "state.result.name|state.stage.name|state.name";
const DURATION: &str = "duration_in_seconds|build_seconds_used";

const STATES: &[Variant] = &[
    Variant::new("pending", "PENDING", ""),
    // Where no stage is told, `IN_PROGRESS` becomes the same word.
    Variant::new("in-progress", "RUNNING", ""),
    Variant::new("paused", "PAUSED", ""),
    Variant::new("halted", "HALTED", ""),
    Variant::new("successful", "SUCCESSFUL", ""),
    Variant::new("failed", "FAILED", ""),
    Variant::new("error", "ERROR", ""),
    Variant::new("stopped", "STOPPED", ""),
    Variant::new("expired", "EXPIRED", ""),
];
const STEP_STATES: &[Variant] = &[
    Variant::new("pending", "PENDING", ""),
    Variant::new("ready", "READY", ""),
    Variant::new("in-progress", "RUNNING", ""),
    Variant::new("paused", "PAUSED", ""),
    Variant::new("halted", "HALTED", ""),
    Variant::new("successful", "SUCCESSFUL", ""),
    Variant::new("failed", "FAILED", ""),
    Variant::new("error", "ERROR", ""),
    Variant::new("stopped", "STOPPED", ""),
    Variant::new("expired", "EXPIRED", ""),
    Variant::new("skipped", "NOT_RUN", ""),
];
/// What the list of pipelines calls their states: not as it tells them.
const LISTED_STATES: &[Variant] = &[
    Variant::new("pending", "PENDING", ""),
    Variant::new("in-progress", "BUILDING", ""),
    Variant::new("paused", "PAUSED", ""),
    Variant::new("halted", "HALTED", ""),
    Variant::new("successful", "PASSED", ""),
    Variant::new("failed", "FAILED", ""),
    Variant::new("error", "ERROR", ""),
    Variant::new("stopped", "STOPPED", ""),
];
const TRIGGERS: &[Variant] =
    &[Variant::new("push", "PUSH", ""), Variant::new("manual", "MANUAL", ""), Variant::new("schedule", "SCHEDULE", "")];

const STEP: Field = Field::id("step", "UUID of the pipeline step.", "{7a1e5c30-0002-4b2d-9f3e-5d6c7b8a9f02}");

const LIST: Action = Action {
    id: "list-pipelines",
    about: "Lists the pipelines of a repository, latest first.",
    required: &[&WORKSPACE, &REPO],
    optional: &[
        &Field::enumeration("state", "State.", LISTED_STATES, "failed").note("Filters by state.").on_cloud(),
        &BRANCH.note("Filters by it."),
        &COMMIT.note("Filters by it."),
        &Field { example: "created_on", ..SORT }.or("-created_on"),
    ],
    output: Output::List(&PIPELINE_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pipelines",
        counted: true,
        query: "status={state}&target.branch={branch}&target.commit.hash={commit}&sort={sort}",
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const GET: Action = Action {
    id: "get-pipeline",
    about: "Gets a pipeline.",
    required: &[&WORKSPACE, &REPO, &PIPELINE],
    output: Output::Object(&PIPELINE_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pipelines/{pipeline}",
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const RUN: Action = Action {
    id: "run-pipeline",
    about: "Runs a pipeline on a branch, tag, commit or pull request.",
    required: &[&WORKSPACE, &REPO],
    optional: &[
        &BRANCH.note("Defaults to the default branch.").sampled(),
        &TAG.conflicts_with(&["branch"]),
        &COMMIT.note(
            "Defaults to the latest commit of the branch or tag. Without a branch or tag, the pipeline `default` runs.",
        ),
        &PULL_REQUEST.note("Its latest commit is built.").conflicts_with(&["branch", "tag", "commit"]),
        &CUSTOM.note("Defaults to the pipeline of the branch, tag or pull request."),
        &Field::new(Type::Map, "variables", "Variables of the run, by name.", r#"{"DEPLOY_TARGET": "production"}"#),
        &Field::new(
            Type::Map,
            "secured_variables",
            "Secured variables of the run, by name. Their values are hidden in logs.",
            r#"{"DEPLOY_KEY": "correct horse"}"#,
        )
        .secret(),
    ],
    output: Output::Object(&PIPELINE_SHAPE),
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pipelines",
        body: r#"{
            "target": {
                "type": "{target}",
                "ref_type": "{ref_type}",
                "ref_name": "{ref}",
                "source": "{source}",
                "destination": "{destination}",
                "commit": { "type": "commit", "hash": "{commit}" },
                "destination_commit": { "type": "commit", "hash": "{destination_commit}" },
                "pullrequest": { "id": "{pull_request}" },
                "selector": { "type": "{selector}", "pattern": "{custom}" }
            },
            "variables": "{variables}"
        }"#,
        scope: "pipeline",
        token: "read:pipeline:bitbucket write:pipeline:bitbucket",
        run: Some(run),
        adds: &["target", "ref_type", "ref", "source", "destination", "destination_commit", "selector"],
        ..CALL
    }),
    ..ACTION
};

fn run(task: &Task) -> Result<Answer> {
    let mut input = task.input.clone();
    if task.text("custom").is_some() {
        insert(&mut input, "selector", "custom".into());
    }
    let mut places = vec!["branch", "tag", "pull_request"];
    places.retain(|name| task.input.contains_key(*name));
    match (places.as_slice(), task.input.contains_key("commit")) {
        ([], false) => on_ref(&mut input, "branch", default_branch(task)?),
        ([], true) => {
            insert(&mut input, "target", "pipeline_commit_target".into());
            // No branch or tag chooses what to run.
            input.entry("selector").or_insert_with(|| "default".into());
        }
        (["pull_request"], _) => for_pull_request(task, &mut input)?,
        ([kind, ..], _) => on_ref(&mut input, kind, task.input[*kind].clone()),
    }
    input.remove("variables");
    let variables = variables(task);
    if !variables.is_empty() {
        insert(&mut input, "variables", variables.into());
    }
    send(task, input)
}

fn on_ref(input: &mut Map<String, Value>, kind: &str, name: Value) {
    insert(input, "target", "pipeline_ref_target".into());
    insert(input, "ref_type", kind.into());
    insert(input, "ref", name);
}

fn default_branch(task: &Task) -> Result<Value> {
    let branch = find(&read_in_repo(task, &[], &[])?, "mainbranch.name");
    if branch.is_null() {
        return Err(Error::new(ErrorKind::Conflict, "The repository is empty: there is nothing to run a pipeline on.")
            .resolution("Commit a `bitbucket-pipelines.yml`, or name what to run on."));
    }
    Ok(branch)
}

/// A run is one for a pull request, with its number among the variables, only where both branches and both commits are named.
fn for_pull_request(task: &Task, input: &mut Map<String, Value>) -> Result<()> {
    let pull_request = read(task)?;
    insert(input, "target", "pipeline_pullrequest_target".into());
    const PLACES: &[(&str, &str)] = &[
        ("source", "source.branch.name"),
        ("commit", "source.commit.hash"),
        ("destination", "destination.branch.name"),
        ("destination_commit", "destination.commit.hash"),
    ];
    for (name, place) in PLACES {
        insert(input, name, find(&pull_request, place));
    }
    Ok(())
}

/// As Bitbucket takes them; what is no text goes as JSON.
fn variables(task: &Task) -> Vec<Value> {
    let mut variables = Vec::new();
    for (name, secured) in [("variables", false), ("secured_variables", true)] {
        let Some(Value::Object(pairs)) = task.input.get(name) else { continue };
        for (key, value) in pairs {
            variables.push(json!({ "key": key, "value": plain(value), "secured": secured }));
        }
    }
    variables
}

const WAIT: Action = Action {
    id: "wait-for-pipeline",
    about: "Waits until a pipeline completes or the timeout is reached.",
    required: &[&WORKSPACE, &REPO, &PIPELINE],
    optional: &[
        &Field::integer("wait_seconds", "Maximum time to wait, in seconds. `0` checks once.", &(0, 3_600), "60")
            .or("120")
            .note("The workflow platform may allow less."),
        &Field { example: "120", ..CURSOR },
    ],
    output: Output::Custom(&WAITED),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pipelines/{pipeline}",
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        run: Some(wait),
        ..CALL
    }),
    ..ACTION
};

/// The shortest and the longest time between two looks, in seconds; between them it is half of what was waited.
const PAUSES: (u64, u64) = (2, 30);

fn wait(task: &Task) -> Result<Answer> {
    let earlier = offset_cursor(task, "this action")? as u64;
    let limit = earlier.saturating_add(task.input["wait_seconds"].as_u64().unwrap_or_default());
    let mut waited = earlier;
    loop {
        let pipeline = task.send(&task.input)?;
        let done = has_ended(&pipeline);
        let pause = (waited / 2).clamp(PAUSES.0, PAUSES.1).min(limit.saturating_sub(waited));
        // The host's own deadline may come before the input's: then the next run goes on.
        if done || pause == 0 || !task.api.sleep(pause * 1_000) {
            let next = if done { Value::Null } else { waited.to_string().into() };
            return Ok(Answer::Raw(
                json!({ "done": done, "pipeline": pipeline, "waited_seconds": waited, "next": next }),
            ));
        }
        waited += pause;
    }
}

const STOP: Action = Action {
    id: "stop-pipeline",
    about: "Stops a pipeline, with all of its steps that have not ended.",
    required: &[&WORKSPACE, &REPO, &PIPELINE],
    output: Output::Empty,
    cloud: Some(&Call {
        request: "POST /repositories/{workspace}/{repo}/pipelines/{pipeline}/stopPipeline",
        scope: "pipeline:write",
        token: "write:pipeline:bitbucket",
        explain: Some(has_ended_already),
        ..CALL
    }),
    ..ACTION
};

/// Bitbucket calls it a bad request to stop what has ended: whoever stops in time and whoever comes late are told apart.
fn has_ended_already(task: &Task, mut error: Box<Error>) -> Box<Error> {
    let [pipeline] = task.texts(["pipeline"]);
    let read = || read_in_repo(task, &["pipelines", pipeline], &[]);
    if error.kind == ErrorKind::Rejected && read().is_ok_and(|pipeline| has_ended(&pipeline)) {
        error.kind = ErrorKind::Conflict;
        return error.cause("The pipeline has ended.").resolution("Look at its `state` with `get-pipeline`.");
    }
    error
}

fn has_ended(pipeline: &Value) -> bool {
    pipeline["state"]["name"] == "COMPLETED"
}

const LIST_STEPS: Action = Action {
    id: "list-pipeline-steps",
    about: "Lists the steps of a pipeline.",
    required: &[&WORKSPACE, &REPO, &PIPELINE],
    output: Output::List(&STEP_SHAPE),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pipelines/{pipeline}/steps",
        counted: true,
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const GET_STEP_LOG: Action = Action {
    id: "get-step-log",
    about: "Gets the log of a pipeline step: all of it, the tail, or from an offset.",
    required: &[&WORKSPACE, &REPO, &PIPELINE, &STEP],
    optional: &[
        &Field::integer("tail", "Maximum number of bytes from the end.", &(1, 1 << 40), "65536")
            .conflicts_with(&["offset", "length"]),
        &Field::integer(
            "offset",
            "Position to start from, in bytes. Pass `next_offset` of the previous response to get what is new.",
            &(0, 1 << 40),
            "13",
        ),
        &Field::integer("length", "Maximum number of bytes.", &(1, 1 << 40), "65536"),
        &ENCODING,
    ],
    output: Output::Custom(&LOG),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pipelines/{pipeline}/steps/{step}/log",
        scope: "pipeline",
        token: "read:pipeline:bitbucket",
        run: Some(get_step_log),
        ..CALL
    }),
    ..ACTION
};

fn get_step_log(task: &Task) -> Result<Answer> {
    let given = |name: &str| task.input.get(name).and_then(Value::as_u64);
    let (tail, offset, length) = (given("tail"), given("offset"), given("length"));
    let range = match (tail, offset, length) {
        (None, None, None) => None,
        (Some(tail), ..) => Some(format!("bytes=-{tail}")),
        (None, offset, None) => Some(format!("bytes={}-", offset.unwrap_or_default())),
        (None, offset, Some(length)) => {
            let offset = offset.unwrap_or_default();
            Some(format!("bytes={offset}-{}", offset + length - 1))
        }
    };
    let encoding = task.text("encoding").and_then(Encoding::named);
    // Of JSON the log's address wants to hear nothing (406).
    let mut request = Request::get(task.address(&task.input)?).header("Accept", "*/*");
    if let Some(range) = &range {
        request = request.header("Range", range);
    }
    if encoding == Some(Encoding::Blob) {
        request.sink = Sink::Blob;
    }
    let mut reply = task.api.exchange(request)?;
    let offset = match reply.status {
        // There is nothing behind what was asked for: no news.
        416 if range.is_some() => {
            reply.body = Content::Text(String::new());
            offset.unwrap_or_default()
        }
        206 => begins_at(&reply).or(offset).unwrap_or_default(),
        _ => {
            reply = task.api.succeeded(reply).map_err(|error| match error.kind {
                ErrorKind::NotFound => error.resolution(
                    "Check the ids. A step has a log from when it runs: `list-pipeline-steps` tells where it stands.",
                ),
                _ => error,
            })?;
            cut(&mut reply, tail, offset.unwrap_or_default(), length)
        }
    };
    let mut begin = offset;
    if matches!(encoding, None | Some(Encoding::Text)) {
        begin += whole_characters(&mut reply, offset == 0);
    }
    let next = match &reply.body {
        Content::Blob(_) => blob_ends_at(&reply),
        _ => Some(begin + reply.bytes().len() as u64),
    };
    let (encoding, content) = reply.content(encoding, false)?;
    let (encoding, next) = (encoding.name(), Value::from(next));
    let members = format!(r#""encoding":"{encoding}","content":{content},"offset":{begin},"next_offset":{next}"#);
    Ok(Answer::Made(format!("{{{members}}}")))
}

/// Where a part of a log begins: 7 of `bytes 7-12/13`.
fn begins_at(reply: &Reply) -> Option<u64> {
    reply.header("Content-Range")?.strip_prefix("bytes ")?.split_once('-')?.0.parse().ok()
}

/// Where a part of a log, or a whole one, ends that went to the file store.
fn blob_ends_at(reply: &Reply) -> Option<u64> {
    match reply.header("Content-Range") {
        Some(range) => range.split_once('-')?.1.split_once('/')?.0.parse().ok().map(|last: u64| last + 1),
        None => reply.header("Content-Length")?.parse().ok(),
    }
}

/// Takes the part that was asked for out of a whole log, which a storage that knows no ranges answers with. Gives where
/// it begins. A log in the file store stays whole.
fn cut(reply: &mut Reply, tail: Option<u64>, offset: u64, length: Option<u64>) -> u64 {
    if matches!(reply.body, Content::Blob(_)) {
        return 0;
    }
    let all = reply.bytes().len() as u64;
    let begin = tail.map_or(offset, |tail| all.saturating_sub(tail));
    let end = length.map_or(all, |length| (begin + length).min(all));
    // What is no more than `all` fits.
    let part = if begin < end { &reply.bytes()[begin as usize..end as usize] } else { &[] };
    reply.body = Content::Bytes(part.into());
    begin
}

/// Drops pieces of characters, so that text stays text: from the beginning, where only a part that does not begin the log
/// can have one, and from the end. Gives how many bytes went from the beginning.
fn whole_characters(reply: &mut Reply, begins_the_log: bool) -> u64 {
    let bytes = reply.bytes();
    let rest_of_one = |byte: &&u8| !begins_the_log && (0x80..0xc0).contains(*byte);
    let begin = bytes.iter().take(3).take_while(rest_of_one).count();
    let text = match std::str::from_utf8(&bytes[begin..]) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&bytes[begin..begin + error.valid_up_to()]).unwrap_or_default()
        }
        // No text in UTF-8 at all.
        Err(_) => return 0,
    };
    reply.body = Content::Text(text.into());
    begin as u64
}

const GET_CONFIG: Action = Action {
    id: "get-pipelines-config",
    about: "Gets whether Pipelines is enabled for a repository.",
    required: &[&WORKSPACE, &REPO],
    output: Output::Object(&CONFIG),
    cloud: Some(&Call {
        request: "GET /repositories/{workspace}/{repo}/pipelines_config",
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    ..ACTION
};

const UPDATE_CONFIG: Action = Action {
    id: "update-pipelines-config",
    about: "Updates whether Pipelines is enabled for a repository.",
    required: &[&WORKSPACE, &REPO, &ENABLED],
    output: Output::Object(&CONFIG),
    cloud: Some(&Call {
        request: "PUT /repositories/{workspace}/{repo}/pipelines_config",
        body: r#"{ "enabled": "{enabled}" }"#,
        scope: "repository:admin",
        token: "admin:repository:bitbucket",
        ..CALL
    }),
    ..ACTION
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::host::Header;

    fn reply(headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut reply = Reply::made("GET /x".into(), String::new());
        reply.headers = headers.iter().map(|(n, v)| Header { name: (*n).into(), value: (*v).into() }).collect();
        reply.body = Content::Bytes(body.into());
        reply
    }

    #[test]
    fn ranges_tell_where_a_part_begins_and_ends() {
        let part = reply(&[("content-range", "bytes 7-12/40")], b"");
        assert_eq!((begins_at(&part), blob_ends_at(&part)), (Some(7), Some(13)));
        for odd in ["bytes */40", "7-12/40", "bytes seven-12/40"] {
            assert_eq!(begins_at(&reply(&[("Content-Range", odd)], b"")), None, "{odd}");
        }
        assert_eq!(blob_ends_at(&reply(&[("Content-Length", "40")], b"")), Some(40));
        assert_eq!(blob_ends_at(&reply(&[], b"")), None);
    }

    #[test]
    fn parts_are_cut_out_of_a_whole_log() {
        for (tail, offset, length, begin, part) in [
            (None, 0, None, 0, "0123456789"),
            (Some(3), 0, None, 7, "789"),
            (Some(30), 0, None, 0, "0123456789"),
            (None, 4, None, 4, "456789"),
            (None, 4, Some(2), 4, "45"),
            (None, 8, Some(1 << 40), 8, "89"),
            (None, 10, Some(1), 10, ""),
            (None, 1 << 40, Some(1 << 40), 1 << 40, ""),
        ] {
            let mut all = reply(&[], b"0123456789");
            assert_eq!(cut(&mut all, tail, offset, length), begin);
            assert_eq!(all.text(), Some(part));
        }
    }

    #[test]
    fn characters_stay_whole_where_the_bytes_are_text() {
        let of = |bytes: &[u8], begins_the_log: bool| {
            let mut reply = reply(&[], bytes);
            (whole_characters(&mut reply, begins_the_log), reply.bytes().to_vec())
        };
        assert_eq!(of(b"\x9f\x98\x80 ok \xe2\x82", false), (3, b" ok ".to_vec()));
        assert_eq!(of("größe".as_bytes(), false), (0, "größe".as_bytes().to_vec()));
        assert_eq!(of(b"\x9f ok", true), (0, b"\x9f ok".to_vec()));
        assert_eq!(of(b"ok \xff ok", false), (0, b"ok \xff ok".to_vec()));
        assert_eq!(of(b"", false), (0, Vec::new()));
    }
}
