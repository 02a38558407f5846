//! The simulated authorization server itself, driven without the connector.

use crate::json;
use host_test::{
    clock::{Clock, FakeClock},
    sim::{
        ACCESS_TOKEN, Answer, CLIENT_ID, CLIENT_SECRET, Consumer, Decision, Issued, PASSWORD, Product, Rotation, Rule,
        Script, Simulation, TOKEN, click,
    },
};
use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use std::{collections::HashMap, sync::Arc, time::Duration};
use url::{Url, form_urlencoded};

const CALLBACK: &str = "http://127.0.0.1:8976/callback";

/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A simulation, its clock, and a client that knows nothing.
struct Bench {
    product: Product,
    simulation: Simulation,
    clock: Arc<FakeClock>,
    client: Client,
}

impl Bench {
    fn new(product: Product, script: Script) -> Self {
        let clock = Arc::new(FakeClock::default());
        let simulation = Simulation::start(script.clock(clock.clone())).expect("a free port");
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self { product, simulation, clock, client: Client::new() }
    }

    fn pass(&self, time: Duration) {
        self.clock.set(self.clock.now_ms() + time.as_millis() as u64);
    }

    /// The consent page's address, with these parameters changed; an empty one is left out.
    fn page(&self, changes: &[(&str, &str)]) -> String {
        let mut parameters = HashMap::from([
            ("response_type", "code"),
            ("client_id", CLIENT_ID),
            ("redirect_uri", CALLBACK),
            ("state", "a state, & more"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ]);
        parameters.extend(changes.iter().copied());
        let given = parameters.into_iter().filter(|(_, value)| !value.is_empty());
        Url::parse_with_params(&self.simulation.authorize_url(self.product), given).expect("an address").into()
    }

    /// What the browser brings back.
    async fn consent(&self, decision: Decision, changes: &[(&str, &str)]) -> HashMap<String, String> {
        let callback = click(&self.page(changes), decision).await.expect("a page");
        assert!(callback.starts_with(CALLBACK), "{callback}");
        Url::parse(&callback).expect("an address").query_pairs().into_owned().collect()
    }

    async fn code(&self) -> String {
        self.consent(Decision::Allow, &[]).await["code"].clone()
    }

    /// Asks the token endpoint, as the product wants a client to; status and answer.
    async fn ask(&self, parameters: &[(&str, &str)]) -> (u16, Value) {
        self.ask_as(CLIENT_ID, CLIENT_SECRET, parameters).await
    }

    async fn ask_as(&self, id: &str, secret: &str, parameters: &[(&str, &str)]) -> (u16, Value) {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(parameters);
        let request = self.client.post(self.simulation.token_url(self.product));
        let request = match self.product {
            Product::Cloud => request.basic_auth(id, Some(secret)),
            Product::DataCenter => {
                form.append_pair("client_id", id).append_pair("client_secret", secret);
                request
            }
        };
        let request = request.header("Content-Type", "application/x-www-form-urlencoded").body(form.finish());
        let answer = request.send().await.expect("an answer");
        (answer.status().as_u16(), json(&answer.text().await.expect("a body")))
    }

    async fn exchange(&self, code: &str) -> (u16, Value) {
        self.ask(&exchanging(code)).await
    }

    async fn refresh(&self, token: &Value) -> (u16, Value) {
        let token = token.as_str().expect("a refresh token");
        self.ask(&[("grant_type", "refresh_token"), ("refresh_token", token)]).await
    }

    /// A first pair of tokens.
    async fn tokens(&self) -> Value {
        let (status, tokens) = self.exchange(&self.code().await).await;
        assert_eq!(status, 200, "{tokens}");
        tokens
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.simulation.origin()))
    }

    /// Status of a read that every credential may do, with this access token.
    async fn read(&self, token: &Value) -> (u16, Value) {
        let path = match self.product {
            Product::Cloud => "/2.0/repositories/acme/web",
            Product::DataCenter => "/bitbucket/rest/api/latest/projects/ACME/repos/web",
        };
        let answer = self.get(path).bearer_auth(token.as_str().expect("a token")).send().await.expect("an answer");
        (answer.status().as_u16(), json(&answer.text().await.expect("a body")))
    }

    fn issued(&self) -> Issued {
        self.simulation.issued(self.product)
    }
}

