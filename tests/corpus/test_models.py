"""The shipped models are the corpus's own: made again byte for byte, checked when opened, and honest about what they are."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interstate.errors import VerificationFailed
from interstate.reading.learned import linear

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in linear.FOLDER.glob("*.json") if path != linear.CHECKSUMS)
FIT = """
import sys
sys.path.insert(0, "tools")
import fit_reader, reader_examples
one = list(reader_examples.examples(reader_examples.corpus()[::33][:300]))
for name, rows in (("mood", reader_examples.mood_rows), ("role", reader_examples.role_rows)):
    text = fit_reader.fit(name, [(held.fold, row) for held in one for row in rows(held)], "slice")
    print("BYTES", name, fit_reader.hashlib.sha256(text.encode()).hexdigest(), len(text))
"""


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models that a test may spoil."""
    for path in linear.FOLDER.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(linear, "FOLDER", tmp_path)
    monkeypatch.setattr(linear, "CHECKSUMS", tmp_path / "checksums.json")
    monkeypatch.setattr(linear, "model", linear.model.__wrapped__)
    return tmp_path


def slice_fitted(seed: str) -> list[str]:
    """What fitting on 300 sentences gives in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", FIT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [line for line in done.stdout.splitlines() if line.startswith("BYTES")]


def test_the_same_sentences_give_the_same_bytes() -> None:
    first = slice_fitted("1")
    assert len(first) == 2
    assert slice_fitted("2") == first


@pytest.mark.parametrize("name", NAMES)
def test_a_model_is_the_one_whose_checksum_is_recorded(name: str) -> None:
    sums = json.loads(linear.CHECKSUMS.read_text(encoding="utf-8"))
    assert sorted(sums) == NAMES
    assert hashlib.sha256((linear.FOLDER / f"{name}.json").read_bytes()).hexdigest() == sums[name]
    assert linear.model(name).classes


@pytest.mark.parametrize("name", NAMES)
def test_a_model_was_made_from_the_corpus_as_it_is_now(name: str, rows: list[dict[str, Any]]) -> None:
    note = json.loads((linear.FOLDER / f"{name}.json").read_text(encoding="utf-8"))["note"]
    seal = hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
    assert note["made_by"] == "tools/fit_reader.py"
    assert note["corpus_sha256"] == seal[:16], "make the models again: python tools/fit_reader.py"


def test_a_changed_byte_stops_the_reader(copied: Path) -> None:
    path = copied / "mood.json"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(VerificationFailed, match="mood"):
        linear.model("mood")


@pytest.mark.parametrize("name", ["weather", "../../errors", ""])
def test_an_unknown_model_is_refused(copied: Path, name: str) -> None:
    with pytest.raises(VerificationFailed):
        linear.model(name)


def test_a_model_without_a_recorded_checksum_is_refused(copied: Path) -> None:
    (copied / "stranger.json").write_bytes((copied / "mood.json").read_bytes())
    with pytest.raises(VerificationFailed):
        linear.model("stranger")


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_probabilities_sum_to_one(name: str, data: st.DataObject) -> None:
    held = linear.model(name)
    known = st.sampled_from(sorted(held.rows))
    shown = data.draw(st.dictionaries(known | st.text(max_size=8), st.floats(-3, 3, width=32), max_size=30))
    shares = held.probabilities(shown)
    assert tuple(shares) == held.classes
    assert sum(shares.values()) == pytest.approx(1, abs=1e-5)
    assert all(0 <= share <= 1 for share in shares.values())


@pytest.mark.parametrize("name", NAMES)
def test_reasons_are_features_that_were_shown(name: str) -> None:
    held = linear.model(name)
    shown = dict.fromkeys(sorted(held.rows)[:50], 1.0)
    for kind in held.classes:
        assert set(held.reasons(shown, kind)) <= set(shown)
