"""POLECAT: events in the world's news since 2018, coded in PLOVER; files of years, months and weeks."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from interstate.sources.base import Download
from interstate.sources.dataverse import Edition, EventFiles, page
from interstate.sources.event_files import header, laid_out, sql_day, sql_number, texts
from interstate.store.bulk import Table

DOI = "10.7910/DVN/AJGVIT"
YEAR = re.compile(r"ngecEvents[._]?DV[._-](\d{4})(?:[._-]([A-Za-z]{3})[A-Za-z]*)?\.txt(\.zip|\.gz)?", re.IGNORECASE)
WEEK = re.compile(r"ngecEvents\.(\d{8})\d{0,6}\.(\w+)\.DV\.txt(\.zip|\.gz)?", re.IGNORECASE)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
USED = frozenset(
    {
        "Event ID", "Event Date", "Event Type", "Event Mode", "Contexts", "Actor Name", "Actor Country",
        "Primary Actor Sector", "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Country",
        "Publication Date",
    }
)  # fmt: skip
IGNORED = frozenset(
    {
        "Quad Code", "Actor COW", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient COW",
        "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
        "District", "Province", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
        "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    }
)  # fmt: skip
INTENSITY = frozenset({"Intensity", "Event Intensity"})
"""The one column has either name."""
LIST = """string_split(replace(upper({told}), ' ', ''), ';')"""
READ = ", ".join(f'"{column}"' for column in sorted(USED))
SELECT = f"""
    WITH told AS (
        SELECT line, "Event ID" AS id, {sql_day('"Event Date"', "%m/%d/%Y")} AS day, {sql_day('"Publication Date"', "%m/%d/%Y")} AS published,
            upper(trim("Event Type")) AS type, nullif(lower(trim("Event Mode")), 'none') AS mode,
            "INTENSITY" AS told_intensity, {sql_number('"INTENSITY"')} AS intensity,
            nullif(lower(replace(replace("Contexts", '; ', ';'), ',', ';')), 'none') AS contexts,
            {LIST.format(told='"Actor Country"')} AS actors, {LIST.format(told='"Recipient Country"')} AS recipients,
            "Actor Name" AS actor_name, nullif("Primary Actor Sector", 'None') AS actor_sector, "Recipient Name" AS recipient_name,
            nullif("Primary Recipient Sector", 'None') AS recipient_sector, upper(trim("Country")) AS country,
            hash({READ}) AS content
        FROM raw
    ), single AS (
        SELECT *, content <> first_value(content) OVER (PARTITION BY id ORDER BY line) AS other FROM told
    ), actor AS (
        SELECT DISTINCT line, iso3 FROM (SELECT line, unnest(actors) AS code FROM told) JOIN iso_code USING (code)
    ), recipient AS (
        SELECT DISTINCT line, iso3 FROM (SELECT line, unnest(recipients) AS code FROM told) JOIN iso_code USING (code)
    ), pair AS (
        SELECT line, a.iso3 AS actor, b.iso3 AS recipient, count(*) OVER (PARTITION BY line) AS pairs
        FROM actor a JOIN recipient b USING (line)
    )
    SELECT line, id || CASE WHEN pairs > 1 THEN ':' || actor || '-' || recipient ELSE '' END AS record, day, published, actor,
        actor_name, actor_sector, recipient, recipient_name, recipient_sector, single.type, mode, p.quad, intensity, contexts,
        place.iso3 AS place,
        CASE WHEN list_contains(string_split(contexts, ';'), 'hypothetical') THEN 'possible' ELSE 'occurred' END AS modality,
        CASE WHEN id IS NULL THEN 'no Event ID'
             WHEN other THEN 'the Event ID comes a second time, with other content'
             WHEN day IS NULL THEN 'Event Date is no day'
             WHEN published IS NULL THEN 'Publication Date is no day'
             WHEN day > published THEN 'happens after it was published'
             WHEN p.type IS NULL THEN 'PLOVER has no type ' || coalesce(single.type, '(none)')
             WHEN intensity IS NULL AND told_intensity IS NOT NULL THEN 'the intensity is no number' END AS reject
    FROM single JOIN pair USING (line) LEFT JOIN plover_type p ON p.type = single.type
        LEFT JOIN iso_code place ON place.code = single.country
"""


class Polecat(EventFiles):
    """Events in the world's news since 2018, coded in PLOVER (POLECAT)."""

    name, doi = "polecat", DOI
    citation = (
        "Scarborough, G. I., Bagozzi, B. E., Beger, A., Berrie, J., Halterman, A., Schrodt, P. A. and Spivey, J. (2023): "
        "POLECAT Weekly Data. Harvard Dataverse, doi:10.7910/DVN/AJGVIT."
    )
    origin = page(DOI)
    called, example, pages = "POLECAT", "ngecEvents.DV.2018.txt", (DOI,)

    def edition(self, name: str) -> Edition | None:
        """Its version and days; None for names of another kind."""
        return _edition(name)

    def earliest(self, edition: Edition) -> date:
        """Its last day."""
        return edition.last

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table; several states on one side of an event are a row each."""
        (download,) = downloads
        text = texts(download.path, place)
        columns, given = laid_out(header(text, "\t"), USED | IGNORED, INTENSITY, download.label)
        if len(given) != 1:
            laid_out(columns, USED | IGNORED | {"Intensity"}, frozenset(), download.label)
        (intensity,) = given
        self.count(download, text, columns.index("Publication Date"))
        yield Table(
            into="history",
            paths=(text,),
            columns=columns,
            used=USED | given,
            ignored=IGNORED,
            select=SELECT.replace("INTENSITY", intensity),
            delimiter="\t",
            quote="",
        )


def _edition(name: str) -> Edition | None:
    """Version, first and last day of a file, from its name; None for names of another kind.

    Of one record the version that sorts last is used: month before week before year, as yearly files are the corrected ones.
    """
    try:
        if match := WEEK.fullmatch(name):
            day = datetime.strptime(match[1], "%Y%m%d").date()
            return Edition(f"week {day.isoformat()} {match[2]}", date.fromordinal(day.toordinal() - 14), day)
        if match := YEAR.fullmatch(name):
            year = int(match[1])
            if match[2] is None:
                return Edition(f"year {year}", date(year, 1, 1), date(year, 12, 31))
            month = MONTHS.index(match[2].lower()) + 1
            after = date(year + month // 12, month % 12 + 1, 1)
            return Edition(f"month {year}-{month:02}", date(year, month, 1), date.fromordinal(after.toordinal() - 1))
    except ValueError:
        return None
    return None
