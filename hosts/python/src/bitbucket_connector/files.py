"""Files and folders that only their owner can read."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Makes the folder and those above it for their owner alone, and refuses one that others may change."""
    for path in reversed([folder, *folder.parents]):
        if not path.exists():
            path.mkdir(mode=0o700, exist_ok=True)
    check_closed(folder)


def open_private(path: Path, flags: int) -> int:
    """Opens a file that only its owner can read, and returns its descriptor."""
    descriptor = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _check(path, os.fstat(descriptor))
        if os.fstat(descriptor).st_mode & 0o077:
            os.fchmod(descriptor, 0o600)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def check_closed(path: Path) -> None:
    """Refuses what belongs to another user, or what others may write to."""
    found = path.stat()
    _check(path, found)
    if stat.S_IMODE(found.st_mode) & 0o022:
        raise PermissionError(f"{path}: other users may write to it (chmod go-w)")


def sync_folder(folder: Path) -> None:
    """A new file's name is on the disk only when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check(path: Path, found: os.stat_result) -> None:
    if found.st_uid != os.geteuid():
        raise PermissionError(f"{path}: it belongs to another user")
