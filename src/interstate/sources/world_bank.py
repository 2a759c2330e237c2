"""Indicators of the World Bank by state and year: economy, people, armed forces, and any other by its id."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interstate.errors import BadInput, UnreadColumn
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import sha256
from interstate.sources.opened import judge
from interstate.store.bulk import Minimum, Table, text

if TYPE_CHECKING:
    from interstate.store.fetch import Door

WHAT = "the answer of the World Bank's interface in JSON: [about, rows]"
API = "https://api.worldbank.org/v2/country/all/indicator/{indicator}?format=json&per_page={size}&date={first}:{last}&page={page}"
SIZE = 20_000
PAGES = 200
LAYERS = {
    "NY.GDP.MKTP.CD": ("gdp", "US$"),
    "MS.MIL.XPND.CD": ("milex", "US$"),
    "MS.MIL.TOTL.P1": ("personnel", "persons"),
    "SP.POP.TOTL": ("population", "persons"),
}
"""Layer and unit of the indicators that have a layer of their own; these are fetched. Others are `development`."""
COLUMNS = ("indicator", "code", "year", "value")
KEYS = frozenset({"indicator", "country", "countryiso3code", "date", "value", "unit", "obs_status", "decimal", "scale"})
"""What a row may say; `unit`, `obs_status`, `decimal` and `scale` are ignored."""
INDICATOR = re.compile(r"[A-Za-z0-9_.]{3,60}")

AGGREGATES = (
    "AFE AFR AFW ARB CAA CEA CEB CEU CLA CME CSA CSS DEA DEC DLA DMN DNS DSA DSF DSS EAP EAR EAS ECA ECS EMU EUU FCS FXS HIC HPC "
    "IBB IBD IBT IDA IDB IDX INX LAC LCN LDC LIC LMC LMY LTE MDE MEA MIC MNA NAC NAF NLS NRS OED OSS PRE PSS PST RRS SAS SSA SSF "
    "SST SXZ TEA TEC TLA TMN TSA TSS UMC WLD XZN"
).split()
"""Codes of regions, incomes and lenders: sums over states."""
TERRITORIES = "ABW ASM BMU CHI CUW CYM FRO GIB GRL GUM HKG IMN MAC MAF MNP NCL PRI PYF SXM TCA VGB VIR JEG".split()
"""Economies that are no states of ours."""

SELECT = f"""
    WITH layers AS (FROM (VALUES {", ".join(f"({text(i)}, {text(a)}, {text(u)})" for i, (a, u) in LAYERS.items())})
        l(indicator, layer, unit))
    SELECT line, raw.indicator || '/' || raw.code || '/' || raw.year AS record, coalesce(layers.layer, 'development') AS layer,
        iso_code.iso3 AS state_a, TRY_CAST(raw.value AS DOUBLE) AS value, layers.unit,
        CASE WHEN layers.layer IS NULL THEN raw.indicator ELSE '' END AS kind, 'year' AS precision,
        make_date(TRY_CAST(raw.year AS INTEGER), 1, 1) AS "start", make_date(TRY_CAST(raw.year AS INTEGER) + 1, 1, 1) AS "end",
        CASE WHEN raw.year IS NULL OR NOT regexp_matches(raw.year, '^\\d{{4}}$')
                THEN 'the date ' || coalesce(raw.year, '(none)') || ' is no year'
             WHEN NOT coalesce(isfinite(TRY_CAST(raw.value AS DOUBLE)), false) THEN 'the value ' || raw.value || ' is no number'
             WHEN iso_code.iso3 IS NULL THEN 'the code ' || raw.code || ' is in no list of states' END AS reject
    FROM raw LEFT JOIN iso_code ON iso_code.code = raw.code LEFT JOIN layers ON layers.indicator = raw.indicator
    WHERE raw.value IS NOT NULL AND length(raw.code) = 3
        AND raw.code NOT IN ({", ".join(text(code) for code in (*AGGREGATES, *TERRITORIES))})
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of an answer: the day on which the indicator was last updated, the number of pages, its rows."""

    updated: date
    pages: int
    rows: tuple[tuple[str, str, str, str], ...]

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year with a row."""
        found = [int(row[2]) for row in self.rows if row[2].isdecimal()]
        return (min(found), max(found)) if found else (self.updated.year, self.updated.year)

    @property
    def layers(self) -> list[tuple[str, str]]:
        """Layer and kind of each indicator."""
        return [
            (LAYERS[one][0], "") if one in LAYERS else ("development", one)
            for one in sorted({row[0] for row in self.rows})
        ]


