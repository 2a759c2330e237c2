"""`interstate data`: the sources."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from interstate.errors import BadInput
from interstate.faces.plain import DAY, as_day, as_json, plain_errors, progress, shared, table, to_stdout

if TYPE_CHECKING:
    from interstate.model.comparison import Comparison

STYLE = click.option("--to", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)


@click.group()
def data() -> None:
    """List, show, add, verify and cite the sources.

    Example: interstate data list
    """


@data.command("list")
@STYLE
@shared
@plain_errors
def list_(style: str, quiet: bool) -> None:
    """Name every source with its age, terms, number of rows, and how many of them nobody has checked."""
    from interstate.workflows.data import listing

    rows = [
        {
            "name": e.name,
            "about": e.about,
            "version": e.version,
            "newest": e.published.isoformat() if e.published else None,
            "terms": e.terms,
            "layers": list(e.layers),
            "records": e.records,
            "unverified": e.unverified,
            "first": e.first.isoformat() if e.first else None,
            "last": e.last.isoformat() if e.last else None,
            "gaps": e.gaps,
        }
        for e in listing(progress(quiet))
    ]
    if style == "json":
        to_stdout(as_json(rows))
        return
    columns = ["name", "about", "version", "first", "last", "newest", "age", "terms", "records", "unverified", "gaps"]
    there = [row for row in rows if row["records"]]
    table("In the world", columns, [[age(row, column) for column in columns] for row in there])
    others = [row for row in rows if not row["records"]]
    if others:
        table(
            "Not loaded: interstate data add NAME",
            ["name", "about", "terms"],
            [[row[c] for c in ("name", "about", "terms")] for row in others],
        )


def age(row: dict[str, Any], column: str) -> Any:
    """A cell of the list; the age in days is that of the newest publication."""
    if column != "age":
        return row[column]
    if row["newest"] is None:
        return None
    from interstate.workflows.world import today

    return f"{(today() - date.fromisoformat(row['newest'])).days} d"


@data.command()
@click.argument("name")
@STYLE
@shared
@plain_errors
def show(name: str, style: str, quiet: bool) -> None:
    """Show one source: layers, coverage, loads."""
    from interstate.workflows.data import show as find

    found = find(name, progress(quiet))
    layers = [
        {
            "layer": row.layer,
            "facts": row.facts,
            "records": row.records,
            "unverified": row.unverified,
            "first": row.first.isoformat() if row.first else None,
            "last": row.last.isoformat() if row.last else None,
        }
        for row in found.layers
    ]
    coverage = [
        {
            "layer": row.layer,
            "frame": row.frame,
            "start": row.start.isoformat() if row.start else None,
            "end": row.end.isoformat() if row.end else None,
            "rule": row.rule,
            "note": row.note,
        }
        for row in found.coverage
    ]
    loads = [
        {
            "loaded_at": row.loaded_at.isoformat(),
            "version": row.version,
            "rows_read": row.rows_read,
            "rows_loaded": row.rows_loaded,
            "rows_rejected": row.rows_rejected,
            "rows_outside": row.rows_outside,
            "sha256": row.sha256,
        }
        for row in found.loads
    ]
    entry = found.entry
    rejects = list(found.loads[-1].rejects) if found.loads else []
    document: dict[str, Any] = {
        "name": entry.name,
        "about": entry.about,
        "citation": entry.citation,
        "terms": entry.terms,
        "version": entry.version,
        "layers": layers,
        "coverage": coverage,
        "loads": loads,
        "rejects": rejects,
    }
    if style == "json":
        to_stdout(as_json(document))
        return
    click.echo(f"{entry.name}: {entry.about}\n{entry.citation}\nterms: {entry.terms}; version: {entry.version}")
    for title, rows in (("Layers", layers), ("Coverage", coverage), ("Loads", loads)):
        if rows:
            table(title, list(rows[0]), [list(row.values()) for row in rows])
    if rejects:
        table("Rows rejected by the last load", ["row and reason"], [[line] for line in rejects])


@data.command(epilog="Example: interstate data add gdelt --from 2024-06-01 --to 2024-06-30")
@click.argument("name")
@click.option("--from", "since", type=DAY, help="First day of publication to ask the origin for.")
@click.option("--to", "until", type=DAY, help="Last day of publication to ask the origin for (default: today).")
@click.option(
    "--file",
    "files",
    multiple=True,
    type=click.Path(),
    help="A file or a folder of files that you have; may be repeated.",
)
@shared
@plain_errors
def add(name: str, since: datetime | None, until: datetime | None, files: tuple[str, ...], quiet: bool) -> None:
    """Load the source NAME from its origin, or from files that you have (user: CSV with the columns of ties.csv or events.csv).

    What its terms allow is shown first, and recorded with the load.
    """
    from interstate.workflows.data import add as load
    from interstate.workflows.data import cite as citation
    from interstate.workflows.data import licence

    for source, words, terms in citation(name):
        click.echo(f"{source}: {words} Terms: {terms}. {licence(name)}".rstrip(), err=True)
    loaded = load(name, files, as_day(since), as_day(until), progress(quiet))
    if not loaded:
        click.echo(f"{name}: nothing new; every file was loaded before.")
    for done in loaded:
        outside = f", {done.rows_outside:,} say nothing that is kept" if done.rows_outside else ""
        click.echo(
            f"{done.source} {done.version}: {done.rows_read:,} rows read, {done.rows_rejected:,} rejected{outside}; "
            f"{done.facts_new:,} new facts, {done.events_new:,} new events."
        )
        if done.rows_rejected:
            click.echo(f"  interstate data show {done.source} lists the rejected rows with their reasons.")
    aside = [line for done in loaded for line in done.set_aside]
    if aside:
        for line in aside:
            click.echo(f"  set aside: {line}", err=True)
        raise BadInput(f"{len(aside)} files were set aside, the others are loaded.")


@data.command(epilog="Example: interstate data export shared --shareable --layer alliance")
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--layer", "layers", multiple=True, help="This layer only; may be repeated.")
@click.option("--as-of", type=DAY, help="Only what was known that day.")
@click.option("--shareable", is_flag=True, help="Leave out rows whose terms do not let them be passed on.")
@click.option("--to", "style", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True)
@shared
@plain_errors
def export(
    folder: str, layers: tuple[str, ...], as_of: datetime | None, shareable: bool, style: str, quiet: bool
) -> None:
    """Write the world into the new FOLDER, a file a layer, with terms.json: sources, terms, what to cite."""
    from interstate.workflows.data import export as write

    done = write(folder, layers, as_day(as_of), shareable, style, progress(quiet))  # type: ignore[arg-type]
    table("Written", ["file", "rows"], done.rows)
    if shareable:
        click.echo(f"{done.kept_back:,} rows were left out: their terms do not let them be passed on.")


@data.command()
@click.option(
    "--against", type=click.Path(file_okay=False, exists=True), help="A folder with open data to compare with."
)
@click.option("--rebuild", "again", is_flag=True, help="Write the store anew from the package and your own files.")
@STYLE
@shared
@plain_errors
def verify(against: str | None, again: bool, style: str, quiet: bool) -> None:
    """Compare every file with its checksum, list rows that break a rule; with --against, compare with other data."""
    from interstate.workflows.data import verify as check

    found = check(against, again, progress(quiet))
    tables = [{"table": t.table, "rows": t.rows, **dict(t.checks), "without_url": t.without_url} for t in found.tables]
    breaches = [{"rule": b.rule, "file": b.file, "line": b.line, "words": b.words} for b in found.breaches]
    compared = [comparison_row(row) for row in found.agreement]
    if style == "json":
        to_stdout(as_json({"tables": tables, "breaches": breaches, "agreement": compared}))
    else:
        columns = ["table", "rows", "seen", "computed", "cross", "general", "without_url"]
        table("Rows by check", columns, [[row.get(column, 0) for column in columns] for row in tables])
        if breaches:
            table("Rows that break a rule", list(breaches[0]), [list(row.values()) for row in breaches])
        for row in compared:
            click.echo(f"{row['check']} against {row['against']}: {row['agreed']} of {row['rows']} agree")
            for words in row["disagreements"]:
                click.echo(f"  {words}")


def comparison_row(found: "Comparison") -> dict[str, Any]:
    """One comparison as plain values."""
    return {
        "check": found.check,
        "against": found.against,
        "rows": found.rows,
        "agreed": found.agreed,
        "disagreements": list(found.disagreements),
        "note": found.note,
    }


@data.command()
@click.argument("name", required=False)
@shared
@plain_errors
def cite(name: str | None, quiet: bool) -> None:
    """Print what to cite for the source NAME, or for all of them."""
    from interstate.workflows.data import cite as citation

    for source, words, terms in citation(name):
        click.echo(f"{source}: {words} Terms: {terms}.")
