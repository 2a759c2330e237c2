"""Several values of one unit in one period made one."""

from interstate.panel.choose import Chosen
from interstate.panel.door import SEVERAL
from interstate.panel.text import quoted

ORDER = "{'start': start, 'published': published, 'record': record}"


def one(chosen: Chosen, where: str) -> str:
    """The aggregate that makes one value of `value`; without a pick values that differ stop the statement.

    `where`: SQL of what says which unit and period it was: the key, or words.
    """
    pick, column = chosen.pick, chosen.column
    if column.kind == "category":
        chooser = {"last": ("arg_max", ORDER), "first": ("arg_min", ORDER), "min": ("arg_min", "value")}
        function, by = chooser.get(pick or "max", ("arg_max", "value"))
        return f"{function}(kind, {by})"
    if pick == "last":
        return f"arg_max(value, {ORDER})"
    if pick == "first":
        return f"arg_min(value, {ORDER})"
    if pick == "mean":
        return "avg(value)"
    if pick in ("max", "min", "sum"):
        return f"{pick}(value)"
    found = quoted(f"{SEVERAL}{column.name}: ")
    return f"CASE WHEN min(value) <> max(value) THEN error({found} || {where})::DOUBLE ELSE min(value) END"
