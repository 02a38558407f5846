//! A host of tests, for what is below the connector's exports: it answers as it was told to, and keeps what it was asked.

use std::cell::{Cell, RefCell};

use serde_json::{Value, json};

use crate::base::host::{
    ConnectionError, Content, Entry, Header, Host, HttpError, RefreshLock, Request, Response, StoreError, Tokens,
};
use crate::base::product::Product;
use crate::catalog::connection;
use crate::http::client::Api;

/// What the random bytes of every test are; the last of them.
pub const RANDOM: [u8; 8] = [0, 0, 0, 0, 0, 0, 1, 2];

type Answers<'a> = Box<dyn Fn(&Request) -> Result<Response, HttpError> + 'a>;

pub struct Scripted<'a> {
    settings: Value,
    answers: Answers<'a>,
    pub deadline: Option<u64>,
    pub now: Cell<u64>,
    pub sent: RefCell<Vec<Request>>,
    /// How many requests were sent side by side, each time that any were.
    pub batches: RefCell<Vec<usize>>,
    pub slept: RefCell<Vec<u32>>,
    pub warned: RefCell<Vec<String>>,
    pub progress: RefCell<Vec<(u64, Option<u64>)>>,
}

impl<'a> Scripted<'a> {
    /// It answers each request with what `answers` makes of it.
    pub fn new(product: Product, answers: impl Fn(&Request) -> Result<Response, HttpError> + 'a) -> Self {
        let settings = match product {
            Product::Cloud => json!({"product": "cloud", "credential": "host-managed"}),
            Product::DataCenter => {
                json!({"product": "data-center", "credential": "host-managed", "base_url": "https://git.example.com"})
            }
        };
        Self {
            settings,
            answers: Box::new(answers),
            deadline: None,
            now: Cell::new(1_795_167_000_000),
            sent: RefCell::default(),
            batches: RefCell::default(),
            slept: RefCell::default(),
            warned: RefCell::default(),
            progress: RefCell::default(),
        }
    }

    /// One that is asked nothing.
    pub fn unasked(product: Product) -> Self {
        Self::new(product, |request| panic!("{} is not to be sent", request.url))
    }

    /// With one setting of its connection.
    pub fn set(mut self, name: &str, value: Value) -> Self {
        self.settings[name] = value;
        self
    }

    pub fn api(&self) -> Api<'_> {
        Api::new(self, connection::read("c", &self.settings.to_string()).expect("the settings are valid"))
    }

    /// The addresses of what was sent, from the API's root on.
    pub fn asked(&self) -> Vec<String> {
        let root = self.api().connection.root;
        let sent = self.sent.borrow();
        sent.iter().map(|request| request.url.strip_prefix(root.as_str()).unwrap_or(&request.url).to_owned()).collect()
    }
}

/// An answer of JSON.
#[expect(clippy::unnecessary_wraps, reason = "it is what a host gives")]
pub fn answer(status: u16, body: &Value) -> Result<Response, HttpError> {
    let headers = vec![Header { name: "Content-Type".into(), value: "application/json".into() }];
    Ok(Response { status, headers, body: Content::Text(body.to_string()) })
}

impl Host for Scripted<'_> {
    fn connection(&self, _: &str) -> Result<String, ConnectionError> {
        Ok(self.settings.to_string())
    }

    fn load_tokens(&self, _: &str) -> Result<Option<Entry>, StoreError> {
        Ok(None)
    }

    fn save_tokens(&self, _: &str, _: &Tokens, _: Option<u64>) -> Result<u64, StoreError> {
        Ok(1)
    }

    fn forget_tokens(&self, _: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn lock_tokens(&self, _: &str, _: u32) -> Result<RefreshLock, StoreError> {
        Ok(RefreshLock(Box::new(())))
    }

    fn send(&self, request: Request) -> Result<Response, HttpError> {
        let answer = (self.answers)(&request);
        self.sent.borrow_mut().push(request);
        answer
    }

    fn send_all(&self, requests: Vec<Request>) -> Vec<Result<Response, HttpError>> {
        self.batches.borrow_mut().push(requests.len());
        requests.into_iter().map(|request| self.send(request)).collect()
    }

    fn attempt(&self) -> u32 {
        1
    }

    fn deadline(&self) -> Option<u64> {
        self.deadline
    }

    fn now(&self) -> u64 {
        self.now.get()
    }

    fn sleep(&self, ms: u32) {
        self.slept.borrow_mut().push(ms);
        self.now.set(self.now.get() + u64::from(ms));
    }

    fn random(&self, len: u32) -> Vec<u8> {
        RANDOM[..len as usize].to_vec()
    }

    fn debug(&self, _: &str) {}

    fn warn(&self, message: &str) {
        self.warned.borrow_mut().push(message.to_owned());
    }

    fn progress(&self, done: u64, total: Option<u64>, _: &str) {
        self.progress.borrow_mut().push((done, total));
    }
}
