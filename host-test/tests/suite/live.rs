//! The real HTTP client, against a server on this machine.

use crate::{HOST, LIBRARY, assert_none, json, loaded};
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, Response, StatusCode, header},
};
use flate2::{Compression, write::GzEncoder};
use futures::stream;
use host_test::{
    ApiRequest, ApiResponse, Host, Limits, Services,
    blobs::FolderBlobs,
    clock::FakeClock,
    connections::{Connection, MemoryConnections},
    demo, error,
    fields::{self, Fields},
    fixture::{self, Exchange, Piece, Reply},
    http::{BlobPart, Case, Chunk, Content, Live},
    types::{Applied, Error, ErrorKind},
};
use serde_json::{Value, json};
use std::{
    convert::Infallible,
    fs,
    io::Write,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};
use tempfile::TempDir;
use tokio::{io::AsyncReadExt, net::TcpListener};

/// Serves every path by this function; returns the server's origin.
async fn serve<F>(answer: impl Fn(Request) -> F + Clone + Send + Sync + 'static) -> String
where
    F: Future<Output = Response<Body>> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let router = Router::new().fallback(move |request: Request| answer(request));
    tokio::spawn(async { axum::serve(listener, router).await });
    origin
}

/// A demo connection whose addresses are those of the server.
fn moved(name: &str, origin: &str) -> Connection {
    let demo = &demo::connections().0[name];
    let mut settings = json(&demo.json());
    match demo.setting("product") {
        Some("cloud") => {
            settings["api_url"] = format!("{origin}/2.0").into();
            settings["web_url"] = origin.into();
        }
        _ => settings["base_url"] = format!("{origin}/bitbucket").into(),
    }
    if demo.setting("product") == Some("cloud") && demo.setting("client_id").is_some() {
        settings["token_url"] = format!("{origin}/site/oauth2/access_token").into();
    }
    settings["timeout_ms"] = 10_000.into();
    settings["allow_http"] = true.into();
    if let Some(authorization) = demo.authorization() {
        settings["host"] = json!({ "authorization": authorization });
    }
    if !demo.allow().is_empty() {
        settings["host"]["allow"] = json!([storage(origin)]);
    }
    Connection::new(settings)
}

/// Where the recordings have downloads and logs. Here it is the same server under another name, which is another origin.
const STORAGE: &str = "https://storage.example.com";

fn storage(origin: &str) -> String {
    origin.replace("127.0.0.1", "localhost")
}

/// A recorded text, its addresses those that answer here.
fn here(recorded: &str, ours: &str, origin: &str) -> String {
    recorded.replace(ours, origin).replace(STORAGE, &storage(origin))
}

