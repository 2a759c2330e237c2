"""The only door to the facts: what was known on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from interstate.codes import states as state_codes
from interstate.model.event import Event
from interstate.model.tie import Coverage, Tie
from interstate.store.records import known

MAIN_KIND = {"alliance": "defence", "border": "land", "nuclear": "possess"}
"""The kind that is meant where a layer is asked for without one: an ally is bound by a defence pledge."""


class Facts(Protocol):
    """Where a world reads its layers from: a snapshot on disk, or a handful of ties in memory."""

    def ties(self, layer: str, as_of: date) -> tuple[Tie, ...]:
        """Facts of one layer published by `as_of`; of each record at least the latest edition by then."""

    def coverage(self, layer: str) -> tuple[Coverage, ...]:
        """What the sources cover in a layer."""

    def events(self, as_of: date) -> tuple[Event, ...]:
        """Events known by `as_of`."""

    def layers(self) -> tuple[str, ...]:
        """Names of the layers that hold at least one fact."""


@dataclass(frozen=True)
class InMemory:
    """Facts held in tuples: tests and `--world FOLDER`."""

    facts: Mapping[str, tuple[Tie, ...]]
    covered: tuple[Coverage, ...] = ()
    happened: tuple[Event, ...] = ()

    def ties(self, layer: str, as_of: date) -> tuple[Tie, ...]:
        return tuple(tie for tie in self.facts.get(layer, ()) if tie.published <= as_of)

    def coverage(self, layer: str) -> tuple[Coverage, ...]:
        return tuple(row for row in self.covered if row.layer == layer)

    def events(self, as_of: date) -> tuple[Event, ...]:
        return tuple(event for event in self.happened if (known(event) or as_of) <= as_of)

    def layers(self) -> tuple[str, ...]:
        return tuple(sorted(self.facts))


def latest_editions(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Among editions of one record (same source, layer and record) the latest published; order by content."""
    latest: dict[tuple[str, str, str], Tie] = {}
    for tie in ties:
        key = (tie.source, tie.layer, tie.record)
        held = latest.get(key)
        if held is None or (tie.published, tie.version) >= (held.published, held.version):
            latest[key] = tie
    return tuple(latest.values())


