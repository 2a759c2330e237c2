"""The result of one evaluation: figures with n and interval, what stands beside them, tables; as JSON and as lines."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SCHEMA = "interstate.reading-evaluation/1"
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


@dataclass(frozen=True, slots=True)
class Report:
    """A scored file. `rows` lines were read, `left_out` of them by reason, in `groups` of near-duplicate text."""

    data: str
    file: str
    sha256: str
    rows: int
    groups: int
    left_out: Mapping[str, int]
    scored: Scored
    vintage: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON; no text of the data set is in it."""
        told = asdict(self.scored)
        told["confusions"] = [
            {"gold": one.gold, "given": one.given, "n": one.n, "ids": [id for id, _ in one.examples]}
            for one in self.scored.confusions
        ]
        told["sheets"] = [
            {"title": sheet.title, "rows": [dict(row) for row in sheet.rows]} for sheet in self.scored.sheets
        ]
        head = {name: getattr(self, name) for name in ("data", "file", "sha256", "rows", "groups")}
        return {
            "schema": SCHEMA, **head, "left_out": dict(self.left_out), "split": SPLIT,
            "interval": INTERVAL, **told, "vintage": dict(self.vintage),
        }  # fmt: skip


SPLIT = "transfer: the reader was made without these rows"
INTERVAL = "95 %, bootstrap over groups of near-duplicate text (7-word shingles, Jaccard >= 0.6)"
