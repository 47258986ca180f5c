"""Calls to other systems: made outside of any transaction, under a key that stays the same however often it is tried;
an answer counts only with the fence of the call it is for, and what is not known to have been done is an incident."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import select, update

from engine.database.session import Database, Session
from engine.errors import Conflict
from engine.flows import commands, store
from engine.flows.spans import read_span
from engine.flows.step import Flows
from engine.flows.store import Done, Told
from engine.flows.tables import case, outbox
from engine.identity.actor import SYSTEM

log = structlog.get_logger(__name__)
LEASE = timedelta(seconds=60)
AT_ONCE = 50
Service = Callable[[Mapping[str, Any], str], Awaitable[Any]]
"""Another system: what it is given, and the key under which it does something once; → what it answers."""


class CallFailed(Exception):
    """The service said no, and would say so again."""


async def call_out(flows: Flows, database: Database) -> int:
    """Make the calls that are due."""
    for done in range(AT_ONCE):
        row = await database.run(lambda session: _claim(flows, session))
        if row is None:
            return done
        result, failure = None, None
        try:
            service = flows.services.get(row.payload["service"])
            if service is None:
                raise CallFailed(f"no service {row.payload['service']}")
            result = await service(row.payload["input"], row.key.rsplit(":", 1)[0])
        except CallFailed as error:
            failure = str(error)
        except Exception as error:  # whether it was done is not known: it is asked again under the same key
            log.warning("flow_call_failed", service=row.payload["service"], exc_info=error)
            if row.attempts <= row.payload["retry"]["most"]:
                await _again(flows, database, row)
                continue
            failure = type(error).__name__
        await database.run(lambda session, r=row, a=result, f=failure: _answer(flows, session, r, a, f))  # type: ignore[misc]
    return AT_ONCE


async def _claim(flows: Flows, session: Session) -> Any:
    now, o = flows.clock.business(), outbox.c
    due = (
        select(o.id)
        .join(case, case.c.id == o.case_id)
        .where(o.state == "waiting", o.kind == "call", o.run_at <= now, ~case.c.suspended)
        .order_by(o.run_at)
        .limit(1)
        .with_for_update(of=outbox, skip_locked=True)
    )
    taken = update(outbox).where(o.id == due.scalar_subquery()).values(attempts=o.attempts + 1, run_at=now + LEASE)
    return await session.row(taken.returning(o.id, o.case_id, o.key, o.payload, o.attempts))


async def _again(flows: Flows, database: Database, row: Any) -> None:
    """Each time after twice as long."""
    span = read_span(row.payload["retry"]["after"])
    wait = timedelta(days=span.days, seconds=span.seconds) if span is not None else timedelta(seconds=10)
    later = flows.clock.business() + wait * 2 ** min(row.attempts - 1, 10)
    async with database.transaction() as session:
        await session.execute(update(outbox).where(outbox.c.id == row.id).values(run_at=later))


async def _answer(flows: Flows, session: Session, row: Any, result: Any, failure: str | None) -> None:
    told = Told(SYSTEM.person, flows.clock.business())
    held = await store.held_case(session, told, case=row.case_id)
    assert not isinstance(held, Done), "the system acts under no key"
    command = commands.Answer(row.payload["job"], row.payload["fence"], result, failure)
    try:
        await flows.take(session, held, told, command)
    except Conflict:
        log.warning("flow_late_answer", case=str(row.case_id), service=row.payload["service"])
    await session.execute(update(outbox).where(outbox.c.id == row.id).values(state="done", reason=failure))
