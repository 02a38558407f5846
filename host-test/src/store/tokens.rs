use super::{Key, Open, SqliteStore, told};
use crate::tokens::{Entry, Lock, StoreError, TokenStore, Tokens};
use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What is sealed of [`Tokens`]: all of it.
#[derive(Serialize, Deserialize)]
struct Sealed {
    access_token: String,
    refresh_token: Option<String>,
    expires_at: Option<u64>,
    scopes: Vec<String>,
    #[serde(default)]
    extra: Option<String>,
}

/// A connection's row. Without tokens it only remembers the revision.
struct Row {
    revision: i64,
    sealed: Option<Vec<u8>>,
}

#[async_trait]
impl TokenStore for SqliteStore {
    async fn load(&self, connection: &str) -> Result<Option<Entry>, StoreError> {
        if !self.is_there() {
            return Ok(None);
        }
        let connection = connection.to_owned();
        let load = move |open: &mut Open| match row(&open.database, &connection, &open.path)? {
            Some(row) if row.sealed.is_some() => {
                let (_, key, _) = open.unlocked()?;
                opened(key, &connection, row)
            }
            _ => Ok(None),
        };
        self.work(load).await.map_err(StoreError::Unavailable)
    }

    async fn save(&self, connection: &str, tokens: Tokens, expected: Option<u64>) -> Result<u64, StoreError> {
        let connection = connection.to_owned();
        let save = move |open: &mut Open| {
            let (database, key, path) = open.unlocked()?;
            let failed = |error| told(path, &error);
            // Immediate: nobody else can write between the look at the revision and the save.
            let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
            let stored = row(&transaction, &connection, path)?.unwrap_or(Row { revision: 0, sealed: None });
            if stored.sealed.as_ref().map(|_| stored.revision as u64) != expected {
                return opened(key, &connection, stored).map(Err);
            }
            let revision = stored.revision + 1;
            let Tokens { access_token, refresh_token, expires_at, scopes, extra } = tokens;
            let tokens = serde_json::to_vec(&Sealed { access_token, refresh_token, expires_at, scopes, extra });
            let sealed = key.seal(&name(&connection, revision), &tokens.expect("texts and numbers are JSON"));
            let save = "INSERT INTO tokens VALUES (?1, ?2, ?3)
                        ON CONFLICT DO UPDATE SET revision = excluded.revision, sealed = excluded.sealed";
            transaction.execute(save, params![connection, revision, sealed]).map_err(failed)?;
            transaction.commit().map_err(failed)?;
            Ok(Ok(revision as u64))
        };
        self.work(save).await.map_err(StoreError::Unavailable)?.map_err(StoreError::Conflict)
    }

    async fn forget(&self, connection: &str) -> Result<(), StoreError> {
        if !self.is_there() {
            return Ok(());
        }
        let connection = connection.to_owned();
        let forget = move |open: &mut Open| {
            let forgotten = open
                .database
                .execute("UPDATE tokens SET sealed = NULL WHERE connection = ?1", [connection])
                // Out of the log as well, where old pages wait to be written over.
                .and_then(|_| open.database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"));
            forgotten.map_err(|error| told(&open.path, &error))
        };
        self.work(forget).await.map_err(StoreError::Unavailable)
    }

    async fn lock(&self, connection: &str) -> Result<Lock, StoreError> {
        self.turns.take(connection).await.map(Lock::new).map_err(StoreError::Unavailable)
    }
}

fn row(database: &Connection, connection: &str, path: &Path) -> Result<Option<Row>, String> {
    let read = |row: &rusqlite::Row<'_>| Ok(Row { revision: row.get(0)?, sealed: row.get(1)? });
    database
        .query_row("SELECT revision, sealed FROM tokens WHERE connection = ?1", [connection], read)
        .optional()
        .map_err(|error| told(path, &error))
}

fn opened(key: &Key, connection: &str, row: Row) -> Result<Option<Entry>, String> {
    let Some(sealed) = row.sealed else { return Ok(None) };
    let value = key.open(&name(connection, row.revision), &sealed);
    let sealed: Sealed = value.and_then(|value| serde_json::from_slice(&value).ok()).ok_or_else(|| {
        format!(
            "the tokens of `{connection}` were changed by something else than this store; disconnect, and connect again"
        )
    })?;
    let Sealed { access_token, refresh_token, expires_at, scopes, extra } = sealed;
    let tokens = Tokens { access_token, refresh_token, expires_at, scopes, extra };
    Ok(Some(Entry { tokens, revision: row.revision as u64 }))
}

/// What the tokens are sealed as: a row that is put in another's place, or an older one back into its own, does not open.
fn name(connection: &str, revision: i64) -> Vec<u8> {
    [b"tokens", &revision.to_be_bytes()[..], connection.as_bytes()].concat()
}
