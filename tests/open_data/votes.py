"""The open files about the UN General Assembly: roll calls, and ideal points."""

from collections.abc import Sequence

import duckdb

from interstate.errors import BadInput
from interstate.sources.base import Download
from tests.open_data.source import Open, years

WITHDRAWN = """(VALUES ('CS', 'CSK'), ('DD', 'DDR'), ('YD', 'YMD'), ('Federal Republic of Germany', 'DEU'),
    ('Yemen Arab Republic', 'YEM'), ('Zanzibar', 'XZZ')) withdrawn(code, iso3)"""
"""Seats that have no code of two letters any more, or none in the file."""


class Votes(Open):
    """How each state voted in each roll call of the UN General Assembly (open copy, two files)."""

    name, terms = "open_votes", "mit"
    citation = "Voeten, E. (2013): Data and Analyses of Voting in the UN General Assembly. Copy: unvotes 0.2.0.9000."
    grouped, fast = 2, True
    columns, unread = "rcid iso2 country vote session day final", ""
    covers = (("vote", 1946, 2019, "closed", ""),)
    which = "true"
    select = f"""
        SELECT rcid || '-' || coalesce(raw.iso2, country) AS record, 'vote' AS layer, rcid AS kind,
            CASE WHEN raw.iso2 = 'YU' THEN CASE WHEN TRY_CAST(day AS DATE) < DATE '2006-06-05' THEN 'YUG' ELSE 'SRB' END
                 WHEN raw.iso2 = 'TW' AND TRY_CAST(day AS DATE) < DATE '1949-12-08' THEN 'CHN'
                 ELSE coalesce(iso2_code.iso3, withdrawn.iso3) END AS state_a,
            TRY_CAST(vote AS DOUBLE) AS value, TRY_CAST(day AS DATE) AS "start", TRY_CAST(day AS DATE) + 1 AS "end",
            'session ' || session || CASE WHEN final = 'true' THEN ';final' ELSE '' END AS families,
            CASE WHEN iso2_code.iso3 IS NULL AND withdrawn.iso3 IS NULL AND coalesce(raw.iso2, '') <> 'YU'
                THEN 'no state is called ' || country END AS reject
        FROM raw LEFT JOIN iso2_code ON iso2_code.code = raw.iso2
        LEFT JOIN {WITHDRAWN} ON withdrawn.code = coalesce(raw.iso2, country)
    """

    def query(self, downloads: Sequence[Download]) -> str:
        """Votes with day, session and kind of their roll call; final = neither an amendment nor a paragraph."""
        found = {_kind(one): str(one.path) for one in downloads}
        if set(found) != {"vote", "date"}:
            raise BadInput(f"{self.name} needs un_votes and un_roll_calls together.")
        return (
            f"SELECT rcid, iso2, country, vote, session, date AS day, amend + para = 0 AS final FROM '{found['vote']}' "
            f"JOIN (SELECT * REPLACE (coalesce(amend, 0) AS amend, coalesce(para, 0) AS para) FROM '{found['date']}') "
            f"USING (rcid) WHERE {self.which}"
        )


class FinalVotes(Votes):
    """The same without the roll calls on amendments and single paragraphs, 1991-2019."""

    name = "open_votes_final"
    covers = (("vote", 1991, 2019, "closed", ""),)
    which = "amend + para = 0 AND date >= '1991-01-01'"


def _kind(download: Download) -> str:
    with duckdb.connect() as connection:
        found = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM '{download.path}'").fetchall()}
    return next((name for name in ("vote", "date") if name in found), "")


class IdealPoints(Open):
    """Position of each state in the votes of the UN General Assembly, session by session (open copy)."""

    name, terms = "open_ideal_points", "mit"
    citation = "Bailey, M. A., Strezhnev, A. and Voeten, E. (2017), edition of April 2020."
    columns, unread = "ccode iso3c session year ideal_point q05 q95", "country n_votes q0 q10 q50 q90 q100"
    covers = (("ideal_point", 1946, 2019, "open", ""),)
    select = f"""
        SELECT line, ccode || '-' || session AS record, 'ideal_point' AS layer, 'position' AS unit,
            coalesce(cow_year.iso3, iso_code.iso3) AS state_a, TRY_CAST(ideal_point AS DOUBLE) AS value,
            TRY_CAST(q05 AS DOUBLE) AS low, TRY_CAST(q95 AS DOUBLE) AS high, {years("raw.year")},
            CASE WHEN coalesce(cow_year.iso3, iso_code.iso3) IS NULL
                THEN 'no state ' || coalesce(iso3c, ccode) || ' in ' || raw.year END AS reject
        FROM raw LEFT JOIN cow_year ON cow_year.code = TRY_CAST(ccode AS INTEGER) AND cow_year.year = TRY_CAST(raw.year AS INTEGER)
        LEFT JOIN iso_code ON iso_code.code = iso3c AND cow_year.iso3 IS NULL WHERE ideal_point IS NOT NULL
    """
