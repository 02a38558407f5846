"""Runs a component: compiled once, a fresh instance for each call, within limits of memory and time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import wasmtime
from wasmtime import Config, Store, StoreContext, WasmtimeError
from wasmtime.component import Component, ExportIndex, Linker, ResourceType

from .boundary import call, define
from .contract import Own
from .errors import LoadError
from .exports import PACKAGE, VERSION, Export
from .imports import FUNCTIONS, Imports
from .limits import Limits
from .stop import Stopped
from .ticker import TICK, Ticker
from .values import OWN_TYPE

TABLE_ELEMENTS = 100_000
"""Rows of a table; a connector has a few hundred."""


class Lacking(Exception):
    """The component has no such function."""


class Engine:
    """A component, ready to be instantiated from any thread."""

    def __init__(self, component: bytes, limits: Limits) -> None:
        self._limits = limits
        try:
            self._engine = wasmtime.Engine(_config())
            self._component = Component(self._engine, component)
            self._linker = Linker(self._engine)
            self._running = threading.local()
            self._defined = self._link()
        except WasmtimeError as error:
            raise LoadError(f"the connector cannot be loaded: {error}") from None
        self._exports: dict[Export[Any], ExportIndex | None] = {}
        self._ticker = Ticker(self._engine.increment_epoch)

    def call(self, export: Export[Any], arguments: tuple[Any, ...], imports: Imports) -> Any:
        """Calls a function of a new instance, whose imports are these."""
        index = self._find(export)
        if index is None:
            raise Lacking(f"The connector has no `{export.interface}.{export.function}`.")
        with Store(self._engine) as store, self._ticker, self._of_thread(imports):
            store.set_limits(memory_size=self._limits.memory_bytes, table_elements=TABLE_ELEMENTS)
            imports.budget = lambda seconds: store.set_epoch_deadline(1 + int(seconds / TICK))
            imports.resume()
            try:
                instance = self._linker.instantiate(store, self._component)
                function = instance.get_func(store, index)
                assert function is not None
                return call(function, store, export, arguments)
            except WasmtimeError as error:
                if imports.failure is not None:
                    raise imports.failure from None
                text = str(error)
                raise Stopped(text, interrupted="wasm trap: interrupt" in text) from None
            finally:
                imports.end()

    def close(self) -> None:
        self._ticker.close()

    def _find(self, export: Export[Any]) -> ExportIndex | None:
        if export not in self._exports:
            interface = self._component.get_export_index(f"{PACKAGE}/{export.interface}@{VERSION}")
            found = interface and self._component.get_export_index(export.function, interface)
            self._exports[export] = found or None
        return self._exports[export]

    @contextmanager
    def _of_thread(self, imports: Imports) -> Iterator[None]:
        """A thread runs one instance at a time, so that it knows whose host is called. (One may run inside of another.)"""
        outer = getattr(self._running, "imports", None)
        self._running.imports = imports
        try:
            yield
        finally:
            self._running.imports = outer

    def _current(self) -> Imports:
        imports: Imports = self._running.imports
        return imports

    def _dropped(self, _store: StoreContext, number: int) -> None:
        self._current().drop(Own(number))

    def _link(self) -> list[Any]:
        """Defines the imports. What is returned has to live as long as the linker."""
        defined = []
        with self._linker.root() as root:
            for interface, functions in FUNCTIONS.items():
                with root.add_instance(f"{PACKAGE}/{interface}@{VERSION}") as instance:
                    if interface == "token-store":
                        instance.add_resource("refresh-lock", ResourceType.host(OWN_TYPE), self._dropped)
                    for name, signature in functions.items():
                        defined.append(define(instance, name, signature, self._current))
        return defined


def _config() -> Config:
    config = Config()
    config.epoch_interruption = True
    # Compiling takes seconds, once for each user of the machine. Without a home folder, it is done each time.
    with suppress(WasmtimeError):
        config.cache = True
    return config
