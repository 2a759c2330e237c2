"""`interstate brief`: the whole job."""

import os
import sys
import webbrowser
from datetime import datetime
from pathlib import Path

import click

from interstate.errors import UsageError
from interstate.faces.helper import language_model
from interstate.faces.plain import DAY, as_day, plain_errors, progress, shared, to_stdout

STYLES = ("html", "markdown", "json", "pdf")


@click.command(epilog="Example: interstate brief article.txt --for IND --as-of 2024-06-20 --open")
@click.argument("sources", nargs=-1)
@click.option("--for", "focal", help="State the brief is written for, e.g. IND.")
@click.option("--as-of", type=DAY, help="Use only what was known that day.")
@click.option("--to", "style", type=click.Choice(STYLES), default="html", show_default=True, help="Format.")
@click.option("-o", "--out", type=click.Path(dir_okay=False), help="File to write.")
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
@click.option("--example", is_flag=True, help="Use the article that comes with the package.")
@click.option("--world", "folder", type=click.Path(file_okay=False), help="A folder with ties.csv and events.csv.")
@language_model
@shared
@plain_errors
def brief(
    sources: tuple[str, ...],
    focal: str | None,
    as_of: datetime | None,
    style: str,
    out: str | None,
    show: bool,
    example: bool,
    folder: str | None,
    llm: str | None,
    llm_model: str | None,
    quiet: bool,
) -> None:
    """Write a sourced brief on SOURCES (text, HTML, PDF, event files, - for standard input), for one focal state."""
    if style == "pdf":
        raise UsageError("pdf is not built yet; use --to html and print the page, or --to markdown")
    if show and style != "html":
        raise UsageError(f"--open shows the page; it goes with --to html, not with --to {style}")
    from interstate.workflows.helper import helper
    from interstate.workflows.write_brief import example_sources, write_brief

    if example:
        sources, focal = example_sources(focal)
    if not sources:
        raise UsageError("name an article, - for standard input, or --example")
    if not focal:
        raise UsageError("--for needs a state code such as IND")
    model = helper(llm, llm_model)
    home = Path(folder) if folder else None
    analysis = write_brief(sources, focal, as_day(as_of), home, progress(quiet), model)
    if style != "html" and not out:
        to_stdout(analysis.render(style))
        return
    target = analysis.save(out or "brief.html", style)
    if style == "html" and not out:
        to_stdout(analysis.render("terminal"))
    click.echo(f"The brief is in {target}", err=quiet)
    if show:
        open_page(target.resolve())


def open_page(page: Path) -> None:
    """Open the page where there is a browser to show it; say nothing where there is none."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    webbrowser.open(page.as_uri())
