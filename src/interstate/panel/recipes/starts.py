"""How many began in a period."""

from interstate.panel.choose import Chosen
from interstate.panel.clock import Clock
from interstate.panel.facts import coded
from interstate.panel.text import day, listed

COARSER = {"year": ("",), "month": ("year",), "day": ("year", "month")}


def sql(chosen: Chosen, clock: Clock) -> str:
    """SELECT of k and v; where one is known only to a longer period than the panel's, v is null in all periods it may be in."""
    key = clock.pair("a", "b", "t")
    vague = f"coalesce(f.precision, '') IN {listed(COARSER[clock.unit.by])}" if clock.unit.by != "year" else "false"
    inside = f"f.start IS NOT NULL AND f.start >= {day(clock.unit.first)} AND f.start < {day(clock.unit.end)}"
    inside += f" AND f.start < {day(clock.until)}"
    sure = coded(chosen, clock, f"{clock.index('f.start')} AS t, true AS sure", f"{inside} AND NOT ({vague})")
    if vague == "false":
        return f"SELECT {key} AS k, count(*) AS v FROM ({sure}) GROUP BY k"
    touching = f"f.start IS NOT NULL AND f.s < f.e AND f.s < {day(clock.unit.end)} AND f.e > {day(clock.unit.first)} AND {vague}"
    unsure = coded(chosen, clock, f"{clock.span('f.s', 'f.e')} AS t, false AS sure", touching)
    return (
        f"SELECT {key} AS k, CASE WHEN bool_and(sure) THEN count(*) END AS v "
        f"FROM ({sure} UNION ALL {unsure}) GROUP BY k"
    )
