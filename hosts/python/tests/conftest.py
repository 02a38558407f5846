"""The component under test, and a stage on which its calls run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from stage import Stage

from bitbucket_connector import Connector


def component() -> Path:
    if "BITBUCKET_WASM" not in os.environ:
        pytest.exit("BITBUCKET_WASM must be the path of the component", returncode=2)
    return Path(os.environ["BITBUCKET_WASM"])


@pytest.fixture(scope="session")
def wasm() -> bytes:
    return component().read_bytes()


@pytest.fixture(scope="session")
def loaded(wasm: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Connector, Stage]]:
    stage = Stage(tmp_path_factory.mktemp("stage"))
    with Connector(wasm, stage.services()) as connector:
        yield connector, stage


@pytest.fixture
def stage(loaded: tuple[Connector, Stage], tmp_path: Path) -> Stage:
    loaded[1].set(tmp_path)
    return loaded[1]


@pytest.fixture
def connector(loaded: tuple[Connector, Stage]) -> Connector:
    return loaded[0]
