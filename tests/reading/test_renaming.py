"""Names carry nothing but who is meant: other states in the same text give the same reading with other codes."""

from itertools import permutations

import pytest

from tests.reading.small import reading, short

TEXT = """{A} and {B} talk
{A}'s president visited {B} on Monday. {A} signed a defence treaty with {B}.
{C} fears that {B} may supply missiles to {A}. {A} relies on {C} for gas.
Both {A} and {B} condemned {C}. {C} should impose sanctions on {B}. {B} has not attacked {C}."""
NAMES = {"Kenya": "KEN", "Finland": "FIN", "Vietnam": "VNM", "Peru": "PER", "Poland": "POL"}


def items(names: tuple[str, str, str]) -> list[str]:
    text = TEXT.format(A=names[0], B=names[1], C=names[2])
    codes = {NAMES[name]: letter for name, letter in zip(names, "ABC", strict=True)}
    rows = []
    for item in reading(text).items:
        words = [codes.get(word, word) for word in short(item).split(" ")]
        rows.append(" ".join([item.id, *words, str(getattr(item, "mutual", "")), item.family, str(len(item.evidence))]))
    return rows


@pytest.mark.parametrize("names", list(permutations(NAMES, 3))[::7])
def test_renaming_the_states_renames_the_answers(names: tuple[str, str, str]) -> None:
    expected = items(("Kenya", "Finland", "Vietnam"))
    assert len(expected) >= 6
    assert items(names) == expected
