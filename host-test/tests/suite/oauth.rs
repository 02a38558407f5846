//! OAuth of both products, over the network to a simulated authorization server, with a clock on which waiting takes no time.
//! Whatever is told on the way is searched for secrets.
//!
//! | rule | cases |
//! |---|---|
//! | a person agrees once, in a browser, and it works | `connecting::a_person_agrees_and_it_works` |
//! | whoever does not agree, comes back with another state or shows a code twice is told | `connecting` |
//! | "Failed to get token", "Failed to parse token response", "Token refresh failure": each with cause and resolution | `answers` |
//! | a token is refreshed a minute before it expires, once after a 401 that says so, and for no other | `life::a_token_is_refreshed_a_minute_before_it_expires`, `life::a_401_that_says_expired_is_refreshed_once`, `life::no_other_refusal_is_refreshed` |
//! | a new token is used whatever its expiry says, and clocks may be anywhere | `life::a_new_token_is_used_once_whatever_its_expiry_says`, `life::clocks_may_jump` |
//! | a failing token endpoint is asked again, a refusing one is not | `life::what_may_pass_is_asked_again`, `life::what_is_refused_is_not_asked_again` |
//! | what another run stored counts | `sharing` |
//! | a store that fails loses nothing | `sharing::a_store_that_fails_to_save_is_asked_again`, `sharing::what_cannot_be_saved_is_not_used` |
//! | whoever is killed in a refresh leaves a chain that goes on, where the server's rules let it | `killing` |
//! | one refresh for all, in however many processes | `crowd` |
//! | all of it, whatever happens in whatever order | `chance` |
//! | a run that is broken off goes on from its journal, in which there is no token | `recorded` |
//! | secrets go where they belong and are kept sealed | `secrecy` |

mod answers;
mod chance;
mod connecting;
mod crowd;
mod killing;
mod life;
mod process;
mod recorded;
mod secrecy;
mod server;
mod sharing;
mod stage;

use crate::{HOST, json, secrets::Listening};
use host_test::{
    ApiRequest, Host, Services,
    authorization::Started,
    blobs::FolderBlobs,
    clock::{Clock, FakeClock},
    connections::{Connection, MemoryConnections},
    error,
    http::{Content, Live},
    sim::{Decision, Product, Script, Seen, Simulation, click},
    store::{Key, SqliteStore},
    tokens::{Entry, Tokens},
    types::Error,
};
use serde_json::{Value, json};
use stage::{Hook, Stage};
use std::{fmt::Debug, path::Path, sync::Arc, time::Duration};
use url::Url;

/// The name of the one connection.
pub const HERE: &str = "here";

/// Where the browser comes back to.
const CALLBACK: &str = "http://127.0.0.1:8976/callback";

/// How secrets of the simulation begin, whatever their number.
const SECRET: [&str; 3] = ["simulated-access-token-", "simulated-refresh-token-", "simulated-code-"];

const MINUTE: Duration = Duration::from_secs(60);

/// A simulation and an OAuth connection to it.
struct Site {
    product: Product,
    simulation: Simulation,
    settings: Value,
    services: Services,
    /// The connector's; the server has one of its own.
    clock: Arc<FakeClock>,
    servers_clock: Arc<FakeClock>,
    heard: Arc<Listening>,
}

impl Site {
    fn new(product: Product, script: Script) -> Self {
        Self::with(product, "oauth", script, json!({}))
    }

    /// With this kind of credential, and further settings or others.
    fn with(product: Product, credential: &str, script: Script, settings: Value) -> Self {
        let servers_clock = Arc::new(FakeClock::default());
        let simulation = Simulation::start(script.clock(servers_clock.clone())).expect("a free port");
        let mut all = simulation.connection_with(product, credential);
        for (name, value) in settings.as_object().expect("an object") {
            all[name] = value.clone();
        }
        let (clock, heard) = (Arc::new(FakeClock::default()), Arc::new(Listening::default()));
        let services = services(&all, clock.clone());
        let services = Services { observer: heard.clone(), ..services };
        Self { product, simulation, settings: all, services, clock, servers_clock, heard }
    }

