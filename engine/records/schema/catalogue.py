"""What publishing knows of the tables it made: rows of platform.physical_*, read and written. No decisions are made
here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from engine.database.session import ReadSession, Session
from engine.definitions.tables import physical_column, physical_index, physical_key, physical_table
from engine.records.schema.names import qualified
from engine.records.schema.recipe import Recipe, recipe_of

PREPARED, READY, RETIRED, INVALID = "prepared", "ready", "retired", "invalid"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table made for a form."""

    app: str
    form: str
    schema: str
    name: str
    state: str

    @property
    def sql(self) -> str:
        """Its name in SQL."""
        return qualified(self.schema, self.name)


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column made for a field."""

    name: str
    field: str
    sql_type: str
    filled_from: str | None
    came_from: str | None
    recipe: Recipe | None
    state: str
    publication: UUID


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An index made for a field or a composite."""

    name: str
    asked_by: str
    fields: Sequence[str]
    columns: Sequence[str]
    is_unique: bool
    method: str
    state: str
    publication: UUID


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A foreign key made for a reference."""

    name: str
    field: str
    column: str
    target_app: str
    target_form: str
    on_delete: str
    state: str
    publication: UUID


async def table_of(session: ReadSession, app: str, form: str) -> TableRow | None:
    """The table of a form."""
    chosen = physical_table.c
    row = await session.row(
        select(chosen.app, chosen.form, chosen.schema_name, chosen.table_name, chosen.state).where(
            chosen.app == app, chosen.form == form
        )
    )
    return TableRow(*tuple(row)) if row is not None else None


async def tables_of(session: ReadSession, app: str) -> list[TableRow]:
    """All tables of an app."""
    chosen = physical_table.c
    found = await session.rows(
        select(chosen.app, chosen.form, chosen.schema_name, chosen.table_name, chosen.state).where(chosen.app == app)
    )
    return [TableRow(*tuple(row)) for row in found]


async def columns_of(session: ReadSession, table: TableRow) -> list[ColumnRow]:
    """All columns ever made for a form's fields."""
    chosen = physical_column.c
    found = await session.rows(
        select(
            chosen.column_name, chosen.field, chosen.sql_type, chosen.filled_from, chosen.came_from, chosen.recipe,
            chosen.state, chosen.publication,
        ).where(*_of(physical_column, table))
    )  # fmt: skip
    return [
        ColumnRow(
            row.column_name, row.field, row.sql_type, row.filled_from, row.came_from,
            None if row.recipe is None else recipe_of(row.recipe), row.state, row.publication,
        )
        for row in found
    ]  # fmt: skip


async def indexes_of(session: ReadSession, table: TableRow) -> list[IndexRow]:
    """All indexes made for a form, dropped ones too."""
    chosen = physical_index.c
    found = await session.rows(
        select(
            chosen.index_name, chosen.asked_by, chosen.fields, chosen.columns, chosen.is_unique, chosen.method,
            chosen.state, chosen.publication,
        ).where(*_of(physical_index, table))
    )  # fmt: skip
    return [IndexRow(*tuple(row)) for row in found]


async def keys_of(session: ReadSession, table: TableRow) -> list[KeyRow]:
    """All foreign keys made for a form, dropped ones too."""
    chosen = physical_key.c
    found = await session.rows(
        select(
            chosen.constraint_name, chosen.field, chosen.column_name, chosen.target_app, chosen.target_form,
            chosen.on_delete, chosen.state, chosen.publication,
        ).where(*_of(physical_key, table))
    )  # fmt: skip
    return [KeyRow(*tuple(row)) for row in found]


async def put(session: ReadSession, table: Table, **values: Any) -> None:  # Any: a column's value
    """Write a row, or the new state of one that is there."""
    key = [column.name for column in table.primary_key]
    changed = {name: value for name, value in values.items() if name not in key}
    await session.execute(insert(table).values(**values).on_conflict_do_update(index_elements=key, set_=changed))


async def set_state(
    session: ReadSession, table: Table, *conditions: ColumnElement[bool], state: str, **more: Any
) -> int:  # Any: a column's value
    """Give rows another state; says how many."""
    return (await session.execute(update(table).where(*conditions).values(state=state, **more))).rowcount


async def retire_replaced_columns(session: Session, app: str, publication: UUID) -> None:
    """A field that got a new column in this publication leaves its old one."""
    new = physical_column.alias("new")
    replaced = (
        select(new.c.column_name)
        .where(
            new.c.app == physical_column.c.app,
            new.c.form == physical_column.c.form,
            new.c.field == physical_column.c.field,
            new.c.publication == publication,
            new.c.state == PREPARED,
        )
        .exists()
    )
    await session.execute(
        update(physical_column)
        .where(and_(physical_column.c.app == app, physical_column.c.state == READY, replaced))
        .values(state=RETIRED)
    )


async def forget(session: ReadSession, table: Table, *conditions: ColumnElement[bool]) -> None:
    """Remove rows of things that are gone from the database too."""
    await session.execute(delete(table).where(*conditions))


def _of(kept: Table, table: TableRow) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return kept.c.app == table.app, kept.c.form == table.form
