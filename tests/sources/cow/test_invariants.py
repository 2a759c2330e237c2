"""Whatever the cells: every row is kept, outside or rejected, and no flow, month or state is made up."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interstate.sources.cow.contiguity import CowContiguity
from interstate.sources.cow.trade import CowTrade
from tests.sources.loading import read

SLOW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NUMBERS = st.sampled_from((2, 20, 70, 200, 345, 365, 999))
FLOWS = st.one_of(st.just(-9), st.integers(0, 10**7), st.just(-4))


@SLOW
@given(rows=st.lists(st.tuples(NUMBERS, NUMBERS, st.integers(1940, 2014), FLOWS, FLOWS), min_size=1, max_size=30))
def test_flows_are_kept_once_or_rejected_with_their_row(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, int, int, int, int]]
) -> None:
    rows = list({row[:3]: row for row in rows}.values())
    path = tmp_path_factory.mktemp("trade") / "Dyadic_COW_4.0.csv"
    _write(
        path,
        CowTrade.columns,
        [dict(zip(("ccode1", "ccode2", "year", "flow1", "flow2"), r, strict=True)) for r in rows],
    )
    found, counted = read(CowTrade(), path)
    late = [row for row in rows if row[2] >= 1946]
    good = [row for row in late if 999 not in row[:2] and -4 not in row[3:] and row[0] != row[1]]
    flows = [flow for row in good for flow in row[3:] if flow != -9]
    assert sum(fact["value"] for fact in found["facts"]) == sum(flow * 1e6 for flow in flows)
    assert len(found["facts"]) == len(flows)
    assert counted.rejected == sum(999 in row[:2] or -4 in row[3:] for row in late)
    kept = sum(any(flow != -9 for flow in row[3:]) for row in good)
    assert counted.read == len(rows) == counted.rejected + counted.outside + kept


MONTHS = st.tuples(st.integers(1900, 2016), st.integers(1, 12))


@SLOW
@given(begin=MONTHS, end=MONTHS, level=st.integers(1, 5))
def test_the_days_of_a_spell_are_its_months(
    tmp_path_factory: pytest.TempPathFactory, begin: tuple[int, int], end: tuple[int, int], level: int
) -> None:
    path = tmp_path_factory.mktemp("contiguity") / "contdir.csv"
    cells: dict[str, object] = {"statelno": 345, "statehno": 355, "conttype": level}
    cells |= {"begin": f"{begin[0]}{begin[1]:02d}", "end": f"{end[0]}{end[1]:02d}", "version": "3.2"}
    _write(path, CowContiguity.columns, [cells])
    found, counted = read(CowContiguity(), path)
    facts = sorted(found["facts"], key=lambda fact: fact["start"])
    if end < begin:
        assert (counted.rejected, facts) == (1, [])
    elif end[0] < 1946:
        assert (counted.outside, facts) == (1, [])
    else:
        assert facts[0]["start"] == date(*begin, 1)
        assert facts[-1]["end"] == (date(end[0] + 1, 1, 1) if end[1] == 12 else date(end[0], end[1] + 1, 1))
        assert all(one["end"] == two["start"] for one, two in pairwise(facts))


def _write(path: Path, columns: tuple[str, ...], rows: Sequence[Mapping[str, object]]) -> None:
    lines = [",".join(str(row.get(column, "4" if column == "version" else "0")) for column in columns) for row in rows]
    path.write_text("\n".join([",".join(columns), *lines]) + "\n", encoding="utf-8")
