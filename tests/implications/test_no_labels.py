"""No state is named in the code that explains or measures: what holds for one holds for all."""

import re
from pathlib import Path

import pytest

import interstate.implications
import interstate.measures
from interstate.codes import states

FILES = sorted(
    file for room in (interstate.implications, interstate.measures) for file in Path(room.__path__[0]).rglob("*.py")
)
CODES = frozenset(states.codes())
NAMES = re.compile(rf"\b(?:{'|'.join(re.escape(states.name(code).removeprefix('the ')) for code in CODES)})\b")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_code_and_no_name_of_a_state_stands_in_the_source(file):
    text = file.read_text(encoding="utf-8")
    assert [word for word in re.findall(r"\b[A-Z]{3}\b", text) if word in CODES] == []
    assert NAMES.findall(text) == []
