"""The right to refresh, as the operating system's lock on a file of the connection.

The system releases the lock when its holder dies, however it dies: there is no lease to choose, no heartbeat and nothing to
clean up. A holder that hangs keeps the lock, and whoever waits for it runs out of time.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import threading
import time
from pathlib import Path

from .files import make_folder, open_private
from .stop import Stop

FIRST_PAUSE = 0.002
LAST_PAUSE = 0.05
"""Seconds between two looks at a lock of another process. A thread that waits inside the kernel could not be stopped."""


class FileLock:
    """A lock that is held. It is released once."""

    def __init__(self, descriptor: int, here: threading.Lock) -> None:
        self._descriptor: int | None = descriptor
        self._here = here

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
            self._here.release()


class Locks:
    """Locks on the files of a folder, for all processes that share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        # Threads of this process wait here, so that one at a time looks at the file.
        self._here: dict[str, threading.Lock] = {}

    def take(self, name: str, seconds: float, stop: Stop) -> FileLock | None:
        """Waits for the lock of this name; none if the time is over or the call was stopped."""
        until = time.monotonic() + seconds
        with self._guard:
            here = self._here.setdefault(name, threading.Lock())
        while not here.acquire(timeout=min(LAST_PAUSE, max(0.0, until - time.monotonic()))):
            if stop.is_set() or time.monotonic() >= until:
                return None
        descriptor = None
        try:
            make_folder(self._folder)
            # A name can have characters that a file name cannot.
            path = self._folder / hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
            descriptor = open_private(path, os.O_RDWR | os.O_CREAT)
            if _wait(descriptor, until, stop):
                lock, descriptor = FileLock(descriptor, here), None
                return lock
            here.release()
            return None
        except BaseException:
            here.release()
            raise
        finally:
            if descriptor is not None:
                os.close(descriptor)


def _wait(descriptor: int, until: float, stop: Stop) -> bool:
    pause = FIRST_PAUSE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                raise
        left = until - time.monotonic()
        if left <= 0 or stop.wait(min(pause, left)):
            return False
        pause = min(pause * 2, LAST_PAUSE)
