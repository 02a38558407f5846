//! Replaying and recording: what differs is said, and a secret is not.

use crate::{HOST, LIBRARY};
use base64::{Engine, engine::general_purpose::STANDARD};
use host_test::{
    blobs::FolderBlobs,
    connections::Connection,
    demo,
    fixture::{Body, Exchange, Reply, Sent},
    http::{Content, Header, Http, HttpError, Library, Purpose, Record, Replay, Request, Response, Sink},
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc, time::Duration};

fn get(address: &str) -> Request {
    Request {
        purpose: Purpose::Api,
        method: "GET".into(),
        url: address.parse().expect("an address"),
        headers: vec![
            Header { name: "Accept".into(), value: "application/json".into() },
            Header { name: "Authorization".into(), value: "Bearer live-secret-9".into() },
        ],
        body: Vec::new(),
        sink: Sink::Inline(1 << 20),
        timeout: Duration::from_secs(1),
        repeatable: true,
    }
}

fn answered(address: &str, json: Value) -> Exchange {
    let body = Body { json: Some(json), ..Body::default() };
    let reply = Reply::Answer { status: 200, headers: BTreeMap::new(), body };
    Exchange { request: Sent::of(&get(address)), reply }
}

async fn send(http: &dyn Http, request: Request) -> Result<Response, HttpError> {
    let connection = demo::connections().0["cloud"].clone();
    let policy = HOST.policy(&connection).await.expect("an answer").expect("origins");
    let folder = tempfile::tempdir().expect("a folder");
    http.send(request, &policy, &FolderBlobs::open(folder.path())).await
}

const USER: &str = "https://api.bitbucket.org/2.0/user";

#[tokio::test]
async fn a_replay_takes_each_recorded_request_once_and_in_order() {
    let replay = Replay::strict(&[answered(USER, json!({})), answered(&format!("{USER}/emails"), json!({}))]);
    assert!(send(&replay, get(USER)).await.is_ok());
    assert_eq!(replay.finish(), Err(vec![format!("call 2: GET {USER}/emails was not sent")]));
    assert!(send(&replay, get(&format!("{USER}/emails"))).await.is_ok());
    assert!(replay.finish().is_ok());
    assert!(send(&replay, get(USER)).await.is_err());
    assert_eq!(replay.finish(), Err(vec![format!("call 3: nothing is recorded for GET {USER}")]));
}

#[tokio::test]
async fn a_replay_says_what_differs() {
    let replay = Replay::strict(&[answered(USER, json!({}))]);
    let mut request = get(USER);
    request.headers[0].value = "text/plain".into();
    assert!(send(&replay, request).await.is_err());
    let differs = "call 1: request.headers.Accept: expected \"application/json\", got \"text/plain\"";
    assert_eq!(replay.finish(), Err(vec![differs.into()]));
}

#[tokio::test]
async fn a_rewrite_takes_the_request_and_keeps_the_reply() {
    let replay = Replay::lenient(&[answered(USER, json!({ "kept": true }))]);
    let address = format!("{USER}?q=a");
    send(&replay, get(&address)).await.expect("an answer");
    assert_eq!(replay.finish(), Ok(vec![answered(&address, json!({ "kept": true }))]));
}

#[tokio::test]
async fn a_recorded_answer_meets_the_same_limits_as_a_live_one() {
    let replay = Replay::strict(&[answered(USER, json!({ "display_name": "Ada Example" }))]);
    let request = Request { sink: Sink::Inline(8), ..get(USER) };
    assert!(matches!(send(&replay, request).await, Err(HttpError::TooLarge(8))));
}

#[tokio::test]
async fn a_recording_holds_no_secret_and_moves_to_the_demo_server() {
    let connection = Connection::new(json!({
        "product": "data-center", "credential": "http-access-token", "base_url": "https://git.acme.example/",
        "token": "live-secret-9",
    }));
    let address = "https://git.acme.example/rest/api/latest/users/ada";
    let echoed = json!({ "self": address, "echo": "live-secret-9", "access_token": "fresh-secret" });
    let mut exchange = answered(address, echoed);
    if let Reply::Answer { headers, .. } = &mut exchange.reply {
        headers.insert("Set-Cookie".into(), "session=cookie-secret".into());
        headers.insert("X-AUSERNAME".into(), "ada".into());
    }
    let record = Record::new(Arc::new(Replay::strict(&[exchange])), &connection);
    send(&record, get(address)).await.expect("an answer");
    let output = json!({ "note": "bGl2ZS1zZWNyZXQtOQ==" }).to_string();
    let fixture = record.fixture("One sentence.", "get-current-user", &json!({}), &Ok(output));

    assert_eq!(
        serde_json::to_value(&fixture).expect("JSON"),
        json!({
            "about": "One sentence.",
            "source": "recorded",
            "action": "get-current-user",
            "input": {},
            "calls": [{
                "request": {
                    "method": "GET",
                    "url": "https://git.example.com/bitbucket/rest/api/latest/users/ada",
                    "headers": { "Accept": "application/json", "Authorization": "Bearer ***" },
                },
                "reply": {
                    "status": 200,
                    "headers": { "X-AUSERNAME": "ada" },
                    "json": {
                        "self": "https://git.example.com/bitbucket/rest/api/latest/users/ada",
                        "echo": "***",
                        "access_token": "***",
                    },
                },
            }],
            "output": { "note": "***" },
        })
    );
}

