"""The types are those of the catalog, they are true of every fixture, and both type checkers find what is wrong."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any, Literal, NotRequired, Union

import pytest

from bitbucket_connector import shapes
from bitbucket_connector.actions import Actions
from bitbucket_connector.method import Method
from generate import camel, generate

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT.parents[1] / "fixtures"
TYPED = Path(__file__).parent / "typed.py"

HINTS = typing.get_type_hints(Actions, {"Method": Method, "shapes": shapes})


def test_the_generated_files_are_current(wasm: bytes) -> None:
    for path, content in generate(wasm).items():
        assert path.read_text() == content, f"run: python generate.py bitbucket.wasm ({path.name})"


@pytest.mark.parametrize("product", ["cloud", "data-center"])
def test_the_types_are_true_of_every_fixture(product: str) -> None:
    problems = []
    for path in sorted((FIXTURES / product).glob("*.json")):
        fixture = json.loads(path.read_text())
        taken, returned = typing.get_args(HINTS[fixture["action"].replace("-", "_")])
        if fixture.get("error", {}).get("kind") != "invalid-input":
            problems += [f"{path.name}: input{problem}" for problem in misfits(taken, fixture["input"])]
        if "output" in fixture:
            problems += [f"{path.name}: output{problem}" for problem in misfits(returned, fixture["output"])]
    assert problems == []


@pytest.mark.parametrize("product", ["cloud", "data-center"])
def test_the_types_are_true_of_every_event(product: str) -> None:
    problems = []
    for path in sorted((FIXTURES / "deliveries" / product).glob("*.json")):
        fixture = json.loads(path.read_text())
        config = vars(shapes)[f"{camel(fixture['trigger'])}Config"]
        event = vars(shapes)[re.findall(r"`(\w+)`", config.__doc__)[-1]]
        problems += [f"{path.name}: config{problem}" for problem in misfits(config, fixture["config"])]
        for started in fixture["result"].get("events", []):
            problems += [f"{path.name}: event{problem}" for problem in misfits(event, started["payload"])]
    assert problems == []


def misfits(hint: Any, value: Any) -> list[str]:
    """Where a value is not of a type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return []
    if origin is Literal:
        return [] if value in arguments else [f": {value!r} is not one of {arguments}"]
    if origin in (Union, type(int | str)):
        return [] if any(misfits(option, value) == [] for option in arguments) else [f": {value!r} is no {hint}"]
    if typing.is_typeddict(origin or hint):
        return members(origin or hint, arguments, value)
    if not isinstance(value, origin or hint) or (hint is int and isinstance(value, bool)):
        return [f": {value!r} is no {hint}"]
    if origin is list:
        return [f"[{i}]{problem}" for i, item in enumerate(value) for problem in misfits(arguments[0], item)]
    if isinstance(value, dict):
        return [f".{name}{problem}" for name, item in value.items() for problem in misfits(arguments[1], item)]
    return []


def members(shape: Any, arguments: tuple[Any, ...], value: Any) -> list[str]:
    hints = typing.get_type_hints(shape, include_extras=True)
    if not isinstance(value, dict):
        return [f": {value!r} is no {shape.__name__}"]
    problems = [f".{name} is not a member" for name in value.keys() - hints.keys()]
    for name, hint in hints.items():
        optional = typing.get_origin(hint) is NotRequired
        hint = typing.get_args(hint)[0] if optional else hint
        if arguments:
            hint = hint[arguments] if getattr(hint, "__parameters__", ()) else hint
        if name in value:
            problems += [f".{name}{problem}" for problem in misfits(hint, value[name])]
        elif not optional:
            problems.append(f".{name} is missing")
    return problems


def expected() -> set[int]:
    lines = TYPED.read_text().splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}


def found(command: list[str], folder: Path, pattern: str) -> set[int]:
    # As in a project of a user, whose settings are none.
    shutil.copy(TYPED, folder)
    output = subprocess.run([*command, TYPED.name], cwd=folder, capture_output=True, text=True, timeout=300).stdout
    return {int(number) for number in re.findall(pattern, output)}


def test_mypy_finds_what_is_wrong(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict"]
    assert found(command, tmp_path, r"typed\.py:(\d+): error") == expected()


def test_pyright_finds_what_is_wrong(tmp_path: Path) -> None:
    try:
        subprocess.run(["pyright", "--version"], capture_output=True, timeout=300, check=True)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("pyright is not installed")
    command = ["pyright", "--pythonpath", sys.executable]
    assert found(command, tmp_path, r"typed\.py:(\d+):\d+ - error") == expected()
