"""What a value becomes when an option is merged into another, and how it comes back. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.fields.field_type import Json
from engine.fields.rows import ROW_ID
from engine.records import row_changes
from engine.records.entity import Entity, EntityField
from engine.reference import Reference

CHOICES = frozenset({"choice", "choices"})
"""Types whose values are codes of an option set."""


def choosing(entity: Entity, of: Reference) -> list[EntityField]:
    """The fields that draw on a set: choices, and sub-tables with a choice among their columns. A value that is worked
    out follows by itself."""
    return [each for each in entity.fields if _draws_on(each, entity, of)]


def drawing(field: EntityField, entity: Entity, of: Reference) -> list[EntityField]:
    """The field itself, or the columns of a sub-table, that hold codes of a set."""
    if field.rows is None:
        return [field] if _draws_on(field, entity, of) else []
    return [each for each in field.rows.fields if _draws_on(each, entity, of)]


def _draws_on(field: EntityField, entity: Entity, of: Reference) -> bool:
    if field.rows is not None:
        return any(_draws_on(each, entity, of) for each in field.rows.fields)
    if field.type not in CHOICES or _is_computed(entity, field):
        return False
    return Reference.parse(field.options.set, app=entity.app) == of


def _is_computed(entity: Entity, field: EntityField) -> bool:
    return entity.linkage is not None and entity.linkage.is_computed(field.uid)


def merged(field: EntityField, columns: list[EntityField], value: Json, code: str, into: str) -> Json:
    """A travelling value with the one option in place of the other."""
    if field.rows is None:
        return _other(value, code, into)
    names = {each.name for each in columns}
    return [
        {name: _other(cell, code, into) if name in names else cell for name, cell in row.items()} for row in value or ()
    ] or None


def _other(value: Json, code: str, into: str) -> Json:
    if isinstance(value, list):
        return list(dict.fromkeys(into if each == code else each for each in value))
    return into if value == code else value


def returned(field: EntityField, value: Json, change: list[Json]) -> Json:
    """The value as it was before a merge, where it still is what that made of it."""
    old, new = change
    if field.rows is None:
        return old if value == new else value
    was, became = ({row[ROW_ID]: row for row in rows or ()} for rows in (old, new))
    return [_returned_row(field.rows, row, was, became) for row in value or ()] or None


def _returned_row(rows: Entity, row: dict[str, Json], was: Mapping[str, Any], became: Mapping[str, Any]) -> Json:
    before, after = was.get(row[ROW_ID]), became.get(row[ROW_ID])
    if before is None or after is None:
        return row
    by_name = {each.name: each.uid for each in rows.fields}
    return {
        name: before.get(by_name[name])
        if name in by_name and before.get(by_name[name]) != after.get(by_name[name]) and cell == after[by_name[name]]
        else cell
        for name, cell in row.items()
    }


def changes(entity: Entity, before: Mapping[str, Json], after: Mapping[str, Json]) -> dict[str, list[Json]]:
    """What is different, as the history tells it."""
    return {
        uid: row_changes.changed(entity.by_uid[uid], before.get(uid), value)
        for uid, value in after.items()
        if value != before.get(uid)
    }


def cells(field: EntityField, before: Json, after: Json) -> Iterator[tuple[str, str, Json]]:
    """Row, column and value of every cell of a sub-table that is different."""
    was = {row[ROW_ID]: row for row in before or ()}
    for row in after or ():
        old = was[row[ROW_ID]]
        yield from ((row[ROW_ID], name, value) for name, value in row.items() if value != old.get(name))
