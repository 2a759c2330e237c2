"""A report in words and tables for a terminal."""

from typing import Any

from interstate.reading.evaluation.scored import Scored

Rows = list[dict[str, Any]]


def sheets(found: Scored, before: dict[str, float] | None) -> list[tuple[str, Rows]]:
    """Titles with rows; `before` are the figures of an earlier report. Tables without rows are left out."""
    error = "none" if found.calibration_error is None else f"{found.calibration_error:.3f}"
    told = [
        ("figures", figures(found, before)),
        ("beside them (* trained on such rows: not to be compared)", beside(found)),
        *((sheet.title, [dict(row) for row in sheet.rows]) for sheet in found.sheets),
        (f"stated probability ({found.calibrated}): expected calibration error {error}", reliability(found)),
        ("most frequent mistakes", mistakes(found)),
    ]
    return [(title, rows) for title, rows in told if rows]


def figures(found: Scored, before: dict[str, float] | None) -> Rows:
    """Each figure as a row, the earlier one last."""
    return [
        {
            "figure": one.name,
            "value": number(one.value, one.unit),
            "95 % interval": interval(one.low, one.high, one.unit),
            "n": one.n,
            "unit": one.unit,
        }
        | ({"before": number(before.get(one.name), one.unit)} if before is not None else {})
        for one in found.figures
    ]


def number(value: float | None, unit: str) -> str:
    """One decimal for per cent, two for kappa."""
    return "" if value is None else f"{value:.2f}" if unit == "kappa" else f"{value:.1f}"


def interval(low: float | None, high: float | None, unit: str) -> str:
    """`64.1 to 69.9`."""
    return f"{number(low, unit)} to {number(high, unit)}" if low is not None else ""


def beside(found: Scored) -> Rows:
    """One row a system and set of rows, its figures side by side."""
    held: dict[tuple[str, str, str], dict[str, Any]] = {}
    for one in found.beside:
        name = one.system + (" *" if one.in_domain else "")
        row = held.setdefault((name, one.source, one.rows), {"system": name})
        row[one.figure] = one.value
    names = list(dict.fromkeys(one.figure for one in found.beside))
    return [
        {"system": row["system"], **{name: row.get(name) for name in names}, "rows": on, "source": source}
        for (_, source, on), row in held.items()
    ]


def reliability(found: Scored) -> Rows:
    """The reliability table."""
    return [
        {"from": one.low, "to": one.high, "n": one.n, "stated": f"{one.stated:.2f}", "right": f"{one.right:.2f}"}
        for one in found.reliability
    ]


def mistakes(found: Scored) -> Rows:
    """Mistakes with two examples each."""
    return [
        {
            "gold": one.gold,
            "given": one.given,
            "n": one.n,
            "for example": "\n".join(f"{id}: {words}" for id, words in one.examples),
        }
        for one in found.confusions
    ]
