"""Patron and ally: a threatened ally is reassured by who has pledged its defence."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, name, silent, step
from interstate.measures.base_rates import ally_visit
from interstate.measures.capability import figures
from interstate.model.implication import Considered, Step
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

THIS = "reassurance"
PRIOR = (
    "obligations were kept in 74.5 % of cases (Leeds, Long and Mitchell 2000, abstract), in 50 % for 1816-2003 and 22 % after 1945 "
    "(Berkemeier and Fuhrmann 2018, abstract): the range is the finding"
)


def reassurance(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A patron reassures the ally that is threatened.

    Answers to a rise of threat made by another mechanism; needs a defence pledge in force from a stronger state. How often such a
    pair's leaders met within half a year is counted over all pledged pairs. MECHANISMS 1.3.
    """
    if not isinstance(trigger, Step) or trigger.quantity not in ("threat", "escalation") or trigger.direction != "up":
        return
    ally = trigger.state
    pledges = patrons(world, ally, {trigger.toward})
    if not pledges:
        yield silent(THIS, trigger, f"no defence pledge to {name(ally)} by a stronger state is on record", state=ally)
        return
    held = figures(world, "milex")
    pledge = max(pledges, key=lambda tie: (held[tie.state_a].value or 0.0, tie.published))
    patron = pledge.state_a
    chance = ally_visit(world, 180, f"{name(patron)} and {name(ally)}")
    yield step(
        THIS, trigger, ally, "reassurance", toward=patron, direction="up",
        because=f"{name(patron)} has pledged the defence of {name(ally)}, whose rival {name(trigger.toward or '')} gains",
        formula=f"threat rises by {trigger.change or 0.0:.4g}; acts = beta * rise * pledge, beta not estimated",
        evidence=pledge.proof, horizon_days=180, likelihood=chance, unconditional=True, prior=PRIOR,
    )  # fmt: skip


def patrons(world: World, ally: str, against: set[str | None]) -> list[Tie]:
    """Defence pledges to a state in force on the day, by states of larger known military spending; not the rival's own."""
    held = figures(world, "milex")
    mine = held[ally].value or 0.0 if ally in held else 0.0
    return [
        tie
        for tie in pledged(world).get(ally, ())
        if tie.state_a in held and (held[tie.state_a].value or 0.0) > mine and tie.state_a not in against
    ]


@remembered("alliance")
def pledged(world: World) -> dict[str | None, tuple[Tie, ...]]:
    """Defence pledges in force on the day (not those only signed), by the state that is protected."""
    found: dict[str | None, tuple[Tie, ...]] = {}
    for tie in world.holding("alliance"):
        if tie.kind == "defence" and "signed" not in tie.families:
            found[tie.state_b] = (*found.get(tie.state_b, ()), tie)
    return found
