//! Files that pass between a workflow and a service without entering the connector's memory.

use crate::store::file;
use async_trait::async_trait;
use std::{
    io,
    path::{Path, PathBuf},
    pin::Pin,
};
use tokio::{
    fs::{File, OpenOptions},
    io::{AsyncRead, AsyncWriteExt},
};

/// A blob that is being read.
pub struct Blob {
    /// Length in bytes.
    pub bytes: u64,
    /// Its content.
    pub reader: Pin<Box<dyn AsyncRead + Send + Sync>>,
}

/// A blob that is being written. One that is dropped before it is finished leaves nothing behind.
#[async_trait]
pub trait NewBlob: Send {
    /// Appends.
    async fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Keeps what was written; returns the handle.
    async fn finish(self: Box<Self>) -> io::Result<String>;
}

/// Where blobs live. A handle is opaque to the connector, and no handle may reach what is not a blob.
#[async_trait]
pub trait Blobs: Send + Sync {
    /// Opens a blob for reading. An unknown or malformed handle is [`io::ErrorKind::NotFound`].
    async fn open(&self, handle: &str) -> io::Result<Blob>;
    /// Starts a new blob.
    async fn create(&self) -> io::Result<Box<dyn NewBlob>>;
}

/// Blobs as the files of one folder; the handle is the file's name.
pub struct FolderBlobs {
    folder: PathBuf,
}

impl FolderBlobs {
    /// Blobs in this folder, which is made when the first is written.
    pub fn open(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The file that holds a blob, once the handle is known to name nothing outside the folder.
    pub fn path(&self, handle: &str) -> io::Result<PathBuf> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if handle.is_empty() || handle.len() > 200 || handle.starts_with('.') || !handle.chars().all(plain) {
            return Err(io::Error::new(io::ErrorKind::NotFound, "a blob's handle is a plain file name"));
        }
        Ok(self.folder.join(handle))
    }
}

#[async_trait]
impl Blobs for FolderBlobs {
    async fn open(&self, handle: &str) -> io::Result<Blob> {
        let path = self.path(handle)?;
        // A symbolic link could lead out of the folder.
        if !tokio::fs::symlink_metadata(&path).await?.is_file() {
            return Err(io::Error::new(io::ErrorKind::NotFound, "no such blob"));
        }
        let file = File::open(path).await?;
        Ok(Blob { bytes: file.metadata().await?.len(), reader: Box::pin(file) })
    }

    async fn create(&self) -> io::Result<Box<dyn NewBlob>> {
        tokio::fs::create_dir_all(&self.folder).await?;
        // Numbers rather than chance: a test then knows what the first blob is called.
        for number in 1.. {
            let path = self.folder.join(format!("blob-{number}"));
            // Hidden, so that no handle names it, until it is whole. Its name keeps the number for itself.
            let part = self.folder.join(format!(".blob-{number}.part"));
            match OpenOptions::new().write(true).create_new(true).open(&part).await {
                // Looked at under the part's name: whoever had it before has finished by now, or left nothing.
                Ok(file) => {
                    let blob = NewFile { file, path, part, finished: false };
                    if !blob.path.exists() {
                        return Ok(Box::new(blob));
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        unreachable!("a folder runs out of space before the numbers run out")
    }
}

struct NewFile {
    file: File,
    path: PathBuf,
    part: PathBuf,
    finished: bool,
}

#[async_trait]
impl NewBlob for NewFile {
    async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes).await
    }

    async fn finish(mut self: Box<Self>) -> io::Result<String> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        tokio::fs::rename(&self.part, &self.path).await?;
        self.finished = true;
        file::sync_folder(&self.path)?;
        Ok(self.path.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.finished {
            let _ = std::fs::remove_file(&self.part);
        }
    }
}
