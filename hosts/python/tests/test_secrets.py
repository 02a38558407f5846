"""Secrets are in no error, no log and no representation, whatever a server echoes."""

from __future__ import annotations

import json
import logging
import pickle
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from server import Answer, Sent, Server, serving

from bitbucket_connector import ApiRequest, Connector, ConnectorError, Delivery, Header, Listener, Services
from bitbucket_connector.contract import Request, Response
from bitbucket_connector.policy import Policy
from bitbucket_connector.redact import mask, spellings
from bitbucket_connector.settings import Settings

SECRET = "very-secret-value-1"


def echo(sent: Sent) -> Answer:
    said = json.dumps({"errors": [{"message": f"I saw {sent.headers} {sent.target} {sent.body!r}"}]})
    return Answer(400, [("Content-Type", "application/json"), ("X-Echo", str(sent.headers))], said.encode())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "*")
    with serving(echo) as server:
        yield server


def settings(server: Server, **members: Any) -> dict[str, Any]:
    return {"product": "data-center", "base_url": server.url, "allow_http": True, "retries": 0} | members


@pytest.mark.parametrize(
    "members",
    [
        {"credential": "http-access-token", "token": SECRET},
        {"credential": "password", "username": "ada", "password": SECRET},
        {"credential": "host-managed", "host": {"authorization": f"Bearer {SECRET}"}},
        {"credential": "http-access-token", "token": SECRET, "base_url": "nonsense"},
        {"credential": "http-access-token", "token": SECRET, "host": {"authorization": SECRET}},
    ],
)
def test_no_error_has_a_secret(
    wasm: bytes, server: Server, tmp_path: Path, members: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    connections = {"work": settings(server, **members)}
    with Connector.load(wasm, connections=connections, folder=tmp_path) as connector:
        with pytest.raises(ConnectorError) as caught:
            connector.on("work").get_repository({"workspace": "acme", "repo": "web"})
        seen = [repr(connector), repr(connector.services)]
        try:
            seen.append(repr(connector.test("work")))
        except ConnectorError as untested:
            seen.append(repr(untested))
    error = caught.value
    seen += [str(error), repr(error), repr(error.args), json.dumps(error.as_dict())]
    seen += traceback.format_exception(error)
    seen += [caplog.text, repr(Services.in_folder(tmp_path, connections))]
    found = [spelling for spelling in spellings(f"Bearer {SECRET}") if any(spelling in text for text in seen)]
    assert found == []


def test_what_a_server_echoes_to_a_connector_that_knows_no_credential(
    wasm: bytes, server: Server, tmp_path: Path
) -> None:
    managed = settings(server, credential="host-managed", host={"authorization": f"Bearer {SECRET}"})
    with Connector.load(wasm, connections={"work": managed}, folder=tmp_path) as connector:
        response = connector.call_api("work", ApiRequest("GET", "api/latest/x", raise_for_status=False))
    assert SECRET not in response.body.payload and "***" in response.body.payload
    assert all(SECRET not in header.value for header in response.headers)
    assert ("Authorization", f"Bearer {SECRET}") in server.sent[0].headers


def test_representations_have_names_and_no_values() -> None:
    header = Header("Authorization", SECRET)
    request = Request("work", "api", "GET", f"https://x/?{SECRET}", [header], [], None, 1, False, None)  # type: ignore[arg-type]
    kept = Settings({"product": "cloud", "token": SECRET})
    objects = [
        header,
        request,
        Response(200, [header], None),  # type: ignore[arg-type]
        kept,
        Policy([], Settings({"credential": "host-managed", "host": {"authorization": SECRET}})),
        Listener("a", "push", {}, {"secret": SECRET}),
        Delivery("POST", "/", [header], SECRET.encode(), 0),
    ]
    assert [repr(it) for it in objects if SECRET in repr(it)] == []
    assert repr(kept) == "Settings(product, token)"


def test_spellings_of_a_credential() -> None:
    text = " ".join(["a+b/c?d=", "YStiL2M/ZD0=", "YStiL2M/ZD0", "YStiL2M_ZD0", "a%2Bb%2Fc%3Fd%3D"])
    assert mask(text, spellings("Bearer a+b/c?d=")) == "*** *** *** *** ***"
    assert spellings("Bearer abc") == []


def test_an_error_survives_being_pickled(connector: Connector) -> None:
    with pytest.raises(ConnectorError) as caught:
        connector.invoke("cloud", "get-branch", {})
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.kind, copy.fields, str(copy)) == (caught.value.kind, caught.value.fields, str(caught.value))
    with pytest.raises(AttributeError):
        _ = copy.nonsense
