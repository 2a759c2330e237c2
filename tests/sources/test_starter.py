"""The starter set: enough, dated, and blind to what came later."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from interstate.codes import blocs, regions, states
from interstate.codes.ties import LAYERS
from interstate.errors import BadInput, UnknownCode, UnreadColumn
from interstate.sources.base import Download
from interstate.sources.batch import batch
from interstate.sources.starter import READERS, TABLES, Starter
from interstate.sources.words import NOT_STATES
from interstate.store.load import Batch
from interstate.store.world import World

DAY = date(2024, 6, 20)
LEAST = {
    "alliance": 1000,
    "arms": 60,
    "bloc": 500,
    "border": 300,
    "conflict": 80,
    "dispute": 200,
    "energy": 60,
    "gdp": 120,
    "milex": 60,
    "nuclear": 40,
    "nuclear_test": 30,
    "personnel": 60,
    "presence": 100,
    "region": 200,
    "rivalry": 120,
    "sanction": 200,
    "trade": 300,
    "transfer": 80,
    "visit": 300,
}
TAIL = "precision,check,source_url,source_title,read_on,note"


def download(path: Path) -> Download:
    return Download("starter", path, DAY, "1", "0")


def written(folder: Path, name: str, *lines: str) -> Download:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return download(path)


def test_every_layer_that_the_example_needs_was_known_by_its_day(starter: Batch) -> None:
    known = Counter(tie.layer for tie in starter.ties if tie.published <= DAY)
    short = {layer: (known[layer], least) for layer, least in LEAST.items() if known[layer] < least}
    assert not short, "layer: (rows known by the day, least)"


def test_every_fact_has_a_statement_a_record_a_known_code_and_an_id_of_its_own(starter: Batch) -> None:
    assert len({tie.fact_id for tie in starter.ties}) == len(starter.ties)
    for tie in starter.ties:
        assert tie.statement[:1].isupper() or tie.statement[:1].isdigit(), tie
        assert "  " not in tie.statement
        assert tie.record.count("/") >= 2
        assert tie.layer in LAYERS
        assert states.is_state(tie.state_a) or blocs.is_bloc(tie.state_a) or tie.state_a in NOT_STATES
        assert tie.check in ("seen", "cross", "computed", "general")
        assert tie.start is None or tie.end is None or tie.start < tie.end, tie
        assert tie.published_basis in ("printed", "release", "lag")


def test_undirected_pairs_are_stored_once_in_alphabetical_order(starter: Batch) -> None:
    for tie in starter.ties:
        if tie.layer in ("border", "rivalry", "dispute", "conflict"):
            assert tie.state_b is not None
            assert tie.state_a < tie.state_b


def test_nothing_is_known_before_it_began_to_hold(starter: Batch) -> None:
    for tie in starter.ties:
        if (
            tie.start
            and tie.published_basis == "printed"
            and tie.layer not in ("arms", "energy", "gdp", "milex", "trade")
        ):
            assert tie.published >= tie.start, tie


def test_the_treaty_of_june_2024_is_signed_and_not_in_force_on_the_day_of_the_example(starter: Batch) -> None:
    def pledges(day: date) -> dict[tuple[str, str | None], tuple[str, tuple[str, ...]]]:
        world = World.of(starter.ties, day)
        return {
            (tie.state_a, tie.state_b): (tie.kind, tie.families)
            for tie in world.holding("alliance")
            if tie.record.startswith("treaties/rus-prk-2024/")
        }

    both = (("PRK", "RUS"), ("RUS", "PRK"))
    assert pledges(date(2024, 6, 18)) == {}
    assert pledges(DAY) == dict.fromkeys(both, ("defence", ("signed",)))
    assert pledges(date(2024, 12, 3)) == dict.fromkeys(both, ("defence", ("signed",)))
    assert pledges(date(2024, 12, 4)) == dict.fromkeys(both, ("defence", ()))


def test_an_arms_share_is_known_from_the_day_its_edition_was_printed(starter: Batch) -> None:
    def shares(day: date) -> list[float | None]:
        ties = World.of(starter.ties, day).ties("arms")
        return [t.value for t in ties if (t.state_a, t.state_b) == ("IND", "RUS") and t.start == date(2019, 1, 1)]

    assert shares(date(2024, 3, 10)) == []
    assert shares(DAY) == [36.0]
    (tie,) = (t for t in starter.ties if t.record == "dependence/arms/IND-RUS/2019-2023/sipri")
    words = (
        "India bought 36 % of its arms from Russia in 2019-2023 (SIPRI, Trends in International Arms Transfers 2023)"
    )
    assert (tie.statement, tie.unit, tie.end, tie.terms) == (words, "%", date(2024, 1, 1), "excerpt")


def test_a_world_is_blind_to_rows_published_later(starter: Batch) -> None:
    past = [tie for tie in starter.ties if tie.published <= DAY]
    for layer in LEAST:
        assert World.of(starter.ties, DAY).ties(layer) == World.of(past, DAY).ties(layer)


def test_a_spell_that_ended_later_still_holds_on_the_day(tmp_path: Path) -> None:
    header = f"state_a,state_b,kind,start,end,about,{TAIL}"
    row = "IND,CHN,strategic,1999-05,2021-07-02,heights,day,general,,,,"
    early, late = Starter().parse(written(tmp_path, "rivalries.csv", header, row))
    assert (early.state_a, early.state_b, early.start, early.end) == ("CHN", "IND", date(1999, 5, 1), None)
    assert early.published == date(1999, 5, 31), "a month is known at its end"
    assert (late.end, late.published) == (date(2021, 7, 2), date(2021, 7, 2))
    assert early.record == late.record
    assert World.of([early, late], date(2021, 7, 1)).holding("rivalry") == (early,)
    assert World.of([early, late], date(2021, 7, 2)).holding("rivalry") == ()


def test_a_dispute_without_a_start_counts_as_long_known_with_low_confidence(tmp_path: Path) -> None:
    header = f"state_a,state_b,kind,start,end,about,{TAIL}"
    (tie,) = Starter().parse(
        written(tmp_path, "disputes.csv", header, "JPN,CHN,territorial,,,islands,,seen,https://a.b,T,2026-01-01,")
    )
    assert (tie.start, tie.published, tie.published_basis, tie.confidence) == (None, date(1946, 1, 1), "lag", "low")
    (young,) = Starter().parse(written(tmp_path, "disputes.csv", header, "UKR,RUS,maritime,,,strait,,general,,,,"))
    assert young.published == states.state("UKR").start


def test_pledges_run_both_ways_unless_one_side_gives(tmp_path: Path) -> None:
    written(
        tmp_path,
        "treaties.csv",
        f"treaty_id,name,pledge,signed,in_force,ended,{TAIL}",
        "both-1,Mutual Treaty,defence,2000-01-01,2001-02-03,,day,general,,,,",
        "one-1,Base Treaty,defence,2000-01-01,2001-02-03,,day,general,,,,",
    )
    found = Starter().parse(
        written(
            tmp_path,
            "treaty_members.csv",
            f"treaty_id,member,joined,left,role,{TAIL}",
            "both-1,IND,,,both,,general,,,,",
            "both-1,JPN,,2010-01-01,both,day,general,,,,",
            "one-1,USA,,,gives,,general,,,,",
            "one-1,FSM,,,receives,,general,,,,",
        )
    )
    ties = list(found)
    stages = [(t.state_a, t.state_b, t.version, t.published, t.end) for t in ties]
    signed, force, left = date(2000, 1, 1), date(2001, 2, 3), date(2010, 1, 1)
    assert stages == [
        ("IND", "JPN", "signed", signed, None),
        ("IND", "JPN", "in force", force, None),
        ("IND", "JPN", "ended", left, left),
        ("JPN", "IND", "signed", signed, None),
        ("JPN", "IND", "in force", force, None),
        ("JPN", "IND", "ended", left, left),
        ("USA", "FSM", "signed", signed, None),
        ("USA", "FSM", "in force", force, None),
    ]


def test_a_treaty_whose_day_of_force_was_not_read_counts_two_years_later_and_says_so(tmp_path: Path) -> None:
    written(
        tmp_path,
        "treaties.csv",
        f"treaty_id,name,pledge,signed,in_force,ended,{TAIL}",
        "x-1,Some Treaty,consultation,2000-01-31,,,day,general,,,,",
        "y-1,Some Declaration,partnership,2000-01-31,,,day,general,,,,",
        "z-1,Dead Treaty,defence,2000-01-31,,,day,general,,,,never in force",
    )
    rows = [f"{key},{state},,,both,,general,,,," for key in ("x-1", "y-1", "z-1") for state in ("IND", "JPN")]
    ties = list(
        Starter().parse(written(tmp_path, "treaty_members.csv", f"treaty_id,member,joined,left,role,{TAIL}", *rows))
    )
    stages = {(t.record[9:12], t.version): t for t in ties}
    assert set(stages) == {("x-1", "signed"), ("x-1", "in force"), ("y-1", "in force"), ("z-1", "signed")}
    late = stages["x-1", "in force"]
    assert (late.published, late.published_basis, late.confidence) == (date(2002, 1, 28), "lag", "low")
    assert late.families == ("force_day_unread",)
    assert "day of force not read" in late.statement


def test_a_trade_share_has_the_importer_first_whoever_lists_it(tmp_path: Path) -> None:
    header = f"state,flow,partner,share_pct,year,publisher,edition,published,{TAIL}"
    rows = ["IND,import,CHN,15,2022,X,E,2023-05,year,general,,,,", "IND,export,USA,18,2022,X,E,2023,year,general,,,,"]
    bought, sold = Starter().parse(written(tmp_path, "trade_partners.csv", header, *rows))
    assert (bought.state_a, bought.state_b, bought.kind) == ("IND", "CHN", "import")
    assert (sold.state_a, sold.state_b, sold.kind) == ("USA", "IND", "export")
    assert (bought.published, sold.published) == (date(2023, 5, 31), date(2023, 12, 31))
    assert bought.statement == "China supplied 15 % of India's imports in 2022 (X, E)"


def test_a_visit_of_two_days_ends_on_the_third(starter: Batch) -> None:
    found = [t for t in World.of(starter.ties, DAY).ties("visit") if (t.state_a, t.state_b) == ("RUS", "PRK")]
    last = max(found, key=lambda tie: tie.start or date.min)
    assert last.start in (date(2024, 6, 18), date(2024, 6, 19))
    assert last.end == date(2024, 6, 20)
    assert "Vladimir Putin" in last.statement


def test_an_unknown_code_stops_the_load_with_file_and_line(tmp_path: Path) -> None:
    header = f"state_a,state_b,kind,start,end,{TAIL}"
    with pytest.raises(UnknownCode, match=r'borders\.csv line 3: state_b "XYZ"'):
        list(
            Starter().parse(
                written(tmp_path, "borders.csv", header, "IND,PAK,land,,,,general,,,,", "IND,XYZ,land,,,,general,,,,")
            )
        )


def test_a_column_nobody_reads_stops_the_load(tmp_path: Path) -> None:
    header = f"state_a,state_b,kind,start,end,colour,{TAIL}"
    with pytest.raises(UnreadColumn, match="'colour' is neither read nor ignored"):
        list(Starter().parse(written(tmp_path, "borders.csv", header, "IND,PAK,land,,,red,,general,,,,")))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("IND,PAK,land,2020-13,,,general,,,,", 'line 2, start: "2020-13" is not a day'),
        ("IND,PAK,air,,,,general,,,,", 'kind "air" is unknown'),
        ("IND,PAK,land,,,,guessed,,,,", 'check "guessed" is unknown'),
        ("IND,PAK,land,,,,general,,,", "10 columns, expected 11"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, row: str, message: str) -> None:
    header = f"state_a,state_b,kind,start,end,{TAIL}"
    with pytest.raises(BadInput, match=message):
        list(Starter().parse(written(tmp_path, "borders.csv", header, row)))


def test_rows_read_are_loaded_or_rejected_with_a_reason(starter: Batch) -> None:
    assert starter.rows_read == starter.rows_loaded + len(starter.rejected)
    assert all(reject.reason for reject in starter.rejected)


def test_every_table_has_a_reader_and_the_version_names_the_content() -> None:
    assert {path.name for path in Starter().paths()} >= set(READERS)
    assert {"treaties.csv", "treaty_members.csv", "blocs.csv", "regions.csv"} <= set(TABLES)
    assert "+" in Starter().version


def test_memberships_of_the_code_book_are_members_of_the_world(world_2024: World) -> None:
    for bloc in ("NATO", "BRICS", "SCO", "QUAD"):
        assert world_2024.members(bloc) == blocs.members(bloc, DAY)
    assert set(world_2024.members("WEST")) == set(blocs.members("WEST", DAY))
    assert "SWE" in world_2024.members("NATO")
    assert "SWE" not in world_2024.members("NATO", date(2024, 3, 1))


def test_regions_are_those_of_the_code_book(world_2024: World) -> None:
    held = {tie.state_a for tie in world_2024.holding("region") if tie.kind == "ARCTIC"}
    assert held == set(regions.members("ARCTIC", DAY))


def test_closed_frames_are_those_a_person_closed(world_2024: World) -> None:
    assert world_2024.closed("border", "IND")
    assert world_2024.closed("nuclear", "JPN")
    assert not world_2024.closed("nuclear", "JPN", kind="hosts")
    assert world_2024.closed("alliance", "USA")
    assert not world_2024.closed("alliance", "PRK")
    assert not world_2024.closed("rivalry", "IND")
    assert not world_2024.closed("visit", "USA")
    assert not world_2024.closed("arms", "IND")


def test_parsing_twice_gives_the_same_facts(starter: Batch) -> None:
    source = Starter()
    again = batch(source, source.fetch(date.min, Path()))
    assert again.ties == starter.ties
    assert again.sha256 == starter.sha256


def test_a_month_ends_where_the_next_begins() -> None:
    from interstate.sources.days import when

    found = when("2024-02")
    assert found is not None
    assert (found.first, found.last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert found.after - found.last == timedelta(days=1)
