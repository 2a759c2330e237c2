"""The rules that every starter table keeps; and that each rule sees what it is there for."""

from pathlib import Path

import pytest

from interstate.sources.rules import breaches, reports

TAIL = "precision,check,source_url,source_title,read_on,note"
HARD = {
    "cross without a data set",
    "end before start",
    "member of an unknown treaty",
    "overlapping spells",
    "published before it began",
    "seen without an address",
    "share outside 0 to 100 %",
    "share that is no number",
    "treaty with fewer than two parties",
    "unknown code",
}
"""Rules without exception. The others are questions for a person: `joined before the treaty`, `in force
before signature`, `visit outside office`."""


def test_the_tables_keep_the_rules() -> None:
    assert [one for one in breaches() if one.rule in HARD] == []


def test_most_visits_fall_into_the_term_of_the_visitor() -> None:
    outside = [one for one in breaches() if one.rule == "visit outside office"]
    assert len(outside) <= 40


def test_every_table_is_counted_by_check() -> None:
    found = {report.table: report for report in reports()}
    assert {"treaties", "visits", "sanctions", "dependence"} <= set(found)
    for report in found.values():
        assert report.rows == sum(count for _, count in report.checks)


@pytest.mark.parametrize(
    ("table", "lines", "rule"),
    [
        ("borders", ["state_a,state_b,kind,start,end", "IND,QQQ,land,,"], "unknown code"),
        ("rivalries", ["state_a,state_b,kind,start,end,about", "CHN,IND,strategic,2000,1999,x"], "end before start"),
        (
            "rivalries",
            ["state_a,state_b,kind,start,end,about", "CHN,IND,strategic,1962,1980,x", "CHN,IND,strategic,1975,,y"],
            "overlapping spells",
        ),
        (
            "dependence",
            [
                "commodity,dependent,supplier,window_start,window_end,share_pct,publisher,edition,published",
                "arms,IND,RUS,2019,2023,136,SIPRI,T,2024",
            ],
            "share outside 0 to 100 %",
        ),
    ],
)
def test_a_rule_sees_what_it_is_there_for(tmp_path: Path, table: str, lines: list[str], rule: str) -> None:
    header, *rows = lines
    text = "\n".join([f"{header},{TAIL}", *(f"{row},,general,,,," for row in rows)]) + "\n"
    (tmp_path / f"{table}.csv").write_text(text, encoding="utf-8")
    assert rule in {one.rule for one in breaches(tmp_path)}


def test_membership_before_the_treaty_and_seen_without_an_address_are_found(tmp_path: Path) -> None:
    treaties = f"treaty_id,name,pledge,signed,in_force,ended,{TAIL}\nt,T,defence,2000-01-01,,,day,seen,,,,\n"
    members = (
        f"treaty_id,member,joined,left,role,{TAIL}\nt,IND,1999,,both,year,general,,,,\nu,JPN,,,both,,general,,,,\n"
    )
    (tmp_path / "treaties.csv").write_text(treaties, encoding="utf-8")
    (tmp_path / "treaty_members.csv").write_text(members, encoding="utf-8")
    assert {one.rule for one in breaches(tmp_path)} == {
        "joined before the treaty",
        "member of an unknown treaty",
        "seen without an address",
        "treaty with fewer than two parties",
    }
