"""Each column worked by hand on a handful of rows."""

from datetime import date

import pytest

from interstate.errors import UsageError
from interstate.panel.build import dyad_months, dyads, states
from interstate.panel.catalogue import column, names
from interstate.panel.panel import Panel
from tests.panel.tiny import Row, covers, event, fact, world

AS_OF = date(2010, 12, 31)
ALWAYS = tuple(("gw", code, number, None, None) for number, code in enumerate(("CHN", "IND", "PRK", "USA"), 1))


def panel(kind: str, facts: list[Row], *coverage: object, first: int = 2000, last: int = 2000, **more: object) -> Panel:
    made = world(facts, coverage, states=ALWAYS, **more)  # type: ignore[arg-type]
    if kind == "states":
        return states(first, last, as_of=AS_OF, connect=made)
    return dyads(first, last, directed=kind == "directed", as_of=AS_OF, connect=made)


def cell(made: Panel, name: str, *key: object, year: int = 2000) -> object:
    place = made.columns.index(name)
    (found,) = (row[place] for row in made.rows() if row[: len(key) + 1] == (*key, year))
    return found


def closed(layer: str, first: int = 1990, last: int = 2005) -> object:
    return covers(layer, "closed", first, last)


def test_pledges_are_directed_and_of_a_kind() -> None:
    rows = [
        fact("alliance", "USA", "IND", 1999, 2003, kind="neutrality"),
        fact("alliance", "USA", "IND", 1999, 2003, kind="defence"),
    ]
    made = panel("directed", rows, closed("alliance"))
    assert cell(made.add("alliances"), "alliances", "USA", "IND") is True
    assert cell(made.add("alliances"), "alliances", "IND", "USA") is False
    assert cell(made.add("alliances", pledge="consultation"), "alliances_consultation", "USA", "IND") is False
    assert cell(made.add("alliances", pledge="any"), "alliances_any", "USA", "IND") is True
    ranks = made.add("alliances", ordinal=True)
    assert (cell(ranks, "alliance_rank", "USA", "IND"), cell(ranks, "alliance_rank", "IND", "USA")) == (4.0, 0.0)


def test_a_state_column_gives_each_side_its_own() -> None:
    rows = [
        fact("gdp", "CHN", None, 2000, 2000, 9.0, unit="US$ bn"),
        fact("personnel", "IND", None, 2000, 2000, 7.0, unit="persons"),
    ]
    made = panel("undirected", rows, covers("gdp", "open", 1990, 2005), covers("personnel", "open", 1990, 2005)).add(
        "gdp", "personnel"
    )
    assert made.columns[3:] == ("gdp_a", "gdp_b", "personnel_a", "personnel_b")
    assert made.rows()[0][3:] == (9e9, None, None, 7.0)


def test_arms_add_up_and_the_share_is_of_the_window() -> None:
    unit = "TIV million"
    rows = [
        fact("arms", "IND", "USA", 1998, 1998, 30.0, unit=unit),
        fact("arms", "IND", "USA", 2000, 2000, 10.0, unit=unit),
        fact("arms", "IND", "USA", 2000, 2000, 20.0, unit=unit),
        fact("arms", "IND", "CHN", 1995, 1995, 500.0, unit=unit),
        fact("arms", "IND", "CHN", 1996, 1996, 40.0, unit=unit),
        fact("arms", "IND", "EUN", 2000, 2000, 100.0, unit=unit),
        fact("arms", "IND", "USA", 2000, 2000, 9.0, unit="%"),
    ]
    made = panel("directed", rows, closed("arms")).add("arms", "arms_dependence").add("arms_dependence", window=1)
    assert cell(made, "arms", "IND", "USA") == 30.0
    assert cell(made, "arms_dependence", "IND", "USA") == pytest.approx(60 / 200)
    assert cell(made, "arms_dependence", "IND", "CHN") == pytest.approx(40 / 200)
    assert cell(made, "arms_dependence_1", "IND", "USA") == pytest.approx(30 / 130)
    assert cell(made, "arms_dependence", "IND", "PRK") == 0.0
    assert cell(made, "arms_dependence", "PRK", "USA") is None, "no imports: no share, not 0"
    assert cell(made, "arms", "PRK", "USA") == 0.0


def test_a_window_that_is_not_all_covered_has_no_share() -> None:
    rows = [fact("arms", "IND", "USA", 2000, 2001, 10.0, unit="TIV million") | {"end": date(2001, 1, 1)}]
    made = panel("directed", rows, closed("arms", 1998), first=2000, last=2003).add("arms_dependence", window=3)
    assert cell(made, "arms_dependence_3", "IND", "USA") == 1.0
    late = panel("directed", rows, closed("arms", 1999)).add("arms_dependence", window=3)
    assert cell(late, "arms_dependence_3", "IND", "USA") is None


