"""Reading the trail: a page of entries, newest first, by kind, actor, app, subject and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, or_, select

from engine.audit.tables import audit_entry, audit_seal
from engine.database.session import ReadSession

COUNT_CAP = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: all conditions hold; `after` is the number of the last entry of the page before."""

    kind: str = ""
    actor: UUID | None = None
    app: str = ""
    subject: str = ""
    begin: datetime | None = None
    end: datetime | None = None
    after: int | None = None
    limit: int = 50


async def page(session: ReadSession, wanted: Wanted) -> Sequence[Row[Any]]:
    """A page of entries; one more than the limit when there are more."""
    e, s = audit_entry.c, audit_seal.c
    last = select(s.epoch, s.upto_xid).order_by(s.number.desc()).limit(1).subquery()
    sealed = func.coalesce(or_(e.epoch < last.c.epoch, e.xid < last.c.upto_xid), False).label("sealed")
    columns = (e.seq, e.at, e.kind, e.actor, e.acting_post, e.app, e.subject_type, e.subject_id)
    statement = select(*columns, e.details, e.address, e.trace_id, sealed).outerjoin(last, e.epoch <= last.c.epoch)
    if wanted.after is not None:
        statement = statement.where(e.seq < wanted.after)
    return await session.rows(_only(statement, wanted).order_by(e.seq.desc()).limit(wanted.limit + 1))


async def count(session: ReadSession, wanted: Wanted) -> int:
    """How many there are in all, at most `COUNT_CAP` + 1."""
    capped = _only(select(audit_entry.c.seq), wanted).limit(COUNT_CAP + 1).subquery()
    return int(await session.scalar(select(func.count()).select_from(capped)) or 0)


def _only(statement: Select[Any], wanted: Wanted) -> Select[Any]:
    e = audit_entry.c
    if wanted.kind:
        # "record" stands for every kind that begins with "record."
        matches = (
            (e.kind == wanted.kind) if "." in wanted.kind else e.kind.startswith(wanted.kind + ".", autoescape=True)
        )
        statement = statement.where(matches)
    if wanted.actor is not None:
        statement = statement.where(e.actor == wanted.actor)
    if wanted.app:
        statement = statement.where(e.app == wanted.app)
    if wanted.subject:
        statement = statement.where(e.subject_id == wanted.subject)
    if wanted.begin is not None:
        statement = statement.where(e.at >= wanted.begin)
    if wanted.end is not None:
        statement = statement.where(e.at < wanted.end)
    return statement
