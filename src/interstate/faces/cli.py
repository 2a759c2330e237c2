"""The command line: it parses, calls one workflow and prints. Each command is imported when it is asked for."""

import gc
import sys
from importlib import import_module

import click

COMMANDS = {
    "brief": "Write a sourced brief on articles or event files, for one focal state.",
    "read": "List the events, claims and relations that a text holds.",
    "implications": "Show what the events of a text mean, state by state.",
    "state": "Show the dossier of one state.",
    "tie": "Show the dossier of one pair of states.",
    "measure": "Print one measure as a tidy table.",
    "events": "Print a series of the events between states.",
    "evaluate": "Score the reader on annotated sentences, with intervals.",
    "data": "List, show, add, verify and cite the sources.",
    "plugins": "List what is installed at each seam.",
}


class Lazy(click.Group):
    """A group whose commands are imported one at a time, so that `--help` stays light."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"interstate.faces.commands.{cmd_name}"), cmd_name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    """Print the version and leave."""
    if value:
        from importlib.metadata import version as installed

        click.echo(f"interstate {installed('interstate')}")
        ctx.exit()


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, callback=version, expose_value=False, is_eager=True, help="Print the version.")
def cli() -> None:
    """From an article to a sourced brief, offline.

    Example: interstate brief article.txt --for IND --open

    Exit codes: 0 fine, 1 a bug, 2 wrong usage, 3 bad input, 4 a source cannot be reached, 5 the store is busy,
    6 disk full, 7 verification failed, 8 insufficient evidence.
    """


def main() -> None:
    """Entry point of the program. A short run makes many small lasting objects: looking for garbage seldom saves a quarter of it."""
    gc.set_threshold(200_000, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="interstate")
