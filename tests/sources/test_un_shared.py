"""Real positions and votes of the shared folder, written in the layouts of their publisher: every seat is found."""

from pathlib import Path

import duckdb
import pytest

from interstate.sources.un_ideal_points import UnIdealPoints
from interstate.sources.un_votes import UnVotes
from tests.sources.loading import read, whole

SHARED = Path(__file__).parents[3] / "shared" / "data" / "world"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared is not there"),
]
COLUMNS = (
    'row_number() OVER () AS "nameless", ccode, session, ideal_point AS "IdealPointAll", n_votes AS "NVotesAll", '
    'q05 AS "Q5%All", q95 AS "Q95%All", iso3c, country AS "Countryname"'
)


def written(sql: str, to: Path) -> Path:
    connection = duckdb.connect()
    connection.execute(f"COPY ({sql}) TO '{to}' (HEADER)")
    connection.close()
    return to


def test_every_position_has_a_state_and_the_edition_is_whole(tmp_path: Path) -> None:
    sql = f"SELECT {COLUMNS} FROM '{SHARED / 'un_ideal_points.parquet'}'"
    path = written(sql, tmp_path / "IdealpointestimatesAll_Apr2020.csv")
    path.write_text(path.read_text("utf-8").replace("nameless", "", 1), encoding="utf-8")
    counted = whole(UnIdealPoints(), [path])
    assert (counted.read, counted.kept, counted.rejected) == (10_469, 10_469, 0)


def test_every_voter_of_some_years_has_a_state(tmp_path: Path) -> None:
    names = f"(SELECT DISTINCT country, ccode FROM '{SHARED / 'un_ideal_points.parquet'}')"
    sql = (
        "SELECT rcid, ccode, vote, r.date, left(r.date, 4) AS year, r.session "
        f"FROM '{SHARED / 'un_votes.parquet'}' JOIN {names} n USING (country) "
        f"JOIN '{SHARED / 'un_roll_calls.parquet'}' r USING (rcid) WHERE left(r.date, 4) IN ('1946', '1971', '1990', '2019')"
    )
    rows, counted = read(UnVotes(), written(sql, tmp_path / "UNVotes.csv"))
    assert counted.kept == counted.read > 20_000
    assert counted.rejected == 0
    assert {row["state_a"] for row in rows["facts"]} >= {"CHN", "TWN", "UKR", "BLR", "IND", "DEU", "YEM", "NAM"}
