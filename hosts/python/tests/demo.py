"""Connections to nobody's Bitbucket, which the fixtures are for."""

from __future__ import annotations

from typing import Any

DATA_CENTER = "https://git.example.com/bitbucket"

CLOUD: dict[str, Any] = {
    "product": "cloud",
    "credential": "api-token",
    "email": "ada@example.com",
    "token": "demo-api-token-0001",
    "host": {"allow": ["storage.example.com"]},
}
ON_PREMISES: dict[str, Any] = {
    "product": "data-center",
    "credential": "http-access-token",
    "base_url": DATA_CENTER,
    "token": "demo-http-token-0002",
}
CONNECTIONS: dict[str, dict[str, Any]] = {
    "cloud": CLOUD,
    "cloud-no-retries": CLOUD | {"retries": 0},
    "cloud-defaults": CLOUD | {"workspace": "acme", "repo": "web"},
    "cloud-access-token": {"product": "cloud", "credential": "access-token", "token": "demo-access-token-0004"},
    "cloud-oauth": {
        "product": "cloud",
        "credential": "oauth",
        "client_id": "demo-key",
        "client_secret": "demo-client-secret-0007",
        "scopes": ["repository", "pullrequest"],
    },
    "cloud-client-credentials": {
        "product": "cloud",
        "credential": "client-credentials",
        "client_id": "demo-key",
        "client_secret": "demo-client-secret-0008",
    },
    "cloud-host-managed": {
        "product": "cloud",
        "credential": "host-managed",
        "host": {"authorization": "Bearer demo-host-token-0005"},
    },
    "data-center": ON_PREMISES,
    "data-center-no-retries": ON_PREMISES | {"retries": 0},
    "data-center-password": {
        "product": "data-center",
        "credential": "password",
        "base_url": DATA_CENTER,
        "username": "ada",
        "password": "demo-password-0003",
    },
    "data-center-oauth": {
        "product": "data-center",
        "credential": "oauth",
        "base_url": DATA_CENTER,
        "client_id": "demo-key",
        "client_secret": "demo-client-secret-0009",
    },
    "data-center-host-managed": {
        "product": "data-center",
        "credential": "host-managed",
        "base_url": DATA_CENTER,
        "host": {"authorization": "Bearer demo-host-token-0006"},
    },
}
