"""The line under every download: one look-up of a name, public addresses only, and a budget of seconds and bytes.

Only `fetch` uses it. Redirects, tries and files are `fetch`'s business; here a request gets one answer or an error.
"""

import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from interstate.errors import BadInput, UsageError

PIECE = 65_536
TRANSLATED, COMPATIBLE = IPv6Network("64:ff9b::/96"), IPv6Network("::/96")
Address = IPv4Address | IPv6Address


class TooLong(BadInput):
    """More bytes came in than one try may bring."""


@dataclass
class Budget:
    """What one try may use, its redirects included: until when, and how many bytes may come in, headers included."""

    until: float
    bytes_left: int
    clock: Callable[[], float]

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
            TooLong: more than allowed.
        """
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise TooLong("the answer is longer than allowed")


def inner(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one (mapped, compatible, 6to4, Teredo, NAT64), or the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in TRANSLATED or (address in COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)


def allowed(address: Address, allow_loopback: bool) -> bool:
    """True for an address that everyone can reach; and for loopback where that was asked for."""
    real = inner(address)
    if real.is_loopback:
        return allow_loopback
    return real.is_global and not real.is_multicast


def resolve(host: str, port: int, allow_loopback: bool) -> list[str]:
    """The addresses of a host, asked once; all of them are allowed.

    Raises:
        UsageError: one of them is not public. httpcore.ConnectError: the name is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"its name is not known ({error})") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allowed(ip_address(address.partition("%")[0]), allow_loopback):
            where = "" if address == host else f" (it leads to {address})"
            raise UsageError(f"{host} is not a public address{where}; data is fetched from public hosts only.")
    return addresses


class Line(httpcore.NetworkStream):
    """A connection on a budget; timeouts handed in by others are not looked at."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self.stream = stream
        self.budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come in, at once or within the time left."""
        data = self.stream.read(min(max_bytes, max(self.budget.bytes_left, 0) + 1), self.budget.time())
        self.budget.time()
        self.budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send within the time left."""
        for start in range(0, len(buffer), PIECE):
            self.stream.write(buffer[start : start + PIECE], self.budget.time())

    def close(self) -> None:
        """Hang up."""
        self.stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same line, encrypted; the name on the certificate is the host's, not the address."""
        return Line(self.stream.start_tls(ssl_context, server_hostname, self.budget.time()), self.budget)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self.stream.get_extra_info(info)


class Lines(httpcore.NetworkBackend):
    """Opens connections to checked addresses; over TCP only."""

    def __init__(self, budget: Budget, allow_loopback: bool) -> None:
        self.backend = httpcore.SyncBackend()
        self.budget = budget
        self.allow_loopback = allow_loopback

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """Connect to the first address that answers, each given its share of the time left."""
        addresses = resolve(host, port, self.allow_loopback)
        for number, address in enumerate(addresses):
            share = self.budget.time() / (len(addresses) - number)
            try:
                stream = self.backend.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number + 1 == len(addresses):
                    raise
            else:
                return Line(stream, self.budget)
        raise httpcore.ConnectError("its name has no address")


class Body(httpx.SyncByteStream):
    """The body as it comes in."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self.stream

    def close(self) -> None:
        """Let go of the connection."""
        self.stream.close()


class Transport(httpx.BaseTransport):
    """A transport on one budget. It knows no proxy and asks nothing of the environment."""

    def __init__(self, budget: Budget, allow_loopback: bool, certificates: Callable[[], SSLContext]) -> None:
        self.lines = Lines(budget, allow_loopback)
        self.certificates = certificates
        self.pools: list[httpcore.ConnectionPool] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the body of the answer is read as the caller asks for it."""
        url = request.url
        context = self.certificates() if url.scheme == "https" else None
        pool = httpcore.ConnectionPool(ssl_context=context, network_backend=self.lines, retries=0)
        self.pools.append(pool)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        sent = httpcore.Request(request.method, target, headers=request.headers.raw, content=request.stream)
        found = pool.handle_request(sent)
        return httpx.Response(found.status, headers=found.headers, stream=Body(found.stream))

    def close(self) -> None:
        """Close all connections."""
        for pool in self.pools:
            pool.close()
