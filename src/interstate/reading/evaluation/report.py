"""A scored file: as JSON without a text of the data set, or as lines and tables for a terminal."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from interstate.reading.evaluation import shown
from interstate.reading.evaluation.scored import Scored

SCHEMA = "interstate.reading-evaluation/1"
SPLIT = "transfer: none of these rows is in the reader or trained it (their figures may have chosen between designs)"
INTERVAL = "95 %, bootstrap over groups of near-duplicate text (7-word shingles, Jaccard >= 0.6)"


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

    def head(self) -> list[str]:
        """What was scored, and how."""
        left = "; ".join(f"{n} {reason}" for reason, n in self.left_out.items())
        return [
            f"data: {self.data}, {self.rows} rows, {self.scored.n} scored in {self.groups} groups, {self.file}"
            f" (sha256 {self.sha256[:12]})" + (f"; left out: {left}" if left else ""),
            f"split: {SPLIT}",
            "reader: " + ", ".join(f"{name} {version[:12]}" for name, version in self.vintage.items()),
            f"map: {self.scored.map}",
            f"interval: {INTERVAL}",
            *(f"note: {note}" for note in self.scored.notes),
        ]

    def sheets(self, before: dict[str, float] | None = None) -> list[tuple[str, list[dict[str, Any]]]]:
        """Titled tables; `before` are the figures of an earlier report."""
        return shown.sheets(self.scored, before)
