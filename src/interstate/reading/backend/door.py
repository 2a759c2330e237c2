"""The door to a model: every byte in or out obeys the time left and the bytes left, headers included."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from interstate.reading.backend.base import BadAnswer, Clock


@dataclass
class Budget:
    """What one request may use: until when, and how many bytes may come back."""

    until: float
    bytes_left: int
    clock: Clock

    def time(self) -> float:
        """Seconds left.

        Raises:
            httpcore.ReadTimeout: none.
        """
        left = self.until - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is over")
        return left

    def take(self, size: int) -> None:
        """Count bytes that came in.

        Raises:
            BadAnswer: more than allowed.
        """
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise BadAnswer("the answer is longer than allowed")


class Line(httpcore.NetworkStream):
    """A connection on a budget; timeouts handed in by others are not looked at."""

    def __init__(self, inner: httpcore.NetworkStream, budget: Budget) -> None:
        self.inner = inner
        self.budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come in, at once or within the time left."""
        data = self.inner.read(min(max_bytes, max(self.budget.bytes_left, 0) + 1), self.budget.time())
        self.budget.time()
        self.budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send within the time left."""
        self.inner.write(buffer, self.budget.time())

    def close(self) -> None:
        """Hang up."""
        self.inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same line, encrypted."""
        return Line(self.inner.start_tls(ssl_context, server_hostname, self.budget.time()), self.budget)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self.inner.get_extra_info(info)


class Lines(httpcore.NetworkBackend):
    """Opens connections on a budget; over TCP only."""

    def __init__(self, budget: Budget) -> None:
        self.inner = httpcore.SyncBackend()
        self.budget = budget

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """Connect within the time left."""
        return Line(self.inner.connect_tcp(host, port, self.budget.time(), local_address, socket_options), self.budget)


class Body(httpx.SyncByteStream):
    """The body as it comes in."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self.stream

    def close(self) -> None:
        """Let go of the connection."""
        self.stream.close()


class Door(httpx.BaseTransport):
    """A transport for one request. It knows no proxy, and asks nothing of the environment but trusted certificates."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.pool: httpcore.ConnectionPool | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the body of the response is read as the caller asks for it."""
        url = request.url
        context = httpx.create_ssl_context(trust_env=False) if url.scheme == "https" else None
        self.pool = httpcore.ConnectionPool(ssl_context=context, network_backend=Lines(self.budget), retries=0)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        sent = httpcore.Request(request.method, target, headers=request.headers.raw, content=request.stream)
        found = self.pool.handle_request(sent)
        return httpx.Response(found.status, headers=found.headers, stream=Body(found.stream))

    def close(self) -> None:
        """Close the connection."""
        if self.pool is not None:
            self.pool.close()
