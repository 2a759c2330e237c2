"""Give each pointer of a brief an id (T1 text, F1 fact, M1 model), in the order in which a reader meets it."""

from collections.abc import Iterable, Iterator

from interstate.model.brief import Brief
from interstate.model.evidence import Evidence

Key = tuple[str, str, str, int, int]
LETTERS = {"text": "T", "fact": "F", "model": "M"}


class Numbering:
    """Ids of pointers; the same pointer has one id. `order` holds every pointer met, in order."""

    def __init__(self) -> None:
        self.ids: dict[Key, str] = {}
        self.order: list[Evidence] = []
        self._counts = dict.fromkeys(LETTERS, 0)

    def id(self, pointer: Evidence) -> str:
        """The id of one pointer, new or held."""
        if pointer.key not in self.ids:
            self._counts[pointer.kind] += 1
            self.ids[pointer.key] = f"{LETTERS[pointer.kind]}{self._counts[pointer.kind]}"
            self.order.append(pointer)
        return self.ids[pointer.key]

    def all(self, pointers: Iterable[Evidence]) -> list[str]:
        """Ids of several pointers, each once."""
        return list(dict.fromkeys(self.id(pointer) for pointer in pointers))


def number(brief: Brief) -> Numbering:
    """Number every pointer of a brief: bottom line, judgements, text in order, sections, implications, indicators, ties."""
    numbering = Numbering()
    for pointer in pointers(brief):
        numbering.id(pointer)
    return numbering


def pointers(brief: Brief) -> Iterator[Evidence]:
    """Every pointer of a brief in reading order."""
    yield from brief.bottom_line.evidence
    for judgement in brief.judgements:
        yield from judgement.line.evidence
    for reading in brief.readings:
        for item in reading.items:
            yield from item.evidence
    for section in brief.sections:
        for line in section.lines:
            yield from line.evidence
    for implication in brief.implications:
        yield from implication.evidence
        for step in implication.steps:
            for value in step.inputs:
                yield from value.evidence
        if implication.likelihood:
            yield from implication.likelihood.evidence
    for considered in brief.considered:
        yield from considered.evidence
    for indicator in brief.indicators:
        yield from indicator.line.evidence
    for tie in brief.ties:
        yield from tie.proof
