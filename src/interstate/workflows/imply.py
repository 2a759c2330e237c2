"""What the events of some sources mean, as rows or as one document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from interstate.brief.numbering import Numbering
from interstate.brief.renderers.json import considered_json, evidence_json, implication_json
from interstate.brief.words import change, number
from interstate.codes import likelihood, states
from interstate.model.implication import Considered, Implication
from interstate.workflows.analyse import explain
from interstate.workflows.helper import Helper
from interstate.workflows.ingest import Progress, silent


@dataclass(frozen=True, slots=True)
class Implied:
    """Implications and silent mechanisms of one run, and what could not be read."""

    title: str
    implications: tuple[Implication, ...]
    considered: tuple[Considered, ...]
    gaps: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """The shape of INTERFACES section 3, with the evidence that the ids point at."""
        ids = Numbering()
        found = [implication_json(item, ids) for item in self.implications]
        evidence = {ids.id(pointer): evidence_json(pointer) for pointer in ids.order}
        silent_ones = considered_json(self.considered)
        return {"implications": found, "considered": silent_ones, "evidence": evidence, "gaps": list(self.gaps)}

    def rows(self) -> Iterator[tuple[object, ...]]:
        """One row an implication."""
        for item in self.implications:
            chance = likelihood.phrase(item.likelihood.p) if item.likelihood else "none estimated"
            yield (
                item.id,
                item.state,
                item.toward,
                change(item.quantity, item.direction, item.toward),
                item.direction,
                number(item.value, item.unit) if item.value is not None else "not sized",
                item.unit,
                chance,
                item.grade,
                ", ".join(item.contingent_on),
                " > ".join(step.mechanism for step in item.steps),
            )


def imply(
    sources: Sequence[str],
    focal: str | None = None,
    as_of: date | None = None,
    folder: Path | None = None,
    progress: Progress = silent,
    helper: Helper | None = None,
) -> Implied:
    """Run the engine; with `focal`, keep what concerns that state (as the one affected or the one toward).

    Raises:
        InsufficientEvidence: no event between states.
    """
    if focal:
        states.check(focal)
    found = explain(sources, as_of, folder=folder, progress=progress, focal=focal, helper=helper)
    kept = tuple(item for item in found.implications if focal in (None, item.state, item.toward))
    gaps = tuple(dict.fromkeys(gap for reading in found.readings for gap in reading.gaps))
    return Implied(found.day_note, kept, found.considered, gaps)
