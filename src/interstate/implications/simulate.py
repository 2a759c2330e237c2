"""The range of a change: its inputs drawn from their ranges, with a fixed seed, so that the same world gives the same bytes."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from interstate.implications.base import Worked, midpoint
from interstate.model.implication import Input

SEED = 1
DRAWS = 2000


@cache
def uniform(at: int, draws: int) -> Any:
    """Numbers between 0 and 1 for the input at this place in the formula."""
    return np.random.default_rng([SEED, at]).random(draws)


def ranged(item: Input) -> bool:
    """True for an input that is known only between two bounds."""
    return item.low is not None and item.high is not None and item.low < item.high


def simulated(step: Worked, draws: int) -> Worked:
    """The step with its 5th and 95th percentile; unchanged if no input has a range, or with `draws` 0.

    Each ranged input is drawn evenly between its bounds, one stream an input by its place, apart from one another.
    """
    if step.compute is None or draws < 1 or not any(map(ranged, step.inputs)):
        return step
    values: dict[str, Any] = {}
    for at, item in enumerate(step.inputs):
        if item.low is not None and item.high is not None and ranged(item):
            values[item.name] = item.low + (item.high - item.low) * uniform(at, draws)
        else:
            values[item.name] = midpoint(item)
    low, high = np.percentile(np.broadcast_to(step.compute(values), (draws,)), (5, 95))
    return replace(step, low=float(low), high=float(high))
