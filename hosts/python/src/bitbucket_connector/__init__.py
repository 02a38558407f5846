"""Runs the Bitbucket connector, a WebAssembly component, in Python."""

from .connector import AsyncConnector, Connector

__all__ = ["AsyncConnector", "Connector"]
