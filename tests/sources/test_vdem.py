"""V-Dem: three indices of some 4,600 columns, codes that mean other states, and files that went wrong."""

import csv
import gzip
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import UsageError
from interstate.sources.vdem import Vdem
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of
from tests.sources.rda_writer import frame, rda, strings

MINI = Path(__file__).parent / "minis" / "vdem" / "V-Dem-CY-Full+Others-v14.csv"


def changed(folder: Path, old: str, new: str, name: str = MINI.name) -> Path:
    path = folder / name
    path.write_text(MINI.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_each_index_is_a_fact() -> None:
    rows, counted = read(Vdem(), MINI)
    facts = rows["facts"]
    assert (counted.read, counted.outside, counted.rejected, counted.kept) == (10, 2, 0, 22)
    polyarchy = [row["value"] for row in facts if row["kind"] == "polyarchy"]
    assert len(polyarchy) == 8
    assert sum(polyarchy) == pytest.approx(0.9 + 0.25 + 0.3 + 0.5 + 0.2 + 0.25 + 0.5 + 0.7)
    assert sum(row["value"] for row in facts if row["kind"] == "regime") == 3 + 1 + 1 + 2 + 0 + 1 + 2
    sweden = {row["kind"]: row for row in facts if row["state_a"] == "SWE"}
    one = sweden["libdem"]
    assert (one["layer"], one["value"], one["low"], one["high"], one["unit"]) == ("democracy", 0.85, 0.8, 0.9, "index")
    assert (one["start"], one["end"], one["precision"], one["record"]) == (
        date(2015, 1, 1),
        date(2016, 1, 1),
        "year",
        "SWE-2015-libdem",
    )
    assert (one["published"], one["published_basis"], one["version"], one["terms"]) == (
        date(2024, 3, 31),
        "lag",
        "14",
        "cc-by-sa",
    )
    assert (sweden["regime"]["low"], sweden["regime"]["unit"]) == (None, "class")


def test_codes_that_mean_other_states() -> None:
    found = {(row["record"][:8], row["state_a"]) for row in facts_of(Vdem(), MINI)}
    assert {
        ("SRB-1990", "YUG"),
        ("SRB-2015", "SRB"),
        ("CZE-1980", "CSK"),
        ("VDR-1970", "XVS"),
        ("XKX-2015", "XKX"),
    } <= found


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"SWE",5', '"QQQ",5', (2, "the code QQQ is in no list of states")),
        ("0.9,0.85,0.95", "9,0.85,0.95", (2, "the polyarchy 9 is no number from 0 to 1")),
        ("0.9,0.85,0.95", "0.9,0.95,0.85", (2, "the range of polyarchy is upside down")),
        ('"SWE",5,2015', '"SWE",5,then', (2, "the year then is no number")),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(
    tmp_path: Path, old: str, new: str, reason: tuple[int, str]
) -> None:
    assert rejects_of(Vdem(), changed(tmp_path, old, new)) == [reason]


def test_a_cut_line_is_rejected(tmp_path: Path) -> None:
    ((line, words),) = rejects_of(Vdem(), changed(tmp_path, ",0.5,1,12.5\n", "\n"))
    assert line == 2
    assert words.startswith("missing columns")


def test_the_edition_without_a_name_is_told_by_the_last_year(tmp_path: Path) -> None:
    (download,) = Vdem().files(changed(tmp_path, "", "", "mine.csv"))
    assert (download.version, download.published) == ("6", date(2016, 3, 31))
    packed = spoiled.zipped(MINI, tmp_path / "vdem.zip")
    (download,) = Vdem().files(packed)
    assert download.version == "14"
    assert {(row.kind, row.rule, row.end) for row in Vdem().coverage(download)} == {
        (kind, "open", date(2024, 1, 1)) for kind in ("polyarchy", "libdem", "regime")
    }


def test_the_r_package_is_read_as_the_table(tmp_path: Path) -> None:
    pytest.importorskip("rdata", reason="the extra r is not installed")
    with MINI.open(encoding="utf-8", newline="") as file:
        names, *rows = list(csv.reader(file))
    columns = {name: strings(*(row[at] or None for row in rows)) for at, name in enumerate(names)}
    path = tmp_path / "vdem.RData"
    path.write_bytes(gzip.compress(rda(vdem=frame(columns, len(rows)))))
    (download,) = Vdem().files(path)
    assert download.version == "6"
    assert [row["value"] for row in facts_of(Vdem(), path)] != []
    assert {(row["record"], row["value"]) for row in facts_of(Vdem(), path)} == {
        (row["record"], row["value"]) for row in facts_of(Vdem(), MINI)
    }


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(Vdem, MINI, tmp_path)
    spoiled.other_header(Vdem, MINI, tmp_path, '"v2x_libdem"'.strip('"'))
    spoiled.too_few(Vdem, MINI)
    spoiled.cut_zip(Vdem, MINI, tmp_path)
    with pytest.raises(UsageError, match="--file PATH"):
        next(Vdem().fetch(date(2000, 1, 1), date(2020, 1, 1), tmp_path, None))  # type: ignore[arg-type]


def test_columns_in_another_order_and_files_in_any(tmp_path: Path) -> None:
    rows = [line.split(",") for line in MINI.read_text("utf-8").splitlines()]
    swapped = tmp_path / "V-Dem-CY-Core-v14.csv"
    swapped.write_text("".join(",".join(reversed(row)) + "\n" for row in rows), encoding="utf-8")
    assert facts_of(Vdem(), swapped) == facts_of(Vdem(), MINI)
    spoiled.same_in_any_order(Vdem, [MINI, swapped], tmp_path)
