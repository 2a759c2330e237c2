"""`interstate implications`: what the events mean, state by state, with chains."""

from datetime import datetime
from pathlib import Path

import click

from interstate.faces.helper import language_model
from interstate.faces.plain import DAY, as_day, as_json, plain_errors, progress, shared, table, to_stdout


@click.command(epilog="Example: interstate implications article.txt --for IND --to json")
@click.argument("sources", nargs=-1, required=True)
@click.option("--for", "focal", help="Only what this state is concerned by, e.g. IND.")
@click.option("--as-of", type=DAY, help="Use only what was known that day.")
@click.option("--to", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--world", "folder", type=click.Path(file_okay=False), help="A folder with ties.csv and events.csv.")
@language_model
@shared
@plain_errors
def implications(
    sources: tuple[str, ...],
    focal: str | None,
    as_of: datetime | None,
    style: str,
    folder: str | None,
    llm: str | None,
    llm_model: str | None,
    quiet: bool,
) -> None:
    """Show what the events of SOURCES mean, state by state, each a chain with its evidence."""
    from interstate.workflows.helper import helper
    from interstate.workflows.imply import imply

    home = Path(folder) if folder else None
    found = imply(sources, focal, as_day(as_of), home, progress(quiet), helper(llm, llm_model))
    if style == "json":
        to_stdout(as_json(found.document()))
        return
    columns = [
        "id",
        "state",
        "toward",
        "quantity",
        "direction",
        "size",
        "unit",
        "likelihood",
        "grade",
        "hangs on",
        "chain",
    ]
    table(found.title, columns, found.rows())
    table("Considered, and silent", ["mechanism", "reason"], [(row.mechanism, row.reason) for row in found.considered])
