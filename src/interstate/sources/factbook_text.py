"""Read numbers out of the Factbook's sentences, by declared rules; what no rule reads stays unknown.

A quantity is `number [unit of size] (year [est.])`. A range (`1.1-1.2 million`, `20-25,000`) has a low and a high end, and its
middle as value. "NA", "not available" and sentences without such a number give nothing.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

SIZES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
TAG = re.compile(r"<[^>]*>")
YEAR = re.compile(r"\((?:FY)?(\d{4})(?:/\d+)?(?: est\.)?\)")
NUMBER = r"\d[\d,]*(?:\.\d+)?"
QUANTITY = re.compile(
    rf"(?P<low>{NUMBER})(?:\s?(?:-|–|to)\s?(?P<high>{NUMBER}))?\s*(?P<size>thousand|million|billion|trillion)?\b"
)
PARTNER = re.compile(r"(?P<name>[^%]+?)\s+(?P<share><?\d+(?:\.\d+)?)%[,;]?\s*")
STRETCH = re.compile(r"(?P<name>[^;\d]+?)\s+(?P<km>[\d,.]+) km")
PEOPLE = re.compile(r"active|personnel|troops|armed forces|military|army|guard|defen[cs]e force", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its range where one is printed, and its year where one is."""

    value: float
    low: float | None
    high: float | None
    year: int | None


def plain(text: str) -> str:
    """Text without markup, entities resolved, blanks single; line breaks become semicolons."""
    return " ".join(html.unescape(TAG.sub(" ", re.sub(r"<br\s*/?>", "; ", text))).split())


def year(text: str) -> int | None:
    """The year in brackets, the last one if there are several."""
    found = YEAR.findall(text)
    return int(found[-1]) if found else None


def quantity(text: str) -> Quantity | None:
    """The first number of a text; None if there is none."""
    words = plain(text)
    found = QUANTITY.search(YEAR.sub("", words))
    if found is None:
        return None
    size = SIZES.get(found["size"] or "", 1.0)
    low = _number(found["low"])
    if found["high"] is None:
        return Quantity(low * size, None, None, year(words))
    high = _number(found["high"])
    if low < high / 100:  # `20-25,000`: the thousands are printed once
        low *= 1000
    return Quantity((low + high) / 2 * size, low * size, high * size, year(words))


def personnel(text: str) -> Quantity | None:
    """The first number of a sentence on active forces; None where the words before the first full stop name no forces."""
    words = plain(text)
    first = words.split(";")[0]
    found = QUANTITY.search(YEAR.sub("", first))
    if (
        found is None
        or not PEOPLE.search(first)
        or re.search(r"prior to|had \d|police", first[: found.end() + 12], re.I)
    ):
        return None
    amount = quantity(first)
    return Quantity(amount.value, amount.low, amount.high, year(words)) if amount else None


def partners(text: str) -> Iterator[tuple[str, float | None]]:
    """Name and share in per cent of each partner; a share printed as `<1%` or `0%` is not known, for it was rounded."""
    words = YEAR.sub("", plain(text))
    for found in PARTNER.finditer(words):
        share = found["share"]
        known = float(share) if not share.startswith("<") and float(share) > 0 else None
        yield found["name"].strip(" ,;"), known


def stretches(text: str) -> Iterator[tuple[str, float]]:
    """Name of each neighbour and length in km; parts of one border (`Ceuta`, `southeast`) come one by one."""
    words = re.sub(r"\([^)]*\)", "", plain(text))
    for found in STRETCH.finditer(words):
        yield re.sub(r"^(?:and|,)\s+", "", found["name"].strip()), _number(found["km"])


def _number(text: str) -> float:
    return float(text.replace(",", ""))
