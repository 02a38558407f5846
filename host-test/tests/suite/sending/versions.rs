//! What an older Data Center lacks.

use super::Site;
use host_test::{
    sim::{Product, Script, Seen},
    types::ErrorKind,
};
use serde_json::json;

#[tokio::test]
async fn a_draft_needs_a_newer_server() {
    let input = json!({
        "workspace": "acme", "repo": "web", "title": "Retry", "source": "feature/retry", "target": "feature/progress", "draft": true,
    });
    let old = Site::new(Product::DataCenter, Script::default().version("8.9.22"));
    let error = old.invoke("create-pull-request", &input).await.expect_err("it would be ignored");
    assert_eq!(error.kind, ErrorKind::Unsupported);
    assert!(error.message.contains("8.18") && error.message.contains("8.9.22"), "{}", error.message);
    let sent: Vec<_> = old.requests().iter().map(Seen::line).collect();
    assert_eq!(sent, ["GET /bitbucket/rest/api/latest/application-properties"]);

    for (product, version) in [(Product::DataCenter, "8.18.0"), (Product::DataCenter, "10.0.1"), (Product::Cloud, "")] {
        let new = Site::new(product, Script::default().version(version));
        let opened = new.invoke("create-pull-request", &input).await.expect("a success");
        assert_eq!(opened["draft"], true, "{version}");
        let asked = new.requests().iter().filter(|seen| seen.target.ends_with("/application-properties")).count();
        assert_eq!(asked, usize::from(product == Product::DataCenter), "{version}");
    }
}

#[tokio::test]
async fn a_missing_route_names_both_versions() {
    let input = json!({
        "workspace": "acme", "repo": "web", "commit": "4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2", "key": "ci/web",
        "state": "failed", "url": "https://ci.example.com/web/17",
    });
    let old = Site::new(Product::DataCenter, Script::default().version("7.0.1"));
    let error = old.invoke("set-build-status", &input).await.expect_err("there is no such route");
    assert_eq!(error.kind, ErrorKind::Unsupported);
    assert!(error.message.contains("7.4") && error.message.contains("7.0.1"), "{}", error.message);

    for product in Product::ALL {
        let new = Site::new(product, Script::default().version("7.4.0"));
        let build = new.invoke("set-build-status", &input).await.expect("a success");
        assert_eq!(build["state"], "failed");
        assert!(new.requests().iter().all(|seen| !seen.target.contains("application-properties")), "{product:?}");
    }
}
