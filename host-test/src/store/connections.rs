use super::{Open, SqliteStore, told};
use crate::connections::{Connection, ConnectionError, Connections};
use async_trait::async_trait;
use rusqlite::{OptionalExtension, params};
use serde_json::Value;

/// Connections by name, their settings sealed.
impl SqliteStore {
    /// Keeps the settings of a connection, an object as [`Connection::new`] takes it, in place of earlier ones.
    ///
    /// # Errors
    /// Where the store or its key cannot be used.
    pub async fn keep(&self, connection: &str, settings: &Value) -> Result<(), ConnectionError> {
        let (connection, settings) = (connection.to_owned(), settings.to_string());
        let keep = move |open: &mut Open| {
            let (database, key, path) = open.unlocked()?;
            let sealed = key.seal(&name(&connection), settings.as_bytes());
            let keep = "INSERT INTO connections VALUES (?1, ?2) ON CONFLICT DO UPDATE SET sealed = excluded.sealed";
            database.execute(keep, params![connection, sealed]).map(drop).map_err(|error| told(path, &error))
        };
        self.work(keep).await.map_err(ConnectionError::Unavailable)
    }

    /// The settings that [`keep`](Self::keep) was given.
    ///
    /// # Errors
    /// Where there is no such connection, or the store or its key cannot be used.
    pub async fn settings(&self, connection: &str) -> Result<Value, ConnectionError> {
        if !self.is_there() {
            return Err(ConnectionError::Unknown);
        }
        let connection = connection.to_owned();
        let read = move |open: &mut Open| {
            let find = "SELECT sealed FROM connections WHERE name = ?1";
            let sealed = open.database.query_row(find, [&connection], |row| row.get(0)).optional();
            let Some(sealed): Option<Vec<u8>> = sealed.map_err(|error| told(&open.path, &error))? else {
                return Ok(None);
            };
            let value = open.unlocked()?.1.open(&name(&connection), &sealed);
            let settings = value.and_then(|value| serde_json::from_slice(&value).ok()).ok_or_else(|| {
                format!("the settings of `{connection}` were changed by something else than this store; disconnect, and connect again")
            })?;
            Ok(Some(settings))
        };
        self.work(read).await.map_err(ConnectionError::Unavailable)?.ok_or(ConnectionError::Unknown)
    }

    /// Removes the settings of a connection. Its tokens are the token store's to forget.
    ///
    /// # Errors
    /// Where the store cannot be used.
    pub async fn remove(&self, connection: &str) -> Result<(), ConnectionError> {
        if !self.is_there() {
            return Ok(());
        }
        let connection = connection.to_owned();
        let remove = move |open: &mut Open| {
            let removed = open
                .database
                .execute("DELETE FROM connections WHERE name = ?1", [connection])
                .and_then(|_| open.database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"));
            removed.map_err(|error| told(&open.path, &error))
        };
        self.work(remove).await.map_err(ConnectionError::Unavailable)
    }

    /// The names of all connections that are kept, for which no key is needed.
    ///
    /// # Errors
    /// Where the store cannot be used.
    pub async fn names(&self) -> Result<Vec<String>, ConnectionError> {
        if !self.is_there() {
            return Ok(Vec::new());
        }
        let list = |open: &mut Open| {
            let names = open
                .database
                .prepare("SELECT name FROM connections ORDER BY name")
                .and_then(|mut names| names.query_map([], |row| row.get(0))?.collect());
            names.map_err(|error| told(&open.path, &error))
        };
        self.work(list).await.map_err(ConnectionError::Unavailable)
    }
}

#[async_trait]
impl Connections for SqliteStore {
    async fn get(&self, name: &str) -> Result<Connection, ConnectionError> {
        Connection::parse(self.settings(name).await?)
            .map_err(|reason| ConnectionError::Unavailable(format!("in the connection `{name}`, {reason}")))
    }
}

/// What the settings are sealed as: those of one connection do not open as another's.
fn name(connection: &str) -> Vec<u8> {
    [b"connection ", connection.as_bytes()].concat()
}
