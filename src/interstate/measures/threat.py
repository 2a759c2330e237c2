"""Threat from rivals: how often rivals fight, weighed by who is the stronger."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from interstate.measures.capability import figures
from interstate.model.evidence import Evidence
from interstate.model.likelihood import Likelihood
from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

FIRST_YEAR = 1990
FEWEST = 20
PEACEFUL = "diplomatic"
"""Kind of a rivalry fought with embassies only: it is no threat of arms."""


def pair_of(tie: Tie) -> frozenset[str]:
    """The two states of a fact."""
    return frozenset((tie.state_a, tie.state_b or ""))


@remembered("rivalry")
def rivals(world: World, state: str) -> dict[str, Tie]:
    """Rivals of a state on the day, each with the fact that says so."""
    found: dict[str, Tie] = {}
    for tie in world.holding("rivalry"):
        if tie.kind != PEACEFUL and state in (tie.state_a, tie.state_b):
            other = tie.state_b if tie.state_a == state else tie.state_a
            if other is not None:
                found.setdefault(other, tie)
    return found


def years(tie: Tie, first: int, last: int) -> range:
    """Years of a spell between two years, both included; one without a start has held all along. Its end is exclusive."""
    start = max(first, tie.start.year if tie.start else first)
    end = min(last, (tie.end - timedelta(days=1)).year if tie.end else last)
    return range(start, end + 1)


@remembered("rivalry", "conflict")
def fighting_rate(world: World) -> Likelihood | None:
    """Share of the years of rival pairs since 1990 in which their armed forces fought; None below twenty such years.

    Counted over the rivalry and conflict layers, full years before the day. Both lists are open.
    """
    last = world.as_of.year - 1
    feuds = [tie for tie in world.ties("rivalry") if tie.kind != PEACEFUL]
    fought = {(pair_of(tie), year) for tie in world.ties("conflict") for year in years(tie, FIRST_YEAR, last)}
    lived = {(pair_of(tie), year) for tie in feuds for year in years(tie, FIRST_YEAR, last)}
    if len(lived) < FEWEST:
        return None
    cases = len(lived & fought)
    words = f"armed forces of rivals fought in {cases} of {len(lived)} pair-years, {FIRST_YEAR}-{last}"
    pointer = Evidence("model", "base rates", "rivals-fight/year", words, value=cases / len(lived), unit="per year")
    window = f"pairs of rivals by year, {FIRST_YEAR}-{last}, lists are open"
    return Likelihood(cases, len(lived), "armed conflict between two rivals within a year", window, (pointer,))


def weight(own: Any, other: Any) -> Any:
    """Share of the rival in the military spending of both: M_k / (M_k + M_j); numbers or arrays."""
    return other / (other + own)


def from_rival(
    world: World, state: str, rival: str, backers: tuple[str, ...] = (), part: float = 0.0
) -> Measurement | None:
    """Yearly rate at which a rival is expected to fight the state: p * M_k / (M_k + M_j).

    p = `fighting_rate`; M = military spending; `part` (0 to 1) of the spending of `backers` is added to the rival's. Where a
    spending is not known the weight is anything between 0 and 1: value None, low 0, high p (of a backer: from what is
    known up). None if p cannot be counted or the two are no rivals.
    """
    rate, tie = fighting_rate(world), rivals(world, state).get(rival)
    if rate is None or tie is None:
        return None
    held = figures(world, "milex")
    mine, theirs = held.get(state), held.get(rival)
    settings = f"p = {rate.cases}/{rate.n}; backing {part:g} of {', '.join(backers) or 'nobody'}"
    if mine is None or theirs is None or not mine.value:
        return Measurement(
            "threat", state, rival, world.as_of, None, "probability per year", 0.0, rate.p, tie.proof + rate.evidence,
            settings + "; military spending not known", f"0 <= p * weight <= {rate.p:.4f}",
        )  # fmt: skip
    helped = sum((held[code].value or 0.0) for code in backers if code in held)
    strength = (theirs.value or 0.0) + part * helped
    value = rate.p * weight(mine.value, strength)
    formula = f"{rate.p:.4f} * {strength:.4g} / ({strength:.4g} + {mine.value:.4g}) = {value:.4g}"
    proof = tie.proof + mine.proof + theirs.proof + rate.evidence
    proof += tuple(piece for code in backers if code in held and part for piece in held[code].proof)
    unknown = [code for code in backers if part and code not in held]
    if unknown:
        return Measurement(
            "threat", state, rival, world.as_of, None, "probability per year", value, rate.p, proof,
            settings + f"; spending not known of {len(unknown)} backers", f"{value:.4g} <= p * weight <= {rate.p:.4f}",
        )  # fmt: skip
    return Measurement(
        "threat", state, rival, world.as_of, value, "probability per year", None, None, proof, settings, formula
    )


def threatened(
    world: World, state: str, backers: Mapping[str, tuple[str, ...]] | None = None, part: float = 0.0
) -> Measurement | None:
    """Threat to one state: T_j = 1 - product over rivals k of (1 - p_jk); None if it has no rival on record.

    Rivals whose weight is not known widen the interval: `low` takes them as 0, `high` as p; then the value is None.
    """
    low = high = 1.0
    proof: list[Evidence] = []
    terms: list[str] = []
    exact = True
    for rival in rivals(world, state):
        one = from_rival(world, state, rival, (backers or {}).get(rival, ()), part)
        if one is None:
            continue
        exact = exact and one.value is not None
        low *= 1 - (one.value if one.value is not None else one.low or 0.0)
        high *= 1 - (one.value if one.value is not None else one.high or 0.0)
        proof += one.evidence
        terms.append(f"{rival}: {one.value:.4g}" if one.value is not None else f"{rival}: not known")
    if not terms:
        return None
    seen = tuple({piece.key: piece for piece in proof}.values())
    formula = f"1 - product(1 - p) over {'; '.join(terms)} = {1 - low:.4g}" + ("" if exact else f" to {1 - high:.4g}")
    value = 1 - low if exact else None
    least, most = (None, None) if exact else (1 - low, 1 - high)
    return Measurement(
        "threat",
        state,
        None,
        world.as_of,
        value,
        "probability per year",
        least,
        most,
        seen,
        f"{len(terms)} rivals",
        formula,
    )


def threat(world: World) -> Table:
    """Yearly rate at which a state's rivals are expected to fight it.

    T_j = 1 - product over rivals k of (1 - p M_k / (M_k + M_j)), p = share of rival pair-years since 1990 with armed conflict
    (counted over the world's own rivalry and conflict layers), M = newest military spending. After Nordhaus, Oneal & Russett (2012).

    Returns:
        One row a state with a rival on record; value in [0, 1] per year, or None with an interval where a spending is unknown.
    """
    states = dict.fromkeys(code for tie in world.holding("rivalry") for code in (tie.state_a, tie.state_b) if code)
    found = (threatened(world, state) for state in states)
    return tuple(one for one in found if one is not None)
