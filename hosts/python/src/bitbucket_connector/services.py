"""What a connector can reach while its calls run. What is not here does not exist for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .blobs import Blobs, FolderBlobs
from .clock import Clock, SystemClock
from .http import Http, Live
from .tokens import SqliteTokens, TokenStore

Progress = Callable[[int, int | None, str], None]
"""Hears of the progress of a long action: how much of how much is done, and of what."""


@dataclass(frozen=True)
class Services:
    """Replace any of them by one of your own."""

    connections: Mapping[str, Mapping[str, Any]] = field(repr=False)
    """Settings of connections, by name. A `KeyError` means that there is no such connection."""
    tokens: TokenStore
    blobs: Blobs
    http: Http = field(default_factory=Live)
    clock: Clock = field(default_factory=SystemClock)
    progress: Progress | None = None

    @classmethod
    def in_folder(
        cls, folder: str | Path, connections: Mapping[str, Mapping[str, Any]], progress: Progress | None = None
    ) -> Services:
        """Tokens and files in a folder, which is created for its owner alone when it is first used."""
        folder = Path(folder).expanduser().absolute()
        return cls(connections, SqliteTokens(folder), FolderBlobs(folder / "blobs"), progress=progress)
