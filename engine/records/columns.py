"""A form's table as SQLAlchemy sees it: made from the entity's own physical names, never from anything a caller
sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, TableClause, column, func, select, table
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.sql.selectable import NamedFromClause
from sqlalchemy.types import UserDefinedType

from engine.records.entity import Entity, EntityField


class Physical(UserDefinedType[Any]):  # Any: whatever the column's type is in Python
    """A column type by its name in PostgreSQL. Values go to asyncpg as they are."""

    cache_ok = True

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def get_col_spec(self, **_: object) -> str:
        """Its name in DDL and casts."""
        return self.sql


UUID = Physical("uuid")
INTEGER = Physical("integer")
TEXT = Physical("text")
INSTANT = Physical("timestamptz")
JSON = Physical("jsonb")

SYSTEM_COLUMNS: Mapping[str, Physical] = {
    "id": UUID,
    "version": INTEGER,
    "owner_id": UUID,
    "org_id": UUID,
    "created_at": INSTANT,
    "created_by": UUID,
    "updated_at": INSTANT,
    "updated_by": UUID,
    "deleted_at": INSTANT,
    "deleted_by": UUID,
}
"""What every form's table has beside its fields."""

ROW_COLUMNS: Mapping[str, Physical] = {"id": UUID, "parent_id": UUID, "position": INTEGER}
"""What the table of a sub-table has beside its columns."""

READ_COLUMNS = ("id", "version", "owner_id", "org_id", "created_at", "created_by", "updated_at", "updated_by")
"""The system columns a reader gets, first in every row and in this order."""


@dataclass(frozen=True, slots=True)
class FormTable:
    """The table of a form, under an alias or bare. `works_out` gives the values that are not stored; without it they
    are not there."""

    source: NamedFromClause
    works_out: Callable[[FormTable, EntityField], ColumnElement[Any]] | None = None

    def __getitem__(self, name: str) -> ColumnElement[Any]:
        """A system column by its name."""
        return self.source.c[name]

    def of(self, field: EntityField) -> ColumnElement[Any]:
        """The column that holds a field, or what its value is worked out by."""
        if field.virtual and self.works_out is not None:
            return self.works_out(self, field)
        if field.rows is not None:
            return rows_of(field.rows, self.source.c["id"])
        return self.source.c[field.column]

    def compared(self, field: EntityField) -> ColumnElement[Any]:
        """The column that says whether a field has a value: of an encrypted one its digests."""
        return self.source.c[field.digests] if field.encrypted else self.of(field)


_tables: WeakKeyDictionary[Entity, TableClause] = WeakKeyDictionary()


def bare_table(entity: Entity) -> FormTable:
    """The table itself, for inserting and updating."""
    found = _tables.get(entity)
    if found is None:
        system = SYSTEM_COLUMNS if entity.parent is None else ROW_COLUMNS
        columns = [column(name, kind) for name, kind in system.items()]
        columns += [column(each.column, Physical(each.traits.column.sql)) for each in entity.stored]
        columns += [column(each.digests, TEXT) for each in entity.sealed]
        found = _tables[entity] = table(entity.table_name, *columns, schema=entity.schema_name)
    return FormTable(found)


def rows_of(entity: Entity, record: ColumnElement[Any]) -> ColumnElement[Any]:
    """The rows of a sub-table that belong to a record, in their order: an array of composites, id first."""
    table = fresh_table(entity)
    row = func.row(table["id"], *(table.of(each) for each in entity.fields))
    together = func.array_agg(aggregate_order_by(row, table["position"], table["id"]))
    mine = select(together).select_from(table.source).where(table["parent_id"] == record)
    return mine.correlate_except(table.source).scalar_subquery()


def aliased_table(entity: Entity, alias: str) -> FormTable:
    """The table under a short name, so that it may stand in a statement several times."""
    return FormTable(bare_table(entity).source.alias(alias))


def fresh_table(entity: Entity) -> FormTable:
    """The table under a name no other part of a statement has."""
    return FormTable(bare_table(entity).source.alias())