fn services(connection: Connection, blobs: &Path) -> Services {
    let connections = MemoryConnections([("here".to_owned(), connection)].into());
    let live = Live::new().expect("a client");
    let services = Services::new(Arc::new(live), Arc::new(connections), Arc::new(FolderBlobs::open(blobs)));
    Services { clock: Arc::new(FakeClock::default()), ..services }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[tokio::test]
async fn every_fixture_answers_the_same_over_the_network() {
    let mut faults = Vec::new();
    let mut played = 0;
    for case in LIBRARY.cases() {
        // A lost connection cannot be served; there are tests of their own for it below.
        if case.fixture.calls.iter().all(|call| matches!(call.reply, Reply::Answer { .. })) {
            faults.extend(play(case).await.into_iter().map(|fault| format!("{}/{}: {fault}", case.product, case.name)));
            played += 1;
        }
    }
    assert!(played > 30, "only {played} fixtures were played");
    assert_none(faults);
}

async fn play(case: &Case) -> Vec<String> {
    let ours = if case.product == "cloud" { "https://api.bitbucket.org" } else { "https://git.example.com" };
    let faults = Arc::new(Mutex::new(Vec::new()));
    let calls = Arc::new(Mutex::new(case.fixture.calls.clone()));
    let (noted, next) = (faults.clone(), calls.clone());
    let origin = serve(move |mut request| {
        let noted = noted.clone();
        // A part of an answer is a matter of the server's, which gives it: the recorded requests are for whole ones.
        let address = format!("http://here.example{}", request.uri());
        let fields = Fields::of(&address.parse().expect("an address"));
        if fields.is_some() {
            let whole = fields::without(&address).replace("http://here.example", "");
            *request.uri_mut() = whole.parse().expect("an address");
        }
        let recorded = |call: &Exchange| match fields {
            Some(_) => fields::without(&call.request.url),
            None => call.request.url.clone(),
        };
        let call = {
            let mut left = next.lock().expect("no panic under the lock");
            // Reads that are sent side by side come in any order.
            let is_it = |call: &Exchange| recorded(call).ends_with(&request.uri().to_string());
            let at = left.iter().position(is_it).unwrap_or(0);
            (at < left.len()).then(|| left.remove(at))
        };
        let call = call.map(|mut call| {
            call.request.url = recorded(&call);
            call.reply = fields.as_ref().map_or_else(|| call.reply.clone(), |fields| call.reply.part(fields));
            call
        });
        async move {
            let Some(mut call) = call else {
                noted.lock().expect("no panic under the lock").push(format!("one request too many: {}", request.uri()));
                return Response::new(Body::empty());
            };
            // Cloud's tokens and archives come from another host than its API.
            call.request.url = call.request.url.replace("https://bitbucket.org/", &format!("{ours}/"));
            let called = format!("http://{}", request.headers()[header::HOST].to_str().expect("text"));
            let origin = called.replace("localhost", "127.0.0.1");
            let faults = compare(&call.request, request, &called, &here(&call.request.url, ours, &origin)).await;
            noted.lock().expect("no panic under the lock").extend(faults);
            reply(&call.reply, |text| here(text, ours, &origin))
        }
    })
    .await;

    let blobs = folder();
    for call in &case.fixture.calls {
        for piece in call.request.body.chunks.iter().flatten() {
            if let Piece::Blob(handle) = piece {
                fs::write(blobs.path().join(handle), "content").expect("it is ours");
            }
        }
    }
    let mut services = services(moved(case.connection(), &origin), blobs.path());
    services.invocation.attempt = case.fixture.attempt;
    let input = case.fixture.input.to_string().replace(ours, &origin);
    let answer = HOST.invoke(&services, "here", &case.fixture.action, &input).await.expect("an answer");
    let answer = match answer {
        Ok(output) => json(&output),
        Err(error) => error::json(&error),
    };
    let there = |text: String| text.replace(&origin, ours).replace("127.0.0.1", ours.trim_start_matches("https://"));
    let answer = json(&there(answer.to_string()).replace("`here`", &format!("`{}`", case.connection())));
    let expected = case.fixture.output.as_ref().or(case.fixture.error.as_ref()).expect("one of the two");
    let mut faults = faults.lock().expect("no panic under the lock").clone();
    faults.extend(fixture::differences(expected, &without_wire_headers(answer, expected)));
    faults.extend(
        calls.lock().expect("no panic under the lock").iter().map(|call| format!("{} was not sent", call.request.url)),
    );
    faults
}

/// A server adds headers (`date`, `content-length`) that no recording has: what Call API shows is cut to the recorded.
fn without_wire_headers(mut answer: Value, expected: &Value) -> Value {
    if let (Some(shown), Some(recorded)) =
        (answer.get_mut("headers").and_then(Value::as_object_mut), expected["headers"].as_object())
    {
        shown.retain(|name, _| recorded.contains_key(name));
    }
    answer
}

async fn compare(expected: &fixture::Sent, request: Request, called: &str, url: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |what: &str, expected: String, actual: String| {
        if expected != actual {
            faults.push(format!("{what}: expected {expected}, got {actual}"));
        }
    };
    let (head, body) = request.into_parts();
    check("method", expected.method.clone(), head.method.to_string());
    check("url", url.into(), format!("{called}{}", head.uri));
    if expected.url.starts_with(STORAGE) {
        check("authorization", String::new(), text(&head.headers, "authorization"));
    }
    for (name, value) in &expected.headers {
        let actual = text(&head.headers, name);
        if name.eq_ignore_ascii_case("authorization") {
            let scheme = value.trim_end_matches(" ***").to_owned();
            check(name, scheme, actual.split(' ').next().unwrap_or_default().into());
        } else {
            check(name, value.clone(), actual);
        }
    }
    check(
        "user agent",
        format!("bitbucket-connector/{}", env!("CARGO_PKG_VERSION")),
        text(&head.headers, "user-agent"),
    );
    let bytes = to_bytes(body, usize::MAX).await.expect("a whole body").to_vec();
    let recorded = &expected.body;
    if recorded.chunks.is_none() {
        let body = fixture::Body::of_bytes(bytes, &text(&head.headers, "content-type"));
        if *recorded != body {
            check("body", format!("{recorded:?}"), format!("{body:?}"));
        }
    }
    faults
}

fn text(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).unwrap_or_default()
}

