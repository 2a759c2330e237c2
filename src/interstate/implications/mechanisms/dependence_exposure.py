"""The supplier turns, the buyer is exposed."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, name, percent, silent, state_pair, step
from interstate.implications.kinds import friendly, hostile
from interstate.implications.placing import around
from interstate.implications.sides import unpaired
from interstate.measures import dependence
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.model.measurement import Measurement
from interstate.model.relation import Relation
from interstate.store.world import World

THIS = "dependence_exposure"
LEAST = 0.10
MOST = 2
GOODS = ("arms", "crude", "gas", "lng", "coal", "nuclear_fuel", "imports")
LAYER_GOODS = {"arms": ("arms",), "energy": ("crude", "gas", "lng", "coal", "nuclear_fuel"), "trade": ("imports",)}
PRIOR = (
    "arms dependence moved conflictual policy by 5 to 25 % of its mean (Kinsella 1998); more gas from one supplier, more similar votes, "
    "European states 1995-2013 (abstract)"
)


def dependence_exposure(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A supplier that turns elsewhere, fights or is sanctioned exposes those who buy from it.

    risk = w (1 - sigma) * |change in availability|, w = the supplier's share, sigma = the share bought elsewhere (1 - w); the change in
    availability is drawn evenly from none to all. Buyers of a tenth or more, or with the supplier among their first three of arms or
    fuel; each in the two goods in which it depends most.
    MECHANISMS 1.7.
    """
    if isinstance(trigger, Relation):
        if trigger.kind == "dependence":
            known = state_pair(trigger, world) is not None
            yield from asserted(trigger, world) if known else (unpaired(THIS, trigger, world),)
        return
    if not isinstance(trigger, Event) or not (friendly(trigger) or hostile(trigger) or trigger.type == "SANCTION"):
        return
    before, _ = around(trigger, world)
    suppliers = [code for code in turning(trigger) if code in world.states()]
    if not suppliers:
        yield unpaired(THIS, trigger, world)
    for supplier in suppliers:
        found = [
            row for good in GOODS for row in dependence.buyers(before, good, supplier) if exposed(before, row, supplier)
        ]
        others = {trigger.actor, trigger.recipient}
        mine = strongest([row for row in found if row.state_a not in others or trigger.type == "COERCE"])
        if not mine:
            yield silent(
                THIS,
                trigger,
                f"no state outside the act is on record as a large buyer of arms, fuel or goods from {name(supplier)}",
                absent=False,
            )
        for row in mine:
            yield risk(trigger, before, row)


def turning(trigger: Event) -> tuple[str, ...]:
    """Whose alignment, stock or freedom to deliver the act changes: the actor, of sanctions the target, of a joint act both."""
    if trigger.type == "SANCTION":
        return (trigger.recipient,) if trigger.recipient else ()
    both = trigger.mutual or trigger.type in ("AGREE", "COOPERATE")
    return (trigger.actor, trigger.recipient) if both and trigger.recipient else (trigger.actor,)


def exposed(world: World, row: Measurement, supplier: str) -> bool:
    """A tenth or more, or among the buyer's first three (of arms or fuel), and a state of the day."""
    if row.value is None or row.state_a not in world.states():
        return False
    good = good_of(row)
    return row.value >= LEAST or (good != "imports" and dependence.top(world, good, row.state_a, supplier))


def strongest(rows: list[Measurement]) -> list[Measurement]:
    """Of each buyer the goods in which it depends most on the supplier, the most dependent buyers first."""
    found: dict[str, list[Measurement]] = {}
    for row in sorted(rows, key=lambda row: -(row.value or 0.0)):
        found.setdefault(row.state_a, []).append(row)
    return [row for some in found.values() for row in some[:MOST]]


def good_of(row: Measurement) -> str:
    """The good that a row of dependence is about."""
    return row.measure.removesuffix("_dependence")


def risk(trigger: Trigger, world: World, row: Measurement) -> Step:
    """Supply risk of one buyer in one good, with the vintage and the trend of its share."""
    good, supplier = good_of(row), row.state_b or ""
    w = row.value or 0.0
    past = dependence.series(world, good, row.state_a, supplier)
    words = f"{name(row.state_a)} bought {percent(w)} of its {good.replace('_', ' ')} from {name(supplier)} in {row.settings.split(',')[0]}"
    trend, proof = "", tuple(piece for tie in past for piece in tie.proof)
    if len(past) > 1 and past[0].value is not None and past[-1].value is not None and past[0].value != past[-1].value:
        way = "down" if past[-1].value < past[0].value else "up"
        trend = f", {way} from {past[0].value:g} % in {dependence.period(past[0])}"
    return step(
        THIS, trigger, row.state_a, "supply_risk", toward=supplier,
        compute=lambda v: v["w"] * (1 - v["sigma"]) * v["availability"],
        because=words.replace("window ", "") + trend,
        formula=f"w (1 - sigma) * change = {w:.3g} * (1 - {1 - w:.3g}) * (0 to 1) ({row.settings})",
        inputs=(
            Input("w", w, "share", row.low, row.high, row.evidence),
            Input("sigma", 1 - w, "share"), Input("availability", None, "share", 0.0, 1.0),
        ),
        evidence=(*proof[:1], *proof[-1:]), good_when="down", horizon_days=1095, prior=PRIOR,
    )  # fmt: skip


def asserted(trigger: Relation, world: World) -> Iterator[Step | Considered]:
    """A dependence that the text asserts: the world's own figures on it, beside the text."""
    goods = LAYER_GOODS.get(trigger.layer, GOODS)
    supplier, buyer = trigger.state_b or "", trigger.state_a
    rows = [row for good in goods for row in dependence.buyers(world, good, supplier) if row.state_a == buyer]
    if not rows:
        words = f"no share of {name(supplier)} in the {trigger.layer} purchases of {name(buyer)} is on record"
        yield silent(THIS, trigger, words, absent=False, state=buyer)
    for row in rows:
        yield risk(trigger, world, row)
