"""What a connector imports, answered by the services of its call.

The annotations of the methods are the types of the contract, and the engine defines the imports by them.
"""

from __future__ import annotations

import asyncio
import logging
import typing
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from typing import Any

from .contract import (
    U32,
    U64,
    Case,
    ConnectionError,
    Entry,
    Err,
    HttpError,
    Json,
    Level,
    Ok,
    Own,
    Request,
    Response,
    Result,
    StoreError,
    Tokens,
)
from .http import HttpFailure
from .limits import GRACE, Limits
from .loop import Loop
from .policy import Allowed, Denied, Policy
from .redact import mask, spellings
from .services import Services
from .settings import Settings
from .stop import Stop, Stopped
from .tokens import Conflict, Lock, Unavailable

STOPPING = "the call is being stopped"

LOG_CHARACTERS = 8 << 10
RANDOM_BYTES = 4 << 10
"""Neither logs nor randomness may fill the host's memory."""

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warn": logging.WARNING, "error": logging.ERROR}

log = logging.getLogger("bitbucket_connector")


@dataclass(frozen=True, slots=True)
class Invocation:
    """One attempt at one step of a workflow run. From the second attempt on, a connector looks for what the first created."""

    id: str
    attempt: int = 1


class Imports:
    """The host's side of one running instance. Without anything to call, which is enough for the catalog."""

    def __init__(self, stop: Stop, limits: Limits) -> None:
        self.stop = stop
        self.limits = limits
        self.failure: BaseException | None = None
        """Why the host could not answer. The engine stops the instance, and raises it."""
        self.budget: Callable[[float], None] = lambda seconds: None
        """Set by the engine: the instance may compute for so many seconds from now on."""

    def resume(self) -> None:
        """The instance goes on computing, until its limit or that of its call."""
        left = GRACE - self.stop.stopped_for() if self.stop.is_set() else self.stop.remaining() + GRACE
        if left <= 0:
            raise Stopped(STOPPING, interrupted=True)
        self.budget(min(self.limits.cpu, left))

    def drop(self, lock: Own) -> None:
        """The instance gives a lock back."""

    def end(self) -> None:
        """The instance is gone."""


