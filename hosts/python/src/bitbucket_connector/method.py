"""An action as a method, typed for calls that wait and for calls that are awaited."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Generic, TypeVar, overload

In = TypeVar("In", contravariant=True)
Out = TypeVar("Out", covariant=True)


class Waiting:
    """Its methods return outputs."""

    def __init__(self, invoke: Callable[[str, Any], Any]) -> None:
        self._invoke = invoke


class Awaiting:
    """Its methods return awaitables of outputs."""

    def __init__(self, invoke: Callable[[str, Any], Awaitable[Any]]) -> None:
        self._invoke = invoke


class Method(Generic[In, Out]):
    """Takes the input of an action, and returns its output. Raises `ConnectorError`."""

    def __init__(self, action: str) -> None:
        self.action = action

    @overload
    def __get__(self, account: Waiting, owner: type) -> Callable[[In], Out]: ...

    @overload
    def __get__(self, account: Awaiting, owner: type) -> Callable[[In], Coroutine[Any, Any, Out]]: ...

    @overload
    def __get__(self, account: None, owner: type) -> Method[In, Out]: ...

    def __get__(self, account: Any, owner: type) -> Any:
        if account is None:
            return self
        return lambda input: account._invoke(self.action, input)
