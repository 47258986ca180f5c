"""Tables and columns: the parts of a release that take a short lock and no time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement

from engine.database.session import Database, ReadSession, Session
from engine.definitions.steps import Work
from engine.definitions.tables import physical_column, physical_table
from engine.records.schema.brief import briefly
from engine.records.schema.cast import is_widening
from engine.records.schema.catalogue import (
    PREPARED,
    READY,
    RETIRED,
    ColumnRow,
    TableRow,
    columns_of,
    put,
    set_state,
    table_of,
)
from engine.records.schema.names import app_schema, joined, physical, qualified, quoted, view_schema
from engine.records.schema.plan import AddColumn, ChangeColumn, CreateTable
from engine.records.schema.recipe import Recipe

SYSTEM_COLUMNS = {
    "id": "uuid primary key",
    "version": "integer not null",
    "owner_id": "uuid",
    "org_id": "uuid",
    "created_at": "timestamptz not null",
    "created_by": "uuid",
    "updated_at": "timestamptz not null",
    "updated_by": "uuid",
    "deleted_at": "timestamptz",
    "deleted_by": "uuid",
}
"""What every form's table has beside its fields."""

ROW_COLUMNS = {"id": "uuid primary key", "parent_id": "uuid not null", "position": "integer not null"}
"""What the table of a sub-table has beside its columns."""

SYSTEM_INDEXES = {"created": "created_at, id", "owner": "owner_id, created_at, id", "org": "org_id, created_at, id"}
"""Indexes of every form's table, for records not in the recycle bin."""

STORAGE = "fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02"
"""Room is left in each page for the next version of a record: an update then touches no index (PostgreSQL, "HOT").
Vacuum comes after a fiftieth has changed: counting what a person may read then need not visit every record."""

SQL_TYPE = re.compile(r"^[a-z][a-z ]*(\(\d+(, ?\d+)?\))?(\[\])?$")


async def create_table(database: Database, step: CreateTable, work: Work) -> None:
    """The table of a form, or of a sub-table of one; one that was retired is taken up again."""
    form = step.form

    async def make(session: Session) -> None:
        found = await table_of(session, work.app, form)
        if found is not None:
            if found.state == RETIRED:
                await set_state(session, physical_table, *_is(found), state=PREPARED, publication=work.publication)
            return
        await _make_table(session, step, work)

    await briefly(database, form, make)


async def _make_table(session: Session, step: CreateTable, work: Work) -> None:
    form = step.form
    schema = app_schema(work.app)
    await session.raw.execute(f"create schema if not exists {quoted(schema)}")
    taken = await session.raw.fetch(
        "select relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " where n.nspname = $1",
        schema,
    )
    called = step.called or work.names.get(form, form)
    name = physical(called, form.rpartition(".")[2], {row[0] for row in taken})
    if step.parent is None:
        await _make_table_of_form(session, schema, name)
    else:
        await _make_table_of_rows(session, schema, name, await existing_table(session, work, step.parent))
    await put(
        session, physical_table,
        app=work.app, form=form, schema_name=schema, table_name=name, state=PREPARED, publication=work.publication,
    )  # fmt: skip


async def _make_table_of_rows(session: Session, schema: str, name: str, parent: TableRow) -> None:
    """Rows are saved before their record in the same transaction, and go for good with it."""
    columns = ", ".join(f"{quoted(column)} {sql}" for column, sql in ROW_COLUMNS.items())
    belongs = f"foreign key (parent_id) references {parent.sql} (id) on delete cascade deferrable initially deferred"
    await session.raw.execute(f"create table {qualified(schema, name)} ({columns}, {belongs}) with ({STORAGE})")
    index = quoted(joined(name, "rows"))
    await session.raw.execute(f"create index {index} on {qualified(schema, name)} (parent_id, position)")


async def _make_table_of_form(session: Session, schema: str, name: str) -> None:
    columns = ", ".join(f"{quoted(column)} {sql}" for column, sql in SYSTEM_COLUMNS.items())
    await session.raw.execute(f"create table {qualified(schema, name)} ({columns}) with ({STORAGE})")
    for suffix, listed in SYSTEM_INDEXES.items():
        index = quoted(joined(name, suffix))
        await session.raw.execute(
            f"create index {index} on {qualified(schema, name)} ({listed}) where deleted_at is null"
        )


