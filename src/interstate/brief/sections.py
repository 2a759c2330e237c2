"""What we know, what is claimed: the coded text and the dated facts under the implications, a line each."""

from collections.abc import Iterator, Sequence

from interstate.brief.words import act, day, holder, subject, tie
from interstate.model.article import Reading
from interstate.model.brief import Line, Section
from interstate.model.event import Claim, Event
from interstate.model.evidence import Evidence
from interstate.model.implication import Implication

FACTS = 14
CLAIMED = {
    "planned": "Announced or planned",
    "possible": "Speculated",
    "feared": "Feared",
    "prescribed": "Called for",
    "denied": "Denied",
}


def sections(readings: Sequence[Reading], implications: Sequence[Implication], focal: str) -> tuple[Section, ...]:
    """The sections of the brief that lie between the judgements and the annexes."""
    events = [event for reading in readings for event in reading.events]
    claims = [claim for reading in readings for claim in reading.claims]
    relations = [item for reading in readings for item in reading.relations]
    found = (
        Section("What the text reports as done", tuple(happened(event) for event in events)),
        Section(
            "What the text says stands between states",
            tuple(Line(f"{subject(tie(r))} ({r.id}): {quote(r.evidence[0].quote)}.", r.evidence) for r in relations),
        ),
        Section("What the record says", tuple(facts(implications, focal))),
        Section("What is only claimed", tuple(claimed(claim) for claim in claims)),
    )
    return tuple(section for section in found if section.lines)


def quote(words: str | None, most: int = 160) -> str:
    """A passage between guillemets, cut at a word with an ellipsis outside them."""
    text = " ".join((words or "").split())
    if len(text) <= most:
        return f"«{text}»"
    return f"«{text[:most].rsplit(' ', 1)[0]}» …"


def happened(event: Event) -> Line:
    """One event with its date, its number of reports and its first passage."""
    when = f", {dated(event)}" if event.day else ""
    times = f", in {len(event.evidence)} passages" if len(event.evidence) > 1 else ""
    return Line(f"{subject(act(event))} ({event.id}{when}{times}): {quote(event.evidence[0].quote)}.", event.evidence)


def dated(event: Event) -> str:
    """The date of an event at its own precision."""
    if event.day is None:
        return "undated"
    return {"year": f"{event.day:%Y}", "month": f"{event.day:%B %Y}"}.get(event.precision, day(event.day))


def claimed(claim: Claim) -> Line:
    """One claim with its holder and its passage."""
    label = CLAIMED[claim.modality]
    return Line(
        f"{label}, says {holder(claim)} ({claim.id}): {act(claim)}: {quote(claim.evidence[0].quote)}.", claim.evidence
    )


def facts(implications: Sequence[Implication], focal: str) -> Iterator[Line]:
    """The dated facts under the implications, the focal state's first, each once."""
    ordered = sorted(implications, key=lambda item: item.state != focal)
    seen: dict[tuple[str, str, str, int, int], Evidence] = {}
    for item in ordered:
        for pointer in item.evidence:
            if pointer.kind == "fact" and pointer.statement:
                seen.setdefault(pointer.key, pointer)
    for pointer in list(seen.values())[:FACTS]:
        yield Line(pointer.statement.rstrip(".") + ".", (pointer,))
