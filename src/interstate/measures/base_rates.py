"""Likelihoods counted from dated facts: how often what is asked about has followed, in cases known by the day.

Only windows that ended by `world.as_of` count. Fewer than twenty cases give None: no number is better than a thin one. The lists
behind the counts are open, so a rate is a lower bound on what happened and `window` says so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from interstate.measures.visits import leaders
from interstate.model.evidence import Evidence
from interstate.model.likelihood import Likelihood
from interstate.model.tie import Tie
from interstate.store.recall import remembered
from interstate.store.world import World

Key = TypeVar("Key")
FEWEST = 20
SHOWN = 4
FIRST = date(2000, 1, 1)


def counted(name: str, question: str, window: str, hits: list[bool], facts: Iterable[Tie] = ()) -> Likelihood | None:
    """A likelihood from a list of cases; `facts`: some of the cases that came true, as examples."""
    if len(hits) < FEWEST:
        return None
    cases = sum(hits)
    statement = f"{cases} of {len(hits)} cases: {window}"
    pointer = Evidence("model", "base rates", name, statement, value=cases / len(hits), unit="share")
    examples = tuple(piece for tie in list(facts)[-SHOWN:] for piece in tie.proof)
    return Likelihood(cases, len(hits), question, window, (pointer, *examples))


def pair(tie: Tie) -> frozenset[str]:
    """The two states of a fact."""
    return frozenset((tie.state_a, tie.state_b or ""))


def asked(of: str, found: Likelihood | None) -> Likelihood | None:
    """The same count for a question about someone in particular."""
    return None if found is None else replace(found, question=of)


def next_visit(
    world: World, days: int = 365, after_years: float | None = None, who: str = "the two"
) -> Likelihood | None:
    """A further leaders' visit of the same pair, either way, within some days of a visit.

    `after_years`: only visits that came after at least so many years without one on record (a rare visit), first visits on
    record included from 2005 on, so that there are years to look back on.
    """
    return asked(f"another leaders' visit between {who} within {days} days", next_visits(world, days, after_years))


@remembered("visit")
def next_visits(world: World, days: int, after_years: float | None) -> Likelihood | None:
    """The count behind `next_visit`."""
    seen: dict[frozenset[str], list[Tie]] = {}
    for tie in leaders(world):
        seen.setdefault(pair(tie), []).append(tie)
    hits: list[bool] = []
    came: list[Tie] = []
    horizon = timedelta(days=days)
    for ties in seen.values():
        starts = [tie.start for tie in ties if tie.start]
        for at, start in enumerate(starts):
            if start < FIRST or start + horizon > world.as_of:
                continue
            if after_years is not None and not rare(starts, at, after_years):
                continue
            follows = at + 1 < len(starts) and starts[at + 1] - start <= horizon
            hits.append(follows)
            if follows:
                came.append(ties[at + 1])
    kind = (
        "leaders' visits" if after_years is None else f"leaders' visits after {after_years:g} years or more without one"
    )
    window = f"{kind} since {FIRST.year}, another of the same pair within {days} days; list is open"
    question = f"another leaders' visit within {days} days"
    return counted(f"next-visit/{days}/{after_years}", question, window, hits, came)


def rare(starts: list[date], at: int, years: float) -> bool:
    """True if the visit came after at least so many years without one."""
    gap = timedelta(days=365.25 * years)
    if at == 0:
        return starts[0] >= FIRST + gap
    return starts[at] - starts[at - 1] >= gap


def first_visit(world: World, years: float, days: int = 365, who: str = "the two") -> Likelihood | None:
    """A leader's visit after a silence: the first in that direction after at least so many years, within some days.

    Cases: windows of that length, one after the other since 2000, of every directed pair whose last visit on record began at
    least `years` before their start.
    """
    return asked(f"a leader's visit between {who} within {days} days", first_visits(world, years, days))


@remembered("visit")
def first_visits(world: World, years: float, days: int) -> Likelihood | None:
    """The count behind `first_visit`."""
    gone: dict[tuple[str, str | None], list[Tie]] = {}
    for tie in leaders(world):
        gone.setdefault((tie.state_a, tie.state_b), []).append(tie)
    gap = timedelta(days=365.25 * years)

    def silent(way: tuple[str, str | None], day: date) -> bool:
        before = [tie.start for tie in gone[way] if tie.start and tie.start <= day]
        return bool(before) and day - max(before) >= gap

    return windows(
        world,
        days,
        gone,
        silent,
        f"first-visit/{years:g}/{days}",
        f"a leader's visit within {days} days",
        f"windows of {days} days since {FIRST.year} of directed pairs without a visit for {years:g} years or more; list is open",
    )


def pledge_after_visit(world: World, days: int = 365, who: str = "the two") -> Likelihood | None:
    """A new treaty or pledge of a pair that began on the day of a leaders' visit between them or within some days of it.

    Cases: leaders' visits since 2000 whose window has ended. Pledges of every kind count, those only signed too.
    """
    return asked(f"a new treaty between {who} within {days} days", pledges_after_visits(world, days))


@remembered("visit", "alliance")
def pledges_after_visits(world: World, days: int) -> Likelihood | None:
    """The count behind `pledge_after_visit`."""
    begun: dict[frozenset[str], list[Tie]] = {}
    for tie in world.ties("alliance"):
        if tie.start:
            begun.setdefault(pair(tie), []).append(tie)
    horizon = timedelta(days=days)
    hits: list[bool] = []
    came: list[Tie] = []
    for visit in leaders(world):
        start = visit.start
        if start is None or start < FIRST or start + horizon > world.as_of:
            continue
        new = [tie for tie in begun.get(pair(visit), ()) if tie.start and start <= tie.start <= start + horizon]
        hits.append(bool(new))
        came += new[:1]
    window = f"leaders' visits since {FIRST.year}, a treaty of the same pair within {days} days; lists are open"
    return counted(f"pledge-after-visit/{days}", f"a new treaty within {days} days", window, hits, came)


def new_measure(
    world: World, days: int = 180, who: str = "the target", senders: frozenset[str] | None = None
) -> Likelihood | None:
    """A new dated step of any sender (or of one of `senders`) against a state that is under sanctions, within some days.

    Cases: windows of that length, one after the other since 2000, of every target with a measure in force at their start.
    """
    return asked(f"a new sanctions step against {who} within {days} days", new_measures(world, days, senders))


@remembered("sanction")
def new_measures(world: World, days: int, senders: frozenset[str] | None = None) -> Likelihood | None:
    """The count behind `new_measure`."""
    steps: dict[str, list[Tie]] = {}
    for tie in world.ties("sanction"):
        if tie.state_b and tie.start and tie.precision == "day":
            steps.setdefault(tie.state_b, []).append(tie)
    counting = {
        target: [tie for tie in ties if senders is None or tie.state_a in senders] for target, ties in steps.items()
    }
    whose = "any sender" if senders is None else f"one of {len(senders)} senders"
    name = f"new-measure/{days}" if senders is None else f"new-measure/{days}/{'+'.join(sorted(senders))}"
    return windows(
        world,
        days,
        counting,
        lambda target, day: any(tie.holds(day) for tie in steps[target]),
        name,
        f"a new sanctions step within {days} days",
        f"windows of {days} days since {FIRST.year} of states under sanctions, a new dated step by {whose}; list is open",
    )


def ally_visit(world: World, days: int = 180, who: str = "patron and ally") -> Likelihood | None:
    """A leaders' visit between two states with a defence pledge in force, within some days.

    Cases: windows of that length since 2000 of every pair with a pledge at their start and a visit on record at any time before
    the day (pairs whose visits nobody lists are left out: they would look like silence).
    """
    return asked(f"a leaders' visit between {who} within {days} days", ally_visits(world, days))


@remembered("alliance", "visit")
def ally_visits(world: World, days: int) -> Likelihood | None:
    """The count behind `ally_visit`."""
    pledged: dict[frozenset[str], list[Tie]] = {}
    for tie in world.ties("alliance"):
        if tie.kind == "defence" and "signed" not in tie.families:
            pledged.setdefault(pair(tie), []).append(tie)
    met: dict[frozenset[str], list[Tie]] = {}
    for tie in leaders(world):
        if pair(tie) in pledged:
            met.setdefault(pair(tie), []).append(tie)
    return windows(
        world,
        days,
        met,
        lambda two, day: any(tie.holds(day) for tie in pledged[two]),
        f"ally-visit/{days}",
        f"a leaders' visit within {days} days",
        f"windows of {days} days since {FIRST.year} of pairs with a defence pledge and a listed visit; list is open",
    )


def windows(
    world: World,
    days: int,
    dated: Mapping[Key, list[Tie]],
    at_risk: Callable[[Key, date], bool],
    name: str,
    question: str,
    window: str,
) -> Likelihood | None:
    """Windows of equal length, one after the other, of everything at risk at their start: did a dated fact begin inside?"""
    hits: list[bool] = []
    came: list[Tie] = []
    for key, ties in dated.items():
        starts = sorted((tie.start, tie.record, tie) for tie in ties if tie.start)
        day = FIRST
        while day + timedelta(days=days) <= world.as_of:
            end = day + timedelta(days=days)
            if at_risk(key, day):
                inside = [tie for start, _, tie in starts if day < start <= end]
                hits.append(bool(inside))
                came += inside[:1]
            day = end
    return counted(name, question, window, hits, sorted(came, key=lambda tie: (tie.start or FIRST, tie.record)))
