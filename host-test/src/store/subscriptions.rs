use super::{Key, SqliteStore, told};
use rusqlite::{OptionalExtension, Row, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How long the id of an event is remembered, in milliseconds: Bitbucket delivers again within minutes.
const REMEMBERED_MS: u64 = 24 * 60 * 60 * 1_000;
/// How long events are kept, in milliseconds.
const KEPT_MS: u64 = 7 * REMEMBERED_MS;

/// How the events of a subscription come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The service delivers them.
    Webhook,
    /// The service is asked for them.
    Polling,
}

impl Mode {
    /// As the contract spells it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Webhook => "webhook",
            Self::Polling => "polling",
        }
    }
}

/// One trigger of one workflow.
#[derive(Clone, Debug)]
pub struct Subscription {
    /// Unguessable: it is the last segment of its URL.
    pub id: String,
    /// Name of the connection.
    pub connection: String,
    /// Id of the trigger.
    pub trigger: String,
    /// How its events come.
    pub mode: Mode,
    /// Where the service delivers to; none for polling.
    pub url: Option<String>,
    /// Milliseconds since the epoch.
    pub created_at: u64,
    /// The trigger's configuration.
    pub config: Value,
    /// The connector's state, JSON; none before the first poll.
    pub state: Option<String>,
}

/// An event that is to be kept.
#[derive(Clone, Debug)]
pub struct Started {
    /// The same for the same event.
    pub id: String,
    /// RFC 3339, where the service says so.
    pub occurred_at: Option<String>,
    /// What the workflow gets.
    pub payload: Value,
}

/// What a delivery or a poll came to, to be stored as a whole or not at all.
#[derive(Clone, Debug, Default)]
pub struct Delivered {
    /// What starts.
    pub events: Vec<Started>,
    /// The subscription's new state, if it changed.
    pub state: Option<String>,
    /// Why nothing starts, and whether it was refused.
    pub why: Option<(Status, String)>,
}

/// What became of something that was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Stored, and not handed on yet.
    Waiting,
    /// Handed on.
    Done,
    /// Known or filtered out: nothing started.
    Ignored,
    /// Not the service's, or not to be read.
    Refused,
}

impl Status {
    /// As it is stored and shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Ignored => "ignored",
            Self::Refused => "refused",
        }
    }

    fn of(name: &str) -> Self {
        [Self::Waiting, Self::Done, Self::Ignored].into_iter().find(|it| it.name() == name).unwrap_or(Self::Refused)
    }
}

/// Something that was received, as it is stored.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Counts what was received.
    pub number: i64,
    /// Id of the subscription.
    pub subscription: String,
    /// The event's id; none for what started nothing.
    pub id: Option<String>,
    /// RFC 3339, in seconds.
    pub received_at: String,
    /// What became of it.
    pub status: Status,
    /// Why nothing started, or why it was not handed on.
    pub why: Option<String>,
    /// When it happened, RFC 3339.
    pub occurred_at: Option<String>,
    /// What the workflow gets; null for what started nothing.
    pub payload: Value,
}

#[derive(Serialize, Deserialize)]
struct SealedSubscription {
    config: Value,
    state: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct SealedEvent {
    occurred_at: Option<String>,
    payload: Value,
}

/// Subscriptions and what they received. The error is a sentence without secrets.
impl SqliteStore {
    /// Keeps a subscription, in place of an earlier one of its id.
    ///
    /// # Errors
    /// Where the store or its key cannot be used.
    pub async fn keep_subscription(&self, subscription: &Subscription) -> Result<(), String> {
        let one = subscription.clone();
        self.work(move |open| {
            let (database, key, path) = open.unlocked()?;
            let sealed = seal(key, &one.id, &SealedSubscription { config: one.config, state: one.state });
            let keep = "INSERT INTO subscriptions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        ON CONFLICT DO UPDATE SET sealed = excluded.sealed, url = excluded.url";
            let row =
                params![one.id, one.connection, one.trigger, one.mode.id(), one.url, one.created_at as i64, sealed];
            database.execute(keep, row).map(drop).map_err(|error| told(path, &error))
        })
        .await
    }

