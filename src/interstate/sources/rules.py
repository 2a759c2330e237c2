"""The rules that the starter tables keep (WORLD section 4): counted, named by file and line, and run in the tests."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

from interstate.codes import blocs, regions, states
from interstate.codes.tables import FOLDER as CODES
from interstate.codes.tables import day
from interstate.errors import InterstateError
from interstate.sources.days import When, when
from interstate.sources.rows import Row, rows
from interstate.sources.starter import Starter
from interstate.sources.words import NOT_STATES

PARTIES = {
    "borders": ("state_a", "state_b"),
    "conflicts": ("state_a", "state_b"),
    "dependence": ("dependent", "supplier"),
    "disputes": ("state_a", "state_b"),
    "indicators": ("state",),
    "nuclear": ("state",),
    "nuclear_tests": ("state",),
    "presence": ("state", "host"),
    "rivalries": ("state_a", "state_b"),
    "sanctions": ("sender", "target"),
    "trade_partners": ("state", "partner"),
    "transfers_sensitive": ("giver", "receiver"),
    "treaty_members": ("member",),
    "visits": ("visitor", "host"),
}
SPELL_KEYS = {
    "rivalries": ("state_a", "state_b", "kind"),
    "disputes": ("state_a", "state_b", "kind", "about"),
    "presence": ("state", "host", "kind", "place"),
    "treaty_members": ("treaty_id", "member"),
}
"""What two rows must share for their spells to be compared."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A row that breaks a rule."""

    rule: str
    file: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class TableReport:
    """One table: rows by `check`, and rows marked `seen` without an address."""

    table: str
    rows: int
    checks: tuple[tuple[str, int], ...]
    without_url: int


def reports(folder: Path | None = None) -> tuple[TableReport, ...]:
    """Counts by table and check, of every table that has a `check` column."""
    made = []
    for path in _tables(folder):
        cells = [row.cells for row in rows(path)]
        if cells and "check" in cells[0]:
            checks = tuple(sorted(Counter(cell["check"] for cell in cells).items()))
            made.append(TableReport(path.stem, len(cells), checks, sum(not cell["source_url"] for cell in cells)))
    return tuple(made)


def breaches(folder: Path | None = None) -> tuple[Breach, ...]:
    """Every row of the starter tables that breaks a rule, by rule, file and line."""
    found: list[Breach] = []
    tables = {path.stem: list(rows(path)) for path in _tables(folder)}
    for name, lines in tables.items():
        for row in lines:
            for check in (_seen_has_url, _codes, _order, _shares):
                found.extend(check(name, row))
        found.extend(_overlaps(name, lines))
    found.extend(_membership(tables))
    found.extend(_out_of_office(tables.get("visits", [])))
    return tuple(sorted(found, key=lambda one: (one.rule, one.file, one.line, one.words)))


def _tables(folder: Path | None) -> list[Path]:
    paths = [path for path in Starter(folder).paths() if path.parent != CODES and not path.name.startswith("coverage")]
    return sorted(paths)


def _breach(rule: str, row: Row, words: str) -> Breach:
    return Breach(rule, row.file, row.line, words)


def _seen_has_url(table: str, row: Row) -> Iterator[Breach]:
    check, address = row.cells.get("check"), row.cells.get("source_url")
    if check == "seen" and not address:
        yield _breach("seen without an address", row, check)
    if check == "cross" and not (address or row.cells.get("checked_against")):
        yield _breach("cross without a data set", row, check)


def _codes(table: str, row: Row) -> Iterator[Breach]:
    for column in PARTIES.get(table, ()):
        code = row.cells[column]
        books: tuple[Callable[[str], bool], ...] = (states.is_state,)
        if column in ("sender", "dependent", "supplier"):
            books += (blocs.is_bloc,)
        if column in ("partner", "supplier"):
            books += (NOT_STATES.__contains__,)
        if column == "host" and table == "presence":
            books += (regions.is_region,)
        if not any(knows(code) for knows in books):
            yield _breach("unknown code", row, f"{column} {code}")