class CallImports(Imports):
    """What one call for one connection can reach."""

    def __init__(
        self,
        connection: str,
        settings: Settings | ConnectionError,
        policy: Callable[[Settings], Policy],
        services: Services,
        invocation: Invocation,
        loop: Loop,
        stop: Stop,
        limits: Limits,
    ) -> None:
        super().__init__(stop, limits)
        self._connection = connection
        self._settings = settings
        self._policy = policy
        self._services = services
        self._invocation = invocation
        self._loop = loop
        self._deadline = services.clock.deadline(limits.deadline)
        self._locks: dict[int, Lock] = {}

    # http

    def send(self, request: Request) -> Result[Response, HttpError]:
        return self._send_each([request])[0]

    def send_all(self, requests: list[Request]) -> list[Result[Response, HttpError]]:
        if not all(request.repeatable for request in requests):
            return [Err(Case("denied", "Only repeatable requests are sent concurrently."))] * len(requests)
        return self._send_each(requests)

    def _send_each(self, requests: list[Request]) -> list[Result[Response, HttpError]]:
        try:
            if not isinstance(self._settings, Settings):
                raise Denied("The call is for a connection that cannot be used.")
            policy = self._policy(self._settings)
        except Denied as error:
            return [Err(Case("denied", str(error)))] * len(requests)
        if self.stop.is_set():
            return [Err(Case("cancelled", STOPPING))] * len(requests)
        answers: list[Result[Response, HttpError] | None] = [None] * len(requests)
        outcome = self._loop.submit(self._send_side_by_side(requests, policy, answers))
        with self.stop.interrupting(outcome.cancel):
            try:
                outcome.result(self.stop.remaining())
            except (CancelledError, TimeoutError):
                self.stop.set()
        return [answer or Err(Case("interrupted", STOPPING)) for answer in list(answers)]

    def _send_side_by_side(
        self, requests: list[Request], policy: Policy, answers: list[Result[Response, HttpError] | None]
    ) -> Coroutine[Any, Any, None]:
        slots = asyncio.Semaphore(self.limits.requests)

        async def send(place: int, request: Request) -> None:
            async with slots:
                answers[place] = await self._answer(request, policy)

        async def send_all() -> None:
            await asyncio.gather(*(send(place, request) for place, request in enumerate(requests)))

        return send_all()

    async def _answer(self, request: Request, policy: Policy) -> Result[Response, HttpError]:
        try:
            allowed = self._allowed(request, policy)
            authorization = policy.authorization(request.purpose)
            services = self._services
            response = await services.http.send(request, allowed, authorization, self.limits, services.blobs)
        except Denied as error:
            return Err(Case("denied", str(error)))
        except HttpFailure as failure:
            return Err(failure.error)
        return Ok(_without(authorization, response) if authorization else response)

    def _allowed(self, request: Request, policy: Policy) -> Allowed:
        if request.connection != self._connection:
            raise Denied("The request is for another connection than the call.")
        return policy.check(request.purpose, request.url, request.headers)

    # connections

    def get(self, connection: str) -> Result[Json, ConnectionError]:
        if connection != self._connection:
            return Err(Case("denied", "It is another connection than that of the call."))
        if isinstance(self._settings, Settings):
            return Ok(self._settings.json())
        return Err(self._settings)

    # token-store

    def load(self, connection: str) -> Result[Entry | None, StoreError]:
        return self._stored(connection, lambda: self._services.tokens.load(connection))

    def save(self, connection: str, tokens: Tokens, expected: U64 | None) -> Result[U64, StoreError]:
        return self._stored(connection, lambda: self._services.tokens.save(connection, tokens, expected))

    def forget(self, connection: str) -> Result[None, StoreError]:
        return self._stored(connection, lambda: self._services.tokens.forget(connection))

    def lock(self, connection: str, wait_ms: U32) -> Result[Own, StoreError]:
        seconds = min(wait_ms / 1000, max(0.0, self.stop.remaining()))
        taken = self._stored(connection, lambda: self._services.tokens.lock(connection, seconds, self.stop))
        if isinstance(taken, Err):
            return taken
        if taken.value is None:
            return Err(Case("busy"))
        own = Own(max(self._locks, default=0) + 1)
        self._locks[own.number] = taken.value
        return Ok(own)

    def _stored(self, connection: str, work: Callable[[], Any]) -> Result[Any, StoreError]:
        if connection != self._connection:
            return Err(Case("denied", "the tokens are those of another connection than the call"))
        try:
            return Ok(work())
        except Conflict as conflict:
            return Err(Case("conflict", conflict.stored))
        except Unavailable as error:
            return Err(Case("unavailable", str(error)))

    def drop(self, lock: Own) -> None:
        _release(self._locks.pop(lock.number))

    def end(self) -> None:
        while self._locks:
            _release(self._locks.popitem()[1])

    # invocation

    def id(self) -> str:
        return self._invocation.id

    def attempt(self) -> U32:
        return self._invocation.attempt

    def deadline(self) -> U64 | None:
        return self._deadline

    # system

    def now(self) -> U64:
        return self._services.clock.now_ms()

    def sleep(self, ms: U32) -> None:
        self._services.clock.sleep(ms, self.stop)

    def random(self, length: U32) -> bytes:
        if length > RANDOM_BYTES:
            raise ValueError(f"asked for {length} random bytes at once; {RANDOM_BYTES} are the most")
        return self._services.clock.random(length)

    def log(self, level: Level, message: str) -> None:
        log.log(LEVELS[level], "%s", message[:LOG_CHARACTERS])

    def progress(self, done: U64, total: U64 | None, what: str) -> None:
        if self._services.progress is not None:
            self._services.progress(done, total, what[:LOG_CHARACTERS])


@dataclass(frozen=True, slots=True)
class Signature:
    """A function that a connector imports."""

    method: str
    parameters: tuple[Any, ...]
    result: Any
    """None if it returns nothing."""


def _signature(method: str) -> Signature:
    hints = typing.get_type_hints(getattr(CallImports, method), include_extras=True)
    result = hints.pop("return")
    return Signature(method, tuple(hints.values()), None if result is type(None) else result)


FUNCTIONS = {
    interface: {method.replace("_", "-"): _signature(method) for method in methods.split()}
    for interface, methods in {
        "http": "send send_all",
        "connections": "get",
        "token-store": "load save forget lock",
        "invocation": "id attempt deadline",
        "system": "now sleep random log progress",
    }.items()
}
"""The imports of the contract, by interface."""


def _release(lock: Lock) -> None:
    """A lock that a store cannot release changes nothing about what its call has done."""
    try:
        lock.release()
    except Exception as error:
        log.warning("A lock could not be released: %s", type(error).__name__)


def _without(authorization: str, response: Response) -> Response:
    """The connector does not know the credential that the host adds, so it could not redact what a server echoes."""
    secrets = spellings(authorization)
    headers = [replace(header, value=mask(header.value, secrets)) for header in response.headers]
    body = response.body
    if body.tag == "text":
        body = Case("text", mask(body.payload, secrets))
    return replace(response, headers=headers, body=body)
