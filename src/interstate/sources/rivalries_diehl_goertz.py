"""Rivalries of the peace data of Diehl, Goertz and Gallegos: pairs of states at the two lowest levels of peace."""

import csv
import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from interstate.errors import BadInput
from interstate.model.tie import Coverage
from interstate.sources.archive import members
from interstate.sources.base import Download
from interstate.sources.dataset import ByHand, sha256
from interstate.sources.first_look import FIRST
from interstate.sources.opened import lines, text_of
from interstate.sources.spells import bearers
from interstate.sources.textual import new_file
from interstate.store.bulk import Minimum, Table

MEMBER = re.compile(r"(^|/)peacedata\d+(\.\d+)*\.csv$", re.IGNORECASE)
NUMBER = re.compile(r"peacedata(\d+(?:\.\d+)*)\.csv", re.IGNORECASE)
WHAT = "the peace data (peacedata3.1.1.csv)"
COLUMNS = ("pair", "spans")
LAST = 2020
GOING = f"{LAST}9999"
"""What stands as end of a span that went on when the data end."""
PUBLISHED = date(2023, 12, 31)
SPAN = re.compile(r"\d{8}-\d{8}")
KIRIBATI = "CASE number WHEN '936' THEN '946' WHEN '937' THEN '947' ELSE number END"
"""The numbers of Kiribati and Tuvalu, which this data set has as 936 and 937."""


def _number(text: str) -> str:
    return KIRIBATI.replace("number", f"ltrim({text}, '0')")


def _first(text: str) -> str:
    """The first day that `YYYYMMDD` may mean; a month or day of 00, or 9999, is not known."""
    return (
        f"TRY(make_date({text}[:4]::INTEGER, CASE WHEN {text}[5:6] IN ('00', '99') THEN 1 ELSE {text}[5:6]::INTEGER END, "
        f"CASE WHEN {text}[7:8] IN ('00', '99') THEN 1 ELSE {text}[7:8]::INTEGER END))"
    )


SELECT = f"""
    WITH part AS (
        SELECT line, lpad(pair, 6, '0') AS six, unnest(string_split(spans, ';')) AS told FROM raw
    ), cut AS (
        SELECT *, {_number("six[:3]")} AS one, {_number("six[4:]")} AS two, told[:8] AS f, told[10:17] AS t,
            TRY_CAST(told[19:] AS DOUBLE) AS level FROM part
    ), dated AS (
        SELECT *, {_first("f")} AS first_day, {_first("t")} AS last_day FROM cut
    ), spell AS (SELECT *, year(first_day) AS s, coalesce(year(last_day), {LAST}) AS e FROM dated),
    {bearers("one", "two")}, borne AS (
        SELECT spell.*, CASE WHEN one = '255' THEN 'DEU' ELSE a.iso3 END AS p, CASE WHEN two = '255' THEN 'DEU' ELSE b.iso3 END AS q
        FROM spell LEFT JOIN bearer a ON a.line = spell.line AND a.since = spell.s AND a.number = one
        LEFT JOIN bearer b ON b.line = spell.line AND b.since = spell.s AND b.number = two
    )
    SELECT line, six || '-' || f || '-' || t AS record, 'rivalry' AS layer, least(p, q) AS state_a, greatest(p, q) AS state_b,
        CASE level WHEN 0 THEN 'severe' ELSE 'lesser' END AS kind, level AS value, 'peace scale' AS unit, first_day AS "start",
        CASE WHEN t = '{GOING}' THEN NULL WHEN t[7:8] = '00' THEN last_day ELSE last_day + 1 END AS "end",
        CASE WHEN f[5:6] IN ('00', '99') THEN 'year' WHEN f[7:8] IN ('00', '99') THEN 'month' ELSE 'day' END AS precision,
        CASE WHEN level IS NULL THEN 'a level of peace is no number'
             WHEN level NOT IN (0, 0.25, 0.5, 0.75, 1) THEN 'level ' || level || ' is none of 0, 0.25, 0.5, 0.75, 1'
             WHEN first_day IS NULL OR last_day IS NULL THEN 'span ' || f || '-' || t || ' has no day'
             WHEN t < f THEN 'span ' || f || '-' || t || ' ends before it begins'
             WHEN p IS NULL THEN 'state number ' || one || ' is in no list for these years'
             WHEN q IS NULL THEN 'state number ' || two || ' is in no list for these years' END AS reject
    FROM borne
    WHERE coalesce(level, 0) <> -9 AND coalesce(level, 0) NOT IN (0.5, 0.75, 1) AND (e >= {FIRST} OR first_day IS NULL OR level IS NULL)
        AND (p IS DISTINCT FROM q OR p IS NULL)
"""


class RivalriesDiehlGoertz(ByHand):
    """Pairs of states in severe or lesser rivalry, with days of beginning and end (peace data, Diehl and Goertz)."""

    name, doi, terms = "rivalries_diehl_goertz", "10.1177/0738894219870288", "cc-by"
    citation = (
        "Diehl, P. F., Goertz, G. and Gallegos, Y. (2021): Peace data: Concept, measurement, patterns, and research agenda. Conflict "
        "Management and Peace Science 38(5), 605-624."
    )
    origin = "https://doi.org/10.1177/0738894219870288"
    licence = "CC BY 4.0: free to use and to pass on, with the citation. The file is fetched by a person."
    minimum = Minimum(rows=400, states=100, last=2015)

    def files(self, path: Path) -> Iterator[Download]:
        """`peacedata3.1.1.csv`, or the zip that holds it; the edition is in the name."""
        with tempfile.TemporaryDirectory() as place:
            next(_pairs(path, Path(place)))
        found = [match[1] for name in (path.name, *members(path)) if (match := NUMBER.search(name))]
        yield Download(self.name, path, PUBLISHED, found[0] if found else "3.1.1", sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each pair of states with all its spans, on the line it has in the file."""
        (download,) = downloads
        to, file = new_file(place, "pairs", (download.label,))
        file.close()
        with to.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(_pairs(download.path, place))
        yield Table(into="facts", paths=(to,), columns=COLUMNS, used=frozenset(COLUMNS), select=SELECT, header=False)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A pair without a span of rivalry was in none."""
        span = (date(FIRST, 1, 1), date(LAST + 1, 1, 1))
        yield Coverage(self.name, download.version, "rivalry", "all", *span, "closed")


def _pairs(path: Path, place: Path) -> Iterator[tuple[str, str]]:
    """Each line as the number of the pair and its spans, `19000101-19121231=0.5;...`; the layout has no header.

    Raises:
        BadInput: the file is none of this data set; a line has another shape.
    """
    text = text_of(path, MEMBER, WHAT, place)
    number = 0
    for number, row in enumerate(lines(text), 1):
        cells = [cell.strip() for cell in row]
        filled = [cell for cell in cells[1:] if cell not in ("", ".")]
        spans, levels = filled[::2], filled[1::2]
        sound = cells and re.fullmatch(r"\d{4,6}", cells[0]) and all(map(SPAN.fullmatch, spans))
        if not sound or not spans or len(spans) != len(levels):
            shown = ",".join(row)[:60]
            raise BadInput(f"{path.name} line {number}: found {shown!r}, expected a pair and spans such as "
                           f"2020,19000101-19991231,0.75 of {WHAT}.")  # fmt: skip
        yield cells[0], ";".join(f"{span}={level}" for span, level in zip(spans, levels, strict=True))
    if not number:
        raise BadInput(f"{path.name} is empty; expected {WHAT}.")
