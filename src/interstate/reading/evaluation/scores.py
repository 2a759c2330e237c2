"""Scores from a table of counts, gold by given: accuracy, macro-F1, kappa; intervals by resampling groups; calibration."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from interstate.reading.evaluation.scored import Bin, Figure

Counts = NDArray[np.float64]
"""Square table of counts: row = gold, column = given, the same labels in the same order."""

Score = Callable[[Counts], float]
DRAWS = 1000
SEED = 20240620
BINS = 10


def accuracy(counts: Counts) -> float:
    """Share right, in %."""
    total = counts.sum()
    return float(100 * np.trace(counts) / total) if total else 0.0


def label_scores(counts: Counts) -> list[tuple[float, float, float]]:
    """(precision, recall, F1) of each label, each in [0, 1]; 0 where nothing is there to divide by."""
    right, gold, given = np.diag(counts), counts.sum(axis=1), counts.sum(axis=0)
    return [(share(r, p), share(r, g), share(2 * r, g + p)) for r, g, p in zip(right, gold, given, strict=True)]


def share(part: float, whole: float) -> float:
    """part / whole, and 0 where the whole is 0."""
    return float(part / whole) if whole else 0.0


def macro_f1(counts: Counts) -> float:
    """Mean of F1 over the labels that the gold has, in %; an answer outside them costs recall only."""
    scores = [f1 for (_, _, f1), gold in zip(label_scores(counts), counts.sum(axis=1), strict=True) if gold]
    return 100 * sum(scores) / len(scores) if scores else 0.0


def kappa(counts: Counts) -> float:
    """Cohen's kappa (1960): agreement beyond what the two distributions give by chance; in [-1, 1]."""
    total = counts.sum()
    if not total:
        return 0.0
    chance = float((counts.sum(axis=1) * counts.sum(axis=0)).sum() / total**2)
    return float((np.trace(counts) / total - chance) / (1 - chance)) if chance < 1 else 1.0


def figure(name: str, gold: Sequence[str], given: Sequence[str], groups: Sequence[int], score: Score) -> Figure:
    """A score with n and its 95 % interval: groups are drawn with replacement, the seed is fixed.

    Raises:
        ValueError: the three sequences differ in length.
    """
    if not gold:
        return Figure(name, None, None, None, 0, unit(score))
    labels = sorted({*gold, *given})
    cells = by_group(gold, given, groups, labels)
    drawn = resampled(cells, len(labels), score)
    low, high = (float(np.percentile(drawn, at)) for at in (2.5, 97.5))
    value = score(cells.sum(axis=0).reshape(len(labels), -1))
    return Figure(name, round(value, 3), round(low, 3), round(high, 3), len(gold), unit(score))


def unit(score: Score) -> str:
    """Per cent, but for kappa."""
    return "kappa" if score is kappa else "%"


def by_group(gold: Sequence[str], given: Sequence[str], groups: Sequence[int], labels: list[str]) -> Counts:
    """One flattened table of counts for each group."""
    place = {label: number for number, label in enumerate(labels)}
    row = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    cells = np.zeros((len(row), len(labels) ** 2))
    for right, answer, group in zip(gold, given, groups, strict=True):
        cells[row[group], place[right] * len(labels) + place[answer]] += 1
    return cells


def resampled(cells: Counts, size: int, score: Score) -> list[float]:
    """The score of each of `DRAWS` draws of as many groups as there are."""
    many = len(cells)
    weights = np.random.default_rng(SEED).multinomial(many, np.full(many, 1 / many), size=DRAWS)
    return [score(table.reshape(size, size)) for table in weights @ cells]


def reliability(stated: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """Stated probability beside the share that was right, in ten equal bins; empty bins are left out."""
    kept: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for p, hit in zip(stated, right, strict=True):
        kept[min(int(p * BINS), BINS - 1)].append((p, hit))
    return [bin_of(number, inside) for number, inside in enumerate(kept) if inside]


def bin_of(number: int, inside: list[tuple[float, bool]]) -> Bin:
    """One row of the reliability table."""
    n = len(inside)
    return Bin(number / BINS, (number + 1) / BINS, n, sum(p for p, _ in inside) / n, sum(hit for _, hit in inside) / n)


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: mean distance of stated from true, weighted by n; None without rows."""
    total = sum(row.n for row in bins)
    return sum(row.n * abs(row.stated - row.right) for row in bins) / total if total else None


def per_label(gold: Sequence[str], given: Sequence[str]) -> list[dict[str, Any]]:
    """Precision, recall and F1 of each label, in %."""
    labels = sorted({*gold, *given})
    counts = by_group(gold, given, [0] * len(gold), labels).reshape(len(labels), -1)
    return [
        {
            "label": label,
            "n": int(n),
            "precision": round(100 * p, 1),
            "recall": round(100 * r, 1),
            "F1": round(100 * f, 1),
        }
        for label, n, (p, r, f) in zip(labels, counts.sum(axis=1), label_scores(counts), strict=True)
    ]
