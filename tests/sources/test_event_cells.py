"""Whatever stands in a cell of a file of events, the row is kept, left out or rejected, and nothing else happens."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.errors import InterstateError
from interstate.sources import acled_columns, icews, polecat
from interstate.sources.acled import Acled
from interstate.sources.base import Dataset
from interstate.sources.icews import Icews
from interstate.sources.polecat import Polecat
from tests.sources.loading import read

MINIS = Path(__file__).parent / "minis"
NASTY = st.sampled_from(
    (
        *(
            "infinity",
            "-infinity",
            "nan",
            "epoch",
            "9" * 30,
            "-1",
            "0",
            "2024-02-30",
            "99999-01-01",
            "290000-01-01",
            "0001-01-01",
        ),
        *(
            "1e400",
            "1709600000",
            "9999999999",
            "\u00a0",
            "'",
            '"',
            '""',
            ";",
            "USA;;USA",
            "()",
            "Civilians ()",
            "\\",
            "%s",
            "{acts}",
        ),
    )
)
CELL = st.one_of(NASTY, st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12))
KINDS: dict[str, tuple[Callable[[], Dataset], str, frozenset[str], str]] = {
    "polecat": (Polecat, "ngecEvents.DV.2019.txt", polecat.USED | {"Intensity"}, "\t"),
    "icews": (Icews, "events.2015.20180710092545.tab", icews.USED, "\t"),
    "acled": (Acled, "export.csv", acled_columns.USED, ","),
}


def rows_of(path: Path, delimiter: str) -> list[list[str]]:
    text = path.read_text("latin-1" if "ngec" in path.name else "utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else 0))


def write(rows: list[list[str]], path: Path, delimiter: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        if delimiter == "\t":
            out.write("".join("\t".join(cells) + "\n" for cells in rows))
        else:
            csv.writer(out, lineterminator="\n").writerows(rows)


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_any_cell_is_read_or_rejected(kind: str, data: st.DataObject) -> None:
    make, name, used, delimiter = KINDS[kind]
    rows = rows_of(MINIS / kind / name, delimiter)
    for _ in range(data.draw(st.integers(1, 4))):
        line = data.draw(st.integers(1, len(rows) - 1))
        column = rows[0].index(data.draw(st.sampled_from(sorted(used))))
        rows[line][column] = data.draw(CELL)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(rows, path, delimiter)
        try:
            found, counted = read(make(), path)
        except InterstateError:
            return
    assert counted.read == len(rows) - 1
    assert counted.rejected + counted.outside <= counted.read
    for row in found["history"]:
        assert date(1900, 1, 1) <= row["day"] <= row["published"] <= date(2100, 1, 1)
        assert row["record"]
