//! Credentials that work and do not reach everything.

use super::{Site, assert_failed, assert_passed, assert_skipped, check};
use host_test::diagnostics::Verdict;
use host_test::sim::{Answer, Consumer, Product, Rule, Script};
use serde_json::json;

#[tokio::test]
async fn tokens_without_a_user_are_never_asked_who_they_are() {
    for settings in [json!({}), json!({ "workspace": "acme" }), json!({ "workspace": "acme", "repo": "web" })] {
        let site = Site::new(Product::Cloud, "access-token", Script::default(), settings);
        site.test(&[]).await;
        assert!(!site.asked().iter().any(|path| path.starts_with("/2.0/user")), "{:?}", site.asked());
    }
    // Client credentials may be asked where they have the scope.
    let script = Script::default().consumer(Consumer::default().scopes("repository"));
    let site = Site::new(Product::Cloud, "client-credentials", script, json!({ "workspace": "acme" }));
    let report = match site.try_to_test(&["repositories"]).await {
        Ok(report) => report,
        Err(error) => panic!("{error:?}"),
    };
    assert!(report.passed, "{report:?}");
    let asked: Vec<_> = site.simulation.requests().iter().map(|seen| seen.target.clone()).collect();
    assert!(!asked.iter().any(|path| path == "/2.0/user"), "{asked:?}");
}

#[tokio::test]
async fn an_access_token_without_a_workspace_says_what_to_enter() {
    let site = Site::new(Product::Cloud, "access-token", Script::default(), json!({}));
    assert_failed(&site.test(&[]).await, "repositories", &["workspace", "Set"]);
}

#[tokio::test]
async fn a_token_that_reaches_nothing_passes_with_a_warning() {
    let empty = json!({ "values": [], "pagelen": 10, "size": 0, "page": 1 });
    for credential in ["access-token", "api-token"] {
        let site = Site::new(Product::Cloud, credential, Script::default(), json!({ "workspace": "acme" }));
        site.simulation.rule(Rule::on("GET", "/2.0/repositories/acme").answers(Answer::json(200, &empty)));
        let report = site.test(&[]).await;
        assert!(report.passed, "{report:?}");
        assert_passed(&report, "repositories", &["Warning", "can't access any repository"]);
        assert_skipped(&report, "pull-requests", &["Skipped"]);
    }
    let site = Site::new(Product::DataCenter, "http-access-token", Script::default(), json!({}));
    let empty = json!({ "values": [], "size": 0, "limit": 1, "isLastPage": true, "start": 0 });
    site.simulation.rule(Rule::on("GET", "/bitbucket/rest/api/latest/repos").answers(Answer::json(200, &empty)));
    let report = site.test(&[]).await;
    assert!(report.passed, "{report:?}");
    assert_passed(&report, "repositories", &["Warning", "can't access any repository"]);
}

#[tokio::test]
async fn a_scope_that_lacks_is_named_and_the_rest_is_tried() {
    let scopes = "read:user:bitbucket read:workspace:bitbucket read:repository:bitbucket read:pipeline:bitbucket";
    let site = Site::new(Product::Cloud, "api-token", Script::default().token_scopes(scopes), json!({}));
    let report = site.test(&[]).await;
    assert_failed(&report, "pull-requests", &["read:pullrequest:bitbucket"]);
    assert_failed(&report, "webhooks", &["read:webhook:bitbucket"]);
    for name in ["identity", "repositories", "pipelines"] {
        assert!(check(&report, name).verdict == Verdict::Passed, "{report:?}");
    }
    assert_eq!(report.granted_scopes, scopes.split(' ').collect::<Vec<_>>());
}

#[tokio::test]
async fn making_webhooks_takes_a_scope_and_the_repositorys_administration() {
    let scopes = "read:user:bitbucket read:workspace:bitbucket read:repository:bitbucket read:webhook:bitbucket";
    let site = Site::new(Product::Cloud, "api-token", Script::default().token_scopes(scopes), json!({}));
    assert_failed(&site.test(&["webhooks"]).await, "webhooks", &["write:webhook:bitbucket"]);

    let site = Site::new(Product::Cloud, "api-token", Script::default(), json!({}));
    assert_passed(&site.test(&["webhooks"]).await, "webhooks", &["administrator of acme/web"]);
    let none = json!({ "values": [], "pagelen": 100, "size": 0, "page": 1 });
    let permissions = "/2.0/user/workspaces/acme/permissions/repositories";
    site.simulation.rule(Rule::on("GET", permissions).answers(Answer::json(200, &none)));
    assert_failed(&site.test(&["webhooks"]).await, "webhooks", &["isn't an administrator", "poll"]);

    let script = Script::default().consumer(Consumer::default().scopes("REPO_READ"));
    let site = Site::new(Product::DataCenter, "oauth", script, json!({}));
    site.services.tokens.save(super::HERE, site.simulation.connected(Product::DataCenter), None).await.expect("memory");
    let report = site.test(&["repositories", "webhooks"]).await;
    assert!(check(&report, "repositories").verdict == Verdict::Passed, "{report:?}");
    assert_failed(&report, "webhooks", &["REPO_ADMIN", "poll"]);
}

#[tokio::test]
async fn jira_is_welcome_and_not_needed() {
    let site = Site::new(Product::DataCenter, "http-access-token", Script::default(), json!({}));
    assert_passed(&site.test(&["issues"]).await, "issues", &["Can read"]);
    let unlinked = Answer::text(404, "text/html", "<html>HTTP 404 Not Found</html>");
    site.simulation.rule(Rule::on("GET", "/bitbucket/rest/jira/").answers(unlinked));
    let report = site.test(&["issues"]).await;
    assert!(report.passed, "{report:?}");
    assert_skipped(&report, "issues", &["optional", "Jira"]);
}
