"""The functions of a connector, as the contract has them. Names of connections, actions and triggers are those of the catalog."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from . import exports
from .calling import Work, function
from .contract import (
    Action,
    ApiRequest,
    ApiResponse,
    Case,
    ChoicePage,
    ConnectionError,
    Delivery,
    Description,
    Err,
    Event,
    Listener,
    Ok,
    Origin,
    Polled,
    Received,
    Report,
    Schemas,
    ScopeSet,
    SignIn,
    Subscription,
    Trigger,
)
from .engine import Engine, Lacking
from .errors import ConnectorError
from .exports import Export
from .imports import CallImports, Imports, Invocation
from .limits import Limits
from .loop import Loop
from .policy import Denied, Policy
from .services import Services
from .settings import Settings
from .stop import Stop, Stopped

R = TypeVar("R")

Object = Mapping[str, Any]

REMEMBERED = 10_000
"""Connections whose origins are remembered. To ask for them takes as long as to refuse an input."""


class Functions:
    """What `Connector` and `AsyncConnector` have in common. Functions raise `ConnectorError`."""

    _engine: Engine
    _services: Services
    _limits: Limits
    _loop: Loop
    _origins: dict[bytes, list[Origin]]

    # The catalog, which needs no connection.

    @function
    def describe(self) -> Work[Description]:
        """Returns the connector's identity and the JSON Schema of its connections."""
        return self._of_catalog(exports.DESCRIBE)

    @function
    def actions(self) -> Work[list[Action]]:
        """Lists all actions in menu order."""
        return self._of_catalog(exports.ACTIONS)

    @function
    def triggers(self) -> Work[list[Trigger]]:
        """Lists all triggers in menu order."""
        return self._of_catalog(exports.TRIGGERS)

    @function
    def schemas_of(self, id: str, product: str | None = None) -> Work[Schemas | None]:
        """Returns the schemas of an action or a trigger, for all products or for one."""
        return self._of_catalog(exports.SCHEMAS_OF, id, product)

    @function
    def required_scopes(self, product: str, ids: list[str]) -> Work[list[ScopeSet]]:
        """Returns the minimal scopes for a set of actions and triggers."""
        return self._of_catalog(exports.REQUIRED_SCOPES, product, ids)

    @function
    def origins(self, settings: Object) -> Work[list[Origin]]:
        """Returns the origins that a connection with these settings needs to reach. Secrets may be omitted."""
        return self._of_catalog(exports.ORIGINS, Settings(settings).json())

    # Actions

    @function
    def invoke(
        self, connection: str, action: str, input: Object, *, step: str | None = None, attempt: int = 1
    ) -> Work[Any]:
        """Runs an action.

        `step` identifies a step of a workflow run. If an attempt at it failed, run it again with the next `attempt`:
        the connector then checks first whether the earlier one created the resource.
        """
        return self._for(connection, exports.INVOKE, action, input, invocation=_invocation(step, attempt))

    @function
    def call_api(
        self, connection: str, request: ApiRequest, *, step: str | None = None, attempt: int = 1
    ) -> Work[ApiResponse]:
        """Calls any endpoint of the service, with bytes instead of JSON."""
        return self._for(connection, exports.CALL_API, request, invocation=_invocation(step, attempt))

    @function
    def choices(
        self,
        connection: str,
        id: str,
        field: str,
        input: Object | None = None,
        *,
        search: str | None = None,
        cursor: str | None = None,
    ) -> Work[ChoicePage]:
        """Returns values for a field of an action or a trigger. `input` contains the fields that are set already."""
        return self._for(connection, exports.CHOICES, id, field, input or {}, search, cursor)

    # Connections

    @function
    def test(self, connection: str, services: list[str] | None = None) -> Work[Report]:
        """Tests a connection with read-only requests: the named checks, or all of them."""
        return self._for(connection, exports.TEST, services or [])

    @function
    def begin(self, connection: str, redirect_uri: str, scopes: list[str] | None = None) -> Work[SignIn]:
        """Starts a sign-in in the user's browser."""
        return self._for(connection, exports.BEGIN, redirect_uri, scopes or [])

    @function
    def complete(self, connection: str, pending: Any, callback: str) -> Work[None]:
        """Completes a sign-in, with the whole URL that the browser was redirected to."""
        return self._for(connection, exports.COMPLETE, pending, callback)

    @function
    def refresh(self, connection: str) -> Work[None]:
        """Refreshes the tokens now."""
        return self._for(connection, exports.REFRESH)

    @function
    def disconnect(self, connection: str) -> Work[None]:
        """Deletes the tokens, and revokes them if the service supports that."""
        return self._for(connection, exports.DISCONNECT)

    # Triggers

    @function
    def subscribe(self, connection: str, trigger: str, config: Object, callback_url: str) -> Work[Subscription]:
        """Creates the webhooks of a trigger, or adopts those that an earlier attempt left."""
        return self._for(connection, exports.SUBSCRIBE, trigger, config, callback_url)

    @function
    def reconcile(
        self, connection: str, trigger: str, config: Object, callback_url: str, state: Any
    ) -> Work[Subscription]:
        """Compares the webhooks with what they should be, and repairs them."""
        return self._for(connection, exports.RECONCILE, trigger, config, callback_url, state)

    @function
    def unsubscribe(self, connection: str, state: Any) -> Work[None]:
        """Deletes the webhooks."""
        return self._for(connection, exports.UNSUBSCRIBE, state)

    @function
    def receive(self, connection: str, listeners: list[Listener], delivery: Delivery) -> Work[Received]:
        """Verifies a delivery, and maps and filters it for each listener. Store the result before you answer."""
        return self._for(connection, exports.RECEIVE, listeners, delivery)

    @function
    def poll(self, connection: str, trigger: str, config: Object, state: Any = None) -> Work[Polled]:
        """Asks what happened since the last poll, whose `state` you pass."""
        return self._for(connection, exports.POLL, trigger, config, state)

    @function
    def samples(self, connection: str, trigger: str, config: Object) -> Work[list[Event]]:
        """Returns a few recent events, for trying a workflow out."""
        return self._for(connection, exports.SAMPLES, trigger, config)

    # How they run

    def _of_catalog(self, export: Export[R], *arguments: Any) -> Work[R]:
        return lambda stop: self._call(export, arguments, Imports(stop, self._limits))

    def _for(
        self, connection: str, export: Export[R], *arguments: Any, invocation: Invocation | None = None
    ) -> Work[R]:
        def work(stop: Stop) -> R:
            imports = CallImports(
                connection,
                self._settings(connection),
                lambda settings: self._policy(settings, stop),
                self._services,
                invocation or _invocation(None, 1),
                self._loop,
                stop,
                self._limits,
            )
            return self._call(export, (connection, *arguments), imports)

        return work

    def _call(self, export: Export[R], arguments: tuple[Any, ...], imports: Imports) -> R:
        try:
            answer: Any = self._engine.call(export, arguments, imports)
        except Lacking as error:
            raise ConnectorError.of_host("unsupported", "no_interface", str(error), applied="no") from None
        except Stopped as stopped:
            raise _explained(stopped, imports.stop, self._limits) from None
        if isinstance(answer, Err):
            raise ConnectorError(answer.value)
        result: R = answer.value if isinstance(answer, Ok) else answer
        return result

    def _settings(self, connection: str) -> Settings | ConnectionError:
        try:
            return Settings(self._services.connections[connection])
        except KeyError:
            return Case("unknown")
        except ValueError as error:
            return Case("unavailable", f"{error}.")

    def _policy(self, settings: Settings, stop: Stop) -> Policy:
        # A digest, because settings have secrets.
        key = hashlib.sha256(json.dumps(settings.json(), sort_keys=True, default=dict).encode()).digest()
        origins = self._origins.get(key)
        if origins is None:
            try:
                origins = self._of_catalog(exports.ORIGINS, settings.json())(stop)
            except ConnectorError as error:
                raise Denied(error.message) from None
            if len(self._origins) >= REMEMBERED:
                self._origins.clear()
            self._origins[key] = origins
        return Policy(origins, settings)


def _invocation(step: str | None, attempt: int) -> Invocation:
    return Invocation(step if step is not None else secrets.token_hex(16), attempt)


def _explained(stopped: Stopped, stop: Stop, limits: Limits) -> ConnectorError:
    """The error of a call that ended without an answer. Its requests may have been sent."""
    if stopped.interrupted and stop.is_set():
        if stop.was_deadline:
            return ConnectorError.of_host(
                "cancelled", "deadline", f"The call took more than {limits.deadline:g} seconds."
            )
        return ConnectorError.of_host("cancelled", "stopped", "The call was stopped.")
    if stopped.interrupted:
        return ConnectorError.of_host(
            "other", "cpu_limit", f"The connector computed for more than {limits.cpu:g} seconds without a pause."
        )
    reason = str(stopped).strip().splitlines()[-1].strip()
    return ConnectorError.of_host(
        "other",
        "crashed",
        f"The connector crashed ({reason}). It may have needed more than the {limits.memory_bytes} bytes of memory "
        "that it is allowed.",
    )