def test_trade_in_dollars_and_its_share() -> None:
    rows = [
        fact("trade", "IND", "USA", 2000, 2000, 3.0, unit="US$ million"),
        fact("trade", "IND", "CHN", 2000, 2000, 1e6, unit="US$"),
        fact("trade", "IND", "CHN", 2000, 2000, 12.0, unit="%"),
        fact("trade", "IND", "PRK", 2000, 2004, 12.0, unit="US$"),
    ]
    made = panel("directed", rows, closed("trade")).add("trade", "trade_dependence")
    assert cell(made, "trade", "IND", "USA") == 3e6
    assert cell(made, "trade_dependence", "IND", "CHN") == 0.25
    assert cell(made, "trade", "IND", "PRK") == 0.0, "an amount over several years is not that of one"


def test_neighbours_and_borders() -> None:
    rows = [fact("contiguity", "CHN", "IND", 1950, None, 1.0), fact("contiguity", "PRK", "USA", 1950, None, 4.0)]
    made = panel("directed", rows, closed("contiguity")).add("contiguity").add("contiguity", within=1)
    assert cell(made, "contiguity", "USA", "PRK") is True
    assert cell(made, "contiguity_1", "USA", "PRK") is False
    assert cell(made, "contiguity_1", "IND", "CHN") is True


def test_sanctions_and_a_sender_in_common() -> None:
    rows = [
        fact("sanction", "USA", "PRK", 1990, 2004, families="arms;trade"),
        fact("sanction", "EU", "CHN", 1990, 2004, families="arms"),
        fact("sanction", "EU", "PRK", 2000, 2000),
    ]
    made = (
        panel("directed", rows, closed("sanction"), last=2001)
        .add("sanctions", "co_sanctioned")
        .add("sanctions", family="finance")
    )
    assert cell(made, "sanctions", "USA", "PRK") is True
    assert cell(made, "sanctions_finance", "USA", "PRK") is False
    assert cell(made, "sanctions", "PRK", "USA") is False
    assert cell(made, "co_sanctioned", "PRK", "CHN") is True
    assert cell(made, "co_sanctioned", "PRK", "CHN", year=2001) is False


def test_ideal_points_of_each_and_how_far_apart() -> None:
    rows = [fact("ideal_point", "CHN", None, 2000, 2000, -1.5), fact("ideal_point", "USA", None, 2000, 2000, 2.0)]
    made = panel("undirected", rows, covers("ideal_point", "open", 1946, 2005)).add(
        "un_ideal_points", "ideal_point_distance"
    )
    assert cell(made, "ideal_point_distance", "CHN", "USA") == 3.5
    assert cell(made, "ideal_point_distance", "CHN", "IND") is None
    assert cell(made, "un_ideal_points_b", "CHN", "USA") == 2.0


def test_votes_that_agree_over_votes_both_took_part_in() -> None:
    def vote(state: str, roll: str, value: float) -> Row:
        return fact("vote", state, None, date(2000, 10, 1), date(2000, 10, 2), value, kind=roll)

    rows = [vote("CHN", f"r{n}", 1.0 + n % 3) for n in range(130)] + [vote("IND", f"r{n}", 1.0) for n in range(60, 125)]
    made = panel("undirected", rows, closed("vote")).add("vote_agreement")
    same = sum(n % 3 == 0 for n in range(60, 125))
    assert cell(made, "vote_agreement", "CHN", "IND") == pytest.approx(same / 65)
    assert cell(made, "vote_agreement", "CHN", "USA") is None
    printed = panel("undirected", [fact("vote_agreement", "CHN", "IND", 2000, 2000, 0.5)], closed("vote_agreement"))
    assert cell(printed.add("vote_agreement"), "vote_agreement", "CHN", "IND") == 0.5


def test_organisations_in_common() -> None:
    rows = [
        fact("igo", code, None, 1990, 2004, kind=f"ORG{n}", families="member")
        for code in ("CHN", "IND")
        for n in range(70)
    ]
    rows.append(fact("igo", "USA", None, 1990, 2004, kind="ORG3", families="observer"))
    rows.append(fact("igo", "PRK", None, 2000, 2000, kind="ORG69", families="member"))
    made = panel("directed", rows, closed("igo")).add("igo_shared")
    assert cell(made, "igo_shared", "IND", "CHN") == 70
    assert cell(made, "igo_shared", "PRK", "CHN") == 1
    assert cell(made, "igo_shared", "USA", "CHN") == 0
    counted = panel("directed", [fact("igo_shared", "CHN", "IND", 2000, 2000, 12.0)], closed("igo_shared")).add(
        "igo_shared"
    )
    assert cell(counted, "igo_shared", "IND", "CHN") == 12


