"""How old the sources are, under which terms they stand, and what is not known."""

from collections.abc import Iterable, Sequence

from interstate.model.article import Reading
from interstate.model.brief import Vintage
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered


def vintages(evidence: Iterable[Evidence], readings: Sequence[Reading], version: str) -> tuple[Vintage, ...]:
    """One row a source of facts under the brief, and one for the coder that read the text."""
    groups: dict[tuple[str, str], list[Evidence]] = {}
    for pointer in evidence:
        if pointer.kind == "fact":
            groups.setdefault((pointer.source, pointer.terms or ""), []).append(pointer)
    rows = [row(source, terms, pointers, version) for (source, terms), pointers in sorted(groups.items())]
    coders = sorted({reading.coder for reading in readings if reading.coder})
    rows += [Vintage(coder, "", "this text", "", "own", 0, 0) for coder in coders]
    return tuple(rows)


def row(source: str, terms: str, pointers: Sequence[Evidence], version: str) -> Vintage:
    """Years covered, newest publication, rows used and how many of them nobody has looked up."""
    starts = [p.valid_from for p in pointers if p.valid_from]
    read = [p.published for p in pointers if p.published]
    coverage = f"facts from {min(starts).year} to {max(starts).year}" if starts else "undated facts"
    newest = max(read).isoformat() if read else ""
    loose = sum(1 for p in pointers if p.unverified)
    return Vintage(source, version, coverage, newest, terms, len(pointers), loose)


def gaps(readings: Sequence[Reading], considered: Sequence[Considered], day_note: str) -> tuple[str, ...]:
    """What was asked and is not known, each once, in order."""
    found = [day_note] if "undated" in day_note or "no day" in day_note else []
    found += [gap for reading in readings for gap in reading.gaps]
    found += [f"{c.mechanism}: {c.reason}" for c in considered if not c.absent]
    found += [
        "Whether a single fact carries a result was tried for the focal state and the states of the events only.",
        "No forecaster is in use yet: the likelihoods are base rates counted from dated facts.",
        "Options of the focal state are not worked out yet.",
    ]
    return tuple(dict.fromkeys(found))
