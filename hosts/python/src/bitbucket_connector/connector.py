"""A loaded connector: `Connector` for threads, `AsyncConnector` for asyncio."""

from __future__ import annotations

import asyncio
import io
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from .account import Account, AsyncAccount
from .calling import Async, Pool, Sync
from .engine import Engine
from .functions import Functions
from .limits import Limits
from .loop import Loop
from .services import Progress, Services

if TYPE_CHECKING:
    from .shapes import FileInput


class Loaded(Functions):
    """A component with the services that it can reach. Load it once and share it between threads."""

    def __init__(self, component: bytes, services: Services, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._engine = Engine(component, self._limits)
        self._services = services
        self._pool = Pool(self._limits.calls)
        self._loop = Loop()
        self._origins = {}

    @classmethod
    def load(
        cls,
        component: str | Path | bytes,
        *,
        connections: Mapping[str, Mapping[str, Any]],
        folder: str | Path,
        limits: Limits | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Loads a component from a file or from bytes.

        `connections` are the settings of connections by name. `folder` is where tokens and files are stored.
        """
        if not isinstance(component, bytes):
            component = Path(component).expanduser().read_bytes()
        return cls(component, Services.in_folder(folder, connections, progress), limits)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._services!r})"

    @property
    def services(self) -> Services:
        """What the connector can reach."""
        return self._services

    def add_file(self, source: bytes | str | Path | BinaryIO, *, name: str | None = None) -> FileInput:
        """Stores a file, and returns what inputs take for it. Files of a path are called as they are there."""
        if isinstance(source, str | Path):
            with open(source, "rb") as file:
                return self.add_file(file, name=name or Path(source).name)
        new = self._services.blobs.create()
        try:
            shutil.copyfileobj(io.BytesIO(source) if isinstance(source, bytes) else source, new)
            handle = new.finish()
        except BaseException:
            new.discard()
            raise
        return {"blob": handle} if name is None else {"blob": handle, "name": name}

    def open_file(self, file: FileInput) -> BinaryIO:
        """Opens a file of an output for reading."""
        return self._services.blobs.open(file["blob"])

    def delete_file(self, file: FileInput) -> None:
        """Deletes a file. Delete those of a workflow run when it ends: nothing else does."""
        self._services.blobs.delete(file["blob"])

    def close(self) -> None:
        """Waits for the calls that run, and closes files and connections."""
        self._pool.close()
        self._loop.submit(self._services.http.close()).result()
        self._loop.close()
        self._services.tokens.close()
        self._engine.close()


class Connector(Loaded, Sync):
    """A connector whose functions wait for their result. Any number of threads can call them."""

    def on(self, connection: str, *, step: str | None = None, attempt: int = 1) -> Account:
        """The actions of this connection, as methods with typed inputs and outputs."""
        return Account(lambda action, input: self.invoke(connection, action, input, step=step, attempt=attempt))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncConnector(Loaded, Async):
    """A connector whose functions are coroutine functions."""

    def on(self, connection: str, *, step: str | None = None, attempt: int = 1) -> AsyncAccount:
        """The actions of this connection, as methods with typed inputs and outputs."""
        return AsyncAccount(lambda action, input: self.invoke(connection, action, input, step=step, attempt=attempt))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.close)
