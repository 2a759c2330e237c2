"""What can be done with a panel, and what it says of itself."""

import sys
from datetime import date

import pytest

from interstate.errors import UsageError
from interstate.panel.build import dyads, states
from interstate.panel.duplicates import Duplicate
from interstate.panel.panel import Panel
from interstate.panel.text import named, quoted
from tests.panel.tiny import Row, covers, fact, world

AS_OF = date(2010, 12, 31)
ALWAYS = tuple(("gw", code, number, None, None) for number, code in enumerate(("CHN", "IND", "PRK", "USA"), 1))


def panel(kind: str, facts: list[Row], *coverage: object, first: int = 2000, last: int = 2000) -> Panel:
    made = world(facts, coverage, states=ALWAYS)  # type: ignore[arg-type]
    if kind == "states":
        return states(first, last, as_of=AS_OF, connect=made)
    return dyads(first, last, directed=kind == "directed", as_of=AS_OF, connect=made)


def values(made: Panel, name: str, *key: object) -> list[object]:
    place = made.columns.index(name)
    return [row[place] for row in made.rows() if row[: len(key)] == key]


TRADE = [
    fact("trade", "CHN", "IND", 2000, 2000, 5.0, unit="US$"),
    fact("trade", "IND", "CHN", 2000, 2000, 3.0, unit="US$"),
]
CLOSED = covers("trade", "closed", 1990, 2005)


def test_a_directed_column_in_an_undirected_panel_needs_to_be_told_how() -> None:
    made = panel("undirected", TRADE, CLOSED)
    with pytest.raises(UsageError, match='reduce="max", reduce="min", reduce="sum", reduce="mean", reduce="both"'):
        made.add("trade")
    expected = {"max": 5.0, "min": 3.0, "sum": 8.0, "mean": 4.0}
    for how, value in expected.items():
        assert values(made.add("trade", reduce=how), "trade", "CHN", "IND") == [value]  # type: ignore[arg-type]
    both = made.add("trade", reduce="both")
    assert both.columns[3:] == ("trade_ab", "trade_ba")
    assert both.rows()[0] == ("CHN", "IND", 2000, 5.0, 3.0)
    with pytest.raises(UsageError, match="no reduce in a directed panel"):
        panel("directed", TRADE, CLOSED).add("trade", reduce="max")
    with pytest.raises(UsageError, match="nothing to reduce"):
        made.add("rivalry", reduce="max")


def test_what_is_unknown_in_one_direction_is_unknown_in_the_sum() -> None:
    half = covers("trade", "open", 1990, 2005)
    made = panel("undirected", TRADE[:1], half).add("trade", reduce="sum")
    assert values(made, "trade", "CHN", "IND") == [None]
    visits = [fact("visit", "CHN", "IND", date(2000, 1, 5), date(2000, 1, 6))]
    counted = panel("undirected", visits, covers("visit", "open", 1990, 2005)).add("visits", reduce="sum")
    assert values(counted, "at_least_visits", "CHN", "IND") == [1], "at least the one that is known"


def test_several_values_need_a_pick() -> None:
    rows = [
        fact("gdp", "CHN", None, 2000, 2000, 1.0, unit="US$", record="a", published=date(2001, 1, 1)),
        fact("gdp", "CHN", None, 2000, 2000, 4.0, unit="US$", record="b", published=date(2002, 1, 1)),
    ]
    made = panel("states", rows, covers("gdp", "open", 1990, 2005))
    with pytest.raises(UsageError, match=r'gdp has several values in one period \(CHN, 2000-01-01\).*pick="last"'):
        made.add("gdp").rows()
    picked = {"last": 4.0, "first": 1.0, "max": 4.0, "min": 1.0, "sum": 5.0, "mean": 2.5}
    for how, value in picked.items():
        assert values(made.add("gdp", pick=how), "gdp", "CHN") == [value]  # type: ignore[arg-type]
        assert values(made.add("gdp").whittle(how), "gdp", "CHN") == [value]  # type: ignore[arg-type]
    assert made.add("gdp").duplicates() == (Duplicate("gdp", "CHN", None, date(2000, 1, 1), 2, 1.0, 4.0),)
    with pytest.raises(UsageError, match="choose one of last, first"):
        made.add("gdp", pick="any")
    with pytest.raises(UsageError, match="no rule"):
        made.whittle("most")  # type: ignore[arg-type]


