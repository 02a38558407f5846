//! What a form offers for its fields: found by list actions, by what is filled already and by what is searched.

use crate::{HOST, catalog, json};
use host_test::{
    blobs::FolderBlobs,
    demo, error,
    fixture::{Exchange, Reply, Sent},
    forms::Choice,
    http::Replay,
    types::{Error, ErrorKind},
};
use serde_json::{Value, json as literal};
use std::sync::Arc;

const CLOUD: &str = "https://api.bitbucket.org/2.0";

/// A form, as far as it is filled, and the field that is asked about.
struct Form<'a> {
    connection: &'a str,
    action: &'a str,
    field: &'a str,
    input: Value,
    search: Option<&'a str>,
    cursor: Option<&'a str>,
}

const FORM: Form = Form { connection: "cloud", action: "", field: "", input: Value::Null, search: None, cursor: None };

/// A read of this address, answered with this.
fn read(connection: &str, url: &str, answer: Value) -> Exchange {
    let scheme = if connection == "cloud" { "Basic" } else { "Bearer" };
    let request = literal!({
        "method": "GET", "url": url,
        "headers": { "Accept": "application/json", "Authorization": format!("{scheme} ***") }
    });
    Exchange {
        request: serde_json::from_value::<Sent>(request).expect("a request"),
        reply: serde_json::from_value::<Reply>(literal!({ "status": 200, "json": answer })).expect("an answer"),
    }
}

impl Form<'_> {
    /// Values with labels, and the cursor; all of the requests have to be made.
    async fn choices(&self, calls: &[Exchange]) -> Result<(Vec<(String, String)>, Option<String>), Error> {
        let http = Arc::new(Replay::strict(calls));
        let services = demo::services(http.clone(), Arc::new(FolderBlobs::open("/nonexistent".as_ref())));
        let input = if self.input.is_null() { "{}".to_owned() } else { self.input.to_string() };
        let answer =
            HOST.choices(&services, self.connection, self.action, self.field, &input, self.search, self.cursor).await;
        http.finish().unwrap_or_else(|faults| panic!("{}", faults.join("\n")));
        let page = answer.expect("an answer")?;
        Ok((page.items.into_iter().map(shown).collect(), page.cursor))
    }

    async fn values(&self, calls: &[Exchange]) -> Vec<(String, String)> {
        self.choices(calls).await.unwrap_or_else(|refusal| panic!("{}", error::json(&refusal))).0
    }

    async fn refusal(&self) -> Error {
        self.choices(&[]).await.expect_err("there is nothing to choose from")
    }
}

