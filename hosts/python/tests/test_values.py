"""Values cross to C and back as they are."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from bitbucket_connector import contract
from bitbucket_connector.contract import (
    U16,
    U64,
    Case,
    Entry,
    Err,
    Header,
    Json,
    Ok,
    Response,
    Result,
    StoreError,
    Tokens,
)
from bitbucket_connector.values import Value, codec, delete

LOADED: Any = Result[Entry | None, StoreError]  # type: ignore[misc]
FORGOTTEN: Any = Result[None, StoreError]  # type: ignore[misc]

ENTRY = Entry(Tokens("a", None, 2**64 - 1, ["größe", ""], None), 1)


def there_and_back(hint: Any, value: Any) -> Any:
    lowered = Value()
    try:
        codec(hint).lower(value, lowered, None)  # type: ignore[arg-type]
        return codec(hint).lift(lowered)
    finally:
        delete(lowered)


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (bool, True),
        (U16, 65535),
        (U64, 2**64 - 1),
        (str, "größe ✓ \0 \U0001f511"),
        (bytes, b""),
        (bytes, bytes(range(256)) * 10),
        (Json, {"a": [1, None, "ö", 1.5, True, {}]}),
        (Literal["read", "write"], "write"),
        (list[str], []),
        (list[tuple[str, U64 | None]], [("a", 1), ("b", None)]),
        (Entry, ENTRY),
        (contract.Chunk, Case("blob-part", contract.BlobPart("a", 1, None, True))),
        (contract.Sink, Case("blob")),
        (contract.HttpError, Case("too-large", 7)),
        (LOADED, Ok(None)),
        (LOADED, Ok(ENTRY)),
        (LOADED, Err(Case("busy"))),
        (LOADED, Err(Case("conflict", None))),
        (LOADED, Err(Case("conflict", ENTRY))),
        (FORGOTTEN, Ok(None)),
        (Response, Response(200, [Header("a", "b")], Case("blob", contract.Blob("h", 1, "text/plain", None)))),
    ],
)
def test_there_and_back(hint: Any, value: Any) -> None:
    assert there_and_back(hint, value) == value


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (U16, 65536),
        (U16, -1),
        (str, 1),
        (str, "\ud800"),
        (bytes, "text"),
        (Json, float("nan")),
        (Json, {1, 2}),
        (list[str], ["a", 1]),
        (tuple[str, str], ("a",)),
        (Header, Header("a", None)),  # type: ignore[arg-type]
        (contract.Sink, Case("nonsense")),
        (LOADED, Err(Case("conflict", Header("a", "b")))),
    ],
)
def test_what_is_of_another_type_is_refused_and_leaks_nothing(hint: Any, value: Any) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError, KeyError)):
        there_and_back(hint, value)


def test_lone_surrogates_of_json_cross() -> None:
    # As JSON escapes them, they are the connector's to refuse.
    assert there_and_back(Json, "\ud800") == "\ud800"
