"""The one network door for data: bounded in time, bytes, tries and redirects; a file is whole or not there."""

import random
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from ssl import SSLContext
from types import TracebackType
from typing import Any, Self

import httpcore
import httpx

from interstate.errors import BadInput, Unreachable, UsageError
from interstate.store.arrival import Received, Sick, Wanted, finish, fits, keep, plain, received, silent, too_long
from interstate.store.door import Budget, TooLong, Transport
from interstate.store.limits import MB, Limits, limits
from interstate.store.partial import Note, drop, noted, receipt

__all__ = ["Door", "Received", "silent"]
FILE_BYTES = 4_000 * MB
TEXT_BYTES = 50 * MB
HEADER_BYTES = 1 * MB
WAIT = 60.0
AGAIN = frozenset({429, 500, 502, 503, 504})
TROUBLE = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.RemoteProtocolError)


@lru_cache(1)
def certificates() -> SSLContext:
    """The authorities that hosts are checked against; the environment has no say."""
    return httpx.create_ssl_context(trust_env=False)


@dataclass
class Door:
    """Fetches files. `sleep` and `clock` are arguments so that tests need not wait."""

    allow_loopback: bool = False
    limits: Limits = field(default_factory=limits)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def open(cls, allow_loopback: bool = False, limits: Limits | None = None, **times: Any) -> Self:
        """A door to public hosts; to this computer as well if asked. `times`: `sleep` and `clock`."""
        return cls(allow_loopback, **times) if limits is None else cls(allow_loopback, limits, **times)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Nothing stays open between downloads."""

    def download(
        self, url: str, to: Path, *, headers: Mapping[str, str] | None = None, body: bytes | None = None, method: str = "GET",
        cap: int | None = None, seconds: float | None = None, sha256: str | None = None, md5: str | None = None,
        progress: Callable[[str], None] = silent, fresh: bool = False, expect_not_html: bool = True,
    ) -> Received:  # fmt: skip
        """Fetch a file to `to`; what is there with a fitting receipt is not asked for again unless `fresh`.

        Args:
            cap: bytes of the body at most. seconds: for each try, redirects included. sha256, md5: as the origin states them.

        Raises:
            UsageError: the scheme or the address is refused. Unreachable: no good answer after all tries. BadInput: too
                long, a web page in place of data, or another checksum. DiskFull: no room.
        """
        from interstate.store.engine import disk_full

        wanted = Wanted(
            url, to, method, dict(headers or {}), body, cap or FILE_BYTES, seconds or self.limits.file_seconds,
            sha256 and sha256.lower(), md5 and md5.lower(), expect_not_html, progress,
        )  # fmt: skip
        _target(url)
        with disk_full():
            to.parent.mkdir(parents=True, exist_ok=True)
            found = None if fresh else receipt(to, wanted.request)
            if found is not None and fits(to, wanted) is None:
                return received(to, found)
            return self._fetch(wanted, fresh)

    def text(self, url: str, *, cap: int | None = None, seconds: float | None = None, **more: Any) -> str:
        """Fetch a small UTF-8 text; arguments and errors as of `download`, and nothing is kept.

        Raises:
            BadInput: the bytes are not UTF-8.
        """
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "text"
            self.download(url, place, cap=cap or TEXT_BYTES, seconds=seconds or self.limits.page_seconds, **more)
            try:
                return place.read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                raise BadInput(f"{plain(url)} is not UTF-8 text (byte {error.start}).") from None

    def _fetch(self, wanted: Wanted, fresh: bool) -> Received:
        if fresh:
            drop(wanted.to)
        note = noted(wanted.to, wanted.request)
        what = ""
        for turn in range(1, self.limits.tries + 1):
            try:
                resumed = note.whole or self._try(wanted, note)
                return finish(wanted, note, resumed)
            except Sick as error:
                what = str(error)
                wait = error.wait if error.wait is not None else 2 ** (turn - 1) * random.uniform(0.5, 1.0)
            if turn < self.limits.tries:
                wanted.progress(f"{wanted.host}: {what}; try {turn + 1} of {self.limits.tries}")
                self.sleep(min(max(wait, 0.0), WAIT))
        tries = "1 try" if self.limits.tries == 1 else f"{self.limits.tries} tries"
        raise Unreachable(f"{wanted.host}: {what} after {tries}; try again later.")

    def _try(self, wanted: Wanted, note: Note) -> bool:
        """One try; True if it went on from an earlier part."""
        over = wanted.cap + wanted.cap // 8 + HEADER_BYTES
        budget = Budget(self.clock() + wanted.seconds, over, self.clock)
        transport = Transport(budget, self.allow_loopback, certificates)
        try:
            with httpx.Client(transport=transport, trust_env=False, timeout=None) as client:
                response = self._answer(client, wanted, note)
                resumed = _start(response, wanted, note)
                keep(int(response.headers.get("content-length", "0")), response.iter_raw(), wanted, note)
                return resumed
        except TooLong:
            too_long(wanted)
        except httpcore.TimeoutException:
            raise Sick(f"no whole answer in {wanted.seconds:g} s") from None
        except (*TROUBLE, httpx.HTTPError) as error:
            raise Sick(f"the connection failed ({error or type(error).__name__})") from None

    def _answer(self, client: httpx.Client, wanted: Wanted, note: Note) -> httpx.Response:
        """The answer at the end of the redirects, its body not yet read."""
        sent = {"accept-encoding": "identity", "user-agent": "interstate", **wanted.headers, **_ranged(wanted, note)}
        request = client.build_request(wanted.method, wanted.url, headers=sent, content=wanted.body)
        for _ in range(self.limits.redirects + 1):
            response = client.send(request, stream=True)
            if not response.has_redirect_location:
                return response
            response.close()
            assert response.next_request is not None
            request = _followed(request, response.next_request, wanted)
        raise Unreachable(
            f"{wanted.host}: redirected more than {self.limits.redirects} times; look at the address {plain(wanted.url)}"
        )


def _target(url: str) -> httpx.URL:
    """The address, read and of a scheme that is fetched."""
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise UsageError(f'"{url[:100]}" is not a web address; expected https://HOST/PATH.') from None
    if found.scheme not in ("http", "https") or not found.host or "%" in found.host:
        raise UsageError(f'"{url[:100]}" is not fetched: only http and https addresses with a host are.')
    return found


def _followed(before: httpx.Request, after: httpx.Request, wanted: Wanted) -> httpx.Request:
    """The next hop: never from https to http, and another origin gets none of the caller's headers but Accept."""
    target = _target(str(after.url))
    if before.url.scheme == "https" and target.scheme != "https":
        raise UsageError(f"{wanted.host} redirects from https to http ({plain(str(target))}); that is not followed.")
    if (before.url.host, before.url.port) != (target.host, target.port):
        for name in {*map(str.lower, wanted.headers), "authorization", "cookie"} - {"accept", "user-agent"}:
            after.headers.pop(name, None)
    return after


