//! Runs of an OAuth connection that are broken off and go on from their journal, whatever happened to the tokens meanwhile.

use super::{HERE, HOST, MINUTE, Site, life, search};
use crate::json;
use async_trait::async_trait;
use host_test::{
    ApiRequest, CallError, Services,
    blobs::Blobs,
    clock::FakeClock,
    http::{Content, Http, HttpError, Purpose, Request, Response},
    journal::{Journal, Stop},
    policy::Policy,
    sim::{Answer, List, Paging, Product, Rule, Script},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

const ITEMS: u32 = 300;

/// What the tokens are like when a run begins.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Tokens {
    Fresh,
    /// The connector knows that the access token is over.
    Over,
    /// Only the server knows: every page that goes side by side is refused once.
    Refused,
    /// It runs out while the run waits.
    RunningOut,
    /// There is none yet, and the client asks for itself.
    None,
}

const ALL: [(Product, Tokens); 9] = [
    (Product::Cloud, Tokens::Fresh),
    (Product::Cloud, Tokens::Over),
    (Product::Cloud, Tokens::Refused),
    (Product::Cloud, Tokens::RunningOut),
    (Product::Cloud, Tokens::None),
    (Product::DataCenter, Tokens::Fresh),
    (Product::DataCenter, Tokens::Over),
    (Product::DataCenter, Tokens::Refused),
    (Product::DataCenter, Tokens::RunningOut),
];

/// Notes which pages were answered with what counts.
struct Noting {
    inner: Arc<dyn Http>,
    answered: Mutex<BTreeMap<String, usize>>,
}

impl Noting {
    fn answered(&self) -> BTreeMap<String, usize> {
        self.answered.lock().expect("no panic under the lock").clone()
    }
}

#[async_trait]
impl Http for Noting {
    async fn send(&self, request: Request, policy: &Policy, blobs: &dyn Blobs) -> Result<Response, HttpError> {
        let (purpose, url) = (request.purpose, request.url.to_string());
        let answer = self.inner.send(request, policy, blobs).await;
        if purpose == Purpose::Api && answer.as_ref().is_ok_and(|response| response.status == 200) {
            *self.answered.lock().expect("no panic under the lock").entry(url).or_default() += 1;
        }
        answer
    }
}

async fn begin(product: Product, tokens: Tokens) -> (Site, Arc<Noting>) {
    let mut site = prepared(product, tokens).await;
    let noting = Arc::new(Noting { inner: site.services.http.clone(), answered: Mutex::default() });
    site.services.http = noting.clone();
    (site, noting)
}

async fn prepared(product: Product, tokens: Tokens) -> Site {
    let paging = if product == Product::Cloud { Paging::Numbered } else { Paging::Offsets };
    let script = Script::default().list(List::new(paging, "things", ITEMS as usize));
    let credential = if tokens == Tokens::None { "client-credentials" } else { "oauth" };
    let mut site = Site::with(product, credential, script, json!({ "retry_wait_ms": 3_600_000 }));
    // With a deadline, each request looks at the clock.
    site.clock = Arc::new(FakeClock::default().until(u64::MAX));
    site.services.clock = site.clock.clone();
    if tokens == Tokens::None {
        return site;
    }
    site.hold(site.simulation.connected(product)).await;
    match tokens {
        Tokens::Fresh | Tokens::None => {}
        Tokens::Over => site.outlive(),
        Tokens::Refused => {
            forget_expiry(&site).await;
            site.outlive();
        }
        Tokens::RunningOut => {
            site.pass(life(product) - MINUTE * 2);
            let things = format!("{}things", product.root());
            site.simulation.rule(Rule::on("GET", &things).after(1).times(1).answers(Answer::rate_limited(Some("90"))));
        }
    }
    site
}

async fn forget_expiry(site: &Site) {
    let mut tokens = site.stored().await.expect("tokens").tokens;
    tokens.expires_at = None;
    site.hold(tokens).await;
}

async fn list(site: &Site, journal: &Arc<Journal>) -> Result<Value, CallError> {
    let request = ApiRequest {
        method: "GET".into(),
        path: "things".into(),
        query: Vec::new(),
        headers: Vec::new(),
        body: Vec::new(),
        max_items: Some(ITEMS),
        cursor: None,
        save_as_blob: false,
        raise_for_status: true,
    };
    let services = Services { journal: Some(journal.clone()), ..site.services.clone() };
    let answer = HOST.call_api(&services, HERE, &request).await?;
    search(&site.settings, "the journal", &journal.to_json());
    match answer.expect("a list").body {
        Content::Text(text) => Ok(json(&text)),
        other => panic!("no text: {other:?}"),
    }
}

#[tokio::test]
async fn a_run_goes_on_from_its_journal_whatever_its_tokens_did() {
    for (product, tokens) in ALL {
        let (site, noting) = begin(product, tokens).await;
        let whole = Arc::new(Journal::default());
        let expected = list(&site, &whole).await.expect("it is not broken off");
        assert_eq!(expected["items"].as_array().map(Vec::len), Some(ITEMS as usize), "{product:?} {tokens:?}");
        let once = noting.answered();
        assert!(once.values().all(|times| *times == 1), "{once:?}");

        // Played again to the end, it asks nobody anything.
        let (asked, refreshes) = (site.counts(), site.refreshes());
        let again = Arc::new(Journal::from_json(&whole.to_json()).expect("a journal"));
        assert_eq!(list(&site, &again).await.expect("it is not broken off"), expected, "{product:?} {tokens:?}");
        assert_eq!(
            (site.counts(), site.refreshes(), again.is_caught_up()),
            (asked, refreshes, true),
            "{product:?} {tokens:?}"
        );

        for stop in whole.stops() {
            for refused_later in [false, true] {
                broken_off(product, tokens, stop, refused_later, &expected, &once).await;
            }
        }
    }
}

async fn broken_off(
    product: Product,
    tokens: Tokens,
    stop: Stop,
    refused_later: bool,
    expected: &Value,
    once: &BTreeMap<String, usize>,
) {
    let told = format!("{product:?} {tokens:?} {stop:?} {refused_later}");
    let (site, noting) = begin(product, tokens).await;
    let journal = Arc::new(Journal::default().stopping(stop));
    let ended = list(&site, &journal).await;
    assert!(matches!(ended, Err(CallError::Suspended)), "{told}: {ended:?}");
    let refreshes = site.refreshes();
    if refused_later && site.stored().await.is_some() {
        // The rest is asked for after the token is over, and nobody but the server knows.
        forget_expiry(&site).await;
        site.outlive();
    }
    let on = Arc::new(Journal::from_json(&journal.to_json()).expect("a journal"));
    let open = on.in_flight().len();
    assert_eq!(list(&site, &on).await.unwrap_or_else(|error| panic!("{told}: {error}")), *expected, "{told}");
    assert!(on.is_caught_up(), "{told}");
    let answered = noting.answered();
    let twice: usize = answered.values().map(|times| times - 1).sum();
    assert!(answered.len() == once.len() && twice <= open, "{told}: {answered:?}, {open} under way");
    // What the journal has is never a reason to refresh.
    let most = refreshes + usize::from(refused_later || tokens == Tokens::RunningOut || refreshes == 0);
    assert!(site.refreshes() <= most, "{told}: {} refreshes", site.refreshes());
}
