//! A simulated Bitbucket on this machine: both products on one port, with a small world behind them, so that a person
//! or a test can point a connection at it and play the everyday story, webhooks included.
//!
//! Cloud lies below `/2.0`, Data Center below `/bitbucket/rest`, and the authorization server of each beside it. A second
//! port plays the storage host that downloads lead to. What goes wrong is scripted by [`Rule`]s, lists of any length and manner are [`List`]s, and whatever came
//! in is told by [`Simulation::requests`].
//!
//! ```
//! use host_test::sim::{Answer, Product, Rule, Script, Simulation};
//!
//! let broken = Rule::on("GET", "/2.0/user").times(1).answers(Answer::new(503));
//! let simulation = Simulation::start(Script::default().rule(broken))?;
//! let connection = simulation.connection(Product::Cloud);
//! assert_eq!(connection["api_url"], format!("{}/2.0", simulation.origin()));
//! # Ok::<(), std::io::Error>(())
//! ```

mod answer;
mod caller;
mod cloud;
mod data_center;
mod date;
mod hooks;
mod list;
mod oauth;
mod rule;
mod scopes;
mod seen;
mod sender;
mod server;
mod site;
mod wire;
mod world;

pub use answer::Answer;
pub use caller::{ACCESS_TOKEN, PASSWORD, TOKEN};
pub use list::{List, Paging};
pub use oauth::{CLIENT_ID, CLIENT_SECRET, Consumer, Decision, Issued, Rotation, click};
pub use rule::Rule;
pub use seen::Seen;
pub use sender::Delivery;

use crate::{
    clock::{Clock, SystemClock},
    tokens::Tokens,
};
use axum::Router;
use caller::Door;
use list::Lists;
use oauth::Issuer;
use rule::Rules;
use seen::Log;
use sender::Kept;
use serde_json::{Value, json};
use server::{Bounds, Gate, Server};
use site::Site;
use std::{io, sync::Arc, time::Duration};
use world::{World, people::Person};

/// Where Data Center's server begins.
const CONTEXT: &str = "/bitbucket";

/// Which of the two Bitbuckets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// Bitbucket Cloud.
    Cloud,
    /// Bitbucket Data Center.
    DataCenter,
}

impl Product {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Cloud, Self::DataCenter];

    /// Where its API begins on the simulation, with a slash at the end: rules' paths begin so.
    pub const fn root(self) -> &'static str {
        match self {
            Self::Cloud => "/2.0/",
            Self::DataCenter => "/bitbucket/rest/",
        }
    }

    /// Its name in a connection's settings.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cloud => "cloud",
            Self::DataCenter => "data-center",
        }
    }
}

/// What a simulation is to be like.
pub struct Script {
    version: String,
    rules: Vec<Rule>,
    lists: Vec<List>,
    port: u16,
    bounds: Bounds,
    consumer: Consumer,
    token_scopes: Option<Vec<String>>,
    keeps_deliveries: bool,
    clock: Arc<dyn Clock>,
}

impl Default for Script {
    /// Data Center 9.4.2, nothing goes wrong, any free port, the machine's clock; ten minutes and a hundred thousand
    /// requests at most.
    fn default() -> Self {
        Self {
            version: "9.4.2".into(),
            rules: Vec::new(),
            lists: Vec::new(),
            port: 0,
            bounds: Bounds { life: Duration::from_secs(10 * 60), requests: 100_000 },
            consumer: Consumer::default(),
            token_scopes: None,
            keeps_deliveries: false,
            clock: Arc::new(SystemClock),
        }
    }
}

