"""Positions of states in the UN General Assembly, estimated from their votes (Bailey, Strezhnev and Voeten)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from interstate.model.tie import Coverage
from interstate.sources import un
from interstate.sources.base import Download
from interstate.sources.opened import header, lines, text_of
from interstate.store.bulk import Minimum, Table

EXAMPLE = "IdealpointestimatesAll_Jun2024.csv"
WHAT = f"the ideal points of Bailey, Strezhnev and Voeten ({EXAMPLE})"
MEMBER = re.compile(r"(^|/)Idealpointestimates(All)?_[^/]*\.csv$", re.IGNORECASE)
KINDS = ("All", "FP", "")
"""What editions append to the names of their columns: all roll calls, final passage, nothing."""
RULE = r"(NVotes|QO%|Q10%|Q50%|Q90%|Q100%)(All|FP)?|[A-Za-z]+Agree"
"""Columns that are ignored by their form: other quantiles, counts, and agreement with one state."""
IGNORED = ("iso3c", "Countryname")


def select(suffix: str) -> str:
    """The statement for columns named with `suffix`."""
    point, low, high = (f'"{name}{suffix}"' for name in ("IdealPoint", "Q5%", "Q95%"))
    return f"""
        WITH dated AS (
            SELECT line, ccode, session, {point} AS point, {low} AS low, {high} AS high,
                make_date(TRY_CAST(session AS INTEGER) + 1945, 12, 1) AS day
            FROM raw WHERE coalesce({point}, 'NA') <> 'NA'
        )
        SELECT dated.line, ccode || '-' || session AS record, 'ideal_point' AS layer, {un.state("seat")} AS state_a,
            TRY_CAST(point AS DOUBLE) AS value, 'position' AS unit, TRY_CAST(nullif(low, 'NA') AS DOUBLE) AS low,
            TRY_CAST(nullif(high, 'NA') AS DOUBLE) AS high, 'year' AS precision, make_date(year(day), 1, 1) AS "start",
            make_date(year(day) + 1, 1, 1) AS "end",
            CASE WHEN day IS NULL THEN 'session is no number'
                 WHEN TRY_CAST(point AS DOUBLE) IS NULL THEN 'the ideal point ' || point || ' is no number'
                 WHEN TRY_CAST(nullif(low, 'NA') AS DOUBLE) > TRY_CAST(nullif(high, 'NA') AS DOUBLE)
                    THEN 'Q5% is above Q95%'
                 WHEN {un.state("seat")} IS NULL
                    THEN 'state number ' || coalesce(ccode, '(none)') || ' is in no list for ' || year(day) END AS reject
        FROM dated {un.seated("seat", "dated.ccode", "day")}
    """


class UnIdealPoints(un.Voting):
    """Position of each state in the votes of the UN General Assembly, session by session since 1946."""

    name, example, what = "un_ideal_points", EXAMPLE, WHAT
    member = sought = MEMBER
    minimum = Minimum(rows=8_500, states=180, first=1946, last=2015)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each state and session."""
        (download,) = downloads
        text = text_of(download.path, MEMBER, WHAT, place)
        suffix = _suffix(header(text))
        used = ("ccode", "session", f"IdealPoint{suffix}", f"Q5%{suffix}", f"Q95%{suffix}")
        yield un.table(download, text, place, select(suffix), used, IGNORED, RULE)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A list of the sessions in which a state voted often enough; 1964 is a hole."""
        with TemporaryDirectory() as place:
            text = text_of(download.path, MEMBER, WHAT, Path(place))
            yield from un.covered(download, "ideal_point", "open", date(_last(text) + 1, 1, 1))


def _suffix(found: tuple[str, ...]) -> str:
    return next((kind for kind in KINDS if f"IdealPoint{kind}" in found), "All")


def _last(text: Path) -> int:
    """The year of the last session of a file."""
    rows = lines(text)
    at = [cell.strip() for cell in next(rows)].index("session")
    return 1945 + max((int(row[at]) for row in rows if len(row) > at and row[at].isdecimal()), default=1)