    /// All subscriptions, the oldest first.
    ///
    /// # Errors
    /// As [`keep_subscription`](Self::keep_subscription).
    pub async fn subscriptions(&self) -> Result<Vec<Subscription>, String> {
        if !self.is_there() {
            return Ok(Vec::new());
        }
        self.work(|open| {
            let list = "SELECT id, connection, trigger, mode, url, created_at, sealed FROM subscriptions
                        ORDER BY created_at, id";
            let read = |row: &Row<'_>| {
                let one = Subscription {
                    id: row.get(0)?,
                    connection: row.get(1)?,
                    trigger: row.get(2)?,
                    mode: if row.get::<_, String>(3)? == "polling" { Mode::Polling } else { Mode::Webhook },
                    url: row.get(4)?,
                    created_at: row.get::<_, i64>(5)? as u64,
                    config: Value::Null,
                    state: None,
                };
                Ok((one, row.get(6)?))
            };
            let rows = open.database.prepare(list).and_then(|mut list| list.query_map([], read)?.collect());
            let rows: Vec<(Subscription, Vec<u8>)> = rows.map_err(|error| told(&open.path, &error))?;
            let mut all = Vec::new();
            for (mut one, sealed) in rows {
                let opened: Option<SealedSubscription> = unseal(open.unlocked()?.1, &one.id, &sealed);
                let opened =
                    opened.ok_or_else(|| format!("the subscription {} was changed by something else", one.id))?;
                (one.config, one.state) = (opened.config, opened.state);
                all.push(one);
            }
            Ok(all)
        })
        .await
    }

    /// Gives a subscription a new state, unless it is another than `before` meanwhile; tells whether it did.
    ///
    /// # Errors
    /// As [`keep_subscription`](Self::keep_subscription).
    pub async fn replace_state(&self, id: &str, before: Option<String>, state: String) -> Result<bool, String> {
        let id = id.to_owned();
        self.work(move |open| {
            let (database, key, path) = open.unlocked()?;
            let failed = |error| told(path, &error);
            let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
            let find = "SELECT sealed FROM subscriptions WHERE id = ?1";
            let sealed: Option<Vec<u8>> =
                transaction.query_row(find, [&id], |row| row.get(0)).optional().map_err(failed)?;
            let known: Option<SealedSubscription> = sealed.and_then(|sealed| unseal(key, &id, &sealed));
            let Some(known) = known.filter(|known| known.state == before) else { return Ok(false) };
            let sealed = seal(key, &id, &SealedSubscription { config: known.config, state: Some(state) });
            let update = "UPDATE subscriptions SET sealed = ?2 WHERE id = ?1";
            transaction.execute(update, params![id, sealed]).map_err(failed)?;
            transaction.commit().map_err(failed)?;
            Ok(true)
        })
        .await
    }

    /// Removes a subscription and what it received.
    ///
    /// # Errors
    /// As [`keep_subscription`](Self::keep_subscription).
    pub async fn remove_subscription(&self, id: &str) -> Result<(), String> {
        let id = id.to_owned();
        self.work(move |open| {
            let removed = open.database.execute("DELETE FROM events WHERE subscription = ?1", [&id]).and_then(|_| {
                open.database.execute("DELETE FROM subscriptions WHERE id = ?1", [&id])?;
                open.database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
            });
            removed.map_err(|error| told(&open.path, &error))
        })
        .await
    }

    /// Stores what deliveries or polls of these subscriptions came to, and what became of events, in one transaction: when it returns, all
    /// of it is on the disk. Gives the events that are new, for each of `all`; of those whose id is remembered nothing is stored.
    ///
    /// # Errors
    /// As [`keep_subscription`](Self::keep_subscription); then nothing is stored.
    pub async fn receive(
        &self,
        all: Vec<(Subscription, Delivered)>,
        marks: Vec<(i64, Status, Option<String>)>,
        now: u64,
    ) -> Result<Vec<Vec<Stored>>, String> {
        self.work(move |open| {
            let (database, key, path) = open.unlocked()?;
            let failed = |error| told(path, &error);
            let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
            let mut new = Vec::new();
            for (subscription, delivered) in &all {
                let mut of_this = Vec::new();
                for event in &delivered.events {
                    let sealed = SealedEvent { occurred_at: event.occurred_at.clone(), payload: event.payload.clone() };
                    let insert = "INSERT INTO events (subscription, id, received_at, status, sealed)
                                  VALUES (?1, ?2, ?3, 'waiting', ?4)
                                  ON CONFLICT DO UPDATE SET received_at = excluded.received_at, status = 'waiting', sealed = excluded.sealed
                                  WHERE events.received_at < ?5 AND events.status <> 'waiting'
                                  RETURNING number, strftime('%Y-%m-%dT%H:%M:%SZ', received_at / 1000, 'unixepoch')";
                    let row = params![
                        subscription.id,
                        event.id,
                        now as i64,
                        seal(key, &subscription.id, &sealed),
                        now.saturating_sub(REMEMBERED_MS) as i64
                    ];
                    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
                    let stored = transaction.query_row(insert, row, read).optional().map_err(failed)?;
                    of_this.extend(stored.map(|(number, received_at)| Stored {
                        number,
                        subscription: subscription.id.clone(),
                        id: Some(event.id.clone()),
                        received_at,
                        status: Status::Waiting,
                        why: None,
                        occurred_at: event.occurred_at.clone(),
                        payload: event.payload.clone(),
                    }));
                }
                if let Some((status, why)) = &delivered.why {
                    let insert = "INSERT INTO events (subscription, received_at, status, why) VALUES (?1, ?2, ?3, ?4)";
                    let row = params![subscription.id, now as i64, status.name(), why];
                    transaction.execute(insert, row).map_err(failed)?;
                }
                if let Some(state) = &delivered.state {
                    let sealed = SealedSubscription { config: subscription.config.clone(), state: Some(state.clone()) };
                    let update = "UPDATE subscriptions SET sealed = ?2 WHERE id = ?1";
                    let row = params![subscription.id, seal(key, &subscription.id, &sealed)];
                    transaction.execute(update, row).map_err(failed)?;
                }
                new.push(of_this);
            }
            for (number, status, why) in marks {
                let update = "UPDATE events SET status = ?2, why = ?3 WHERE number = ?1";
                transaction.execute(update, params![number, status.name(), why]).map_err(failed)?;
            }
            let old = now.saturating_sub(KEPT_MS) as i64;
            let tidy = "DELETE FROM events WHERE received_at < ?1 AND status <> 'waiting'";
            transaction.execute(tidy, [old]).map_err(failed)?;
            transaction.commit().map_err(failed)?;
            Ok(new)
        })
        .await
    }

