"""Put results together to a brief: every sentence with the evidence it stands on. Nothing is worked out here."""

from collections.abc import Sequence
from datetime import date

from interstate.brief.check import check, kept
from interstate.brief.indicators import indicators
from interstate.brief.judgements import STANDING, judge
from interstate.brief.sections import sections
from interstate.brief.vintage import gaps, vintages
from interstate.brief.words import change, subject
from interstate.codes import states
from interstate.measures import dependence
from interstate.model.article import Reading
from interstate.model.brief import Brief, Judgement, Line
from interstate.model.evidence import Evidence
from interstate.model.implication import Considered, Implication
from interstate.model.tie import Tie
from interstate.store.world import World

NETWORK = ("alliance", "rivalry", "dispute", "conflict", "sanction")
BOUGHT = ("arms", "crude", "gas", "imports")
LOOSE = "non-aggression"
"""Pledges of this kind bind whole continents; in the picture they would hide the others."""


def compose(
    readings: Sequence[Reading],
    implications: Sequence[Implication],
    considered: Sequence[Considered],
    world: World,
    focal: str,
    as_of: date,
    day_note: str,
) -> Brief:
    """A checked brief for one focal state.

    Raises:
        UnsupportedSentence: a sentence says more than its evidence.
    """
    judgements = judge(implications, readings, focal)
    used = [pointer for item in implications for pointer in item.evidence]
    brief = Brief(
        title=readings[0].article.title if readings else "Events",
        focal=focal,
        as_of=as_of,
        day_note=day_note,
        readings=tuple(readings),
        bottom_line=bottom_line(judgements, implications, focal),
        judgements=judgements,
        implications=tuple(implications),
        considered=tuple(considered),
        sections=sections(readings, implications, focal),
        indicators=indicators(watched(judgements, implications, focal), readings, as_of),
        ties=network(world, focal),
        vintage=vintages({p.key: p for p in used}.values(), readings, f"world of {as_of.isoformat()}"),
        gaps=gaps(readings, considered, day_note),
    )
    brief = kept(brief)
    check(brief)
    return brief


def watched(judgements: Sequence[Judgement], implications: Sequence[Implication], focal: str) -> list[Implication]:
    """Implications whose fate is worth watching: those of the key judgements first, then the other ones of the focal state."""
    keys = [key for judgement in judgements for key in judgement.implications]
    known = {item.id: item for item in implications}
    return [known[key] for key in keys] + [i for i in implications if i.state == focal and i.id not in keys]


def bottom_line(judgements: Sequence[Judgement], implications: Sequence[Implication], focal: str) -> Line:
    """How many ways the event reaches the focal state, gains and losses apart, and the first of them."""
    own = [item for item in implications if item.state == focal]
    firm = [item for item in own if not item.contingent_on]
    count = tally(own)
    counted = Evidence("model", "implications", f"count/{focal}", statement=f"{states.name(focal)}: {count}")
    if not own:
        text = f"{subject(states.name(focal))}: no mechanism found a way from this text to it; what was considered is listed below."
        return Line(text, (counted,))
    lead = next((j for j in judgements if j.implications[0] in {item.id for item in firm or own}), judgements[0])
    chain = next(item for item in implications if item.id == lead.implications[0])
    what = change(chain.quantity, chain.direction, chain.toward)
    text = f"For {states.name(focal)}, {STANDING[chain.grade]}, {what}: {chain.steps[-1].because.rstrip('.')}. In all: {count}."
    return Line(text, (counted, *chain.evidence), (chain.id,))


def tally(own: Sequence[Implication]) -> str:
    """Number of implications by whether they are gains or losses, and how many hang on claims."""
    losses, gains = (sum(1 for item in own if item.gain is sign) for sign in (False, True))
    open_ = len(own) - losses - gains
    hang = sum(1 for item in own if item.contingent_on)
    parts = [f"{losses} against its interests", f"{gains} in its favour", f"{open_} open"]
    total = "1 implication" if len(own) == 1 else f"{len(own)} implications"
    return f"{total}, {', '.join(parts)}; {hang} resting on what is only claimed"


def network(world: World, focal: str) -> tuple[Tie, ...]:
    """The ties of the focal state on the day, for the picture and its table: what held, and the shares of suppliers in use."""
    held = (tie for layer in NETWORK for tie in world.holding(layer) if tie.kind != LOOSE)
    shares = (tie for good in BOUGHT for tie in dependence.current(world, good).values())
    return tuple(tie for tie in (*held, *shares) if focal in (tie.state_a, tie.state_b))
