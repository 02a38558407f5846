"""Moves values between Python and wasmtime's C API, by their type hints.

The wasmtime package has conversions of its own. These are used instead because those share a global set between threads,
cannot lower the error of a `result<option<...>, ...>`, and take seconds for a megabyte of bytes.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable
from ctypes import byref, memmove, memset, sizeof, string_at
from typing import Annotated, Any, Literal, NamedTuple, Union

import wasmtime._ffi as ffi
from wasmtime import Store, StoreContext
from wasmtime.component import ResourceHost

from .contract import Case, Cases, Err, Json, Ok, Own

Storelike = Store | StoreContext

Value = ffi.wasmtime_component_val_t
SIZE: int = sizeof(Value)
PAYLOAD: int = Value.of.offset
"""Where the payload of a value begins, in bytes."""

OWN_TYPE = 1
"""The number of the only type of resource: `refresh-lock`."""


class Codec(NamedTuple):
    """`lift` copies a value out of C memory. `lower` fills a zeroed value, which can be deleted wherever it stops."""

    lift: Callable[[Any], Any]
    lower: Callable[[Any, Any, Storelike], None]


@functools.cache
def codec(hint: Any) -> Codec:
    """How values of this type hint cross."""
    if hint is Json:
        return _json()
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        mark = arguments[1]
        return _variant(mark) if isinstance(mark, Cases) else _integer(mark)
    if origin is Literal:
        return _enum()
    if origin is tuple:
        return _tuple([codec(argument) for argument in arguments])
    if origin is list:
        return _list(codec(arguments[0]))
    if origin in (Union, types.UnionType):
        return _option_or_result(arguments)
    if hint in _PLAIN:
        return _PLAIN[hint]()
    if dataclasses.is_dataclass(hint):
        return _record(hint)
    raise TypeError(f"no WIT type for {hint}")


def delete(value: Any) -> None:
    """Frees a value and all that it holds."""
    ffi.wasmtime_component_val_delete(byref(value))


def _option_or_result(arguments: tuple[Any, ...]) -> Codec:
    if arguments[1] is type(None):
        return _option(codec(arguments[0]))
    ok, err = (typing.get_args(argument)[0] for argument in arguments)
    return _result(_payload(ok), _payload(err))


def _payload(hint: Any) -> Codec | None:
    return None if hint in (None, type(None)) else codec(hint)


def _boxed(codec: Codec | None, value: Any, store: Storelike) -> Any:
    """A payload on C's heap; none where the case has none."""
    if codec is None:
        return None
    payload = Value()
    try:
        codec.lower(value, payload, store)
    except BaseException:
        delete(payload)
        raise
    return ffi.wasmtime_component_val_new(byref(payload))


def _text(name: Any) -> str:
    return string_at(name.data, name.size).decode()


def _bool() -> Codec:
    def lower(value: Any, out: Any, store: Storelike) -> None:
        out.kind, out.of.boolean = ffi.WASMTIME_COMPONENT_BOOL, bool(value)

    return Codec(lambda value: bool(value.of.boolean), lower)


def _integer(name: str) -> Codec:
    kind, limit = getattr(ffi, f"WASMTIME_COMPONENT_{name.upper()}"), 1 << int(name[1:])

    def lower(value: Any, out: Any, store: Storelike) -> None:
        # C would silently keep the lowest bits.
        if not 0 <= value < limit:
            raise ValueError(f"{value} is not a {name}")
        out.kind = kind
        setattr(out.of, name, value)

    return Codec(lambda value: getattr(value.of, name), lower)


def _string() -> Codec:
    def lower(value: Any, out: Any, store: Storelike) -> None:
        text = ffi.str_to_capi(value)
        out.kind, out.of.string = ffi.WASMTIME_COMPONENT_STRING, text

    return Codec(lambda value: _text(value.of.string), lower)


def _json() -> Codec:
    text = _string()

    def lower(value: Any, out: Any, store: Storelike) -> None:
        text.lower(json.dumps(value, allow_nan=False, separators=(",", ":"), default=dict), out, store)

    return Codec(lambda value: json.loads(text.lift(value)), lower)


def _enum() -> Codec:
    def lower(value: Any, out: Any, store: Storelike) -> None:
        name = ffi.str_to_capi(value)
        out.kind, out.of.enumeration = ffi.WASMTIME_COMPONENT_ENUM, name

    return Codec(lambda value: _text(value.of.enumeration), lower)


def _bytes() -> Codec:
    def lift(value: Any) -> bytes:
        items = value.of.list
        return string_at(items.data, items.size * SIZE)[PAYLOAD::SIZE] if items.size else b""

    def lower(value: Any, out: Any, store: Storelike) -> None:
        image = bytearray(len(value) * SIZE)
        image[0::SIZE] = bytes([ffi.WASMTIME_COMPONENT_U8.value]) * len(value)
        image[PAYLOAD::SIZE] = value
        ffi.wasmtime_component_vallist_new_uninit(byref(out.of.list), len(value))
        out.kind = ffi.WASMTIME_COMPONENT_LIST
        memmove(out.of.list.data, bytes(image), len(image))

    return Codec(lift, lower)


