"""The page about the reader's models shows the models that are shipped."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools/model_notes.py"


@pytest.fixture(scope="module")
def notes() -> ModuleType:
    """The tool that writes the table."""
    spec = importlib.util.spec_from_file_location("model_notes", TOOL)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_table_of_models_is_current(notes: ModuleType) -> None:
    page = notes.PAGE.read_text(encoding="utf-8")
    assert notes.rewritten(page) == page, "run: python tools/model_notes.py"


def test_every_model_has_a_row_and_is_explained(notes: ModuleType) -> None:
    page = notes.PAGE.read_text(encoding="utf-8")
    for path in notes.FOLDER.glob("*.json"):
        if path != notes.CHECKSUMS:
            assert page.count(f"| `{path.stem}` |") == 2, f"{path.stem} has no row in {notes.PAGE.name}"


def test_a_page_without_marks_is_refused(notes: ModuleType) -> None:
    with pytest.raises(ValueError, match="model notes"):
        notes.rewritten("no marks")