    /// With the tokens that a person's consent earned.
    async fn connected(product: Product, script: Script) -> Self {
        let site = Self::new(product, script);
        site.hold(site.simulation.connected(product)).await;
        site
    }

    /// The tokens lie in a file of this folder from now on.
    fn in_file(mut self, folder: &Path) -> Self {
        self.services.tokens = Arc::new(file(folder));
        self
    }

    /// Does this at each step of a refresh.
    fn staged(mut self, hook: impl Fn(&Stage) -> Result<(), String> + Send + Sync + 'static) -> Self {
        self.services = stage::services(self.services.clone(), Hook::new(hook));
        self
    }

    async fn begin(&self, scopes: &[&str]) -> Result<Started, Error> {
        let scopes: Vec<_> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        let begun = HOST.begin(&self.services, HERE, CALLBACK, &scopes).await.expect("an answer");
        // What is pending holds the verifier, as the contract says.
        if let Ok(started) = &begun {
            self.search("the address", &started.url);
        }
        begun
    }

    async fn complete(&self, started: &Started, callback: &str) -> Result<(), Error> {
        let outcome = HOST.complete(&self.services, HERE, &started.pending, callback).await.expect("an answer");
        self.search_outcome(&outcome);
        outcome
    }

    /// The whole way, as a person takes it who agrees.
    async fn connect(&self) -> Result<(), Error> {
        let started = self.begin(&[]).await?;
        let callback = click(&started.url, Decision::Allow).await.expect("a page");
        self.complete(&started, &callback).await
    }

    /// Puts tokens in the store, in place of what is there.
    async fn hold(&self, tokens: Tokens) {
        let revision = self.stored().await.map(|entry| entry.revision);
        self.services.tokens.save(HERE, tokens, revision).await.expect("the store takes them");
    }

    async fn stored(&self) -> Option<Entry> {
        self.services.tokens.load(HERE).await.expect("the store answers")
    }

    /// A read that needs the tokens.
    async fn run(&self) -> Result<Value, Error> {
        let outcome = run(&HOST, &self.services).await;
        self.search_outcome(&outcome);
        outcome
    }

    /// New tokens now, whatever is left of the old ones.
    async fn refresh(&self) -> Result<(), Error> {
        let outcome = HOST.refresh(&self.services, HERE).await.expect("an answer");
        self.search_outcome(&outcome);
        outcome
    }

    /// A list of so many items, with its pages.
    async fn list(&self, items: u32) -> Result<Value, Error> {
        let request = ApiRequest {
            method: "GET".into(),
            path: "things".into(),
            query: Vec::new(),
            headers: Vec::new(),
            body: Vec::new(),
            max_items: Some(items),
            cursor: None,
            save_as_blob: false,
            raise_for_status: true,
        };
        let outcome = HOST.call_api(&self.services, HERE, &request).await.expect("an answer");
        self.search_outcome(&outcome);
        outcome.map(|answer| match answer.body {
            Content::Text(text) => json(&text),
            other => panic!("no text: {other:?}"),
        })
    }

    async fn fails(&self) -> Value {
        error::json(&self.run().await.expect_err("a failure"))
    }

    /// Time passes, everywhere.
    fn pass(&self, time: Duration) {
        for clock in [&self.clock, &self.servers_clock] {
            clock.set(clock.now_ms() + time.as_millis() as u64);
        }
    }

    /// Until an access token is over, the server's and the connector's clock agreeing.
    fn outlive(&self) {
        self.pass(life(self.product));
    }

    fn refreshes(&self) -> usize {
        self.simulation.issued(self.product).refreshes
    }

    /// Requests to the token endpoint, and to the API.
    fn requests(&self) -> (Vec<Seen>, Vec<Seen>) {
        let set = self.settings["token_url"].as_str().and_then(|url| Url::parse(url).ok());
        let path = set.map_or_else(|| Simulation::token_path(self.product), |url| url.path().to_owned());
        self.simulation.requests().into_iter().partition(|seen| seen.target == path)
    }

