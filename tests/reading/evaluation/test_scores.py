"""Scores worked out by hand."""

import numpy as np
import pytest

from interstate.reading.evaluation import scores
from interstate.reading.evaluation.groups import groups

# gold by given, labels a, b: 6 right and 2 wrong of a, 3 right and 1 wrong of b
COUNTS = np.array([[6.0, 2.0], [1.0, 3.0]])


def test_accuracy_is_the_share_right() -> None:
    assert scores.accuracy(COUNTS) == pytest.approx(100 * 9 / 12)


def test_macro_f1_is_the_mean_over_labels() -> None:
    # F1 of a: 2*6/(8+7) = 0.8; of b: 2*3/(4+5) = 2/3
    assert scores.macro_f1(COUNTS) == pytest.approx(100 * (0.8 + 2 / 3) / 2)


def test_an_answer_that_no_gold_has_costs_recall_only() -> None:
    counts = np.array([[1.0, 1.0], [0.0, 0.0]])
    assert scores.macro_f1(counts) == pytest.approx(100 * 2 * 1 / (2 + 1))


def test_kappa_takes_chance_away() -> None:
    # agreement 0.75; chance (8*7 + 4*5) / 144 = 76/144
    assert scores.kappa(COUNTS) == pytest.approx((0.75 - 76 / 144) / (1 - 76 / 144))
    assert scores.kappa(np.array([[2.0, 2.0], [2.0, 2.0]])) == pytest.approx(0)
    assert scores.kappa(np.array([[5.0]])) == 1.0


def test_the_calibration_error_weighs_each_bin_by_its_rows() -> None:
    bins = scores.reliability([0.95, 0.85, 0.85, 0.15], [True, True, False, False])
    assert [(row.low, row.n, row.right) for row in bins] == [(0.1, 1, 0.0), (0.8, 2, 0.5), (0.9, 1, 1.0)]
    # (1*0.15 + 2*0.35 + 1*0.05) / 4
    assert scores.calibration_error(bins) == pytest.approx(0.225)
    assert scores.calibration_error([]) is None


def test_a_probability_of_one_falls_in_the_last_bin() -> None:
    (row,) = scores.reliability([1.0], [True])
    assert (row.low, row.high) == (0.9, 1.0)


def test_precision_recall_and_f1_of_each_label() -> None:
    first, second = scores.per_label(["a", "a", "b"], ["a", "b", "b"])
    assert first == {"label": "a", "n": 2, "precision": 100.0, "recall": 50.0, "F1": 66.7}
    assert second == {"label": "b", "n": 1, "precision": 50.0, "recall": 100.0, "F1": 66.7}


def test_the_interval_is_the_same_each_time_and_holds_the_value() -> None:
    gold, given = ["a"] * 40, ["a"] * 30 + ["b"] * 10
    first, second = (scores.figure("share", gold, given, range(40), scores.accuracy) for _ in range(2))
    assert first == second
    assert first.low is not None
    assert first.high is not None
    assert first.low < 75.0 < first.high
    # binomial: 75 +- 1.96 * sqrt(0.75 * 0.25 / 40) is 61.6 to 88.4
    assert first.low == pytest.approx(61.6, abs=4)
    assert first.high == pytest.approx(88.4, abs=4)


def test_twins_are_drawn_together_and_widen_the_interval() -> None:
    gold, given = ["a"] * 40, (["a"] * 3 + ["b"]) * 10
    apart = scores.figure("share", gold, given, range(40), scores.accuracy)
    together = scores.figure("share", gold, sorted(given), [n // 10 for n in range(40)], scores.accuracy)
    assert together.high is not None
    assert together.low is not None
    assert apart.high is not None
    assert apart.low is not None
    assert together.high - together.low > apart.high - apart.low


def test_nothing_to_score_has_no_value() -> None:
    found = scores.figure("share", [], [], [], scores.accuracy)
    assert (found.value, found.low, found.high, found.n) == (None, None, None, 0)


def test_near_duplicates_share_a_group() -> None:
    text = "The harbour of the old town was closed by a storm that came from the north on Friday night"
    texts = [text, text + ".", "A ferry left for the islands with forty people and a cargo of salt.", "Short.", "short"]
    kin = groups(texts)
    assert kin[0] == kin[1]
    assert kin[3] == kin[4]
    assert len(set(kin)) == 3