#[tokio::test]
async fn a_recording_learns_the_tokens_that_were_sent_and_signs_no_address() {
    let connection =
        Connection::new(json!({ "product": "cloud", "credential": "oauth", "client_secret": "of-the-app" }));
    let storage = "https://storage.example.com/log?X-Amz-Date=20261120T0930Z&X-Amz-Signature=5f1e&x=1#end";
    let (refreshed, password) = ("refreshed-token/+9", "pass:word");
    let echoed = json!({
        "echo": [refreshed, "cmVmcmVzaGVkLXRva2VuLys5", "refreshed-token%2F%2B9", password],
        "text": format!("see <{storage}>"),
        "credentials": { "username": "ada", "password": "of-a-webhook" },
    });
    let authorized = |value: &str| {
        let mut request = get(USER);
        request.headers[1].value = value.into();
        request
    };
    let first = authorized(&format!("Bearer {refreshed}"));
    let second = authorized(&format!("Basic {}", STANDARD.encode(format!("ada:{password}"))));
    let exchange = |request: &Request| Exchange { request: Sent::of(request), ..answered(USER, echoed.clone()) };
    let record = Record::new(Arc::new(Replay::strict(&[exchange(&first), exchange(&second)])), &connection);
    for request in [first, second] {
        send(&record, request).await.expect("an answer");
    }
    let fixture = record.fixture("One sentence.", "get-current-user", &json!({}), &Ok("{}".into()));
    for call in &fixture.calls {
        let Reply::Answer { body, .. } = &call.reply else { panic!("{call:?}") };
        assert_eq!(
            body.json,
            Some(json!({
                "echo": ["***", "***", "***", "***"],
                "text": "see <https://storage.example.com/log?X-Amz-Date=20261120T0930Z&X-Amz-Signature=***&x=1#end>",
                "credentials": { "username": "ada", "password": "***" },
            }))
        );
    }

    #[cfg(unix)]
    {
        use std::{fs, os::unix::fs::PermissionsExt};
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("get-current-user.json");
        fixture.save(&file).expect("it is written");
        assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_recording_holds_no_value_of_a_secured_variable() {
    let record = Record::new(Arc::new(Replay::strict(&[])), &demo::connections().0["cloud"]);
    let input = json!({ "variable": "DEPLOY_KEY", "value": "correct horse", "secured": true });
    let output = json!({ "key": "DEPLOY_KEY", "note": "not `correct horse`" }).to_string();
    let fixture = record.fixture("One sentence.", "create-variable", &input, &Ok(output));
    assert_eq!(fixture.input, json!({ "variable": "DEPLOY_KEY", "value": "***", "secured": true }));
    assert_eq!(fixture.output, Some(json!({ "key": "DEPLOY_KEY", "note": "not `***`" })));
}

#[tokio::test]
async fn the_library_answers_what_some_fixture_holds_and_explains_what_none_does() {
    let call = LIBRARY
        .cases()
        .find(|case| case.product == "cloud" && case.name == "get-current-user")
        .and_then(|case| case.fixture.calls.first())
        .expect("the fixture of the sample");
    let answer = send(&*LIBRARY, get(&call.request.url)).await.expect("an answer");
    assert!(matches!(answer.body, Content::Text(_)));
    let unknown = send(&*LIBRARY, get(&format!("{USER}/nobody"))).await;
    let why = format!("No recorded answer fits GET {USER}/nobody");
    assert!(matches!(&unknown, Err(HttpError::Denied(said)) if *said == why), "{unknown:?}");
}

#[test]
fn the_embedded_library_is_the_folder() {
    let embedded = Library::embedded();
    // Before all of them are parsed, which the name alone decides about.
    let of_action = |library: &Library| -> Vec<_> {
        library.cases_of("demo", "list-pull-requests").map(|case| case.name.clone()).collect()
    };
    assert_eq!(of_action(&embedded), of_action(&LIBRARY));
    let names = |library: &Library| library.cases().map(|case| case.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&embedded), names(&LIBRARY));
}
