"""Columns left by a change of type: kept for thirty days, so that going back brings back every value, and then dropped.

Nothing else is ever dropped: the column of a retired field stays.
"""

from __future__ import annotations

from datetime import timedelta

import structlog
from sqlalchemy import and_, exists, select

from engine.clock import Clock
from engine.database.session import Database, Session
from engine.definitions.tables import physical_column, physical_table, publication
from engine.records.schema.brief import briefly
from engine.records.schema.catalogue import RETIRED, forget
from engine.records.schema.names import qualified, quoted

log = structlog.get_logger(__name__)
KEPT = timedelta(days=30)
AT_ONCE = 20


async def drop_left_columns(database: Database, clock: Clock) -> int:
    """Drop what its thirty days are over for; how many."""
    old, new, table = physical_column.alias("old"), physical_column.alias("new"), physical_table
    same = and_(new.c.app == old.c.app, new.c.form == old.c.form, new.c.came_from == old.c.column_name)
    switched = publication.c.ended_at < clock.real() - KEPT
    # a column that was gone back to is another's origin, and waits for that one's thirty days as well
    due = exists().where(same, publication.c.id == new.c.publication, switched)
    young = exists().where(same, publication.c.id == new.c.publication, ~switched | publication.c.ended_at.is_(None))
    statement = (
        select(old.c.app, old.c.form, old.c.column_name, table.c.schema_name, table.c.table_name)
        .join(table, and_(table.c.app == old.c.app, table.c.form == old.c.form))
        .where(old.c.state == RETIRED, due, ~young)
        .limit(AT_ONCE)
    )
    async with database.reading() as session:
        found = await session.rows(statement)
    for row in found:
        await _drop(database, *tuple(row))
    return len(found)


async def _drop(database: Database, app: str, form: str, column: str, schema: str, table: str) -> None:
    async def drop(session: Session) -> None:
        await session.raw.execute(
            f"alter table {qualified(schema, table)} drop column if exists {quoted(column)} restrict"
        )
        kept = physical_column.c
        is_it = (kept.app == app, kept.form == form, kept.column_name == column, kept.state == RETIRED)
        await forget(session, physical_column, *is_it)

    await briefly(database, table, drop)
    log.info("left_column_dropped", app=app, table=table, column=column)