def _days(row: Row, *columns: str) -> list[When | None]:
    found: list[When | None] = []
    for column in columns:
        try:
            found.append(when(row.cells.get(column, "")))
        except InterstateError:
            found.append(None)
    return found


def _order(table: str, row: Row) -> Iterator[Breach]:
    for start, end in (("start", "end"), ("joined", "left"), ("signed", "ended"), ("in_force", "ended")):
        first, last = _days(row, start, end)
        if first and last and last.until <= first.first:
            yield _breach("end before start", row, f"{start} {first.words}, {end} {last.words}")
    signed, force = _days(row, "signed", "in_force")
    if signed and force and force.last < signed.first:
        yield _breach("in force before signature", row, f"signed {signed.words}, in force {force.words}")
    opens, closes = _days(row, "window_start", "window_end")
    published = _days(row, "published")[0]
    if opens and closes and closes.last < opens.first:
        yield _breach("end before start", row, f"window {opens.words}-{closes.words}")
    if opens and published and published.last < opens.first:
        yield _breach("published before it began", row, f"window {opens.words}, published {published.words}")


def _shares(table: str, row: Row) -> Iterator[Breach]:
    try:
        share = float(row.cells.get("share_pct") or 0)
    except ValueError:
        yield _breach("share that is no number", row, row.cells["share_pct"])
        return
    if not 0 <= share <= 100:
        yield _breach("share outside 0 to 100 %", row, row.cells["share_pct"])


def _overlaps(table: str, lines: Sequence[Row]) -> Iterator[Breach]:
    if table not in SPELL_KEYS:
        return
    start, end = ("joined", "left") if table == "treaty_members" else ("start", "end")
    keys = SPELL_KEYS[table]

    def key(row: Row) -> tuple[str, ...]:
        return tuple(row.cells[column] for column in keys)

    for _, group in groupby(sorted(lines, key=lambda row: (*key(row), row.cells[start], row.line)), key):
        for earlier, later in pairwise(group):
            over, begin = _days(earlier, end)[0], _days(later, start)[0]
            if begin is None or over is None or over.first > begin.last:
                yield _breach("overlapping spells", later, f"with line {earlier.line}")


def _membership(tables: dict[str, list[Row]]) -> Iterator[Breach]:
    treaties = {row.cells["treaty_id"]: row for row in tables.get("treaties", [])}
    counted = Counter(row.cells["treaty_id"] for row in tables.get("treaty_members", []))
    for row in tables.get("treaty_members", []):
        treaty = treaties.get(row.cells["treaty_id"])
        if treaty is None:
            yield _breach("member of an unknown treaty", row, row.cells["treaty_id"])
            continue
        joined, signed = _days(row, "joined")[0], _days(treaty, "signed")[0]
        if joined and signed and joined.last < signed.first:
            yield _breach(
                "joined before the treaty", row, f"{row.cells['member']} {joined.words}, signed {signed.words}"
            )
    for key, treaty in treaties.items():
        if counted[key] < 2:
            yield _breach("treaty with fewer than two parties", treaty, key)


def _out_of_office(visits: Sequence[Row]) -> Iterator[Breach]:
    """Visits by a person who, by the list of leaders, held no office of the visiting state on any day of the visit.

    A person whom the list does not know says nothing. A visit printed by year or month counts if any day of it fits.
    """
    terms = _terms()
    for row in visits:
        held = terms.get((row.cells["visitor"], row.cells["person"].casefold()))
        start = _days(row, "start")[0]
        if (
            held
            and start
            and not any(
                (opened is None or opened <= start.last) and (closed is None or start.first <= closed)
                for opened, closed in held
            )
        ):
            yield _breach(
                "visit outside office", row, f"{row.cells['person']} of {row.cells['visitor']}, {start.words}"
            )


def _terms() -> dict[tuple[str, str], list[tuple[date | None, date | None]]]:
    path = CODES / "leaders.csv"
    found: dict[tuple[str, str], list[tuple[date | None, date | None]]] = {}
    for row in rows(path) if path.is_file() else ():
        end = when(row.cells["end"])
        span = (day(row.cells["start"]), end.last if end else None)
        found.setdefault((row.cells["iso3"], row.cells["person"].casefold()), []).append(span)
    return found
