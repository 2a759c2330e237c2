"""Indices of democracy by state and year since 1789 (Varieties of Democracy)."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from interstate.model.tie import Coverage
from interstate.sources.archive import members
from interstate.sources.base import Download
from interstate.sources.dataset import ByHand, sha256
from interstate.sources.opened import header, laid_out, lines, text_of
from interstate.sources.textual import new_file
from interstate.store.bulk import Minimum, Table

WHAT = "country-years of V-Dem (V-Dem-CY-Full+Others-v15.csv)"
MEMBER = re.compile(r"V-?Dem-CY-[^/]*\.csv$", re.IGNORECASE)
FRAME = "vdem"
VERSION = re.compile(r"[-_ ]v(\d{1,2}(?:\.\d)?)(?=[-_.]|$)", re.IGNORECASE)
INDICES = ("v2x_polyarchy", "v2x_libdem")
ENDS = ("_codelow", "_codehigh")
USED = ("country_text_id", "year", *INDICES, *(f"{one}{end}" for one in INDICES for end in ENDS), "v2x_regime")
RULE = (
    r"(v2|v3|e_)\w*|country_(name|id)|COWcode|project|historical|histname|historical_date|gap_index|"
    r"(codingstart|codingend|gapstart|gapend)\w*"
)
"""Some 4,600 columns are ignored by their form: indicators (v2, v3), outside ones (e_), and how a country was coded."""
FIRST = 2010
"""Edition n was issued in the spring of 2010 + n, with data to the year before."""

OUTSIDE = ("PSG", "PSB", "SML", "ZZB", "HKG")
"""Gaza, the Mandate of Palestine, Somaliland, Zanzibar, Hong Kong: units of V-Dem that are no states of ours."""

SELECT = f"""
    WITH dated AS (SELECT *, TRY_CAST("year" AS INTEGER) AS y, CASE
            WHEN country_text_id = 'VDR' THEN 'XVS'
            WHEN country_text_id = 'SRB' AND TRY_CAST("year" AS INTEGER) < 2006 THEN 'YUG'
            WHEN country_text_id = 'CZE' AND TRY_CAST("year" AS INTEGER) BETWEEN 1918 AND 1992 THEN 'CSK'
            ELSE country_text_id END AS key FROM raw),
    told AS (
        SELECT line, country_text_id, "year" AS told_year, y, key, 'polyarchy' AS kind, 'index' AS unit, 1 AS top, v2x_polyarchy AS value,
            v2x_polyarchy_codelow AS low, v2x_polyarchy_codehigh AS high FROM dated
        UNION ALL SELECT line, country_text_id, "year", y, key, 'libdem', 'index', 1, v2x_libdem,
            v2x_libdem_codelow, v2x_libdem_codehigh FROM dated
        UNION ALL SELECT line, country_text_id, "year", y, key, 'regime', 'class', 3, v2x_regime, NULL, NULL FROM dated
    )
    SELECT line, country_text_id || '-' || told_year || '-' || kind AS record, 'democracy' AS layer, iso_code.iso3 AS state_a, kind,
        unit, TRY_CAST(value AS DOUBLE) AS value, TRY_CAST(nullif(low, 'NA') AS DOUBLE) AS low,
        TRY_CAST(nullif(high, 'NA') AS DOUBLE) AS high, 'year' AS precision, 'lag' AS published_basis,
        make_date(y, 1, 1) AS "start", make_date(y + 1, 1, 1) AS "end",
        CASE WHEN y IS NULL THEN 'the year ' || coalesce(told_year, '(none)') || ' is no number'
             WHEN NOT coalesce(TRY_CAST(value AS DOUBLE) BETWEEN 0 AND top, false)
                THEN 'the ' || kind || ' ' || value || ' is no number from 0 to ' || top
             WHEN TRY_CAST(nullif(low, 'NA') AS DOUBLE) > TRY_CAST(nullif(high, 'NA') AS DOUBLE)
                THEN 'the range of ' || kind || ' is upside down'
             WHEN iso_code.iso3 IS NULL THEN 'the code ' || coalesce(country_text_id, '(none)') || ' is in no list of states'
        END AS reject
    FROM told LEFT JOIN iso_code ON iso_code.code = key
    WHERE coalesce(value, 'NA') <> 'NA' AND NOT (iso_code.iso3 IS NULL AND coalesce(y < 1946, false))
        AND coalesce(country_text_id, '') NOT IN ({", ".join(f"'{code}'" for code in OUTSIDE)})
"""


class Vdem(ByHand):
    """Electoral and liberal democracy and the kind of regime of each state by year since 1789 (V-Dem)."""

    name, doi, terms = "vdem", "", "cc-by-sa"
    citation = (
        "Coppedge, M. and others: V-Dem Country-Year Dataset. Varieties of Democracy (V-Dem) Project, University of Gothenburg. "
        "Name the version that was loaded."
    )
    origin = "https://www.v-dem.net/data/the-v-dem-dataset/"
    licence = "CC BY-SA 4.0: free for any use with V-Dem named; what is made of it and passed on keeps this licence."
    minimum = Minimum(rows=60_000, states=150, first=1900, last=2010)

    def files(self, path: Path) -> Iterator[Download]:
        """The zip or CSV of the country-years, or `vdem.RData` of the R package vdemdata.

        The edition is in the name (`v15`), else told by the last year.
        """
        with TemporaryDirectory() as place:
            text = text_of(path, MEMBER, WHAT, Path(place), FRAME)
            laid_out(header(text), USED, (), RULE, path.name)
            version = _named(path) or f"{_last(text) + 1 - FIRST}"
        published = date(FIRST + int(float(version)), 3, 31)
        yield Download(self.name, path, published, version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table of the few columns that are read: up to three facts a row."""
        (download,) = downloads
        text = text_of(download.path, MEMBER, WHAT, place, FRAME)
        laid_out(header(text), USED, (), RULE, download.label)
        yield Table("facts", (_narrowed(text, place),), USED, frozenset(USED), SELECT)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """What was coded: a state without a figure is unknown. To the year before the edition."""
        until = date(FIRST + int(float(download.version)), 1, 1)
        for kind in ("polyarchy", "libdem", "regime"):
            yield Coverage(self.name, download.version, "democracy", "all", date(1789, 1, 1), until, "open", kind=kind)


def _named(path: Path) -> str | None:
    """The version in the name of the file, or of the one in the archive."""
    names = (path.name, *(name for name in members(path) if MEMBER.search(name)))
    return next((match[1] for name in names if (match := VERSION.search(name))), None)


def _narrowed(text: Path, place: Path) -> Path:
    """The columns that are read, line for line: a reader of text columns need not hold 4,600 of them."""
    to, out = new_file(place, "vdem", (text.name,))
    out.close()
    rows = lines(text)
    names = header(text)
    next(rows)
    at = [names.index(name) for name in USED]
    with to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(USED)
        for row in rows:
            if len(row) != len(names):
                writer.writerow(row[:1])  # too short or too long: the loader rejects it with its line
                continue
            writer.writerow([row[index] for index in at])
    return to


def _last(text: Path) -> int:
    rows = lines(text)
    at = header(text).index("year")
    next(rows)
    return max((int(row[at]) for row in rows if len(row) > at and row[at].isdecimal()), default=FIRST)
