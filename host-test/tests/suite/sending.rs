//! Sending, on both products, over the network to a simulated Bitbucket; with a clock on which waiting takes no time.
//!
//! | rule | cases |
//! |---|---|
//! | `max_items` bounds a list, whatever its manner of paging | `paging::a_list_ends_where_it_should` |
//! | a cursor goes on exactly where a run stopped, in its own list and untampered | `paging::a_cursor_goes_on_exactly`, `paging::a_cursor_that_was_changed_is_refused_unsent` |
//! | an item that appears twice because the list moved is given once | `paging::a_list_that_moves_gives_each_item_once` |
//! | the size of a page falls back to the server's, once; a clamped one is taken as it is | `paging::a_size_that_is_refused_is_left_to_the_server_once`, `paging::a_size_that_is_clamped_is_taken` |
//! | `next` stays in the API and never leads in circles | `paging::a_next_page_elsewhere_is_not_sent_for`, `paging::what_cloud_writes_for_its_own_api_counts_as_the_api`, `paging::a_list_in_circles_ends` |
//! | side by side is the same as one after another | `paging::side_by_side_is_as_one_after_another` |
//! | progress is told | `paging::progress_is_told` |
//! | actions' lists are lists | `paging::actions_page_as_well` |
//! | 429 is repeated for any method | `retries::too_many_requests_are_repeated_for_any_method` |
//! | a failing server, a lost or late answer: for reads and idempotent writes | `retries::faults_are_repeated_where_that_is_harmless`, `retries::a_build_status_is_harmless_twice`, `retries::an_answer_that_is_late_is_asked_for_again` |
//! | what is wrong stays wrong | `retries::what_does_not_pass_is_not_repeated` |
//! | `Retry-After` counts, in seconds and as a date; else waits grow, at random, to a ceiling | `retries::the_server_says_how_long_to_wait`, `retries::waits_without_a_word_grow_within_bounds` |
//! | a spent budget tells when to come back; an empty one never waits | `retries::a_spent_budget_tells_when_to_come_back`, `retries::an_empty_budget_never_waits` |
//! | the budget is that of a whole run | `retries::the_budget_is_that_of_the_whole_run` |
//! | a merge whose answer is lost is looked at before it is repeated | `retries::a_merge_is_looked_at_before_it_is_repeated` |
//! | credentials and headers stay on their origin | `redirects::credentials_stay_on_their_origin`, `redirects::the_hosts_credential_stays_too` |
//! | a storage host has to be allowed | `redirects::a_storage_host_has_to_be_allowed` |
//! | five redirects at most | `redirects::the_sixth_redirect_is_not_followed` |
//! | what a redirect leads to is repeated as well | `redirects::a_redirect_can_lead_past_a_fault` |
//! | writes are followed where the resource moved, on its origin | `redirects::writes_follow_what_moved_on_its_origin` |
//! | a login page is no answer; nor is an address that nobody may be sent to | `redirects::a_login_page_is_no_answer`, `redirects::some_addresses_are_never_followed` |
//! | envelopes become the error record | `errors::envelopes_become_the_record` |
//! | bodies that are none, too | `errors::bodies_that_are_no_envelope_are_told_as_they_are`, `errors::an_answer_of_success_that_is_no_json_is_an_error` |
//! | whoever asks for the answer as it is gets it | `errors::an_answer_can_be_had_as_it_is` |
//! | half an answer is no answer | `errors::half_an_answer_is_a_lost_one`, `errors::a_slow_answer_arrives` |
//! | large bodies pass by memory; bytes stay bytes | `bodies::a_gibibyte_passes_by_memory`, `bodies::what_is_too_large_names_the_way_out`, `bodies::bytes_stay_bytes` |
//! | older servers | `versions::a_draft_needs_a_newer_server`, `versions::a_missing_route_names_both_versions` |
//! | all of it, for whatever comes | `properties` |

mod bodies;
mod endless;
mod errors;
mod paging;
mod properties;
mod redirects;
mod retries;
mod stopping;
mod versions;

