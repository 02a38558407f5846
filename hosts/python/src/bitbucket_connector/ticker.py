"""Moves the epoch of an engine on, which is how a connector that computes is looked at."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

TICK = 0.05
"""Seconds between two looks."""


class Ticker:
    """Ticks while calls run, and sleeps otherwise."""

    def __init__(self, tick: Callable[[], None]) -> None:
        self._tick = tick
        self._changed = threading.Condition()
        self._calls = 0
        self._closed = False
        threading.Thread(target=self._run, name="connector-epoch", daemon=True).start()

    def __enter__(self) -> None:
        with self._changed:
            self._calls += 1
            self._changed.notify()

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._calls -= 1

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._calls or self._closed)
                if self._closed:
                    return
            time.sleep(TICK)
            self._tick()