@dataclass(frozen=True)
class World:
    """States and dated ties as they were known on `as_of`. Derived worlds (`adding`, `without`) share what they do not change.

    Nothing published after `as_of` is ever seen.
    """

    facts: Facts
    as_of: date
    added: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    everyone: tuple[str, ...] | None = None
    _memo: dict[str, tuple[Tie, ...]] = field(default_factory=dict, compare=False, repr=False)
    _base: "dict[str, tuple[Tie, ...]]" = field(default_factory=dict, compare=False, repr=False)
    _held: dict[tuple[str, date], tuple[Tie, ...]] = field(default_factory=dict, compare=False, repr=False)
    _joined: dict[date, dict[str, tuple[str, ...]]] = field(default_factory=dict, compare=False, repr=False)
    _ids: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    _cut: dict[tuple[str, frozenset[str]], tuple[Tie, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        ties: Iterable[Tie],
        as_of: date,
        coverage: Iterable[Coverage] = (),
        events: Iterable[Event] = (),
        states: Iterable[str] | None = None,
    ) -> "World":
        """A world of these ties and no others. `states` None = all states alive on `as_of`."""
        layers: dict[str, list[Tie]] = {}
        for tie in ties:
            layers.setdefault(tie.layer, []).append(tie)
        facts = InMemory({name: tuple(rows) for name, rows in layers.items()}, tuple(coverage), tuple(events))
        return cls(facts, as_of, everyone=None if states is None else tuple(states))

    @classmethod
    def open(cls, path: str | Path | None = None, as_of: date | None = None) -> "World":
        """The current snapshot in a folder (None = the default world) as it was known on a day (None = today, UTC).

        Raises:
            VerificationFailed: there is no world in the folder, or a file of it is missing or damaged.
        """
        from interstate.store.folders import world_folder
        from interstate.store.stored import Stored

        folder = world_folder() if path is None else Path(path)
        return cls(Stored.open(folder), datetime.now(UTC).date() if as_of is None else as_of)

    def states(self) -> tuple[str, ...]:
        """Codes of the states alive on `as_of`."""
        return state_codes.alive(self.as_of) if self.everyone is None else self.everyone

    def layers(self) -> tuple[str, ...]:
        """Layers that hold a fact, in alphabetical order."""
        return tuple(sorted({*self.facts.layers(), *self.added}))

    def _stored(self, layer: str) -> tuple[Tie, ...]:
        if layer not in self._base:
            self._base[layer] = latest_editions(self.facts.ties(layer, self.as_of))
        return self._base[layer]

    def ties(self, layer: str) -> tuple[Tie, ...]:
        """Facts of a layer known by `as_of`, the latest edition of each record; past spells too."""
        if layer not in self._memo:
            added = self.added.get(layer, ())
            self._memo[layer] = self._kept(layer) + added if added else self._kept(layer)
        return self._memo[layer]

    def _kept(self, layer: str) -> tuple[Tie, ...]:
        """Stored rows that were not removed; worlds that lack the same facts share the very same rows."""
        rows = self._stored(layer)
        if not self.removed:
            return rows
        if layer not in self._ids:
            self._ids[layer] = frozenset(tie.fact_id for tie in rows)
        gone = self.removed & self._ids[layer]
        if not gone:
            return rows
        if (layer, gone) not in self._cut:
            self._cut[layer, gone] = tuple(tie for tie in rows if tie.fact_id not in gone)
        return self._cut[layer, gone]

    def holding(self, layer: str, day: date | None = None) -> tuple[Tie, ...]:
        """Facts of a layer that held on `day` (default `as_of`)."""
        key = (layer, day or self.as_of)
        if key not in self._held:
            self._held[key] = tuple(tie for tie in self.ties(layer) if tie.holds(key[1]))
        return self._held[key]

    def coverage(self, layer: str) -> tuple[Coverage, ...]:
        """What the sources cover in a layer."""
        return self.facts.coverage(layer)

    def closed(self, layer: str, state: str, day: date | None = None, kind: str | None = None) -> bool:
        """True if the absence of a row of `state` in this layer means "no" on that day; otherwise it means "not known".

        `kind`: the kind of the layer that is asked about; None = the main one (`MAIN_KIND`), else any.
        """
        on = day or self.as_of
        asked = MAIN_KIND.get(layer, "") if kind is None else kind
        return any(
            row.rule == "closed"
            and row.kind in ("", asked)
            and row.frame in ("all", state)
            and (row.start is None or row.start <= on)
            and (row.end is None or on < row.end)
            for row in self.coverage(layer)
        )

    def members(self, bloc: str, day: date | None = None) -> tuple[str, ...]:
        """States that were members of a bloc on the day (observers and partners are not), by code."""
        on = day or self.as_of
        if on not in self._joined:
            found: dict[str, set[str]] = {}
            for tie in self.holding("bloc", on):
                if "member" in tie.families:
                    found.setdefault(tie.kind, set()).add(tie.state_a)
            self._joined[on] = {kind: tuple(sorted(states)) for kind, states in found.items()}
        return self._joined[on].get(bloc, ())

    def blocs(self) -> tuple[str, ...]:
        """Codes of the blocs with a dated member in this world."""
        return tuple(sorted({tie.kind for tie in self.ties("bloc")}))

    def events(self) -> tuple[Event, ...]:
        """Events of the record known by `as_of`."""
        return self.facts.events(self.as_of)

    def adding(self, ties: Iterable[Tie]) -> "World":
        """The same world with these ties as well."""
        added = dict(self.added)
        touched = set()
        for tie in ties:
            added[tie.layer] = (*added.get(tie.layer, ()), tie)
            touched.add(tie.layer)
        return self._derived(added, self.removed, touched)

    def without(self, fact_ids: Iterable[str], layers: Iterable[str] | None = None) -> "World":
        """The same world with these facts never recorded; layers that hold none of them stay the very same rows.

        `layers`: where the facts lie, if that is known; otherwise they are looked for.
        """
        new = frozenset(fact_ids)
        if layers is None:
            layers = [layer for layer, rows in self._memo.items() if any(tie.fact_id in new for tie in rows)]
        touched = set(layers)
        added = {layer: tuple(t for t in rows if t.fact_id not in new) for layer, rows in self.added.items()}
        return self._derived(added, self.removed | new, touched)

    def _derived(self, added: Mapping[str, tuple[Tie, ...]], removed: frozenset[str], touched: set[str]) -> "World":
        """A world that shares with this one what was read from layers other than the touched ones."""
        memo = {layer: rows for layer, rows in self._memo.items() if layer not in touched}
        held = {key: rows for key, rows in self._held.items() if key[0] not in touched}
        joined = {} if "bloc" in touched else self._joined
        return World(
            self.facts, self.as_of, added, removed, self.everyone, memo, self._base, held, joined, self._ids, self._cut
        )