fn reply(reply: &Reply, here: impl Fn(&str) -> String) -> Response<Body> {
    let Reply::Answer { status, headers, body } = reply else { unreachable!("only answers are played") };
    let mut response = Response::builder().status(*status);
    if body.json.is_some() && fixture::content_type(headers).is_empty() {
        response = response.header("Content-Type", "application/json");
    }
    for (name, value) in headers {
        response = response.header(name, here(value));
    }
    let bytes = body.bytes().expect("Base64");
    // Addresses in an answer (the next page) have to lead here as well.
    let bytes = String::from_utf8(bytes).map(|text| here(&text).into_bytes());
    response.body(bytes.unwrap_or_else(|bytes| bytes.into_bytes()).into()).expect("a response")
}

/// Calls `api/latest/thing` of a Data Center at this origin.
async fn call(host: &Host, services: &Services, request: ApiRequest) -> Result<ApiResponse, Error> {
    host.call_api(services, "here", &request).await.expect("an answer")
}

fn request(method: &str) -> ApiRequest {
    ApiRequest {
        method: method.into(),
        path: "api/latest/thing".into(),
        query: Vec::new(),
        headers: Vec::new(),
        body: Vec::new(),
        max_items: None,
        cursor: None,
        save_as_blob: false,
        raise_for_status: true,
    }
}

fn respond(status: StatusCode, content_type: &str, body: impl Into<Body>) -> Response<Body> {
    Response::builder().status(status).header("Content-Type", content_type).body(body.into()).expect("a response")
}

#[tokio::test]
async fn a_compressed_answer_arrives_as_it_was() {
    let origin = serve(|request: Request| async move {
        assert!(text(request.headers(), "accept-encoding").contains("gzip"));
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(br#"{"packed":true}"#).expect("memory");
        let mut response = respond(StatusCode::OK, "application/json", packed.finish().expect("memory"));
        response.headers_mut().insert("Content-Encoding", "gzip".parse().expect("a value"));
        response
    })
    .await;
    let folder = folder();
    let answer = call(&HOST, &services(moved("data-center", &origin), folder.path()), request("GET")).await;
    assert!(matches!(answer.expect("a success").body, Content::Text(text) if text == r#"{"packed":true}"#));
}

fn in_chunks(pieces: Vec<Bytes>) -> Body {
    Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, Infallible>)))
}

#[tokio::test]
async fn a_chunked_answer_arrives_whole_and_bytes_stay_bytes() {
    let origin = serve(|_| async {
        let pieces = [&b"a\xff"[..], b"b", b"c"].map(Bytes::from_static);
        respond(StatusCode::OK, "application/octet-stream", in_chunks(pieces.into()))
    })
    .await;
    let folder = folder();
    let answer = call(&HOST, &services(moved("data-center", &origin), folder.path()), request("GET")).await;
    assert!(matches!(answer.expect("a success").body, Content::Bytes(bytes) if bytes == b"a\xffbc"));
}

