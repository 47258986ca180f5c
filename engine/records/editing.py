"""Who else has a record open for editing, for those who may read it. A lease of a minute or so: whoever edits asks for
it again and again and gives it back when he leaves; one that is not asked for any more is over by itself.

It holds nobody up: a write is decided by the record's version, not by who announced himself. It is no part of the
record's history either.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert

from engine.clock import Clock
from engine.database.session import Session
from engine.errors import Forbidden, NotFound
from engine.permissions.access import Action
from engine.permissions.rights import Rights
from engine.records.caller import Caller
from engine.records.lens import ACTION_LABELS, RECORD
from engine.records.names import names
from engine.records.projection import person_ref
from engine.records.reading import fetch
from engine.records.tables import record_editing as t

LASTS = timedelta(seconds=75)
"""Longer than the minute between two ticks of a page in the background."""
MOST_TOLD = 10


async def others(caller: Caller, app: str, form: str, record: UUID) -> list[dict[str, Any]]:
    """Everybody but oneself who has the record open for editing, by name."""
    await _readable(caller, app, form, record)
    return await _others(caller, record)


async def edit(caller: Caller, app: str, form: str, record: UUID) -> list[dict[str, Any]]:
    """Be seen editing for another while, where one may; and everybody else who does."""
    rights = await _readable(caller, app, form, record)
    if Action.UPDATE not in rights.actions:
        raise Forbidden(ACTION_LABELS[Action.UPDATE].as_dict())
    lease = upsert(t).values(record_id=record, person_id=caller.actor.person, until=caller.clock.real() + LASTS)
    await caller.session.execute(
        lease.on_conflict_do_update(index_elements=[t.c.record_id, t.c.person_id], set_={"until": lease.excluded.until})
    )
    return await _others(caller, record)


async def leave(caller: Caller, app: str, form: str, record: UUID) -> None:
    """Be seen no longer. Whoever may not read the record any more is gone too."""
    caller.lens(app, form)
    mine = (t.c.record_id == record, t.c.person_id == caller.actor.person)
    await caller.session.execute(delete(t).where(*mine))


async def forget(session: Session, clock: Clock) -> None:
    """Drop leases that are over."""
    await session.execute(delete(t).where(t.c.until <= clock.real()))


async def _readable(caller: Caller, app: str, form: str, record: UUID) -> Rights:
    lens = caller.lens(app, form)
    lens.need(Action.READ)
    reading, row = await fetch(caller, lens, record)
    if row is None:
        raise NotFound(RECORD.as_dict(), record)
    return reading.projection.rights(row)


async def _others(caller: Caller, record: UUID) -> list[dict[str, Any]]:
    open_now = (t.c.record_id == record, t.c.until > caller.clock.real(), t.c.person_id != caller.actor.person)
    rows = await caller.session.rows(select(t.c.person_id).where(*open_now).order_by(t.c.person_id).limit(MOST_TOLD))
    known = await names(caller.session, {each.person_id for each in rows}, set())
    return [ref for each in rows if (ref := person_ref(each.person_id, known)) is not None]
