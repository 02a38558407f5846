//! The right to refresh, as the operating system's lock on a file of the connection.
//!
//! A row of the database would have to say until when it counts: too short, and two refresh; too long, and everybody
//! waits for a holder that died. The kernel knows when the holder is gone, however it went, and gives the lock back in
//! that moment: no heartbeat, no clock, nothing to clean up. A holder that hangs keeps it, and the waiters' time runs
//! out.

use super::file;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};
use tokio::sync::OwnedMutexGuard;

/// How often to look whether another process gave its lock back. A thread that waits inside of the kernel could not be
/// called off when its caller gives up.
const FIRST_LOOK: Duration = Duration::from_millis(2);
const LAST_LOOK: Duration = Duration::from_millis(50);

/// Locks on files of one folder.
pub struct Turns {
    folder: PathBuf,
    /// Who waits in this process waits here, in order of arrival; the first of them waits for the other processes.
    here: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
}

/// One turn. The file is given back before the next of this process is let in.
pub struct Turn {
    _everywhere: File,
    _here: OwnedMutexGuard<()>,
}

impl Turns {
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), here: Mutex::default() }
    }

    /// Waits for a turn of this name. Whoever drops the future has given up, and leaves nothing behind.
    pub async fn take(&self, name: &str) -> Result<Turn, String> {
        let here = self.here.lock().expect("no panic under the lock").entry(name.to_owned()).or_default().clone();
        let here = here.lock_owned().await;
        // A name can hold what no file name can.
        let digest: String = Sha256::digest(name).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let (folder, path) = (self.folder.clone(), self.folder.join(digest));
        let opened = tokio::task::spawn_blocking({
            let path = path.clone();
            move || file::make_folder(&folder).and_then(|()| open(&path))
        });
        let file = opened.await.map_err(io::Error::other).flatten().map_err(|error| refused(&path, &error))?;
        let mut pause = FIRST_LOOK;
        while !is_ours(&file).map_err(|error| refused(&path, &error))? {
            tokio::time::sleep(pause).await;
            pause = LAST_LOOK.min(pause * 2);
        }
        Ok(Turn { _everywhere: file, _here: here })
    }
}

/// Waits for the lock on a file without a runtime: for what takes milliseconds while nobody hangs.
pub fn hold(path: &Path, most: Duration) -> Result<File, String> {
    let file = open(path).map_err(|error| refused(path, &error))?;
    let begun = Instant::now();
    while !is_ours(&file).map_err(|error| refused(path, &error))? {
        if begun.elapsed() > most {
            return Err(format!("another process held {} for {most:?}", path.display()));
        }
        thread::sleep(FIRST_LOOK);
    }
    Ok(file)
}

fn open(path: &Path) -> io::Result<File> {
    file::private().create(true).truncate(false).open(path)
}

/// Takes the lock if it is free.
fn is_ours(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn refused(path: &Path, error: &io::Error) -> String {
    format!("{} cannot be locked: {error}", path.display())
}
