"""Making and dropping the indexes of lists: beside the writers, by a job that finds what a killed one has done.

The name of an index is made of its row and its definition, so that whoever goes on sees at once what stands: another
definition or a broken-off one is dropped, the right one is left. A lock of its own keeps two from building at once.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import asyncpg
import structlog
from sqlalchemy import delete, select, update

from engine.audit import service as audit
from engine.audit.kinds import kind
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.failure import DEADLOCK, LOCK_TIMEOUT, sqlstate
from engine.database.session import Database, Session
from engine.definitions.tables import physical_table
from engine.errors import NotFound
from engine.identity.actor import SYSTEM
from engine.jobs.queue import Queue
from engine.jobs.task import Task
from engine.records.entity import Entity
from engine.records.schema.brief import patiently
from engine.records.schema.names import qualified
from engine.records.speed.keys import columns, create_text, definition, index_name, keys_from, prefix
from engine.records.speed.tables import BUILDING, DROPPING, FAILED, GONE, READY, list_index, slow_list
from engine.records.speed.watch import BOUNDS, percentile

KIND = "list_index"
ATTEMPTS = 6
STUCK = timedelta(hours=1)
TOO_LONG = "54000"
"""PostgreSQL's way of saying that an entry has no room in an index."""

PASSING = (asyncpg.OperatorInterventionError, asyncpg.PostgresConnectionError)
GONE_WITH = kind("index.gone", zh="列表索引随字段删除", en="Index of a list dropped with its field")
REASONS = {
    "values": {"zh": "有记录的值太长，放不进索引", "en": "Some records hold values too long for an index"},
    "database": {
        "zh": "数据库没有建成，没有留下任何东西",
        "en": "The database could not build it; nothing is left of it",
    },
    "field": {
        "zh": "它用到的字段已停用、已加密或改成了不能排序的类型",
        "en": "A field it needs is retired, encrypted, or of a type without an order by now",
    },
    "form": {"zh": "表单已不在发布版本里", "en": "Its form is not published any more"},
}
_c = list_index.c
_COLUMNS = tuple(_c)
log = structlog.get_logger(__name__)