    /// What was received, the latest first; of one subscription where it is named.
    ///
    /// # Errors
    /// As [`keep_subscription`](Self::keep_subscription).
    pub async fn events(&self, subscription: Option<&str>, most: u32) -> Result<Vec<Stored>, String> {
        let subscription = subscription.map(str::to_owned);
        let which = "WHERE ?1 IS NULL OR subscription = ?1 ORDER BY number DESC LIMIT ?2";
        self.read_events(which, vec![subscription.into(), most.into()]).await
    }

    /// The event of this number.
    ///
    /// # Errors
    /// As [`keep_subscription`](Self::keep_subscription).
    pub async fn event(&self, number: i64) -> Result<Option<Stored>, String> {
        Ok(self.read_events("WHERE number = ?1", vec![number.into()]).await?.pop())
    }

    /// What was stored and not handed on yet, the oldest first.
    ///
    /// # Errors
    /// As [`keep_subscription`](Self::keep_subscription).
    pub async fn waiting(&self) -> Result<Vec<Stored>, String> {
        self.read_events("WHERE status = 'waiting' ORDER BY number", Vec::new()).await
    }

    async fn read_events(
        &self,
        which: &'static str,
        parameters: Vec<rusqlite::types::Value>,
    ) -> Result<Vec<Stored>, String> {
        if !self.is_there() {
            return Ok(Vec::new());
        }
        self.work(move |open| {
            let list = format!(
                "SELECT number, subscription, id, strftime('%Y-%m-%dT%H:%M:%SZ', received_at / 1000, 'unixepoch'),
                 status, why, sealed FROM events {which}"
            );
            let read = |row: &Row<'_>| {
                let one = Stored {
                    number: row.get(0)?,
                    subscription: row.get(1)?,
                    id: row.get(2)?,
                    received_at: row.get(3)?,
                    status: Status::of(&row.get::<_, String>(4)?),
                    why: row.get(5)?,
                    occurred_at: None,
                    payload: Value::Null,
                };
                Ok((one, row.get(6)?))
            };
            let rows = open
                .database
                .prepare(&list)
                .and_then(|mut list| list.query_map(rusqlite::params_from_iter(parameters), read)?.collect());
            let rows: Vec<(Stored, Option<Vec<u8>>)> = rows.map_err(|error| told(&open.path, &error))?;
            let mut all = Vec::new();
            for (mut one, sealed) in rows {
                if let Some(sealed) = sealed {
                    let opened: Option<SealedEvent> = unseal(open.unlocked()?.1, &one.subscription, &sealed);
                    let opened = opened.ok_or_else(|| format!("event {} was changed by something else", one.number))?;
                    (one.occurred_at, one.payload) = (opened.occurred_at, opened.payload);
                }
                all.push(one);
            }
            Ok(all)
        })
        .await
    }
}

/// What a value is sealed as: those of one subscription do not open as another's.
fn seal(key: &Key, subscription: &str, value: &impl Serialize) -> Vec<u8> {
    let value = serde_json::to_vec(value).expect("texts and JSON are JSON");
    key.seal(&[b"subscription ", subscription.as_bytes()].concat(), &value)
}

fn unseal<T: for<'a> Deserialize<'a>>(key: &Key, subscription: &str, sealed: &[u8]) -> Option<T> {
    let value = key.open(&[b"subscription ", subscription.as_bytes()].concat(), sealed)?;
    serde_json::from_slice(&value).ok()
}
