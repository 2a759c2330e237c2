"""A world of all states and an article of a dozen triggers: fast enough to wait for, and to ask hundreds of times."""

from datetime import date, timedelta
from random import Random
from time import process_time

import pytest

from interstate.codes import states
from interstate.implications.chain import implications
from interstate.store.world import World
from tests.implications.small import TODAY, claim, event, fact, figure, mechanisms, pair, pledge, share, visit

EVERYONE = states.alive(TODAY)


@pytest.fixture(scope="module")
def large() -> World:
    """Some 5,000 facts about all states of the day, the same in every run."""
    draw = Random(7)

    def two() -> tuple[str, str]:
        return tuple(draw.sample(EVERYONE, 2))  # type: ignore[return-value]

    rows = [figure(layer, one, draw.uniform(1, 900)) for layer in ("gdp", "milex") for one in EVERYONE]
    for at in range(500):
        rows += pledge(*two(), record=f"p/{at}")
    for at in range(180):
        rows.append(pair("rivalry", *two(), kind="strategic", record=f"r/{at}"))
    for at in range(60):
        rows.append(pair("conflict", *two(), end=date(1993, 1, 1), record=f"c/{at}"))
    for at in range(400):
        start = date(2004, 1, 1) + timedelta(days=18 * at)
        rows.append(fact("sanction", *two(), start=start, published=start, record=f"s/{at}"))
    rows += [visit(*two(), TODAY - timedelta(days=draw.randrange(4, 6000))) for _ in range(1200)]
    rows += [share("arms", *two(), draw.uniform(5, 60)) for _ in range(150)]
    rows += [share("trade", *two(), draw.uniform(3, 40), draw.choice(("import", "export"))) for _ in range(1200)]
    rows += [fact("transfer", *two(), kind="missile", record=f"t/{at}") for at in range(150)]
    return World.of({tie.record: tie for tie in rows}.values(), TODAY)


@pytest.fixture(scope="module")
def triggers(large):
    """Twelve events and claims between a few states with many ties."""
    draw = Random(11)
    some = [tie.state_b for tie in large.ties("sanction")[:6] if tie.state_b]
    acts = ("CONSULT", "AGREE", "COOPERATE", "AID", "SUPPORT", "THREATEN")
    made = [
        event(*draw.sample(some, 2), acts[at], f"E{at}", goods=("arms",) if at in (2, 3) else ()) for at in range(6)
    ]
    held = [claim(*draw.sample(some, 2), acts[at], "possible", f"C{at}", goods=("missile",)) for at in range(6)]
    return made, held


def test_an_article_takes_less_than_four_seconds(large, triggers):
    start = process_time()
    found, _ = implications(*triggers, (), large, 2000, mechanisms())
    assert len(found) > 20
    assert process_time() - start < 4


def test_one_run_without_ranges_and_single_facts_takes_less_than_a_third_of_a_second(large, triggers):
    implications(*triggers, (), large, 0, mechanisms())
    start = process_time()
    implications(*triggers, (), large, 0, mechanisms())
    assert process_time() - start < 0.3
