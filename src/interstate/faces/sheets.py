"""Dossiers on the terminal: what holds first, then what is past, a line a fact, and what is not known."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from interstate.faces.plain import as_json, to_stdout

if TYPE_CHECKING:
    from interstate.workflows.dossier import Dossier

SHOWN = 8
"""Facts of a layer that are printed unless all are asked for."""
MARK = {"unverified": "unverified", "seen": "read at its source", "cross": "cross-checked", "computed": "computed"}


def show_dossier(found: "Dossier", style: str, everything: bool = False) -> None:
    """Print a dossier as lines, or as JSON. `everything`: every fact of every layer, past ones too."""
    if style == "json":
        to_stdout(as_json(found.document()))
        return
    width = max(60, min(shutil.get_terminal_size((120, 24)).columns, 140))
    for line in lines(found, width, everything):
        click.echo(line)


def lines(found: "Dossier", width: int, everything: bool) -> Iterator[str]:
    """A dossier as lines of at most `width` characters."""
    rows = [row for _, some in found.layers for row in some]
    unverified = sum(row["check"] == "unverified" for row in rows)
    yield found.title
    yield f"{len(rows):,} facts in {len(found.layers)} layers; {unverified:,} of them unverified."
    for layer, some in found.layers:
        yield ""
        yield from _layer(layer, once(some), found.as_of.isoformat(), width, everything)
    if found.gaps:
        yield ""
        yield from _gaps(found.gaps, width)


def once(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One of the rows that say the same: a pledge that binds both is stored in both directions."""
    kept: dict[tuple[object, ...], dict[str, Any]] = {}
    for row in rows:
        words = row["statement"] or (row["state_a"], row["state_b"], row["kind"], row["value"])
        kept.setdefault((words, row["start"], row["end"], row["source"]), row)
    return list(kept.values())


def _layer(layer: str, rows: Sequence[dict[str, Any]], day: str, width: int, everything: bool) -> Iterator[str]:
    now = [row for row in rows if (row["start"] or "") <= day and (row["end"] is None or row["end"] > day)]
    past = [row for row in rows if row not in now]
    counts = [f"{len(now)} in force"] * bool(now) + [f"{len(past)} past"] * bool(past)
    yield f"{layer.replace('_', ' ').capitalize()} ({', '.join(counts)})"
    shown = [*now, *past] if everything else (now or past)[:SHOWN]
    for row in shown:
        yield from textwrap.wrap(told(row), width, initial_indent="  ", subsequent_indent=" " * 27)
    left = len(rows) - len(shown)
    if left:
        yield f"  ... {left} more; --all shows them"


def told(row: dict[str, Any]) -> str:
    """One fact: its days, what it says, who says so, and whether somebody looked it up."""
    days = f"{row['start'] or '?':<10} - {row['end'] or '':<10}"
    parties = " ".join(filter(None, (row["state_a"], row["state_b"])))
    words = row["statement"] or " ".join(filter(None, (parties, row["kind"], row["value"])))
    check = MARK.get(row["check"], "")
    return f"{days}  {words.rstrip('.')} [{'; '.join(filter(None, (row['source'], check)))}]"


def _gaps(gaps: Sequence[str], width: int) -> Iterator[str]:
    """Two lines: the layers whose list is complete and holds nothing, and those of which nothing is known."""
    none = [gap.partition(":")[0] for gap in gaps if "complete" in gap]
    unknown = [gap.partition(":")[0] for gap in gaps if "complete" not in gap]
    for words, layers in (
        ("None on record, and the list is complete: ", none),
        ("Nothing known, which does not mean none: ", unknown),
    ):
        if layers:
            yield from textwrap.wrap(words + ", ".join(layers), width, subsequent_indent="  ")
