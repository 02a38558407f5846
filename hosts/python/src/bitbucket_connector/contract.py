"""The types of `workflow:connector@0.1.0`, in Python.

A dataclass is a record, its fields in the order of the WIT. `Json` is text on the other side, and parsed on this one.
What is a secret as a whole stays out of `repr`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, Literal, TypeVar, Union

T = TypeVar("T")
E = TypeVar("E")

U16 = Annotated[int, "u16"]
U32 = Annotated[int, "u32"]
U64 = Annotated[int, "u64"]
Json = Annotated[Any, "json"]


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a variant."""

    tag: str
    payload: Any = field(default=None, repr=False)


class Cases(dict[str, Any]):
    """What the cases of a variant carry. Part of a hint, so it can be hashed: by identity."""

    __hash__ = object.__hash__  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    value: T


@dataclass(frozen=True, slots=True)
class Err(Generic[E]):
    value: E


Result = Union[Ok[T], Err[E]]


@dataclass(frozen=True, slots=True)
class Own:
    """A resource of the host's, by its number."""

    number: int


# types


@dataclass(frozen=True, slots=True)
class Header:
    """An HTTP header. Names are case-insensitive."""

    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Blob:
    """A file in the host's store."""

    handle: str
    size: U64 | None = None
    media_type: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class BlobPart:
    """A part of a file in the host's store."""

    handle: str
    offset: U64
    length: U64 | None
    base64: bool


Chunk = Annotated[Case, Cases({"bytes": bytes, "text": str, "blob": str, "blob-part": BlobPart})]
Content = Annotated[Case, Cases({"bytes": bytes, "text": str, "blob": Blob})]

ErrorKind = Literal[
    "invalid-input",
    "invalid-connection",
    "unsupported",
    "unauthenticated",
    "token-acquisition",
    "token-response",
    "token-refresh",
    "interaction-required",
    "forbidden",
    "missing-scope",
    "not-found",
    "gone",
    "conflict",
    "rejected",
    "rate-limited",
    "quota-exceeded",
    "too-large",
    "timeout",
    "network",
    "upstream",
    "cancelled",
    "host",
    "other",
]
Applied = Literal["no", "unknown", "partly", "yes"]


@dataclass(frozen=True, slots=True)
class FieldError:
    """An invalid field."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class ErrorRecord:
    """Why a call failed. `ConnectorError` has the same attributes."""

    kind: ErrorKind
    code: str | None
    message: str
    cause: str | None
    resolution: str | None
    applied: Applied
    retryable: bool
    retry_after_ms: U64 | None
    status: U16 | None
    required_scopes: list[str]
    granted_scopes: list[str]
    fields: list[FieldError]
    link: str | None
    request: str | None
    detail: str | None
    extra: Json | None


# http

Purpose = Literal["api", "token", "storage"]
Sink = Annotated[Case, Cases({"inline": U64, "blob": None})]


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request of the connector. Only method and purpose are safe to show."""

    connection: str
    purpose: Purpose
    method: str
    url: str = field(repr=False)
    headers: list[Header] = field(repr=False)
    body: list[Chunk] = field(repr=False)
    sink: Sink
    timeout_ms: U32
    repeatable: bool
    extra: Json | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response of any status."""

    status: U16
    headers: list[Header] = field(repr=False)
    body: Content = field(repr=False)


HttpError = Annotated[
    Case,
    Cases(
        {
            "denied": str,
            "unreachable": str,
            "interrupted": str,
            "timeout": None,
            "too-large": U64,
            "cancelled": str,
            "other": str,
        }
    ),
]

# connections, token-store

ConnectionError = Annotated[Case, Cases({"unknown": None, "denied": str, "unavailable": str})]


@dataclass(frozen=True, slots=True)
class Tokens:
    """What an authorization server returned."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    expires_at: U64 | None
    scopes: list[str]
    extra: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """Stored tokens. The revision increases with every save."""

    tokens: Tokens
    revision: U64


StoreError = Annotated[Case, Cases({"conflict": Entry | None, "busy": None, "denied": str, "unavailable": str})]

# system

Level = Literal["debug", "info", "warn", "error"]

# catalog

Effect = Literal["read", "write", "destroy"]


@dataclass(frozen=True, slots=True)
class Deprecation:
    """That an action should no longer be used."""

    since: str
    reason: str
    replacement: str | None
    removal: str | None


