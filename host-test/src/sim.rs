//! A simulated Bitbucket on this machine: both products on one port, with a small world behind them, so that a person
//! or a test can point a connection at it.
//!
//! Cloud lies below `/2.0`, Data Center below `/bitbucket/rest`. A second port plays the storage host that downloads
//! lead to. What goes wrong is scripted by [`Rule`]s, lists of any length and manner are [`List`]s, and whatever came
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
mod cloud;
mod data_center;
mod list;
mod rule;
mod seen;
mod server;
mod wire;
mod world;

pub use answer::Answer;
pub use list::{List, Paging};
pub use rule::Rule;
pub use seen::Seen;

use axum::Router;
use rule::Rules;
use seen::Log;
use serde_json::{Value, json};
use server::{Bounds, Server};
use std::{io, sync::Arc, time::Duration};
use world::World;

/// The only token that the simulation takes, as Basic's password or as Bearer's token.
pub const TOKEN: &str = "simulated-token-0007";

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
}

impl Default for Script {
    /// Data Center 9.4.2, nothing goes wrong, any free port; ten minutes and a hundred thousand requests at most.
    fn default() -> Self {
        Self {
            version: "9.4.2".into(),
            rules: Vec::new(),
            lists: Vec::new(),
            port: 0,
            bounds: Bounds { life: Duration::from_secs(10 * 60), requests: 100_000 },
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
}

impl Simulation {
    /// Starts one on this machine's loopback, in a thread of its own.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start(script: Script) -> io::Result<Self> {
        let log = Arc::new(Log::default());
        let world = Arc::new(World::new(&script.version, script.lists));
        let api = Router::new()
            .nest("/2.0", cloud::routes(world.clone()))
            .nest(&format!("{CONTEXT}/rest"), data_center::routes(world));
        let rules = Arc::new(Rules::new(script.rules));
        let server = Server::start(api, rules.clone(), log.clone(), script.port, script.bounds)?;
        Ok(Self { server, rules, log })
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
        let origin = self.origin();
        match product {
            Product::Cloud => json!({
                "product": "cloud", "credential": "api-token", "api_url": format!("{origin}/2.0"),
                "email": "ada@example.com", "token": TOKEN, "allow_http": true,
            }),
            Product::DataCenter => json!({
                "product": "data-center", "credential": "http-access-token", "base_url": format!("{origin}{CONTEXT}"),
                "token": TOKEN, "allow_http": true,
            }),
        }
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
