"""`interstate state`: the dossier of one state."""

from datetime import datetime
from pathlib import Path

import click

from interstate.faces.plain import DAY, as_day, plain_errors, progress, shared
from interstate.faces.sheets import show_dossier


@click.command(epilog="Example: interstate state IND --as-of 2024-06-20")
@click.argument("code")
@click.option("--as-of", type=DAY, help="Use only what was known that day.")
@click.option("--to", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--world", "folder", type=click.Path(file_okay=False), help="A folder with ties.csv.")
@click.option("--all", "everything", is_flag=True, help="Every fact of every layer, past ones too.")
@shared
@plain_errors
def state(code: str, as_of: datetime | None, style: str, folder: str | None, everything: bool, quiet: bool) -> None:
    """Show what is known of the state CODE on a day: its ties by layer, with source and age."""
    from interstate.workflows.dossier import dossier

    show_dossier(dossier([code], as_day(as_of), Path(folder) if folder else None, progress(quiet)), style, everything)
