"""Emptying the recycle bin: what has lain there longer than the installation keeps it leaves its form's table for good,
with what was said about it. Its history stays as long as the months it was written in.

A record that another still refers to, from the bin or outside it, waits until that one has gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, any_, bindparam, delete, exists, select
from sqlalchemy import literal_column as literal
from sqlalchemy.dialects.postgresql import ARRAY

from engine.audit import service as audit
from engine.audit.kinds import RECORDS_PURGED
from engine.audit.service import Subject
from engine.clock import Clock
from engine.database.failure import FOREIGN_KEY_VIOLATION, sqlstate
from engine.database.session import Database, Session
from engine.database.types import Identifier, Instant
from engine.files import claims
from engine.identity.actor import SYSTEM
from engine.identity.tables import record_share
from engine.query.render import render
from engine.records.columns import INTEGER, aliased_table, bare_table
from engine.records.entity import Entity
from engine.records.hold import Held, hold
from engine.records.referrers import Referrer, names, referrers_of
from engine.records.tables import comment

BATCH = 500
PASSES = 8
log = structlog.get_logger(__name__)


async def purge(database: Database, live: Held, clock: Clock, kept: timedelta) -> int:
    """Empty the bin of every form of what was deleted longer ago than `kept`; how many records went. Forms that refer
    to others are emptied before them, since one pass follows another until nothing more goes."""
    gone = 0
    for _ in range(PASSES):
        before = gone
        for app in live.now.apps():
            for form in live.now.definitions(app, "form"):
                gone += await _emptied(database, live, clock, app, form.name, kept)
        if gone == before:
            break
    return gone


async def _emptied(database: Database, live: Held, clock: Clock, app: str, form: str, kept: timedelta) -> int:
    async def work(session: Session) -> int:
        picture, _ = await hold(session, live, SYSTEM, app, None)
        return await _batch(session, picture, picture.entity(app, form), clock, kept)

    gone = 0
    try:
        while (went := await database.run(work)) == BATCH:
            gone += went
        return gone + went
    except Exception as error:
        if sqlstate(error) != FOREIGN_KEY_VIOLATION:
            raise
        log.warning("bin_not_emptied", form=f"{app}/{form}")  # something refers to it that no live form knows of
        return gone


async def _batch(session: Session, picture: Any, entity: Entity, clock: Clock, kept: timedelta) -> int:
    table = bare_table(entity)
    old = (
        select(table["id"])
        .where(
            table["deleted_at"] < bindparam("before", type_=Instant),
            *(~_referred(each, table["id"]) for each in referrers_of(picture, entity)),
        )
        .order_by(table["deleted_at"])
        .limit(bindparam("most", type_=INTEGER))
        .with_for_update(skip_locked=True)
    )
    statement = render(
        delete(table.source).where(table["id"].in_(old)).returning(table["id"]),  # type: ignore[arg-type]
        comment=f"{entity.reference} {entity.version_id}",
    )
    bound = {"before": clock.business() - kept, "most": BATCH}
    ids = [row[0] for row in await session.raw.fetch(statement.text, *statement.arguments(bound))]
    if ids:
        await _leave_nothing(session, entity, ids)
    return len(ids)


async def _leave_nothing(session: Session, entity: Entity, ids: Sequence[UUID]) -> None:
    one_of = comment.c.record_id == any_(bindparam("ids", type_=ARRAY(Identifier)))
    await session.execute(delete(comment).where(one_of), {"ids": list(ids)})
    shared = record_share.c.record_id == any_(bindparam("ids", type_=ARRAY(Identifier)))
    await session.execute(delete(record_share).where(shared), {"ids": list(ids)})
    await claims.drop_of_records(session, ids)
    details = {"form": entity.name, "records": sorted(str(each) for each in ids)}
    subject = Subject("form", entity.uid)
    await audit.record(session, SYSTEM, RECORDS_PURGED, app=entity.app, subject=subject, details=details)


def _referred(referrer: Referrer, key: ColumnElement[Any]) -> ColumnElement[bool]:
    """A record refers to it, wherever it lies."""
    other = aliased_table(referrer.entity, f"by_{referrer.field.uid}")
    several = referrer.field.several is not None
    return exists(
        select(literal("1")).select_from(other.source).where(names(other.of(referrer.field), key, several=several))
    )
