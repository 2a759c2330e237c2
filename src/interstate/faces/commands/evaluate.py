"""`interstate evaluate`: how good the reader is on annotated sentences."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interstate.faces.plain import as_json, plain_errors, progress, shared, table, to_stdout

if TYPE_CHECKING:
    from interstate.reading.evaluation.report import Report, Scored

FIGURE = ["figure", "value", "95 % interval", "n", "unit"]


@click.group()
def evaluate() -> None:
    """Score a part of interstate against what people coded."""


@evaluate.command(epilog="Example: interstate evaluate reading --data sentences.jsonl --to json -o report.json")
@click.option("--data", required=True, type=click.Path(), help="Annotated sentences (JSONL), in a known layout.")
@click.option("--to", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("-o", "out", type=click.Path(dir_okay=False), help="Write to this file instead.")
@click.option(
    "--map", "map_", type=click.Choice(["plv", "plover"]), help="Map to quad classes (default: the data's own)."
)
@click.option("--previous", type=click.Path(), help="An earlier report (JSON): its figures are printed beside.")
@shared
@plain_errors
def reading(data: str, style: str, out: str | None, map_: str | None, previous: str | None, quiet: bool) -> None:
    """Score the reader on annotated sentences: figures with intervals, beside other systems and human coders."""
    from interstate.workflows.evaluate import compared, evaluate_reading

    report = evaluate_reading(data, map_, progress(quiet))
    before = compared(previous, report) if previous else None
    if style == "json":
        written(as_json(report.as_dict() | ({"previous": before} if before is not None else {})), out)
    else:
        printed(out, lambda: tables(report, before))


def written(text: str, out: str | None) -> None:
    """To a file where one is named."""
    if out:
        Path(out).write_text(text + "\n", encoding="utf-8")
    else:
        to_stdout(text)


def printed(out: str | None, show: Callable[[], None]) -> None:
    """What is shown, on the terminal or in a file."""
    if out is None:
        show()
        return
    from contextlib import redirect_stdout

    with Path(out).open("w", encoding="utf-8") as file, redirect_stdout(file):
        show()


def tables(report: "Report", before: dict[str, float] | None) -> None:
    """The report for a reader at a terminal."""
    found = report.scored
    for line in head(report):
        click.echo(line)
    columns = FIGURE + (["before"] if before is not None else [])
    table("figures", columns, figures(found, before))
    rows("beside them (* trained on such rows: not to be compared)", beside(found))
    for sheet in found.sheets:
        rows(sheet.title, [dict(row) for row in sheet.rows])
    error = "none" if found.calibration_error is None else f"{found.calibration_error:.3f}"
    rows(f"stated probability ({found.calibrated}): expected calibration error {error}", reliability(found))
    rows("most frequent mistakes", mistakes(found))


def head(report: "Report") -> list[str]:
    """What was scored, and how."""
    from interstate.reading.evaluation.report import INTERVAL, SPLIT

    left = "; ".join(f"{n} {reason}" for reason, n in report.left_out.items())
    return [
        f"data: {report.data}, {report.rows} rows, {report.scored.n} scored in {report.groups} groups, {report.file}"
        f" (sha256 {report.sha256[:12]})" + (f"; left out: {left}" if left else ""),
        f"split: {SPLIT}",
        f"map: {report.scored.map}",
        f"interval: {INTERVAL}",
        *(f"note: {note}" for note in report.scored.notes),
    ]


def figures(found: "Scored", before: dict[str, float] | None) -> list[list[object]]:
    """Each figure as a row, the earlier one last."""
    return [
        [one.name, number(one.value, one.unit), interval(one.low, one.high, one.unit), one.n, one.unit]
        + ([number(before.get(one.name), one.unit)] if before is not None else [])
        for one in found.figures
    ]


def number(value: float | None, unit: str) -> str:
    """One decimal for per cent, two for kappa."""
    return "" if value is None else f"{value:.2f}" if unit == "kappa" else f"{value:.1f}"


def interval(low: float | None, high: float | None, unit: str) -> str:
    """`64.1 to 69.9`."""
    return f"{number(low, unit)} to {number(high, unit)}" if low is not None else ""


def beside(found: "Scored") -> list[dict[str, Any]]:
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


def reliability(found: "Scored") -> list[dict[str, Any]]:
    """The reliability table."""
    return [
        {"from": one.low, "to": one.high, "n": one.n, "stated": f"{one.stated:.2f}", "right": f"{one.right:.2f}"}
        for one in found.reliability
    ]


def mistakes(found: "Scored") -> list[dict[str, Any]]:
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


def rows(title: str, found: Sequence[dict[str, Any]]) -> None:
    """A table of like rows; nothing where there are none."""
    if found:
        table(title, list(found[0]), [row.values() for row in found])
