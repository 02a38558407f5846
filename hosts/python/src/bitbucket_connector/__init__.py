"""Runs the Bitbucket connector, a WebAssembly component, in Python.

`Connector.load` gives a connector whose functions wait for their result, and `AsyncConnector.load` one for asyncio. Types of
inputs and outputs are in `bitbucket_connector.shapes`, those of the contract in `bitbucket_connector.contract`.
"""

from .connector import AsyncConnector, Connector
from .contract import ApiRequest, Delivery, Header, Listener
from .errors import ConnectorError, LoadError
from .limits import Limits
from .services import Services
from .settings import Connections

__all__ = [
    "ApiRequest",
    "AsyncConnector",
    "Connections",
    "Connector",
    "ConnectorError",
    "Delivery",
    "Header",
    "Limits",
    "Listener",
    "LoadError",
    "Services",
]
