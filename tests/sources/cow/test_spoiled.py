"""Each data set of the project: files that went wrong give one clear error, and any order gives the same content."""

from pathlib import Path

import pytest

from interstate.errors import BadInput
from interstate.sources.cow.alliances import CowAlliances
from interstate.sources.cow.base import Cow
from interstate.sources.cow.capabilities import CowCapabilities
from interstate.sources.cow.contiguity import CowContiguity
from interstate.sources.cow.diplomacy import CowDiplomacy
from interstate.sources.cow.dispute_sides import CowDisputeSides
from interstate.sources.cow.disputes import CowDisputes
from interstate.sources.cow.major_powers import CowMajorPowers
from interstate.sources.cow.states import CowStates
from interstate.sources.cow.trade import CowTrade
from tests.sources import spoiled
from tests.sources.cow.minis import MINIS
from tests.sources.loading import facts_of, read

ALL: list[tuple[type[Cow], str, str]] = [
    (CowContiguity, "contdir.csv", "conttype"),
    (CowAlliances, "alliance_v4.1_by_dyad_yearly.csv", "nonaggression"),
    (CowTrade, "Dyadic_COW_4.0.csv", "smoothtotrade"),
    (CowCapabilities, "NMC-70-abridged.csv", "tpop"),
    (CowDisputes, "dyadic_mid_4.03.csv", "hihosta"),
    (CowDisputeSides, "MIDB 5.0.csv", "hostlev"),
    (CowDiplomacy, "Diplomatic_Exchange_2006v1.csv", "DE"),
    (CowMajorPowers, "majors2016.csv", "endmonth"),
    (CowStates, "states2016.csv", "endmonth"),
]
EACH = pytest.mark.parametrize(("kind", "name", "column"), ALL, ids=[kind.name for kind, _, _ in ALL])


@EACH
def test_a_spoiled_file_gives_one_clear_error(kind: type[Cow], name: str, column: str, tmp_path: Path) -> None:
    spoiled.web_page(kind, MINIS / name, tmp_path)
    spoiled.other_header(kind, MINIS / name, tmp_path, column)
    spoiled.cut_zip(kind, MINIS / name, tmp_path)
    spoiled.too_few(kind, MINIS / name)


@EACH
def test_columns_in_another_order_give_the_same_facts(kind: type[Cow], name: str, column: str, tmp_path: Path) -> None:
    import csv

    turned = tmp_path / name
    with (
        (MINIS / name).open(encoding="utf-8", newline="") as file,
        turned.open("w", encoding="utf-8", newline="") as to,
    ):
        csv.writer(to).writerows(row[::-1] for row in csv.reader(file))
    assert facts_of(kind(), turned) == facts_of(kind(), MINIS / name)


@EACH
def test_a_zip_with_latin_1_text_gives_the_same_facts(kind: type[Cow], name: str, column: str, tmp_path: Path) -> None:
    text = (MINIS / name).read_bytes().replace(b"invented", "invent\xe9".encode("latin-1")).replace(b"\n", b"\r\n")
    plain = tmp_path / name
    plain.write_bytes(text)
    packed = spoiled.zipped(plain, tmp_path / "packed.zip", f"folder/{name}")
    assert facts_of(kind(), packed) == facts_of(kind(), MINIS / name)


@EACH
def test_loading_again_in_any_order_gives_the_same_content(
    kind: type[Cow], name: str, column: str, tmp_path: Path
) -> None:
    packed = spoiled.zipped(MINIS / name, tmp_path / "packed.zip", name)
    spoiled.same_in_any_order(kind, [MINIS / name, packed], tmp_path)


@EACH
def test_a_record_is_one_fact(kind: type[Cow], name: str, column: str) -> None:
    """A world keeps the latest edition of each record, whatever its states."""
    facts = {row["fact_id"]: row["record"] for row in facts_of(kind(), MINIS / name)}
    assert len(set(facts.values())) == len(facts)


@pytest.mark.parametrize("kind", [kind for kind, _, _ in ALL])
def test_a_file_of_another_data_set_is_named(kind: type[Cow], tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("year,ccode1,sheep\n1990,2,7\n", encoding="utf-8")
    with pytest.raises(
        BadInput, match=f"other.csv has the columns year, ccode1, sheep .*expected those of {kind.name}"
    ):
        read(kind(), other)


def test_an_edition_that_is_not_known_is_named(tmp_path: Path) -> None:
    later = tmp_path / "contdir.csv"
    later.write_text((MINIS / "contdir.csv").read_text(encoding="utf-8").replace(",3.2\n", ",9.1\n"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"edition 9\.1 of cow_contiguity; known here: 3\.2"):
        list(CowContiguity().files(later))