def _ranged(wanted: Wanted, note: Note) -> dict[str, str]:
    """The headers that ask for the rest of a part; none, and an empty note, where the rest could be of another file."""
    certain = note.validator or wanted.sha256 or wanted.md5
    if not note.size or wanted.method != "GET" or not certain:
        note.size = 0
        return {}
    asked = {"range": f"bytes={note.size}-"}
    return {**asked, "if-range": note.validator} if note.validator else asked


def _start(response: httpx.Response, wanted: Wanted, note: Note) -> bool:
    """Judge the head of an answer and set the note for its body; True if the body is the rest of the part."""
    status = response.status_code
    if status in AGAIN:
        raise Sick(f"answered {status} {response.reason_phrase}".strip(), _asked_wait(response.headers))
    validator = _validator(response.headers)
    rest = response.headers.get("content-range", "").startswith(f"bytes {note.size}-")
    changed = note.validator and validator and validator != note.validator
    if status == 206 and note.size and rest and not changed:
        return True
    if status in (206, 416):
        note.size, note.validator = 0, ""
        raise Sick("the file changed while it was fetched", 0.0)
    if status not in (200, 203):
        words = f"answered {status} {response.reason_phrase}".strip()
        raise Unreachable(f"{wanted.host}: {words} for {plain(wanted.url)} (1 try); check the address.")
    packed = response.headers.get("content-encoding", "identity").lower()
    if packed != "identity" and not response.url.path.lower().endswith(("gz", ".z")):
        raise BadInput(f"{plain(wanted.url)} came packed ({packed}), expected the plain file that was asked for.")
    note.size, note.validator, note.url = 0, validator, str(response.url)
    note.headers = {name.lower(): value for name, value in response.headers.items()}
    return False


def _validator(headers: httpx.Headers) -> str:
    """What If-Range can name: a strong ETag, else Last-Modified."""
    tag: str = headers.get("etag", "")
    return tag if tag and not tag.startswith("W/") else str(headers.get("last-modified", ""))


def _asked_wait(headers: httpx.Headers) -> float | None:
    """Seconds of Retry-After, given as a number or as a date; None without it."""
    text = headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        return (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None
