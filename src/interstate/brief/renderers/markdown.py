"""The brief as Markdown with footnotes, for notes and repositories."""

import re
from collections.abc import Iterator

from interstate.brief.numbering import Numbering, number
from interstate.brief.words import MARKS, MODALITIES, act, change, day, subject
from interstate.brief.words import number as figure
from interstate.codes import states
from interstate.model.brief import Brief, Line
from interstate.model.evidence import Evidence


def render(brief: Brief) -> bytes:
    """UTF-8 Markdown of a brief; each sentence carries its footnotes."""
    ids = number(brief)
    parts = [*head(brief, ids), *affected(brief), *text(brief), *body(brief, ids), *annexes(brief), *notes(ids)]
    return ("\n".join(parts).rstrip() + "\n").encode()


def clean(words: str) -> str:
    """Text from outside made inert: no markup, no links, one line."""
    return re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", " ".join(words.split()))


def cite(line: Line, ids: Numbering) -> str:
    """A sentence with its marks: unverified facts, footnotes."""
    loose = " (unverified)" if line.unverified else ""
    return f"{clean(line.text)}{loose} " + "".join(f"[^{key}]" for key in ids.all(line.evidence)[:6])


def head(brief: Brief, ids: Numbering) -> Iterator[str]:
    """Title, day, bottom line, key judgements."""
    yield f"# {clean(brief.title)} – brief for {states.name(brief.focal)}\n"
    yield f"{clean(brief.day_note)}\n"
    yield f"**{cite(brief.bottom_line, ids)}**\n"
    yield "## Key judgements\n"
    for place, item in enumerate(brief.judgements, start=1):
        yield f"{place}. {cite(item.line, ids)}"
        yield f"   Confidence is {item.confidence.level}, limited by this: {clean(item.confidence.limited_by)}.\n"


def affected(brief: Brief) -> Iterator[str]:
    """The table of implications, state by state."""
    yield "## Affected states\n"
    yield "| id | state | what changes | direction | size | horizon | grade | links | evidence | hangs on |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for item in brief.implications:
        cells = [
            item.id,
            states.name(item.state),
            change(item.quantity, item.direction, item.toward),
            item.direction,
            f"{figure(item.value, item.unit)} {item.unit}" if item.value is not None else "not sized",
            f"{item.horizon_days} days" if item.horizon_days else "",
            item.grade,
            str(len(item.steps)),
            str(len(item.evidence)),
            ", ".join(item.contingent_on),
        ]
        yield "| " + " | ".join(cells) + " |"
    yield ""


def text(brief: Brief) -> Iterator[str]:
    """What was coded and what was not."""
    yield "## The text\n"
    for reading in brief.readings:
        for item in (*reading.events, *reading.claims):
            mark = f"{MARKS[item.modality]} {MODALITIES[item.modality]}"
            yield f"- {item.id} {mark}: {clean(subject(act(item)))}"
        yield "\nNot coded:\n"
        yield from (f"- sentence {s.number}: {s.reason}" for s in reading.sentences if not s.coded)
    yield ""


def body(brief: Brief, ids: Numbering) -> Iterator[str]:
    """Sections, chains, indicators."""
    for section in brief.sections:
        yield f"## {section.title}\n"
        yield from (f"- {cite(line, ids)}" for line in section.lines)
        yield ""
    yield "## The chains\n"
    for item in brief.implications:
        yield f"### {item.id} {states.name(item.state)}: {change(item.quantity, item.direction, item.toward)}\n"
        for step in item.steps:
            yield f"- {step.mechanism}: {clean(step.because)} `{step.formula.replace('`', '')}`"
        yield ""
    yield "## What would change our mind\n"
    yield from (f"- by {day(item.by)}: {cite(item.line, ids)}" for item in brief.indicators)
    yield ""


def annexes(brief: Brief) -> Iterator[str]:
    """What was considered, gaps, sources."""
    yield "## Considered, and silent\n"
    yield from (f"- {row.mechanism}: {clean(row.reason)}" for row in brief.considered)
    yield "\n## What we do not know\n"
    yield from (f"- {clean(gap)}" for gap in brief.gaps)
    yield "\n## Sources and their age\n"
    yield "| source | edition | coverage | newest | terms | rows used | unverified |"
    yield "|---|---|---|---|---|---|---|"
    for row in brief.vintage:
        yield f"| {row.source} | {row.version} | {row.coverage} | {row.retrieved} | {row.terms} | {row.rows} | {row.unverified} |"
    yield ""


def notes(ids: Numbering) -> Iterator[str]:
    """The footnotes."""
    for pointer in ids.order:
        yield f"[^{ids.id(pointer)}]: {clean(footnote(pointer))}"


def footnote(pointer: Evidence) -> str:
    """One pointer in words."""
    if pointer.kind == "text":
        return f"{pointer.document}, sentence {pointer.sentence}, characters {pointer.start}-{pointer.end}: «{pointer.quote}»"
    parts = [pointer.statement, f"{pointer.source}, {pointer.record}"]
    if pointer.published:
        parts.append(f"published {day(pointer.published)}")
    if pointer.url:
        parts.append(pointer.url)
    if pointer.unverified:
        parts.append("unverified")
    return "; ".join(part for part in parts if part)
