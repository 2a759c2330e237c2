"""`interstate evaluate`: how good the reader is on annotated sentences."""

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any

import click

from interstate.errors import UsageError
from interstate.faces.plain import as_json, plain_errors, progress, shared, table, to_stdout


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
    elif out:
        written(captured(partial(show, report.head(), report.sheets(before))).rstrip("\n"), out)
    else:
        show(report.head(), report.sheets(before))


def written(text: str, out: str | None) -> None:
    """To a file where one is named."""
    if out:
        to_file(text + "\n", out)
    else:
        to_stdout(text)


def to_file(text: str, out: str) -> None:
    """Text to a file.

    Raises:
        UsageError: a place where nothing can be written.
    """
    try:
        Path(out).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}") from None


def show(head: list[str], sheets: list[tuple[str, list[dict[str, Any]]]]) -> None:
    """Lines, then tables."""
    for line in head:
        click.echo(line)
    for title, rows in sheets:
        table(title, list(rows[0]), [row.values() for row in rows])


def captured(say: Callable[[], None]) -> str:
    """What would be said, as text."""
    with redirect_stdout(io.StringIO()) as kept:
        say()
    return kept.getvalue()
