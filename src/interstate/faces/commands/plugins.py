"""`interstate plugins`: what is installed at each seam."""

import click

from interstate.faces.plain import as_json, plain_errors, shared, table, to_stdout


@click.command(epilog="Example: interstate plugins")
@click.option("--to", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
@shared
@plain_errors
def plugins(style: str, quiet: bool) -> None:
    """List every seam with its plugins and the first line of what each says of itself."""
    from interstate.workflows.plugins import installed

    rows = installed()
    if style == "json":
        to_stdout(as_json([{"seam": seam, "name": name, "about": about} for seam, name, about in rows]))
        return
    table("Plugins", ["seam", "name", "what it does"], rows)
