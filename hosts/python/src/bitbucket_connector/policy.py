"""What the requests of one connection may do: what follows from the connector's `catalog.origins`, and what `host.allow` adds.

| purpose | where it may go | what goes along |
|---|---|---|
| api | the origins listed for it, below their paths | the header that the host adds for a host-managed connection |
| token | the origins listed for it | nothing of the host's |
| storage | the origins listed for it, and those of `allow`; no name may lead to a private address | neither `authorization` nor `cookie` |
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from .addresses import is_public, literal
from .contract import Header, Origin, Purpose
from .settings import Settings

HOSTS_OWN = frozenset("connection content-length cookie host keep-alive te trailer transfer-encoding upgrade".split())
"""Headers of the HTTP client. A connector that set them could smuggle a second request, or reach another server."""

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
URL = re.compile(r"[\x21-\x7e]+")

DECODED = 5
"""How often a path is decoded to see where it leads: more than any server and its proxies do together."""


class Denied(Exception):
    """The request may not leave. The sentence says why."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A request's way out."""

    url: httpx.URL
    headers: list[Header]
    must_be_public: bool
    """Whether the name has to lead to a public address."""


class Policy:
    """The policy of one connection."""

    def __init__(self, origins: Iterable[Origin], settings: Settings) -> None:
        self._listed = [(_Pattern.of(origin.url), origin.purpose) for origin in origins]
        self._allowed = [_Pattern.of(host if "://" in host else f"https://{host}") for host in settings.allow]
        self._authorization = settings.authorization

    def __repr__(self) -> str:
        return f"Policy({self._listed!r})"

    def authorization(self, purpose: Purpose) -> str | None:
        """The header that the host adds, to requests of the API only."""
        return self._authorization if purpose == "api" else None

    def check(self, purpose: Purpose, address: str, headers: list[Header]) -> Allowed:
        """The way out of a request, without the headers that may not go along. Raises `Denied`."""
        url = _parse(address)
        path = url.raw_path.decode("ascii").partition("?")[0]
        listed = [pattern for pattern, of in self._listed if of == purpose]
        allowed = purpose == "storage" and any(pattern.fits(url, path) for pattern in self._allowed)
        if not allowed and not any(pattern.fits(url, path) for pattern in listed):
            origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
            if any(pattern.fits_host(url) for pattern in listed):
                raise Denied(f"{path} is outside of what this connection may reach on {origin}.")
            hint = "; add it to `host.allow` to permit it" if purpose == "storage" else ""
            raise Denied(f"{origin} is not a host of this connection{hint}.")
        own = literal(url.host)
        if purpose == "storage":
            if not allowed and own is not None and not is_public(own):
                raise Denied("Files are not transferred to or from an address of a private network.")
            headers = [header for header in headers if header.name.lower() not in ("authorization", "cookie")]
        for header in headers:
            _check_header(header)
        return Allowed(url, headers, must_be_public=purpose == "storage" and own is None)


def _parse(address: str) -> httpx.URL:
    if not URL.fullmatch(address) or "\\" in address:
        raise Denied("The URL has characters that a URL cannot have.")
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        raise Denied("The URL is not valid.") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise Denied("The URL is not an absolute HTTP URL.")
    if url.userinfo:
        raise Denied("The URL has a username or password; credentials go in a header.")
    return url


def _check_header(header: Header) -> None:
    if not TOKEN.fullmatch(header.name):
        raise Denied("The name of a header is not valid.")
    if CONTROL.search(header.value):
        raise Denied(f"The header `{header.name}` has a line break or another control character.")
    name = header.name.lower()
    if name in HOSTS_OWN or name.startswith("proxy-"):
        raise Denied(f"The header `{name}` is set by the host.")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Scheme, host, port, and the path to stay below. The host may be `*`, and its first label may be."""

    scheme: str
    host: str
    port: int | None
    path: str

    @classmethod
    def of(cls, address: str) -> _Pattern:
        """Raises `Denied` if the text is not an origin."""
        scheme, _, rest = address.partition("://")
        # A URL cannot have a `*` for a label, so it is put back afterwards.
        wildcard = "*." if rest.startswith("*.") else ""
        try:
            url = httpx.URL(f"{scheme}://{rest.removeprefix(wildcard)}")
        except (httpx.InvalidURL, ValueError):
            raise Denied(f"`{address}` is not an origin.") from None
        if url.scheme not in ("http", "https") or not url.host:
            raise Denied(f"`{address}` is not an origin.")
        path = url.raw_path.decode("ascii").partition("?")[0].rstrip("/") + "/"
        return cls(url.scheme, wildcard + url.host, _port(url), path)

    def fits(self, url: httpx.URL, path: str) -> bool:
        below = path.startswith(self.path) or path == self.path.removesuffix("/")
        return below and (self.path == "/" or not _climbs(path)) and self.fits_host(url)

    def fits_host(self, url: httpx.URL) -> bool:
        label, _, rest = url.host.partition(".")
        if self.host == "*":
            same = True
        elif self.host.startswith("*."):
            same = bool(label) and rest == self.host.removeprefix("*.")
        else:
            same = url.host == self.host
        return same and url.scheme == self.scheme and _port(url) == self.port


def _port(url: httpx.URL) -> int | None:
    return url.port or {"http": 80, "https": 443}.get(url.scheme)


def _climbs(path: str) -> bool:
    """Whether a server or a proxy may read the path as one that leads out of its folder.

    Some read `..` behind an encoded slash or backslash, encoded twice, or with a parameter (`..;a`).
    """
    for _ in range(DECODED):
        segments = path.replace("\\", "/").split("/")
        if any(segment.partition(";")[0] in (".", "..") for segment in segments):
            return True
        decoded = urllib.parse.unquote(path)
        if decoded == path:
            return False
        path = decoded
    return True
