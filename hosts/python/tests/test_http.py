"""Requests go out as they are, once, and whatever becomes of them is told precisely."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from server import Answer, Sent, Server, serving

from bitbucket_connector.blobs import FolderBlobs
from bitbucket_connector.contract import BlobPart, Case, Header, Request, Response
from bitbucket_connector.http import HttpFailure, Live
from bitbucket_connector.limits import Limits
from bitbucket_connector.policy import Allowed

LIMITS = Limits(response_bytes=1000, blob_bytes=100_000)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(lambda sent: Answer(body=b"hello")) as server:
        yield server


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "blobs")


def send(
    url: str,
    blobs: FolderBlobs,
    *,
    method: str = "GET",
    headers: tuple[tuple[str, str], ...] = (),
    body: tuple[Case, ...] = (),
    sink: Case = Case("inline", 1 << 20),
    timeout_ms: int = 10_000,
    authorization: str | None = None,
    must_be_public: bool = False,
) -> Response:
    listed = [Header(*header) for header in headers]
    request = Request("work", "api", method, url, listed, list(body), sink, timeout_ms, False, None)

    async def run() -> Response:
        live = Live()
        try:
            allowed = Allowed(httpx.URL(url), listed, must_be_public)
            return await live.send(request, allowed, authorization, LIMITS, blobs)
        finally:
            await live.close()

    return asyncio.run(run())


def failure(url: str, blobs: FolderBlobs, **options: Any) -> Case:
    with pytest.raises(HttpFailure) as caught:
        send(url, blobs, **options)
    error: Case = caught.value.error
    return error


def test_headers_keep_their_order_and_case(server: Server, blobs: FolderBlobs) -> None:
    ours = (("X-Zulu", "1"), ("accept", "text/plain"), ("X-alpha", "2"), ("X-Zulu", "größe"))
    send(f"{server.url}/2.0/a%2Fb?q=%20x&q=y", blobs, headers=ours)
    (sent,) = server.sent
    assert sent.target == "/2.0/a%2Fb?q=%20x&q=y"
    names = [name for name, _ in sent.headers]
    assert names[:5] == ["Host", "X-Zulu", "accept", "X-alpha", "X-Zulu"]
    assert sent.headers[4][1].encode("latin-1").decode() == "größe"
    assert "Cookie" not in names and "Authorization" not in names


def test_a_redirect_is_a_response_and_cookies_are_dropped(server: Server, blobs: FolderBlobs) -> None:
    server.answer = lambda sent: Answer(302, [("Location", "/other"), ("Set-Cookie", "a=b"), ("X-One", "1")])
    response = send(server.url, blobs)
    assert (response.status, len(server.sent)) == (302, 1)
    assert [(header.name, header.value) for header in response.headers][:2] == [("Location", "/other"), ("X-One", "1")]


def test_text_is_text_and_bytes_are_bytes(server: Server, blobs: FolderBlobs) -> None:
    assert send(server.url, blobs).body == Case("text", "hello")
    server.answer = lambda sent: Answer(body=b"\xff\x00")
    assert send(server.url, blobs).body == Case("bytes", b"\xff\x00")


def test_a_body_of_all_kinds_of_pieces(server: Server, blobs: FolderBlobs) -> None:
    new = blobs.create()
    new.write(b"0123456789" * 20_000)
    handle = new.finish()
    part = BlobPart(handle, 5, 100_000, False)
    encoded = BlobPart(handle, 199_996, None, True)
    body = (Case("text", "ö"), Case("bytes", b"\x00"), Case("blob-part", part), Case("blob-part", encoded))
    send(server.url, blobs, method="POST", body=body)
    (sent,) = server.sent
    assert sent.body == "ö\0".encode() + (b"5678901234" * 10_000) + b"Njc4OQ=="
    assert dict(sent.headers)["Content-Length"] == str(len(sent.body))


def test_a_write_without_a_body_says_so(server: Server, blobs: FolderBlobs) -> None:
    send(server.url, blobs, method="POST")
    assert ("Content-Length", "0") in server.sent[0].headers


def test_a_missing_file_is_denied_before_anything_is_sent(server: Server, blobs: FolderBlobs) -> None:
    error = failure(server.url, blobs, method="POST", body=(Case("blob", "blob-9"),))
    assert (error.tag, server.sent) == ("denied", [])


def test_compression_is_the_hosts_affair(server: Server, blobs: FolderBlobs) -> None:
    packed = Answer(headers=[("Content-Encoding", "gzip"), ("X-One", "1")], body=gzip.compress(b"hello"))
    server.answer = lambda sent: packed
    response = send(server.url, blobs)
    assert response.body == Case("text", "hello")
    assert [header.name for header in response.headers] == ["X-One"]
    # Whoever asks for it gets it as it is.
    response = send(server.url, blobs, headers=(("Accept-Encoding", "gzip"),))
    assert response.body.tag == "bytes"


@pytest.mark.parametrize("compressed", [False, True])
def test_a_large_response_is_refused_and_a_large_failure_is_cut(
    server: Server, blobs: FolderBlobs, compressed: bool
) -> None:
    whole = b"x" * 5000
    headers = [("Content-Encoding", "gzip")] if compressed else []
    body = gzip.compress(whole) if compressed else whole
    server.answer = lambda sent: Answer(200, headers, body)
    assert failure(server.url, blobs, sink=Case("inline", 100)) == Case("too-large", 100)
    assert failure(server.url, blobs) == Case("too-large", 1000)
    server.answer = lambda sent: Answer(500, headers, body)
    assert send(server.url, blobs).body == Case("text", "x" * 1000)


def test_a_file_passes_by_the_connector(server: Server, blobs: FolderBlobs) -> None:
    disposition = "attachment; filename=\"x\"; filename*=UTF-8''..%2Fgr%C3%B6%C3%9Fe.txt"
    headers = [("Content-Type", "text/plain"), ("Content-Disposition", disposition)]
    server.answer = lambda sent: Answer(200, headers, b"y" * 50_000)
    blob = send(server.url, blobs, sink=Case("blob")).body.payload
    assert (blob.size, blob.media_type, blob.name) == (50_000, "text/plain", "größe.txt")
    assert blobs.path(blob.handle).read_bytes() == b"y" * 50_000
    assert blobs.path(blob.handle).stat().st_mode & 0o777 == 0o600

    server.answer = lambda sent: Answer(404, [], b"why")
    assert send(server.url, blobs, sink=Case("blob")).body == Case("text", "why")
    server.answer = lambda sent: Answer(200, [], b"z" * 100_001)
    assert failure(server.url, blobs, sink=Case("blob")) == Case("too-large", 100_000)
    assert [path.name for path in blobs.path("x").parent.iterdir()] == [blob.handle]


def test_what_was_not_sent_is_told_from_what_may_have_been(server: Server, blobs: FolderBlobs) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert failure(f"http://127.0.0.1:{port}/", blobs).tag == "unreachable"
    assert failure(server.url.replace("http", "https"), blobs).tag == "unreachable"
    server.answer = lambda sent: Answer(status=0)
    assert failure(server.url, blobs).tag == "interrupted"
    server.answer = lambda sent: Answer(body=b"half", length=8)
    assert failure(server.url, blobs).tag == "interrupted"
    server.answer = lambda sent: Answer(headers=[("X\0One", "what it saw")])
    broken = failure(server.url, blobs)
    assert broken.tag == "interrupted" and "saw" not in broken.payload
    assert len(server.sent) == 3


def test_the_time_limit_is_for_the_whole_exchange(server: Server, blobs: FolderBlobs) -> None:
    over = threading.Event()

    def hang(sent: Sent) -> Answer:
        over.wait(10)
        return Answer()

    server.answer = hang
    try:
        assert failure(server.url, blobs, timeout_ms=1000) == Case("timeout")
    finally:
        over.set()


def test_the_hosts_own_credential_replaces_that_of_the_connector(server: Server, blobs: FolderBlobs) -> None:
    send(server.url, blobs, headers=(("authorization", "Basic x"),), authorization="Bearer hosts")
    found = [value for name, value in server.sent[0].headers if name.lower() == "authorization"]
    assert found == ["Bearer hosts"]


def test_a_proxy_of_the_environment(server: Server, blobs: FolderBlobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.url)
    monkeypatch.setenv("NO_PROXY", "git.example.com")
    # The proxy resolves the name, so this host does not.
    send("http://files.example.com/x?y", blobs, must_be_public=True)
    assert server.sent[0].target == "http://files.example.com/x?y"
    assert failure("http://git.example.com:1/", blobs).tag == "unreachable"
    assert len(server.sent) == 1


def test_a_name_that_leads_to_a_private_address_is_not_connected_to(
    server: Server, blobs: FolderBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = server.url.rpartition(":")[2]

    def resolve(host: str, port: int, *args: Any, **options: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses[host]]

    addresses = {"files.example.com": ["127.0.0.1", "10.0.0.1", "169.254.169.254"], "127.0.0.1": ["127.0.0.1"]}
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    error = failure(f"http://files.example.com:{port}/", blobs, must_be_public=True)
    assert error == Case("unreachable", "the name leads to an address of a private network")

    # A name with a public address is connected to at that address, under its name.
    monkeypatch.setattr("bitbucket_connector.http.is_public", lambda address: str(address) == "127.0.0.1")
    send(f"http://files.example.com:{port}/x", blobs, must_be_public=True)
    assert ("Host", f"files.example.com:{port}") in server.sent[0].headers
