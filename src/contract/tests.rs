//! The life of tokens, rule by rule, with a host that can be made to fail at any step.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use serde_json::{Value, json};

use crate::base::error::{Error, Kind, Result};
use crate::base::host::{
    self, Chunk, ConnectionError, Content, Entry, Header, Host, HttpError, RefreshLock, Response, StoreError, Tokens,
};
use crate::catalog::connection;
use crate::contract::{authorization, diagnostics};
use crate::http::address;
use crate::http::client::Api;
use crate::http::message::{Reply, Request};

const NOW: u64 = 1_800_000_000_000;
const HOUR: u64 = 3_600_000;

/// What becomes of one try to save.
enum Save {
    Fails,
    /// It is done, and told as a failure.
    DoneInSilence,
    /// Somebody else was first.
    Finds(Option<Entry>),
}

/// What another run does while this one waits or asks.
type Meanwhile = Option<Option<Entry>>;

#[derive(Default)]
struct Fake {
    settings: Value,
    answers: RefCell<VecDeque<std::result::Result<Response, HttpError>>>,
    sent: RefCell<Vec<host::Request>>,
    store: RefCell<Option<Entry>>,
    saves: RefCell<VecDeque<Save>>,
    locked_by_another: bool,
    while_waiting: RefCell<Meanwhile>,
    while_asking: RefCell<Meanwhile>,
    now: Cell<u64>,
    log: RefCell<String>,
}

impl Fake {
    fn new(credential: &str) -> Self {
        let mut settings = json!({
            "product": "cloud", "credential": credential, "client_id": "key", "client_secret": "hunter2",
            "retry_wait_ms": 120_000,
        });
        if credential.starts_with("access") || credential.starts_with("api") {
            settings = json!({ "product": "cloud", "credential": credential, "token": "hunter2" });
        }
        Self { settings, now: Cell::new(NOW), ..Self::default() }
    }

    /// An OAuth connection whose stored token lives for so long from now.
    fn connected(life: i64) -> Self {
        let fake = Self::new("oauth");
        *fake.store.borrow_mut() = Some(entry("old", 1, NOW.saturating_add_signed(life)));
        fake
    }

    fn data_center(mut self) -> Self {
        self.settings["product"] = "data-center".into();
        self.settings["base_url"] = "https://git.example.com".into();
        self
    }

    fn set(mut self, name: &str, value: Value) -> Self {
        self.settings[name] = value;
        self
    }

    fn answers(self, status: u16, body: Value) -> Self {
        self.says(status, &[("Content-Type", "application/json")], &body.to_string())
    }

    fn says(self, status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let headers = headers.iter().map(|(name, value)| Header { name: (*name).into(), value: (*value).into() });
        let response = Response { status, headers: headers.collect(), body: Content::Text(body.into()) };
        self.answers.borrow_mut().push_back(Ok(response));
        self
    }

    fn loses(self) -> Self {
        self.answers.borrow_mut().push_back(Err(HttpError::Timeout));
        self
    }

    /// The token endpoint gives these.
    fn grants(self, name: &str) -> Self {
        self.answers(200, granted(name))
    }

    fn saving(self, saves: impl IntoIterator<Item = Save>) -> Self {
        self.saves.borrow_mut().extend(saves);
        self
    }

    fn api(&self) -> Api<'_> {
        Api::new(self, connection::open(self, "c").unwrap())
    }

    /// One request in one run.
    fn runs(&self) -> Result<Reply> {
        get(&self.api())
    }

    /// The Authorization headers of what was sent to the API, and the bodies of what was sent to the token endpoint.
    fn seen(&self) -> Vec<String> {
        let sent = self.sent.borrow();
        let shown = sent.iter().map(|request| match request.method.as_str() {
            "POST" => text(&request.body),
            _ => header(&request.headers, "Authorization").unwrap_or_default(),
        });
        shown.collect()
    }

    fn stored(&self) -> Option<String> {
        self.store.borrow().as_ref().map(|entry| entry.tokens.access_token.clone())
    }
}

impl Host for Fake {
    fn connection(&self, _: &str) -> std::result::Result<String, ConnectionError> {
        Ok(self.settings.to_string())
    }

