//! The key that the store's values are sealed with, which never lies in the database itself.

use super::{file, lock};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    fmt, fs, hint,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};

const KEY_BYTES: usize = 32;

/// How long another process may take to make the key; the person may have to unlock the keyring first.
const MAKING: Duration = Duration::from_secs(120);

/// 32 random bytes. Shows itself to nobody, and is wiped when dropped.
pub struct Key {
    bytes: [u8; KEY_BYTES],
    place: String,
}

/// What a store that asks for its key holds already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Nothing: any key will do, and one may be made.
    None,
    /// Values that no other key opens: one that is lost must not be made anew.
    Sealed,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// This machine has no keyring, as servers have none, or it stayed locked.
    #[error("the system's keyring cannot be used: {0}")]
    Keyring(String),
    /// The key file would tell everybody the key.
    #[error("others than its owner can read the key file {}; run: chmod 600 {}", path.display(), path.display())]
    Shared {
        /// The key file.
        path: PathBuf,
    },
    /// The store was begun with a key file that is not there.
    #[error("the key file {} is not there, and the store cannot be opened without its key; bring it back from a backup, or name the right one", path.display())]
    Missing {
        /// The key file.
        path: PathBuf,
    },
    /// The store was begun with a key in the keyring that is there no more.
    #[error("{0} is not there, and the store cannot be opened without its key; bring it back from a backup")]
    Lost(String),
    /// The key file cannot be read or made.
    #[error("the key file {} cannot be read or made: {source}", path.display())]
    File {
        /// The key file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What is there is no key.
    #[error("{0} holds no key, which is 32 bytes in Base64; bring it back from a backup")]
    Format(String),
}

impl Key {
    /// From the keyring of the system (macOS Keychain, Windows Credential Manager, Secret Service), where it is made for
    /// a store that has no values yet. Blocks, for as long as a person needs to unlock the keyring.
    ///
    /// `folder` is the store's: processes that need the key at the same time wait for each other there, because a
    /// keyring cannot be asked to keep what it already has.
    ///
    /// # Errors
    /// Where there is no keyring, it stays locked, or it holds nothing of this name for a store with values, or something
    /// else.
    pub fn from_keyring(service: &str, user: &str, folder: &Path, values: Values) -> Result<Self, KeyError> {
        let refused = |error: keyring::Error| KeyError::Keyring(error.to_string());
        let place = format!("the keyring's entry `{service}`");
        let entry = keyring::Entry::new(service, user).map_err(|error| {
            let status = keyring::Entry::store_status().as_ref().err();
            KeyError::Keyring(status.map_or_else(|| error.to_string(), ToString::to_string))
        })?;
        file::make_folder(folder).map_err(|source| KeyError::File { path: folder.into(), source })?;
        let _making = lock::hold(&folder.join("key.lock"), MAKING).map_err(KeyError::Keyring)?;
        let text = match entry.get_password() {
            Err(keyring::Error::NoEntry) if values == Values::Sealed => return Err(KeyError::Lost(place)),
            Err(keyring::Error::NoEntry) => {
                entry.set_password(&random()).map_err(refused)?;
                entry.get_password()
            }
            found => found,
        };
        Self::read(&text.map_err(refused)?, place)
    }

    /// From a file of its owner alone, which is made for a store that has no values yet. Blocks for as long as a disk takes.
    ///
    /// # Errors
    /// Where the group or others can read the file, it is not there for a store with values, cannot be read or made, or
    /// holds something else.
    pub fn from_file(path: &Path, values: Values) -> Result<Self, KeyError> {
        let failed = |source| KeyError::File { path: path.into(), source };
        let file = match fs::File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && values == Values::Sealed => {
                return Err(KeyError::Missing { path: path.into() });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make(path).and_then(|()| fs::File::open(path)).map_err(failed)?
            }
            opened => opened.map_err(failed)?,
        };
        file::check_owner(path).map_err(failed)?;
        if file::is_shared(&file).map_err(failed)? {
            return Err(KeyError::Shared { path: path.into() });
        }
        let mut text = String::new();
        file.take(1024).read_to_string(&mut text).map_err(failed)?;
        Self::read(&text, path.display().to_string())
    }

    fn read(text: &str, place: String) -> Result<Self, KeyError> {
        match STANDARD.decode(text.trim()).map(<[u8; KEY_BYTES]>::try_from) {
            Ok(Ok(bytes)) => Ok(Self { bytes, place }),
            _ => Err(KeyError::Format(place)),
        }
    }

    pub(super) fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.bytes
    }

    /// Where it comes from, as a person calls it.
    pub(super) fn place(&self) -> &str {
        &self.place
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.place)
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.bytes.fill(0);
        // The compiler may not leave the wiping out: somebody could look.
        hint::black_box(&self.bytes);
    }
}

/// Makes the file, unless another process was first: then its key is the one. A whole file gets its name in one step, so
/// that nobody ever reads half a key.
fn make(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        file::make_folder(folder)?;
    }
    let part = file::part_of(path);
    let made = file::private().create_new(true).open(&part).and_then(|mut file| {
        file.write_all(random().as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        match fs::hard_link(&part, path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => file::sync_folder(path),
        }
    });
    let _ = fs::remove_file(&part);
    made
}

fn random() -> String {
    let mut bytes = [0; KEY_BYTES];
    getrandom::fill(&mut bytes).expect("the system has a source of randomness");
    STANDARD.encode(bytes)
}
