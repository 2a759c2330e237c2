"""The system of states since 1946: codes, names and dated numbers.

Membership follows the Gleditsch-Ward list (start and end days; `end` here is the day after its last day), with one row per
state under its ISO 3166-1 alpha-3 code. Choices:

- RUS continues the Soviet Union, YEM North Yemen, VNM North Vietnam, DEU West Germany: one row each, former names in `names`.
- Former states keep their withdrawn ISO code (DDR, CSK, YUG, YMD). ISO 3166-3 has VDR for North Vietnam and nothing for the
  South, nor for Zanzibar and Tibet: they are XVS, XZZ and XTB, written by us.
- YUG runs to 2006-06-05 (Serbia and Montenegro, ISO code SCG from 2003, is the same row); SRB begins that day.
- PSE and VAT are observers at the United Nations, XAB and XSO are on the Gleditsch-Ward list but recognised by few: they have
  names and codes, yet `alive` leaves them out unless asked.
- 1816-01-01 is the day on which the Gleditsch-Ward list opens, not a founding day. RWA and NRU carry the day of
  independence where the list at hand differs.
"""

from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Literal

from interstate.codes.tables import Row, day, holds, rows
from interstate.errors import UsageError
from interstate.model.state import State

System = Literal["cow", "gw"]
Standing = Literal["member", "observer", "disputed"]


@cache
def _rows() -> dict[str, Row]:
    return {row["iso3"]: row for row in rows("states")}


@cache
def _states() -> dict[str, State]:
    return {
        code: State(code, row["name"], day(row["start"]) or date.min, day(row["end"])) for code, row in _rows().items()
    }


@cache
def states() -> tuple[State, ...]:
    """Every state that has been a member of the system since 1946, former ones too, by code (observers left out)."""
    return tuple(state for code, state in _states().items() if standing(code) == "member")


def codes() -> tuple[str, ...]:
    """Every code that names a state, an observer or a disputed state, by code."""
    return tuple(_rows())


def is_state(code: str) -> bool:
    """True for a known code: member, former member, observer or disputed."""
    return code in _rows()


def state(code: str) -> State:
    """The state of a code, observers included.

    Raises:
        UsageError: no such code.
    """
    return _states()[check(code)]


def standing(code: str) -> Standing:
    """`member` of the system of states, `observer` at the United Nations, or `disputed` (recognised by few)."""
    text = _rows()[code]["standing"]
    return "observer" if text == "observer" else "disputed" if text == "disputed" else "member"


@cache
def alive(on: date, observers: bool = False) -> tuple[str, ...]:
    """Codes of the members of the system on a day, in alphabetical order; with `observers` PSE and VAT as well."""
    wanted = ("member", "observer") if observers else ("member",)
    return tuple(code for code, one in _states().items() if one.alive(on) and standing(code) in wanted)


@cache
def _region_names() -> dict[str, str]:
    return {row["region"]: row["name"] for row in rows("regions")}


@cache
def name(code: str, adjective: bool = False) -> str:
    """Words for a code in the middle of a sentence: `North Korea`, `the United States`, `the European Union`; or the adjective.

    Works for states, blocs and regions. A code that no book holds is returned as it is.
    """
    row = _rows().get(code)
    if row is not None:
        if adjective:
            return row["adjective"]
        return f"the {row['name']}" if row["article"] else row["name"]
    from interstate.codes import blocs

    if code in _region_names():  # before the blocs: ARCTIC is a region and a council
        return _region_names()[code]
    if blocs.is_bloc(code):
        return blocs.adjective(code) if adjective else blocs.name(code)
    return code


def iso2(code: str) -> str | None:
    """ISO 3166-1 alpha-2 of a state; None where there is none (former `X..` codes)."""
    row = _rows().get(code)
    return (row["iso2"] or None) if row else None


@cache
def _numbers() -> dict[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for row in rows("state_numbers"):
        key = (row["system"], row["iso3"])
        found[key] = (*found.get(key, ()), row)
    return found


def number(code: str, system: System, on: date) -> int | None:
    """Number of a state in the Correlates of War (`cow`) or Gleditsch-Ward (`gw`) list on a day; None if it was not on it."""
    for row in _numbers().get((system, code), ()):
        if holds(day(row["start"]), day(row["end"]), on):
            return int(row["code"])
    return None


@cache
def _by_number() -> dict[tuple[str, int], tuple[Row, ...]]:
    found: dict[tuple[str, int], tuple[Row, ...]] = {}
    for row in rows("state_numbers"):
        if row["system"] in ("cow", "gw"):
            key = (row["system"], int(row["code"]))
            found[key] = (*found.get(key, ()), row)
    return found


def iso3(system: System, number: int, on: date) -> str | None:
    """Code of the state that had this number on a day; None if no state had it."""
    for row in _by_number().get((system, number), ()):
        if holds(day(row["start"]), day(row["end"]), on):
            return row["iso3"]
    return None


@cache
def _older() -> dict[str, str]:
    return {row["code"]: row["iso3"] for row in rows("state_numbers") if row["system"] == "iso3"}


def modern(alpha3: str) -> str | None:
    """Our code for an ISO alpha-3 code, also a withdrawn one (`SUN` and `RUS` -> RUS, `ZAR` -> COD); None if unknown."""
    return alpha3 if alpha3 in _rows() else _older().get(alpha3)


def check(code: str) -> str:
    """The code itself, if it names a state.

    Raises:
        UsageError: it does not; the message proposes the code that may have been meant.
    """
    if code in _rows():
        return code
    meant = _meant(code)
    hint = f" (did you mean {meant}?)" if meant else ""
    raise UsageError(f'--for needs a state code such as IND; got "{code}"{hint}')


def _meant(text: str) -> str | None:
    if text.upper() in _rows():
        return text.upper()
    older = modern(text.upper())
    if older:
        return older
    by_name: dict[str, str] = {}
    for code, row in _rows().items():
        for form in (row["name"], row["adjective"], row["iso2"]):
            by_name.setdefault(form.casefold(), code)
    for row in rows("names"):
        by_name.setdefault(row["text"].casefold(), row["iso3"])
    word = text.strip().casefold().removeprefix("the ")
    close = [word] if word in by_name else get_close_matches(word, by_name, n=1, cutoff=0.8)
    return by_name[close[0]] if close and close[0] else None
