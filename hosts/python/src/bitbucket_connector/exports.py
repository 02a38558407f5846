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


@dataclass(frozen=True, eq=False)
class Export(Generic[R]):
    """A function of the component, which returns `R` or fails."""

    interface: str
    function: str
    parameters: tuple[Any, ...]
    result: Any


def _fails(value: Any) -> Any:
    return Result[value, ErrorRecord]


DESCRIBE = Export[Description]("catalog", "describe", (), Description)
ACTIONS = Export[list[Action]]("catalog", "actions", (), list[Action])
SCHEMAS_OF = Export["Schemas | None"]("catalog", "schemas-of", (str, str | None), Schemas | None)
REQUIRED_SCOPES = Export[list[ScopeSet]]("catalog", "required-scopes", (str, list[str]), list[ScopeSet])
ORIGINS = Export[list[Origin]]("catalog", "origins", (Json,), _fails(list[Origin]))

INVOKE = Export[Any]("actions", "invoke", (str, str, Json), _fails(Json))
CALL_API = Export[ApiResponse]("api", "call", (str, ApiRequest), _fails(ApiResponse))
CHOICES = Export[ChoicePage](
    "forms", "choices", (str, str, str, Json, str | None, str | None), _fails(ChoicePage)
)
TEST = Export[Report]("diagnostics", "test", (str, list[str]), _fails(Report))

BEGIN = Export[SignIn]("authorization", "begin", (str, str, list[str]), _fails(SignIn))
COMPLETE = Export[None]("authorization", "complete", (str, Json, str), _fails(None))
REFRESH = Export[None]("authorization", "refresh", (str,), _fails(None))
DISCONNECT = Export[None]("authorization", "disconnect", (str,), _fails(None))

TRIGGERS = Export[list[Trigger]]("triggers", "all", (), list[Trigger])
SUBSCRIBE = Export[Subscription]("triggers", "subscribe", (str, str, Json, str), _fails(Subscription))
RECONCILE = Export[Subscription](
    "triggers", "reconcile", (str, str, Json, str, Json), _fails(Subscription)
)
UNSUBSCRIBE = Export[None]("triggers", "unsubscribe", (str, Json), _fails(None))
RECEIVE = Export[Received]("triggers", "receive", (str, list[Listener], Delivery), _fails(Received))
POLL = Export[Polled]("triggers", "poll", (str, str, Json, Json | None), _fails(Polled))
SAMPLES = Export[list[Event]]("triggers", "samples", (str, str, Json), _fails(list[Event]))
