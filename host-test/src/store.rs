//! Tokens and connections in one SQLite file, for hosts that have no database of their own.
//!
//! Every value is sealed with a [`Key`] that lies elsewhere; names and revisions are plain. Any number of processes of
//! one machine can use the file at the same time, and what was saved is on the disk when the call returns.
//!
//! ```no_run
//! use host_test::store::{Key, SqliteStore};
//! use std::{path::Path, sync::Arc};
//!
//! let folder = Path::new("/var/lib/workflows/bitbucket");
//! let store = Arc::new(SqliteStore::new(folder, |values| {
//!     Key::from_file(Path::new("/etc/workflows/bitbucket.key"), values)
//! }));
//! // Both `Services::tokens` and `Services::connections` can be this store.
//! ```

mod connections;
pub(crate) mod file;
mod key;
mod lock;
mod seal;
mod subscriptions;
mod tokens;

pub use key::{Key, KeyError, Values};
pub use subscriptions::{Delivered, Mode, Started, Status, Stored, Subscription};

use lock::Turns;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, TransactionBehavior};
use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};
use url::Url;

/// The database's name in the store's folder; `-wal` and `-shm` stand beside it while it is in use.
pub const FILE: &str = "store.db";

/// Held while the file is made or brought to a newer form.
const OPENING: &str = "store.lock";

/// How long to wait for another process that writes. A write takes milliseconds.
const BUSY: Duration = Duration::from_secs(10);

/// What tells the file from other programs' databases: "bbwc" in ASCII.
const APPLICATION: i64 = 0x6262_7763;

