//! Any endpoint: the action, and what it shares with the contract's function of the same name.

use excerpt::Wanted;
use serde_json::{Map, Value};

use crate::base::error::{Error, FieldError, Result};
use crate::base::host::{Chunk, Header, Sink};
use crate::base::json::{self, plain};
use crate::base::operations;
use crate::base::product::Product;
use crate::catalog::support::contents::{BASE64, ENCODINGS, FILE, TEXT, bytes, content_at, handle};
use crate::engine::action::{Action, Answer, CALL, CURSOR, Call, Effect, MAX_ITEMS, Output, Task};
use crate::engine::check::check;
use crate::engine::field::{Field, Record, Type};
use crate::engine::shape::{Member, Shape, both};
use crate::http::address;
use crate::http::client::Api;
use crate::http::content::Encoding;
use crate::http::form::Form;
use crate::http::message::{Reply, Request};
use crate::http::paging::{self, ListRequest};

pub const ACTIONS: &[&Action] = &[&CALL_API];
const _: () = check(ACTIONS);

const CALL_API: Action = Action {
    id: "call-api",
    about: "Calls any endpoint of Bitbucket's REST API.",
    required: &[&Field::string(
        "path",
        "Path relative to the root of the API, with or without `/2.0` or `/rest`, or a full URL on the connection's server.",
        "repositories/acme/web",
    )],
    optional: &[
        &Field::string("method", "HTTP method.", "GET").or("GET"),
        &Field::new(
            Type::Map,
            "query",
            "Query parameters. An array repeats its name.",
            r#"{"state": ["OPEN", "MERGED"]}"#,
        ),
        &Field::new(
            Type::Map,
            "headers",
            "Request headers. Headers that carry credentials are refused.",
            r#"{"Accept": "application/json"}"#,
        ),
        &Field::new(Type::Any, "body", "Request body as JSON.", r#"{"title": "Retry failed uploads"}"#),
        &Field::new(Type::String { min: 0 }, "body_text", "Request body as text.", "Hello")
            .conflicts_with(BODIES.split_at(1).0),
        &Field::new(
            Type::Map,
            "body_form",
            "Request body as form fields. An array repeats its name.",
            r#"{"message": "Add the guide"}"#,
        )
        .conflicts_with(BODIES.split_at(2).0),
        &Field::new(
            Type::Array(&PART),
            "body_multipart",
            "Request body as a multipart form with files.",
            r#"[{"name": "files", "text": "Hello", "filename": "hello.txt"}]"#,
        )
        .conflicts_with(BODIES.split_at(3).0),
        &Field::new(Type::String { min: 0 }, "body_base64", "Request body as base64.", "SGVsbG8=")
            .conflicts_with(BODIES.split_at(4).0),
        &Field::new(Type::File, "body_file", "Request body as a file.", r#"{"blob": "blob-1"}"#)
            .conflicts_with(BODIES.split_at(5).0),
        &Field::enumeration(
            "response_as",
            "Encoding of the response body. Defaults to JSON if it is JSON, else text if it is UTF-8, else base64.",
            ENCODINGS,
            "json",
        ),
        &Field {
            about: "Follow the pages of a listing and give up to so many items as `{items, next}`.",
            default: "",
            ..MAX_ITEMS
        },
        &CURSOR,
        &Field::boolean(
            "raise_for_status",
            "Whether to fail on status 400 or higher. If false, returns the response as is.",
        )
        .or("true"),
    ],
    one_of: &[],
    output: Output::Custom(&ANSWER),
    cloud: Some(&Call { run: Some(run), ..CALL }),
    data_center: Some(&Call { run: Some(run), ..CALL }),
    effect: Some(Effect::Destroy),
    idempotent: Some(false),
    deprecated: None,
};

const PART: Type = Type::Object(&Record {
    required: &[&Field::string("name", "Name of the form field.", "files")],
    optional: &[
        &TEXT,
        &BASE64,
        &FILE,
        &Field::string("filename", "Name of the file. Makes the field a file.", "hello.txt"),
        &Field::string("content_type", "Media type of the content.", "text/plain"),
    ],
});

const ANSWER: Shape = Shape {
    name: "Answer",
    members: &[
        Member::number("status", both("status"), "HTTP status.", "200"),
        Member::any(
            "headers",
            both("headers"),
            "Response headers, with names in lower case. Empty if `max_items` is set.",
            r#"{"content-type": "application/json"}"#,
        ),
        Member::string("format", both("format"), "Encoding of `body`: `json`, `text`, `base64` or `blob`.", "json"),
        Member::content("body", true, "Response body. If `max_items` is set, `{items, next}`.", "{}"),
    ],
};

/// A call of any endpoint, as the action and the contract's function both make it.
pub struct RawRequest<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub query: Vec<(String, String)>,
    pub headers: Vec<Header>,
    pub body: Vec<Chunk>,
    /// The body's media type, unless a header says another.
    pub media: Option<String>,
    pub max_items: Option<u64>,
    pub cursor: Option<&'a str>,
    pub sink: Sink,
    pub raise_for_status: bool,
}

/// Makes the call; a listing's items come as the JSON `{items, next}`.
///
/// # Errors
/// `invalid-input` for what leaves the API or meddles with the connection, every such fault at once; then as sending. Where
/// nothing lies at a path that Atlassian does not list either, the nearest operation is named.
pub fn send(api: &Api, call: RawRequest) -> Result<Reply> {
    let (method, path) = (call.method.to_ascii_uppercase(), call.path.to_owned());
    whole(api, call).map_err(|error| {
        // What names the resource that it misses knows the operation.
        let names_it = error.code.as_deref().is_some_and(|code| code.ends_with("Exception"));
        if let Some(404 | 405) = error.status
            && !names_it
            && let Ok(url) = address::pasted(&api.connection, &path)
            && let Some(below) = url.path().strip_prefix(api.connection.root.path())
            && let Some(near) = operations::nearest(api.product(), &method, below)
        {
            return error.resolution(format!("Atlassian lists no such operation; the nearest is `{near}`."));
        }
        error
    })
}

fn whole(api: &Api, call: RawRequest) -> Result<Reply> {
    let mut faults = Vec::new();
    let method = call.method.to_ascii_uppercase();
    if method.is_empty() || !method.bytes().all(|b| b.is_ascii_uppercase()) || matches!(&*method, "CONNECT" | "TRACE") {
        fault(&mut faults, "method", "`method` must be an HTTP method such as GET, POST, PUT or DELETE");
    }
    let url = address::pasted(&api.connection, call.path);
    if let Err(why) = &url {
        fault(&mut faults, "path", &format!("`path` {why}"));
    }
    for header in &call.headers {
        if let Some(why) = refused(header) {
            let shown: String = header.name.chars().filter(|c| !c.is_control()).take(40).collect();
            fault(&mut faults, &format!("headers.{shown}"), &format!("the header `{shown}` {why}"));
        }
    }
    if call.max_items.is_some() {
        if method != "GET" {
            fault(&mut faults, "max_items", "`max_items` follows the pages of a GET only");
        }
        if !call.raise_for_status {
            fault(&mut faults, "max_items", "`max_items` joins answers of success: it needs `raise_for_status`");
        }
        if call.sink == Sink::Blob {
            fault(&mut faults, "max_items", "`max_items` joins pages as JSON: it cannot be saved as a blob");
        }
    } else if call.cursor.is_some() {
        fault(&mut faults, "cursor", "`cursor` goes on with a listing: it needs `max_items`");
    }
    if matches!(&*method, "GET" | "HEAD") && !call.body.is_empty() {
        let message = format!("`{method}` takes no body; choose another `method` or leave the body out");
        fault(&mut faults, "method", &message);
    }
    let (Ok(mut url), []) = (url, faults.as_slice()) else { return Err(Error::invalid_input("`call-api`", faults)) };
    address::add_query(&mut url, &call.query);
    if let Some(max_items) = call.max_items {
        let (headers, cursor) = (call.headers, call.cursor);
        let page = match api.product() {
            // The smallest cap of its lists, which refuse more: any may be called here.
            Product::Cloud => 50,
            // The largest: a list gives what it may.
            Product::DataCenter => 1000,
        };
        let request = format!("{method} {}", url.path());
        let (wanted, partial, items, counted) = (Wanted::WHOLE, false, None, false);
        let listing = ListRequest { url, headers, page, wanted, partial, items, max_items, cursor, counted };
        let listed = paging::joined(&|item| Ok(Some(item.to_string())), &|visit| api.list(&listing, visit))?;
        return Ok(Reply::made(request, listed));
    }
    let mut request = Request::new(&method, url);
    (request.headers, request.body, request.sink) = (call.headers, call.body, call.sink);
    request.gone_is_done = false;
    if let Some(media) = call.media.filter(|_| !request.has_header("Content-Type")) {
        request = request.header("Content-Type", &media);
    }
    let mut reply = if call.raise_for_status { api.send(request) } else { api.exchange(request) }?;
    // A cookie would be a credential of the answer's.
    reply.headers.retain(|header| !header.name.eq_ignore_ascii_case("Set-Cookie"));
    Ok(reply)
}
fn fault(faults: &mut Vec<FieldError>, field: &str, message: &str) {
    faults.push(FieldError { field: field.into(), message: message.into() });
}

/// Why a header may not be set by a caller: it carries the credential, belongs to the connection, or breaks the request.
fn refused(header: &Header) -> Option<&'static str> {
    let name = header.name.to_ascii_lowercase();
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    const OF_CONNECTION: &[&str] = &[
        "authorization",
        "cookie",
        "cookie2",
        "host",
        "connection",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "http2-settings",
        "content-length",
        "expect",
        "forwarded",
        "via",
        // These make some servers do another request than the one that was checked.
        "x-original-url",
        "x-rewrite-url",
        "x-http-method",
        "x-http-method-override",
        "x-method-override",
    ];
    if name.is_empty() || !name.bytes().all(token) {
        Some("is no name of a header")
    } else if OF_CONNECTION.contains(&&*name) || ["proxy-", "sec-", "x-forwarded-"].iter().any(|p| name.starts_with(p))
    {
        Some("belongs to the connection and cannot be set")
    } else if header.value.chars().any(|c| c.is_control() && c != '\t') {
        Some("must not contain control characters")
    } else {
        None
    }
}

