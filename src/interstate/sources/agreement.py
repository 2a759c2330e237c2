"""How far the world agrees with independent data sets (WORLD section 6): rates, numbers, and every disagreement.

A disagreement is work for a person; nothing here corrects either side.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interstate.codes import states
from interstate.codes.tables import rows as code_rows
from interstate.errors import BadInput
from interstate.model.comparison import Comparison
from interstate.sources.agreement_text import reference_checks
from interstate.sources.comparison import compared
from interstate.store.engine import table
from interstate.store.world import World

Rows = list[dict[str, object]]
STATES_OF = date(2017, 1, 1)
"""Day of the dated codes that are compared: the crosswalk lists states alive after 2016."""
POSSESS = 3
TONNES = {"petroleum": 0.0498, "gas": 0.86, "coal": 0.55}
"""Million tonnes of oil equivalent of 1,000 barrels a day for a year, of 1 bn m3 and of 1 million t: only a sign is read from it."""


@dataclass(frozen=True, slots=True)
class Against:
    """The folder that is compared with, and the world that is looked at."""

    folder: Path
    world: World

    def rows(self, name: str) -> Rows:
        """Rows of `NAME.parquet`; none if the file is not there."""
        path = self.folder / f"{name}.parquet"
        return table(path) if path.is_file() else []

    def states(self) -> frozenset[str]:
        """The states that both sides know."""
        return frozenset(str(row["iso3"]) for row in self.rows("state_crosswalk"))


def agreement(folder: Path, world: World) -> tuple[Comparison, ...]:
    """Every check whose file is in `folder` (or in `folder/world`), in a fixed order.

    Raises:
        BadInput: the folder holds none of the files.
    """
    place = folder / "world" if (folder / "world").is_dir() else folder
    against = Against(place, world)
    found: list[Comparison] = []
    for check in CHECKS:
        found.extend(check(against))
    found.extend(reference_checks(place, world))
    if not found:
        raise BadInput(f"{folder} holds none of the files to compare with, such as land_borders.parquet.")
    return tuple(found)


def borders(against: Against) -> Iterable[Comparison]:
    """Pairs of states with a land border: the Factbook's and ours."""
    known = against.states()
    listed = {_pair(str(row["iso3_1"]), str(row["iso3_2"])) for row in against.rows("land_borders")}
    listed = {pair for pair in listed if known.issuperset(pair)}
    if not listed:
        return
    for source in ("factbook", "starter"):
        ours = {
            _pair(tie.state_a, tie.state_b or "")
            for tie in against.world.holding("border")
            if tie.source == source and tie.kind == "land" and known.issuperset((tie.state_a, tie.state_b or ""))
        }
        yield compared(
            f"land borders ({source})",
            "land_borders",
            listed | ours,
            {pair: pair in ours and pair in listed for pair in listed | ours},
            {pair: f"only in {source if pair in ours else 'land_borders'}" for pair in ours ^ listed},
        )


def capitals(against: Against) -> Iterable[Comparison]:
    """The capital in the code book: equal if one of its names for the state is the other list's."""
    ours: dict[str, set[str]] = {}
    for row in code_rows("names"):
        if row["kind"] == "capital" and not row["end"]:
            ours.setdefault(row["iso3"], set()).add(row["text"])
    theirs = {str(row["iso3"]): str(row["capital"]) for row in against.rows("countries") if row["capital"]}
    known = against.states()
    wanted = {code: capital for code, capital in theirs.items() if code in known}
    if wanted:
        same = {code: capital in ours.get(code, set()) for code, capital in wanted.items()}
        words = {
            code: f"{capital} there, {' / '.join(sorted(ours.get(code, {'none'})))} here"
            for code, capital in wanted.items()
        }
        yield compared("capitals", "countries", wanted, same, words)


def codes(against: Against) -> Iterable[Comparison]:
    """Two-letter, Gleditsch-Ward and Correlates of War codes of each state."""
    rows = against.rows("state_crosswalk")
    lists: dict[str, Callable[[str], object]] = {
        "iso2": states.iso2,
        "gwcode": lambda code: states.number(code, "gw", STATES_OF),
        "ccode": lambda code: states.number(code, "cow", STATES_OF),
    }
    for column, ours in lists.items():
        same, words = {}, {}
        for row in rows:
            code, theirs = str(row["iso3"]), row[column]
            mine = ours(code) if states.is_state(code) else None
            same[code] = mine == theirs
            words[code] = f"{theirs} there, {mine} here"
        if rows:
            yield compared(f"codes: {column}", "state_crosswalk", same, same, words)


