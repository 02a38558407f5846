"""Every fixture of the project gives the same result as in the reference host."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stage import Replay, Stage, same

from bitbucket_connector import Connector
from bitbucket_connector.contract import Delivery, Event, Header, Listener
from bitbucket_connector.errors import ConnectorError

FIXTURES = Path(__file__).parents[3] / "fixtures"
PRODUCTS = ("cloud", "data-center")
SECRET = "a secret of the fixtures"
CALLBACK = "https://flows.example.com/hooks/7f3e"


def cases(folder: str) -> pytest.MarkDecorator:
    found = [path for product in PRODUCTS for path in sorted((FIXTURES / folder / product).glob("*.json"))]
    assert found, f"there are no fixtures in {FIXTURES / folder}"
    return pytest.mark.parametrize("path", found, ids=[f"{path.parent.name}/{path.stem}" for path in found])


def attempt(call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return call()
    except ConnectorError as error:
        return {"error": error.as_dict()}


def shown(event: Event) -> dict[str, Any]:
    return {"id": event.id, "occurred_at": event.occurred_at, "payload": event.payload}


def assert_same(expected: Any, actual: Any) -> None:
    assert same(expected, actual), f"expected {json.dumps(expected)}\ngot {json.dumps(actual)}"


@cases(".")
def test_action(path: Path, connector: Connector, stage: Stage) -> None:
    fixture = json.loads(path.read_text())
    stage.replay = Replay(fixture["calls"])
    connection = fixture.get("connection", path.parent.name)
    number = fixture.get("attempt", 1)
    result = attempt(
        lambda: {"output": connector.invoke(connection, fixture["action"], fixture["input"], attempt=number)}
    )
    stage.replay.check()
    assert_same({name: fixture[name] for name in ("output", "error") if name in fixture}, result)


@cases("deliveries")
def test_delivery(path: Path, connector: Connector, stage: Stage) -> None:
    fixture = json.loads(path.read_text())
    stage.replay = Replay(fixture.get("calls", []))
    state = {"secret": SECRET} | fixture.get("state", {})
    listener = Listener("here", fixture["trigger"], fixture["config"], state)

    def receive() -> dict[str, Any]:
        received = connector.receive(path.parent.name, [listener], arrived(fixture["delivery"]))
        result: dict[str, Any] = {}
        if received.events:
            result["events"] = [shown(event) for _, event in received.events]
        for _, state in received.states:
            result["state"] = {name: value for name, value in state.items() if name != "secret"}
        for _, failure in received.failures:
            result["failure"] = ConnectorError(failure).as_dict()
        if received.reply:
            result["reply"] = received.reply.status
        if received.ignored is not None:
            result["ignored"] = received.ignored
        return result

    result = attempt(receive)
    stage.replay.check()
    assert_same(fixture["result"], result)


def arrived(sent: dict[str, Any]) -> Delivery:
    """A delivery as it arrives: signed, unless it brings a signature or is to have none."""
    compact = json.dumps(sent.get("json"), ensure_ascii=False, separators=(",", ":"))
    body = (compact if "json" in sent else sent.get("text", "")).encode()
    headers = dict(sent["headers"])
    signature = headers.get("X-Hub-Signature")
    if signature is None:
        headers["X-Hub-Signature"] = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    elif signature == "none":
        del headers["X-Hub-Signature"]
    return Delivery(
        method=sent.get("method", "POST"),
        url="/hooks/here",
        headers=[Header(name, value) for name, value in sorted(headers.items())],
        body=body,
        received_at=1_795_167_000_000,
    )


@cases("polls")
def test_polls(path: Path, connector: Connector, stage: Stage, tmp_path: Path) -> None:
    fixture = json.loads(path.read_text())
    state: Any = None
    for poll in fixture["polls"]:
        stage.set(tmp_path)
        stage.replay = Replay(poll["calls"])

        def run(before: Any = state) -> dict[str, Any]:
            polled = connector.poll(path.parent.name, fixture["trigger"], fixture["config"], before)
            events = [shown(event) for event in polled.events]
            return {"events": events, "state": polled.state, "next_poll_ms": polled.next_poll_ms}

        result = attempt(run)
        state = result.get("state", state)
        stage.replay.check()
        assert_same(poll["result"], result)


@cases("subscriptions")
def test_subscription(path: Path, connector: Connector, stage: Stage) -> None:
    fixture = json.loads(path.read_text())
    stage.replay = Replay(fixture["calls"])
    connection = fixture.get("connection", path.parent.name)
    trigger, config, state = fixture["trigger"], fixture["config"], fixture.get("state")

    def run() -> dict[str, Any]:
        match fixture["function"]:
            case "subscribe":
                return {"state": connector.subscribe(connection, trigger, config, CALLBACK).state}
            case "reconcile":
                return {"state": connector.reconcile(connection, trigger, config, CALLBACK, state).state}
            case "unsubscribe":
                connector.unsubscribe(connection, state)
                return {"state": None}
            case other:
                raise ValueError(other)

    result = attempt(run)
    stage.replay.check()
    assert_same(fixture["result"], result)
