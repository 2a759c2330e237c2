"""The sources: list, show, add, verify, cite. One door to the catalogue, the ledger and the checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interstate.sources import agreement, catalogue, comparison, rules
from interstate.sources.default import rebuild
from interstate.store import verify as store_verify
from interstate.store.export import Exported, Format
from interstate.store.export import export as write_export
from interstate.store.folders import world_folder
from interstate.store.load import Loaded
from interstate.store.world import World
from interstate.workflows.ingest import Progress, silent
from interstate.workflows.world import ensure_default


@dataclass(frozen=True, slots=True)
class Verified:
    """What the checks found: counts by table, rows that break a rule, agreement with other data where it was asked for."""

    tables: tuple[rules.TableReport, ...]
    breaches: tuple[rules.Breach, ...]
    agreement: tuple[comparison.Comparison, ...]


def listing(progress: Progress = silent) -> tuple[catalogue.Entry, ...]:
    """Every source, and what the default world holds of it."""
    ensure_default(progress)
    return catalogue.listing(world_folder())


def show(name: str, progress: Progress = silent) -> catalogue.Shown:
    """One source in full."""
    ensure_default(progress)
    return catalogue.show(world_folder(), name)


def add(
    name: str,
    files: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    progress: Progress = silent,
) -> tuple[Loaded, ...]:
    """Load a source into the default world, from files or from its origin; empty where nothing was new."""
    ensure_default(progress)
    progress(f"loading {name}")
    return catalogue.add(world_folder(), name, [Path(file) for file in files], since, until, progress)


def verify(against: str | None = None, again: bool = False, progress: Progress = silent) -> Verified:
    """Compare every file with its checksum; list the rows that break a rule of their table; `again` writes the store anew first.

    Raises:
        VerificationFailed: a file does not match.
    """
    if again:
        progress("writing the store anew from the package and the files of the user")
        rebuild()
    else:
        ensure_default(progress)
    progress("comparing checksums")
    store_verify.require(world_folder())
    compared: tuple[comparison.Comparison, ...] = ()
    if against:
        progress(f"comparing with {against}")
        compared = agreement.agreement(Path(against), World.open())
    return Verified(rules.reports(), rules.breaches(), compared)


def export(
    target: str | Path,
    layers: Sequence[str] = (),
    as_of: date | None = None,
    shareable: bool = False,
    style: Format = "csv",
    progress: Progress = silent,
) -> Exported:
    """Write what the default world holds into a new folder."""
    ensure_default(progress)
    progress(f"writing to {target}")
    return write_export(world_folder(), Path(target), layers, as_of, shareable, style)


cite = catalogue.cite
licence = catalogue.licence
