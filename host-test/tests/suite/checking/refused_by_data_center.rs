//! Credentials and addresses that Data Center refuses, each in its own way.

use super::{Site, assert_failed, assert_skipped, data_center};
use host_test::{
    clock::FakeClock,
    sim::{Answer, Product, Rule, Script},
    types::ErrorKind,
};
use serde_json::json;
use std::sync::Arc;

#[tokio::test]
async fn a_captcha_ends_the_test_after_one_request() {
    for answer in [
        data_center(401, "auth.CaptchaRequiredAuthenticationException", "CAPTCHA required."),
        data_center(403, "auth.CaptchaRequiredAuthenticationException", "CAPTCHA required."),
        Answer::new(401).header("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=x"),
        Answer::new(401)
            .header("X-Seraph-LoginReason", "AUTHENTICATION_DENIED")
            .header("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=x"),
    ] {
        let site = Site::answering(Product::DataCenter, "password", answer.clone());
        let report = site.test(&[]).await;
        assert_failed(&report, "identity", &["CAPTCHA", "browser"]);
        assert_skipped(&report, "repositories", &["Skipped"]);
        assert_eq!(site.asked().len(), 1, "{answer:?}");
    }
}

#[tokio::test]
async fn basic_is_switched_off() {
    for answer in [
        data_center(403, "auth.BasicAuthenticationDisabledException", "Basic authentication is disabled."),
        Answer::text(403, "text/html", "<html>Basic Authentication has been disabled on this instance.</html>"),
        Answer::text(
            401,
            "application/json",
            r#"{"message":"Basic authentication has been disabled on this instance."}"#,
        ),
    ] {
        let site = Site::answering(Product::DataCenter, "password", answer.clone());
        assert_failed(&site.test(&[]).await, "identity", &["Basic", "HTTP access token"]);
        assert_eq!(site.asked().len(), 1, "{answer:?}");
    }
}

#[tokio::test]
async fn two_factor() {
    for message in ["Two-step verification is required.", "Two-factor authentication is required to sign in."] {
        let answer = data_center(401, "auth.AuthenticationException", message);
        let site = Site::answering(Product::DataCenter, "password", answer);
        assert_failed(&site.test(&[]).await, "identity", &["HTTP access token"]);
        assert_eq!(site.asked().len(), 1, "{message}");
    }
}

#[tokio::test]
async fn no_licence() {
    let message = "You do not have access to Bitbucket.";
    let answer = data_center(401, "auth.NoAccessAuthenticationException", message);
    let site = Site::answering(Product::DataCenter, "http-access-token", answer);
    assert_failed(&site.test(&[]).await, "identity", &["licen", "administrator"]);
}

#[tokio::test]
async fn a_login_page() {
    for answer in [
        Answer::text(200, "text/html; charset=utf-8", "<html><title>Log in</title></html>"),
        Answer::redirect(302, "/bitbucket/login?next=/rest/api"),
    ] {
        let site = Site::answering(Product::DataCenter, "http-access-token", answer.clone());
        assert_failed(&site.test(&[]).await, "identity", &["credential"]);
        assert_eq!(site.asked().len(), 1, "{answer:?}");
    }
}

#[tokio::test]
async fn a_wrong_context_path() {
    let wrong = |path: &str| {
        let site = Site::new(Product::DataCenter, "http-access-token", Script::default(), json!({}));
        let mut settings = site.settings.clone();
        settings["base_url"] = format!("{}{path}", site.simulation.origin()).into();
        Site { services: super::services(&settings, Arc::new(FakeClock::default())), settings, ..site }
    };
    for path in ["", "/stash", "/bitbucket/bitbucket"] {
        let site = wrong(path);
        let report = site.test(&[]).await;
        assert_failed(&report, "identity", &["context path", "base_url"]);
        assert_eq!(site.asked().len(), 1, "{path}");
    }
    // A page's address is refused before anything is sent.
    for path in ["/bitbucket/projects/ACME", "/bitbucket/dashboard", "/bitbucket/rest/api/latest"] {
        let site = wrong(path);
        let error = site.try_to_test(&[]).await.expect_err("it is a page");
        assert_eq!((error.kind, site.asked().len()), (ErrorKind::InvalidConnection, 0));
        assert!(error.message.contains(&format!("`{}/bitbucket`", site.simulation.origin())), "{}", error.message);
    }
}

#[tokio::test]
async fn nobody_signed_in() {
    // Anybody may see the properties; whoever is somebody is named beside them.
    let site = Site::new(Product::DataCenter, "http-access-token", Script::default(), json!({ "token": "another" }));
    assert_failed(&site.test(&[]).await, "identity", &["anonymous", "new token"]);
    assert_eq!(site.asked().len(), 1);
}

#[tokio::test]
async fn a_user_without_a_page_is_still_somebody() {
    let script = Script::default();
    let site = Site::new(Product::DataCenter, "http-access-token", script, json!({}));
    let missing = data_center(404, "user.NoSuchUserException", "User ada does not exist.");
    site.simulation.rule(Rule::on("GET", "/bitbucket/rest/api/latest/users/").answers(missing));
    let report = site.test(&[]).await;
    assert!(report.passed, "{report:?}");
    assert_eq!(report.identity.as_deref(), Some("ada"));
}
