"""Time and randomness."""

from __future__ import annotations

import os
import time
from typing import Protocol

from .stop import Stop


class Clock(Protocol):
    """What time it is, waiting, and random bytes."""

    def now_ms(self) -> int:
        """Milliseconds since the epoch."""
        ...

    def sleep(self, ms: int, stop: Stop) -> None:
        """Waits, unless the call is stopped."""
        ...

    def random(self, length: int) -> bytes:
        """Bytes of a cryptographically secure source."""
        ...

    def deadline(self, seconds: float) -> int | None:
        """When a call that begins now and may take so long is stopped, in milliseconds since the epoch."""
        ...


class SystemClock:
    """The machine's."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def sleep(self, ms: int, stop: Stop) -> None:
        stop.wait(ms / 1000)

    def random(self, length: int) -> bytes:
        return os.urandom(length)

    def deadline(self, seconds: float) -> int | None:
        return self.now_ms() + int(seconds * 1000)
