"""Claims to territory: months that are not known, claims that went on, files that went wrong."""

from datetime import date
from pathlib import Path

import pytest

from interstate.errors import UsageError
from interstate.sources.territorial_claims import TerritorialClaims
from tests.sources import spoiled
from tests.sources.loading import facts_of, read, rejects_of

MINI = Path(__file__).parent / "minis" / "territorial_claims" / "ICOWprov101.csv"


def changed(folder: Path, old: str, new: str) -> Path:
    text = MINI.read_bytes().decode()
    assert old in text
    path = folder / MINI.name
    path.write_bytes(text.replace(old, new, 1).encode())
    return path


def test_a_claim_is_a_spell_of_months() -> None:
    rows, counted = read(TerritorialClaims(), MINI)
    assert (counted.read, counted.kept, counted.outside, counted.rejected) == (5, 4, 1, 0)
    facts = {row["record"]: row for row in rows["facts"]}
    one = facts["801-196706"]
    assert (one["layer"], one["kind"], one["state_a"], one["state_b"]) == ("dispute", "territorial", "EGY", "ISR")
    assert (one["start"], one["end"], one["precision"]) == (date(1967, 6, 1), date(1982, 5, 1), "month")
    assert (one["published"], one["version"], one["terms"]) == (date(2014, 12, 31), "1.01", "user-only")
    assert one["statement"] == "EGY against ISR: Orc Strip"
    assert facts["401-194908"]["statement"].startswith("IND against CHN")  # who claims is told, the pair is stored once
    assert (facts["401-194908"]["state_a"], facts["401-194908"]["end"]) == ("CHN", None)


def test_a_month_that_is_not_known_leaves_the_year() -> None:
    facts = {row["record"]: row for row in facts_of(TerritorialClaims(), MINI)}
    assert [(facts[key]["start"], facts[key]["precision"]) for key in ("901-199300", "601-194699")] == [
        (date(1993, 1, 1), "year"),
        (date(1946, 1, 1), "year"),
    ]
    assert facts["901-199300"]["end"] == date(2001, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",750,710,", ",999,710,", "state number 999 is in no list for these years"),
        (",750,710,", ",750,,", "state number (none) is in no list for these years"),
        (",194908,", ",1949,", "begclaim or endclaim is no year and month"),
        (",194908,200199,", ",194908,-9,", "begclaim or endclaim is no year and month"),
        (",194908,200199,", ",194908,194812,", "ends before it begins"),
        (",194908,200199,", ",194908,194907,", "ends before it begins"),
        ("4,401,", "4,,", "no number of the claim"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert rejects_of(TerritorialClaims(), changed(tmp_path, old, new)) == [(3, reason)]


def test_coverage_is_closed_to_2001(tmp_path: Path) -> None:
    (download,) = TerritorialClaims().files(MINI)
    (row,) = TerritorialClaims().coverage(download)
    assert (row.rule, row.kind, row.start, row.end) == ("closed", "territorial", date(1946, 1, 1), date(2002, 1, 1))
    later = tmp_path / "ICOWprov120.csv"
    later.write_bytes(MINI.read_bytes())
    (download,) = TerritorialClaims().files(later)
    assert (download.version, download.published) == ("1.20", date(2017, 12, 31))


def test_files_that_went_wrong(tmp_path: Path) -> None:
    spoiled.web_page(TerritorialClaims, MINI, tmp_path)
    spoiled.other_header(TerritorialClaims, MINI, tmp_path, "begclaim")
    spoiled.too_few(TerritorialClaims, MINI)
    spoiled.cut_zip(TerritorialClaims, MINI, tmp_path)
    with pytest.raises(UsageError, match="interstate data add territorial_claims --file PATH"):
        TerritorialClaims().fetch(date.min, date.max, tmp_path, None)  # type: ignore[arg-type]


def test_a_zip_is_read_as_its_member_and_order_does_not_matter(tmp_path: Path) -> None:
    packed = spoiled.zipped(MINI, tmp_path / "a.zip", "icow-provisional-1.01/ICOWprov101.csv")
    assert facts_of(TerritorialClaims(), packed) == facts_of(TerritorialClaims(), MINI)
    spoiled.same_in_any_order(TerritorialClaims, [MINI, packed], tmp_path)
