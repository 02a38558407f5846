"""The actions of one connection: `connector.on("work")`."""

from .actions import Actions
from .method import Awaiting, Waiting


class Account(Actions, Waiting):
    """Each action is a method that takes its input, and returns its output."""


class AsyncAccount(Actions, Awaiting):
    """Each action is a coroutine function that takes its input, and returns its output."""
