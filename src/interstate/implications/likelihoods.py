"""The likelihood of a chain: the product of its factors, and only where each of them has been counted or estimated."""

from functools import reduce

from interstate.implications.base import merged
from interstate.implications.paths import Path
from interstate.model.likelihood import Likelihood


def of_path(path: Path) -> Likelihood | None:
    """The likelihood of the end of a path, None if a factor is not known.

    What has occurred is given (1); whether a claim is true has no estimate. A base rate counted over all periods depends on
    neither the trigger nor the steps before it, so it stands by itself.
    """
    if path.last.unconditional:
        return path.last.likelihood
    if path.contingent:
        return None
    factors = [step.likelihood for step in path.steps]
    known = [factor for factor in factors if factor is not None]
    return reduce(product, known) if len(known) == len(factors) else None


def product(first: Likelihood, then: Likelihood) -> Likelihood:
    """Both in turn: the shares multiplied, the counts of each named."""
    window = f"{first.cases} of {first.n} ({first.window}), then {then.cases} of {then.n} ({then.window})"
    evidence = merged(first.evidence, then.evidence)
    return Likelihood(first.cases * then.cases, first.n * then.n, then.question, window, evidence)
