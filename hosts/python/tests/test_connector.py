"""The functions of a connector, against a Data Center on this machine."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from server import Answer, Sent, Server, serving
from stage import Replay, Stage

from bitbucket_connector import ApiRequest, AsyncConnector, Connections, Connector, ConnectorError, Limits
from bitbucket_connector.contract import Case

FIXTURES = Path(__file__).parents[3] / "fixtures"
WEB = json.loads((FIXTURES / "data-center" / "get-repository.json").read_text())
REPOSITORY = json.dumps(WEB["calls"][0]["reply"]["json"]).encode()
JSON = [("Content-Type", "application/json")]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "*")
    with serving(lambda sent: Answer(200, JSON, REPOSITORY)) as server:
        yield server


def connections(server: Server) -> dict[str, dict[str, Any]]:
    return {
        "work": {
            "product": "data-center",
            "credential": "http-access-token",
            "base_url": server.url,
            "token": "very-secret-token",
            "allow_http": True,
            "retries": 0,
        }
    }


@pytest.fixture
def live(wasm: bytes, server: Server, tmp_path: Path) -> Iterator[Connector]:
    with Connector.load(wasm, connections=connections(server), folder=tmp_path) as connector:
        yield connector


def test_an_action_by_its_id_and_as_a_method(live: Connector, server: Server) -> None:
    by_id = live.invoke("work", "get-repository", {"workspace": "acme", "repo": "web"})
    as_method = live.on("work").get_repository({"workspace": "acme", "repo": "web"})
    assert by_id == as_method == WEB["output"]
    assert ("Authorization", "Bearer very-secret-token") in server.sent[0].headers


def test_asyncio(wasm: bytes, server: Server, tmp_path: Path) -> None:
    async def run() -> list[str | None]:
        async with AsyncConnector.load(wasm, connections=connections(server), folder=tmp_path) as connector:
            work = connector.on("work")
            assert [product.id for product in (await connector.describe()).products] == ["cloud", "data-center"]
            calls = [work.get_repository({"workspace": "acme", "repo": "web"}) for _ in range(20)]
            return [repository["name"] for repository in await asyncio.gather(*calls)]

    assert asyncio.run(run()) == ["Web"] * 20


def test_cancelling_a_task_interrupts_its_request(wasm: bytes, server: Server, tmp_path: Path) -> None:
    arrived, over = threading.Event(), threading.Event()

    def hang(sent: Sent) -> Answer:
        arrived.set()
        over.wait(10)
        return Answer()

    async def run() -> None:
        async with AsyncConnector.load(wasm, connections=connections(server), folder=tmp_path) as connector:
            running = asyncio.create_task(connector.on("work").get_repository({"workspace": "acme", "repo": "web"}))
            await asyncio.to_thread(arrived.wait, 10)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(running, 5)

    server.answer = hang
    try:
        asyncio.run(run())
    finally:
        over.set()
    assert len(server.sent) == 1


WAITS = """
import json, signal, sys
from bitbucket_connector import Connector
signal.signal(signal.SIGINT, signal.default_int_handler)
wasm, folder, settings = sys.argv[1:]
with Connector.load(wasm, connections=json.loads(settings), folder=folder) as connector:
    try:
        connector.on("work").get_repository({"workspace": "acme", "repo": "web"})
    except KeyboardInterrupt:
        print("interrupted")
