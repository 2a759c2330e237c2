"""A sick server on loopback. The path says what is wrong with it; `hits` holds every request as (path, headers)."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

DATA = bytes(range(256)) * 400
TAG = '"first"'


@dataclass
class Sick:
    """A running server: its address, what was asked of it, and the data and ETag that it has now."""

    url: str = ""
    hits: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    data: bytes = DATA
    tag: str = TAG
    target: str = ""

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(hit == path for hit, _ in self.hits)


class Handler(BaseHTTPRequestHandler):
    """One method a path."""

    sick: Sick

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/").partition("/")[0].partition(".")[0]
        self.sick.hits.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        try:
            getattr(self, f"do_{name}")()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def do_POST(self) -> None:
        self.head(200, self.rfile.read(int(self.headers["content-length"])))

    def head(self, status: int, body: bytes = b"", **headers: str) -> None:
        """A whole answer; `length` overrides its Content-Length."""
        self.send_response(status)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def first(self) -> bool:
        return self.sick.count(self.path) == 1

    def do_fine(self) -> None:
        start = int(self.headers.get("range", "bytes=0-")[6:-1])
        if start and self.headers.get("if-range", self.sick.tag) == self.sick.tag:
            total = len(self.sick.data)
            self.head(
                206, self.sick.data[start:], etag=self.sick.tag, content_range=f"bytes {start}-{total - 1}/{total}"
            )
        else:
            self.head(200, self.sick.data, etag=self.sick.tag)

    def do_short(self) -> None:
        if self.first():
            self.head(200, self.sick.data[:50_000], length=str(len(self.sick.data)), etag=self.sick.tag)
        else:
            self.do_fine()

    def do_norange(self) -> None:
        if self.first():
            self.do_short()
        else:
            self.head(200, self.sick.data, etag=self.sick.tag)

    def do_changed(self) -> None:
        self.do_short()
        self.sick.data, self.sick.tag = DATA[::-1], '"second"'

    def do_slow(self) -> None:
        self.head(429, retry_after=self.path.rpartition("/")[2].replace("%20", " ")) if self.first() else self.do_fine()

    def do_status(self) -> None:
        status = int(self.path.partition("?")[0].rpartition("/")[2])
        self.head(status, b"" if status in (204, 304) else b"no")

    def do_once500(self) -> None:
        self.head(500) if self.first() else self.do_fine()

    def do_loop(self) -> None:
        self.head(302, location="/loop")

    def do_away(self) -> None:
        self.head(302, location=self.sick.target)

    def do_html(self) -> None:
        self.head(200, b" \n<!DOCTYPE HTML><html>sorry</html>")

    def do_packed(self) -> None:
        self.head(200, b"xx", content_encoding="gzip")

    def do_dripbody(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.drip(b"x")

    def do_driphead(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X-More: 1\r\n")

    def drip(self, piece: bytes) -> None:
        for _ in range(60):
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(0.05)

    def do_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x" * 1_000_000)

    def do_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(3000):
            self.wfile.write(b"X-More: " + b"1" * 1000 + b"\r\n")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Sick]:
    """A server on a free port of 127.0.0.1."""
    sick = Sick()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"sick": sick}))
    sick.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield sick
    finally:
        server.shutdown()
        server.block_on_close = False
        server.server_close()
