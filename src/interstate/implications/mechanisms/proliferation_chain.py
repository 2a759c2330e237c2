"""What a gives b may reach c: paths of sensitive goods, by the dated transfers of the record."""

from collections.abc import Iterator

from interstate.implications.base import Trigger, merged, name, silent, state_pair, step
from interstate.implications.kinds import SENSITIVE, security, sensitive, ways
from interstate.implications.placing import around
from interstate.implications.sides import unpaired
from interstate.measures.capability import ratio
from interstate.measures.transfers import Chain, age, decay, exposures, latest, onward, rank
from interstate.model.event import Event
from interstate.model.implication import Considered, Input, Step
from interstate.store.world import World

THIS = "proliferation_chain"
PRIOR = "sensitive assistance is an important driver (Kroenig 2009, abstract); the effect of peaceful cooperation is disputed (Miller 2017)"


def proliferation_chain(trigger: Trigger, world: World) -> Iterator[Step | Considered]:
    """What one state gives another has been passed on before, to a rival of a third.

    exposure_i = max over paths a-b-c, c a rival of i, of the product over links of 2^(-age / 10 years). A path and a rank, no
    probability: a transfer of the past is no evidence that a new one happened. MECHANISMS 1.6.
    """
    if not sensitive(trigger) and not (isinstance(trigger, Event) and security(trigger)):
        return
    pair = state_pair(trigger, world)
    if pair is None:
        yield unpaired(THIS, trigger, world)
        return
    if not sensitive(trigger):
        words = (
            f"the text names no nuclear, missile, space or chemical goods between {name(pair[0])} and {name(pair[1])}"
        )
        yield silent(THIS, trigger, words)
        return
    before, after = around(trigger, world)
    kinds = SENSITIVE & set(getattr(trigger, "goods", ()))
    held = latest(world, *pair, kinds)
    if isinstance(trigger, Event) and trigger.modality == "occurred" and trigger.day is None and held is not None:
        words = f"the text recalls a transfer that is on record: {held.statement}"
        yield silent(THIS, trigger, words, evidence=held.proof)
        return
    for a, b in down(before, ways(trigger, *pair)):
        passed = {code for code in onward(before, b) if code != a}
        if not passed:
            yield silent(
                THIS, trigger, f"no onward transfer of sensitive goods by {name(b)} is on record", absent=False
            )
            continue
        new, old = exposures(after, a, b, kinds=kinds), exposures(before, a, b, kinds=kinds)
        if not new:
            words = f"no state is on record as a rival of those to whom {name(b)} has passed sensitive goods"
            yield silent(THIS, trigger, words, absent=False)
        for state in new:
            yield path(trigger, after, new, old, state)


def down(world: World, both: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """A directed act as it is; of a joint one the way from the larger military spending to the smaller, both if not known."""
    if len(both) < 2:
        return both
    size = ratio(world, "milex", *both[0])
    if size is None or size.value is None:
        return both
    return both[:1] if size.value >= 1 else both[1:]


def path(trigger: Trigger, world: World, new: dict[str, Chain], old: dict[str, Chain], state: str) -> Step:
    """The strongest path to one state, with its rank and its weight under other half-lives."""
    chain = new[state]
    base = old[state].weight if state in old else 0.0
    place, among = rank(new, state)
    years = age(world, chain.first), age(world, chain.onward)
    others = ", ".join(f"H={half:g}: {decay(years[0], half) * decay(years[1], half):.3g}" for half in (5, 20))
    ages = (Input("age of the first link", years[0], "years"), Input("age of the onward link", years[1], "years"))
    return step(
        THIS, trigger, state, "proliferation_exposure", toward=chain.receiver, change=chain.weight - base,
        because=f"{name(chain.between)} has passed {chain.onward.kind} goods to {name(chain.receiver)}, a rival of {name(state)}; "
        f"what {name(chain.giver)} gives {name(chain.between)} would stand at the head of that path (rank {place} of {among}), "
        "and the old transfer is no evidence of a new one",
        formula=f"2^(-{years[0]:.1f}/10) * 2^(-{years[1]:.1f}/10) = {chain.weight:.3g}, without the act {base:.3g}; {others}; "
        f"rank {place} of {among}",
        inputs=ages, evidence=merged(chain.onward.proof, chain.rivalry.proof), good_when="down", horizon_days=1095, prior=PRIOR,
        before=base, after=chain.weight,
    )  # fmt: skip
