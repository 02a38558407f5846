"""What one call can reach: its own connection, and what it is part of."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bitbucket_connector.blobs import Blobs, FolderBlobs
from bitbucket_connector.contract import Case, Err, Header, Ok, Origin, Own, Request, Response, Result, Tokens
from bitbucket_connector.http import HttpFailure
from bitbucket_connector.imports import CallImports, Invocation
from bitbucket_connector.limits import Limits
from bitbucket_connector.loop import Loop
from bitbucket_connector.policy import Allowed, Denied, Policy
from bitbucket_connector.services import Services
from bitbucket_connector.settings import Settings
from bitbucket_connector.stop import Stop, Stopped
from bitbucket_connector.tokens import SqliteTokens

SETTINGS = Settings({"product": "cloud"})
TOKENS = Tokens("access", None, None, [], None)


class Counting:
    """Answers with the path, and knows how many requests were under way at once."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.arrived = threading.Event()

    async def send(
        self, request: Request, allowed: Allowed, authorization: str | None, limits: Limits, blobs: Blobs
    ) -> Response:
        self.now += 1
        self.most = max(self.most, self.now)
        self.arrived.set()
        try:
            if allowed.url.path == "/hang":
                await asyncio.sleep(60)
            if allowed.url.path == "/timeout":
                raise HttpFailure(Case("timeout"))
            for _ in range(3):
                await asyncio.sleep(0)
            return Response(200, [], Case("text", allowed.url.path))
        finally:
            self.now -= 1

    async def close(self) -> None:
        pass


class Scene:
    """A call, and what it can reach."""

    def __init__(self, folder: Path, stop: Stop | None = None) -> None:
        self.http = Counting()
        self.progress: list[tuple[Any, ...]] = []
        self.tokens = SqliteTokens(folder)
        self.loop = Loop()
        self.stop = stop or Stop(30)
        self.policy: Policy | None = Policy([Origin("https://api.example.com/", "api")], SETTINGS)
        services = Services(
            {}, self.tokens, FolderBlobs(folder), http=self.http, progress=lambda *it: self.progress.append(it)
        )
        self.call = CallImports(
            "work", SETTINGS, self.decide, services, Invocation("step", 3), self.loop, self.stop, Limits(requests=2)
        )

    def decide(self, settings: Settings) -> Policy:
        if self.policy is None:
            raise Denied("The settings are not valid.")
        return self.policy

    def close(self) -> None:
        self.call.end()
        self.loop.close()
        self.tokens.close()


@contextmanager
def playing(folder: Path, stop: Stop | None = None) -> Iterator[Scene]:
    scene = Scene(folder, stop)
    try:
        yield scene
    finally:
        scene.close()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with playing(tmp_path) as scene:
        yield scene


def request(path: str, *, connection: str = "work", repeatable: bool = True, header: str = "Accept") -> Request:
    headers = [Header(header, "x")]
    url = f"https://api.example.com{path}"
    return Request(connection, "api", "GET", url, headers, [], Case("inline", 100), 1000, repeatable, None)


def shown(answers: list[Result[Response, Case]]) -> list[str]:
    return [it.value.body.payload if isinstance(it, Ok) else it.value.tag for it in answers]


def test_requests_go_side_by_side_and_answers_come_in_order(scene: Scene) -> None:
    paths = [f"/{number}" for number in range(10)]
    assert shown(scene.call.send_all([request(path) for path in paths])) == paths
    assert scene.http.most == 2


def test_one_that_fails_does_not_harm_the_others(scene: Scene) -> None:
    batch = [request("/a"), request("/timeout"), request("/b", header="Host"), request("/c", connection="home")]
    assert shown(scene.call.send_all(batch)) == ["/a", "timeout", "denied", "denied"]


def test_what_may_not_be_sent_twice_is_sent_alone(scene: Scene) -> None:
    assert shown(scene.call.send_all([request("/a"), request("/b", repeatable=False)])) == ["denied", "denied"]
    assert shown([scene.call.send(request("/b", repeatable=False))]) == ["/b"]


def test_without_a_policy_nothing_is_sent(scene: Scene) -> None:
    scene.policy = None
    assert scene.call.send(request("/a")) == Err(Case("denied", "The settings are not valid."))
    assert scene.http.most == 0


def test_a_stop_interrupts_requests_and_lets_no_other_begin(scene: Scene) -> None:
    def stop() -> None:
        scene.http.arrived.wait(10)
        scene.stop.set()

    threading.Thread(target=stop).start()
    assert shown([scene.call.send(request("/hang"))]) == ["interrupted"]
    assert shown([scene.call.send(request("/a"))]) == ["cancelled"]


def test_the_deadline_interrupts_requests(tmp_path: Path) -> None:
    with playing(tmp_path, Stop(0.2)) as scene:
        assert shown([scene.call.send(request("/hang"))]) == ["interrupted"]
        assert scene.stop.was_deadline


def test_a_call_that_was_stopped_long_ago_does_not_go_on(tmp_path: Path) -> None:
    with playing(tmp_path, Stop(-10)) as scene, pytest.raises(Stopped):
        scene.call.resume()


def test_no_other_connection_is_reached(scene: Scene) -> None:
    call = scene.call
    others = [
        call.get("home"),
        call.load("home"),
        call.save("home", TOKENS, None),
        call.forget("home"),
        call.lock("home", 0),
    ]
    assert {answer.value.tag for answer in others if isinstance(answer, Err)} == {"denied"}
    assert call.get("work") == Ok({"product": "cloud"})


def test_tokens_and_their_lock(scene: Scene) -> None:
    call = scene.call
    assert call.load("work") == Ok(None)
    assert call.save("work", TOKENS, None) == Ok(1)
    conflict = call.save("work", TOKENS, None)
    assert isinstance(conflict, Err) and conflict.value.tag == "conflict"
    assert call.lock("work", 10) == Ok(Own(1))
    assert call.lock("work", 0) == Err(Case("busy"))
    call.drop(Own(1))
    assert call.lock("work", 0) == Ok(Own(1))
    # What the connector does not give back is given back for it.
    call.end()
    assert call.lock("work", 0) == Ok(Own(1))


def test_a_store_that_fails_is_unavailable(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "tokens.db").write_bytes(b"damaged" * 1000)
    answer = scene.call.load("work")
    assert isinstance(answer, Err) and answer.value.tag == "unavailable"


def test_what_the_call_is_part_of(scene: Scene) -> None:
    call = scene.call
    deadline = call.deadline()
    assert (call.id(), call.attempt()) == ("step", 3)
    assert deadline and 0 <= deadline - call.now() <= 300_000 and deadline == call.deadline()


def test_randomness_logs_and_progress(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bitbucket_connector")
    assert len(scene.call.random(4096)) == 4096 and scene.call.random(8) != scene.call.random(8)
    with pytest.raises(ValueError, match="4096"):
        scene.call.random(4097)
    scene.call.log("warn", "100% of " + "x" * 10_000)
    scene.call.progress(1, None, "steps")
    (record,) = caplog.records
    assert (record.levelname, len(record.getMessage()), scene.progress) == ("WARNING", 8192, [(1, None, "steps")])
