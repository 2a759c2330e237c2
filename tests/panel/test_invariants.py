"""What holds for any world: rows are those of the unit, the future is not seen, order does not matter."""

import operator
from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interstate.model.tie import Coverage
from interstate.panel.build import dyads
from interstate.panel.panel import Panel
from tests.panel.tiny import Row, covers, fact, world

AS_OF = date(2010, 12, 31)
CODES = ("CHN", "IND", "PRK", "USA")
YEARS = range(1998, 2004)
COLUMNS = ("alliances", "rivalry", "trade", "visits", "gdp", "arms_dependence", "sanctions", "co_sanctioned")
LAYERS = {"alliance": "defence", "rivalry": "", "trade": "", "visit": "", "gdp": "", "arms": "", "sanction": ""}
UNITS = {"trade": "US$", "gdp": "US$", "arms": "TIV million"}
SLOW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def facts(draw: st.DrawFn, published: date = date(2005, 1, 1)) -> list[Row]:
    """One fact of each layer at least, so that every column has a source, and some more."""
    rows = []
    for layer in [*LAYERS, *draw(st.lists(st.sampled_from(sorted(LAYERS)), max_size=12))]:
        a, b = draw(st.permutations(CODES))[:2]
        start = draw(st.sampled_from(YEARS))
        end = start if layer in UNITS else start + draw(st.integers(0, 3))
        value = float(draw(st.integers(1, 9))) if layer in UNITS else None
        second = None if layer == "gdp" else b
        more = {"kind": LAYERS[layer], "unit": UNITS.get(layer), "published": published}
        rows.append(fact(layer, a, second, start, end, value, **more))
    return rows


@st.composite
def coverage(draw: st.DrawFn) -> list[Coverage]:
    found = []
    for layer in LAYERS:
        first = draw(st.sampled_from(YEARS))
        rule, frame = (
            draw(st.sampled_from(("closed", "open"))),
            draw(st.sampled_from(("all", "CHN", "CHN-IND", "in words"))),
        )
        found.append(covers(layer, rule, first, first + draw(st.integers(0, 4)), frame=frame))
        if draw(st.booleans()):
            found.append(covers(layer, "gap", first, first))
    return found


@st.composite
def spells(draw: st.DrawFn) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for number, code in enumerate(CODES, 1):
        start = draw(st.dates(date(1990, 1, 1), date(2002, 12, 31)))
        end = draw(st.none() | st.dates(date(1995, 1, 1), date(2006, 1, 1)))
        if end is None or start < end:
            rows.append(("gw", code, number, start, end))
    return rows


def directed(rows: list[Row], frames: list[Coverage], states: list[tuple[object, ...]], as_of: date = AS_OF) -> Panel:
    return dyads(1998, 2003, directed=True, as_of=as_of, connect=world(rows, frames, states=states)).whittle("max")


@SLOW
@given(facts(), coverage(), spells())
def test_rows_are_the_pairs_alive_and_no_column_adds_or_removes_one(
    rows: list[Row], frames: list[Coverage], states: list[tuple[object, ...]]
) -> None:
    bare = directed(rows, frames, states)
    full = bare.add(*COLUMNS).codes().lag(1).spells("rivalry")
    keys = [row[:3] for row in bare.rows()]
    assert [row[:3] for row in full.rows()] == keys
    assert len(keys) == len(set(keys))
    expected = sorted(
        (a[1], b[1], year)
        for a in states
        for b in states
        for year in YEARS
        if a is not b and _together(a, b, year)
    )  # fmt: skip
    assert keys == expected


def _together(a: tuple[object, ...], b: tuple[object, ...], year: int) -> bool:
    starts = [spell[3] for spell in (a, b)] + [date(year, 1, 1)]
    ends = [spell[4] or date.max for spell in (a, b)] + [date(year + 1, 1, 1)]
    return bool(max(starts) < min(ends))  # type: ignore[type-var, operator]


@SLOW
@given(facts(), coverage(), spells(), st.permutations(COLUMNS))
def test_order_and_repetition_do_not_matter(
    rows: list[Row], frames: list[Coverage], states: list[tuple[object, ...]], order: list[str]
) -> None:
    made = directed(rows, frames, states)
    one, two = made.add(*COLUMNS), made
    for name in (*order, *order[:3]):
        two = two.add(name)
    assert one.columns == two.columns
    assert one.sql() == two.sql()
    assert one.rows() == two.rows()


@SLOW
@given(facts(), coverage(), spells(), facts(published=date(2006, 1, 1)))
def test_a_fact_published_later_changes_nothing(
    rows: list[Row], frames: list[Coverage], states: list[tuple[object, ...]], later: list[Row]
) -> None:
    day = date(2005, 6, 1)
    assert (
        directed(rows + later, frames, states, day).add(*COLUMNS).rows()
        == directed(rows, frames, states, day).add(*COLUMNS).rows()
    )


@SLOW
@given(facts(), coverage(), spells(), st.sampled_from(("max", "min", "sum")))
def test_the_directed_panel_reduced_equals_the_undirected_one(
    rows: list[Row], frames: list[Coverage], states: list[tuple[object, ...]], how: str
) -> None:
    made = world(rows, frames, states=states)
    two = (
        dyads(1998, 2003, directed=True, as_of=AS_OF, connect=made)
        .whittle("max")
        .add("trade", "rivalry", "co_sanctioned")
    )
    one = dyads(1998, 2003, directed=False, as_of=AS_OF, connect=made).whittle("max")
    one = one.add("trade", reduce=how).add("rivalry", "co_sanctioned")  # type: ignore[arg-type]
    by_key = {row[:3]: row for row in two.rows()}
    work: dict[str, Callable[..., object]] = {"max": max, "min": min, "sum": operator.add}
    for row in one.rows():
        forth, back = by_key[row[:3]], by_key[row[1], row[0], row[2]]
        assert row[3:5] == forth[3:5] == back[3:5], "what has no direction is the same on both rows"
        values = (forth[5], back[5])
        assert row[5] == (None if None in values else work[how](*values))
    assert len(by_key) == 2 * len(one.rows())


@SLOW
@given(facts(), coverage(), spells())
def test_no_value_outside_coverage(rows: list[Row], frames: list[Coverage], states: list[tuple[object, ...]]) -> None:
    made = directed(rows, frames, states).add("rivalry", "trade", "alliances")
    names = dict(zip(made.columns[3:], ("alliance", "rivalry", "trade"), strict=True))
    for row in made.rows():
        for (_, layer), value in zip(names.items(), row[3:], strict=True):
            mine = [one for one in frames if one.layer == layer and _holds(one, row[0], row[1], row[2])]
            if value is not None:
                assert any(one.rule in ("closed", "open") for one in mine)
                assert not any(one.rule == "gap" for one in mine)
            if value in (0.0, False) and value is not None:
                assert any(one.rule == "closed" and one.frame != "in words" for one in mine)


def _holds(one: Coverage, a: object, b: object, year: object) -> bool:
    assert isinstance(year, int)
    assert one.start is not None
    assert one.end is not None
    named = one.frame in ("all", "in words", a, b) or set(one.frame.split("-")) == {a, b}
    return named and one.start.year <= year < one.end.year