"""


def test_an_interrupt_stops_a_call_that_is_waited_for(wasm: bytes, server: Server, tmp_path: Path) -> None:
    arrived, over = threading.Event(), threading.Event()

    def hang(sent: Sent) -> Answer:
        arrived.set()
        over.wait(60)
        return Answer()

    server.answer = hang
    path = tmp_path / "bitbucket.wasm"
    path.write_bytes(wasm)
    command = [sys.executable, "-c", WAITS, str(path), str(tmp_path / "state"), json.dumps(connections(server))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert arrived.wait(30)
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=20)
        finally:
            over.set()
            process.kill()
    assert (output, process.returncode) == ("interrupted\n", 0)


def test_at_the_deadline_the_connector_says_what_became_of_the_write(
    wasm: bytes, server: Server, tmp_path: Path
) -> None:
    over = threading.Event()

    def hang(sent: Sent) -> Answer:
        over.wait(10)
        return Answer()

    server.answer = hang
    limits = Limits(deadline=2)
    try:
        with Connector.load(wasm, connections=connections(server), folder=tmp_path, limits=limits) as connector:
            with pytest.raises(ConnectorError) as caught:
                connector.invoke(
                    "work", "create-tag", {"workspace": "acme", "repo": "web", "tag": "v1", "commit": "0a1b2c3d"}
                )
    finally:
        over.set()
    assert caught.value.applied == "unknown"
    assert caught.value.kind in ("cancelled", "timeout", "network")


def test_many_threads_share_a_connector(live: Connector) -> None:
    def run(_: int) -> tuple[Any, Any]:
        repository = live.invoke("work", "get-repository", {"workspace": "acme", "repo": "web"})
        try:
            live.invoke("work", "get-repository", {})
        except ConnectorError as error:
            return repository, error.kind
        return repository, None

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(run, range(200))) == [(WEB["output"], "invalid-input")] * 200


def test_any_endpoint(live: Connector, server: Server) -> None:
    body = bytes(range(256))
    server.answer = lambda sent: Answer(201, [("X-One", "1")], sent.body[::-1])
    request = ApiRequest("PUT", "api/latest/x", query=[("a", "1"), ("a", "2")], body=[Case("bytes", body)])
    response = live.call_api("work", request)
    assert (response.status, response.body) == (201, Case("bytes", body[::-1]))
    assert server.sent[0].target.endswith("/x?a=1&a=2") and server.sent[0].body == body


def test_files_go_up_and_come_down(live: Connector, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(bytes(range(256)) * 1000)
    added = live.add_file(path)
    assert added.get("name") == "logo.png" and live.add_file(b"text").keys() == {"blob"}
    server.answer = lambda sent: Answer(200, [("Content-Type", "image/png")], sent.body)
    work = live.on("work")
    answer = work.call_api({"method": "POST", "path": "api/latest/x", "body_file": added, "response_as": "blob"})
    assert answer["body"]["size"] == 256_000
    with live.open_file(answer["body"]) as file:
        assert file.read() == path.read_bytes()
    live.delete_file(added)
    with pytest.raises(FileNotFoundError):
        live.open_file(added)
    for handle in ("../tokens.db", "", ".hidden", "a/b"):
        with pytest.raises(FileNotFoundError):
            live.open_file({"blob": handle})


def test_a_connection_that_is_not_there(live: Connector) -> None:
    with pytest.raises(ConnectorError) as caught:
        live.on("home").get_repository({"workspace": "acme", "repo": "web"})
    assert (caught.value.kind, caught.value.applied) == ("host", "no")


def test_a_report_of_a_connection(live: Connector, server: Server) -> None:
    server.answer = lambda sent: Answer(401, JSON, b"{}")
    report = live.test("work")
    assert not report.passed and any(check.verdict == "failed" for check in report.checks)


def test_choices(connector: Connector, stage: Stage) -> None:
    listed = json.loads((FIXTURES / "cloud" / "list-branches.json").read_text())
    call = listed["calls"][0]
    url = "https://api.bitbucket.org/2.0/repositories/acme/web/refs/branches?pagelen=100"
    stage.replay = Replay([{"request": call["request"] | {"url": url}, "reply": call["reply"]}])
    page = connector.choices("cloud", "create-branch", "from", {"workspace": "acme", "repo": "web"})
    stage.replay.check()
    assert "main" in [choice.value for choice in page.items]


def test_the_catalog(connector: Connector) -> None:
    schemas = connector.schemas_of("create-branch", "cloud")
    assert schemas and schemas.input["required"] and connector.schemas_of("no-such-action") is None
    assert {way.mode for trigger in connector.triggers() for way in trigger.ways} >= {"webhook", "polling"}
    assert connector.required_scopes("cloud", ["get-repository"])
    origins = connector.origins({"product": "cloud", "credential": "api-token", "email": "ada@example.com"})
    assert "https://api.bitbucket.org/2.0" in [origin.url.rstrip("/") for origin in origins]


def test_connections_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "connections.toml"
    path.write_text('[work]\nproduct = "cloud"\ntoken = "env:WORK_TOKEN"\n[work.host]\nallow = ["env:WORK_HOST"]\n')
    found = Connections(path)
    with pytest.raises(ValueError, match="WORK_TOKEN is not set"):
        found["work"]
    monkeypatch.setenv("WORK_TOKEN", "very-secret-token")
    monkeypatch.setenv("WORK_HOST", "files.example.com")
    assert found["work"] == {
        "product": "cloud",
        "token": "very-secret-token",
        "host": {"allow": ["files.example.com"]},
    }
    assert repr(found) == "Connections(work)"
    path.write_text('token = "very-secret-token')
    with pytest.raises(ValueError, match="Unterminated string") as caught:
        Connections(path)
    assert "secret" not in str(caught.value)
