"""`interstate read`: what a text holds."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from interstate.errors import BadInput, UsageError
from interstate.faces.helper import language_model
from interstate.faces.plain import DAY, as_csv, as_day, as_json, plain_errors, progress, shared, table, to_stdout

STYLES = ("table", "json", "jsonl", "csv")
COLUMNS = ["kind", "id", "actor", "recipient", "type", "modality", "day", "family", "holder", "start", "end", "reports"]


@click.command(epilog="Example: interstate read article.txt --to json; or: interstate read --batch sentences.jsonl")
@click.argument("sources", nargs=-1)
@click.option(
    "--batch", "batch_file", type=click.Path(dir_okay=False, allow_dash=True), help="One sentence a line, JSON."
)
@click.option("--as-of", type=DAY, help="The day an undated text is read against.")
@click.option("--to", "style", type=click.Choice(STYLES), default="table", show_default=True)
@language_model
@shared
@plain_errors
def read(
    sources: tuple[str, ...],
    batch_file: str | None,
    as_of: datetime | None,
    style: str,
    llm: str | None,
    llm_model: str | None,
    quiet: bool,
) -> None:
    """List the events, claims and relations found in SOURCES, each with its span and modality."""
    if batch_file:
        if llm or llm_model:
            raise UsageError("--batch is answered by the rules alone; --llm goes with articles")
        answer(batch_file)
        return
    if not sources:
        raise UsageError("name an article, - for standard input, or --batch FILE.jsonl")
    from interstate.workflows.helper import helper
    from interstate.workflows.listing import listed

    found = listed(sources, as_day(as_of), progress(quiet), helper(llm, llm_model))
    rows = list(flat(found))
    if style == "json":
        to_stdout(as_json(found))
    elif style == "jsonl":
        for row in rows:
            to_stdout(json.dumps(row, ensure_ascii=False))
    elif style == "csv":
        to_stdout(as_csv(rows, COLUMNS))
    else:
        table("Events, claims and relations", COLUMNS, [[row[column] for column in COLUMNS] for row in rows])
        table("Not coded", ["text", "sentence", "reason"], list(uncoded(found)))


def answer(batch_file: str) -> None:
    """One answer a line on standard output, as the lines come in."""
    from interstate.workflows.read import read_batch

    try:
        with click.open_file(batch_file, encoding="utf-8") as lines:
            for line in read_batch(lines):
                sys.stdout.write(line + "\n")
    except FileNotFoundError:
        raise BadInput(f"there is no file {batch_file}") from None
    except UnicodeDecodeError as error:
        raise BadInput(f"{batch_file} is not UTF-8 text: {error.reason} at byte {error.start}") from None
    sys.stdout.flush()


def flat(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One row an item, relations in the same columns."""
    for kind in ("events", "claims"):
        for item in found[kind]:
            first, last = item["trigger_span"] or (None, None)
            row = {column: item.get(column) for column in COLUMNS}
            yield row | {"kind": kind[:-1], "start": first, "end": last}
    for item in found["relations"]:
        first, last = item["span"] or (None, None)
        row = {column: item.get(column) for column in COLUMNS}
        ends = {"actor": item["state_a"], "recipient": item["state_b"], "type": item["kind"]}
        yield row | ends | {"kind": "relation", "start": first, "end": last}


def uncoded(found: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Sentences that gave nothing, and why."""
    for text in found["inputs"]:
        for row in text["not_coded"]:
            yield text["id"], row["sentence"], row["reason"]
