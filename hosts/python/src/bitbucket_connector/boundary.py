"""Calls between Python and a component, through wasmtime's C API."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import wasmtime._ffi as ffi
from wasmtime import Store, StoreContext, WasmtimeError
from wasmtime.component import Func, LinkerInstance

from .exports import Export
from .imports import Imports, Signature
from .values import Value, codec, delete

_NO_FINALIZER = ctypes.cast(0, ctypes.CFUNCTYPE(None, ctypes.c_void_p))


def call(function: Func, store: Store, export: Export[Any], arguments: tuple[Any, ...]) -> Any:
    """Calls a function of a component. Raises `WasmtimeError` if it traps."""
    parameters = (Value * len(export.parameters))()
    result = Value()
    try:
        for hint, argument, lowered in zip(export.parameters, arguments, parameters, strict=True):
            codec(hint).lower(argument, lowered, store)
        error = ffi.wasmtime_component_func_call(
            ctypes.byref(function._func), store._context(), parameters, len(parameters), ctypes.byref(result), 1
        )
        if error:
            raise WasmtimeError._from_ptr(error)
        return codec(export.result).lift(result)
    finally:
        for lowered in parameters:
            delete(lowered)
        delete(result)


def define(instance: LinkerInstance, name: str, signature: Signature, imports: Callable[[], Imports]) -> Any:
    """Defines a function that a component imports. What is returned has to live as long as the linker."""
    parameters = [codec(hint) for hint in signature.parameters]
    result = codec(signature.result) if signature.result is not None else None

    def answer(_data: Any, context: Any, _type: Any, arguments: Any, _n: Any, results: Any, _m: Any) -> int:
        host, store = imports(), StoreContext(context)
        try:
            lifted = [parameter.lift(arguments[place]) for place, parameter in enumerate(parameters)]
            function = getattr(host, signature.method, None)
            if function is None:
                raise TypeError(f"the catalog called `{signature.method}`, but it must not depend on the host")
            value = function(*lifted)
            if result is not None:
                lowered = Value()
                try:
                    result.lower(value, lowered, store)
                except BaseException:
                    delete(lowered)
                    raise
                ctypes.memmove(results, ctypes.byref(lowered), ctypes.sizeof(Value))
            host.resume()
            return 0
        except BaseException as failure:
            # Nothing may pass through C. The call that is under way raises it.
            host.failure = failure
            error = WasmtimeError("the host failed")._consume()
            return ctypes.cast(error, ctypes.c_void_p).value or 0
        finally:
            store._invalidate()

    callback = ffi.wasmtime_component_func_callback_t(answer)
    encoded = name.encode()
    error = ffi.wasmtime_component_linker_instance_add_func(
        instance.ptr(), ctypes.create_string_buffer(encoded), len(encoded), callback, None, _NO_FINALIZER
    )
    if error:
        raise WasmtimeError._from_ptr(error)
    return callback
