"""Strategic rivalries as Thompson and his co-authors list them: pairs of states that see each other as enemies."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interstate.errors import BadInput, UnreadColumn
from interstate.model.tie import Coverage
from interstate.sources.base import Download
from interstate.sources.dataset import ByHand, sha256
from interstate.sources.first_look import FIRST, Layout
from interstate.sources.spells import bearers, unknown
from interstate.store.bulk import Minimum, Table

R_FILES = (".rda", ".rdata", ".rds")
KINDS = ("positional", "spatial", "ideological", "interventionary")
WHAT = "strategic rivalries (tss_rivalries or td_rivalries)"
MEMBER = re.compile(r"rivalries[^/]*\.csv$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Edition:
    """A list as it was printed: its columns, the last year it covers (`last`), and the day by which it was out."""

    version: str
    layout: Layout
    last: int
    published: date
    told: str
    """The columns `id`, `started`, `ended` and `families` in SQL."""


EDITIONS = (
    Edition(
        "2021",
        Layout(
            MEMBER, WHAT, ("tssr_id", "ccode1", "ccode2", "start", "end", *KINDS), ("rivalry", "principal", "aprin"),
        ),
        2020,
        date(2021, 12, 31),
        'tssr_id AS id, "start" AS started, "end" AS ended, concat_ws(\';\', '
        + ", ".join(f"CASE WHEN TRY_CAST(raw.{kind} AS DOUBLE) = 1 THEN '{kind}' END" for kind in KINDS) + ") AS families",
    ),
    Edition(
        "2012",
        Layout(
            MEMBER, WHAT, ("rivalryno", "ccode1", "ccode2", "styear", "endyear", "type1", "type2", "type3"),
            ("rivalryname", "region"),
        ),
        2010,
        date(2012, 12, 31),
        "rivalryno AS id, styear AS started, endyear AS ended, concat_ws(';', "
        "nullif(type1, 'NA'), nullif(type2, 'NA'), nullif(type3, 'NA')) AS families",
    ),
)  # fmt: skip


def select(edition: Edition) -> str:
    """The statement for an edition. Numbers are looked up in the first year, 1946 or later, in which a state bore them."""
    return f"""
    WITH told AS (SELECT line, ccode1, ccode2, {edition.told} FROM raw), spell AS (
        SELECT *, TRY_CAST(ltrim(started, 'P') AS INTEGER) AS s,
            CASE WHEN ended = 'ongoing' THEN {edition.last} ELSE TRY_CAST(ended AS INTEGER) END AS e FROM told
    ), {bearers("ccode1", "ccode2")}
    SELECT spell.line, id || '-' || started AS record, 'rivalry' AS layer, 'strategic' AS kind,
        least(a.iso3, b.iso3) AS state_a, greatest(a.iso3, b.iso3) AS state_b, spell.families AS families,
        TRY(make_date(s, 1, 1)) AS "start", 'year' AS precision,
        CASE WHEN e < {edition.last} THEN make_date(e + 1, 1, 1) END AS "end",
        CASE WHEN s IS NULL THEN 'the first year is no number'
             WHEN e IS NULL THEN 'the last year is no number'
             WHEN e < s THEN 'ends before it begins'
             {unknown("a", "ccode1")} {unknown("b", "ccode2")}
             END AS reject
    FROM spell LEFT JOIN bearer a ON a.line = spell.line AND a.number = ccode1
    LEFT JOIN bearer b ON b.line = spell.line AND b.number = ccode2
    WHERE e >= {FIRST} OR e IS NULL OR e < s
    """


class RivalriesThompson(ByHand):
    """Pairs of states that see each other as enemies, each with its years (strategic rivalries, Thompson and others)."""

    name, doi, terms = "rivalries_thompson", "", "user-only"
    citation = (
        "Thompson, W. R., Sakuwa, K. and Suhas, P. H. (2021): Analyzing Strategic Rivalries in World Politics. Springer. Earlier "
        "list: Thompson, W. R. and Dreyer, D. (2012): Handbook of International Rivalries, 1494-2010. CQ Press."
    )
    origin = "https://svmiller.com/peacesciencer/"
    licence = "From a book; the copy in the R package peacesciencer is under GPL-2. For your own use, with citation."
    minimum = Minimum(rows=100, states=60, last=2005)

    def files(self, path: Path) -> Iterator[Download]:
        """`tss_rivalries` or `td_rivalries` of peacesciencer, as .rda or written as CSV."""
        with tempfile.TemporaryDirectory() as place:
            edition = _edition(_text(path, Path(place)), path.name)
        yield Download(self.name, path, edition.published, edition.version, sha256(path), terms=self.terms)

    def tables(self, downloads: Sequence[Download], place: Path) -> Iterator[Table]:
        """One table: a row for each rivalry."""
        (download,) = downloads
        text = _text(download.path, place)
        edition = _edition(text, download.label)
        yield edition.layout.table(text, place, select(edition))

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """A pair that the list does not have was no strategic rivalry."""
        (edition,) = [one for one in EDITIONS if one.version == download.version]
        span = (date(FIRST, 1, 1), date(edition.last + 1, 1, 1))
        yield Coverage(self.name, edition.version, "rivalry", "all", *span, "closed", kind="strategic")


def _text(path: Path, place: Path) -> Path:
    if path.suffix.lower() not in R_FILES:
        return path
    from interstate.sources.rfiles import frame_csv

    return frame_csv(path, place)


def _edition(text: Path, name: str) -> Edition:
    """The edition whose columns the file has.

    Raises:
        BadInput: none; what it lacks of the newest one.
    """
    first: UnreadColumn | None = None
    for edition in EDITIONS:
        try:
            edition.layout.check(text, name)
        except UnreadColumn as error:
            first = first or error
            continue
        return edition
    raise first or BadInput(f"{name} is no list of {WHAT}.")
