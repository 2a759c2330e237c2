"""What one data set gives: figures with n and interval, what stands beside them, tables, calibration, mistakes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A score with its 95 % interval; `unit` is % or kappa. None where there was nothing to score."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    unit: str = "%"


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure of somebody else. `rows` says on what: `same rows` or another part; `in_domain`: trained on such rows."""

    system: str
    figure: str
    value: float
    rows: str
    source: str
    in_domain: bool = False


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of the reliability table: probabilities from `low` to `high`, mean `stated`, share `right`."""

    low: float
    high: float
    n: int
    stated: float
    right: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """Gold taken for something else, how often; `examples` are (id, first words): the words are for the terminal only."""

    gold: str
    given: str
    n: int
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A further table."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """What one data set gives: the part of a report that the task knows."""

    map: str
    n: int
    figures: tuple[Figure, ...]
    beside: tuple[Beside, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    reliability: tuple[Bin, ...] = ()
    calibration_error: float | None = None
    calibrated: str = ""
    confusions: tuple[Confusion, ...] = ()
    notes: tuple[str, ...] = ()
