"""A field that changes its type: a second column, filled while the live release goes on writing the first.

A trigger writes both from the moment the column exists; a back-fill in batches does the rows that were there. The
trigger looks only at the old column, which nobody writes any more after the switch, so it needs not be gone by then.
A value with no place in the new type leaves the new column empty: an index on just those rows lets the switch see at
once that there are none.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from engine.records.schema.cast import cast
from engine.records.schema.catalogue import INVALID, PREPARED, READY, ColumnRow, TableRow, columns_of, set_state
from engine.records.schema.columns import SYSTEM_COLUMNS, existing_table, put_column, safe_type
from engine.records.schema.names import joined, physical, qualified, quoted
from engine.records.schema.plan import ChangeColumn

BATCH = 2_000
SAMPLES = 5

UNCONVERTIBLE = Code(
    "values_do_not_fit",
    zh="字段“{field}”改为新类型后，有 {count} 条记录的值放不下，例如 {samples}",
    en="{count} records hold values of the field '{field}' that the new type has no place for, such as {samples}",
)
UNCONVERTIBLE_SECRET = Code(
    "values_do_not_fit",
    zh="字段“{field}”改为新类型后，有 {count} 条记录的值放不下",
    en="{count} records hold values of the field '{field}' that the new type has no place for",
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """One column on its way into another."""

    table: TableRow
    field: str
    old: ColumnRow
    new: str
    sql_type: str

    @property
    def function(self) -> str:
        """The function that casts one value; beside it `_fill` is the trigger's."""
        return joined(f"{self.table.name}_{self.new}", "cast")

    @property
    def trigger(self) -> str:
        """Trigger and trigger function."""
        return joined(f"{self.table.name}_{self.new}", "fill")

    @property
    def index(self) -> str:
        """The index on rows whose value found no place."""
        return joined(f"{self.table.name}_{self.new}", "left")

    @property
    def unfilled(self) -> str:
        """The condition of a row whose value is not in the new column."""
        return f"{quoted(self.old.name)} is not null and {quoted(self.new)} is null"


async def convert(database: Database, step: ChangeColumn, work: Work) -> None:
    """Make the new column and bring every value into it; Invalid names values that have no place there."""
    conversion = await _begun(database, step, work)
    async with patiently(database) as connection:
        await _fill(connection, conversion)
        schema, table = quoted(conversion.table.schema), conversion.table.sql
        await connection.execute(f"drop index concurrently if exists {schema}.{quoted(conversion.index)}")
        await connection.execute(
            f"create index concurrently {quoted(conversion.index)} on {table} (id) where {conversion.unfilled}"
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
            found.append(Conversion(table, each.field, columns[each.filled_from], each.name, each.sql_type))
    return found


async def left_behind(session: ReadSession, conversion: Conversion, work: Work) -> Problem | None:
    """Values that have no place in the new type, as a problem."""
    where = f"from {conversion.table.sql} where {conversion.unfilled}"
    if not await session.raw.fetchval(f"select exists (select {where})"):
        return None
    count = await session.raw.fetchval(f"select count(*) {where}")
    label = work.labels.get(conversion.field, {"zh": conversion.field, "en": conversion.field})
    if conversion.field in work.secret:
        return UNCONVERTIBLE_SECRET.at("", field=label, count=count)
    old = quoted(conversion.old.name)
    rows = await session.raw.fetch(f"select distinct left({old}::text, 40) {where} limit {SAMPLES}")
    return UNCONVERTIBLE.at("", field=label, count=count, samples=[row[0] for row in rows])


async def take_apart(database: Database, conversion: Conversion) -> None:
    """Remove the trigger, its functions and the index; the columns stay."""
    schema, table = quoted(conversion.table.schema), conversion.table.sql

    async def drop(session: Session) -> None:
        await session.raw.execute(f"drop trigger if exists {quoted(conversion.trigger)} on {table}")
        await session.raw.execute(f"drop function if exists {schema}.{quoted(conversion.trigger)}()")
        await session.raw.execute(
            f"drop function if exists {schema}.{quoted(conversion.function)}({conversion.old.sql_type})"
        )

    await briefly(database, conversion.table.name, drop)
    async with patiently(database) as connection:
        await connection.execute(f"drop index concurrently if exists {schema}.{quoted(conversion.index)}")


async def _begun(database: Database, step: ChangeColumn, work: Work) -> Conversion:
    """The conversion as far as an earlier attempt brought it, or a new one."""
    result: list[Conversion] = []

    async def begin(session: Session) -> None:
        table = await existing_table(session, work, step.form)
        columns = await columns_of(session, table)
        old = next(each for each in columns if each.field == step.field and each.state == READY)
        for each in columns:
            if each.state == PREPARED and each.filled_from == old.name:
                if each.sql_type == step.sql_type and each.publication == work.publication:
                    result.append(Conversion(table, step.field, old, each.name, step.sql_type))
                    return
                await set_state(session, physical_column, *_is(table, each.name), state=INVALID)
        name = physical(step.name, step.field, {each.name for each in columns} | SYSTEM_COLUMNS.keys())
        conversion = Conversion(table, step.field, old, name, safe_type(step.sql_type))
        await _make(session, conversion)
        await put_column(session, table, work, step, name, filled_from=old.name)
        result.append(conversion)

    await briefly(database, work.names.get(step.form, step.form), begin)
    return result[-1]


async def _make(session: Session, conversion: Conversion) -> None:
    """Column, functions and trigger, in one transaction, so that no write falls between."""
    schema, table = conversion.table.schema, conversion.table.sql
    caster, filler = qualified(schema, conversion.function), qualified(schema, conversion.trigger)
    old, new, old_type, new_type = (
        quoted(conversion.old.name),
        quoted(conversion.new),
        conversion.old.sql_type,
        conversion.sql_type,
    )
    await session.raw.execute(f"alter table {table} add column {new} {new_type}")
    await session.raw.execute(
        f"create function {caster}(value {old_type}) returns {new_type} language plpgsql stable"
        f" set timezone = 'Asia/Shanghai' as $cast$ begin return {cast('value', old_type, new_type)};"
        " exception when data_exception then return null; end $cast$"
    )
    await session.raw.execute(
        f"create function {filler}() returns trigger language plpgsql as $fill$ begin"
        f" if tg_op = 'INSERT' then"
        f" if new.{new} is null then new.{new} := {caster}(new.{old}); end if;"
        f" elsif new.{old} is distinct from old.{old} then new.{new} := {caster}(new.{old});"
        " end if; return new; end $fill$"
    )
    await session.raw.execute(
        f"create trigger {quoted(conversion.trigger)} before insert or update on {table}"
        f" for each row execute function {filler}()"
    )


async def _fill(connection: asyncpg.Connection[asyncpg.Record], conversion: Conversion) -> None:
    """The rows that were there, in batches by key; a row somebody writes meanwhile is the trigger's."""
    table, old, new = conversion.table.sql, quoted(conversion.old.name), quoted(conversion.new)
    caster = qualified(conversion.table.schema, conversion.function)
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
            f"update {table} set {new} = {caster}({old}) where id > $1 and id <= $2 and {conversion.unfilled}",
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
