"""Calls for type checkers to look at. Lines that end with `# wrong` have an error, and no other has."""

from __future__ import annotations

from typing import assert_type

from bitbucket_connector import AsyncConnector, Connector
from bitbucket_connector.contract import ChoicePage, Description, Subscription
from bitbucket_connector.shapes import Branch, Done, Page, PullRequest, PullRequestEvent, PullRequestOpenedConfig


def waits(connector: Connector) -> None:
    assert_type(connector.describe(), Description)
    assert_type(connector.choices("work", "create-branch", "from", search="ma"), ChoicePage)
    connector.choices("work", "create-branch")  # wrong
    connector.describe(1)  # wrong

    work = connector.on("work", step="run-42/step-3", attempt=2)
    created = work.create_pull_request({"title": "Add the search", "source": "feature/search", "reviewers": ["ada"]})
    assert_type(created, PullRequest)
    assert_type(work.create_branch({"branch": "release", "from": "main"}), Branch)
    assert_type(work.delete_branch({"branch": "release"}), Done)
    listed = work.list_pull_requests({"workspace": "acme", "repo": "web", "state": "open"})
    assert_type(listed, Page[PullRequest])
    work.merge_pull_request({"pull_request": listed["items"][0]["id"], "strategy": "squash"})

    work.create_pull_request({"title": "Add the search"})  # wrong
    work.create_pull_request({"title": 1, "source": "feature/search"})  # wrong
    work.create_pull_request({"title": "Add the search", "sauce": "feature/search"})  # wrong
    work.merge_pull_request({"pull_request": 42, "strategy": "squish"})  # wrong
    work.create_branch({"branch": "release"})  # wrong
    work.create_pull_requests({})  # wrong
    created["titel"]  # wrong

    config: PullRequestOpenedConfig = {"workspace": "acme", "repo": "web"}
    assert_type(connector.subscribe("work", "pull-request-opened", config, "https://hooks.example.com/1"), Subscription)
    event: PullRequestEvent = connector.poll("work", "pull-request-opened", config).events[0].payload
    event["pull_requests"]  # wrong
    created["title"].upper()  # wrong


async def awaits(connector: AsyncConnector) -> None:
    assert_type(await connector.describe(), Description)
    work = connector.on("work")
    assert_type(await work.create_branch({"branch": "release", "from": "main"}), Branch)
    await work.create_branch({"branch": "release"})  # wrong
    work.create_branch({"branch": "release", "from": "main"})["name"]  # wrong
