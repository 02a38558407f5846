"""Signing in, and tokens that two processes share and that run out."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from server import Answer, Sent, Server, serving
from test_connector import JSON, REPOSITORY, WEB

from bitbucket_connector import Connector
from bitbucket_connector.contract import Tokens
from bitbucket_connector.tokens import SqliteTokens


class DataCenter:
    """Gives new tokens, and takes only the newest."""

    def __init__(self) -> None:
        self.given = 0

    def answer(self, sent: Sent) -> Answer:
        if sent.target.endswith("/token"):
            form = dict(urllib.parse.parse_qsl(sent.body.decode()))
            if form["grant_type"] == "refresh_token" and form["refresh_token"] != f"refresh-{self.given}":
                return Answer(400, JSON, b'{"error":"invalid_grant"}')
            self.given += 1
            tokens = {
                "access_token": f"access-{self.given}",
                "refresh_token": f"refresh-{self.given}",
                "token_type": "bearer",
                "expires_in": 7200,
                "scope": "REPO_READ",
            }
            return Answer(200, JSON, json.dumps(tokens).encode())
        if ("Authorization", f"Bearer access-{self.given}") not in sent.headers:
            return Answer(401, JSON, b"{}")
        return Answer(200, JSON, REPOSITORY)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "*")
    with serving(DataCenter().answer) as server:
        yield server


def connections(url: str) -> dict[str, dict[str, Any]]:
    settings = {
        "product": "data-center",
        "credential": "oauth",
        "base_url": url,
        "client_id": "key",
        "client_secret": "very-secret-client",
        "allow_http": True,
    }
    return {"work": settings}


def test_a_user_signs_in(wasm: bytes, server: Server, tmp_path: Path) -> None:
    with Connector.load(wasm, connections=connections(server.url), folder=tmp_path) as connector:
        callback = "http://127.0.0.1:1/callback"
        sign_in = connector.begin("work", callback, ["REPO_READ"])
        assert sign_in.url.startswith(f"{server.url}/rest/oauth2/latest/authorize?")
        connector.complete("work", sign_in.pending, f"{callback}?code=very-secret-code&state={sign_in.state}")
        assert connector.on("work").get_repository({"workspace": "acme", "repo": "web"}) == WEB["output"]
        connector.refresh("work")
        assert connector.on("work").get_repository({"workspace": "acme", "repo": "web"}) == WEB["output"]
        connector.disconnect("work")
    with closing(SqliteTokens(tmp_path)) as store:
        assert store.load("work") is None
    assert "secret" not in repr(sign_in)


RUN = """
import json, sys
from bitbucket_connector import Connector
wasm, folder, settings = sys.argv[1:]
with Connector.load(wasm, connections=json.loads(settings), folder=folder) as connector:
    connector.describe()
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(connector.on("work").get_repository({"workspace": "acme", "repo": "web"})), flush=True)
"""


def test_two_processes_refresh_once(wasm: bytes, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "bitbucket.wasm"
    path.write_bytes(wasm)
    store = SqliteTokens(tmp_path / "state")
    store.save("work", Tokens("access-0", "refresh-0", 1, [], None), None)
    store.close()
    command = [sys.executable, "-c", RUN, str(path), str(tmp_path / "state"), json.dumps(connections(server.url))]
    processes = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for process in processes:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        output, _ = process.communicate(timeout=30)
        assert json.loads(output) == WEB["output"]
    assert [sent.target for sent in server.sent].count("/rest/oauth2/latest/token") == 1
    with closing(store):
        stored = store.load("work")
    assert stored and (stored.tokens.access_token, stored.revision) == ("access-1", 2)
