"""Events, claims, relations and likelihoods as plain values: one shape for `read`, `implications` and `brief`."""

from typing import Any

from interstate.brief.numbering import Numbering
from interstate.codes import likelihood, plover
from interstate.model.event import Claim, Event, Span
from interstate.model.likelihood import Likelihood
from interstate.model.relation import Relation


def act_json(item: Event, ids: Numbering | None = None) -> dict[str, Any]:
    """An event or a claim (INTERFACES section 2); with `ids`, its evidence as ids."""
    row: dict[str, Any] = {
        "id": item.id,
        "actor": item.actor,
        "recipient": item.recipient,
        "actor_span": span(item.actor_span),
        "recipient_span": span(item.recipient_span),
        "trigger_span": span(item.trigger_span),
        "type": item.type,
        "quad": plover.quad(item.type) if item.type else None,
        "probability": item.probability,
        "modality": item.modality,
        "day": item.day.isoformat() if item.day else None,
        "precision": item.precision,
        "mutual": item.mutual,
        "family": item.family,
        "contexts": list(item.contexts),
        "goods": list(item.goods),
        "place": item.place,
        "rule": item.rule,
        "actor_rule": item.actor_rule,
        "recipient_rule": item.recipient_rule,
        "second_type": item.second_type,
        "reports": len(item.evidence),
    }
    if isinstance(item, Claim):
        row["holder"] = item.holder
    if ids is not None:
        row["evidence"] = ids.all(item.evidence)
    return row


def relation_json(item: Relation, ids: Numbering | None = None) -> dict[str, Any]:
    """A relation (INTERFACES section 2)."""
    row: dict[str, Any] = {
        "id": item.id,
        "kind": item.kind,
        "layer": item.layer,
        "state_a": item.state_a,
        "state_b": item.state_b,
        "modality": item.modality,
        "family": item.family,
        "goods": list(item.goods),
        "place": item.place,
        "probability": item.probability,
        "rule": item.rule,
        "span": span(item.trigger_span),
        "a_span": span(item.a_span),
        "b_span": span(item.b_span),
        "reports": len(item.evidence),
    }
    if ids is not None:
        row["evidence"] = ids.all(item.evidence)
    return row


def likelihood_json(count: Likelihood | None) -> dict[str, Any] | None:
    """A likelihood with its word and its cases; null where none was counted or the share lies outside 1 to 99 %."""
    if count is None or not 0.01 <= count.p <= 0.99:
        return None
    return {
        "p": round(count.p, 4),
        "word": likelihood.word(count.p),
        "cases": count.cases,
        "n": count.n,
        "question": count.question,
        "window": count.window,
    }


def span(found: Span | None) -> list[int] | None:
    """A span as a list, or null."""
    return list(found) if found else None
