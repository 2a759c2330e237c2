"""From a column that was asked for to one with a source: which one, which edition of its coverage, and what it is called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interstate.errors import UsageError
from interstate.model.tie import Coverage
from interstate.panel.column import PICKS, REDUCES, Column, Pick, Reduce
from interstate.panel.cover import Cover, cover
from interstate.panel.door import Door, Loaded
from interstate.panel.preference import ordered
from interstate.panel.unit import DirectedDyads, States, UndirectedDyads, Unit


@dataclass(frozen=True, slots=True)
class Request:
    """A column as it was asked for."""

    column: Column
    reduce: Reduce | None = None
    pick: Pick | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A column with its source; `name` is what it is called in the panel, `versions` the editions its facts are of, `replaced` those that a later
    one stands for."""

    column: Column
    name: str
    source: str
    versions: tuple[str, ...]
    replaced: tuple[str, ...]
    cover: Cover
    rows: tuple[Coverage, ...]
    reduce: Reduce | None
    pick: Pick | None


def fitting(unit: Unit, request: Request) -> Request:
    """The request itself, if the unit can have it.

    Raises:
        UsageError: a column about two states in a panel of states, a directed one in an undirected panel without `reduce`,
            an amount over years in shorter periods, a pick or a reduction that the column cannot have.
    """
    column, reduce = request.column, request.reduce
    pair = column.direction != "state" or column.pairing == "distance"
    if isinstance(unit, States) and pair:
        raise UsageError(f"{column.name} is about two states; use dyads(...) for it.")
    if column.flow and unit.by != "year":
        raise UsageError(f'{column.name} is an amount over a year; use by="year", not by="{unit.by}".')
    choices = REDUCES[column.kind]
    shown = ", ".join(f'reduce="{one}"' for one in choices)
    if isinstance(unit, UndirectedDyads) and column.direction == "directed" and reduce not in choices:
        found = "" if reduce is None else f', not "{reduce}"'
        raise UsageError(f"{column.name} has a direction and the panel has none; choose one of {shown}{found}.")
    if reduce is not None and column.direction == "directed" and isinstance(unit, DirectedDyads):
        raise UsageError(f"{column.name} needs no reduce in a directed panel: both directions have a row of their own.")
    if reduce is not None and column.direction != "directed":
        raise UsageError(f"{column.name} has no direction, so there is nothing to reduce.")
    if request.pick is not None and request.pick not in _picks(column):
        raise UsageError(_no_pick(column, request.pick))
    return request


def _picks(column: Column) -> tuple[Pick, ...]:
    if column.recipe not in ("holds", "share"):
        return ()
    return PICKS["number"] if column.kind == "count" else PICKS[column.kind]


def _no_pick(column: Column, pick: str) -> str:
    choices = _picks(column)
    if not choices:
        return f'{column.name} counts what there is in the period; it has no pick, got "{pick}".'
    return f'{column.name} has no pick "{pick}"; choose one of {", ".join(choices)}.'


def choose(door: Door, requests: Iterable[Request], usual: Pick | None = None) -> tuple[Chosen, ...]:
    """Each request with its source, in the order of their names. `usual`: the pick of number columns that have none.

    Raises:
        UsageError: nothing of the layer is loaded, or not from the source that was named; two columns have one name.
    """
    wanted = tuple(requests)
    layers = tuple(sorted({column.layer for one in wanted for column in _both(one.column)}))
    if not layers:
        return ()
    loaded, covered = door.loaded(layers), door.coverage(layers)
    found = [_chosen(door, one, loaded, covered, usual) for one in wanted]
    return tuple(sorted(found, key=lambda one: one.column.name))


def _both(column: Column) -> tuple[Column, ...]:
    return (column,) if column.otherwise is None else (column, column.otherwise)


def _chosen(
    door: Door, request: Request, loaded: tuple[Loaded, ...], covered: tuple[Coverage, ...], usual: Pick | None
) -> Chosen:
    column = request.column
    if column.otherwise is not None and not any(one.layer == column.layer for one in loaded):
        column = column.otherwise
    source = _source(request, column, loaded, covered)
    versions = tuple(sorted({one.version for one in loaded if (one.layer, one.source) == (column.layer, source)}))
    old = _replaced(column, source, loaded, covered)
    rows = _known(column, source, loaded, covered, old)
    answered = cover(column, rows, door.until)
    name = column.name
    if column.kind == "count" and not answered.exact:
        name = f"at_least_{name}"
    pick = request.pick or column.pick or (usual if column.kind == "number" else None)
    kept = tuple(version for version in versions if version not in old)
    return Chosen(column, name, source, kept, old, answered, rows, request.reduce, pick)


def _source(request: Request, column: Column, loaded: tuple[Loaded, ...], covered: tuple[Coverage, ...]) -> str:
    units = {unit for unit, _ in column.units}
    here = [one for one in loaded if one.layer == column.layer]
    fit = frozenset(one.source for one in here if not units or one.unit in units)
    if not here:
        fit = frozenset(row.source for row in covered if row.layer == column.layer)
    if request.source is not None:
        if request.source not in fit:
            have = f"there is: {', '.join(sorted(fit))}" if fit else "nothing of it is loaded"
            raise UsageError(f'{column.name}: no rows of the layer {column.layer} from "{request.source}"; {have}.')
        return request.source
    if not fit:
        asked = f" in {' or '.join(unit for unit, _ in column.units)}" if units and here else ""
        raise UsageError(
            f"{column.name}: no source of the layer {column.layer}{asked} is loaded, or none was published by then; "
            "interstate data list names the sources, interstate data add NAME loads one."
        )
    return ordered(column.layer, fit)[0]


def _replaced(
    column: Column, source: str, loaded: tuple[Loaded, ...], covered: tuple[Coverage, ...]
) -> tuple[str, ...]:
    """Editions of a source that a later one stands for: all that they cover, it covers too.

    An edition without coverage rows of its own is kept, and so is one that adds a stretch of time, as weekly files do.
    """
    rows: dict[str, list[Coverage]] = {}
    for row in covered:
        if (row.layer, row.source) == (column.layer, source) and row.rule != "gap":
            rows.setdefault(row.version, []).append(row)
    dated: dict[str, date] = {}
    for one in loaded:
        if (one.layer, one.source) == (column.layer, source) and one.version in rows:
            dated[one.version] = max(one.published, dated.get(one.version, one.published))
    order = sorted(dated, key=lambda version: (dated[version], version))
    return tuple(
        old
        for place, old in enumerate(order)
        if any(all(_within(row, rows[new]) for row in rows[old]) for new in order[place + 1 :])
    )


def _within(row: Coverage, others: Iterable[Coverage]) -> bool:
    """True if one of the others covers the same frame and kind for at least the same days."""
    return any(
        (one.frame, one.kind) == (row.frame, row.kind)
        and (one.start is None or (row.start is not None and one.start <= row.start))
        and (one.end is None or (row.end is not None and one.end >= row.end))
        for one in others
    )


def _known(
    column: Column, source: str, loaded: tuple[Loaded, ...], covered: tuple[Coverage, ...], old: tuple[str, ...]
) -> tuple[Coverage, ...]:
    """Coverage rows of the editions that could be read by the day; all of them where facts and coverage name other editions."""
    rows = [row for row in covered if (row.layer, row.source) == (column.layer, source)]
    read = {one.version for one in loaded if (one.layer, one.source) == (column.layer, source)}
    seen = [row for row in rows if row.version in read]
    return tuple(row for row in seen or rows if row.version not in old)
