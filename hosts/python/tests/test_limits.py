"""What a connector may use, and how it is stopped."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from guests import COMPUTES, CRASHES, GROWS, SLEEPS, SLEEPS_ON, guest

from bitbucket_connector import AsyncConnector, Connector, ConnectorError, Limits, LoadError
from bitbucket_connector.stop import Stop

SHORT = Limits(cpu=2, deadline=20, memory_bytes=4 << 20)


def load(component: bytes, folder: Path, limits: Limits = SHORT) -> Connector:
    return Connector.load(component, connections={}, folder=folder, limits=limits)


def failure(component: bytes, folder: Path, limits: Limits = SHORT) -> ConnectorError:
    with load(component, folder, limits) as connector, pytest.raises(ConnectorError) as caught:
        connector.invoke("work", "anything", {})
    error: ConnectorError = caught.value
    return error


def test_a_connector_that_computes_is_stopped(tmp_path: Path) -> None:
    error = failure(COMPUTES, tmp_path)
    assert (error.kind, error.code, error.applied, error.retryable) == ("other", "cpu_limit", "unknown", False)


def test_a_connector_that_wants_too_much_memory_is_stopped(tmp_path: Path) -> None:
    error = failure(GROWS, tmp_path)
    assert (error.kind, error.code, error.applied) == ("other", "crashed", "unknown")
    assert "4194304 bytes of memory" in error.message


def test_a_crash_is_an_error_of_the_call(tmp_path: Path) -> None:
    error = failure(CRASHES, tmp_path)
    assert (error.kind, error.code, error.applied) == ("other", "crashed", "unknown")


def test_a_call_is_stopped_at_its_deadline(tmp_path: Path) -> None:
    # It does not end by itself when its sleep ends, so it has two seconds more.
    error = failure(SLEEPS_ON, tmp_path, Limits(cpu=2, deadline=0.2))
    assert (error.kind, error.code) == ("cancelled", "deadline")


def test_the_deadline_does_not_count_the_wait_for_a_turn(tmp_path: Path) -> None:
    one_at_a_time = Limits(cpu=2, deadline=0.6, calls=1)
    with load(SLEEPS, tmp_path, one_at_a_time) as connector:
        began = time.monotonic()
        threads = [threading.Thread(target=_fails, args=(connector, "crashed")) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - began > 1.2


def test_a_connector_that_computes_keeps_no_other_waiting(tmp_path: Path) -> None:
    with load(COMPUTES, tmp_path, Limits(cpu=4)) as computes, load(CRASHES, tmp_path) as crashes:
        thread = threading.Thread(target=_fails, args=(computes, "cpu_limit"))
        thread.start()
        _fails(crashes, "crashed")
        assert thread.is_alive()
        thread.join()


def _fails(connector: Connector, code: str) -> None:
    with pytest.raises(ConnectorError) as caught:
        connector.invoke("work", "anything", {})
    assert caught.value.code == code


def test_cancelling_a_task_stops_its_call(tmp_path: Path) -> None:
    async def run() -> None:
        async with AsyncConnector.load(SLEEPS, connections={}, folder=tmp_path, limits=SHORT) as connector:
            running = asyncio.create_task(connector.invoke("work", "anything", {}))
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(asyncio.shield(running), 0.1)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running

    began = time.monotonic()
    asyncio.run(run())
    assert time.monotonic() - began < 15


def test_a_call_that_waits_for_its_turn_can_be_cancelled(tmp_path: Path) -> None:
    async def run() -> None:
        limits = Limits(cpu=2, deadline=20, calls=1)
        async with AsyncConnector.load(SLEEPS, connections={}, folder=tmp_path, limits=limits) as connector:
            calls = [asyncio.create_task(connector.invoke("work", "anything", {})) for _ in range(3)]
            await asyncio.sleep(0)
            for call in reversed(calls):
                call.cancel()
            assert all(
                isinstance(result, asyncio.CancelledError)
                for result in await asyncio.gather(*calls, return_exceptions=True)
            )

    asyncio.run(run())


@pytest.mark.parametrize("component", [b"", b"not a component", b"(module)", guest("nonsense")])
def test_what_is_no_component_is_refused(component: bytes, tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        load(component, tmp_path)


def test_a_connector_without_an_interface_says_so(tmp_path: Path) -> None:
    with load(CRASHES, tmp_path) as connector, pytest.raises(ConnectorError) as caught:
        connector.describe()
    assert (caught.value.kind, caught.value.code) == ("unsupported", "no_interface")


def test_a_fork_says_what_to_do(connector: Connector) -> None:
    process = os.fork()
    if process == 0:
        try:
            connector.describe()
        except RuntimeError as error:
            os._exit(0 if "in each process" in str(error) else 1)
        finally:
            os._exit(2)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def test_a_stop_ends_every_wait() -> None:
    stop, interrupted = Stop(20), []
    with stop.interrupting(lambda: interrupted.append("one")):
        threading.Timer(0.01, stop.set).start()
        assert stop.wait(20)
    with stop.interrupting(lambda: interrupted.append("two")):
        pass
    assert interrupted == ["one", "two"] and not stop.was_deadline


def test_what_the_host_raises_reaches_the_caller(wasm: bytes, tmp_path: Path) -> None:
    class Broken(dict[str, Any]):
        def __getitem__(self, name: str) -> Any:
            raise RuntimeError("the vault is sealed")

    with Connector.load(wasm, connections=Broken(), folder=tmp_path) as connector:
        with pytest.raises(RuntimeError, match="the vault is sealed"):
            connector.invoke("work", "get-branch", {})
