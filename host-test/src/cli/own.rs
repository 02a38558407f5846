//! The user's own connections: what `connect` keeps in the store, and the tables of a file.

use std::{
    env,
    path::{Path, PathBuf},
    sync::Arc,
};

use async_trait::async_trait;
use etcetera::BaseStrategy as _;
use host_test::{
    connections::{Connection, ConnectionError, Connections, FileError, TomlConnections},
    store::{Key, KeyError, SqliteStore, Values},
    types::Error,
};

use super::{
    arguments::Options,
    default,
    failure::{Result, usage},
};

/// The connections that need neither an account nor a network.
pub const DEMOS: [&str; 2] = ["demo", "demo-data-center"];

/// What the key is called in the system's keyring.
const KEYRING: (&str, &str) = ("bitbucket-connector", "store");

/// Where there is no keyring, the key lies beside the store.
const KEY_FILE: &str = "store.key";

/// Where a connection is written down.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the store, by `connect`.
    Store,
    /// In the file, by hand.
    File,
}

/// Both places, and the tokens of either's connections.
pub struct Own {
    /// The file of connections, there or not.
    pub path: PathBuf,
    file: Option<TomlConnections>,
    /// Settings that `connect` keeps, and everybody's tokens.
    pub store: Arc<SqliteStore>,
}

impl Own {
    /// Opens what the flags, the environment or the configuration folder name.
    pub fn open(options: &Options) -> Result<Self> {
        let path = match &options.connections {
            Some(path) => path.clone(),
            None => folder()?.join("connections.toml"),
        };
        let file = match TomlConnections::open(&path) {
            Ok(file) => Some(file),
            Err(error) if options.connections.is_none() && is_missing(&error) => None,
            Err(error) => return Err(faulty(&path, error, &default::name(options))),
        };
        let folder = match options.store.clone().or_else(|| variable("BITBUCKET_CONNECTOR_STORE")) {
            Some(folder) => folder,
            None => self::folder()?,
        };
        if folder.exists() && !folder.is_dir() {
            return Err(usage(
                format!("{} is a file, and a store is a folder.", folder.display()),
                "Name the folder that the store is in: --store DIR",
            ));
        }
        if let Some(file) = &file
            && file.has_literal_secrets()
            && is_open_to_others(&path)
        {
            let path = path.display();
            super::note(&format!("Warning: others can read the secrets in {path}. Run: chmod 600 {path}"));
        }
        let key_file = options.key_file.clone().or_else(|| variable("BITBUCKET_CONNECTOR_KEY_FILE"));
        let within = folder.clone();
        let store = SqliteStore::new(&folder, move |values| key(&within, key_file.as_deref(), values));
        Ok(Self { path, file, store: Arc::new(store) })
    }

    /// Where the connection of this name is, if it is anywhere.
    pub async fn place(&self, name: &str) -> Result<Option<Place>> {
        let kept = self.kept().await?.iter().any(|kept| kept == name);
        let written = self.file.iter().flat_map(TomlConnections::names).any(|written| written == name);
        match (kept, written) {
            (true, true) => Err(self.clash(name)),
            (true, false) => Ok(Some(Place::Store)),
            (false, true) => Ok(Some(Place::File)),
            (false, false) => Ok(None),
        }
    }

    /// All names, by place.
    pub async fn names(&self) -> Result<Vec<(String, Place)>> {
        let mut names: Vec<_> = self.kept().await?.into_iter().map(|name| (name, Place::Store)).collect();
        for name in self.file.iter().flat_map(TomlConnections::names) {
            if names.iter().any(|(kept, _)| kept == name) {
                return Err(self.clash(name));
            }
            names.push((name.to_owned(), Place::File));
        }
        names.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(names)
    }

    /// The settings of a connection that there has to be.
    pub async fn settings(&self, name: &str) -> Result<Connection> {
        let Some(place) = self.place(name).await? else { return Err(self.unknown(name).await) };
        self.get(name).await.map_err(|error| {
            let resolution = match place {
                Place::File => format!("Set the variable, or change [{name}] in {}.", self.path.display()),
                Place::Store => format!("Check the store, {}, and its key.", self.store.file().display()),
            };
            let mut failure = usage(format!("Can't use the connection `{name}`."), resolution);
            failure.cause = Some(error.to_string());
            failure
        })
    }

