//! The table of triggers, as a host sees it.

use crate::{HOST, catalog, json, root, schemas};
use host_test::{
    blobs::FolderBlobs,
    demo,
    fixture::Exchange,
    http::Replay,
    triggers::{Delivery, Listener},
    types::{ErrorKind, Header},
};
use serde_json::{Value, json as literal};
use std::{collections::BTreeSet, fs, sync::Arc};

#[tokio::test]
async fn every_trigger_fits_its_own_schemas_and_has_deliveries() {
    let mut ids: BTreeSet<String> = catalog().await.iter().map(|action| action.id.clone()).collect();
    let triggers = HOST.triggers().await.expect("the connector has triggers");
    assert!(triggers.len() >= 38, "{} triggers", triggers.len());
    for trigger in triggers {
        assert!(ids.insert(trigger.id.clone()), "{} is the id of an action or of another trigger", trigger.id);
        assert!(trigger.description.starts_with("Starts ") && trigger.description.ends_with('.'), "{}", trigger.id);
        let all = schemas(&trigger.id, None).await.expect("schemas");
        for (schema, sample) in [(&all.input, &all.sample_input), (&all.output, &all.sample_output)] {
            let validator = jsonschema::draft202012::new(&json(schema)).expect("a schema");
            let faults: Vec<_> = validator.iter_errors(&json(sample)).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{}: {faults:?} {sample}", trigger.id);
        }
        for (name, field) in json(&all.input)["properties"].as_object().expect("properties") {
            assert!(field["title"].is_string() && field["description"].is_string(), "{} {name}", trigger.id);
        }
        for product in ["cloud", "data-center"] {
            let by_webhook = trigger.ways.iter().any(|way| way.product == product && way.mode == "webhook");
            let fixture = root().join(format!("fixtures/deliveries/{product}/{}.json", trigger.id));
            assert_eq!(by_webhook, fixture.exists(), "{}", fixture.display());
            let by_polling = trigger.ways.iter().any(|way| way.product == product && way.mode == "polling");
            let fixture = root().join(format!("fixtures/polls/{product}/{}.json", trigger.id));
            assert_eq!(by_polling, fixture.exists(), "{}", fixture.display());
            let offered = trigger.ways.iter().any(|way| way.product == product);
            assert_eq!(schemas(&trigger.id, Some(product)).await.is_some(), offered, "{} {product}", trigger.id);
        }
    }
}

#[tokio::test]
async fn scopes_of_a_trigger_are_those_of_its_webhooks_too() {
    let ids = ["pull-request-opened".to_owned(), "get-repository".to_owned()];
    let sets = HOST.required_scopes("cloud", &ids).await.expect("scopes");
    assert_eq!(sets[0].scopes, ["pullrequest", "webhook"]);
    let of_tokens = ["delete", "read", "write"].map(|verb| format!("{verb}:webhook:bitbucket"));
    assert!(of_tokens.iter().all(|scope| sets[1].scopes.contains(scope)), "{:?}", sets[1].scopes);
    let sets = HOST.required_scopes("data-center", &ids).await.expect("scopes");
    assert_eq!(sets[0].scopes, ["REPO_ADMIN"]);
}

