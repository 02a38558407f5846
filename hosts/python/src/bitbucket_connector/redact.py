"""Takes a credential out of what a server echoes."""

from __future__ import annotations

import base64
import urllib.parse

MASK = "***"

SHORTEST = 4
"""Characters of a secret. A shorter one gives nothing away, and would be found in every other word."""


def spellings(authorization: str) -> list[str]:
    """The credential of an `Authorization` header as it is, and as servers may write it. Longest first."""
    found: set[str] = set()
    for secret in authorization.split(" ")[1:]:
        if len(secret) < SHORTEST:
            continue
        encoded = base64.b64encode(secret.encode()).decode()
        url_safe = base64.urlsafe_b64encode(secret.encode()).decode()
        found |= {secret, encoded, encoded.rstrip("="), url_safe.rstrip("=")}
        found |= {urllib.parse.quote(secret, safe=""), urllib.parse.quote_plus(secret, safe="")}
    # A short one inside of a longer one must not break it into halves that stay.
    return sorted(found, key=len, reverse=True)


def mask(text: str, secrets: list[str]) -> str:
    """The text without any of these."""
    for secret in secrets:
        text = text.replace(secret, MASK)
    return text
