"""The brief as one self-contained page: no script, no request to any host, fit for a phone, a keyboard and A4 paper."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from interstate.brief.numbering import Numbering, number
from interstate.brief.pictures import ego_network, timeline
from interstate.brief.renderers import marked
from interstate.brief.words import MARKS, MODALITIES, act, change, day, subject, tie
from interstate.brief.words import number as figure
from interstate.codes import likelihood, states
from interstate.model.brief import Brief
from interstate.model.evidence import Evidence
from interstate.model.implication import Implication

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@cache
def environment() -> Environment:
    """The one template factory: it escapes everything, and an unknown name is an error."""
    pages = Environment(
        loader=PackageLoader("interstate.brief", "renderers"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    pages.filters.update(day=day, state=states.name, figure=figure, subject=subject, link=link)
    return pages


def inert(words: str) -> str:
    """Text without control and direction characters."""
    return CONTROL.sub("\ufffd", words)


def link(url: str | None) -> str:
    """An address that may be followed, or nothing: only http and https."""
    return url if url and re.match(r"https?://[^\s\"'<>]+$", url) else ""


def render(brief: Brief) -> bytes:
    """UTF-8 HTML of a brief; with a policy that forbids every script and every request."""
    ids = number(brief)
    style = (files("interstate.brief.renderers") / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = environment().get_template("page.html.j2")
    return page.render(style=Markup(style), digest=digest, **content(brief, ids)).encode()


def content(brief: Brief, ids: Numbering) -> dict[str, Any]:
    """What the template shows; nothing is worked out in it."""
    return {
        "brief": brief,
        "cite": lambda pointers: [(key, short(ids.order[place(ids, key)])) for key in ids.all(pointers)],
        "evidence": [(ids.id(pointer), pointer) for pointer in ids.order],
        "texts": [(reading, list(marked.rows(reading))) for reading in brief.readings],
        "marks": [(mood, MARKS[mood], MODALITIES[mood]) for mood in MARKS],
        "timeline": Markup(timeline.draw(brief)),
        "points": timeline.points(brief),
        "network": Markup(ego_network.draw(brief)),
        "edges": ego_network.edges(brief),
        "layer_words": {layer: style[2] for layer, style in ego_network.STYLES.items()},
        "change": change,
        "chance": chance,
        "sense": sense,
        "act": act,
        "tie": tie,
        "affected": affected(brief),
        "items": [item for reading in brief.readings for item in reading.items],
    }


def place(ids: Numbering, key: str) -> int:
    """Where a pointer stands in the order."""
    return next(at for at, pointer in enumerate(ids.order) if ids.id(pointer) == key)


def short(pointer: Evidence) -> str:
    """A pointer in a few words, for the drawer."""
    if pointer.kind == "text":
        return f"sentence {pointer.sentence}: «{pointer.quote}»"
    loose = " (unverified)" if pointer.unverified else ""
    return f"{pointer.statement or pointer.record} [{pointer.source}]{loose}"


def chance(item: Implication) -> str:
    """Likelihood of an implication in words and number."""
    return likelihood.phrase(item.likelihood.p) if item.likelihood else "none estimated"


def sense(item: Implication) -> str:
    """Gain or loss, with a sign."""
    return {True: "+ gain", False: "− loss", None: "○ open"}[item.gain]


def affected(brief: Brief) -> list[tuple[str, list[Implication]]]:
    """Implications by state, the focal state first, then by their number."""
    groups: dict[str, list[Implication]] = {}
    for item in brief.implications:
        groups.setdefault(item.state, []).append(item)
    return sorted(groups.items(), key=lambda pair: (pair[0] != brief.focal, -len(pair[1])))
