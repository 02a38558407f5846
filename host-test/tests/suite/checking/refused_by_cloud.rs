//! Credentials that Cloud refuses, each in its own way.

use super::{Site, assert_failed, cloud};
use host_test::{
    sim::{Product, Rule, Script, TOKEN},
    types::ErrorKind,
};
use serde_json::json;

const REFUSED: &str = "Token is invalid, expired, or not supported for this endpoint.";

#[tokio::test]
async fn a_user_name_instead_of_the_e_mail_address() {
    let site = Site::new(Product::Cloud, "api-token", Script::default(), json!({ "email": "ada" }));
    let error = site.try_to_test(&[]).await.expect_err("it is none");
    assert_eq!((error.kind, site.asked().len()), (ErrorKind::InvalidConnection, 0));
    assert!(error.message.contains("user name") && error.message.contains("e-mail"), "{}", error.message);
}

#[tokio::test]
async fn an_app_password() {
    let site = Site::new(Product::Cloud, "api-token", Script::default(), json!({ "token": "ATBBnobodys0000" }));
    let error = site.try_to_test(&[]).await.expect_err("they are gone");
    assert_eq!((error.kind, site.asked().len()), (ErrorKind::InvalidConnection, 0));
    assert!(error.message.contains("app password") && error.message.contains("2026-07-28"), "{}", error.message);
    // One without the prefix, from before it had one.
    let site = Site::new(Product::Cloud, "api-token", Script::default(), json!({ "token": "nobodys0000" }));
    assert_failed(&site.test(&[]).await, "identity", &["app password"]);
}

#[tokio::test]
async fn an_api_token_without_scopes() {
    let site = Site::answering(Product::Cloud, "api-token", cloud(401, REFUSED));
    assert_failed(&site.test(&[]).await, "identity", &["has no scopes", "id.atlassian.com"]);
    assert_eq!(site.asked().len(), 1);
}

#[tokio::test]
async fn an_api_token_sent_as_bearer() {
    let shows = json!({ "token": "ATATTnobodys0000", "workspace": "acme" });
    let site = Site::new(Product::Cloud, "access-token", Script::default(), shows);
    let error = site.try_to_test(&[]).await.expect_err("it is another kind");
    assert_eq!((error.kind, site.asked().len()), (ErrorKind::InvalidConnection, 0));
    assert!(error.message.contains("api-token"), "{}", error.message);
    // One that does not show it.
    let hides = json!({ "token": TOKEN, "workspace": "acme" });
    let site = Site::new(Product::Cloud, "access-token", Script::default(), hides);
    assert_failed(&site.test(&[]).await, "identity", &["API token"]);
}

#[tokio::test]
async fn an_access_token_on_the_wrong_workspace() {
    for (workspace, answer) in
        [("elsewhere", cloud(404, "No workspace with identifier 'elsewhere'.")), ("acme", cloud(403, "Access denied."))]
    {
        let script = Script::default().rule(Rule::on("GET", "/2.0/repositories/").answers(answer));
        let site = Site::new(Product::Cloud, "access-token", script, json!({ "workspace": workspace }));
        let report = site.test(&[]).await;
        assert_failed(&report, "repositories", &["another workspace"]);
        // A first failure is told by all that depends on it; it is not asked for again.
        assert_failed(&report, "webhooks", &["another workspace"]);
        assert_eq!(site.asked().len(), 1, "{workspace}: {:?}", site.asked());
    }
}
