//! Connections by OAuth, whose tokens are looked after by a test as well.

use super::{HERE, Site, assert_failed, assert_passed, assert_skipped};
use host_test::{
    clock::FakeClock,
    sim::{Answer, Product, Rule, Script, Simulation},
};
use serde_json::json;
use std::sync::Arc;

/// A connection whose token is over, on the connector's clock.
async fn outlived(product: Product) -> Site {
    let mut site = Site::new(product, "oauth", Script::default(), json!({ "workspace": "acme", "repo": "web" }));
    site.services.tokens.save(HERE, site.simulation.connected(product), None).await.expect("memory");
    site.services.clock = Arc::new(FakeClock::at(site.services.clock.now_ms() + 7_200_000));
    site
}

#[tokio::test]
async fn nobody_connected_it_yet() {
    for product in Product::ALL {
        let site = Site::new(product, "oauth", Script::default(), json!({}));
        assert_failed(&site.test(&[]).await, "identity", &["not been connected", "signing in"]);
        assert!(site.asked().is_empty());
    }
}

#[tokio::test]
async fn a_token_that_is_over_is_refreshed() {
    for product in Product::ALL {
        let site = outlived(product).await;
        let report = site.test(&["repositories"]).await;
        assert!(report.passed, "{report:?}");
        assert_passed(&report, "repositories", &["acme/web"]);
        assert_eq!(site.simulation.issued(product).refreshes, 1);
        assert!(!report.granted_scopes.is_empty(), "{report:?}");
    }
}

#[tokio::test]
async fn a_consent_that_was_withdrawn_is_told() {
    for product in Product::ALL {
        let site = outlived(product).await;
        site.simulation.revoke(product);
        let report = site.test(&[]).await;
        assert_failed(&report, "identity", &["Token refresh failure", "connect"]);
        assert_skipped(&report, "repositories", &["Skipped"]);
        assert!(site.asked().is_empty());
    }
}

#[tokio::test]
async fn a_token_endpoint_that_fails_or_talks_nonsense_is_told() {
    for product in Product::ALL {
        let page = Answer::text(200, "text/html", "<html>Log in</html>");
        for (answer, begins) in [(Answer::new(503), "Token refresh failure"), (page, "Failed to parse token response")]
        {
            let site = outlived(product).await;
            site.simulation.rule(Rule::on("POST", &Simulation::token_path(product)).answers(answer));
            assert_failed(&site.test(&[]).await, "identity", &[begins]);
            assert!(site.asked().is_empty());
        }
    }
    let wrong = json!({ "client_secret": "wrong-client-secret-0010" });
    let site = Site::new(Product::Cloud, "client-credentials", Script::default(), wrong);
    assert_failed(&site.test(&[]).await, "identity", &["Failed to get token", "unauthorized_client", "secret"]);
}
