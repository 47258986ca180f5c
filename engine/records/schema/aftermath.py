"""After the switch, and after a failure: marking what nobody needs, dropping what would bind writers. Never a
column."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement

from engine.database.session import Database, Session
from engine.definitions.steps import Work
from engine.definitions.tables import physical_column, physical_index, physical_key, physical_table
from engine.records.schema.brief import briefly
from engine.records.schema.catalogue import (
    INVALID,
    PREPARED,
    READY,
    RETIRED,
    KeyRow,
    TableRow,
    columns_of,
    forget,
    indexes_of,
    keys_of,
    set_state,
    tables_of,
)
from engine.records.schema.conversion import conversions
from engine.records.schema.dual import take_apart
from engine.records.schema.indexes import drop_index
from engine.records.schema.names import app_schema, quoted, view_schema
from engine.records.schema.plan import AddIndex, DropIndex, RetireColumn, SchemaStep
from engine.records.schema.views import renew_views

Shape = tuple[str, tuple[str, ...], bool, str]
"""Who asked for an index, its fields, whether it is unique, its method."""


async def tidy(database: Database, steps: Sequence[SchemaStep], work: Work, present: Collection[str]) -> None:
    """Mark what only the release before needed."""
    retired = {(step.form, step.field) for step in steps if isinstance(step, RetireColumn)}
    unasked = {(step.form, step.name) for step in steps if isinstance(step, DropIndex)}
    asked = {(step.name, step.fields, step.unique, step.method) for step in steps if isinstance(step, AddIndex)}
    async with database.transaction() as session:
        tables = await tables_of(session, work.app)
        for table in tables:
            if table.form.partition(".")[0] not in present and table.state == READY:
                kept = physical_table.c
                await set_state(session, physical_table, kept.app == table.app, kept.form == table.form, state=RETIRED)
        for form, field in retired:
            column = physical_column.c
            is_it = (column.app == work.app, column.form == form, column.field == field, column.state == READY)
            await set_state(session, physical_column, *is_it, state=RETIRED)
    for table in tables:
        await _tidy_table(database, table, {name for form, name in unasked if form == table.form}, asked)
    await renew_views(database, work)


async def _tidy_table(database: Database, table: TableRow, unasked: Collection[str], asked: Collection[Shape]) -> None:
    """Drop what stands on columns nobody writes, what nobody asks for, and what a change of type needed."""
    async with database.reading() as session:
        ready = {each.name for each in await columns_of(session, table) if each.state == READY}
        indexes = [each for each in await indexes_of(session, table) if each.state == READY]
        keys = [each for each in await keys_of(session, table) if each.state == READY]
        changed = [each for each in await conversions(session, table) if each.new in ready]
    for index in indexes:
        shape = (index.asked_by, tuple(index.fields), index.is_unique, index.method)
        replaced = index.asked_by in unasked and shape not in asked
        if replaced or not ready.issuperset(index.columns):
            await drop_index(database, table, index.name)
    newest = {each.field: each.name for each in sorted(keys, key=lambda each: each.publication)}
    converted = {each.field for each in changed}
    for key in keys:
        if newest[key.field] != key.name or (key.column not in ready and key.field in converted):
            await _drop_key(database, table, key)
    for each in changed:
        await take_apart(database, each)
        async with database.reading() as session:
            column = physical_column.c
            is_it = (column.app == table.app, column.form == table.form, column.column_name == each.new)
            await set_state(session, physical_column, *is_it, state=READY, filled_from=None)


async def undo(database: Database, work: Work) -> None:
    """A failed publication must not go on refusing what the live release allows."""
    async with database.reading() as session:
        tables = await tables_of(session, work.app)
    for table in tables:
        async with database.reading() as session:
            indexes = [each for each in await indexes_of(session, table) if each.state in {INVALID, PREPARED}]
            keys = [each for each in await keys_of(session, table) if each.state == PREPARED]
            begun = [each for each in await conversions(session, table) if each.new in await _unready(session, table)]
        for index in indexes:
            await drop_index(database, table, index.name)
        for key in keys:
            await _drop_key(database, table, key)
        for each in begun:
            await take_apart(database, each)
            async with database.reading() as session:
                column = physical_column.c
                is_it = (column.app == table.app, column.form == table.form, column.column_name == each.new)
                await set_state(session, physical_column, *is_it, state=INVALID, filled_from=None)
        async with database.reading() as session:
            gone: tuple[ColumnElement[bool], ...] = (
                physical_index.c.app == table.app,
                physical_index.c.form == table.form,
            )
            await forget(session, physical_index, *gone, physical_index.c.state == INVALID)


async def forget_app(session: Session, app: str) -> None:
    """Drop what failed publications of an app made that was never published: nobody has ever written to it."""
    for schema in (app_schema(app), view_schema(app)):
        await session.raw.execute(f"drop schema if exists {quoted(schema)} cascade")
    for kept in (physical_key, physical_index, physical_column, physical_table):
        await forget(session, kept, kept.c.app == app)


async def _unready(session: object, table: TableRow) -> set[str]:
    return {each.name for each in await columns_of(session, table) if each.state == PREPARED}  # type: ignore[arg-type]


async def _drop_key(database: Database, table: TableRow, key: KeyRow) -> None:
    async def drop(session: Session) -> None:
        await session.raw.execute(f"alter table {table.sql} drop constraint if exists {quoted(key.name)}")
        kept = physical_key.c
        is_it = (kept.app == table.app, kept.form == table.form, kept.constraint_name == key.name)
        await set_state(session, physical_key, *is_it, state=RETIRED)

    await briefly(database, table.name, drop)
