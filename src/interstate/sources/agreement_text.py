"""The small reference tables: rows that were read somewhere must agree, rows from general knowledge are only listed."""

from collections.abc import Iterable
from pathlib import Path

from interstate.model.comparison import Comparison
from interstate.sources import starter_treaties
from interstate.sources.comparison import compared
from interstate.sources.days import when
from interstate.sources.rows import rows
from interstate.sources.starter import Starter
from interstate.store.world import World

Cells = dict[str, str]


def reference_checks(folder: Path, world: World) -> Iterable[Comparison]:
    """Treaties, their parties, visits and shares, each once for the rows that must agree and once for the others."""
    for general in (False, True):
        label = "general knowledge, listed only" if general else "read or computed"
        yield from _treaties(folder, label, general)
        yield from _visits(folder, world, label, general)
        yield from _dependence(folder, world, label, general)
    yield from _members(folder)


def _cells(folder: Path, name: str, general: bool) -> list[Cells]:
    path = folder / name
    found = [row.cells for row in rows(path)] if path.is_file() else []
    return [cells for cells in found if (cells.get("check") == "general") == general]


def _treaties(folder: Path, label: str, general: bool) -> Iterable[Comparison]:
    ours = starter_treaties.treaties(Starter().folder / "treaties.csv")
    same, words = {}, {}
    for cells in _cells(folder, "reference_treaties.csv", general):
        key = cells["treaty_id"]
        mine = ours.get(key)
        if mine is None:
            same[key], words[key] = False, "no treaty of this id here"
            continue
        wrong = []
        for column, held in (("signed", mine.signed), ("in_force", mine.in_force), ("ended", mine.ended)):
            theirs = when(cells[column])
            if theirs and held and not (theirs.first <= held.last and held.first <= theirs.last):
                wrong.append(f"{column} {theirs.words} there, {held.words} here")
        if cells["kind"] != mine.pledge:
            wrong.append(f"{cells['kind']} there, {mine.pledge} here")
        same[key], words[key] = not wrong, "; ".join(wrong)
    if same:
        yield compared(f"treaties ({label})", "reference_treaties", same, same, words)


def _members(folder: Path) -> Iterable[Comparison]:
    path = folder / "reference_treaty_members.csv"
    if not path.is_file():
        return
    tables = Starter().folder
    known = starter_treaties.treaties(tables / "treaties.csv")
    ours = {
        (key, party.state): party.joined
        for key, members in starter_treaties.parties(tables / "treaty_members.csv", known).items()
        for party in members
    }
    same, words = {}, {}
    for row in rows(path):
        cells = row.cells
        key, theirs = (cells["treaty_id"], cells["iso3"]), when(cells["accession"])
        held = ours.get(key)
        same[key] = held is not None and theirs is not None and held.first <= theirs.first <= held.last
        words[key] = f"{cells['accession']} there, {held.words if held else 'unknown'} here"
    yield compared("accessions", "reference_treaty_members", same, same, words)


def _visits(folder: Path, world: World, label: str, general: bool) -> Iterable[Comparison]:
    ours: dict[tuple[str, str], list[str]] = {}
    for tie in world.ties("visit"):
        ours.setdefault((tie.state_a, tie.state_b or ""), []).append(tie.start.isoformat() if tie.start else "")
    same, words = {}, {}
    for cells in _cells(folder, "reference_visits.csv", general):
        pair = (cells["visitor_iso3"], cells["host_iso3"])
        key = (*pair, cells["start"])
        near = [day for day in ours.get(pair, []) if day.startswith(cells["start"][:7])]
        same[key] = any(
            day.startswith(cells["start"]) or cells["start"].startswith(day) for day in ours.get(pair, []) if day
        )
        words[key] = f"{', '.join(near) if near else 'no visit in that month'} here"
    if same:
        yield compared(f"visits ({label})", "reference_visits", same, same, words)


def _dependence(folder: Path, world: World, label: str, general: bool) -> Iterable[Comparison]:
    ours: dict[tuple[str, str, str, int, int], list[float]] = {}
    for tie in (*world.ties("arms"), *world.ties("energy")):
        if tie.value is not None and tie.start and tie.end:
            kind = tie.kind or "arms"
            key = (kind, tie.state_a, tie.state_b or "", tie.start.year, (tie.end.year - (tie.end.month == 1)))
            ours.setdefault(key, []).append(tie.value)
    same, words = {}, {}
    for cells in _cells(folder, "reference_dependence.csv", general):
        kind = {"crude_oil": "crude"}.get(cells["kind"], cells["kind"])
        wanted = (kind, cells["dependent_iso3"], cells["supplier_iso3"], int(cells["start"][:4]), int(cells["end"][:4]))
        held = ours.get(wanted, [])
        row = (*wanted, cells["start"])
        same[row] = any(abs(value - float(cells["share_pct"])) < 1 for value in held)
        words[row] = f"{cells['share_pct']} there, {', '.join(f'{value:g}' for value in held) or 'no figure'} here"
    if same:
        yield compared(f"shares ({label})", "reference_dependence", same, same, words)
