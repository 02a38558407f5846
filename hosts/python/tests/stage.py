"""Services for recorded replies: the requests have to be those of the recording, and waiting takes no time."""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

from demo import CONNECTIONS
from fields import cut, fields_of, without_fields

from bitbucket_connector.blobs import Blobs, FolderBlobs
from bitbucket_connector.body import TooLarge, deliver
from bitbucket_connector.contract import Case, Chunk, Header, Request, Response
from bitbucket_connector.http import HttpFailure
from bitbucket_connector.limits import Limits
from bitbucket_connector.policy import Allowed
from bitbucket_connector.services import Services
from bitbucket_connector.stop import Stop
from bitbucket_connector.tokens import SqliteTokens

NOON = 1_793_534_400_000
"""Of 1 November 2026, UTC, in milliseconds since the epoch."""


class Stage:
    """The services of one test after another, for a connector that is loaded once."""

    def __init__(self, folder: Path) -> None:
        self.tokens = SqliteTokens(folder)
        self.set(folder)

    def set(self, folder: Path) -> None:
        self.tokens.close()
        self.tokens = SqliteTokens(folder)
        self.blobs = NumberedBlobs(folder / "blobs")
        self.clock = FakeClock()
        self.replay = Replay([])

    def services(self) -> Services:
        tokens, blobs, clock = (cast(Any, _Current(self, name)) for name in ("tokens", "blobs", "clock"))
        return Services(CONNECTIONS, tokens=tokens, blobs=blobs, http=_Http(self), clock=clock)


class FakeClock:
    """Waiting moves it on, and its randomness is the same in every run."""

    def __init__(self) -> None:
        self.now = NOON
        self.drawn = 0

    def now_ms(self) -> int:
        return self.now

    def sleep(self, ms: int, stop: Stop) -> None:
        self.now += ms

    def deadline(self, seconds: float) -> int | None:
        return None

    def random(self, length: int) -> bytes:
        drawn = range(self.drawn, self.drawn + length)
        self.drawn += length
        return bytes((number * 0x9E3779B97F4A7C15 & (1 << 64) - 1) >> 56 for number in drawn)


class Replay:
    """Replies from a recording: every request has to be the next one, and none may be left over."""

    def __init__(self, calls: list[Any]) -> None:
        self.calls = calls
        self.done = 0
        self.problems: list[str] = []

    def check(self) -> None:
        missing = [f"not sent: {call['request']['url']}" for call in self.calls[self.done :]]
        problems = self.problems + missing
        assert not problems, problems

    def reply(self, sent: dict[str, Any]) -> dict[str, Any]:
        place, self.done = self.done, self.done + 1
        expected = self.calls[place]["request"] if place < len(self.calls) else None
        fields = fields_of(sent["url"])
        if expected and fields and without_fields(expected["url"]) == without_fields(sent["url"]):
            sent["url"] = expected["url"]
        if not same(expected, sent):
            self.problems.append(f"request {place + 1}: expected {expected}, got {sent}")
            raise HttpFailure(Case("denied", self.problems[-1]))
        reply: dict[str, Any] = self.calls[place]["reply"]
        if "json" in reply and reply["status"] < 400:
            return reply | {"json": cut(fields, reply["json"])}
        return reply


def same(expected: Any, actual: Any) -> bool:
    """Whether two documents are the same JSON. In Python, `1 == True == 1.0`."""
    return json.dumps(expected, sort_keys=True) == json.dumps(actual, sort_keys=True)


class _Http:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def send(
        self, request: Request, allowed: Allowed, authorization: str | None, limits: Limits, blobs: Blobs
    ) -> Response:
        reply = self._stage.replay.reply(_sent(request, allowed))
        fails = reply.get("fails")
        if fails is not None:
            tag, payload = next(iter(fails.items())) if isinstance(fails, dict) else (fails, None)
            raise HttpFailure(Case(tag, payload))
        headers = [Header(name, value) for name, value in reply.get("headers", {}).items()]
        if "json" in reply and not any(header.name.lower() == "content-type" for header in headers):
            headers.append(Header("Content-Type", "application/json"))
        try:
            body = await deliver(
                reply["status"], headers, _pieces(_bytes(reply)), request.sink, limits, self._stage.blobs
            )
        except TooLarge as error:
            raise HttpFailure(Case("too-large", error.limit)) from None
        return Response(reply["status"], headers, body)

    async def close(self) -> None:
        pass


async def _pieces(body: bytes) -> AsyncIterator[bytes]:
    yield body


def _bytes(reply: dict[str, Any]) -> bytes:
    if "json" in reply:
        return json.dumps(reply["json"], ensure_ascii=False, separators=(",", ":")).encode()
    if "text" in reply:
        return str(reply["text"]).encode()
    return base64.b64decode(reply.get("base64", ""))


def _sent(request: Request, allowed: Allowed) -> dict[str, Any]:
    """A request as a fixture shows it."""
    headers: dict[str, str] = {}
    for header in allowed.headers:
        secret = header.name.lower() == "authorization"
        value = header.value.partition(" ")[0] + " ***" if secret else header.value
        headers[header.name] = f"{headers[header.name]}, {value}" if header.name in headers else value
    sent: dict[str, Any] = {"method": request.method, "url": str(allowed.url)}
    if headers:
        sent["headers"] = headers
    if request.sink.tag == "blob":
        sent["sink"] = "blob"
    content_type = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    return sent | _body(request.body, content_type)


def _body(chunks: list[Chunk], content_type: str) -> dict[str, Any]:
    if any(chunk.tag.startswith("blob") for chunk in chunks):
        return {"chunks": [_piece(chunk) for chunk in chunks]}
    body = b"".join(chunk.payload.encode() if chunk.tag == "text" else chunk.payload for chunk in chunks)
    if not body:
        return {}
    if "json" in content_type:
        try:
            return {"json": json.loads(body)}
        except ValueError:
            pass
    try:
        return {"text": body.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(body).decode()}


def _piece(chunk: Chunk) -> dict[str, Any]:
    if chunk.tag == "blob-part":
        part = chunk.payload
        members = {"handle": part.handle, "offset": part.offset, "length": part.length, "base64": part.base64}
        return {"blob-part": members}
    if chunk.tag != "bytes":
        return {chunk.tag: chunk.payload}
    try:
        return {"text": chunk.payload.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(chunk.payload).decode()}


class NumberedBlobs(FolderBlobs):
    """Files whose handles are known before."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._numbers = itertools.count(1)

    def new_handle(self) -> str:
        return f"blob-{next(self._numbers)}"


class _Current:
    """Whatever the stage has of this name now."""

    def __init__(self, stage: Stage, name: str) -> None:
        self._stage = stage
        self._name = name

    def __getattr__(self, method: str) -> Any:
        return getattr(getattr(self._stage, self._name), method)
