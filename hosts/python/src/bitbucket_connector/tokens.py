"""OAuth tokens in one SQLite file, which any number of processes of one machine can share."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from .contract import Entry, Tokens
from .files import make_folder, open_private, sync_folder
from .locks import Locks
from .stop import Stop

T = TypeVar("T")

FILE = "tokens.db"

BUSY = 10.0
"""Seconds to wait for another process that writes. A write takes milliseconds."""

APPLICATION = 0x62627079
"""What tells the file from other programs' databases: "bbpy" in ASCII."""

FORM = 1
"""Counts the changes of the table below."""

TABLE = """
    CREATE TABLE IF NOT EXISTS tokens (
        connection TEXT PRIMARY KEY,
        -- Stays when the tokens are deleted, so that a late writer still meets a conflict.
        revision INTEGER NOT NULL,
        tokens TEXT
    ) WITHOUT ROWID
"""


class Conflict(Exception):
    """Someone else saved meanwhile."""

    def __init__(self, stored: Entry | None) -> None:
        super().__init__("the stored tokens changed meanwhile")
        self.stored = stored


class Unavailable(Exception):
    """The store cannot be used. The sentence holds no secret."""


class Lock(Protocol):
    """The right to refresh one connection's tokens."""

    def release(self) -> None: ...


class TokenStore(Protocol):
    """Where tokens live. Implement it for a database of your own: revisions, and locks that die with their holder."""

    def load(self, connection: str) -> Entry | None:
        """Returns the stored tokens."""
        ...

    def save(self, connection: str, tokens: Tokens, expected: int | None) -> int:
        """Replaces the revision `expected` durably, and returns the new one. Raises `Conflict`."""
        ...

    def forget(self, connection: str) -> None:
        """Deletes the stored tokens. Their revision is never used again."""
        ...

    def lock(self, connection: str, seconds: float, stop: Stop) -> Lock | None:
        """Waits for the lock; none if the time is over or the call was stopped."""
        ...

    def close(self) -> None: ...


class SqliteTokens:
    """Tokens in a folder of a local disk, readable by its owner only. Nothing is created before the first use.

    The tokens are not encrypted: the folder is as secret as they are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE
        self._locks = Locks(folder / "locks")
        # One connection for all threads: SQLite would make them wait for each other anyway.
        self._guard = threading.Lock()
        self._database: sqlite3.Connection | None = None

    def __repr__(self) -> str:
        return f"SqliteTokens({str(self._folder)!r})"

    def load(self, connection: str) -> Entry | None:
        return self._work(lambda database: _entry(_row(database, connection))) if self._path.exists() else None

    def save(self, connection: str, tokens: Tokens, expected: int | None) -> int:
        def save(database: sqlite3.Connection) -> int:
            # Immediate: no other process can write between the look at the revision and the save.
            database.execute("BEGIN IMMEDIATE")
            with database:
                row = _row(database, connection)
                stored = _entry(row)
                if (stored.revision if stored else None) != expected:
                    raise Conflict(stored)
                revision = row[0] + 1 if row else 1
                database.execute(
                    "INSERT INTO tokens VALUES (?1, ?2, ?3) "
                    "ON CONFLICT DO UPDATE SET revision = excluded.revision, tokens = excluded.tokens",
                    (connection, revision, _text(tokens)),
                )
            return revision

        return self._work(save)

    def forget(self, connection: str) -> None:
        def forget(database: sqlite3.Connection) -> None:
            database.execute("UPDATE tokens SET tokens = NULL WHERE connection = ?1", (connection,))

        if self._path.exists():
            self._work(forget)

    def lock(self, connection: str, seconds: float, stop: Stop) -> Lock | None:
        try:
            return self._locks.take(connection, seconds, stop)
        except OSError as error:
            raise Unavailable(f"{self._folder} cannot be locked: {error.strerror or error}") from None

    def close(self) -> None:
        with self._guard:
            if self._database is not None:
                self._database.close()
                self._database = None

    def _work(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._guard:
            try:
                if self._database is None:
                    self._database = _open(self._folder, self._path)
                return work(self._database)
            except (sqlite3.Error, OSError) as error:
                # What SQLite says names tables and files, never a value.
                raise Unavailable(f"{self._path} cannot be used: {error}") from None


def _open(folder: Path, path: Path) -> sqlite3.Connection:
    make_folder(folder)
    # SQLite gives its journal the same permissions.
    os.close(open_private(path, os.O_RDWR | os.O_CREAT))
    sync_folder(folder)
    database = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        # EXTRA: a commit is on the disk before it returns, also when the power fails.
        database.execute("PRAGMA synchronous = EXTRA")
        # Old tokens are overwritten, and not just let go.
        database.execute("PRAGMA secure_delete = ON")
        database.execute("BEGIN IMMEDIATE")
        with database:
            _check(database, path)
            database.execute(TABLE)
            database.execute(f"PRAGMA application_id = {APPLICATION}")
            database.execute(f"PRAGMA user_version = {FORM}")
    except BaseException:
        database.close()
        raise
    return database


def _check(database: sqlite3.Connection, path: Path) -> None:
    """Refuses what is something else than a store of tokens, before anything of it is changed."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (form,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and tables:
        raise Unavailable(f"{path} is the database of another program; use another folder")
    if form > FORM:
        raise Unavailable(f"{path} was written by a newer version of this package")


def _row(database: sqlite3.Connection, connection: str) -> tuple[int, str | None] | None:
    row: tuple[int, str | None] | None = database.execute(
        "SELECT revision, tokens FROM tokens WHERE connection = ?1", (connection,)
    ).fetchone()
    return row


def _entry(row: tuple[int, str | None] | None) -> Entry | None:
    if row is None or row[1] is None:
        return None
    return Entry(Tokens(**json.loads(row[1])), row[0])


def _text(tokens: Tokens) -> str:
    return json.dumps(
        {
            "access_token": tokens.access_token,
            "refresh_token": tokens.refresh_token,
            "expires_at": tokens.expires_at,
            "scopes": tokens.scopes,
            "extra": tokens.extra,
        }
    )
