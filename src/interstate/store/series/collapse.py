"""Many reports of one event become one.

Rule. Two records of one source are the same event if they share the day, actor and recipient with their sectors, the PLOVER
type, the place, and whether it happened at all. A missing value is a value: two records without a place match each other only.

Why the type and not the event code: coders file one clash under sibling codes (190 and 193), even under roots that all mean
ASSAULT (18, 19, 20), and only the type is shared by every source. Bare statements have no type: all that one sector of a state
said of another on one day in one place is one statement. Sources are never merged: their places and sectors are not spelt
alike, and what a series counts would depend on which of them are loaded.

The record that was published first speaks for the event (then by record and id, so that the order of rows does not matter; the
id is unique in the history); `reports` is the sum, `records` how many rows went in. Collapsing twice changes nothing.
"""

import ibis

from interstate.codes.modality import HAPPENED
from interstate.store.series.schema import HISTORY, Expression

SAME = ("source", "day", "actor", "actor_sector", "recipient", "recipient_sector", "type", "place")
"""Columns that two records of one event share; null equals null."""
FIRST = ("published", "record", "event_id")
"""Order in which records are asked to speak for the event."""


def collapse(table: Expression) -> Expression:
    """One row per event, with the columns of the history and `records`; a missing `reports` counts as one."""
    records = table.records if "records" in table.columns else ibis.literal(1, "int64")
    counted = table.mutate(
        reports=table.reports.fill_null(1), records=records, happened=table.modality.isin(sorted(HAPPENED))
    )
    keys = [*SAME, "happened"]
    event = ibis.window(group_by=keys)
    order = ibis.window(group_by=keys, order_by=[key for name in FIRST for key in null_last(counted[name])])
    ranked = counted.mutate(
        place_in_line=ibis.row_number().over(order),
        reports=counted.reports.sum().over(event).cast("int64"),
        records=counted.records.sum().over(event).cast("int64"),
    )
    return ranked.filter(ranked.place_in_line == 0).select(*HISTORY, "records")


def null_last(column: Expression) -> list[Expression]:
    """Keys that put null last in a window: written out, as BigQuery puts it first there and takes no other order."""
    return [column.isnull().asc(), column.asc()]
