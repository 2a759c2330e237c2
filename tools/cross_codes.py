"""One rule a table of `codes/`: what of a row is compared with which set.

- names: text and state. A name, short form or spelling in a list must be one that an independent list gives to this state and to
  no other, letter by letter, or be recognised as this state alone by `country_converter`. An adjective or demonym must be in a list
  of nationalities, in the singular or with a regular plural. A capital must be one today, or a spelling of one in GeoNames; with
  dates, both days as in `capitals_gw`. An office or force must be printed in the state's own page of the Factbook. Other rows with
  dates agree in part at best: the lists have no days for names.
- regions: the set of members is that of a UN subregion, states alone.
- blocs: `country_converter` has the year of accession to a few, so a row printed by year can agree; membership today in the
  Factbook alone does not bear out the day, so such a row agrees in part.
- state_numbers: a withdrawn alpha-3 code and its day in ISO 3166-3; their list has no first day.
- states: the first day in the Gleditsch-Ward list.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from tools.cross_data import Data, coded, edition, module
from tools.cross_names import Named, Names
from tools.cross_verdict import NONE, Row, Verdict, best, same_day

from interstate.codes import states
from interstate.sources.batch import batch
from interstate.sources.factbook import PACKAGE, Factbook

COCO, GW_LIST = "country_converter 1.3.2", "gwstates (states 0.3.3)"
CAPITALS, UN_REGIONS = "capitals_gw (peacesciencer)", "datasets/country-codes (UN subregions)"
PAGES = {"force": ("Military and Security",), "office": ("Government", "Military and Security")}
YEARS = {
    "OECD": "OECD",
    "EU": "EU",
    "UN": "UNmember",
    "APEC": "APEC",
    "BRICS": "BRIC",
    "G20": "G20",
    "G7": "G7",
    "CIS": "CIS",
}
"""Blocs for which `country_converter` has a column with years."""


class Codes:
    """The rules for the tables of `codes/`."""

    def __init__(self, data: Data, names: Names) -> None:
        self.data, self.book = data, names

    def names(self, row: Row) -> Verdict:
        """A string that means a state."""
        code, text, kind = row["iso3"], row["text"], row["kind"]
        if kind == "capital":
            return self._capital(row)
        if kind in PAGES:
            printed = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self.book.text(code, *PAGES[kind]))
            found = Verdict("agree", edition(PACKAGE)) if printed else NONE
        elif kind in ("adjective", "demonym"):
            found = best(_listed(self.book.people, one, code) for one in _singular(text, kind))
        elif kind in ("name", "short", "list"):
            found = _listed(self.book.states, text, code)
            found = found if found.word == "agree" else best((found, self._recognised(text, code)))
        else:
            return NONE
        dated = found.word == "agree" and (row["start"] or row["end"])
        return Verdict("part", found.against, "no days for names in the list") if dated else found

    def _recognised(self, text: str, code: str) -> Verdict:
        hits = {known for known, shape in self.book.recognisers if shape.search(text)}
        return Verdict("agree", f"{COCO} (recogniser)") if hits == {code} else NONE

    def _capital(self, row: Row) -> Verdict:
        code, text = row["iso3"], row["text"]
        if not row["start"] and not row["end"]:
            return _listed(self.book.capitals, text, code)
        spells = [one for one in self.book.spells.get(code, ()) if one[0] == text]
        if not spells:
            return NONE
        for _, first, last in spells:
            begins = same_day(row["start"], [first]) if row["start"] else first <= _begin(code)
            over = same_day(row["end"], [last]) if row["end"] else last >= "2024-12-31"
            if begins and over:
                return Verdict("agree", CAPITALS)
        return Verdict("differ", CAPITALS, "days differ: " + "; ".join(f"{one[1]} to {one[2]}" for one in spells))

    @cached_property
    def subregions(self) -> Mapping[frozenset[str], str]:
        """Set of states -> UN region, subregion or intermediate region."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.data.rows("country_codes"):
            for key in ("un_region", "un_subregion", "un_intermediate"):
                if row[key] and states.is_state(str(row["iso3"])):
                    found[row[key]].add(row["iso3"])
        return {frozenset(members): name for name, members in found.items()}

    def regions(self, row: Row) -> Verdict:
        """The members of a region."""
        members = frozenset(row["members"].split(";"))
        if name := self.subregions.get(members):
            return Verdict("agree", f"{UN_REGIONS}: {name}")
        same = [(known, name) for known, name in self.subregions.items() if name == row["name"].removeprefix("the ")]
        for known, name in same:
            return Verdict("differ", UN_REGIONS, f"{name}: {' '.join(sorted(known ^ members))} in one of the two only")
        return NONE

    @cached_property
    def listed(self) -> frozenset[tuple[str, str]]:
        """(bloc, member) in the Factbook's list of organisations today."""
        source = Factbook()
        ties = batch(source, source.fetch(date.min, self.data.folder)).ties
        return frozenset(
            (tie.kind[9:], tie.state_a) for tie in ties if tie.layer == "bloc" and tie.families == ("member",)
        )

    @cached_property
    def joined(self) -> Mapping[tuple[str, str], str]:
        """(bloc, member) -> year of accession in `country_converter`."""
        path = self.book.table
        if path is None:
            return {}
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        found = {(bloc, row["ISO3"]): row[column] for bloc, column in YEARS.items() for row in rows}
        return {key: text for key, text in found.items() if re.fullmatch(r"\d{4}", text)}

    def blocs(self, row: Row) -> Verdict:
        """Members of blocs, with the year that they joined."""
        key = (row["bloc"], row["member"])
        if row["left"] or row["role"] != "member":
            return NONE
        if theirs := self.joined.get(key):
            if row["joined"][:4] != theirs:
                return Verdict("differ", COCO, f"joined {theirs}")
            return Verdict("agree" if row["precision"] == "year" else "part", COCO, "the year alone is in the list")
        return Verdict("part", edition(PACKAGE), "member today; no day in the list") if key in self.listed else NONE

    def state_numbers(self, row: Row) -> Verdict:
        """Withdrawn alpha-3 codes."""
        iso = module("pycountry")
        if row["system"] != "iso3" or iso is None:
            return NONE
        for one in iso.historic_countries:
            if one.alpha_3 == row["code"]:
                same = row["end"].startswith(one.withdrawal_date) or one.withdrawal_date == row["end"]
                word = Verdict("part" if same else "differ", edition("pycountry"), f"withdrawn {one.withdrawal_date}")
                return Verdict("agree", word.against) if same and not row["start"] else word
        return NONE

    def states(self, row: Row) -> Verdict:
        """First days."""
        for one in self.data.rows("states"):
            if one["system"] == "gw" and coded("gw", one["code"], 2016) == row["iso3"]:
                same = one["start"] == row["start"]
                return Verdict("agree", GW_LIST) if same else Verdict("differ", GW_LIST, f"since {one['start']}")
        return NONE


def _listed(named: Named, text: str, code: str) -> Verdict:
    """Where lists have the text: all of them give it to this state, or some of them do not."""
    found = {source: texts[text] for source, texts in named.items() if text in texts}
    others = sorted({other for codes in found.values() for other in codes} - {code})
    if not found:
        return NONE
    if others:
        return Verdict("differ", "; ".join(sorted(found)), f"also or rather {' '.join(others)}")
    return Verdict("agree", "; ".join(sorted(found)[:2]))


def _singular(text: str, kind: str) -> Iterator[str]:
    yield text
    if kind == "demonym" and text.endswith("s"):
        yield text[:-1]


def _begin(code: str) -> str:
    return max(states.state(code).start, date(1947, 1, 1)).isoformat()
