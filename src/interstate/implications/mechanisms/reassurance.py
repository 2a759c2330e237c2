"""Patron and ally: a threatened ally is reassured by who has pledged its defence."""

from collections.abc import Iterator
from typing import Any

from interstate.implications.base import Draws, Trigger, ends, name, opened, silent, step
from interstate.implications.kinds import hostile
from interstate.implications.sides import unpaired
from interstate.measures.base_rates import ally_visit
from interstate.measures.capability import figures
from interstate.model.implication import Considered, Input, Step
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

THIS = "reassurance"
LEAST, MOST = 0.22, 0.745
"""Reliability of pledges: the lowest and the highest published estimate (see `PRIOR`); drawn evenly between them."""
LETTERS = {"security_dilemma": ("M_k", "M_backer"), "emboldening": ("M_b", "M_a")}
"""What the mechanisms that raise a threat call the spending of the rival and of its backer."""
PRIOR = (
    "obligations were kept in 74.5 % of cases (Leeds, Long and Mitchell 2000, abstract), in 50 % for 1816-2003 and 22 % after 1945 "
    "(Berkemeier and Fuhrmann 2018, abstract): the range is the finding"
)


def reassurance(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """A patron reassures the ally that is threatened.

    Answers to a hostile act and to a rise of threat made by another mechanism; needs a defence pledge in force from a stronger
    state. How often such a pair's leaders met within half a year is counted over all pledged pairs. Beside it deterrence, where a
    rival is backed, c (m_P + m_j) / (m_P + m_j + m_k), m = military spending, c = reliability of pledges as the range of the
    published estimates. MECHANISMS 1.3.
    """
    if isinstance(trigger, Step):
        if trigger.quantity not in ("threat", "escalation") or trigger.direction != "up":
            return
        ally, rival = trigger.state, trigger.toward
    elif hostile(trigger):
        rival, target = ends(trigger)
        if target is None or target not in world.states() or not opened(rival, world):
            yield unpaired(THIS, trigger, world)
            return
        ally = target
    else:
        return
    pledges = patrons(world, ally, {rival, *opened(rival, world)})
    held = figures(world, "milex")
    if not pledges:
        known = world.closed("alliance", ally) and ally in held
        yield silent(
            THIS,
            trigger,
            f"no defence pledge to {name(ally)} by a stronger state is on record",
            absent=known,
            state=ally,
        )
        return
    pledge = max(pledges, key=lambda tie: (held[tie.state_a].value or 0.0, tie.published, tie.record))
    patron = pledge.state_a
    chance = ally_visit(world, 180, f"{name(patron)} and {name(ally)}")
    yield step(
        THIS, trigger, ally, "reassurance", toward=patron, direction="up",
        because=f"{name(patron)} has pledged the defence of {name(ally)}, {grounds(trigger, rival)}",
        formula=f"{rise(trigger)}; acts = beta * rise * pledge, beta not estimated",
        inputs=(
            *risen(trigger),
            *(Input(letter, held[code].value, held[code].unit or "", evidence=held[code].proof) for letter, code in
              (("m_P", patron), ("m_j", ally)) if code in held),
        ),
        evidence=pledge.proof, horizon_days=180, likelihood=chance, unconditional=True, prior=PRIOR,
    )  # fmt: skip
    if isinstance(trigger, Step) and ally in held and patron in held:
        yield from weaker(trigger, ally, pledge, held[patron], held[ally])


def grounds(trigger: Trigger, rival: str | None) -> str:
    """Why the ally is threatened, as the end of a sentence."""
    who = name(rival or "")
    return f"whose rival {who} gains" if isinstance(trigger, Step) else f"against which {who} acts"


def rise(trigger: Trigger) -> str:
    """The rise of threat in a formula; that of a hostile act has no number of its own."""
    if isinstance(trigger, Step):
        return f"threat rises by {trigger.change or 0.0:.4g}"
    return "threat rises by a hostile act, its size not estimated"


def risen(trigger: Trigger) -> tuple[Input, ...]:
    """The rise of threat as an input, where another mechanism has worked it out."""
    if not isinstance(trigger, Step):
        return ()
    return (Input(f"rise of {trigger.quantity}", trigger.change, trigger.unit, trigger.low, trigger.high),)


def weaker(trigger: Step, ally: str, pledge: Tie, patron: Tie, mine: Tie) -> Iterator[Step]:
    """Deterrence of the rival, which weighs less against a rival that is backed."""
    given = {item.name: item for item in trigger.inputs}
    rival, backer = (given.get(letter) for letter in LETTERS.get(trigger.mechanism, ("", "")))
    if rival is None or backer is None or trigger.toward is None:
        return
    numbers = tuple(item.value or 0.0 for item in (rival, backer))
    yield step(
        THIS, trigger, ally, "deterrence", toward=trigger.toward, compute=deterred, good_when="up",
        because=f"{name(pledge.state_a)} has pledged the defence of {name(ally)}, and {name(trigger.toward)} has more to set against it",
        formula=f"c (S / (S + m_k + part m_backer) - S / (S + m_k)), S = m_P + m_j, c {LEAST} to {MOST}, m_P = {patron.value:g}, "
        f"m_j = {mine.value:g}, m_k = {numbers[0]:g}, m_backer = {numbers[1]:g}, part 0 to 1",
        inputs=(
            Input("c", None, "share", LEAST, MOST), Input("m_P", patron.value, patron.unit or "", evidence=patron.proof),
            Input("m_j", mine.value, mine.unit or "", evidence=mine.proof),
            Input("m_k", rival.value, rival.unit, evidence=rival.evidence),
            Input("m_backer", backer.value, backer.unit, evidence=backer.evidence), Input("part", None, "share", 0.0, 1.0),
        ),
        evidence=pledge.proof, horizon_days=365, prior=PRIOR,
    )  # fmt: skip


def deterred(v: Draws) -> Any:
    """What the backing of the rival takes from the weight of patron and ally."""
    sum_ = v["m_P"] + v["m_j"]
    return v["c"] * (sum_ / (sum_ + v["m_k"] + v["part"] * v["m_backer"]) - sum_ / (sum_ + v["m_k"]))


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
