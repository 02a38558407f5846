"""Settings of connections: what a user entered to reach one Bitbucket as one account."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .contract import Json


class Settings:
    """One connection's settings. Its `repr` has no value.

    The member `host` is for the host and never reaches the connector: `authorization` is the header of a host-managed
    connection, and `allow` lists further hosts that files may be downloaded from and uploaded to.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._json: dict[str, Json] = {name: value for name, value in settings.items() if name != "host"}
        host = settings.get("host", {})
        if not isinstance(host, Mapping):
            raise ValueError("`host` must be an object with `authorization` or `allow`")
        for name in host:
            if name not in ("authorization", "allow"):
                raise ValueError(f"`host` has no setting `{name}`; it has `authorization` and `allow`")
        self.authorization: str | None = host.get("authorization")
        self.allow: list[str] = host.get("allow", [])
        if not isinstance(self.authorization, str | None):
            raise ValueError("`host.authorization` must be a string")
        if not isinstance(self.allow, list) or not all(isinstance(name, str) for name in self.allow):
            raise ValueError("`host.allow` must be an array of host names")
        if self.authorization is not None and settings.get("credential") != "host-managed":
            raise ValueError("`host.authorization` requires the credential `host-managed`")

    def __repr__(self) -> str:
        return f"Settings({', '.join(sorted(self._json))})"

    def json(self) -> dict[str, Json]:
        """What the connector gets."""
        return self._json


class Connections(Mapping[str, Mapping[str, Any]]):
    """The connections of a TOML file, a table each. Its `repr` has only their names.

    A value `env:NAME` stands for that environment variable, which is read when the connection is used.
    """

    def __init__(self, path: str | Path) -> None:
        with open(path, "rb") as file:
            try:
                self._tables = tomllib.load(file)
            except tomllib.TOMLDecodeError as error:
                # Its message has a position, and no part of the file.
                raise ValueError(f"{path}: {error}") from None
        for name, table in self._tables.items():
            if not isinstance(table, dict):
                raise ValueError(f"{path}: `{name}` is outside of a table; begin with [NAME]")

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        settings: dict[str, Any] = _from_environment(self._tables[name])
        return settings

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        return f"Connections({', '.join(self._tables)})"


def _from_environment(value: Any) -> Any:
    if isinstance(value, str) and value.startswith("env:"):
        variable = value.removeprefix("env:")
        if variable not in os.environ:
            raise ValueError(f"the environment variable {variable} is not set")
        return os.environ[variable]
    if isinstance(value, dict):
        return {name: _from_environment(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_from_environment(item) for item in value]
    return value