def test_members_of_a_bloc_alone_and_together() -> None:
    rows = [fact("bloc", code, None, 1990, 2004, kind="BRICS", families="member") for code in ("CHN", "IND")]
    rows += [fact("bloc", "PRK", None, 1990, 2004, kind="BRICS", families="observer")]
    alone = panel("states", rows, closed("bloc")).add("bloc", bloc="BRICS")
    assert [row[-1] for row in alone.rows()] == [True, True, False, False]
    together = panel("undirected", rows, closed("bloc")).add("bloc", bloc="brics")
    assert cell(together, "bloc_brics", "CHN", "IND") is True
    assert cell(together, "bloc_brics", "CHN", "PRK") is False


def test_weapons_capability_democracy_diplomacy_conflict_and_dispute() -> None:
    rows = [
        fact("nuclear", "PRK", None, 2000, None, kind="possess"),
        fact("nuclear", "PRK", None, 1980, 1999, kind="pursue"),
        fact("capability", "USA", None, 2000, 2000, 0.14, kind="cinc"),
        fact("capability", "USA", None, 2000, 2000, 1000.0, kind="milex"),
        fact("democracy", "USA", None, 2000, 2000, 0.9, kind="polyarchy"),
        fact("diplomacy", "USA", "IND", 2000, 2000),
        fact("conflict", "CHN", "IND", 2000, 2000),
        fact("dispute", "CHN", "IND", 1962, None, kind="territorial"),
    ]
    frames = [closed(layer) for layer in ("nuclear", "capability", "democracy", "diplomacy", "conflict", "dispute")]
    one = (
        panel("states", rows, *frames)
        .add("nuclear", "capability")
        .add("democracy", index="polyarchy")
        .add("nuclear", status="pursue")
    )
    assert one.columns[2:] == ("capability", "democracy_polyarchy", "nuclear", "nuclear_pursue")
    assert [row[2:] for row in one.rows()][2:] == [(None, None, True, False), (0.14, 0.9, False, False)]
    two = panel("directed", rows, *frames).add("diplomacy", "conflict", "dispute").add("dispute", kind="maritime")
    assert two.rows()[0][3:] == (True, False, True, False)
    assert cell(two, "diplomacy", "USA", "IND") is True


def test_events_count_once_however_often_reported() -> None:
    day = date(2000, 5, 1)
    news = [
        event(day, "CHN", "IND"),
        event(day, "CHN", "IND"),
        event(day, "CHN", "IND", "THREATEN", quad="verbal conflict"),
        event(date(2000, 6, 2), "CHN", "IND"),
        event(date(2000, 6, 2), "CHN", "IND", modality="planned"),
    ]
    frames = [covers("event", "closed", 1999, 2005, source="news")]
    made = dyad_months(2000, 2000, directed=True, as_of=AS_OF, connect=world([], frames, news, ALWAYS))
    some = made.add("events").add("events", type="THREATEN").add("events", quad="verbal cooperation")
    assert some.columns[3:] == ("events", "events_threaten", "events_verbal_cooperation")
    counts = {row[2]: row[3:] for row in some.rows() if row[:2] == ("CHN", "IND")}
    assert (counts[day], counts[date(2000, 6, 1)], counts[date(2000, 7, 1)]) == ((2, 1, 1), (1, 0, 1), (0, 0, 0))


def test_every_column_of_the_catalogue_has_a_first_line() -> None:
    for name in names():
        assert column(name).title


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("friendship", {}, "no column is called"),
        ("trade", {"pledge": "defence"}, 'trade has no option "pledge"; it has none of its own'),
        ("arms_dependence", {"window": 0}, "1 to 50 years"),
        ("contiguity", {"within": 9}, "levels 1 to 5"),
        ("capability", {"kind": "power"}, "choose one of cinc"),
        ("bloc", {"bloc": "ATLANTIS"}, "no bloc"),
        ("events", {"type": "WAR"}, "choose one of AGREE"),
        ("events", {"type": "AGREE", "quad": "verbal cooperation"}, "not both"),
        ("events", {"quad": "war"}, "choose one of"),
        ("nuclear", {"status": "wish"}, "choose one of possess"),
        ("rivalry", {"kind": "sporting"}, "choose one of strategic"),
        ("borders", {"kind": "air"}, "choose one of land"),
    ],
)
def test_a_wrong_name_or_option_is_one_plain_line(name: str, options: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        column(name, **options)
