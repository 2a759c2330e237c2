"""Errors as one plain line with an exit code; options and printing that several commands share."""

import functools
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from interstate.errors import InterstateError

F = TypeVar("F", bound=Callable[..., Any])
DAY = click.DateTime(["%Y-%m-%d"])


def plain_errors(command: F) -> F:
    """Turn what is raised on purpose into one line and its exit code; anything else is a bug (exit 1), without a traceback."""

    @functools.wraps(command)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        debug = kwargs.pop("debug", None)
        try:
            return command(*args, **kwargs)
        except InterstateError as error:
            click.echo(f"interstate: {error}", err=True)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)
        except (click.exceptions.ClickException, click.exceptions.Exit, click.exceptions.Abort):
            raise
        except Exception as error:
            where = "Run again with --debug FILE for the details."
            if debug:
                Path(debug).write_text(traceback.format_exc(), encoding="utf-8")
                where = f"Details in {debug}."
            click.echo(f"interstate: This is a bug: {type(error).__name__}: {str(error)[:300]}. {where}", err=True)
            sys.exit(1)

    return guarded  # type: ignore[return-value]


def shared(command: F) -> F:
    """The options every command has."""
    command = click.option("--debug", type=click.Path(dir_okay=False), help="Write the details of a bug to this file.")(
        command
    )
    return click.option("--quiet", is_flag=True, help="No progress on standard error.")(command)


def progress(quiet: bool) -> Callable[[str], None]:
    """What long work says of itself, on standard error."""
    return (lambda _text: None) if quiet else (lambda text: click.echo(f"... {text}", err=True))


def as_day(value: datetime | None) -> date | None:
    """A day from an option."""
    return value.date() if value else None


def to_stdout(data: bytes | str) -> None:
    """Bytes or text to standard output, unchanged."""
    if isinstance(data, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        click.echo(data)


def as_json(value: object) -> str:
    """One JSON document."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)


def as_csv(rows: Iterable[Mapping[str, Any]], columns: list[str]) -> str:
    """CSV for spreadsheets: text cells that begin like a formula get a quote in front; numbers stay numbers."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return out.getvalue().rstrip("\n")


def cell(value: Any) -> Any:
    """One cell of a CSV."""
    if isinstance(value, list | tuple):
        value = ";".join(map(str, value))
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def table(title: str, columns: list[str], rows: Iterable[Iterable[object]]) -> None:
    """A table on the terminal; plain text where there is none."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    sheet = Table(title=escape(title), title_justify="left", show_lines=False)
    for column in columns:
        sheet.add_column(column, overflow="fold")
    for row in rows:
        sheet.add_row(*("" if value is None else escape(str(value)) for value in row))
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(sheet)
