"""`interstate tie`: the dossier of one dyad."""

from datetime import datetime
from pathlib import Path

import click

from interstate.faces.plain import DAY, as_day, plain_errors, progress, shared
from interstate.faces.sheets import show_dossier


@click.command(epilog="Example: interstate tie RUS PRK --as-of 2024-06-20")
@click.argument("code_a")
@click.argument("code_b")
@click.option("--as-of", type=DAY, help="Use only what was known that day.")
@click.option("--to", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--world", "folder", type=click.Path(file_okay=False), help="A folder with ties.csv.")
@click.option("--all", "everything", is_flag=True, help="Every fact of every layer, past ones too.")
@shared
@plain_errors
def tie(
    code_a: str, code_b: str, as_of: datetime | None, style: str, folder: str | None, everything: bool, quiet: bool
) -> None:
    """Show what is known between CODE_A and CODE_B on a day: ties by layer, past and present, with source and age."""
    from interstate.workflows.dossier import dossier

    show_dossier(
        dossier([code_a, code_b], as_day(as_of), Path(folder) if folder else None, progress(quiet)), style, everything
    )
