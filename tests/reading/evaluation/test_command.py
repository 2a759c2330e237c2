"""`interstate evaluate reading` on invented files, and on a slice of the development part where it is at hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from interstate.faces.cli import cli
from tests.reading.evaluation import rows

SHARED = Path(__file__).parents[4] / "shared/data/events"
SAMPLES = {
    "plv": rows.PLV,
    "cameo_coders": rows.CODERS,
    "cameo_penta": rows.PENTA,
    "uds_factuality": rows.UDS,
    "petrarch_unit": rows.PETRARCH,
    "plover_gsr": rows.GSR,
}


def file(folder: Path, found: list[dict[str, Any]]) -> str:
    path = folder / "sentences.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["evaluate", "reading", *arguments], catch_exceptions=False)


def report(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--to", "json", "--quiet")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_every_layout_is_scored_and_no_text_is_in_the_report(tmp_path: Path, name: str) -> None:
    found = report("--data", file(tmp_path, SAMPLES[name]))
    assert found["schema"] == "interstate.reading-evaluation/1"
    assert (found["data"], found["rows"]) == (name, len(SAMPLES[name]))
    assert found["figures"]
    for one in found["figures"]:
        assert one["n"] == 0 or one["low"] <= one["value"] <= one["high"]
    written = json.dumps(found)
    assert not [row["id"] for row in SAMPLES[name] if "text" in row and row["text"] in written]


def test_a_table_has_figures_intervals_slices_and_mistakes(tmp_path: Path) -> None:
    result = run("--data", file(tmp_path, rows.PLV))
    assert result.exit_code == 0
    for words in ("map: plv", "root macro-F1", "95 % interval", "recipient named first", "ZSP", "transfer"):
        assert words in result.stdout
    assert "plv: 4 rows, 4 questions" in result.stderr


def test_the_same_file_gives_the_same_report(tmp_path: Path) -> None:
    path = file(tmp_path, rows.PLV)
    assert report("--data", path) == report("--data", path)


def test_an_earlier_report_stands_beside(tmp_path: Path) -> None:
    path, before = file(tmp_path, rows.PLV), tmp_path / "before.json"
    assert run("--data", path, "--to", "json", "-o", str(before), "--quiet").exit_code == 0
    earlier = json.loads(before.read_text(encoding="utf-8"))
    earlier["figures"][0]["value"] = 12.34
    before.write_text(json.dumps(earlier), encoding="utf-8")
    assert "12.3" in run("--data", path, "--previous", str(before), "--quiet").stdout
    assert report("--data", path, "--previous", str(before))["previous"]["root macro-F1"] == 12.34
    wrong = run("--data", path, "--previous", str(before), "--map", "plover", "--quiet")
    assert (wrong.exit_code, "expected" in wrong.stderr) == (3, True)


def test_a_table_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "report.txt"
    assert run("--data", file(tmp_path, rows.UDS), "-o", str(out), "--quiet").stdout == ""
    assert "by modality given" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [('{"id": 1}', 3, "no known layout"), ("", 3, "is empty"), ('{"set": "plv", "id": 1}', 3, "lacks marked")],
)
def test_bad_input_is_one_line(tmp_path: Path, data: str, code: int, words: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(data, encoding="utf-8")
    result = run("--data", str(path))
    assert (result.exit_code, len(result.stderr.splitlines())) == (code, 1)
    assert words in result.stderr


def test_a_place_where_nothing_can_be_written_is_wrong_usage(tmp_path: Path) -> None:
    result = run("--data", file(tmp_path, rows.UDS), "-o", str(tmp_path / "no" / "report.txt"), "--quiet")
    assert (result.exit_code, "cannot be written" in result.stderr) == (2, True)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data/events")
def test_thirty_rows_of_the_development_part_are_scored(tmp_path: Path) -> None:
    lines = (SHARED / "plv.jsonl").read_text(encoding="utf-8").splitlines()[:30]
    found = report("--data", file(tmp_path, [json.loads(line) for line in lines]))
    assert found["n"] == 30
    assert {one["system"] for one in found["beside"] if one["rows"] == "same rows"} == {"ZSP (roberta-large NLI, GPU)"}