class WorldBank:
    """GDP, military spending, armed forces and population by state and year, and any other indicator of the World Bank."""

    name, doi, terms = "world_bank", "", "cc-by"
    citation = "World Bank, World Development Indicators, https://data.worldbank.org."
    origin = "https://data.worldbank.org"
    licence = (
        "CC BY 4.0 for most indicators: free for any use with the World Bank named; a few have terms of their own."
    )
    minimum = Minimum(rows=1)
    grouped, incremental = 1, True

    def __init__(self, indicators: Sequence[str] = tuple(LAYERS)) -> None:
        self.indicators = tuple(indicators)

    def fetch(self, since: date, until: date, cache: Path, door: "Door") -> Iterator[Download]:
        """Every indicator for the years asked for; asked anew each time, as figures are revised under the same address."""
        for indicator in self.indicators:
            page, pages = 1, 1
            while page <= min(pages, PAGES):
                url = API.format(indicator=indicator, size=SIZE, first=since.year, last=until.year, page=page)
                got = door.download(url, cache / f"{indicator}-{since.year}-{until.year}-{page}.json", fresh=True)
                found = answer(got.path)
                pages = found.pages
                yield self._download(got.path, found, got.sha256, url, got.retrieved)
                page += 1

    def files(self, path: Path) -> Iterator[Download]:
        """An answer that was saved: `https://api.worldbank.org/v2/country/all/indicator/ID?format=json&per_page=20000`."""
        yield self._download(path, answer(path), sha256(path))

    def _download(
        self, path: Path, found: Answer, digest: str, url: str | None = None, retrieved: date | None = None
    ) -> Download:
        day = found.updated
        version = " ".join([day.isoformat(), *sorted({row[0] for row in found.rows})])
        return Download(self.name, path, day, version, digest, url, retrieved, self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table; line n is row n of the answer."""
        (download,) = downloads
        path = place / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_MINIMAL, lineterminator="\n").writerows(answer(download.path).rows)
        yield Table("facts", (path,), COLUMNS, frozenset(COLUMNS), SELECT, header=False)

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """What was found: a missing figure is unknown."""
        found = answer(download.path)
        first, last = found.years
        for layer, kind in found.layers:
            start, end = date(first, 1, 1), date(last + 1, 1, 1)
            yield Coverage(self.name, download.version, layer, "all", start, end, "open", kind=kind)


def answer(path: Path) -> Answer:
    """Read an answer of the interface.

    Raises:
        BadInput: it is no such answer (XML, a web page, a refusal), or holds fewer rows than it says.
        UnreadColumn: its rows say something that is neither read nor ignored.
    """
    with path.open("rb") as file:
        judge(file.read(512), path.name, WHAT)
    try:
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
    except ValueError:
        raise BadInput(f"{path.name} is no whole JSON; expected {WHAT}.") from None
    about = found[0] if isinstance(found, list) and found else None
    if isinstance(about, dict) and "message" in about:
        raise BadInput(f"{path.name} is a refusal of the World Bank: {_shown(json.dumps(about['message']))}.")
    if not isinstance(about, dict) or len(found) != 2 or not isinstance(found[1], list):
        raise BadInput(f"{path.name} is JSON of another kind; expected {WHAT}.")
    try:
        updated = date.fromisoformat(str(about["lastupdated"]))
        page, pages, size, total = (int(about[key]) for key in ("page", "pages", "per_page", "total"))
    except (KeyError, ValueError, TypeError):
        raise BadInput(
            f"{path.name} does not say when it was updated or how many rows there are; expected {WHAT}."
        ) from None
    rows = tuple(_row(one, number, path.name) for number, one in enumerate(found[1], 1))
    expected = max(0, min(size, total - (page - 1) * size))
    if len(rows) != expected:
        raise BadInput(f"{path.name} is not whole: it holds {len(rows)} rows and says {expected}; download it again.")
    return Answer(updated, pages, rows)


def _row(one: Any, number: int, name: str) -> tuple[str, str, str, str]:
    """Indicator, code, year and value of a row, as text; an empty value is empty."""
    if not isinstance(one, dict):
        raise BadInput(f"{name}: row {number} is no object; expected {WHAT}.")
    missing = {"indicator", "country", "countryiso3code", "date", "value"} - one.keys()
    if missing or one.keys() - KEYS:
        words = f"lacks {sorted(missing)[0]!r}" if missing else f"has {_shown(sorted(one.keys() - KEYS)[0])!r}"
        raise UnreadColumn(f"{name}: row {number} {words}; the layout of the answer has changed.")
    try:
        indicator, country = str(one["indicator"]["id"]), str(one["country"]["id"])
    except (KeyError, TypeError):
        raise UnreadColumn(f"{name}: row {number} has no id of its indicator or country.") from None
    if not INDICATOR.fullmatch(indicator):
        raise BadInput(f"{name}: row {number} names the indicator {_shown(indicator)!r}, which is none.")
    value = one["value"]
    return indicator, str(one["countryiso3code"] or country), str(one["date"]), "" if value is None else str(value)


def _shown(words: str) -> str:
    """Words of a stranger on one line."""
    return "".join(sign if sign.isprintable() else "?" for sign in words)[:200]
