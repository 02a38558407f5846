"""A store of tokens that processes share. The cases are those that every store of the project passes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bitbucket_connector.contract import Entry, Tokens
from bitbucket_connector.stop import Stop
from bitbucket_connector.tokens import Conflict, Lock, SqliteTokens, Unavailable

SOON = 30.0
"""Whatever a store has to do is done within this time."""
HELD = 0.1
"""A lock that is held must not be given to anyone within this time."""


@pytest.fixture
def one(tmp_path: Path) -> Iterator[SqliteTokens]:
    with closing(SqliteTokens(tmp_path)) as store:
        yield store


@pytest.fixture
def other(tmp_path: Path) -> Iterator[SqliteTokens]:
    with closing(SqliteTokens(tmp_path)) as store:
        yield store


def tokens(access: str) -> Tokens:
    return Tokens(access, f"refresh {access}", 1, ["account"], None)


def take(store: SqliteTokens, name: str, seconds: float = SOON) -> Lock | None:
    return store.lock(name, seconds, Stop(SOON))


def conflict(save: Callable[[], object]) -> Entry | None:
    with pytest.raises(Conflict) as caught:
        save()
    stored: Entry | None = caught.value.stored
    return stored


def test_nothing_is_stored_at_first(one: SqliteTokens, tmp_path: Path) -> None:
    assert one.load("work") is None
    one.forget("work")
    assert list(tmp_path.iterdir()) == []


def test_what_was_saved_is_loaded(one: SqliteTokens, other: SqliteTokens) -> None:
    kinds = [
        Tokens("a" * 10_000, "r" * 10_000, 1_793_534_400_000, ['größe ✓ "quoted"'], '{"id_token":"ö"}'),
        Tokens("no refresh token", None, None, [], None),
        Tokens("long expired", "", 0, [], None),
        Tokens("never expires", None, 2**64 - 1, [], None),
    ]
    revision = None
    for kind in kinds:
        later = one.save("wörk ' \" ; -- /../ \U0001f511", kind, revision)
        assert later > (revision or 0)
        revision = later
        assert other.load("wörk ' \" ; -- /../ \U0001f511") == Entry(kind, revision)


def test_a_late_writer_meets_a_conflict(one: SqliteTokens, other: SqliteTokens) -> None:
    first = one.save("late", tokens("first"), None)
    second = other.save("late", tokens("second"), first)
    stored = Entry(tokens("second"), second)
    for expected in (first, second + 1, 2**64 - 1, None):
        assert conflict(lambda expected=expected: one.save("late", tokens("late"), expected)) == stored  # type: ignore[misc]
    assert one.load("late") == stored
    assert conflict(lambda: one.save("nothing", tokens("a"), 7)) is None


def test_what_is_forgotten_is_gone_and_its_revisions_are_not_used_again(one: SqliteTokens, other: SqliteTokens) -> None:
    before = one.save("forgotten", tokens("before"), None)
    other.forget("forgotten")
    assert one.load("forgotten") is None
    assert conflict(lambda: one.save("forgotten", tokens("late"), before)) is None
    after = one.save("forgotten", tokens("after"), None)
    assert after > before
    assert conflict(lambda: other.save("forgotten", tokens("late"), before)) == Entry(tokens("after"), after)


def test_forgotten_tokens_are_not_in_the_files(one: SqliteTokens, tmp_path: Path) -> None:
    one.save("work", tokens("very-secret-token"), None)
    one.forget("work")
    one.close()
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"very-secret-token" not in path.read_bytes(), path


def test_connections_do_not_see_each_other(one: SqliteTokens) -> None:
    names = ["mine", "Mine", "mine ", "mine/", "min", "%", ""]
    for name in names:
        one.save(name, tokens(name), None)
    one.forget("Mine")
    found = {name: entry.tokens.access_token for name in names if (entry := one.load(name))}
    assert found == {name: name for name in names if name != "Mine"}


def test_one_of_many_savers_wins_each_revision(one: SqliteTokens, other: SqliteTokens) -> None:
    def save(saver: int) -> int | None:
        try:
            return (one, other)[saver % 2].save("many", tokens(str(saver)), expected)
        except Conflict:
            return None

    expected = None
    with ThreadPoolExecutor(20) as pool:
        for _ in range(3):
            (expected,) = [revision for revision in pool.map(save, range(40)) if revision]


def test_a_lock_is_for_one_and_is_given_back(one: SqliteTokens, other: SqliteTokens) -> None:
    held = take(one, "locked")
    assert held and take(one, "locked", HELD) is None and take(other, "locked", HELD) is None
    other.save("locked", tokens("a"), None)
    second = take(other, "another")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(take, other, "locked")
        held.release()
        held.release()  # Once is enough.
        third = waiting.result(SOON)
    assert second and third and take(one, "locked", 0) is None
    second.release()
    third.release()
    fourth = take(one, "locked", 0)
    assert fourth
    fourth.release()


def test_whoever_is_stopped_does_not_wait(one: SqliteTokens, other: SqliteTokens) -> None:
    held = take(one, "stopped")
    assert held
    for store in (one, other):
        stop = Stop(SOON)
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(store.lock, "stopped", SOON, stop)
            stop.set()
            assert waiting.result(SOON / 2) is None
    held.release()


def test_everyone_who_waits_gets_the_lock_once(one: SqliteTokens, other: SqliteTokens) -> None:
    inside = threading.Lock()

    def turn(number: int) -> None:
        lock = take((one, other)[number % 2], "queue")
        assert lock and inside.acquire(blocking=False)
        inside.release()
        lock.release()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(turn, range(40)))


HOLDER = """
import sys
from pathlib import Path
from bitbucket_connector.stop import Stop
from bitbucket_connector.tokens import SqliteTokens
store = SqliteTokens(Path(sys.argv[1]))
lock = store.lock("shared", 30, Stop(30))
store.save("shared", store.load("shared").tokens, 1)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_dies_with_its_process(one: SqliteTokens, tmp_path: Path) -> None:
    one.save("shared", tokens("a"), None)
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert take(one, "shared", HELD) is None
        assert one.load("shared") == Entry(tokens("a"), 2)
        holder.send_signal(signal.SIGKILL)
        lock = take(one, "shared")
    assert lock
    lock.release()


def test_only_the_owner_can_read_the_files(one: SqliteTokens, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "store"
    with closing(SqliteTokens(folder)) as store:
        store.save("work", tokens("a"), None)
        lock = take(store, "work")
        assert lock
        lock.release()
    assert {path.stat().st_mode & 0o777 for path in (folder, folder.parent, folder / "locks")} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()} == {0o600}


def test_a_folder_that_others_may_write_to_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    os.chmod(folder, 0o777)
    with pytest.raises(Unavailable, match="other users may write"):
        SqliteTokens(folder).save("work", tokens("a"), None)


def test_a_file_of_another_program_is_left_alone(one: SqliteTokens, tmp_path: Path) -> None:
    path = tmp_path / "tokens.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE theirs (x)")
    database.commit()
    database.close()
    before = path.read_bytes()
    with pytest.raises(Unavailable, match="another program"):
        one.load("work")
    assert path.read_bytes() == before
    path.write_bytes(b"not a database, but some text of that length" * 100)
    with pytest.raises(Unavailable, match="cannot be used"):
        one.load("work")


def test_repr_shows_no_token(one: SqliteTokens) -> None:
    one.save("work", tokens("very-secret-token"), None)
    assert "secret" not in repr(one.load("work"))
    assert "secret" not in repr(conflict(lambda: one.save("work", tokens("b"), None)))