fn exchanging(code: &str) -> [(&str, &str); 4] {
    [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", CALLBACK), ("code_verifier", VERIFIER)]
}

const fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

#[tokio::test]
async fn consent_earns_a_code_and_a_code_earns_long_tokens() {
    for (product, life) in [(Product::Cloud, 7200), (Product::DataCenter, 3600)] {
        let bench = Bench::new(product, Script::default());
        let back = bench.consent(Decision::Allow, &[]).await;
        assert_eq!(back["state"], "a state, & more");
        let (status, tokens) = bench.exchange(&back["code"]).await;
        assert_eq!((status, &tokens["expires_in"], &tokens["token_type"]), (200, &life.into(), &"bearer".into()));
        for token in ["access_token", "refresh_token"] {
            assert!(tokens[token].as_str().is_some_and(|token| token.len() > 2_500), "{product:?} {token}");
        }
        assert!(tokens["scope"].is_string() && tokens["scopes"].is_null(), "{product:?}");
        assert_eq!(bench.read(&tokens["access_token"]).await.0, 200);
        assert_eq!(bench.issued().exchanges, 1);
        assert_eq!(tokens["access_token"].as_str(), bench.issued().access_token.as_deref());
    }
}

#[tokio::test]
async fn what_was_asked_wrongly_goes_back_or_stays_on_the_page() {
    for product in Product::ALL {
        let bench = Bench::new(product, Script::default());
        for (changes, error) in [
            (&[("response_type", "token")][..], "unsupported_response_type"),
            (&[("code_challenge_method", "plain")], "invalid_request"),
            (&[("scope", "nonsense")], "invalid_scope"),
        ] {
            let back = bench.consent(Decision::Allow, changes).await;
            assert_eq!((back["error"].as_str(), back["state"].as_str()), (error, "a state, & more"), "{product:?}");
        }
        let denied = bench.consent(Decision::Deny, &[]).await;
        assert_eq!((denied["error"].as_str(), denied.contains_key("code")), ("access_denied", false));
        for changes in
            [("client_id", "another"), ("redirect_uri", "https://elsewhere.example.com/"), ("redirect_uri", "")]
        {
            let told = click(&bench.page(&[changes]), Decision::Allow).await.expect_err("nowhere to go");
            assert!(told.contains("Simulated Bitbucket") && told.contains(changes.0), "{told}");
        }
    }
    // PKCE is Data Center's to demand; Cloud checks what comes.
    let without = [("code_challenge", ""), ("code_challenge_method", "")];
    let refused = Bench::new(Product::DataCenter, Script::default()).consent(Decision::Allow, &without).await;
    assert_eq!(refused["error"], "invalid_request");
    assert!(
        Bench::new(Product::Cloud, Script::default()).consent(Decision::Allow, &without).await.contains_key("code")
    );
}

#[tokio::test]
async fn a_code_is_good_once_and_for_its_own_request() {
    for (product, life) in [(Product::Cloud, minutes(10)), (Product::DataCenter, Duration::from_secs(10))] {
        let bench = Bench::new(product, Script::default());
        let code = bench.code().await;
        assert_eq!(bench.exchange(&code).await.0, 200);
        let (status, refused) = bench.exchange(&code).await;
        assert_eq!((status, &refused["error"]), (400, &"invalid_grant".into()), "{product:?}");
        assert!(refused["error_description"].is_string());

        for (name, wrong) in
            [("code_verifier", "another"), ("redirect_uri", "http://127.0.0.1:1/"), ("code", "another")]
        {
            let code = bench.code().await;
            let asked = exchanging(&code).map(|(known, value)| (known, if known == name { wrong } else { value }));
            assert_eq!(bench.ask(&asked).await.1["error"], "invalid_grant", "{product:?} {name}");
        }

        let code = bench.code().await;
        bench.pass(life);
        assert_eq!(bench.exchange(&code).await.1["error"], "invalid_grant", "{product:?}");
        assert_eq!(bench.issued().refused, ["invalid_grant"; 5]);
    }
}

#[tokio::test]
async fn clients_prove_themselves_as_their_product_wants() {
    for (product, status, error) in
        [(Product::Cloud, 400, "unauthorized_client"), (Product::DataCenter, 401, "invalid_client")]
    {
        let bench = Bench::new(product, Script::default());
        let code = bench.code().await;
        for (id, secret) in [(CLIENT_ID, "wrong"), ("another", CLIENT_SECRET), ("", "")] {
            let (answered, refused) = bench.ask_as(id, secret, &exchanging(&code)).await;
            assert_eq!((answered, refused["error"].as_str()), (status, Some(error)), "{product:?}");
        }
        // In the other product's way.
        let request = bench.client.post(bench.simulation.token_url(product));
        let form = "grant_type=client_credentials";
        let request = match product {
            Product::Cloud => request.body(format!("{form}&client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}")),
            Product::DataCenter => request.basic_auth(CLIENT_ID, Some(CLIENT_SECRET)).body(form),
        };
        let request = request.header("Content-Type", "application/x-www-form-urlencoded");
        assert_eq!(request.send().await.expect("an answer").status(), status, "{product:?}");
    }
}

#[tokio::test]
async fn refresh_tokens_rotate_and_the_old_one_has_a_grace() {
    for product in Product::ALL {
        let bench = Bench::new(product, Script::default());
        let first = bench.tokens().await;
        let (_, second) = bench.refresh(&first["refresh_token"]).await;
        assert_ne!(first["refresh_token"], second["refresh_token"]);
        assert_eq!(bench.read(&second["access_token"]).await.0, 200);
        // The answer was lost, say: the old one is good for ten minutes from its first use.
        bench.pass(minutes(9));
        assert_eq!(bench.refresh(&first["refresh_token"]).await.0, 200, "{product:?}");
        bench.pass(minutes(1));
        let (status, refused) = bench.refresh(&first["refresh_token"]).await;
        let error = if product == Product::Cloud { "invalid_request" } else { "invalid_grant" };
        assert_eq!((status, refused["error"].as_str()), (400, Some(error)), "{product:?}");
        assert_eq!(bench.refresh(&second["refresh_token"]).await.0, 200, "{product:?}");
        assert_eq!(bench.issued().refreshes, 3);
        assert!(!bench.simulation.takes(product, first["refresh_token"].as_str().expect("a token")));
    }
}

#[tokio::test]
async fn tokens_expire() {
    for (product, life) in [(Product::Cloud, minutes(120)), (Product::DataCenter, minutes(60))] {
        let bench = Bench::new(product, Script::default());
        let tokens = bench.tokens().await;
        bench.pass(life - Duration::from_secs(1));
        assert_eq!(bench.read(&tokens["access_token"]).await.0, 200);
        bench.pass(Duration::from_secs(1));
        let (status, told) = bench.read(&tokens["access_token"]).await;
        assert_eq!(status, 401);
        let told = told.to_string();
        match product {
            Product::Cloud => assert!(told.contains("Access token expired"), "{told}"),
            Product::DataCenter => assert!(told.contains("AuthenticationException"), "{told}"),
        }
        // Three months unused.
        bench.pass(minutes(90 * 24 * 60));
        assert_eq!(bench.refresh(&tokens["refresh_token"]).await.0, 400, "{product:?}");
    }
}

#[tokio::test]
async fn a_consumer_can_be_of_another_kind() {
    for product in Product::ALL {
        let bench = Bench::new(product, Script::default().consumer(Consumer::default().says_scopes()));
        let tokens = bench.tokens().await;
        assert!(tokens["scopes"].is_string() && tokens["scope"].is_null(), "{product:?}");

        let bench = Bench::new(product, Script::default().consumer(Consumer::default().without_refresh_tokens()));
        assert!(bench.tokens().await["refresh_token"].is_null(), "{product:?}");

        let consumer = Consumer::default().rotation(Rotation::Never);
        let bench = Bench::new(product, Script::default().consumer(consumer));
        let tokens = bench.tokens().await;
        for _ in 0..3 {
            let (status, further) = bench.refresh(&tokens["refresh_token"]).await;
            assert_eq!((status, &further["refresh_token"]), (200, &Value::Null), "{product:?}");
            bench.pass(minutes(60 * 24 * 60));
        }

        let consumer = Consumer::default().rotation(Rotation::Grace(Duration::ZERO));
        let bench = Bench::new(product, Script::default().consumer(consumer));
        let tokens = bench.tokens().await;
        assert_eq!(bench.refresh(&tokens["refresh_token"]).await.0, 200, "{product:?}");
        assert_eq!(bench.refresh(&tokens["refresh_token"]).await.0, 400, "{product:?}");
    }
}

#[tokio::test]
async fn client_credentials_are_for_private_consumers_of_cloud() {
    let asked = [("grant_type", "client_credentials")];
    let bench = Bench::new(Product::Cloud, Script::default());
    let (status, tokens) = bench.ask(&asked).await;
    assert_eq!((status, &tokens["refresh_token"]), (200, &Value::Null));
    assert_eq!(bench.read(&tokens["access_token"]).await.0, 200);
    assert_eq!(bench.issued().client_credentials, 1);

    let bench = Bench::new(Product::Cloud, Script::default().consumer(Consumer::default().public()));
    assert_eq!(bench.ask(&asked).await.1["error"], "unauthorized_client");
    let bench = Bench::new(Product::DataCenter, Script::default());
    assert_eq!(bench.ask(&asked).await.1["error"], "unsupported_grant_type");
}

#[tokio::test]
async fn consent_can_be_withdrawn() {
    for product in Product::ALL {
        let bench = Bench::new(product, Script::default());
        let tokens = bench.tokens().await;
        bench.simulation.revoke(product);
        assert_eq!(bench.read(&tokens["access_token"]).await.0, 401, "{product:?}");
        assert_eq!(bench.refresh(&tokens["refresh_token"]).await.0, 400, "{product:?}");
    }
}

#[tokio::test]
async fn an_outage_can_come_before_or_after_the_work() {
    for product in Product::ALL {
        let bench = Bench::new(product, Script::default());
        let tokens = bench.simulation.connected(product);
        let refresh = Value::from(tokens.refresh_token.expect("a refresh token"));
        let outage = || Rule::on("POST", &Simulation::token_path(product)).times(1);
        let answer = Answer::json(503, &Value::Null);
        bench.simulation.rule(outage().answers(answer.clone()));
        assert_eq!((bench.refresh(&refresh).await.0, bench.issued().refreshes), (503, 0), "{product:?}");
        bench.simulation.rule(outage().done_first().answers(answer));
        assert_eq!((bench.refresh(&refresh).await.0, bench.issued().refreshes), (503, 1), "{product:?}");
        assert_eq!(bench.refresh(&refresh).await.0, 200, "{product:?}");
    }
}

#[tokio::test]
async fn the_api_tells_what_a_credential_is_and_covers() {
    let consumer = Consumer::default().scopes("account pullrequest");
    let script = Script::default().consumer(consumer).token_scopes("read:repository:bitbucket repository");
    let bench = Bench::new(Product::Cloud, script);
    let oauth = bench.tokens().await["access_token"].as_str().expect("a token").to_owned();
    let api_token = |path: &str| bench.get(path).basic_auth("ada@example.com", Some(TOKEN));
    let bearer = |path: &str, token: &str| bench.get(path).bearer_auth(token);
    for (request, status, credential, accepted) in [
        (bearer("/2.0/user", &oauth), 200, "oauth2", "account"),
        // Pull requests bring repositories along.
        (bearer("/2.0/repositories/acme/web", &oauth), 200, "oauth2", "repository"),
        (bearer("/2.0/repositories/acme/web/hooks", &oauth), 403, "oauth2", "webhook"),
        (api_token("/2.0/repositories/acme/web"), 200, "api_token", "read:repository:bitbucket"),
        (api_token("/2.0/repositories/acme/web/pullrequests"), 403, "api_token", "read:pullrequest:bitbucket"),
        (bearer("/2.0/repositories/acme", ACCESS_TOKEN), 200, "workspace_access_token", "repository"),
        (bearer("/2.0/user", ACCESS_TOKEN), 403, "workspace_access_token", "account"),
        (bearer("/2.0/user/workspaces", ACCESS_TOKEN), 403, "workspace_access_token", "account"),
    ] {
        let answer = request.send().await.expect("an answer");
        let header = |name: &str| answer.headers()[name].to_str().expect("text").to_owned();
        assert_eq!(
            (answer.status().as_u16(), header("x-credential-type").as_str()),
            (status, credential),
            "{accepted}"
        );
        assert_eq!(header("x-accepted-oauth-scopes"), accepted);
    }
    // An API token is no Bearer token, and an access token is no password.
    for request in
        [bearer("/2.0/user", TOKEN), bench.get("/2.0/user").basic_auth("ada@example.com", Some(ACCESS_TOKEN))]
    {
        assert_eq!(request.send().await.expect("an answer").status(), 401);
    }

    let bench = Bench::new(Product::DataCenter, Script::default().consumer(Consumer::default().scopes("REPO_READ")));
    let oauth = bench.tokens().await["access_token"].as_str().expect("a token").to_owned();
    let hooks = "/bitbucket/rest/api/latest/projects/ACME/repos/web/webhooks";
    let projects = "/bitbucket/rest/api/latest/projects";
    for (request, status) in [
        (bench.get(projects).bearer_auth(&oauth), 200),
        (bench.get(hooks).bearer_auth(&oauth), 401),
        (bench.get(hooks).bearer_auth(TOKEN), 200),
        (bench.get(hooks).basic_auth("ada", Some(PASSWORD)), 200),
        (bench.get(projects), 401),
    ] {
        assert_eq!(request.send().await.expect("an answer").status(), status);
    }
}

#[tokio::test]
async fn answers_are_dated_by_the_servers_clock() {
    let bench = Bench::new(Product::Cloud, Script::default());
    let answer = bench.get("/2.0/user").send().await.expect("an answer");
    assert_eq!(answer.headers()["date"], "Sun, 01 Nov 2026 12:00:00 GMT");
}
