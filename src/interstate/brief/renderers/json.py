"""The brief as JSON, schema `interstate.brief/1`: the same input and the same world give the same bytes."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from interstate.brief.numbering import Numbering, number
from interstate.brief.renderers.items import act_json, likelihood_json, relation_json
from interstate.model.article import Reading
from interstate.model.brief import Brief, Indicator, Judgement, Line
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Implication, Step


def render(brief: Brief) -> bytes:
    """UTF-8 JSON of a brief, indented by one blank, keys in the order of the schema."""
    return (json.dumps(document(brief), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def document(brief: Brief) -> dict[str, Any]:
    """The brief as plain values. Every key is present; what is not known is null."""
    ids = number(brief)
    events = [act_json(item, ids) for reading in brief.readings for item in reading.events]
    claims = [act_json(item, ids) for reading in brief.readings for item in reading.claims]
    return {
        "schema": "interstate.brief/1",
        "focal": brief.focal,
        "as_of": brief.as_of.isoformat(),
        "title": brief.title,
        "day_note": brief.day_note,
        "quad_map": brief.map_name,
        "inputs": [input_json(reading) for reading in brief.readings],
        "bottom_line": line_json(brief.bottom_line, ids),
        "key_judgements": [judgement_json(item, ids) for item in brief.judgements],
        "events": events,
        "claims": claims,
        "relations": [relation_json(item, ids) for reading in brief.readings for item in reading.relations],
        "implications": [implication_json(item, ids) for item in brief.implications],
        "considered": considered_json(brief.considered),
        "forecasts": [],
        "options": [],
        "indicators": [indicator_json(item, ids) for item in brief.indicators],
        "sections": [
            {"title": section.title, "lines": [line_json(line, ids) for line in section.lines]}
            for section in brief.sections
        ],
        "evidence": {ids.id(pointer): evidence_json(pointer) for pointer in ids.order},
        "vintage": [
            {
                "source": row.source,
                "version": row.version,
                "coverage": row.coverage,
                "retrieved": row.retrieved,
                "terms": row.terms,
                "rows": row.rows,
                "unverified": row.unverified,
            }
            for row in brief.vintage
        ],
        "gaps": list(brief.gaps),
    }


def input_json(reading: Reading) -> dict[str, Any]:
    """One text: what it is and how much of it was coded."""
    article = reading.article
    return {
        "id": article.id,
        "title": article.title,
        "published": iso(article.published),
        "sha256": article.sha256,
        "language": article.language,
        "sentences": len(reading.sentences),
        "coded": sum(1 for sentence in reading.sentences if sentence.coded),
        "not_coded": [
            {"sentence": sentence.number, "reason": sentence.reason}
            for sentence in reading.sentences
            if not sentence.coded
        ],
    }


def line_json(line: Line, ids: Numbering) -> dict[str, Any]:
    """A sentence with its evidence."""
    return {"text": line.text, "evidence": ids.all(line.evidence), "unverified": line.unverified}


def judgement_json(item: Judgement, ids: Numbering) -> dict[str, Any]:
    """A key judgement."""
    return {
        "text": item.line.text,
        "likelihood": likelihood_json(item.likelihood),
        "confidence": {"level": item.confidence.level, "limited_by": item.confidence.limited_by},
        "implications": list(item.implications),
        "evidence": ids.all(item.line.evidence),
        "unverified": item.line.unverified,
    }


def implication_json(item: Implication, ids: Numbering) -> dict[str, Any]:
    """An implication with its chain."""
    return {
        "id": item.id,
        "state": item.state,
        "toward": item.toward,
        "quantity": item.quantity,
        "direction": item.direction,
        "gain": item.gain,
        "size": {"value": item.value, "low": item.low, "high": item.high, "unit": item.unit},
        "horizon_days": item.horizon_days,
        "likelihood": likelihood_json(item.likelihood),
        "grade": item.grade,
        "triggers": list(item.triggers),
        "contingent_on": list(item.contingent_on),
        "steps": [step_json(step, ids) for step in item.steps],
        "fragile": list(item.fragile),
        "alternatives": list(item.alternatives),
        "evidence": ids.all(item.evidence),
    }


def step_json(step: Step, ids: Numbering) -> dict[str, Any]:
    """One link of a chain, with the numbers put in."""
    return {
        "mechanism": step.mechanism,
        "state": step.state,
        "toward": step.toward,
        "quantity": step.quantity,
        "change": step.change,
        "unit": step.unit,
        "because": step.because,
        "formula": step.formula,
        "inputs": [
            {
                "name": value.name,
                "value": value.value,
                "low": value.low,
                "high": value.high,
                "unit": value.unit,
                "evidence": ids.all(value.evidence),
            }
            for value in step.inputs
        ],
        "prior": step.prior or None,
        "evidence": ids.all(step.evidence),
    }


def considered_json(rows: Sequence[Considered]) -> list[dict[str, Any]]:
    """Mechanisms that stayed silent, and why."""
    return [
        {
            "mechanism": row.mechanism,
            "reason": row.reason,
            "known": row.absent,
            "state": row.state,
            "trigger": row.trigger,
        }
        for row in rows
    ]


def indicator_json(item: Indicator, ids: Numbering) -> dict[str, Any]:
    """What to watch."""
    return {
        "text": item.line.text,
        "by": item.by.isoformat(),
        "implication": item.implication,
        "evidence": ids.all(item.line.evidence),
    }


def evidence_json(pointer: Evidence) -> dict[str, Any]:
    """A pointer that a person can follow."""
    return {
        "kind": pointer.kind,
        "document": pointer.document,
        "sentence": pointer.sentence,
        "start": pointer.start,
        "end": pointer.end,
        "quote": pointer.quote,
        "source": pointer.source,
        "record": pointer.record,
        "statement": pointer.statement or None,
        "value": pointer.value,
        "unit": pointer.unit,
        "valid_from": iso(pointer.valid_from),
        "valid_to": iso(pointer.valid_to),
        "published": iso(pointer.published),
        "url": pointer.url,
        "terms": pointer.terms,
        "grade": pointer.grade,
        "check": pointer.check,
    }


def iso(day: date | None) -> str | None:
    """A day as text, or null."""
    return day.isoformat() if day else None