#[tokio::test]
async fn a_blob_is_sent_between_the_other_pieces() {
    let received = Arc::new(Mutex::new((String::new(), Bytes::new())));
    let keep = received.clone();
    let origin = serve(move |request: Request| {
        let keep = keep.clone();
        async move {
            let (head, body) = request.into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("a whole body");
            *keep.lock().expect("no panic under the lock") = (text(&head.headers, "content-length"), body);
            respond(StatusCode::OK, "application/json", "{}")
        }
    })
    .await;
    let folder = folder();
    fs::write(folder.path().join("notes"), "from the store").expect("it is ours");
    let body = vec![Chunk::Text("before, ".into()), Chunk::Blob("notes".into()), Chunk::Bytes(b", after".into())];
    let services = services(moved("data-center", &origin), folder.path());
    call(&HOST, &services, ApiRequest { body, ..request("PUT") }).await.expect("a success");
    assert_eq!(
        *received.lock().expect("no panic under the lock"),
        ("29".into(), "before, from the store, after".into())
    );

    // "the", and all from there on as base64.
    let part = |offset, length, base64| Chunk::BlobPart(BlobPart { handle: "notes".into(), offset, length, base64 });
    let body = vec![part(5, Some(3), false), Chunk::Text(": ".into()), part(5, None, true), part(99, None, true)];
    call(&HOST, &services, ApiRequest { body, ..request("PUT") }).await.expect("a success");
    assert_eq!(*received.lock().expect("no panic under the lock"), ("17".into(), "the: dGhlIHN0b3Jl".into()));

    let missing = ApiRequest { body: vec![Chunk::Blob("../notes".into())], ..request("PUT") };
    assert_eq!(call(&HOST, &services, missing).await.expect_err("no such blob").kind, ErrorKind::Host);
}

