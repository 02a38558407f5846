"""A server on 127.0.0.1, with a port that the system picks. It answers as it is told, and remembers what it was sent."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECONDS = 20
"""No request lasts longer, whatever goes wrong."""


@dataclass
class Sent:
    """A request, as it arrived."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes


@dataclass
class Answer:
    """A response. Without a status, the connection breaks instead."""

    status: int = 200
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    length: int | None = None
    """What `Content-Length` says, if it is not the truth."""


@dataclass
class Server:
    """`answer` is called in a thread of each request."""

    url: str
    answer: Callable[[Sent], Answer]
    sent: list[Sent] = field(default_factory=list)


@contextmanager
def serving(answer: Callable[[Sent], Answer]) -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = SECONDS

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except OSError:
                self.close_connection = True  # The client gave up.

        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            sent = Sent(self.command, self.path, list(self.headers.items()), body)
            server.sent.append(sent)
            answer = server.answer(sent)
            if not answer.status:
                self.close_connection = True
                return
            self.send_response_only(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            length = len(answer.body) if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = length != len(answer.body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        listening.block_on_close = False
        server = Server(f"http://127.0.0.1:{listening.server_address[1]}", answer)
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()