def possession(against: Against) -> Iterable[Comparison]:
    """First year of possession, equal or within one year; definitions (test, device, declared) differ."""
    ours: dict[str, int] = {}
    for tie in against.world.ties("nuclear"):
        if tie.kind == "possess" and tie.start and tie.value is None:
            ours[tie.state_a] = min(ours.get(tie.state_a, 9999), tie.start.year)
    rows = [row for row in against.rows("nuclear_status_spells") if row["status"] == POSSESS]
    same, words = {}, {}
    for row in rows:
        code, year = str(row["iso3"]), int(str(row["start_year"]))
        mine = ours.get(code)
        same[code] = mine is not None and abs(mine - year) <= 1
        words[code] = f"{year} there, {mine or 'unknown'} here"
    if rows:
        yield compared("nuclear possession, first year", "nuclear_status_spells", same, same, words)


def arms(against: Against) -> Iterable[Comparison]:
    """Supplier shares in windows that overlap by at least three years: difference in points, and the largest supplier where
    our figures leave no room for a larger one."""
    theirs: dict[tuple[str, int, int], dict[str, float]] = {}
    for row in against.rows("arms_supplier_shares"):
        if row["recipient_iso3"] and row["supplier_iso3"]:
            key = (str(row["recipient_iso3"]), int(str(row["start_year"])), int(str(row["end_year"])))
            theirs.setdefault(key, {})[str(row["supplier_iso3"])] = float(str(row["share_pct"]))
    ours: dict[tuple[str, int, int], dict[str, float]] = {}
    for tie in against.world.ties("arms"):
        if tie.value is not None and tie.state_b and tie.start and tie.end and tie.unit == "%":
            key = (tie.state_a, tie.start.year, tie.end.year - 1)
            ours.setdefault(key, {})[tie.state_b] = tie.value
    for opens in sorted({key[1] for key in theirs}):
        yield from _arms_window(opens, theirs, ours)


def _arms_window(
    opens: int,
    theirs: dict[tuple[str, int, int], dict[str, float]],
    ours: dict[tuple[str, int, int], dict[str, float]],
) -> Iterable[Comparison]:
    gaps: list[float] = []
    same, words = {}, {}
    for (recipient, start, end), shares in theirs.items():
        near = [key for key in ours if key[0] == recipient and min(end, key[2]) - max(start, key[1]) + 1 >= 3]
        if start != opens or not near:
            continue
        best = min(near, key=lambda key: (abs(key[1] - start), key))
        mine = ours[best]
        gaps += [abs(mine[supplier] - shares[supplier]) for supplier in mine.keys() & shares.keys()]
        if max(mine.values()) < 100 - sum(mine.values()):
            continue  # a supplier that we have no figure for may be larger
        top, other = max(sorted(shares), key=lambda s: shares[s]), max(sorted(mine), key=lambda s: mine[s])
        same[recipient] = top == other
        words[recipient] = f"{top} {shares[top]:.0f} % there, {other} {mine[other]:.0f} % here in {best[1]}-{best[2]}"
    if same:
        mean = f"mean difference {sum(gaps) / len(gaps):.1f} points over {len(gaps)} shares" if gaps else ""
        yield compared(f"largest arms supplier, {opens}-{opens + 4}", "arms_supplier_shares", same, same, words, mean)


def energy(against: Against) -> Iterable[Comparison]:
    """Net importer or exporter of energy: the same sign, years apart (World Bank to 2014, Factbook 2023)."""
    latest: dict[str, tuple[int, float]] = {}
    for row in against.rows("energy_net_imports_wb"):
        code, year, value = str(row["iso3"]), int(str(row["year"])), row["net_energy_imports_pct_use"]
        if value is not None and year >= latest.get(code, (0, 0.0))[0]:
            latest[code] = (year, float(str(value)))
    ours: dict[str, float] = {}
    for tie in against.world.ties("energy_balance"):
        if tie.value is not None:
            ours[tie.state_a] = ours.get(tie.state_a, 0.0) + tie.value * TONNES[tie.kind]
    both = sorted(latest.keys() & ours.keys())
    same = {code: (latest[code][1] > 0) == (ours[code] > 0) for code in both}
    words = {
        code: f"{latest[code][1]:.0f} % of use in {latest[code][0]} there, {ours[code]:.1f} Mtoe here" for code in both
    }
    if both:
        yield compared("net importer of energy", "energy_net_imports_wb", same, same, words)


