"""What the exports of SIPRI's arms transfers database share: notes above the header, marks in nameless columns, names of states."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from interstate.errors import BadInput
from interstate.sources.dataset import ByHand
from interstate.sources.opened import laid_out, text_of
from interstate.sources.textual import LONGEST, new_file
from interstate.store.bulk import Minimum, Table

ORIGIN = "https://armstransfers.sipri.org"
LICENCE = (
    "For your own use, with SIPRI named as the source; under a tenth of the data set may be passed on. Rows stay on this "
    "computer and are left out of what is exported to share."
)
CITATION = (
    "SIPRI Arms Transfers Database, Stockholm International Peace Research Institute, https://armstransfers.sipri.org."
)
MEMBER = re.compile(r"\.csv$", re.IGNORECASE)
GENERATED = re.compile(r"generated:?\s*(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})", re.IGNORECASE)
ISSUED = (3, 15)
"""Month and day by which SIPRI's yearly edition is out, as a rule; the day that counts as published."""
MOST_NOTES = 40
YEAR = re.compile(r"\d{4}")

NAMES = """
    (VALUES ('east germany (gdr)', 'DDR'), ('yemen arab republic (north yemen)', 'YEM'), ('north yemen', 'YEM'),
        ('congo', 'COG'), ('saint vincent', 'VCT'), ('st vincent & the grenadines', 'VCT'), ('soviet union', 'RUS'),
        ('yugoslavia', 'YUG'), ('serbia and montenegro', 'YUG'), ('czechoslovakia', 'CSK'), ('south yemen', 'YMD'),
        ('germany (frg)', 'DEU'), ('cote d''ivoire', 'CIV'), ('burma', 'MMR'), ('zaire', 'COD')
    ) {name}(name, iso3)"""
"""Names that SIPRI uses and our list of names does not have, or has for another state; former states are kept apart."""

OUTSIDE = (
    r"\*\s*$|^unknown |^multiple |^united nations|^nato$|^african union|^osce$|^biafra$|^katanga$|^aruba$|^northern cyprus$"
    r"|^western sahara$|^hong kong$"
)
"""Names in lower case that are no state of ours: `*` rebels, `**` organisations, unknown parties, territories."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export as text: its lines, the number of notes above the header, the header."""

    lines: tuple[str, ...]
    skip: int
    header: tuple[str, ...]

    @property
    def notes(self) -> str:
        """The lines above the header."""
        return "\n".join(self.lines[: self.skip])

    def below(self) -> list[list[str]]:
        """The rows under the header."""
        return list(csv.reader(io.StringIO("".join(self.lines[self.skip + 1 :]))))


def export(path: Path, header: re.Pattern[str], what: str) -> Export:
    """Read an export; the header is the first line that `header` matches.

    Raises:
        BadInput: no such line: it is another file.
    """
    with TemporaryDirectory() as place:
        text = text_of(path, MEMBER, what, Path(place))
        with text.open(encoding="utf-8", newline="") as file:
            lines = tuple(file)
    if any(len(line) > LONGEST for line in lines[: MOST_NOTES + 1]):
        raise BadInput(f"{path.name} is no export of SIPRI; expected {what}.")
    for number, line in enumerate(lines[: MOST_NOTES + 1]):
        if header.match(line):
            return Export(lines, number, tuple(cell.strip() for cell in next(csv.reader([line]))))
    raise BadInput(f"{path.name} has no line of column names such as {what} has; export it again at {ORIGIN}.")


def edition(notes: str, last: int) -> tuple[str, date]:
    """Edition and day of publication: the year in which the export was made, before mid-March the year before.

    `last`: the last year of delivery, which stands in where the notes give no day.
    """
    found = GENERATED.search(notes)
    year = last + 1
    if found is not None:
        try:
            day = datetime.strptime(" ".join(found.groups()), "%d %b %Y").date()
        except ValueError:
            day = None
        if day is not None:
            year = day.year if (day.month, day.day) >= ISSUED else day.year - 1
    return str(year), date(year, *ISSUED)


def written(text: Export, names: Sequence[str], place: Path) -> Path:
    """The export under a header of `names`, line for line; what the notes say is left out, lest a quote in them mislead, and lines end alike."""
    to, out = new_file(place, "sipri", tuple(names))
    with out:
        out.write(b"#\n" * text.skip)
        out.write((",".join(f'"{name}"' for name in names) + "\n").encode())
        out.write("".join(text.lines[text.skip + 1 :]).replace("\r\n", "\n").encode())
    return to


def named(column: str, name: str) -> str:
    """Joins that give the state of a name: `{name}_own.iso3`, else `{name}_book.iso3`."""
    key = f"lower(trim({column}))"
    return (
        f"LEFT JOIN {NAMES.format(name=name + '_own')} ON {name}_own.name = {key} "
        f"LEFT JOIN state_name {name}_book ON {name}_book.name = {key}"
    )


def state(name: str) -> str:
    """The state that `named` found; null if none."""
    return f"coalesce({name}_own.iso3, {name}_book.iso3)"


def outside(column: str) -> str:
    """Whether a name is of no state."""
    pattern = OUTSIDE.replace("'", "''")
    return f"coalesce(regexp_matches(lower(trim({column})), '{pattern}'), false)"


class Exported(ByHand):
    """The common part of the register and the tables: a person makes the export in a browser."""

    doi: str = ""
    terms: str = "user-only"
    citation: str = CITATION
    origin: str = ORIGIN
    licence: str = LICENCE
    minimum: Minimum = Minimum(rows=1)


def table(
    text: Export, place: Path, select: str, used: tuple[str, ...], ignored: tuple[str, ...], rule: str, name: str
) -> Table:
    """Facts of an export by the statement `select`; each column is used, or ignored by name or by the pattern `rule`.

    `name`: what messages call the file.

    Raises:
        UnreadColumn: a column is missing, or is neither read nor ignored.
    """
    laid_out(text.header, used, ignored, rule, name)
    return Table(
        into="facts",
        paths=(written(text, text.header, place),),
        columns=text.header,
        used=frozenset(used),
        ignored=frozenset(text.header) - frozenset(used),
        skip=text.skip,
        select=select,
    )
