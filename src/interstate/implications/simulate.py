"""The size of a step as a range: its inputs drawn evenly from theirs, with a fixed seed."""

import numpy as np

from interstate.implications.base import Worked
from interstate.model.implication import Step

SEED = 1648
DRAWS = 2000


def ranged(step: Step, draws: int = DRAWS) -> tuple[float | None, float | None]:
    """5th and 95th percentile of the change; both None if the step has no size, equal to it if every input is exact.

    Inputs with `low` and `high` are drawn from a uniform distribution between them: nothing is known about what lies inside.
    """
    if step.change is None:
        return step.low, step.high
    if not isinstance(step, Worked) or step.compute is None:
        return (step.low, step.high) if step.low is not None else (step.change, step.change)
    source = np.random.default_rng(SEED)
    values: dict[str, object] = {}
    loose = False
    for item in step.inputs:
        if item.low is not None and item.high is not None and item.low < item.high:
            values[item.name] = source.uniform(item.low, item.high, draws)
            loose = True
        else:
            values[item.name] = item.value
    if not loose:
        return step.change, step.change
    found = np.asarray(step.compute(values), dtype=float)
    low, high = np.percentile(found, [5, 95])
    return float(low), float(high)
