"""Words for likelihood, modality, quantities, layers."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interstate.codes import likelihood, modality, quantities, ties
from interstate.errors import UnknownCode, UsageError
from interstate.model.relation import RelationKind


@pytest.mark.parametrize(
    ("p", "word"),
    [
        (0.01, "almost no chance"),
        (0.0499, "almost no chance"),
        (0.05, "very unlikely"),
        (0.20, "unlikely"),
        (0.4499, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "likely"),
        (0.80, "very likely"),
        (0.95, "almost certain"),
        (0.99, "almost certain"),
    ],
)
def test_a_boundary_takes_the_upper_word(p: float, word: str) -> None:
    assert likelihood.word(p) == word


@pytest.mark.parametrize("p", [0.0, 0.0099, 0.991, 1.0, -0.1, 1.5, float("nan")])
def test_no_word_outside_1_to_99_per_cent(p: float) -> None:
    with pytest.raises(UsageError):
        likelihood.word(p)


@given(st.floats(0.01, 0.99))
def test_the_printed_number_fits_the_printed_word(p: float) -> None:
    match = re.fullmatch(r"(.+) \((\d+) %\)", likelihood.phrase(p))
    assert match
    assert likelihood.word(int(match[2]) / 100) == match[1] == likelihood.word(p)


def test_extremes_are_printed_without_a_word() -> None:
    assert likelihood.phrase(0.004) == "under 1 %"
    assert likelihood.phrase(0.996) == "over 99 %"
    assert likelihood.phrase(0.62) == "likely (62 %)"


def test_bands_touch_and_cover() -> None:
    assert likelihood.BANDS[0][0] == 0.01
    assert likelihood.BANDS[-1][1] == 0.99
    for (_, high, _), (low, _, _) in zip(likelihood.BANDS, likelihood.BANDS[1:], strict=False):
        assert high == low


def test_doubt_grows_from_occurred_to_denied() -> None:
    assert modality.doubt("occurred") == modality.doubt("ongoing") == 0
    assert modality.doubtful("possible", "feared") == "feared"
    assert {m for m in modality.MODALITIES if modality.happened(m)} == modality.HAPPENED


def test_quantities_have_unit_and_words_without_hedging() -> None:
    for code in quantities.QUANTITIES:
        assert quantities.unit(code)
        for direction in ("up", "down", "open"):
            words = quantities.words(code, direction)
            assert not re.search(rf"\b({'|'.join(likelihood.VAGUE)})\b", words)
    assert quantities.words("leverage", "down") == "leverage falls"


def test_an_unknown_quantity_is_refused() -> None:
    with pytest.raises(UnknownCode):
        quantities.words("mood", "up")


def test_goods_lie_in_layers_that_exist() -> None:
    for good, layers in ties.GOODS.items():
        assert set(layers) <= set(ties.LAYERS), good
    assert ties.layer_of_good("munitions") == "arms"
    assert ties.layer_of_good("crude") == "energy"
    assert ties.layer_of_good("nuclear") == "transfer"
    assert ties.layer_of_good("water") is None
    assert ties.layer_of_relation("dependence", ("crude",)) == "energy"
    assert ties.layer_of_relation("sanction regime") == "sanction"


def test_relation_kinds_are_those_of_the_model() -> None:
    assert get_args(RelationKind) == ties.RELATION_KINDS


def test_unknown_goods_and_layers_are_refused() -> None:
    with pytest.raises(UnknownCode):
        ties.layer_of_good("dreams")
    with pytest.raises(UnknownCode):
        ties.layer("dreams")
