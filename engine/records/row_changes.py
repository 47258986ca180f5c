"""What became of the rows of a sub-table, as a change keeps it: only the rows that were touched, each with its place.

A change of a field is [old, new]; of rows these are the rows that went or are otherwise now, and the rows that came or
were otherwise before, `{"id": …, "at": place, uid of a column: value, …}`. A row that moved past others counts as
touched, so that taking away what is in `new` and putting back what is in `old` gives exactly what was. Pure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from engine.fields.field_type import Json
from engine.fields.rows import ROW_ID
from engine.records.entity import Entity, EntityField

AT = "at"
Told = dict[str, Any]  # Any: JSON


def changed(field: EntityField, old: Json, new: Json) -> list[Json]:
    """[old, new] as a change keeps it, of values as they travel; of rows only those touched."""
    if field.rows is None:
        return [old, new]
    was, now = _placed(field.rows, old), _placed(field.rows, new)
    stayed = _kept_order([key for key in was if key in now], [key for key in now if key in was])

    def touched(one: Mapping[str, Told], other: Mapping[str, Told]) -> list[Told] | None:
        found = [row for key, row in one.items() if key not in stayed or not _same(row, other[key])]
        return found or None

    return [touched(was, now), touched(now, was)]


def rewound(field: EntityField, now: Json, change: Sequence[Json]) -> Json:
    """The value before a change, from the one after it, both as they travel."""
    if field.rows is None:
        return change[0]
    return told_rows(field.rows, rewind(list(_placed(field.rows, now).values()), change)) or None


def before_all(field: EntityField, now: Json, changes: Sequence[Mapping[str, Any]]) -> Json:
    """The value before all these changes of a record, the oldest first, from the one after them."""
    for each in reversed(changes):
        if field.uid in each:
            now = rewound(field, now, each[field.uid])
    return now


def rewind(rows: list[Told], change: Sequence[Json]) -> list[Told]:
    """The rows before a change, from those after it."""
    old, new = change[0] or (), change[1] or ()
    gone = {each[ROW_ID] for each in new}
    left = [each for each in rows if each[ROW_ID] not in gone]
    for each in sorted(old, key=lambda row: row[AT]):
        left.insert(each[AT], each)
    return left


def told_rows(entity: Entity, rows: Iterable[Told]) -> list[Told]:
    """Rows as they travel, with the names columns have today; what has no column any more is left out."""
    return [{ROW_ID: row[ROW_ID], **{each.name: row.get(each.uid) for each in entity.fields}} for row in rows]


def _placed(entity: Entity, rows: Json) -> dict[str, Told]:
    """Rows as they travel, by id, with their places and by the uids of columns."""
    return {
        row[ROW_ID]: {ROW_ID: row[ROW_ID], AT: at, **{each.uid: row.get(each.name) for each in entity.fields}}
        for at, row in enumerate(rows or ())
    }


def _same(one: Told, other: Told) -> bool:
    return {**one, AT: 0} == {**other, AT: 0}


def _kept_order(was: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    """The most rows that are still in the order they had; the others moved."""
    if was == now:
        return frozenset(now)
    places = {key: index for index, key in enumerate(was)}
    ends: list[int] = []  # the place at which the shortest-ending chain of each length ends
    last: list[str] = []
    before: dict[str, str | None] = {}
    for key in now:
        at = bisect_left(ends, places[key])
        before[key] = last[at - 1] if at else None
        ends[at : at + 1] = [places[key]]
        last[at : at + 1] = [key]
    found = set()
    step: str | None = last[-1] if last else None
    while step is not None:
        found.add(step)
        step = before[step]
    return frozenset(found)
