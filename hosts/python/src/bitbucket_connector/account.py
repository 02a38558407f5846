"""The actions of one connection, as methods."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from .actions import Actions


class Account(Actions):
    """`connector.on("work")`: each action is a method that takes its input, and returns its output."""

    def __init__(self, invoke: Callable[[str, Any], Any]) -> None:
        self._invoke = invoke


class AsyncAccount(Actions):
    """The same, with coroutines."""

    def __init__(self, invoke: Callable[[str, Any], Awaitable[Any]]) -> None:
        self._invoke = invoke