/// The value, and all that a person reads beside it.
fn shown(choice: Choice) -> (String, String) {
    // What is no text stays as its JSON has it.
    let value = json(&choice.value).as_str().map_or_else(|| choice.value.clone(), str::to_owned);
    let told = [Some(choice.label), choice.description];
    (value, told.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect()
}

fn branches(names: &[&str]) -> Value {
    names.iter().map(|name| literal!({ "name": name, "target": { "hash": "4f5e6d7c8b9a" } })).collect()
}

#[tokio::test]
async fn branches_are_those_of_the_repository_that_is_filled() {
    let input = literal!({ "workspace": "acme", "repo": "web", "title": "", "draft": "not yet" });
    let form = Form { action: "create-pull-request", field: "source", input, ..FORM };
    let all = read(
        "cloud",
        &format!("{CLOUD}/repositories/acme/web/refs/branches?pagelen=100"),
        literal!({ "values": branches(&["main", "feature/größe"]) }),
    );
    assert_eq!(form.values(&[all]).await, pairs(&[("main", "main"), ("feature/größe", "feature/größe")]));

    let searched = Form { search: Some("fea\"ture"), ..form };
    let found = read(
        "cloud",
        &format!("{CLOUD}/repositories/acme/web/refs/branches?q=name%20~%20%22feature%22&pagelen=100"),
        literal!({ "values": branches(&["feature/größe"]) }),
    );
    assert_eq!(searched.values(&[found]).await, pairs(&[("feature/größe", "feature/größe")]));
}

#[tokio::test]
async fn a_server_searches_where_it_can_and_the_connector_where_it_cannot() {
    let root = format!("{}/rest/api/latest/projects/acme/repos", demo::DATA_CENTER);
    let input = literal!({ "workspace": "acme", "repo": "web" });
    let form = Form { connection: "data-center", action: "get-repository", field: "repo", input, ..FORM };
    let repository = |slug: &str, name: &str| literal!({ "slug": slug, "id": 31, "name": name, "project": { "key": "ACME" }, "public": false });
    let all =
        literal!({ "values": [repository("web", "Web"), repository("api", "The Site's API")], "isLastPage": true });
    let searched = Form { search: Some("SITE"), ..form };
    let found = searched.values(&[read("data-center", &format!("{root}?limit=1000"), all)]).await;
    assert_eq!(found, pairs(&[("api", "The Site's API · api")]));

    let form = Form {
        connection: "data-center",
        action: "create-branch",
        field: "from",
        input: literal!({ "workspace": "acme", "repo": "web" }),
        search: Some("ma"),
        ..FORM
    };
    let branch = literal!({ "displayId": "main", "id": "refs/heads/main" });
    let page = literal!({ "values": [branch], "isLastPage": true });
    let url = format!("{root}/web/branches?filterText=ma&limit=100");
    assert_eq!(form.values(&[read("data-center", &url, page)]).await, pairs(&[("main", "main")]));
}

#[tokio::test]
async fn long_lists_go_on_where_their_cursor_leads() {
    let input = literal!({ "workspace": "acme", "repo": "web" });
    let form = Form { action: "get-pull-request", field: "pull_request", input, ..FORM };
    let pull_request = |id: u32| {
        literal!({
            "id": id, "title": "Retry failed uploads", "state": "OPEN", "created_on": "2026-11-18T14:05:00+00:00",
            "updated_on": "2026-11-18T14:05:00+00:00"
        })
    };
    let url = format!("{CLOUD}/repositories/acme/web/pullrequests?state=OPEN&fields=%2Bvalues.participants&pagelen=50");
    let page = |from: u32, next: Option<&str>| {
        let values: Vec<_> = (from..from + 50).map(pull_request).collect();
        literal!({ "values": values, "pagelen": 50, "next": next })
    };
    let (second, third) = (format!("{url}&ctx=b"), format!("{url}&ctx=c"));
    let calls = [read("cloud", &url, page(1, Some(&second))), read("cloud", &second, page(51, Some(&third)))];
    let (items, cursor) = form.choices(&calls).await.expect("choices");
    assert_eq!((items.len(), &items[0]), (100, &pairs(&[("1", "Retry failed uploads · 1")])[0]));

    let cursor = cursor.expect("there is more");
    let rest = Form { cursor: Some(&cursor), ..form };
    assert_eq!(rest.values(&[read("cloud", &third, page(101, None))]).await.len(), 50);
}

#[tokio::test]
async fn what_is_optional_decides_where_it_is_filled() {
    let webhook = literal!({ "uuid": "{b7c1}", "description": "Build server", "url": "https://ci.example.com", "events": [], "active": true });
    let calls =
        |place: &str| [read("cloud", &format!("{CLOUD}/{place}/hooks?pagelen=100"), literal!({ "values": [webhook] }))];
    let form = Form { action: "get-webhook", field: "webhook", input: literal!({ "workspace": "acme" }), ..FORM };
    let expected = pairs(&[("{b7c1}", "Build server · https://ci.example.com")]);
    assert_eq!(form.values(&calls("workspaces/acme")).await, expected);
    let form = Form { input: literal!({ "workspace": "acme", "repo": "web" }), ..form };
    assert_eq!(form.values(&calls("repositories/acme/web")).await, expected);
}

#[tokio::test]
async fn the_source_of_a_pull_request_is_chosen_in_the_fork_that_is_filled() {
    let branches = |place: &str, name: &str| {
        let branch =
            literal!({ "name": name, "target": { "hash": "1f0c3a5b7d9e", "date": "2026-11-20T09:30:00+00:00" } });
        [read(
            "cloud",
            &format!("{CLOUD}/repositories/{place}/refs/branches?pagelen=100"),
            literal!({ "values": [branch] }),
        )]
    };
    let input = literal!({ "workspace": "acme", "repo": "web" });
    let form = Form { action: "create-pull-request", field: "source", input, ..FORM };
    assert_eq!(form.values(&branches("acme/web", "fix")).await, pairs(&[("fix", "fix")]));
    let input = literal!({ "workspace": "acme", "repo": "web", "source_workspace": "ada-example" });
    let form = Form { input, ..form };
    assert_eq!(form.values(&branches("ada-example/web", "retry")).await, pairs(&[("retry", "retry")]));
    let form = Form { field: "target", ..form };
    assert_eq!(form.values(&branches("acme/web", "main")).await, pairs(&[("main", "main")]));
}

#[tokio::test]
async fn words_flags_and_a_servers_fixed_lists_need_no_request() {
    let form = Form { action: "list-pull-requests", field: "state", connection: "data-center", ..FORM };
    let words = ["open", "merged", "declined", "all"].map(|word| (word, word));
    assert_eq!(form.values(&[]).await, pairs(&words), "`superseded` is Cloud's alone");
    let form = Form { action: "create-pull-request", field: "draft", ..FORM };
    assert_eq!(form.values(&[]).await, pairs(&[("true", "true"), ("false", "false")]));
    let form = Form {
        action: "create-webhook",
        field: "events",
        connection: "data-center",
        search: Some("reviewer:needs"),
        ..FORM
    };
    assert_eq!(form.values(&[]).await, pairs(&[("pr:reviewer:needs_work", "pr:reviewer:needs_work")]));
}

#[tokio::test]
async fn a_field_that_cannot_be_chosen_says_why() {
    let form = Form { action: "create-pull-request", field: "target", input: literal!({ "repo": "" }), ..FORM };
    let refusal = form.refusal().await;
    assert_eq!(refusal.kind, ErrorKind::InvalidInput);
    let fields: Vec<_> = refusal.fields.iter().map(|fault| (&*fault.field, &*fault.message)).collect();
    assert_eq!(
        fields,
        [
            ("workspace", "`workspace` is required to list choices for `target`"),
            ("repo", "`repo` is required to list choices for `target`"),
        ]
    );

    for (action, field, kind, told) in [
        ("create-pull-request", "title", ErrorKind::Unsupported, "`title` of `create-pull-request` has no choices."),
        ("create-branch", "branch", ErrorKind::Unsupported, "`branch` of `create-branch` has no choices."),
        ("create-branch", "brunch", ErrorKind::InvalidInput, "did you mean `branch`?"),
        ("make-branch", "branch", ErrorKind::Unsupported, "There is no action `make-branch`."),
    ] {
        let refusal = Form { action, field, ..FORM }.refusal().await;
        assert_eq!(refusal.kind, kind, "{action} {field}");
        assert!(refusal.message.contains(told), "{}", refusal.message);
    }
}

#[tokio::test]
async fn schemas_mark_what_can_be_chosen_and_what_decides_about_it() {
    let catalog = catalog().await;
    let find = |id: &str| {
        let action = catalog.iter().find(|action| action.id == id).expect("it is in the catalog");
        json(&action.schemas.input)["properties"].take()
    };
    let fields = find("create-pull-request");
    assert_eq!(fields["workspace"]["x-choices"], true);
    assert_eq!(fields["workspace"].get("x-depends-on"), None);
    assert_eq!(fields["target"]["x-depends-on"], literal!(["workspace", "repo"]));
    let of_a_fork = literal!(["workspace", "repo", "source_workspace", "source_repo"]);
    assert_eq!(fields["source"]["x-depends-on"], of_a_fork);
    assert_eq!(fields["title"].get("x-choices"), None);
    assert_eq!(find("create-branch")["branch"].get("x-choices"), None, "a new branch has no name to choose");
}
