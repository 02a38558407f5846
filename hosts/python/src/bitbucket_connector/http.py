"""Sends the requests of connectors: each once, following no redirect and adding no retry.

It uses the transports of httpx rather than its clients, which keep cookies and log URLs: a signed one is a secret.
"""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import ssl
import urllib.request
from collections.abc import AsyncIterator
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from typing import Any, Protocol

import httpx

from .addresses import is_public
from .blobs import Blobs
from .body import Outgoing, TooLarge, Unreadable, deliver
from .contract import Case, Header, HttpError, Request, Response
from .limits import Limits
from .loop import THREAD
from .policy import Allowed

try:
    VERSION = version("bitbucket-connector")
except PackageNotFoundError:  # Run from a checkout.
    VERSION = "0"

USER_AGENT = f"bitbucket-connector-python/{VERSION}"

SENT = "http11.send_request_headers.started"
"""What httpx reports when a request begins to leave. Before, nothing was sent."""


class HttpFailure(Exception):
    """There is no response."""

    def __init__(self, error: HttpError) -> None:
        super().__init__(error.tag)
        self.error = error


class Http(Protocol):
    """Something that answers requests."""

    async def send(
        self, request: Request, allowed: Allowed, authorization: str | None, limits: Limits, blobs: Blobs
    ) -> Response:
        """Sends a request once to the URL and with the headers that are allowed. Raises `HttpFailure`."""
        ...

    async def close(self) -> None: ...


class Live:
    """Sends over the network, with the proxies of the environment. All of it happens in one event loop."""

    def __init__(self, verify: ssl.SSLContext | None = None) -> None:
        self._verify = verify or httpx.create_ssl_context()
        self._transports: dict[str | None, httpx.AsyncHTTPTransport] = {}
        # Names that share an address must not share a connection, whose certificate is of one of them.
        self._guarded = self._new(limits=httpx.Limits(max_keepalive_connections=0))
        for logger in ("connection", "http11", "proxy", "socks"):
            logging.getLogger(f"httpcore.{logger}").addFilter(_is_of_others)

    async def send(
        self, request: Request, allowed: Allowed, authorization: str | None, limits: Limits, blobs: Blobs
    ) -> Response:
        progress = _Progress()
        try:
            async with asyncio.timeout(request.timeout_ms / 1000):
                return await self._send(request, allowed, authorization, limits, blobs, progress)
        except TooLarge as error:
            raise HttpFailure(Case("too-large", error.limit)) from None
        except Unreadable as error:
            raise HttpFailure(Case("interrupted" if progress.sent else "denied", str(error))) from None
        except TimeoutError:
            late = Case("timeout") if progress.sent else Case("unreachable", "the server did not accept in time")
            raise HttpFailure(late) from None
        except (httpx.HTTPError, OSError) as error:
            early = not progress.sent or isinstance(error, httpx.ProxyError)
            raise HttpFailure(Case("unreachable" if early else "interrupted", _reason(error))) from None

    async def _send(
        self,
        request: Request,
        allowed: Allowed,
        authorization: str | None,
        limits: Limits,
        blobs: Blobs,
        progress: _Progress,
    ) -> Response:
        headers, decode = _headers(request.method, allowed, authorization)
        body = Outgoing(request.body, blobs)
        if request.body or request.method in ("POST", "PUT", "PATCH"):
            headers.append((b"Content-Length", b"%d" % body.length))
        extensions: dict[str, Any] = {"trace": progress.trace}
        outgoing = httpx.Request(request.method, allowed.url, headers=headers, stream=body, extensions=extensions)
        proxy = _proxy(allowed.url)
        if proxy is None and allowed.must_be_public:
            response = await self._send_guarded(outgoing)
        else:
            if proxy not in self._transports:
                self._transports[proxy] = self._new(proxy=proxy)
            response = await self._transports[proxy].handle_async_request(outgoing)
        try:
            received = _received(response, decode)
            pieces: AsyncIterator[bytes] = response.aiter_bytes() if decode else response.aiter_raw()
            content = await deliver(response.status_code, received, pieces, request.sink, limits, blobs)
        finally:
            await response.aclose()
        return Response(response.status_code, received, content)

    async def _send_guarded(self, request: httpx.Request) -> httpx.Response:
        """Sends to the first public address of the name that accepts.

        The addresses are connected to as they were checked: asked a second time, a name could lead elsewhere. (A proxy
        resolves names itself, in the network of whoever runs it.)
        """
        refused = httpx.ConnectError("the name leads to an address of a private network")
        name = request.url
        request.extensions["sni_hostname"] = name.host
        for address in await _public_addresses(name):
            request.url = name.copy_with(host=address)
            try:
                return await self._guarded.handle_async_request(request)
            except httpx.ConnectError as error:
                refused = error
        raise refused

    def _new(self, **options: Any) -> httpx.AsyncHTTPTransport:
        return httpx.AsyncHTTPTransport(verify=self._verify, trust_env=False, **options)

    async def close(self) -> None:
        for transport in (self._guarded, *self._transports.values()):
            await transport.aclose()


def _is_of_others(record: logging.LogRecord) -> bool:
    """Whether a line of httpcore's log is of another user of it. When debugging, it logs the headers of responses."""
    return record.threadName != THREAD


def _reason(error: Exception) -> str:
    """What went wrong, without URL and headers: of a header that is not valid, h11 would show the value."""
    text = str(error) or type(error).__name__
    if isinstance(error, httpx.ProtocolError) and not re.search("disconnected|closed", text):
        return "what was exchanged with the server is not valid HTTP"
    return text


async def _public_addresses(url: httpx.URL) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(url.host, url.port or 0, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise httpx.ConnectError(str(error)) from None
    addresses = [str(address[0]).partition("%")[0] for *_, address in found]
    return [address for address in addresses if is_public(ip_address(address))]


def _proxy(url: httpx.URL) -> str | None:
    """The proxy for a URL, as `HTTPS_PROXY`, `NO_PROXY` and the like have it."""
    proxies = urllib.request.getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    if proxy is None or urllib.request.proxy_bypass(url.netloc.decode("ascii")):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


class _Progress:
    """Whether a request began to leave."""

    def __init__(self) -> None:
        self.sent = False

    async def trace(self, event: str, _info: dict[str, Any]) -> None:
        self.sent = self.sent or event == SENT


def _headers(method: str, allowed: Allowed, authorization: str | None) -> tuple[list[tuple[bytes, bytes]], bool]:
    """The headers in the connector's order and case, and whether the host asked for compression."""
    names = {header.name.lower() for header in allowed.headers}
    headers = [(b"Host", allowed.url.netloc)]
    for header in allowed.headers:
        if authorization is None or header.name.lower() != "authorization":
            headers.append((header.name.encode(), header.value.encode()))
    if authorization is not None:
        headers.append((b"Authorization", authorization.encode()))
    if "user-agent" not in names:
        headers.append((b"User-Agent", USER_AGENT.encode()))
    if "accept" not in names:
        headers.append((b"Accept", b"*/*"))
    decode = not names & {"accept-encoding", "range"}
    if decode:
        headers.append((b"Accept-Encoding", b"gzip"))
    return headers, decode


def _received(response: httpx.Response, decode: bool) -> list[Header]:
    """The headers in the order received, without cookies, which are credentials that no connector uses."""
    hidden = {"set-cookie"}
    if decode and "content-encoding" in response.headers:
        # They describe the body as it was sent.
        hidden |= {"content-encoding", "content-length"}
    headers = [Header(_text(name), _text(value)) for name, value in response.headers.raw]
    return [header for header in headers if header.name.lower() not in hidden]


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