    fn load_tokens(&self, _: &str) -> std::result::Result<Option<Entry>, StoreError> {
        Ok(self.store.borrow().clone())
    }

    fn save_tokens(&self, _: &str, tokens: &Tokens, expected: Option<u64>) -> std::result::Result<u64, StoreError> {
        let mut store = self.store.borrow_mut();
        let unavailable = Err(StoreError::Unavailable("the disk is full".into()));
        let save = self.saves.borrow_mut().pop_front();
        if let Some(Save::Finds(found)) = save {
            store.clone_from(&found);
            return Err(StoreError::Conflict(found));
        }
        if matches!(save, Some(Save::Fails)) {
            return unavailable;
        }
        let revision = store.as_ref().map(|entry| entry.revision);
        if revision != expected {
            return Err(StoreError::Conflict(store.clone()));
        }
        let next = revision.unwrap_or_default() + 1;
        *store = Some(Entry { tokens: tokens.clone(), revision: next });
        if save.is_some() { unavailable } else { Ok(next) }
    }

    fn forget_tokens(&self, _: &str) -> std::result::Result<(), StoreError> {
        *self.store.borrow_mut() = None;
        Ok(())
    }

    fn lock_tokens(&self, _: &str, wait_ms: u32) -> std::result::Result<RefreshLock, StoreError> {
        if let Some(stored) = self.while_waiting.take() {
            *self.store.borrow_mut() = stored;
        }
        if self.locked_by_another {
            self.sleep(wait_ms);
            return Err(StoreError::Busy);
        }
        Ok(RefreshLock(Box::new(())))
    }

    fn attempt(&self) -> u32 {
        1
    }

    fn deadline(&self) -> Option<u64> {
        None
    }