impl Script {
    /// Answers of its own for a route.
    pub fn rule(mut self, rule: Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// One more list.
    pub fn list(mut self, list: List) -> Self {
        self.lists.push(list);
        self
    }

    /// Data Center of this version. It lacks the routes that came later, and ignores what it does not know in a body.
    pub fn version(mut self, version: &str) -> Self {
        self.version = version.into();
        self
    }

    /// With this OAuth consumer, on both products.
    pub fn consumer(mut self, consumer: Consumer) -> Self {
        self.consumer = consumer;
        self
    }

    /// Tokens that are no OAuth have these scopes alone, in the spelling of their kind and separated by spaces.
    pub fn token_scopes(mut self, scopes: &str) -> Self {
        self.token_scopes = Some(scopes.split_whitespace().map(str::to_owned).collect());
        self
    }

    /// By this clock tokens expire and answers are dated.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// What webhooks deliver is kept for [`Simulation::deliveries`] instead of sent.
    pub fn keeps_deliveries(mut self) -> Self {
        self.keeps_deliveries = true;
        self
    }

    /// On this port instead of a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Answers at most so many requests.
    pub fn requests(mut self, requests: usize) -> Self {
        self.bounds.requests = requests;
        self
    }

    /// Lives at most so long.
    pub fn life(mut self, life: Duration) -> Self {
        self.bounds.life = life;
        self
    }
}

/// A running simulation; it ends when it is dropped.
pub struct Simulation {
    server: Server,
    rules: Arc<Rules>,
    log: Arc<Log>,
    clock: Arc<dyn Clock>,
    kept: Option<Kept>,
    /// One for each of [`Product::ALL`].
    issuers: [Arc<Issuer>; 2],
}

impl Simulation {
    /// Starts one on this machine's loopback, in a thread of its own.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start(script: Script) -> io::Result<Self> {
        let log = Arc::new(Log::default());
        let clock = script.clock;
        let kept = script.keeps_deliveries.then(Kept::default);
        let world = World::new(&script.version, clock.clone(), sender::sender(kept.clone()));
        let site = Arc::new(Site { world, lists: Lists::new(script.lists) });
        let issuers =
            Product::ALL.map(|product| Arc::new(Issuer::new(product, script.consumer.clone(), clock.clone())));
        let [cloud, data_center] = issuers.clone().map(|issuer| Door {
            product: issuer.product,
            issuer,
            token_scopes: script.token_scopes.clone(),
        });
        let mut api = Router::new()
            .nest("/2.0", cloud::routes(site.clone(), cloud))
            .nest(&format!("{CONTEXT}/rest"), data_center::routes(site, data_center));
        for issuer in &issuers {
            api = api.nest(oauth::root(issuer.product), oauth::routes(issuer.clone()));
        }
        let rules = Arc::new(Rules::new(script.rules));
        let gate = Gate { rules: rules.clone(), log: log.clone(), clock: clock.clone(), bounds: script.bounds };
        let server = Server::start(api, gate, script.port)?;
        Ok(Self { server, rules, log, clock, kept, issuers })
    }

    /// Its address, without a path: `http://127.0.0.1:40123`.
    pub fn origin(&self) -> &str {
        &self.server.origins[0]
    }

    /// The address of the storage host: another port, which knows only what rules answer.
    pub fn storage(&self) -> &str {
        &self.server.origins[1]
    }

    /// Settings of a connection to it: Cloud with an API token, Data Center with an HTTP access token.
    pub fn connection(&self, product: Product) -> Value {
        self.connection_with(product, if product == Product::Cloud { "api-token" } else { "http-access-token" })
    }

