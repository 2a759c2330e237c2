"""What was considered and does not apply: each silent mechanism once per reason, what was denied, what did not move."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from interstate.codes import quantities
from interstate.implications.base import Mechanism, Worked, merged, name
from interstate.implications.paths import Path, Unmoved, spread
from interstate.model.event import Claim, Event
from interstate.model.implication import Considered
from interstate.model.relation import Relation
from interstate.store.world import World

ALL = "all mechanisms"


def once(rows: Iterable[Considered], order: Mapping[str, int]) -> tuple[Considered, ...]:
    """Each mechanism and reason once, with the first trigger that it was said of; mechanisms in their order."""
    found: dict[tuple[str, str, str | None], Considered] = {}
    for row in rows:
        key = (row.mechanism, row.reason, row.state)
        held = found.get(key)
        found[key] = row if held is None else replace(held, evidence=merged(held.evidence, row.evidence))
    return tuple(sorted(found.values(), key=lambda row: order.get(row.mechanism, len(order))))


def unspoken(mechanisms: Mapping[str, Mechanism], spoke: Iterable[str]) -> Iterator[Considered]:
    """Mechanisms that no trigger of the text calls for."""
    heard = set(spoke)
    for mechanism in mechanisms:
        if mechanism not in heard:
            yield Considered(mechanism, "nothing in the text is of the kind that it answers to")


def refused(
    trigger: Event | Relation, order: int, world: World, mechanisms: Mapping[str, Mechanism]
) -> Iterator[Considered]:
    """A denied or prescribed trigger: the mechanisms that would have spoken had it been so, each with the reason."""
    reason = why_not(trigger)
    supposed = replace(trigger, modality="possible")
    found = {
        item.steps[0].mechanism for item in spread(supposed, order, world, mechanisms, 0) if isinstance(item, Path)
    }
    for mechanism in [one for one in mechanisms if one in found] or [ALL]:
        yield Considered(mechanism, reason, True, None, trigger.id, trigger.evidence)


def why_not(trigger: Event | Relation) -> str:
    """Why nothing follows from what is denied or called for."""
    if trigger.modality == "prescribed":
        return f"{trigger.id} is called for, not done: it is an option, not an event"
    by = ""
    if isinstance(trigger, Claim):
        holder = trigger.holder
        by = " by the author" if holder == "author" else f" by {name(holder)}"
    return f"{trigger.id} is denied{by}: nothing follows from it"


def still(rows: Iterable[Unmoved]) -> Iterator[Considered]:
    """What a trigger does not move, counted by mechanism, quantity and trigger, with the numbers of one case."""
    groups: dict[tuple[str, str, str | None], list[Unmoved]] = {}
    for row in rows:
        groups.setdefault((row.step.mechanism, row.step.quantity, row.trigger), []).append(row)
    for (mechanism, quantity, trigger), group in groups.items():
        first = group[0].step
        noun = quantities.quantity(quantity).words
        yield Considered(
            mechanism,
            f"no measurable change in {noun} ({len(group)} looked at): {numbers(group[0])}",
            True,
            first.state if len(group) == 1 else None,
            trigger,
            merged(*(row.step.evidence for row in group)),
        )


def numbers(row: Unmoved) -> str:
    """The difference that was found, with its interval, and the two values that it is the difference of."""
    step = row.step
    size = f"{step.change or 0.0:.3g} {step.unit}"
    if step.low is not None and step.high is not None:
        size += f" ({step.low:.3g} to {step.high:.3g})"
    if step.before is not None and step.after is not None:
        size += f", {step.before:.3g} without and {step.after:.3g} with it"
    if isinstance(step, Worked) and step.noise is not None:
        size += f"; below {step.noise:.2g} it is not told apart from none"
    return size
