"""What is passed on: every row with its terms, those that may not be passed on left out and counted."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from interstate.errors import UsageError
from interstate.store.export import export
from interstate.store.load import load
from tests.sources.invented import Acts, Neighbours
from tests.sources.loading import add
from tests.store.small import batch, fact


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "world"
    load(folder, [batch(fact(record="own"))])
    neighbours = tmp_path / "n.csv"
    neighbours.write_text("ccode1,ccode2,year,conttype,notes\n2,20,1990,1,\n", encoding="utf-8")
    add(Neighbours(), folder, neighbours)
    acts = tmp_path / "20240101000000.tsv"
    acts.write_text("1\t2024-01-01\tUSA\tCAN\t042\t1.5\tu\n", encoding="utf-8")
    add(Acts(), folder, acts)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_layer_is_a_file_and_the_terms_lie_beside(home: Path, tmp_path: Path) -> None:
    done = export(home, tmp_path / "out")
    assert dict(done.rows) == {"arms.csv": 1, "border.csv": 1, "event.csv": 1}
    assert rows(tmp_path / "out/event.csv")[0]["actor"] == "USA"
    note = json.loads((tmp_path / "out/terms.json").read_text())
    assert {one["terms"] for one in note["terms"]} == {"own", "user-only", "cc-by"}
    assert {one["source"] for one in note["cite"]} == {one["source"] for one in note["terms"]}


def test_what_may_not_be_passed_on_is_left_out_and_counted(home: Path, tmp_path: Path) -> None:
    done = export(home, tmp_path / "out", shareable=True)
    assert dict(done.rows) == {"arms.csv": 1, "border.csv": 0, "event.csv": 1}
    assert done.kept_back == 1


def test_a_day_a_layer_and_a_folder_in_use(home: Path, tmp_path: Path) -> None:
    done = export(home, tmp_path / "out", ["border"], as_of=date(2018, 1, 1), style="parquet")
    assert done.rows == (("border.parquet", 1),)
    with pytest.raises(UsageError, match="is not empty"):
        export(home, tmp_path / "out")
    with pytest.raises(UsageError, match="the world holds nothing of vote"):
        export(home, tmp_path / "other", ["vote"])
    with pytest.raises(UsageError, match="the world holds nothing of border"):
        export(home, tmp_path / "third", ["border"], as_of=date(2016, 1, 1))
