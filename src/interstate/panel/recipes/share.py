"""The share of one partner in what a state received over the last periods."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.facts import facts
from interstate.panel.recipes.values import one


def sql(chosen: Chosen, clock: Clock) -> str:
    """SELECT of k and v: value(a, b) over the sum of all partners of a, states of the list or not, in the window."""
    key = clock.pair("a.id", "b.id", "t")
    return (
        f"SELECT {key} AS k, v / total AS v FROM ({_flows(chosen, clock)}) "
        f"JOIN code a ON a.iso3 = state_a JOIN code b ON b.iso3 = state_b WHERE total > 0"
    )


def base(chosen: Chosen, clock: Clock) -> str:
    """SELECT of k: states and periods in whose window anything was received; only they can have a share of 0."""
    key = clock.one("a.id", "t")
    return f"SELECT DISTINCT {key} AS k FROM ({_flows(chosen, clock)}) JOIN code a ON a.iso3 = state_a WHERE total > 0"


def _flows(chosen: Chosen, clock: Clock) -> str:
    """What each state received from each partner in the window of each period, and from all; as in `holds`, an amount over several
    periods is that of none."""
    value = one(chosen, "state_a || ' and ' || coalesce(state_b, 'no state') || ', ' || min(start)")
    one_period = f"{clock.index('s')} = {clock.index('(e - 1)')}"
    window, last = chosen.column.window, clock.periods - 1
    yearly = (
        f"SELECT state_a, state_b, {clock.index('start')} AS year, {value} AS amount FROM ({facts(chosen, clock)}) "
        f"WHERE value IS NOT NULL AND start IS NOT NULL AND s < e AND {one_period} GROUP BY state_a, state_b, year"
    )
    spread = (
        f"SELECT state_a, state_b, amount, unnest(range(greatest(year, 0), least(year + {window - 1}, {last}) + 1))::INTEGER AS t "
        f"FROM ({yearly}) WHERE year <= {last} AND year + {window - 1} >= 0"
    )
    return (
        f"SELECT state_a, state_b, t, sum(amount) AS v, sum(sum(amount)) OVER (PARTITION BY state_a, t) AS total "
        f"FROM ({spread}) GROUP BY state_a, state_b, t"
    )
