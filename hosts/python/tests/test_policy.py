"""Where the requests of a connection may go."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

import pytest

from bitbucket_connector.addresses import is_public, literal
from bitbucket_connector.contract import Header, Origin, Purpose
from bitbucket_connector.policy import Allowed, Denied, Policy
from bitbucket_connector.settings import Settings

ORIGINS = [
    Origin("https://api.example.com/2.0/", "api"),
    Origin("https://git.example.com:8443/", "api"),
    Origin("https://sign-in.example.com/token", "token"),
    Origin("https://*.files.example.com/", "storage"),
]


def policy(*allow: str, origins: list[Origin] = ORIGINS) -> Policy:
    return Policy(origins, Settings({"host": {"allow": list(allow)}}))


def check(purpose: Purpose, url: str, *headers: str, of: Policy | None = None, value: str = "x") -> Allowed:
    return (of or policy()).check(purpose, url, [Header(name, value) for name in headers])


@pytest.mark.parametrize(
    ("purpose", "url"),
    [
        ("api", "https://api.example.com/2.0"),
        ("api", "https://api.example.com/2.0/user?x=%2e%2e/"),
        ("api", "https://API.example.com:443/2.0/a..b"),
        ("api", "https://git.example.com:8443/rest/%2e"),
        ("token", "https://sign-in.example.com/token"),
        ("storage", "https://a.files.example.com/x?signature=1"),
    ],
)
def test_where_requests_may_go(purpose: Purpose, url: str) -> None:
    check(purpose, url)


@pytest.mark.parametrize(
    ("purpose", "url"),
    [
        ("api", "http://api.example.com/2.0/"),
        ("api", "https://api.example.com:8443/2.0/"),
        ("api", "https://api.example.com/2.00/"),
        ("api", "https://api.example.com/2.0/../x"),
        ("api", "https://api.example.com/2.0/%2e%2e/x"),
        ("api", "https://api.example.com/2.0/..%2fx"),
        ("api", "https://api.example.com/2.0/%252e%252e%252fx"),
        ("api", "https://api.example.com/2.0/..;a/x"),
        ("api", "https://api.example.com/2.0\\..\\x"),
        ("api", "https://api.example.com.evil.example/2.0/"),
        ("api", "https://ada:secret@api.example.com/2.0/"),
        ("api", "https://api.example.com@evil.example/2.0/"),
        ("api", "https://sign-in.example.com/token"),
        ("token", "https://api.example.com/2.0/"),
        ("storage", "https://files.example.com/x"),
        ("storage", "https://a.b.files.example.com/x"),
        ("storage", "https://.files.example.com/x"),
        ("api", "ftp://api.example.com/2.0/"),
        ("api", "/2.0/"),
        ("api", "https://api.example.com/2.0/ x"),
        ("api", "https://api.example.com/2.0/\r\nx"),
    ],
)
def test_where_requests_may_not_go(purpose: Purpose, url: str) -> None:
    with pytest.raises(Denied):
        check(purpose, url)


def test_storage_gets_no_credential_and_a_public_address() -> None:
    allowed = check("storage", "https://a.files.example.com/x", "Accept", "Authorization", "cookie")
    assert ([header.name for header in allowed.headers], allowed.must_be_public) == (["Accept"], True)
    assert not check("api", "https://api.example.com/2.0/", "Authorization").must_be_public


def test_private_addresses_of_storage_have_to_be_allowed() -> None:
    anywhere = [Origin("https://*/", "storage"), Origin("http://*/", "storage")]
    for url in ("https://127.0.0.1/x", "http://localhost/x", "https://[fe80::1]/x", "http://169.254.169.254/latest"):
        with pytest.raises(Denied, match="private"):
            check("storage", url, of=policy(origins=anywhere))
    listed = policy("http://127.0.0.1:9000", "storage.example.com")
    assert not check("storage", "http://127.0.0.1:9000/x", of=listed).must_be_public
    assert check("storage", "https://storage.example.com/x", of=listed).must_be_public
    with pytest.raises(Denied, match="host.allow"):
        check("storage", "http://127.0.0.1:9001/x", of=listed)


@pytest.mark.parametrize("name", ["Host", "content-length", "Transfer-Encoding", "Proxy-Authorization", "a b", ""])
def test_headers_of_the_host_are_its_own(name: str) -> None:
    with pytest.raises(Denied):
        check("api", "https://api.example.com/2.0/", name)


@pytest.mark.parametrize("value", ["a\r\nHost: x", "a\n", "a\0", "a\x7f"])
def test_a_header_has_no_line_break(value: str) -> None:
    with pytest.raises(Denied) as caught:
        check("api", "https://api.example.com/2.0/", "X-One", value=value)
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.0.0.8 192.168.1.1 198.18.0.1 224.0.0.1 240.0.0.1
    255.255.255.255 :: ::1 fc00::1 fe80::1 fec0::1 ff02::1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1::1""".split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", "1.1.1.1 93.184.216.34 2606:4700::1111 ::ffff:1.1.1.1 64:ff9b::101:101".split())
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_names_are_no_addresses() -> None:
    assert literal("example.com") is None
    # Some resolvers take these for 127.0.0.1: what they lead to is checked when it is connected to.
    assert literal("2130706433") is None and literal("0x7f.1") is None


@pytest.mark.parametrize(
    "settings", [{"host": 1}, {"host": {"x": 1}}, {"host": {"allow": "a"}}, {"host": {"allow": [1]}}]
)
def test_what_host_holds_is_checked(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="host"):
        Settings(settings)
