"""A panel: a unit of analysis, and columns that never add or remove a row."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from interstate.codes.states import System
from interstate.errors import UsageError
from interstate.panel import frames
from interstate.panel.catalogue import column
from interstate.panel.cells import cells
from interstate.panel.choose import Chosen, Request, choose, fitting
from interstate.panel.clock import Clock
from interstate.panel.column import PICKS, Pick, Reduce
from interstate.panel.derived import Derived
from interstate.panel.door import Door, Several
from interstate.panel.duplicates import Duplicate, duplicates
from interstate.panel.notes import Citation, Covered, cited, covered, noted
from interstate.panel.relevance import relevance
from interstate.panel.several import told
from interstate.panel.statement import Plan, names, statement
from interstate.panel.unit import LISTS, States, Unit

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Panel:
    """Rows of `unit` with columns from the world behind `door`. Each verb gives a new panel; nothing is read before a result
    is asked for."""

    unit: Unit
    door: Door = field(repr=False)
    requests: tuple[Request, ...] = ()
    looking_back: tuple[tuple[str, str, int], ...] = ()
    """(`lag` or `since`, column as it was named, periods)"""
    systems: tuple[str, ...] = ()
    cut: bool = False
    usual: Pick | None = None

    def add(
        self,
        *columns: str,
        reduce: Reduce | None = None,
        pick: Pick | None = None,
        source: str | None = None,
        **options: object,
    ) -> "Panel":
        """The same rows with more columns.

        `columns`: names of the catalogue (`interstate.panel.catalogue.names()`); `options` are their own. `reduce`: how the two
        directions become one value in an undirected panel. `pick`: which of several values in a period counts. `source`: where
        the column comes from; None = the first in the order of preference that is loaded.

        Raises:
            UsageError: no such column or option; a column that the unit cannot have; two different columns of one name.
        """
        found = {one.column.name: one for one in self.requests}
        for name in columns:
            asked = fitting(self.unit, Request(column(name, **options), reduce, pick, source))
            held = found.setdefault(asked.column.name, asked)
            if held != asked:
                raise UsageError(f"{asked.column.name} is already a column of this panel, made in another way.")
        return replace(self, requests=tuple(found[name] for name in sorted(found)))

    def relevant(self) -> "Panel":
        """Only politically relevant dyads: neighbours, or with a major power. `notes` says by which lists.

        Raises:
            UsageError: the panel is of states.
        """
        if isinstance(self.unit, States):
            raise UsageError("relevant() is about dyads; this panel is of states.")
        return replace(self, cut=True)

    def codes(self, *systems: System) -> "Panel":
        """The same rows with the state's number in a list: `gw`, `cow` or both; without a name that of the panel's list.

        Where a number changed in the period it is the last one.
        """
        for system in systems:
            if system not in LISTS:
                raise UsageError(f'codes has no list "{system}"; choose one of {", ".join(LISTS)}.')
        return replace(self, systems=tuple(sorted({*self.systems, *(systems or (self.unit.codes,))})))

    def lag(self, n: int, *columns: str) -> "Panel":
        """The same rows with the values of these columns (default: all) `n` periods before, as NAME_lagN.

        Null where that period of the unit is not in the panel.

        Raises:
            UsageError: n is below 1, or a column is not in the panel.
        """
        if isinstance(n, bool) or not isinstance(n, int) or n < 1:
            raise UsageError(f"lag needs a whole number of periods, 1 or more; got {n}.")
        return self._look_back("lag", columns or tuple(one.column.name for one in self.requests), n)

    def spells(self, *columns: str) -> "Panel":
        """The same rows with the periods since a flag last held, as NAME_since: 0 while it does, null where that is not known.

        Raises:
            UsageError: a column is not in the panel, or no flag.
        """
        flags = {one.column.name for one in self.requests if one.column.kind == "flag"}
        for name in columns or ("",):
            if name not in flags and name.removesuffix("_a").removesuffix("_b") not in flags:
                raise UsageError(
                    f'spells needs a flag of this panel, got "{name}"; there are: {", ".join(sorted(flags))}.'
                )
        return self._look_back("since", columns, 0)

    def _look_back(self, how: str, columns: tuple[str, ...], n: int) -> "Panel":
        for name in columns:
            self._base(name)
        more = {(how, name, n) for name in columns}
        return replace(self, looking_back=tuple(sorted({*self.looking_back, *more})))

    def _base(self, name: str) -> Request:
        """The column that a name means: its own, or that of one side (`gdp_a`)."""
        for one in self.requests:
            if name.removeprefix("at_least_") in (one.column.name, *_sides(one.column.name)):
                return one
        have = ", ".join(one.column.name for one in self.requests) or "none yet"
        raise UsageError(f'this panel has no column "{name}"; it has: {have}.')

    def whittle(self, rule: Pick) -> "Panel":
        """The same rows; where a number has several values in a period, `rule` says which counts (columns with a pick keep it).

        Raises:
            UsageError: no such rule.
        """
        if rule not in PICKS["number"]:
            raise UsageError(f'whittle has no rule "{rule}"; choose one of {", ".join(PICKS["number"])}.')
        return replace(self, usual=rule)

    @cached_property
    def chosen(self) -> tuple[Chosen, ...]:
        """The columns with the source of each."""
        return choose(self.door, self.requests, self.usual)

    @cached_property
    def plan(self) -> Plan:
        """All that the statement is made of."""
        clock = Clock(self.unit, self.door.until)
        relevant = relevance(self.door) if self.cut else None
        events = any(one.column.recipe == "events" for one in self.chosen)
        collapsed = events and self.door.has("history_collapsed")
        return Plan(self.unit, clock, self.chosen, self._derived(), self.systems, relevant, collapsed)

    def _derived(self) -> tuple[Derived, ...]:
        found = {}
        for how, asked, n in self.looking_back:
            base = self._base(asked).column.name
            (one,) = (one for one in self.chosen if one.column.name == base)
            outputs = [cell.name for cell in cells(one, self.unit)]
            exact = [name for name in outputs if name == asked]
            for name in exact or outputs:
                derived = Derived("lag" if how == "lag" else "since", name, n)
                found[derived.name] = derived
        return tuple(found[name] for name in sorted(found))

    def sql(self) -> str:
        """The statement that makes the panel; it runs on any connection with the views of `store.query.opened`."""
        return statement(self.plan)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the result: the unit first, then the others by name."""
        return names(self.plan)

    @property
    def sources(self) -> dict[str, str]:
        """Where each column comes from."""
        return {one.name: one.source for one in self.chosen}

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the panel has to know: the day, the list of states, rules, frames in words."""
        return noted(self.plan, self.door)

    def coverage(self) -> tuple[Covered, ...]:
        """What the source of each column covers, row by row."""
        return covered(self.chosen)

    def cite(self) -> tuple[Citation, ...]:
        """Papers, editions and terms of every column used."""
        return cited(self.plan, self.door)

    def duplicates(self) -> tuple[Duplicate, ...]:
        """Units and periods in which a number has more than one fact."""
        return duplicates(self.plan, self.door)

    def rows(self) -> list[tuple[object, ...]]:
        """All rows, in the order of `columns`."""
        return self._made(self.door.rows)

    def to_polars(self) -> Any:
        """The panel as a polars frame."""
        return self._made(partial(frames.polars_frame, self.door))

    def to_pandas(self) -> Any:
        """The panel as a pandas frame."""
        return self._made(partial(frames.pandas_frame, self.door))

    def to_arrow(self) -> Any:
        """The panel as an Arrow table."""
        return self._made(partial(frames.arrow, self.door))

    def _made(self, run: Callable[[str], T]) -> T:
        try:
            return run(self.sql())
        except Several as error:
            raise told(error, self.plan, self.door) from None


def _sides(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{side}" for side in ("a", "b", "ab", "ba"))
