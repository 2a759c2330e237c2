"""A forecast: a question that can be resolved yes or no by a stated rule, with its probability and base rate."""

from dataclasses import dataclass
from datetime import date

from interstate.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Forecast:
    """`probability` of `question` by `due`, issued on `issued` by `forecaster`; `base_rate` of its class beside it."""

    question: str
    probability: float
    base_rate: float
    issued: date
    due: date
    forecaster: str
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
