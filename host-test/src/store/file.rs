//! Files and folders that only their owner can read.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

/// Makes the folder, and those above it, for its owner alone.
#[cfg(unix)]
pub fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
pub fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Makes the file if it is not there, and takes it from everybody else. SQLite gives the files that it makes beside it
/// the same permissions.
#[cfg(unix)]
pub fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let file = private().create(true).truncate(false).open(path)?;
    check_owner(path)?;
    if is_shared(&file)? {
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
    }
    sync_folder(path)
}

#[cfg(not(unix))]
pub fn make_private(path: &Path) -> io::Result<()> {
    private().create(true).truncate(false).open(path).map(drop)
}

/// Opens for writing; what it makes, only its owner can read.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Whether others than the owner can read or write it.
#[cfg(unix)]
pub fn is_shared(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
pub fn is_shared(_: &File) -> io::Result<bool> {
    Ok(false)
}

/// Refuses what belongs to another user: whoever owns a file can change it, whatever its permissions say.
///
/// The standard library does not tell who runs the program; a pipe belongs to them, and needs no disk to write to.
#[cfg(unix)]
pub fn check_owner(path: &Path) -> io::Result<()> {
    use std::os::{fd::OwnedFd, unix::fs::MetadataExt};
    let (pipe, _) = io::pipe()?;
    if fs::metadata(path)?.uid() == File::from(OwnedFd::from(pipe)).metadata()?.uid() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::PermissionDenied, "it belongs to another user"))
}

#[cfg(not(unix))]
pub fn check_owner(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Refuses a file or folder that is another user's, or that others may write to.
pub fn check_closed(path: &Path) -> io::Result<()> {
    check_owner(path)?;
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path)?.permissions()) & 0o022 != 0 {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "other users may write to it (chmod go-w)"));
    }
    Ok(())
}

/// A name beside a file that nobody else has: what is written there is renamed, so that nobody ever reads half of it.
pub fn part_of(path: &Path) -> PathBuf {
    let mut chance = [0; 8];
    getrandom::fill(&mut chance).expect("the system has a source of randomness");
    path.with_extension(format!("{:x}.part", u64::from_ne_bytes(chance)))
}

/// A new file's name is on the disk only when its folder is.
#[cfg(unix)]
pub fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        // A name alone is one in the current folder.
        Some(folder) if folder.as_os_str().is_empty() => File::open(".")?.sync_all(),
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_is_one_in_the_current_folder() {
        // Tests run beside the manifest.
        for path in ["Cargo.toml", "src/lib.rs"] {
            sync_folder(Path::new(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        assert!(sync_folder(Path::new("no/such/folder")).is_err());
    }
}