fn run(task: &Task) -> Result<Answer> {
    let wanted = task.text("response_as").and_then(Encoding::named);
    let (body, media) = body(task)?;
    let reply = send(
        &task.api,
        RawRequest {
            method: task.text("method").unwrap_or_default(),
            path: task.text("path").unwrap_or_default(),
            query: pairs(task.input.get("query")),
            headers: pairs(task.input.get("headers")).into_iter().map(|(name, value)| Header { name, value }).collect(),
            body,
            media,
            max_items: task.input.get("max_items").and_then(Value::as_u64),
            cursor: task.text("cursor"),
            sink: if wanted == Some(Encoding::Blob) { Sink::Blob } else { Request::INLINE },
            raise_for_status: task.flag("raise_for_status"),
        },
    )?;
    let listed = task.input.contains_key("max_items");
    let mut headers = Map::new();
    for header in reply.headers.iter().filter(|_| !listed) {
        let name = header.name.to_ascii_lowercase();
        let joined = match headers.get(&name).and_then(Value::as_str) {
            Some(earlier) => format!("{earlier}, {}", header.value),
            None => header.value.clone(),
        };
        headers.insert(name, joined.into());
    }
    let (format, body) = reply.content(wanted, true)?;
    let (status, headers, format) = (reply.status, Value::Object(headers), format.name());
    Ok(Answer::Made(format!(r#"{{"status":{status},"headers":{headers},"format":"{format}","body":{body}}}"#)))
}

/// The inputs that are bodies.
const BODIES: &[&str] = &["body", "body_text", "body_form", "body_multipart", "body_base64", "body_file"];

/// The one body that the input gives, and its media type.
fn body(task: &Task) -> Result<(Vec<Chunk>, Option<String>)> {
    let Some(name) = BODIES.iter().copied().find(|name| task.input.contains_key(*name)) else {
        return Ok((Vec::new(), None));
    };
    let value = &task.input[name];
    let text = || value.as_str().unwrap_or_default();
    let (chunk, media) = match name {
        "body" => (Chunk::Text(value.to_string()), "application/json"),
        "body_text" => (Chunk::Text(text().into()), "text/plain; charset=utf-8"),
        "body_form" => {
            let mut form = url::form_urlencoded::Serializer::new(String::new());
            for (name, value) in pairs(Some(value)) {
                form.append_pair(&name, &value);
            }
            (Chunk::Text(form.finish()), "application/x-www-form-urlencoded")
        }
        "body_multipart" => {
            let (body, media) = multipart(task, value)?;
            return Ok((body, Some(media)));
        }
        "body_base64" => (Chunk::Bytes(bytes("`call-api`", text(), name)?), "application/octet-stream"),
        _ => (Chunk::Blob(handle(value)), value["media_type"].as_str().unwrap_or("application/octet-stream")),
    };
    Ok((vec![chunk], Some(media.into())))
}

fn multipart(task: &Task, parts: &Value) -> Result<(Vec<Chunk>, String)> {
    let mut form = Form::new(task.api.host);
    for (i, part) in json::items(parts).iter().enumerate() {
        let given = |name: &str| part[name].as_str();
        let content = content_at(task, &format!("body_multipart[{i}]"), part)?;
        // A file of the store knows both, unless the part says it otherwise.
        let of_file = |name: &str| part["file"][name].as_str();
        let (filename, media) =
            (given("filename").or(of_file("name")), given("content_type").or(of_file("media_type")));
        form.part(given("name").unwrap_or_default(), filename, media, content);
    }
    Ok(form.finish())
}

/// Names and values, a list repeating its name.
fn pairs(object: Option<&Value>) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    if let Some(Value::Object(members)) = object {
        for (name, value) in members {
            let repeated = match value {
                Value::Array(all) => all,
                one => std::slice::from_ref(one),
            };
            pairs.extend(repeated.iter().map(|one| (name.clone(), plain(one))));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn headers_of_the_connection_are_refused_in_any_case() {
        let header = |name: &str, value: &str| Header { name: name.into(), value: value.into() };
        for name in [
            "Authorization",
            "COOKIE",
            "host",
            "Proxy-Authorization",
            "Connection",
            "Transfer-Encoding",
            "Sec-Fetch-Mode",
            "X-Forwarded-For",
            "X-Original-URL",
            "x-rewrite-url",
            "X-HTTP-Method-Override",
            "",
            "a b",
            "a:b",
            "ä",
        ] {
            assert!(refused(&header(name, "x")).is_some(), "{name}");
        }
        assert!(refused(&header("X-Note", "a\r\nAuthorization: x")).is_some());
        for name in ["Accept", "If-Match", "X-Atlassian-Token", "Content-Type"] {
            assert!(refused(&header(name, "a\tb")).is_none(), "{name}");
        }
    }
}
