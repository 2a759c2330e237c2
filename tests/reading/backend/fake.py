"""A model server on the loopback address that answers as it is told: well, badly, slowly, or far too much."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Fake:
    """Replies in order, the last one for ever; requests as they came in."""

    url: str
    replies: list[Reply]
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def next(self) -> Reply:
        """The reply to the request that came in last."""
        return self.replies[min(len(self.requests), len(self.replies)) - 1]


@contextmanager
def serving(*replies: Reply) -> Iterator[Fake]:
    """A server in a thread for the length of a test."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            fake.requests.append(json.loads(self.rfile.read(size)) | {"path": self.path})
            fake.headers.append({name.lower(): value for name, value in self.headers.items()})
            with suppress(OSError):
                fake.next()(self)

        def do_GET(self) -> None:
            fake.requests.append({"path": self.path})
            self.send_error(405)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    fake = Fake(f"http://127.0.0.1:{server.server_port}/v1", list(replies))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def saying(words: str, finish: str = "stop") -> Reply:
    """A chat completion with these words."""
    return body(json.dumps({"choices": [{"message": {"content": words}, "finish_reason": finish}]}).encode())


def answer(*items: dict[str, Any]) -> Reply:
    """A chat completion with these items."""
    return saying(json.dumps({"items": list(items)}))


def body(data: bytes, status: int = 200, length: int | None = None, **headers: str) -> Reply:
    """A response; `length` is what its header claims."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data) if length is None else length))
        handler.end_headers()
        handler.wfile.write(data)

    return reply


def endless(limit: int, chunk: bytes = b" " * 65_536, sent: list[int] | None = None) -> Reply:
    """A body of `limit` bytes without a length, sent as long as somebody listens; `sent` grows by what went out."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(limit // len(chunk)):
            handler.wfile.write(chunk)
            if sent is not None:
                sent.append(len(chunk))

    return reply


def endless_headers(limit: int) -> Reply:
    """Headers that never end."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(limit):
            handler.wfile.write(f"X-{number}: 1\r\n".encode())
            handler.wfile.flush()

    return reply
