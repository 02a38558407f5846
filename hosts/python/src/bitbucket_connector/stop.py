"""How a call is stopped: by its caller, or by its deadline."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopped(Exception):
    """The instance ended without an answer: interrupted by the host, or by itself."""

    def __init__(self, reason: str, *, interrupted: bool) -> None:
        super().__init__(reason)
        self.interrupted = interrupted


class Stop:
    """Set once, from any thread. Whatever the call waits for at that moment ends."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._interrupts: list[Callable[[], object]] = []
        self.begin()

    def begin(self) -> None:
        """The call begins: the time that it waited for its turn does not count."""
        with self._lock:
            if not self._event.is_set():
                self._deadline = self._set_at = time.monotonic() + self._seconds

    def set(self) -> None:
        """Stops the call. Once is enough."""
        with self._lock:
            if self._event.is_set():
                return
            self._set_at = min(time.monotonic(), self._deadline)
            self._event.set()
            interrupts = list(self._interrupts)
        for interrupt in interrupts:
            interrupt()

    def is_set(self) -> bool:
        if self.remaining() <= 0:
            self.set()
        return self._event.is_set()

    @property
    def was_deadline(self) -> bool:
        """Whether it was the deadline that stopped the call."""
        return self._set_at >= self._deadline

    def remaining(self) -> float:
        """Seconds until the deadline."""
        return self._deadline - time.monotonic()

    def stopped_for(self) -> float:
        """Seconds since the call was stopped; negative before."""
        return time.monotonic() - self._set_at

    def wait(self, seconds: float) -> bool:
        """Waits, and returns whether the call was stopped meanwhile."""
        self._event.wait(max(0.0, min(seconds, self.remaining())))
        return self.is_set()

    @contextmanager
    def interrupting(self, interrupt: Callable[[], object]) -> Iterator[None]:
        """Calls `interrupt` if the call is stopped inside of the block."""
        with self._lock:
            self._interrupts.append(interrupt)
            already = self._event.is_set()
        if already:
            interrupt()
        try:
            yield
        finally:
            with self._lock:
                self._interrupts.remove(interrupt)
