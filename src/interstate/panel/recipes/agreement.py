"""How often two states vote alike: each state's votes as bits, sixty roll calls a number, so that pairs are compared at once."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.facts import members
from interstate.panel.text import day

BITS = 60
YES, ABSTAIN, NO = 1, 2, 3


def sql(chosen: Chosen, clock: Clock) -> str:
    """SELECT of k and v: roll calls with the same vote over roll calls in which both took part."""
    inside = f"f.start >= {day(clock.unit.first)} AND f.start < least({day(clock.unit.end)}, {day(clock.until)})"
    votes = members(chosen, clock, f"f.kind AS roll, f.value AS value, {clock.index('f.start')} AS t", inside)
    numbered = f"SELECT *, dense_rank() OVER (PARTITION BY t ORDER BY roll) - 1 AS n FROM ({votes})"
    bits = ", ".join(
        f"coalesce(bit_or(1::BIGINT << (n % {BITS})::BIGINT) FILTER (value = {vote}), 0) AS {name}"
        for vote, name in ((YES, "yes"), (ABSTAIN, "abstain"), (NO, "no"))
    )
    masks = f"SELECT a, t, n // {BITS} AS part, {bits} FROM ({numbered}) GROUP BY a, t, part"
    same = " + ".join(f"bit_count(x.{name} & y.{name})::BIGINT" for name in ("yes", "abstain", "no"))
    both = "bit_count((x.yes | x.abstain | x.no) & (y.yes | y.abstain | y.no))::BIGINT"
    return (
        f"SELECT {clock.pair('x.a', 'y.a', 'x.t')} AS k, sum({same}) / nullif(sum({both}), 0)::DOUBLE AS v "
        f"FROM ({masks}) x JOIN ({masks}) y ON x.t = y.t AND x.part = y.part AND x.a < y.a GROUP BY k HAVING sum({both}) > 0"
    )
