"""What some texts hold, as plain values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from interstate.brief.numbering import Numbering
from interstate.brief.renderers.items import act_json, relation_json
from interstate.brief.renderers.json import evidence_json, input_json
from interstate.workflows.helper import Helper
from interstate.workflows.ingest import Progress, ingest, silent


def listed(
    sources: Sequence[str], day: date | None = None, progress: Progress = silent, helper: Helper | None = None
) -> dict[str, Any]:
    """Inputs, events, claims, relations and the evidence that their ids point at, in the shape of the brief."""
    readings = ingest(sources, day, progress, helper)
    ids = Numbering()
    found: dict[str, Any] = {
        "schema": "interstate.reading/1",
        "quad_map": "penta",
        "inputs": [input_json(reading) for reading in readings],
        "events": [act_json(item, ids) for reading in readings for item in reading.events],
        "claims": [act_json(item, ids) for reading in readings for item in reading.claims],
        "relations": [relation_json(item, ids) for reading in readings for item in reading.relations],
    }
    found["evidence"] = {ids.id(pointer): evidence_json(pointer) for pointer in ids.order}
    found["gaps"] = list(dict.fromkeys(gap for reading in readings for gap in reading.gaps))
    return found