/// What brings the file from each form to the next; `user_version` counts how many of them it has had.
const FORMS: &[&str] = &[
    "
    CREATE TABLE tokens (
        connection TEXT PRIMARY KEY,
        -- Stays when the tokens are forgotten, so that a late writer still meets a conflict.
        revision INTEGER NOT NULL,
        sealed BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE connections (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
    -- One row, sealed with the store's key: whoever cannot open it has another key.
    CREATE TABLE mark (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL) STRICT;
",
    "
    CREATE TABLE subscriptions (
        id TEXT PRIMARY KEY,
        connection TEXT NOT NULL,
        trigger TEXT NOT NULL,
        mode TEXT NOT NULL,
        -- Where the service delivers to; none for polling.
        url TEXT,
        -- Milliseconds since the epoch.
        created_at INTEGER NOT NULL,
        -- Configuration and state, which hold secrets.
        sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE events (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        subscription TEXT NOT NULL,
        -- None for what started nothing.
        id TEXT,
        received_at INTEGER NOT NULL,
        status TEXT NOT NULL,
        -- Why nothing started, or why it could not be handed on.
        why TEXT,
        sealed BLOB,
        UNIQUE (subscription, id)
    ) STRICT;
    CREATE INDEX waiting ON events (number) WHERE status = 'waiting';
",
    "
    -- What is too old is found without looking at all that is kept.
    CREATE INDEX received ON events (received_at);
",
];

/// What the sealed mark says, and what it is sealed as.
const MARK: &[u8] = b"mark";

type KeySource = dyn Fn(Values) -> Result<Key, KeyError> + Send + Sync;

/// A folder with the database and the files that locks are held on.
///
/// The folder has to be on a disk of this machine: network file systems do not keep SQLite's promises.
pub struct SqliteStore {
    folder: PathBuf,
    key: Arc<KeySource>,
    open: Arc<Mutex<Option<Open>>>,
    turns: Turns,
}

impl SqliteStore {
    /// The store in this folder. Nothing is touched before the first use: the folder is made by then, for its owner
    /// alone, and `key` is asked when the first value is sealed or opened, with what the store holds by then.
    pub fn new(folder: &Path, key: impl Fn(Values) -> Result<Key, KeyError> + Send + Sync + 'static) -> Self {
        Self {
            folder: folder.to_owned(),
            key: Arc::new(key),
            open: Arc::default(),
            turns: Turns::of(&folder.join("locks")),
        }
    }

    /// Where the database is.
    pub fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Whether anything was ever kept: who only looks makes no file.
    fn is_there(&self) -> bool {
        self.file().exists()
    }

    /// Does what may block where blocking harms nobody. The error is a sentence without secrets.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Open) -> Result<T, String> + Send + 'static,
    ) -> Result<T, String> {
        let (folder, key, shared) = (self.folder.clone(), self.key.clone(), self.open.clone());
        let done = tokio::task::spawn_blocking(move || {
            let mut open = shared.lock().expect("no panic under the lock");
            let open = match &mut *open {
                Some(open) => open,
                none => none.insert(Open::new(&folder, key)?),
            };
            work(open)
        });
        done.await.unwrap_or_else(|_| Err("the store crashed".into()))
    }
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// The database, and the key once it was needed.
struct Open {
    database: Connection,
    source: Arc<KeySource>,
    key: Option<Key>,
    path: PathBuf,
}

impl Open {
    fn new(folder: &Path, source: Arc<KeySource>) -> Result<Self, String> {
        let path = folder.join(FILE);
        let cannot = |error| format!("{} cannot be made: {error}", path.display());
        if folder.exists() && !folder.is_dir() {
            return Err(format!("{} is a file, and a store is a folder", folder.display()));
        }
        file::make_folder(folder).map_err(cannot)?;
        file::check_closed(folder).map_err(|error| format!("{} is no place for a store: {error}", folder.display()))?;
        // SQLite tells two processes that make the same file at once no more than that it is busy.
        let _opening = lock::hold(&folder.join(OPENING), BUSY)?;
        recognise(&path)?;
        file::make_private(&path).map_err(cannot)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut database = Connection::open_with_flags(&path, flags).map_err(|error| told(&path, &error))?;
        bring_up(&mut database).map_err(|error| told(&path, &error))?.map_err(|form| {
            format!("{} has form {form}, of a newer version than this program knows", path.display())
        })?;
        Ok(Self { database, source, key: None, path })
    }

    /// The database and the key, which is asked for the first time and compared with the one that the store began with.
    fn unlocked(&mut self) -> Result<(&mut Connection, &Key, &Path), String> {
        let key = match self.key.take() {
            Some(key) => key,
            None => {
                let stored = self.stored_mark().map_err(|error| told(&self.path, &error))?;
                let values = if stored.is_some() { Values::Sealed } else { Values::None };
                let key = (self.source)(values).map_err(|error| error.to_string())?;
                let mark = self.mark(&key).map_err(|error| told(&self.path, &error))?;
                if key.open(MARK, &mark).as_deref() != Some(MARK) {
                    return Err(format!(
                        "{} was sealed with another key than {}; use the key that it was made with",
                        self.path.display(),
                        key.place()
                    ));
                }
                key
            }
        };
        Ok((&mut self.database, self.key.insert(key), &self.path))
    }

    /// The mark of the store's key, which is the first that comes.
    fn mark(&self, key: &Key) -> rusqlite::Result<Vec<u8>> {
        if let Some(mark) = self.stored_mark()? {
            return Ok(mark);
        }
        self.database.execute("INSERT OR IGNORE INTO mark VALUES (1, ?1)", [key.seal(MARK, MARK)])?;
        Ok(self.stored_mark()?.unwrap_or_default())
    }

    fn stored_mark(&self) -> rusqlite::Result<Option<Vec<u8>>> {
        self.database.query_row("SELECT sealed FROM mark", [], |row| row.get(0)).optional()
    }
}

/// Refuses what is something else than a store, before anything of it is changed. A file that is empty may become a store;
/// those of the first version had no `application_id`.
fn recognise(path: &Path) -> Result<(), String> {
    let shown = path.display();
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(format!("{shown} cannot be read: {error}")),
        Ok(found) if !found.is_file() => {
            return Err(format!("{shown} is not a file, as a store's database is; remove it, or name another folder"));
        }
        Ok(found) if found.len() == 0 => return Ok(()),
        Ok(_) => {}
    }
    match is_ours(path) {
        Ok(true) => Ok(()),
        Ok(false) => Err(format!("{shown} is the database of another program; name another folder")),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            Err(format!("{shown} is not a SQLite database; restore it from a backup, or name another folder"))
        }
        Err(error) => Err(told(path, &error)),
    }
}

fn is_ours(path: &Path) -> rusqlite::Result<bool> {
    let database = open_to_look(path)?;
    let number = |name: &str| database.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let tables = |names: &str| {
        let sql = format!("SELECT count(*) FROM sqlite_schema WHERE type = 'table' {names}");
        database.query_row(&sql, [], |row| row.get::<_, i64>(0))
    };
    Ok(match (number("application_id")?, number("user_version")?) {
        (APPLICATION, _) => true,
        (0, 0) => tables("")? == 0,
        (0, 1) => tables("AND name IN ('tokens', 'connections', 'mark')")? == 3,
        _ => false,
    })
}

/// Opens a database without making or rolling back anything. Where no log of changes lies beside it, nobody has it open:
/// told so, SQLite makes no log either, which even a reader would leave behind.
fn open_to_look(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let uri = std::path::absolute(path).ok().and_then(|path| Url::from_file_path(path).ok());
    match uri.filter(|_| !Path::new(&log).exists()) {
        Some(mut uri) => {
            uri.set_query(Some("immutable=1"));
            Connection::open_with_flags(uri.as_str(), flags | OpenFlags::SQLITE_OPEN_URI)
        }
        None => Connection::open_with_flags(path, flags),
    }
}

/// Durable, tidy, and of this program's form; the inner error is a form that it does not know.
fn bring_up(database: &mut Connection) -> rusqlite::Result<Result<(), usize>> {
    database.busy_timeout(BUSY)?;
    database.execute_batch(
        // FULL: a commit is on the disk before it returns, also when the power fails.
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;",
    )?;
    let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let form: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let form = usize::try_from(form).unwrap_or_default();
    let Some(missing) = FORMS.get(form..) else { return Ok(Err(form)) };
    for next in missing {
        transaction.execute_batch(next)?;
    }
    transaction.pragma_update(None, "user_version", FORMS.len() as i64)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.commit()?;
    Ok(Ok(()))
}

/// What SQLite says, for a person.
fn told(path: &Path, error: &rusqlite::Error) -> String {
    let path = path.display();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => format!("the disk of {path} is full"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            format!("another process kept {path} busy for {BUSY:?}")
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            format!("{path} cannot be written; look at its folder's owner and permissions")
        }
        Some(ErrorCode::SystemIoFailure) => format!("{path} cannot be read or written; look at its disk ({error})"),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            format!("{path} is damaged; bring it back from a backup, or move it away and connect again")
        }
        _ => format!("{path} cannot be used: {error}"),
    }
}
