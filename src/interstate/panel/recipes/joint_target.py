"""Two states that are both targets of one sender."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.facts import during, facts


def sql(chosen: Chosen, clock: Clock) -> str:
    """SELECT of k and v; the sender may be a bloc or an organisation."""
    targets = (
        f"SELECT DISTINCT f.state_a AS sender, b.id AS id, {clock.span('f.s', 'f.e')} AS t "
        f"FROM ({facts(chosen, clock)}) f JOIN code b ON b.iso3 = f.state_b WHERE {during(clock)}"
    )
    return (
        f"SELECT DISTINCT {clock.pair('x.id', 'y.id', 'x.t')} AS k, true AS v FROM ({targets}) x "
        f"JOIN ({targets}) y ON x.sender = y.sender AND x.t = y.t AND x.id < y.id"
    )