/// Forms ask for the choices of a trigger's configuration as for those of an action's input.
#[tokio::test]
async fn the_configuration_of_a_trigger_has_choices() {
    let input = json(&schemas("push", Some("cloud")).await.expect("schemas").input);
    assert_eq!(input["properties"]["repo"]["x-choices"], true);
    assert_eq!(input["properties"]["repo"]["x-depends-on"], literal!(["workspace"]));
    let folder = tempfile::tempdir().expect("a folder");
    let services = demo::services(Arc::new(Replay::strict(&[])), Arc::new(FolderBlobs::open(folder.path())));
    let choices = HOST.choices(&services, "cloud", "push", "per", "{}", None, None).await.expect("an answer");
    let values: Vec<_> = choices.expect("choices").items.into_iter().map(|choice| choice.value).collect();
    assert_eq!(values, [r#""push""#, r#""ref""#, r#""commit""#]);
}

/// What platforms show to whoever tries a workflow out.
#[tokio::test]
async fn samples_are_a_few_events_of_late_or_say_that_there_are_none() {
    let fixture = json(
        &fs::read_to_string(root().join("fixtures/polls/cloud/pull-request-opened.backfill.json")).expect("a fixture"),
    );
    let calls: Vec<Exchange> = serde_json::from_value(fixture["polls"][0]["calls"].clone()).expect("calls");
    let folder = tempfile::tempdir().expect("a folder");
    let services = demo::services(Arc::new(Replay::strict(&calls)), Arc::new(FolderBlobs::open(folder.path())));
    let config = r#"{"workspace":"acme","repo":"web"}"#;
    let samples = HOST.samples(&services, "cloud", "pull-request-opened", config).await.expect("an answer");
    let ids: Vec<_> = samples.expect("samples").into_iter().map(|event| event.id).collect();
    assert_eq!(ids.len(), 3, "{ids:?}");
    let error =
        HOST.samples(&services, "cloud", "repository-deleted", config).await.expect("an answer").expect_err("none");
    assert_eq!(error.kind, ErrorKind::Unsupported);
}

/// Several triggers can share one address: each delivery starts those whose secret signed it.
#[tokio::test]
async fn a_delivery_starts_every_listener_that_it_concerns_and_no_other() {
    let delivery = delivery("cloud/pull-request-opened");
    let listener = |id: &str, trigger: &str, config: Value, secret: &str| Listener {
        id: id.into(),
        trigger: trigger.into(),
        config: config.to_string(),
        state: Some(literal!({"v": 1, "secret": secret, "hooks": []}).to_string()),
    };
    let repo = literal!({"workspace": "acme", "repo": "web"});
    let listeners = [
        listener("opened", "pull-request-opened", repo.clone(), SECRET),
        listener("any", "any-event", repo.clone(), SECRET),
        listener("merged", "pull-request-merged", repo.clone(), SECRET),
        listener("of-another-webhook", "pull-request-opened", repo.clone(), "another secret"),
        listener("wrong", "pull-request-opened", literal!({"workspace": "acme", "target": "main"}), SECRET),
        listener("unknown", "pull-request-liked", repo, SECRET),
        Listener { state: None, ..listener("starting", "pull-request-opened", literal!({"workspace": "acme"}), "") },
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let services = demo::services(Arc::new(Replay::strict(&[])), Arc::new(FolderBlobs::open(folder.path())));
    let received = HOST.receive(&services, "cloud", &listeners, &delivery).await.expect("an answer").expect("signed");
    let started: Vec<_> = received.events.iter().map(|(listener, _)| listener.as_str()).collect();
    assert_eq!(started, ["opened", "any"]);
    let failed: Vec<_> = received.failures.iter().map(|(listener, error)| (listener.as_str(), error.kind)).collect();
    assert_eq!(failed, [("wrong", ErrorKind::InvalidInput), ("unknown", ErrorKind::Unsupported)]);
    assert!(received.reply.is_none() && received.ignored.is_none(), "the sender need not come again");
}

/// What is delivered twice is the same event.
#[tokio::test]
async fn a_repeated_delivery_has_the_ids_of_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let services = demo::services(Arc::new(Replay::strict(&[])), Arc::new(FolderBlobs::open(folder.path())));
    for file in ["cloud/push", "cloud/pull-request-approved", "data-center/push", "data-center/comment-added"] {
        let (product, trigger) = file.split_once('/').expect("a product");
        let listener = Listener {
            id: "here".into(),
            trigger: trigger.into(),
            config: r#"{"workspace":"acme","repo":"web"}"#.into(),
            state: Some(literal!({"secret": SECRET}).to_string()),
        };
        let mut ids = Vec::new();
        for attempt in ["1", "2"] {
            let mut delivery = delivery(file);
            delivery.headers.retain(|header| header.name != "X-Attempt-Number");
            delivery.headers.push(Header { name: "X-Attempt-Number".into(), value: attempt.into() });
            let listeners = std::slice::from_ref(&listener);
            let received = HOST.receive(&services, product, listeners, &delivery).await.expect("an answer");
            ids.push(received.expect("signed").events.into_iter().map(|(_, event)| event.id).collect::<Vec<_>>());
        }
        assert!(!ids[0].is_empty() && ids[0] == ids[1], "{file}: {ids:?}");
    }
}

const SECRET: &str = "a secret of this test";

/// A fixture's delivery, signed with the secret of this test.
fn delivery(file: &str) -> Delivery {
    use hmac::{KeyInit, Mac};
    let path = root().join(format!("fixtures/deliveries/{file}.json"));
    let fixture = json(&fs::read_to_string(path).expect("a fixture"));
    let body = fixture["delivery"]["json"].to_string();
    let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).expect("a key");
    mac.update(body.as_bytes());
    let digits: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let headers = fixture["delivery"]["headers"].as_object().expect("headers").iter();
    let mut headers: Vec<_> = headers.map(|(name, value)| Header { name: name.clone(), value: text(value) }).collect();
    headers.push(Header { name: "X-Hub-Signature".into(), value: format!("sha256={digits}") });
    Delivery {
        method: "POST".into(),
        url: "/hooks/here".into(),
        headers,
        body: body.into_bytes(),
        received_at: 1_795_167_000_000,
    }
}
