"""How calls run: each in a thread of its own, waited for by a thread or by an event loop.

A guest is never run by the thread that asks for it: what interrupts that thread must not unwind through the guest.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from .limits import GRACE, Limits
from .stop import Stop

P = ParamSpec("P")
R = TypeVar("R")

Work = Callable[[Stop], R]
"""What a call does, until it is stopped."""


class Pool:
    """The threads in which calls run."""

    def __init__(self, calls: int) -> None:
        self._threads = ThreadPoolExecutor(calls, thread_name_prefix="connector-call")
        self._process = os.getpid()

    def start(self, work: Work[R], stop: Stop) -> Future[R]:
        # A fork has none of the threads, so that its calls would wait for ever.
        if os.getpid() != self._process:
            raise RuntimeError("the connector was loaded before this process was forked; load it in each process")
        return self._threads.submit(_begin, work, stop)

    def close(self) -> None:
        """Waits for the calls that run."""
        self._threads.shutdown(cancel_futures=True)


class Sync:
    """Waits for its calls. Interrupted while it waits, it stops them."""

    _pool: Pool
    _limits: Limits

    def _run(self, work: Work[R]) -> R:
        stop = Stop(self._limits.deadline)
        running = self._pool.start(work, stop)
        try:
            return running.result()
        finally:
            stop.set()
            running.cancel()


class Async:
    """Returns awaitables. Cancelling one stops its call, and takes until the call has ended, two seconds at most."""

    _pool: Pool
    _limits: Limits

    async def _run(self, work: Work[R]) -> R:
        stop = Stop(self._limits.deadline)
        running = self._pool.start(work, stop)
        waiting = asyncio.wrap_future(running)
        try:
            return await asyncio.shield(waiting)
        except asyncio.CancelledError:
            stop.set()
            running.cancel()
            await asyncio.wait([waiting], timeout=GRACE)
            if waiting.done() and not waiting.cancelled():
                waiting.exception()  # Looked at, so that nobody complains that it was not.
            raise


class function(Generic[P, R]):
    """A method that says what to run: a function of a `Sync`, and a coroutine function of an `Async`."""

    def __init__(self, method: Callable[Concatenate[Any, P], Work[R]]) -> None:
        self._method = method
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, caller: None, owner: type) -> function[P, R]: ...

    @overload
    def __get__(self, caller: Sync, owner: type) -> Callable[P, R]: ...

    @overload
    def __get__(self, caller: Async, owner: type) -> Callable[P, Coroutine[Any, Any, R]]: ...

    def __get__(self, caller: Any, owner: type) -> Any:
        if caller is None:
            return self

        @wraps(self._method)
        def call(*args: P.args, **kwargs: P.kwargs) -> Any:
            return caller._run(self._method(caller, *args, **kwargs))

        return call


def _begin(work: Work[R], stop: Stop) -> R:
    stop.begin()
    return work(stop)
