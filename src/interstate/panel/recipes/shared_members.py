"""How many organisations two states share: memberships as bits, sixty organisations a number."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.facts import during, members

BITS = 60


def sql(chosen: Chosen, clock: Clock) -> str:
    """SELECT of k and v: organisations of which both are members on some day of the period."""
    member = members(chosen, clock, f"f.kind AS body, {clock.span('f.s', 'f.e')} AS t", during(clock))
    numbered = f"SELECT *, dense_rank() OVER (ORDER BY body) - 1 AS n FROM ({member})"
    masks = (
        f"SELECT a, t, n // {BITS} AS part, bit_or(1::BIGINT << (n % {BITS})::BIGINT) AS bodies "
        f"FROM ({numbered}) GROUP BY a, t, part"
    )
    return (
        f"SELECT {clock.pair('x.a', 'y.a', 'x.t')} AS k, sum(bit_count(x.bodies & y.bodies)::BIGINT)::BIGINT AS v "
        f"FROM ({masks}) x JOIN ({masks}) y ON x.t = y.t AND x.part = y.part AND x.a < y.a GROUP BY k"
    )
