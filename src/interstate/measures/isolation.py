"""Isolation by sanctions, and what two states share of it."""

from collections.abc import Iterable, Mapping
from statistics import median

from interstate.measures.capability import figures
from interstate.model.evidence import Evidence
from interstate.model.measurement import Measurement, Table
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

UN = "UN"
"""Measures of the Security Council bind everybody: they are counted apart, not as sanctions of each member."""


@remembered("sanction", "bloc")
def senders(world: World, target: str) -> dict[str, tuple[Tie, ...]]:
    """States with measures of their own (or of a bloc of theirs) in force against the target, with those facts."""
    found: dict[str, list[Tie]] = {}
    for tie in world.holding("sanction"):
        if tie.state_b != target or tie.state_a == UN:
            continue
        for sender in opened(world, tie.state_a):
            if sender != target:
                found.setdefault(sender, []).append(tie)
    return {sender: tuple(ties) for sender, ties in found.items()}


def opened(world: World, code: str) -> tuple[str, ...]:
    """A state itself; a bloc as its members of the day."""
    members = world.members(code)
    return members or ((code,) if code in world.states() else ())


def mandated(world: World, target: str) -> tuple[Tie, ...]:
    """Measures of the Security Council in force against the target."""
    return tuple(tie for tie in world.holding("sanction") if tie.state_b == target and tie.state_a == UN)


@remembered("gdp")
def weights(world: World) -> dict[str, float]:
    """Each state's share of the output of all states whose output is known; empty if none is."""
    held = figures(world, "gdp")
    total = sum(tie.value or 0.0 for tie in held.values())
    return {code: (tie.value or 0.0) / total for code, tie in held.items()} if total else {}


def share(world: World, states: Iterable[str]) -> tuple[float, int]:
    """Share of known world output of some states, and for how many of them it is not known."""
    held = weights(world)
    codes = list(states)
    return sum(held[code] for code in codes if code in held), sum(1 for code in codes if code not in held)


def spread(world: World, states: Iterable[str]) -> tuple[float | None, float | None, float | None]:
    """Share of world output of some states: value, low, high. Value None if the output of none of them is known.

    Where the output of some is not known, `high` counts each of those as large as the median state with a known output.
    """
    codes = list(states)
    value, unknown = share(world, codes)
    if not unknown:
        return value, None, None
    typical = median(weights(world).values()) if weights(world) else 0.0
    if unknown == len(codes):
        return None, None, None
    return value, value, (value + unknown * typical) / (1 + unknown * typical)


def heaviest(world: World, senders_: Iterable[str]) -> list[str]:
    """Senders by their share of world output, the largest first; those without a known output last."""
    held = weights(world)
    return sorted(senders_, key=lambda code: -held.get(code, -1.0))


def acting(world: World, against: Mapping[str, Iterable[Tie]]) -> list[str]:
    """Senders as they act, a bloc as the bloc, the weightiest by the output of their states first; each has a fact in `proofs`."""
    held = weights(world)
    found: dict[str, float] = {}
    for sender, ties in against.items():
        best = chosen(ties).state_a
        found[best] = found.get(best, 0.0) + held.get(sender, 0.0)
    return sorted(found, key=lambda code: -found[code])


def chosen(ties: Iterable[Tie]) -> Tie:
    """The fact shown for a sender: one read at a source before an unread one, then the newest."""
    return max(ties, key=lambda tie: (tie.check != "general", tie.published, tie.record))


def proofs(world: World, against: Mapping[str, Iterable[Tie]], most: int = 8) -> tuple[Evidence, ...]:
    """One fact a sender (read at a source before unread, then the newest), the weightiest senders first, at most so many."""
    seen: dict[str, Tie] = {}
    for sender in heaviest(world, against):
        best = chosen(against[sender])
        seen.setdefault(best.fact_id, best)
    return tuple(piece for tie in list(seen.values())[:most] for piece in tie.proof)


