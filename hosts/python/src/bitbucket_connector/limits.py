"""What one call may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may use. The defaults suit a shared worker."""

    memory_bytes: int = 256 << 20
    """Memory of the connector."""
    deadline: float = 300.0
    """Seconds that a whole call may take, with its waiting for the service."""
    cpu: float = 10.0
    """Seconds that the connector may compute between two calls to the host."""
    response_bytes: int = 64 << 20
    """Bytes of a response that may enter the connector's memory. Larger ones have to become files."""
    blob_bytes: int = 4 << 30
    """Bytes of a response that may become a file."""
    requests: int = 8
    """Requests of one batch that are sent at the same time."""
    calls: int = 64
    """Calls that run at the same time. Further calls wait for their turn."""


GRACE = 2.0
"""Seconds that a call that is being stopped has to report what became of it."""
