"""What can go wrong. No error holds a secret: the connector redacts its own, and the host shows no value of a setting."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .contract import Applied, ErrorKind, ErrorRecord, FieldError


class ConnectorError(Exception):
    """A call failed. The attributes are those of the contract's error record.

    Retry automatically if `retryable` is true and either `applied` is `no` or the action is idempotent. Wait for
    `retry_after_ms`, and pass the next `attempt`.
    """

    kind: ErrorKind
    code: str | None
    message: str
    cause: str | None
    resolution: str | None
    applied: Applied
    retryable: bool
    retry_after_ms: int | None
    status: int | None
    required_scopes: list[str]
    granted_scopes: list[str]
    fields: list[FieldError]
    link: str | None
    request: str | None
    detail: str | None
    extra: Any

    def __init__(self, record: ErrorRecord) -> None:
        super().__init__(record)
        self.record = record

    def __getattr__(self, name: str) -> Any:
        if name == "record":  # Not there yet while a copy is being unpickled.
            raise AttributeError(name)
        return getattr(self.record, name)

    def __str__(self) -> str:
        sentences = [self.message, self.cause, self.resolution]
        return " ".join(sentence for sentence in sentences if sentence)

    def __repr__(self) -> str:
        return f"ConnectorError(kind={self.kind!r}, message={self.message!r})"

    def as_dict(self) -> dict[str, Any]:
        """The error as JSON, without what is absent."""
        return {name: value for name, value in asdict(self.record).items() if value is not None and value != []}

    @classmethod
    def of_host(cls, kind: ErrorKind, code: str, message: str, applied: Applied = "unknown") -> ConnectorError:
        """An error that the host found, and not the connector."""
        return cls(
            ErrorRecord(
                kind=kind,
                code=code,
                message=message,
                cause=None,
                resolution=None,
                applied=applied,
                retryable=False,
                retry_after_ms=None,
                status=None,
                required_scopes=[],
                granted_scopes=[],
                fields=[],
                link=None,
                request=None,
                detail=None,
                extra=None,
            )
        )


class LoadError(Exception):
    """The bytes are not a connector, or this machine cannot run it."""