def test_the_error_names_both_states_of_a_pair() -> None:
    rows = [*TRADE, fact("trade", "CHN", "IND", 2000, 2000, 6.0, unit="US$", kind="export")]
    with pytest.raises(UsageError, match="CHN and IND, 2000-01-01"):
        panel("directed", rows, CLOSED).add("trade").rows()
    with pytest.raises(UsageError, match=r"trade_dependence has several values in one period \(CHN and IND"):
        panel("directed", rows, CLOSED).add("trade_dependence").rows()


def test_a_flag_may_be_asked_for_on_one_day_of_the_period() -> None:
    rows = [fact("rivalry", "CHN", "IND", date(2000, 3, 1), date(2001, 2, 1))]
    made = panel("undirected", rows, covers("rivalry", "closed", 1990, 2005), first=1999, last=2001)
    found = {how: values(made.add("rivalry", pick=how), "rivalry", "CHN", "IND") for how in ("any", "first", "last")}
    assert found == {"any": [False, True, True], "first": [False, False, True], "last": [False, True, False]}


def test_years_since_and_the_year_before() -> None:
    rows = [fact("rivalry", "CHN", "IND", 2001, 2001)]
    made = panel("undirected", rows, covers("rivalry", "closed", 2000, 2003), first=2000, last=2004).add("rivalry")
    assert values(made.spells("rivalry"), "rivalry_since", "CHN", "IND") == [None, 0, 1, 2, None]
    assert values(made.lag(2, "rivalry"), "rivalry_lag2", "CHN", "IND") == [None, None, False, True, False]
    with pytest.raises(UsageError, match="1 or more"):
        made.lag(0, "rivalry")
    with pytest.raises(UsageError, match='no column "trade"; it has: rivalry'):
        made.lag(1, "trade")
    with pytest.raises(UsageError, match="spells needs a flag"):
        made.spells("trade")


def test_a_lag_is_a_period_of_time_not_a_row() -> None:
    spells = (
        ("gw", "CHN", 1, None, None),
        ("gw", "IND", 2, None, date(2001, 1, 1)),
        ("gw", "IND", 2, date(2002, 1, 1), None),
    )
    made = (
        dyads(2000, 2003, directed=False, as_of=AS_OF, connect=world(TRADE, [CLOSED], states=spells))
        .add("trade", reduce="sum")
        .lag(1)
    )
    assert [(row[2], row[4]) for row in made.rows()] == [(2000, None), (2002, None), (2003, 0.0)]


def test_relevant_dyads_are_neighbours_or_have_a_major_power() -> None:
    rows = [
        fact("contiguity", "CHN", "PRK", 1950, None, 1.0),
        fact("major_power", "USA", None, 1990, 2000),
        *TRADE,
    ]
    frames = (covers("contiguity", "closed", 1950, 2005), covers("major_power", "closed", 1950, 2005), CLOSED)
    made = panel("undirected", rows, *frames, last=2001).add("trade", reduce="sum").relevant()
    assert [row[:3] for row in made.rows()] == [
        ("CHN", "PRK", 2000), ("CHN", "PRK", 2001), ("CHN", "USA", 2000), ("IND", "USA", 2000), ("PRK", "USA", 2000),
    ]  # fmt: skip
    assert any("by the list of s" in note for note in made.notes)
    assert len(made.cite()) == 1
    with pytest.raises(UsageError, match="about dyads"):
        panel("states", rows).relevant()


