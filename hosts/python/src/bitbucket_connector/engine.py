"""Runs a component: compiled once, a fresh instance for each call, within limits of memory and time."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import wasmtime
import wasmtime._ffi as ffi
from wasmtime import Config, Store, StoreContext, WasmtimeError
from wasmtime.component import Component, ExportIndex, Linker, ResourceType

from .contract import Own
from .errors import LoadError
from .exports import PACKAGE, VERSION, Export
from .imports import FUNCTIONS, Imports, Signature
from .limits import Limits
from .stop import Stopped
from .values import OWN_TYPE, Value, codec, delete

TICK = 0.05
"""Seconds between two looks at a connector that computes."""

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
            # A thread runs one instance at a time, so it knows whose host is called.
            self._running = threading.local()
            self._callbacks = self._link()
        except WasmtimeError as error:
            raise LoadError(f"the connector cannot be loaded: {error}") from None
        self._exports: dict[Export[Any], ExportIndex | None] = {}
        self._ticker = Ticker(self._engine.increment_epoch)

    def has(self, export: Export[Any]) -> bool:
        """Whether the component has this function. Only those of the world `minimal` are always there."""
        return self._find(export) is not None

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
                return _call(function._func, store, export, arguments)
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
        outer = getattr(self._running, "imports", None)
        self._running.imports = imports
        try:
            yield
        finally:
            self._running.imports = outer

    def _link(self) -> list[Any]:
        """Defines the imports. What is returned has to live as long as the linker."""
        callbacks = []
        with self._linker.root() as root:
            for interface, functions in FUNCTIONS.items():
                with root.add_instance(f"{PACKAGE}/{interface}@{VERSION}") as instance:
                    if interface == "token-store":
                        instance.add_resource("refresh-lock", ResourceType.host(OWN_TYPE), self._dropped)
                    for name, signature in functions.items():
                        callback = self._callback(signature)
                        callbacks.append(callback)
                        error = ffi.wasmtime_component_linker_instance_add_func(
                            instance.ptr(), *_name(name), callback, None, _NO_FINALIZER
                        )
                        if error:
                            raise WasmtimeError._from_ptr(error)
        return callbacks

    def _dropped(self, _store: StoreContext, number: int) -> None:
        self._running.imports.drop(Own(number))

    def _callback(self, signature: Signature) -> Any:
        parameters = [codec(hint) for hint in signature.parameters]
        result = codec(signature.result) if signature.result is not None else None

        def call(_data: Any, context: Any, _type: Any, arguments: Any, _n: Any, results: Any, _m: Any) -> int:
            imports = self._running.imports
            store = StoreContext(context)
            try:
                lifted = [parameter.lift(arguments[place]) for place, parameter in enumerate(parameters)]
                function = getattr(imports, signature.method, None)
                if function is None:
                    raise TypeError(f"the catalog called `{signature.method}`, but it must not depend on the host")
                answer = function(*lifted)
                if result is not None:
                    lowered = Value()
                    try:
                        result.lower(answer, lowered, store)
                    except BaseException:
                        delete(lowered)
                        raise
                    ctypes.memmove(results, ctypes.byref(lowered), ctypes.sizeof(Value))
                imports.resume()
                return 0
            except BaseException as failure:
                # Nothing may pass through C. The call that is under way raises it.
                imports.failure = failure
                error = WasmtimeError("the host failed")._consume()
                return ctypes.cast(error, ctypes.c_void_p).value or 0
            finally:
                store._invalidate()

        return ffi.wasmtime_component_func_callback_t(call)


class Ticker:
    """Moves an engine's epoch on while calls run. A connector that computes is looked at with each tick."""

    def __init__(self, tick: Callable[[], None]) -> None:
        self._tick = tick
        self._changed = threading.Condition()
        self._calls = 0
        self._closed = False
        threading.Thread(target=self._run, name="connector-epoch", daemon=True).start()

    def __enter__(self) -> None:
        with self._changed:
            self._calls += 1
            self._changed.notify()

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._calls -= 1

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._calls or self._closed)
                if self._closed:
                    return
            time.sleep(TICK)
            self._tick()


_NO_FINALIZER = ctypes.cast(0, ctypes.CFUNCTYPE(None, ctypes.c_void_p))


def _config() -> Config:
    config = Config()
    config.epoch_interruption = True
    # Compiling takes seconds, once for each user of the machine. Without a home folder, it is done each time.
    with suppress(WasmtimeError):
        config.cache = True
    return config


def _name(text: str) -> tuple[Any, int]:
    encoded = text.encode()
    return ctypes.create_string_buffer(encoded), len(encoded)


def _call(function: Any, store: Store, export: Export[Any], arguments: tuple[Any, ...]) -> Any:
    parameters = (Value * len(export.parameters))()
    result = Value()
    try:
        for hint, argument, lowered in zip(export.parameters, arguments, parameters, strict=True):
            codec(hint).lower(argument, lowered, store)
        error = ffi.wasmtime_component_func_call(
            ctypes.byref(function), store._context(), parameters, len(parameters), ctypes.byref(result), 1
        )
        if error:
            raise WasmtimeError._from_ptr(error)
        return codec(export.result).lift(result)
    finally:
        for lowered in parameters:
            delete(lowered)
        delete(result)
