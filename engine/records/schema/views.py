"""Readable views: what people who query the database find under the names of today, while tables keep their first ones.

`v_<app>.<form>` shows the fields of the live release by their names, records in the recycle bin left out, and fields
with a sensitivity class left out: whoever needs those asks the platform, which knows his rights and writes them down.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from engine.database.session import Database, ReadSession, Session
from engine.definitions.steps import Work
from engine.records.schema.brief import briefly
from engine.records.schema.catalogue import READY, TableRow, columns_of, tables_of
from engine.records.schema.columns import SYSTEM_COLUMNS
from engine.records.schema.names import qualified, quoted, view_schema

HIDDEN = frozenset({"deleted_at", "deleted_by"})


async def renew_views(database: Database, work: Work) -> None:
    """Bring the views up to the live release; one that says what it said is left alone."""
    schema = view_schema(work.app)
    async with database.reading() as session:
        wanted = {
            work.names[table.form]: await _definition(session, table, work)
            for table in await tables_of(session, work.app)
            if table.state == READY and table.form in work.names
        }
        present = await _present(session, schema)

    async def renew(session: Session) -> None:
        await session.raw.execute(f"create schema if not exists {quoted(schema)}")
        for name in present:
            if present[name] != _mark(wanted.get(name)):
                await session.raw.execute(f"drop view if exists {qualified(schema, name)}")
        for name, sql in wanted.items():
            if present.get(name) != _mark(sql):
                await session.raw.execute(f"create view {qualified(schema, name)} as {sql}")
                await session.raw.execute(f"comment on view {qualified(schema, name)} is '{_mark(sql)}'")

    if present != {name: _mark(sql) for name, sql in wanted.items()}:
        await briefly(database, work.app, renew)


async def _definition(session: ReadSession, table: TableRow, work: Work) -> str:
    names = work.parts.get(table.form, {})
    shown = {
        names[column.field]: column.name
        for column in await columns_of(session, table)
        if column.state == READY and column.field in names and column.field not in work.secret
    }
    system = [column for column in SYSTEM_COLUMNS if column not in HIDDEN and column not in shown]
    listed = [quoted(column) for column in system]
    listed += [f"{quoted(column)} as {quoted(name)}" for name, column in sorted(shown.items())]
    return f"select {', '.join(listed)} from {table.sql} where deleted_at is null"


async def _present(session: ReadSession, schema: str) -> Mapping[str, str | None]:
    rows = await session.raw.fetch(
        "select c.relname, pg_catalog.obj_description(c.oid, 'pg_class') from pg_catalog.pg_class c"
        " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'v'",
        schema,
    )
    return dict(map(tuple, rows))


def _mark(sql: str | None) -> str | None:
    """What a view's comment holds, by which one sees that it is as it should be."""
    return None if sql is None else f"langqiao {hashlib.sha256(sql.encode()).hexdigest()[:32]}"
