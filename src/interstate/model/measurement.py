"""A number about a state or a dyad on a day, with its unit, interval and evidence."""

from dataclasses import dataclass
from datetime import date

from interstate.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Measurement:
    """`state_b` is None for a measure of one state. `value` None = not known (never 0). `low`, `high`: interval, None if exact.

    `settings`: what was chosen (own cells, N, window ...), as words. `formula`: the numbers put in, so that a reader can get
    the value again by hand.
    """

    measure: str
    state_a: str
    state_b: str | None
    as_of: date
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    evidence: tuple[Evidence, ...] = ()
    settings: str = ""
    formula: str = ""


Table = tuple[Measurement, ...]