    /// Where it is kept, for a person.
    pub fn shown(&self, place: Place) -> String {
        match place {
            Place::Store => self.store.file().display().to_string(),
            Place::File => self.path.display().to_string(),
        }
    }

    async fn kept(&self) -> Result<Vec<String>> {
        self.store.names().await.map_err(|error| unusable(&error))
    }

    async fn unknown(&self, name: &str) -> Box<Error> {
        let own = self.names().await.unwrap_or_default();
        let there: Vec<_> = DEMOS.into_iter().chain(own.iter().map(|(name, _)| name.as_str())).collect();
        usage(
            format!(
                "There is no connection `{name}`, neither in the store of `connect` nor in {}.",
                self.path.display()
            ),
            format!("Make it: host-test connect {name}. Or use one of these: {}.", there.join(", ")),
        )
    }

    fn clash(&self, name: &str) -> Box<Error> {
        usage(
            format!(
                "There are two connections `{name}`: one in the store of `connect`, {}, and the table [{name}] in {}.",
                self.store.file().display(),
                self.path.display()
            ),
            format!("Rename the table, or remove the other: host-test disconnect {name}"),
        )
    }
}

#[async_trait]
impl Connections for Own {
    async fn get(&self, name: &str) -> Result<Connection, ConnectionError> {
        match &self.file {
            Some(file) if file.names().any(|written| written == name) => file.get(name).await,
            _ => self.store.get(name).await,
        }
    }
}

/// The store does not answer.
pub fn unusable(error: &ConnectionError) -> Box<Error> {
    let mut failure = usage("Can't use the store of connections.", "`--store DIR` and `--key-file FILE` name others.");
    failure.cause = Some(error.to_string());
    failure
}

/// The key: the file that was named, else one that was made here earlier, else the keyring's. Servers have no keyring: a
/// store that begins there gets a key file.
fn key(folder: &Path, named: Option<&Path>, values: Values) -> Result<Key, KeyError> {
    let beside = folder.join(KEY_FILE);
    if let Some(path) = named.or_else(|| beside.exists().then_some(&*beside)) {
        return Key::from_file(path, values);
    }
    match Key::from_keyring(KEYRING.0, KEYRING.1, folder, values) {
        Err(KeyError::Keyring(why)) if values == Values::None => {
            super::note(&format!(
                "There is no keyring for the key of the store ({why}).\nIt is stored in {} instead. Use --key-file for another file.",
                beside.display()
            ));
            Key::from_file(&beside, values)
        }
        key => key,
    }
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

pub fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Where connections are unless somebody says otherwise.
pub fn folder() -> Result<PathBuf> {
    let base = etcetera::choose_base_strategy().map_err(|_| {
        usage("There is no home folder to look for connections in.", "Name the places: --connections FILE --store DIR")
    })?;
    Ok(base.config_dir().join(super::FOLDER))
}

fn is_missing(error: &FileError) -> bool {
    matches!(error, FileError::Read { source, .. } if source.kind() == std::io::ErrorKind::NotFound)
}

fn faulty(path: &Path, error: FileError, name: &str) -> Box<Error> {
    let shown = path.display();
    match error {
        error if is_missing(&error) => usage(
            format!("There is no connection `{name}`: the file {shown} does not exist."),
            format!(
                "Create it with a table [{name}], as `host-test help connections` shows, or use {}.",
                DEMOS.join(" or ")
            ),
        ),
        FileError::Read { source, .. } => usage(
            format!("Can't read the connections file {shown}: {source}."),
            "Fix it, or use another: --connections FILE",
        ),
        FileError::Format { reason, .. } => usage(
            format!("The connections file {shown} is invalid: {reason}."),
            "`host-test help connections` shows an example.",
        ),
    }
}
