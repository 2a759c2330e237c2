"""Dossiers and measures on the terminal."""

from typing import TYPE_CHECKING

import click

from interstate.faces.plain import as_json, table, to_stdout

if TYPE_CHECKING:
    from interstate.workflows.dossier import Dossier


def show_dossier(found: "Dossier", style: str) -> None:
    """Print a dossier as tables, or as JSON."""
    if style == "json":
        to_stdout(as_json(found.document()))
        return
    click.echo(found.title)
    for layer, rows in found.layers:
        columns = ["a", "b", "kind", "value", "from", "to", "known since", "source", "check", "what it says"]
        table(f"{layer} ({len(rows)})", columns, [tuple(row.values()) for row in rows])
    for gap in found.gaps:
        click.echo(gap)
