"""A small grammar that tells one act in many ways, as separate documents published on different days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice, product

from interstate.model.article import Article
from tests.reading.small import article

ACT = date(2024, 6, 4)
DOERS = (
    "Chile", "The Chilean government", "Santiago", "Chile's foreign ministry", "The Chilean foreign ministry",
    "The government of Chile", "The Chilean authorities", "Chile's government",
)  # fmt: skip
OTHERS = ("Peru", "the Peruvian government", "Lima", "the government of Peru", "the Peruvian authorities")
ACTIVE = (
    "{doer} imposed sanctions on {other} {when}.",
    "{doer} slapped sanctions on {other} {when}.",
    "{when}, {doer} imposed sanctions on {other}.",
    "{doer} sanctioned {other} {when}.",
    "{doer} imposed new sanctions on {other} {when}.",
    "{doer} has imposed sanctions on {other}, it was reported.",
)
PASSIVE = (
    "Sanctions were imposed on {other} by {doer} {when}.",
    "{other} was sanctioned by {doer} {when}.",
    "{when}, sanctions were imposed on {other} by {doer}.",
)
NOMINAL = ("{doer}'s sanctions on {other} took effect {when}.", "Sanctions by {doer} on {other} took effect {when}.")
AROUND = ("", "Traders were surprised.", "Shares fell in early trading.", "It rained in the north of the country.")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days(published: date, act: date) -> list[str]:
    """Ways to name the day of an act for readers of a day; none that a reader of that day would take for another."""
    told = [f"on {act.day} {act:%B} {act.year}", f"on {act:%B} {act.day}, {act.year}", f"on {act.day} {act:%B}"]
    back = (published - act).days
    if 0 < back < 7:
        told.append(f"on {WEEKDAYS[act.weekday()]}")
    return told + {0: ["today"], 1: ["yesterday"]}.get(back, [])


def sentence(pattern: str, doer: str, other: str, when: str) -> str:
    """One telling, its first letter a capital; a name inside a sentence keeps a small article."""
    inside = doer if pattern.startswith("{doer}") else doer.replace("The ", "the ", 1)
    told = pattern.format(doer=inside, other=other, when=when)
    return told[0].upper() + told[1:]


def tellings(act: date = ACT) -> Iterator[tuple[date, str]]:
    """(day of publication, text) of every telling; neighbours differ in form, names and day."""
    patterns = cycle(islice(cycle([*ACTIVE, *PASSIVE, *NOMINAL]), 11))
    for at, (doer, other) in enumerate(product(DOERS, OTHERS)):
        for shift, around in enumerate(AROUND):
            published = act + timedelta(days=(at + shift) % 6)
            choices = days(published, act)
            when = choices[(at + 3 * shift) % len(choices)]
            first = sentence(next(patterns), doer, other, when)
            yield published, f"{around} {first}".strip() if at % 2 else f"{first} {around}".strip()


def reports(count: int, act: date = ACT, name: str = "report") -> list[Article]:
    """So many documents: every telling, then copies of them from the first on."""
    texts = islice(cycle(list(tellings(act))), count)
    return [article(text, published, f"{name}-{at}.txt") for at, (published, text) in enumerate(texts, 1)]