def _list(item: Codec) -> Codec:
    def lift(value: Any) -> list[Any]:
        items = value.of.list
        return [item.lift(items.data[place]) for place in range(items.size)]

    def lower(value: Any, out: Any, store: Storelike) -> None:
        ffi.wasmtime_component_vallist_new_uninit(byref(out.of.list), len(value))
        memset(out.of.list.data, 0, len(value) * SIZE)
        out.kind = ffi.WASMTIME_COMPONENT_LIST
        for place, member in enumerate(value):
            item.lower(member, out.of.list.data[place], store)

    return Codec(lift, lower)


def _tuple(members: list[Codec]) -> Codec:
    def lift(value: Any) -> tuple[Any, ...]:
        return tuple(member.lift(value.of.tuple.data[place]) for place, member in enumerate(members))

    def lower(value: Any, out: Any, store: Storelike) -> None:
        ffi.wasmtime_component_valtuple_new_uninit(byref(out.of.tuple), len(members))
        memset(out.of.tuple.data, 0, len(members) * SIZE)
        out.kind = ffi.WASMTIME_COMPONENT_TUPLE
        for place, (member, part) in enumerate(zip(members, value, strict=True)):
            member.lower(part, out.of.tuple.data[place], store)

    return Codec(lift, lower)


def _record(cls: Any) -> Codec:
    hints = typing.get_type_hints(cls, include_extras=True)
    fields = [(field.name, codec(hints[field.name])) for field in dataclasses.fields(cls)]
    size = sizeof(ffi.wasmtime_component_valrecord_entry)

    def lift(value: Any) -> Any:
        entries = value.of.record.data
        return cls(*(field.lift(entries[place].val) for place, (_, field) in enumerate(fields)))

    def lower(value: Any, out: Any, store: Storelike) -> None:
        ffi.wasmtime_component_valrecord_new_uninit(byref(out.of.record), len(fields))
        memset(out.of.record.data, 0, len(fields) * size)
        out.kind = ffi.WASMTIME_COMPONENT_RECORD
        for place, (name, field) in enumerate(fields):
            entry = out.of.record.data[place]
            entry.name = ffi.str_to_capi(name.replace("_", "-"))
            field.lower(getattr(value, name), entry.val, store)

    return Codec(lift, lower)


def _option(payload: Codec) -> Codec:
    def lift(value: Any) -> Any:
        return payload.lift(value.of.option.contents) if value.of.option else None

    def lower(value: Any, out: Any, store: Storelike) -> None:
        boxed = None if value is None else _boxed(payload, value, store)
        out.kind, out.of.option = ffi.WASMTIME_COMPONENT_OPTION, boxed

    return Codec(lift, lower)


def _result(ok: Codec | None, err: Codec | None) -> Codec:
    def lift(value: Any) -> Ok[Any] | Err[Any]:
        result = value.of.result
        of, payload = (Ok, ok) if result.is_ok else (Err, err)
        return of(payload.lift(result.val.contents) if payload else None)

    def lower(value: Any, out: Any, store: Storelike) -> None:
        is_ok = isinstance(value, Ok)
        boxed = _boxed(ok if is_ok else err, value.value, store)
        out.kind, out.of.result.is_ok, out.of.result.val = ffi.WASMTIME_COMPONENT_RESULT, is_ok, boxed

    return Codec(lift, lower)


def _variant(cases: Cases) -> Codec:
    payloads = {tag: _payload(hint) for tag, hint in cases.items()}

    def lift(value: Any) -> Case:
        tag = _text(value.of.variant.discriminant)
        payload = payloads[tag]
        return Case(tag, payload.lift(value.of.variant.val.contents) if payload else None)

    def lower(value: Any, out: Any, store: Storelike) -> None:
        boxed = _boxed(payloads[value.tag], value.payload, store)
        out.of.variant.discriminant, out.of.variant.val = ffi.str_to_capi(value.tag), boxed
        out.kind = ffi.WASMTIME_COMPONENT_VARIANT

    return Codec(lift, lower)


def _own() -> Codec:
    def lift(value: Any) -> Own:
        raise TypeError("a connector hands no resource back")

    def lower(value: Any, out: Any, store: Storelike) -> None:
        resource = ResourceHost.own(value.number, OWN_TYPE).to_any(store)
        out.kind, out.of.resource = ffi.WASMTIME_COMPONENT_RESOURCE, resource._consume()

    return Codec(lift, lower)


_PLAIN: dict[Any, Callable[[], Codec]] = {bool: _bool, str: _string, bytes: _bytes, Own: _own}
