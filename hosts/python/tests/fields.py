"""Cloud's parameter `fields`: recorded replies are whole, and a request for a part of one gets that part."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

Fields = dict[str, Any]
"""Names of members, each with what is asked for of it; `None` for all of it."""


def fields_of(url: str) -> Fields | None:
    """What an address asks for alone; none where it asks for all, or for more (`+`) or less (`-`) than usual."""
    paths = dict(parse_qsl(urlsplit(url).query)).get("fields")
    if paths is None or any(path[:1] in "+- " for path in paths.split(",")):
        return None
    fields: Fields = {}
    for path in paths.split(","):
        *parents, last = path.split(".")
        place = fields
        for name in parents:
            place = place.setdefault(name, {})
            if place is None:
                break
        else:
            place[last] = None
    return fields


def cut(fields: Fields | None, reply: Any) -> Any:
    """A reply without what was not asked for."""
    if fields is None:
        return reply
    if isinstance(reply, list):
        return [cut(fields, item) for item in reply]
    if isinstance(reply, dict):
        return {name: cut(fields[name], value) for name, value in reply.items() if name in fields}
    return reply


def without_fields(url: str) -> str:
    parts = urlsplit(url)
    query = "&".join(pair for pair in parts.query.split("&") if pair.partition("=")[0] != "fields")
    return urlunsplit(parts._replace(query=query))
