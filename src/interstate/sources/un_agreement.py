"""How often two states voted alike in the UN General Assembly, session by session (Bailey, Strezhnev and Voeten)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from interstate.model.tie import Coverage
from interstate.sources import un
from interstate.sources.base import Download
from interstate.sources.opened import header, text_of
from interstate.store.bulk import Minimum, Table

EXAMPLE = "AgreementScoresAll_Jun2024.csv"
WHAT = f"the agreement scores of Bailey, Strezhnev and Voeten ({EXAMPLE})"
MEMBER = re.compile(r"(^|/)AgreementScores[^/]*\.csv$", re.IGNORECASE)
RULE = r"(IdealPoint|NVotes)(All|FP)?\.[xy]|IdealPointDistance|session\.[xy]|session|year|row"
"""Columns that are ignored by their form where they are not read: the positions that the file repeats, and the other clock."""
CLOCKS = {"year": "0", "session.x": "1945", "session": "1945"}
"""Columns that tell the time, the first one there is taken, and what is added to make a year of it."""


def select(clock: str) -> str:
    """The statement for files that tell the time in the column `clock`."""
    year = f'TRY_CAST("{clock}" AS INTEGER) + {CLOCKS[clock]}'
    return f"""
        WITH pairs AS (
            SELECT line, ccode1, ccode2, agree, make_date({year}, 12, 1) AS day,
                least(TRY_CAST(ccode1 AS INTEGER), TRY_CAST(ccode2 AS INTEGER)) AS one,
                greatest(TRY_CAST(ccode1 AS INTEGER), TRY_CAST(ccode2 AS INTEGER)) AS other,
                TRY_CAST(agree AS DOUBLE) AS share
            FROM raw WHERE coalesce(agree, 'NA') <> 'NA' AND ccode1 IS DISTINCT FROM ccode2
        ), once AS (
            SELECT *, max(share) OVER pair - min(share) OVER pair AS apart FROM pairs
            WINDOW pair AS (PARTITION BY one, other, day)
            QUALIFY row_number() OVER (PARTITION BY one, other, day ORDER BY line) = 1
        )
        SELECT once.line, one || '-' || other || '-' || year(day) AS record, 'vote_agreement' AS layer,
            least({un.state("a")}, {un.state("b")}) AS state_a, greatest({un.state("a")}, {un.state("b")}) AS state_b,
            share AS value, 'share' AS unit, 'year' AS precision, make_date(year(day), 1, 1) AS "start",
            make_date(year(day) + 1, 1, 1) AS "end",
            CASE WHEN day IS NULL THEN '{clock} is no number'
                 WHEN share IS NULL OR share < 0 OR share > 1 THEN 'agree ' || agree || ' is no share from 0 to 1'
                 WHEN apart > 1e-6 THEN 'the row of the same pair in the other order has another value'
                 WHEN {un.state("a")} IS NULL
                    THEN 'state number ' || coalesce(once.ccode1, '(none)') || ' is in no list for ' || year(day)
                 WHEN {un.state("b")} IS NULL
                    THEN 'state number ' || coalesce(once.ccode2, '(none)') || ' is in no list for ' || year(day)
                 WHEN {un.state("a")} = {un.state("b")} THEN 'both numbers are of one state' END AS reject
        FROM once {un.seated("a", "once.ccode1", "day")} {un.seated("b", "once.ccode2", "day")}
    """


class UnAgreement(un.Voting):
    """Share of the roll calls of a session in which two states voted alike, since 1946."""

    name, example, what = "un_agreement", EXAMPLE, WHAT
    member = sought = MEMBER
    minimum = Minimum(rows=600_000, states=180, first=1946, last=2015)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a pair in either order, or in both, once a session."""
        (download,) = downloads
        text = text_of(download.path, MEMBER, WHAT, place)
        columns = header(text)
        clock = next((name for name in CLOCKS if name in columns), "year")
        used = ("ccode1", "ccode2", "agree", clock)
        yield un.table(download, text, place, select(clock), used, (), RULE)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Pairs that took part in common roll calls, to the year before the edition; 1964 is a hole."""
        until = date(int(download.version[-4:]), 1, 1)
        yield from un.covered(download, "vote_agreement", "open", until)
