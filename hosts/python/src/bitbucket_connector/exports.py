"""What a host calls: the exports of the contract, with the types of their parameters and results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .contract import (
    Action,
    ApiRequest,
    ApiResponse,
    ChoicePage,
    Delivery,
    Description,
    ErrorRecord,
    Event,
    Json,
    Listener,
    Origin,
    Polled,
    Received,
    Report,
    Result,
    Schemas,
    ScopeSet,
    SignIn,
    Subscription,
    Trigger,
)

PACKAGE = "workflow:connector"
VERSION = "0.1.0"

R = TypeVar("R")


@dataclass(frozen=True, eq=False, slots=True)
class Export(Generic[R]):
    """A function of the component, which returns `R` or fails."""

    interface: str
    function: str
    parameters: tuple[Any, ...]
    result: Any


def _fails(value: Any) -> Any:
    return Result[value, ErrorRecord]  # type: ignore[misc]  # A hint that is made at run time.


DESCRIBE: Export[Description] = Export("catalog", "describe", (), Description)
ACTIONS: Export[list[Action]] = Export("catalog", "actions", (), list[Action])
SCHEMAS_OF: Export[Schemas | None] = Export("catalog", "schemas-of", (str, str | None), Schemas | None)
REQUIRED_SCOPES: Export[list[ScopeSet]] = Export("catalog", "required-scopes", (str, list[str]), list[ScopeSet])
ORIGINS: Export[list[Origin]] = Export("catalog", "origins", (Json,), _fails(list[Origin]))

INVOKE: Export[Any] = Export("actions", "invoke", (str, str, Json), _fails(Json))
CALL_API: Export[ApiResponse] = Export("api", "call", (str, ApiRequest), _fails(ApiResponse))
CHOICES: Export[ChoicePage] = Export(
    "forms", "choices", (str, str, str, Json, str | None, str | None), _fails(ChoicePage)
)
TEST: Export[Report] = Export("diagnostics", "test", (str, list[str]), _fails(Report))

BEGIN: Export[SignIn] = Export("authorization", "begin", (str, str, list[str]), _fails(SignIn))
COMPLETE: Export[None] = Export("authorization", "complete", (str, Json, str), _fails(None))
REFRESH: Export[None] = Export("authorization", "refresh", (str,), _fails(None))
DISCONNECT: Export[None] = Export("authorization", "disconnect", (str,), _fails(None))

TRIGGERS: Export[list[Trigger]] = Export("triggers", "all", (), list[Trigger])
SUBSCRIBE: Export[Subscription] = Export("triggers", "subscribe", (str, str, Json, str), _fails(Subscription))
RECONCILE: Export[Subscription] = Export("triggers", "reconcile", (str, str, Json, str, Json), _fails(Subscription))
UNSUBSCRIBE: Export[None] = Export("triggers", "unsubscribe", (str, Json), _fails(None))
RECEIVE: Export[Received] = Export("triggers", "receive", (str, list[Listener], Delivery), _fails(Received))
POLL: Export[Polled] = Export("triggers", "poll", (str, str, Json, Json | None), _fails(Polled))
SAMPLES: Export[list[Event]] = Export("triggers", "samples", (str, str, Json), _fails(list[Event]))
