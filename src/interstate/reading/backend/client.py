"""Ask a chat endpoint: one address, one deadline, a byte limit, few tries, no redirects, the key from the environment."""

import json
import os
import time
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import httpcore
import httpx

from interstate.errors import Unreachable, UsageError
from interstate.reading.backend.base import BadAnswer, Clock, Sleep
from interstate.reading.backend.door import Budget, Door

KEY = "INTERSTATE_LLM_KEY"
LIMIT = 180.0
"""Seconds for one question, all tries and waits together."""
LARGEST = 1_000_000
"""Bytes of one answer, headers included."""
TRIES = 3
LONGEST_WAIT = 60.0
AGAIN = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Client:
    """Asks `url`. `clock` and `sleep` are handed in so that tests need no time.

    Raises (on a call):
        Unreachable: down, too slow, refused, redirected, or still failing after `tries`.
        BadAnswer: too large, or not a chat completion.
    """

    url: str
    limit: float = LIMIT
    largest: int = LARGEST
    tries: int = TRIES
    clock: Clock = time.monotonic
    sleep: Sleep = time.sleep

    def __call__(self, question: dict[str, Any]) -> str:
        """The content of the answer."""
        until = self.clock() + self.limit
        why = "no try was made"
        for number in range(1, self.tries + 1):
            share = (until - self.clock()) / (self.tries - number + 1)
            wait = 2.0 ** (number - 1)
            try:
                found = self.once(question, Budget(self.clock() + share, self.largest, self.clock))
            except (httpx.TimeoutException, httpcore.TimeoutException):
                why = "no answer in time"
            except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError, UnicodeError) as error:
                why = f"the connection failed ({type(error).__name__})"
            else:
                if found.status_code not in AGAIN:
                    return content(found)
                why = f"it answered {found.status_code}"
                wait = asked_to_wait(found.headers.get("retry-after"), wait)
            if number == self.tries or self.clock() + wait >= until:
                break
            self.sleep(wait)
        raise Unreachable(f"the model at {shown(self.url)} gave no answer: {why}")

    def once(self, question: dict[str, Any], budget: Budget) -> httpx.Response:
        """One try: the response with its body read."""
        with (
            Door(budget) as door,
            httpx.Client(transport=door, trust_env=False, follow_redirects=False, timeout=None) as client,
            client.stream("POST", address(self.url), json=question, headers=headers()) as found,
        ):
            if found.headers.get("content-encoding", "identity") != "identity":
                raise BadAnswer("the answer is compressed, which was not asked for")
            if int_of(found.headers.get("content-length")) > self.largest:
                raise BadAnswer("the answer is longer than allowed")
            found.read()
            return found


def address(url: str) -> str:
    """The address of chat completions under a base address."""
    plain = url.rstrip("/")
    return plain if plain.endswith("/chat/completions") else f"{plain}/chat/completions"


def headers() -> dict[str, str]:
    """What goes with a question; the key only here."""
    key = os.environ.get(KEY, "").strip()
    asked = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "interstate"}
    return asked | ({"Authorization": f"Bearer {key}"} if key else {})


def asked_to_wait(header: str | None, default: float) -> float:
    """Seconds of Retry-After, at most a minute; a date or nonsense counts as not given."""
    if header is None or not header.strip().isascii() or not header.strip().isdigit():
        return default
    return min(float(header), LONGEST_WAIT)


def int_of(header: str | None) -> int:
    """A number in a header; 0 if there is none."""
    return int(header) if header and header.isascii() and header.isdigit() else 0


def content(found: httpx.Response) -> str:
    """The words of the first choice.

    Raises:
        Unreachable: a redirect, or any status but 200.
        BadAnswer: not a chat completion, or one that was cut off.
    """
    if found.is_redirect or 300 <= found.status_code < 400:
        raise Unreachable(f"the model's address redirects (status {found.status_code}); redirects are not followed")
    if found.status_code != 200:
        raise Unreachable(f"the model's address answered with status {found.status_code}")
    try:
        choice = json.loads(found.content)["choices"][0]
        words = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise BadAnswer("the answer is not a chat completion") from None
    if not isinstance(words, str):
        raise BadAnswer("the answer holds no text")
    if choice.get("finish_reason") == "length":
        raise BadAnswer("the answer was cut off at the model's own limit")
    return words


def shown(url: str) -> str:
    """Host and port of an address, for messages."""
    found = httpx.URL(url)
    return f"{found.host}:{found.port}" if found.port else found.host


def check(url: str) -> str:
    """The address itself.

    Raises:
        UsageError: not http(s), no host, a name or key inside it, or a key that would travel in clear.
    """
    try:
        found = httpx.URL(url)
    except httpx.InvalidURL:
        raise UsageError("--llm needs an address such as http://127.0.0.1:8080/v1") from None
    if found.scheme not in ("http", "https") or not found.host:
        raise UsageError("--llm needs an address such as http://127.0.0.1:8080/v1")
    if found.userinfo or found.query or found.fragment:
        raise UsageError(f"--llm takes a plain address; a key goes into the environment variable {KEY}")
    key = os.environ.get(KEY, "").strip()
    if key and not (key.isascii() and key.isprintable()):
        raise UsageError(f"{KEY} holds characters that no key has")
    if key and found.scheme == "http" and not loopback(found.host):
        raise UsageError(f"{KEY} would travel unencrypted to {found.host}; use an https address, or unset it")
    return url


def loopback(host: str) -> bool:
    """True for this computer."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
