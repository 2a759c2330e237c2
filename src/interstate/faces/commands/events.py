"""`interstate events`: series of events between states."""

from datetime import datetime

import click

from interstate.codes.plover import QUADS, TYPES
from interstate.faces.plain import DAY, as_csv, as_day, as_json, plain_errors, progress, shared, table, to_stdout

KINDS = ["counts", "rates", "change", "concentration", "partners"]


@click.command(epilog="Example: interstate events RUS PRK --by year --kind change")
@click.argument("states", nargs=-1, required=True)
@click.option("--by", type=click.Choice(["day", "month", "year"]), help="The period (default: what suits the kind).")
@click.option("--kind", type=click.Choice(KINDS), default="counts", show_default=True, help="What to show.")
@click.option("--type", "types", type=click.Choice(TYPES, case_sensitive=False), multiple=True, help="A type of event.")
@click.option("--quad", "quads", type=click.Choice(QUADS), multiple=True, help="A quad class.")
@click.option("--source", "sources", multiple=True, help="A source of events.")
@click.option("--from", "start", type=DAY, help="First day.")
@click.option("--to", "end", type=DAY, help="Last day.")
@click.option("--as-of", type=DAY, help="Only what had been published by this day.")
@click.option("--to-format", "style", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--explain", type=click.Choice(["duckdb", "bigquery", "spark"]), help="Print the SQL; run nothing.")
@shared
@plain_errors
def events(
    states: tuple[str, ...],
    by: str | None,
    kind: str,
    types: tuple[str, ...],
    quads: tuple[str, ...],
    sources: tuple[str, ...],
    start: datetime | None,
    end: datetime | None,
    as_of: datetime | None,
    style: str,
    explain: str | None,
    quiet: bool,
) -> None:
    """Print a series of the events between two STATES, or of one with all others, from the data sets that were added."""
    from interstate.workflows.history import Question, answered, explained

    days = as_day(start), as_day(end), as_day(as_of)
    asked = Question(states, kind, by, types, quads, sources, *days)  # type: ignore[arg-type]
    if explain:
        to_stdout(explained(asked, explain))  # type: ignore[arg-type]
        return
    found = answered(asked, progress=progress(quiet))
    if style == "json":
        to_stdout(as_json(list(found.rows)))
    elif style == "csv":
        to_stdout(as_csv(found.rows, list(found.columns)))
    else:
        table(f"{kind}: {' '.join(states)}", list(found.columns), [map(short, row.values()) for row in found.rows])
    for note in () if quiet else found.notes:
        click.echo(f"note: {note}", err=True)


def short(value: object) -> object:
    """A cell of the table: four digits of a fraction; CSV and JSON have all of them."""
    return f"{value:.4g}" if isinstance(value, float) else value
