"""Indexes and foreign keys: built beside the writers, never in their way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import asyncpg

from engine.database.failure import DEADLOCK, FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION, sqlstate
from engine.database.session import Database, ReadSession, Session
from engine.definitions.steps import Work
from engine.definitions.tables import physical_index, physical_key
from engine.errors import Invalid
from engine.problems import Code
from engine.records.schema.brief import briefly, patiently
from engine.records.schema.catalogue import (
    INVALID,
    PREPARED,
    READY,
    RETIRED,
    ColumnRow,
    IndexRow,
    TableRow,
    columns_of,
    indexes_of,
    keys_of,
    put,
    table_of,
)
from engine.records.schema.columns import existing_table
from engine.records.schema.names import joined, physical, quoted
from engine.records.schema.plan import AddForeignKey, AddIndex

METHODS = frozenset({"btree", "gin", "gist", "brin", "hash"})
OF_TEXT = {
    "search": "gin (platform.search_grams({column})) with (gin_pending_list_limit = 256)",
    "pinyin": 'btree ((platform.pinyin_key({column}) collate "C"), id)',
}
"""Indexes on what the database makes of a text: what it is found by, and its place in the order of pinyin."""
ON_DELETE = {"restrict": "restrict", "clear": "set null", "cascade": "cascade"}

DUPLICATES = Code(
    "values_not_unique",
    zh="“{field}”不能设为不允许重复：已有 {count} 个值出现多次",
    en="'{field}' cannot be made unique: {count} values occur more than once",
)
"""Which they are is for who may see the records, in the look before publishing: a builder need not."""
NO_TARGET = Code(
    "values_without_target",
    zh="“{field}”里有 {count} 条记录指向不存在的记录",
    en="{count} records point, in '{field}', at records that do not exist",
)


async def add_index(database: Database, step: AddIndex, work: Work) -> None:
    """One index; Invalid when it is unique and the records are not."""
    async with database.reading() as session:
        table = await existing_table(session, work, step.form)
        columns = physical_columns(step.fields, await columns_of(session, table))
        if _exists(await indexes_of(session, table), step, columns):
            return
        if step.unique:
            await _refuse_duplicates(session, table, step, columns, work)
    if table.state != READY:
        await briefly(database, table.name, lambda session: _build_at_once(session, table, step, columns, work))
        return
    for patience in (2, 1, 0):
        name = await _announce(database, table, step, columns, work)
        try:
            async with patiently(database) as connection:
                await connection.execute(f"drop index concurrently if exists {quoted(table.schema)}.{quoted(name)}")
                await connection.execute(_create(name, table, step, columns, concurrently=True))
            break
        except asyncpg.PostgresError as error:
            if sqlstate(error) not in {UNIQUE_VIOLATION, DEADLOCK} or not patience:
                raise
            async with database.reading() as session:
                await _refuse_duplicates(session, table, step, columns, work)
    async with database.reading() as session:
        await _note(session, table, step, columns, work, name, state=PREPARED)


def fits(method: str, sql_type: str) -> bool:
    """An index of this method can stand on a column of this type."""
    return method not in OF_TEXT or sql_type == "text"


def physical_columns(fields: Iterable[str], columns: Sequence[ColumnRow]) -> list[str]:
    """The columns these fields will have after the switch: those just prepared, else those there are."""
    found: list[str] = []
    for field in fields:
        rank = {PREPARED: 0, READY: 1}
        mine = [each for each in columns if each.field == field and each.state in rank]
        found.append(min(mine, key=lambda each: (rank[each.state], -each.publication.int)).name)
    return found


async def add_foreign_key(database: Database, step: AddForeignKey, work: Work) -> None:
    """A reference, first for new rows and then, without a lock, for those that were there."""
    async with database.reading() as session:
        table = await existing_table(session, work, step.form)
        target = await table_of(session, step.target_app, step.target_form)
        if target is None:
            raise LookupError(f"no table was made for the form {step.target_form} of {step.target_app}")
        [column] = physical_columns([step.field], await columns_of(session, table))
        named = {each.name: each for each in await keys_of(session, table)}
    wanted = (column, step.target_app, step.target_form, step.on_delete)
    for each in named.values():
        if each.state == READY and (each.column, each.target_app, each.target_form, each.on_delete) == wanted:
            return
    name = joined(f"{column}_{step.on_delete}", f"{step.target_form[-4:]}_fk")

    async def add(session: Session) -> None:
        await session.raw.execute(f"alter table {table.sql} drop constraint if exists {quoted(name)}")
        await session.raw.execute(
            f"alter table {table.sql} add constraint {quoted(name)} foreign key ({quoted(column)})"
            f" references {target.sql} (id) on delete {ON_DELETE[step.on_delete]} not valid"
        )
        await put(
            session, physical_key,
            app=table.app, form=table.form, constraint_name=name, field=step.field, column_name=column,
            target_app=step.target_app, target_form=step.target_form, on_delete=step.on_delete,
            state=PREPARED, publication=work.publication,
        )  # fmt: skip

    await briefly(database, table.name, add)
    async with patiently(database) as connection:
        try:
            await connection.execute(f"alter table {table.sql} validate constraint {quoted(name)}")
        except asyncpg.PostgresError as error:
            if sqlstate(error) != FOREIGN_KEY_VIOLATION:
                raise
            count = await connection.fetchval(
                f"select count(*) from {table.sql} one where {quoted(column)} is not null"
                f" and not exists (select from {target.sql} other where other.id = one.{quoted(column)})"
            )
            raise Invalid([NO_TARGET.at("", field=_label(work, step.field), count=count)]) from error


async def drop_index(database: Database, table: TableRow, name: str) -> None:
    """Take an index away without making anybody wait, and note it."""
    async with patiently(database) as connection:
        await connection.execute(f"drop index concurrently if exists {quoted(table.schema)}.{quoted(name)}")
    async with database.reading() as session:
        row = next(each for each in await indexes_of(session, table) if each.name == name)
        await put(
            session, physical_index,
            app=table.app, form=table.form, index_name=name, asked_by=row.asked_by, fields=list(row.fields),
            columns=list(row.columns), is_unique=row.is_unique, method=row.method, state=RETIRED,
            publication=row.publication,
        )  # fmt: skip


async def _announce(database: Database, table: TableRow, step: AddIndex, columns: list[str], work: Work) -> str:
    """Note that an index is being built, so that whoever comes after a crash knows to rebuild it."""
    async with database.reading() as session:
        known = await indexes_of(session, table)
        begun = [
            each
            for each in known
            if each.asked_by == step.name and list(each.columns) == columns and each.is_unique == step.unique
            and each.method == step.method
        ]  # fmt: skip
        name = begun[0].name if begun else _name(table, step, columns, {each.name for each in known})
        await _note(session, table, step, columns, work, name, state=INVALID)
    return name


async def _build_at_once(session: Session, table: TableRow, step: AddIndex, columns: list[str], work: Work) -> None:
    """On a table no release uses nobody waits, so it is quicker without CONCURRENTLY."""
    known = await indexes_of(session, table)
    name = _name(table, step, columns, ())
    if any(each.name == name and each.state == PREPARED for each in known):
        return
    await session.raw.execute(f"drop index if exists {quoted(table.schema)}.{quoted(name)}")
    await session.raw.execute(_create(name, table, step, columns, concurrently=False))
    await _note(session, table, step, columns, work, name, state=PREPARED)


def _create(name: str, table: TableRow, step: AddIndex, columns: Sequence[str], *, concurrently: bool) -> str:
    if step.method not in METHODS and step.method not in OF_TEXT:
        raise ValueError(f"{step.method!r} is not an index method")
    unique, how = "unique " if step.unique else "", "concurrently " if concurrently else ""
    listed = ", ".join(quoted(column) for column in columns)
    where = "where deleted_at is null"
    using = OF_TEXT[step.method].format(column=listed) if step.method in OF_TEXT else f"{step.method} ({listed})"
    return f"create {unique}index {how}{quoted(name)} on {table.sql} using {using} {where}"


def _name(table: TableRow, step: AddIndex, columns: Sequence[str], taken: Iterable[str]) -> str:
    suffix = {"search": "s", "pinyin": "p"}.get(step.method, "u" if step.unique else "i")
    return physical(joined(f"{table.name}_{columns[0]}", suffix), step.name, set(taken))


def _exists(known: Sequence[IndexRow], step: AddIndex, columns: list[str]) -> bool:
    """The live release already has exactly this index."""
    wanted = (step.name, columns, step.unique, step.method)
    return any(
        (each.asked_by, list(each.columns), each.is_unique, each.method) == wanted and each.state == READY
        for each in known
    )


async def _refuse_duplicates(
    session: ReadSession, table: TableRow, step: AddIndex, columns: Sequence[str], work: Work
) -> None:
    listed = ", ".join(quoted(column) for column in columns)
    present = " and ".join(f"{quoted(column)} is not null" for column in columns)
    groups = (
        f"select {listed} from {table.sql} where deleted_at is null and {present} group by {listed} having count(*) > 1"
    )
    count = await session.raw.fetchval(f"select count(*) from ({groups}) doubled")
    if not count:
        return
    raise Invalid([DUPLICATES.at("", field=_label(work, step.name), count=count)])


async def _note(
    session: ReadSession, table: TableRow, step: AddIndex, columns: Sequence[str], work: Work, name: str, *, state: str
) -> None:
    await put(
        session, physical_index,
        app=table.app, form=table.form, index_name=name, asked_by=step.name, fields=list(step.fields),
        columns=list(columns), is_unique=step.unique, method=step.method, state=state, publication=work.publication,
    )  # fmt: skip


def _label(work: Work, uid: str) -> object:
    return work.labels.get(uid, {"zh": uid, "en": uid})