    /// How many requests came to the token endpoint, and to the API.
    fn counts(&self) -> (usize, usize) {
        let (token, api) = self.requests();
        (token.len(), api.len())
    }

    /// Whether the chain goes on: what is stored is what the server takes.
    async fn is_alive(&self) -> bool {
        let stored = self.stored().await.expect("tokens").tokens;
        stored.refresh_token.is_none_or(|token| self.simulation.takes(self.product, &token))
            && self.simulation.takes(self.product, &stored.access_token)
    }

    fn search_outcome<T: Debug>(&self, outcome: &Result<T, Error>) {
        match outcome {
            Ok(output) => self.search("the output", &format!("{output:?}")),
            Err(error) => self.search("the error", &format!("{} {error:?}", error::json(error))),
        }
    }

    fn search(&self, place: &str, text: &str) {
        search(&self.settings, place, text);
    }
}

impl Drop for Site {
    /// Secrets were told to nobody, and each was sent only where it belongs.
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.search("the log", &self.heard.0.lock().expect("no panic under the lock"));
        if !self.settings["client_id"].is_string() {
            return;
        }
        let (token, api) = self.requests();
        let whole = |seen: &Seen| format!("{} {:?} {}", seen.target, seen.headers, String::from_utf8_lossy(&seen.body));
        for seen in &api {
            // The API gets the access token, and nothing else that is secret.
            self.search(&seen.line(), &whole(seen).replace(SECRET[0], ""));
        }
        for seen in &token {
            assert!(!whole(seen).contains(SECRET[0]), "an access token went to {}", seen.line());
        }
    }
}

/// Services of a connection with these settings; tokens in memory.
pub fn services(settings: &Value, clock: Arc<FakeClock>) -> Services {
    let blobs = Arc::new(FolderBlobs::open("/nonexistent".as_ref()));
    let services = Services::new(Arc::new(Live::new().expect("a client")), connections(settings), blobs);
    Services { clock, ..services }
}

/// The one connection.
fn connections(settings: &Value) -> Arc<MemoryConnections> {
    Arc::new(MemoryConnections([(HERE.to_owned(), Connection::new(settings.clone()))].into()))
}

/// A store in this folder, and its key beside it.
fn file(folder: &Path) -> SqliteStore {
    let key = folder.join("key");
    SqliteStore::new(&folder.join("store"), move |values| Key::from_file(&key, values))
}

async fn run(host: &Host, services: &Services) -> Result<Value, Error> {
    let input = json!({ "workspace": "acme", "repo": "web" }).to_string();
    let answer = host.invoke(services, HERE, "get-repository", &input).await.expect("an answer");
    answer.map(|output| json(&output))
}

/// How long an access token lives.
const fn life(product: Product) -> Duration {
    match product {
        Product::Cloud => Duration::from_secs(7200),
        Product::DataCenter => Duration::from_secs(3600),
    }
}

/// Fails where a text shows a secret of these settings or of the simulation.
pub fn search(settings: &Value, place: &str, text: &str) {
    let own = Connection::new(settings.clone()).secrets();
    let secrets = own.iter().map(String::as_str).chain(SECRET);
    let found: Vec<_> = secrets.filter(|secret| text.contains(secret)).collect();
    assert!(found.is_empty(), "{place} shows {found:?}");
}

/// Fails unless an error of this kind begins so and says why and what to do; the words are sought in it whole.
#[track_caller]
fn assert_told(error: &Value, kind: &str, begins: &str, words: &[&str]) {
    let message = error["message"].as_str().unwrap_or_default();
    assert!(error["kind"] == kind && message.starts_with(begins), "{error:#}");
    assert!(error["cause"].is_string() && error["resolution"].is_string(), "{error:#}");
    let whole = error.to_string();
    for word in words {
        assert!(whole.contains(word), "no {word} in {error:#}");
    }
}

const ACQUISITION: (&str, &str) = ("token-acquisition", "Failed to get token");
const RESPONSE: (&str, &str) = ("token-response", "Failed to parse token response");
const REFRESH: (&str, &str) = ("token-refresh", "Token refresh failure");