def test_where_no_list_of_major_powers_is_loaded_the_largest_budgets_stand_for_them() -> None:
    rows = [
        fact("milex", code, None, 2000, 2000, value, unit="US$")
        for code, value in (("CHN", 4.0), ("IND", 3.0), ("USA", 9.0), ("PRK", 1.0))
    ]
    rows += [fact("border", "CHN", "IND", None, None, kind="land")]
    frames = (covers("milex", "open", 1990, 2005), covers("border", "closed", 1990, 2005, kind="land"))
    made = panel("undirected", rows, *frames, last=2001).relevant()
    assert len([row for row in made.rows() if row[2] == 2000]) == 6
    assert [row[:2] for row in made.rows() if row[2] == 2001] == [("CHN", "IND")]
    assert any("3 largest military budgets" in note for note in made.notes)
    with pytest.raises(UsageError, match="needs a source of neighbours"):
        panel("undirected", TRADE).relevant().rows()


def test_a_column_comes_from_one_source() -> None:
    rows = [*TRADE, fact("trade", "CHN", "IND", 2000, 2000, 7.0, unit="US$", source="baci")]
    made = panel("directed", rows, CLOSED, covers("trade", "closed", 1990, 2005, source="baci"))
    assert made.add("trade").sources == {"trade": "baci"}
    assert values(made.add("trade", source="s"), "trade", "CHN", "IND") == [5.0]
    with pytest.raises(UsageError, match='no rows of the layer trade from "atlas"; there is: baci, s'):
        made.add("trade", source="atlas").rows()
    with pytest.raises(UsageError, match="no source of the layer visit is loaded"):
        made.add("visits").rows()
    with pytest.raises(UsageError, match="in TIV million or TIV"):
        panel("directed", [fact("arms", "IND", "USA", 2000, 2000, 3.0, unit="%")]).add("arms").rows()


def test_adding_twice_changes_nothing_and_another_way_is_an_error() -> None:
    made = panel("directed", TRADE, CLOSED).add("trade")
    assert made.add("trade").rows() == made.rows()
    with pytest.raises(UsageError, match="made in another way"):
        made.add("trade", pick="sum")


def test_a_yearly_amount_is_not_cut_into_months_and_pairs_are_not_states() -> None:
    with pytest.raises(UsageError, match='use by="year"'):
        dyads(2000, 2000, directed=True, by="month", connect=world()).add("trade")
    with pytest.raises(UsageError, match="about two states"):
        states(2000, 2000, connect=world()).add("rivalry")


def test_coverage_citations_and_the_statement_can_be_read() -> None:
    made = panel("directed", TRADE, CLOSED).add("trade")
    (row,) = made.coverage()
    assert (row.column, row.rule, row.start, row.end) == ("trade", "closed", date(1990, 1, 1), date(2006, 1, 1))
    assert [str(one) for one in made.cite()] == ["Somebody (2000), Some data (s 1; terms: own; columns: trade)"]
    assert made.door.connection.execute(made.sql()).fetchall() == made.rows()
    assert "as known on 2010-12-31" in made.notes


@pytest.mark.parametrize(
    ("verb", "library"), [("to_polars", "polars"), ("to_pandas", "pandas"), ("to_arrow", "pyarrow")]
)
def test_a_library_that_is_not_installed_is_named(verb: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=f"{verb} needs {library}: pip install {library}"):
        getattr(panel("directed", TRADE, CLOSED).add("trade"), verb)()


def test_text_of_a_user_cannot_end_a_literal_or_name_a_column() -> None:
    evil = "x'); DROP TABLE facts; --"
    assert quoted(evil) == "'x''); DROP TABLE facts; --'"
    with pytest.raises(UsageError, match="cannot name a column"):
        named(evil)
    made = panel("undirected", [fact("dispute", "CHN", "IND", 2000, 2000)], covers("dispute", "closed", 1990, 2005))
    odd = made.add("dispute", kind=evil)
    assert odd.columns[-1] == "dispute_x_drop_table_facts"
    assert values(odd, "dispute_x_drop_table_facts", "CHN", "IND") == [False]
    assert odd.door.rows("SELECT count(*) FROM facts") == [(1,)]
    with pytest.raises(UsageError, match="no rows of the layer"):
        made.add("dispute", source=evil).rows()