class Making:
    """Brings the indexes there are to what is asked for."""

    def __init__(self, database: Database, live: Any, clock: Clock, queue: Queue) -> None:
        """Any: `definitions.live.Live`."""
        self._database, self._live, self._clock, self._queue = database, live, clock, queue

    async def work(self, task: Task) -> None:
        """One index: made, made anew or dropped, as its row says."""
        key = UUID(task.payload["index"])
        async with self._database.reading() as session:
            row = await session.row(select(*_COLUMNS).where(_c.id == key))
        if row is None:
            return
        if row.state == BUILDING:
            await self._build(task, row)
        elif row.state in (DROPPING, GONE):
            await self._clear(row, keep=None)
            if row.state == DROPPING:
                async with task.transaction() as session:
                    await session.execute(delete(list_index).where(_c.id == key, _c.state == DROPPING))
                    await task.finish(session)

    async def keep_up(self) -> None:
        """What stands on another column by now is made anew; what has nothing to stand on is dropped, and told."""
        async with self._database.reading() as session:
            rows = await session.rows(select(*_COLUMNS).where(_c.state.in_((READY, FAILED))))
        for row in rows:
            entity = entity_of(self._live.now, row.form)
            reason = _nothing_to_stand_on(entity, row)
            if reason is not None:
                await self._database.run(partial(self._give_up, row=row, reason=reason))
            elif entity is not None and row.state == READY and columns(entity, keys_from(row.parts)) != row.stands_on:
                await self._database.run(partial(self._again, row=row))

        stuck = (_c.state.in_((BUILDING, DROPPING)), _c.changed_at < self._clock.real() - STUCK)
        async with self._database.reading() as session:
            rows = await session.rows(select(*_COLUMNS).where(*stuck))
        for row in rows:  # its job was given up; another finds what that one has done
            await self._database.run(partial(self._again, row=row, state=row.state))

    async def _give_up(self, session: Session, row: Any, reason: str) -> None:
        if await self._turn(session, row, state=GONE, reason=REASONS[reason]):
            await self._queue.enqueue(session, KIND, {"index": str(row.id)})
            subject, details = Subject("form", row.form), {"index": str(row.id), "reason": reason}
            await audit.record(session, SYSTEM, GONE_WITH, app=row.app, subject=subject, details=details)

    async def _again(self, session: Session, row: Any, state: str = BUILDING) -> None:
        if await self._turn(session, row, state=state, reason=None):
            await self._queue.enqueue(session, KIND, {"index": str(row.id)})

    async def _turn(self, session: Session, row: Any, **values: Any) -> bool:
        changed = update(list_index).where(_c.id == row.id, _c.state == row.state)
        return (await session.execute(changed.values(**values, changed_at=self._clock.real()))).rowcount == 1

    async def _build(self, task: Task, row: Any) -> None:
        entity = entity_of(self._live.now, row.form)
        keys = keys_from(row.parts)
        written = None if entity is None else definition(entity, keys)
        if entity is None or written is None:
            await self._database.run(lambda session: self._give_up(session, row, "field" if entity else "form"))
            return
        try:
            await self._stand(row, entity, index_name(row.id, written), written)
        except asyncpg.PostgresError as error:
            passing = sqlstate(error) in {DEADLOCK, LOCK_TIMEOUT} or isinstance(error, PASSING)
            if passing and task.attempt < ATTEMPTS:
                raise
            log.warning("list_index_failed", index=str(row.id), sqlstate=sqlstate(error))
            await self._clear(row, keep=None)
            reason = REASONS["values" if sqlstate(error) == TOO_LONG else "database"]
            async with task.transaction() as session:
                await self._turn(session, row, state=FAILED, reason=reason)
                await task.finish(session)
            return
        async with task.transaction() as session:
            await self._done(session, row, columns(entity, keys))
            await task.finish(session)

    async def _stand(self, row: Any, entity: Entity, name: str, written: str) -> None:
        """The index stands under its name, and nothing else under another of its names."""
        async with patiently(self._database) as connection:
            await connection.execute("select pg_advisory_lock(hashtextextended($1, 0))", str(row.id))
            standing = await _drop_others(connection, row.id, entity.schema_name, keep=name)
            if not standing:
                await connection.execute(create_text(entity, name, written))
            # what an index orders by that is no column has no statistics until somebody looks
            await connection.execute(f"analyze {qualified(entity.schema_name, entity.table_name)}")

    async def _clear(self, row: Any, *, keep: str | None) -> None:
        async with self._database.reading() as session:
            table = physical_table.c
            schema = await session.scalar(select(table.schema_name).where(table.app == row.app, table.form == row.form))
        async with patiently(self._database) as connection:
            await connection.execute("select pg_advisory_lock(hashtextextended($1, 0))", str(row.id))
            await _drop_others(connection, row.id, schema, keep=keep)

    async def _done(self, session: Session, row: Any, on: list[str]) -> None:
        """It is ready: how long the list took so far is kept, and what comes is counted afresh."""
        c, now = slow_list.c, self._clock.real()
        values: dict[str, Any] = {"stands_on": on}
        if row.before is None:
            until = await session.row(select(c.calls, c.slow, c.counts).where(c.id == row.slow_list))
            values["before"] = None if until is None else times(until)
        if await self._turn(session, row, state=READY, reason=None, **values) and row.before is None:
            fresh = {"calls": 0, "slow": 0, "counts": [0] * (len(BOUNDS) + 1), "since": now}
            await session.execute(update(slow_list).where(c.id == row.slow_list).values(fresh))


def times(row: Any) -> dict[str, Any]:
    """How often a list was asked for and how long it took; `row` has what is counted of it."""
    return {
        "calls": row.calls,
        "slow": row.slow,
        "p50": percentile(row.counts, 0.5),
        "p95": percentile(row.counts, 0.95),
    }


def entity_of(picture: Any, form: str) -> Entity | None:
    """The live form of this uid. Any: a picture of the live releases."""
    try:
        found = picture.by_uid("form", form)
    except NotFound:
        return None
    entity: Entity = picture.entity(found.app, found.name)
    return entity


def _nothing_to_stand_on(entity: Entity | None, row: Any) -> str | None:
    if entity is None:
        return "form"
    return "field" if definition(entity, keys_from(row.parts)) is None else None


async def _drop_others(
    connection: asyncpg.Connection[asyncpg.Record], key: UUID, schema: str | None, *, keep: str | None
) -> bool:
    """Drop what was built for an index but for the whole one of this name; whether that stands."""
    stands = False
    for row in await connection.fetch(_BUILT, schema, prefix(key)):
        if row["name"] == keep and row["whole"]:
            stands = True
        else:
            await connection.execute(f"drop index concurrently if exists {qualified(schema or '', row['name'])}")
    return stands


_BUILT = (
    "select c.relname as name, i.indisvalid and i.indisready as whole from pg_index i"
    " join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace"
    " where n.nspname = $1 and starts_with(c.relname, $2)"
)