async def add_columns(database: Database, form: str, steps: Sequence[AddColumn], work: Work) -> None:
    """The columns of new fields, all in one short transaction; a retired one of the same type is taken up again."""

    async def add(session: Session) -> None:
        table = await existing_table(session, work, form)
        have = await columns_of(session, table)
        wanted: list[str] = []
        taken = {column.name for column in have} | SYSTEM_COLUMNS.keys() | ROW_COLUMNS.keys()
        for step in steps:
            if any(column.field == step.field and column.state == READY for column in have):
                continue
            same = reusable(have, step)
            if same is None:
                name = physical(step.name, step.field, taken)
                taken.add(name)
                wanted.append(f"add column {quoted(name)} {safe_type(step.sql_type)}")
            await put_column(session, table, work, step, name if same is None else same.name)
        if wanted:
            await session.raw.execute(f"alter table {table.sql} {', '.join(wanted)}")

    await briefly(database, work.names.get(form, form), add)


def reusable(columns: Iterable[ColumnRow], step: AddColumn | ChangeColumn) -> ColumnRow | None:
    """The column this field had before, with everything in it. One that was left by a change of type is out of date."""
    left = [column for column in columns if column.field == step.field and column.state in {PREPARED, RETIRED}]
    newest = max((column for column in left), key=lambda column: column.publication, default=None)
    return newest if newest is not None and newest.sql_type == step.sql_type else None


async def put_column(
    session: ReadSession,
    table: TableRow,
    work: Work,
    step: AddColumn | ChangeColumn,
    name: str,
    *,
    filled_from: str | None = None,
    recipe: Recipe | None = None,
    state: str = PREPARED,
) -> None:
    """Note a column; `filled_from` and the recipe say what its values come from."""
    origin = {} if filled_from is None else {"came_from": filled_from, "recipe": recipe and recipe.as_json()}
    await put(
        session, physical_column,
        app=table.app, form=table.form, column_name=name, field=step.field, sql_type=step.sql_type,
        filled_from=filled_from, state=state, publication=work.publication, **origin,
    )  # fmt: skip


async def widen(database: Database, step: ChangeColumn, column: ColumnRow, work: Work) -> None:
    """A larger type of the same sort, in place: nothing the live release holds or writes stops fitting."""
    if not is_widening(column.sql_type, step.sql_type):
        raise ValueError(f"{column.sql_type} is not widened to {step.sql_type} without reading every row")

    async def alter(session: Session) -> None:
        table = await existing_table(session, work, step.form)
        await _drop_views_of(session, table)
        await session.raw.execute(
            f"alter table {table.sql} alter column {quoted(column.name)} type {safe_type(step.sql_type)}"
        )
        await put_column(session, table, work, step, column.name, filled_from=column.filled_from, state=READY)

    await briefly(database, work.names.get(step.form, step.form), alter)


async def _drop_views_of(session: Session, table: TableRow) -> None:
    """Take away the views of a table whose column is about to change its type; the tidying makes them anew."""
    views = await session.raw.fetch(
        "select distinct n.nspname, v.relname from pg_catalog.pg_rewrite r"
        " join pg_catalog.pg_class v on v.oid = r.ev_class join pg_catalog.pg_namespace n on n.oid = v.relnamespace"
        " join pg_catalog.pg_depend d on d.objid = r.oid"
        " where v.relkind = 'v' and d.refobjid = $1::regclass and n.nspname = $2",
        table.sql,
        view_schema(table.app),
    )
    for schema, name in views:
        await session.raw.execute(f"drop view if exists {qualified(schema, name)}")


async def existing_table(session: ReadSession, work: Work, form: str) -> TableRow:
    """The table of a form that a step before has made."""
    table = await table_of(session, work.app, form)
    if table is None:
        raise LookupError(f"no table was made for the form {form}")
    return table


def safe_type(sql_type: str) -> str:
    """A type as a field type names it; anything else is a programming error and never reaches the database."""
    if not SQL_TYPE.match(sql_type):
        raise ValueError(f"{sql_type!r} is not the name of a column type")
    return sql_type


def _is(table: TableRow) -> tuple[ColumnElement[bool], ...]:
    return physical_table.c.app == table.app, physical_table.c.form == table.form