    fn send(&self, request: host::Request) -> std::result::Result<Response, HttpError> {
        if request.method == "POST"
            && let Some(stored) = self.while_asking.take()
        {
            *self.store.borrow_mut() = stored;
        }
        self.sent.borrow_mut().push(request);
        self.answers.borrow_mut().pop_front().unwrap_or_else(|| {
            Ok(Response { status: 200, headers: Vec::new(), body: Content::Text(r#"{"values":[]}"#.into()) })
        })
    }

    fn send_all(&self, requests: Vec<host::Request>) -> Vec<std::result::Result<Response, HttpError>> {
        requests.into_iter().map(|request| self.send(request)).collect()
    }

    fn now(&self) -> u64 {
        self.now.get()
    }

    fn sleep(&self, ms: u32) {
        self.now.set(self.now.get().saturating_add(ms.into()));
    }

    fn random(&self, len: u32) -> Vec<u8> {
        vec![7; len as usize]
    }

    fn warn(&self, _: &str) {}

    fn debug(&self, message: &str) {
        *self.log.borrow_mut() += message;
    }

    fn progress(&self, _: u64, _: Option<u64>, _: &str) {}
}

fn get(api: &Api) -> Result<Reply> {
    api.send(Request::get(address::below(&api.connection.root, "/things", &[])))
}

fn entry(name: &str, revision: u64, expires_at: u64) -> Entry {
    let tokens = Tokens {
        access_token: format!("{name}-access"),
        refresh_token: Some(format!("{name}-refresh")),
        expires_at: Some(expires_at),
        scopes: vec!["repository".into()],
        extra: None,
    };
    Entry { tokens, revision }
}

fn granted(name: &str) -> Value {
    json!({
        "access_token": format!("{name}-access"), "refresh_token": format!("{name}-refresh"), "expires_in": 7200,
        "token_type": "bearer", "scope": "repository",
    })
}

fn refused(code: &str) -> Value {
    json!({ "error": code, "error_description": "Told of old-refresh." })
}

fn expired() -> Value {
    json!({ "type": "error", "error": { "message": "Access token expired. Use your refresh token." } })
}

fn text(body: &[Chunk]) -> String {
    body.iter().map(|chunk| String::from_utf8_lossy(chunk.in_hand().unwrap_or_default())).collect()
}

fn header(headers: &[Header], name: &str) -> Option<String> {
    headers.iter().find(|header| header.name == name).map(|header| header.value.clone())
}

const ASKS: &str = "grant_type=refresh_token&refresh_token=old-refresh";

#[test]
fn a_run_waits_no_longer_than_its_budget() {
    let fake = Fake::new("oauth").set("retry_wait_ms", 1_000.into());
    let api = fake.api();
    assert!(api.wait(600) && api.wait(400));
    assert!(!api.wait(1));
    // What is not to be waited for is not repeated at once either.
    let fake = Fake::new("oauth").set("retry_wait_ms", 0.into());
    assert!(!fake.api().wait(0));
}

#[test]
fn a_token_that_lives_is_used_as_it_is() {
    let fake = Fake::connected(HOUR as i64);
    let api = fake.api();
    get(&api).unwrap();
    get(&api).unwrap();
    assert_eq!(fake.seen(), ["Bearer old-access", "Bearer old-access"]);
}

#[test]
fn a_minute_before_it_expires_it_is_refreshed_and_saved_before_it_is_used() {
    let fake = Fake::connected(59_000).grants("new");
    fake.runs().unwrap();
    assert_eq!(fake.seen(), [ASKS, "Bearer new-access"]);
    let stored = fake.store.borrow().clone().unwrap();
    assert_eq!((stored.revision, stored.tokens.expires_at), (2, Some(NOW + 2 * HOUR)));
    let sent = fake.sent.borrow();
    assert_eq!(sent[0].url, "https://bitbucket.org/site/oauth2/access_token");
    assert_eq!(header(&sent[0].headers, "Authorization").as_deref(), Some("Basic a2V5Omh1bnRlcjI="));
    let log = fake.log.borrow();
    assert!(
        !["access", "old-refresh", "hunter2"].iter().any(|secret| log.replace("access_token", "").contains(secret))
    );
}

#[test]
fn data_center_takes_the_client_in_the_body() {
    let fake = Fake::connected(0).data_center().grants("new");
    fake.runs().unwrap();
    assert_eq!(fake.seen(), [format!("{ASKS}&client_id=key&client_secret=hunter2"), "Bearer new-access".into()]);
    let sent = fake.sent.borrow();
    assert_eq!(sent[0].url, "https://git.example.com/rest/oauth2/latest/token");
    assert_eq!(header(&sent[0].headers, "Authorization"), None);
}

#[test]
fn a_401_that_says_expired_is_answered_with_a_refresh_once() {
    let fake = Fake::connected(HOUR as i64).answers(401, expired()).grants("new");
    fake.runs().unwrap();
    assert_eq!(fake.seen(), ["Bearer old-access", ASKS, "Bearer new-access"]);

    let fake = Fake::connected(HOUR as i64).answers(401, expired()).grants("new").answers(401, expired());
    let error = fake.runs().unwrap_err();
    assert_eq!((error.kind, fake.seen().len()), (Kind::Unauthenticated, 3));

    // One that is new cannot be made newer.
    let fake = Fake::connected(0).grants("new").answers(401, expired());
    assert_eq!(fake.runs().unwrap_err().kind, Kind::Unauthenticated);
    assert_eq!(fake.seen().len(), 2);
}

#[test]
fn data_centers_401s_are_told_apart_by_their_exception() {
    for (exception, refreshed) in [
        ("auth.ExpiredTokenAuthenticationException", true),
        ("AuthorisationException", false),
        ("auth.NoAccessAuthenticationException", false),
        ("auth.CaptchaRequiredAuthenticationException", false),
    ] {
        let exception = format!("com.atlassian.bitbucket.{exception}");
        let body = json!({ "errors": [{ "message": "No.", "exceptionName": exception }] });
        let fake = Fake::connected(HOUR as i64).data_center().answers(401, body).grants("new");
        assert_eq!(fake.runs().is_ok(), refreshed, "{exception}");
        assert_eq!(fake.seen().len(), if refreshed { 3 } else { 1 }, "{exception}");
    }
}

#[test]
fn data_centers_oauth_speaks_as_clouds_does() {
    let body = json!({ "error": "invalid_token", "error_description": "The access token expired" });
    let fake = Fake::connected(HOUR as i64).data_center().answers(401, body).grants("new");
    fake.runs().unwrap();
    assert_eq!(fake.seen().len(), 3);
}

#[test]
fn side_by_side_all_share_one_refresh() {
    let fake = Fake::connected(HOUR as i64).answers(401, expired()).answers(401, expired()).grants("new");
    let api = fake.api();
    let request = || Request::get(address::below(&api.connection.root, "/things", &[]));
    let replies = api.exchange_all(vec![request(), request()]);
    assert!(replies.iter().all(|reply| reply.as_ref().is_ok_and(|reply| reply.status == 200)));
    assert_eq!(fake.seen().iter().filter(|seen| *seen == ASKS).count(), 1);

    let fake = Fake::connected(0).grants("new");
    let api = fake.api();
    api.exchange_all(vec![request(), request()]);
    assert_eq!(fake.seen(), [ASKS, "Bearer new-access", "Bearer new-access"]);
}

#[test]
fn what_another_run_has_refreshed_is_used() {
    let fake = Fake::connected(0);
    *fake.while_waiting.borrow_mut() = Some(Some(entry("newer", 2, NOW + HOUR)));
    fake.runs().unwrap();
    assert_eq!(fake.seen(), ["Bearer newer-access"]);

    // The other one's are about to expire as well: theirs are the ones to refresh.
    let fake = Fake::connected(0).grants("new");
    *fake.while_waiting.borrow_mut() = Some(Some(entry("newer", 2, NOW)));
    fake.runs().unwrap();
    assert_eq!(fake.seen(), ["grant_type=refresh_token&refresh_token=newer-refresh", "Bearer new-access"]);
}

#[test]
fn a_lock_that_is_not_to_be_had_is_told_with_the_time_to_come_back() {
    let mut fake = Fake::connected(0);
    fake.locked_by_another = true;
    let error = fake.runs().unwrap_err();
    assert_eq!((error.kind, error.retry_after_ms), (Kind::TokenRefresh, Some(10_000)));
    assert!(error.message.starts_with("Token refresh failure: ") && error.cause.unwrap().contains("held the lock"));
    assert!(fake.sent.borrow().is_empty());

    // Whoever held it had refreshed before it hung.
    *fake.while_waiting.borrow_mut() = Some(Some(entry("newer", 2, NOW + 24 * HOUR)));
    fake.runs().unwrap();
    assert_eq!(fake.seen(), ["Bearer newer-access"]);
}

#[test]
fn a_lost_answer_is_asked_for_again_with_the_same_token() {
    let fake = Fake::connected(0).loses().answers(503, json!({})).grants("new");
    fake.runs().unwrap();
    assert_eq!(fake.seen(), [ASKS, ASKS, ASKS, "Bearer new-access"]);

    let fake = Fake::connected(0).set("retries", json!(1)).loses().loses();
    let error = fake.runs().unwrap_err();
    assert_eq!((error.kind, fake.seen().len()), (Kind::TokenRefresh, 2));
    assert!(error.retry_after_ms.is_some() && error.resolution.unwrap().contains("ten minutes"));
}

#[test]
fn a_token_in_its_last_minute_is_used_on_where_no_other_is_to_be_had() {
    let fake = Fake::connected(30_000).set("retries", json!(0)).answers(503, json!({}));
    let api = fake.api();
    get(&api).unwrap();
    get(&api).unwrap();
    assert_eq!(fake.seen(), [ASKS, "Bearer old-access", "Bearer old-access"]);

    // What will not pass is told at once.
    let refused = Fake::connected(30_000).answers(400, refused("invalid_grant"));
    let unsaved = || [Save::Fails, Save::Fails, Save::Fails, Save::Fails];
    for fake in [refused, Fake::connected(30_000).grants("new").saving(unsaved())] {
        assert_eq!(fake.runs().unwrap_err().kind, Kind::TokenRefresh);
        assert_eq!(fake.seen(), [ASKS]);
    }
}

#[test]
fn refusals_are_not_repeated_but_for_429() {
    for code in ["invalid_grant", "invalid_client", "unauthorized_client", "whatever"] {
        let fake = Fake::connected(0).answers(400, refused(code));
        let error = fake.runs().unwrap_err();
        assert_eq!((error.kind, error.status, fake.seen().len()), (Kind::TokenRefresh, Some(400), 1), "{code}");
        assert!(error.message.starts_with("Token refresh failure: ") && error.message.contains(code), "{error}");
        assert!(error.cause.unwrap().ends_with("The server says: Told of ***."));
    }
    let fake = Fake::connected(0).says(429, &[("Retry-After", "7")], "Rate limit").grants("new");
    fake.runs().unwrap();
    assert_eq!(fake.now.get(), NOW + 7_000);
}

#[test]
fn invalid_grant_is_believed_only_while_the_store_holds_the_same() {
    let fake = Fake::connected(0).answers(400, refused("invalid_grant"));
    *fake.while_asking.borrow_mut() = Some(Some(entry("newer", 2, NOW + HOUR)));
    fake.runs().unwrap();
    assert_eq!(fake.seen(), [ASKS, "Bearer newer-access"]);

    let fake = Fake::connected(0)
        .answers(400, json!({ "error": "invalid_request", "error_description": "Invalid refresh_token" }));
    *fake.while_asking.borrow_mut() = Some(None);
    let error = fake.runs().unwrap_err();
    assert_eq!(
        (error.kind, error.message.as_str()),
        (Kind::Unauthenticated, "The connection `c` was disconnected meanwhile.")
    );
}

#[test]
fn a_save_is_tried_again() {
    let fake = Fake::connected(0).grants("new").saving([Save::Fails, Save::Fails]);
    fake.runs().unwrap();
    assert_eq!((fake.stored().as_deref(), fake.seen().len()), (Some("new-access"), 2));

    let fake = Fake::connected(0).grants("new").saving([Save::DoneInSilence]);
    fake.runs().unwrap();
    assert_eq!(fake.seen(), [ASKS, "Bearer new-access"]);
}

#[test]
fn a_token_that_cannot_be_saved_is_not_used() {
    let fake = Fake::connected(0).grants("new").saving([Save::Fails, Save::Fails, Save::Fails, Save::Fails]);
    let error = fake.runs().unwrap_err();
    assert_eq!((error.kind, fake.seen()), (Kind::TokenRefresh, vec![ASKS.to_owned()]));
    assert_eq!(fake.stored().as_deref(), Some("old-access"));
    assert!(error.cause.as_ref().unwrap().contains("the disk is full"));
    assert!(error.resolution.as_ref().unwrap().contains("ten minutes") && error.retry_after_ms.is_some());
    assert!(!format!("{error:?}").contains("new-"), "{error:?}");
}

#[test]
fn conflicts_are_judged_by_what_is_stored() {
    let fake = Fake::connected(0).grants("new").saving([Save::Finds(Some(entry("newer", 2, NOW + HOUR)))]);
    fake.runs().unwrap();
    assert_eq!(fake.seen(), [ASKS, "Bearer newer-access"]);

    // The same tokens at another revision, or older ones: ours are the newest there are.
    for found in [entry("old", 5, NOW), entry("ancient", 0, NOW)] {
        let fake = Fake::connected(0).grants("new").saving([Save::Finds(Some(found))]);
        fake.runs().unwrap();
        assert_eq!((fake.stored().as_deref(), fake.seen().len()), (Some("new-access"), 2));
    }

    let fake = Fake::connected(0).grants("new").saving([Save::Finds(None)]);
    let error = fake.runs().unwrap_err();
    assert_eq!((error.kind, fake.stored(), fake.seen().len()), (Kind::Unauthenticated, None, 1));
}

#[test]
fn a_new_token_is_used_once_whatever_its_expiry_says() {
    for life in [json!(0), json!(-5), json!(null), json!(1e300), json!("3600"), json!("soon")] {
        let mut answer = granted("new");
        answer["expires_in"] = life.clone();
        let fake = Fake::connected(i64::MIN).answers(200, answer);
        fake.runs().unwrap();
        assert_eq!(fake.seen(), [ASKS, "Bearer new-access"], "{life}");
    }
}

#[test]
fn clocks_may_jump() {
    for now in [0, u64::MAX] {
        let fake = Fake::connected(HOUR as i64).grants("new");
        fake.now.set(now);
        fake.runs().unwrap();
    }
    let fake = Fake::new("oauth").grants("new");
    *fake.store.borrow_mut() = Some(entry("old", 1, u64::MAX));
    fake.runs().unwrap();
    assert_eq!(fake.seen(), ["Bearer old-access"]);
}

#[test]
fn what_the_server_leaves_out_stays_as_it_was() {
    let fake = Fake::connected(0).answers(200, json!({ "access_token": "new-access", "scopes": ["a", "b"] }));
    fake.runs().unwrap();
    let tokens = fake.store.borrow().clone().unwrap().tokens;
    assert_eq!((tokens.refresh_token.as_deref(), tokens.expires_at), (Some("old-refresh"), None));
    assert_eq!(tokens.scopes, ["a", "b"]);
}

#[test]
fn answers_that_are_no_token_are_told_as_such() {
    let html: &[(&str, &str)] = &[("Content-Type", "text/html; charset=utf-8")];
    for (status, headers, body, told) in [
        (302, &[("Location", "https://login.example.com/")][..], "", "redirect"),
        (200, html, "<html>Log in</html>", "web page"),
        (404, html, "<html>Not found</html>", "web page"),
        (200, &[], r#"{"access_token": "new-acc"#, "not JSON"),
        (200, &[], "[]", "not JSON"),
        (200, &[], "{}", "access_token"),
        (200, &[], r#"{"access_token": "new\r\nX: y"}"#, "access_token"),
        (200, &[], r#"{"access_token": "new-access", "token_type": "mac"}"#, "token_type"),
    ] {
        let fake = Fake::connected(0).says(status, headers, body);
        let error = fake.runs().unwrap_err();
        assert_eq!((error.kind, error.status, fake.seen().len()), (Kind::TokenResponse, Some(status), 1), "{body}");
        assert!(
            error.message.starts_with("Failed to parse token response: ") && error.message.contains(told),
            "{error}"
        );
        assert!(!format!("{error:?}").contains("new-acc"), "{error:?}");
        assert_eq!(fake.stored().as_deref(), Some("old-access"));
    }
}

#[test]
fn client_credentials_are_asked_anew() {
    let asks = "grant_type=client_credentials";
    let fake = Fake::new("client-credentials").answers(200, json!({ "access_token": "one", "expires_in": 7200 }));
    fake.runs().unwrap();
    fake.runs().unwrap();
    assert_eq!(fake.seen(), [asks, "Bearer one", "Bearer one"]);
    fake.now.set(NOW + 2 * HOUR);
    let fake = fake.answers(200, json!({ "access_token": "two" }));
    fake.runs().unwrap();
    assert_eq!(fake.seen()[3..], [asks, "Bearer two"]);

    let fake = Fake::new("client-credentials").answers(401, json!({ "error": "invalid_client" }));
    let error = fake.runs().unwrap_err();
    assert_eq!(error.kind, Kind::TokenAcquisition);
    assert_eq!(error.message, "Failed to get token: the token endpoint returned 401 `invalid_client`.");
}

#[test]
fn who_is_not_connected_is_told_so() {
    let error = Fake::new("oauth").runs().unwrap_err();
    assert_eq!(
        (error.kind, error.message.as_str()),
        (Kind::Unauthenticated, "The connection `c` has not been connected yet.")
    );
    let fake = Fake::connected(HOUR as i64).answers(401, expired());
    fake.store.borrow_mut().as_mut().unwrap().tokens.refresh_token = None;
    assert_eq!(fake.runs().unwrap_err().kind, Kind::TokenRefresh);
}

const CALLBACK: &str = "https://flow.example.com/callback";

/// Begins, and answers with this query; `STATE` stands for the state.
fn signs_in(fake: &Fake, query: &str) -> Result<()> {
    let started = authorization::begin(fake, "c", CALLBACK, &[]).unwrap();
    let state = json_of(&started.pending)["state"].as_str().unwrap().to_owned();
    authorization::complete(fake, "c", &started.pending, &format!("{CALLBACK}?{}", query.replace("STATE", &state)))
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_sign_in_ends_with_tokens() {
    let fake = Fake::new("oauth").set("scopes", json!(["repository:read", "webhook"])).grants("first");
    let url = authorization::begin(&fake, "c", CALLBACK, &[]).unwrap().url;
    assert_eq!(
        url,
        "https://bitbucket.org/site/oauth2/authorize?response_type=code&client_id=key\
        &redirect_uri=https%3A%2F%2Fflow.example.com%2Fcallback&scope=repository%20webhook\
        &state=BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc&code_challenge=3Ev4DHdHPRMPoN6GukAY_pi7IUAF5qWJHRK6kURvnoE\
        &code_challenge_method=S256"
    );
    signs_in(&fake, "code=c%2F1&state=STATE").unwrap();
    assert_eq!(fake.stored().as_deref(), Some("first-access"));
    let verifier = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
    let form = format!(
        "grant_type=authorization_code&code=c%2F1&redirect_uri=https%3A%2F%2Fflow.example.com%2Fcallback\
        &code_verifier={verifier}"
    );
    assert_eq!(fake.seen(), [form]);
    // Another sign-in replaces what is stored.
    let fake = fake.grants("second");
    signs_in(&fake, "code=c2&state=STATE").unwrap();
    assert_eq!(fake.stored().as_deref(), Some("second-access"));
}

#[test]
fn sign_ins_that_fail_say_why() {
    let told = |fake: Fake, query: &str| -> Box<Error> {
        let error = signs_in(&fake, query).unwrap_err();
        assert_eq!((error.kind, fake.stored()), (Kind::TokenAcquisition, None), "{error}");
        assert!(error.message.starts_with("Failed to get token: "), "{error}");
        error
    };
    let fake = || Fake::new("oauth");
    let other = told(fake(), "code=c&state=another");
    assert!(other.cause.unwrap().contains("different sign-in"));
    told(fake(), "code=c");
    told(fake(), "state=STATE");
    let denied = told(fake(), "error=access_denied&error_description=The+user+said+no.&state=STATE");
    assert!(denied.cause.unwrap().ends_with("The server says: The user said no."));
    assert!(denied.resolution.unwrap().contains("grant access"));
    let moved = told(fake(), "error=invalid_request&error_description=Invalid+redirect_uri");
    assert!(moved.resolution.unwrap().contains("callback URL"));
    let late = told(
        fake().answers(400, json!({ "error": "invalid_grant", "error_description": "Code code-1 is over" })),
        "code=code-1&state=STATE",
    );
    assert!(
        late.cause.as_ref().unwrap().contains("has expired") && !format!("{late:?}").contains("code-1"),
        "{late:?}"
    );
    // A code is never shown twice.
    let fake = fake().loses().grants("first");
    assert!(told(fake, "code=c&state=STATE").message.contains("did not respond"));
}

#[test]
fn only_people_sign_in() {
    let error = authorization::begin(&Fake::new("client-credentials"), "c", CALLBACK, &[]).err().unwrap();
    assert_eq!(error.kind, Kind::Unsupported);
    for (callback, scope) in [("/callback", "repository"), ("https://a.example/#x", "repository"), (CALLBACK, "repo")] {
        let error = authorization::begin(&Fake::new("oauth"), "c", callback, &[scope.into()]).err().unwrap();
        assert_eq!((error.kind, error.fields.len()), (Kind::InvalidInput, 1), "{callback} {scope}");
    }
}

/// The test of a connection: whether each check passed, and all that it says.
fn tested(fake: &Fake, services: &[&str]) -> (Vec<(&'static str, bool)>, String) {
    let services: Vec<_> = services.iter().map(|name| (*name).to_owned()).collect();
    let report = diagnostics::test(fake, "c", &services).unwrap();
    let told = report.checks.iter().map(|check| check.message.as_str()).collect::<Vec<_>>().join("\n");
    (
        report
            .checks
            .into_iter()
            .map(|check| (&*check.name.leak(), check.verdict != diagnostics::Verdict::Failed))
            .collect(),
        told,
    )
}

#[test]
fn a_test_tells_who_and_what() {
    let repository = json!({ "slug": "web" });
    let fake = Fake::new("api-token")
        .set("email", json!("ada@example.com"))
        .says(
            200,
            &[("X-OAuth-Scopes", "read:user:bitbucket, read:webhook:bitbucket"), ("X-Credential-Type", "api_token")],
            r#"{"display_name":"Ada Example"}"#,
        )
        .answers(200, json!({ "values": [{ "workspace": { "slug": "empty" } }, { "workspace": { "slug": "acme" } }] }))
        .answers(200, json!({ "values": [] }))
        .answers(200, json!({ "values": [repository] }))
        .answers(200, json!({ "values": [] }));
    let report = diagnostics::test(&fake, "c", &["pull-requests".into()]).unwrap();
    assert!(report.passed());
    assert_eq!((report.identity.as_deref(), report.credential.as_deref()), (Some("Ada Example"), Some("api_token")));
    assert_eq!((report.server.as_str(), report.granted_scopes.len()), ("Bitbucket Cloud", 2));
    assert_eq!(report.checks[1].message, "Can read pull requests of acme/web.");
    assert!(fake.sent.borrow().iter().all(|request| request.method == "GET"));
}

/// A Data Center, and a credential of this kind without its fields.
fn server(credential: &str) -> Fake {
    let settings = json!({ "product": "data-center", "credential": credential, "base_url": "https://git.example.com" });
    Fake { settings, now: Cell::new(NOW), ..Fake::default() }
}

#[test]
fn a_refused_credential_is_tried_once() {
    let exception = "com.atlassian.bitbucket.auth.CaptchaRequiredAuthenticationException";
    let captcha = json!({ "errors": [{ "message": "CAPTCHA", "exceptionName": exception }] });
    let fake = server("password").set("username", json!("ada")).set("password", json!("x")).answers(403, captcha);
    let (checks, told) = tested(&fake, &[]);
    assert!(!checks[0].1 && told.contains("Sign in with a browser") && told.contains("Skipped"), "{told}");
    assert_eq!(fake.sent.borrow().len(), 1);
}

#[test]
fn an_access_token_is_never_asked_for_its_user() {
    let fake = Fake::new("access-token").set("workspace", json!("acme"));
    let (passed, told) = tested(&fake, &["repositories", "issues"]);
    assert_eq!(passed, [("identity", true), ("repositories", true), ("issues", true)]);
    assert!(told.contains("can't access any repository in acme") && told.contains("Jira"), "{told}");
    assert!(fake.sent.borrow().iter().all(|request| !request.url.contains("/2.0/user")));
    let (passed, told) = tested(&Fake::new("access-token"), &["repositories"]);
    assert!(!passed[0].1 && told.contains("Set `workspace`"), "{told}");
}

#[test]
fn a_place_that_is_not_reached_is_looked_for_once_and_told_by_each_check() {
    let missing = json!({ "type": "error", "error": { "message": "No workspace with identifier 'acme'." } });
    let fake = Fake::new("access-token").set("workspace", json!("acme")).answers(404, missing);
    let (passed, told) = tested(&fake, &["repositories", "pipelines"]);
    assert_eq!(passed, [("identity", true), ("repositories", false), ("pipelines", false)]);
    assert_eq!(told.matches("the access token belongs to another workspace").count(), 2, "{told}");
    assert_eq!(fake.sent.borrow().len(), 1);
}

#[test]
fn an_unknown_service_is_told_the_nearest() {
    let error = diagnostics::test(&Fake::new("access-token"), "c", &["pull_request".into()]).err().unwrap();
    assert!(error.message.contains("did you mean `pull-requests`?"), "{error}");
}

#[test]
fn data_center_is_known_by_its_properties() {
    let page = "<html>Not found</html>";
    let server = || server("http-access-token").set("token", json!("t"));
    let (passed, told) = tested(&server().says(404, &[("Content-Type", "text/html")], page), &["repositories"]);
    assert!(!passed[0].1 && told.contains("context path may be missing or wrong"), "{told}");

    let properties = r#"{"version":"9.4.2"}"#;
    let (passed, told) = tested(&server().says(200, &[], properties), &["repositories"]);
    assert!(!passed[0].1 && told.contains("as anonymous"), "{told}");

    let late = [("X-AUSERNAME", "ada"), ("Date", "Fri, 20 Nov 2026 09:30:00 GMT")];
    let fake = server()
        .says(200, &late, properties)
        .answers(200, json!({ "displayName": "Ada Example" }))
        .answers(200, json!({ "values": [{ "slug": "web", "project": { "key": "ACME" } }] }))
        .answers(401, json!({ "errors": [{ "message": "No.", "exceptionName": "x.AuthorisationException" }] }));
    let (passed, told) = tested(&fake, &["webhooks"]);
    assert_eq!(passed, [("identity", true), ("webhooks", false)]);
    assert!(told.contains("Ada Example (ada)") && told.contains("clock") && told.contains("REPO_ADMIN"), "{told}");
}