use crate::{HOST, json};
use host_test::{
    ApiRequest, ApiResponse, Services,
    blobs::FolderBlobs,
    clock::{Clock, FakeClock},
    connections::{Connection, MemoryConnections},
    http::{Chunk, Content, Header, Live},
    sim::{Product, Script, Seen, Simulation},
    types::Error,
};
use serde_json::{Value, json};
use std::sync::Arc;

/// The name of the one connection.
const HERE: &str = "here";

/// A simulation and a connection to it.
struct Site {
    product: Product,
    simulation: Simulation,
    services: Services,
    clock: Arc<FakeClock>,
    began: u64,
}

impl Site {
    fn new(product: Product, script: Script) -> Self {
        Self::with(product, script, json!({}))
    }

    /// With further settings of the connection, or others.
    fn with(product: Product, script: Script, settings: Value) -> Self {
        let simulation = Simulation::start(script).expect("a free port");
        let clock = Arc::new(FakeClock::default());
        let connections = Arc::new(MemoryConnections::default());
        let blobs = Arc::new(FolderBlobs::open("/nonexistent".as_ref()));
        let services = Services::new(Arc::new(Live::new().expect("a client")), connections, blobs);
        let services = Services { clock: clock.clone(), ..services };
        let began = clock.now_ms();
        let mut site = Self { product, simulation, services, clock, began };
        site.set(settings);
        site
    }

    /// Changes settings of the connection; null takes one away.
    fn set(&mut self, settings: Value) {
        let mut all = self.simulation.connection(self.product);
        for (name, value) in settings.as_object().expect("an object") {
            all[name] = value.clone();
        }
        all.as_object_mut().expect("an object").retain(|_, value| !value.is_null());
        let connections = MemoryConnections([(HERE.to_owned(), Connection::new(all))].into());
        self.services.connections = Arc::new(connections);
    }

    /// Calls `thing` below the API's root by this method; a write has a body.
    async fn call(&self, method: &str) -> Result<ApiResponse, Error> {
        self.send(request(method, "thing")).await
    }

    async fn send(&self, request: ApiRequest) -> Result<ApiResponse, Error> {
        HOST.call_api(&self.services, HERE, &request).await.expect("an answer")
    }

    /// `things` as `{items, next}`.
    async fn list(&self, max_items: u32, cursor: Option<&str>) -> Result<Value, Error> {
        let list = request("GET", "things");
        let list = ApiRequest { max_items: Some(max_items), cursor: cursor.map(str::to_owned), ..list };
        self.send(list).await.map(|answer| json(&text(&answer)))
    }

    async fn invoke(&self, action: &str, input: &Value) -> Result<Value, Error> {
        let answer = HOST.invoke(&self.services, HERE, action, &input.to_string()).await;
        answer.expect("an answer").map(|output| json(&output))
    }

    /// What was waited until now, in milliseconds.
    fn slept(&self) -> u64 {
        self.clock.now_ms() - self.began
    }

    fn requests(&self) -> Vec<Seen> {
        self.simulation.requests()
    }

    /// How many requests of this method came in.
    fn count(&self, method: &str) -> usize {
        self.requests().iter().filter(|seen| seen.method == method).count()
    }
}

/// The address of `thing`, for rules.
fn thing(product: Product) -> String {
    format!("{}thing", product.root())
}

fn request(method: &str, path: &str) -> ApiRequest {
    let writes = !matches!(method, "GET" | "HEAD" | "DELETE");
    let body = if writes { vec![Chunk::Text(r#"{"a":1}"#.into())] } else { Vec::new() };
    let headers = if writes { vec![header("Content-Type", "application/json")] } else { Vec::new() };
    ApiRequest {
        method: method.into(),
        path: path.into(),
        query: Vec::new(),
        headers,
        body,
        max_items: None,
        cursor: None,
        save_as_blob: false,
        raise_for_status: true,
    }
}

fn header(name: &str, value: &str) -> Header {
    Header { name: name.into(), value: value.into() }
}

fn text(answer: &ApiResponse) -> String {
    match &answer.body {
        Content::Text(text) => text.clone(),
        other => panic!("no text: {other:?}"),
    }
}
