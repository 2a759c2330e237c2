"""Positions of states in the UN General Assembly, estimated from their votes (Bailey, Strezhnev and Voeten)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources import un
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.opened import headed, header, laid_out, lines, text_of
from interstate.store.bulk import Minimum, Table

if TYPE_CHECKING:
    from interstate.store.fetch import Door

WHAT = "the ideal points of Bailey, Strezhnev and Voeten (IdealpointestimatesAll_Jun2024.csv)"
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


class UnIdealPoints:
    """Position of each state in the votes of the UN General Assembly, session by session since 1946."""

    name, doi, terms = "un_ideal_points", un.DOI, "mit"
    citation = (
        "Bailey, M. A., Strezhnev, A. and Voeten, E. (2017): Estimating Dynamic State Preferences from United Nations "
        "Voting Data. Journal of Conflict Resolution 61 (2), 430-456. Data: doi:10.7910/DVN/LEJUQZ."
    )
    origin, licence = un.ORIGIN, un.LICENCE
    minimum = Minimum(rows=8_500, states=180, first=1946, last=2015)
    grouped, incremental = 1, False

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """The newest edition, whatever days are asked for."""
        path, download = un.fetched(self.name, self.terms, door, MEMBER, cache)
        yield replace(download, version=_edition(path)[0])

    def files(self, path: Path) -> Iterator[Download]:
        """`IdealpointestimatesAll_<Month><Year>.csv` under its own name, or a zip that holds it."""
        version, published = _edition(path)
        yield Download(self.name, path, published, version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each state and session."""
        (download,) = downloads
        text = text_of(download.path, MEMBER, WHAT, place)
        columns = header(text)
        suffix = _suffix(columns)
        used = ("ccode", "session", f"IdealPoint{suffix}", f"Q5%{suffix}", f"Q95%{suffix}")
        laid_out(columns, used, IGNORED, RULE, download.label)
        yield Table(
            into="facts",
            paths=(headed(text, columns, place),),
            columns=columns,
            used=frozenset(used),
            ignored=frozenset(columns) - frozenset(used),
            select=select(suffix),
        )

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


def _edition(path: Path) -> tuple[str, date]:
    """Version and day of publication from the name of the file, or of the one in the zip.

    Raises:
        BadInput: it is no file of this data set, or has no month in its name.
    """
    with TemporaryDirectory() as place:
        text_of(path, MEMBER, WHAT, Path(place))
    found = un.month_of(un.named(path, MEMBER))
    if found is None:
        raise BadInput(
            f"{path.name} names no edition; keep the name of the file, such as IdealpointestimatesAll_Jun2024.csv."
        )
    return found
