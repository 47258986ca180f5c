"""What waits: marks put down with the write that makes values old, so that no crash and no other process loses them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from engine.database.identifier import new_id
from engine.database.session import ReadSession, Session
from engine.records.computed.tables import recompute
from engine.records.entity import Entity

NOBODY = UUID(int=0)
"""The source of a mark for a whole form."""


async def mark(session: Session, entity: Entity, step: str, sources: Iterable[UUID], *, now: datetime) -> None:
    """Let the records reached from these sources wait; those that wait already begin anew."""
    rows = [
        {
            "form": entity.uid,
            "step": step,
            "source": source,
            "app": entity.app,
            "stamp": new_id(),
            "since": now,
            "done": 0,
        }
        for source in sorted(set(sources))  # always in the same order: two writers do not wait for each other
    ]
    if not rows:
        return
    put = insert(recompute)
    put = put.on_conflict_do_update(
        index_elements=[recompute.c.form, recompute.c.step, recompute.c.source],
        set_={"stamp": put.excluded.stamp, "after": None, "done": 0, "due": None},
    )
    await session.execute(put, rows)


async def take(session: Session, now: datetime, until: datetime, *, limit: int = 1) -> Sequence[dict[str, object]]:
    """The marks that wait longest and nobody works on, ours until an instant."""
    r = recompute.c
    free = or_(r.lease_until.is_(None), r.lease_until < now)
    oldest = (
        select(r.form, r.step, r.source)
        .where(free)
        .order_by(r.since)
        .limit(bindparam("most", limit, type_=Integer))
        .with_for_update(skip_locked=True)
        .subquery()
    )
    taken = (
        update(recompute)
        .where(r.form == oldest.c.form, r.step == oldest.c.step, r.source == oldest.c.source)
        .values(lease_until=until)
        .returning(*recompute.c)
    )
    return [dict(row._mapping) for row in await session.rows(taken)]


Key = tuple[str, str, UUID, UUID]
"""Form, step, source and stamp of a mark."""


async def went_on(session: Session, key: Key, *, after: UUID, done: int, due: datetime, until: datetime) -> bool:
    """Note how far it is; false where the source has changed again meanwhile, so that it begins anew."""
    r = recompute.c
    form, step, source, stamp = key
    is_it = and_(r.form == form, r.step == step, r.source == source, r.stamp == stamp)
    noted = update(recompute).where(is_it).values(after=after, done=r.done + done, due=due, lease_until=until)
    return (await session.execute(noted)).rowcount == 1


async def finished(session: Session, key: Key) -> None:
    """Nothing waits any more; of what changed again meanwhile the mark stays and is free."""
    r = recompute.c
    form, step, source, stamp = key
    is_it = (r.form == form, r.step == step, r.source == source)
    await session.execute(delete(recompute).where(*is_it, r.stamp == stamp))
    await freed(session, key)


async def freed(session: Session, key: Key) -> None:
    """It changed again while it was worked on: whoever comes first begins anew."""
    r = recompute.c
    form, step, source, _ = key
    is_it = (r.form == form, r.step == step, r.source == source)
    await session.execute(update(recompute).where(*is_it).values(lease_until=None))


async def how_many(session: ReadSession) -> int:
    """How many marks there are."""
    return int(await session.scalar(select(func.count()).select_from(recompute)) or 0)