    /// Settings of a connection with this kind of credential.
    ///
    /// # Panics
    /// Where the product has no such kind.
    pub fn connection_with(&self, product: Product, credential: &str) -> Value {
        let origin = self.origin();
        let mut settings = match (product, credential) {
            (Product::Cloud, "api-token") => json!({ "email": "ada@example.com", "token": TOKEN }),
            (Product::Cloud, "access-token") => json!({ "token": ACCESS_TOKEN }),
            (Product::Cloud, "host-managed") => {
                json!({ "host": { "authorization": format!("Bearer {ACCESS_TOKEN}") } })
            }
            (Product::Cloud, "client-credentials") | (_, "oauth") => {
                json!({ "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET })
            }
            (Product::DataCenter, "http-access-token") => json!({ "token": TOKEN }),
            (Product::DataCenter, "password") => json!({ "username": "ada", "password": PASSWORD }),
            (Product::DataCenter, "host-managed") => json!({ "host": { "authorization": format!("Bearer {TOKEN}") } }),
            _ => panic!("{product:?} has no credential {credential}"),
        };
        settings["product"] = product.id().into();
        settings["credential"] = credential.into();
        settings["allow_http"] = true.into();
        match product {
            Product::Cloud => settings["api_url"] = format!("{origin}/2.0").into(),
            Product::DataCenter => settings["base_url"] = format!("{origin}{CONTEXT}").into(),
        }
        if product == Product::Cloud && credential == "oauth" {
            settings["authorize_url"] = self.authorize_url(product).into();
        }
        if product == Product::Cloud && matches!(credential, "oauth" | "client-credentials") {
            settings["token_url"] = self.token_url(product).into();
        }
        settings
    }

    /// Settings of another person's connection: `grace` reviews, `linus` is one more.
    ///
    /// # Panics
    /// Where nobody is called so.
    pub fn connection_of(&self, product: Product, nickname: &str) -> Value {
        let person = Person::named(nickname).expect("somebody of the workspace");
        let mut settings = self.connection(product);
        settings["token"] = caller::token_of(person).into();
        if product == Product::Cloud {
            settings["email"] = person.email().into();
        }
        settings
    }

    /// What webhooks delivered since the last look, where the script keeps it.
    pub fn deliveries(&self) -> Vec<Delivery> {
        let kept = self.kept.as_ref().map(|kept| kept.lock().expect("no panic under the lock"));
        kept.map(|mut kept| std::mem::take(&mut *kept)).unwrap_or_default()
    }

    /// The address of the consent page.
    pub fn authorize_url(&self, product: Product) -> String {
        format!("{}{}/authorize", self.origin(), oauth::root(product))
    }

    /// The address of the token endpoint.
    pub fn token_url(&self, product: Product) -> String {
        format!("{}{}{}", self.origin(), oauth::root(product), oauth::token_path(product))
    }

    /// The token endpoint's path, for rules.
    pub fn token_path(product: Product) -> String {
        format!("{}{}", oauth::root(product), oauth::token_path(product))
    }

    /// Tokens as a person's consent earns them, without the way there.
    pub fn connected(&self, product: Product) -> Tokens {
        let given = self.issuer(product).consented();
        Tokens {
            access_token: given.access_token,
            refresh_token: given.refresh_token,
            expires_at: Some(self.clock.now_ms() + given.expires_in * 1_000),
            scopes: given.scopes,
            extra: None,
        }
    }

    /// What the token endpoint gave and refused until now.
    pub fn issued(&self, product: Product) -> Issued {
        self.issuer(product).issued()
    }

    /// Whether the server takes this access or refresh token now.
    pub fn takes(&self, product: Product, token: &str) -> bool {
        self.issuer(product).takes(token)
    }

    /// The person withdraws the consent: no OAuth token is known any more.
    pub fn revoke(&self, product: Product) {
        self.issuer(product).revoke();
    }

    fn issuer(&self, product: Product) -> &Issuer {
        &self.issuers[Product::ALL.iter().position(|known| *known == product).expect("one of both")]
    }

    /// One more rule, which comes before those that are there.
    pub fn rule(&self, rule: Rule) {
        self.rules.add(rule);
    }

    /// Every request that came in until now, in the order in which they came.
    pub fn requests(&self) -> Vec<Seen> {
        self.log.all()
    }

    /// Returns when its life is over or it has answered all the requests that it may.
    pub async fn ended(&mut self) {
        self.server.ended().await;
    }
}