def rivalries(against: Against) -> Iterable[Comparison]:
    """Pairs that were rivals at some time in 2000-2020: recall, precision, and starts within two years."""
    theirs: dict[tuple[str, str], int] = {}
    for row in against.rows("rivalries_tss"):
        start, end = int(str(row["start"])), int(str(row["end"] or 2020))
        if end >= 2000 and start <= 2020:
            on = date(min(max(start, 2000), 2016), 6, 30)
            sides = [states.iso3("cow", int(float(str(row[column]))), on) for column in ("ccode1", "ccode2")]
            if sides[0] and sides[1]:
                theirs[_pair(sides[0], sides[1])] = start
    if not theirs:
        return
    ours: dict[tuple[str, str], int | None] = {}
    for tie in against.world.ties("rivalry"):
        if (tie.start is None or tie.start.year <= 2020) and (tie.end is None or tie.end > date(2000, 1, 1)):
            ours.setdefault(_pair(tie.state_a, tie.state_b or ""), tie.start.year if tie.start else None)
    hits = theirs.keys() & ours.keys()
    near = sum(1 for key in hits if ours[key] is not None and abs((ours[key] or 0) - theirs[key]) <= 2)
    note = (
        f"recall {len(hits)} of {len(theirs)}, precision {len(hits)} of {len(ours)}, "
        f"start within two years {near} of {len(hits)}"
    )
    every = theirs.keys() | ours.keys()
    same = {key: key in hits for key in every}
    words = {key: "only there" if key in theirs else "only here" for key in every}
    yield compared("rivals in 2000-2020", "rivalries_tss", same, same, words, note)


def sanctions(against: Against) -> Iterable[Comparison]:
    """Programmes of one sender against one state: found if a regime of ours between the two is in force today."""
    senders = {"eu": "EU", "zz_unsc": "UN", "un": "UN"}
    by_letters = {states.iso2(state.id): state.id for state in states.states() if state.end is None}
    wanted: set[tuple[str, str]] = set()
    for row in against.rows("sanctions_programs"):
        issuer = str(row["issuer_territory"] or row["issuer"])
        sender = senders.get(issuer) or by_letters.get(issuer.upper())
        for letters in str(row["target_territories"] or "").replace(";", "|").split("|"):
            target = by_letters.get(letters.strip().upper())
            if sender and target and row["measures"]:
                wanted.add((sender, target))
    held = {(tie.state_a, tie.state_b or "") for tie in against.world.holding("sanction")}
    ever = {(tie.state_a, tie.state_b or "") for tie in against.world.ties("sanction")}
    if wanted:
        words = {pair: "ended here" if pair in ever else "not here" for pair in wanted}
        yield compared(
            "sanction programmes in force", "sanctions_programs", wanted, {p: p in held for p in wanted}, words
        )


def fighting(against: Against) -> Iterable[Comparison]:
    """Every pair of governments that fought since 2000 is a dispute, rivalry or conflict of ours in that year."""
    wanted: dict[tuple[str, str], int] = {}
    for row in against.rows("ucdp_armed_conflict_25_1"):
        year = int(str(row["year"]))
        if row["type_of_conflict"] != "interstate" or year < 2000:
            continue
        sides: list[list[str]] = []
        for column in ("gwno_a", "gwno_b"):
            numbers = [row[column], row[f"{column}_2nd"]]
            found = [
                states.iso3("gw", int(float(str(n))), date(min(year, 2016), 6, 30)) for n in numbers if n is not None
            ]
            sides.append([code for code in found if code])
        for a in sides[0]:
            for b in sides[1]:
                wanted.setdefault(_pair(a, b), year)
    ties = [tie for layer in ("dispute", "rivalry", "conflict") for tie in against.world.ties(layer)]
    same = {}
    for sought, year in wanted.items():
        first, last = date(year, 1, 1), date(year, 12, 31)
        same[sought] = any(
            _pair(tie.state_a, tie.state_b or "") == sought
            and (tie.start is None or tie.start <= last)
            and (tie.end is None or tie.end > first)
            for tie in ties
        )
    if wanted:
        words = {key: f"fought in {year}, nothing here" for key, year in wanted.items()}
        yield compared("governments that fought since 2000", "ucdp_armed_conflict_25_1", wanted, same, words)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


CHECKS: tuple[Callable[[Against], Iterable[Comparison]], ...] = (
    borders,
    capitals,
    codes,
    possession,
    arms,
    energy,
    rivalries,
    sanctions,
    fighting,
)
