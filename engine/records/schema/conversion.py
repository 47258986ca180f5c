"""A field that changes its type: a second column, filled while the live release goes on writing the first.

A trigger writes both from the moment the column exists; a back-fill in batches does the rows that were there. The
trigger looks only at the old column, which nobody writes any more after the switch, so it needs not be gone by then.
A value with no place in the new type goes where the recipe says; where it says nothing the new column stays empty, and
an index on just those rows lets the switch see at once that there are none.

Who goes back gets what was: where a value is still what the recipe made of the one before, that one; where somebody has
changed it since, the new value in the old type.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import asyncpg
from sqlalchemy import ColumnElement

from engine.database.failure import DEADLOCK, sqlstate
from engine.database.session import Database, ReadSession, Session
from engine.definitions.steps import Work
from engine.definitions.tables import physical_column
from engine.errors import Invalid
from engine.problems import Code, Problem
from engine.records.schema.brief import briefly, patiently
from engine.records.schema.catalogue import (
    INVALID,
    PREPARED,
    READY,
    RETIRED,
    ColumnRow,
    TableRow,
    columns_of,
    set_state,
)
from engine.records.schema.columns import SYSTEM_COLUMNS, existing_table, put_column, safe_type
from engine.records.schema.dual import Conversion, make
from engine.records.schema.indexes import physical_columns
from engine.records.schema.names import physical, quoted
from engine.records.schema.plan import ChangeColumn
from engine.records.schema.recipe import Recipe

BATCH = 500
"""Rows filled at a time: whoever writes one of them waits for all of them."""

UNCONVERTIBLE = Code(
    "values_do_not_fit",
    zh="字段“{field}”改为新类型后，有 {count} 条记录的值放不下",
    en="{count} records hold values of the field '{field}' that the new type has no place for",
)
"""Which they are is for who may see the records, in the look before publishing: a builder need not."""


async def convert(database: Database, step: ChangeColumn, work: Work) -> None:
    """Make the new column and bring every value into it; Invalid names values that have no place there."""
    conversion = await _begun(database, step, work)
    async with patiently(database) as connection:
        await _fill(connection, conversion)
        schema, table = quoted(conversion.table.schema), conversion.table.sql
        if not conversion.refuses:
            return
        await connection.execute(f"drop index concurrently if exists {schema}.{quoted(conversion.index)}")
        await connection.execute(
            f"create index concurrently {quoted(conversion.index)} on {table} (id) where {conversion.left}"
        )
    async with database.reading() as session:
        problem = await left_behind(session, conversion, work)
    if problem is not None:
        raise Invalid([problem])


async def conversions(session: ReadSession, table: TableRow, publication: UUID | None = None) -> list[Conversion]:
    """Every change of type that has columns standing, of this publication or of any."""
    columns = {each.name: each for each in await columns_of(session, table)}
    found = []
    for each in columns.values():
        if each.filled_from in columns and (publication is None or each.publication == publication):
            old = columns[each.filled_from]
            before = origin_of(columns.values(), old, each.recipe)
            found.append(Conversion(table, each.field, old, each.name, each.sql_type, each.recipe, before))
    return found


def origin_of(columns: Iterable[ColumnRow], old: ColumnRow, recipe: Recipe | None) -> ColumnRow | None:
    """The column the old one came from, when this change goes back to its type."""
    if recipe is None or old.recipe is None or (old.recipe.old, old.recipe.old_sql) != (recipe.new, recipe.new_sql):
        return None
    return next((each for each in columns if each.name == old.came_from and each.state == RETIRED), None)


async def left_behind(session: ReadSession, conversion: Conversion, work: Work) -> Problem | None:
    """Values that have no place in the new type, as a problem."""
    if not conversion.refuses:
        return None
    where = f"from {conversion.table.sql} where {conversion.left}"
    if not await session.raw.fetchval(f"select exists (select {where})"):
        return None
    count = await session.raw.fetchval(f"select count(*) {where}")
    label = work.labels.get(conversion.field, {"zh": conversion.field, "en": conversion.field})
    return UNCONVERTIBLE.at("", field=label, count=count)


async def _begun(database: Database, step: ChangeColumn, work: Work) -> Conversion:
    """The conversion as far as an earlier attempt brought it, or a new one."""
    result: list[Conversion] = []

    async def begin(session: Session) -> None:
        table = await existing_table(session, work, step.form)
        columns = await columns_of(session, table)
        old = next(each for each in columns if each.field == step.field and each.state == READY)
        recipe = _with_beside(step, columns)
        before = origin_of(columns, old, recipe)
        for each in columns:
            if each.state == PREPARED and each.filled_from == old.name:
                if (each.sql_type, each.recipe, each.publication) == (step.sql_type, recipe, work.publication):
                    result.append(Conversion(table, step.field, old, each.name, step.sql_type, recipe, before))
                    return
                await set_state(session, physical_column, *_is(table, each.name), state=INVALID)
        name = physical(step.name, step.field, {each.name for each in columns} | SYSTEM_COLUMNS.keys())
        conversion = Conversion(table, step.field, old, name, safe_type(step.sql_type), recipe, before)
        await put_column(session, table, work, step, name, filled_from=old.name, recipe=recipe)
        await make(session, conversion)  # last: it locks the table
        result.append(conversion)

    await briefly(database, work.names.get(step.form, step.form), begin)
    return result[-1]


def _with_beside(step: ChangeColumn, columns: Sequence[ColumnRow]) -> Recipe | None:
    if step.recipe is None or step.beside is None:
        return step.recipe
    return step.recipe.with_beside(physical_columns([step.beside], columns)[0])


async def _fill(connection: asyncpg.Connection[asyncpg.Record], conversion: Conversion) -> None:
    """The rows that were there, in batches by key; a row somebody writes meanwhile is the trigger's."""
    table, old, new = conversion.table.sql, quoted(conversion.old.name), quoted(conversion.new)
    found = conversion.value()
    wrong = conversion.without_place(old, found)
    put = f"{new} = case when {wrong} then {conversion.instead} else {found} end"
    if conversion.recipe is not None and conversion.recipe.beside is not None:
        beside = quoted(conversion.recipe.beside)
        put += f", {beside} = case when {wrong} then {old}::text else {beside} end"
    after = UUID(int=0)
    while True:
        last = await connection.fetchval(
            f"select id from (select id from {table} where id > $1 order by id limit {BATCH}) batch"
            " order by id desc limit 1",
            after,
        )
        if last is None:
            return
        await _fill_batch(
            connection,
            f"update {table} set {put} where id > $1 and id <= $2 and {conversion.unfilled}",
            (after, last),
        )
        after = last


async def _fill_batch(connection: asyncpg.Connection[asyncpg.Record], sql: str, bounds: tuple[UUID, UUID]) -> None:
    while True:
        try:
            await connection.execute(sql, *bounds)
            return
        except asyncpg.PostgresError as error:
            if sqlstate(error) != DEADLOCK:
                raise


def _is(table: TableRow, column: str) -> tuple[ColumnElement[bool], ...]:
    kept = physical_column.c
    return kept.app == table.app, kept.form == table.form, kept.column_name == column
