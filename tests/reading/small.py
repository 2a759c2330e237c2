"""Texts as articles, and what the reader makes of one sentence in short form."""

from datetime import date

from interstate.model.article import Article, Reading
from interstate.model.event import Claim, Event
from interstate.model.relation import Relation
from interstate.reading.collapse import across
from interstate.reading.language import language
from interstate.reading.read import read

PUBLISHED = date(2024, 6, 20)


def article(text: str, published: date | None = PUBLISHED, name: str = "text.txt") -> Article:
    """A text as an article."""
    return Article(name, text, text.split("\n")[0][:80], published, "0" * 64, language(text), name)


def reading(text: str, published: date | None = PUBLISHED) -> Reading:
    """What the reader makes of a text."""
    return across([read(article(text, published))])[0]


def short(item: Event | Relation) -> str:
    """`KEN CONSULT GHA occurred`, `KEN dependence GHA ongoing`."""
    if isinstance(item, Relation):
        return f"{item.state_a} {item.kind} {item.state_b} {item.modality}"
    return f"{item.actor} {item.type} {item.recipient} {item.modality}"


def events(text: str) -> set[str]:
    """Events of a text in short form."""
    return {short(item) for item in reading(text).events}


def claims(text: str) -> set[str]:
    """Claims of a text in short form."""
    return {short(item) for item in reading(text).claims}


def relations(text: str) -> set[str]:
    """Relations of a text in short form."""
    return {short(item) for item in reading(text).relations}


def holders(text: str) -> set[str]:
    """Holders of the claims of a text."""
    return {item.holder for item in reading(text).claims if isinstance(item, Claim)}
