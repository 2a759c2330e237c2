"""A look into a comma-separated file before it is loaded: is it of this data set, which edition; and the table that reads it."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from interstate.errors import BadInput
from interstate.sources.opened import headed, header, laid_out, lines, text_of
from interstate.store.bulk import Table
from interstate.store.columns import Into

FIRST = 1946
"""The first year that is kept: the code books of states begin there. Earlier years are read and left out."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a data set's file looks like: its name in an archive, what messages call it, and its columns.

    `rule`: a pattern for further columns that are passed over (the ids of a list of varying length).
    """

    member: re.Pattern[str]
    what: str
    used: tuple[str, ...]
    ignored: tuple[str, ...]
    rule: str = ""

    def cells(self, path: Path, column: str) -> list[str]:
        """All cells of one column, as text.

        Raises:
            BadInput: the file is none of this data set.
        """
        with tempfile.TemporaryDirectory() as place:
            text = text_of(path, self.member, self.what, Path(place))
            at = self._names(text, path.name).index(column)
            rows = lines(text)
            next(rows)
            return [row[at].strip() for row in rows if len(row) > at]

    def check(self, path: Path, name: str = "") -> None:
        """Look at the header alone. `name`: what messages call the file.

        Raises:
            BadInput: the file is none of this data set.
        """
        with tempfile.TemporaryDirectory() as place:
            self._names(text_of(path, self.member, self.what, Path(place)), name or path.name)

    def last_year(self, path: Path, column: str) -> int:
        """The greatest year of a column.

        Raises:
            BadInput: the file is none of this data set, or the column holds no year.
        """
        years = [int(cell[:4]) for cell in self.cells(path, column) if re.match(r"(1[4-9]|20)\d\d(\D|$)", cell)]
        if not years:
            raise BadInput(f"{path.name} names no year in its column {column}; expected {self.what}.")
        return max(years)

    def table(self, path: Path, place: Path, select: str, into: Into = "facts") -> Table:
        """How to read the file, unpacked into the folder `place`."""
        text = text_of(path, self.member, self.what, place)
        columns = self._names(text, path.name)
        used = frozenset(self.used)
        return Table(
            into=into,
            paths=(headed(text, columns, place),),
            columns=columns,
            used=used,
            ignored=frozenset(columns) - used,
            select=select,
        )

    def _names(self, text: Path, name: str) -> tuple[str, ...]:
        names = header(text)
        laid_out(names, self.used, self.ignored, self.rule, name)
        return names