@dataclass(frozen=True, slots=True)
class ScopeSet:
    """Scopes that certain kinds of credential require. Without `credentials`, all kinds."""

    credentials: list[str]
    scopes: list[str]


@dataclass(frozen=True, slots=True)
class Support:
    """That a product has an action, and what the action requires there."""

    product: str
    since: str | None
    scopes: list[ScopeSet]


@dataclass(frozen=True, slots=True)
class Action:
    """An action, as listed in menus."""

    id: str
    title: str
    description: str
    group: str
    effect: Effect
    idempotent: bool
    support: list[Support]
    deprecated: Deprecation | None
    documentation: str | None
    extra: Json | None


@dataclass(frozen=True, slots=True)
class Schemas:
    """JSON Schemas and samples of an action, or of a trigger: its configuration is the input, its event the output."""

    input: Json
    output: Json
    sample_input: Json
    sample_output: Json


@dataclass(frozen=True, slots=True)
class Product:
    """An edition of the service."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Description:
    """The connector and its connections."""

    id: str
    title: str
    description: str
    version: str
    products: list[Product]
    connection_schema: Json
    documentation: str | None
    extra: Json | None


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin that a connection needs to reach."""

    url: str
    purpose: Purpose


# api


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """A request to any endpoint, without a credential. The path is relative to the root of the API."""

    method: str
    path: str
    query: list[tuple[str, str]] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)
    body: list[Chunk] = field(default_factory=list, repr=False)
    max_items: U32 | None = None
    cursor: str | None = None
    save_as_blob: bool = False
    raise_for_status: bool = True


@dataclass(frozen=True, slots=True)
class ApiResponse:
    """A response of the API. The payload of `body` is `bytes`, `str` or a `Blob`."""

    status: U16
    headers: list[Header]
    body: Content


# forms


@dataclass(frozen=True, slots=True)
class Choice:
    """A value for a field of a form."""

    value: Json
    label: str
    description: str | None
    extra: Json | None


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """A page of choices. Pass `cursor` to get the next one."""

    items: list[Choice]
    cursor: str | None


# diagnostics

Verdict = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Check:
    """A check of one part of the service, or of the credential itself."""

    name: str
    verdict: Verdict
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """Result of a connection test."""

    passed: bool
    identity: str | None
    credential: str | None
    server: str | None
    expires_at: U64 | None
    granted_scopes: list[str]
    checks: list[Check]
    extra: Json | None


# authorization


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in that has started: open `url`, store `pending` under `state` until the callback."""

    url: str = field(repr=False)
    state: str = field(repr=False)
    pending: Json = field(repr=False)


# triggers


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a product serves a trigger: `webhook`, `manual-webhook` or `polling`."""

    product: str
    mode: str
    since: str | None
    scopes: list[ScopeSet]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger, as listed in menus."""

    id: str
    title: str
    description: str
    group: str
    ways: list[Way]
    deprecated: Deprecation | None
    documentation: str | None
    extra: Json | None


@dataclass(frozen=True, slots=True)
class Subscription:
    """The webhooks of one trigger of one workflow. Store `state`: it is a secret."""

    state: Json = field(repr=False)
    expires_at: U64 | None
    key: str | None


@dataclass(frozen=True, slots=True)
class Listener:
    """One trigger of one workflow that waits for deliveries. You choose `id`."""

    id: str
    trigger: str
    config: Json
    state: Json | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """An HTTP request that the service sent, unchanged: signatures can cover any part of it."""

    method: str
    url: str
    headers: list[Header]
    body: bytes = field(repr=False)
    received_at: U64


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP response to a delivery."""

    status: U16
    headers: list[Header]
    body: bytes


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as input of a workflow. A repeated delivery has the same `id`."""

    id: str
    occurred_at: str | None
    payload: Json
    extra: Json | None


@dataclass(frozen=True, slots=True)
class Received:
    """What follows from a delivery. Store `events` and `states` before the delivery is answered."""

    events: list[tuple[str, Event]]
    states: list[tuple[str, Json]] = field(repr=False)
    failures: list[tuple[str, ErrorRecord]]
    reply: Reply | None
    ignored: str | None


@dataclass(frozen=True, slots=True)
class Polled:
    """What a poll found. Store `state` together with the events, and pass it to the next poll."""

    events: list[Event]
    state: Json = field(repr=False)
    next_poll_ms: U32