def isolated(world: World, state: str) -> Measurement | None:
    """Isolation of one state; None where no measure is on record and the list is not complete."""
    against = senders(world, state)
    if not against and not world.closed("sanction", state):
        return None
    value, low, high = spread(world, against)
    known, unknown = share(world, against)
    formula = f"{len(against)} senders hold {known:.4f} of known world output; output unknown for {unknown}"
    settings = f"own measures; UN measures apart: {len(mandated(world, state))}"
    return Measurement(
        "isolation",
        state,
        None,
        world.as_of,
        value,
        "share of world GDP",
        low,
        high,
        proofs(world, against),
        settings,
        formula,
    )


def shared(world: World, a: str, b: str) -> Measurement | None:
    """Co-isolation of a pair: the output share of the states that sanction both; None where no measure is on record."""
    on_a, on_b = senders(world, a), senders(world, b)
    both = [sender for sender in on_a if sender in on_b]
    if not both:
        return None
    value, low, high = spread(world, both)
    known, unknown = share(world, both)
    formula = f"{len(both)} senders against both hold {known:.4f} of known world output; output unknown for {unknown}"
    shown = [proofs(world, {sender: against[sender] for sender in both}, 5) for against in (on_a, on_b)]
    named = acting(world, {sender: on_a[sender] for sender in both})
    settings = f"own measures; senders: {', '.join(named)}"
    return Measurement(
        "co_isolation",
        a,
        b,
        world.as_of,
        value,
        "share of world GDP",
        low,
        high,
        shown[0] + shown[1],
        settings,
        formula,
    )


def isolation(world: World) -> Table:
    """Share of the world's output whose states have sanctions of their own in force against a state.

    I(i) = sum over senders s of w_s [s on i], w = share of known world GDP; a bloc counts as its members of the day, measures of
    the UN Security Council are counted apart. The list of measures is open outside the UN: the value is a lower bound.
    Senders of unknown output give an interval (each between nothing and the median of the known), none known: value None.

    Returns:
        One row a target with a measure on record; value in [0, 1]. A state without one has no row, not a zero.
    """
    targets = dict.fromkeys(tie.state_b for tie in world.holding("sanction") if tie.state_b)
    found = (isolated(world, target) for target in targets)
    return tuple(one for one in found if one is not None)


def co_isolation(world: World) -> Table:
    """Share of the world's output whose states sanction both states of a pair.

    C(a, b) = sum over s of w_s [s on a][s on b]; weights and blocs as in `isolation`.

    Returns:
        One row a pair with a common sender, `state_a` < `state_b`; value in (0, 1].
    """
    targets = sorted(dict.fromkeys(tie.state_b for tie in world.holding("sanction") if tie.state_b))
    pairs = ((a, b) for at, a in enumerate(targets) for b in targets[at + 1 :])
    found = (shared(world, a, b) for a, b in pairs)
    return tuple(one for one in found if one is not None)


def severe(world: World, state: str) -> Measurement | None:
    """Severity of the measures against one state; None where no family of measures of a sender of known output is on record."""
    held = weights(world)
    kinds = {sender: {kind for tie in ties for kind in tie.families} for sender, ties in senders(world, state).items()}
    known = [sender for sender, some in kinds.items() if some and held.get(sender)]
    if not known:
        return None
    total = sum(held[sender] for sender in known)
    value = sum(held[sender] * len(kinds[sender]) for sender in known) / total
    formula = f"mean of the number of families over {len(known)} senders, weighted by output = {value:.2f}"
    return Measurement(
        "sanction_severity", state, None, world.as_of, value, "families of measures", None, None,
        proofs(world, {sender: senders(world, state)[sender] for sender in known}), f"{len(kinds)} senders", formula,
    )  # fmt: skip


def sanction_severity(world: World) -> Table:
    """How many families of measures (arms, finance, trade ...) a sender of sanctions on a state has in force, on average.

    Output-weighted mean over the senders with a known output and a known family; beside `isolation`, never mixed into it.

    Returns:
        One row a target; value 1 or more. A target whose families are not known has no row.
    """
    targets = dict.fromkeys(tie.state_b for tie in world.holding("sanction") if tie.state_b)
    found = (severe(world, target) for target in targets)
    return tuple(one for one in found if one is not None)
