"""Roll calls of the UN General Assembly since 1946, state by state (Voeten, Strezhnev and Bailey)."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources import un, unvotes
from interstate.sources.base import Download
from interstate.sources.opened import header, laid_out, lines, text_of
from interstate.store.bulk import Minimum, Table

WHAT = "the roll calls of Voeten (UNVotes.csv)"
MEMBER = re.compile(r"(^|/)UN_?Votes[^/]*\.csv$", re.IGNORECASE)
FILE = re.compile(r"UN_?Votes[^/]*\.(csv|RData)$", re.IGNORECASE)
FRAME = "completeVotes"
USED = ("rcid", "ccode", "vote", "date", "year")
IGNORED = (
    "member", "Country", "Countryname", "session", "abstain", "yes", "no", "v1", "importantvote", "unres", "amend", "para",
    "short", "descr", "me", "nu", "di", "hr", "co", "ec", "resid",
)  # fmt: skip
LAG = (6, 30)
"""Month and day of the year after the last vote on which a file without a day of release counts as published."""
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

SELECT = f"""
    WITH dated AS (
        SELECT raw.line, raw.rcid, raw.ccode, raw.vote, coalesce(TRY_CAST(raw.date AS DATE),
            TRY_CAST(try_strptime(raw.date, '%d%b%Y') AS DATE)) AS day, raw.date AS told FROM raw
        WHERE coalesce(raw.vote, 'NA') NOT IN ('8', '9', '8.0', '9.0', 'NA', '')
    )
    SELECT dated.line, rcid || '-' || ccode AS record, 'vote' AS layer, {un.state("seat")} AS state_a, rcid AS kind,
        TRY_CAST(dated.vote AS DOUBLE) AS value, day AS "start", day + 1 AS "end", 'day' AS precision,
        '$basis' AS published_basis, CASE WHEN TRY_CAST(rcid AS INTEGER) IS NULL THEN 'rcid is no number'
             WHEN day IS NULL THEN 'date ' || coalesce(told, '(none)') || ' is no day'
             WHEN TRY_CAST(dated.vote AS DOUBLE) IS NULL OR TRY_CAST(dated.vote AS DOUBLE) NOT IN (1, 2, 3)
                THEN 'vote ' || dated.vote || ' is none of 1 yes, 2 abstain, 3 no, 8 absent, 9 no member'
             WHEN {un.state("seat")} IS NULL
                THEN 'state number ' || coalesce(dated.ccode, '(none)') || ' is in no list for ' || year(day)
             WHEN TRY_CAST(dated.ccode AS INTEGER) = 713 AND day >= DATE '1971-10-26'
                THEN 'state number 713 had no seat after 25 October 1971' END AS reject
    FROM dated {un.seated("seat", "dated.ccode", "day")}
"""


class UnVotes(un.Voting):
    """How each state voted in each roll call of the UN General Assembly since 1946 (Voeten)."""

    name, sought = "un_votes", FILE
    citation = (
        "Voeten, E. (2013): Data and Analyses of Voting in the UN General Assembly. In: Reinalda, B. (ed.), Routledge "
        "Handbook of International Organization. Data: Voeten, E., Strezhnev, A. and Bailey, M., doi:10.7910/DVN/LEJUQZ."
    )
    minimum = Minimum(rows=650_000, states=180, first=1946, last=2015)

    def edition(self, path: Path) -> tuple[str, date]:
        """Version and day of publication from the day of the last roll call.

        `UNVotes.csv`, a zip that holds it, `UNVotes.RData`, or a zip of the tables of unvotes.
        """
        package = unvotes.holds(path)
        last = unvotes.last(path) if package else _last(path)
        version = f"to {last.isoformat()}"
        return f"unvotes {version}" if package else version, date(last.year + 1, *LAG)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each state and roll call."""
        (download,) = downloads
        if unvotes.holds(download.path):
            yield unvotes.table(download.path, place)
            return
        text = text_of(download.path, MEMBER, WHAT, place, FRAME)
        statement = SELECT.replace("$basis", "release" if download.url else "lag")
        yield un.table(download, text, place, statement, USED, IGNORED, "")

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A state without a row took no part in the roll call."""
        until = date.fromisoformat(download.version.split()[-1]) + timedelta(1)
        yield from un.covered(download, "vote", "closed", until)


def _last(path: Path) -> date:
    """The day of the last roll call of a file.

    Raises:
        BadInput: it is no file of this data set.
    """
    with tempfile.TemporaryDirectory() as place:
        text = text_of(path, MEMBER, WHAT, Path(place), FRAME)
        laid_out(header(text), USED, IGNORED, "", path.name)
        rows = lines(text)
        at = next(rows).index("date")
        found = max((row[at] for row in rows if len(row) > at and DAY.fullmatch(row[at])), default="")
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise BadInput(f"{path.name} names no day of a roll call (such as 1991-10-03) in its column date.") from None
