"""Agreement and distance in the UN General Assembly, against South Korea's row of another copy (rok_unga of stevedata, 1991-2019).

That file holds two scores, and each is reproduced by the definition that fits it:
`agree`   same vote (an abstention is a vote) over common roll calls of the calendar year, without amendments and single paragraphs:
          this is the panel's `vote_agreement`;
`v_agree` an abstention against a yes or a no counts half, all roll calls of the session.
It was made from a later edition of the votes, in which some roll calls are others; so whole years are equal, or nearly so.
"""

from collections import Counter

import duckdb
import pytest

import interstate as ist
from tests.open_data.conftest import OPEN, Home

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not OPEN.exists(), reason="needs ../shared/data/world"),
]
EXACT = 1e-9
KOREA = "SELECT year, ccode2, agree, v_agree, ipd FROM un_similarity_with_korea_1991_2022 WHERE year <= 2019"
Scores = dict[tuple[int, int], tuple[float | None, ...]]


def printed(raw: duckdb.DuckDBPyConnection) -> Scores:
    """Year and COW number of the other state -> agree, v_agree, distance."""
    return {(year, code): tuple(rest) for year, code, *rest in raw.execute(KOREA).fetchall()}


def ours(home: Home) -> Scores:
    """The same keys -> agreement and distance of the panel; Yugoslavia and Serbia have one number, and in 2006 it is Serbia's."""
    home.load("open_votes_final")
    home.load("open_ideal_points")
    panel = (
        ist.dyads(1991, 2019, directed=False)
        .add("vote_agreement", source="open_votes_final")
        .add("ideal_point_distance")
        .codes("cow")
    )
    rows = home.ask(
        "SELECT year, CASE state_a WHEN 'KOR' THEN cow_b ELSE cow_a END, vote_agreement, ideal_point_distance "
        f"FROM ({panel.sql()}) WHERE 'KOR' IN (state_a, state_b) "
        "AND NOT (year = 2006 AND 'YUG' IN (state_a, state_b))"
    )
    return {(year, code): tuple(rest) for year, code, *rest in rows}


def test_agreement_and_distance_with_south_korea(home: Home, raw: duckdb.DuckDBPyConnection) -> None:
    theirs, found = printed(raw), ours(home)
    assert not [key for key in theirs if key not in found and key[1] != 1000]
    pairs = [(key, theirs[key][0], found[key][0]) for key in theirs if theirs[key][0] is not None and key in found]
    known = [(year, abs(a - b)) for (year, _), a, b in pairs if a is not None and b is not None]
    equal = Counter(year for year, apart in known if apart < EXACT)
    whole = [year for year, count in Counter(year for year, _ in known).items() if equal[year] == count]
    assert sorted(whole) == [1991, 1992, 1994, 1995, 1996, 1999, 2003, 2005, 2013, 2014, 2015, 2016, 2018]
    assert (len(known), sum(equal.values())) == (5360, 2910)
    assert sum(apart for _, apart in known) / len(known) < 0.0051
    none_in_common = [a for _, a, b in pairs if b is None]
    assert (len(none_in_common), set(none_in_common)) == (48, {0.0}), "no common roll call: 0 there, unknown here"

    distances = [(theirs[key][2], found[key][1]) for key in theirs if key in found]
    apart = sorted(abs(a - b) for a, b in distances if a is not None and b is not None)
    assert len(apart) == 5363
    assert apart[len(apart) // 2] < 0.012, "the points were estimated anew for a later edition"
    assert apart[-1] < 0.32


def test_distances_are_those_of_the_points_of_the_same_edition(home: Home, raw: duckdb.DuckDBPyConnection) -> None:
    found = ours(home)
    rows = raw.execute(
        "SELECT p.year, q.ccode, abs(p.ideal_point - q.ideal_point) FROM un_ideal_points p JOIN un_ideal_points q USING (year) "
        "WHERE p.ccode = 732 AND q.ccode <> 732 AND year BETWEEN 1991 AND 2019"
    ).fetchall()
    compared = [(found[year, code][1], apart) for year, code, apart in rows if (year, code) in found]
    assert (len(rows), len(compared)) == (5366, 5364), "San Marino and Bosnia in 1991: in the list from 1992"
    assert [pair for pair in compared if pair[0] != pytest.approx(pair[1], abs=EXACT)] == []


def test_abstentions_as_half_agreement_by_session(home: Home, raw: duckdb.DuckDBPyConnection) -> None:
    home.load("open_votes")
    by_session = "CAST(regexp_extract(families, 'session ([0-9]+)', 1) AS INTEGER) + 1945"
    rows = home.ask(
        f"WITH v AS (SELECT CASE state_a WHEN 'YUG' THEN 'SRB' ELSE state_a END AS iso3, kind AS roll, value, {by_session} AS year FROM facts "
        "WHERE source = 'open_votes' AND start >= DATE '1991-01-01') "
        "SELECT y.year, y.iso3, avg(1 - abs(x.value - y.value) / 2) FROM v x JOIN v y USING (roll) "
        "WHERE x.iso3 = 'KOR' AND y.iso3 <> 'KOR' GROUP BY ALL"
    )
    codes = dict(raw.execute("SELECT iso3, ccode FROM state_crosswalk WHERE ccode IS NOT NULL").fetchall())
    codes["CSK"] = 315
    theirs = printed(raw)
    known = [
        (year, abs(score - other))
        for year, iso3, score in rows
        if (other := theirs.get((year, codes[iso3]), (None, None))[1]) is not None
    ]
    equal = Counter(year for year, apart in known if apart < EXACT)
    parted = sorted(year for year, count in Counter(year for year, _ in known).items() if equal[year] < count)
    assert parted == [1992, 1996, 2002, 2004, 2008, 2009, 2014, 2016, 2017], "one roll call or a few are others"
    assert (len(known), sum(equal.values())) == (5364, 3796)
    assert sorted(apart for _, apart in known)[-6] < 0.025