#[tokio::test]
async fn a_blob_has_the_name_and_the_type_that_the_server_tells() {
    for (disposition, name) in [
        (r#"attachment; filename="web-1.4.0.zip""#, Some("web-1.4.0.zip")),
        ("attachment; filename*=utf-8''%C3%BC%20a.txt; filename=u.txt", Some("ü a.txt")),
        ("attachment; filename=../../etc/passwd", Some("passwd")),
        (r#"attachment; filename="..\..""#, None),
        ("inline", None),
    ] {
        let origin = serve(move |_| async move {
            let mut answer = respond(StatusCode::OK, "application/zip", "PK");
            answer.headers_mut().insert(header::CONTENT_DISPOSITION, disposition.parse().expect("a header"));
            answer
        })
        .await;
        let folder = folder();
        let services = services(moved("data-center", &origin), folder.path());
        let answer = call(&HOST, &services, ApiRequest { save_as_blob: true, ..request("GET") }).await;
        let Content::Blob(blob) = answer.expect("a success").body else { panic!("no blob") };
        assert_eq!(
            (blob.name.as_deref(), blob.media_type.as_deref()),
            (name, Some("application/zip")),
            "{disposition}"
        );
        assert_eq!((&*blob.handle, blob.size), ("blob-1", Some(2)));
    }
}

#[cfg(unix)]
#[tokio::test]
async fn no_name_of_a_storage_leads_to_a_private_address() {
    // Systems have such names beside `localhost`: the machine's own, `ip6-localhost`, `broadcasthost`.
    let hosts = fs::read_to_string("/etc/hosts").expect("every system has the file");
    let mut names =
        hosts.lines().flat_map(|line| line.split('#').next().unwrap_or_default().split_whitespace().skip(1));
    let name = names.find(|name| *name != "localhost").expect("a name that leads to this machine or its network");
    let storage = format!("https://{name}:9");
    let asked = Arc::new(AtomicUsize::new(0));
    let (counting, location) = (asked.clone(), format!("{storage}/file"));
    let origin = serve(move |_| {
        counting.fetch_add(1, Ordering::Relaxed);
        let location = location.parse().expect("a header");
        async {
            let mut answer = respond(StatusCode::FOUND, "text/plain", "");
            answer.headers_mut().insert(header::LOCATION, location);
            answer
        }
    })
    .await;
    let mut settings = json(&moved("data-center", &origin).json());
    settings["host"] = json!({ "allow": [storage] });
    settings["retries"] = json!(0);
    let folder = folder();
    let services = services(Connection::new(settings), folder.path());
    let error = call(&HOST, &services, request("GET")).await.expect_err("it leads to this machine");
    assert!(error.cause.as_deref().is_some_and(|cause| cause.contains("private network")), "{error:?}");
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_refused_and_leaves_no_blob() {
    let origin = serve(|_| async {
        respond(StatusCode::OK, "text/plain", in_chunks(vec![Bytes::from_static(&[b'x'; 600]); 2]))
    })
    .await;
    let limits = Limits { response_bytes: 1000, blob_bytes: 1000, ..Limits::default() };
    let host = loaded(limits);
    let folder = folder();
    let services = services(moved("data-center", &origin), folder.path());
    for save_as_blob in [false, true] {
        let answer = call(&host, &services, ApiRequest { save_as_blob, ..request("GET") }).await;
        let error = answer.expect_err("it is too large");
        assert!(error.message.contains("1000 bytes"), "{}", error.message);
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[tokio::test]
async fn a_lost_connection_is_a_network_error_without_the_query() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
        }
    });
    let folder = folder();
    let services = services(moved("data-center", &origin), folder.path());
    let query = vec![("q".into(), "a-private-word".into())];
    let error = call(&HOST, &services, ApiRequest { query, ..request("POST") }).await.expect_err("nobody answers");
    // It was read, so nobody knows.
    assert_eq!((error.kind, error.applied), (ErrorKind::Network, Applied::Unknown));
    assert!(!format!("{error:?}").contains("a-private-word"), "{error:?}");
}

#[tokio::test]
async fn the_host_follows_no_redirect_keeps_no_cookie_and_adds_its_own_credential() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let keep = seen.clone();
    let origin = serve(move |request: Request| {
        let line = format!(
            "{} {:?}",
            request.uri(),
            [text(request.headers(), "cookie"), text(request.headers(), "authorization")]
        );
        keep.lock().expect("no panic under the lock").push(line);
        async {
            let mut response = respond(StatusCode::FOUND, "text/plain", "");
            response.headers_mut().insert("Location", "https://storage.example.com/file".parse().expect("a value"));
            response.headers_mut().insert("Set-Cookie", "session=1".parse().expect("a value"));
            response
        }
    })
    .await;
    let folder = folder();
    let services = services(moved("data-center-host-managed", &origin), folder.path());
    for _ in 0..2 {
        let _ = call(&HOST, &services, ApiRequest { raise_for_status: false, ..request("GET") }).await;
    }
    let line = r#"/bitbucket/rest/api/latest/thing ["", "Bearer demo-host-token-0006"]"#;
    assert_eq!(*seen.lock().expect("no panic under the lock"), [line, line]);
}

#[tokio::test]
async fn a_failure_is_read_even_where_a_blob_was_wanted() {
    let origin = serve(|_| async { respond(StatusCode::NOT_FOUND, "text/plain", "gone for good") }).await;
    let folder = folder();
    let services = services(moved("data-center", &origin), folder.path());
    let wanted = ApiRequest { save_as_blob: true, raise_for_status: false, ..request("GET") };
    let answer = call(&HOST, &services, wanted).await.expect("it is given as it is");
    assert!(matches!(answer.body, Content::Text(text) if text == "gone for good"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}
