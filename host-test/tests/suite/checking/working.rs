//! What a test tells where nothing is wrong.

use super::{Site, assert_passed, assert_skipped, check};
use host_test::{
    sim::{Product, Script},
    types::ErrorKind,
};
use serde_json::json;

const CLOUD: [&str; 5] = ["identity", "repositories", "pull-requests", "pipelines", "webhooks"];
const DATA_CENTER: [&str; 5] = ["identity", "repositories", "pull-requests", "webhooks", "issues"];

#[tokio::test]
async fn every_kind_of_credential_is_told_with_its_owner() {
    for (product, credential, kind, identity) in [
        (Product::Cloud, "api-token", "api_token", Some("Ada Example")),
        (Product::Cloud, "access-token", "workspace_access_token", None),
        (Product::Cloud, "client-credentials", "oauth2", Some("Ada Example")),
        (Product::Cloud, "oauth", "oauth2", Some("Ada Example")),
        (Product::Cloud, "host-managed", "workspace_access_token", None),
        (Product::DataCenter, "http-access-token", "http-access-token", Some("Ada Example (ada)")),
        (Product::DataCenter, "password", "password", Some("Ada Example (ada)")),
        (Product::DataCenter, "oauth", "oauth", Some("Ada Example (ada)")),
        (Product::DataCenter, "host-managed", "host-managed", Some("Ada Example (ada)")),
    ] {
        let site = Site::new(product, credential, Script::default(), json!({ "workspace": "acme" }));
        if credential == "oauth" {
            site.services.tokens.save(super::HERE, site.simulation.connected(product), None).await.expect("memory");
        }
        let report = site.test(&[]).await;
        assert!(report.passed, "{credential}: {report:?}");
        assert_eq!((report.identity.as_deref(), report.credential.as_deref()), (identity, Some(kind)), "{credential}");
        let server = if product == Product::Cloud { "Bitbucket Cloud" } else { "Bitbucket Data Center 9.4.2" };
        assert_eq!(report.server.as_deref(), Some(server), "{credential}");
        let names: Vec<_> = report.checks.iter().map(|check| check.name.as_str()).collect();
        assert_eq!(names, if product == Product::Cloud { CLOUD } else { DATA_CENTER }, "{credential}");
        if product == Product::Cloud {
            let scope = if credential == "api-token" { "read:repository:bitbucket" } else { "repository:write" };
            assert!(report.granted_scopes.iter().any(|granted| granted == scope), "{credential}: {report:?}");
        }
        assert!(!check(&report, "identity").message.contains("Warning"), "{report:?}");
        assert!(site.asked().len() < 10, "{credential}: {:?}", site.asked());
    }
}

#[tokio::test]
async fn only_what_is_asked_for_is_tried() {
    for product in Product::ALL {
        let credential = if product == Product::Cloud { "api-token" } else { "http-access-token" };
        let site = Site::new(product, credential, Script::default(), json!({ "workspace": "acme", "repo": "web" }));
        let report = site.test(&["repositories"]).await;
        let names: Vec<_> = report.checks.iter().map(|check| check.name.as_str()).collect();
        assert_eq!(names, ["identity", "repositories"]);
        assert_passed(&report, "repositories", &["acme/web"]);
        assert!(!site.asked().iter().any(|path| path.contains("pull") || path.contains("hook")), "{:?}", site.asked());
    }
}

#[tokio::test]
async fn what_a_product_lacks_is_told_where_it_is_asked_for() {
    let site = Site::new(Product::Cloud, "api-token", Script::default(), json!({}));
    assert_skipped(&site.test(&["issues"]).await, "issues", &["2026-08-20", "Jira"]);
    let site = Site::new(Product::DataCenter, "http-access-token", Script::default(), json!({}));
    assert_skipped(&site.test(&["pipelines"]).await, "pipelines", &["no pipelines"]);
}

#[tokio::test]
async fn a_service_that_is_none_and_settings_that_are_wrong_are_errors() {
    for product in Product::ALL {
        let credential = if product == Product::Cloud { "api-token" } else { "http-access-token" };
        let site = Site::new(product, credential, Script::default(), json!({}));
        let error = site.try_to_test(&["pullrequests"]).await.expect_err("it is none");
        assert_eq!(error.kind, ErrorKind::InvalidInput);
        assert!(error.message.contains("`pull-requests`"), "{}", error.message);
        let site = Site::new(product, credential, Script::default(), json!({ "tokn": "a-mistyped-token" }));
        assert_eq!(site.try_to_test(&[]).await.expect_err("they are wrong").kind, ErrorKind::InvalidConnection);
        assert!(site.asked().is_empty());
    }
}

#[tokio::test]
async fn the_least_that_a_failing_test_asks_is_one_request() {
    for product in Product::ALL {
        let credential = if product == Product::Cloud { "api-token" } else { "http-access-token" };
        let site = Site::new(product, credential, Script::default(), json!({ "token": "a-wrong-token" }));
        let report = site.test(&[]).await;
        super::assert_failed(&report, "identity", &[]);
        assert_skipped(&report, "repositories", &["Skipped"]);
        assert_eq!(site.asked().len(), 1, "{product:?}: {:?}", site.asked());
    }
}
