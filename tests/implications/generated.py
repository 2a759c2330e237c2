"""Worlds made at random over a few states, told apart only by their labels: the same world can be made under other labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from interstate.codes import regions, states
from interstate.model.event import Event
from interstate.model.tie import Tie
from interstate.store.world import World
from tests.implications.small import TODAY, event, fact, pair

MOST = 8
ACTS = ("CONSULT", "AGREE", "COOPERATE", "AID", "SUPPORT", "THREATEN", "MOBILIZE", "SANCTION")
GOODS = ((), ("arms",), ("munitions",), ("missile",), ("crude",))
Place = tuple[int, int]


@dataclass(frozen=True)
class Plan:
    """A world and its events over places 0, 1, ...: `figures` per place; every other list holds pairs of places."""

    size: int
    gdp: tuple[int, ...]
    milex: tuple[int, ...]
    pledges: tuple[Place, ...]
    rivalries: tuple[Place, ...]
    wars: tuple[Place, ...]
    sanctions: tuple[Place, ...]
    visits: tuple[tuple[Place, int], ...]
    arms: tuple[tuple[Place, int], ...]
    imports: tuple[tuple[Place, int], ...]
    exports: tuple[tuple[Place, int], ...]
    transfers: tuple[Place, ...]
    acts: tuple[tuple[Place, str, tuple[str, ...], bool], ...]

    def ties(self, labels: Sequence[str]) -> list[Tie]:
        """The facts under these labels; records are numbered by content, never by label."""
        found: list[Tie] = []

        def record(layer: str) -> str:
            return f"{layer}/{len(found)}"

        for layer, values in (("gdp", self.gdp), ("milex", self.milex)):
            for at, value in enumerate(values):
                found.append(
                    fact(layer, labels[at], start=date(2023, 1, 1), end=date(2024, 1, 1), value=float(value), unit="US$ bn",
                         record=record(layer))
                )  # fmt: skip
        for at, region in enumerate(regions.codes()[: self.size - 1]):
            found.append(fact("region", labels[at % self.size], kind=region, record=record("region")))
        for a, b in self.pledges:
            found.append(fact("alliance", labels[a], labels[b], kind="defence", record=record("alliance")))
        for layer, places in (("rivalry", self.rivalries), ("conflict", self.wars)):
            for a, b in places:
                end = None if layer == "rivalry" else date(1992, 1, 1)
                found.append(pair(layer, labels[a], labels[b], end=end, kind="strategic", record=record(layer)))
        for at, (a, b) in enumerate(self.sanctions):
            start = date(2005, 1, 1) + timedelta(days=97 * at)
            found.append(
                fact("sanction", labels[a], labels[b], start=start, published=start, record=record("sanction"))
            )
        for (a, b), days in self.visits:
            start = TODAY - timedelta(days=days)
            found.append(
                fact(
                    "visit",
                    labels[a],
                    labels[b],
                    start=start,
                    published=start,
                    kind="state-visit",
                    record=record("visit"),
                )
            )
        shares = (("arms", "", self.arms), ("trade", "import", self.imports), ("trade", "export", self.exports))
        for layer, kind, rows in shares:
            for (a, b), value in rows:
                found.append(
                    fact(layer, labels[a], labels[b], start=date(2019, 1, 1), end=date(2024, 1, 1), value=float(value),
                         unit="%", kind=kind, record=record(layer))
                )  # fmt: skip
        for a, b in self.transfers:
            found.append(fact("transfer", labels[a], labels[b], kind="missile", record=record("transfer")))
        return found

    def world(self, labels: Sequence[str], more: Sequence[Tie] = ()) -> World:
        """The world under these labels."""
        return World.of([*self.ties(labels), *more], TODAY, states=tuple(sorted(labels)))

    def events(self, labels: Sequence[str]) -> list[Event]:
        """The events under these labels."""
        return [
            event(labels[a], labels[b], type, f"E{at + 1}", goods=goods, mutual=mutual)
            for at, ((a, b), type, goods, mutual) in enumerate(self.acts)
        ]


def distinct(size: int) -> st.SearchStrategy[Place]:
    """Two different places."""
    return st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)).filter(lambda two: two[0] != two[1])


def some(of: st.SearchStrategy, least: int, most: int, by=lambda one: one) -> st.SearchStrategy:
    """A few, none twice."""
    return st.lists(of, min_size=least, max_size=most, unique_by=by).map(tuple)


@st.composite
def plans(draw: st.DrawFn, acts: int = 1) -> Plan:
    """A plan with enough of each layer for mechanisms to speak."""
    size = draw(st.integers(5, MOST))
    two = distinct(size)
    undirected = lambda one: frozenset(one)  # noqa: E731
    valued = st.tuples(two, st.integers(5, 90))
    supplied = lambda one: one[0]  # noqa: E731
    numbers = st.lists(st.integers(1, 900), min_size=size, max_size=size).map(tuple)
    act = st.tuples(two, st.sampled_from(ACTS), st.sampled_from(GOODS), st.booleans())
    return Plan(
        size,
        draw(numbers),
        draw(numbers),
        draw(some(two, 6, 14)),
        draw(some(two, 5, 10, undirected)),
        draw(some(two, 2, 4, undirected)),
        draw(some(two, 10, 20)),
        draw(some(st.tuples(two, st.integers(10, 3000)), 5, 25, lambda one: one)),
        draw(some(valued, 6, 14, supplied)),
        draw(some(valued, 6, 14, supplied)),
        draw(some(valued, 6, 14, supplied)),
        draw(some(two, 1, 5)),
        tuple(draw(st.lists(act, min_size=acts, max_size=acts))),
    )


def labels(size: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Codes of real states, in any order."""
    return st.permutations(states.alive(TODAY)).map(lambda codes: tuple(codes[:size]))
