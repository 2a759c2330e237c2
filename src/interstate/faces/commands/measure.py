"""`interstate measure`: one measure as a tidy table."""

from datetime import datetime

import click

from interstate.errors import UsageError
from interstate.faces.plain import DAY, as_csv, as_day, as_json, plain_errors, progress, shared, table, to_stdout

COLUMNS = ["state_a", "state_b", "day", "value", "low", "high", "unit", "settings", "source"]


@click.command(epilog="Example: interstate measure arms_dependence IND --to-format csv")
@click.argument("name", required=False)
@click.argument("states", nargs=-1)
@click.option("--from", "start", type=DAY, help="First day; then one value a year.")
@click.option("--to", "end", type=DAY, help="Last day (default: today).")
@click.option("--as-of", type=DAY, help="The same as --to.")
@click.option("--to-format", "style", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--list", "listing", is_flag=True, help="Name the measures with one line each.")
@click.option("--world", "folder", type=click.Path(file_okay=False), help="A folder with ties.csv.")
@shared
@plain_errors
def measure(
    name: str | None,
    states: tuple[str, ...],
    start: datetime | None,
    end: datetime | None,
    as_of: datetime | None,
    style: str,
    listing: bool,
    folder: str | None,
    quiet: bool,
) -> None:
    """Print the measure NAME for all states, one state or one pair: value, interval, unit, source."""
    from interstate.workflows.measure import measured, measures

    if listing:
        rows = measures()
        if style == "json":
            to_stdout(as_json([{"name": key, "about": words} for key, words in rows]))
        else:
            table("Measures", ["name", "what it is"], rows)
        return
    if not name:
        raise UsageError("name a measure; interstate measure --list shows them")
    found = measured(name, states, as_day(start), as_day(end or as_of), folder, progress(quiet))
    if style == "json":
        to_stdout(as_json(found))
    elif style == "csv":
        to_stdout(as_csv(found, COLUMNS))
    else:
        table(name, COLUMNS, [[row[column] for column in COLUMNS] for row in found])
