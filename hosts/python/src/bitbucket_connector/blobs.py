"""Files that pass between a workflow and the service without entering the connector's memory."""

from __future__ import annotations

import os
import re
import secrets
import stat
from pathlib import Path
from typing import BinaryIO, Protocol

from .files import make_folder, open_private, sync_folder

HANDLE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}")


class NewBlob(Protocol):
    """A file that is being written."""

    def write(self, data: bytes) -> None: ...

    def finish(self) -> str:
        """Stores what was written durably, and returns its handle."""
        ...

    def discard(self) -> None:
        """Leaves nothing behind."""
        ...


class Blobs(Protocol):
    """Where files live. No handle may reach what is not one of them."""

    def open(self, handle: str) -> BinaryIO:
        """Opens a file for reading. Raises `FileNotFoundError`."""
        ...

    def create(self) -> NewBlob: ...

    def delete(self, handle: str) -> None: ...


class FolderBlobs:
    """Files of one folder. The handle is the file's name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __repr__(self) -> str:
        return f"FolderBlobs({str(self._folder)!r})"

    def path(self, handle: str) -> Path:
        """Where a file is."""
        if not HANDLE.fullmatch(handle):
            raise FileNotFoundError("a handle is a plain file name")
        return self._folder / handle

    def open(self, handle: str) -> BinaryIO:
        path = self.path(handle)
        # A symbolic link could lead out of the folder.
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise FileNotFoundError("no such file")
        return path.open("rb")

    def create(self) -> NewFile:
        make_folder(self._folder)
        # By chance: the handle of a deleted file must not come to mean another.
        handle = self.new_handle()
        # Hidden, so that no handle names it before it is whole.
        part = self._folder / f".{handle}.part"
        descriptor = open_private(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        return NewFile(os.fdopen(descriptor, "wb"), part, self._folder / handle)

    def new_handle(self) -> str:
        return f"blob-{secrets.token_hex(16)}"

    def delete(self, handle: str) -> None:
        self.path(handle).unlink(missing_ok=True)


class NewFile:
    """A file that is being written, and gets its name when it is whole."""

    def __init__(self, file: BinaryIO, part: Path, path: Path) -> None:
        self._file = file
        self._part = part
        self._path = path

    def write(self, data: bytes) -> None:
        self._file.write(data)

    def finish(self) -> str:
        with self._file:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._part.rename(self._path)
        sync_folder(self._path.parent)
        return self._path.name

    def discard(self) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)
