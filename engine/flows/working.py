"""What goes on without anybody asking: timers that are due, and what steps left to be done.

Whoever claims one holds the root of its case first, as every step does, and passes over cases that are held: any number
of workers may do this at once. What a row asks is done, and the row marked, in one transaction.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, Table, exists, literal, or_, select, update

from engine.database.session import Database, ReadSession, Session
from engine.errors import Conflict
from engine.flows import calling, commands, store
from engine.flows.outgoing import PERFORM
from engine.flows.scheduling import start_due
from engine.flows.step import Flows
from engine.flows.store import Done, Told
from engine.flows.tables import case, child, incident, job, outbox, scope, subscription, task, timer, token
from engine.identity.actor import SYSTEM
from engine.jobs.duties import Duty

log = structlog.get_logger(__name__)
AT_ONCE = 200
MOST_FAILED = 8
LONGEST = timedelta(hours=1)
root = case.alias("root")
ONE = literal(1)


def duties(flows: Flows, database: Database) -> list[Duty]:
    """What a worker does of flows by the clock."""
    return [
        Duty("fire timers of flows", 1, lambda: fire_due(flows, database)),
        Duty("send what flows have to send", 1, lambda: send_out(flows, database)),
        Duty("start flows by the clock", 15, lambda: start_due(flows, database)),
        Duty("watch for stuck cases", 60, lambda: watch(database)),
    ]


async def go_on(flows: Flows, database: Database) -> int:
    """Do everything that is due by now; how much that was."""
    done = 0
    while True:
        found = await fire_due(flows, database) + await send_out(flows, database)
        if not found:
            return done
        done += found


async def fire_due(flows: Flows, database: Database) -> int:
    """Fire the timers that are due, each in a step of its own."""
    return await _each(lambda session, claimed: _fire(flows, session, claimed), database, timer, flows)


async def send_out(flows: Flows, database: Database) -> int:
    """Do what steps left to be done; calls to others are made outside of any transaction."""
    done = await _each(lambda session, claimed: _perform(flows, session, claimed), database, outbox, flows)
    return done + await calling.call_out(flows, database)


Claimed = tuple[ColumnElement[bool], dict[str, Any]]
"""Which row is worked on, and as it was."""
Work = Callable[[Session, list[Claimed]], Awaitable[None]]
"""Claims one row, says which, and does what it asks."""


async def _each(work: Work, database: Database, table: Table, flows: Flows) -> int:
    """One after the other until none is left; one that fails is put off, and tried again less and less often."""
    for done in range(AT_ONCE):
        claimed: list[Claimed] = []

        async def one(session: Session, claimed: list[Claimed] = claimed) -> bool:
            claimed.clear()
            await work(session, claimed)
            return bool(claimed)

        try:
            if not await database.run(one):
                return done
        except Exception as error:
            if not claimed:
                raise
            log.warning("flow_work_failed", what=table.name, exc_info=error)
            await _put_off(database, table, claimed[0], flows, error)
    return AT_ONCE


async def _put_off(database: Database, table: Table, claimed: Claimed, flows: Flows, error: Exception) -> None:
    where, row = claimed
    failed = int(row["failed" if table is timer else "attempts"]) + 1
    later = flows.clock.business() + min(timedelta(seconds=2**failed), LONGEST)
    if table is timer:
        changed: dict[str, Any] = {"failed": failed, "tried_at": later}
    else:
        changed = {"attempts": failed, "run_at": later, "reason": type(error).__name__}
        changed |= {"state": "dead"} if failed >= MOST_FAILED else {}
    async with database.transaction() as session:
        await session.execute(update(table).where(where).values(**changed))


async def _fire(flows: Flows, session: Session, claimed: list[Claimed]) -> None:
    now, t = flows.clock.business(), timer.c
    due = (
        select(timer)
        .join(case, case.c.id == t.case_id)
        .join(root, root.c.id == case.c.root_id)
        .where(t.due <= now, t.stopped.is_(None), ~case.c.suspended, or_(t.tried_at.is_(None), t.tried_at <= now))
        .order_by(t.due)
        .limit(1)
        .with_for_update(of=root, skip_locked=True, key_share=True)
    )
    row = await session.row(due)
    if row is None:
        return
    claimed.append(((t.case_id == row.case_id) & (t.number == row.number), dict(row._mapping)))
    held = await store.held_case(session, Told(SYSTEM.person, now), case=row.case_id)
    assert not isinstance(held, Done)
    if row.number in held.state.timers:  # else somebody's step withdrew it while we waited
        await flows.take(session, held, Told(SYSTEM.person, now), commands.Fire(row.number))


async def _perform(flows: Flows, session: Session, claimed: list[Claimed]) -> None:
    now, o = flows.clock.business(), outbox.c
    due = (
        select(outbox)
        .join(case, case.c.id == o.case_id)
        .join(root, root.c.id == case.c.root_id)
        .where(o.state == "waiting", o.run_at <= now, o.kind != "call", ~case.c.suspended)
        .order_by(o.run_at, o.id)
        .limit(1)
        .with_for_update(of=root, skip_locked=True, key_share=True)
    )
    row = await session.row(due)
    if row is None:
        return
    claimed.append((o.id == row.id, dict(row._mapping)))
    still = await session.row(select(o.state).where(o.id == row.id))
    if still is not None and still.state == "waiting":
        try:
            await PERFORM[row.kind](flows, session, row)
        except Conflict as error:  # what it was for is over by now
            log.info("flow_work_too_late", kind=row.kind, code=error.code)
        await session.execute(update(outbox).where(o.id == row.id).values(state="done", attempts=o.attempts + 1))


async def orphans(session: ReadSession) -> list[tuple[UUID, int]]:
    """Tokens of open cases that nothing will ever move: no task, timer, call, message, case, inner scope, incident or
    join to wait for. There must be none."""
    t = token.c

    def waits(table: Table, *more: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists(select(ONE).where(table.c.case_id == t.case_id, table.c.token == t.number, *more))

    open_tasks = task.c.state.in_(("open", "waiting", "paused"))
    waited = or_(
        t.waits == "join", waits(task, open_tasks), waits(timer), waits(job), waits(subscription), waits(child),
        waits(scope), waits(incident, incident.c.closed_at.is_(None)),
    )  # fmt: skip
    statement = select(t.case_id, t.number).join(case, case.c.id == t.case_id).where(case.c.status == "open", ~waited)
    return [(row.case_id, row.number) for row in await session.rows(statement.limit(100))]


async def watch(database: Database) -> int:
    """Say which cases are stuck; how many there are."""
    async with database.reading() as session:
        found = await orphans(session)
    for stuck, number in found:
        log.error("flow_orphan_token", case=str(stuck), token=number)
    return len(found)
