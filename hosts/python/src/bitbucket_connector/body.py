"""Bodies of requests and responses: text, bytes and files, one piece after another."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import urllib.parse
from collections.abc import AsyncIterator, Iterator
from typing import BinaryIO

import httpx

from .blobs import Blobs, NewBlob
from .contract import Blob, BlobPart, Case, Chunk, Content, Header, Sink
from .limits import Limits

PIECE = 48 << 10
"""Bytes that are read from a file at a time: a multiple of three, so that pieces of base64 join."""

FAILURE_BYTES = 1 << 20
"""Bytes of a failure's body where a file was wanted: enough to explain it."""


class Unreadable(Exception):
    """A file of the request cannot be read. The sentence says why."""


class TooLarge(Exception):
    """The response is larger than this number of bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class Outgoing(httpx.AsyncByteStream):
    """The body of a request. Its files are opened when they are sent, and their sizes known before."""

    def __init__(self, chunks: list[Chunk], blobs: Blobs) -> None:
        self._chunks = chunks
        self._blobs = blobs
        self.length = sum(self._length(chunk) for chunk in chunks)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            if chunk.tag == "text":
                yield chunk.payload.encode()
            elif chunk.tag == "bytes":
                yield chunk.payload
            else:
                part = _part(chunk)
                with self._open(part) as file:
                    file.seek(part.offset)
                    for piece in _pieces(file, part.length):
                        yield base64.b64encode(piece) if part.base64 else piece

    def _length(self, chunk: Chunk) -> int:
        if chunk.tag == "text":
            return len(chunk.payload.encode())
        if chunk.tag == "bytes":
            return len(chunk.payload)
        part = _part(chunk)
        with self._open(part) as file:
            left = max(0, file.seek(0, os.SEEK_END) - part.offset)
        length = left if part.length is None else min(left, part.length)
        return (length + 2) // 3 * 4 if part.base64 else length

    def _open(self, part: BlobPart) -> BinaryIO:
        try:
            return self._blobs.open(part.handle)
        except OSError as error:
            reason = error.strerror or error
            raise Unreadable(f"The file `{part.handle}` cannot be read: {reason}.") from None


def _part(chunk: Chunk) -> BlobPart:
    part: BlobPart = BlobPart(chunk.payload, 0, None, False) if chunk.tag == "blob" else chunk.payload
    return part


def _pieces(file: BinaryIO, length: int | None) -> Iterator[bytes]:
    while length is None or length > 0:
        piece = file.read(PIECE if length is None else min(PIECE, length))
        if not piece:
            return
        if length is not None:
            length -= len(piece)
        yield piece


async def deliver(
    status: int,
    headers: list[Header],
    body: AsyncIterator[bytes],
    sink: Sink,
    limits: Limits,
    blobs: Blobs,
) -> Content:
    """Takes a body to where the request wants it, and stops as soon as it is too large. That of a failure is cut.

    Only a success becomes a file: the connector has to explain everything else.
    """
    if sink.tag == "blob" and 200 <= status < 300:
        return await _store(headers, body, limits, blobs)
    wanted = FAILURE_BYTES if sink.tag == "blob" else sink.payload
    limit = min(wanted, limits.response_bytes)
    whole = bytearray()
    async for piece in body:
        room = limit - len(whole)
        whole += piece[:room]
        if len(piece) > room:
            if status < 400:
                raise TooLarge(limit)
            break
    try:
        # Text crosses into the connector faster than a list of bytes.
        return Case("text", whole.decode())
    except UnicodeDecodeError:
        return Case("bytes", bytes(whole))


async def _store(headers: list[Header], body: AsyncIterator[bytes], limits: Limits, blobs: Blobs) -> Content:
    new: NewBlob = blobs.create()
    size = 0
    try:
        async for piece in body:
            size += len(piece)
            if size > limits.blob_bytes:
                raise TooLarge(limits.blob_bytes)
            new.write(piece)
        # To wait for the disk takes long enough for the other requests to notice.
        handle = await asyncio.to_thread(new.finish)
    except BaseException:
        new.discard()
        raise
    return Case("blob", Blob(handle, size, _value(headers, "content-type"), _file_name(headers)))


def _value(headers: list[Header], name: str) -> str | None:
    return next((header.value for header in headers if header.name.lower() == name), None)


def _file_name(headers: list[Header]) -> str | None:
    """What the server calls a file (RFC 6266), without folders."""
    parameters: dict[str, str] = {}
    for pair in (_value(headers, "content-disposition") or "").split(";"):
        name, equals, value = pair.partition("=")
        if equals:
            parameters.setdefault(name.strip().lower(), value.strip().strip('"'))
    name_ = parameters.get("filename", "")
    charset, _, encoded = parameters.get("filename*", "").partition("''")
    if charset.lower() == "utf-8":
        name_ = urllib.parse.unquote(encoded) or name_
    name_ = re.split(r"[/\\]", name_)[-1]
    return name_ if name_ not in ("", "..") else None
