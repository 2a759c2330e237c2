"""ICEWS: events in the world's news from 1995 to 2023, coded in CAMEO; files of years and weeks."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from interstate.codes import cameo
from interstate.codes.tables import rows
from interstate.sources.base import Download
from interstate.sources.dataverse import Edition, EventFiles, page
from interstate.sources.event_files import header, laid_out, sql_day, sql_number, texts
from interstate.store.bulk import Table, text

YEARLY, WEEKLY = "10.7910/DVN/28075", "10.7910/DVN/QI2T9A"
YEAR = re.compile(r"events\.(\d{4})\.(\d{8})\d{0,6}\.(tab|txt|tsv)(\.zip|\.gz)?", re.IGNORECASE)
WEEK = re.compile(
    r"(?:events\.)?(\d{8})(?:\d{6})?[-._](?:icews-events|release\d+)[^/]*\.(tab|txt|tsv|zip|gz)", re.IGNORECASE
)
MONTH = re.compile(r"(\d{4})(\d\d)-icews-events\.(tab|txt|tsv|zip|gz)", re.IGNORECASE)
"""One file of the weekly ones holds a month: January 2022."""
USED = frozenset(
    {
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "CAMEO Code", "Intensity",
        "Target Name", "Target Sectors", "Target Country", "Country",
    }
)  # fmt: skip
IGNORED = frozenset(
    {"Event Text", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Latitude", "Longitude"}
)
AMBIGUOUS = tuple(str(code) for code in range(10, 21))
"""Codes that a file which lost its zeros writes for two codes: 10 is 10 or 010, 20 is 20 or 020."""
SELECT = """
    WITH spelt(given, code) AS (VALUES {spelt}),
    named(name, iso3) AS (VALUES {named}),
    country AS (SELECT name, iso3 FROM named UNION ALL SELECT name, iso3 FROM state_name WHERE name NOT IN (SELECT name FROM named)),
    cut AS (SELECT count(*) > 0 AS zeros_lost FROM raw JOIN spelt ON given = trim("CAMEO Code") WHERE given <> code),
    told AS (
        SELECT line, "Event ID" AS id, {day}
                AS day, lower(trim("Source Country")) AS source_country, lower(trim("Target Country")) AS target_country,
            "Source Name" AS actor_name, nullif(trim(split_part("Source Sectors", ',', 1)), '') AS actor_sector,
            "Target Name" AS recipient_name, nullif(trim(split_part("Target Sectors", ',', 1)), '') AS recipient_sector,
            trim("CAMEO Code") AS given, "Intensity" AS told_intensity, {intensity} AS intensity,
            lower(trim("Country")) AS place_name, hash({read}) AS content
        FROM raw WHERE "Source Country" IS NOT NULL AND "Target Country" IS NOT NULL
    ), single AS (
        SELECT *, content <> first_value(content) OVER (PARTITION BY id, day ORDER BY line) AS other FROM told
    ), met AS (
        SELECT single.*, a.iso3 AS actor, b.iso3 AS recipient, a.name IS NULL AS no_source, b.name IS NULL AS no_target, s.code,
            place.iso3 AS place
        FROM single LEFT JOIN country a ON a.name = source_country LEFT JOIN country b ON b.name = target_country
            LEFT JOIN country place ON place.name = place_name LEFT JOIN spelt s ON s.given = single.given
        WHERE (no_source OR actor IS NOT NULL) AND (no_target OR recipient IS NOT NULL)
    )
    SELECT line, id || '-' || strftime(day, '%Y%m%d') AS record, day, day AS published, actor, actor_name, actor_sector, recipient,
        recipient_name, recipient_sector, met.code, c.type, c.mode, c.quad, intensity, place,
        CASE WHEN id IS NULL THEN 'no Event ID'
             WHEN day IS NULL THEN 'Event Date is no day'
             WHEN other THEN 'the Event ID comes a second time on this day, with other content'
             WHEN no_source THEN 'the country ' || source_country || ' is in no list'
             WHEN no_target THEN 'the country ' || target_country || ' is in no list'
             WHEN met.code IS NULL THEN 'CAMEO has no code ' || coalesce(met.given, '(none)')
             WHEN zeros_lost AND met.given IN ({ambiguous})
                THEN 'the file lost leading zeros: CAMEO code ' || met.given || ' is ' || met.given || ' or 0' || met.given
             WHEN intensity IS NULL AND told_intensity IS NOT NULL THEN 'Intensity is no number' END AS reject
    FROM met CROSS JOIN cut LEFT JOIN cameo_code c ON c.code = met.code
"""


class Icews(EventFiles):
    """Events in the world's news from 1995 to 2023, coded in CAMEO (ICEWS)."""

    name, doi = "icews", YEARLY
    citation = (
        "Boschee, E., Lautenschlager, J., O'Brien, S., Shellman, S., Starz, J. and Ward, M. (2015): ICEWS Coded Event Data. "
        "Harvard Dataverse, doi:10.7910/DVN/28075; weekly files doi:10.7910/DVN/QI2T9A."
    )
    origin = page(YEARLY)
    called, example, pages = "ICEWS", "events.2015.20180710092545.tab", (YEARLY, WEEKLY)

    def edition(self, name: str) -> Edition | None:
        """Its version and days; None for names of another kind."""
        return _edition(name)

    def earliest(self, edition: Edition) -> date:
        """Its first day: the file of a year may be out before the year is over."""
        return edition.first

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table; rows that name no two countries are left out."""
        (download,) = downloads
        file = texts(download.path, place)
        columns, _ = laid_out(header(file, "\t"), USED | IGNORED, frozenset(), download.label)
        self.count(download, file, columns.index("Event Date"))
        yield Table(
            into="history",
            paths=(file,),
            columns=columns,
            used=USED,
            ignored=IGNORED,
            select=_select(),
            delimiter="\t",
            quote="",
        )


@cache
def _select() -> str:
    """The statement, with the spellings of codes that lost a zero and the names of countries that are ICEWS's own."""
    spelt = {code: code for code in cameo.codes()}
    for code in cameo.codes():
        if code.startswith("0"):
            spelt.setdefault(code[1:], code)
    return SELECT.format(
        spelt=", ".join(f"({text(given)}, {text(code)})" for given, code in spelt.items()),
        named=", ".join(
            f"({text(row['name'])}, {text(row['iso3']) if row['iso3'] else 'NULL'})" for row in rows("icews_countries")
        ),
        day=sql_day('"Event Date"', "%m/%d/%Y"),
        intensity=sql_number('"Intensity"'),
        read=", ".join(f'"{column}"' for column in sorted(USED)),
        ambiguous=", ".join(map(text, AMBIGUOUS)),
    )


def _edition(name: str) -> Edition | None:
    """Version, first day its rows can have, and its last day, from the name of a file; None for names of another kind.

    Of one record the version that sorts last is used: a year as it was issued last before any week.
    """
    try:
        if match := YEAR.fullmatch(name):
            issued = datetime.strptime(match[2], "%Y%m%d").date()
            year = int(match[1])
            return Edition(f"year {year} of {issued.isoformat()}", date(year, 1, 1), date(year, 12, 31))
        if match := MONTH.fullmatch(name):
            year, month = int(match[1]), int(match[2])
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
            return Edition(f"month {year}-{month:02}", date(year, month, 1), last)
        if match := WEEK.fullmatch(name):
            day = datetime.strptime(match[1], "%Y%m%d").date()
            return Edition(f"week {day.isoformat()}", date.fromordinal(day.toordinal() - 14), day)
    except ValueError:
        return None
    return None
