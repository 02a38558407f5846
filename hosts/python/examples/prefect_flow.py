"""A Prefect flow that opens a pull request: python prefect_flow.py bitbucket.wasm connections.toml work acme web

A task run is a step of the workflow. With its ID and the number of the attempt, a retry finds what the attempt before it
created, instead of creating it twice.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from prefect import flow, task
from prefect.runtime import task_run

from bitbucket_connector import Connections, Connector, ConnectorError
from bitbucket_connector.shapes import OpenChangeInput, PullRequest


@cache
def connector() -> Connector:
    """Loaded once for each process of workers, and shared by its tasks."""
    return Connector.load(sys.argv[1], connections=Connections(sys.argv[2]), folder="~/.local/state/bitbucket")


async def may_succeed_later(_task: Any, _run: Any, state: Any) -> bool:
    """Only what was not done, and may work another time, is tried again."""
    try:
        await state.result()
    except ConnectorError as error:
        return error.retryable and error.applied == "no"
    return False


@task(retries=3, retry_delay_seconds=[1, 10, 60], retry_condition_fn=may_succeed_later)
def open_change(connection: str, input: OpenChangeInput) -> PullRequest:
    step = connector().on(connection, step=task_run.id, attempt=task_run.run_count)
    return step.open_change(input)


@flow(log_prints=True)
def add_license(connection: str, workspace: str, repo: str) -> None:
    change: OpenChangeInput = {
        "workspace": workspace,
        "repo": repo,
        "source": "add-license",
        "title": "Add a license",
        "files": [{"path": "LICENSE", "text": "MIT\n"}],
    }
    opened = open_change(connection, change)
    print(f"#{opened['id']} {opened['title']}: {opened['link']}")


if __name__ == "__main__":
    add_license(*sys.argv[3:])
