//! Delivers webhooks: signed as both products sign them, and again where Cloud tries again.

use super::{
    Product, cloud, data_center,
    world::{Happened, event::Event, repository::Repository, webhook::Webhook},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{
    fmt,
    net::IpAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use url::Url;

/// How long a receiver may take, as on both products.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often Cloud delivers what is not answered with success; Data Center does it once.
const ATTEMPTS: u32 = 3;

/// A delivery of a webhook.
#[derive(Clone)]
pub struct Delivery {
    /// Where it goes to.
    pub url: String,
    /// As they are sent.
    pub headers: Vec<(String, String)>,
    /// JSON, over which it is signed.
    pub body: Vec<u8>,
}

impl Delivery {
    /// The key of the event.
    pub fn event(&self) -> &str {
        self.headers.iter().find(|(name, _)| name == "X-Event-Key").map_or("", |(_, value)| value)
    }
}

impl fmt::Debug for Delivery {
    /// Without its signature and body.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.event(), self.url)
    }
}

/// Deliveries that are kept instead of sent.
pub type Kept = Arc<Mutex<Vec<Delivery>>>;

/// What delivers: once it is told of something, the deliveries are on their way, or kept.
pub fn sender(kept: Option<Kept>) -> impl Fn(Happened) + Send + Sync {
    let number = AtomicU64::new(0);
    move |Happened { repository, events, webhooks }| {
        for event in &events {
            for webhook in &webhooks {
                for delivery in deliveries(&repository, event, webhook, &number) {
                    match &kept {
                        Some(kept) => kept.lock().expect("no panic under the lock").push(delivery),
                        None => {
                            let attempts = if webhook.product == Product::Cloud { ATTEMPTS } else { 1 };
                            tokio::spawn(deliver(delivery, attempts));
                        }
                    }
                }
            }
        }
    }
}

/// What a webhook is told of an event.
fn deliveries(repository: &Repository, event: &Event, webhook: &Webhook, number: &AtomicU64) -> Vec<Delivery> {
    let told = match webhook.product {
        Product::Cloud => cloud::delivery::of(repository, event),
        Product::DataCenter => data_center::delivery::of(repository, event),
    };
    let told = told.into_iter().filter(|(key, _)| webhook.events.iter().any(|event| event == key));
    let delivery = |(key, body): (&str, serde_json::Value)| {
        let number = number.fetch_add(1, Ordering::Relaxed);
        let id = format!("6a7b8c9d-{number:04}-4e5f-8a6b-7c8d9e0f1a2b");
        let body = body.to_string().into_bytes();
        let mut headers = vec![("Content-Type", "application/json".to_owned()), ("X-Event-Key", key.to_owned())];
        match webhook.product {
            Product::Cloud => headers.extend([
                ("User-Agent", "Bitbucket-Webhooks/2.0".into()),
                ("X-Hook-UUID", webhook.uuid()),
                ("X-Request-UUID", id),
                ("X-Attempt-Number", "1".into()),
            ]),
            Product::DataCenter => headers.extend([("X-Request-Id", id)]),
        }
        if let Some(secret) = &webhook.secret {
            headers.push(("X-Hub-Signature", format!("sha256={}", signature(secret, &body))));
        }
        let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Delivery { url: webhook.url.clone(), headers, body }
    };
    told.map(delivery).collect()
}

/// HMAC with SHA-256, in hexadecimal.
fn signature(secret: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("keys of any length are taken");
    mac.update(body);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn deliver(mut delivery: Delivery, attempts: u32) {
    for attempt in 1..=attempts {
        for (name, value) in &mut delivery.headers {
            if name == "X-Attempt-Number" {
                *value = attempt.to_string();
            }
        }
        if tokio::time::timeout(PATIENCE, post(&delivery)).await.is_ok_and(|success| success.unwrap_or(false)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200 << attempt)).await;
    }
}

/// Whether the receiver answered with success. A simulation delivers to this machine alone: nobody else is to hear of what never happened.
async fn post(delivery: &Delivery) -> std::io::Result<bool> {
    let nowhere = || std::io::Error::other("not an address of this machine");
    let url = Url::parse(&delivery.url).map_err(|_| nowhere())?;
    let host = url.host_str().unwrap_or_default();
    let is_here = host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    if url.scheme() != "http" || !is_here {
        return Err(nowhere());
    }
    let port = url.port_or_known_default().unwrap_or(80);
    let mut stream = TcpStream::connect((host, port)).await?;
    let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let mut head = format!("POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n");
    for (name, value) in &delivery.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", delivery.body.len()));
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&delivery.body).await?;
    let mut answer = Vec::new();
    // The status is in the first bytes.
    stream.take(64).read_to_end(&mut answer).await?;
    Ok(answer.get(9).is_some_and(|digit| *digit == b'2'))
}
